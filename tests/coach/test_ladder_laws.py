"""Laws of the ladder, over the lives of people who do anything at any time."""

from collections import Counter
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.facts.application import Rung
from bot.coach.facts.cases import cases
from bot.coach.facts.lessons import Reviewed
from bot.coach.facts.records import CameBack, Nudged
from bot.coach.schedule import nudges
from tests.support.histories import Life, Said

DAYS = 200
RUNGS = [rung.value for rung in Rung]
SEEDS = st.integers(0, 2**32)


def life(seed: int, **how: bool) -> Life:
    return Life(Random(seed), **how).runs(DAYS)


def local(lived: Life, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(lived.zone))


def chases(lived: Life) -> list[tuple[Said, int, str]]:
    """What was said about applications: (when and to what, the application, the step)."""
    parts = [(said, said.due.key.split(":")) for said in lived.said]
    return [(said, int(part[1]), part[2]) for said, part in parts if part[0] == "chase"]


@settings(max_examples=14, deadline=None)
@given(SEEDS)
def test_a_nudge_keeps_the_hours_the_pauses_and_the_dialogues(seed: int) -> None:
    """None at night, twice a day, on a day off or of a heavy review, in a pause or into a dialogue."""
    lived = life(seed)
    days = [local(lived, said.at).date() for said in lived.said]
    assert len(days) == len(set(days))
    for said in lived.said:
        moment, hour = local(lived, said.at), said.history.hour
        assert hour is not None
        assert max(time(8), time(hour)) <= moment.time() < time(21)
        assert lived.workdays.is_one(moment.date()) or said.due.kind in ("mood", "quiet")
        reviews = [one.at for one in said.history.facts if isinstance(one.fact, Reviewed) and one.fact.heavy]
        assert moment.date() not in [local(lived, at).date() for at in reviews]
        assert said.history.paused is None or said.history.paused <= moment.date()
        assert said.busy_until is None or said.busy_until <= said.at


@settings(max_examples=14, deadline=None)
@given(SEEDS)
def test_only_what_is_waited_for_is_chased(seed: int) -> None:
    """Nothing about what was answered, put away, muted, snoozed, or before its interview."""
    lived = life(seed)
    for said, number, _ in chases(lived):
        case = cases(said.history.facts)[number]
        assert case.open
        assert not case.muted
        today = local(lived, said.at).date()
        assert case.on is None or case.on < today
        if case.snoozed is not None:
            at, snoozed = case.snoozed
            assert local(lived, at).date() + timedelta(snoozed.days or 0) <= today


@settings(max_examples=14, deadline=None)
@given(SEEDS)
def test_the_steps_come_in_their_order(seed: int) -> None:
    """A step comes after the one before it was sent, or was told as sent before; the close comes last."""
    lived = life(seed)
    for said, number, rung in chases(lived):
        case = cases(said.history.facts)[number]
        sent = {sent.value for sent, _ in case.sent}
        via = case.application.via.value
        before = [r for r in RUNGS[: RUNGS.index(rung)] if not (via == "nobody" and r == "second")]
        assert not sent & set(RUNGS[RUNGS.index(rung) :])
        assert all(r in sent or place < case.before for place, r in enumerate(before))
        assert len(before) >= case.before


@settings(max_examples=8, deadline=None)
@given(SEEDS)
def test_there_is_time_between(seed: int) -> None:
    """Five working days between an earlier nudge or message and the next nudge about the same one."""
    lived = life(seed)
    earlier: dict[int, datetime] = {}
    for said, number, _ in chases(lived):
        case = cases(said.history.facts)[number]
        before = [at for _, at in case.sent] + [
            at for at in (earlier.get(number),) if at and at >= case.since
        ]
        if before and case.snoozed is None:
            days = (local(lived, max(before)).date(), local(lived, said.at).date())
            assert lived.workdays.between(*days) >= 5
        earlier[number] = said.at


@settings(max_examples=8, deadline=None)
@given(SEEDS)
def test_the_longest_overdue_comes_first(seed: int) -> None:
    """Of all that could have been chased at that hour, it is what has been due the longest."""
    lived = life(seed, answers=True)
    zone = ZoneInfo(lived.zone)
    for said, _, _ in chases(lived):
        hour, today = time(said.history.hour or 0), local(lived, said.at).date()
        slot = datetime.combine(today, hour, zone)
        wants = [w for w in nudges.wants(said.history, lived.workdays, zone) if w.key.startswith("chase")]
        could = [want.day for want in wants if want.day <= today and want.since < slot]
        assert next(want.day for want in wants if want.key == said.due.key) == min(could)


@settings(max_examples=14, deadline=None)
@given(SEEDS)
def test_two_ignored_and_a_last_word(seed: int) -> None:
    """Two unanswered nudges, one last word, and nothing until they come back."""
    lived = life(seed)
    for said in lived.said:
        established = said.history.facts
        back = max((one.at for one in established if isinstance(one.fact, CameBack)), default=None)
        nudged = [one for one in established if isinstance(one.fact, Nudged)]
        since = [one.fact.subject for one in nudged if back is None or one.at > back]
        assert "quiet" not in since
        assert len(since) == 2 if said.due.kind == "quiet" else len(since) < 2


@settings(max_examples=8, deadline=None)
@given(SEEDS)
def test_nobody_answers(seed: int) -> None:
    """They never react: two nudges come, one last word, and that is all."""
    lived = life(seed, answers=False)
    assert [said.due.kind == "quiet" for said in lived.said] == [False, False, True]


@settings(max_examples=8, deadline=None)
@given(SEEDS)
def test_nothing_is_lost_for_ever(seed: int) -> None:
    """Whoever answers is asked again: each open application has one chase to come, whatever happened."""

    def watch(lived: Life) -> None:
        zone, history = ZoneInfo(lived.zone), lived.history
        open_ones = {n for n, case in cases(history.facts).items() if case.open and not case.muted}
        wants = [want for want in nudges.wants(history, lived.workdays, zone) if want.key.startswith("chase")]
        assert Counter(want.run for want in wants) == Counter(open_ones)
        planned = lived.dues()
        assert planned or not open_ones
        assert all(due.at > lived.now - timedelta(days=1) for due in planned)

    lived = Life(Random(seed), answers=True)
    lived.watch = watch
    lived.runs(DAYS)
    assert lived.said


@settings(max_examples=8, deadline=None)
@given(SEEDS)
def test_everything_gets_its_turn(seed: int) -> None:
    """Whoever answers every nudge hears of every application until each has come to its close."""
    lived = life(seed, answers=True, calm=True)
    closed = {number for _, number, rung in chases(lived) if rung == "close"}
    raised = Counter(number for _, number, _ in chases(lived))
    assert closed == set(lived.numbers) or min(raised[number] for number in lived.numbers) > 6
    assert all(said.due.kind != "quiet" for said in lived.said)


@settings(max_examples=10, deadline=None)
@given(SEEDS, st.floats(0, 0.999))
def test_what_is_due_stays_the_same_until_the_first_of_it_is_due(seed: int, part: float) -> None:
    """What is due doesn't depend on when that is asked, until the first of it is due."""

    def watch(lived: Life) -> None:
        planned = lived.dues()
        assert planned == lived.dues()
        if planned and (first := min(due.at for due in planned)) > lived.now:
            later = lived.now + part * (first - lived.now)
            established = lived.history
            again = nudges.due(established, {}, lived.workdays, later, busy_until=lived.busy_until)
            assert again == planned

    lived = Life(Random(seed))
    lived.watch = watch
    lived.runs(60)
