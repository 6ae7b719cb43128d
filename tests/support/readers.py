"""All that reads what people type, each by its name, called as the turns call it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

from bot.coach.dialogues.wider_look import MustStay
from bot.coach.scripts import SCRIPTS
from bot.language.understanding.heard import HeardText
from bot.language.understanding.lines.reading import read_lines
from bot.language.understanding.mails import read_mail
from bot.language.understanding.mails.cleaning import lines_of
from bot.language.understanding.reader import ContentReader
from bot.language.understanding.tables.reading import read_table
from bot.language.wording.content import Content
from bot.service.app import content_folder
from bot.talk.ask import Ask
from bot.talk.kinds import ChooseMany
from bot.talk.script import replay
from bot.turn.model.person import Run
from bot.turn.wellbeing.crisis import ANSWERS
from tests.support.words import SAM, TODAY

Reads = Callable[[str], object]

A_MAILS_LINES = "a mail's lines"

KNOWN = ("Acme", "Globex", "Ward Clerk Ltd")
ORDINARY = ("I heard from Acme on Friday at 3pm: a no.", "Dear Sam,\nno.\nAnn Lee\n", "A | B\n1 | 2")
_NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


_SELECTION: Ask[Any] = ChooseMany("must_stay", MustStay, words="reflection/must_stay")


@cache
def reader() -> ContentReader:
    """Return the reader of the shipped content, which has loaded what it needs."""
    made = ContentReader(Content(content_folder()))
    made.prepare()
    return made


@cache
def names() -> tuple[str, ...]:
    """Return the names of all readers, and load nothing for it."""
    return (*(name for name, _ in _of_content(ContentReader(Content(content_folder())))), A_MAILS_LINES)


@cache
def readers() -> Mapping[str, Reads]:
    """Return all readers by their names; they have read an ordinary text before, and so are loaded."""
    found = dict(_of_content(reader()))
    found[A_MAILS_LINES] = lines_of
    for read in found.values():
        for text in ORDINARY:
            read(text)
    return found


def _of_content(found: ContentReader) -> Iterator[tuple[str, Reads]]:
    hear = partial(found.hear, SAM, TODAY)
    run = Run(1, "no", SCRIPTS["no"].version, SCRIPTS["no"].samples[0], _NOW, _NOW)
    yield "days", lambda text: hear(text).days(past=False)
    yield "days past", lambda text: hear(text).days(past=True)
    yield "day in", lambda text: hear(text).day_in()
    yield "reminder day", lambda text: hear(text).reminder_day()
    yield "answer day", lambda text: hear(text).answer_day()
    yield "reports", lambda text: hear(text).reports(KNOWN)
    yield "table", lambda text: read_table(text, TODAY, "GB")
    yield "mail", lambda text: read_mail(text, TODAY, "GB")
    yield "lines", lambda text: read_lines(text, TODAY, "GB", KNOWN)
    yield "readings", lambda text: hear(text).readings()
    for name, ask in _questions():
        yield f"readings at {name}", partial(_readings_at, ask, hear)
    yield "likeliest", lambda text: hear(text).likeliest("anywhere", 0.5)
    yield "said", lambda text: hear(text).is_said()
    yield "name alone", lambda text: hear(text).name_alone()
    yield "thing", lambda text: hear(text).is_thing()
    yield "agrees", lambda text: hear(text).agrees()
    yield "reply to an offer", lambda text: hear(text).offer_reply()
    yield "chosen", lambda text: hear(text).chosen((("a", "Low"), ("b", "Later")), ("b",))
    yield "reply about danger", lambda text: hear(text).danger_reply()
    yield "halves", lambda text: hear(text).two_halves()
    yield "not held", lambda text: hear(text).was_not_held()
    yield "went badly", lambda text: hear(text).went_badly()
    yield "erases", found.erases
    yield "label", lambda text: hear(text).label(tuple(ANSWERS))
    yield "place", lambda text: hear(text).place()
    yield "zone in the United Kingdom", lambda text: hear(text).zone("GB")
    yield "zone in the United States", lambda text: hear(text).zone("US")
    yield "time in", lambda text: hear(text).time_in()
    yield "hour", lambda text: hear(text).hour(range(24))
    yield "foreign", lambda text: hear(text).foreign()
    yield "foreign sentence", lambda text: hear(text).foreign(sentence=True)
    yield "denies", lambda text: hear(text).denies()
    yield "asks", lambda text: hear(text).asks()
    yield "good part", lambda text: hear(text).good_part()
    yield "besides", lambda text: hear(text).besides()
    yield "person", lambda text: hear(text).person()
    yield "reason", lambda text: hear(text).reason()
    yield "aim", lambda text: hear(text).aim()
    yield "mentioned", lambda text: hear(text).mentioned(KNOWN)
    yield "requests", lambda text: hear(text).requests()
    yield "referenced", lambda text: hear(text).referenced([(name, "Nurse") for name in KNOWN])
    yield "names something", lambda text: hear(text).names_something()
    yield "names something alone", lambda text: hear(text).names_something(alone=True)
    yield "same point", lambda text: found.same_point(text, ("They want more years", text[::-1]))
    yield "alike", lambda text: found.alike(text, ("Nurse", text[::-1]))
    yield "screen", lambda text: found.screen("en", text)
    yield "option", lambda text: hear(text).option(run)
    yield "ticks", lambda text: hear(text).ticks(run, _SELECTION, ("place",))
    yield "earlier answer", lambda text: hear(text).earlier()
    yield "to see the answers", lambda text: hear(text).wants_to_see_answers()
    yield "rated", lambda text: hear(text).rated()
    yield "wants done", lambda text: hear(text).wants_done()
    yield "control", lambda text: hear(text).control(run)


def _readings_at(ask: Ask[object], hear: Callable[[str], HeardText], text: str) -> object:
    return hear(text).readings(ask)


def _questions() -> Iterator[tuple[str, Ask[object]]]:
    """Go through first questions of different kinds: with options, about a day, for words."""
    for script in SCRIPTS.values():
        ask = replay(script, script.samples[0], {}).ask
        if ask is not None and script.name in ("no", "later", "remind", "log", "pause", "overdue"):
            yield f"{script.name}/{ask.key}", ask
