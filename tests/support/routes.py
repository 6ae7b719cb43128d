"""The routes that tests walk: found once in a process, since looking for them takes longer than walking."""

from functools import cache
from typing import Any

from bot.talk.paths import Route, paths
from bot.talk.script import Script


@cache
def routes_of(script: Script) -> list[tuple[Any, Route]]:
    """(facts, route), as `paths` finds them where a dialogue has more than 500 routes."""
    return list(paths(script, few=500))
