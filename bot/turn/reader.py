"""What a turn asks of libraries and content, which it may not import."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from bot.coach.routing import Aim
from bot.coach.safety import Tier
from bot.coach.schedule.workdays import Workdays
from bot.talk.script import Position
from bot.turn.callback_data import Control
from bot.turn.person import Person, Run


class Reader(Protocol):
    """Turns words into values."""

    def option(self, language: str, run: Run, position: Position, text: str) -> str | None:
        """The stored answer that `text` stands for at the open question, if it is one of its labels."""

    def control(self, language: str, run: Run, text: str) -> Control | None:
        """The control whose label `text` is, under the open question."""

    def days(self, person: Person, text: str, today: date, *, past: bool) -> tuple[date, ...]:
        """The days that `text` may mean, the likeliest first."""

    def day_in(self, person: Person, text: str, today: date) -> date | None:
        """The one day ahead that stands somewhere in the text; None where there is none, or several."""

    def agrees(self, language: str, text: str) -> bool:
        """Whether the text is a plain yes."""

    def place(self, person: Person, text: str) -> str | None:
        """The stored answer for the country that `text` names."""

    def zone(self, text: str, country: str) -> str | None:
        """The zone that `text` names, of a country that has any."""

    def hour(self, text: str) -> int | None:
        """The hour of the day, 0 to 23, that `text` names."""

    def aim(self, language: str, text: str) -> Aim | None:
        """The dialogue or card that `text` asks for."""

    def mentioned(self, text: str, names: Sequence[str]) -> tuple[int, ...]:
        """Which of the names the text mentions, the likeliest first."""

    def alike(self, role: str, roles: Sequence[str]) -> tuple[bool, ...]:
        """For each of the roles, whether it is a job like the first."""

    def same_point(self, text: str, texts: Sequence[str]) -> tuple[bool, ...]:
        """For each of the texts, whether it says the same as the first one."""

    def workdays(self, country: str | None, today: date) -> Workdays:
        """When offices are open in a country."""

    def label(self, language: str, text: str, blocks: tuple[str, ...]) -> str | None:
        """Which of these labels of `coach` the text is."""

    def screen(self, language: str, text: str) -> Tier | None:
        """What the safety screen makes of it."""

    def named(self, language: str, run: Run, position: Position) -> tuple[str, ...]:
        """The answered keys that have a name, so that they can be listed to be changed."""
