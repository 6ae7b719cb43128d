"""Find the routes through a dialogue, for the check of its words, its map, and the tests.

If a dialogue has few routes, all of them are walked. The big ones have more than anybody could walk
(about 8e16 for `no`), so they are walked until every pair of answers that can occur together has been
seen, because that is where faults in branching show. The walk uses no randomness: it is always the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bot.talk.ask import Ask, Spent
from bot.talk.script import Position, Script, Walk

MAX_ROUTES = 5_000
"""All routes of a dialogue are walked if it has fewer than this."""

_SPENT = "(spent "
"""How the key of a choice begins that stands for a `Spent`: no question's key does."""

Choice = tuple[str, str]
Route = tuple[Choice, ...]
Chooses = Callable[[str, tuple[str, ...]], str]
"""Returns the stored answer to take, given the key of a question and samples of its answers."""


def _walk(script: Script, facts: Any, choose: Chooses) -> Iterator[Walk]:
    """Walk the dialogue once, asking `choose` for each answer; yield the walk at each question and the end.

    It yields no `Position`: making one costs more than the walk to it, and most callers need none.
    """
    spents = 0
    with Walk(script.start(facts)) as walk:
        step = walk.advance()
        while step is not None:
            if isinstance(step, Spent):
                key = f"{_SPENT}{spents})"
                spents += 1
                chosen = choose(key, tuple(str(i) for i in range(len(Spent.samples))))
                step = walk.advance(Spent.samples[int(chosen)])
                continue
            walk.waits_at = step
            yield walk
            value = step.parse(choose(step.key, samples_of(step)))
            walk.answered(step, value)
            step = walk.advance(value)
        walk.waits_at = None
        yield walk


def samples_of(ask: Ask[Any]) -> tuple[str, ...]:
    """Return the sample answers of a question; raise ValueError if it has none, as no walk gets past it."""
    samples = ask.samples()
    if not samples:
        raise ValueError(f"{ask.key} offers nothing to answer")
    return samples


def _all_routes(script: Script, facts: Any, limit: int) -> list[Route] | None:
    """Return every route, or None if there are `limit` or more. Go depth first, first samples first."""
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


class _Fork:
    """_Fork is a question after certain answers: its key, its samples, and the fork after each answer to it.

    None follows an answer that ends the dialogue.
    """

    def __init__(self, key: str, samples: tuple[str, ...]) -> None:
        self.key = key
        self.samples = samples
        self.after: dict[str, _Fork | None] = {}


class _Walked:
    """_Walked walks a dialogue again and again, and runs it only for a row of answers that is new.

    Which question comes next depends on the earlier answers alone, so it is remembered for each row of them.
    """

    def __init__(self, script: Script, facts: Any) -> None:
        self.script = script
        self.facts = facts
        self._before = _Fork("", ())

    def go(self, choose: Chooses) -> None:
        """Walk to an end, asking `choose` for each stored answer."""
        fork, value = self._before, ""
        known: list[str] = []
        while value in fork.after:
            following = fork.after[value]
            if following is None:
                return
            fork, value = following, choose(following.key, following.samples)
            known.append(value)
        self._run(known, fork, choose)

    def _run(self, known: list[str], fork: _Fork, choose: Chooses) -> None:
        """Run the dialogue on past the known answers. fork: the question that the last of them answers."""
        taken = iter(known)
        value = known[-1] if known else ""

        def choose_beyond(key: str, samples: tuple[str, ...]) -> str:
            nonlocal fork, value
            if (again := next(taken, None)) is not None:
                return again
            following = fork.after[value] = _Fork(key, samples)
            fork, value = following, choose(key, samples)
            return value

        for _ in _walk(self.script, self.facts, choose_beyond):
            pass
        fork.after[value] = None


class _Pairs:
    """_Pairs collects routes until every pair of answers that can occur together has been seen.

    Choices are numbered, and a set of choices is an integer with one bit for each: with sets of pairs the
    walk over a big dialogue takes twice as long.
    """

    def __init__(self, script: Script, facts: Any) -> None:
        self.walked = _Walked(script, facts)
        self.routes: dict[Route, None] = {}
        self.routes_with: list[list[Route]] = []  # for each choice, the routes that it is on, in order
        self.numbers: dict[Choice, int] = {}
        self.choices: list[Choice] = []
        self.of_key: dict[str, int] = {}  # for each question, the set of its choices
        self.seen_with: list[int] = []  # for each choice, the set of choices that were on a route with it
        self.tried_with: list[int] = []
        self.uses: list[int] = []

    def _number(self, choice: Choice) -> int:
        number = self.numbers.get(choice)
        if number is None:
            number = self.numbers[choice] = len(self.choices)
            self.choices.append(choice)
            self.of_key[choice[0]] = self.of_key.get(choice[0], 0) | 1 << number
            self.routes_with.append([])
            self.seen_with.append(0)
            self.tried_with.append(0)
            self.uses.append(0)
        return number

    def go(self, forced: dict[str, str], along: dict[str, str]) -> bool:
        """Walk once and tell whether a new pair was seen. Answers in `forced` win over those in `along`."""
        taken: list[int] = []
        on_route = 0

        def choose(key: str, samples: tuple[str, ...]) -> str:
            nonlocal on_route
            numbers = {sample: self._number((key, sample)) for sample in samples}
            for wanted in (forced, along):
                if wanted.get(key) in samples:
                    value = wanted[key]
                    break
            else:
                value = max(samples, key=lambda s: self._worth(numbers[s], on_route))
            number = numbers[value]
            self.uses[number] += 1
            taken.append(number)
            on_route |= 1 << number
            return value

        self.walked.go(choose)
        route = tuple(self.choices[number] for number in taken)
        if route not in self.routes:
            self.routes[route] = None
            for number in taken:
                self.routes_with[number].append(route)
        new_pair = False
        for number in taken:
            new_pair = new_pair or bool(on_route & ~self.seen_with[number])
            self.seen_with[number] |= on_route
        return new_pair

    def _worth(self, number: int, on_route: int) -> tuple[int, int]:
        """Rank a choice: first if unused, then by how many new pairs it gives and how seldom it was used."""
        unused = 0 if self.uses[number] else 1_000
        return unused + (on_route & ~self.seen_with[number]).bit_count(), -self.uses[number]

    def run(self) -> list[Route]:
        """Return the routes: greedy walks first, then walks aimed at each pair that is still missing."""
        while self.go({}, {}):
            pass
        while missing := self._missing():
            for a, b in missing:
                self.tried_with[a] |= 1 << b
                if self._seen(a, b):
                    continue
                first, second = self.choices[a], self.choices[b]
                for base in self._with(b) + self._with(a):
                    self.go(dict((first, second)), dict(base))
                    if self._seen(a, b):
                        break
        return list(self.routes)

    def _seen(self, a: int, b: int) -> bool:
        return bool(self.seen_with[a] >> b & 1)

    def _missing(self) -> list[tuple[int, int]]:
        missing: list[tuple[int, int]] = []
        for a, (key, _) in enumerate(self.choices):
            left = ~(self.seen_with[a] | self.tried_with[a] | self.of_key[key]) & (1 << a) - 1
            while left:
                b = (left & -left).bit_length() - 1
                missing.append((a, b))
                left &= left - 1
        return missing

    def _with(self, number: int) -> list[Route]:
        matching = self.routes_with[number]
        return matching[:2] + matching[-1:]


def routes(script: Script, facts: Any, max_routes: int = MAX_ROUTES) -> list[Route]:
    """Return the routes to check for these facts: all if under `max_routes`, else enough for all pairs."""
    whole = _all_routes(script, facts, max_routes)
    return whole if whole is not None else _Pairs(script, facts).run()


def positions(script: Script, facts: Any, route: Route) -> Iterator[Position]:
    """Return every position along a route; the last one is its end."""
    chosen = iter(route)
    for walk in _walk(script, facts, lambda _key, _samples: next(chosen)[1]):
        yield walk.position(walk.waits_at)


def going_on(script: Script, facts: Any, beginning: Route) -> Route:
    """Return a whole route that begins with these answers and goes on with each question's first sample.

    Raises ValueError where the dialogue asks something else in between, or where it takes no such answer.
    """
    taken: list[Choice] = []

    def choose(key: str, samples: tuple[str, ...]) -> str:
        at = len(taken)
        if at < len(beginning) and beginning[at][0] != key:
            raise ValueError(f"{key} is asked there, and not {beginning[at][0]}")
        value = beginning[at][1] if at < len(beginning) else samples[0]
        taken.append((key, value))
        return value

    for _ in _walk(script, facts, choose):
        pass
    if len(taken) < len(beginning):
        raise ValueError("the dialogue ends before its last answer")
    return tuple(taken)


def is_spent(key: str) -> bool:
    """Tell whether a choice of a route is no answer, but how long the person has been at it (`Spent`)."""
    return key.startswith(_SPENT)


def paths(script: Script, max_routes: int = MAX_ROUTES) -> Iterator[tuple[Any, Route]]:
    """Yield (facts, route) for every sample of facts and every route to check."""
    for facts in script.samples:
        for route in routes(script, facts, max_routes):
            yield facts, route
