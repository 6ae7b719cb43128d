"""Ask for the one plan: if this happens, then I will do that."""

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
    """Ask for the two halves of the plan, with suggestions if given. Return None if the person skips it.

    words: the block that asks for the first half, if it isn't `plan_if`.
    """
    first = await Write("plan_if", suggest=situation, words=words, shows=shows or {}).or_skip()
    if first is None:
        return None
    then = await Write("plan_then", suggest=action, words="reflection/plan_then", shows={"if": first})
    planned = Planned(first, then)
    await Record("plan", planned)
    return planned
