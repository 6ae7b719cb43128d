"""List the words around a name that say nothing about it."""

from __future__ import annotations

import re

from bot.language.understanding.lines.words import ASIDES, BRANDS, SWEARING
from bot.language.understanding.phrases.word_tables import WordTable

FILLERS = re.compile(
    rf"^(?:\W|{SWEARING}(?= )|"
    rf"(?!(?:{'|'.join(BRANDS)})\b)(?:{'|'.join(sorted(ASIDES))}|"
    r"so+|ug+h+|l+o+l+|om+g+|hm+|a+r+gh+|(?:ha){2,}h?|(?:he){2,}"
    r"|lma+o+|nope|nah|naw|(?-i:man|mate|guys|lads|fam|pal)|"
    r"well|just to say|i had|one more|another one|next one|good news|bad news|"
    r"great news|sad news|update|news|hi|hey|hello|hiya|"
    r"morning|evening|ok|okay|okey|unfortunately|sadly|yay|ugh|omg|wow|argh|and|but|then|"
    r"also|now|i heard|heard that|it seems|it seems that|seems|seems like|looks like|"
    r"apparently|turns out|i think|guess what|finally|pls note|please note|note|fyi|btw|oh|"
    r"lol|"
    r"right|(?:my|the) (?:recruiter|agent|agency|consultant|headhunter) (?:says|said|told me|"
    r"reckons|confirmed)|says|said|reckons|told me|confirmed|that|just|today|yesterday|there|"
    r"all|yes|yeah|yep|amazing|brilliant|dear|sir|coach|mate|the people at|the guys at|"
    r"people at|folks at|someone at|somebody at|"
    r"(?:i |i've |just )*(?:(?:got|had|have|seen|saw|opened) )?(?:(?:a|an|the"
    r"|another) )?(?:phone )?(?:call|callback|reply|email|mail|"
    r"text|letter|message|voicemail)(?: just| back| now| came| in| through)* from|"
    r"this time(?: it'?s| it was)?(?: from| at| with| by)?|heard "
    r"(?:back )?from|"
    r"just heard (?:back )?from|word from|both|in the end|meanwhile|as for|re|about|two|"
    r"three|four|i see|no surprise|surprise surprise|sigh|eh|ah|nice one|thank god|praise "
    r"god|(?:and |so )?(?:the |my )?(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|last|next|other|"
    r"latest|one)(?: (?:one|job|application))?(?:'s| is| was|:))"
    r"(?![\w'’&-]))+",
    re.IGNORECASE,
)


_TABLE = WordTable("lines/fillers", {"swearing": SWEARING})
AUXILIARIES = _TABLE.pattern("auxiliaries", re.IGNORECASE)
