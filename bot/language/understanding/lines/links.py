"""Find links to jobs in a text: the systems by which companies hire have the company in their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("lines/links")
_LINK = _TABLE.pattern("link", re.I)
_FIRST_OF_PATH = _TABLE.pattern("first_of_path", re.IGNORECASE)
_FOR_QUERY = _TABLE.pattern("for_query", re.IGNORECASE)
_SUBDOMAIN = _TABLE.pattern("subdomain", re.IGNORECASE)
_ICIMS = _TABLE.pattern("icims", re.IGNORECASE)
_OWN = _TABLE.pattern("own", re.IGNORECASE)
_BOARDS = _TABLE.words("boards")
_NO_SLUG = _TABLE.words("no_slug")


class Link(NamedTuple):
    """Hold a link in a text, with the company and the role that its address names, if it does."""

    start: int
    end: int
    company: str | None
    role: str | None
    job: bool


def links_in(text: str) -> Iterator[Link]:
    """Go through the links of a text."""
    for match in _LINK.finditer(text):
        address = match[0].rstrip(".,;!?)")
        yield _read(match.start(), match.start() + len(address), address)


def _read(start: int, end: int, address: str) -> Link:
    full = address if "//" in address else f"https://{address}"
    if _INVENTED.search(full) and (path := _COMPANY_AND_JOB.search(full)) is not None:
        return Link(start, end, path["company"], _NUMBER.sub("", path["job"]).replace("-", " "), True)
    for pattern in (_FOR_QUERY, _FIRST_OF_PATH, _SUBDOMAIN, _ICIMS, _OWN):
        found = pattern.search(full)
        if found is None:
            continue
        company = found["company"] or found.groupdict().get("company2")
        if company is None or company.casefold() in _BOARDS | _NO_SLUG:
            continue
        return Link(start, end, company.replace("%20", " "), _role(found.groupdict().get("rest") or ""), True)
    board = re.search(r"//(?:[\w-]+\.)*?([\w-]+)\.(?:com?|co\.\w+|org|in|ie|ng|de|io)(?:\.\w+)?/", full)
    known = board is not None and board[1].casefold() in _BOARDS
    return Link(start, end, None, None, known and re.search(r"job|view|vacan|career", full) is not None)


_INVENTED = _TABLE.pattern("invented", re.IGNORECASE)
_COMPANY_AND_JOB = _TABLE.pattern("company_and_job", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+$")
"""The number behind a job. An invented address (example.com) is no company's own, but names one and a job."""


def _role(path: str) -> str | None:
    """Read a role from the last part of an address that has a number before words: "/743-senior-nurse"."""
    slug = re.search(r"/\d{5,}-([a-z][a-z0-9-]{4,60})$", path, re.IGNORECASE)
    return slug[1].replace("-", " ").strip().capitalize() if slug is not None else None
