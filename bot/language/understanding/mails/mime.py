"""Cut a mail's file into headers and parts, in time that grows with its size alone, whatever is in it.

It reads what mail programs write (RFC 5322, 2045 to 2047 and 2231). The `email` of the standard library takes
time with the square of a header's length, of their number and of the depth of parts: seconds for a file of
100 kB that is made for it. Here every header, number and depth that is looked at has a bound.
"""

from __future__ import annotations

import re
from binascii import a2b_base64, a2b_qp
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

MOST_PARTS, DEEPEST = 20, 10
"""Parts of a mail that are looked at, and how deep they lie: an ordinary one has three. Our own choice."""

MOST_LINES, LONGEST_HEADER = 1_000, 2_000
"""The most lines of headers that are looked through, and bytes of a header that are read. Mail servers add
some hundred lines on the way. Our own choice."""

READ = frozenset(
    (
        *(b"from", b"to", b"date", b"subject", b"reply-to"),
        *(b"content-type", b"content-transfer-encoding", b"content-disposition"),
    )
)
"""The only headers that are read."""

_HEADER = re.compile(rb"([\x21-\x39\x3b-\x7e]{1,70})[ \t]*:[ \t]*(.*)", re.DOTALL)
_PARAMETER = re.compile(r';\s*([\w*-]{1,40})\s*=\s*("(?:[^"\\]|\\.)*"|[^\s;"]+)')
_LONGEST_TYPE = 1_000
_NO_BASE64 = bytes(byte for byte in range(256) if not (chr(byte).isascii() and chr(byte).isalnum()))
_NO_BASE64 = _NO_BASE64.translate(None, b"+/")


class Entity(NamedTuple):
    """An entity is a mail or a part of one. headers: as they stand, by their names in small letters."""

    headers: dict[bytes, bytes]
    body: bytes

    @property
    def kind(self) -> str:
        """Return the media type in small letters; `text/plain` where it is missing or malformed."""
        named = self._text(b"content-type").partition(";")[0].strip().casefold()
        return named if named.count("/") == 1 else "text/plain"

    @property
    def is_attached(self) -> bool:
        """Tell whether it is an attachment."""
        return "attachment" in self._text(b"content-disposition").casefold()

    def parameter(self, name: str) -> str:
        """Return a parameter of the media type, joined if it is in pieces; "" if it is missing."""
        pieces = (
            (key, value[1:-1].replace("\\", "") if value.startswith('"') else value)
            for key, value in _PARAMETER.findall(self._text(b"content-type"))
            if key.casefold().partition("*")[0] == name
        )
        return "".join(_spelled(value) if key.endswith("*") else value for key, value in pieces)

    def unpacked(self) -> bytes:
        """Return the body as it was before it was encoded for sending. What is broken is left out."""
        way = self._text(b"content-transfer-encoding").strip().casefold()
        if way == "base64":
            plain = self.body.translate(None, _NO_BASE64)
            plain = plain[:-1] if len(plain) % 4 == 1 else plain
            return a2b_base64(plain + b"=" * (-len(plain) % 4))
        return a2b_qp(self.body) if way == "quoted-printable" else self.body

    def _text(self, name: bytes) -> str:
        return self.headers.get(name, b"")[:_LONGEST_TYPE].decode("latin-1")


def _spelled(value: str) -> str:
    """Return a value without its charset and language, and with its percent-encoded bytes decoded."""
    return unquote_to_bytes(value.rpartition("'")[2]).decode("latin-1")


def entity(content: bytes) -> Entity:
    """Split content at the end of its headers, whose lines end with a line feed alone.

    Of two headers of one name, the first counts.
    """
    headers: dict[bytes, bytes] = {}
    at, name = 0, b""
    for _ in range(MOST_LINES):
        ends = content.find(b"\n", at)
        ends = len(content) if ends < 0 else ends
        line = content[at : min(ends, at + LONGEST_HEADER)]
        if not line:
            return Entity(headers, content[ends + 1 :])
        if line[:1] in b" \t":
            if name:
                headers[name] = (headers[name] + line)[:LONGEST_HEADER]
        elif (found := _HEADER.match(line)) is not None:
            name = found[1].lower()
            name = name if name in READ and name not in headers else b""
            if name:
                headers[name] = found[2]
        elif at or not line.startswith(b"From "):  # a mailbox's first line is no end of the headers
            return Entity(headers, content[at:])
        at = ends + 1
    return Entity(headers, content[at:].partition(b"\n\n")[2])


def parts(whole: Entity) -> Iterator[Entity]:
    """Yield the parts of a mail and of the messages in it, in their order; at most `MOST_PARTS`."""
    inside: list[Iterator[Entity]] = [iter((whole,))]
    for _ in range(MOST_PARTS):
        part = next(inside[-1], None)
        while part is None:
            inside.pop()
            if not inside:
                return
            part = next(inside[-1], None)
        if part.kind == "message/rfc822" or part.kind.startswith("multipart/"):
            if len(inside) < DEEPEST:
                inside.append(_within(part))
        else:
            yield part


def _within(part: Entity) -> Iterator[Entity]:
    """Yield the parts of a part, each only when it is asked for."""
    if part.kind == "message/rfc822":
        yield entity(part.body.lstrip(b"\n"))
        return
    boundary = part.parameter("boundary").rstrip()[:200].encode("latin-1")
    if not boundary:
        return
    body, mark = b"\n" + part.body, b"\n--" + boundary
    begins = -1
    at = body.find(mark)
    while at >= 0:
        ends = body.find(b"\n", at + 1)
        ends = len(body) if ends < 0 else ends
        rest = body[at + len(mark) : min(ends, at + len(mark) + LONGEST_HEADER)].strip()
        if rest in (b"", b"--"):
            if begins >= 0:
                yield entity(body[begins:at])
            begins = ends + 1
            if rest:
                return
        at = body.find(mark, ends)
    if 0 <= begins < len(body):
        yield entity(body[begins:])
