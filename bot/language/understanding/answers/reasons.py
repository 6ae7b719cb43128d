"""Find the reason that somebody gives along with saying that there was one: then it isn't asked for again."""

from __future__ import annotations

import re

from bot.language.understanding.lines import whys

_YES = re.compile(
    r"^(?:(?:yes|yeah|yep|yup|yea|ya|aye|sort of|kind of|kinda|(?:they|she|he) did|a bit|well|so"
    r"|apparently)\b[\s,.;:!–-]*)+",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"\b(?:said|says|saying|told (?:me|us|my agent)|mentioned|wrote|reckoned?|explained|it was|because|cos"
    r"|cause)\b(?: that| it was| it's)?",
    re.IGNORECASE,
)
_LACKING = re.compile(
    r"\b(?:lack(?:ed|ing)?|wanted|needed|looking for|not enough|too \w+|more \w+ than|more experience"
    r"|some(?:one|body) (?:with|who|else)|went with|another candidate|over budget|under ?qualified"
    r"|overqualified)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"[\s,]*(?:why|(?:a|the|some) (?:reasons?|bit|thing|few things)|something(?: or other| about it)?|it"
    r"|things?|so|stuff|on the phone|over the phone|by phone|by email|in (?:the|an) e-?mail|in person|me|us"
    r"|at length|nicely|all)?[\s.!]*",
    re.IGNORECASE,
)

FEWEST = 2
"""Words of a reason at least."""


def reason_in(text: str) -> str | None:
    """Return the reason that a text gives, in its words; None if it only says that there was one."""
    told = _YES.sub("", text.strip()).strip()
    telling = _TELLING.search(told)
    said = told[telling.end() :] if telling is not None else ""
    if not whys.is_why(told):
        return None
    clear = _LACKING.search(told) is not None or (telling is not None and _VAGUE.fullmatch(said) is None)
    return told if clear and len((said or told).split()) >= FEWEST else None
