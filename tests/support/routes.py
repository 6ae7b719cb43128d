"""The routes that tests walk: found once in a run of the tests, since that takes longer than walking them."""

from functools import cache
from typing import Any

from bot.coach.scripts import SCRIPTS
from bot.talk.paths import Route, routes
from bot.talk.script import Script
from tests.support.shared import shared


@cache
def routes_of(script: Script) -> list[tuple[Any, Route]]:
    """(facts, route), as `paths` finds them where a dialogue has more than 500 routes."""
    ours = SCRIPTS.get(script.name) is script
    found = shared(f"routes of {script.name}", lambda: _find(script)) if ours else _find(script)
    return [(script.samples[number], route) for number, route in found]


def _find(script: Script) -> list[tuple[int, Route]]:
    return [
        (number, route)
        for number, facts in enumerate(script.samples)
        for route in routes(script, facts, max_routes=500)
    ]
