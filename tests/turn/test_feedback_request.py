"""Whoever wants to ask for feedback gets the request as the draft, wherever a reply is near."""

from typing import Any

import pytest

from bot.coach.facts.history import Established
from bot.coach.facts.lessons import MessageSent
from bot.coach.facts.records import Logged, Refused
from bot.coach.facts.refused import AboutNo
from bot.events import Wrote
from bot.turn.decide import decide
from bot.turn.model.outcome import Loaded, Outcome
from bot.turn.model.person import Run
from bot.turn.model.says import Asked
from tests.support.app import START
from tests.support.turns import ACME, a_run, a_turn, held, in_short
from tests.support.words import READER

NO = (held(100, Logged(ACME)), held(101, Refused(ACME.number, None)))


def a_reply(*facts: Established, **answers: Any) -> Loaded:
    """A no from Acme, with these answers."""
    run = a_run(1, "no", AboutNo(1, (ACME,), ACME.number), **answers)
    turn = a_turn(run, facts=(*NO, *facts), last=101)
    return Loaded(turn.person, turn.history)


def idle(*facts: Established) -> Loaded:
    turn = a_turn(facts=(*NO, *facts), last=101)
    return Loaded(turn.person, turn.history)


def types(loaded: Loaded, text: str) -> Outcome:
    return decide(loaded, Wrote(text, 1), START, READER)


def draft_of(outcome: Outcome) -> str | None:
    """The draft that is shown."""
    run: Run | None = outcome.person.current
    ask = run.open(run.position) if run is not None else None
    return ask.draft.name if ask is not None and ask.draft is not None else None


@pytest.mark.parametrize(
    "text",
    [
        "this doesn't ask for feedback",
        "can you add a line asking why",
        "i wanted to ask for feedback",
        "make it ask for feedback",
        "no, i'd like to ask them for feedback",
    ],
)
def test_the_thanks_become_the_request(text: str) -> None:
    """Whether it was sent is still the question."""
    outcome = types(a_reply(mood="2", fits_now="reply", given="bare"), text)
    assert draft_of(outcome) == "feedback_interviewer"
    assert [in_short(say) for say in outcome.says] == ["asks again reply.sent"]


def test_said_before_there_is_a_draft_it_chooses_the_reply() -> None:
    """At what fits now nothing else is asked about it; the mood is, where that is open."""
    at_fits = types(a_reply(mood="2"), "i want to ask for feedback")
    assert [in_short(say) for say in at_fits.says] == ["asks given"]
    at_mood = types(a_reply(), "i want to ask for feedback")
    [say] = at_mood.says
    assert isinstance(say, Asked)
    assert (in_short(say), say.before.block if say.before else None) == ("asks again mood", "asks")
    following = types(Loaded(at_mood.person, idle().history), "low")
    assert [in_short(say) for say in following.says][:1] == ["asks given"]


def test_said_right_after_it_the_request_is_there_at_once() -> None:
    """Neither the mood nor what fits is asked for again."""
    assert draft_of(types(idle(), "i want to ask them for feedback")) == "feedback_interviewer"


def test_whoever_does_not_want_it_gets_none() -> None:
    """A refusal holds the same words."""
    for text in ("i don't want to ask for feedback", "should i ask for feedback?", "no feedback please"):
        assert draft_of(types(idle(), text)) is None


def test_what_came_of_it_is_asked_only_where_one_was_sent() -> None:
    """Else it is asked whether to ask them; who says that some came is asked neither."""
    outcome = types(idle(), "feedback")
    assert [in_short(say) for say in outcome.says] == ["feedback_which"]
    assert outcome.person.current is None
    sent = held(101, MessageSent(ACME.number, "feedback_interviewer"), key="sent")
    for facts in ((), (sent,)):
        begun = types(idle(*facts), "i got feedback from them").person.current
        assert begun is not None
        assert begun.script == "feedback"
        assert begun.open(begun.position) is not None


def test_where_nobody_answered_there_is_nobody_to_ask() -> None:
    """The end says so."""
    silent = held(101, Refused(ACME.number, None, silent=True), key="refused")
    outcome = types(idle(silent), "i want to ask for feedback")
    assert outcome.person.current is None
    [closed] = [run for run in outcome.changed if run.script == "no"]
    assert closed.position.ending is not None
    assert closed.position.ending.words == "nothing_to_reply"
