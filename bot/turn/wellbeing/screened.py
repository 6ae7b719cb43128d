"""Find danger in what somebody has typed: by itself, and together with what they typed just before."""

from __future__ import annotations

from bot.coach.facts.heaviness import VERY_HEAVY
from bot.coach.safety import Tier
from bot.events import Event, typed
from bot.talk.frozen import changed
from bot.turn.model.recent_texts import NO_TEXTS
from bot.turn.model.turn import Turn
from bot.turn.wellbeing import feelings

SURELY = 2
"""How often they have to say in an evening that they are safe, till what is only implied has to be clearer.

A no is about what was asked, and those sentences aren't asked about for a week; another thing that sounds of
it is looked at as if nothing had been said, since a first no is easily said and hard to take back. After a
second no they have heard the question twice, and were not asked in vain by one reading alone.
"""


def screened(turn: Turn, event: Event) -> Tier | None:
    """Return what the safety screen finds in the text of an event, in any kind of event."""
    person, text = turn.person, typed(event)
    if not text:
        return None
    held, safe = person.hold is not None, said_safe(turn, SURELY)
    tier = turn.reader.screen(person.language, text, held=held, safe=safe)
    if tier is not Tier.unclear or held:
        return tier
    rest = _not_otherwise(turn, text)
    return tier if rest == text else turn.reader.screen(person.language, rest, safe=safe)


def find_danger(turn: Turn, event: Event) -> Tier | None:
    """Return the tier to act on, and keep a text that sounds dark and has no tier, for the next."""
    tier = screened(turn, event)
    weary = tier is Tier.weary  # usually about the search: the next text isn't darker for it
    if weary:
        tier = Tier.unclear if was_dark(turn) else None
    text, recent = _not_otherwise(turn, typed(event).strip()), turn.person.recent.by(turn.now)
    if tier is None and text and turn.person.hold is None and not said_safe(turn):
        if recent.typed:
            tier = turn.reader.screen_together([*(earlier for _, earlier in recent.typed), text])
        if tier is None and not weary and turn.reader.sounds_dark(text):
            recent = recent.adding(text, turn.now)
    if tier is not None:
        recent = NO_TEXTS
    if recent is not turn.person.recent:
        turn.person = changed(turn.person, recent=recent)
    return tier


def _not_otherwise(turn: Turn, text: str) -> str:
    """Return a text without what the person has said, this week, to mean otherwise."""
    return turn.person.otherwise.rest_of(text, turn.now)


def said_safe(turn: Turn, times: int = 1) -> bool:
    """Tell whether the person has said this evening that they are safe, as many times."""
    return turn.person.lately.by(turn.now).times_felt([feelings.SAFE]) >= times


def was_dark(turn: Turn) -> bool:
    """Tell whether words that are usually about the search are to be asked about: the evening was dark.

    A person who has said since that they are safe is not asked again.
    """
    lately, run = turn.person.lately.by(turn.now), turn.person.current
    if turn.person.hold is not None:
        return True
    if said_safe(turn):
        return False
    moods = [answer.value for key, answer in run.answers.items() if key.startswith("mood")] if run else []
    hopeless = lately.times_felt(feelings.HOPELESS) > 0 or lately.times_felt(feelings.HEAVY) > 1
    return hopeless or str(VERY_HEAVY) in moods
