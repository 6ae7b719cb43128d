"""Define a message, text and buttons, in a form that is neither Telegram's nor the terminal's."""

from __future__ import annotations

from enum import StrEnum

from bot.talk.frozen import changed, frozen
from bot.talk.kinds import LONGEST_TEXT
from bot.talk.visible import is_visible

LONGEST_MESSAGE = LONGEST_TEXT
"""UTF-16 units, after entities, of the longest message that Telegram takes: as long as a person's text."""

LONGEST_CAPTION = 1024
"""UTF-16 units of the longest text beneath a file."""

LONGEST_COPY = 256
"""UTF-16 units that Telegram's copy button takes; a longer text stands in a code block."""

LONGEST_UNFOLDED = 300
"""UTF-16 units of a text to copy that is shown whole; a longer one is folded. Our own choice."""

LONGEST_LABEL = 128
"""UTF-16 units that are shown of a label. Telegram documents no limit, and takes some 10 kB of buttons."""

LONGEST_DESCRIPTION, LONGEST_SHORT_DESCRIPTION = 512, 120
"""Characters of what Telegram shows of a bot in an empty chat, and in its profile."""


Style = StrEnum("Style", ["primary", "danger"])
"""How a button stands out: as the one that most go on with, or as the one that erases."""


@frozen
class Button:
    """A button brings `data` (callback data) back, or copies a text. style: how it stands out, if at all."""

    label: str
    data: str | None = None
    copy: str | None = None
    style: Style | None = None


Rows = tuple[tuple[Button, ...], ...]


@frozen
class Message:
    """Hold a message to deliver. html: its text; None if only the buttons change.

    edits: it changes an earlier message of ours: the one with the id `message`, or (None) the one that asked
    `key` of `run`. run, key: the question that it asks, if any. first: that is asked for the first time.
    document: the text of a file to send, named `filename`; html stands beneath it.
    typeset: what is sent is a PDF that is made of `document` just before that; it is then the `content`.
    wants_words: the question is answered in words, so the person is put into the way of typing.
    celebrates: it arrives with confetti, if it is new.
    silent: it comes without a sound.
    reaction: an emoji to put on the person's own message with the id `message`. It is an edit, and no more.
    removes: ids of messages to remove from the chat, whoever sent them, `message` first. It is an edit too,
    since what is gone can be removed again. html: what is said where nothing can be removed.
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
    wants_words: bool = False
    celebrates: bool = False
    silent: bool = False
    reaction: str | None = None
    removes: tuple[int, ...] = ()
    typeset: bool = False
    content: bytes | None = None

    @property
    def says_something(self) -> bool:
        """Tell whether there is anything to send as a new message."""
        return self.html is not None or self.document is not None


def utf16(text: str) -> int:
    """Return the length of a text as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, longest: int) -> str:
    """Cut a text to at most `longest` UTF-16 units, with an ellipsis at the end if anything was cut."""
    if utf16(text) <= longest:
        return text
    kept = text.encode("utf-16-le")[: 2 * (longest - 1)].decode("utf-16-le", "ignore")
    return f"{kept.rstrip()}…"


def labels_fit(rows: Rows) -> bool:
    """Tell whether every label can be seen, and is short enough whatever characters it consists of."""
    for row in rows:
        for button in row:
            label = button.label
            plain = label.isalnum() and label.isascii()  # like nearly all of a calendar
            if 2 * len(label) > LONGEST_LABEL or not (plain or is_visible(label)):
                return False
    return True


def labelled(rows: Rows, blank: str) -> Rows:
    """Give every button a label that can be seen and that fits. blank: the label if there is none to see."""
    return tuple(tuple(changed(button, label=_label(button.label, blank)) for button in row) for row in rows)


def _label(label: str, blank: str) -> str:
    return cut(label, LONGEST_LABEL) if is_visible(label) else blank
