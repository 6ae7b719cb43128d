"""Find the name of a company, and the title of a role, at a place in a line."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from bot.language.understanding.lines.ordinary import ORDINARY
from bot.language.understanding.lines.words import (
    COMPANY_WORDS,
    ENDS,
    HEADS,
    MODIFIERS,
    NEVER,
    PLACES,
    WHOLE_ROLES,
)

MOST_WORDS = 7
"""The most words of a company's name in a line. Our own choice."""

_TOKEN = re.compile(
    r"(?:St|Dr|Mr|Mrs|Ms|Mt|Inc|Ltd|Co|Corp|Bros)\.(?=[\s,]|$)|[^\W\ue000-\uf8ff][\w'’+@#/&*-]*(?:\.\w[\w'’-]*)*|\S"
)
_JOINED = re.compile(
    r"(?:sons?|daughters?|co|company|partners|bros|brothers|associates|spencer|johnson|young|gamble|noble|barrel|"
    r"general|barrett|mason|wesson|crabtree|stripes|rodgers|king|queen|hounds|crown|horses|feathers|anchor|sword|"
    r"fork|social|community|technology|sciences|wellbeing|district|surrounding|beyond|safety|culture)\b",
    re.IGNORECASE,
)
_FOR_AFTER = frozenset(
    "centre center institute school college society council campaign trust foundation".split()
)
_CALLED = re.compile(
    r"(?:an?|this|some|the) (?:[\w-]+ ){0,4}?(?:called|named|by the name of|name of) (?=\S)", re.IGNORECASE
)
_SLIPPED = frozenset("next just indeed other good life time first second very last all one here work".split())
"""Words that no lower-case name starts with, but a capital makes one: "Next", "Other"."""

_SMALL = frozenset("of and the for de la del van von in on at upon y e da do".split())
_WHOLE = re.compile(rf"(?:{'|'.join(WHOLE_ROLES)})", re.IGNORECASE)


class Name(NamedTuple):
    """A name in a text. sure: 0 to 1."""

    text: str
    start: int
    end: int
    sure: float


class _Word(NamedTuple):
    text: str
    low: str
    start: int
    end: int


def words_of(text: str, start: int = 0, end: int | None = None) -> list[_Word]:
    """Split a text into words and signs."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [_Word(m[0], m[0].casefold().replace("’", "'"), m.start(), m.end()) for m in found]


def name_after(text: str, start: int, end: int | None = None) -> Name | None:
    """Return the name of a company that starts at a place of a text; None if none does."""
    called = _CALLED.match(text, start)
    if called is not None:
        start = called.end()
    words = words_of(text, start, end)[: MOST_WORDS + 6]
    article = False
    while words and words[0].low in ("the", "a", "an", "'", '"', "“", "”", "local", "our"):
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
    return _named(text, words, article, sure=0.0 if called is None else 0.1)


def _named(text: str, words: list[_Word], article: bool, sure: float) -> Name | None:
    first = words[0]
    capital = first.text[0].isupper() or first.text[0].isdigit()
    if first.low in NEVER and not (first.low in _SLIPPED and capital) or _is_ending(first, capital):
        return None
    count = _capital_words(words) if capital else _lower_words(words)
    count -= _role_words(words[:count])
    if count < 1:
        return None
    return _name(text, words[:count], article, sure)


def _is_ending(word: _Word, capital: bool) -> bool:
    return word.low in ENDS and not capital


def _name(text: str, words: list[_Word], article: bool, sure: float) -> Name | None:
    low = [word.low for word in words]
    if _only_a_role(low) or not any(c.isalpha() for c in "".join(low)) or all(w in NEVER for w in low):
        return None
    said = text[words[0].start : words[-1].end].strip("'\"“”")
    if low[-1].endswith("'s") and len(low) == 1 and article:
        return None
    if any(word.text[0].isupper() for word in words):
        sure += 0.95
    elif low[0] in PLACES or low[-1] in PLACES and len(low) == 1:
        sure += 0.7 if article else 0.45
    elif low[-1] in COMPANY_WORDS:
        sure += 0.92
    else:
        sure += 0.7 if article else 0.85
    return Name(said, words[0].start, words[-1].end, min(sure, 0.97))


def _only_a_role(low: list[str]) -> bool:
    """Tell whether the words of a name are a role: "Sable Tech" is none, "tech lead" is one."""
    return is_role(" ".join(low)) and (
        low[-1] not in COMPANY_WORDS or all(w in MODIFIERS | HEADS for w in low)
    )


def _capital_words(words: list[_Word]) -> int:
    """Count the words of a name that starts with a capital."""
    count = 1
    while count < min(len(words), MOST_WORDS):
        word, following = words[count], words[count + 1] if count + 1 < len(words) else None
        if word.text in ("&", "+") and following is not None:
            count += 2
        elif word.low in COMPANY_WORDS and word.low not in ("and", "kitchen", "law"):
            count += 1
        elif word.low in _SMALL:
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


_STOP_CAPITALS = frozenset(
    "interview applied rejected offer role job position applying status ghosted no yes i i'm i've i'll they".split()
) | frozenset("today tomorrow yesterday still pending second final phone hr recruiter".split())


def _stops_capital(word: _Word) -> bool:
    return word.low in _STOP_CAPITALS


def _joins(word: _Word, following: _Word | None, before: _Word) -> bool:
    """Tell whether a small word goes on with a name: "Bank of Scotland", "Rose and Crown"."""
    if following is None or not following.text[0].isalnum():
        return False
    if word.low == "and":
        return bool(_JOINED.fullmatch(following.text))
    if word.low in ("for", "in", "on", "at"):
        if word.low == "for":
            return before.low in _FOR_AFTER and following.text[0].isupper()
        return False
    return following.text[0].isupper() or following.low in _SMALL


def _lower_words(words: list[_Word]) -> int:
    """Count the words of a name in lower case."""
    count = 1
    while count < min(len(words), MOST_WORDS - 1):
        word, following = words[count], words[count + 1] if count + 1 < len(words) else None
        if word.text in ("&", "+") and following is not None:
            count += 2
            continue
        if word.low == "and" and following is not None and _JOINED.fullmatch(following.text):
            count += 2
            continue
        if word.low == "of" and following is not None and following.low not in NEVER:
            count += 2
            continue
        if (
            word.low in ("on", "in")
            and following is not None
            and words[count - 1].low in PLACES
            and re.match(
                r"\w+ (?:street|st|road|rd|lane|avenue|ave|corner|square)\b",
                " ".join(w.low for w in words[count + 1 : count + 3]),
            )
        ):
            return min(count + 3, len(words))
        if word.low in ENDS or word.low in NEVER - COMPANY_WORDS - PLACES or not word.text[0].isalnum():
            break
        count += 1
    return min(count, len(words))


def _role_words(words: list[_Word]) -> int:
    """Count the words at the end of a name that are a role: "acme data analyst" has two."""
    if len(words) < 2 or words[-1].low in COMPANY_WORDS:
        return 0
    if words[-1].low not in HEADS:
        return 0
    count = 1
    while count < len(words) - 1 and words[-count - 1].low in MODIFIERS | HEADS:
        count += 1
    left = words[: len(words) - count]
    if all(word.low in MODIFIERS for word in left):
        return len(words)
    if left and left[-1].text in ("&", "+"):
        return 0
    return count


def is_role(text: str) -> bool:
    """Tell whether a text is a role and nothing else: it ends with a word that roles end with."""
    plain = re.sub(r"\([^()]*\)", " ", text.casefold()).replace("’", "'")
    plain = re.sub(
        r",? (?:nights|days|part[- ]time|full[- ]time|remote|hybrid|band \d\w?)$", "", plain.strip()
    )
    words = re.findall(r"[\w'#+.&-]+", plain)
    if not 1 <= len(words) <= 8:
        return False
    if _WHOLE.fullmatch(" ".join(words)):
        return True
    if (
        words[-1] in HEADS
        or (words[-1].isdigit() or words[-1] in ("i", "ii", "iii", "iv"))
        and len(words) > 1
        and words[-2] in HEADS
    ):
        return len(words) == 1 or not any(w in _NOT_IN_ROLES for w in words)
    if re.search(r"^(?:head|director|vp|manager|chief) (?:of|-) \w+", plain):
        return True
    return len(words) > 1 and words[0] in HEADS and "of" not in words and words[-1] in MODIFIERS


_NOT_IN_ROLES = frozenset(
    "i i'm you he she they we it my your his her their our me them us said says is was were are am has have had "
    "will would can could should want wants need got get not no don't didn't the from with who that this at for to as a an "
    "applied apply put forward sent went had been by on just called rang regarding about re says said told emailed asked "
    "moved got through into off over".split()
)


def role_in(text: str) -> tuple[str, int, int] | None:
    """Return the title of a role that stands in a text, with its place; None if there is none."""
    words = words_of(text)
    best: tuple[int, int] | None = None
    for at, word in enumerate(words):
        if word.low not in HEADS and word.low.rstrip("s") not in HEADS:
            continue
        start = at
        while start > 0 and (words[start - 1].low in MODIFIERS or words[start - 1].low in HEADS):
            start -= 1
        end = at + 1
        while end < len(words) and (
            words[end].low in HEADS or re.fullmatch(r"i{1,3}|iv|v|[1-6]", words[end].low)
        ):
            end += 1
        if best is None or end - start > best[1] - best[0]:
            best = start, end
    whole = next(iter(sorted(_WHOLE_IN.finditer(text), key=lambda m: -len(m[0]))), None)
    if best is not None:
        first, last = words[best[0]], words[best[1] - 1]
        if (
            whole is None
            or len(whole[0]) <= last.end - first.start
            or not (whole.start() <= first.start and last.end <= whole.end())
        ):
            return text[first.start : last.end], first.start, last.end
    if whole is not None:
        return whole[0], whole.start(), whole.end()
    return None


_WHOLE_IN = re.compile(rf"(?<!\w)(?:{'|'.join(WHOLE_ROLES)})(?!\w)", re.IGNORECASE)


def cased(name: str) -> str:
    """Give a name that was typed all in lower case the capitals of a name; leave others as they are."""
    if name != name.lower():
        return name
    words = name.split(" ")
    return " ".join(
        word if at and word in _SMALL else word[:1].upper() + word[1:] for at, word in enumerate(words)
    )


class Evidence(Enum):
    """What speaks for a name being one."""

    proper = "proper"  # a capital inside a sentence, or a word that is no ordinary one
    company = "company"  # it ends as names of companies do
    place = "place"  # "the bakery": a kind of employer
    ordinary = "ordinary"  # nothing but its place in the sentence


_CONTRACTED = re.compile(
    r"(?:n't|'ll|'re|'ve|'m|'d)$|^(?:he|she|it|that|there|who|what|here|where|how|when|let|one|nobody|everybody)'s$"
)


def evidence_of(name: str, *, initial: bool) -> Evidence | None:
    """Say what speaks for a name; None if it can't be one. initial: it begins a sentence, as does a capital."""
    words = name.replace("’", "'").split()
    low = [word.casefold().strip(".,") for word in words]
    if any(_CONTRACTED.search(word) for word in low):
        return None
    capitals = [word[0].isupper() and not (initial and at == 0) for at, word in enumerate(words)]
    if initial and len(words) > 1 and words[0][0].isupper() and any(capitals):
        capitals[0] = True
    if any(capitals) or (words[0].isupper() and len(words[0]) > 1):
        return Evidence.proper
    unusual = [
        re.sub(r"'s?$", "", word) not in ORDINARY and word not in _SMALL and len(word) > 1 for word in low
    ]
    if low[-1] in PLACES and len(low) == 1 or low[0] in PLACES and len(low) > 2 and low[1] in ("on", "in"):
        return Evidence.place
    if len(low) > 1 and low[-1] in COMPANY_WORDS:
        return Evidence.company if any(unusual) or len(low) < 4 else Evidence.ordinary
    if any(unusual) and sum(unusual) * 2 >= len(low):
        return Evidence.proper
    return Evidence.ordinary
