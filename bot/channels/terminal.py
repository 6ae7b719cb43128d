"""The coach on a terminal: the same inbox and outbox, and a clock that can be moved."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import ClassVar

from rich.console import Console
from rich.text import Text

from bot.channels.commands import end_of_command, parted
from bot.events import Commanded, Event, Incoming, Returned, Tapped, Wrote
from bot.message import Button, Message
from bot.service.app import App, now
from bot.turn.callback_data import NothingTap, QuestionTap, number_in, parse

_WIDE = 7
"""Buttons in a row of a calendar, which are shown one below the other."""

CHAT = 1
"""The one who sits at the terminal."""

_WAIT = re.compile(r":wait\s+(\d{1,4})\s*([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class MovableClock:
    """The time, and how far it has been moved."""

    def __init__(self, real: Callable[[], datetime] = now) -> None:
        self._real = real
        self._moved = timedelta(0)

    def __call__(self) -> datetime:
        """The time here (aware)."""
        return self._real() + self._moved

    def move_to(self, at: datetime) -> None:
        """Forward to a time; never back."""
        self._moved += max(timedelta(0), at - self())


class _Styled(HTMLParser):
    """Telegram's HTML → styled text."""

    STYLES: ClassVar = {"b": "bold", "i": "italic", "code": "cyan", "pre": "cyan", "blockquote": "cyan"}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = Text()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's
        self._open.append(self.STYLES.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - HTMLParser's
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data, style=" ".join(self._open))


def styled(html: str) -> Text:
    """A message with its bold, italic and code."""
    parser = _Styled()
    parser.feed(html)
    parser.close()
    return parser.text


def _can_tap(button: Button) -> bool:
    return button.data is not None and parse(button.data) != NothingTap()


def _is_of_a_card(button: Button) -> bool:
    tap = parse(button.data or "")
    return tap is not None and not isinstance(tap, QuestionTap | NothingTap)


class Terminal:
    """Shows what the coach says, numbers its buttons, and reads lines. It is its own courier."""

    def __init__(self, console: Console, clock: MovableClock, folder: Path) -> None:
        """`folder` is where files are put that are handed over."""
        self._folder = folder
        self._console = console
        self._clock = clock
        self._updates = time.time_ns() // 1_000  # unique, whatever the clock here says
        self._messages = 0
        self._shown: dict[int, tuple[Button, ...]] = {}
        self._last = 0

    @property
    def _buttons(self) -> tuple[Button, ...]:
        return self._shown.get(self._last, ())

    async def deliver(self, chat: int, message: Message) -> int | None:  # noqa: ARG002 - there is one chat
        """Print it. A question that is settled only loses its buttons; a selection is shown again."""
        buttons = tuple(button for row in message.rows for button in row if _can_tap(button))
        if message.edits:
            if message.message is not None:
                self._shown[message.message] = buttons
            if buttons:
                self._list(message)
            return None
        if message.document is not None and message.filename is not None:
            self._hand_over(message.filename, message.document)
            return None
        self._updates += 1
        self._messages = self._updates
        self._last = self._messages
        self._shown[self._messages] = buttons
        self._console.print()
        self._console.print(styled(message.html or ""), soft_wrap=not self._console.is_terminal)
        self._list(message)
        return self._messages

    def _hand_over(self, filename: str, document: str) -> None:
        """A file, for its owner alone, where the coach keeps its own."""
        path = self._folder / filename
        path.touch(mode=0o600)
        path.write_text(document, encoding="utf-8")
        self._console.print(Text(f"\n  {path}", style="dim"), soft_wrap=True)

    def _list(self, message: Message) -> None:
        """A line a row, the buttons numbered; what can't be tapped has no number."""
        number = 0
        for row in message.rows:
            labels: list[str] = []
            for button in row:
                number += _can_tap(button)
                if button.copy is None:
                    labels.append(f"[{number}] {button.label}" if _can_tap(button) else button.label)
            if len(row) == _WIDE:
                labels = [label.ljust(max(map(len, labels))) for label in labels]
            if labels:
                self._console.print(Text(f"  {'  '.join(labels)}".rstrip(), style="dim"), soft_wrap=True)

    def read(self, line: str) -> Event:
        """A line as what the person did: a command, the number of a button, or a text."""
        text = line.replace("\x00", "").strip()
        if end := end_of_command(text):
            return Commanded(*parted(text, end))
        number = number_in(text)
        if number is not None and 1 <= number <= len(self._buttons):
            return Tapped(self._buttons[number - 1].data or "", self._last)
        for button in self._buttons:
            # A card isn't waited on by any dialogue, so nobody else could match its labels.
            if button.label.casefold() == text.casefold() and _is_of_a_card(button):
                return Tapped(button.data or "", self._last)
        self._updates += 1
        return Wrote(text, self._updates)

    async def line(self, app: App, line: str) -> None:
        """One line, and everything the coach says to it."""
        found = _WAIT.fullmatch(line.strip())
        if found is not None:
            await self._wait(app, timedelta(**{_UNITS[found[2]]: int(found[1])}))
            return
        if line.strip().startswith(":"):
            self._console.print("\n:wait 3d moves the clock (m, h, d, w); ctrl-D leaves.")
            return
        await self._does(app, self.read(line))

    async def come_back(self, app: App) -> bool:
        """Show the question that is open from the last time; whether there was anything to show."""
        before = self._last
        await self._does(app, Returned())
        return self._last != before

    async def _does(self, app: App, event: Event) -> None:
        self._updates += 1
        await app.inbox.receive([Incoming(0, self._updates, CHAT, event, self._clock())])
        await app.exports.make_wanted()
        await app.outbox.drain()
        await self.due(app)

    async def _wait(self, app: App, span: timedelta) -> None:
        """Move the clock, stopping at everything that becomes due on the way."""
        end = self._clock() + span
        while (at := await app.nudges.next_at()) is not None and at <= end:
            self._clock.move_to(at)
            if await app.nudges.say_due():
                await self._tell_time(app)
                await app.outbox.drain()
        self._clock.move_to(end)
        await self._tell_time(app)

    async def _tell_time(self, app: App) -> None:
        """The time where they live, as far as that is known."""
        local = self._clock().astimezone(await app.nudges.zone(0, CHAT))
        self._console.print(Text(f"\n— {local:%a %d %b %H:%M %Z} —", style="dim"))

    async def due(self, app: App) -> None:
        """What is due by now."""
        await app.nudges.say_due()
        await app.outbox.drain()


async def talk(app: App, terminal: Terminal) -> None:
    """Read lines until they end: at a prompt on a terminal, plainly otherwise."""
    known = await terminal.come_back(app)
    if not sys.stdin.isatty():
        for line in sys.stdin:
            await terminal.line(app, line)
        return
    from prompt_toolkit import PromptSession  # only where somebody sits at it

    session: PromptSession[str] = PromptSession()
    if not known:
        await terminal.line(app, "/start")
    while True:
        try:
            line = await session.prompt_async("\n> ")
        except (EOFError, KeyboardInterrupt):
            return
        if line.strip():
            await terminal.line(app, line)
