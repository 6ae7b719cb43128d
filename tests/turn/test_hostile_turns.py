"""A turn takes bounded time, whatever was typed, and whatever is open."""

from itertools import cycle

import pytest

from bot.events import Commanded, Edited, Event, Wrote
from tests.support.bounded import is_bounded
from tests.support.by_typing import somebody
from tests.support.chat import Chat
from tests.support.hostile import texts

MOST = 1.0
"""Seconds of processor time of a turn, on a busy machine. What takes time with the square of a length takes
much more: a run of 4,000 blanks took eleven seconds, and a mail of 95 kB of them a quarter of an hour."""

GAPS = {
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "tabs": "\t",
    "line breaks": "\n",
    "line breaks with a space": " \n",
    "ideographic spaces": "\u3000",
}

OPEN: dict[str, tuple[Event, ...]] = {
    "nothing": (),
    "how heavy it is": (Commanded("no"),),
    "which company": (Commanded("log"),),
    "keep or discard": (Commanded("log"), Wrote("Globex"), Commanded("cancel")),
}


def costs_little(chat: Chat, event: Event) -> bool:
    """Whether the turn takes no more than `MOST`, whoever else uses the machine."""
    return is_bounded(lambda: chat.copy().does(event), most=MOST)


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize("asked", OPEN)
def test_a_long_gap_costs_little(asked: str, gap: str) -> None:
    """In a message of the longest length, and in a mail from a file."""
    for length, words in ((4_094, ("x", "y")), (95_000, ("Unfortunately", "we reject you"))):
        chat = somebody("Acme")
        for event in OPEN[asked]:
            chat.does(event)
        text = words[0] + (GAPS[gap] * length)[:length] + words[1]
        assert costs_little(chat, Wrote(text, chat.messages + 1, forwarded=length > 4_096))


def test_a_long_gap_costs_little_in_a_change_and_a_command() -> None:
    """These are heard as well."""
    chat = somebody("Acme")
    chat.does(Commanded("log"))
    chat.does(Wrote("Globex", 900))
    gap = "x" + " " * 4_094 + "y"
    assert costs_little(chat, Edited(gap, 900))
    assert costs_little(chat, Commanded("no", gap))


def test_no_text_costs_a_turn_much() -> None:
    """Whatever it is made of; each is said at one of the questions."""
    slow = []
    for (what, text), before in zip(texts(shorter=()).items(), cycle(OPEN.values()), strict=False):
        chat = somebody("Acme")
        for event in before:
            chat.does(event)
        if not costs_little(chat, Wrote(text, chat.messages + 1)):
            slow.append(what)
    assert slow == []
