"""Find the thing that went well in the person's words, where they are few and name nothing else."""

from __future__ import annotations

import re

MOST_WORDS = 5
"""Words of it. Our own choice: more of them would be read out to the person."""

_WENT_WELL = re.compile(
    r"(?P<thing>(?:the|my|our|their|his|her) [\w' -]{2,60}?)"
    r"(?:,? (?:i think )?(?:went|was|were|is|felt|seemed)(?: really| very| quite| pretty| so| rather)?"
    r" (?:well|good|great|fine|ok|okay|nice|lovely|strong|solid|fun|smooth|smoothly|nicely))?[\s.!]*",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|went|felt|seemed|had|has|did|made|got|gave|said|asked|liked|told|let|could|would)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:not|no|never|but|and|until|except|n't|although|though|if)\b|n't", re.IGNORECASE)


def good_part_in(text: str) -> str | None:
    """Return the thing with a capital ("The patient scenario"); None where the text says more than that."""
    plain = " ".join(text.replace("’", "'").split())
    match = _WENT_WELL.fullmatch(plain) if len(plain) <= LONGEST else None
    if match is None or len(match["thing"].split()) > MOST_WORDS or _MORE.search(plain) is not None:
        return None
    thing = match["thing"].strip()
    if _VERB.search(thing) is not None:
        return None
    return thing[0].upper() + thing[1:]


LONGEST = 100
"""Characters of a text that is looked at."""

_HEDGE = re.compile(
    r"(?:(?:i (?:dunno|don't know|dont know)|dunno|idk|no idea|(?:i'?m )?not sure|hm+|um+|er+|uh+)"
    r"(?:[\s,.…?!-]+|$)(?:(?:maybe|perhaps|but|i guess|i suppose|probably|like|well)[\s,.…]+)*)+",
    re.IGNORECASE,
)
_LAUGH = re.compile(
    r"[\s,.…?!]*(?:\s|(?<=[?!.…,]))(?:ha(?:ha)+h?|he(?:he)+|lol|lmao|xd|:d|:\))[\s.!]*$", re.IGNORECASE
)
_ABOUT = re.compile(
    r"(?:what|why|how|if|whether|that|about|when|where|who|it|this|any|anything|yet)\b", re.IGNORECASE
)
"""What somebody doesn't know, where the words go on with it."""


def without_hedge(text: str) -> str:
    """Return what is said after "I dunno", without a laugh at its end; the text, where that is all of it.

    "I dunno what they wanted" says what isn't known, and stays whole.
    """
    match = _HEDGE.match(text) if len(text) <= LONGEST else None
    if match is None or _ABOUT.match(text, match.end()) is not None:
        return text
    rest = _LAUGH.sub("", text[match.end() :]).strip()
    bare = rest.rstrip("?!.… ") if rest.endswith(("?", "!")) else rest
    return bare if len(bare) >= SHORTEST else text


SHORTEST = 3
"""Characters of what is left."""
