"""Read a mail that somebody wrote to the candidate: what news it brings, about which job, and by when.

A text is a mail if it looks like one and speaks to the reader: a chat message, an answer to a question or a
story about an interview speaks of "I" and "they".
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from bot.coach.facts.application import LONGEST_NAME
from bot.language.understanding.learned.heads import Heads
from bot.language.understanding.mails.agencies import agency_writes
from bot.language.understanding.mails.agenda import agenda_of
from bot.language.understanding.mails.cleaning import LONGEST, lines_of
from bot.language.understanding.mails.companies import company_in
from bot.language.understanding.mails.days import Mention, dated, mentions
from bot.language.understanding.mails.headers import HEADER
from bot.language.understanding.mails.news import Sentence, weighed
from bot.language.understanding.mails.parts import (
    STRAIGHT,
    Parts,
    greets,
    paragraphs,
    sentences_of,
    take_apart,
)
from bot.language.understanding.mails.reasons import reason_in
from bot.language.understanding.mails.reply_options import call_offered, feedback_of, replies_of
from bot.language.understanding.mails.roles import role_in
from bot.language.understanding.mails.senders import contact_in, introduces, people_in, via_of
from bot.language.understanding.mails.stages import stage_of
from bot.language.understanding.mails.titles import title_score
from bot.language.understanding.mails.verdicts import Verdict, verdict_of
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.temporal.writers_country import writers_country
from bot.turn.readings.report import News, Report

HEADS = "heads.npz"

SHORTEST = 25
"""The fewest characters of a mail. Our own choice."""


def read_mail(text: str, today: date, country: str | None, heads: Heads | None = None) -> Report | None:
    """Return what a mail tells about one application; None if the text is no mail to the candidate.

    today: where the person is; relative days are counted from the mail's own date where it states one.
    country: ISO 3166, for the order of day and month, and for working days. heads: of the language, with the
    family `mail`; without them only what is said in known words is heard. Never raises for any text.
    """
    if len(text.strip()) < SHORTEST:
        return None
    parts = take_apart(text)
    if not parts.sentences and not parts.subject:
        return None
    if not _is_mail(parts, None):  # so that what people type is not weighed, which takes 2 ms a sentence
        return None
    sentences = weighed(_with_what_is_below(parts), heads)
    if not _is_mail(parts, sentences):
        return None
    country = writers_country(text[:LONGEST], country)
    footer = " ".join((*parts.footer, *parts.signature))
    verdict = verdict_of(sentences, parts.subject, parts.head, footer)
    written = (
        dated(parts.headers.get("date", ""), today, country) or _dated_above(parts, today, country) or today
    )
    return _report(parts, verdict, written, country, text)


def _with_what_is_below(parts: Parts) -> tuple[str, ...]:
    """Return the sentences of a mail, and those of the mail that it passes on if it says little else."""
    if len(parts.sentences) > SHORT_COVER or not _BELOW.search(" ".join(parts.sentences[:4])):
        return parts.sentences
    passed_on = [line for line in parts.older if line and not HEADER.fullmatch(line)]
    return (*parts.sentences, *sentences_of(passed_on))


SHORT_COVER = 6
"""The most sentences of a mail that passes another one on and adds little to it. Our own choice."""


def _report(parts: Parts, verdict: Verdict, today: date, country: str | None, text: str) -> Report:
    news, sure, own = verdict
    if not own:
        return Report(News.other, replies=replies_of(parts), mail=True, sure=sure)
    agency = agency_writes(parts)
    contact = contact_in(parts)
    role = role_in(parts)
    if role is not None and any(_is_no_part(role, mention) for mention in mentions(role, today, country)):
        role = None  # "your interview on Thursday moves to Monday"
    company = company_in(parts, role, people_in(parts, contact), agency)
    lines = [*parts.sentences, *_lines_with_days(parts)]
    if role:  # "Saturday person" names no day
        lines = [line.replace(role, " " * len(role)) for line in lines]
    agenda = agenda_of(news, lines, today, country)
    reason = _reason(parts) if news is News.no else None
    return Report(
        news,
        company=company[:LONGEST_NAME] if company else None,
        role=role[:LONGEST_NAME] if role else None,
        contact=contact,
        via=via_of(parts, contact, agency=agency),
        stage=stage_of(news, parts.sentences, parts.subject, parts.older),
        day=agenda.day,
        at=agenda.mention.at if agenda.mention else None,
        zone=agenda.mention.zone if agenda.mention else None,
        slots=agenda.slots,
        reason=_as_written(reason, text) if reason else None,
        feedback=feedback_of(parts.sentences),
        replies=replies_of(parts),
        call=news is News.no and call_offered(parts.sentences),
        written=True if news is News.offer else None,
        mail=True,
        sure=sure,
    )


def _reason(parts: Parts) -> str | None:
    """Return why it was a no: by what the mail says, or passes on."""
    reason = reason_in(parts.sentences)
    if reason is None and _BELOW.search(" ".join(parts.sentences[:4])):
        return reason_in(sentences_of(parts.older))
    return reason


_TABLE = WordTable("mails/reading")
_BELOW = _TABLE.pattern("below", re.IGNORECASE)


def _is_no_part(role: str, named: Mention) -> bool:
    """Tell whether a day is no part of a title ("Saturday" in "Saturday assistant" is one)."""
    return named.sure and (named.start > 0 or re.search(r"\d", role[: named.end]) is not None)


def _lines_with_days(parts: Parts) -> list[str]:
    """Return what else may name the time of a meeting: the subject, and lines taken for a signature."""
    return [line for line in (*parts.head[:6], parts.subject, *parts.signature[:6]) if line]


def _dated_above(parts: Parts, today: date, country: str | None) -> date | None:
    """Return the day that a letter states in a line of its own above the greeting."""
    for line in parts.head[:8]:
        if (
            len(line) <= 45
            and _DATE_LINE.fullmatch(line)
            and (day := dated(line, today, country)) is not None
        ):
            return day
    return None


_DATE_LINE = _TABLE.pattern("date_line", re.IGNORECASE)
_YOU = _TABLE.pattern("you", re.IGNORECASE)
_I = _TABLE.pattern("i", re.IGNORECASE)
_THEY = _TABLE.pattern("they", re.IGNORECASE)
_MINE = _TABLE.pattern("mine", re.IGNORECASE)
_TO_READER = _TABLE.pattern("to_reader", re.IGNORECASE)


def _is_mail(parts: Parts, by_sentence: list[Sentence] | None) -> bool:
    """Weigh what speaks for a mail to the reader against what speaks for the reader's own words.

    by_sentence: what they mean; None before they are weighed: then all that they could say for a mail counts
    as said.
    """
    sentences = by_sentence or ()
    text = " ".join(parts.sentences)[:6000]
    words = max(1, len(text.split()))
    you, own, they = (len(pattern.findall(text)) for pattern in (_YOU, _I, _THEY))
    addressed = len(_TO_READER.findall(text + " " + " ".join(parts.footer)[:600]))
    mine = len(_MINE.findall(text)) + 0.7 * sum(one.says("mine", 0.6) for one in sentences)
    headers = len({"from", "subject", "date", "to"} & parts.headers.keys())
    form = 1.5 * min(headers, 2) + 1.0 * parts.forwarded + 1.2 * (parts.greeted and greets(parts))
    form += 0.8 * parts.signed + 0.5 * bool(parts.signature and not parts.signed) + 0.8 * bool(parts.footer)
    form += 0.3 * parts.greeted + 0.4 * (len(parts.body) > 3 and words > 30)
    told = (max(one.means.values(), default=0.0) for one in sentences if not one.says("mine", 0.5))
    news = by_sentence is None or max(told, default=0.0) >= SURE_NEWS
    voice = 0.8 * min(addressed, 3) + 0.35 * min(you, 4) + 0.5 * news
    against = 1.3 * min(mine, 4) + 0.12 * max(0, own - you) + 0.25 * min(4, max(0, they - you))
    named = introduces(parts)
    form += (1.0 if mine or own > 2 else 1.7) * named + 1.5 * (len(_NOTICE.findall(text)) > 1)
    letter = parts.greeted and greets(parts) and bool(parts.signature or parts.signed)
    if letter and not _OWN_LETTER.search(text):
        form += 1.8
    elif letter:
        against += 2.5
    titled = any(title_score(line) >= TITLED for line in parts.signature[1:3])
    if parts.greeted and greets(parts) and titled and not _OWN_LETTER.search(text):
        form += 3.0
    form += 2.0 * (_firm_signs(parts, titled=titled) and not mine and not _OWN_LETTER.search(text))
    form += 1.2 * bool(_FOR_MANY.search(text + " " + " ".join((*parts.head, *parts.footer))[:600]))
    if not you and not addressed and not headers:
        known = (parts.signed or named) and parts.greeted
        against += 0.6 if known or _firm_signs(parts, titled=titled) else 1.5
    if words < 25 and not (parts.greeted or parts.signed or parts.signature or headers):
        against += 0.8
    return form + voice - against >= LEAST


def _firm_signs(parts: Parts, *, titled: bool) -> bool:
    """Tell whether a person signs with a title or with where they work."""
    if contact_in(parts) is None or not parts.signature:
        return False
    return titled or any(_AT_WORK.search(line) for line in parts.signature[:3])


_AT_WORK = _TABLE.pattern("at_work")
_OWN_LETTER = _TABLE.pattern("own_letter", re.IGNORECASE)
_NOTICE = _TABLE.pattern("notice", re.IGNORECASE)
_FOR_MANY = _TABLE.pattern("for_many", re.IGNORECASE)

TITLED = 0.8
"""How much the line under a name has to look like a title for it to be a signature. Our own choice."""

SURE_NEWS = 0.9
LEAST = 1.9
"""How much more has to speak for a mail than against it. Our own choice, from mails and stories."""


def _as_written(clause: str, text: str) -> str:
    """Return a clause with the apostrophes that it has in the mail."""
    for lines in (lines_of(text), paragraphs(lines_of(text)), sentences_of(lines_of(text))):
        written = " ".join(" ".join(lines).split())
        at = written.translate(STRAIGHT).find(clause)
        if at >= 0:
            return written[at : at + len(clause)]
    return clause


class MailReader:
    """Reads mails with what a language's heads have learned, if it has any."""

    def __init__(self, folder: Path) -> None:
        """folder: `content`, with a folder for each language."""
        self._folder = folder
        self._heads: dict[str, Heads | None] = {}

    def read(self, language: str, text: str, today: date, country: str | None) -> Report | None:
        """Return what a mail tells; None if the text is no mail (see `read_mail`)."""
        if language not in self._heads:
            file = self._folder / language / HEADS
            self._heads[language] = Heads.load(file) if file.is_file() else None
        return read_mail(text, today, country, self._heads[language])
