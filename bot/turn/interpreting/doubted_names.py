"""Ask back whether some words are a name, and hear what is said to that."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import CERTAIN, Kind

DOUBTED = "is:"
"""The prefix of the draft answer that keeps a doubtful name until it is confirmed."""

MOST_QUOTED = 6
"""The most words that are asked back in quotes as a name. Our own choice."""


def may_be_quoted(name: str) -> bool:
    """Tell whether words are few enough to be asked back as a name; longer ones have to be said again."""
    return len(name.split()) <= MOST_QUOTED


def doubted_name(run: Run) -> str | None:
    """Return the name that was asked back last; None if none was."""
    draft = run.draft_answer or ""
    return draft.removeprefix(DOUBTED) if draft.startswith(DOUBTED) else None


def ask_whether_name(
    turn: Turn, run: Run, name: str, *, block: str = "is_it_the_name", briefly: bool = False
) -> None:
    """Ask whether this is the name. block: of `told`, which asks it. briefly: see `Asked`."""
    asked = turn.put(run.but(draft_answer=f"{DOUBTED}{name}"))
    turn.say(Asked(asked, before=Card("told", block, shows={"name": name}), briefly=briefly))


def is_doubtful(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Tell whether a text, where a name is asked for, is more likely something said than a name.

    A text that was asked back, and is now said again, counts as a name.
    """
    known = isinstance(ask.kind, Write) and text in ask.kind.cases
    heard = turn.hear(text)
    day = text.islower() and heard.is_day_alone()  # a company that is called Monday has a capital
    said = day or heard.is_said() or heard.asks_for_something() or _is_a_move(turn, text)
    return not known and doubted_name(run) != text and said


def _is_a_move(turn: Turn, text: str) -> bool:
    """Tell whether a text in small letters surely says where to go in the dialogue: "go on"."""
    reading = turn.hear(text).readings().without_words().clearest(CERTAIN) if text.islower() else None
    return reading is not None and reading.kind is Kind.move


def confirmed(turn: Turn, run: Run, ask: Ask[Any], text: str) -> str:
    """Return the name that was asked back, if the text is a yes to that; else the text, or the name in it."""
    doubted = doubted_name(run) if is_name(ask) else None
    if doubted is not None and may_be_quoted(doubted) and turn.hear(text).agrees():
        return doubted
    return turn.hear(text).name_alone() if is_name(ask) else text


def is_denied(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Tell whether a text says that what was asked back is not the name, and nothing else."""
    return is_name(ask) and doubted_name(run) is not None and turn.hear(text).denies()


def forget_doubt(turn: Turn, before: Run | None) -> None:
    """Forget a name that was asked back once something else was said: a later yes doesn't confirm it.

    before: the run that was open before the text.
    """
    run = turn.person.current
    if run is None or before is None or run.number != before.number or doubted_name(run) is None:
        return
    if run.draft_answer == before.draft_answer and run.position.ask == before.position.ask:
        turn.put(run.but(draft_answer=None))
