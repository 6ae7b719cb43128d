"""Look ahead in a dialogue: which questions would follow, if each were answered in the usual way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.talk.ask import SKIPPED, Ask, Spent
from bot.talk.script import Answer, Script, Then, Walk

MOST = 40
"""The most questions that are looked at: no dialogue asks more on one path."""


def ahead(
    script: Script, facts: Any, answers: Mapping[str, Answer], given: Mapping[str, str] | None = None
) -> tuple[tuple[Ask[Any], ...], Then | None]:
    """Return the questions that come after the answers, the open one first, and which dialogue follows.

    Each question is answered with what `given` has for its key, else with its first sample that is no skip.
    given: stored answers, by key; each has to parse.
    """
    found: list[Ask[Any]] = []
    with Walk(script.start(facts)) as walk:
        step = walk.advance()
        while step is not None and len(found) < MOST:
            if isinstance(step, Spent):
                step = walk.advance(timedelta(0))
                continue
            value, known = _answered(step, answers, given or {})
            if not known:
                found.append(step)
            walk.answered(step, value)
            step = walk.advance(value)
        then = walk.ending.then if walk.ending is not None else None
    return tuple(found), then


def _answered(ask: Ask[Any], answers: Mapping[str, Answer], given: Mapping[str, str]) -> tuple[Any, bool]:
    """Return a value that answers the question, and whether the person has given that answer."""
    if ask.key in answers:
        try:
            return ask.parse(answers[ask.key].value), True
        except ValueError:
            pass
    if ask.key in given:
        return ask.parse(given[ask.key]), False
    usual = next((sample for sample in ask.samples() if sample != SKIPPED), SKIPPED)
    return ask.parse(usual), False
