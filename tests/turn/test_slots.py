"""Times to choose from are not a fixed interview."""

from datetime import date, time, timedelta

from bot.coach.facts.records import Staged
from bot.events import Wrote
from bot.talk.ask import SKIPPED
from bot.turn.model.says import Asked
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News, Report, Slot
from bot.turn.reports import filing
from bot.turn.texts import order
from tests.support.turns import now_open
from tests.support.words import heard
from tests.turn.test_filing import KNOWN, TODAY, facts_of, hearing, values

TUESDAY, THURSDAY = date(2026, 12, 1), date(2026, 12, 3)
SLOTS = (Slot(TUESDAY, time(14)), Slot(THURSDAY, time(10, 30)))
INVITED = Report(News.interview, "Initech", "Analyst", day=TUESDAY, at=time(14), slots=SLOTS, mail=True)


def invited(*told: Report) -> Turn:
    turn = hearing(*(told or (INVITED,)))
    assert filing.file_text(turn, "…")
    return turn


def test_the_times_are_offered_and_none_is_taken() -> None:
    """The day stays open, and can be left open."""
    turn = invited()
    run, ask = now_open(turn)
    assert (ask.key, ask.can_skip) == ("on", True)
    assert run.draft_answer == "?2026-12-01T14:00,2026-12-03T10:30"
    assert not any(isinstance(fact, Staged) for fact in facts_of(turn))
    [asked] = [say for say in turn.says if isinstance(say, Asked)]
    assert asked.instead is not None
    assert dict(asked.instead.shows) == {"name": "Initech", "times": 2}


def test_a_time_is_chosen_in_words() -> None:
    """With the hour that belongs to the day, also if only the day is said."""
    for said in ("Thursday works better for me, 10:30 am ET", "thursday", "the 3rd works", "10:30"):
        turn = invited()
        order.act_on(turn, Wrote(said, 50))
        assert values(turn)["on"] == "2026-12-03T10:30", said
        assert now_open(turn)[1].key == "right"


def test_another_time_is_taken_as_it_is_said() -> None:
    """It was agreed elsewhere; of two hours of a day neither is taken."""
    for said, stored in (
        ("friday 4 december at 9am", "2026-12-04T09:00"),
        ("tomorrow at 10", "2026-11-25T10:00"),
        ("thursday at 4pm", "2026-12-03T16:00"),
    ):
        turn = invited()
        order.act_on(turn, Wrote(said, 50))
        assert values(turn)["on"] == stored, said
    twice = (*SLOTS, Slot(THURSDAY, time(15)))
    turn = invited(Report(News.interview, "Initech", "Analyst", day=TUESDAY, slots=twice))
    order.act_on(turn, Wrote("thursday", 50))
    assert values(turn)["on"] == "2026-12-03"


def test_that_none_was_chosen_leaves_the_day_open() -> None:
    """It begins nothing else."""
    turn = invited()
    order.act_on(turn, Wrote("No date yet", 50))
    run, ask = now_open(turn)
    assert (run.script, ask.key, values(turn)["on"]) == ("log", "right", SKIPPED)


def test_one_time_that_is_left_is_the_interview() -> None:
    """Times that have passed are no choice."""
    gone = (Slot(TODAY - timedelta(days=1), time(9)), SLOTS[1])
    told = Report(News.interview, "Initech", "Analyst", day=THURSDAY, at=time(10, 30), slots=gone)
    assert values(invited(told))["on"] == "2026-12-03T10:30"


def test_the_times_of_a_known_application_are_offered_too() -> None:
    """As a further round of it."""
    turn = hearing(Report(News.interview, "globex", slots=SLOTS, day=TUESDAY), facts=KNOWN)
    assert filing.file_text(turn, "…")
    run, ask = now_open(turn)
    assert (ask.key, run.draft_answer is not None) == ("on", True)


def test_among_several_an_interview_with_times_to_choose_from_has_no_day() -> None:
    """The others are noted as they are told."""
    turn = invited(INVITED, Report(News.applied, "Boots", "Nurse"))
    first, second = now_open(turn)[0].facts.entries
    assert (first.on, first.begins, second.on) == (None, None, None)


def test_who_has_picked_no_time_yet_has_no_refusal() -> None:
    """It is no news wherever it is said; not to be picked is."""
    for text in ("I haven't picked a slot yet", "didn't choose a time", "I haven't chosen one"):
        assert heard(text).aim() is None, text
    for text in ("not selected", "they didn't pick me"):
        aim = heard(text).aim()
        assert aim is not None, text
        assert aim.script == "no"
