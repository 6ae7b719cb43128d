"""What the README says is so."""

import re
from pathlib import Path

from bot.config import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()


def test_its_transcript_is_a_real_one() -> None:
    """Word for word in the file that it names."""
    shown = re.search(r"```\n(you: .*?)```", README, re.DOTALL)
    named = re.search(r"A piece of `(tests/transcripts/\w+\.txt)`", README)
    assert shown is not None
    assert named is not None
    assert shown[1] in (ROOT / named[1]).read_text()


def test_its_settings_are_all_there_are() -> None:
    """One row each."""
    rows = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))
    assert rows == {name.upper() for name in Settings.model_fields}


def test_the_files_it_names_are_there() -> None:
    """And so are the make targets."""
    for path in re.findall(r"`((?:bot|content|tests|migrations)/[\w/.]*)`", README):
        assert (ROOT / path).exists(), path
    makefile = (ROOT / "Makefile").read_text()
    for target in re.findall(r"make (\w+)", README):
        assert f"\n{target}:" in makefile, target


def test_the_words_it_quotes_are_those_of_the_content() -> None:
    """The example of a block."""
    quoted = re.search(r"```\n({% block .*?)```", README, re.DOTALL)
    assert quoted is not None
    assert quoted[1] in (ROOT / "content/en/no.j2").read_text()
