"""Find links to jobs in a text: the systems by which companies hire have the company in their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.language.understanding.lines.sets import set_of

_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>()\ue000-\uf8ff]+|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|io|co|de|"
    r"hr|org|net|uk|eu)/[^\s<>()\ue000-\uf8ff]+",
    re.I,
)

_FIRST_OF_PATH = re.compile(
    r"(?:(?:job-)?boards(?:\.eu)?\.greenhouse\.io|(?:jobs|careers)(?:\.eu)?\.lever\.co|"
    r"jobs\.ashbyhq\.com|apply\.workable\.com|"
    r"(?:jobs|careers)\.smartrecruiters\.com|jobs\.jobvite\.com|app\.dover\.com/(?:apply|"
    r"jobs)|wellfound\.com/company|"
    r"(?:www\.)?welcometothejungle\.com/\w\w/companies|apply\.jazz\.co|jobs\.gem\.com|"
    r"careers\.hireology\.com|"
    r"ats\.rippling\.com|recruiting\.paylocity\.com/recruiting/jobs/details/\d+|"
    r"jobs\.polymer\.co|app\.trinethire\.com/companies|"
    r"jobs\.eu\.lever\.co|join\.com/companies|homerun\.co)/(?P<company>[\w.%&-]+)(?P<rest>/[^\s?#]*)?",
    re.IGNORECASE,
)
_FOR_QUERY = re.compile(r"greenhouse\.io/embed/job_app.*?[?&]for=(?P<company>[\w.-]+)", re.IGNORECASE)
_SUBDOMAIN = re.compile(
    r"//(?:www\.)?(?P<company>[\w-]+)\.(?:jobs\.personio\.(?:de|com)|recruitee\.com|"
    r"bamboohr\.com|teamtailor\.com|"
    r"wd\d+\.myworkdayjobs\.com|breezy\.hr|pinpointhq\.com|workable\.com|applytojob\.com|factorialhr\.com|"
    r"jobs\.net|zohorecruit\.(?:com|in|eu)|freshteam\.com|hire\.trakstar\.com|"
    r"careers-page\.com|homerun\.co|hibob\.com/careers|"
    r"na\.teamtailor\.com|career\.emply\.com|jobscore\.com|softgarden\.io|onlyfy\.jobs|"
    r"rexx-systems\.com|kenjo\.io|"
    r"peoplehr\.net|tal\.net|csod\.com|jobtrain\.co\.uk|eploy\.net|ripplehire\.com|"
    r"darwinbox\.in|keka\.com|greenhouse\.io|lever\.co)",
    re.IGNORECASE,
)
_ICIMS = re.compile(r"//(?:[a-z]+-)?(?P<company>[\w]+)\.icims\.com", re.IGNORECASE)
_OWN = re.compile(
    r"//(?:(?:www\.)?(?:careers?|jobs?|work|apply|hiring|recruitment|vacancies|join)"
    r"\.(?P<company>[\w-]+)\.[\w.]+"
    r"|(?:www\.)?(?P<company2>[\w-]+)\.(?:com|co\.uk|org|org\.uk|io|net|de|ie|in|ng|com\.au|"
    r"ac\.uk|edu|nhs\.uk|gov\.uk|eu)"
    r"/(?:[\w-]+/)?(?:careers?|jobs?|vacanc(?:y|ies)|work-with-us|join-us|join|positions?|"
    r"openings?|opportunities))",
    re.IGNORECASE,
)
_BOARDS = set_of("""
    linkedin indeed glassdoor reed totaljobs monster cv-library adzuna naukri seek jobstreet stepstone
    xing
    jobberman irishjobs ziprecruiter dice jobserve google facebook gumtree craigslist guardian jobs ng
    myjobmag workable greenhouse lever ashbyhq smartrecruiters personio welcometothejungle wellfound angel
    hired otta builtin simplyhired careerbuilder milkround targetjobs civilservicejobs bit tinyurl t goo
    apply app boards job-boards uk ie www lnkd my trac tes eteach nijobs caterer foundit shine handshake""")
_NO_SLUG = set_of("j jobs job o p embed api v1 en de")


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


_INVENTED = re.compile(r"//(?:[\w-]+\.)*example\.(?:com|org|net|co\.uk)/", re.IGNORECASE)
_COMPANY_AND_JOB = re.compile(
    r"//[^/]+/(?:(?:jobs?|careers?|vacanc(?:y|ies)|positions?|openings?|en|o|view)/)*(?P<company>[a-z][\w-]+)"
    r"/(?P<job>[a-z][\w-]+)/?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"-?\d+$")
"""An address of no company's own, that names one and a job behind it."""


def _role(path: str) -> str | None:
    """Read a role from the last part of an address that has a number before words: "/743-senior-nurse"."""
    slug = re.search(r"/\d{5,}-([a-z][a-z0-9-]{4,60})$", path, re.IGNORECASE)
    return slug[1].replace("-", " ").strip().capitalize() if slug is not None else None
