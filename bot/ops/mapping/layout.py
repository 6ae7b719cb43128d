"""Place the nodes of a map in layers, and lead its edges between them (after Sugiyama).

An edge that goes on over several layers has a point in each, and its label takes a place of its own in the
layer below its source, so that nothing lies over anything else. Nothing is random: it is always drawn alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Pair = tuple[str, str]

SWEEPS = 24
"""How often the layers are put into order, and how often they are moved. Our own choice."""

APART = 26.0
"""Pixels between two neighbours in a layer."""


@dataclass(frozen=True)
class Layout:
    """Hold where everything is: the middle of each node and each label, and the points of each edge."""

    nodes: Mapping[str, tuple[float, float]]
    labels: Mapping[Pair, tuple[float, float]]
    lines: Mapping[Pair, Sequence[tuple[float, float]]]
    wide: float
    high: float


@dataclass(frozen=True)
class Box:
    """Hold the size of a node or of a label."""

    wide: float
    high: float


NO_BOX = Box(8, 0)


def placed(nodes: Mapping[str, Box], labels: Mapping[Pair, Box], between: float = 26.0) -> Layout:
    """Place nodes and edges. labels: of every edge; an empty one has no height. between: two layers."""
    back = _leading_back(list(nodes), list(labels))
    downward = {pair: pair[::-1] if pair in back else pair for pair in labels if pair[0] != pair[1]}
    ranks = _ranks(list(nodes), list(downward.values()))
    boxes: dict[str, Box] = dict(nodes)
    layer_of = {node: 2 * rank for node, rank in ranks.items()}
    chains: dict[Pair, list[str]] = {}
    for pair, (upper, lower) in downward.items():
        chain = [upper]
        for layer in range(layer_of[upper] + 1, layer_of[lower]):
            point = "\0".join((*pair, str(layer)))
            boxes[point] = labels[pair] if len(chain) == 1 else NO_BOX
            layer_of[point] = layer
            chain.append(point)
        chains[pair] = [*chain, lower]
    layers = _ordered(layer_of, chains)
    across = _across(layers, boxes, chains)
    down, high = _down(layers, boxes, between)
    where = {name: (across[name], down[layer_of[name]]) for name in boxes}
    lines = {
        pair: [where[name] for name in (chain[::-1] if pair in back else chain)]
        for pair, chain in chains.items()
    }
    spots = {pair: where[chain[1]] for pair, chain in chains.items()}
    wide = max(across[name] + boxes[name].wide / 2 for name in boxes)
    return Layout({name: where[name] for name in nodes}, spots, lines, wide, high)


def _leading_back(nodes: list[str], edges: list[Pair]) -> set[Pair]:
    """Return the edges that lead back: when these are turned round, all lead down."""
    after: dict[str, list[str]] = defaultdict(list)
    for source, target in edges:
        after[source].append(target)
    done: set[str] = set()
    open_now: set[str] = set()
    back: set[Pair] = set()

    def visit(node: str) -> None:
        open_now.add(node)
        for target in after[node]:
            if target in open_now:
                back.add((node, target))
            elif target not in done:
                visit(target)
        open_now.remove(node)
        done.add(node)

    for node in nodes:
        if node not in done:
            visit(node)
    return back


def _ranks(nodes: list[str], edges: list[Pair]) -> dict[str, int]:
    """Return for each node the length of the longest way to it."""
    before: dict[str, list[str]] = defaultdict(list)
    for source, target in edges:
        before[target].append(source)
    ranks: dict[str, int] = {}

    def rank(node: str) -> int:
        if node not in ranks:
            ranks[node] = 1 + max((rank(one) for one in before[node]), default=-1)
        return ranks[node]

    for node in nodes:
        rank(node)
    return ranks


def _ordered(layer_of: Mapping[str, int], chains: Mapping[Pair, list[str]]) -> list[list[str]]:
    """Order each layer so that few edges cross: by the middle of what it is tied to, up and down in turn."""
    layers: list[list[str]] = [[] for _ in range(max(layer_of.values()) + 1)]
    for name, layer in layer_of.items():
        layers[layer].append(name)
    ties = _ties(chains)
    best, fewest = [list(layer) for layer in layers], _crossings(layers, ties)
    for sweep in range(SWEEPS):
        downward = sweep % 2 == 0
        order = range(1, len(layers)) if downward else range(len(layers) - 2, -1, -1)
        for at in order:
            beside = layers[at - 1] if downward else layers[at + 1]
            _by_middle(layers[at], ties, {name: n for n, name in enumerate(beside)})
        crossed = _crossings(layers, ties)
        if crossed < fewest:
            best, fewest = [list(layer) for layer in layers], crossed
    return best


def _by_middle(layer: list[str], ties: Mapping[str, list[str]], spot: Mapping[str, int]) -> None:
    """Order a layer by the middle of what each is tied to. spot: where that is; what has no tie stays."""
    order: dict[str, float] = {}
    for n, name in enumerate(layer):
        middle = _middle(name, ties, spot)
        order[name] = n if middle is None else middle
    layer.sort(key=order.__getitem__)


def _ties(chains: Mapping[Pair, list[str]]) -> dict[str, list[str]]:
    ties: dict[str, list[str]] = defaultdict(list)
    for chain in chains.values():
        for one, other in pairwise(chain):
            ties[one].append(other)
            ties[other].append(one)
    return ties


def _middle(name: str, ties: Mapping[str, list[str]], spot: Mapping[str, float]) -> float | None:
    near = [spot[other] for other in ties.get(name, ()) if other in spot]
    return sum(near) / len(near) if near else None


def _crossings(layers: list[list[str]], ties: Mapping[str, list[str]]) -> int:
    """Count the edges that cross between neighbouring layers."""
    count = 0
    for upper, lower in pairwise(layers):
        spot = {name: n for n, name in enumerate(lower)}
        ends = [s for name in upper for s in sorted(spot[o] for o in ties.get(name, ()) if o in spot)]
        count += sum(1 for n, one in enumerate(ends) for other in ends[n + 1 :] if other < one)
    return count


def _across(
    layers: list[list[str]], boxes: Mapping[str, Box], chains: Mapping[Pair, list[str]]
) -> dict[str, float]:
    """Return how far from the left everything is: as near as can be to the middle of what it is tied to."""
    ties = _ties(chains)
    across: dict[str, float] = {}
    for layer in layers:
        left = 0.0
        for name in layer:
            across[name] = left + boxes[name].wide / 2
            left += boxes[name].wide + APART
    for sweep in range(SWEEPS):
        for layer in layers if sweep % 2 == 0 else layers[::-1]:
            wished = [_middle(name, ties, across) for name in layer]
            wishes = [across[n] if wish is None else wish for n, wish in zip(layer, wished, strict=True)]
            across.update(zip(layer, _spread(wishes, [boxes[n].wide for n in layer]), strict=True))
    leftmost = min(across[name] - boxes[name].wide / 2 for name in across)
    return {name: x - leftmost for name, x in across.items()}


def _spread(wishes: Sequence[float], widths: Sequence[float]) -> list[float]:
    """Return places in the same order, far enough apart, and on the whole as near as can be to the wishes."""
    offsets = [0.0]
    for one, other in pairwise(widths):
        offsets.append(offsets[-1] + (one + other) / 2 + APART)
    blocks: list[tuple[float, int]] = []  # what moves together: its mean, and how many
    for wish, offset in zip(wishes, offsets, strict=True):
        mean, count = wish - offset, 1
        while blocks and blocks[-1][0] > mean:
            other_mean, other_count = blocks.pop()
            mean = (mean * count + other_mean * other_count) / (count + other_count)
            count += other_count
        blocks.append((mean, count))
    means = [mean for mean, count in blocks for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


def _down(layers: list[list[str]], boxes: Mapping[str, Box], between: float) -> tuple[list[float], float]:
    """Return the middle of each layer from the top, and where the last one ends."""
    middles, top = [], 0.0
    for at, layer in enumerate(layers):
        high = max((boxes[name].high for name in layer), default=0)
        middles.append(top + high / 2)
        top += high + (between if at % 2 or high else between / 2)
    return middles, top - between
