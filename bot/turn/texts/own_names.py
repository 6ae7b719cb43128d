"""Keep the person's own name if a text tells it, and hand on the text without it."""

from __future__ import annotations

from dataclasses import replace

from bot.coach.facts.application import LONGEST_NAME
from bot.coach.facts.records import OwnName
from bot.events import Wrote
from bot.talk.frozen import changed
from bot.talk.kinds import Unkept, Write
from bot.turn.interpreting.names import is_name
from bot.turn.model.says import Asked, Card, Ended
from bot.turn.model.turn import Turn
from bot.turn.runs.say_back import ask_once_more

KEY = "own_name"
"""The key under which the name is kept: the latest name replaces the one before."""


def keep_name(turn: Turn, event: Wrote) -> Wrote | None:
    """Keep the name that a text tells. Return the text without it; None if it was all, and is answered."""
    found = turn.hear(event.text).own_name() if not event.forwarded else None
    if found is None or len(found[0]) > LONGEST_NAME or (found[1] and _asks_for_words(turn)):
        return event
    name, rest = found
    turn.establish(KEY, OwnName(name))
    _sign(turn, name)
    if rest:
        return changed(event, text=rest)
    run = turn.person.current
    ask = run.open(run.position) if run is not None else None
    if run is None or ask is None:
        turn.welcome()
        turn.say(_said(name))
    elif ask.draft is not None:
        turn.say(Asked(run, before=_said(name)))  # asked again as a whole: the draft is signed now
    else:
        ask_once_more(turn, run, _said(name))
    return None


def say_back(turn: Turn, name: str) -> None:
    """Say the name back before what the rest of the text has led to."""
    for at, say in enumerate(turn.says):
        if isinstance(say, Asked | Ended):
            if say.before is None:
                turn.says[at] = replace(say, before=_said(name))
            else:
                turn.says.insert(at, _said(name))
            return
    turn.say(_said(name))


def told(turn: Turn, event: Wrote, rest: Wrote | None) -> str | None:
    """Return the name that was taken out of a text; None if none was. rest: what `keep_name` returned."""
    found = turn.hear(event.text).own_name() if rest is not None and rest is not event else None
    return found[0] if found is not None else None


def _asks_for_words(turn: Turn) -> bool:
    """Tell whether own words are asked for, from which no name is taken away."""
    run = turn.person.current
    ask = run.open(run.position) if run is not None else None
    kind = ask.kind if ask is not None else None
    return isinstance(kind, Unkept) or (ask is not None and isinstance(kind, Write) and not is_name(ask))


def _sign(turn: Turn, name: str) -> None:
    """Sign the drafts of the dialogues that are open already."""
    for run in (*turn.person.left, turn.person.current):
        if run is not None and getattr(run.facts, "own_name", name) != name:
            turn.put(run.but(facts=replace(run.facts, own_name=name)))


def _said(name: str) -> Card:
    return Card("said", "own_name", shows={"name": name})
