"""Split a text into its command and the rest: at the end that Telegram marked, else by Telegram's rule."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
"""What Telegram marks as a command at the beginning of a text; not `/usr/bin`, for example."""

_BETWEEN = " \t\r\n.,;:!?…-–—"
"""Characters between a command and the text after it: "/no, they wrote"."""


def end_of_command(text: str, utf16_length: int | None = None) -> int:
    """Return the index where a text's command ends; 0 if the text does not begin with a command.

    utf16_length: the command's length in UTF-16 units as Telegram marked it; ignored if it is longer than
    the text.
    """
    if utf16_length is not None:
        encoded = text.encode("utf-16-le", "surrogatepass")
        if 0 < 2 * utf16_length <= len(encoded):
            return len(encoded[: 2 * utf16_length].decode("utf-16-le", "surrogatepass"))
    match = _COMMAND.match(text)
    return match.end() if match is not None else 0


def split_command(text: str, end: int) -> tuple[str, str]:
    """Split a text at its command's end: the command's name, without the bot's, and the text after it."""
    name = text[1:end].partition("@")[0].casefold()
    return name, text[end:].lstrip(_BETWEEN).rstrip()
