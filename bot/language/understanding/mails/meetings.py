"""Tell whether a mail names the time of a meeting ahead, and whether it speaks of one that was held."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HOUR = re.compile(
    r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b|\bnoon\b|o'clock|half (?:past )?\d"
    r"|\bhalf (?:past )?(?:one|two|three|four|five|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?\b"
    r"|\b(?:today|tomorrow|tmrw|tmr|tonight|next week|this week)\b|\b\d{1,2}(?:st|nd|rd|th)\b"
    r"|\b\d{1,2}[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}",
    re.IGNORECASE,
)
_MEET = re.compile(
    r"\b(?:interview\w*|meet(?:ing)?|chat|call|talk|speak|trial|screen(?:ing)?|test|assessment|come|visit|pop"
    r"|venue|panel|shift|appear|attend)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:thank(?:s| you)|was|were|came|met|spoke|attended|following|further to your|enjoyed|sorry)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:thank(?:s| you)[^.]{0,40}(?:meet|com|speak|talk|chat|time|attend|interview)"
    r"|(?:enjoyed|great|lovely|good|nice|pleasure|loved) (?:to )?(?:meet|chat|talk|speak|see|having)\w*"
    r"|passed|cleared|impressed|following your (?:\w+ )?(?:interview|call|chat|screen|test|assessment)"
    r"|you(?:'re| are| were) (?:through|one of|down)|second|2nd|final|next (?:round|stage|step)"
    r"|last (?:two|three)|further to your (?:recent )?(?:\w+ )?interview|back (?:in|for)|again)\b",
    re.IGNORECASE,
)


def names_a_time(lines: Sequence[str]) -> bool:
    """Tell whether lines of a mail, in their order, give the hour of a meeting that lies ahead.

    The day may stand beside the hour, the meeting anywhere above it or right below it.
    """
    met = False
    for at, line in enumerate(lines):
        met = met or _MEET.search(line) is not None or bool(lines[at + 1 :] and _MEET.search(lines[at + 1]))
        if (
            met
            and _HOUR.search(line)
            and not _PAST.search(line)
            and _DAY.search(" ".join(lines[max(0, at - 2) : at + 2]))
        ):
            return True
    return False


def was_held(lines: Sequence[str]) -> bool:
    """Tell whether a line speaks of a meeting that was held, or of one that is not the first."""
    return any(_HELD.search(line) for line in lines)
