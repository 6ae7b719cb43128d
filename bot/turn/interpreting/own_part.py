"""Tell what the person wrote beside a mail that they pasted."""

from __future__ import annotations

from bot.turn.readings.words import HasWords

WORDS = "interpreting/own_part"
"""The file of this module's patterns in `content/en/turn/`."""


def before_mail(reader: HasWords, text: str) -> str:
    """Return what stands before a mail in a text; "" if nothing does, or there is no mail."""
    begins = reader.words(WORDS)["mail_begins"].search(text)
    return text[: begins.start()].strip() if begins is not None else ""
