"""What is shown, neither Telegram's nor the terminal's yet: text and buttons."""

from __future__ import annotations

from bot.talk.frozen import changed, frozen
from bot.talk.kinds import LONGEST_TEXT
from bot.talk.visible import is_visible

LONGEST_MESSAGE = LONGEST_TEXT
"""What Telegram takes, in UTF-16 units after entities: as much as of them."""

LONGEST_CAPTION = 1024
"""The same beneath a file."""

LONGEST_COPY = 256
"""What Telegram's copy button takes, in UTF-16 units; a longer text stands in a code block."""

LONGEST_LABEL = 128
"""Shown of a label, in UTF-16 units. Telegram names no limit for one, and takes some 10 kB of buttons."""


@frozen
class Button:
    """A button: it brings `data` back, or copies a text."""

    label: str
    data: str | None = None
    copy: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@frozen
class Message:
    """One thing to deliver. html: None where only the buttons change.

    edits: it changes a message of ours instead of being a new one: this id, or (None) the one that
    asked `key` of `run`. run, key: the question it asks, where it asks one. first: for the first time.
    document: the text of a file to hand over, called `filename`; html stands beneath it.
    """

    html: str | None
    rows: Rows = ()
    edits: bool = False
    message: int | None = None
    run: int | None = None
    key: str | None = None
    first: bool = False
    document: str | None = None
    filename: str | None = None

    @property
    def says_something(self) -> bool:
        """Whether there is anything to send as a new message."""
        return self.html is not None or self.document is not None


def utf16(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, longest: int) -> str:
    """The text, at most `longest` UTF-16 units of it, an ellipsis where something was cut."""
    if utf16(text) <= longest:
        return text
    kept = text.encode("utf-16-le")[: 2 * (longest - 1)].decode("utf-16-le", "ignore")
    return f"{kept.rstrip()}…"


def labels_fit(rows: Rows) -> bool:
    """Whether every button has a label that can be seen, and fits whatever it consists of."""
    for row in rows:
        for button in row:
            label = button.label
            plain = label.isalnum() and label.isascii()  # as nearly all of a calendar is
            if 2 * len(label) > LONGEST_LABEL or not (plain or is_visible(label)):
                return False
    return True


def labelled(rows: Rows, blank: str) -> Rows:
    """The buttons, each with a label that can be seen and that fits; blank: for what has none."""
    return tuple(tuple(changed(button, label=_label(button.label, blank)) for button in row) for row in rows)


def _label(label: str, blank: str) -> str:
    return cut(label, LONGEST_LABEL) if is_visible(label) else blank
