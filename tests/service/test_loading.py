"""What turns rarely need is loaded for everybody at once; a person who can't be loaded fails alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.coach.facts.history import Established
from bot.coach.facts.records import Logged, NudgeHour
from bot.message import Message
from bot.service.transactions.changes import PersonChanges
from bot.service.transactions.loading import load_more
from bot.service.transactions.resources import Resources
from bot.store import chat_messages, exports, queries
from bot.turn.model.in_chat import REMOVABLE, InChat
from bot.turn.model.outcome import NeedMoreError, Outcome
from bot.turn.model.person import RunState
from tests.support.app import START
from tests.support.people import change, newcomers, sealer_of, waiting, with_facts, with_runs
from tests.support.turns import ACME, a_no, held

CLOSED = RunState.closed


class Files:
    """Two people in a transaction, and the connection it is on."""

    def __init__(self, connection: AsyncConnection, people: dict[int, PersonChanges]) -> None:
        self.connection, self.people = connection, people
        self.ada, self.ben = sorted(people)

    async def load(self, **needs: NeedMoreError) -> dict[int, Exception]:
        """needs: by name of the person."""
        wanted = {{"ada": self.ada, "ben": self.ben}[name]: need for name, need in needs.items()}
        return await load_more(self.connection, self.people, wanted)

    def runs(self) -> list[int]:
        return [run.number for run in self.people[self.ada].person.runs]


@asynccontextmanager
async def files(resources: Resources) -> AsyncIterator[Files]:
    async with resources.database.read() as connection:
        ids = (await connection.exec_driver_sql("SELECT id FROM people")).scalars().all()
    sealers = {number: await sealer_of(resources, number) for number in ids}
    async with resources.database.write() as connection:
        people: dict[int, PersonChanges] = {}
        for number in ids:
            lines = await queries.people_by_id(connection, [number])
            people[number] = PersonChanges.opened(lines, sealers[number], number, None, START)
        yield Files(connection, people)


@pytest.fixture
async def ada(resources: Resources) -> int:
    """One of two; they have a closed run, with a message of theirs, and one that is open."""
    [ada, _] = await newcomers(resources, 7, 8)
    await with_runs(resources, ada, a_no(1, mood="2").but(state=CLOSED), a_no(2))
    asked = f"INSERT INTO messages (person, message, run, key, ours) VALUES ({ada}"  # noqa: S608 - ours
    await change(resources, f"{asked}, 50, 1, 'mood', false)")
    await change(resources, f"{asked}, 51, 1, 'mood', true)")
    return ada


async def test_all_facts_of_several_people_are_loaded_at_once(resources: Resources, ada: int) -> None:
    """Each has their own; who has none has an empty history, and not none."""
    await with_facts(resources, ada, held(100, Logged(ACME)), held(100, NudgeHour(9)))
    async with files(resources) as found:
        assert await found.load(ada=NeedMoreError(history=True), ben=NeedMoreError(history=True)) == {}
        histories = [found.people[number].loaded.history for number in (found.ada, found.ben)]
        assert found.people[ada].loaded.looked_for == frozenset()
    assert [history is not None and len(history.facts) for history in histories] == [2, 0]


async def test_what_this_transaction_has_changed_is_in_the_history(resources: Resources, ada: int) -> None:
    """It is not written yet: what is new is there, and what is gone isn't."""
    await with_facts(resources, ada, held(100, Logged(ACME)), held(100, NudgeHour(9)))
    async with files(resources) as found:
        file = found.people[ada]
        new = Established(200, "hour", START, NudgeHour(12))
        file.take_in(Outcome(file.person, new=(new,), gone=((100, "logged"),)))
        await found.load(ada=NeedMoreError(history=True))
        history = file.loaded.history
    assert history is not None
    assert (history.case(ACME.number), history.hour) == (None, 12)


async def test_a_closed_run_is_found_by_its_number_and_by_a_message_of_theirs(
    resources: Resources, ada: int
) -> None:
    """That it was looked for is known; a message of ours went into no run."""
    for need, what, there in (
        (NeedMoreError(run=1), ("run", 1), [2, 1]),
        (NeedMoreError(message=50), ("message", 50), [2, 1]),
        (NeedMoreError(message=51), ("message", 51), [2]),
        (NeedMoreError(run=9), ("run", 9), [2]),
    ):
        async with files(resources) as found:
            assert await found.load(ada=need) == {}
            assert found.runs() == there
            assert found.people[ada].loaded.looked_for == {what}


async def test_what_is_known_already_or_was_removed_is_not_loaded_again(
    resources: Resources, ada: int
) -> None:
    """A run that was thrown away in this transaction still stands in the table."""
    async with files(resources) as found:
        await found.load(ada=NeedMoreError(run=2))
        assert found.runs() == [2]
        file = found.people[ada]
        file.take_in(Outcome(file.person, removed=(1,)))
        await found.load(ada=NeedMoreError(run=1))
        await found.load(ada=NeedMoreError(message=50))
        assert found.runs() == [2]
        assert file.loaded.looked_for == {("run", 2), ("run", 1), ("message", 50)}


async def test_who_can_not_be_read_fails_alone(resources: Resources, ada: int) -> None:
    """Damaged facts, and a damaged run."""
    await with_facts(resources, ada, held(100, Logged(ACME)))
    await change(resources, "UPDATE facts SET sealed = x'00'")
    await change(resources, "UPDATE runs SET sealed = x'00' WHERE number = 1")
    async with files(resources) as found:
        failed = await found.load(ada=NeedMoreError(history=True), ben=NeedMoreError(history=True))
        assert list(failed) == [ada]
        assert found.people[found.ben].loaded.history is not None
        assert list(await found.load(ada=NeedMoreError(run=1), ben=NeedMoreError(run=1))) == [ada]


async def test_files_are_under_way_from_the_wish_until_they_have_arrived(
    resources: Resources, ada: int
) -> None:
    """They were asked for, or are made and not sent."""
    async with files(resources) as found:
        await found.load(ada=NeedMoreError(files=True))
        assert found.people[ada].loaded.files is False
        await exports.request_files(found.connection, ada, START)
        await found.load(ada=NeedMoreError(files=True), ben=NeedMoreError(files=True))
        assert found.people[ada].loaded.files is True
        assert found.people[found.ben].loaded.files is False
        assert await exports.remove_request(found.connection, ada)
    await waiting(resources, ada, Message("x", document="x"), due=exports.FILES)
    async with files(resources) as found:
        await found.load(ada=NeedMoreError(files=True))
        assert found.people[ada].loaded.files is True


async def test_the_messages_in_a_chat_are_those_known_and_those_that_come_now(
    resources: Resources, ada: int
) -> None:
    """With the run in which nothing was kept of them; a later turn looks them up anew."""
    since = START - REMOVABLE
    async with files(resources) as found:
        known = {"person": ada, "ours": True, "run": None, "at": START}
        await chat_messages.note(found.connection, [{**known, "message": 5}])
        found.people[ada].sent[6] = 2
        await found.load(ada=NeedMoreError(in_chat_since=since), ben=NeedMoreError(in_chat_since=since))
        assert found.people[ada].loaded.in_chat == (InChat(6, ours=False, run=2), InChat(5, ours=True))
        assert found.people[found.ben].loaded.in_chat == ()
        found.people[ada].take_in(Outcome(found.people[ada].person))
        assert found.people[ada].loaded.in_chat is None
