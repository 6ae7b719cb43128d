"""Write a request for feedback, instead of mere thanks, if the person says that they want to ask for it."""

from __future__ import annotations

from dataclasses import replace

from bot.coach.dialogues.no import FitsNow
from bot.coach.facts.after_a_no import ASK
from bot.coach.facts.application import State
from bot.coach.facts.known import Topic
from bot.coach.facts.lessons import MessageSent
from bot.coach.facts.refused import AboutNo
from bot.talk.script import Answer
from bot.turn.interpreting import mentions
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.readings.request import Request
from bot.turn.runs import runs

MOOD, FITS, SENT = "mood", "fits_now", "reply.sent"
"""The questions of `no` at which its reply can still become a request for feedback."""


def ask(turn: Turn, request: Request) -> bool:
    """Draft a request for feedback. Return False where no no is noted, or another dialogue is open."""
    run = turn.person.current
    if run is not None and run.script not in BETWEEN:
        return isinstance(run.facts, AboutNo) and run.changing is None and _use_as_reply(turn, run, run.facts)
    named = {case.application.number for case in mentions.cases_mentioned(turn, request.of)}
    noes = (case for case in turn.now_established().cases if case.state is State.no)
    case = next((case for case in noes if not named or case.application.number in named), None)
    if case is None or _has_asked(turn, case.application.number):
        return False
    runs.begin(turn, "no", Topic(case.application.number, ASK))
    return True


def _has_asked(turn: Turn, number: int) -> bool:
    """Tell whether a request has gone out: then the question is what came of it."""
    sent = (fact for _, fact in turn.now_established().of(MessageSent))
    return any(fact.application == number and fact.draft.startswith("feedback_") for fact in sent)


BETWEEN = frozenset({"start", "later"})
"""Dialogues that a request for feedback may take the place of."""


def _use_as_reply(turn: Turn, run: Run, about: AboutNo) -> bool:
    """Make the reply in an open `no` ask for feedback. Return False at questions where that can't be."""
    opened = run.open(run.position)
    if opened is None or opened.key not in (MOOD, FITS, SENT):
        return False
    if about.asks or about.mail.feedback:
        turn.say(Asked(run))  # the reply asks for feedback already
        return True
    asking = run.but(facts=replace(about, asks=True), draft_answer=None)
    if opened.key == SENT:
        turn.say(Asked(turn.put(asking), before=Card("said", "asks_instead")))
        return True
    answers = {**asking.answers, FITS: Answer(FitsNow.reply.value, turn.now)}
    asking = turn.put(asking.but(answers=answers))
    if asking.open(asking.position) is None:
        runs.proceed(turn, asking)
    else:
        turn.say(Asked(asking, first=opened.key == FITS, before=Card("said", "asks")))
    return True
