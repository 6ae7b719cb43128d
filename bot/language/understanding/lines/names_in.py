"""Find the name of a company at a place in a line."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.language.understanding.lines.ordinary import ORDINARY
from bot.language.understanding.lines.roles import is_role
from bot.language.understanding.lines.tokens import Word, words_of
from bot.language.understanding.lines.words import (
    BRANDS,
    COMPANY_WORDS,
    DEPARTMENTS,
    EMPLOYER_KINDS,
    ENDS,
    HEADS,
    MODIFIERS,
    NEVER_FIRST,
    SWEARING,
)
from bot.language.understanding.phrases.word_tables import WordTable

MOST_WORDS = 7
"""From so many words on, a name takes no more; a joined pair may bring it to one more. Our own choice."""


_TABLE = WordTable("lines/names_in")
_JOINED = _TABLE.pattern("joined", re.IGNORECASE)


_FOR_AFTER = _TABLE.words("for_after")


_CALLED = _TABLE.pattern("called", re.IGNORECASE)


_SLIPPED = _TABLE.words("slipped")
"""Words that begin a name only where they have a capital: "Next"."""

_PERSON = _TABLE.pattern("person", re.IGNORECASE)
"""A person whose name follows: "a guy called Tarquin" is no company."""


SMALL = _TABLE.words("small")


BRAND = re.compile(rf"(?:the )?(?P<name>{'|'.join(BRANDS)})(?!\w)", re.IGNORECASE)


_SWEARING = re.compile(rf"(?:{SWEARING} )+(?=\S)", re.IGNORECASE)


_WHAT_OF_IT = _TABLE.words("what_of_it")


class Name(NamedTuple):
    """Hold a name in a text. sure: how likely it is one, from 0 to 1."""

    text: str
    start: int
    end: int
    sure: float


def name_at(text: str, start: int, end: int | None = None) -> Name | None:
    """Return the name of a company that starts at a place of a text; None if no name starts there."""
    called = _CALLED.match(text, start)
    if called is None:
        return _name_from(text, start, end, bonus=0.0)
    return None if _PERSON.search(called[0]) is not None else _name_from(text, called.end(), end, bonus=0.1)


def _name_from(text: str, start: int, end: int | None, bonus: float) -> Name | None:
    if (swearing := _SWEARING.match(text, start)) is not None:
        start = swearing.end()
    if (brand := BRAND.match(text, start)) is not None:
        return Name(brand["name"], brand.start("name"), brand.end(), 0.95)
    words = words_of(text, start, end)[: MOST_WORDS + 6]
    article = False
    if len(words) > 1 and words[0].low in ("both", "either", "neither"):
        words = words[1:]
    while words and words[0].low in ("the", "a", "an", "'", '"', "“", "”", "local", "our"):
        if words[0].text == "An" and len(words) > 1 and words[1].text[:1].isupper():
            break
        if words[0].low in ("a", "an"):
            return None
        if (
            words[0].low == "the"
            and words[0].text == "The"
            and len(words) > 1
            and words[1].text[:1].isupper()
        ):
            break
        article = article or words[0].low == "the"
        words = words[1:]
    if not words or not words[0].text[0].isalnum():
        return None
    return _named(text, words, article, bonus)


def _named(text: str, words: list[Word], article: bool, bonus: float) -> Name | None:
    first = words[0]
    capital = first.text[0].isupper() or first.text[0].isdigit()
    if (first.low in NEVER_FIRST and not (first.low in _SLIPPED and capital)) or _is_ending(first, capital):
        return None
    count = _capital_words(words) if capital else _lower_words(words)
    count -= _role_words(words[:count])
    if count < len(words) and words[count].low in HEADS and all(w.low in MODIFIERS for w in words[:count]):
        return None
    if count < 1:
        return None
    if article and count < len(words) and words[count].low in _WHAT_OF_IT:
        bonus += 0.15  # in "the acme job", "acme" is likely a name
    return _name(text, words[:count], article, bonus)


def _is_ending(word: Word, capital: bool) -> bool:
    return word.low in ENDS and not capital


def _name(text: str, words: list[Word], article: bool, bonus: float) -> Name | None:
    low = [word.low for word in words]
    if only_a_role(low) or not any(c.isalpha() for c in "".join(low)) or all(w in NEVER_FIRST for w in low):
        return None
    said = text[words[0].start : words[-1].end].strip("'\"“”")
    if low[-1].endswith("'s") and len(low) == 1 and article:
        return None
    if any(word.text[0].isupper() for word in words):
        sure = 0.95
    elif low[0] in EMPLOYER_KINDS or (low[-1] in EMPLOYER_KINDS and len(low) == 1):
        sure = 0.7 if article else 0.45
    elif low[-1] in COMPANY_WORDS:
        sure = 0.92
    else:
        sure = 0.85 if not article else 0.8 if low[0] not in ORDINARY else 0.7
    return Name(said, words[0].start, words[-1].end, min(bonus + sure, 0.97))


def only_a_role(low: list[str]) -> bool:
    """Tell whether the words of a name are a role: "Sable Tech" is none, "tech lead" is one."""
    return is_role(" ".join(low)) and (
        low[-1] not in COMPANY_WORDS or all(w in MODIFIERS | HEADS for w in low)
    )


def _capital_words(words: list[Word]) -> int:
    """Count how many words belong to a name that starts with a capital."""
    count = 1
    while count < min(len(words), MOST_WORDS):
        word, following = words[count], words[count + 1] if count + 1 < len(words) else None
        if word.text in ("&", "+") and following is not None:
            count += 2
        elif word.text.islower() and following is not None and following.text.lower() in HEADS:
            break  # "Globex finance assistant": "finance" begins the role
        elif word.low in COMPANY_WORDS and word.low not in ("and", "kitchen", "law"):
            count += 1
        elif word.low in SMALL:
            if not _joins(word, following, words[count - 1]):
                break
            count += 2
        elif (word.text[0].isupper() or word.text[0].isdigit()) and not _stops_capital(word):
            count += 1
        elif (
            word.text == "," and following is not None and following.low.rstrip(".") in ("inc", "ltd", "llc")
        ):
            count += 2
        else:
            break
    return min(count, len(words))


_STOP_CAPITALS = _TABLE.words("stop_capitals")


def _stops_capital(word: Word) -> bool:
    return word.low in _STOP_CAPITALS


def _joins(word: Word, following: Word | None, before: Word) -> bool:
    """Tell whether a name goes on across a small word: "Bank of Scotland", "Rose and Crown"."""
    if following is None or not following.text[0].isalnum():
        return False
    if word.low == "and":
        return bool(_JOINED.fullmatch(following.text))
    if word.low in ("for", "in", "on", "at"):
        if word.low == "for":
            return before.low in _FOR_AFTER and following.text[0].isupper()
        return False
    return following.text[0].isupper() or following.low in SMALL


def _lower_words(words: list[Word]) -> int:
    """Count how many words belong to a name in lower case."""
    count = 1
    while count < min(len(words), MOST_WORDS - 1):
        word, following = words[count], words[count + 1] if count + 1 < len(words) else None
        if word.text in ("&", "+") and following is not None:
            count += 2
            continue
        if word.low == "and" and following is not None and _JOINED.fullmatch(following.text):
            count += 2
            continue
        if word.low == "of" and following is not None and following.low not in NEVER_FIRST:
            count += 2
            continue
        if (
            word.low in ("on", "in")
            and following is not None
            and words[count - 1].low in EMPLOYER_KINDS
            and re.match(
                r"\w+ (?:street|st|road|rd|lane|avenue|ave|corner|square)\b",
                " ".join(w.low for w in words[count + 1 : count + 3]),
            )
        ):
            return min(count + 3, len(words))
        if (
            word.low in ENDS
            or word.low in NEVER_FIRST - COMPANY_WORDS - EMPLOYER_KINDS
            or not word.text[0].isalnum()
        ):
            break
        count += 1
    return min(count, len(words))


def _role_words(words: list[Word]) -> int:
    """Count the last words of a name that belong to a role: "acme data analyst" has two. It may be all."""
    if len(words) < 2 or words[-1].low in COMPANY_WORDS:
        return 0
    if words[-1].low not in HEADS:
        return _department_words(words)
    count = 1
    while count < len(words) - 1 and words[-count - 1].low in MODIFIERS | HEADS:
        count += 1
    left = words[: len(words) - count]
    if all(word.low in MODIFIERS for word in left):
        return len(words)
    if left and left[-1].text in ("&", "+"):
        return 0
    return count


def _department_words(words: list[Word]) -> int:
    """Count the last words of a name, in lower case, that name a department: "asda trolleys" has one."""
    counts = (count for count in range(len(words) - 1, 0, -1) if words[-count].text.islower())
    return next((n for n in counts if _DEPARTMENT.fullmatch(" ".join(w.low for w in words[-n:]))), 0)


_DEPARTMENT = re.compile("|".join(DEPARTMENTS))


def cased(name: str) -> str:
    """Give a name that was typed all in lower case the capitals of a name; leave others as they are."""
    if name != name.lower():
        return name
    words = name.split(" ")
    return " ".join(word if at and word in SMALL else _with_capital(word) for at, word in enumerate(words))


def _with_capital(word: str) -> str:
    """Give a word of a name its capital; both letters, where it is two letters joined by "&": "B&M"."""
    return word.upper() if len(word) == 3 and word[1] == "&" else word[:1].upper() + word[1:]


def without_position(name: Name) -> Name:
    """Drop from a name the words in front that say somebody's position: "owner of Acme Kennels"."""
    part = _POSITION_OF.match(name.text)
    if part is None:
        return name
    return name._replace(text=name.text[part.end() :], start=name.start + part.end())


_POSITION_OF = _TABLE.pattern("part_of")
