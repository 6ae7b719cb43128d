"""Note by when an offer has to be answered, where that is told after the good news."""

from __future__ import annotations

from datetime import date

from bot.coach.dialogues.answer import Kind
from bot.coach.dialogues.changing import OFFER_DUE
from bot.coach.facts.application import State
from bot.coach.facts.cases import Case
from bot.coach.facts.known import AboutWords
from bot.coach.facts.records import ReplyBy
from bot.talk.ask import SKIPPED
from bot.talk.script import Answer
from bot.turn.corrections import edits
from bot.turn.interpreting import mentions, yes_said
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker

YES, REPLY_BY = "yes", "reply_by"
"""The dialogue after a yes, and its question for that day."""


def take_offer_day(turn: Turn, text: str) -> bool:
    """Note the day by which a text says that the person has to answer. Return False if it says none."""
    if not yes_said.is_from_me(turn.hear(text)) or turn.hear(text).asks():
        return False
    offers = [case for case in turn.now_established().cases if case.state is State.offer]
    named = mentions.cases_mentioned(turn, text)
    meant = [case for case in named if case.state is State.offer] if named else offers
    told = turn.hear(text).has(Marker.given_until)  # whatever the text names, the one offer is meant
    if len(meant) != 1 or (not named and not told and turn.hear(text).names_something()):
        return False
    day = turn.hear(text).answer_day() or turn.hear(text).day_in()
    return day is not None and note_offer_day(turn, meant[0], day)


STILL_TOLD = {"caution": "go_on", REPLY_BY: SKIPPED}
"""The questions that needn't be asked about an accepted offer, with the answers that pass them over."""

NO = "no"
"""The dialogue after a no: it may have been told the company that now makes an offer after all."""


def told_before(turn: Turn, number: int | None) -> dict[str, str]:
    """Return as an answer the noted day by which an offer has to be answered; {} if none is to come."""
    noted = {fact.application: fact.day for _, fact in turn.now_established().of(ReplyBy)}
    day = noted.get(number) if number is not None else None
    return {REPLY_BY: day.isoformat()} if day is not None and day >= turn.today else {}


def told_of_offer(turn: Turn, text: str, number: int | None) -> dict[str, str]:
    """Return what a text that brings good news says of the offer, and what was noted of it, as answers.

    A person who works there already has accepted the offer. "They've changed their mind", in the middle of a
    no, is about the company of that no.
    """
    given = told_before(turn, number)
    heard, run = turn.hear(text), turn.person.current
    if heard.has(Marker.work_begun):
        given = {**given, "kind": Kind.written.value, **STILL_TOLD}
    named = run.answers.get("company") if number is None and run is not None and run.script == NO else None
    if named is not None and run is not None and heard.has(Marker.changed_mind):
        role = run.answers.get("role")
        given = {
            **given,
            "which": "another",
            "company": named.value,
            "role": role.value if role is not None else SKIPPED,
        }
    return given


def note_offer_day(turn: Turn, case: Case, day: date) -> bool:
    """Note by when an offer has to be answered. Return False where there is no offer, or the day is past."""
    number = case.application.number
    if case.state is not State.offer or day < turn.today:
        return False
    for run in turn.person.left:  # so that this dialogue doesn't ask for it again
        about = mentions.application_of(run)
        if run.script == YES and (about.number if about is not None else run.number) == number:
            turn.put(run.but(answers={**run.answers, REPLY_BY: Answer(day.isoformat(), turn.now)}))
    edits.carry_out(turn, "change", AboutWords((case.application,), OFFER_DUE, day=day))
    return True
