"""Find whom a line names as a contact, and through whom the application went."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.coach.facts.application import Via
from bot.language.understanding.lines.ordinary import ORDINARY
from bot.language.understanding.lines.words import AGENCIES, FIRST_NAMES
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("lines/people")
_HR = _TABLE.part("hr")
_BOSS = _TABLE.part("own_boss")
BOSS = _TABLE.pattern("boss", re.IGNORECASE)
_TITLE = _TABLE.part("title")
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
_AGENCY = _TABLE.pattern("agency", re.I)
_VIA_NAME = re.compile(rf"\b(?:via|through|thru|with|from|by|at)\s+(?:{'|'.join(AGENCIES)})\b", re.IGNORECASE)
VIA_SOMEBODY = _TABLE.pattern("via_somebody")
VIA_BOARD = _TABLE.pattern("via_board", re.IGNORECASE)
_RECRUITER = _TABLE.pattern("recruiter", re.I)
_AGENT = _TABLE.pattern("agent", re.I)
_MANAGER = _TABLE.pattern("manager", re.I)


class Person(NamedTuple):
    """Hold a contact in a piece of a line. strong: the text also says what their part is."""

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
    """Return through whom an application goes; None if a text doesn't say."""
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


_NO_NAMES = _TABLE.words("no_names")


def _only_describes(who: str) -> bool:
    """Tell whether what stands for a name is an ordinary word in small letters, and no first name."""
    word = who.split()[0]
    return word.islower() and word in ORDINARY and word not in FIRST_NAMES and not _titled(who)


def _first(name: str) -> str:
    return name.split()[0].casefold()


def _titled(name: str) -> bool:
    return re.match(_TITLE, name, re.IGNORECASE) is not None


_SURNAME = _TABLE.pattern("surname")


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
