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
    """Routes until every pair of answers that can occur together has been seen.

    Choices are numbered, and sets of them are the bits of an integer: with sets of pairs the walk over a
    big dialogue takes twice as long.
    """

    def __init__(self, script: Script, facts: Any) -> None:
        self.script = script
        self.facts = facts
        self.routes: dict[Route, None] = {}
        self.known: dict[Choice, int] = {}  # a choice and its number
        self.choices: list[Choice] = []
        self.seen_with: list[int] = []  # for each choice those that were on a route with it
        self.tried_with: list[int] = []
        self.uses: list[int] = []

    def _number(self, choice: Choice) -> int:
        number = self.known.get(choice)
        if number is None:
            number = self.known[choice] = len(self.choices)
            self.choices.append(choice)
            self.seen_with.append(0)
            self.tried_with.append(0)
            self.uses.append(0)
        return number

    def go(self, forced: dict[str, str], along: dict[str, str]) -> bool:
        """One walk; whether it showed a pair that was new. `forced` wins over `along`, both over the rest."""
        taken: list[int] = []
        on_it = 0

        def choose(key: str, samples: tuple[str, ...]) -> str:
            nonlocal on_it
            numbers = {sample: self._number((key, sample)) for sample in samples}
            for wanted in (forced, along):
                if wanted.get(key) in samples:
                    value = wanted[key]
                    break
            else:
                value = max(samples, key=lambda s: self._worth(numbers[s], on_it))
            number = numbers[value]
            self.uses[number] += 1
            taken.append(number)
            on_it |= 1 << number
            return value

        for _ in _walk(self.script, self.facts, choose):
            pass
        self.routes.setdefault(tuple(self.choices[number] for number in taken))
        news = False
        for number in taken:
            news = news or bool(on_it & ~self.seen_with[number])
            self.seen_with[number] |= on_it
        return news

    def _worth(self, number: int, on_it: int) -> tuple[int, int]:
        """How much would be new, and how seldom it was taken; a choice that never was comes first."""
        unused = 0 if self.uses[number] else 1_000
        return unused + (on_it & ~self.seen_with[number]).bit_count(), -self.uses[number]

    def run(self) -> list[Route]:
        """Greedy walks first, then one aimed at each pair that is still missing."""
        while self.go({}, {}):
            pass
        while missing := self._missing():
            for a, b in missing:
                self.tried_with[a] |= 1 << b
                if self._seen(a, b):
                    continue
                one, other = self.choices[a], self.choices[b]
                for base in self._with(other) + self._with(one):
                    self.go(dict((one, other)), dict(base))
                    if self._seen(a, b):
                        break
        return list(self.routes)

    def _seen(self, a: int, b: int) -> bool:
        return bool(self.seen_with[a] >> b & 1)

    def _missing(self) -> list[tuple[int, int]]:
        return [
            (a, b)
            for a, choice in enumerate(self.choices)
            for b in range(a)
            if not (self.seen_with[a] | self.tried_with[a]) >> b & 1 and choice[0] != self.choices[b][0]
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
