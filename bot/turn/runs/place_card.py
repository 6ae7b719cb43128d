"""Ask for country and hour on a card, on a day after a request for feedback went out.

A review doesn't ask for them: the last thing said in it is how heavy the no is. Without them, the coach can't
ask what came of the request.
"""

from __future__ import annotations

from bot.coach.dialogues.drafts import REQUEST
from bot.coach.dialogues.settings import START
from bot.coach.facts.lessons import FeedbackCame, MessageSent
from bot.coach.facts.records import PlaceAsked
from bot.turn.model.callback_data import BeginTap
from bot.turn.model.person import Run
from bot.turn.model.says import CardButton
from bot.turn.model.turn import Turn

BLOCK = "place_needed"
"""The words of the card."""

HARD = frozenset({"no", "reflection", "mood", "writing", "values"})
"""The dialogues after which nobody is asked for it: those about a no, and how heavy it is."""


def show_once(turn: Turn, done: Run) -> None:
    """Show the card after a dialogue about something else, if a request from an earlier day is unanswered."""
    history = turn.now_established()
    if done.script in HARD or history.has_settings or turn.person.lately.in_peace(turn.now):
        return
    came = {fact.application for _, fact in history.of(FeedbackCame)}
    waiting = [
        established
        for established, sent in history.of(MessageSent)
        if sent.draft.startswith(REQUEST) and sent.application not in came
    ]
    if not any(turn.person.day_of(sent.at) < turn.today for sent in waiting) or history.of(PlaceAsked):
        return
    turn.card(BLOCK, CardButton(f"{BLOCK}__yes", BeginTap("settings", way=START)))
    turn.establish("place_asked", PlaceAsked())
