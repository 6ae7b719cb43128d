"""Tell why it was a no from what says none of it: the no itself, a hope, or what it does to somebody."""

from __future__ import annotations

import re

LONGEST = 300
"""Characters of a clause that are looked at."""

_THE_NO = re.compile(
    r"\b(?:(?:said|says|say|told me|gave me|got|get|is|was|it's|its|'s|another|a|straight|flat|hard"
    r"|yet another)\s+"
    r"(?:(?:it'?s|a|an|another|straight|flat|hard)\s+)*(?:no|nope|no thanks|rejection|refusal|knock-?back)"
    r"|(?:rejected|turned|knocked|declined|refused|binned|ghosted|dropped)(?:\s+(?:me|us|my"
    r" application|down|back))*"
    r"|(?:un|not )successful|not (?:selected|shortlisted)|(?:don'?t|didn'?t|do not|did not) want me)"
    r"(?:\s+(?:to me|too|again|as well|also|already|either|now|today|yesterday|thanks|anyway|straight away"
    r"|this morning|last night|by (?:e-?mail|phone|text)|in an? e-?mail|on the phone|from \w+"
    r"|(?:right |straight |just )?(?:after|following|at the end of)(?:\s+(?:the|my|a|an|that|this|just|only"
    r"|all|both|one|two|three|four|five|six|\d+|final|first|second|third|last|long|phone|video|zoom|driving|technical))*"
    r"\s+(?:interviews?|rounds?|finals?|stages?|tests?|task|trial|call|screen(?:ing)?|shift|assessment|day"
    r"|chat|meeting|presentation|talk|hours?|days?|weeks?|months?|one|wait(?:ing)?|all (?:that|this))"
    r"|at \w+))*\W*$",
    re.IGNORECASE,
)
"""A clause that ends with the no, so that nothing in it says why."""

_STAKE = re.compile(
    r"\b(?:(?:my|the|our|a|an|that|this|such a|one) (?:\w+ ){0,2}?(?:hope|hopes|chance|shot|dream"
    r"|dreams|lifeline"
    r"|favourite|favorite|resort|straw|plan|everything|rejection|no|one i\b)"
    r"|dream (?:job|role|place|company)|perfect (?:job|role|fit|for me)"
    r"|(?:everything|the world|so much|a lot) to me|(?:i'?d|i had|i was|i'?ve been|been) (?:really "
    r"|so |just )?"
    r"(?:hoping|hoped|banking|counting|relying|looking forward|waiting|dreaming)"
    r"|(?:all|what|everything) i (?:ever |really |had |have )*(?:want|need|hope)\w*"
    r"|my (?:rent|bills|kids?|children|family|mum|mom|wife|husband|visa runs|savings|mental health))\b",
    re.IGNORECASE,
)
"""What hung on it, or was hoped for."""

_FELT = re.compile(
    r"^\W*(?:(?:and|but|so|well|because|cos|coz|cause|since|honestly|now|tbh)\s+)*"
    r"(?:(?:i|we)(?:'m|m|'ve|ve|'d| am| was| feel| felt| have| had| just| really| so| honestly| still"
    r"| only| even"
    r"| actually)*\s+(?:(?:really|so|just|very|badly|honestly|truly|thought|needed|wanted|loved|hoped"
    r"|liked|prepared"
    r"|worked|tried|spent|cried|gave|give|hate|hated|feel|felt|don'?t know"
    r"|don'?t have (?:the |any |enough )*(?:strength|energy|words|it in me|heart|hope)|can'?t|cannot"
    r"|could(?:n'?t)?|want|give up"
    r"|got (?:it|on)|would have|nailed|fancied|wished|deserved?)\b(?! (?:a |an |to have a )?(?:visa"
    r"|sponsor\w*"
    r"|work permit|licen[cs]e|more (?:experience|money|pay)|too much|flexib\w+|part[- ]time|to work from))"
    r"|(?:gutted|devastated|crushed|sad|upset|angry|tired|exhausted|fed up|done|numb|heartbroken"
    r"|disappointed|lost"
    r"|broken|scared|worried|anxious|ashamed|embarrassed|over it|fine|ok|okay|not bothered|low|down"
    r"|sick of)\b)"
    r"|(?:not|isn'?t|wasn'?t) (?:(?:too|so|that|really|very|even|all that) )*(?:bad|upset|sad|bothered"
    r"|surprised|fussed|sorry|worried|sure)\b"
    r"|(?:feel|feels|feeling|felt|gutted|devastated|crushed|hurts?|stings?|not bothered|fed up|sick of|so sad"
    r"|what (?:a|did i|now)|why (?:me|bother)|no idea why|no reason)\b)",
    re.IGNORECASE,
)
"""What it does to somebody, or what they put into it."""

_TOOK_IT = re.compile(
    r"\b(?:it|that|this|which)(?:'s| was| is| were| felt| feels| hurts?| stings?)* (?:(?:so|very"
    r"|really|just|pretty"
    r"|quite|all|a bit|an?|the|such an?)\s+)*(?:hard|tough|awful|horrible|shit|shite|rubbish|crap"
    r"|cruel|brutal|quick|fast"
    r"|automatic|automated|generic|template|polite|nice|kind|rude|cold|expected|shock|surprise|sad"
    r"|unfair|silly|stupid"
    r"|joke|pity|shame|blow|kick|relief|perfect|great|good|bad|ok|okay|fine|worst|end|last|only|third"
    r"|second|first|fourth"
    r"|fifth|[0-9]+(?:st|nd|rd|th))\b(?! (?:fit|match|candidate|choice|notice|hours?|experience))"
    r"|\b(?:did|interviewed|came across|performed|answered)(?: (?:really|very|so|quite))* (?:well"
    r"|great|brilliantly)\W*$",
    re.IGNORECASE,
)
"""How it felt, or how the no was told."""

_LEAD = re.compile(
    r"^(?:(?:and|but|so|well|yeah)\s+)*(?:apparently|(?:(?:the )?(?:hr|recruiter|manager|agency|they"
    r"|he|she)\s+)?"
    r"(?:said|says|saying|reckons?|reckoned|wrote|mentioned|told me|told us|bola)(?: that)?(?: it was)?"
    r"|(?:the )?(?:reason|feedback)(?: given)?(?: was| is)?(?: that)?:?)[\s,:]+(?=\S+ \S)",
    re.IGNORECASE,
)

_TAIL = re.compile(
    r"[\s,]*\b(?:apparently|i (?:think|guess|suppose)|lol|haha|ha|though|tho|ffs|smh|ugh|innit|fml|so)\W*$",
    re.IGNORECASE,
)

_EVENT = re.compile(
    r"\b(?:they|he|she|company|manager|hr)\b.*\b(?:lost|wants?|wanted|need(?:s|ed)?|found|had|have"
    r"|went|gave|preferred"
    r"|hired|chose|picked|thought|felt|cut|closed|cancell?ed|moved|decided|required?|filled|changed"
    r"|couldn'?t|can'?t)\b"
    r"|\b(?:role|position|job|post|budget|funding|headcount|vacancy|project|contract|department|team"
    r"|branch|store)\b"
    r".*\b(?:cut|cancell?ed|pulled|scrapped|frozen|filled|gone|closed|closing|withdrawn|lost|changed"
    r"|went|given)\b"
    r"|\b(?:hiring|recruitment|budget) (?:freeze|cuts?)\b|\b(?:went|gone|going|go) (?:with|w|w/|to"
    r"|for) (?:some|an|the)"
    r"|\b(?:too (?:far|old|young|junior|senior|quiet|slow|expensive|many|few|much|little|nervous|shy"
    r"|experienced)"
    r"|over-?qualified|under-?qualified|not (?:\w+ ){0,2}enough|(?:was|is|were|am)(?:n'?t| not)(?:"
    r" \w+){0,2} enough"
    r"|fail(?:ed)? (?:the|a|my|their)|no (?:level|degree|licen[cs]e|experience|certificate|visa|car)"
    r"|lack(?:ed|ing|s)?)\b",
    re.IGNORECASE,
)


def is_why(text: str) -> bool:
    """Tell whether a clause beside a no may say why it was one: it isn't the no, a hope or a feeling."""
    return not any(pattern.search(text[:LONGEST]) for pattern in (_THE_NO, _STAKE, _FELT, _TOOK_IT))


def says_why(text: str) -> bool:
    """Tell whether a clause beside a no says what they wanted, what was missing, or what happened there."""
    return _EVENT.search(text[:LONGEST]) is not None and is_why(text)


def bare(text: str) -> str:
    """Return a reason without the words that say who gave it, and without an interjection after it."""
    return _TAIL.sub("", _LEAD.sub("", text.strip())).strip(" .!'\",;")
