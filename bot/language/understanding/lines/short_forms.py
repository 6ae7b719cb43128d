"""Write short forms in full, and English that somebody is still learning as others say it.

"Ap 2 asda ngt shft" is "applied to asda night shift", and "they no answer" is no no. It is only read: what
somebody types is kept as it is.
"""

from __future__ import annotations

import re
from functools import partial

from bot.language.understanding.lines.sets import set_of

LONGEST = 400
"""Characters of a text that is written in full: a longer one isn't typed in short forms."""

_WORDS = {
    **dict.fromkeys(set_of("ngt nite"), "night"),
    **dict.fromkeys(set_of("shft"), "shift"),
    **dict.fromkeys(set_of("mgr mngr"), "manager"),
    **dict.fromkeys(set_of("asst"), "assistant"),
    **dict.fromkeys(set_of("int intv intvw"), "interview"),
    **dict.fromkeys(set_of("snt sended"), "sent"),
    **dict.fromkeys(set_of("dne"), "done"),
    **dict.fromkeys(set_of("nt"), "not"),
    **dict.fromkeys(set_of("gd"), "good"),
    **dict.fromkeys(set_of("abt"), "about"),
    **dict.fromkeys(set_of("nrvs"), "nervous"),
    **dict.fromkeys(set_of("wrtn"), "written"),
    **dict.fromkeys(set_of("wot"), "what"),
    **dict.fromkeys(set_of("l8r"), "later"),
    **dict.fromkeys(set_of("nxt"), "next"),
    **dict.fromkeys(set_of("telled"), "told"),
    **dict.fromkeys(set_of("writed"), "wrote"),
}
"""Short forms and wrong ones, none of which is a word of its own in a name that is typed in small letters."""

_SHORT = re.compile(rf"(?<![\w&.'’-])(?:{'|'.join(_WORDS)})(?![\w&'’-])")

_NO_COUNT = (
    r"(?!(?:\w+\s)?(?:weeks?|wks?|days?|months?|mths?|hours?|hrs?|mins?|minutes?|years?|yrs?|jobs?|places?|times?"
    r"|roles?|companies|shops?|of|more|or|and|others?)\b)"
)
"""What isn't counted: "applied 2 weeks back" is no "to"."""

_any = partial(re.compile, flags=re.IGNORECASE)
_SAID = (
    # "ap 2 asda", "app b&q, til": with small letters, at the beginning
    (_any(rf"^(\W*(?:i\s)?)app?(?:d|l|ld)?\s(?:2|to|4|for|@|at)\s+{_NO_COUNT}"), r"\1applied to "),
    (_any(r"^(\W*(?:i\s)?)app?\s(?=[^\s,]+(?:\s[^\s,]+)?,)"), r"\1applied to "),
    (_any(rf"\b(applied|sent\s(?:my\s)?(?:cv|app|it))\s2\s{_NO_COUNT}"), r"\1 to "),
    (_any(r"(?<=\s)@\s?(?=\w)"), "at "),
    (
        _any(
            r"\bi\s(?:have\s|had\s|am\s|was\s|did\s)?(?:send|sent|make|made|give|gave|do|did)\s"
            r"(?:an?\s|the\s|my\s)?(?:application|cv|resume|candidature)s?\s(?:to|in|at|for|on)\s(?:the\s)?"
        ),
        "i applied to ",
    ),
    (_any(r"\bi\s(?:have|did|am|was)\sapply(?:ing)?\s(?:to|in|at|on|for)\s(?:the\s)?"), "i applied to "),
    (
        _any(
            r"\bi\s(?:have\s|had\s)?(?:make|made|did)\s(?:an?\s|the\s|my\s|one\s)?interview"
            r"(?=$|[,.!]|\s(?:at|with|in|for|on|to|by|there|yesterday|today|already|last|this|\w+day)\b)"
        ),
        "i had an interview",
    ),
    (
        _any(
            r"\b(they|he|she|company|boss)\s(?:no|not)\s(answer|reply|call|write|respond|contact|come|tell|send)\b"
        ),
        r"\1 still did not \2 yet",
    ),
    (
        _any(
            r"\b(?:nobody|no\sone|noone)\s(?:call|answer|write|reply|respond|contact|phone|ring|tell)(?:\sme|\sback)*"
            r"(?=$|[,.!?]|\suntil\b|\sstill\b|\syet\b)"
        ),
        "still no answer from them",
    ),
    (_any(r"\bi\s(?:have|get)\sjob\b"), "i got the job"),
    (
        _any(
            r"^((?:\w+:\s)?\W*(?:(?:actually|no|sorry|oh|wait)\W+)*)(?:(?:it|that)\s(?:was|is)\s)?"
            r"((?:(?:by|on|next|this)\s)*(?:\w+day|tomorrow|week|month))\sthey\s(?:said|told\sme)(?=\W*$)"
        ),
        r"\1they said \2",
    ),
    (
        _any(
            r"\bi\s(?:must|have\sto|need\sto|should)\s(?:say|tell|answer)(?:\s(?:them|yes|it))?\s(?:until|till|til)\b"
        ),
        "i have to give them my answer by",
    ),
    (
        _any(
            r"^(\W*(?:(?:it\swas|i)\s)?(?:applied\s|sen[dt]\s(?:it\s)?)?)before\s(one|two|three|four|\d{1,2})"
            r"\s((?:day|week|month)s?)(?=\W*$)"
        ),
        r"\1\2 \3 ago",
    ),
    (_any(r"\b(\d{1,2})\s(?:hour|o\s?clock|uhr)(?=$|[\s,.!])(?!\s(?:a|per|ago|later|shift))"), r"\1 o'clock"),
)
"""What is said, and how others say it."""


def in_full(text: str) -> str:
    """Return a text with its short forms written in full; a long one as it is."""
    if len(text) > LONGEST:
        return text
    full = _SHORT.sub(lambda match: _WORDS[match[0]], text)
    for says, becomes in _SAID:
        full = says.sub(becomes, full)
    return full
