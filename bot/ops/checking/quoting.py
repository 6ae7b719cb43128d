"""Prove that a sentence that somebody typed stands in quotes, or by itself, and never where a name stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.coach.briefing import quotable
from bot.ops.checking.prose import Prose
from bot.ops.checking.watched import Shown

_QUOTED = re.compile(r"“[^”]*”")
_ALONE = re.compile(r"(?m)^(?:[^.!?\n]{1,30}: |[+–→>-] |)$")
"""What may stand before a sentence that has a line of its own: nothing, a mark, or what it is called."""

_START = 12
"""Letters by which a sentence is known though it was cut."""


def unquoted(shown: Shown, text: str, prose: Prose) -> Iterator[str]:
    """Yield the places where a typed sentence stands among the coach's words without quotes."""
    if shown.block.file == "export" or "<pre>" in shown.text or "<blockquote>" in shown.text:
        return
    own = _QUOTED.sub("“…”", text)
    for line in own.split("\n"):
        for sentence in prose.sentences:
            before, start, rest = line.partition(sentence[:_START])
            if start and not (_ALONE.match(before) and _goes_to_the_end(start + rest, sentence)):
                yield f"shows a sentence of theirs without quotes: {line[:60]!r}"


def put_into_sentences(sentences: Iterable[str]) -> Iterator[str]:
    """Yield the sentences that a draft would put into one of its own as "what we said about …"."""
    yield from (f"a draft takes {text[:30]!r} into its sentence" for text in sentences if quotable(text))


def _goes_to_the_end(rest: str, sentence: str) -> bool:
    """Tell whether nothing follows a sentence, whole or cut."""
    return rest in sentence or (rest.endswith("…") and sentence.startswith(rest[:-1]))
