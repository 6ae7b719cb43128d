"""Run the coach on a terminal: with the same inbox and outbox, and a clock that can be moved."""

from __future__ import annotations

import asyncio
import re
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import ClassVar

from rich.console import Console
from rich.text import Text

from bot.channels.commands import end_of_command, split_command
from bot.channels.files import Unread, event_of, list_in, may_be_list, may_be_mail, most_bytes, text_in
from bot.config import Settings
from bot.events import Commanded, Event, Incoming, Returned, Tapped, Unreadable, Wrote, sent_in
from bot.message import Button, Message
from bot.service.app import App, now, started
from bot.service.outbound.send_rate import SendRate
from bot.talk.frozen import changed
from bot.talk.visible import without_surrogates
from bot.turn.model.callback_data import NothingTap, QuestionTap, number_in, parse

_WIDE = 7
"""Buttons in a row of a calendar, whose labels are aligned in columns."""

CHAT = 1
"""The chat of the person at the terminal."""

_WAIT = re.compile(r":wait\s+(\d{1,4})\s*([mhdw])")
_FILE = re.compile(r":file\s+(\S.*)")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class MovableClock:
    """Tell the time, and move it forward when told to."""

    def __init__(self, real: Callable[[], datetime] = now) -> None:
        self._real = real
        self._moved = timedelta(0)

    def __call__(self) -> datetime:
        """Return the time by this clock, with its zone."""
        return self._real() + self._moved

    def move_to(self, at: datetime) -> None:
        """Move the clock forward to a time; never back."""
        self._moved += max(timedelta(0), at - self())


async def take_in(app: App, clock: MovableClock, update: int, event: Event) -> None:
    """Take in an event of the one person there is; deliver what is said to it, and what is due by now."""
    await app.inbox.receive([Incoming(0, update, CHAT, event, clock(), sent=sent_in(event))])
    await app.exports.make_wanted()
    await app.outbox.drain()
    await _say_due(app)


async def let_pass(
    app: App, clock: MovableClock, span: timedelta, arrived: Callable[[], Awaitable[None]]
) -> None:
    """Move the clock, stopping at every nudge that becomes due on the way. arrived: called at each stop."""
    end = clock() + span
    while (at := await app.nudges.next_at()) is not None and at <= end:
        clock.move_to(at)
        if await app.nudges.say_due():
            await arrived()
            await app.outbox.drain()
    clock.move_to(end)


async def _say_due(app: App) -> None:
    if await app.nudges.say_due():
        await app.outbox.drain()


class _Styled(HTMLParser):
    """Turns Telegram's HTML into styled text."""

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
    """Return Telegram's HTML as text with its bold, italic and code."""
    parser = _Styled()
    parser.feed(html)
    parser.close()
    return parser.text


def _can_tap(button: Button) -> bool:
    return button.data is not None and parse(button.data) != NothingTap()


def _is_on_card(button: Button) -> bool:
    tap = parse(button.data or "")
    return tap is not None and not isinstance(tap, QuestionTap | NothingTap)


class Terminal:
    """Shows the coach's messages, numbers their buttons, and reads lines. It is its own courier."""

    def __init__(self, console: Console, clock: MovableClock, folder: Path) -> None:
        """Take the console, the clock, and the folder for files that the coach sends."""
        self._folder = folder
        self._console = console
        self._clock = clock
        self._number = time.time_ns() // 1_000  # unique, even if `clock` is moved
        self._shown: dict[int, tuple[Button, ...]] = {}
        self._last = 0

    @property
    def _buttons(self) -> tuple[Button, ...]:
        return self._shown.get(self._last, ())

    async def deliver(self, chat: int, message: Message) -> int | None:  # noqa: ARG002 - there is one chat
        """Print a message. An edit takes a question's buttons away, or shows a selection's buttons again."""
        buttons = tuple(button for row in message.rows for button in row if _can_tap(button))
        if message.removes:
            self._console.print()
            self._console.print(Text(message.html or "", style="dim"), soft_wrap=True)
            return None
        if message.edits:
            if message.message is not None:
                self._shown[message.message] = buttons
            if buttons:
                self._list(message)
            return None
        if message.document is not None and message.filename is not None:
            if message.html:
                self._console.print()
                self._console.print(styled(message.html), soft_wrap=not self._console.is_terminal)
            self._save_file(message.filename, message.content or message.document.encode())
            return None
        self._number += 1
        self._last = self._number
        self._shown[self._last] = buttons
        self._console.print()
        self._console.print(styled(message.html or ""), soft_wrap=not self._console.is_terminal)
        self._list(message)
        return self._last

    def _save_file(self, filename: str, content: bytes) -> None:
        """Save a file for its owner alone, beside the coach's own files."""
        path = self._folder / filename
        path.touch(mode=0o600)
        path.write_bytes(content)
        self._console.print(Text(f"\n  {path}", style="dim"), soft_wrap=True)

    def _list(self, message: Message) -> None:
        """Print the buttons in rows, numbered where they can be tapped; a button that copies is left out."""
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
        """Read a line as an event: a command, a button by its number or a card's label, or a text."""
        text = without_surrogates(line.replace("\x00", "")).strip()
        if end := end_of_command(text):
            return Commanded(*split_command(text, end))
        number = number_in(text)
        if number is not None and 1 <= number <= len(self._buttons):
            return Tapped(self._buttons[number - 1].data or "", self._last)
        for button in self._buttons:
            # Typed labels are heard later too, but only those of the last offer, and none that shows a name.
            if button.label.casefold() == text.casefold() and _is_on_card(button):
                return Tapped(button.data or "", self._last)
        self._number += 1
        return Wrote(text, self._number)

    async def line(self, app: App, line: str) -> None:
        """Deal with one line, and print everything that the coach says to it."""
        match = _WAIT.fullmatch(line.strip())
        if match is not None:
            await self._wait(app, timedelta(**{_UNITS[match[2]]: int(match[1])}))
            return
        match = _FILE.fullmatch(line.strip())
        if match is not None:
            await self._receive(app, await self._sent(app, Path(match[1])))
            return
        if line.strip().startswith(":"):
            self._console.print(
                "\n:wait 3d moves the clock (m, h, d, w); :file PATH sends a mail or a list from a file;"
                " ctrl-D leaves."
            )
            return
        await self._receive(app, self.read(line))

    async def _sent(self, app: App, path: Path) -> Event:
        """Return the event of sending a file. path: where it is on this machine."""
        self._number += 1
        event = Unreadable("document")
        listed = may_be_list(path.name)
        if not (listed or may_be_mail(path.name)):
            return event
        content = await asyncio.to_thread(_content, path)
        if content is None:
            return changed(event, kind=Unread.failed.value)
        if listed:
            found = await list_in(content, path.name, self._clock().date(), app.list_from_file)
            return event_of(event, self._number, found, listed=True)
        return event_of(event, self._number, await text_in(content, path.name, app.mail_from_file))

    async def come_back(self, app: App) -> bool:
        """Show the question that is open from last time; return whether there was anything to show."""
        before = self._last
        await self._receive(app, Returned())
        return self._last != before

    async def _receive(self, app: App, event: Event) -> None:
        self._number += 1
        await take_in(app, self._clock, self._number, event)

    async def _wait(self, app: App, span: timedelta) -> None:
        """Move the clock, stopping at every nudge that becomes due on the way."""
        await let_pass(app, self._clock, span, lambda: self._print_time(app))
        await self._print_time(app)

    async def _print_time(self, app: App) -> None:
        """Print the time where the person lives, as far as that is known."""
        local = self._clock().astimezone(await app.nudges.zone(0, CHAT))
        self._console.print(Text(f"\n— {local:%a %d %b %H:%M %Z} —", style="dim"))

    async def say_due(self, app: App) -> None:
        """Say the nudges that are due by now."""
        await _say_due(app)


def _content(path: Path) -> bytes | None:
    """Return the content of a file, or enough of it to see that it is too large; None if it can't be read."""
    try:
        path = path.expanduser()
        if not path.is_file():  # to open a pipe may take forever
            return None
        with path.open("rb") as file:
            return file.read(most_bytes(path.name) + 1)
    except (OSError, RuntimeError, ValueError):
        return None


async def converse(settings: Settings) -> None:
    """Start the coach on this terminal, and talk until the lines end."""
    clock = MovableClock()
    terminal = Terminal(Console(highlight=False), clock, settings.data_dir)
    # There is nobody else here whom one person's messages could delay.
    alone = settings.model_copy(update={"person_rate": 0})
    async with started(alone, terminal, bot=0, rate=SendRate(0, 0), clock=clock) as app:
        await talk(app, terminal)


async def talk(app: App, terminal: Terminal) -> None:
    """Read lines until they end: at a prompt if stdin is a terminal, plainly otherwise."""
    known = await terminal.come_back(app)
    if not sys.stdin.isatty():
        for line in sys.stdin:
            await terminal.line(app, line)
        return
    from prompt_toolkit import PromptSession  # slow to load, and needed only here

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
