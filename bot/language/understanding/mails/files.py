"""Turn a file that holds a mail into text: an .eml as it comes from a mail program, or a .txt."""

from __future__ import annotations

import codecs
import re
from binascii import Error, a2b_base64, a2b_qp
from itertools import groupby
from operator import itemgetter

from bot.language.understanding.mails.cleaning import LONGEST, without_tags
from bot.language.understanding.mails.mime import Entity, entity, parts
from bot.talk.visible import without_surrogates

MOST_BYTES = 300_000
"""Bytes of a file that are looked at: what comes after them is an attachment. Our own choice."""

LONGEST_VALUE = 300
"""The most characters of a header that are kept. Our own choice."""

_HEADERS = ("From", "To", "Date", "Subject", "Reply-To")
_OF_PEOPLE = frozenset({"From", "To", "Reply-To"})
_APART = re.compile(r'[",;:<>()@\[\]]')
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BEGINS = re.compile(rb"(?:[\w-]{1,70}:|From )")
_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]{1,20})?\?([bq])\?([^?]*)\?=", re.IGNORECASE)
"""A word of a header in another charset: RFC 2047."""

_CHARSETS = re.compile(
    r"utf-(?:7|8|16|32)(?:-\w+)?|ascii|iso8859-\d+|cp\d+|koi8-\w|mac-\w+|gb\w+|big5\w*|euc_\w+|iso2022_\w+"
    r"|shift_jis\w*|johab|hz|tis-620|ptcp154|kz1048|hp-roman8"
)
"""Python's names of the charsets that mails are in. It knows others that are none, such as `unicode_escape`,
and some that are slow: `idna` and `punycode` take time with the square of a text's length."""


def mail_from_file(content: bytes, name: str) -> str | None:
    """Return the text of a mail's file, its headers as lines; None if it is no .eml or .txt, or unreadable.

    content: the whole file or its start. name: the file's own name, whose ending says what it is. At most
    `LONGEST` characters are kept; attachments are never decoded. The time grows with the size of the file.
    """
    ending = name.rpartition(".")[2].casefold()
    if not content.strip() or ending not in ("eml", "txt"):
        return None
    if ending == "txt":
        text = _decoded(content[: 4 * LONGEST], "")
        return text[:LONGEST] if text is not None and text.strip() else None
    return _of_message(content[:MOST_BYTES].lstrip().replace(b"\r\n", b"\n").replace(b"\r", b"\n"))


def _of_message(content: bytes) -> str | None:
    if not _BEGINS.match(content[:80]):
        return None
    mail = entity(content)
    headers = [f"{header}: {value}" for header in _HEADERS if (value := _value(mail, header))]
    body = _body(mail) if headers else None
    if body is None:
        return None
    return ("\n".join(headers) + "\n\n" + body.strip())[:LONGEST]


def _value(mail: Entity, name: str) -> str:
    """Return the value of a header in one line, with its words in other charsets decoded; "" without it."""
    raw = mail.headers.get(name.lower().encode(), b"")
    text = (_decoded(raw, "") or "").replace("\n", "")
    pieces: list[tuple[str, bytes]] = []
    at = 0
    for word in _WORD.finditer(text):
        # Spaces between two such words don't count.
        if (between := text[at : word.start()]).strip() or not at:
            pieces.append(("", between.encode()))
        pieces.append((word[1].casefold(), _unpacked(word[2], word[3])))
        at = word.end()
    pieces.append(("", text[at:].encode()))
    # A character may go over two words: neighbours of one charset are decoded together.
    found = ((charset, b"".join(raw for _, raw in said)) for charset, said in groupby(pieces, itemgetter(0)))
    read = ((charset, _decoded(raw, charset) or "") for charset, raw in found)
    names = name in _OF_PEOPLE
    shown = (_quoted(words) if charset and names else words for charset, words in read)
    return " ".join("".join(shown).split())[:LONGEST_VALUE]


def _quoted(name: str) -> str:
    """Put a name into quotes if it would be read as several names without them: "Lee, Zoë"."""
    return '"' + name.replace('"', "") + '"' if _APART.search(name) else name


def _unpacked(way: str, packed: str) -> bytes:
    """Return what an encoded word holds; b"" if it is broken."""
    try:
        raw = packed.encode("ascii", "ignore")
        return a2b_qp(raw, header=True) if way in "qQ" else a2b_base64(raw + b"=" * (-len(raw) % 4))
    except Error:
        return b""


def _body(mail: Entity) -> str | None:
    """Return the plain text of a mail, else the text of its HTML; None if it has neither."""
    plain: str | None = None
    marked_up: str | None = None
    for part in parts(mail):
        if part.is_attached:
            continue
        if part.kind == "text/plain" and plain is None:
            plain = _text_of(part)
        elif part.kind == "text/html" and marked_up is None:
            marked_up = _text_of(part)
        if plain and plain.strip():
            return plain
    return without_tags(marked_up) if marked_up else plain


def _text_of(part: Entity) -> str | None:
    return _decoded(part.unpacked()[: 4 * LONGEST], part.parameter("charset"))


def _decoded(content: bytes, charset: str) -> str | None:
    """Decode bytes by the charset that is named, or by what they look like; None if they are no text."""
    if content.startswith(_UTF_16):
        return content.decode("utf-16", errors="replace")
    if content.startswith(codecs.BOM_UTF8):
        content = content[len(codecs.BOM_UTF8) :]
    if content.count(b"\0") > len(content) // 100:
        return None
    for name in (_known(charset), "utf-8"):
        try:
            if name:
                return without_surrogates(content.decode(name))
        except UnicodeDecodeError:
            # The last character may be cut in two where the file was cut short.
            if name == "utf-8" and len(content) >= 4 * LONGEST - 4:
                return content.decode("utf-8", errors="ignore")
    return content.decode("cp1252", errors="replace")


def _known(charset: str) -> str | None:
    """Return Python's name of a charset; None if mails aren't in it."""
    try:
        name = codecs.lookup(charset[:40]).name if charset.isascii() else ""
    except (LookupError, ValueError):  # a name may hold a NUL
        return None
    return name if _CHARSETS.fullmatch(name) else None
