"""Find the person's own name in a text that tells it: "my name is Bogdan by the way"."""

from __future__ import annotations

import re

LONGEST = 600
"""Characters of a text in which somebody tells their name beside something else. Our own choice."""

_NO_NAME = (
    r"(?!(?:not|never|no|on|in|at|by|the|a|an|my|your|their|his|her|there|here|still|already|being|been|spelled"
    r"|spelt|written|wrong|misspelled|missing|below|above|hard|difficult|long|short|same|different|changed|too"
    r"|so|very|what|who|which|also|just|only|and|or|but|if|when|it|that|this|to|for|from|with|back|up|later"
    r"|tomorrow|today|tonight|again|crazy|stupid|old|mad|names?|when(?:ever)?|maybe|please|pls|asap|any(?:time)?"
    r"|now|soon|me|about|because|as|unusual|foreign|common|ruined|cursed|mud|dirt|gone|forgotten)\b)"
)
_WORD = rf"{_NO_NAME}[^\W\d_][^\W\d_]*(?:['’-][^\W\d_]+)*"
_NAME = rf"(?P<name>{_WORD}(?:\s(?!by\b|btw\b|actually\b|please\b|though\b|thanks\b|ok\b){_WORD}){{0,2}})"
_FILLERS = r"(?:[\s,]+(?:by\sthe\sway|btw|actually|though|please|pls|thanks|thank\syou|ok|okay|lol))*"

_TOLD = re.compile(
    r"(?:(?<=^)|(?<=[.,;!?\n–-])|(?<=\band)|(?<=\bbut)|(?<=\bso)|(?<=\bhi)|(?<=\bhello)|(?<=\bway)|(?<=\bbtw))\s*"
    r"(?:(?:hi|hey|hello|oh|ah|and|but|so|also|btw|by\sthe\sway|sorry|no|ps)[\s,.!:]+)*"
    r"(?:my\s(?:first\s|real\s|actual\s|full\s)?name(?:['’]?s|\sis)|(?:i['’]?m|i\sam)\scalled"
    r"|(?:i\sgo\sby|people\scall\sme|everyone\scalls\sme|you\scan\scall\sme|please\scall\sme)"
    r"|my\sname\s(?:isn['’]?t|is\snot)\s[^\W\d_]+[\s,;.]+(?:but\s|it['’]?s\s)+"
    r"|sign\s(?:it|them|this|the\s\w+)\s(?:as|with))\s*(?<=[\s])(?:actually\s|just\s)?"
    rf"{_NAME}(?:\s*,?\s*not\s[^\W\d_]+)?{_FILLERS}\s*(?:[.,;!\n]+|$|(?=\s(?:and|but|so)\s))",
    re.IGNORECASE,
)
"""A clause that tells it and nothing else; what follows it in the same clause would be lost."""


_BY_OTHERS = re.compile(r"\b(?:people|everyone)\s", re.IGNORECASE)
"""What others call somebody may be anything: "people call me lazy"."""

_LEADS_UP = re.compile(
    r"[\s,;.–-]*(?:\b(?:and|but|so|hi|hello|hey|by\sthe\sway|btw)\b[\s,!.]*)*$", re.IGNORECASE
)
_GOES_ON = re.compile(r"^[\s,;.]*(?:(?:and|but|so)\s+)?", re.IGNORECASE)
"""What stands around the clause and says nothing more once it is gone."""


def own_name_in(text: str) -> tuple[str, str] | None:
    """Return the name that somebody says is theirs, and the text without it; None if they tell none.

    A name in small letters gets its capitals.
    """
    found = _TOLD.search(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    name = " ".join(found["name"].split())
    if name == name.lower() and _BY_OTHERS.search(found[0]) is not None:
        return None
    if name == name.lower():
        name = " ".join(word[:1].upper() + word[1:] for word in name.split())
    before = _LEADS_UP.sub("", text[: found.start()])
    after = _GOES_ON.sub("", text[found.end() :])
    return name, " ".join(part for part in (before.strip(), after.strip()) if part)
