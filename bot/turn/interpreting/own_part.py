"""Tell what the person wrote beside a mail that they pasted."""

from __future__ import annotations

import re

_MAIL_BEGINS = re.compile(
    r"(?:(?<=^)|(?<=[\s>\"“]))(?:dear\s\w|(?:hi|hello|hey|good\s(?:morning|afternoon"
    r"|evening))\s[\w'-]+(?:\s[\w'-]+)?\s*[,\n]"
    r"|(?:from|subject|sent|date)\s?:)",
    re.IGNORECASE,
)


def before_mail(text: str) -> str:
    """Return what stands before a mail in a text; nothing if the mail is all of it."""
    begins = _MAIL_BEGINS.search(text)
    return text[: begins.start()].strip() if begins is not None else ""
