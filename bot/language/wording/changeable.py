"""List the answers of a run that can be changed."""

from __future__ import annotations

from bot.language.wording.content import Content
from bot.language.wording.templates import FALLBACK
from bot.message import Button, Message
from bot.talk.kinds import Write
from bot.talk.script import Position
from bot.turn.model.callback_data import ChangesTap, ChangeTap, RunAction, RunTap, encode
from bot.turn.model.person import Run, RunState

PAGE = 5
"""The most answers on one page of the list of answers to change."""


def listed(content: Content, language: str, run: Run, page: int) -> Message | None:
    """Return a page (from 0) of the answers that can be changed; None if there is none on it."""
    keys = named(content, language, run, run.position)
    shown = keys[page * PAGE : (page + 1) * PAGE]
    if not shown:
        return None
    names = {key: content.label(language, run.script, f"{key}__name") for key in shown}
    rows = [(Button(name, encode(ChangeTap(run.number, key))),) for key, name in names.items()]
    if len(keys) > PAGE:
        to = page + 1 if (page + 1) * PAGE < len(keys) else 0
        more = content.label(language, "coach", "changes__more")
        rows.append((Button(more, encode(ChangesTap(run.number, to))),))
    html = content.message(language, "coach", "changes", {})
    leave = content.label(language, "coach", "changes__leave")
    return Message(html, (*rows, (Button(leave, encode(RunTap(RunAction.go, run.number))),)))


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
