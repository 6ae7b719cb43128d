"""Take a pasted mail apart: its headers, what was said, the signature. What it quotes is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.language.understanding.mails.chats import as_mail
from bot.language.understanding.mails.cleaning import lines_of
from bot.language.understanding.mails.headers import HEADER, HEADERS
from bot.language.understanding.mails.signatures import signs_off, split_footer, split_signature
from bot.language.understanding.phrases.word_tables import WordTable

MOST_SENTENCES, LONGEST_SENTENCE = 60, 400
"""The most sentences that are read, and characters of each: what matters stands early. Our own choice."""

LONGEST_AROUND, MOST_OLDER = 300, 30
"""The most characters of a header or a line around the letter, and lines of older mails. Our own choice."""

STRAIGHT = str.maketrans("’‘ʼ", "'''")
"""Apostrophes as they are typed, one for one: so that a place in a text stays the same."""

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")

_BARE_FROM = re.compile(r"([^<>@]{2,80}?) ?<([\w.+-]{1,64}@[\w.-]{3,100})>.{0,40}")

_TABLE = WordTable("mails/parts")
_FORWARDED = _TABLE.pattern("forwarded", re.IGNORECASE)
_QUOTED = _TABLE.pattern("quoted", re.IGNORECASE)
GREETING = _TABLE.pattern("greeting")
_GREETS = _TABLE.pattern("greets", re.IGNORECASE)
_BULLET = _TABLE.pattern("bullet", re.IGNORECASE)

_END = re.compile(r"(?<=[.!?…])[\"')\]]*\s+(?=[^\s])|(?<=[!?])(?=[A-Z])")

_ABBREVIATED = _TABLE.pattern("abbreviated", re.IGNORECASE)


class Parts(NamedTuple):
    """Hold a mail taken apart. headers: by their names in lower case. head: lines above the greeting.

    body: lines between greeting and signature. signature: lines under the body, without the sign-off.
    footer: lines at the end that every mail of the sender has. sentences: those of the body. greeted, signed:
    whether it has a greeting and a sign-off. forwarded: whether somebody else's mail is passed on or shown.
    older: lines of the mails that this one answers or passes on.
    """

    headers: dict[str, str]
    head: tuple[str, ...]
    body: tuple[str, ...]
    signature: tuple[str, ...]
    footer: tuple[str, ...]
    sentences: tuple[str, ...]
    greeting: str
    greeted: bool
    signed: bool
    forwarded: bool
    older: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """Return the subject; "" if there is none."""
        return self.headers.get("subject", "")

    @property
    def sender(self) -> str:
        """Return the line From; "" if there is none."""
        return self.headers.get("from", "")


def take_apart(text: str) -> Parts:
    """Split a text into the parts that a mail may have, whether or not it is one."""
    quoted = [line.translate(STRAIGHT) for line in lines_of(text)]
    shown = _said_by_others(quoted)
    lines, forwarded = _what_was_forwarded(shown)
    forwarded = forwarded or shown is not quoted
    lines = as_mail(_unquoted(lines))
    headers, lines = _headers(lines)
    lines, older = _before_the_quoted(lines)
    head, greeting, rest = _greeting(lines)
    if head and "subject" not in headers and (titled := _SUBJECT_LIKE.match(head[0])) is not None:
        headers["subject"] = head[0][titled.end() :]
        head = head[1:]
    rest, footer = split_footer(rest)
    body, signature, signed = split_signature(rest)
    return Parts(
        {name: value[:LONGEST_AROUND] for name, value in headers.items()},
        tuple(line[:LONGEST_AROUND] for line in head),
        tuple(body),
        tuple(line[:LONGEST_AROUND] for line in signature),
        tuple(line[: 2 * LONGEST_AROUND] for line in footer),
        tuple(sentences_of(body)),
        greeting,
        bool(greeting),
        signed,
        forwarded,
        tuple(line[:LONGEST_AROUND] for line in older),
    )


_SUBJECT_LIKE = _TABLE.pattern("subject_like", re.IGNORECASE)


def _what_was_forwarded(lines: list[str]) -> tuple[list[str], bool]:
    """Drop what comes above a forwarded mail, if it is no mail itself; tell whether one was forwarded."""
    for at, line in enumerate(lines[:40]):
        if _FORWARDED.match(line) and sum(map(bool, lines[:at])) <= 3:
            return lines[at + 1 :], True
    return lines, False


def _said_by_others(lines: list[str]) -> list[str]:
    """Take what somebody shows in quotation marks, and leave out the line that leads to it."""
    said = [at for at, line in enumerate(lines) if line]
    first = next((at for at in said[:2] if lines[at][0] in _OPENS), None)
    if first is None or lines[said[-1]][-1] not in _CLOSES or len(" ".join(lines[first:])) < LEAST_SHOWN:
        return lines
    shown = lines[first : said[-1] + 1]
    shown[0] = shown[0][1:].strip()
    shown[-1] = shown[-1].rstrip(_CLOSES)
    return shown


_OPENS, _CLOSES = '"“', '"”'

LEAST_SHOWN = 80
"""The fewest characters in quotation marks that may be a mail. Our own choice."""


def _unquoted(lines: list[str]) -> list[str]:
    """Take the marks of quoting away if nearly everything is quoted."""
    said = [line for line in lines if line]
    if said and sum(line.startswith(">") for line in said) >= 0.8 * len(said):
        return [line.lstrip("> ") for line in lines]
    return lines


def _headers(lines: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Split off the headers at the top, also those of a web mailer: a name with an address, a day."""
    headers: dict[str, str] = {}
    end = seen = 0
    for at, line in enumerate(lines[:25]):
        if not line:
            continue
        seen += 1
        if (found := HEADER.fullmatch(line)) is not None:
            headers.setdefault(HEADERS[found[1].casefold()], found[2])
            end = at + 1
        elif (bare := _BARE_FROM.fullmatch(line)) is not None and "from" not in headers:
            headers["from"] = f"{bare[1]} <{bare[2]}>"
            end = at + 1
        elif end and re.fullmatch(r"to (?:me|\w+)", line):
            end = at + 1
        elif len(headers) == 1 and "from" in headers and _STAMP.fullmatch(line):
            headers["date"] = line
            end = at + 1
        elif seen > len(headers) + 3 or GREETING.fullmatch(line):
            break
    if "sent" in headers:
        headers.setdefault("date", headers["sent"])
    if not headers or not {"from", "subject", "date"} & headers.keys():
        return {}, list(lines)
    above = [
        line for line in lines[:end] if line and not HEADER.fullmatch(line) and not _STAMP.fullmatch(line)
    ]
    above = [line for line in above if not _BARE_FROM.fullmatch(line) and len(line) < 60]
    return headers, above + [""] * bool(above) + list(lines[end:])


_STAMP = _TABLE.pattern("stamp", re.IGNORECASE)


def _before_the_quoted(lines: list[str]) -> tuple[list[str], list[str]]:
    """Split a mail from the older mails under it or quoted in it."""
    kept: list[str] = []
    quoted: list[str] = []
    for at, line in enumerate(lines):
        if any(kept) and _begins_older(lines, at):
            return kept, [*quoted, *(under.lstrip("> ") for under in lines[at:])][:MOST_OLDER]
        if line.startswith(">"):
            quoted.append(line.lstrip("> "))
        elif not _NO_WORDS.fullmatch(line):
            kept.append(line)
    return kept, quoted[:MOST_OLDER]


def _begins_older(lines: list[str], at: int) -> bool:
    """Tell whether an older mail begins at a line."""
    line = lines[at]
    if _QUOTED.match(line) or _FORWARDED.match(line):
        return True
    header = HEADER.fullmatch(line)
    older = header is not None and HEADERS[header[1].casefold()] == "from"
    return older and any(HEADER.fullmatch(other) for other in lines[at + 1 : at + 4])


_NO_WORDS = _TABLE.pattern("no_words", re.IGNORECASE)


def _greeting(lines: list[str]) -> tuple[list[str], str, list[str]]:
    """Split at the greeting: lines above it, who is greeted, lines under it."""
    for at, line in enumerate(lines[:30]):
        if not line:
            continue
        if at + 1 < len(lines) and GREETING.fullmatch(line) and not signs_off(line):
            return [above for above in lines[:at] if above], line, lines[at + 1 :]
        begun = _BEGINS.match(line)
        if begun is not None:
            return [above for above in lines[:at] if above], begun[0], [line[begun.end() :], *lines[at + 1 :]]
        if (line[-1] in ".!?" and (len(line) > 60 or _TO_YOU.search(line))) or _LIKED.search(line):
            break  # the letter has begun: none greets in its middle
    return [], "", lines


_TO_YOU = _TABLE.pattern("to_you", re.IGNORECASE)
_LIKED = _TABLE.pattern("liked", re.IGNORECASE)
_BEGINS = _TABLE.pattern("begins", re.IGNORECASE)


def sentences_of(lines: Sequence[str]) -> list[str]:
    """Split lines into sentences. A line that was only broken because it was full goes on in the next."""
    found: list[str] = []
    for paragraph in paragraphs(lines):
        piece = ""
        for part in _END.split(paragraph):
            piece = f"{piece} {part}".strip() if piece else part.strip()
            if _ABBREVIATED.search(piece[-12:]) and len(piece) < LONGEST_SENTENCE:
                continue
            if piece:
                found.append(piece[:LONGEST_SENTENCE])
            piece = ""
            if len(found) >= MOST_SENTENCES:
                return found
        if piece:
            found.append(piece[:LONGEST_SENTENCE])
    return found[:MOST_SENTENCES]


def paragraphs(lines: Sequence[str]) -> list[str]:
    """Join lines that were broken because they were full."""
    joined: list[str] = []
    before = ""
    for line in lines:
        goes_on = (
            before
            and line
            and not _BULLET.match(line)
            and before[-1] not in ".!?:"
            and (len(before) >= 50 or line[0].islower())
            and len(joined[-1]) < 4 * LONGEST_SENTENCE
        )
        if goes_on:
            joined[-1] += f" {line}"
        elif line:
            joined.append(line)
        before = line
    return joined


def addresses_in(line: str) -> list[str]:
    """Return the mail addresses in a line."""
    return _ADDRESS.findall(line[:300])


def greets(parts: Parts) -> bool:
    """Tell whether the greeting has a word of greeting, and is not only a name."""
    return bool(_GREETS.match(parts.greeting))
