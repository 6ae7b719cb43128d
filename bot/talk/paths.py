"""Every route through a dialogue: for the check of its words, its map, and the tests.

Where a dialogue has few routes they are all walked. The big ones have more than anybody could
(about 8e16 for `no`), so there the walk goes on until every pair of answers that can occur together
has been seen, which is where faults in branching show. It is the same every time: no randomness.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bot.talk.ask import Ask, Spent
from bot.talk.script import Position, Script, Walk

FEW = 5_000
"""Dialogues with fewer routes than this are walked whole."""

Choice = tuple[str, str]
Route = tuple[Choice, ...]


def _walk(script: Script, facts: Any, choose: Callable[[str, tuple[str, ...]], str]) -> Iterator[Position]:
    """Go through once, asking `choose` for each stored answer; yields every position on the way."""
    spents = 0
    with Walk(script.start(facts)) as walk:
        step = walk.onward()
        while step is not None:
            if isinstance(step, Spent):
                key = f"(spent {spents})"
                spents += 1
                chosen = choose(key, tuple(str(i) for i in range(len(Spent.samples))))
                step = walk.onward(Spent.samples[int(chosen)])
                continue
            yield walk.position(step)
            value = step.parse(choose(step.key, samples_of(step)))
            walk.answered(step, value)
            step = walk.onward(value)
        yield walk.position(None)


def samples_of(ask: Ask[Any]) -> tuple[str, ...]:
    """The sample answers of a question; ValueError if it has none, so it could never be left."""
    samples = ask.samples()
    if not samples:
        raise ValueError(f"{ask.key} offers nothing to answer")
    return samples


def _all_routes(script: Script, facts: Any, limit: int) -> list[Route] | None:
    """Every route, or None when there are `limit` or more. Depth first, first samples first."""
    routes: list[Route] = []
    todo: list[Route] = [()]
    while todo:
        start = todo.pop()
        taken: list[Choice] = []

        def choose(
            key: str, samples: tuple[str, ...], start: Route = start, taken: list[Choice] = taken
        ) -> str:
            if len(taken) < len(start):
                value = start[len(taken)][1]
            else:
                value = samples[0]
                todo.extend((*taken, (key, other)) for other in reversed(samples[1:]))
            taken.append((key, value))
            return value

        for _ in _walk(script, facts, choose):
            pass
        routes.append(tuple(taken))
        if len(routes) + len(todo) >= limit:
            return None
    return routes


class _Pairs:
    """Routes until every pair of answers that can occur together has been seen."""

    def __init__(self, script: Script, facts: Any) -> None:
        self.script = script
        self.facts = facts
        self.routes: dict[Route, None] = {}
        self.seen: set[frozenset[Choice]] = set()
        self.uses: dict[Choice, int] = {}

    def go(self, forced: dict[str, str], along: dict[str, str]) -> bool:
        """One walk; whether it showed a pair that was new. `forced` wins over `along`, both over the rest."""
        taken: list[Choice] = []

        def choose(key: str, samples: tuple[str, ...]) -> str:
            for wanted in (forced, along):
                if wanted.get(key) in samples:
                    value = wanted[key]
                    break
            else:
                value = max(samples, key=lambda s: (self._new((key, s), taken), -self.uses.get((key, s), 0)))
            for sample in samples:
                self.uses.setdefault((key, sample), 0)
            self.uses[key, value] += 1
            taken.append((key, value))
            return value

        for _ in _walk(self.script, self.facts, choose):
            pass
        self.routes.setdefault(tuple(taken))
        pairs = {frozenset((a, b)) for i, a in enumerate(taken) for b in taken[:i]}
        news = not pairs <= self.seen
        self.seen |= pairs
        return news

    def _new(self, choice: Choice, taken: list[Choice]) -> int:
        unused = 1_000 if not self.uses.get(choice) else 0
        return unused + sum(frozenset((choice, other)) not in self.seen for other in taken)

    def run(self) -> list[Route]:
        """Greedy walks first, then one aimed at each pair that is still missing."""
        while self.go({}, {}):
            pass
        tried: set[frozenset[Choice]] = set()
        while missing := self._missing(tried):
            for a, b in missing:
                tried.add(frozenset((a, b)))
                if frozenset((a, b)) in self.seen:
                    continue
                forced = dict((a, b))
                for base in self._with(b) + self._with(a):
                    self.go(forced, dict(base))
                    if frozenset((a, b)) in self.seen:
                        break
        return list(self.routes)

    def _missing(self, tried: set[frozenset[Choice]]) -> list[tuple[Choice, Choice]]:
        known = list(self.uses)
        return [
            (a, b)
            for i, a in enumerate(known)
            for b in known[:i]
            if a[0] != b[0] and frozenset((a, b)) not in self.seen and frozenset((a, b)) not in tried
        ]

    def _with(self, choice: Choice) -> list[Route]:
        found = [route for route in self.routes if choice in route]
        return found[:2] + found[-1:]


def routes(script: Script, facts: Any, few: int = FEW) -> list[Route]:
    """The routes to check for these facts: all of them if they are few, else all pairs."""
    whole = _all_routes(script, facts, few)
    return whole if whole is not None else _Pairs(script, facts).run()


def positions(script: Script, facts: Any, route: Route) -> Iterator[Position]:
    """Every position along a route, the last one being its end."""
    chosen = iter(route)
    return _walk(script, facts, lambda _key, _samples: next(chosen)[1])


def paths(script: Script, few: int = FEW) -> Iterator[tuple[Any, Route]]:
    """(facts, route) for every sample of facts and every route to check."""
    for facts in script.samples:
        for route in routes(script, facts, few):
            yield facts, route
