"""Define what a turn needs from libraries and content, which it may not import."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date, time
from typing import Any, Protocol

from bot.coach.routing import Aim
from bot.coach.safety import Tier
from bot.coach.schedule.workdays import Workdays
from bot.talk.ask import Ask
from bot.talk.days import When
from bot.talk.script import Position
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Person, Run
from bot.turn.readings.offer_reply import OfferReader
from bot.turn.readings.reading import Readings
from bot.turn.readings.report import Report
from bot.turn.readings.request import Request


class Reader(Protocol):
    """A reader turns words into values."""

    @property
    def ready(self) -> bool:
        """Whether texts can be heard without a wait."""

    @property
    def hears(self) -> bool:
        """Whether texts are heard by what was learned, and not by labels and phrases alone."""

    def prepare(self) -> None:
        """Load what texts are heard with, if it can be loaded: a second of work, for a thread of its own."""

    def option(self, language: str, run: Run, position: Position, text: str) -> str | None:
        """Return the stored answer whose label at the open question is `text`; None if there is none."""

    def control(self, language: str, run: Run, text: str) -> Control | None:
        """Return the control under the open question whose label is `text`; None if there is none."""

    def days(self, person: Person, text: str, today: date, *, past: bool) -> tuple[date, ...]:
        """Return the days that `text` may mean, the likeliest first."""

    def day_in(self, person: Person, text: str, today: date) -> date | None:
        """Return the one future day that the text mentions; None if it mentions none or several."""

    def is_said(self, language: str, text: str) -> bool:
        """Tell whether a text is rather something that somebody says than a name."""

    def name_alone(self, language: str, text: str) -> str:
        """Return a name without the words before it that are no part of it: "same, staff nurse"."""

    def agrees(self, language: str, text: str) -> bool:
        """Tell whether the text is a plain yes."""

    def offer_reader(self, language: str) -> OfferReader:
        """Return what reads whether a text takes up what was offered under buttons."""

    def erases(self, text: str) -> bool:
        """Tell whether a text says expressly, in any language, that everything be erased."""

    def labels(self, language: str, file: str, blocks: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Return each of these blocks with its label, of the card's file or of the shared one, `coach`."""

    def likeliest(self, language: str, family: str, text: str, least: float) -> str | None:
        """Return the meaning of a family of answers that a text has; None if none is so likely."""

    def place(self, person: Person, text: str) -> str | None:
        """Return the stored answer for the country that `text` names; None if it names none."""

    def zone(self, language: str, text: str, country: str) -> str | None:
        """Return the zone that `text` names among those of a country; None if it names none."""

    def time_in(self, language: str, text: str) -> tuple[time | None, str]:
        """Return the hour that stands in a text, beside a day or alone, and the text without it.

        The hour is None if there is none, or several.
        """

    def hour(self, language: str, text: str, allowed: Container[int]) -> int | None:
        """Return which of the allowed hours of the day `text` names, or a part of the day; None if none."""

    def read(
        self, language: str, ask: Ask[Any] | None, text: str, asked_back: Sequence[When] = ()
    ) -> Readings:
        """Return what a text may mean, learned from examples.

        ask: the open question, if there is one. asked_back: days that the person is asked to confirm.
        """

    def reports(self, person: Person, text: str, today: date, known: Sequence[str]) -> tuple[Report, ...]:
        """Return what a line, a mail or a table tells, for each application; () if it tells of none.

        known: the names of the person's applications.
        """

    def answer_day(self, person: Person, text: str, today: date) -> date | None:
        """Return the day by which an answer comes or is due, in a text without a company; None if none."""

    def foreign(self, language: str, text: str, *, sentence: bool = False) -> str | None:
        """Return the language that a text is in, if it is another one: a block of `foreign_*`; else None.

        sentence: only if it is surely no name.
        """

    def denies(self, text: str) -> bool:
        """Tell whether a text is a plain no, in however many words."""

    def is_thing(self, text: str) -> bool:
        """Tell whether a text rather names something than asks about it."""

    def asks(self, text: str) -> bool:
        """Tell whether a sentence is a question, or speaks to the coach, and so is no name."""

    def good_part(self, text: str) -> str | None:
        """Return what went well in the person's few words; None where the text says more than that."""

    def besides(self, text: str) -> str | None:
        """Return what else a text says than that it was said before; None if it doesn't say so."""

    def person(self, text: str) -> str | None:
        """Return whom a text names, and nothing else: "the ward manager, Helen"; None if it names nobody."""

    def reason(self, text: str) -> str | None:
        """Return the reason that stands in a text which says that there was one; None if none does."""

    def aim(self, language: str, text: str) -> Aim | None:
        """Return the dialogue or card that `text` asks for; None if it asks for none."""

    def mentioned(self, text: str, names: Sequence[str]) -> tuple[int, ...]:
        """Return the indexes of the names that the text mentions, the likeliest first."""

    def requests(self, language: str, text: str) -> tuple[Request, ...]:
        """Return what the words of a text ask for exactly, with the values in them; the surest first."""

    def referenced(self, language: str, text: str, titles: Sequence[tuple[str, str]]) -> tuple[int, ...]:
        """Return the indexes of the applications that the text points at: by company, role or place.

        titles: company and role of each, in the order in which the person sees them.
        """

    def names_something(self, language: str, text: str, *, alone: bool = False) -> bool:
        """Tell whether the text names a company that it is about, whether or not that one is known.

        alone: the text is what stands where a name would.
        """

    def reminder_day(self, person: Person, text: str, today: date) -> date | None:
        """Return the day from tomorrow on that the text asks to be reminded on; None if it says none."""

    def alike(self, role: str, roles: Sequence[str]) -> tuple[bool, ...]:
        """Tell for each of the roles whether it is a job like `role`."""

    def same_point(self, text: str, texts: Sequence[str]) -> tuple[bool, ...]:
        """Tell for each of the texts whether it says the same as `text`."""

    def workdays(self, country: str | None, today: date) -> Workdays:
        """Return the working days of a country."""

    def label(self, language: str, text: str, blocks: tuple[str, ...]) -> str | None:
        """Return which of these blocks of `coach` has the text as its label; None if none has."""

    def screen(self, language: str, text: str) -> Tier | None:
        """Return what the safety screen finds in the text; None if it finds nothing."""

    def named(self, language: str, run: Run, position: Position) -> tuple[str, ...]:
        """Return the answered keys that have a name and so can be listed to be changed."""
