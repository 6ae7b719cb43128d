"""Some rules hold on every route of the dialogues around waiting."""

from collections.abc import Iterator
from typing import Any

from bot.coach.dialogues.answer import YES, Kind
from bot.coach.dialogues.feedback import FEEDBACK, Verdict
from bot.coach.dialogues.log import LOG
from bot.coach.dialogues.overdue import OVERDUE, ChaseNow, New
from bot.coach.dialogues.patterns import PATTERNS
from bot.coach.dialogues.prepare import PREPARE
from bot.coach.facts.application import Rung, State, Via
from bot.coach.facts.lessons import Got, Heard
from bot.coach.facts.records import Became, ChaseSent, Muted, NotSent, Refused, Snoozed
from bot.talk.paths import positions
from bot.talk.script import Position, Script
from tests.support.routes import routes_of


def ends(script: Script) -> Iterator[tuple[Any, Position]]:
    for facts, route in routes_of(script):
        *_, last = positions(script, facts, route)
        yield facts, last


def of(position: Position, kind: type) -> list[Any]:
    return [fact for fact in position.records.values() if isinstance(fact, kind)]


def test_sent_moves_the_ladder_and_anything_else_does_not() -> None:
    """Exactly where they said so, on the step that was shown, at once."""
    for about, end in ends(OVERDUE):
        sent = end.values.get("sent")
        chases, unsent = of(end, ChaseSent), of(end, NotSent)
        assert bool(chases) == (sent is ChaseNow.sent)
        if sent is not None:
            [told] = chases or unsent
            shown = [w for w in about.waits if w.application.number == told.application]
            assert told.rung is (shown[0].rung or Rung.first)
            assert told.rung is not Rung.close


def test_the_draft_is_for_the_one_they_deal_with() -> None:
    """No manager's words to a recruiter; the phone only for an agency on the third step."""
    for about, route in routes_of(OVERDUE):
        for position in positions(OVERDUE, about, route):
            draft = position.ask.draft if position.ask is not None else None
            if draft is None or position.ask is None:
                continue
            [wait] = [w for w in about.waits if w is position.ask.shows["wait"]]
            to = {Via.manager: "manager", Via.nobody: "application"}.get(wait.application.via, "recruiter")
            phone = draft.name == "phone_agency"
            assert draft.name.endswith(to) or phone
            if phone:
                assert (wait.application.via, wait.rung) == (Via.agency, Rung.third)


def test_the_close_is_offered_the_second_time_and_at_the_end() -> None:
    """Whoever says "I'm done waiting" gets there at any time."""
    for about, end in ends(OVERDUE):
        wait = about.waits[0] if about.waits else None
        if wait is None or about.way != "nothing" or wait.state is not State.waiting:
            continue
        assert ("close" in end.path) >= (wait.rung is Rung.close)
        assert ("again" in end.path) == (wait.again and wait.rung is not Rung.close)
    assert any(end.values.get("new") is New.done and "close" in end.path for _, end in ends(OVERDUE))


def test_calling_it_a_no_is_a_no_by_silence_and_leads_on() -> None:
    """Two more weeks snoozes it; putting it away closes it without a no."""
    for _, end in ends(OVERDUE):
        assert end.ending is not None
        close = end.values.get("close")
        if close is None:
            continue
        assert [r.silent for r in of(end, Refused)] == ([True] if close.value == "no" else [])
        assert bool(of(end, Snoozed)) == (close.value == "weeks")
        assert any(b.state is State.away for b in of(end, Became)) == (close.value == "away")
        assert (end.ending.then is not None) == (close.value == "no")


def test_an_old_button_changes_nothing() -> None:
    """Neither one about a step that is over, nor one of an application that is gone."""
    for about, end in ends(OVERDUE):
        if about.way == "nothing.first" or (about.chosen == 7 and not about.waits):
            assert end.records == {}


def test_a_closed_one_is_opened_again_only_if_they_say_so() -> None:
    """They wrote after all."""
    for about, end in ends(OVERDUE):
        closed = any(
            w.state is not State.waiting and w.application.number == about.chosen for w in about.waits
        )
        if closed:
            assert "reopen" in end.path
            assert bool(end.records) == (end.values["reopen"].value == "yes")


def test_stop_asking_is_about_this_one() -> None:
    """One fact, and nothing else."""
    for _, end in ends(OVERDUE):
        if end.values.get("new") is New.mute:
            assert [type(f) for f in end.records.values() if not isinstance(f, Became)] == [Muted]


def test_whether_they_chased_is_asked_only_where_it_can_be() -> None:
    """Not about an interview that is still to come; and the evening card only before one."""
    for about, end in ends(LOG):
        staged = end.records["staged"]
        if staged.on is not None and staged.on > about.today:
            assert "chased" not in end.path
        else:
            assert staged.on == about.today or "evening" not in end.path
        assert ("country" in end.path) == (not about.settled)


def test_a_decision_before_the_interview_is_asked_about_once() -> None:
    """Whatever they say to it is kept."""
    for _, end in ends(LOG):
        staged, promised = end.records["staged"], end.records["promised"]
        due, on = end.values["due"], staged.on
        before = due is not None and on is not None and due < on and staged.stage.value != "applied"
        assert ("due_before" in end.path) == before
        assert promised.due in (due, end.values.get("due_again"), None)


def test_a_spoken_yes_is_no_reason_to_leave_anything() -> None:
    """The others are spoken about only once it is in writing."""
    for about, end in ends(YES):
        asked = [key for key in end.path if key.startswith("other_")]
        if end.values["kind"] is not Kind.written:
            assert asked == []
        withdrawn = {b.application for b in of(end, Became) if b.state is State.withdrawn}
        assert withdrawn <= {w.application.number for w in about.waits}
        assert end.values["kind"] is Kind.next_round or "caution" in end.path


def test_feedback_that_never_came_gets_no_letter() -> None:
    """Thanks go to who answered; and "you asked" is said only where they did."""
    for about, end in ends(FEEDBACK):
        came = end.records.get("came")
        if came is None:
            continue
        thanked = "thanks.sent" in end.path
        assert thanked == (came.got is not Got.nothing)
        if came.got is Got.nothing:
            assert end.ending is not None
            assert end.ending.shows["asked"] == (came.application in about.asked)


def test_a_criticism_is_theirs_to_judge() -> None:
    """What they disagree with becomes no plan; unfair leads to the card; keep-in-touch only where wanted."""
    for about, end in ends(FEEDBACK):
        verdict = end.values.get("verdict")
        if verdict in (Verdict.disagree, Verdict.unfair):
            assert "plan_if" not in end.path
        assert ("unfair" in end.path) == (verdict is Verdict.unfair)
        if "touch_how" in end.path:
            assert {h.application for h in of(end, Heard)} <= set(about.later_there)


def test_a_card_for_a_no_says_what_they_will_do_first() -> None:
    """What it would mean may be left out; that it was offered is kept, so that it is offered once."""
    for _, end in ends(PREPARE):
        if "first_hour" in end.path:
            assert end.records["prepared"].first_hour
            assert "offered" in end.records


def test_too_few_are_not_compared() -> None:
    """Three at least, and once."""
    for about, end in ends(PATTERNS):
        assert ("compared" in end.records) == (len(about.told) >= 3)
