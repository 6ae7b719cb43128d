"""Ask what feedback somebody speaks of, who has asked for none that is known of."""

from __future__ import annotations

from bot.coach.facts.after_a_no import ASK
from bot.coach.facts.application import State
from bot.coach.facts.lessons import MessageSent
from bot.turn.model.callback_data import BeginTap
from bot.turn.model.says import CardButton
from bot.turn.model.turn import Turn


def has_asked_for_feedback(turn: Turn) -> bool:
    """Tell whether the person has sent a request for feedback, so that something may have come of it."""
    return any(fact.draft.startswith("feedback_") for _, fact in turn.history.of(MessageSent))


def ask_which_feedback(turn: Turn, number: int | None) -> bool:
    """Ask whether to ask for feedback, or whether some has come: none was asked for that is known of.

    number: the application that was named. Return False where there was no no to ask about.
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
