"""Tell news that came just now from what somebody tells of an interview, where own words are asked for."""

from __future__ import annotations

import re

_JUST_NOW = re.compile(
    r"\b(?:(?:has\s|have\s|'s\s|'ve\s|was\s|were\s|i\s)?(?:literally\s)?just\s(?:now|rang|rung|called"
    r"|phoned|e?mailed|messaged|texted|told|said|offered|got|heard|came|come|turned|rejected|invited"
    r"|wrote|written|been|had|hung|replied)|this\s(?:very\s)?(?:minute|second|moment|instant)"
    r"|right\snow|(?:while|as)\si(?:'m|\sam|m|'ve\sbeen|\swas)?\s(?:\w+\s)?(?:typ|writ|answer|do|sit"
    r"|tell)\w*|hang\son|hold\son|stop\sthe\spress|omg|oh\smy\s(?:god|days|gosh)|literally\snow"
    r"|breaking)\b",
    re.IGNORECASE,
)
"""Words by which something has happened at this very moment."""

_BEFORE = re.compile(
    r"\b(?:(?:years?|months?|weeks?|ages)\s(?:ago|back|before|earlier)|last\s(?:year|time|month|spring"
    r"|summer|autumn|winter|christmas)|back\s(?:then|in)|in\s(?:19|20)\d\d|once|previously|used\sto"
    r"|at\sthe\stime|if|would|wouldn't|would've|could|might|should|unless|wish|hope|hoping|imagine"
    r"|as\sa\sjoke|dream\w*|(?:that|the\ssame|same)\s(?:day|morning|afternoon|evening|week)"
    r"|had\s(?:just\s|already\s|only\s|also\s)*(?:got|had|offered|been|come|rejected|turned|said|told|asked"
    r"|called|rung|phoned|emailed|invited|written))\b|\bi'd\b",
    re.IGNORECASE,
)
"""Words by which it was long ago, or has not happened at all."""

_OF_THE_TALK = re.compile(
    r"\b(?:(?:i|we)\s(?:\w+\s)?(?:said|told|mentioned|explained|answered|talked|spoke|asked|replied"
    r"|admitted|brought)|(?:they|she|he|who|interviewers?|panel|manager|boss)\s(?:\w+\s)?(?:asked"
    r"|wanted\sto\sknow|mentioned)|asked\sme|interviewers?|panel|my\s(?:idea|suggestion|question"
    r"|proposal|request|answer|offer)|(?:a|the|this|that|their)\squestion)\b",
    re.IGNORECASE,
)
"""Words by which it was said in the interview that is looked back on."""

_OFFERED = re.compile(
    r"\b(?:(?:they|she|he|we|who|has|have|'ve|just|and|then)\s)*(?:offered|offering|gave|giving"
    r"|given)\sme\s(?:the|that|a|this)\s(?:job|role|post|position|contract)(?!\s(?:of|title|desc\w*"
    r"|to\sdo|advert?|spec\w*|name|sheet|pack))|\bi(?:'ve|ve|\shave)?(?:\sjust|\sactually|\sonly)*\s(?:got|gotten|landed"
    r"|bagged)\s(?:the|that|this)\s(?:job|role|post|position)(?!\s(?:of|title|desc\w*|wrong|advert?"
    r"|name|spec\w*|right|mixed|confused))",
    re.IGNORECASE,
)
"""What says that there is an offer, without a name. "Of" and "title" make a task or a slip of it."""

_INVITED = re.compile(
    r"\b(?:(?:want|wants|wanna|wanting|like|love)\s(?:me\s(?:in|back|there|to\s(?:come|meet|interview|see))"
    r"|to\s(?:see|meet|interview|speak\s(?:to|with)|talk\s(?:to|with))\sme)|invited\sme|(?:having|have)\sme\sin"
    r"|(?:got|have|there'?s)\s(?:me\s)?(?:an?\s)?(?:\w+\s)?interview|(?:next|second|final)\s(?:round|interview))\b",
    re.IGNORECASE,
)
"""What says that somebody is wanted for a talk."""

_STARTS = re.compile(
    r"\b(?:(?:i|to|me|we|you|can|could|i'd|i'll|will)\sstart|start(?:s|ed|ing|\s(?:date|on|work|there|at))|offer\w*|contract|hired|got\sthe|accept\w*|induction|first\s(?:day|shift))\b",
    re.IGNORECASE,
)
"""Words by which that day is the first at work, or the yes itself."""

LONGEST = 40
"""Words up to which a text may be news without a word that it came just now: a longer one is a story."""


def is_just_now(text: str) -> bool:
    """Tell whether a text says that something has happened at this moment."""
    return _JUST_NOW.search(_plain(text)) is not None


def may_be_news(text: str) -> bool:
    """Tell whether what a text tells may be new: not long ago, not unreal, and not said in an interview."""
    plain = _plain(text)
    if _BEFORE.search(plain) is not None:
        return False
    return is_just_now(plain) or (_OF_THE_TALK.search(plain) is None and len(plain.split()) <= LONGEST)


def invites(text: str) -> bool:
    """Tell whether a text says that somebody wants to see them for a talk, not for the first day at work."""
    plain = _plain(text)
    return _INVITED.search(plain) is not None and _STARTS.search(plain) is None


def tells_an_offer(text: str) -> bool:
    """Tell whether a text says that somebody has offered them the job, whoever that is."""
    return _OFFERED.search(_plain(text)) is not None


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())
