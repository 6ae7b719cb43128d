"""Conversations as they are meant to be, word for word, through the terminal.

What somebody types stands after "you:", with a ⏎ for each new line in it: so a mail can be pasted.
Set REWRITE_TRANSCRIPTS=1 to write down what is said now; then read the difference aloud.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.language.wording.templates import Templates
from tests.support.app import Sit
from tests.support.folders import TESTS
from tests.support.sampled import unsampled

FOLDER = TESTS / "transcripts"
FILES = sorted(FOLDER.glob("*.txt"))
NEW_LINE = "⏎"


def you_say(text: str) -> list[str]:
    return [line.removeprefix("you:").strip() for line in text.splitlines() if line.startswith("you:")]


def typed(line: str) -> str:
    """Return what is typed."""
    return line.replace(NEW_LINE, "\n")


def written(line: str, printed: str, folder: Path) -> str:
    printed = printed.replace(str(folder), "data")
    said = "\n".join(f"     {row}".rstrip() for row in printed.splitlines())
    return f"you: {line}\nbot:{said[4:]}\n"


@pytest.fixture
def _as_sampled(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold whatever is put into a block to the samples that `afterword check` shows it with."""
    unknown: set[str] = set()
    render = Templates.render

    def watched(
        self: Templates, language: str, file: str, blocks: tuple[str, ...], context: Mapping[str, Any]
    ) -> str:
        for block in [one for one in blocks if one in self.names("en", file)][:1]:
            unknown.update(unsampled(file, block, context))
        return render(self, language, file, blocks, context)

    monkeypatch.setattr(Templates, "render", watched)
    yield
    assert unknown == set()


@pytest.mark.usefixtures("_as_sampled")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
async def test_a_conversation_goes_as_its_transcript_says(file: Path, sit: Sit, tmp_path: Path) -> None:
    """What the coach says to every line."""
    text = file.read_text()
    head = text[: text.index("you:")]
    parts: list[str] = []
    async with sit() as sitting:
        for line in you_say(text):
            if line == "(restart)":
                break
            parts.append(written(line, await sitting.say(typed(line)), tmp_path))
    rest = you_say(text)[len(parts) + 1 :]
    if rest:
        parts.append("you: (restart)\n")
        async with sit() as sitting:
            parts += [written(line, await sitting.say(typed(line)), tmp_path) for line in rest]
    said = head + "\n".join(parts)
    if os.environ.get("REWRITE_TRANSCRIPTS"):
        file.write_text(said)
    assert said == text


def test_there_are_transcripts() -> None:
    """An empty folder would pass."""
    assert len(FILES) >= 5
