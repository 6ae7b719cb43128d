"""Measure what the coach hears in lines of writers from whom nothing was learned.

Run `python -m tests.hearing_figures`; `--wrong` prints the lines that were heard wrongly. The lines are in
`tests/hearing/`. The first judge's were used to choose how sure a reading has to be; the second judge's are
kept for the figures alone, and so are the third's: seven writers, who were asked to say half of it
indirectly. Each line is said where it belongs: an answer at its question, all else while nothing is open.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from bot.language.understanding.learned.classifier import HEADS, WORDS
from bot.language.understanding.learned.examples import Example
from bot.language.understanding.learned.heads import ANYWHERE, ELSE, Guess, Heads
from bot.language.understanding.learned.training_sets import SAID_ANYWHERE, SEVERAL, TELLING
from bot.service.app import content_folder
from bot.turn.readings.reading import AMONG_WORDS, ANSWER, IDLE, Bar

FOLDER = Path(__file__).parent / "hearing"


def lines(judge: str) -> Iterator[Example]:
    """Go through the lines of one judge; several meanings at once are not measured here."""
    data = tomllib.loads((FOLDER / f"{judge}.toml").read_text(encoding="utf-8"))
    for family, meanings in data.items():
        if not family.endswith(SEVERAL):
            for meaning, texts in meanings.items():
                yield from (Example(family, meaning, judge, text) for text in texts)


def heard(heads: Heads, line: Example) -> str | None:
    """Return what would be acted on, named as in the examples; None if it would be asked back."""
    if line.family in (*SAID_ANYWHERE, *TELLING):
        bar = AMONG_WORDS if line.family in TELLING else IDLE
        guesses = heads.guesses(ANYWHERE, line.text)
        words = sum(guess.likely for guess in guesses if guess.meaning in WORDS)
        others = [guess for guess in guesses if guess.meaning not in WORDS]
        if line.family in TELLING:
            others.append(Guess(line.family, words))
        return clear(sorted(others, key=lambda guess: -guess.likely), bar)
    found = clear([g for g in heads.guesses(line.family, line.text) if g.meaning != ELSE], ANSWER)
    return None if found is None else f"{line.family}.{found}"


def clear(guesses: list[Guess], bar: Bar) -> str | None:
    best, following = guesses[0], guesses[1].likely if len(guesses) > 1 else 0.0
    return best.meaning if best.likely >= max(bar.least, bar.times * following) else None


def figures(judge: str) -> dict[str, Counter[str]]:
    """Count, for each kind of line, what was understood, asked back and heard wrongly."""
    heads = Heads.load(content_folder() / "en" / HEADS)
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines(judge):
        found = heard(heads, line)
        truth = line.family if line.family in TELLING else f"{line.family}.{line.meaning}"
        kind = line.family if line.family in (*SAID_ANYWHERE, *TELLING) else "answers"
        what = "asked back" if found is None else "understood" if found == truth else "wrong"
        if line.family in TELLING and found is None:
            what = "understood"  # it is taken as it stands
        counted[kind][what] += 1
        counted["all"][what] += 1
        if what == "wrong" and "--wrong" in sys.argv:
            print(f"  {truth} heard as {found}: {line.text!r}")
    return counted


def main() -> None:
    for judge in ("first_judge", "second_judge", "third_judge"):
        print(judge)
        for kind, counts in figures(judge).items():
            many = counts.total()
            shares = ", ".join(
                f"{what} {counts[what] / many:.3f}" for what in ("understood", "asked back", "wrong")
            )
            print(f"  {kind:10} {many:5}  {shares}")


if __name__ == "__main__":
    main()
