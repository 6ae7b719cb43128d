"""Note that a request for feedback went out, where that is told and no question asks for it."""

from __future__ import annotations

from bot.coach.dialogues.ask_feedback import Shall
from bot.coach.dialogues.drafts import Sent
from bot.coach.facts.after_a_no import ASK
from bot.coach.facts.application import Field
from bot.coach.facts.known import AboutWords, Topic
from bot.coach.scripts import REVIEW
from bot.talk.script import Answer
from bot.turn.corrections import edits
from bot.turn.interpreting import mentions
from bot.turn.model.person import Run, RunState
from bot.turn.model.turn import Turn
from bot.turn.questions import answering
from bot.turn.runs import runs

NO = "no"
"""The dialogue that, like the review, writes a request for feedback."""

WANTED = frozenset({"ask", "reply"})
"""The questions of a review whether to write a request."""

REQUEST, REPLY = "request.sent", "reply.sent"
"""The questions whether the request, or a reply with it, went out."""


def note_sent(turn: Turn, of: str | None) -> bool:
    """Note that a request went out, and to whom. Return False if none was written that can be meant."""
    run = request_left(turn, of)
    about = mentions.application_of(run) if run is not None else None
    if run is None or about is None:
        return False
    ask = run.open(run.position)
    if ask is not None and ask.key in (REQUEST, REPLY):
        taken_up = runs.resume(turn, run) if run.state is RunState.parked else run
        answering.take_answer(turn, taken_up, ask, Sent.sent.value, None)
    else:
        # The run of `no` records it: the review neither offers the request again nor records it twice.
        turn.put(run.but(answers={**run.answers, REQUEST: Answer(Sent.no.value, turn.now)}))
        runs.aside(turn, NO, Topic(about.number, ASK), {REPLY: Sent.sent.value})
    first = of.split(",")[0].strip() if of is not None else ""
    if about.contact is None and first and turn.hear(first).is_first_name():
        edits.carry_out(turn, "change", AboutWords((about,), Field.contact.value, first.title()))
    return True


def request_left(turn: Turn, of: str | None) -> Run | None:
    """Return the review, or the no, that was left with a request that isn't known to have gone out."""
    if of is not None and any(case.open for case in mentions.cases_mentioned(turn, of)):
        return None
    for run in turn.person.left:
        ask = run.open(run.position)
        at_sent = ask is not None and ask.key in (REQUEST, REPLY) and ask.draft is not None
        if at_sent and ask is not None and ask.draft is not None and ask.draft.name.startswith("feedback_"):
            return run
        wanted = any(run.answers[key].value == Shall.yes.value for key in WANTED & run.answers.keys())
        if run.script == REVIEW and wanted and REQUEST not in run.answers:
            return run
    return None
