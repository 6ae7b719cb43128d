"""Take from the title of a job what is only beside it."""

from __future__ import annotations

import re

from bot.language.understanding.mails.title_lines import is_a_place, kept_in_brackets

_DROPPED = re.compile(
    r"^(?:(?:outcome|results?) of (?:your |the )?)?"
    r"(?:(?:aptitude |written |practical |phone |telephone |video |first |second |final |online )?"
    r"(?:interview(?: invitation)?|assessment|test)"
    r"|invitation(?: to interview)?|update(?: on)?|your application|candidature|einladung"
    r"|application(?: received)?(?=\s*(?:for\b|to\b|of\b|[:–—-]|received))"
    r"|thank you for applying|offer(?: of employment)?|vacancy(?: no\.?)?|regarding|status|next steps?"
    r"|outcome)\b[:, -]*(?:for |to |on |of |as (?:an? )?|[-–:] ?)?(?:the )?"
    r"|^(?:(?:the|our|an?|your|this|that|above|re|new|open|advertised|vacant|current|said|role of"
    r"|position of|post of|job of)\b:? ?)+"
    r"|^(?:r|req|ref|jr|job|id|post|vacancy)?[-# ]?\d{3,}[\w/-]* ?[:–-]+ *"
    r"|^(?:r|req|ref|jr|job|id|post)[-# ]?\d[\w/-]*[: -]*"
    r"|^(?:(?:job |vacancy |post )?(?:ref|reference|req|competition|concours|number|no|id)\b\.?(?:"
    r" no\.?)?:? ?)"
    r"(?=\S*\d)[\w/-]+[: –-]*|^\d{3,}[\w/-]*\s+(?=[A-Z])|^\d{4}-\d+ "
    r"|^requisition [\d-]+ ?: *|^(?:following|follow) up *[-–:]+ *|^(?:interview )?confirmed *[-–:]+ *"
    r"|^candidate (?:update|notice) *[-–:]+ *"
    r"|^(?:about|concerning|status change|change|results? of|scheduling|screening)\b *[:–-]* *(?=[A-Z])"
    r"|^(?-i:[A-Z]{2,5}(?:/[A-Z]{2,5})?/\d{2,6}) +"
    r"|^[A-Z]{1,5}[-/]?\d{2,}[\w/-]*[: –-]+(?=[A-Z])|^/ |^(?:title|role|post|re|loop re|and)\b:? ",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+[-–—] (?:store|branch|site|region|depot)(?: (?:no\.? ?)?\d+)?$|\s+(?:19|20)\d\d(?:/\d\d)?$"
    r"|\s*[-–—,(\[#]+(?!\s*(?:band|grade|level|year|class|stage)\b)\s*(?:ref|req|job|id|post|r-|jr"
    r"|no)?[ .:#-]*\w{0,4}[-/ ]?\d[\w/ -]*[)\]]?\s*$"
    r"|(?<=\w)(?-i: (?:on|for|in|at|of|with|continues|test|is))$"
    r"|\s*\((?:ref|req|job|id|post|no|m/f|f/m|m/w|w/m|all|h/f)[^)]*\)?\s*$|\s+(?:roles?"
    r"|positions?|posts?|jobs?|vacancy|vacancies|openings?|opportunity"
    r"|interviews?|application|applications)\s*$|[\s\-–—(/&,'\"]+$",
    re.IGNORECASE,
)
_BEHIND_GENDERS = re.compile(r"(\((?:all genders|(?:[mfwdhx]/)+[mfwdhx])\)) .*", re.IGNORECASE)
"""What follows the letters for everybody, which end a title."""

JOB_OF_TIMES = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|evening|night|summer|christmas|holiday) job\b",
    re.I,
)
"""A job that is called by when it is, and by nothing else."""

_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")


def _without_tail(role: str) -> str:
    """Take from the end of a title what does not belong to it; brackets stay that say which kind of job."""
    if JOB_OF_TIMES.fullmatch(role):
        return role
    brackets = _BRACKETS.search(role)
    if brackets is not None:
        return role if kept_in_brackets(brackets[1]) else role[: brackets.start()]
    return _TAIL.sub("", role).strip(" .,:;'\"“”*")


_GOES_ON = re.compile(
    r"(?<=\w) (?:a|an|under|which|that|if|can't|cannot|just|by) |,? (?:just|which|if|as) "
    r"| on (?=(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*day)|"
    r" (?<!lecturer )(?<!professor )(?<!fellow )(?<!tutor )in (?=(?-i:[A-Z]))(?!Test|Charge|Training"
    r"|Residence)",
    re.IGNORECASE,
)
"""Where a sentence goes on behind a title."""

_CUT_LOWER = re.compile(
    r"\s(?:from|at|with|in|to|is|has|was|we|i|you|and|on|as|so|but|for|now|yet|then|this|that|who|if"
    r"|last|yesterday|today|just)\b"
)


def cleaned(text: str) -> str:
    """Take from a title what is only beside it: articles, numbers of vacancies, quotation marks."""
    role = " ".join(text.split()).strip(" .,:;'\"“”*")
    role = _BEHIND_GENDERS.sub(r"\1", role)
    for _ in range(3):
        shorter = _DROPPED.sub("", role)
        shorter = _without_tail(shorter)
        if shorter == role:
            break
        role = shorter
    role = _GOES_ON.split(role)[0].strip(" ,") or role
    if role.islower():
        role = _CUT_LOWER.split(role)[0].strip()
    name, _, place = role.partition(", ")
    if is_a_place(place):
        role = name
    if role.count("(") > role.count(")"):
        role = role.partition("(")[0].strip()
    return role
