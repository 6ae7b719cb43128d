"""Make the buttons under a question: its options, a calendar, pages of items to pick, and the controls."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any

from bot.language import geography
from bot.language.wording import styles
from bot.language.wording.calendar import calendar_page
from bot.language.wording.content import Content, RenderedQuestion
from bot.language.wording.helplines import Helplines
from bot.message import Button, Style
from bot.talk.ask import Action, Ask
from bot.talk.days import DayQuestion, Toward, When
from bot.talk.frozen import changed
from bot.talk.kinds import Choose, ChooseMany, Pick, PickCountry, PickZone, Unkept
from bot.talk.script import Position
from bot.turn.interpreting.answers import unsure_of
from bot.turn.model.callback_data import (
    AnswerTap,
    Control,
    ControlTap,
    NothingTap,
    PageTap,
    ToggleTap,
    encode,
)
from bot.turn.model.person import Person, Run

PAGE = 6
"""The most items to pick on one page."""

LIKELY = 4
"""The most countries that are shown as buttons: those where people of the language likely are."""

MONTHS = 128
"""How many calendars are cached: each has many buttons, and many people's calendars are the same."""

Row = tuple[Button, ...]


class Keyboard:
    """Makes the buttons under a question, with their labels."""

    def __init__(self, content: Content, helplines: Helplines) -> None:
        self._content = content
        self._helplines = helplines
        self._month = lru_cache(maxsize=MONTHS)(self._find_month)

    def rows(
        self, person: Person, run: Run, ask: Ask[Any], shown: RenderedQuestion, now: datetime
    ) -> tuple[Row, ...]:
        """Return the rows of buttons that answer a question, without the controls."""
        kind = ask.kind
        answer = partial(_answer, run.number, ask.key)
        if isinstance(kind, ChooseMany):
            return self._several(person, run, ask, shown)
        if isinstance(kind, DayQuestion):
            return self._days(person, run, kind, ask.suggest, now)
        if isinstance(kind, PickCountry):
            codes = self._helplines.likely(person.language)[:LIKELY]
            return tuple(
                (answer(geography.country_name(code, person.language), geography.place_of(code).stored),)
                for code in codes
            )
        if isinstance(kind, PickZone):
            zones = [answer(geography.city(zone), zone) for zone in geography.clocks(kind.country)]
            return self._pages(person, run, ask, zones)
        if isinstance(kind, Unkept):
            return ((self._control(person, run, ask, Control.done),),)
        answers = [answer(label, value) for value, label in shown.options]
        if isinstance(kind, Choose):
            return tuple(
                (changed(button, style=styles.of_option(kind, value)),)
                for button, (value, _) in zip(answers, shown.options, strict=True)
            )
        if isinstance(kind, Pick):
            known, others = answers[: len(kind.items)], answers[len(kind.items) :]
            return (*self._pages(person, run, ask, known), *((other,) for other in others))
        return tuple((button,) for button in answers)

    def controls(self, person: Person, run: Run, ask: Ask[Any], position: Position) -> Row:
        """Return Skip, Back and Later, as far as they can be used."""
        buttons = []
        if ask.shows_skip:
            skip = self._content.skip_label(person.language, run.dialogue, ask)
            buttons.append(Button(skip, encode(ControlTap(run.number, ask.key, Control.skip))))
        if run.changing is not None:
            return (*buttons, self._control(person, run, ask, Control.back, "leave"))
        if position.path and not isinstance(ask.kind, Unkept):
            buttons.append(self._control(person, run, ask, Control.back))
        offers_later = isinstance(ask.kind, Choose) and Action.later in ask.kind.actions.values()
        if not (run.dialogue.brief or offers_later):
            buttons.append(self._control(person, run, ask, Control.later))
        return tuple(buttons)

    def _label(self, person: Person, block: str, **context: Any) -> str:
        return self._content.label(person.language, "controls", block, context)

    def _control(
        self, person: Person, run: Run, ask: Ask[Any], control: Control, block: str | None = None
    ) -> Button:
        """Make the button of a control. block: the block of its label, if not named like the control."""
        label = self._label(person, block or control)
        return Button(label, encode(ControlTap(run.number, ask.key, control)))

    def _several(self, person: Person, run: Run, ask: Ask[Any], shown: RenderedQuestion) -> tuple[Row, ...]:
        chosen = (run.draft_answer or "").split(",")
        ticks = [
            Button(
                self._label(person, "on", label=label) if value in chosen else label,
                encode(ToggleTap(run.number, ask.key, value)),
            )
            for value, label in shown.options
        ]
        done = self._control(person, run, ask, Control.done, None if run.draft_answer else "none")
        if run.draft_answer:
            done = changed(done, style=Style.primary)
        return (*((tick,) for tick in ticks), (done,))

    def _pages(self, person: Person, run: Run, ask: Ask[Any], buttons: list[Button]) -> tuple[Row, ...]:
        """Return a page of buttons, one a row, and the buttons that turn to the pages around it."""
        if len(buttons) <= PAGE:
            return tuple((button,) for button in buttons)
        page = int(run.draft_answer) if run.draft_answer and run.draft_answer.isdecimal() else 0
        if page * PAGE >= len(buttons):
            page = 0
        shown = buttons[page * PAGE : (page + 1) * PAGE]
        pages = [("earlier", page - 1)] if page else []
        if (page + 1) * PAGE < len(buttons):
            pages.append(("further", page + 1))
        turns = tuple(_turn(run.number, ask.key, self._label(person, block), str(to)) for block, to in pages)
        return (*((button,) for button in shown), turns)

    def _days(
        self, person: Person, run: Run, kind: DayQuestion[Any], suggested: str | None, now: datetime
    ) -> tuple[Row, ...]:
        """Return a calendar, or days to be confirmed. suggested: a day named before, as it is stored."""
        answer = partial(_answer, run.number, kind.key)
        today = person.day_of(now)
        if unsure := unsure_of(run.draft_answer):
            days = tuple((answer(self._day(person, when), when.stored),) for when in unsure)
            first_month = f"{unsure[0].day:%Y-%m}"
            another = _turn(run.number, kind.key, self._label(person, "another_day"), first_month)
            return (*days, (another,))
        month = run.draft_answer[:7] if run.draft_answer else None
        calendar = self._month(
            run.number, kind.key, month, kind.toward, today, person.language, person.country
        )
        first: tuple[Row, ...] = ()
        if suggested is not None:
            likely = answer(self._day(person, When.of(suggested)), suggested)
            first = ((changed(likely, style=Style.primary),),)
        return (*first, *calendar)

    def _find_month(
        self,
        run: int,
        key: str,
        month: str | None,
        toward: Toward,
        today: date,
        language: str,
        country: str | None,
    ) -> tuple[Row, ...]:
        """Return the calendar of a month (YYYY-MM); for None, of this month."""
        page = calendar_page(month, toward, today, language, country)
        nothing = encode(NothingTap())
        label = partial(self._content.label, language, "controls")
        months = [("earlier", page.before), ("further", page.after)]
        turns = tuple(_turn(run, key, label(block), to) for block, to in months if to)
        title = _turn(run, key, label("month", {"month": page.first}), page.name)
        names = tuple(Button(name, nothing) for name in page.weekdays)
        weeks = tuple(
            tuple(
                _answer(run, key, d.label, d.day) if d.day is not None else Button(d.label, nothing)
                for d in week
            )
            for week in page.weeks
        )
        today_row = ((_answer(run, key, label("today"), today.isoformat()),),) if page.today else ()
        return ((title,), names, *weeks, turns, *today_row)

    def _day(self, person: Person, when: When) -> str:
        return self._label(person, "picked", day=when.day, at=when.at)


def _answer(run: int, key: str, label: str, value: str) -> Button:
    return Button(label, encode(AnswerTap(run, key, value)))


def _turn(run: int, key: str, label: str, to: str) -> Button:
    return Button(label, encode(PageTap(run, key, to)))
