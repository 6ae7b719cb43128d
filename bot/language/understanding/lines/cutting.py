"""Cut a message into sentences, and sentences into pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.understanding.lines import people

MOST_IN_SENTENCE = 48
"""The most words of a sentence that are news and no story. Our own choice."""


_SENTENCE = re.compile(
    r"(?:(?<!\bst)(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bmt)(?<!\bco)(?<!\bmrs)(?<!\sw)(?<!\bltd)(?<!\binc)"
    r"\.+(?=\s|$)|[!;\n…]+|(?P<asked>\?+)[?!]*)",
    re.IGNORECASE,
)


_CUT = re.compile(
    r"\s*(?:,|:(?=\s|$)|\s[-–—]+\s|[–—]|\s\|\s|\||[()]|\s=\s|\s/\s|\t|->|→"
    r"|[\U0001F300-\U0001FAFF\u2600-\u27bf]\ufe0f?|\s(?:but|then|whereas|while|however|"
    r"though|bt)\s|\s(?P<and>and|n|plus|also|\+|or|nor|so(?= (?:i|ive|i've)\b)"
    r"|&(?= (?:from|at|to|with)\b))\s|\s(?=(?:they|she|he) (?:said|says|told me) [^\s.!]))\s*",
    re.IGNORECASE,
)


_HEADING = re.compile(
    r"\s*(?:(?:my|the|a|quick|this|weekly|daily|latest|job|application|applications|monday|friday|today'?s?|week'?s?)"
    r"\s+){0,3}(?:list|update|updates|status|summary|round-?up|tracker|applications|apps|so far|week"
    r"|where i am)"
    r"\s*:?\s*\n(?=\s*[-–—*•·▪●✓])",
    re.IGNORECASE,
)
"""The heading of a list, which is no company: "weekly list"."""


def without_heading(text: str) -> str:
    """Return a list without the line that says it is one."""
    return _HEADING.sub("", text, count=1) if _HEADING.match(text) else text


def sentences(text: str) -> Iterator[tuple[str, bool]]:
    """Go through the sentences of a text, each with whether it ends with a question mark."""
    at = 0
    for end in _SENTENCE.finditer(text):
        yield text[at : end.start()], end["asked"] is not None
        at = end.end()
    yield text[at:], False


AND = frozenset(("and", "n", "plus", "also", "+", "or", "nor", "&", "so"))


_OTHER_NAME = re.compile(r"(?:from |the |at )?[A-Z][\w&'-]+")
"""A name behind "or": in small letters it may be any other word."""


def cut_up(sentence: str) -> Iterator[tuple[str, str]]:
    """Cut a sentence into pieces, each with what stood before it."""
    at, joined, within = 0, ":", False
    for cut in _CUT.finditer(sentence):
        if cut["and"] and re.match(
            r"(?:sons?|daughters?|co|spencer|johnson|young|gamble|noble|barrett|general|"
            r"partners|crown|hounds|associates|community|surrounding)\b",
            sentence[cut.end() :],
            re.I,
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


_ROLE_OF_PERSON = (
    r"(?:owner|manager|boss|recruiter|hr|consultant|chef|headteacher|director|founder|matron|"
    r"head|supervisor|head of \w+)"
)


_WITH_NAME = re.compile(rf"\b{_ROLE_OF_PERSON}\s*$", re.IGNORECASE)


_NAME_ALONE = re.compile(r"(?:(?:mr|mrs|ms|miss|dr)\.? )?[^\W\d_\ue000-\uf8ff]+\s*(?:$|[,.)])", re.IGNORECASE)


_ITS_ROLE = re.compile(rf"(?:the |their |my )?(?:\w+ )?(?:head of \w+|{_ROLE_OF_PERSON})\b", re.IGNORECASE)


def _belong_together(before: str, after: str, cut: str) -> bool:
    """Tell whether a comma is between a person and what they are: "the owner, Jean"."""
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


_IS_SOMEBODY = re.compile(
    rf"(?:the |their |my )?(?:\w+ )?(?:head of \w+|{_ROLE_OF_PERSON}|talent|people)\b[^()]{{0,20}}\)"
    r" (?:at|from|of) "
    r"|(?:the |their )?(?:(?:in-?house )?recruiter|hr|talent)\b[^()]{0,20}\)|[\w ]{2,20} there\)",
    re.IGNORECASE,
)
"""What in brackets is said of a person, and not of a job: "Aurelio (head of ops) at Acme"."""
