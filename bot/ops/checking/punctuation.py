"""Prove that sentences are put together well: spaces, paragraphs, stops, capitals, quotes and brackets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

TYPED = "Ada"
"""Stands for whatever somebody typed, while the words around it are looked at."""

_LEAST_CLIPPED = 8
"""The fewest letters by which the beginning of a text is known that was cut."""

_PAIRS = {"“": "”", "(": ")", "[": "]"}
_CLOSERS = frozenset(_PAIRS.values())

_LAYOUT = (
    (re.compile(r"\n[ \t]*\n[ \t]*\n"), "has more than one empty line in a row"),
    (re.compile(r"[^\s] {2,}[^\s]"), "has two spaces in a line"),
    (re.compile(r"(?m)(?:^ +\S|\S +$)"), "has a space at the edge of a line"),
)
"""Holds in every language."""

_PUNCTUATION = (
    (re.compile(r"\S[ \n]+(?:[,.;:!?)\]](?![a-z0-9])|”)"), "has a space before a punctuation mark"),
    (re.compile(r"[(\[“] "), "has a space after an opening mark"),
    (
        re.compile(r"(?<!\.)\.\.(?!\.)|[,;:]{2}|[!?][.,;:]|[.,;:][,;:!?]|[,;:]\."),
        "has two punctuation marks in a row",
    ),
    (re.compile(r"(?:^|[^\S\n])[,.;:](?:\s|$)"), "has a punctuation mark by itself"),
)

_RUN_TOGETHER = (
    (re.compile(r"[a-z0-9)”][.!?][”)]?(?:[A-Z]|“[A-Z])"), "has no space after a sentence"),
    (re.compile(r"[a-z][,;:](?=[A-Za-z“])"), "has no space after a comma"),
)
"""What is looked for among the coach's words alone: people type as they like."""

_STARTS = re.compile(r"(?:^|[.!?]\)? +)(?=[a-z])")
"""Where a sentence begins with a small letter."""

_QUOTED = re.compile(r"“[^”]*”")


def typed_out(text: str, typed: Collection[str], instead: str = TYPED) -> str:
    """Return a text with `instead` in place of all that somebody typed, cut or whole."""
    for one in sorted({" ".join(one.split()) for one in typed}, key=len, reverse=True):
        if len(one) < 2 or not any(map(str.isalnum, one)):
            continue
        text = re.sub(rf"(?<!\w){_spaced(one)}(?!\w)", instead, text)
        if len(one) > _LEAST_CLIPPED and "…" in text:
            start = re.escape(one[:_LEAST_CLIPPED])
            text = re.sub(rf"(?<!\w){start}[^…“”\n]*…", instead, text)
    return text


def _spaced(text: str) -> str:
    """Return a pattern of a text, wherever its lines end."""
    return r"\s+".join(map(re.escape, text.split()))


def layout(text: str) -> Iterator[str]:
    """Yield what is wrong with the lines of a text, in any language."""
    if text != text.strip():
        yield "has an empty line or a space at its start or end"
    for pattern, fault in _LAYOUT:
        if (found := pattern.search(text)) is not None:
            yield f"{fault}: {_around(text, found)}"


def punctuation(text: str, typed: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with the stops, capitals and quotes of a text. typed: what somebody typed."""
    starts = tuple(one[:_LEAST_CLIPPED] for one in typed if len(one) >= _LEAST_CLIPPED)
    said = _QUOTED.sub(lambda quote: "“…”" if quote[0][1:].startswith(starts) else quote[0], text)
    for pattern, fault in _PUNCTUATION:
        if (found := pattern.search(said)) is not None:
            yield f"{fault}: {_around(said, found)}"
    own = typed_out(said, typed)
    for pattern, fault in _RUN_TOGETHER:
        if (found := pattern.search(own)) is not None:
            yield f"{fault}: {_around(own, found)}"
    yield from _unbalanced(own)
    yield from _small(said, typed)


def _unbalanced(text: str) -> Iterator[str]:
    open_ones: list[str] = []
    for at, mark in enumerate(text):
        if mark in _PAIRS:
            open_ones.append(_PAIRS[mark])
        elif mark in _CLOSERS and (not open_ones or open_ones.pop() != mark):
            yield f"has {mark} with nothing to close: {text[max(0, at - 20) : at + 1]!r}"
            return
    if open_ones or text.count('"') % 2:
        yield f"leaves {(open_ones or ['a quote'])[0]} open"


def _small(text: str, typed: Collection[str]) -> Iterator[str]:
    """Yield sentences that begin with a small letter, but for what was typed so."""
    before = "."
    for line in text.split("\n"):
        if not line.strip():
            before = "."
            continue
        for start in _STARTS.finditer(line):
            goes_on = start.end() == 0 and before not in ".!?”"
            if not goes_on and not any(line[start.end() :].startswith(one) for one in typed if one):
                yield f"begins a sentence with a small letter: {line[start.end() :][:30]!r}"
                return
        before = line.rstrip()[-1]


def _around(text: str, found: re.Match[str]) -> str:
    return repr(text[max(0, found.start() - 20) : found.end() + 15])
