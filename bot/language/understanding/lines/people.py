"""Find whom a line names as a contact, and through whom it went."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.coach.facts.application import Via
from bot.language.understanding.lines.ordinary import ORDINARY
from bot.language.understanding.lines.sets import set_of
from bot.language.understanding.lines.words import AGENCIES, FIRST_NAMES

_HR = (
    r"(?:hr|human resources|talent(?: acquisition| team)?|recruit(?:ment|ing)(?: team)?|"
    r"people(?: team| ops| & culture)?|personnel|ta team|careers(?: team)?|school office)"
)
_BOSS = (
    r"(?:(?:hiring |line |general |store |shop |ward |site |team |branch |area |nursery |"
    r"kitchen |head |regional |deputy |practice |office |duty |floor |bar |care |plant |"
    r"depot |engineering |project )*(?:manager|mgr|boss|owner|founder|director|headteacher|"
    r"headmaster|principal|matron|foreman|supervisor|head chef|landlord|landlady|ceo|cto|cfo|"
    r"partner|chef|team lead|sister|team leader|proprietor|gaffer)|head of \w+|head(?= )|the "
    r"owner)"
)
BOSS = re.compile(rf"(?:the|their|my) (?:{_BOSS}|recruiter|hr)", re.IGNORECASE)
"""Whom people deal with there, by what they are."""

_TITLE = r"(?:(?:mr|mrs|ms|miss|dr|prof|professor|sr|sister|madam|sir|chief|alhaji|pastor)\.? )"
_WHO = (
    rf"(?P<who>{_TITLE}?[^\W\d_\ue000-\uf8ff][^\W\d_]+(?:[-'][^\W\d_]+)?(?: [^\W\d_\ue000-\uf8ff][\w'-]+)??)"
)

_SHAPES = (
    rf"(?:with |w/? |by |and |so |from |see |meet |meeting |to |,\s*|^|\(){_WHO} (?:(?:from|in|"
    rf"at|of) (?:the )?(?P<hr>{_HR}|ta)\b|,? ?\((?:the )?(?P<hr2>{_HR}|recruiter)\b[^()]{{0,20}}(?:\)|$)"
    rf"|(?P<hr3>hr|recruiter)\b"
    rf"|(?:from|at) (?:the|my|an?|their) (?P<agent>(?:\w+ )?agency)\b)",
    rf"\b(?:with |by )?(?:the |their |my |a )?(?P<boss>{_BOSS})(?:'s name is| is called| "
    rf"called| named| is| was|,|:| =|)\s+(?:called |named )?{_WHO}",
    rf"(?:with |w/? |by |see |meet |to |,\s*|^|\(){_WHO},? (?:\(|who is |who's |- )?(?:the |"
    rf"their |my |a )?(?P<boss2>{_BOSS})\b",
    rf"\b(?:(?:hr|agency|talent|their|the|my|internal|in[- ]?house|external) )"
    rf"*(?P<rec>recruiter|consultant|hr contact|hr lady|hr person|hr manager|talent partner|"
    rf"hr|talent)(?:'s name is|'?s (?:name'?s|called)| is called| called| named| is| was|,|:| =|)\s+"
    rf"(?:called |named )?{_WHO}",
    rf"\b(?:contact|contact person|contact is|contact:|ask for|spoke to|spoke with|talked to|"
    rf"name'?s|name is|dealing with|c/o|attn|call with|interviewer is|interviewer|met with|"
    rf"met|seeing|see|with|w/|w|by|via)(?: is| was|:)?\s+{_WHO}",
    rf"^{_WHO} (?:is|will be|'s|is going to be) (?:running|doing|interviewing|taking|leading|"
    rf"the contact|my contact|there)",
    rf"^{_WHO} (?:(?:from|at) .{{2,40}} )?(?:rang|called|phoned|emailed|mailed|wrote|texted|"
    rf"messaged|said|says|told|put|submitted|sent|has put|has forwarded|forwarded|has "
    rf"submitted|reckons|confirmed|thinks|wants|is putting)\b",
)
_PATTERNS = tuple(re.compile(shape, re.IGNORECASE) for shape in _SHAPES)
_AGENCY = re.compile(
    r"\b(?:agency|agencies|recruitment (?:firm|consultant|company)|headhunter|staffing|temp "
    r"firm|consultancy|temps? desk|^consultant|(?:my|the|a) consultant|employment bureau|put "
    r"(?:me|my cv) (?:forward|up)|(?:submitted|sent|forwarded|proposed) me\b|(?:has|(?<!i )have|he|"
    r"she) (?:forwarded|submitted|sent) my (?:cv|resume|profile)|client of theirs|their "
    r"client)\b",
    re.I,
)
_VIA_NAME = re.compile(rf"\b(?:via|through|thru|with|from|by|at)\s+(?:{'|'.join(AGENCIES)})\b", re.IGNORECASE)
_BOARDS = (
    r"linkedin|indeed|reed|glassdoor|monster|totaljobs|naukri|jobberman|seek|irishjobs|workday|greenhouse"
    r"|lever|taleo|facebook|whatsapp|google|gumtree"
    r"|craigslist|ziprecruiter|cv-?library|trac|nhs jobs|their|the"
    r"|my|your|email|mail|website|zoom|teams|skype|phone|video|our|civil service jobs|instagram"
    r"|stepstone|xing|handshake"
)
VIA_SOMEBODY = re.compile(
    rf"(?i:\b(?:via|through|thru)) (?!(?i:(?:{_BOARDS})\b))[A-Z][\w&'-]+(?: [A-Z][\w&'-]+){{0,3}}"
)
"""An agency by its name: boards and mail are no one."""

VIA_BOARD = re.compile(rf"\b(?:via|through|thru|on) (?:{_BOARDS})\b", re.IGNORECASE)
"""A board by which somebody applied."""

_RECRUITER = re.compile(
    rf"\b(?:from|in|at|with|by) (?:the |their )?{_HR}\b|\b(?:hr (?:lady|person|manager|"
    rf"contact|guy|team|round|call)|in-?house recruiter|talent (?:partner|acquisition)|hr at|"
    rf"the hr)\b|\(hr\)|^hr\b|\b(?:he|she|they)(?:\'s|s|\'re| is| are) (?:in |from |the )"
    rf"?hr\b|in[- ]?house recruiter",
    re.I,
)
_AGENT = re.compile(
    r"\brecruiter (?:at|from) (?:\w+ ){1,3}(?:put|submitted|sent)|recruiter (?:put|submitted|"
    r"sent|has put|proposed)",
    re.I,
)
_MANAGER = re.compile(
    rf"\b(?:with|by|to|from|w/?|meet|see|and|,|told|=|the) ?(?:the |their |a |my )?{_BOSS}\b|"
    rf"\b(?:be|is|are|'s|'d be|would be) my (?:boss|manager|line manager)|report(?:ing)? "
    rf"to\b",
    re.I,
)


class Person(NamedTuple):
    """Hold a contact in a piece of a line; strong: their part in it is said."""

    name: str
    start: int
    end: int
    via: Via | None
    strong: bool


def person_in(text: str) -> Person | None:
    """Return the contact that a piece of a line names; None if it names none."""
    for at, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(text):
            name = proper(match["who"])
            if name is not None and _only_describes(match["who"]):
                continue  # "the boss is friendly"
            if name is not None and name == match["who"].split()[0]:
                name += _surname(text, match.start("who") + len(name))
            strong = at < 4 or (at == 6 and re.search(r"\b(?:from|at)\b", match[0]) is not None)
            if name is None or not (strong or _first(name) in FIRST_NAMES or _titled(name)):
                continue
            called = re.search(
                r"\b(?:is called|called|named|name is|name's|is)\s*$",
                text[: match.start("who")],
                re.IGNORECASE,
            )
            if (
                strong
                and not called
                and not (
                    _first(name) in FIRST_NAMES or _titled(name) or match["who"][:1].isupper() or at == 0
                )
            ):
                continue
            groups = match.groupdict()
            via = None
            if any(groups.get(key) for key in ("hr", "hr2", "hr3")):
                via = Via.recruiter
            elif groups.get("agent"):
                via = Via.agency
            elif groups.get("boss") or groups.get("boss2"):
                via = Via.manager
            return Person(name, match.start("who"), match.start("who") + len(match["who"]), via, strong)
    return None


def via_in(text: str) -> Via | None:
    """Return through whom it goes, as far as a text says."""
    somebody = VIA_SOMEBODY.search(text)
    if somebody is not None and not is_first_name(somebody[0].split()[1]):
        return Via.agency
    if _AGENCY.search(text) or _VIA_NAME.search(text) or _AGENT.search(text):
        return Via.agency
    if _RECRUITER.search(text):
        return Via.recruiter
    if _MANAGER.search(text):
        return Via.manager
    return None


def is_somebody(text: str) -> bool:
    """Tell whether a text is a first name with a surname."""
    words = text.split()
    return len(words) == 2 and words[0].casefold() in FIRST_NAMES and words[1][:1].isupper()


def is_first_name(text: str) -> bool:
    """Tell whether a text is somebody's first name, or has a title in front."""
    return text.casefold() in FIRST_NAMES or _titled(text)


_NO_NAMES = set_of(
    "the a an my his her their them me us you it its it's hr who and on at in for from to of this "
    "that today tomorrow two three panel team recruiter "
    "manager someone somebody head boss owner good great ok going was is still with by about "
    "three four some said says no not all both "
    "called calling i we they he she if so interview director job role there here rang when "
    "where what another one been fine friday monday "
    "because but back again soon later next last first second third just also only now then "
    "reply nothing again want wants"
)


def _only_describes(who: str) -> bool:
    """Tell whether what stands for a name is an ordinary word in small letters, and no first name."""
    word = who.split()[0]
    return word.islower() and word in ORDINARY and word not in FIRST_NAMES and not _titled(who)


def _first(name: str) -> str:
    return name.split()[0].casefold()


def _titled(name: str) -> bool:
    return re.match(_TITLE, name, re.IGNORECASE) is not None


_SURNAME = re.compile(
    r" [A-Z][a-z'’]+(?:-[A-Z][a-z]+)?(?=\s*(?:$|[,.;()\-–]| (?:from|at|in|of|who|and|will|said|says)\b))"
)


def _surname(text: str, at: int) -> str:
    """Return the surname that follows a first name, with the space before it; "" if none does."""
    match = _SURNAME.match(text, at)
    if (
        match is None
        or match[0].strip().casefold() in _NO_NAMES
        or re.fullmatch(_OF_WORK, match[0].strip(), re.I)
    ):
        return ""
    return match[0]


_OF_WORK = rf"{_HR}|{_BOSS}|recruiter|consultant|agency|{'|'.join(AGENCIES)}"


def proper(who: str) -> str | None:
    """Return a name with its capitals, without the words around it; None if the text is no name."""
    words = who.split()
    titled = _titled(who)
    if words[0].casefold() in _NO_NAMES or (titled and words[1].casefold() in _NO_NAMES):
        return None
    kept = words[: 2 if titled else 1]
    return " ".join(word if word != word.lower() else word[:1].upper() + word[1:] for word in kept)
