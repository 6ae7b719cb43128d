"""Conversations as they are meant to be, word for word, through the terminal.

What somebody types stands after "you:", with a ⏎ for each new line in it: so a mail can be pasted.
Set REWRITE_TRANSCRIPTS=1 to write down what is said now; then read the difference aloud.
"""

import os
from pathlib import Path

import pytest

from tests.support.app import Sit
from tests.support.folders import TESTS

FOLDER = TESTS / "transcripts"
FILES = sorted(FOLDER.glob("*.txt"))
NEW_LINE = "⏎"


def you_say(text: str) -> list[str]:
    return [line.removeprefix("you:").strip() for line in text.splitlines() if line.startswith("you:")]


def typed(line: str) -> str:
    """Return what is typed."""
    return line.replace(NEW_LINE, "\n")


def written(line: str, printed: str) -> str:
    said = "\n".join(f"     {row}".rstrip() for row in printed.splitlines())
    return f"you: {line}\nbot:{said[4:]}\n"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
async def test_a_conversation_goes_as_its_transcript_says(file: Path, sit: Sit) -> None:
    """What the coach says to every line."""
    text = file.read_text()
    head = text[: text.index("you:")]
    parts: list[str] = []
    async with sit() as sitting:
        for line in you_say(text):
            if line == "(restart)":
                break
            parts.append(written(line, await sitting.say(typed(line))))
    rest = you_say(text)[len(parts) + 1 :]
    if rest:
        parts.append("you: (restart)\n")
        async with sit() as sitting:
            parts += [written(line, await sitting.say(typed(line))) for line in rest]
    said = head + "\n".join(parts)
    if os.environ.get("REWRITE_TRANSCRIPTS"):
        file.write_text(said)
    assert said == text


def test_there_are_transcripts() -> None:
    """An empty folder would pass."""
    assert len(FILES) >= 5
