"""Find the role that a piece names beside its company, and the stage that it speaks of."""

from __future__ import annotations

import re

from bot.coach.facts.application import Stage
from bot.language.understanding.lines.roles import is_role
from bot.language.understanding.lines.words import ENDS, MODIFIERS
from bot.language.understanding.phrases.word_tables import WordTable

_WORDS = r"(?:[\w&+#./'-]+ ){0,4}?[\w&+#./'-]+"


_TABLE = WordTable("lines/role_and_stage")
_POST = _TABLE.part("post")


ROLES = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "a",
            rf"\b(?:as|for|:)\s+(?:(?:an?|the|their|his|her|some|this|that|our) )"
            rf"?(?P<role>{_WORDS})\s+{_POST}\b",
        ),
        ("a", rf"\b{_POST} (?:of|as|for) (?:an? |the )?(?P<role>{_WORDS})(?= (?:at|in|with|for|from)\b|$)"),
        (
            "a",
            r"\b(?:appl\w+|put in|cv|forward|form|application|in|interview\w*|offered|rejected|hat in)"
            r" (?:as|for) "
            r"(?:an? |the )?(?P<role>(?:[\w&+#./'-]+ ){0,2}[\w&+#./'-]+)(?= (?:at|@|with) )",
        ),
        ("b", r"\b(?:as|for)\s+(?:(?:an?|the|their|some) )?(?P<role>(?:[\w&+#./'-]+ ){0,5}[\w&+#./'-]+)"),
        ("c", rf"\b(?:an?|the|their|his|this|that|my)\s+(?P<role>{_WORDS})\s+{_POST}\b"),
        (
            "e",
            r"\b(?:ap+l\w+|interview\w*|offer\w*|hired|job|taken on|take me on|cv|trial|shift)\b.*?"
            r"\bas an? (?P<role>[\w&+#./'-]+(?: [\w&+#./'-]+){0,2}?)"
            r"(?= (?:at|@|with|for|on|in|last|this|yesterday|today|through|via)\b|\s*[\ue000-\ue2ff]|\s*$)",
        ),
        (
            "b",
            rf"(?:^|\b(?:the|my|their|and) ){_POST}(?: title| name)?(?: (?:is|was|were)|:|=)\s+"
            r"(?:(?:for|as|an?|the|of) )*(?P<role>[\w&+#./'-]+(?: [\w&+#./'-]+){0,5})",
        ),
        ("d", rf"\b(?:an?|the|their|my)\s+(?P<role>{_WORDS})\s+interview\b"),
        ("c", rf"(?:^|\s)(?P<role>(?:[\w&+#./'-]+ ){{0,4}}[\w&+#./'-]+)\s+{_POST}\b"),
    )
)


_STAGES = (
    (
        Stage.final,
        re.compile(
            r"\bfinal(?:s| round| interview| stage| one| panel)?\b|\blast (?:round|stage|interview)\b", re.I
        ),
    ),
    (
        Stage.later,
        re.compile(
            r"\b(?:second|2nd|third|3rd|fourth|next) (?:\w+ )?(?:round|stage|interview|chat|"
            r"call|meeting)\b|"
            r"\b(?:(?:interview|round|stage)\b.{0,40}|(?:me|back) (?:in )?for (?:a |the )?)"
            r"\b(?:second|2nd|third|3rd|next) one\b|\bround (?:2|3|two|three)\b|\bsee me again\b"
            r"|\bhad (?:two|three|four|2|3|4) (?:\w+ )?interviews\b|\b[lr][2-4]\b|\bmeet (?:me )"
            r"?again\b|\bback (?:in )?for\b",
            re.I,
        ),
    ),
    (
        Stage.screening,
        re.compile(
            r"\b(?:phone|telephone|recruiter|hr|intro|initial) (?:screen\w*|call|interview|"
            r"chat)\b|\bscreen(?:ing)?\b|\bassessment\b|\b(?:coding|tech(?:nical)?|aptitude|"
            r"online) (?:test|task|challenge)\b|\bhirevue\b|\btest\b|\btake[- ]?home\b"
            r"|\bhackerrank\b|\bcodility\b|\bassignment\b",
            re.I,
        ),
    ),
    (Stage.first, re.compile(r"\b(?:interview\w*|trial|panel|audition|onsite|on-site)\b|\bmet\b", re.I)),
)


def role_of(said: str, kind: str, taken: set[str]) -> str | None:
    """Return the role in words that may be one; None if they hold none. taken: names, which are no role.

    kind: words of "b" are cut from their end, all others from their start. Words of "e" follow "as a": they
    are a role unless they are known to be something else ("as a last resort").
    """
    goes_on = False
    while said:
        if any(name.startswith(said) or said.startswith(name) for name in taken):
            said = said.rpartition(" ")[0] if kind == "b" else said.partition(" ")[2]
            continue
        is_none = said.casefold() in _NO_ROLES or _TRYING.fullmatch(said) is not None
        known = not is_none and not goes_on and kind != "d" and MODIFIERS.issuperset(said.casefold().split())
        short = not is_none and kind in "ae" and len(said.split()) <= 4 and not _GENERIC.search(said)
        if kind == "e" and (is_none or _NO_JOB.search(said)):
            return None
        if is_role(bare := re.sub(r"'s$", "", said)):
            said = bare  # "the electrician's job" is that of an electrician
        if (is_role(said) and not is_none) or known or short:
            return _without_job(re.sub(r"^(?:an?|the|their|some|my) ", "", said, flags=re.I))
        goes_on = kind == "b" and said.casefold().split()[-1] not in ENDS  # not "house" of "house mother"
        said = said.rpartition(" ")[0] if kind == "b" else said.partition(" ")[2]
    return None


def _without_job(role: str) -> str:
    """Return a role without a "job" before it, as people say it whose English is a second language."""
    found = _LED_BY_JOB.match(role)
    return role[found.end() :] if found is not None and is_role(role[found.end() :]) else role


_LED_BY_JOB = _TABLE.pattern("led_by_job", re.IGNORECASE)
_NO_ROLES = _TABLE.words("no_roles")


_TRYING = _TABLE.pattern("trying", re.IGNORECASE)
_NO_JOB = _TABLE.pattern("no_job", re.IGNORECASE)
_GENERIC = _TABLE.pattern("generic", re.I)


def stage_in(text: str) -> Stage | None:
    """Return the stage that a text speaks of."""
    return next((stage for stage, pattern in _STAGES if pattern.search(text)), None)
