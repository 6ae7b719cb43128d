"""All that reads what people type, each by its name, called as the turns call it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache, partial

from bot.coach.scripts import SCRIPTS
from bot.language.understanding.lines import read_lines
from bot.language.understanding.mails import read_mail
from bot.language.understanding.mails.cleaning import lines_of
from bot.language.understanding.reader import ContentReader
from bot.language.understanding.tables.reading import read_table
from bot.language.wording.content import Content
from bot.service.app import content_folder
from bot.talk.ask import Ask
from bot.talk.script import replay
from bot.turn.model.person import Person, Run
from bot.turn.wellbeing.crisis import ANSWERS

Reads = Callable[[str], object]

TODAY = date(2026, 11, 24)
KNOWN = ("Acme", "Globex", "Ward Clerk Ltd")
ORDINARY = ("I heard from Acme on Friday at 3pm: a no.", "Dear Sam,\nno.\nAnn Lee\n", "A | B\n1 | 2")
_NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@cache
def reader() -> ContentReader:
    """Return the reader of the shipped content, which has loaded what it needs."""
    made = ContentReader(Content(content_folder()))
    made.prepare()
    return made


def readers() -> Mapping[str, Reads]:
    """Return all readers by their names; they have read an ordinary text before, and so are loaded."""
    found = dict(_of_content(reader()))
    found["a mail's lines"] = lines_of
    for read in found.values():
        for text in ORDINARY:
            read(text)
    return found


def _of_content(found: ContentReader) -> Iterator[tuple[str, Reads]]:
    person = Person(id=1, language="en", country="GB", zone_name="Europe/London", name="Sam")
    yield "days", lambda text: found.days(person, text, TODAY, past=False)
    yield "days past", lambda text: found.days(person, text, TODAY, past=True)
    yield "day in", lambda text: found.day_in(person, text, TODAY)
    yield "reminder day", lambda text: found.reminder_day(person, text, TODAY)
    yield "answer day", lambda text: found.answer_day(person, text, TODAY)
    yield "reports", lambda text: found.reports(person, text, TODAY, KNOWN)
    yield "table", lambda text: read_table(text, TODAY, "GB")
    yield "mail", lambda text: read_mail(text, TODAY, "GB")
    yield "lines", lambda text: read_lines(text, TODAY, "GB", KNOWN)
    yield "readings", lambda text: found.read("en", None, text)
    for name, ask in _questions():
        yield f"readings at {name}", partial(found.read, "en", ask)
    yield "likeliest", lambda text: found.likeliest("en", "anywhere", text, 0.5)
    yield "said", lambda text: found.is_said("en", text)
    yield "name alone", lambda text: found.name_alone("en", text)
    yield "agrees", lambda text: found.agrees("en", text)
    yield "reply to an offer", lambda text: found.offer_reader("en").reply_in(text)
    yield "chosen", lambda text: found.offer_reader("en").chosen(text, (("a", "Low"), ("b", "Later")), ("b",))
    yield "not held", lambda text: found.offer_reader("en").was_not_held(text)
    yield "went badly", lambda text: found.offer_reader("en").went_badly(text)
    yield "erases", found.erases
    yield "label", lambda text: found.label("en", text, tuple(ANSWERS))
    yield "place", lambda text: found.place(person, text)
    yield "zone in the United Kingdom", lambda text: found.zone("en", text, "GB")
    yield "zone in the United States", lambda text: found.zone("en", text, "US")
    yield "time in", lambda text: found.time_in("en", text)
    yield "hour", lambda text: found.hour("en", text, range(24))
    yield "foreign", lambda text: found.foreign("en", text)
    yield "foreign sentence", lambda text: found.foreign("en", text, sentence=True)
    yield "denies", found.denies
    yield "asks", found.asks
    yield "good part", found.good_part
    yield "besides", found.besides
    yield "person", found.person
    yield "reason", found.reason
    yield "aim", lambda text: found.aim("en", text)
    yield "mentioned", lambda text: found.mentioned(text, KNOWN)
    yield "requests", lambda text: found.requests("en", text)
    yield "pointed at", lambda text: found.referenced("en", text, [(name, "Nurse") for name in KNOWN])
    yield "names something", lambda text: found.names_something("en", text)
    yield "names something alone", lambda text: found.names_something("en", text, alone=True)
    yield "same point", lambda text: found.same_point(text, ("They want more years", text[::-1]))
    yield "alike", lambda text: found.alike(text, ("Nurse", text[::-1]))
    yield "screen", lambda text: found.screen("en", text)
    run = Run(1, "no", SCRIPTS["no"].version, SCRIPTS["no"].samples[0], _NOW, _NOW)
    yield "option", lambda text: found.option("en", run, run.position, text)
    yield "control", lambda text: found.control("en", run, text)


def _questions() -> Iterator[tuple[str, Ask[object]]]:
    """Go through first questions of different kinds: with options, about a day, for words."""
    for script in SCRIPTS.values():
        ask = replay(script, script.samples[0], {}).ask
        if ask is not None and script.name in ("no", "later", "remind", "log", "pause", "overdue"):
            yield f"{script.name}/{ask.key}", ask
