"""Read what a text tells of applications: as a table, as a mail, or as a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.language.understanding.learned.heads import Heads
from bot.language.understanding.lines.reading import read_lines
from bot.language.understanding.mails import read_mail
from bot.language.understanding.tables.reading import read_table
from bot.language.understanding.temporal.far_days import without_far_days
from bot.turn.readings.report import News, Report


def reports_in(
    text: str, today: date, country: str | None, known: Sequence[str], heads: Heads | None
) -> tuple[Report, ...]:
    """Return what the text tells, for each application; () if it tells of none.

    country: ISO 3166, which decides whether 3/4 is in March or in April. known: names of applications.
    heads: what was learned from sentences of mails in the person's language.
    """
    text = without_far_days(text, today)
    rows = read_table(text, today, country)
    if rows:
        return tuple(row for row in rows if row.news is not News.other)
    mail = read_mail(text, today, country, heads)
    return (_of_known(mail, text, known),) if mail is not None else read_lines(text, today, country, known)


def _of_known(mail: Report, text: str, known: Sequence[str]) -> Report:
    """Give a mail without a company the one known name that it mentions; a no has to name its own company."""
    if mail.company is not None or mail.news in (News.no, News.other):
        return mail
    said = [name for name in dict.fromkeys(known) if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    return replace(mail, company=said[0]) if len(said) == 1 else mail
