"""Train what the coach hears with, and show whoever writes examples what it hears in a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.coach.safety import Tier
from bot.coach.scripts import SCRIPTS
from bot.errors import OperatorError
from bot.language.understanding.learned import danger
from bot.language.understanding.learned.availability import Availability
from bot.language.understanding.learned.classifier import EXAMPLES, HEADS, NEEDED, Classifier
from bot.language.understanding.learned.danger import DangerReader
from bot.language.understanding.learned.examples import digest, examples_of, load_families, problems
from bot.language.understanding.learned.heads import Heads
from bot.language.understanding.learned.heads_file import DamagedHeadsError, check
from bot.language.understanding.safety_screen import SafetyScreen
from bot.language.understanding.word_lists.loading import Tables
from bot.language.wording.content import Content, words_of
from bot.language.wording.templates import FALLBACK
from bot.talk.ask import Ask
from bot.talk.paths import paths, positions
from bot.turn.readings.reading import Readings

FEW_ROUTES = 200
"""Routes of a dialogue that are searched for a question: every question stands on one of them."""


def learn(folder: Path, *, measure: bool = False) -> list[str]:
    """Train the heads of every language that has examples, and write them beside its words.

    measure: tell, for each writer, how many of their lines are understood by heads that have learned from the
    others alone. Raises OperatorError where scikit-learn is not installed.
    """
    try:
        from bot.language.understanding.learned.danger_examples import danger_examples
        from bot.language.understanding.learned.training import kept_out, train
    except ImportError:
        raise OperatorError("Install the extra 'learn' first: pip install 'afterword[learn]'.") from None
    lines: list[str] = []
    phrases = SafetyScreen(Tables(folder), DangerReader(folder, Availability()))
    for language in _languages(folder):
        own = load_families(folder / language / EXAMPLES)
        if language == danger.FOLDER:
            examples = list(
                danger_examples(folder, lambda said: phrases.by_phrases(FALLBACK, said) is not None)
            )
        else:
            examples = list(examples_of(own))
        for writer in sorted({one.writer for one in examples}) if measure else ():
            scored = kept_out(examples, [writer])
            right = sum(one.right for one in scored)
            lines.append(f"{language}: of {writer}, {right} of {len(scored)} are understood from the others")
        train(examples).save(folder / language / HEADS, digest(folder / language / EXAMPLES))
        lines.append(f"{language}: learned from {len(examples)} examples")
    return lines


def stale(folder: Path) -> Iterator[str]:
    """Find examples that can't be learned from, and heads that have not learned from them all."""
    for language in _languages(folder):
        examples, file = folder / language / EXAMPLES, folder / language / HEADS
        yield from (f"{language}/{EXAMPLES}: {problem}" for problem in problems(examples))
        if file.exists():
            try:
                check(file, danger.NEEDED if language == danger.FOLDER else NEEDED)
            except DamagedHeadsError:
                yield f"{language}/{HEADS} is damaged: run `afterword learn`, or install afterword again"
                continue
        if not file.exists() or Heads.digest_of(file) != digest(examples):
            yield f"{language}/{HEADS} has not learned from these examples: run `afterword learn`"


def readings(folder: Path, language: str, text: str, at: str | None) -> list[str]:
    """Return what is heard in a text: first what the safety screen finds, then a line a reading.

    at: the question, such as `no/fits_now`. Raises OperatorError where there is no such question.
    """
    ask = _question(folder, at) if at is not None else None
    classifier = Classifier(folder)
    found = SafetyScreen(Tables(folder), DangerReader(folder, classifier.learned)).find(language, text)
    heard = classifier.read(language, ask, text)
    screened = f"screen: {_named(found.tier())} (phrases {_named(found.by_phrases)}"
    if found.guess is not None:
        screened += f"; examples {found.guess.likely:.2f}, most like {found.guess.meaning}"
    return [f"{screened})", *_readings(heard)]


def _named(tier: Tier | None) -> str:
    return tier.value if tier is not None else "nothing"


def _readings(heard: Readings) -> list[str]:
    return [f"{reading.sure:.2f}  {reading.kind.value}  {reading.name}" for reading in heard.ranked]


def _question(folder: Path, at: str) -> Ask[Any]:
    """Find the question of a block, in any dialogue that asks it; the one named like its file comes first."""
    file, _, block = at.rpartition("/")
    known = block in Content(folder).blocks(FALLBACK, file)
    for script in sorted(SCRIPTS.values(), key=lambda script: script.name != file) if known else ():
        for facts, route in paths(script, FEW_ROUTES):
            for position in positions(script, facts, route):
                if position.ask is not None and "/".join(words_of(script, position.ask)) == at:
                    return position.ask
    raise OperatorError("Give a question as its file and its block in content/, such as no/fits_now.")


def _languages(folder: Path) -> list[str]:
    return sorted(path.parent.name for path in folder.glob(f"*/{EXAMPLES}"))
