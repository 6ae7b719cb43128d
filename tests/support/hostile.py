"""Texts and files that are made to cost time: what no person writes, and anybody can send."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

LONGEST_TEXT = 4_096
"""Characters of a message on Telegram."""

_SENTENCE = (
    "I applied to Acme as a nurse and they said no on Monday at 3pm after the second interview with Ann Lee "
    "so I feel low and want to write them back by the 3rd of December please remind me"
)
_WORDS = _SENTENCE.split()

_TONGUES = (
    "Ich habe mich bei Acme beworben und sie haben abgesagt. ",
    "J'ai postulé chez Acme et ils ont dit non lundi à 15h. ",
    "Solicité trabajo en Acme y me dijeron que no el lunes a las 3. ",
    "Я подал заявку в Acme, и в понедельник мне отказали в 15:00. ",
    "تقدمت بطلب إلى أكمي ورفضوني يوم الاثنين الساعة الثالثة. ",
    "我星期一下午三点被公司拒绝了。",
)

_REPEATED = {
    "one letter": "a",
    "one capital": "A",
    "one digit": "7",
    "brackets that open": "(",
    "brackets": "()",
    "square brackets": "[",
    "at": "at ",
    "at a name": "at Acme ",
    "commas": ",",
    "commas apart": ", ",
    "quotes": '"',
    "apostrophes": "'",
    "hyphens": "-",
    "hyphened": "a-",
    "dashes": " – ",
    "points": ".",
    "points and letters": "a.b.c.",
    "question marks": "?",
    "slashes": "a/",
    "stars": "**",
    "equals": "=",
    "underlines": "_",
    "spaces": " ",
    "tabs": "\t",
    "lines": "\n",
    "spaces and lines": " \n",
    "a letter a line": "a\n",
    "a quote a line": "> \n",
    "quoted deep": ">",
    "spaced letters": "a ",
    "wide spaces": "\u00a0\u2003",
    "names": "Ann Lee ",
    "names with and": "Ann and ",
    "initials": "A. ",
    "companies": "Acme Ltd, ",
    "days": "monday ",
    "dates": "3/4/2026 ",
    "months": "December 3rd ",
    "short days": "mon,tue,",
    "weeks": "next week ",
    "in days": "in 3 days ",
    "hours": "at 3pm ",
    "hours in numbers": "15:00-16:00 ",
    "numbers": "12 34 ",
    "numbers with points": "1.2.",
    "phone numbers": "+44 20 7946 0000 ",
    "addresses": "a@",
    "mail addresses": "a@b.c, ",
    "links": "https://a.b/c?d=e ",
    "half a link": "http://",
    "tags": "<a ",
    "tags that close": "</p>",
    "tags that open": "<div>",
    "angle brackets": "<",
    "comments": "<!-- ",
    "entities": "&amp;",
    "half entities": "&",
    "numbered entities": "&#1",
    "emoji": "👍",
    "emoji with a skin": "👍🏽",
    "families": "👨‍👩‍👧‍👦",
    "combining marks": "a\u0301\u0302\u0303",
    "marks alone": "\u0301",
    "joiners": "\u200d",
    "hidden": "\u200b",
    "right to left": "\u202eabc ",
    "half characters": "\ud800",
    "zero": "\x00",
    "wide letters": "ａ",
    "ligatures": "ﷺ",
    "dotted capitals": "İ",
    "bars": "|",
    "cells": "a | b | ",
    "semicolons": "a;b;",
    "not": "not ",
    "if": "if they ",
    "i applied": "I applied ",
    "i applied at": "I applied to Acme, ",
    "no from": "no from ",
    "interviews": "interview on monday ",
    "dear": "Dear Sam,\n",
    "headers": "From: a@b.c\n",
    "subjects": "Subject: no\n",
    "forwarded": "---------- Forwarded message ---------\n",
    "best regards": "Best regards,\nAnn\n",
    "unfortunately": "Unfortunately you were not selected. ",
    "unfortunately without points": "unfortunately we ",
    "thank you": "Thank you for your interest in the role of Ward Clerk at Acme. ",
    "the role of": "the role of ",
    "my name is": "my name is ",
    "remind me": "remind me ",
    "change": "change the role of acme to ",
    "call it": "call it ",
    "i want": "I want to ",
    "kill": "kill ",
    "die": "i want to die ",
    "haha": "haha",
    "new york": "New York ",
    "zones": "Europe/London ",
    "i am from": "I'm from ",
    "they said": "they said ",
    "because": "because ",
    "so so": "so very ",
    "numbers in words": "twenty one ",
    "ordinals": "1st 2nd ",
    "o'clock": "half past three ",
    "am": "3 am ",
    "until": "until ",
    "between": "between 3 and ",
}


def _filled(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def _mixed(seed: int, length: int) -> str:
    """Words, marks and numbers in any order."""
    chance = random.Random(seed)
    said = (*_WORDS, *",.;:!?()|-–\n\t", *(each.strip() for each in _REPEATED.values()))
    chosen, characters = list[str](), 0
    while characters <= length:
        chosen.append(chance.choice(said))
        characters += len(chosen[-1]) + 1
    return " ".join(chosen)[:length]


def _table(sign: str, length: int) -> str:
    head = sign.join(("Company", "Role", "Status", "Applied", "Interview", "Contact"))
    rows = (
        sign.join((f"Acme {n}", "Ward Clerk", "Rejected after interview", f"{n % 28 + 1}/11/26", "", "Ann"))
        for n in range(200)
    )
    return "\n".join((head, *rows))[:length]


def _shapes(length: int) -> Iterator[tuple[str, str]]:
    for name, piece in _REPEATED.items():
        yield name, _filled(piece, length)
    for name, sign in (("tabs", "\t"), ("bars", " | "), ("semicolons", ";"), ("commas", ",")):
        yield f"a table with {name}", _table(sign, length)
        yield f"a table of {name} and nothing", _filled(_filled(sign, 40) + "\n", length)
        yield f"a table of days with {name}", _filled(sign.join(["3 Dec", "next friday"] * 6) + "\n", length)
    for number, tongue in enumerate(_TONGUES):
        yield f"tongue {number}", _filled(tongue, length)
    yield "all tongues", _filled("".join(_TONGUES), length)
    yield "words", _filled(" ".join(_WORDS) + " ", length)
    yield "sentences", _filled(" ".join(_WORDS) + ". ", length)
    yield "lines of words", _filled(" ".join(_WORDS) + "\n", length)
    yield "an entity without end", ("Dear Sam, <p>&#" + "9" * length)[:length]
    yield "a hex entity without end", ("Dear Sam, <p>&#x" + "f" * length)[:length]
    yield "a mail of one sentence", ("Dear Sam,\nthank you " + _filled("and thank you ", length))[:length]
    yield "a mail of commas", ("Dear Sam,\nunfortunately" + _filled(" you, ", length))[:length]
    yield "a mail of names", ("From: Ann <a@b.c>\n\nDear Sam,\n" + _filled("Ann Lee ", length))[:length]
    yield "a mail of days", ("Dear Sam,\nwe invite you " + _filled("on monday at 3pm or ", length))[:length]
    yield "a mail of dates", ("Dear Sam,\nwe invite you " + _filled("3/4/2026, ", length))[:length]
    yield "a mail of signatures", ("Dear Sam,\nno.\n" + _filled("Ann Lee\nManager\nAcme\n", length))[:length]
    yield "every character", "".join(map(chr, range(1, length + 1)))
    yield "numbers that grow", " ".join(map(str, range(length)))[:length]
    for seed in range(12):
        yield f"mixed {seed}", _mixed(seed, length)


def texts(length: int = LONGEST_TEXT, shorter: Sequence[int] = (150, 1_150)) -> Mapping[str, str]:
    """Return hostile texts of this length, and of shorter ones, by what they are made of.

    Some readers leave long texts alone, and so are tried by shorter ones.
    """
    found = dict(_shapes(length))
    for short in shorter:
        found.update({f"{name}, {short}": text for name, text in _shapes(short)})
    return found


PIECES = (
    *_REPEATED.values(),
    *_WORDS,
    *_TONGUES,
    *".,;:!?()|-–\n\t\"'[]<>/=@#&%$£€0123456789",
    *("\n\n", "Company", "Role", "Status", "Applied", "Date", "Name", "interview", "offer", "Dear Sam,\n"),
    *("Kind regards\n", "Subject: ", "Date: 31 Dec 9999\n", "within ", "99999999 ", "weeks", "0001-01-01"),
    *("of the closing date ", "29 Feb", "in ", "0", "00:00", "25:61", "12/13/14", "1/0/0", "tomorrow", "by"),
    *(
        "next",
        "end of",
        "month",
        "&#0;",
        "&#xD800;",
        "&#99999999999;",
        "\U0010ffff",
        "ß",
        "²",
        "½",
        "٣",
        "五",
    ),
    *("Ⅷ", "①", "ª", "\u034f", "\ue000", "31 December 9999", "in 9999999 weeks", "hours ago"),
)
"""What hostile texts can be put together from."""

BIGGEST = 100_000
"""Bytes of the biggest file that is read."""

_PLAIN = b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
_TOP = b"From: Ann <a@b.c>\r\nSubject: no\r\n"


def _many(piece: bytes, before: bytes = b"", after: bytes = b"", size: int = BIGGEST) -> bytes:
    room = size - len(before) - len(after)
    return before + piece * (room // len(piece)) + after


_NO = b"\r\n\r\nDear Sam, no.\r\n"


def _headers() -> Iterator[tuple[str, bytes]]:
    for name in (b"From", b"To", b"Reply-To", b"Subject", b"Date", b"Content-Type", b"Content-Disposition"):
        begins = b"" if name == b"From" else _TOP
        for kind, piece in (
            ("addresses", b"a@b.c,"),
            ("comments", b"("),
            ("comments that close", b"()"),
            ("quotes", b'"'),
            ("backslashes", b"\\"),
            ("encoded words", b"=?utf-8?q?a?= "),
            ("encoded words without spaces", b"=?utf-8?b?YQ==?="),
            ("half encoded words", b"=?utf-8?"),
            ("folded", b"a\r\n "),
            ("folded spaces", b" \r\n "),
            ("parameters", b"a=b;"),
            ("groups", b"a:b;"),
            ("angles", b"<"),
            ("points", b"."),
            ("at", b"@"),
            ("brackets", b"["),
            ("high bytes", b"\xff"),
            ("utf-8", "é".encode()),
        ):
            yield f"{name.decode()} of {kind}", _many(piece, begins + name + b": ", _NO)
    pieces = b"".join(b" filename*%d=a;" % n for n in range(6_000))
    for name in (b"Content-Disposition: attachment;", b"Content-Type: text/plain;"):
        yield f"numbered pieces of {name.decode()}", _TOP + name + pieces[:90_000] + _NO
        yield f"charsets of pieces of {name.decode()}", _many(b" charset*0*=utf-8''%41;", _TOP + name, _NO)
    yield "many headers", _many(b"X: y\r\n", _TOP, _NO)
    yield "many headers of one name", _many(b"Subject: y\r\n", b"From: a@b.c\r\n", _NO)
    yield "many senders", _many(b"From: a@b.c\r\n", b"", _NO)
    yield "headers without an end", _many(b"X: y\r\n", _TOP)
    yield "no header", _many(b"y\r\n")
    yield "bare carriage returns", _many(b"X: y\r", _TOP, _NO)


def _nested(depth: int) -> bytes:
    opens = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth)
    )
    return (_TOP + opens + _PLAIN + b"Dear Sam, no.")[:BIGGEST]


def _same_boundary(depth: int) -> bytes:
    opens = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" * depth
    return (_TOP + opens + _PLAIN + b"Dear Sam, no.")[:BIGGEST]


def _bodies() -> Iterator[tuple[str, bytes]]:
    mixed = _TOP + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    yield "nested parts", _nested(1_500)
    yield "nested parts of one name", _same_boundary(1_500)
    yield "nested messages", (_TOP + b"Content-Type: message/rfc822\r\n\r\n" * 3_000)[:BIGGEST]
    yield "tiny parts", _many(b"--b\r\n\r\n\r\n", mixed)
    yield "tiny parts with a type", _many(b"--b\r\n" + _PLAIN + b"\r\n", mixed)
    yield "attachments", _many(b"--b\r\nContent-Disposition: attachment\r\n\r\na\r\n", mixed)
    yield "boundaries that are none", _many(b"--b-\r\n", mixed)
    yield "half boundaries", _many(b"--", mixed)
    for kind, boundary in (("pattern", b'"(a+)+"'), ("nothing", b'""'), ("length", b"b" * 50_000)):
        head = _TOP + b"Content-Type: multipart/mixed; boundary=" + boundary + b"\r\n\r\n"
        yield f"a boundary of {kind}", _many(b"--" + boundary.strip(b'"')[:9] + b"\r\n", head)
    yield "delivery reports", _many(b"X: y\r\n\r\n", _TOP + b"Content-Type: message/delivery-status\r\n\r\n")
    for way, pieces in {
        "base64": (b"YWFhYQ==\r\n", b"Y\r\n", b"=", b"YWFh", b"!!!!", b"\r\n"),
        "quoted-printable": (b"=\r\n", b"=41", b"=", b"=4", b"a \r\n", b"   ", b"=E2=80"),
        "x-uuencode": (b"begin 666 a\r\n", b"M\r\n", b"#0V%T\r\n"),
        "8bit": (b"\xff", b"\xe2\x80", b"\x00a", b"a\x00\x00\x00"),
        "klingon": (b"YWFh",),
    }.items():
        for piece in pieces:
            head = b"Content-Transfer-Encoding: " + way.encode() + b"\r\n\r\n"
            yield f"{way} of {piece!r}", _many(piece, _TOP + head)
    for charset in (
        *("idna", "punycode", "utf-7", "utf_7_imap", "unicode_escape", "raw_unicode_escape", "undefined"),
        *("hex", "zip", "rot13", "bz2", "mbcs", "utf-16", "utf-32", "gb18030", "iso-2022-kr", "big5hkscs"),
        *("hz", "cp1252", "klingon", "x" * 900, "../../etc", "\0", "iso-2022-jp-2004", "cp65001"),
    ):
        for piece in (b"a-", b"a", b"\\u", b"+A", b"\xff\xfe", b"~{", b"\x1b$B", b"a.", b"xn--a."):
            head = b"Content-Type: text/plain; charset=" + charset.encode() + b"\r\n\r\n"
            yield f"{charset[:20]!r} of {piece!r}", _many(piece, _TOP + head)
    for tag in (
        *("<div>", "<", "</", "<a ", "<!--", "-->", "<![CDATA[", "<p>&#1", "&", "&amp", "&#", "&lt;"),
        *("<style>", "<script", "<td>", "<a href='", '<a b="', "<p\n", "<br/>", "<p>a", ">"),
        *("<head><p>", "<table><tr><td>"),
    ):
        yield f"markup of {tag!r}", _many(tag.encode(), _TOP + b"Content-Type: text/html\r\n\r\n")
    for begins in ("&#", "&#x", "&", "<p>&#", "<a "):
        for fills in ("9", "f", " "):
            head = _TOP + b"Content-Type: text/html\r\n\r\n<p>Dear Sam,</p>" + begins.encode()
            yield f"markup of {begins!r} and {fills!r} without end", _many(fills.encode(), head)


def files() -> Mapping[str, tuple[str, bytes]]:
    """Return hostile files of the biggest size that is read, each with its name, by what they are made of."""
    found = {name: ("mail.eml", content) for name, content in (*_headers(), *_bodies())}
    for name, text in _shapes(BIGGEST):
        content = text.encode("utf-8", "surrogatepass")[:BIGGEST]
        found[f"notes: {name}"] = ("notes.txt", content)
        found[f"a body: {name}"] = ("mail.eml", (_TOP + _PLAIN + content)[:BIGGEST])
    return found
