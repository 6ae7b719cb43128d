"""Collect what the safety screen learns from: what people in danger write, and what only sounds like it.

Whatever else people type to the coach, or pass on to it, is no danger either: so the examples of hearing,
mails included, are examples of that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bot.language.understanding.learned.danger import FAMILY, FOLDER, NONE
from bot.language.understanding.learned.examples import Example, examples_of, load_families

EXAMPLES = "examples"

ORDINARY = "ordinary"
"""The writer who stands for all who wrote the examples of hearing."""

SENTENCES = 5
"""Sentences of a mail that is put together. Our own choice."""


def danger_examples(content: Path, alarms: Callable[[str], bool]) -> Iterator[Example]:
    """Return the examples of danger in all languages, and the ordinary texts of those that have any.

    content: the folder with all words; writers of danger are named after their language, as in "es_x".
    alarms: tells whether the phrases of the screen find something in a text. Such a text of the examples of
    hearing is left out: it may well be dark.
    """
    languages = {folder.parent.name for folder in content.glob(f"*/{EXAMPLES}")}
    for one in examples_of(load_families(content / FOLDER / EXAMPLES)):
        yield one
        if one.meaning == NONE and one.writer.partition("_")[0] not in languages:
            yield one  # for all that is typed otherwise in a language without such examples
    said: dict[str, None] = {}
    for folder in sorted(content.glob(f"*/{EXAMPLES}")):
        if folder.parent.name != FOLDER:
            others = list(examples_of(load_families(folder)))
            said |= dict.fromkeys(one.text for one in others)
            said |= dict.fromkeys(_mails([one.text for one in others if one.family == "mail"]))
    for text in said:
        if not alarms(text):
            yield Example(FAMILY, NONE, ORDINARY, text)


def _mails(sentences: Sequence[str]) -> Iterator[str]:
    """Put sentences of mails together, since mails are passed on whole."""
    for at in range(0, len(sentences), SENTENCES):
        yield " ".join(sentences[at : at + SENTENCES])
