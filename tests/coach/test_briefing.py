"""A dialogue starts with a briefing from the history of the person."""

from datetime import date, timedelta
from typing import Any

import pytest

from bot.coach.briefing import MOST_COMPARED, briefing_for, quotable
from bot.coach.facts.after_a_no import LONGEST_QUOTE, MOST_CARDS, MOST_OFFERED
from bot.coach.facts.application import Application, Pace, Rung, Stage, State, Via
from bot.coach.facts.history import Established
from bot.coach.facts.known import AboutPerson, AboutWait, AboutWriting, Topic
from bot.coach.facts.lessons import (
    MOST_WRITTEN,
    About,
    FreshNote,
    Prepared,
    Reviewed,
    Valued,
    WritingEvenings,
    WritingOut,
)
from bot.coach.facts.records import (
    AllPaused,
    Became,
    ChaseSent,
    Lives,
    Logged,
    Muted,
    NudgeHour,
    Promised,
    Refused,
    Staged,
)
from bot.coach.facts.refused import AboutReview
from tests.support.app import START
from tests.support.turns import ACME, GLOBEX, a_turn

DAY = timedelta(days=1)
TODAY = START.date()


def begins(script: str, *facts: object, topic: Topic | None = None, number: int = 9) -> object:
    """Facts, each told an hour after the one before, the last one an hour ago."""
    told = tuple(
        Established(at, "key", START - (len(facts) - at) * timedelta(hours=1), fact)
        for at, fact in enumerate(facts)
    )
    turn = a_turn(facts=told, country="DE")
    return briefing_for(script, topic, turn.beginning(number))


def waits(script: str, *facts: object, topic: Topic | None = None) -> list[int]:
    about = begins(script, *facts, topic=topic)
    return [wait.application.number for wait in about.waits]  # type: ignore[attr-defined] # an AboutWait


def logged(count: int) -> list[Logged]:
    return [
        Logged(Application(n, f"Company {n}", None, Stage.first, Via.nobody)) for n in range(1, count + 1)
    ]


BOTH = (Logged(ACME), Logged(GLOBEX))


def test_what_is_open_is_waited_for_the_longest_overdue_first() -> None:
    """What is closed is not; a muted one can be chased all the same."""
    due = (Promised(GLOBEX.number, date(2026, 11, 2)), Promised(ACME.number, date(2026, 11, 16)))
    assert waits("overdue", *BOTH, *due) == [GLOBEX.number, ACME.number]
    assert waits("overdue", *BOTH, *due, Muted(GLOBEX.number)) == [GLOBEX.number, ACME.number]
    assert waits("overdue", *BOTH, Refused(GLOBEX.number, None)) == [ACME.number]


def test_a_dialogue_about_one_knows_that_one_alone() -> None:
    """Where it is not among them, all: it is asked which; one that is closed is known where it was meant."""
    assert waits("overdue", *BOTH, topic=Topic(ACME.number)) == [ACME.number]
    assert waits("overdue", *BOTH, topic=Topic(555)) == [ACME.number, GLOBEX.number]
    away = Became(ACME.number, State.away)
    assert waits("overdue", *BOTH, away, topic=Topic(ACME.number)) == [ACME.number]


def test_after_a_yes_the_others_are_gone_through_too() -> None:
    """One with an offer is among them."""
    offer = Became(ACME.number, State.offer)
    assert sorted(waits("yes", *BOTH, offer, topic=Topic(ACME.number))) == [ACME.number, GLOBEX.number]
    assert waits("overdue", *BOTH, offer) == [GLOBEX.number]


def test_of_hundreds_a_new_one_is_held_against_the_latest() -> None:
    """A further round may be of any."""
    many = logged(MOST_COMPARED + 5)
    assert set(waits("log", *many, topic=Topic(way="new"))) == set(range(6, MOST_COMPARED + 6))
    assert len(waits("log", *many, topic=Topic(way="round"))) == MOST_COMPARED + 5


def test_a_step_is_early_until_its_day_has_come() -> None:
    """After one that was sent the next one follows."""
    about = begins("overdue", Logged(ACME), Staged(ACME.number, Stage.first, TODAY))
    [wait] = about.waits  # type: ignore[attr-defined] # an AboutWait
    assert (wait.rung, wait.early, wait.waited) == (Rung.first, True, 0)
    facts = (Staged(ACME.number, Stage.first, TODAY - 30 * DAY), ChaseSent(ACME.number, Rung.first))
    [wait] = begins("overdue", Logged(ACME), facts[0]).waits  # type: ignore[attr-defined] # the same
    assert (wait.early, wait.on) == (False, TODAY - 30 * DAY)
    [wait] = begins("overdue", Logged(ACME), *facts).waits  # type: ignore[attr-defined] # the same
    assert (wait.rung, wait.early) == (Rung.second, True)


def test_on_the_day_of_a_step_it_is_not_early_any_more() -> None:
    """The day before it is."""

    def early(interview: date) -> tuple[date | None, bool]:
        about = begins("overdue", Logged(ACME), Staged(ACME.number, Stage.first, interview))
        [wait] = about.waits  # type: ignore[attr-defined] # an AboutWait
        return wait.due_on, wait.early

    found = dict(early(TODAY - number * DAY) for number in range(20))
    assert found[TODAY] is False
    assert found[TODAY + DAY] is True


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("growing the team.", "growing the team"),
        ("one two three four", "one two three four"),
        ("one two three four five", None),
        ("They liked it", None),
        ("", None),
        (None, None),
    ],
)
def test_a_note_stands_in_a_message_where_it_fits_into_a_sentence(
    note: str | None, shown: str | None
) -> None:
    """A few words, and no sentence of its own."""
    assert quotable(note) == shown
    fresh = [FreshNote(ACME.number, About.they_cared, note)] if note else []
    [wait] = begins("overdue", Logged(ACME), *fresh).waits  # type: ignore[attr-defined] # an AboutWait
    assert wait.detail == shown


def test_a_no_is_written_out_from_the_next_day_on_and_a_few_times() -> None:
    """The latest no, or the one that was chosen; where there is none, that is said."""
    no = (Logged(ACME), Refused(ACME.number, None))
    assert begins("writing") == AboutWriting()
    assert begins("writing", *no) == AboutWriting(ACME, "early")
    days_ago = tuple(
        Established(at, "key", START - 3 * DAY + at * timedelta(minutes=1), fact)
        for at, fact in enumerate(no)
    )

    def writing(*facts: object, at: timedelta = 2 * DAY) -> object:
        since = tuple(Established(50 + n, "key", START - at, fact) for n, fact in enumerate(facts))
        return briefing_for("writing", None, a_turn(facts=(*days_ago, *since)).beginning(9))

    assert writing() == AboutWriting(ACME, evenings=2)
    assert writing(Reviewed(ACME.number, Pace.quick, heavy=False), at=timedelta(hours=1)) == AboutWriting(
        ACME, "early"
    )
    written = [WritingOut(ACME.number, 10)] * MOST_WRITTEN
    assert writing(*written[1:]) == AboutWriting(ACME)
    assert writing(written[0]) == AboutWriting(ACME, evenings=1)
    assert writing(*written) == AboutWriting(ACME, "enough")
    assert writing(WritingEvenings(ACME.number, 0)) == AboutWriting(ACME), "they are asked once"


def test_the_evenings_of_writing_are_ended_by_a_button() -> None:
    """Whatever else would keep it from beginning."""
    no = (Logged(ACME), Refused(ACME.number, None))
    about = begins("writing", *no, topic=Topic(ACME.number, "stop"))
    assert about == AboutWriting(ACME, "stopped")


def test_a_pause_that_is_over_is_none() -> None:
    """On its last day it is."""
    where = (Lives("DE", "Europe/Berlin"), NudgeHour(9))
    assert begins("settings", *where, topic=Topic(way="hour")) == AboutPerson(
        "DE", "Europe/Berlin", 9, None, "hour", files=True
    )
    for until, paused in ((TODAY, None), (TODAY + DAY, TODAY + DAY)):
        about = begins("pause", *where, AllPaused(until))
        assert isinstance(about, AboutPerson)
        assert about.paused == paused


def test_whoever_is_known_is_not_welcomed_again_and_a_mood_was_tapped() -> None:
    """By the number of the run, and the way in."""
    assert [begins("start", number=number).known for number in (1, 2)] == [False, True]  # type: ignore[attr-defined] # an AboutStart
    assert begins("mood", topic=Topic(way="4")).mood == 4  # type: ignore[attr-defined] # an AboutMood


def test_what_the_dialogue_before_handed_on_is_started_with() -> None:
    """A review learns what was noted on the evening of that interview."""
    turn = a_turn(facts=(Established(1, "a", START, FreshNote(ACME.number, About.went_well, "I was clear")),))
    about = briefing_for("reflection", AboutReview(ACME, Pace.quick, 2), turn.beginning(9))
    assert about.fresh.went_well == "I was clear"
    assert briefing_for("later", "as it is", turn.beginning(9)) == "as it is"


def test_what_a_run_starts_with_has_a_bound_whatever_is_known() -> None:
    """A question offers a hundred at most: what is open first, then the latest; and the one that is meant."""
    many = logged(MOST_OFFERED + 50)
    assert len(waits("overdue", *many)) == MOST_OFFERED
    last = many[-1].application.number
    assert last in waits("yes", *many, topic=Topic(last))
    closed = [Refused(n, None) for n in range(1, 141)]
    about: Any = begins("no", *many, *closed)
    numbers = [application.number for application in about.applications]
    assert len(numbers) == MOST_OFFERED
    assert numbers[:10] == list(range(150, 140, -1))
    assert numbers[10:12] == [140, 139]
    about = begins("feedback", *many, *closed, topic=Topic(140))
    assert len(about.applications) <= MOST_OFFERED + 1
    assert 140 in [application.number for application in about.applications]


def test_words_that_are_only_quoted_are_kept_as_far_as_they_are_shown() -> None:
    """Somebody may have written sixteen thousand characters, again and again."""
    many = logged(40)
    prepared = [
        Prepared(one.application.number, "m" * 9000, "n" * 9000, "f" * 9000, own=True) for one in many
    ]
    values = [Valued(one.application.number, "v" * 9000) for one in many]
    about: Any = begins("no", *many, *prepared, *values)
    assert len(about.cards) == MOST_CARDS
    told = [(c.values, c.prepared.means, c.prepared.means_not, c.prepared.first_hour) for c in about.cards]
    assert max(len(text) for words in told for text in words) == LONGEST_QUOTE
    assert about.cards[0].values == "v" * LONGEST_QUOTE


@pytest.mark.parametrize(
    ("country", "zone", "ontario"),
    [("CA", "America/Toronto", True), ("CA", "America/Vancouver", False), ("US", "America/Toronto", False)],
)
def test_who_may_apply_in_ontario_is_known_by_country_and_zone(
    country: str, zone: str, ontario: bool
) -> None:
    about = begins("overdue", *BOTH, Lives(country, zone))
    assert isinstance(about, AboutWait)
    assert about.ontario is ontario
