"""Hold what a block showed against all that a text has to keep to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.language.wording.content import plain
from bot.ops.checking import grammar
from bot.ops.checking.prose import Prose
from bot.ops.checking.punctuation import layout, punctuation, typed_out
from bot.ops.checking.quoting import unquoted
from bot.ops.checking.reading_age import reading_age
from bot.ops.checking.swapping import texts_in
from bot.ops.checking.watched import Shown

DOCUMENTS = ("export",)
"""Files whose texts are no messages: a document has a layout of its own."""

SENT = ("drafts",)
"""Files whose texts a person sends: whoever reads them hires people."""

PART = "place__"
"""How the blocks are called that are put into the sentence of another."""

FOREIGN = "foreign_"
"""How the blocks are called that are in another language than their file."""


def proofs(shown: Iterable[Shown], source: str, prose: Prose | None) -> Iterator[str]:
    """Yield the faults of all texts that a block showed, each once with the first text that has it.

    source: the block as it stands in its file. prose: the rules of its language; without any, only the layout
    is looked at.
    """
    told: set[str] = set()
    for one in shown:
        for fault in _of_text(one, source, prose):
            kind = fault.partition(":")[0]
            if kind not in told:
                told.add(kind)
                yield f"{one.block} {fault}"


def _of_text(one: Shown, source: str, prose: Prose | None) -> Iterator[str]:
    text = plain(one.text) if one.html else one.text
    yield from one.wrong
    if not text:
        yield "says nothing"
        return
    if one.block.file not in DOCUMENTS:
        yield from layout(text)
    if prose is None or one.block.name.startswith(FOREIGN):
        return
    typed = {" ".join(part.split()) for part in texts_in(one.context)}
    if not one.block.name.startswith(PART):
        yield from punctuation(text, typed)
        yield from grammar.articles(text, prose)
    yield from grammar.numbers(text, prose)
    yield from grammar.empty(text)
    yield from grammar.dangling(typed_out(text, typed), source, prose)
    yield from unquoted(one, text, prose)
    if one.block.file not in (*DOCUMENTS, *SENT):
        yield from reading_age(text, typed, prose)
