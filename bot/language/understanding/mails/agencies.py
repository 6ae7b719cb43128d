"""Tell whether somebody writes who finds people for others: by the signature, and by how they speak."""

from __future__ import annotations

import re

from bot.language.understanding.mails.company_words import AGENCY, CLIENT
from bot.language.understanding.mails.parts import Parts


def agency_writes(parts: Parts) -> bool:
    """Tell whether somebody writes who finds people for others."""
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
    if _PUBLIC.search(" ".join(parts.signature[:6])):
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
    if len(_OF_CLIENT.findall(text)) > 1 and speaks_for_others:
        return True
    return bool(
        named
        and not own_team
        and (
            speaks_for_others
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


_IS_AGENCY = re.compile(r"\b(?:is|act(?:s|ing)?) (?:as )?an employment (?:agency|business)\b", re.IGNORECASE)
"""What the law makes agencies say under their mails."""

_NAMED_TEAM = re.compile(r"([A-Z][\w&' -]{2,40}?) (?:Resourcing|Recruitment|Talent|Personnel)(?: Team)?")
"""A company's own team where the company is named in the text too."""

_FROM_AGENCY = re.compile(
    r"\b(?:from|at|here|@) (?:[A-Z][\w&'-]* ){1,4}"
    r"(?:Recruitment|Staffing|Resourcing|Labour|Personnel|Search)\b"
)
"""Somebody says within the text that they write from an agency."""

_OF_US = re.compile(r"\b(?:we|we're|we've|we'd|us|our)\b", re.IGNORECASE)
_OF_CLIENT = re.compile(
    r"\bthey (?:were mad|loved|liked|enjoyed|want|wanted|were (?:happy|impressed|very)|would like"
    r"|felt|thought|have gone"
    r"|decided|need)\b|\bthey(?:'re| are) (?:asking|going|keen)|\bthey'(?:ve|d) (?:gone|put|like|love"
    r"|asked|told)"
    r"|\bthey won't\b|(?:spoke|spoken|speaking|was on|heard back|chased) (?:to|with|from|now to) (?:them\b"
    r"|(?-i:[A-Z]))"
    r"|(?-i:[A-Z]\w+ (?:[A-Z]\w+ ){1,4})(?:wants? "
    r"(?:to (?:see|meet|interview|speak to|talk to) )?(?:you|u)\b|rang|(?:enjoyed|loved|liked) (?:you|your"
    r"|meeting)"
    r"|would (?:like|love) to|have (?:been|told|put|gone)|are yet to)|top of my list|push you\b|place you\b",
    re.IGNORECASE,
)
"""What an agent says of whoever wants to hire."""

_OWN_TEAM = re.compile(
    r"^\s*(?:recruitment|talent|resourcing|personnel)\s*$|(?:graduate|campus|hr|staff|medical|school"
    r"|volunteer|internal|in-house|nurse|early careers|bank and|careers?) (?:and )?(?:recruitment|talent"
    r"|personnel|resourcing)",
    re.IGNORECASE,
)

_AGENCY_SIGNS = re.compile(
    r"\b(?:staffing|recruitment|resourcing|personnel|search|talent|selection|consultants|manpower"
    r"|headhunters|appointments)(?: (?:ltd|limited|group|partners|solutions|services|agency|associates"
    r"|co|uk|ireland|pty|inc|llc)\.?)*\s*(?:$|\n|[|,])"
    r"|\b(?:senior|principal|recruitment|managing|lead|sr\.?|associate) consultant\b|\bconsultant\s*[|\-–]",
    re.IGNORECASE,
)

_PUBLIC = re.compile(
    r"\b(?:university|council|nhs|hospital|school|college|ministry|trust|academy|department of)\b",
    re.IGNORECASE,
)

_CONTRACTS = re.compile(
    r"\b(?:your (?:day |hourly )?rate|the (?:end )?customer|the contract|the project|our no\b"
    r"|freelanc\w+|contractor)\b",
    re.IGNORECASE,
)
"""What those speak of who place people on projects of their customers."""

_OF_OTHERS = re.compile(
    r"\b(?:they|they've|they'd|they're|them|their|client|client's|clients?')\b"
    r"|came (?:straight )?back to me|for (?:care homes|companies|employers)",
    re.IGNORECASE,
)

_SELLS = re.compile(
    r"\b(?:our clients\b|client (?:services|success|manager|facing|relationship|accounts?|director))\b",
    re.IGNORECASE,
)
