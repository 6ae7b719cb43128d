"""The engine: a position is the answers, run again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any

import pytest

from bot.coach.scripts import SCRIPTS
from bot.talk.ask import SKIPPED, Record, Spent
from bot.talk.days import PickDate, PickWhen
from bot.talk.frozen import changed
from bot.talk.kinds import Choose, ChooseMany, Pick, Rate, Write
from bot.talk.paths import paths, positions, routes
from bot.talk.script import Answer, Dialogue, Ending, Replay, Script, ScriptError, Within, back, replay
from tests.support.routes import routes_of

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Yes(Enum):
    yes = "yes"
    no = "no"


@dataclass(frozen=True)
class Said:
    text: str


async def note() -> str | None:
    if await Choose("wanted", Yes) is Yes.no:
        return None
    text = await Write("text")
    await Record("said", Said(text))
    return text


async def talk(_: None) -> Ending:
    first = await Within("first", note())
    if first is None:
        await Write("why").or_skip()
    await Within("second", note())
    return Ending("end")


def script(start: Callable[[Any], Dialogue[Ending]]) -> Script:
    return Script("sample", 1, start, type(None), (None,))


TALK = script(talk)


def given(**answers: str) -> dict[str, Answer]:
    return {
        key.replace("__", "."): Answer(value, START + timedelta(minutes=i))
        for i, (key, value) in enumerate(answers.items())
    }


def test_the_first_question_without_an_answer_is_the_open_one() -> None:
    """Progress is the answers and nothing else."""
    position = replay(TALK, None, given(first__wanted="yes"))
    assert position.path == ("first.wanted",)
    assert position.ask is not None
    assert position.ask.key == "first.text"
    assert position.ask.words == "text"


def test_a_record_holds_from_its_place_on_the_path() -> None:
    """It is there before the dialogue ends, and gone when its answer is."""
    answers = given(first__wanted="yes", first__text="hello")
    position = replay(TALK, None, answers)
    assert position.records == {"first.said": Said("hello")}
    assert replay(TALK, None, back(position, answers)).records == {}


def test_an_edit_keeps_what_the_new_path_does_not_reach() -> None:
    """Changing the mind twice gives the old answers back."""
    answers = given(first__wanted="yes", first__text="hello", second__wanted="no")
    assert replay(TALK, None, answers).ending == Ending("end")
    other = {**answers, "first.wanted": Answer("no", START)}
    position = replay(TALK, None, other)
    assert position.ask is not None
    assert position.ask.key == "why"
    assert position.records == {}
    assert replay(TALK, None, {**other, "first.wanted": answers["first.wanted"]}).ending == Ending("end")


def test_going_on_from_where_it_waits_is_running_it_anew() -> None:
    """By one answer more, for every answer on the way of every dialogue; and so for another answer then."""
    for script_ in SCRIPTS.values():
        walked = routes_of(script_)
        for number, (facts, route) in enumerate(walked[:: max(1, len(walked) // 100)]):
            answers: dict[str, Answer] = {}
            waits = Replay(script_, facts, answers)
            for key, value in ((key, value) for key, value in route if not key.startswith("(")):
                ask = waits.position.ask
                if ask is None or ask.key != key:
                    break  # after this long at it, the dialogue has gone another way
                other = Answer(ask.samples()[number % len(ask.samples())], START)
                answer = Answer(value, START + timedelta(minutes=len(answers)))
                on = waits.extended({**answers, key: answer})
                assert on.position == replay(script_, facts, {**answers, key: answer})
                elsewhere = waits.extended({**answers, key: other})
                assert elsewhere.position == replay(script_, facts, {**answers, key: other})
                answers, waits = {**answers, key: answer}, on


def test_going_on_passes_what_was_answered_before() -> None:
    """An answer that was kept, though no path led to it for a while, counts as soon as one does."""
    answers = given(first__wanted="yes", second__wanted="no", first__text="hello")
    kept = {key: answer for key, answer in answers.items() if key != "first.text"}
    waits = Replay(TALK, None, kept)
    assert waits.extended(answers).position == replay(TALK, None, answers)
    assert waits.extended(answers).position.ending == Ending("end")
    refused = {**kept, "first.text": Answer(" ", START)}
    assert Replay(TALK, None, kept).extended(refused).position.ask == waits.position.ask


def test_a_frozen_thing_with_something_different_has_the_same_fields() -> None:
    """A field that there is none of is a mistake."""
    said = Said("a")
    assert changed(said, text="b") == Said("b")
    assert said == Said("a")
    with pytest.raises(TypeError, match="Said has no words"):
        changed(said, words="b")


def test_an_option_that_is_gone_is_asked_again() -> None:
    """A stored answer that no longer parses counts as unanswered."""
    position = replay(TALK, None, given(first__wanted="maybe"))
    assert position.ask is not None
    assert position.ask.key == "first.wanted"


def test_a_skip_is_an_answer_and_returns_none() -> None:
    """Skip leads on."""
    position = replay(TALK, None, given(first__wanted="no", why=SKIPPED))
    assert position.values["why"] is None
    assert position.ask is not None
    assert position.ask.key == "second.wanted"


def test_time_spent_leaves_pauses_out() -> None:
    """Three days between two answers are no three days of work."""
    seen = []

    async def slow(_: None) -> Ending:
        for key in ("one", "two", "three"):
            await Write(key)
        seen.append(await Spent())
        return Ending()

    times = (0, 2, 3 * 24 * 60)
    answers = {
        key: Answer("x", START + timedelta(minutes=m))
        for key, m in zip(("one", "two", "three"), times, strict=True)
    }
    replay(script(slow), None, answers)
    assert seen == [timedelta(minutes=2 + 5)]


async def twice(_: None) -> Ending:
    await Write("same")
    await Write("same")
    return Ending()


async def recorded_twice(_: None) -> Ending:
    await Record("same", Said("a"))
    await Record("same", Said("b"))
    return Ending()


class _Other:
    def __await__(self) -> Any:
        yield "something else"


async def other(_: None) -> Ending:
    await _Other()
    return Ending()


async def other_within(_: None) -> Ending:
    await Within("in", other(None))
    return Ending()


async def no_ending(_: None) -> Any:
    return None


async def bad_key(_: None) -> Ending:
    await Write("Not a key")
    return Ending()


@pytest.mark.parametrize("start", [twice, recorded_twice, other, other_within, no_ending, bad_key])
def test_a_dialogue_that_breaks_a_rule_is_a_clear_error(start: Callable[[Any], Dialogue[Ending]]) -> None:
    """The mistake is named where it is made, not three questions later."""
    with pytest.raises(ScriptError):
        replay(script(start), None, given(same="x"))


class Way(Enum):
    a = "a"
    b = "b"
    c = "c"


@pytest.mark.parametrize(
    ("ask", "good", "bad"),
    [
        (Choose("k", Way, offer=(Way.a, Way.b)), "a", ["c", "", "d"]),
        (ChooseMany("k", Way, offer=(Way.a, Way.b)), "a,b", ["a,c", "d"]),
        (Pick("k", {"1": "one"}, others=("new",)), "new", ["2", ""]),
        (PickDate("k"), "2026-02-28", ["2026-02-30", "soon"]),
        (PickWhen("k"), "2026-02-28", ["2026-02-30", "2026-02-28T", "2026-02-28T24:00", "2026-02-28T9:00"]),
        (PickWhen("k"), "2026-02-28T09:30", ["T09:30", "2026-02-28T09:30:00", "2026-02-28T09:30Z"]),
        (Rate("k"), "5", ["0", "6", "x"]),
        (Write("k"), "text", ["", "  ", "x" * 16_385, SKIPPED]),
    ],
)
def test_each_kind_refuses_what_is_no_answer_to_it(ask: Any, good: str, bad: list[str]) -> None:
    """It takes every one of its own samples, with Skip or without."""
    ask.parse(good)
    for value in bad:
        with pytest.raises(ValueError, match=r".+"):
            ask.parse(value)
    for sample in ask.samples():
        ask.parse(sample)
    assert ask.or_skip().parse(SKIPPED) is None
    assert ask.or_skip().kind == ask


def test_few_routes_are_walked_whole() -> None:
    """no+why, no+skip or yes, times the same again without `why`."""
    walked = routes(TALK, None)
    assert len(walked) == len(set(walked)) == (2 + 1) * 2
    for facts, route in paths(TALK):
        *_, last = positions(TALK, facts, route)
        assert last.ending == Ending("end")


async def wide(_: None) -> Ending:
    picked = [await Choose(f"q{n}", Way) for n in range(12)]
    if picked[0] is Way.c and picked[11] is Way.b:
        await Write("rare")
    return Ending()


def test_many_routes_are_walked_until_every_pair_was_seen() -> None:
    """Half a million routes, every pair in a few dozen, the same ones each time."""
    walked = routes(script(wide), None)
    pairs = {frozenset((a, b)) for route in walked for i, a in enumerate(route) for b in route[:i]}
    questions = {
        frozenset(((f"q{m}", x), (f"q{n}", y)))
        for m in range(12)
        for n in range(m)
        for x in "abc"
        for y in "abc"
    }
    assert questions <= pairs
    assert any(key == "rare" for route in walked for key, _ in route)
    assert len(walked) < 200
    assert walked == routes(script(wide), None)
    for route in walked:  # each leads to the end, and no further
        *before, last = positions(script(wide), None, route)
        assert (last.ending, len(before)) == (Ending(), len(route))
