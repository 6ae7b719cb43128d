"""A page for somebody's coach is a PDF in any script, made in memory; without it, they get the words."""

import json
import re
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from bot.language.wording import pdf
from bot.language.wording.pdf import NoFontsError, pdf_of

TEXT = """Notes – Ada

What I've learned
• شركة النور: “نريد شخصًا يعرف Excel”
• नमस्ते: “x”

My plan
• “y”
"""


def unpacked(made: bytes) -> bytes:
    """All that is in a PDF, its packed parts too."""
    whole = made
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL):
        with suppress(zlib.error):
            whole += zlib.decompress(packed)
    return whole


def test_it_is_a_pdf_with_fonts_for_each_script() -> None:
    """They are in the file, so it looks the same everywhere."""
    made = pdf_of(TEXT)
    assert made.startswith(b"%PDF-")
    fonts = unpacked(made)
    assert all(font in fonts for font in (b"LibertinusSerif", b"NotoSansArabic", b"NotoSansDevanagari"))


def test_headings_and_items_are_told_apart_and_nothing_is_code() -> None:
    """What somebody typed is never markup."""
    parts = pdf._parts("Title\nHead\n• #panic() *x*\n• “a “b” c”\nMore\n")  # noqa: SLF001 - pure, and quicker than a PDF
    assert parts["title"] == "Title"
    assert json.loads(json.dumps(parts["parts"])) == [
        {"heading": "Head", "items": ["#panic() *x*", "“\u2068a “b” c\u2069”"]},
        {"heading": "More", "items": []},
    ]
    assert pdf_of("Title\nHead\n• #panic() \\ $ *x* _y_ @z <w>\n").startswith(b"%PDF-")


def test_it_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made in memory."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    pdf_of(TEXT)
    assert list(tmp_path.iterdir()) == []


def test_without_the_fonts_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of empty boxes is worse than the words."""
    monkeypatch.setattr(pdf, "FONTS", "no_such_fonts")
    with pytest.raises(NoFontsError):
        pdf_of(TEXT)
