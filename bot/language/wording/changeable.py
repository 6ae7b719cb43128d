"""Find the answers of a run that can be changed from their list."""

from __future__ import annotations

from bot.language.wording.content import Content
from bot.language.wording.templates import FALLBACK
from bot.talk.kinds import Write
from bot.talk.script import Position
from bot.turn.model.person import Run, RunState


def named(content: Content, language: str, run: Run, position: Position) -> tuple[str, ...]:
    """Return the keys of the answers that can be changed: those with a name beside their question.

    In a closed run only texts can be changed, since no change there may open a new question.
    """
    names = frozenset(content.blocks(language, run.script)) or frozenset(content.blocks(FALLBACK, run.script))
    closed = run.state in (RunState.closed, RunState.correcting)
    return tuple(
        key
        for key in position.path
        if f"{key}__name" in names
        and (not closed or (isinstance(position.asks[key].kind, Write) and position.values[key] is not None))
    )
