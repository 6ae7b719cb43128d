"""Read a chat message as news about applications: one `Report` for each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.coach.facts.application import Stage
from bot.language.understanding.lines import guards
from bot.language.understanding.lines.cutting import without_heading
from bot.language.understanding.lines.gathered import report_of
from bot.language.understanding.lines.gathering import Gathering
from bot.language.understanding.lines.pairs import told_apart
from bot.language.understanding.lines.pieces import pieces_of
from bot.language.understanding.lines.placeholders import Placeholders
from bot.language.understanding.lines.plain_text import in_order, without_asides
from bot.language.understanding.lines.role_and_stage import stage_in
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.temporal.writers_country import writers_country
from bot.talk.frozen import changed
from bot.turn.readings.report import News, Report

LONGEST, MOST_WORDS = 1200, 90
"""Characters and words of the longest message that is read as news; a longer one is a story. A list may have
twice as many words. Our own choice."""

MOST_MARKS, MOST_NUMBERS = 40, 40
"""The most commas, brackets and the like, and the most numbers, of news; a table has more. Our own choice."""

MOST_ITEM_WORDS, LONGEST_WORD = 25, 60
"""The most words of an item of a list, and the most characters of a word that is no link. Our own choice."""

_NUMBER = re.compile(r"\d+")

_MARKS = re.compile(r"[,;:()|/=–—]")

MOST_REPORTS = 12
"""The most applications that one message tells of. Our own choice."""


_NUMBERED = re.compile(r"(?:^|\s)\(?1[).] .*\s\(?2[).] ", re.DOTALL)
_NUMBER_OF_ITEM = re.compile(r"(?:^|\s+)\(?\d{1,2}[).]\s+(?=[^\W\d_])")
"""A list of several items that are numbered, also in one line: "1) Acme no 2) Globex yes"."""

_CROSSED = re.compile("^\\s*[❌🚫👎✖✗✘]\ufe0f?\\s*", re.MULTILINE)
"""A cross before a name, as in a list."""


def read_lines(text: str, today: date, country: str | None, known: Sequence[str]) -> tuple[Report, ...]:
    """Return what a chat message tells about applications, one `Report` for each; () if it tells of none.

    today: the person's day. country: ISO 3166, for the order of day and month in numbers. known: the
    companies of the person's applications; a name like one of them is given as that one. `sure` is lower
    where the company or the news is a guess. Never raises.
    """
    if _is_too_long(text) or guards.is_mail(text):
        return ()
    typed_curly = "’" in text  # names go back with the apostrophes that were typed
    if text.isupper() and len(text) > 12:
        text = text.lower()
    text = _CROSSED.sub(" rejected: ", text)
    if _NUMBERED.search(text) is not None:
        text = _NUMBER_OF_ITEM.sub("\n", text)
    text = _each_interview(text)
    text = told_apart(text) or without_heading(without_asides(in_order(text)))
    country = writers_country(text, country)
    placeholders = Placeholders.of(text.replace("’", "'"), today, country)
    gathering = Gathering(placeholders, today, country)
    for piece in pieces_of(placeholders, known):
        gathering.take(piece)
    found = [report_of(application, known, curly=typed_curly) for application in gathering.done()]
    reports = [report for report in found if report is not None]
    if len(reports) == 1 and reports[0].news is News.no and reports[0].stage in (None, Stage.first):
        # "After the final interview they said no": only with one no is it clear whose stage the clause names,
        # and a stage of "first" may be no more than what the word "interview" led to.
        reports = [_with_stage(reports[0], text)]
    return tuple(reports[:MOST_REPORTS])


def _each_interview(text: str) -> str:
    """Return "two interviews, one was at A and the other at B" with the interview said of each."""
    several = _TWO_INTERVIEWS.search(text)
    if several is None or len(_ONE_OF_THEM.findall(text, several.end())) < len(("one", "other")):
        return text
    each = ". I had an interview " if several["held"] else ". I have an interview "
    return text[: several.start()] + _ONE_OF_THEM.sub(each, text[several.end() :]).removeprefix(". ")


_TABLE = WordTable("lines/reading")
_TWO_INTERVIEWS = _TABLE.pattern("two_interviews", re.IGNORECASE)
_ONE_OF_THEM = _TABLE.pattern("one_of_them", re.IGNORECASE)
_HOW_FAR = _TABLE.pattern("how_far", re.IGNORECASE)


def _with_stage(report: Report, text: str) -> Report:
    """Add how far the application got, where a clause of its own says so."""
    if _NO_INTERVIEW.search(text) is not None:
        return changed(report, stage=Stage.applied)
    found = _HOW_FAR.search(text)
    if found is None:
        return report
    said = found["after"] or found["several"] or found["alone"]
    return changed(report, stage=Stage.later if _SEVERAL.search(said) else stage_in(said) or report.stage)


_NO_INTERVIEW = _TABLE.pattern("no_interview", re.IGNORECASE)
_SEVERAL = _TABLE.pattern("several", re.IGNORECASE)


def _is_too_long(text: str) -> bool:
    """Tell whether a text is too long for news, and so a story or a table."""
    if (
        len(text) > LONGEST
        or len(_MARKS.findall(text)) > MOST_MARKS
        or len(_NUMBER.findall(text)) > MOST_NUMBERS
    ):
        return True
    words = text.split()
    listed = "\n" in text and all(len(line.split()) < MOST_ITEM_WORDS for line in text.splitlines())
    return len(words) > (2 if listed else 1) * MOST_WORDS or any(
        len(w) > LONGEST_WORD and "/" not in w for w in words
    )
