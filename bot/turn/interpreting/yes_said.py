"""Read what somebody says about an offer: that they want an answer, what helped, what to do elsewhere."""

from __future__ import annotations

import re
from enum import Enum

from bot.turn.model.heard import Heard
from bot.turn.readings.marker import Marker

LONGEST = 300
"""Characters of a text that says one of these, and not a whole story. Our own choice."""

_NO_DAY = re.compile(
    r"\W*(?:(?:well|um|no|nope|there(?:'s|\sis|\swas)?|they|she|he|just)[\s,]+)*"
    r"(?:no\s(?:deadline|date|day|rush|hurry|time\slimit)(?:\s(?:given|yet|set|mentioned|named"
    r"|really))?"
    r"|(?:didn'?t|did\snot|haven'?t|hasn'?t|never)\s(?:say|said|give|given|mention(?:ed)?|set"
    r"|tell|told)"
    r"(?:\s(?:me|us))?\s(?:by\swhen|when|an?y?\s(?:date|day|deadline)|until\swhen))\W*",
    re.IGNORECASE,
)
"""What says that there is no such day."""

_HELPED_WAS = re.compile(
    r"\W*(?:(?:and|well|i\sthink|honestly|also|so|oh)[\s,]+)*(?:what|the\sthing\sthat"
    r"|the\sthing\swhich)"
    r"(?:\s(?:really|most|actually|has|probably))?\s(?:helped|worked|made\sthe\sdifference)"
    r"(?:\s(?:me|us|most|the\smost|a\slot|here|there)){0,2}\s*(?:was|were|is|:|=|,"
    r"|-)+\s*(?P<what>\S.*)",
    re.IGNORECASE,
)
_HELPED = re.compile(
    r"(?P<what>\S.{2,200}?)\s+(?:(?:really|probably|definitely|also|actually|totally|has|have)\s+)*"
    r"(?:helped|paid\soff|made\sthe\sdifference|did\sthe\strick)"
    r"(?:\s(?:me|us|a\slot|a\sbit|most|loads|so\smuch|the\smost|massively|i\sthink|here|there"
    r"|too))*[\s.!]*",
    re.IGNORECASE,
)
_NOTHING_HELPED = re.compile(
    r"^\W*(?:nothing|nobody|no\sone|not|it|that|this|they|you|who|how|what|did|do|does|if|he"
    r"|she|this\sbot"
    r"|the\sbot|yes|no|your?)\b|(?:n't|nt|\bnot|\bnever|\bhardly|\bbarely)\s*$|\?",
    re.IGNORECASE,
)
"""Where nothing is named that helped, or where it is asked or denied."""

_LEADS = re.compile(r"^\W*(?:(?:and|well|i\sthink|honestly|oh|yes|so)[\s,]+)+(?=\S{2})", re.IGNORECASE)

_WITHDRAWS = re.compile(
    r"\b(?:withdraw\w*|pull\sout|drop|cancel|no\sthanks|turn\s(?:them|it|her|him|that"
    r"|\w+)?\s?down|say\sno|decline"
    r"|tell\s\w+\s(?:no\b|i'?m\sout)"
    r"|let\s(?:them|\w+)\sgo|take\s(?:it|myself)\s(?:back|out)|won'?t\s(?:need|go)|don'?t\swant)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:\b(?:not|never|wont|dont|cant)|n't)\s(?:\w+\s)?(?:withdraw\w*|pull\sout|drop|cancel)$", re.I
)
_ABOUT_IT = re.compile(
    r"\b(?:tell|inform|let\s\w+\sknow|say\sanything|what\sabout|(?:do|happens)\s(?:about|with|to))\b",
    re.IGNORECASE,
)
_WILL_TAKE = re.compile(
    r"^\W*(?:(?:oh|well|yes|yeah|ok|so|think|i\sthink|honestly|definitely|probably)[\s,]+)*"
    r"(?:i'?m\s(?:definitely\s|probably\s)?(?:going\sto|gonna)|i'?ll|i\swill|im\sgoing\sto"
    r"|im\sgonna|gonna"
    r"|i'?m|im|i\swant\sto|i'?ve\sdecided\sto)\s"
    r"(?:definitely\s|probably\s|just\s)?(?:tak(?:e|ing)|accept(?:ing)?"
    r"|say(?:ing)?\syes(?:\sto)?|go(?:ing)?\swith\s(?!my\b|the\b|a\b)\w+|go(?:ing)?\sfor|sign(?:ing)?)"
    r"(?:\s(?:it|this|that|them|this\sone|that\sone|the\s(?:job|offer|role)))?[\s.!]*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"^\W*(?:and|or|what\sabout|how\sabout|and\swhat\sabout)\s+\w", re.IGNORECASE)
FEW = 5
"""Words of a text that goes on with another name: "and finch"."""

_KEEPS = re.compile(
    r"\b(?:keep|stay\w*|leave\s(?:it|them|\w+)\sopen|still\s(?:open|want|waiting|in|there)"
    r"|don'?t\swithdraw"
    r"|not\swithdraw\w*)\b",
    re.IGNORECASE,
)
_BIDS = re.compile(
    r"\W*(?:(?:ok|okay|yes|please|pls|just|now)[\s,]+)*(?:withdraw|drop|cancel|close)\b", re.IGNORECASE
)
_ASKS = re.compile(
    r"\?|\b(?:should|shall|do|must|can|could)\si\b|\bwhat\sabout\b|\bwhat\sdo\si\b|\bnot\ssure\b"
    r"|\bwhat\s(?:to\sdo|happens|next)\b|\bhow\s(?:do|should|can)\si\b|\btell\sme\s(?:what|how)\b",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:phoned|rang|called|by\sphone|on\sthe\sphone|over\sthe\sphone|in\sperson"
    r"|face\sto\sface|verbal\w*"
    r"|spoken|told\sme|nothing\s(?:in\swriting|written|on\spaper)|not\s(?:in\swriting|written))\b",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\b(?:in\swriting|written|contract|e?-?mail(?:ed)?|letter|paperwork|on\spaper)\b",
    re.IGNORECASE,
)
_NOT_WRITTEN = re.compile(
    r"\b(?:nothing|not|no|isn'?t|wasn'?t|without|before|until|will|yet|sending|send\sme|to\sfollow|coming|on\s(?:its|the)\sway)\b|n't\b|'ll\b",
    re.IGNORECASE,
)


class Wish(Enum):
    """The options say what somebody would do with another application now that there is a yes."""

    withdraw = "withdraw"
    keep = "keep"
    asks = "asks"


def is_for_their_answer(heard: Heard) -> bool:
    """Tell whether a day in a text may be the one by which the person has to answer an offer."""
    due = heard.has(Marker.deadline) or heard.has(Marker.from_me)
    return due and heard.has(Marker.to_decide) and not heard.has(Marker.of_something_else)


def is_from_me(heard: Heard) -> bool:
    """Tell whether a text says that it is the person who has to answer, and not the employer."""
    return heard.has(Marker.from_me) and not heard.has(Marker.of_something_else)


def will_take(text: str) -> bool:
    """Tell whether a text says that they are going to take the offer, and no more."""
    return len(text) <= LONGEST and _WILL_TAKE.fullmatch(text.replace("’", "'")) is not None


def goes_on_to(text: str) -> bool:
    """Tell whether a text goes on with another name where something was asked of one: "and finch"."""
    return len(text.split()) <= FEW and _GOES_ON.match(text) is not None


def has_no_day(text: str) -> bool:
    """Tell whether a text says that there is no day by which to answer, and no more."""
    return len(text) <= LONGEST and _NO_DAY.fullmatch(text.replace("’", "'")) is not None


def what_helped(text: str) -> str | None:
    """Return what helped, where a text says that something did; None if it says something else."""
    plain = text.strip().replace("’", "'")
    if not plain or len(plain) > LONGEST or "?" in plain:
        return None
    for pattern in (_HELPED_WAS, _HELPED):
        found = pattern.fullmatch(plain)
        if found is None:
            continue
        what = found["what"]
        if pattern is _HELPED:
            what = _LEADS.sub("", what)
            if _NOTHING_HELPED.search(what) is not None:
                return None
        return what.strip(" .!,") or None
    return None


def elsewhere(text: str) -> Wish | None:
    """Return what a text says is to become of another application that it is about; None if nothing."""
    plain = text.replace("’", "'")
    if len(plain) > LONGEST or _BIDS.match(plain) is not None:
        return None
    withdraws = _WITHDRAWS.search(plain)
    if _ASKS.search(plain) is not None:
        about_it = withdraws is not None or _ABOUT_IT.search(plain) is not None
        return Wish.asks if about_it or _KEEPS.search(plain) is not None else None
    if withdraws is not None and _DENIED.search(plain[: withdraws.end()]) is None:
        return Wish.withdraw
    return Wish.keep if withdraws is not None or _KEEPS.search(plain) is not None else None


def is_in_writing(text: str) -> bool | None:
    """Tell whether a text says that a yes is in writing, or that it was only spoken; None if neither."""
    plain = text.replace("’", "'")
    written, spoken = _WRITTEN.search(plain), _SPOKEN.search(plain) is not None
    if written is not None and _NOT_WRITTEN.search(plain[: written.start()]) is None:
        return True
    denied = written is not None and re.search(r"\b(?:nothing|not|no)\b", plain) is not None
    return False if spoken or denied else None


def is_about_applying(text: str) -> bool:
    """Tell whether a text also tells how they applied, so that what it says of mails may be about that."""
    return re.search(r"\b(?:cv|resume|appl(?:ied|ying|ication))\b", text, re.IGNORECASE) is not None
