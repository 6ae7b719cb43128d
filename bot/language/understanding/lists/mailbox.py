"""Read the mails of a mailbox, and keep what those about applications tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate

from bot.coach.facts.application import Stage, State
from bot.coach.facts.imported import Row, folded, text_of
from bot.events import Brought
from bot.language.understanding.lists.limits import NO_LIST, TOO_LONG, UnusableError, Watch
from bot.language.understanding.mails import mail_from_file, read_mail
from bot.language.understanding.phrases.word_tables import WordTable
from bot.turn.readings.report import News, Report

MOST_MAILS = 2_000
"""How many mails of a mailbox are read. Our own choice."""

SURE = 0.75
"""How sure it has to be what a mail tells, as for a single one."""

LONGEST_MAIL = 60_000
"""How many bytes of a mail are looked at: what comes after them is an attachment."""

_ABOUT = WordTable("lists/mailbox").pattern("about", re.IGNORECASE)
"""What nearly every mail about an application says somewhere. All others are left."""

_BEGINS = re.compile(rb"^From [^\n]*\n", re.MULTILINE)
_DATE = re.compile(rb"^Date:[ \t]*([^\n]{6,80})", re.MULTILINE | re.IGNORECASE)
_STATES = {News.no: State.no, News.offer: State.offer, News.withdrew: State.withdrawn}
_TALKS = (News.met, News.interview, News.next_round)


def read_mailbox(content: bytes, today: date, watch: Watch) -> Brought:
    """Return what the mails tell of applications. Raises UnusableError if none of them tells of any."""
    content = content.replace(b"\r\n", b"\n")
    starts = [found.end() for found in _BEGINS.finditer(content)]
    if len(starts) > MOST_MAILS:
        raise UnusableError(TOO_LONG)
    of: dict[tuple[str, str], Row] = {}
    for day, report in sorted(_told(content, starts, today, watch), key=lambda one: one[0]):
        row = _row(report, day, today)
        key = next(
            (key for key in of if key[0] == row.name[0] and (not row.role or key[1] in ("", row.name[1]))),
            row.name,
        )
        before = of.pop(key, None)
        merged = row if before is None else _merged(before, row)
        of[merged.name] = merged
    if not of:
        raise UnusableError(NO_LIST)
    rows = sorted(of.values(), key=lambda row: row.sent or row.on or date.min, reverse=True)
    return Brought(text_of(rows))


def _told(content: bytes, starts: list[int], today: date, watch: Watch) -> Iterator[tuple[date, Report]]:
    for at, end in zip(starts, [*starts[1:], len(content)], strict=True):
        watch.pause()
        mail = content[at : min(end, at + LONGEST_MAIL)]
        text = mail_from_file(mail, "one.eml")
        if text is None or _ABOUT.search(text) is None:
            continue
        day = _day(mail, today)
        report = read_mail(text, day, None)
        named = report is not None and folded(report.company)
        if report is not None and named and report.news is not News.other and report.sure >= SURE:
            yield day, report


def _day(mail: bytes, today: date) -> date:
    found = _DATE.search(mail[:20_000])
    parsed = parsedate(found[1].decode("ascii", "replace")) if found is not None else None
    try:
        day = date(*parsed[:3]) if parsed is not None else today
    except (ValueError, TypeError):
        return today
    return min(day, today)


def _row(report: Report, day: date, today: date) -> Row:
    stage = report.stage or (Stage.first if report.news in _TALKS else Stage.applied)
    talk = report.day if report.news in (News.interview, News.next_round) else None
    due = report.day if report.news in (News.applied, News.promised, News.met) else None
    return Row(
        0,
        report.company or "",
        report.role,
        _STATES.get(report.news, State.waiting),
        stage,
        talk or (report.applied or day if report.news is News.applied else None),
        due if due is not None and due >= today else None,
        report.contact,
        reason=report.reason,
        sent=report.applied or (day if report.news is News.applied else None),
    )


def _merged(before: Row, row: Row) -> Row:
    """Return what two mails about one application tell together, the later one last."""
    further = list(Stage).index(row.stage) >= list(Stage).index(before.stage)
    return row._replace(
        company=before.company,
        role=row.role or before.role,
        stage=row.stage if further else before.stage,
        state=row.state if row.state is not State.waiting else before.state,
        on=row.on or (before.on if not further or row.stage is before.stage else None),
        sent=before.sent or row.sent or row.on,
        contact=row.contact or before.contact,
        reason=row.reason or before.reason,
    )
