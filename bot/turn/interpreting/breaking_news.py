"""Tell news that came just now from what somebody tells of an interview, where own words are asked for."""

from __future__ import annotations

import re

_JUST_NOW = re.compile(
    r"\b(?:(?:has |have |'s |'ve |was |were |i )?(?:literally )?just (?:now|rang|rung|called|phoned|e?mailed"
    r"|messaged|texted|told|said|offered|got|heard|came|come|turned|rejected|invited|wrote|written|been|had|hung|replied)"
    r"|this (?:very )?(?:minute|second|moment|instant)|right now|(?:while|as) i(?:'m| am|m|'ve been| was)? "
    r"(?:\w+ )?(?:typ|writ|answer|do|sit|tell)\w*|hang on|hold on|stop the press|omg|oh my (?:god|days|gosh)"
    r"|literally now|breaking)\b",
    re.IGNORECASE,
)
"""Words by which something has happened at this very moment."""

_BEFORE = re.compile(
    r"\b(?:(?:years?|months?|weeks?|ages) (?:ago|back|before|earlier)|last (?:year|time|month|spring|summer"
    r"|autumn|winter|christmas)|back (?:then|in)|in (?:19|20)\d\d|once|previously|used to|at the time"
    r"|if|would|wouldn't|would've|could|might|should|unless|wish|hope|hoping|imagine|as a joke|dream\w*)\b"
    r"|\bi'd\b",
    re.IGNORECASE,
)
"""Words by which it was long ago, or has not happened at all."""

_OF_THE_TALK = re.compile(
    r"\b(?:(?:i|we) (?:\w+ )?(?:said|told|mentioned|explained|answered|talked|spoke|asked|replied|admitted"
    r"|brought)"
    r"|(?:they|she|he|who|interviewers?|panel|manager|boss) (?:\w+ )?(?:asked|wanted to know|mentioned)"
    r"|asked me"
    r"|interviewers?|panel|my (?:idea|suggestion|question|proposal|request|answer|offer)"
    r"|(?:a|the|this|that|their) question)\b",
    re.IGNORECASE,
)
"""Words by which it was said in the interview that is looked back on."""

_OFFERED = re.compile(
    r"\b(?:(?:they|she|he|we|who|has|have|'ve|just|and|then) )*(?:offered|offering|gave|giving|given) me "
    r"(?:the|that|a|this) (?:job|role|post|position|contract)(?! (?:of|title|desc\w*|to do|advert?))"
    r"|\bi(?:'ve|ve| have)?(?: just| actually| only)* (?:got|gotten|landed|bagged) (?:the|that|this) "
    r"(?:job|role|post|position)(?! (?:of|title|desc\w*|wrong|advert?|name|spec\w*|right|mixed|confused))",
    re.IGNORECASE,
)
"""What says that there is an offer, without a name. "Of" and "title" make a task or a slip of it."""

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


def tells_an_offer(text: str) -> bool:
    """Tell whether a text says that somebody has offered them the job, whoever that is."""
    return _OFFERED.search(_plain(text)) is not None


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())
