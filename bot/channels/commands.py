"""A command and what is said with it, parted where Telegram marks its end, or would."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
"""What Telegram marks as a command at the beginning of a text: not `/usr/bin`, say."""

_BETWEEN = " \t\r\n.,;:!?…-–—"
"""Parts a command from what is said with it: "/no, they wrote"."""


def end_of_command(text: str, units: int | None = None) -> int:
    """Find where the command ends that a text begins with; 0 where it begins with none.

    units: its length as Telegram marked it, in UTF-16. A mark that ends nowhere in the text says nothing.
    """
    if units is not None:
        encoded = text.encode("utf-16-le", "surrogatepass")
        if 0 < 2 * units <= len(encoded):
            return len(encoded[: 2 * units].decode("utf-16-le", "surrogatepass"))
    found = _COMMAND.match(text)
    return found.end() if found is not None else 0


def parted(text: str, end: int) -> tuple[str, str]:
    """Part a text into the name of its command, without the bot's, and what is said with it."""
    name = text[1:end].partition("@")[0].casefold()
    return name, text[end:].lstrip(_BETWEEN).rstrip()
