"""Ask what feedback a person speaks of, where no request for feedback is noted."""

from __future__ import annotations

from bot.coach.facts.after_a_no import ASK
from bot.coach.facts.application import State
from bot.coach.facts.lessons import FeedbackCame, MessageSent
from bot.turn.interpreting import mentions
from bot.turn.model.callback_data import BeginTap
from bot.turn.model.says import CardButton
from bot.turn.model.turn import Turn
from bot.turn.reports import unnamed


def has_asked_for_feedback(turn: Turn) -> bool:
    """Tell whether the person has sent a request for feedback, so that something may have come of it."""
    return any(fact.draft.startswith("feedback_") for _, fact in turn.history.of(MessageSent))


REQUEST = "feedback_"
"""How the names of the drafts that ask for feedback begin."""


def answered_no(turn: Turn, of: str | None) -> int | None:
    """Return the number of the no about which somebody got in touch, by the name said; None if unclear.

    Without a known name, it is the only no that can be meant, if no application is open.
    """
    cases = turn.now_established().cases
    came = {fact.application for _, fact in turn.history.of(FeedbackCame)}
    noes = {case.application.number for case in cases if case.state is State.no} - came
    named = mentions.cases_mentioned(turn, of)
    by_contact = unnamed.by_contact(turn, of) if of is not None and not named else None
    meant = {case.application.number for case in (*named, *((by_contact,) if by_contact else ()))}
    if meant:
        return meant.pop() if len(meant) == 1 and meant <= noes else None
    if any(case.open for case in cases) or (of is not None and len(of.split()) > 1):
        return None
    asked = {fact.application for _, fact in turn.history.of(MessageSent) if fact.draft.startswith(REQUEST)}
    one = noes & asked or noes
    return one.pop() if len(one) == 1 else None


def ask_which_feedback(turn: Turn, number: int | None) -> bool:
    """Ask whether to request feedback or whether some has come, where no request is noted.

    number: the application that was named. Return False if there is no no that it can be about.
    """
    noes = [case for case in turn.now_established().cases if case.state is State.no]
    case = next((case for case in noes if number in (None, case.application.number)), None)
    if case is None:
        return False
    number = case.application.number
    ask = CardButton("feedback_which__ask", BeginTap("no", number, ASK))
    came = CardButton("feedback_which__came", BeginTap("feedback", number))
    turn.welcome()
    turn.card(
        "feedback_which", *((ask,) if case.application.answered else ()), came, application=case.application
    )
    return True
