"""The laws of the house, as far as there is something to hold them against."""

import ast
import sys
from pathlib import Path

import pytest
from mypy import api

BOT = Path(__file__).parent.parent / "bot"
CLOCKS = {"now", "utcnow", "today", "time", "monotonic"}


def imports(source: Path) -> set[str]:
    """Full names of the modules a file imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{source.name}: relative import"
            found.add(node.module or "")
    return found


ALLOWED = {"talk": ("bot.talk",), "coach": ("bot.talk", "bot.coach")}
PURE = sorted(path for folder in ALLOWED for path in (BOT / folder).glob("*.py"))


@pytest.mark.parametrize("source", PURE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_talk_and_the_coach_import_the_standard_library_and_each_other_only(source: Path) -> None:
    """Law 1: the talk is pure."""
    for name in imports(source):
        assert name.split(".")[0] in sys.stdlib_module_names or name.startswith(
            ALLOWED[source.parent.name]
        ), name
        assert name not in {"time", "random", "os", "sqlite3", "asyncio"}, name


@pytest.mark.parametrize("source", PURE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_they_read_no_clock(source: Path) -> None:
    """Law 1: time is an argument."""
    called = {
        node.func.attr
        for node in ast.walk(ast.parse(source.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not called & CLOCKS


def test_no_source_file_reaches_300_lines() -> None:
    """A file has one idea."""
    long = {p.name for p in BOT.rglob("*.py") if len(p.read_text().splitlines()) >= 300}
    assert not long


DIALOGUE = """
from datetime import date
from enum import Enum
from bot.talk.ask import Choose, ChooseMany, PickDate, Rate, Write
from bot.talk.script import Within

class Way(Enum):
    a = "a"

async def inner() -> str | None:
    return await Write("text").or_skip()

async def talk() -> None:
    way: Way = await Choose("way", Way)
    ways: tuple[Way, ...] = await ChooseMany("ways", Way)
    text: str = await Write("text")
    day: date | None = await PickDate("day").or_skip()
    step: int = await Rate("step")
    found: str | None = await Within("in", inner())
"""


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("", None),
        ('    wrong: int = await Write("other")', "Incompatible types in assignment"),
        ('    wrong: date = await PickDate("other").or_skip()', "Incompatible types in assignment"),
        ('    wrong: str = await Within("out", inner())', "incompatible type"),
        ('    Write("forgotten")', "await"),
    ],
)
def test_mypy_knows_each_answer_and_a_forgotten_await(
    line: str, complaint: str | None, tmp_path: Path
) -> None:
    """A dialogue that misreads an answer, or forgets to ask, does not pass the check."""
    source = tmp_path / "dialogue.py"
    source.write_text(DIALOGUE + line + "\n")
    config = str(BOT.parent / "pyproject.toml")
    out, err, status = api.run(["--config-file", config, "--cache-dir", str(tmp_path), str(source)])
    assert not err
    assert status == (0 if complaint is None else 1), out
    if complaint is not None:
        assert complaint in out
        assert "Found 1 error" in out
