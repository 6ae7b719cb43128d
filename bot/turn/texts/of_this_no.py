"""Take a line that names a company as the company of the open no, if that has none yet: "Tesco, cashier".

Somebody who was just asked how heavy their no is tells of that no, unless the line says otherwise.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.coach.dialogues.no import REFUSED_AT
from bot.coach.facts.application import Stage
from bot.talk.ask import Ask
from bot.talk.frozen import changed
from bot.talk.kinds import Choose
from bot.talk.script import Answer
from bot.turn.interpreting import mentions
from bot.turn.interpreting.answers import readings_at
from bot.turn.interpreting.doubted_names import ask_whether_name, doubted_name
from bot.turn.interpreting.names import is_written_as_name, without_lead
from bot.turn.interpreting.parts import parts
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import CERTAIN, Kind
from bot.turn.readings.report import News, Report
from bot.turn.reports import filing
from bot.turn.reports.unnamed import UNKNOWN
from bot.turn.runs.say_back import ask_once_more

WORDS = "texts/of_this_no"
"""The file of this module's patterns in `content/en/turn/`."""

NO = "no"

BEFORE_ITS_NAME = frozenset({"mood", "fits_now", "which"})
"""Questions of `no` that may come before the company is known."""

OF_IT = frozenset({News.applied, News.met, News.interview, News.next_round})
"""News that may only tell how far it got before the no came."""

LONGEST_LINE = 40
"""The most words of such a line: a longer text tells more than whose no it was. Our own choice."""

FEW = 8
"""The most words of a text that only says how far it got."""

COMPANY, ROLE, STAGE = "company", "role", "stage"
"""The questions of `no` for the names, and the one how far it got."""

LONGEST_NAME = 4
"""The most words of a name that stands alone."""


def take_line(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """File a line with a company as the no that is open. Return False where it tells of something else."""
    if not _has_no_name(run, ask):
        return _take_stage(turn, run, ask, text)
    report = _report_of_line(turn, run, ask, text)
    return (report is not None and filing.file_report(turn, report, run)) or _take_confirmation(
        turn, run, text
    )


def _take_stage(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Keep how far it got, if a few words say only that before it is asked; else return False."""
    if run.script != NO or run.changing is not None or ask.key not in BEFORE_ITS_NAME:
        return False
    of = run.facts.of
    if of is None or not of.company or of.stage is not None or STAGE in run.answers:
        return False
    later: Ask[Any] = Choose(STAGE, Stage, offer=REFUSED_AT)
    reading = turn.hear(text).readings(later).clearest(CERTAIN) if len(text.split()) <= FEW else None
    if reading is None or reading.kind is not Kind.answer or Stage(reading.name) not in REFUSED_AT:
        return False
    if turn.hear(text).has(Marker.ahead) or turn.hear(text).asks():
        return False
    answers = {**run.answers, STAGE: Answer(reading.name, turn.now)}
    facts = replace(run.facts, of=replace(of, stage=Stage(reading.name)))
    ask_once_more(turn, turn.put(run.but(answers=answers, facts=facts)), Card("said", reading.said))
    return True


def take_name(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take the mere name of the company of the no that is open. Return False where a text is no name.

    Words that aren't written as a name, and that nothing leads to as one, are asked back once.
    """
    says = turn.words(WORDS)
    if not _has_no_name(run, ask) or turn.hear(text).asks():
        return False
    led = says["lead"].match(text.strip())
    given = text.strip(" .!")[led.end() if led is not None else 0 :]
    name = says["trail"].sub("", says["the"].sub("", given)).strip()
    if not name or len(name.split()) > LONGEST_NAME:
        return False
    known = mentions.cases_mentioned(turn, name)
    if len(known) == 1:
        one = known[0].application
        return filing.file_report(turn, Report(News.no, company=one.company or None, role=one.role), run)
    if known or not _is_unknown(turn, name):
        return False
    written = is_written_as_name(name) or (led is not None and name[0].isupper())
    if written and (report := _as_a_no(turn, name)) is not None and is_whole(report, name):
        return filing.file_report(turn, report, run)
    likely = led is not None or says["trail"].search(given) is not None or name[0].isupper()
    if not likely or doubted_name(run) is not None:
        return False
    ask_whether_name(turn, run, name, block="is_it_the_company", briefly=True)
    return True


def is_whole(report: Report, name: str) -> bool:
    """Tell whether a report has taken all of a few words for a company, or for a company and a role."""
    named = " ".join(part for part in (report.company, report.role) if part is not None)
    return sorted(named.casefold().split()) == sorted(name.casefold().split())


def _take_confirmation(turn: Turn, run: Run, text: str) -> bool:
    """Take a yes or a no to the name that was asked back. Return False if a text is neither, or none was."""
    doubted = doubted_name(run)
    if doubted is None:
        return False
    if turn.hear(text).agrees():
        return filing.file_report(turn, Report(News.no, company=doubted), run)
    if not turn.hear(text).denies():
        return False
    ask_once_more(turn, turn.put(run.but(draft_answer=None)), Card("told", "not_the_name"))
    return True


def _has_no_name(run: Run, ask: Ask[Any]) -> bool:
    """Tell whether a no is open whose company isn't known yet."""
    if run.script != NO or run.changing is not None or ask.key not in BEFORE_ITS_NAME:
        return False
    of = run.facts.of
    named = of is not None and (of.company or of.role)
    return run.facts.application is None and not named and COMPANY not in run.answers


def _report_of_line(turn: Turn, run: Run, ask: Ask[Any], text: str) -> Report | None:
    """Return what a line tells of the no that is open; None if it is about anything else."""
    picks = turn.hear(text).option(run) is not None and len(parts(text)) <= len((COMPANY, ROLE))
    if len(text.split()) > LONGEST_LINE or picks:
        return None
    heard = turn.hear(text)
    if (
        heard.asks()
        or text.rstrip().endswith("?")
        or turn.hear(turn.words(WORDS)["never"].sub("", text)).has(Marker.ahead)
        or heard.has(Marker.another_one)
    ):
        return None
    own = [one for one in filing.reports_in(turn, text) if one.sure >= filing.LIKELY]
    if len(own) > 1 or any(_is_another(turn, one, text) for one in own):
        return None
    report = _as_a_no(turn, text)
    if report is not None and report.company is not None and report.role is not None:
        return None if _answers(turn, run, ask, text) else report
    if not own or own[0].sure < filing.SURE:
        return None
    return report if report is not None and report.company is not None else changed(own[0], news=News.no)


def _as_a_no(turn: Turn, text: str) -> Report | None:
    """Return what a text tells when it is read as going on from "no from"; None without a company or role."""
    reports = filing.reports_in(
        turn, f"{filing.AFTER[News.no]} {without_lead(turn, turn.words(WORDS)['mail_from'].sub('', text))}"
    )
    if len(reports) != 1 or reports[0].news is not News.no or not (reports[0].company or reports[0].role):
        return None
    return changed(reports[0], sure=1.0)


def _is_another(turn: Turn, one: Report, text: str) -> bool:
    """Tell whether a report is of something else than the way to this no: a day ahead, a wait, an offer."""
    if one.news is News.nothing:
        return turn.hear(text).has(Marker.still_open)
    return one.news not in OF_IT or bool(one.slots) or (one.day is not None and one.day >= turn.today)


def _answers(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Tell whether a text is surely an answer to the open question."""
    reading = readings_at(turn, run, ask, text).clearest(CERTAIN)
    return reading is not None and reading.kind is Kind.answer


def _is_unknown(turn: Turn, name: str) -> bool:
    """Tell whether a few words are most likely a name: no example knows them."""
    heard = turn.hear(name)
    if not turn.reader.hears or heard.is_said():
        return False
    ranked = heard.readings().without_words().ranked
    return not ranked or ranked[0].sure <= UNKNOWN
