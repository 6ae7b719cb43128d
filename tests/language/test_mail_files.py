"""A file that holds a mail becomes the text that is read, whatever the file is like."""

from email.message import EmailMessage, Message
from typing import Any

import pytest

from bot.language.understanding.mails import mail_from_file
from bot.language.understanding.mails.cleaning import LONGEST
from bot.language.understanding.mails.files import MOST_PARTS


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
    decoded: list[str] = []
    payload = Message.get_payload

    def watched(part: Any, i: Any = None, decode: bool = False) -> Any:
        if decode:
            decoded.append(str(part.get("Content-Disposition")))
        return payload(part, i, decode)  # type: ignore[call-overload, unused-ignore]

    monkeypatch.setattr(Message, "get_payload", watched)
    text = mail_from_file(content, "mail.eml")
    assert text is not None
    assert "not selected" in text
    assert "hired" not in text
    assert not any("attachment" in disposition for disposition in decoded)


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
