"""What is shown, neither Telegram's nor the terminal's yet: text and buttons."""

from __future__ import annotations

from bot.talk.frozen import frozen

LONGEST_COPY = 256
"""What Telegram's copy button takes, in UTF-16 units; a longer text stands in a code block."""


@frozen
class Button:
    """A button: it brings `data` back, or copies a text."""

    label: str
    data: str | None = None
    copy: str | None = None


@frozen
class Sheet:
    """One thing to deliver. html: None where only the buttons change.

    edits: it changes a message of ours instead of being a new one: this id, or (None) the one that
    asked `key` of `run`. run, key: the question it asks, where it asks one. first: for the first time.
    document: the text of a file to hand over, called `filename`; html stands beneath it.
    """

    html: str | None
    rows: tuple[tuple[Button, ...], ...] = ()
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
