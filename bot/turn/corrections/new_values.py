"""Read what an answer should be from the words that correct it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.coach.facts.application import Field
from bot.talk.ask import SKIPPED, Ask
from bot.talk.days import DayQuestion, PickWhen, Toward, When
from bot.talk.kinds import Choose, Pick, Rate, Write
from bot.turn.corrections import edits, repairs
from bot.turn.interpreting.answers import Unsure, interpret, meant
from bot.turn.interpreting.strange_names import is_strange_name
from bot.turn.model.person import Run, RunState
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import ANSWER, CERTAIN, Bar, Kind, Reading
from bot.turn.readings.request import Intent, Request

CAPITALISED = frozenset({Field.company.value, Field.contact.value})
"""The questions for names that begin with a capital. A role doesn't, within a sentence."""

MAY_MEAN = 0.2
"""How likely it has to be that the words after "not" mean the chosen option, in "low, not heavy". Little is
enough, since the new value has to be clear. Our own choice."""


def value_of(
    turn: Turn, run: Run, ask: Ask[Any], stored: str, request: Request, *, last: bool
) -> tuple[str, Card] | Unsure | None:
    """Return the corrected answer, and how it is said back; None if this answer isn't meant.

    `Unsure` holds the days to be confirmed, if several fit. last: it is the last answer of the open run.
    """
    kind, new, old = ask.kind, request.new or "", request.old
    if isinstance(kind, DayQuestion):
        return _day(turn, kind, stored, new, old, was=request.past)
    if isinstance(kind, Write) and kind.is_name and run.state is RunState.closed:
        return None  # a name is corrected on its application, so that it can be taken back
    if isinstance(kind, Write):
        text = _text(turn, kind, stored, new, old, last=last)
        text = begun_as(text, stored) if text is not None and ask.key in CAPITALISED else text
        return (text, Card(repairs.FILE, "called", shows={"value": text})) if text is not None else None
    if isinstance(kind, Pick):
        picked = interpret(turn, run.but(changing=ask.key, state=RunState.current), ask, new)
        item = kind.items.get(picked) if isinstance(picked, str) else None
        return (str(picked), Card(repairs.FILE, "about", shows={"application": item})) if item else None
    if not isinstance(kind, Choose | Rate) or (
        old is None and not last and request.intent is not Intent.meant
    ):
        return None
    chosen = _chosen(turn, ask, new, CERTAIN if old is None and not last else ANSWER)
    if chosen is None or (old is not None and not _may_mean(turn, ask, old, stored)):
        return None
    return chosen.name, Card("said", chosen.said) if chosen.said else Card("coach", "corrected")


def _chosen(turn: Turn, ask: Ask[Any], text: str, bar: Bar) -> Reading | None:
    """Return the option that a text clearly means; None if that is unclear."""
    reading = turn.hear(text).readings(ask).clearest(bar)
    return reading if reading is not None and reading.kind is Kind.answer else None


def _may_mean(turn: Turn, ask: Ask[Any], text: str, stored: str) -> bool:
    """Tell whether a text may mean this option, among others; on a scale, it has to come first."""
    readings = turn.hear(text).readings(ask).ranked
    readings = readings[:1] if isinstance(ask.kind, Rate) else readings
    return any(r.kind is Kind.answer and r.name == stored and r.sure >= MAY_MEAN for r in readings)


def _day(
    turn: Turn, kind: DayQuestion[Any], stored: str, new: str, old: str | None, *, was: bool
) -> tuple[str, Card] | Unsure | None:
    past = kind.toward is Toward.past
    at, rest = turn.hear(new).time_in() if isinstance(kind, PickWhen) else (None, new)
    if at is not None and not rest and old is None and stored != SKIPPED:  # only the hour was wrong
        when = When(When.of(stored).day, at)
        return when.stored, _said(when)
    days = turn.hear(rest).days(past=past or was)
    days = tuple(day for day in days if meant(day, kind.toward, turn.today))
    if not days or (old is not None and not _is_day(turn, old, stored) and days != (_day_of(stored),)):
        return None
    if len(days) > 1:
        return Unsure(days)
    when = When(days[0], at)
    return when.stored, _said(when)


def _said(when: When) -> Card:
    return Card("said", "day", shows={"day": when.day, "at": when.at})


def is_ahead(ask: Ask[Any]) -> bool:
    """Tell whether a question is for a day that lies ahead: "it was friday" doesn't correct that."""
    return isinstance(ask.kind, DayQuestion) and ask.kind.toward in (
        Toward.ahead,
        Toward.later,
        Toward.future,
    )


def _is_day(turn: Turn, text: str, stored: str) -> bool:
    """Tell whether a text can mean the stored day, read as past or as future."""
    days = (turn.hear(text).days(past=past) for past in (True, False))
    return any(day.isoformat() == stored[:10] for found in days for day in found)


def _day_of(stored: str) -> date | None:
    return When.of(stored).day if stored != SKIPPED else None


def _text(turn: Turn, kind: Write, stored: str, new: str, old: str | None, *, last: bool) -> str | None:
    """Return the answer with the wrong words replaced, or the new name; None if this answer isn't meant."""
    if not edits.is_one(new):
        return None
    if old is not None:
        return replaced(turn, stored, new, old, name=kind.is_name)
    if not kind.is_name:
        return None
    near = bool(turn.hear(new).mentioned([stored])) and new.casefold() != stored.casefold()
    return new if near or (last and (looks_like_a_name(new) or is_strange_name(turn, new))) else None


def replaced(turn: Turn, stored: str, new: str, old: str, *, name: bool) -> str | None:
    """Return a text with new words in the place of old ones; None if the old ones aren't in it."""
    if holds(stored, old):
        found = _words_of(old)
        rest = found.sub(" ", stored).casefold().split()
        whole = name and not set(rest).isdisjoint(new.casefold().split())  # "Acme Care Ltd, not Acme"
        corrected = (
            new
            if whole
            else found.sub(lambda m: _fitted(new, stored[: m.start()], stored[m.end() :]), stored)
        )
        return as_written(corrected, stored) if name else corrected
    longer = len(old.split()) > len(stored.split())  # "the deadline for Acme" is no name
    return new if name and not longer and turn.hear(old).mentioned([stored]) else None


def begun_as(name: str, stored: str) -> str:
    """Return a name in small letters with a capital, if the name that it replaces has one."""
    return f"{name[:1].upper()}{name[1:]}" if name.islower() and stored[:1].isupper() else name


def holds(stored: str, old: str) -> bool:
    """Tell whether a text has some words in it, as whole words."""
    return _words_of(old).search(stored) is not None


def _words_of(old: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(old)}(?!\w)", re.IGNORECASE)


def as_written(name: str, stored: str) -> str:
    """Write a new name, some of whose words are in capitals for stress, as the old name was written.

    "larkhill FARMS", which was "Larkhill Foods", is "Larkhill Farms". Any other name stays as it was typed.
    """
    words = name.split()
    if len(words) == 1 or stored.isupper() or name.isupper() or not any(map(str.isupper, words)):
        return name
    was = {word.casefold(): word for word in stored.split()}
    stressed = (word for word in words if word.isupper() and len(word) > LONGEST_SHORT_FORM)
    was = {**{word.casefold(): word.capitalize() for word in stressed}, **was}
    return " ".join(was.get(word.casefold(), word) for word in words)


LONGEST_SHORT_FORM = 3
"""Letters of the longest word in capitals that is a short form, like "NHS". A longer one is stressed."""


def _fitted(new: str, before: str, after: str) -> str:
    """Return the new words without those that already stand beside the old ones.

    "Ten minutes", for the "six" of "six minutes", is "ten". before, after: the text around the old words.
    """
    words = new.split()
    for edge, at_end in ((after, True), (before, False)):
        around = [word.strip(_MARKS).casefold() for word in edge.split()]
        for count in range(min(len(words) - 1, len(around)), 0, -1):
            own = words[-count:] if at_end else words[:count]
            if [word.casefold() for word in own] == (around[:count] if at_end else around[-count:]):
                words = words[:-count] if at_end else words[count:]
                break
    return " ".join(words)


_MARKS = ".,;:!?…\"'“”‘’()"


def looks_like_a_name(text: str) -> bool:
    """Tell whether a text begins as a name does: "Globex" or "7digital", and not "the shop"."""
    return text[:1].isupper() or text[:1].isdigit()
