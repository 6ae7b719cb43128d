"""Read news that name the company apart from what happened, or name only somebody there, or nobody."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.coach.facts.cases import Case
from bot.coach.routing import Aim
from bot.talk.frozen import changed
from bot.turn.interpreting import mentions
from bot.turn.interpreting.parts import parts
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import NEARLY_HALF
from bot.turn.readings.report import News, Report
from bot.turn.reports import no_reason

WORDS = "reports/unnamed"
"""The file of this module's patterns in `content/en/turn/`."""

STAND_IN_COMPANY = "Acme"
"""A company that stands for one that wasn't named, so that the rest can be read as a line of news. It is only
read, and never reaches an answer."""

LONGEST = 24
"""The most words of news that name nobody. Our own choice."""

SURE = 0.75
"""How sure a no has to be that was put together from parts."""

MOST_WORDS = 4
"""The most words of a part that may be the name of a company."""

MOST_TRIED = 3
"""The most parts after the no in which a company is looked for: later parts tell something else."""

UNKNOWN = 0.24
"""How sure the surest reading of words may be that stand in no example: most of such words are names."""

FEWEST = 4
"""The fewest words of a reason that stands among other things."""

LONGEST_TOLD = 40
"""The most words of a text that tells what somebody at the company did. Our own choice."""

DECIDED = frozenset({News.no, News.offer, News.interview, News.next_round, News.on_hold})
"""News of what a company has decided."""

_SURNAME = r"(?!(?-i:[A-Z]+\b))(?-i:[A-Z][a-z]+)\b"
"""A word with a capital behind a first name."""

ALSO_WORDS = frozenset(
    {"will", "may", "mark", "grace", "hope", "art", "bill", "drew", "rich", "rob", "pat", "sue"}
    | {"jack", "chase", "dale", "gene", "ray", "joy", "faith", "dawn", "june", "april", "august", "summer"}
    | {"guy", "max", "frank", "rose", "ruby", "sky", "star", "miles", "chance", "ever"}
)
"""First names that are words too: they count as names only where they are written with a capital."""


def report_without_name(turn: Turn, text: str) -> Report | None:
    """Return the news in a text that names the company apart, or only somebody there, or says "they"."""
    return (
        _by_somebody_there(turn, text)
        or _no_in_parts(turn, text)
        or _promise(turn, text)
        or _invitation(turn, text)
    )


def tells_of_a_no(turn: Turn, text: str) -> bool:
    """Tell whether a statement is the news of a no that names nobody: "they gave it to someone internal".

    Its first part has to tell of the no: a text that begins otherwise may tell of somebody else's no.
    """
    heard = turn.hear(text)
    if not 0 < len(text.split()) <= LONGEST or heard.asks() or heard.aim() != Aim("no"):
        return False
    named = mentions.cases_mentioned(turn, text) or heard.mentioned([STAND_IN_COMPANY])
    if named or heard.has(Marker.long_ago) or heard.has(Marker.ahead):
        return False
    told = turn.hear(f"{STAND_IN_COMPANY}: {parts(text)[0]}").reports((STAND_IN_COMPANY,))
    return len(told) == 1 and told[0].news is News.no and told[0].company == STAND_IN_COMPANY


def only_open(turn: Turn) -> Case | None:
    """Return the only open application; None if none is open, or several are."""
    still_open = [case for case in turn.now_established().cases if case.open]
    return still_open[0] if len(still_open) == 1 else None


def by_contact(turn: Turn, text: str) -> Case | None:
    """Return the one application whose contact the text names, open ones before closed; else None."""
    known = [case for case in turn.now_established().cases if case.application.contact]
    names = [(case.application.contact or "").split()[0] for case in known]
    said = {
        case.application.number: case
        for case, name in zip(known, names, strict=True)
        if turn.hear(text).mentioned([name])
        and (name.casefold() not in ALSO_WORDS or name.capitalize() in text.split())
    }
    still_open = [case for case in said.values() if case.open]
    found = still_open or list(said.values())
    return found[0] if len(found) == 1 else None


def _by_somebody_there(turn: Turn, text: str) -> Report | None:
    """Read what a contact did as what the company did: "Aoife finally wrote back, it's a no"."""
    case = by_contact(turn, text)
    if case is None or not case.open or len(text.split()) > LONGEST_TOLD or turn.hear(text).asks():
        return None
    first = (case.application.contact or "").split()[0]
    there = re.sub(rf"\b{re.escape(first)}\b(?:\s+{_SURNAME})?", STAND_IN_COMPANY, text, count=1, flags=re.I)
    return of_case(turn, case, there)


def of_case(turn: Turn, case: Case, text: str) -> Report | None:
    """Return the decision about a case that a text tells; it calls the company by the stand-in. Else None."""
    told = turn.hear(text).reports((STAND_IN_COMPANY,))
    if len(told) != 1 or told[0].company != STAND_IN_COMPANY or told[0].sure < SURE:
        return None
    offered_else = told[0].news is News.offer and turn.hear(text).aim() != Aim("yes")  # "a cup of tea"
    if told[0].news not in DECIDED or offered_else:
        return None
    named = case.application
    return changed(told[0], company=named.company or None, role=named.role, contact=None, via=None)


def _promise(turn: Turn, text: str) -> Report | None:
    """Read the day by which a known employer will answer: "karen said she'd get back to me by friday"."""
    case = by_contact(turn, text) or _promised_today(turn, text) or _spoken_to(turn, text)
    day = turn.hear(text).answer_day() if case is not None else None
    if case is None or day is None or day < turn.today or not case.open or turn.hear(text).asks():
        return None
    return Report(News.promised, company=case.application.company, role=case.application.role, day=day)


def _invitation(turn: Turn, text: str) -> Report | None:
    """Read an invitation from "them", if one application is open: "they want me to do a trial shift"."""
    case = only_open(turn)
    heard = turn.hear(text)
    if (
        case is None
        or turn.words(WORDS)["they"].match(text) is None
        or len(text.split()) > LONGEST
        or heard.asks()
    ):
        return None
    if heard.has(Marker.long_ago) or mentions.is_about_a_stranger(turn, text):
        return None
    told = of_case(turn, case, f"{STAND_IN_COMPANY}: {text}")
    return told if told is not None and told.news in (News.interview, News.next_round) else None


def _spoken_to(turn: Turn, text: str) -> Case | None:
    """Return the case of "them" who said when they answer: the one that is named, else the only open one.

    "Today" doesn't count: it may be when they said so, or when they should have answered.
    """
    if not turn.hear(text).has(Marker.of_them) or turn.hear(text).answer_day() == turn.today:
        return None
    named = mentions.cases_mentioned(turn, text)
    if named:
        return named[0] if len(named) == 1 else None
    return None if mentions.is_about_a_stranger(turn, text) else only_open(turn)


def _promised_today(turn: Turn, text: str) -> Case | None:
    """Return the only open case, if a text without a name says that they answer today."""
    case = only_open(turn)
    if case is None or not turn.hear(text).is_promised() or mentions.is_about_a_stranger(turn, text):
        return None
    return case if turn.hear(text).answer_day() == turn.today else None


def _no_in_parts(turn: Turn, text: str) -> Report | None:
    """Read a no whose company is between commas: "got rejected again, brightpath, support worker"."""
    said = parts(text)
    if len(said) < 2 or turn.hear(text).aim() != Aim("no"):
        return None
    for at, part in enumerate(said[1 : 1 + MOST_TRIED], 1):
        if len(part.split()) > MOST_WORDS or turn.hear(part).is_said():
            continue
        following = said[at + 1] if at + 1 < len(said) else ""
        rest = ", ".join(said[at + 1 :])
        for line in (f"no from {part}, {rest}", f"no from {part}, {following}", f"no from {part}"):
            found = turn.hear(line).reports(())
            if len(found) == 1 and _is_no_there(turn, found[0], part):
                return replace(changed(found[0], reason=_reason(turn, said[1:])), sure=SURE)
    return None


def _is_no_there(turn: Turn, one: Report, part: str) -> bool:
    """Tell whether a part is most likely a company: a role follows it, or its words are in no example."""
    if one.news is not News.no or not one.company or one.company.casefold() not in part.casefold():
        return False
    heard = turn.hear(part).readings().without_words().ranked
    surest = heard[0].sure if heard else 0.0
    return surest < NEARLY_HALF if one.role else turn.reader.hears and surest <= UNKNOWN


def _reason(turn: Turn, said: list[str]) -> str | None:
    return next((reason for part in said if (reason := reason_in(turn, part)) is not None), None)


def reason_in(turn: Turn, part: str) -> str | None:
    """Return the reason in a part of a text; None if it says something else, such as the no itself."""
    if turn.hear(part).asks():
        return None
    rest = turn.words(WORDS)["says_no"].sub("", part).strip()
    reason = turn.hear(rest).reason() if rest else None
    said = reason is not None and len(reason.split()) >= FEWEST
    return (
        reason if said and reason is not None and not no_reason.says_only_that_it_came(turn, reason) else None
    )
