"""Words of one module stand in a file of their own, and patterns may use each other."""

import re
from pathlib import Path

import pytest

from bot.language.understanding.phrases.word_tables import WordTable


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "en" / "lines").mkdir(parents=True)
    (tmp_path / "en" / "lines" / "x.toml").write_text(r"""
polite = '(?:please|pls)'
asks = '''
^{polite} (?:send
|show){1,2}{lead}\b
'''
says = ['{polite} do', 'no']
[[cues]]
news = "no"
order = "s"
says = ['said no']
# end
""")
    return tmp_path


def test_a_name_in_braces_stands_for_another_pattern(content: Path) -> None:
    """It may be of another file. A number in braces stays, and a break of the line is nothing."""
    table = WordTable("lines/x", {"lead": "(?: me)?"}, content)
    assert table.part("asks") == r"^(?:please|pls) (?:send|show){1,2}(?: me)?\b"
    assert table.pattern("asks", re.IGNORECASE).match("PLS show me") is not None
    assert table.says("says") == ["(?:please|pls) do", "no"]
    assert table.rows("cues") == [("no", "s", ["said no"])]


def test_what_is_in_no_file_is_an_error(content: Path) -> None:
    """Else a pattern would fit what it isn't meant for."""
    table = WordTable("lines/x", content=content)
    with pytest.raises(KeyError, match="lead"):
        table.part("asks")
    table.check()  # what the module hands in isn't known there
