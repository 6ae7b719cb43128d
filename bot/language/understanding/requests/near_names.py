"""Find a name in a text that is almost a known one: "Larkhill Farms" puts "Larkhill Foods" right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from bot.language.understanding.lines.words import COMPANY_WORDS
from bot.language.understanding.requests.other_names import DAYS, is_ordinary

LONGEST = 160
"""The most characters of a text that puts a name right."""

MOST_WORDS = 5
"""The most words of a name in such a text."""

ALIKE = 0.75
"""How alike two words have to be for one to be the other, written wrongly. Our own choice."""

SHORTEST = 4
"""Least letters of a word that may be another one, written wrongly."""

_WORD = re.compile(r"[^\W_](?:[\w'&.-]*\w)?")


class _Word(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """Return the word in small letters, without "'s"; a "_" keeps "it" from being a name's "IT"."""
        if len(self.text) <= len("IT") and not self.text.isupper():
            return f"_{self.text}"
        return re.sub(r"(?<=\w{3})'s$", "", self.text.casefold())


def near_name(text: str, known: Sequence[str], denied: re.Pattern[str]) -> tuple[int, str] | None:
    """Return the index of the known name that a text puts right, and the right name; None if unclear.

    denied: finds what a text says that the name isn't ("not Foods").
    """
    plain = text.replace("’", "'")
    said = denied.sub(lambda match: "," * len(match[0]), plain) if len(plain) <= LONGEST else ""
    found: dict[tuple[int, str], None] = {}
    for index, name in enumerate(known):
        own = {_Word(word, 0, 0).low: word for word in name.split()}
        for words in _spans(said, own):
            new = _put_right(said[words[0].start : words[-1].end], words, own, name)
            if new is not None and all(new.casefold() != other.casefold() for other in known):
                found.setdefault((index, new), None)
    return next(iter(found)) if len({new for _, new in found}) == 1 else None


def _spans(text: str, own: dict[str, str]) -> Iterator[list[_Word]]:
    """Yield the runs of words that may be a name and share a word with the known name."""
    run: list[_Word] = []
    for match in [*_WORD.finditer(text), None]:
        word = _Word(match[0], match.start(), match.end()) if match is not None else None
        joined = word is not None and (not run or text[run[-1].end : word.start] == " ")
        if word is not None and joined and _may_be_in_name(word, own):
            run.append(word)
            continue
        if any(_same(each.low, own) is not None for each in run) and len(run) <= MOST_WORDS:
            yield run
        run = [word] if word is not None and _may_be_in_name(word, own) else []


def _may_be_in_name(word: _Word, own: dict[str, str]) -> bool:
    if word.low in own or (word.low in COMPANY_WORDS and word.start > 0):
        return True
    if word.low in DAYS:
        return False
    large = word.text[0].isupper() and word.start > 0 and "'" not in word.text[1:3]
    return len(word.text) > 2 and (large or not is_ordinary(word.low))


def _same(word: str, own: dict[str, str]) -> str | None:
    """Return the word of the known name that a word is, perhaps misspelt; None if it is no word of it."""
    if word in own:
        return own[word]
    if len(word) < SHORTEST:
        return None
    alike = {each: SequenceMatcher(None, word, each).ratio() for each in own if each[0] == word[0]}
    best = max(alike, key=lambda each: alike[each], default=None)
    return own[best] if best is not None and alike[best] >= ALIKE and len(best) >= SHORTEST else None


def _put_right(said: str, words: list[_Word], own: dict[str, str], name: str) -> str | None:
    """Return the name that is meant; None if it is the known name, or a part of it."""
    if all(word.low in own for word in words):
        return None
    was = _same(words[0].low, own)
    if len(words) == 1 and len(own) > 1 and was is not None:
        return name.replace(was, _large(words[0].text, was))
    large = name[:1].isupper()
    return " ".join(_large(word, name) for word in said.split()) if large else said


def _large(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() and word.islower() else word
