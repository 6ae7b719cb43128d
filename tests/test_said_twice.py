"""Where a fact has to be written twice, in words or in another form, both say the same."""

import re
from pathlib import Path
from typing import get_args

import pytest

from bot.events import (
    Blocked,
    Brought,
    Commanded,
    Edited,
    Event,
    Returned,
    Tapped,
    Unreadable,
    Wrote,
    from_json,
    to_json,
)
from bot.turn.interpreting.answers import FAR
from bot.turn.routing.commands import LINKS, MENU
from bot.turn.routing.routes import COMMANDS
from tests.support.chat import Chat
from tests.support.folders import ROOT
from tests.support.words import CONTENT

TEXTS = [*sorted((ROOT / "content").rglob("*.j2")), ROOT / "README.md", ROOT / "CHANGELOG.md"]
HANDLED = {*COMMANDS, "start", "cancel"}

OTHERS = {"newbot", "setjoingroups", "healthz", "metrics", "data"}
"""What else begins with a slash: commands of BotFather, addresses and a folder."""


def named(text: str) -> set[str]:
    """The commands that a text names."""
    return set(re.findall(r"(?<![\w/.<])/([a-z]+)\b(?![/.])", text)) - OTHERS


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_command_that_words_name_is_one(file: Path) -> None:
    """Whoever types it gets what they were told."""
    assert named(file.read_text(encoding="utf-8")) <= HANDLED


def test_the_readme_names_every_command_of_the_menu() -> None:
    """The menu has every command but those that nobody has to type."""
    assert set(MENU) <= named((ROOT / "README.md").read_text(encoding="utf-8"))
    assert HANDLED - set(MENU) == {"start", "waiting"}
    assert COMMANDS.keys() >= LINKS


@pytest.mark.parametrize("name", sorted(HANDLED))
def test_a_command_leads_somewhere(name: str) -> None:
    """None is answered as one that nobody knows is: with the short menu."""
    short = "what you'd like to do"
    known, unknown = Chat(), Chat()
    for chat, command in ((known, name), (unknown, "nothing")):
        chat.does(Commanded("settings"))
        chat.does(Commanded("cancel"))
        said = "".join(message.html or "" for message in chat.does(Commanded(command)))
        assert (short in said) is (command == "nothing")


@pytest.mark.parametrize("language", CONTENT.languages)
def test_a_command_of_the_menu_says_what_it_does(language: str) -> None:
    """In every language, within what Telegram takes."""
    for name in MENU:
        assert 0 < len(CONTENT.label(language, "controls", name)) <= 256


def test_a_day_that_is_questioned_is_as_far_away_as_the_words_say() -> None:
    """The calendar ends there too."""
    words = (CONTENT.folder / "en" / "controls.j2").read_text(encoding="utf-8")
    [years] = re.findall(r"is more than (\w+) years from today", words)
    assert {"two": 2}[years] * 365 == FAR.days


EVENTS: list[Event] = [
    Commanded("start", "no-friend", 3),
    Wrote("ïte\n", 4, forwarded=True, caption="look", album="13"),
    Edited("as", 4),
    Tapped("n:", None),
    Unreadable("photo", "caption", "13", answered=True),
    Brought("0\tAcme", '{"rows": []}', True, 4, "mine", "13"),
    Blocked(),
    Returned(),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_what_somebody_did_is_read_as_it_was_written_down(event: Event) -> None:
    """Parked updates wait for a release that can deal with them."""
    assert {type(one) for one in EVENTS} == set(get_args(Event))
    assert from_json(to_json(7, event)) == (7, event)


def test_what_was_set_aside_by_an_earlier_release_is_read() -> None:
    """A raw update is none of these."""
    content = b'{"chat": 7, "event": {"kind": "Tapped", "data": "n:", "message": 2}}'
    assert to_json(7, Tapped("n:", 2)) == content
    assert from_json(content) == (7, Tapped("n:", 2))
    content = b'{"chat": 7, "event": {"kind": "photo", "caption": "", "album": null, "answered": false}}'
    assert to_json(7, Unreadable("photo")) == content
    assert from_json(content) == (7, Unreadable("photo"))
    content = b'{"chat": 7, "event": {"kind": "Wrote", "text": "hi", "message": 2, "forwarded": false}}'
    assert from_json(content) == (7, Wrote("hi", 2))
    assert from_json(b'{"update_id": 5}') is None
    assert from_json(b"[]") is None
