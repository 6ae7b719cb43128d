"""Cut a message into sentences, and sentences into pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.understanding.lines import people
from bot.language.understanding.lines.roles import first_role
from bot.language.understanding.phrases.word_tables import WordTable

MOST_IN_SENTENCE = 48
"""The most words of a sentence that are news and no story. Our own choice."""


_TABLE = WordTable("lines/cutting")
_SENTENCE = _TABLE.pattern("sentence", re.IGNORECASE)


_CUT = _TABLE.pattern("cut", re.IGNORECASE)


_HEADING = _TABLE.pattern("heading", re.IGNORECASE)


def without_heading(text: str) -> str:
    """Return a list without the line above it that only says that it is a list: "my update:"."""
    return _HEADING.sub("", text, count=1) if _HEADING.match(text) else text


def sentences(text: str) -> Iterator[tuple[str, bool]]:
    """Go through the sentences of a text, each with whether it ends with a question mark."""
    at = 0
    for end in _SENTENCE.finditer(text):
        yield text[at : end.start()], end["asked"] is not None
        at = end.end()
    yield text[at:], False


AND = _TABLE.words("and")


_OTHER_NAME = _TABLE.pattern("other_name")


def cut_up(sentence: str) -> Iterator[tuple[str, str]]:
    """Cut a sentence into pieces, each with what stood before it."""
    at, joined, within = 0, ":", False
    for cut in _CUT.finditer(sentence):
        if (
            cut["and"]
            and re.match(
                r"(?:sons?|daughters?|co|spencer|johnson|young|gamble|noble|barrett|general|"
                r"partners|crown|hounds|associates|community|surrounding)\b",
                sentence[cut.end() :],
                re.I,
            )
            and not first_role(sentence[cut.end() :])
        ):
            continue
        if (cut["and"] or "").casefold() in ("or", "nor") and not _OTHER_NAME.match(sentence, cut.end()):
            continue
        if _belong_together(sentence[at : cut.start()], sentence[cut.end() :], cut[0]):
            within = "(" in cut[0]
            continue
        if within and ")" in cut[0]:
            within = False
            continue  # "Aurelio (head of ops) at Acme"
        if piece := sentence[at : cut.start()].strip():
            yield piece, joined
        at, joined = cut.end(), cut[0].strip().casefold()
    if piece := sentence[at:].strip():
        yield piece, joined


_ROLE_OF_PERSON = _TABLE.part("role_of_person")


_WITH_NAME = re.compile(rf"\b{_ROLE_OF_PERSON}\s*$", re.IGNORECASE)


_NAME_ALONE = _TABLE.pattern("name_alone", re.IGNORECASE)


_ITS_ROLE = _TABLE.pattern("its_role", re.IGNORECASE)


def _belong_together(before: str, after: str, cut: str) -> bool:
    """Tell whether a comma or bracket stands between a person and what they are: "the owner, Jean"."""
    if "," not in cut and "(" not in cut:
        return False
    if re.search(r"\b(?:with|w/?|to) [^\W\d_]+\s*$", before) and re.match(
        rf"(?:the |their )?(?:{_ROLE_OF_PERSON}|talent|people)(?: team)? (?:at|from|of) ",
        after,
        re.IGNORECASE,
    ):
        return True
    if _WITH_NAME.search(before) and _NAME_ALONE.match(after):
        return True
    last = before.split()[-1:] or [""]
    if "(" in cut and last[0][:1].isupper() and _IS_SOMEBODY.match(after) is not None:
        return len(before.split()) == 1 or before.split()[-2].casefold() in ("with", "w", "w/", "to", "by")
    return people.is_first_name(last[0]) and _ITS_ROLE.match(after) is not None


_IS_SOMEBODY = _TABLE.pattern("is_somebody", re.IGNORECASE)
