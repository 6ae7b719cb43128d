"""Tell what a role is, and find one in a text."""

from __future__ import annotations

import re

from bot.language.understanding.lines.placeholders import ANY
from bot.language.understanding.lines.tokens import words_of
from bot.language.understanding.lines.words import HEADS, MODIFIERS, WHOLE_ROLES
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("lines/roles")

_WHOLE = re.compile(rf"(?:{'|'.join(WHOLE_ROLES)})", re.IGNORECASE)


def is_role(text: str) -> bool:
    """Tell whether a text is a role and nothing else: it ends with a word that roles end with."""
    plain = re.sub(r"\([^()]*\)", " ", text.casefold()).replace("’", "'")
    plain = re.sub(
        r",? (?:nights|days|part[- ]time|full[- ]time|remote|hybrid|band \d\w?)$", "", plain.strip()
    )
    plain = _THERE.sub("", plain)
    words = re.findall(r"[\w'#+.&-]+", plain)
    if not 1 <= len(words) <= 8 or not _JOINING.isdisjoint(words):
        return False
    if _WHOLE.fullmatch(" ".join(words)):
        return True
    if words[-1] in HEADS or (
        (words[-1].isdigit() or words[-1] in ("i", "ii", "iii", "iv"))
        and len(words) > 1
        and words[-2] in HEADS
    ):
        return len(words) == 1 or not any(w in _NOT_IN_ROLES for w in words)
    if re.search(r"^(?:head|director|vp|manager|chief) (?:of|-) \w+", plain):
        return True
    said = "of" in words or any(word in _NOT_IN_ROLES for word in words)
    return len(words) > 1 and words[0] in HEADS and not said and words[-1] in MODIFIERS


_THERE = _TABLE.pattern("there")
"""Words behind a role that say where in a place the work is: "on the medical ward"."""

_JOINING = _TABLE.words("joining")
"""Words that no role has, because another clause follows them."""

_NOT_IN_ROLES = _TABLE.words("not_in_roles")


def role_in(text: str) -> tuple[str, int, int] | None:
    """Return the title of a role in a text, with its place; None if there is none."""
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


def first_role(text: str) -> str | None:
    """Return the role that a text begins with, of two to four words; None if it begins with none."""
    words = ANY.sub(" . ", text).split()
    starts = (" ".join(words[:count]) for count in range(2, 5))
    return next((said for said in starts if "." not in said and is_role(said)), None)
