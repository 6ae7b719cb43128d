"""List what people type when an application has news, and the words around it."""

from __future__ import annotations

import re

from bot.language.understanding.lines.answer_cues import ANSWER_CUES
from bot.language.understanding.lines.progress_cues import PROGRESS_CUES
from bot.turn.readings.report import News

CUES = ANSWER_CUES + PROGRESS_CUES
"""In the order in which they are believed when several fit one piece."""


IGNORED_BEFORE_DAY = re.compile(
    r"(?:placed|ranked|came|finished|clos(?:ing|es|e|ed)|deadline|start(?:ing|s|ed)?|"
    r"begin(?:ning|s)?|available|born|"
    r"since|expires|posted|advertised|notice|contract|holiday)\b"
    r"(?: date)?[^,]{0,14}$",
    re.IGNORECASE,
)


ANSWER_BY = re.compile(
    r"\b(?:hear|know|decid\w+|decision|answer|result|outcome|reply|respond\w*|back|promis\w+|"
    r"said|told|meant|supposed|due|"
    r"expect\w*|by|latest|shortlist\w*|within|feedback|verdict|announc\w+|update|before|"
    r"until|till?|revert|let me)\b",
    re.IGNORECASE,
)


REASON = re.compile(
    r"^(?:(?:said|says|saying|apparently|reason(?: given)?(?: was| is)?:?|feedback(?: was| "
    r"is)?:?|they said|she said|he said)\b.{8,}|"
    r".*\b(?:because|cos|cuz|coz|due to|not enough|too (?!late|bad|much time)\w+|lack(?:ed|"
    r"ing|s)?|over-?qualified|under-?qualified|experience|wanted|"
    r"wants|wanted more|looking for|preferred|needed|need|stronger|more (?:senior|junior|\w+ "
    r"(?:experience|background))|didn'?t have|don'?t have|"
    r"no (?:\w+ )?(?:licen[cs]e|experience|degree|visa|sponsorship|certificate|car)|"
    r"(?:want|went (?:w|with|for)|chose|picked) (?:someone|somebody|some one|a|an) \w+|lost the|gone to"
    r"|cancelled|"
    r"filled (?:it|the \w+) |strong enough|the (?:test|exam)|hiring freeze|commute|too far|overqualified|"
    r"qualif\w+|budget|salary|asking|internal(?:ly)?|closer|"
    r"with more|who had|already (?:had|knew|worked)|skills?)\b.*)",
    re.IGNORECASE,
)


ALONE = (
    (
        News.no,
        re.compile(
            r"(?:a |an |the |another |yet another |one more )?(?:no|nope|nah|rejected|rejection"
            r"|reject|declined|unsuccessful|"
            r"not selected|not successful|not shortlisted|turned down|regret|no luck|no joy|no "
            r"thanks|closed|failed|unfortunately (?:not|no)|(?:i )?did(?:n'?t| not) get (?:it"
            r"|the job))(?: (?:from them|again|too|already|today|just|has|came|come|arrived|landed|in"
            r"|through))*",
            re.I,
        ),
    ),
    (
        News.offer,
        re.compile(
            r"(?:a |an )?(?:yes+|offer|offered|accepted|hired|got it|got the job|success|successful)", re.I
        ),
    ),
    (
        News.next_round,
        re.compile(r"(?:shortlisted|next round|through|second round|final round|2nd round)", re.I),
    ),
    (
        News.withdrew,
        re.compile(r"(?:withdrawn|(?:i )?withdrew|(?:i )?pulled out|(?:i )?dropped out|i said no)", re.I),
    ),
    (News.on_hold, re.compile(r"(?:paused|on hold|frozen)", re.I)),
    (
        News.nothing,
        re.compile(
            r"(?:still )?(?:nothing|nothing yet|nowt|ghosted|silence|waiting|pending|no "
            r"reply|no response|no answer|no news|no word|tbc|awaiting|crickets|waiting to "
            r"hear)(?: yet| still| so far)?",
            re.I,
        ),
    ),
    (News.interview, re.compile(r"(?:an? )?(?:interview|interviewing|phone screen|screening)", re.I)),
    (News.met, re.compile(r"(?:interviewed|interview done|had interview)", re.I)),
    (
        News.applied,
        re.compile(r"(?:applied|sent|submitted|in|application sent|cv sent|in progress|under review)", re.I),
    ),
)
"""What stands alone beside a name, as in a list: "Acme - no"."""


SAYS_ENOUGH = re.compile(
    r"\b(?:another|more|again|too|already|from them|reject\w*|declined|unsuccessful|turned down"
    r"|offer\w*|hired"
    r"|got (?:it|the job)|shortlisted|through|withdr[ae]wn?|ghosted)\b",
    re.IGNORECASE,
)
"""What of it are news without a name too: a mere "no" or "yes" answers something."""


SPECIFIC = re.compile(
    r"\b(?:(?:they |the )?(?:role|job|post|position|vacancy|it)(?: is| was|'s| has been| got)"
    r"? )?(?:went|gone|going|chose|chosen|picked|selected|lost out|hired|gave it|given it|filled|appointed|"
    r"promoted|took|found)"
    r" (?:with|to|someone|somebody|an?|another|already|internally|by|in)\b|\b(?:role|job|"
    r"post|position)(?: was| is| has been)? filled\b|\b(?:experience|qualified|skills|"
    r"certificate|licen[cs]e)\b",
    re.IGNORECASE,
)
"""A no that says why in itself."""


TELLING = re.compile(
    r"\b(?:internal\w*|already|more|better|experience\w*|filled|with an?|closer|cheaper|"
    r"local|qualif\w+|degree|skills?)\b",
    re.IGNORECASE,
)
"""Words that make such a no specific enough to be a reason."""
