"""List the shapes in which people type days."""

from __future__ import annotations

import re

WEEKDAYS = {
    **dict.fromkeys(("monday", "mon", "mondy", "munday"), 0),
    **dict.fromkeys(("tuesday", "tue", "tues", "tuesdy", "teusday"), 1),
    **dict.fromkeys(("wednesday", "wed", "weds", "wednes", "wensday", "wedensday", "wednsday"), 2),
    **dict.fromkeys(("thursday", "thu", "thur", "thurs", "thrusday", "thursdy"), 3),
    **dict.fromkeys(("friday", "fri", "firday", "fridy"), 4),
    **dict.fromkeys(("saturday", "sat", "satday"), 5),
    **dict.fromkeys(("sunday", "sun"), 6),
}


MONTHS = {
    **dict.fromkeys(("january", "jan"), 1),
    **dict.fromkeys(("february", "feb", "febuary"), 2),
    **dict.fromkeys(("march", "mar"), 3),
    **dict.fromkeys(("april", "apr"), 4),
    "may": 5,
    **dict.fromkeys(("june", "jun"), 6),
    **dict.fromkeys(("july", "jul"), 7),
    **dict.fromkeys(("august", "aug"), 8),
    **dict.fromkeys(("september", "sep", "sept"), 9),
    **dict.fromkeys(("october", "oct"), 10),
    **dict.fromkeys(("november", "nov", "novemeber"), 11),
    **dict.fromkeys(("december", "dec", "decemeber"), 12),
}


NUMBERS = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7},
    **{"eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "a couple of": 2, "a couple": 2},
    **{"couple of": 2, "couple": 2, "a few": 3, "few": 3, "several": 4, "the": 1},
}


def one_of(words: dict[str, int]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_W, _M = rf"(?:{one_of(WEEKDAYS)})", rf"(?:{one_of(MONTHS)})(?:\.(?=\s?\d))?"


_N = rf"(?:\d{{1,3}}|{one_of(NUMBERS)})"


_YEAR = r"(?:,?\s?(?:20\d\d|'\d\d|2\d(?=[\s,.;)]|$)(?!\s?(?::|h\b|am|pm))))?"


_D = r"(?:[12]\d|3[01]|0?[1-9])"


_LEAD = r"(?:on |by |before |until |till |til |this coming |coming |the ){0,3}"


_SHAPES = {
    "iso": r"20\d\d[-/.]\d{1,2}[-/.]\d{1,2}",
    "numbers": r"(?<![\d./-])\d{1,2}(?P<sep>[./-])\d{1,2}(?:(?P=sep)(?:20\d\d|\d\d))?(?![\d%]|[./-]\d)",
    "week_of": rf"(?:week commencing|week of|week beginning|w/c|wc|week starting)(?: the)? (?:{_W},? )"
    rf"?(?:the )?"
    rf"(?:{_D}(?:st|nd|rd|th)?(?: of)? {_M}|{_M} {_D}(?:st|nd|rd|th)?|{_D}(?:st|nd|rd|th)?)",
    "month_part": rf"(?:the )?(?:early|mid(?:dle)?|late|beginning|start|end|first week|second week|third "
    rf"week|"
    rf"last week)(?: of| in)?(?: the)?[ -](?:month of )?{_M}(?:,? 20\d\d)?(?!\s?\d)",
    "day_month": rf"(?:{_W},?\s)?(?:the )?{_D}\s?(?:st|nd|rd|th)?(?:\s|-)?(?:of )?{_M}(?!\w){_YEAR}",
    "month_day": rf"(?:{_W},?\s)?{_M}\s(?:the )?{_D}(?:st|nd|rd|th)?(?![\d:]|\s?[ap]\.?m|h\d){_YEAR}",
    "ordinal": rf"(?:{_W},?\s)?(?:the )?{_D}(?:st|nd|rd|th)"
    r"(?! (?:interview|round|stage|time|call|floor|year|one|meeting|chat|screen|grade|class|"
    r"line|shift|party|sector|level|team))",
    "part_of_week": r"(?:the )?(?:end|middle|start|beginning|early|mid|late|later|sometime|some time|latter "
    r"half)"
    r"(?: in| of|-)?(?: the)?[ -]?(?: ?(?:this|next|following))? (?:week|wk)"
    rf"(?! (?:{_W}))",
    "weekday_week": rf"(?:(?:a )?week on {_W}|{_W},? (?:of )?(?:next week|week after next|week)|"
    rf"next week,?(?: on)? {_W}|{_W} (?:after next|fortnight)|last week,?(?: on)? {_W}|"
    rf"{_W},? (?:of )?last week|"
    rf"(?:the )?week after next,? {_W}|{_W} gone|{_W} just gone)",
    "weekday": rf"(?:(?:this|this coming|next|nxt|last|past|following) )?{_W}(?:'s)?(?! (?:to|-) {_W})",
    "before": r"(?:the )?day before yesterday",
    "after": r"(?:the )?day after (?:tomorrow|tmrw|tmr|tomoz)",
    "tomorrow": r"tomorrow|tommorow|tomoro|tomorrw|tommorrow|tomorow|tmrw|tmr|tmw|tomoz|2moro|2morrow|tmoro",
    "yesterday": r"yesterday|yday|yest|ystd|ystrday|yesturday|yestday|yestarday|yesterdy|last night",
    "today": r"today|tonight|2day|this (?:morning|afternoon|evening|arvo|very day)|just now|(?:an|\d|a few) "
    r"hours? ago|earlier on?(?= )",
    "ago": rf"{_N} (?:or (?:two|three|so) )?(?:days?|weeks?|wks?|months?|fortnights?)(?: or (?:two|so))? "
    r"(?:ago|back|now|since)|"
    r"a fortnight ago",
    "last_period": r"(?:the )?week before last|(?:last|past) (?:week|month)",
    "in": rf"(?:in|within|after|under|give it|takes?|for) (?:about |around |the next |at least |"
    rf"another |roughly )?"
    rf"(?:{_N}|the next (?:{_N}))(?:\s?(?:-|to|or)\s?{_N})? (?:more )?(?:working |business )"
    rf"?(?:days?|weeks?|wks?|"
    rf"months?|fortnights?)(?:'? time)?|{_N}(?:\s?(?:-|to|or)\s?{_N})? (?:working |business )?"
    r"(?:days?|weeks?|wks?|months?)(?:'? time)|(?:in |within )?a (?:fortnight|week or two|"
    r"week or so)(?:'s time)?"
    rf"|{_N}(?:\s?(?:-|to|or)\s?{_N})? (?:working |business )?(?:days|weeks|wks)"
    r"|(?:(?<=said )|(?<=says )|(?<=say )|(?<=told me )|(?<=promised ))(?:a|one|1) "
    r"(?:week|wk|month|fortnight)",
    "more": rf"(?:another|an extra|at least another) (?:{_N} )?(?:working )?(?:days?|weeks?|wks?|"
    rf"months?|fortnight)",
    "week_after_next": r"(?:the )?week after next",
    "next_week": r"(?:sometime |some time |later )?(?:next|nxt|following) (?:week|wk)",
    "this_week": r"(?:later )?this (?:week|wk)|(?:the )?weekend",
    "next_month": r"(?:sometime |early )?next month",
    "month_end": r"(?:the )?end of (?:the |this )?month|month[- ]end|eom",
    "eow": r"eow|(?:the )?end of (?:the |this )?week",
    "christmas": r"(?:before |after |over |by )?(?:the )?(?:christmas|xmas)(?: break| holidays)?",
    "new_year": r"(?:in |after |early |by )?(?:the )?new year(?:'s)?",
    "month": r"(?:in|since|back in|by|before|until|till|til|to|not before) "
    rf"(?:{_M})(?:,? (?:of )?(?:20\d\d|this year|last year))?(?!\s\d|\w)",
}


PATTERN = re.compile(
    r"(?<![\w@/#'])(?:"
    + "|".join(f"(?P<{name}>{_LEAD}(?:{shape}))" for name, shape in _SHAPES.items())
    + r")(?![\w@])",
    re.IGNORECASE,
)


ROUGH = re.compile(r"ish\b|or so\b|about|around|roughly|couple|few|several|\bor two\b|fortnight or", re.I)
