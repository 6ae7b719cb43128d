"""Read which of the options shown is meant by its place: "the second one", "anything but the first"."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.language.understanding.phrases.exclusions import BETWEEN
from bot.language.understanding.phrases.word_tables import WordTable

LONGEST = 80
"""The most characters of a text that may name a place: a longer one says more than that."""

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_TABLE = WordTable("answers/ordinals")
_SHORT = _TABLE.pattern("short")
_BEFORE = _TABLE.pattern("before")
_AFTER = _TABLE.pattern("after")
_WITHIN = _TABLE.pattern("within")
_BUT = _TABLE.pattern("but")
_ONE = _TABLE.part("one")
_NAMED = _TABLE.pattern("named")
_FROM_BELOW = _TABLE.pattern("from_below")
_NUMBERED = _TABLE.pattern("numbered")
_TWO = _TABLE.pattern("two")
_DIGITS = _TABLE.pattern("digits")

ByName = Callable[[str], int | None]
"""Finds the index of the one option that some words name; None if they name none, or several."""


def positions(text: str, count: int, named: ByName | None = None) -> tuple[int, ...]:
    """Return the indexes of the options that a text names by their places, in order; () if it names none.

    count: how many options are shown. named: finds an option that is excluded in other words.
    """
    words = " ".join(text[: LONGEST + 1].casefold().replace("’", "'").split()).strip(" .!?")
    if not words or not count or len(words) > LONGEST:
        return ()
    words = _AFTER.sub("", _BEFORE.sub("", words, count=1)).strip(" ,.!")
    if (within := _WITHIN.fullmatch(words)) is not None:
        words = within["place"]
    if words in ("both", "both of them", "both of those", "the both of them"):
        return (0, 1) if count == len((0, 1)) else ()
    excluding = _BUT.fullmatch(words)
    if excluding is None:
        return _several(words, count)
    out = _several(excluding["rest"], count) or _each(BETWEEN.split(excluding["rest"]), count, named)
    return tuple(index for index in range(count) if index not in out) if out else ()


def _each(parts: list[str], count: int, named: ByName | None) -> tuple[int, ...]:
    """Read options that are named one by one, by their places or by other words; () if one is unknown."""
    found: list[int] = []
    for part in parts:
        index = _place(part, count, joined=True)
        if index is None and named is not None:
            index = named(re.sub(rf"^the |{_ONE}$", "", part))
        if index is None:
            return ()
        found.append(index)
    return tuple(found)


def _several(words: str, count: int) -> tuple[int, ...]:
    """Read "the first two", "1, 3", or places joined by "and" or commas; () unless all parts are places."""
    if (two := _TWO.fullmatch(words)) is not None:
        many = _NUMBERS.index(two["many"]) + 1
        both = range(count)[:many] if two["end"] == "first" else range(count)[-many:]
        return tuple(both) if many <= count else ()
    if _DIGITS.fullmatch(words) is not None:
        numbers = {int(number) for number in re.findall(r"\d+", words)}
        return tuple(sorted(number - 1 for number in numbers)) if numbers <= set(range(1, count + 1)) else ()
    found = [
        _place(part.strip(), count, joined=" and " in words)
        for part in re.split(r",| and ", words)
        if part.strip()
    ]
    return tuple(sorted({index for index in found if index is not None})) if None not in found else ()


def _place(words: str, count: int, *, joined: bool) -> int | None:
    if (numbered := _NUMBERED.fullmatch(words)) is not None:
        word = numbered["number"]
        number = int(word) if word.isdecimal() else _NUMBERS.index(word) + 1 if word in _NUMBERS else 0
        return number - 1 if 0 < number <= count else None
    if (far := _FROM_BELOW.fullmatch(words)) is not None:
        index = _ordinal(far["place"], count)
        return count - 1 - index if index is not None else None
    shown = _NAMED.fullmatch(words)
    word = (shown["the"] or shown["bare"] or shown["far"]) if shown else words if joined else ""
    if joined and word.isdecimal():
        return int(word) - 1 if 0 < int(word) <= count else None
    return _ordinal(word, count)


def _ordinal(word: str, count: int) -> int | None:
    match word:
        case "last" | "bottom" | "final":
            return count - 1
        case "top":
            return 0
        case "middle":
            return count // 2 if count % 2 else None
        case "second last" | "second to last" | "last but one":
            return count - 2 if count > 1 else None
    short = _SHORT.fullmatch(word)
    index = int(short[1]) - 1 if short is not None else _ORDINALS.index(word) if word in _ORDINALS else -1
    return index if 0 <= index < count else None
