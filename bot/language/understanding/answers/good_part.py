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
