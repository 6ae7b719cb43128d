"""Note the application that somebody means who is asked to pick one, but means none of those listed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.coach.facts.application import Application
from bot.coach.facts.known import AboutWords, Topic
from bot.talk.ask import Ask
from bot.talk.kinds import Pick, Write
from bot.turn.corrections import edits
from bot.turn.interpreting import mentions
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.says import Asked
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.readings.request import Intent, Request
from bot.turn.runs import runs


def act_on_unlisted(turn: Turn, run: Run, ask: Ask[str], text: str) -> bool:
    """Act on a text that says that none of these is meant, with a name or without; else return False."""
    kind = ask.kind
    found = [w for w in turn.hear(text).requests() if w.intent is Intent.another]
    if not found or not isinstance(kind, Pick) or not _of_applications(kind):
        return False
    name = _name(turn, found)
    listed = mentions.picked(turn, kind, name) if name is not None else None
    if listed is not None:
        take_answer(turn, run, ask, listed, None, choice=listed)
    elif name is None and all(wanted.new is not None for wanted in found):
        return False  # the text goes on with something that is no name
    elif isinstance(run.facts, AboutWords):
        _leave(turn, name)
    elif kind.others:
        take_answer(turn, run, ask, kind.others[0], None, choice=kind.others[0])
        _give_name(turn, name)
    else:
        runs.begin(turn, "log", Topic(way="new"), {"company": name} if name is not None else None)
    return True


def name_in(turn: Turn, ask: Ask[Any], text: str) -> str:
    """Return the name in "neither, it's Harborline", where a name is asked for; else the text."""
    if not is_name(ask):
        return text
    found = [w for w in turn.hear(text).requests() if w.intent is Intent.another]
    return _name(turn, found) or text


def _of_applications(kind: Pick) -> bool:
    return all(isinstance(item, Application) for item in kind.items.values())


def _name(turn: Turn, found: Sequence[Request]) -> str | None:
    """Return the name told along with "none of these"; None if there is none, or if it is a sentence.

    A text that as a whole only says "another one" names none: "none of those, a different crowd".
    """
    if any(wanted.new is None for wanted in found):
        return None
    said = next((wanted.new for wanted in found if wanted.new is not None), None)
    fits = said is not None and edits.is_one(said)
    return said if fits and not turn.hear(said or "").is_said() else None


def _leave(turn: Turn, name: str | None) -> None:
    """Change nothing, as what was to be done is about an application that isn't known."""
    if name is not None:
        edits.say_unknown(turn)
        return
    runs.park(turn)
    turn.card("fine")


def _give_name(turn: Turn, name: str | None) -> None:
    """Answer the question for the name with the name, if that question comes next."""
    run = turn.person.current
    ask = run.open(run.position) if run is not None else None
    if name is None or run is None or ask is None or not isinstance(ask.kind, Write) or not is_name(ask):
        return
    turn.says = [say for say in turn.says if not (isinstance(say, Asked) and say.first)]
    take_answer(turn, run, ask, name, None)
