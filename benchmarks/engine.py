"""Measure a turn's CPU time without a database or a network, in µs for each part: `make bench-engine`.

python -m benchmarks.engine --profile lists the functions that take the most; --steps the slowest steps.
Each person goes once through the quick review of a no, or notes an application and waits.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import islice

from benchmarks.dialogues import DIALOGUES, LOG, LONG, WAITED
from benchmarks.engine_person import PARTS, Kept
from benchmarks.table import Row, Size, printed
from bot.language.understanding.reader import ContentReader
from bot.language.wording.renderer import Renderer
from bot.service.app import words
from bot.store.crypto import KEY_BYTES, Sealer
from bot.turn.model.reader import Reader

GOAL = 150
"""µs for decide, render and encrypt together."""

STEPS = {"review": LONG, "waiting": len(LOG) + len(WAITED)}
TYPED_DAYS = ("yesterday", "in 2 weeks")
"""Counted apart: reading them takes many times as long as everything else."""

BEGINS = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)

Costs = dict[str, dict[tuple[int, str], list[tuple[int, ...]]]]
"""For each dialogue and each (place, step without its numbers): nanoseconds for each of PARTS, by person."""


class Engine:
    """The renderer and the reader that all people share."""

    def __init__(self) -> None:
        content, helplines = words()
        self.renderer, self.reader = Renderer(content, helplines), ContentReader(content)

    def walk(self, dialogue: str, person: int, costs: Costs) -> None:
        """Take one person through one dialogue. Raise ValueError if a reply lacks its expected words."""
        kept, now = Kept(person, Sealer(os.urandom(KEY_BYTES), str(person).encode())), BEGINS
        reader: Reader = self.reader
        for place, (line, then) in enumerate(islice(DIALOGUES[dialogue](person), STEPS[dialogue])):
            before = tuple(kept.spent.values())
            kept.turn(line, now, self.renderer, reader)
            if not any(then in unescape(said) for said in kept.seen):
                raise ValueError(f"{line!r} wants {then!r}, saw {kept.seen!r}")
            spent = tuple(after - b for after, b in zip(kept.spent.values(), before, strict=True))
            kind = "a day in words" if line in TYPED_DAYS else dialogue
            costs[kind][place, line.replace(str(person), "…")].append(spent)
            now += timedelta(seconds=20)


def walked(people: int) -> Costs:
    """Take each of the people once through each dialogue, after a few others to warm up."""
    engine, costs = Engine(), _empty()
    for dialogue in STEPS:
        for person in range(10):
            engine.walk(dialogue, 100_000 + person, _empty())
        for person in range(people):
            engine.walk(dialogue, 200_000 + person, costs)
    return costs


def _empty() -> Costs:
    return defaultdict(lambda: defaultdict(list))


def measure(size: Size) -> list[Row]:
    return rows_of(walked(50 if size.quick else 500))


def rows_of(costs: Costs) -> list[Row]:
    rows = []
    for dialogue, steps in costs.items():
        turns = [spent for each in steps.values() for spent in each]
        means = [sum(column) / len(turns) / 1000 for column in zip(*turns, strict=True)]
        parts = ", ".join(f"{name} {mean:.0f}" for name, mean in zip(PARTS, means, strict=True))
        whole = sum(means[1:])
        rows.append(
            Row(f"decide, render, encrypt: {dialogue}", f"{whole:.0f} µs", "", parts, "150 µs", whole < GOAL)
        )
    return rows


def steps_of(costs: Costs) -> str:
    """List all steps, the slowest first, with µs for each part."""
    means: list[tuple[float, Sequence[float], str]] = []
    for dialogue, steps in costs.items():
        for (_, line), each in steps.items():
            mean = [sum(column) / len(each) / 1000 for column in zip(*each, strict=True)]
            means.append((sum(mean), mean, f"{dialogue}: {line}"))
    lines = ["".join(f"{name:>9}" for name in ("µs", *PARTS)) + "  step"]
    for whole, parts, name in sorted(means, reverse=True):
        lines.append("".join(f"{value:9.0f}" for value in (whole, *parts)) + f"  {name}")
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--people", type=int, default=500)
    options.add_argument(
        "--profile", action="store_true", help="list the 20 functions that take the most time"
    )
    options.add_argument("--steps", action="store_true", help="list the time of each step")
    given = options.parse_args()
    costs = walked(given.people)
    print(printed([("CPU of the engine for a turn", rows_of(costs))]))
    if given.steps:
        print(f"\n{steps_of(costs)}")
    if given.profile:
        profile = cProfile.Profile()
        profile.runcall(walked, min(given.people, 100))
        for order in ("tottime", "cumtime"):
            pstats.Stats(profile).strip_dirs().sort_stats(order).print_stats(20)


if __name__ == "__main__":
    main()
