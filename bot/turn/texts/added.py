"""Note one more application that is told in a line of its own, wherever it is typed.

"Oh and add Dunnes, sent it yesterday" while nothing is open; "amazon picker last thursday through adecco"
where only a company is asked for, or something about another application.
"""

from __future__ import annotations

import re
from typing import Any

from bot.coach.facts.application import Stage
from bot.talk.ask import SKIPPED, Ask
from bot.talk.frozen import changed
from bot.turn.interpreting import mentions
from bot.turn.interpreting.names import is_name
from bot.turn.interpreting.strange_names import is_strange_name
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News, Report
from bot.turn.reports import filing
from bot.turn.reports.matching import known_case

WORDS = "texts/added"
"""The file of this module's patterns in `content/en/turn/`."""

NOTING = frozenset({"log", "several"})
"""Dialogues in which one more application may be told."""

COMPANY, ROLE, RIGHT = "company", "role", "right"

NEWS = frozenset({News.applied, News.met, News.interview, News.next_round})
"""The news that may be told of an application that is to be noted."""

LONGEST, FEWEST = 25, 2
"""The most words of a line about one application, and the fewest: a company and a role. Our own choice."""


def take_added(turn: Turn, text: str) -> bool:
    """Note the application that a text asks to have noted by name. Return False if it asks for none."""
    report = added(turn, text)
    return report is not None and filing.file_report(turn, report, None)


def added(turn: Turn, text: str) -> Report | None:
    """Return the application that a text asks to have noted; None if it names none, or one that is known."""
    says = turn.words(WORDS)
    found = says["adds"].fullmatch(text) if len(text.split()) <= LONGEST else None
    if found is None or mentions.cases_mentioned(turn, text):
        return None
    return _told(turn, says["after"].sub("", found["rest"]).strip(), least=filing.LIKELY)


def take_whole(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Note a whole application that is told at a question about one that is being noted.

    The new one replaces one whose company isn't known yet; else it is noted before that one. Return False
    where the text may be the answer.
    """
    if run.script not in NOTING or ask.key.startswith(RIGHT) or (run.number, ask.key) in turn.loaded.unread:
        return False
    report = another(turn, run, text, named=is_name(ask))
    return report is not None and filing.file_report(
        turn, report, run if COMPANY not in run.answers else None
    )


def another(turn: Turn, run: Run, text: str, *, named: bool = False) -> Report | None:
    """Return an application that a text tells with its role while another is being noted; None if none.

    named: a name is asked for, so a company and a role aren't enough: a day has to be told as well.
    """
    heard = turn.hear(text)
    may_name = FEWEST <= len(text.split()) <= LONGEST and not heard.is_day_alone()
    if run.changing is not None or not may_name or heard.asks():
        return None
    if not (named and run.script == "log") and (one := added(turn, text)) is not None:
        return one
    report = _told(turn, text, least=filing.SURE) if heard.role() is None else None
    more = report is not None and (report.applied or report.day)
    if report is None or report.role is None or (named and not more):
        return None
    noted = run.answers.get(COMPANY)
    own = noted.value if noted is not None and noted.value != SKIPPED else None
    names = [report.company or ""]
    same = own is not None and (heard.mentioned([own]) or turn.hear(own).mentioned(names))
    return None if same else report


def _told(turn: Turn, text: str, *, least: float) -> Report | None:
    """Return the application that a line tells of, with or without a verb; None if none, or several.

    Its company has to begin with a capital, or to be no ordinary word.
    """
    match = turn.words(WORDS)["also"].match(text)
    plain = text[match.end() :] if match is not None else text
    for line in (plain, f"{filing.AFTER[News.applied]} {plain}"):
        reports = turn.hear(line).reports(())
        sure = [one for one in reports if one.sure >= least]
        if not sure:
            continue
        one = sure[0]
        if len(sure) > 1 or one.news not in NEWS or one.mail or one.company is None:
            return None
        if known_case(turn, one) is not None or not _is_company(turn, one.company, text):
            return None
        return changed(one, sure=1.0, stage=one.stage or Stage.applied)
    return None


def _is_company(turn: Turn, company: str, text: str) -> bool:
    written = re.search(re.escape(company), text)
    return (written is not None and company[:1].isupper()) or is_strange_name(turn, company.casefold())
