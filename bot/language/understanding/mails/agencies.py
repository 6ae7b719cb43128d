"""Tell whether an agency writes, which finds people for companies: by the signature, and by how it speaks."""

from __future__ import annotations

import re

from bot.language.understanding.lines.words import FIRST_NAMES
from bot.language.understanding.mails.company_contexts import beside_words
from bot.language.understanding.mails.company_names import in_domain
from bot.language.understanding.mails.company_words import AGENCY, CLIENT, JOB_IN, NAME
from bot.language.understanding.mails.parts import Parts, addresses_in
from bot.language.understanding.phrases.word_tables import WordTable


def agency_writes(parts: Parts) -> bool:
    """Tell whether an agency, or somebody else who finds people for companies, writes a mail."""
    introduced = [line[:80] for line in parts.sentences[:2] if _FROM_AGENCY.search(line[:80])]
    sender = " ".join((parts.sender, *parts.signature[:6], *introduced))
    own_team = re.search(
        r"recruitment (?:team|officer|coordinator|adviser|advisor|manager|partner|lead|section)"
        r"|talent acquisition|in-house",
        sender,
        re.IGNORECASE,
    )
    text = " ".join((*parts.head, *parts.sentences[:25]))
    if _IS_AGENCY.search(" ".join((*parts.sentences[-6:], *parts.signature, *parts.footer))):
        return True
    if any((own := _NAMED_TEAM.fullmatch(line)) and own[1] in text for line in parts.signature[:6]):
        return False
    if _PUBLIC.search(" ".join(parts.signature[:6])) or _writes_from_own_domain(parts):
        return False
    last = parts.body[-1][-80:] if parts.body and not parts.signature else ""
    signs = (last, re.sub(r"<.*", "", parts.sender), *parts.signature[:6], *parts.footer[:3])
    others = len(_OF_OTHERS.findall(text)) + 2 * len(_OF_CLIENT.findall(text))
    speaks_for_others = others > len(_OF_US.findall(text))
    if _AGENCY_SIGNS.search(" \n ".join(_OWN_TEAM.sub("", line) for line in signs)) and speaks_for_others:
        return True
    named = AGENCY.search(
        re.sub(
            r"(?i)(?:tech |technical |senior |principal |sr\.? |corporate |lead )*recruit(?:er|ing),?"
            r" ?(?:at|@|,|$)"
            r"|recruit\w+ (?:team|officer|coordinator|adviser|advisor|manager|partner|lead|specialist"
            r"|consultant)|talent \w+",
            " ",
            _OWN_TEAM.sub("", sender),
        )
    )
    if len({found.casefold() for found in _CONTRACTS.findall(text)}) > 1:
        return True
    if CLIENT.search(text) and not _SELLS.search(text):
        return True
    if (len(_OF_CLIENT.findall(text)) > 1 and speaks_for_others) or _tells_what_others_think(parts):
        return True
    return bool(
        named
        and not own_team
        and (
            speaks_for_others
            or _has_job_of_others(parts)
            or (
                re.search(
                    r"\b(?:they|them|their|role i'm|roles? (?:i|we) (?:have|are)|come across|working on"
                    r"|on our books"
                    r"|register(?:ed|ing)|i'm working|candidates? for|find you (?:something|a (?:job|place"
                    r"|role))|gutted for you)\b",
                    text,
                    re.IGNORECASE,
                )
                and not _OF_US.search(text)
            )
        )
    )


def _writes_from_own_domain(parts: Parts) -> bool:
    """Tell whether a company's own team writes: "Acme Rail Recruitment" from a domain that is Acme's."""
    team = _TEAM_OF.match(re.sub(r"<.*", "", parts.sender).strip(" \"'"))
    if team is None:
        return False
    key = re.sub(r"\W", "", team["name"].casefold())
    own = [address for address in addresses_in(parts.sender) if in_domain(key, address)]
    return bool(own) and AGENCY.search(own[0].rpartition("@")[2]) is None


def _tells_what_others_think(parts: Parts) -> bool:
    """Tell whether a mail says that a firm other than the writer's likes the reader: "Acme loved you"."""
    return len(parts.signature) > 1 and any(
        _is_of_others(found["name"], parts)
        for line in parts.sentences[:10]
        for found in _THINK.finditer(line)
    )


def _has_job_of_others(parts: Parts) -> bool:
    """Tell whether the job is with a firm that isn't the writer's own."""
    return any(
        weight > JOB_IN and _is_of_others(name, parts)
        for line in parts.sentences[:8]
        for weight, name, _ in beside_words(line)
    )


def _is_of_others(name: str, parts: Parts) -> bool:
    """Tell whether a name is a firm's, in several words, and stands nowhere where the writer signs."""
    first, _, rest = name.partition(" ")
    signed = " ".join((parts.sender, *parts.signature, *parts.footer, *parts.head)).casefold()
    somebody = first.casefold() in FIRST_NAMES or _NOBODYS_FIRM.match(name) is not None
    return bool(rest) and not somebody and first.casefold() not in signed and not AGENCY.search(name)


_TABLE = WordTable("mails/agencies", {"name": NAME})
_TEAM_OF = _TABLE.pattern("team_of", re.IGNORECASE)
_THINK = _TABLE.pattern("think")
_NOBODYS_FIRM = _TABLE.pattern("nobodys_firm", re.IGNORECASE)
_IS_AGENCY = _TABLE.pattern("is_agency", re.IGNORECASE)
_NAMED_TEAM = _TABLE.pattern("named_team")
_FROM_AGENCY = _TABLE.pattern("from_agency")
_OF_US = _TABLE.pattern("of_us", re.IGNORECASE)
_OF_CLIENT = _TABLE.pattern("of_client", re.IGNORECASE)
_OWN_TEAM = _TABLE.pattern("own_team", re.IGNORECASE)
_AGENCY_SIGNS = _TABLE.pattern("agency_signs", re.IGNORECASE)
_PUBLIC = _TABLE.pattern("public", re.IGNORECASE)
_CONTRACTS = _TABLE.pattern("contracts", re.IGNORECASE)
_OF_OTHERS = _TABLE.pattern("of_others", re.IGNORECASE)
_SELLS = _TABLE.pattern("sells", re.IGNORECASE)
