"""The next step for an application comes from the right day on. November 2 of 2026 is a Monday."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.facts.application import Field, Rung, Sector, Stage, State, Via
from bot.coach.facts.records import (
    AppliesIn,
    Became,
    ChasedBefore,
    ChaseSent,
    Corrected,
    Muted,
    NotSent,
    Promised,
    Refused,
    Snoozed,
    Staged,
)
from bot.coach.schedule.rungs import next_step, second_chase, sector_matters
from bot.coach.workdays import Workdays
from bot.language.understanding.temporal.holidays import workdays
from tests.support.histories import Story

MONDAY = date(2026, 11, 2)
NAMED = [via for via in Via if via is not Via.nobody]


def interviewed(via: Via = Via.recruiter, **more: date | int) -> Story:
    """Somebody who had an interview on Monday the 2nd, told in the evening."""
    return Story().logs("2026-11-02T18:00", via=via, on=MONDAY, **more)  # type: ignore[arg-type] # each of its own type


@pytest.mark.parametrize("via", Via)
def test_the_first_step_follows_from_interview_application_or_promised_day(via: Via) -> None:
    """Interview + 5 + 2, application + 10 + 2, promised day + 2, whoever it goes through."""
    assert interviewed(via).step() == ("first", "2026-11-11")
    applied = Story().logs("2026-11-02T18:00", via=via, stage=Stage.applied, on=MONDAY)
    assert applied.step() == ("first", "2026-11-18")
    assert interviewed(via, due=date(2026, 11, 13)).step() == ("first", "2026-11-17")
    assert Story().logs("2026-11-02T18:00", via=via).step() == ("first", "2026-11-11"), "no day is known"


@pytest.mark.parametrize(
    ("sector", "after_interview", "after_applying"),
    [
        (Sector.food, "2026-11-06", "2026-11-10"),
        (Sector.shops, "2026-11-09", "2026-11-11"),
        (Sector.industry, "2026-11-12", "2026-11-23"),
        (Sector.public, "2026-11-19", "2026-12-07"),
        (Sector.other, "2026-11-11", "2026-11-18"),
    ],
)
def test_without_a_promised_day_the_sector_says_when(
    sector: Sector, after_interview: str, after_applying: str
) -> None:
    """A promised day counts for itself. Whoever said no sector waits as long as in most."""
    talked, applied = interviewed(), Story().logs("2026-11-02T18:00", stage=Stage.applied, on=MONDAY)
    promised = interviewed(due=date(2026, 11, 13))
    for story in (talked, applied, promised):
        story.tell("2026-11-02T18:01", AppliesIn(Sector.food), run=5)
        story.tell("2026-11-02T18:02", AppliesIn(sector), run=6)
    assert talked.step() == ("first", after_interview)
    assert applied.step() == ("first", after_applying)
    assert promised.step() == ("first", "2026-11-17")


def test_the_sector_is_only_asked_where_it_changes_something() -> None:
    """Not with a promised day, nor once a message went out."""
    zone = ZoneInfo("UTC")

    def matters(story: Story) -> bool:
        return sector_matters(story.case(), story.workdays, zone, MONDAY)

    assert matters(interviewed())
    assert not matters(interviewed(due=date(2026, 11, 13)))
    chased = interviewed()
    chased.tell("2026-11-09T18:00", ChaseSent(3, Rung.first))
    assert not matters(chased)


def test_no_step_comes_before_the_interview() -> None:
    """A promised day, or an earlier chase, or a snooze, doesn't bring it forward to before the interview."""
    ahead = Story().logs("2026-11-02T18:00", on=date(2026, 11, 10), due=date(2026, 11, 5))
    assert ahead.step() == ("first", "2026-11-12")
    ahead.tell("2026-11-03T12:00", ChasedBefore(3, 1))
    ahead.tell("2026-11-03T12:00", Staged(3, Stage.final, date(2026, 12, 1)), ChasedBefore(3, 1))
    assert ahead.step() == ("second", "2026-12-02")
    ahead.tell("2026-11-04T12:00", Snoozed(3, days=2))
    assert ahead.step() == ("second", "2026-12-02")
    step = next_step(ahead.case(), (), ahead.workdays, ZoneInfo(ahead.zone))
    assert step is not None
    assert step.calendar == date(2026, 12, 2), "by the calendar neither"


@pytest.mark.parametrize(
    ("country", "day"), [("DE", "2026-12-28"), (None, "2026-12-25"), ("AE", "2026-12-25")]
)
def test_holidays_of_the_country_are_no_working_days(country: str | None, day: str) -> None:
    """Promised for December 23: the second working day after it is the 28th where Christmas is a holiday."""
    story = Story(workdays=workdays(country, MONDAY))
    assert story.logs("2026-11-02T18:00", due=date(2026, 12, 23)).step() == ("first", day)


def test_the_weekend_is_that_of_the_country() -> None:
    """In Israel Friday and Saturday are the weekend: from Thursday on, two working days are Monday."""
    story = Story("Asia/Jerusalem", workdays("IL", MONDAY))
    assert story.logs("2026-11-02T18:00", due=date(2026, 11, 12)).step() == ("first", "2026-11-16")


@pytest.mark.parametrize("via", NAMED)
def test_the_steps_where_somebody_is_named(via: Via) -> None:
    """First sent + 5, second sent + 7, third sent + 5; sent moves it at once."""
    story = interviewed(via).tell("2026-11-11T12:00", ChaseSent(3, Rung.first))
    assert story.step() == ("second", "2026-11-18")
    assert story.tell("2026-11-18T12:00", ChaseSent(3, Rung.second)).step() == ("third", "2026-11-27")
    assert story.tell("2026-11-27T12:00", ChaseSent(3, Rung.third)).step() == ("close", "2026-12-04")


def test_the_steps_where_nobody_is_named() -> None:
    """The second is skipped: first sent + 10, third sent + 5."""
    story = interviewed(Via.nobody).tell("2026-11-11T12:00", ChaseSent(3, Rung.first))
    assert story.step() == ("third", "2026-11-25")
    assert story.tell("2026-11-25T12:00", ChaseSent(3, Rung.third)).step() == ("close", "2026-12-02")


@pytest.mark.parametrize(
    ("via", "before", "step"),
    [
        (Via.agency, 0, ("first", "2026-11-11")),
        (Via.agency, 1, ("second", "2026-11-18")),
        (Via.agency, 2, ("third", "2026-11-27")),
        (Via.nobody, 1, ("third", "2026-11-25")),
        (Via.nobody, 2, ("close", "2026-11-30")),
    ],
)
def test_an_application_logged_late_begins_at_the_step_that_is_next(
    via: Via, before: int, step: tuple[str, str]
) -> None:
    """Logged three weeks after the interview: the step that is next after what they sent by themselves."""
    story = Story().logs("2026-11-23T18:00", via=via, on=MONDAY, before=before)
    assert story.step() == step


def test_a_chase_sent_too_early_counts_from_the_day_of_logging() -> None:
    """Who chased before it was due counts from the day of logging, not from a day to come."""
    story = Story().logs("2026-11-03T18:00", on=MONDAY, before=1)
    assert story.step() == ("second", "2026-11-10")


def test_a_step_with_nothing_sent_comes_again_after_five_working_days() -> None:
    """Raised and nothing sent: again after five working days; what they answered counts from then."""
    story = interviewed()
    assert story.step("2026-11-11T10:00") == ("first", "2026-11-18")
    story.tell("2026-11-12T09:00", NotSent(3, Rung.first))
    assert story.step("2026-11-11T10:00") == ("first", "2026-11-19")
    assert story.step("2026-11-11T10:00", "2026-11-19T10:00") == ("first", "2026-11-26")
    story.tell("2026-11-20T12:00", ChaseSent(3, Rung.first))
    assert story.step("2026-11-11T10:00", "2026-11-19T10:00") == ("second", "2026-11-27")


def test_the_close_comes_again() -> None:
    """The close is raised again too, every five working days."""
    story = interviewed().tell("2026-11-11T12:00", *(ChaseSent(3, rung) for rung in list(Rung)[:3]))
    assert story.step() == ("close", "2026-11-18")
    assert story.step("2026-11-18T10:00") == ("close", "2026-11-25")


def test_the_second_time_is_known() -> None:
    """A step is there again once it was answered with nothing sent, or raised twice."""
    story, zone = interviewed(), ZoneInfo("Europe/Berlin")

    def again(*raised: str) -> bool:
        step = next_step(story.case(), tuple(map(story.at, raised)), story.workdays, zone)
        assert step is not None
        assert step.calendar == date(2026, 11, 11), "whatever was asked, it was due then"
        return step.again

    assert not again()
    assert not again("2026-11-11T10:00"), "a nudge they look at now is the first time"
    assert again("2026-11-11T10:00", "2026-11-18T10:00")
    story.tell("2026-11-11T11:00", NotSent(3, Rung.first))
    assert again("2026-11-11T10:00")


def test_a_new_date_begins_anew() -> None:
    """What was sent before a new date is done with; no date, where none was known, is nothing new."""
    story = interviewed(before=1).tell("2026-11-18T12:00", ChaseSent(3, Rung.second))
    assert story.tell("2026-11-19T12:00", Promised(3, None)).step() == ("third", "2026-11-27")
    assert story.tell("2026-11-19T12:00", Promised(3, date(2026, 11, 27))).step() == ("first", "2026-12-01")
    assert story.step("2026-11-18T10:00") == ("first", "2026-12-01"), "what was asked before is over too"
    story.tell("2026-11-20T12:00", Staged(3, Stage.final, date(2026, 11, 24)))
    assert story.step() == ("first", "2026-12-03")


def test_a_snoozed_application_is_not_asked_about_before_its_end() -> None:
    """Snoozed: not before then, not earlier than without, and also after a message of their own."""
    story = interviewed().tell("2026-11-03T12:00", Snoozed(3, days=3))
    assert story.step() == ("first", "2026-11-11")
    story.tell("2026-11-11T12:00", Snoozed(3, days=14))
    assert story.step("2026-11-11T10:00") == ("first", "2026-11-25")
    story.tell("2026-11-12T12:00", ChaseSent(3, Rung.first))
    assert story.step() == ("second", "2026-11-25")
    assert story.tell("2026-11-13T12:00", Snoozed(3, until=date(2026, 12, 24))).step() == (
        "second",
        "2026-12-24",
    )
    assert story.tell("2026-11-14T12:00", Promised(3, date(2026, 11, 20))).step() == ("first", "2026-11-24")


def test_a_short_snooze_replaces_the_five_working_days() -> None:
    """They say themselves when to be asked again: then it isn't five working days."""
    story = interviewed().tell("2026-11-11T12:00", Snoozed(3, days=2))
    assert story.step("2026-11-11T10:00") == ("first", "2026-11-13")


@pytest.mark.parametrize("fact", [Muted(3), Refused(3, None), *(Became(3, s) for s in list(State)[1:])])
def test_nothing_is_waited_for(fact: object) -> None:
    """An answer, a yes, a no, withdrawn, put away, or muted: no step."""
    assert interviewed().tell("2026-11-10T12:00", fact).step() is None


def test_an_application_that_is_open_again_begins_at_the_first_step() -> None:
    """A late answer reopens it: counted from then, from the first step, and asked about again."""
    story = interviewed().tell("2026-11-11T12:00", ChaseSent(3, Rung.first), Muted(3), Became(3, State.away))
    assert story.tell("2026-11-16T12:00", Became(3, State.waiting)).step() == ("first", "2026-11-25")
    story.tell("2026-11-17T12:00", Staged(3, Stage.final, date(2026, 11, 18)))
    assert story.step() == ("first", "2026-11-27"), "of a new interview the day counts"
    story.tell("2026-11-20T12:00", Staged(3, Stage.final, date(2026, 11, 12)))
    assert story.step() == ("first", "2026-11-23"), "one that is over too"
    ahead = (
        Story()
        .logs("2026-11-02T18:00", on=date(2026, 11, 20))
        .tell("2026-11-03T12:00", Became(3, State.away))
    )
    assert ahead.tell("2026-11-04T12:00", Became(3, State.waiting)).step() == ("first", "2026-12-01")


def test_an_unmuted_application_goes_on_at_the_step_where_it_was() -> None:
    """Muted and opened again without having been closed: the steps go on where they were."""
    story = interviewed().tell("2026-11-11T12:00", ChaseSent(3, Rung.first), Muted(3))
    assert story.tell("2026-11-12T12:00", Became(3, State.waiting)).step() == ("second", "2026-11-18")


def test_a_name_turns_up() -> None:
    """Somebody is named after all, or nobody any more: no step comes after a later one."""
    sent = [ChaseSent(3, Rung.first), ChaseSent(3, Rung.third)]
    story = interviewed(Via.nobody).tell("2026-11-11T12:00", *sent)
    assert story.tell("2026-11-11T13:00", Corrected(3, Field.via, "manager")).step() == (
        "close",
        "2026-11-18",
    )
    story = interviewed().tell("2026-11-11T12:00", ChaseSent(3, Rung.first), ChaseSent(3, Rung.second))
    assert story.tell("2026-11-11T13:00", Corrected(3, Field.via, "nobody")).step() == ("third", "2026-11-20")


def test_dates_told_together_with_chases_come_first() -> None:
    """In one moment the dates come first: what they had sent by then isn't undone by them."""
    story = Story().tell("2026-11-23T18:00", ChasedBefore(3, 1), ChaseSent(3, Rung.second))
    assert story.logs("2026-11-23T18:00", on=MONDAY).step() == ("third", "2026-12-02")


def test_a_second_chase_is_recognised_whoever_it_went_to() -> None:
    """When they had asked twice, by themselves or here, whoever it went to."""
    story = interviewed(Via.nobody).tell("2026-11-11T12:00", ChaseSent(3, Rung.first))
    assert second_chase(story.case()) is None
    story.tell("2026-11-25T12:00", ChaseSent(3, Rung.third))
    assert second_chase(story.case()) == story.at("2026-11-25T12:00")
    assert second_chase(interviewed(before=2).case()) == story.at("2026-11-02T18:00")


@pytest.mark.parametrize("year", [1, 9999])
def test_any_year_can_be_typed(year: int) -> None:
    """A slip of the finger in a year breaks nothing."""
    for day in (date(year, 1, 1), date(year, 12, 31)):
        story = interviewed(due=day).tell("2026-11-03T12:00", Snoozed(3, until=day))
        assert story.step() is not None
        assert story.tell("2026-11-03T12:00", Staged(3, Stage.final, day)).step() is not None


@given(st.dates(date(2026, 10, 1), date(2027, 3, 1)), st.integers(-3, 80))
def test_working_days_are_counted(day: date, days: int) -> None:
    """Counted all at once as one by one."""
    calendar = Workdays(frozenset({4, 5}), frozenset({date(2026, 12, 24), date(2026, 12, 25)}))
    one_by_one = sum(calendar.is_one(day + timedelta(n)) for n in range(1, days + 1))
    assert calendar.between(day, day + timedelta(days)) == one_by_one
