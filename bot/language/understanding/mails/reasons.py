"""Find the clause of a refusal that says why, word for word, if the reason is a specific one."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SPLIT = re.compile(
    r"\s*(?:;|:|\bthe (?:thing|truth|problem|trouble|fact) is,?(?: that)?\b|\bdecided that\b"
    r"|, and (?=from)"
    r"|,? (?:because|since|although|though|therefore|hence|but|while)\b,?|\s[-–—]\s|\bhowever\b,?"
    r"|\bin the end,? |\b(?:decided|settled|decides|tipped) (?:it|things) was (?:that )?|\breason (?:is"
    r"|was) (?:that )?"
    r"|, and (?=(?:so|therefore|we|i|with|your|they)\b)|,(?= (?:so|we|they|need|the (?:hiring|panel|team"
    r"|client|manager|board))\b)|\band so\b"
    r"|\bas (?=(?:he|she|he's|she's|we|they|the|you|your|it|our|there)\b)|\bthat (?=(?:you|your|they)\b)"
    r"|\bdue to\b"
    r"|\bowing to\b)\s*",
    re.IGNORECASE,
)
"""Where a clause ends and the reason may begin."""

_SPECIFIC = re.compile(
    r"\b(?:years?|months?|experience|experienced|licen[cs]e|qualif\w+|degree|certificat\w+|language"
    r"|german|french|spanish|fluen\w+|visa|sponsor\w*|salary|budget|relocat\w+|commut\w+|notice"
    r"|availab\w+|weekends?|nights?|shifts?|start (?:before|in|on|by|immediately|straight|sooner|right)"
    r"|portfolio|sector|industry|background in|hands-on|"
    r"knowledge of|worked (?:on|in|with|for)|run |managed|leading|leadership|technical|coding"
    r"|system design|scale|python|java|sql|kafka|react|kubernetes|answers?|examples?|detail|depth|lacked"
    r"|lacking|light on|weaker|less|shortage|gap|score[ds]?|points?|remote|on-?site|hybrid|part-?time"
    r"|full-?time|internal\w*|local\w*|former|already|driving|references?|test|lesson|presentation|task"
    r"|too (?:much|little|many|few|senior|junior)|over-?qualified|junior|senior|senior-level"
    r"|fluent|\d+ ?%|days a week|same|month|whole|full|day to day|wants? someone|contracts?|customers"
    r"|years|cut-off"
    r"|hours?|time ?zone|quota|permit|employment pass|million"
    r"|grant|funding|stakeholders?|clients?|children|patients|safeguarding|deadline|clearance)\b",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"\b(?:felt|feel|looking for|looked for|wanted|want|need(?:s|ed)?|require[sd]?|went for|gone (?:with"
    r"|for)|someone who|somebody who|person who|candidate (?:who|with)|applicant (?:who|with)|people who"
    r"|lack\w*|not enough|didn't|did not|weren't|wasn't|could not|couldn't|hoping for|prefer\w*|had more"
    r"|has more|with more|more \w+ (?:experience|depth)|scored|stronger|struggled|missing|concern\w*"
    r"|because|thought|noted|decided to (?:hire|promote)|would have liked|short of|fell short"
    r"|has (?:already|run|led|worked)|who (?:has|have|had|can|could|already|lives?|speaks?)"
    r"|has to|have to|(?:have|has|had|with) no\b|not renewed"
    r"|already|cut-off|not possible|is not|have had to|used to|(?:run|led|done|had|worked"
    r"|taught|managed) (?:a|the|our|this|in|on|for|with)|with (?:\w+ )*experience|expectations?|beyond"
    r"|above|below|only|outside|showed|taken)\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"more closely|closely match|very high (?:standard|number|volume)|high (?:standard|calibre|volume"
    r"|number)|(?:other|another) (?:candidates?|applicants?) (?:whose|who) (?:\w+ ){0,4}(?:better|closer"
    r"|more (?:suited|suitable|relevant|closely))|after (?:careful|much)|better (?:suited|match|fit"
    r"|aligned)|strong(?:er)? (?:field|candidates|competition)|"
    r"what we (?:need|are looking for|look for|'re looking for)(?: right now)?$|(?:our"
    r"|the) (?:current )?(?:needs|requirements)|keep your|wish you|future|on file|feedback|thank"
    r"|best of luck|^(?:\S+ ){0,8}for this (?:role|position)$"
    r"|different (?:direction|route|way)|overwhelming|apply again|re-apply|i'll call|competition"
    r"|we received|most suitable|not (?:been )?(?:successful|selected)|the process|hard choice|difficult",
    re.IGNORECASE,
)


def reason_in(sentences: Sequence[str]) -> str | None:
    """Return the clause with the reason as it stands; None if there is none, or it would fit any refusal."""
    best: tuple[float, str] | None = None
    for sentence in sentences[:30]:
        for clause in _SPLIT.split(sentence[:400]):
            plain = _LEADS.sub("", clause.strip(" ,.;:-–—!"))
            if not 3 <= len(plain.split()) <= 45 or _GENERIC.search(plain) or _ABOUT_ELSE.search(plain):
                continue
            score = 1.0 * min(2, len(_SPECIFIC.findall(plain))) + 1.5 * bool(_WHY.search(plain))
            score += 1.0 * bool(_SOMEBODY_ELSE.match(plain)) + 2.0 * bool(_UNLIKE_YOU.search(plain))
            if score >= 2.5 and _SPECIFIC.search(plain) and (best is None or score > best[0]):
                best = (score, plain)
    return best[1] if best else None


_LEADS = re.compile(
    r"^(?:unfortunately|but|however|sadly|regrettably|and|basically|honestly),? ", re.IGNORECASE
)
"""What stands before a reason and is none of it."""

_UNLIKE_YOU = re.compile(
    r"\b(?:and|but|while|whereas) (?:so far )?you(?:'ve| have)? (?:have )?(?:not|never|n't|only|yet)\b"
    r"|and you haven't\b"
    r"|\byou told me that so far\b",
    re.IGNORECASE,
)
"""What somebody else has done, and the reader has not."""

_SOMEBODY_ELSE = re.compile(
    r"(?:he|she|they|the (?:person|candidate|applicant|other)\b.{0,30})\b(?:'s|'ve| has| have| had| was"
    r"| is)?\b",
    re.IGNORECASE,
)

_ABOUT_ELSE = re.compile(
    r"^(?:thank|thanks|if|had (?:the|we|you|it)|please"
    r"|we (?:hope|wish|appreciate|enjoyed|were impressed|will keep|encourage)"
    r"|i (?:enjoyed|liked|hope|really)|they (?:liked|loved|enjoyed)|you (?:are|may|can) (?:welcome|apply"
    r"|re-?apply|also)|kindly|it was|further to|following|i am writing|let)\b|"
    r"\b(?:dear|regards|expenses|policy|re-?appear|cooling|attached|delete|talked (?:us|me)|impressed"
    r"|^\w+ told me|your (?:recent )?application (?:for|to)|unable to|regret|reply|contact|website"
    r"|invite you|keep an eye|we'll keep|other (?:roles|vacancies)|good luck|stay in touch|will give you"
    r"|got a few)\b",
    re.IGNORECASE,
)
