"""Turn a file that holds a mail into text: an .eml as it comes from a mail program, or a .txt."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message

from bot.language.understanding.mails.cleaning import LONGEST, without_tags

MOST_PARTS = 20
"""Parts of a mail that are looked at: an ordinary one has three. Our own choice."""

MOST_BYTES = 300_000
"""Bytes of a file that are parsed: what comes after them is an attachment. Our own choice."""

_HEADERS = ("From", "To", "Date", "Subject", "Reply-To")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def mail_from_file(content: bytes, name: str) -> str | None:
    """Return the text of a mail's file, its headers as lines; None if it is no .eml or .txt, or unreadable.

    content: the whole file or its start. name: the file's own name, whose ending says what it is. At most
    `LONGEST` characters are kept and `MOST_PARTS` parts looked at; attachments are never decoded.
    """
    ending = name.rpartition(".")[2].casefold()
    if not content.strip() or ending not in ("eml", "txt"):
        return None
    if ending == "txt":
        text = _decoded(content[: 4 * LONGEST], None)
        return text[:LONGEST] if text is not None and text.strip() else None
    try:
        return _of_message(content[:MOST_BYTES])
    except Exception:  # the parser meets files of every kind: one that trips it is unreadable
        return None


def _of_message(content: bytes) -> str | None:
    if not re.match(rb"(?:[\w-]{1,70}:|From )", content.lstrip()[:80]):
        return None
    if content.count(b"\n--") > MOST_BOUNDARIES:
        content = content[: _place_of(content, b"\n--", MOST_BOUNDARIES)]
    message = email.message_from_bytes(content.lstrip(), _class=EmailMessage, policy=email.policy.default)
    headers = [f"{header}: {value}" for header in _HEADERS if (value := _header(message, header))]
    if not headers:
        return None
    body = _body(message)
    if body is None:
        return None
    return ("\n".join(headers) + "\n\n" + body.strip())[:LONGEST]


MOST_BOUNDARIES = 200
"""Lines that may part a mail, which are looked at: the parser's time grows with parts within parts."""


def _place_of(content: bytes, mark: bytes, number: int) -> int:
    at = -1
    for _ in range(number):
        at = content.find(mark, at + 1)
    return at


def _header(message: Message, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())[:300]
    except Exception:  # a header with a broken encoding
        return ""


def _body(message: Message) -> str | None:
    """Return the plain text, else that of the HTML; "" if it has neither but was a mail."""
    plain: str | None = None
    marked_up: str | None = None
    for part in _parts(message):
        kind = part.get_content_type()
        if kind == "text/plain" and plain is None:
            plain = _text_of(part)
        elif kind == "text/html" and marked_up is None:
            marked_up = _text_of(part)
        if plain and plain.strip():
            break
    if plain and plain.strip():
        return plain
    return without_tags(marked_up) if marked_up else plain


def _parts(message: Message) -> Iterator[Message]:
    """Go through the parts of a mail that are no attachments, outside first."""
    waiting: list[Message] = [message]
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        if part.is_multipart():
            inner = part.get_payload()
            waiting = [each for each in inner if isinstance(each, Message)][:MOST_PARTS] + waiting
        elif "attachment" not in str(part.get("Content-Disposition", "")).casefold():
            yield part


def _text_of(part: Message) -> str | None:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return None
    return _decoded(payload[: 4 * LONGEST], part.get_content_charset())


def _decoded(content: bytes, charset: str | None) -> str | None:
    """Decode bytes by the charset that is named, or by what they look like; None if they are no text."""
    if content.startswith(_UTF_16):
        return content.decode("utf-16", errors="replace")
    if content.startswith(codecs.BOM_UTF8):
        content = content[len(codecs.BOM_UTF8) :]
    if content.count(b"\0") > len(content) // 100:
        return None
    for name in (charset, "utf-8"):
        try:
            if name:
                return content.decode(name)
        except (LookupError, UnicodeDecodeError):
            # The last character may be cut in two where the file was cut short.
            if name == "utf-8" and len(content) >= 4 * LONGEST - 4:
                return content.decode("utf-8", errors="ignore")
    return content.decode("cp1252", errors="replace")
