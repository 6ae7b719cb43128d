"""The buttons under a question: its options, a calendar, pages of what can be picked, and the controls."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any

from bot.calendar_page import calendar_page
from bot.content import Content, Message
from bot.helplines import Helplines
from bot.reading import places
from bot.sheet import Button
from bot.talk.ask import Action, Ask
from bot.talk.kinds import Choose, ChooseMany, Pick, PickCountry, PickDate, PickZone, Toward, Unkept
from bot.talk.script import Position
from bot.turn.decide import NOTHING
from bot.turn.interpreting import unsure_of
from bot.turn.person import Person, Run

PAGE = 6
"""Things to pick on one page."""

LIKELY = 4
"""Countries that are shown: the likely ones of the language."""

MONTHS = 128
"""Calendars that are kept: they have many buttons, and are alike for everybody at the same question."""

Row = tuple[Button, ...]


class Buttons:
    """Finds them, with their labels."""

    def __init__(self, content: Content, helplines: Helplines) -> None:
        self._content = content
        self._helplines = helplines
        self._month = lru_cache(maxsize=MONTHS)(self._find_month)

    def rows(self, person: Person, run: Run, ask: Ask[Any], shown: Message, now: datetime) -> tuple[Row, ...]:
        """What answers the question, a row each; the controls are not among them."""
        at, kind = f"{run.number}:{ask.key}", ask.kind
        if isinstance(kind, ChooseMany):
            return self._several(person, run, shown, at)
        if isinstance(kind, PickDate):
            return self._days(person, run, kind, ask.suggest, now)
        if isinstance(kind, PickCountry):
            codes = self._helplines.likely(person.language)[:LIKELY]
            return tuple((self._country(person, code, at),) for code in codes)
        if isinstance(kind, PickZone):
            zones = [(places.city(zone), f"a:{at}:{zone}") for zone in places.clocks(kind.country)]
            return self._pages(person, run, [Button(*zone) for zone in zones], at)
        if isinstance(kind, Unkept):
            return ((Button(self._label(person, "done"), f"c:{at}:done"),),)
        answers = [Button(label, f"a:{at}:{value}") for value, label in shown.options]
        if isinstance(kind, Pick):
            known, others = answers[: len(kind.items)], answers[len(kind.items) :]
            return (*self._pages(person, run, known, at), *((other,) for other in others))
        return tuple((answer,) for answer in answers)

    def controls(self, person: Person, run: Run, ask: Ask[Any], position: Position) -> Row:
        """Skip, Back and Later, where they can be used."""
        at = f"{run.number}:{ask.key}"
        skips = []
        if ask.can_skip:
            skip = self._content.skip_label(person.language, run.dialogue, ask)
            skips.append(Button(skip, f"c:{at}:skip"))
        if run.changing is not None:
            return (*skips, Button(self._label(person, "leave"), f"c:{at}:back"))
        found = skips
        if position.path and not isinstance(ask.kind, Unkept):
            found.append(Button(self._label(person, "back"), f"c:{at}:back"))
        offers_later = isinstance(ask.kind, Choose) and Action.later in ask.kind.actions.values()
        if not (run.dialogue.brief or offers_later):
            found.append(Button(self._label(person, "later"), f"c:{at}:later"))
        return tuple(found)

    def _label(self, person: Person, block: str, **context: Any) -> str:
        return self._content.label(person.language, "controls", block, context)

    def _country(self, person: Person, code: str, at: str) -> Button:
        return Button(places.country_name(code, person.language), f"a:{at}:{places.place_of(code).stored}")

    def _several(self, person: Person, run: Run, shown: Message, at: str) -> tuple[Row, ...]:
        chosen = (run.draft or "").split(",")
        ticks = [
            Button(self._label(person, "on", label=label) if value in chosen else label, f"t:{at}:{value}")
            for value, label in shown.options
        ]
        done = Button(self._label(person, "done" if run.draft else "none"), f"c:{at}:done")
        return (*((tick,) for tick in ticks), (done,))

    def _pages(self, person: Person, run: Run, buttons: list[Button], at: str) -> tuple[Row, ...]:
        """A page of them, two in a row where they are many, and the way to the pages around it."""
        if len(buttons) <= PAGE:
            return tuple((button,) for button in buttons)
        page = int(run.draft) if run.draft and run.draft.isdecimal() else 0
        if page * PAGE >= len(buttons):
            page = 0
        shown = buttons[page * PAGE : (page + 1) * PAGE]
        ways = [("earlier", page - 1)] if page else []
        if (page + 1) * PAGE < len(buttons):
            ways.append(("further", page + 1))
        turns = tuple(Button(self._label(person, block), f"m:{at}:{to}") for block, to in ways)
        return (*((button,) for button in shown), turns)

    def _days(
        self, person: Person, run: Run, kind: PickDate, said: str | None, now: datetime
    ) -> tuple[Row, ...]:
        """A calendar, or the days that are asked back. said: a day they named before."""
        at = f"{run.number}:{kind.key}"
        today = now.astimezone(person.zone).date()
        if unsure := unsure_of(run.draft):
            days = tuple((Button(self._day(person, day), f"a:{at}:{day.isoformat()}"),) for day in unsure)
            another = Button(self._label(person, "another_day"), f"m:{at}:{unsure[0]:%Y-%m}")
            return (*days, (another,))
        month = run.draft[:7] if run.draft else None
        calendar = self._month(at, month, kind.toward, today, person.language, person.country)
        first: tuple[Row, ...] = ()
        if said is not None:
            first = ((Button(self._day(person, date.fromisoformat(said)), f"a:{at}:{said}"),),)
        return (*first, *calendar)

    def _find_month(
        self, at: str, month: str | None, toward: Toward, today: date, language: str, country: str | None
    ) -> tuple[Row, ...]:
        """The calendar of a month, by its name, or of this one."""
        page = calendar_page(month, toward, today, language, country)
        label = partial(self._content.label, language, "controls")
        ways = [("earlier", page.before), ("further", page.after)]
        turns = tuple(Button(label(block), f"m:{at}:{to}") for block, to in ways if to)
        title = Button(label("month", {"month": page.first}), f"m:{at}:{page.name}")
        names = tuple(Button(name, NOTHING) for name in page.weekdays)
        weeks = tuple(
            tuple(Button(d.label, f"a:{at}:{d.day}" if d.day is not None else NOTHING) for d in week)
            for week in page.weeks
        )
        now_row = ((Button(label("today"), f"a:{at}:{today.isoformat()}"),),) if page.today else ()
        return ((title,), names, *weeks, turns, *now_row)

    def _day(self, person: Person, day: date) -> str:
        return self._label(person, "picked", day=day)
