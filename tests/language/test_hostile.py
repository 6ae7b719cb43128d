"""Nothing that a person types or sends makes a reader raise, or costs much."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.language.understanding.learned.encoder import LONGEST, MOST_RUNS, encoded_of, tokens_of
from bot.language.understanding.mails import mail_from_file
from bot.language.understanding.mails.cleaning import lines_of
from tests.support.bounded import is_bounded
from tests.support.hostile import PIECES, files, texts
from tests.support.readers import names, reader, readers

MOST_FOR_A_TEXT, MOST_FOR_A_FILE = 0.1, 0.2
"""Seconds of processor time. A text takes a fifth of this where nothing else runs beside: see
`python -m tests.hostile_texts`. What takes time with the square of a length takes much more."""

TEXTS = texts(shorter=())

joined = st.builds(
    lambda pieces, between, times: (between.join(pieces) * times)[:4_096],
    st.lists(st.sampled_from(PIECES) | st.text(max_size=12), min_size=1, max_size=40),
    st.sampled_from(["", " ", "\n", ",", "\t", "|", ";", " | ", ", "]),
    st.sampled_from([1, 1, 1, 2, 9, 99]),
)
"""Pieces of what people type, of what nobody does, and any characters, in any order."""


@pytest.mark.parametrize("name", names())
def test_no_text_costs_a_reader_much(name: str) -> None:
    """Each reader, in processor time, whatever the text of 4,096 characters is made of."""
    read = readers()[name]
    assert [what for what, text in TEXTS.items() if not is_bounded(read, text, most=MOST_FOR_A_TEXT)] == []


def test_no_file_costs_much() -> None:
    """From its bytes until it is known what it tells, whatever the file of the biggest size is made of.

    More than a third hold the same text as another one: that is heard once, and only got from each.
    """
    told, text = readers()["reports"], ""
    cheap: set[str] = set()

    def read(file: tuple[str, bytes]) -> None:
        nonlocal text
        text = mail_from_file(file[1], file[0]) or ""
        if text not in cheap:
            told(text)
            reader().screen("en", text)

    slow = []
    for what, file in files().items():
        if is_bounded(read, file, most=MOST_FOR_A_FILE):
            cheap.add(text)
        else:
            slow.append(what)
    assert slow == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(joined)
@example("&#" + "9" * 4_000)
@example("a,b\n1,2\n")
@example("\ud800 at Acme")
@example("interview at Acme 31 December 9999, offer within 99999999 weeks of the closing date")
def test_no_text_makes_a_reader_raise(text: str) -> None:
    """Whatever it is made of."""
    raised = []
    for name, read in readers().items():
        try:
            read(text)
        except Exception as error:
            raised.append((name, type(error).__name__))
    assert raised == []


_OF_FILES = (
    *(b"From: a@b.c\r\n", b"Subject: =?utf-8?q?n=C3=B6?=\r\n", b"Date: 31 Dec 9999\r\n", b"\r\n"),
    *(b"Content-Type: multipart/mixed; boundary=b\r\n", b"--b\r\n", b"--b--\r\n", b"\r", b" ", b"\t"),
    *(b"Content-Type: text/plain; charset=", b"Content-Type: text/html\r\n", b"Content-Type: ", b";"),
    *(b"utf-8", b"utf-16", b"utf-7", b"idna", b"hex", b"cp1252", b"\xff\xfe", b"\xef\xbb\xbf", b"\x00"),
    *(b"Content-Transfer-Encoding: base64\r\n", b"Content-Transfer-Encoding: quoted-printable\r\n"),
    *(b"charset*0*=utf-8''%41;", b"boundary*1=b;", b"=?", b"?=", b"=?x?b?A?=", b"=4", b"YWE", b"<p>"),
    *(b"Content-Type: message/rfc822\r\n\r\n", b"Content-Disposition: attachment\r\n", b"Dear Sam,"),
    *(b"\n\n", b"&#"),
)

parts = st.lists(st.sampled_from(_OF_FILES) | st.binary(max_size=12), max_size=60)


@settings(max_examples=200, deadline=None)
@given(parts, st.sampled_from(["mail.eml", "notes.txt"]))
@example([b"From: a@b.c\nContent-Type: text/html\n\n<p>&#" + b"9" * 95_000], "mail.eml")
def test_no_file_makes_a_reader_raise(pieces: list[bytes], name: str) -> None:
    """Whatever is in it; and its text can be stored and sent."""
    text = mail_from_file(b"".join(pieces), name)
    lines_of((text or "").encode().decode())


def test_a_number_that_is_no_characters_is_shown_as_one_that_is_missing() -> None:
    """Numbers of characters are read as ever."""
    text = "a &#" + "9" * 20_000 + "; b &amp; &#8364; &#x20ac; &#0000065; &#x110000;"
    assert lines_of(text) == ["a \ufffd b & € € A \ufffd"]


def test_the_encoder_is_given_a_bounded_number_of_tokens() -> None:
    """It takes time for each of them. Of prose it is given 600 characters, as ever."""
    for text in TEXTS.values():
        given_to_it = encoded_of(text)
        assert tokens_of(given_to_it) <= MOST_RUNS + 1  # the end may be one more: it stands alone now
        assert len(given_to_it) <= LONGEST
    prose = "Thank you for your interest in the role. We were pleased to meet you on Monday. " * 20
    assert encoded_of(prose) == prose[:LONGEST]
