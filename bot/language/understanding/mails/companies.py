"""Find the company that has the job, and never the agency that writes for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.understanding.mails.parts import Parts, addresses_in
from bot.language.understanding.mails.roles import pieces_of
from bot.language.understanding.mails.titles import title_score

_WORD = r"(?:(?:St|Mt|Dr|Ft)\.(?= [A-Z])|[A-ZÀ-Þ0-9](?:[\w'&+/-]|\.(?=\w))*|&)"
_LINKED = r"(?:of(?: the)?|and(?: the)?|&|de(?: la)?|la|le|du|van(?: de[rn]?)?|von|y|e|del|da)"
NAME = (
    rf"(?P<name>(?:(?:Department|Ministry|Centre|Center|Office|Institute|Society|Agency|Foundation|Association) for )?"
    rf"{_WORD}(?: {_LINKED} {_WORD}| {_WORD}){{0,6}})"
)
_THE = r"(?:[Tt]he )?"
_JOB = r"(?:role|position|post|job|vacancy|opening|opportunity|place|thing|programme|team|internship)"
_PATTERNS = [
    (weight, re.compile(pattern))
    for weight, pattern in (
        (3.4, rf"(?i:client,?|on behalf of|forward (?:to|at|with)|over to|submitted to|sent (?:\w+ )?to|represent(?:ing)?|application was sent to) (?:(?i:our|my|the) )?(?i:client,? )?{_THE}{NAME}"),
        (3.0, rf"(?i:interest(?:ed)? in|applying to|application to|applied to|apply to|join(?:ing)?|working (?:at|for|with)|work (?:at|for|with)|career (?:at|with)|consider(?:ing|ed)?|join us at|join the team at|employment with|here at|careers at|opportunities at|choosing|life at|team at|us at|considering) (?i:joining |working (?:at|for|with) |opportunities (?:at|with) |us at |a career (?:at|with) |employment with |the team at )?{_THE}{NAME}"),
        (3.0, rf"(?i:{_JOB})s? (?:\([^)]{{0,40}}\) |[-–] .{{2,40}} )?(?i:at|with|here at|within|in|for) {_THE}{NAME}"),
        (2.2, rf"\b(?i:at|with|from|within) {_THE}{NAME}"),
        (1.6, rf"(?i:\bin the) {NAME}"),
        (3.8, rf"^(?i:company|employer|organisation|organization|firm|business|client|hiring company) ?: ?{NAME}"),
        (2.1, rf"{_THE}{NAME} (?i:has|have|is|are|was|were|will|would|just|came|come|want|wants|wanted|liked|loved|said|say|asked|decided|thought|put|team|recruitment|careers?|talent|hiring|people|hr)\b"),
        (2.6, rf"(?i:\bthe) {NAME} (?:[Tt]eam|(?i:talent|hiring|recruit\w+|people|hr|careers?) team)"),
        (1.5, rf"(?i:\bfor|\bto|\bof|\bby) {_THE}{NAME}"),
    )
]
_TEAM = re.compile(
    r"\b(?:the )?(?:(?:early )?careers?|recruit(?:ment|ing)|recruiters?|talent(?: acquisition)?|hiring|hr|human resources|people(?: (?:and|&) culture| team| ops| operations)?|jobs?|resourcing"
    r"|no-?reply|notifications?|admissions|applications?|graduate|early talent|team|department|dept|via .*|office|support|staffing team|vacancies|candidate (?:experience|care|portal)|reply|do ?not ?reply)\b.*$",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r",? (?:ltd|limited|inc|llc|l\.l\.c|plc|gmbh|pvt|private|corp|corporation|llp|lp|s\.?a|b\.?v|oy|ab|as|pty|ug|co kg|kg|ag|srl|sarl|s\.?r\.?l|india pvt|nv|se)\.?(?=$| )",
    re.IGNORECASE,
)
AGENCY = re.compile(
    r"\b(?:recruit(?:ment|ing|ers)?|staffing|personnel|resourcing|talent(?:bridge|works| solutions| partners)?|search|selection|manpower|headhunt\w*|placements?|employment agency"
    r"|executive search|hr (?:solutions|services|consult\w*)|workforce|consultancy|consulting|recruits?|temps|people solutions|infotech|appointments)\b"
    r"|\w+(?:recruit|staffing|talent|hire|search|people)\b",
    re.IGNORECASE,
)
CLIENT = re.compile(
    r"\b(?:my|our|the|end|your) client\b|\bclient(?:'s)? (?:has|have|is|wants|would|feedback|side|panel|decided|came|went|says|said|put|chose|felt|liked|loves?)\b|\bclient\b.{0,30}\b(?:interview|cv|profile)"
    r"|put you forward|submitted your (?:profile|cv|resume)|to represent you|sent your (?:cv|profile|details)|your profile (?:has been|was|is) (?:shared|submitted)|(?:with|from) the client|hiring manager (?:there|felt|said|at)|\bclient\b",
    re.IGNORECASE,
)
_SYSTEMS = re.compile(
    r"(?:^|[.@])(?:gmail|googlemail|yahoo|outlook|hotmail|live|icloud|proton|protonmail|aol|gmx|btinternet|mail|greenhouse|greenhouse-mail|lever|hire\.lever|ashbyhq|workday|myworkday|smartrecruiters|icims"
    r"|taleo|bamboohr|workable|workablemail|teamtailor|teamtailor-mail|recruitee|jobvite|successfactors|oracle|linkedin|indeed|indeedemail|jobs|careers|notifications|naukri|seek|reed|totaljobs|personio|pinpoint|applicantstack|breezy|jazzhr|rippling|gem|calendly|example)$"
)
_STOP = frozenset(
    """the a an i we you our your my this that there it they he she if please kind regards thanks thank dear hi hello best re
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april
    may june july august september october november december jan feb mar apr jun jul aug sep oct nov dec hr human
    resources talent acquisition team teams google zoom microsoft skype cv linkedin gmt bst ist est et pt utc ref no
    interview interviews unfortunately first second final stage round next new year christmas easter dbs uk us usa india
    london leeds manchester dublin lagos bristol glasgow cardiff edinburgh birmingham liverpool hull belfast cork galway
    paris berlin sydney melbourne chicago boston austin toronto delhi mumbai bangalore bengaluru hyderabad pune chennai
    abuja nairobi asap l1 l2 l3 pdf id people hiring manager director recruiter recruitment careers head meet
    pa md vp pto ctc nhs gdpr popia it qa ux ui ceo cto eod id nb cc bcc am pm asap eta otp dm ok okay no yes so but and or nor if when
    where who whom how what which why as after before although though however while since because for to in on at with from by of
    our their his her its your everyone everybody nothing money all any some each both either also meanwhile only here just not
    kindly members nobody video sr jr personalabteilung sitz none well told congratulations good great sorry due owing following further regarding having
    given during once until unless whether about above below over under between within without through these those many most
    more much other another such same very too than then now still yet already ever never always often soon later today tomorrow
    yesterday tonight gutted thrilled excited lovely bit did do does done can could will would shall should may might must let
    call email phone mobile please note attached enclosed date time mode panel mr mrs ms miss dr prof sir madam
    polish german french spanish english irish welsh scottish british american indian python java sql excel word pdf
    whatsapp teams teamviewer webex outlook calendly hackerrank codility""".split()
)


def company_in(parts: Parts, role: str | None, people: frozenset[str], agency: bool) -> str | None:
    """Return the company that a mail is about. people: words of names in it; agency: an agency writes it."""
    counted: dict[str, float] = {}
    written: dict[str, str] = {}
    agencies = [name.casefold() for name in _agencies(parts)] if agency else []
    for weight, text, from_sender in _candidates(parts):
        name = cleaned(text, role)
        if not _may_be_company(name, role, people):
            continue
        if agency and (from_sender or AGENCY.search(name) or any(name.casefold() in one for one in agencies)):
            continue
        key = re.sub(r"\W", "", name.casefold())
        weight += 0.5 * bool(_ORGANISATION.search(name)) - 1.6 * bool(_UNIT.match(name))
        counted[key] = counted.get(key, 0.0) + weight if key not in counted else max(counted[key], weight) + 0.5
        if key not in written or (written[key].isupper() and len(name) > 4):
            written[key] = name
    if not agency:
        for key in counted:
            if any(_in_domain(key, address) for address in addresses_in(parts.sender)):
                counted[key] += 1.5
    for key, value in list(counted.items()):  # a name that is part of a longer one speaks for that
        for longer in counted:
            if key != longer and len(key) >= 4 and (longer.startswith(key) or longer.endswith(key)):
                counted[longer] = max(counted[longer], value) + 0.3
    if not counted:
        return None
    best = max(counted, key=lambda key: counted[key])
    return written[best] if counted[best] >= 1.9 else None


def _agencies(parts: Parts) -> Iterator[str]:
    """Go through the names in a mail that are an agency's."""
    for line in parts.sentences[:2]:
        if (here := _HERE.search(line)) is not None and here["name"]:
            yield here["name"]
    for line in (parts.sender, *parts.head, *parts.signature[:8], *parts.sentences[:2], *parts.sentences[-2:]):
        for name in re.finditer(NAME, line[:300]):
            if AGENCY.search(name["name"]):
                yield name["name"]


def _candidates(parts: Parts) -> Iterator[tuple[float, str, bool]]:
    """Go through what may be a name: how likely, what, and whether it names who writes."""
    shown = re.sub(r"<.*", "", parts.sender).strip(" \"'")
    if shown and "@" not in shown:
        at = re.split(r"\s+(?:at|from|@|via)\s+|\s*[|,(@]\s*", shown)
        if len(at) > 1 and not re.search(r"\bvia\b", shown):
            yield 3.0, at[1], True
        elif _TEAM.search(shown) or re.search(r"no-?reply|via\b", parts.sender, re.I) or not re.fullmatch(r"[A-Z][\w'-]+ (?:[A-Z][\w'.-]*\s?){1,2}", shown):
            yield 3.0, _TEAM.sub("", at[0]), True
        else:
            yield 1.0, at[0], True
    for piece in pieces_of(parts.subject)[1:]:
        if not title_score(piece) and piece[:1].isupper():
            yield 1.5, _TEAM.sub("", piece), False
    lines = [(2.3 if at == 0 or at > 6 else 2.6, line) for at, line in enumerate(parts.signature[:10])] + [(1.9, line) for line in parts.footer[:4]]
    for weight, line in [*lines, *((2.2, line) for line in parts.head)]:
        yield from _in_line(weight, line)
    for text in (parts.subject, *parts.head, *parts.sentences[:30], *parts.signature[:4]):
        for weight, pattern in _PATTERNS:
            for match in pattern.finditer(text[:400]):
                if not _PERSON_BEFORE.search(text[: match.start("name")]):
                    yield weight, match["name"], False
    for line in (*parts.sentences[:2], *parts.sentences[-2:]):
        if (here := _HERE.search(line)) is not None:
            yield 2.6, here["name"] or here["end"] or here["closed"], True


_PERSON_BEFORE = re.compile(r"\b(?:Dr|Mrs?|Ms|Miss|Sister|Prof|Professor|Captain|Sir)\.? $")
_HERE = re.compile(rf"(?:here|[Ii]t'?s [A-Z]\w+|this is [A-Z]\w+|i'm [A-Z]\w+|i am [A-Z]\w+)(?: (?:from|at|with)|,) {NAME}|^[A-Z][\w' ]{{1,30}},(?: [\w ]{{3,30}},)? (?P<end>{NAME.replace('?P<name>', '')})\.?$|(?:^|[.!?] )[A-Z]\w+ ?[(@] ?(?P<closed>{NAME.replace('?P<name>', '')})\)?$")


def _in_line(weight: float, line: str) -> Iterator[tuple[float, str, bool]]:
    """Find a name in a line of a signature or a letterhead."""
    if len(line) > 120 or addresses_in(line):
        return
    line = re.sub(r"\s*\([^()]*\)|[^\w\s&'.,|@/–—•·:+-]", "", line).strip()
    pieces = [piece.strip() for piece in re.split(r"\s+(?:at|from|@)\s+|\s*[|,•·–—@]\s*|\s[-/]\s", line) if piece.strip()]
    named = False
    for piece in pieces:
        plain = re.sub(r"^(?:for and on behalf of|on behalf of|for|from|the|at)\b:? ", "", piece, flags=re.IGNORECASE)
        if title_score(plain) and not _TEAM.search(plain) and not _LEGAL.search(plain):
            continue
        without = _TEAM.sub("", plain).strip()
        if without and without[0].isupper() and len(without.split()) <= 8:
            yield weight + 0.3 * (without != plain) - 0.9 * named, without, True
            named = True  # what follows a name is where it is


def cleaned(text: str, role: str | None) -> str:
    """Take from a name what is only beside it: legal forms, teams, articles."""
    name = " ".join(text.split()).strip(" .,:;-–'\"“”*()")
    name = re.sub(r"'s$", "", name)
    if role and name.casefold().startswith(role.casefold()):
        name = name[len(role) :].strip(" ,-–")
    name = re.sub(r",? (?:GmbH|AG|SE|UG)? ?(?:&|and) Co\.? ?(?:KG|KGaA)?\.?$", "", name) if re.search(r"GmbH|KG", text) else name
    name = re.sub(r"(?<! &)(?<! and) Co\.?$", "", name)
    for _ in range(3):
        name = _LEGAL.sub("", name).strip(" .,")
    name = re.sub(r"^(?:The|At|With) (?=[A-Z])", "", name)
    words = name.split()
    while words and words[-1].casefold() in _STOP:
        words.pop()
    while words and words[0].casefold() in _STOP - {"new", "first", "people", "next", "london", "manchester", "bristol"}:
        words.pop(0)
    return " ".join(words)


def _may_be_company(name: str, role: str | None, people: frozenset[str]) -> bool:
    words = name.casefold().split()
    if not words or len(name) > 60 or len(name) < 2 or name.isdecimal():
        return False
    if all(re.sub(r"\W", "", word) in people or word in _STOP for word in words):
        return False
    if role and (name.casefold() in role.casefold() or role.casefold() in name.casefold()):
        return False
    if title_score(name) >= 0.8 and len(words) <= 4 and not _ORGANISATION.search(name) and not _PLURAL.search(name):
        return False
    if re.match(r"\d[\d.,:/]*\s?(?:am|pm|st|nd|rd|th|%|k|h|min\w*|hours?|days?|weeks?)?\b", name, re.I) and len(words) == 1:
        return False
    if people and len(words) <= 3 and words[-1] in people and re.match(r"\w\.$", words[0]):
        return False
    if re.match(r"\w+'(?:ll|m|ve|d|re)\b|\w+n't\b", name, re.I):
        return False
    return not re.search(r"\b(?:application|interview|update|invitation|offer|thank|your|feedback|role|position|vacancy|reference|confirm\w*|status|pkwy|suite|shortlist\w*)\b|\d{4,}|@|\bref\b", name, re.I)


_UNIT = re.compile(r"(?:school of|department of (?!\w+ affairs)|faculty|division|unit|institute of|centre for|team|ward)\b", re.IGNORECASE)
"""Names of what is a part of somebody who employs."""

_PLURAL = re.compile(r"(?:architects|solicitors|engineers|builders|bakers|accountants|consultants|surveyors|opticians|printers|decorators|planners|designers|brokers|partners)$|&", re.IGNORECASE)
"""Firms are named after what their people are, titles are not."""

_ORGANISATION = re.compile(
    r"\b(?:school|council|trust|hospital|university|college|academy|ministry|department|authority|board|services?|group|bank|clinic|centre|center|association|partners|society|agency|co|company|cleaners|bakers|engineers|guides|drivers)\b",
    re.IGNORECASE,
)


def _in_domain(key: str, address: str) -> bool:
    """Tell whether a name stands in the domain of an address that is the company's own."""
    domain = address.rpartition("@")[2].casefold()
    if _SYSTEMS.search(domain.rsplit(".", 1)[0]):
        return len(key) >= 4 and key in re.sub(r"\W", "", address.casefold())
    squeezed = re.sub(r"\W", "", domain)
    return len(key) >= 3 and (key in squeezed or (len(key) > 8 and key[:8] in squeezed))
