"""One transaction: turns are decided and put into words, and all of it is written, or nothing."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest

from bot.coach.facts.records import Logged
from bot.service.transactions.resources import Resources
from bot.service.transactions.task import Task
from bot.service.transactions.transaction import Transaction, transacting
from bot.store import queries
from bot.turn.model.outcome import Loaded, NeedMoreError, Outcome
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.runs import runs
from tests.support.app import START
from tests.support.databases import ON_BOTH
from tests.support.people import change, newcomers, rows, value, with_facts, with_runs
from tests.support.turns import ACME, a_no, held
from tests.support.words import READER

SAID = "SELECT person, run, key FROM outbox ORDER BY person, id"
Decide = Callable[[Loaded], Outcome]


def does(move: Callable[[Turn], object]) -> Decide:
    """A turn in which this happens."""

    def decide(loaded: Loaded) -> Outcome:
        turn = Turn(loaded, READER, START)
        move(turn)
        return turn.outcome()

    return decide


HELP = does(lambda turn: turn.card("thanked"))
BEGIN = does(lambda turn: runs.begin(turn, "no"))


def breaks(_: Loaded) -> Outcome:
    raise LookupError


async def loaded(transaction: Transaction, *people: int) -> None:
    await transaction.load(await queries.people_by_id(transaction.connection, people))


@pytest.fixture
async def two(resources: Resources) -> tuple[int, int]:
    """Two people of whom nothing else is known."""
    first, second = await newcomers(resources, 7, 8)
    return first, second


@ON_BOTH
async def test_what_a_turn_comes_to_is_there_after_the_commit(
    resources: Resources, two: tuple[int, int]
) -> None:
    """The run, what is said, and what of the person has changed."""
    async with transacting(resources, START) as transaction:
        await loaded(transaction, *two)
        assert await transaction.turn(two[0], BEGIN) is None
        await transaction.write()
    assert await rows(resources, SAID) == [(two[0], 1, "mood")]
    assert await rows(resources, "SELECT person, number, state FROM runs") == [(two[0], 1, "current")]
    assert await value(resources, f"SELECT last_run FROM people WHERE id = {two[0]}") == 1  # noqa: S608 - ours


async def test_nothing_is_there_where_it_breaks_on_the_way(
    resources: Resources, two: tuple[int, int]
) -> None:
    """Though all of it was written by then."""
    with suppress(LookupError):
        async with transacting(resources, START) as transaction:
            await loaded(transaction, *two)
            await transaction.turn(two[0], BEGIN)
            await transaction.write()
            raise LookupError
    assert await rows(resources, SAID) == []
    assert await value(resources, "SELECT count(*) FROM runs") == 0


async def test_a_turn_that_breaks_changes_nothing_and_its_neighbours_go_on(
    resources: Resources, two: tuple[int, int]
) -> None:
    """Those of the same person too."""
    async with transacting(resources, START) as transaction:
        await loaded(transaction, *two)
        tasks = [Task(two[0], BEGIN), Task(two[0], breaks), Task(two[1], HELP), Task(two[0], HELP)]
        results = await transaction.turns(tasks)
        assert [type(result) for result in results] == [type(None), LookupError, type(None), type(None)]
        with pytest.raises(LookupError):
            await transaction.turn(two[0], breaks)
        await transaction.write()
    assert await rows(resources, SAID) == [
        (two[0], 1, "mood"),
        (two[0], None, None),
        (two[1], None, None),
    ]


async def test_what_has_to_be_loaded_holds_up_nobody_and_changes_no_order(
    resources: Resources, two: tuple[int, int]
) -> None:
    """The second turn of a person waits for their first; other people's are decided meanwhile."""
    await with_facts(resources, two[0], held(100, Logged(ACME)))
    order: list[str] = []

    def looks(loaded: Loaded) -> Outcome:
        turn = Turn(loaded, READER, START)
        assert turn.history.case(ACME.number) is not None
        order.append("first")
        return turn.outcome()

    def notes(name: str) -> Decide:
        return does(lambda _: order.append(name))

    async with transacting(resources, START) as transaction:
        await loaded(transaction, *two)
        tasks = [Task(two[0], looks), Task(two[0], notes("second")), Task(two[1], notes("other"))]
        assert await transaction.turns(tasks) == [None] * 3
    assert order == ["other", "first", "second"]


async def test_what_is_decided_but_for_the_history_is_not_decided_again(
    resources: Resources, two: tuple[int, int]
) -> None:
    """It is gone on with, with what was loaded."""
    decided: list[Loaded] = []

    def decide(loaded: Loaded) -> Outcome:
        decided.append(loaded)
        raise NeedMoreError(history=True, resume=lambda known: Outcome(known.person))

    async with transacting(resources, START) as transaction:
        await loaded(transaction, *two)
        await transaction.turn(two[0], decide)
    assert len(decided) == 1


async def test_who_can_not_be_loaded_fails_alone(resources: Resources, two: tuple[int, int]) -> None:
    """All their turns do."""
    await with_facts(resources, two[0], held(100, Logged(ACME)))
    await change(resources, "UPDATE facts SET sealed = x'00'")
    looks = does(lambda turn: turn.history.cases)
    async with transacting(resources, START) as transaction:
        await loaded(transaction, *two)
        results = await transaction.turns([Task(two[0], looks), Task(two[1], looks), Task(two[0], HELP)])
    assert isinstance(results[0], Exception)
    assert results[1] is None
    assert results[2] is results[0]


async def test_a_question_that_was_just_asked_is_unread_for_what_follows(
    resources: Resources, two: tuple[int, int]
) -> None:
    """Nobody can have read it in between; one that is shown again they may have read."""
    seen: list[frozenset[tuple[int, str]]] = []

    def looks(loaded: Loaded) -> Outcome:
        seen.append(loaded.unread)
        return Outcome(loaded.person)

    await with_runs(resources, two[1], a_no(1))
    async with transacting(resources, START) as transaction:
        await loaded(transaction, *two)
        again = does(lambda turn: turn.ask_again())
        await transaction.turns([Task(two[0], BEGIN), Task(two[0], looks)])
        await transaction.turns([Task(two[1], again), Task(two[1], looks)])
    assert seen == [{(1, "mood")}, frozenset()]


async def test_whoever_leaves_has_a_stand_in_that_hears_the_last_word(
    resources: Resources, two: tuple[int, int]
) -> None:
    """What was said to them before is not; a stranger stands where they stood."""
    await with_runs(resources, two[0], a_no(1))

    def erases(loaded: Loaded) -> Outcome:
        return Outcome(loaded.person, (Card("coach", "erased"),), erases=True)

    async with transacting(resources, START) as transaction:
        await loaded(transaction, *two)
        await transaction.turns([Task(two[0], HELP), Task(two[0], erases), Task(two[1], HELP)])
        await transaction.write()
        assert transaction.erased == {two[0]}
        assert two[0] not in transaction.left_in_table
    [(one, leaving), (other, leaving_too)] = await rows(
        resources, "SELECT id, leaving FROM people ORDER BY id"
    )
    assert (one, bool(leaving), bool(leaving_too)) == (two[1], False, True)
    assert await rows(resources, "SELECT person FROM outbox ORDER BY person") == [(one,), (other,)]
    assert await value(resources, "SELECT count(*) FROM runs") == 0


async def test_files_that_were_asked_for_are_under_way_at_once(
    resources: Resources, two: tuple[int, int]
) -> None:
    """A second wish in the same batch is told so."""
    under_way: list[bool | None] = []

    def wants(loaded: Loaded) -> Outcome:
        under_way.append(loaded.files)
        return Outcome(loaded.person, exports=True)

    async with transacting(resources, START) as transaction:
        await loaded(transaction, *two)
        assert not transaction.exports
        await transaction.turns([Task(two[0], wants), Task(two[0], wants)])
        assert transaction.exports
    assert under_way == [None, True]
    assert await rows(resources, "SELECT person FROM wanted_files") == [(two[0],)]


async def test_the_language_changes_to_one_that_there_are_words_in(
    resources: Resources, two: tuple[int, int]
) -> None:
    """Of any region; else it stays as it is."""
    async with transacting(resources, START) as transaction:
        await loaded(transaction, *two)
        for spoken in ("EN-gb", "xx", None, ""):
            transaction.know(two[0], name="Ada", language=spoken)
            assert (transaction.person(two[0]).language, transaction.person(two[0]).name) == ("en", "Ada")


async def test_what_was_said_or_taken_out_of_the_way_is_counted(
    resources: Resources, two: tuple[int, int]
) -> None:
    """It is what was due; what nobody had planned is not."""
    at = START + timedelta(days=1)
    for person in two:
        plan = f"INSERT INTO nudges (person, key, run, due) VALUES ({person}, 'mood:1', 1, 0)"  # noqa: S608 - ours
        await change(resources, plan)

    def says(loaded: Loaded) -> Outcome:
        return Outcome(loaded.person, said="mood:1")

    async with transacting(resources, at) as transaction:
        await loaded(transaction, *two)
        await transaction.turns([Task(two[0], says, urgent=False), Task(two[1], HELP)])
        transaction.count_as_said(two[1], "mood:1")
        assert await transaction.write() == 2
    assert await value(resources, "SELECT count(*) FROM nudges WHERE said_at IS NULL") == 0
