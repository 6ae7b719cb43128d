"""A file that holds a mail becomes the text that is read, whatever the file is like."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.understanding.mails import mail_from_file
from bot.language.understanding.mails.cleaning import LONGEST
from bot.language.understanding.mails.mime import DEEPEST, MOST_PARTS, Entity


def message(body: str | None = "Dear Sam,\nyou were not selected.\n") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Ann Lee <ann@marshend.example>"
    made["Date"] = "Mon, 16 Nov 2026 10:00:00 +0000"
    made["Subject"] = "Ward Clerk"
    if body is not None:
        made.set_content(body)
    return made


def test_an_eml_keeps_its_headers_as_lines() -> None:
    """The reading of mails takes the sender, the day and the subject from them."""
    text = mail_from_file(bytes(message()), "mail.eml")
    assert text is not None
    assert text.startswith("From: Ann Lee <ann@marshend.example>\nDate: Mon, 16 Nov 2026")
    assert "\nSubject: Ward Clerk\n\nDear Sam,\nyou were not selected." in text


def test_an_attachment_is_never_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be large, and it says nothing about the job."""
    made = message(None)
    made.make_mixed()
    made.add_attachment("you were hired", subtype="plain", filename="first.txt")
    made.attach(message())
    made.add_attachment(b"\x00" * 1_000, maintype="application", subtype="pdf", filename="offer.pdf")
    made.add_attachment("not the mail", subtype="plain", filename="notes.txt")
    content = bytes(made)
    decoded: list[Entity] = []
    unpacked = Entity.unpacked

    def watched(part: Entity) -> bytes:
        decoded.append(part)
        return unpacked(part)

    monkeypatch.setattr(Entity, "unpacked", watched)
    text = mail_from_file(content, "mail.eml")
    assert text is not None
    assert "not selected" in text
    assert "hired" not in text
    assert decoded
    assert not any(part.is_attached for part in decoded)


def test_html_alone_becomes_text() -> None:
    """Without its tags, styles and scripts."""
    made = message(None)
    made.set_content(
        "<html><style>p{}</style><p>Dear Sam,</p><p>you were not selected.</p></html>", subtype="html"
    )
    text = mail_from_file(bytes(made), "MAIL.EML")
    assert text is not None
    assert "you were not selected." in text
    assert "<p>" not in text


def test_parts_within_parts_are_not_followed_without_end() -> None:
    """A bomb of nested parts costs no more than a mail."""
    made = message("inside")
    for _ in range(4 * MOST_PARTS):
        outer = message(None)
        outer.make_mixed()
        outer.attach(made)
        made = outer
    text = mail_from_file(bytes(made), "mail.eml")
    assert text is None or len(text) <= LONGEST


def test_a_wrong_charset_is_survived() -> None:
    """One that doesn't exist, or that the text isn't in."""
    content = bytes(message()).replace(b'charset="utf-8"', b'charset="klingon"')
    assert "not selected" in (mail_from_file(content, "mail.eml") or "")
    latin = bytes(message()).replace(b"not selected", b"not s\xe9lected")
    assert "not s" in (mail_from_file(latin, "mail.eml") or "")


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_is_read_in_any_charset(charset: str) -> None:
    """Notepad and phones save them in all of these."""
    assert mail_from_file("Dear Zoë, we’re sorry.".encode(charset), "mail.txt") == "Dear Zoë, we’re sorry."


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "mail.eml"),
        (b"%PDF-1.7", "cv.pdf"),
        (b"\x00\x01\x02" * 99, "mail.txt"),
        (b"\x89PNG\r\n", "mail.eml"),
    ],
)
def test_what_is_no_mail_is_left(content: bytes, name: str) -> None:
    """It is unreadable, or something else."""
    assert mail_from_file(content, name) is None


@pytest.mark.parametrize("name", ["mail.txt", "mail.eml"])
def test_a_long_file_is_cut(name: str) -> None:
    """No more is kept than is read."""
    text = mail_from_file(bytes(message("you were not selected. " * 50_000)), name)
    assert text is not None
    assert len(text) <= LONGEST


words = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S"], exclude_characters="<>@=?"), min_size=1
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(words, min_size=1, max_size=8).map(" ".join),
    st.lists(words, min_size=1, max_size=20).map(" ".join),
    st.sampled_from(["base64", "quoted-printable", "8bit"]),
    st.booleans(),
)
def test_what_a_mail_program_writes_is_read(subject: str, body: str, way: str, in_parts: bool) -> None:
    """In any letters, however they are packed for the way, alone or beside HTML and an attachment.

    The library that folds a long subject loses a blank between its pieces at times, so blanks aren't counted.
    """
    made = message(None)
    made.replace_header("Subject", subject)
    made.set_content(f"Dear Sam,\n{body}\n", cte=way)
    if in_parts:
        made.add_alternative("<p>not this one</p>", subtype="html")
        made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="cv.pdf")
    for content in (made.as_bytes(policy=SMTP), bytes(made)):
        text = mail_from_file(content, "mail.eml")
        assert text is not None
        head, _, read = text.partition("\n\n")
        assert f"Subject:{''.join(subject.split())}"[:250] in "".join(head.split())
        assert read == f"Dear Sam,\n{body}"


HEAD = b"From: =?ISO-8859-1?Q?Zo=EB_Lee?= <zoe@acme.example>\nSubject: "


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b"=?utf-8?B?TMOpYQ==?= =?utf-8?q?_and_No=C3?=\n =?utf-8?q?=AB?=", "L\xe9a and No\xeb"),
        (b"=?koi8-r?B?78bGxdI=?= for you", "\u041e\u0444\u0444\u0435\u0440 for you"),
        (b"an offer\n  in two lines", "an offer in two lines"),
        ("déjà".encode(), "d\xe9j\xe0"),
        (b"d\xe9j\xe0", "d\xe9j\xe0"),
        (b"=?klingon?q?hello?=", "hello"),
        (b"=?utf-8?q?half", "=?utf-8?q?half"),
        (b"=?idna?q?a-b?= =?utf-8?b?!?= c", "a-b c"),
    ],
)
def test_a_header_in_any_charset_is_read(written: bytes, read: str) -> None:
    """A character may even go over two words of it; what can't be decoded stays as it can be shown."""
    text = mail_from_file(HEAD + written + b"\n\nDear Sam,\nno.", "mail.eml")
    assert text == f"From: Zo\xeb Lee <zoe@acme.example>\nSubject: {read}\n\nDear Sam,\nno."


def test_a_name_with_a_comma_is_one_name() -> None:
    """It stands in quotes, also where it was in another charset."""
    for name in (b"=?utf-8?q?Lee=2C_Zo=C3=AB?=", '"Lee, Zoë"'.encode()):
        head = b"From: " + name + b" <z@acme.example>\nSubject: =?utf-8?q?no=2C?="
        text = mail_from_file(head + b"\n\nno", "a.eml")
        assert text == 'From: "Lee, Zoë" <z@acme.example>\nSubject: no,\n\nno'


def test_a_mail_within_a_mail_is_read() -> None:
    """It was forwarded as an attachment."""
    outer = message(None)
    outer.make_mixed()
    outer.attach(message())
    inner = EmailMessage()
    inner["From"] = "me@example.org"
    inner["Subject"] = "Fwd"
    inner.add_attachment(message())
    for made in (outer, inner):
        assert "not selected" in (mail_from_file(bytes(made), "mail.eml") or "")


def test_parts_lie_only_so_deep() -> None:
    """Half as deep as is looked, a text is found; twice as deep it is none."""

    def lying(depth: int) -> bytes:
        made = message("inside")
        for _ in range(depth):
            outer = message(None)
            outer.make_mixed()
            outer.attach(made)
            made = outer
        return bytes(made)

    assert "inside" in (mail_from_file(lying(DEEPEST // 2), "mail.eml") or "")
    assert mail_from_file(lying(2 * DEEPEST), "mail.eml") is None


@pytest.mark.parametrize(
    "boundary", ['"a b"', "plain", '"with (marks)?"', "*0=one; boundary*1=two", "*=utf-8''x%2Dy"]
)
def test_any_boundary_parts_a_mail(boundary: str) -> None:
    """Quoted, in pieces, or with characters by their number; a preamble and an epilogue are no part."""
    spelled = {"*0=one; boundary*1=two": "onetwo", "*=utf-8''x%2Dy": "x-y"}.get(boundary, boundary.strip('"'))
    named = boundary if boundary.startswith("*") else f"={boundary}"
    lines = [
        *("From: a@b.example", f"Content-Type: multipart/mixed; charset=x;\n boundary{named}", ""),
        *("before", f"--{spelled}", "Content-Type: text/plain", "", "Dear Sam,", f"--{spelled}x", "no."),
        *(f"--{spelled}--", "after"),
    ]
    for end in ("\n", "\r\n", "\r"):
        content = end.join(lines).replace("\n ", f"{end} ").encode()
        assert mail_from_file(content, "mail.eml") == f"From: a@b.example\n\nDear Sam,\n--{spelled}x\nno."
