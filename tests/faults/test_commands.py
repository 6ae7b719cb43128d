"""Row 39: a command ends where Telegram says so, whatever stands after it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.channels.telegram.updates import read
from bot.channels.terminal import MovableClock
from bot.events import Commanded, Event, Incoming, Wrote
from tests.bot_api.people import Json
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.support.app import terminal
from tests.support.telegram import Run

NOW = datetime(2026, 11, 24, tzinfo=UTC)
SAID: list[tuple[str, int, str, str]] = [
    ("/no", 3, "no", ""),
    ("/no\nthey wrote today", 3, "no", "they wrote today"),
    ("/no\n", 3, "no", ""),
    ("/delete.", 7, "delete", ""),
    ("/no, they wrote", 3, "no", "they wrote"),
    ("/no…", 3, "no", ""),
    ("/no!", 3, "no", ""),
    ("/no  \t they wrote ", 3, "no", "they wrote"),
    ("/no@afterword_bot", 17, "no", ""),
    ("/no@afterword_bot\nthey wrote", 17, "no", "they wrote"),
    ("/NO, they wrote", 3, "no", "they wrote"),
    ("/start no-reddit", 6, "start", "no-reddit"),
    ("/no 😀", 3, "no", "😀"),
    ("/no😀 then", 3, "no", "😀 then"),
    ("/no)", 3, "no", ")"),
]


def received(text: Any, *entities: Json) -> Event:
    chat: Json = {"id": 7, "type": "private"}
    message = {"message_id": 3, "date": 1, "chat": chat, "from": chat, "text": text, "entities": [*entities]}
    found = read(1, {"update_id": 5, "message": message}, NOW)
    assert isinstance(found, Incoming)
    return found.event


def marked(length: Any, offset: int = 0) -> Json:
    return {"type": "bot_command", "offset": offset, "length": length}


@pytest.mark.parametrize(("text", "length", "name", "argument"), SAID)
def test_row_39_a_command_ends_where_its_entity_does(
    text: str, length: int, name: str, argument: str
) -> None:
    """On a terminal, where nobody marks it, it ends at the same place."""
    assert received(text, marked(length)) == Commanded(name, argument, 3)
    desk = terminal(MovableClock(lambda: NOW), Path())
    assert desk.read(text) == Commanded(name, argument)


@pytest.mark.parametrize("length", [4, 400, 2**62, 0, -1])
def test_row_39_a_mark_that_ends_nowhere_in_the_text_says_nothing(length: int) -> None:
    """Then the command ends where its letters do."""
    assert received("/no", marked(length)) == Commanded("no", "", 3)
    assert received("/no", marked(3), marked(length)) == Commanded("no", "", 3)


def test_row_39_lengths_are_counted_in_utf_16() -> None:
    """As Telegram counts them: a smiley is two."""
    assert received("/n😀o then", marked(5)) == Commanded("n😀o", "then", 3)


@pytest.mark.parametrize("text", ["/usr/bin", "/noé", "/", "/ no", "//no", "no /no", "/<b>"])
def test_row_39_what_is_no_command_is_a_text(text: str) -> None:
    """Telegram marks none of these, and neither does a terminal."""
    assert received(text, marked(3, offset=3)) == Wrote(text, 3)
    desk = terminal(MovableClock(lambda: NOW), Path())
    assert isinstance(desk.read(text), Wrote)


@pytest.mark.parametrize(
    ("text", "answer"), [("/no\n", "How heavy is it"), ("/delete.", "Shall I erase it?")]
)
async def test_row_39_it_is_followed_and_what_is_said_with_it_is_heard(
    text: str, answer: str, api: BotApi, run: Run, kept: Kept
) -> None:
    """What stands after it passes the screen as every other text does."""
    ada = api.person(7)
    async with run():
        for said, then in (
            (text, answer),
            (f"{text} I want to kill myself", "I'm a program and can't keep you safe"),
        ):
            count, length = len(ada.messages), len(text.rstrip("\n."))
            await ada.send(text=said, entities=[marked(length)])
            await ada.sees(then, after=count)
        await kept((ada, [m.sent for m in ada.messages]))
