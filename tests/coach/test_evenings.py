"""Writing about a no comes back on two more evenings, if that is wanted. November 2 is a Monday."""

from datetime import date
from typing import Any

import pytest

from bot.coach.dialogues.aftercare import WRITING
from bot.coach.facts.application import State
from bot.coach.facts.lessons import Matters, VeryHeavy, WritingEvenings, WritingOut, WritingStopped
from bot.coach.facts.records import AllPaused, Became, Refused
from bot.talk.paths import positions
from tests.support.histories import Story
from tests.support.routes import routes_of

FIRST, SECOND = ("writing:3:1", "2026-11-05 19:00"), ("writing:3:2", "2026-11-06 19:00")


def writes(evenings: int = 2, *facts: Any, settled: bool = True) -> Story:
    """Somebody who wrote on Wednesday, the day after a no, and said at 21:10 that it may come back."""
    zone = "Europe/Berlin" if settled else "UTC"
    story = Story(zone).settles("2026-11-02T17:00") if settled else Story(zone)
    story.logs("2026-11-02T18:00").tell("2026-11-03T11:00", Refused(3, None), Matters("my kids"))
    story.tell("2026-11-04T21:00", WritingOut(3, 10), run=8)
    return story.tell("2026-11-04T21:10", WritingEvenings(3, evenings), *facts, run=8)


def evenings(story: Story, now: str = "2026-11-04T22:00") -> list[tuple[str, str]]:
    return [due for due in story.due(now) if due[0].startswith("writing")]


def test_it_comes_back_on_as_many_evenings_as_are_left() -> None:
    """On the next two, or on one; and on none where it isn't wanted."""
    assert evenings(writes()) == [FIRST, SECOND]
    assert evenings(writes(1)) == [FIRST]
    assert evenings(writes(0)) == []


def test_where_they_live_is_not_known_it_comes_at_the_same_time_of_day() -> None:
    """That was an evening of theirs."""
    assert [at for _, at in evenings(writes(settled=False))] == ["2026-11-05 21:10", "2026-11-06 21:10"]


def test_three_times_in_all_and_once_an_evening() -> None:
    """Who has written already that evening isn't asked, and who has written three times never again."""
    early = writes().tell("2026-11-05T12:00", WritingOut(3, 10))
    assert evenings(early, "2026-11-05T12:30") == [SECOND]
    thrice = early.tell("2026-11-05T15:00", WritingOut(3, 20))
    assert evenings(thrice, "2026-11-05T15:30") == []


def test_an_evening_that_has_passed_does_not_come_on_the_next_day() -> None:
    """A process that was down for a day sends one of them, not two."""
    assert evenings(writes(), "2026-11-05T21:59") == [FIRST, SECOND]
    assert evenings(writes(), "2026-11-06T20:00") == [SECOND]
    assert evenings(writes(), "2026-11-07T12:00") == []


@pytest.mark.parametrize("fact", [WritingStopped(3), Became(3, State.waiting), VeryHeavy()])
def test_what_ends_it(fact: Any) -> None:
    """One tap; that it is no no any more; that another is very heavy."""
    assert evenings(writes().tell("2026-11-05T09:00", fact), "2026-11-05T10:00") == []


def test_it_was_picked_so_a_pause_does_not_end_it() -> None:
    """As with every reminder."""
    assert evenings(writes(2, AllPaused(date.max))) == [FIRST, SECOND]


def test_it_is_asked_once_it_was_written_and_only_where_evenings_are_left() -> None:
    """Nothing of what they write stands in the records."""
    for facts, route in routes_of(WRITING):
        *_, end = positions(WRITING, facts, route)
        asked = "evenings" in end.path
        assert asked == (facts.evenings > 0 and "page" in end.path)
        assert end.path[-1] == "evenings" if asked else "evenings" not in end.records
        assert set(end.records) <= {"writing", "evenings", "stopped"}
        if asked:
            wanted = end.values["evenings"].value == "yes"
            assert end.records["evenings"] == WritingEvenings(3, facts.evenings if wanted else 0)
