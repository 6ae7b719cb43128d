"""Collect what the safety screen learns from: what people in danger write, and what only sounds like it.

Whatever else people type to the coach, or pass on to it, is no danger either: so the examples of hearing,
mails included, are examples of that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from bot.language.understanding.learned.danger import FAMILY, FOLDER, NONE, ended
from bot.language.understanding.learned.examples import Example, examples_of, load_families

EXAMPLES = "examples"

ORDINARY = "ordinary"
"""The writer who stands for all who wrote the examples of hearing."""

SHORT, BESIDE = 80, 2
"""Characters of ordinary texts that examples are put among, and the most of them. Our own choice."""

SENTENCES = 5
"""Sentences of a mail that is put together. Our own choice."""


def danger_examples(content: Path, alarms: Callable[[str], bool]) -> Iterator[Example]:
    """Return the examples of danger in all languages, and the ordinary texts of those that have any.

    content: the folder with all words; writers of danger are named after their language, as in "es_x".
    alarms: tells whether the phrases of the screen find something in a text. Such a text of the examples of
    hearing is left out: it may well be dark.
    """
    languages = {folder.parent.name for folder in content.glob(f"*/{EXAMPLES}")}
    own = list(examples_of(load_families(content / FOLDER / EXAMPLES)))
    for one in own:
        yield one
        if one.meaning == NONE and one.writer.partition("_")[0] not in languages:
            yield one  # for all that is typed otherwise in a language without such examples
    said: dict[str, None] = {}
    for folder in sorted(content.glob(f"*/{EXAMPLES}")):
        if folder.parent.name != FOLDER:
            others = list(examples_of(load_families(folder)))
            said |= dict.fromkeys(one.text for one in others)
            said |= dict.fromkeys(_mails([one.text for one in others if one.family == "mail"]))
    ordinary = [text for text in said if not alarms(text)]
    for text in ordinary:
        yield Example(FAMILY, NONE, ORDINARY, text)
    yield from _among_others(own, [text for text in ordinary if len(text) <= SHORT])


def _among_others(own: Sequence[Example], ordinary: Sequence[str]) -> Iterator[Example]:
    """Put each example among ordinary texts, as in a longer message: it means the same there."""
    drawn = Random(0)  # noqa: S311 - the same each time, and no secret
    for one in own:
        texts = [one.text, *drawn.sample(ordinary, drawn.randint(1, BESIDE))]
        drawn.shuffle(texts)
        yield Example(one.family, one.meaning, one.writer, " ".join(map(ended, texts)))


def _mails(sentences: Sequence[str]) -> Iterator[str]:
    """Put sentences of mails together, since mails are passed on whole."""
    for at in range(0, len(sentences), SENTENCES):
        yield " ".join(sentences[at : at + SENTENCES])
