"""The one plan: if this happens, then I will do that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.coach.facts.lessons import Planned
from bot.talk.ask import Record
from bot.talk.kinds import Write


async def plan(
    situation: str | None,
    action: str | None,
    *,
    words: str | None = None,
    shows: Mapping[str, Any] | None = None,
) -> Planned | None:
    """Two halves, each with a suggestion where there is one; None where they skip it.

    words: the block that asks for the first half, where it isn't `plan_if`.
    """
    first = await Write("plan_if", suggest=situation, words=words, shows=shows or {}).or_skip()
    if first is None:
        return None
    then = await Write("plan_then", suggest=action, words="reflection/plan_then", shows={"if": first})
    planned = Planned(first, then)
    await Record("plan", planned)
    return planned
