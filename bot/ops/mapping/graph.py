"""Find which question follows which answer in a dialogue, over all of its routes."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from bot.language.wording.asking import what_it_asks
from bot.language.wording.content import plain
from bot.language.wording.templates import FALLBACK
from bot.ops.preview.routes import NOW, Routes
from bot.talk.ask import SKIPPED, Ask
from bot.talk.kinds import Choose, ChooseMany, Pick, Rate
from bot.talk.paths import Route, is_spent, positions
from bot.talk.script import Ending, Position, Script
from bot.turn.model.person import Person, Run

START = "start"
"""The node at which every route begins."""

TYPED = "…"
"""The label of an answer in somebody's own words."""

LONGEST_WORDS = 110
"""Characters of a question that are shown. Our own choice."""

MOST_NAMED = 3
"""How many answers an edge names; of more it says how many there are."""

_NUMBERED = re.compile(r"_\d+$")


@dataclass(frozen=True)
class Node:
    """Hold a question, an ending, the dialogue that comes next, or the start. name: its key in the code."""

    name: str
    kind: str
    words: str


@dataclass(frozen=True)
class Edge:
    """Hold that a node comes next. label: after which answers; "" for any.

    sometimes: the same answers may lead elsewhere, by what was answered before.
    """

    source: str
    target: str
    label: str
    sometimes: bool = False


@dataclass(frozen=True)
class Graph:
    """Hold a dialogue as a map, its nodes in the order in which they are met."""

    name: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass
class _Drawing:
    """Collects what the routes show."""

    routes: Routes
    script: Script
    folded: frozenset[str]
    nodes: dict[str, Node] = field(default_factory=dict)
    answers: dict[tuple[str, str], dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    labels: dict[tuple[str, str], str] = field(default_factory=dict)

    def name(self, key: str) -> str:
        """Return the name of a question's node: rounds of a loop, counted from 0, are one node."""
        return _NUMBERED.sub("", key) if _NUMBERED.sub("", key) in self.folded else key

    def follow(self, facts: Any, route: Route) -> None:
        """Add what one route shows."""
        run = Run(1, self.script.name, self.script.version, facts, NOW, NOW)
        before, answer = START, ""
        stands = positions(self.script, facts, route)
        for key, value in route:
            if is_spent(key):
                continue
            position = next(stands)
            name = self.name(key)
            self._ask(run, name, position)
            self.answers[before, name][answer] = None
            before, answer = name, self._label(run, name, position, value)
        self._end(run, before, answer, next(stands))

    def _ask(self, run: Run, name: str, position: Position) -> None:
        if name not in self.nodes and position.ask is not None:
            html = self.routes.renderer.question(SOMEBODY, run, position, NOW).html
            self.nodes[name] = Node(name, "question", clipped(plain(what_it_asks(html) or "")))

    def _label(self, run: Run, name: str, position: Position, value: str) -> str:
        ask = position.ask
        if ask is None or ("," in value and isinstance(ask.kind, ChooseMany)):
            return ""
        if (name, value) not in self.labels:
            named = _is_named(ask, value)
            answer = self.routes.renderer.answer
            self.labels[name, value] = answer(SOMEBODY, run, value, position) if named else TYPED
        return self.labels[name, value]

    def _end(self, run: Run, before: str, answer: str, position: Position) -> None:
        ending = position.ending or Ending()
        words, then = ending.words, ending.then.script if ending.then is not None else None
        if words is not None:
            name = f"done__{words}"
            if name not in self.nodes:
                message = self.routes.renderer.ending(SOMEBODY, run, position)
                html = message.html if message is not None and message.html is not None else ""
                said = plain(html).strip().rpartition("\n\n")[2]
                self.nodes[name] = Node(name, "ending", clipped(said))
            self.answers[before, name][answer] = None
            before, answer = name, ""
        if then is not None:
            name = f"then__{then}"
            self.nodes.setdefault(name, Node(name, "dialogue", then))
            self.answers[before, name][answer] = None


SOMEBODY = Person(id=1, language=FALLBACK, name="Ada", zone_name="Europe/London", country="GB")


def _is_named(ask: Ask[Any], value: str) -> bool:
    """Tell whether an answer is one of a few that the question offers, and no name of the person's own."""
    if value == SKIPPED or isinstance(ask.kind, Choose | ChooseMany | Rate):
        return True
    return isinstance(ask.kind, Pick) and value in ask.kind.others


def clipped(words: str) -> str:
    """Return words in one line, cut between two of them."""
    line = " ".join(words.split())
    if len(line) <= LONGEST_WORDS:
        return line
    return f"{line[:LONGEST_WORDS].rpartition(' ')[0].rstrip('.,;:')}…"


def graph_of(routes: Routes, script: Script) -> Graph:
    """Return the map of a dialogue, in English."""
    every = [routes.from_sample(script, sample) for sample in range(len(script.samples))]
    keys = {key for _, found in every for route in found for key, _ in route}
    folded = frozenset(key.removesuffix("_0") for key in keys if key.endswith("_0"))
    drawing = _Drawing(routes, script, folded)
    drawing.nodes[START] = Node(START, "start", script.name)
    for facts, found in every:
        for route in found:
            drawing.follow(facts, route)
    return Graph(script.name, tuple(drawing.nodes.values()), tuple(_edges(drawing)))


def _edges(drawing: _Drawing) -> list[Edge]:
    known: dict[str, dict[str, None]] = defaultdict(dict)
    targets: dict[str, list[str]] = defaultdict(list)
    for (source, target), answers in drawing.answers.items():
        known[source].update(answers)
        targets[source].append(target)
    edges = []
    for (source, target), answers in drawing.answers.items():
        others = [to for to in targets[source] if to != target]
        elsewhere = {answer for to in others for answer in drawing.answers[source, to]}
        only_way = not others
        label = "" if only_way or source == START else _named(list(answers), list(known[source]))
        edges.append(Edge(source, target, label, sometimes=not only_way and set(answers) <= elsewhere))
    return edges


def _named(answers: list[str], known: list[str]) -> str:
    """Name the answers of an edge, or those that it does not stand for where these are fewer."""
    answers, known = [a for a in answers if a], [a for a in known if a]
    missing = [answer for answer in known if answer not in answers]
    if not missing:
        return ""
    if len(answers) > MOST_NAMED and len(missing) < MOST_NAMED:
        return f"all but {' / '.join(missing)}"
    rest = len(answers) - MOST_NAMED
    return " / ".join(answers[:MOST_NAMED]) + (f" + {rest}" if rest > 0 else "")
