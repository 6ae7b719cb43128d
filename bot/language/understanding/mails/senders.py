"""Find who signs a mail, and in whose name: the company's, a manager's, or an agency's."""

from __future__ import annotations

import re

from bot.coach.facts.application import Via
from bot.language.understanding.lines.words import FIRST_NAMES
from bot.language.understanding.mails.company_words import SECTOR
from bot.language.understanding.mails.parts import Parts, addresses_in
from bot.language.understanding.mails.signatures import SIGN_OFF
from bot.language.understanding.mails.titles import title_score
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("mails/senders")
_FIRST = _TABLE.part("first")
_TITLES = _TABLE.part("titles")
_FULL = _TABLE.pattern("full")
_NO_NAME = _TABLE.words("no_name")
_HERE = _TABLE.pattern("here")
_NO_SENDER = _TABLE.words("no_sender")
_AT_END = _TABLE.pattern("at_end")
_RECRUITER = _TABLE.pattern("recruiter", re.IGNORECASE)
_HR_SIGNS = _TABLE.pattern("hr_signs", re.IGNORECASE)
_MANAGER = _TABLE.pattern("manager", re.IGNORECASE)
_MANAGES = _TABLE.pattern("manages", re.IGNORECASE)


def contact_in(parts: Parts) -> str | None:
    """Return the first name of whoever signs; None for teams and systems."""
    for line in parts.signature[:3]:
        if (name := _name(line)) is not None and not _is_employer(line, parts):
            return name
        if _is_team(line):
            return None
    for line in (*parts.sentences[:2], parts.greeting):
        if (name := _introduced(line)) is not None:
            return name
    last = parts.body[-1] if parts.body else ""
    at_end = _AT_END.search(last[-160:]) if not parts.signature else None
    if at_end is not None and _is_name(at_end["first"]) and not _ends_a_list(at_end):
        return at_end["first"]
    shown = re.sub(r"\s*<.*", "", parts.sender).strip(" \"'")
    person = re.fullmatch(
        rf"({_FIRST})(?: (?:[A-Z][\w'.-]* ?){{1,2}}(?: ?(?:at|from|@|via) .*| ?[|,(].*)?| (?:from|at) .+|"
        rf" \(.+)",
        shown,
    )
    if person is not None and _is_name(person[1]) and not _is_team(shown.partition(" at ")[0]):
        return person[1] if not parts.signature or _address_of(person[1], parts.sender) else None
    return None


def _ends_a_list(found: re.Match[str]) -> bool:
    """Tell whether a word behind a comma is the last of a list or a place, and nobody's first name."""
    behind = found[0].startswith(",") and found["first"].casefold() not in FIRST_NAMES
    return behind and not _GOODBYE.search(found.string[: found.start()])


_GOODBYE = _TABLE.pattern("goodbye", re.IGNORECASE)


def _is_employer(line: str, parts: Parts) -> bool:
    """Tell whether the text of a mail says that people work at the name in a line."""
    place = re.compile(rf"\b(?:at|join|joining|behalf of) {re.escape(line[:60])}\b")
    return any(place.search(text) for text in (parts.subject, *parts.sentences, *parts.signature[1:]))


def _introduced(line: str) -> str | None:
    """Return the first name of whoever says in a sentence who they are: "Sue here from Acme"."""
    here = _HERE.search(line)
    name = here and (here["a"] or here["b"] or here["c"] or here["d"])
    if not name or not _is_name(name) or name.casefold() in _NO_SENDER:
        return None
    return name.capitalize() if name.islower() else name


def introduces(parts: Parts) -> bool:
    """Tell whether somebody says who they are within the text, as in a short message."""
    if any(_introduced(line) for line in parts.sentences[:2]):
        return True
    last = parts.body[-1][-160:] if parts.body and not parts.signature else ""
    at_end = _AT_END.search(last)
    return at_end is not None and at_end["rest"] is not None and _is_name(at_end["first"])


def _address_of(first: str, sender: str) -> bool:
    return any(
        first.casefold()[:4] in address.casefold() or address.casefold()[0] == first.casefold()[0]
        for address in addresses_in(sender)
    )


def _has_own_address(person: str, sender: str) -> bool:
    """Tell whether the address of a sender is made of the person's surname."""
    surname = re.sub(r"\W", "", person.split()[-1].casefold())
    return len(surname) > 2 and any(
        surname in address.partition("@")[0] for address in addresses_in(sender.casefold())
    )


def _name(line: str) -> str | None:
    line = re.sub(
        r"^(?:for and on behalf of|on behalf of|from|love|thanks|cheers|regards|best)[,:]? ",
        "",
        line.strip(),
        flags=re.IGNORECASE,
    )
    head = re.split(r"[,(|@]|\s[-–—]\s", line)[0].strip()
    if head.isupper() and len(head.split()) > 2:
        return None  # a button: "TAKE THE SURVEY"
    head = re.sub(r"^(?:/|-+|–|x{1,3} |i\. ?[AVv]\. |p\.?p\.? |per pro )\s*", "", head)
    match = _FULL.fullmatch(head)
    if match is None or SIGN_OFF.fullmatch(line):
        if re.fullmatch(r"[a-z][a-z'-]{2,12}(?: x+)?", head) and not head.startswith(("regard", "thank")):
            return head.split()[0].capitalize() if _is_name(head.split()[0]) else None
        return None
    named = len(head.split()) <= 5 and _is_name(match["first"])
    return match["first"] if named and not _is_team(head) and not SECTOR.search(head) else None


def _is_name(word: str) -> bool:
    return len(word) > 1 and word.casefold() not in _NO_NAME and not (word.isupper() and len(word) <= 3)


def _is_team(line: str) -> bool:
    return bool(
        re.search(
            r"\b(?:team|department|dept|gmbh|llc|inc|plc|pvt|limited|kg|recruitment|careers|hr"
            r"|human resources|talent|hiring|council|ltd"
            r"|school|office|board|services|university|trust|ministry|hospital|secretary|staffing|search"
            r"|personnel|associates|partners|group|solutions|foundation|association|candidate|recruiting|experience"
            r"|operations|resourcing|management|unit|capital|workday)\b",
            line,
            re.IGNORECASE,
        )
    )


def people_in(parts: Parts, contact: str | None) -> frozenset[str]:
    """Return the words of people's names in a mail, folded: they name no company."""
    lines = [re.sub(r"\s*<.*", "", parts.headers.get("to", "")), parts.greeting]
    shown = re.sub(r"\s*<.*", "", parts.sender)
    if contact:
        lines += [line for line in (*parts.signature[:1], shown) if contact in line]
        again = [line for line in parts.signature[1:4] if line.startswith(contact)]
        last = len(parts.signature) <= 2
        lines += [" ".join(re.split(r"[,|(]", line)[0].split()[: 2 if last else 3]) for line in again]
    lines += [
        line
        for line, under in zip(parts.signature[:4], (*parts.signature[1:4], ""), strict=False)
        if _TWO_NAMES.fullmatch(line) and (line.split()[0].casefold() in FIRST_NAMES or title_score(under))
    ]
    if _TWO_NAMES.fullmatch(shown) and _has_own_address(shown, parts.sender):
        lines.append(shown)
    words: set[str] = set()
    for line in lines:
        person = re.split(r"[,|(@]| at | from |\s[-–—]\s", line)[0]
        if len(person.split()) <= 6:
            words |= {re.sub(r"\W", "", word.casefold()) for word in re.findall(r"[\w'-]+", person)}
    return frozenset(words)


_TWO_NAMES = re.compile(rf"{_TITLES}{_FIRST}(?: [A-ZÀ-Þ][\w'.-]*){{1,2}}(?: ?\(.*\))?")


def via_of(parts: Parts, contact: str | None, *, agency: bool) -> Via | None:
    """Return whom the person deals with, as the mail shows."""
    if agency:
        return Via.agency
    signed = " \n ".join((*parts.signature[:6], re.sub(r"<.*", "", parts.sender)))
    if contact is None:
        return Via.recruiter if _HR_SIGNS.search(" \n ".join(parts.signature[:5])) else Via.nobody
    text = " ".join(parts.sentences[:25])
    last = parts.body[-1][-120:] if parts.body and not parts.signature else ""
    if _RECRUITER.search(signed) or _RECRUITER.search(last):
        return Via.recruiter
    if _MANAGER.search(signed) or _MANAGER.search(last) or _MANAGES.search(text):
        return Via.manager
    if _RECRUITER.search(text[:200]) and re.search(
        r"\bi'?m (?:the |a )?(?:\w+ )?(?:recruiter|talent)", text, re.I
    ):
        return Via.recruiter
    return Via.recruiter if len(text.split()) > 45 and parts.signed else Via.manager
