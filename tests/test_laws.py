"""The laws of the house, as far as there is something to hold them against."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from mypy import api

from bot.telegram.courier import DONE_ALREADY, NOBODY, TELLABLE

BOT = Path(__file__).parent.parent / "bot"
CLOCKS = {"now", "utcnow", "today"}
"""The module `time` may not be imported at all."""


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


ALLOWED = {
    "talk": ("bot.talk",),
    "coach": ("bot.talk", "bot.coach"),
    "turn": ("bot.talk", "bot.coach", "bot.turn", "bot.events"),
}
PURE = sorted(path for folder in ALLOWED for path in (BOT / folder).glob("*.py"))


@pytest.mark.parametrize("source", PURE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_talk_coach_and_turn_import_the_standard_library_and_each_other_only(source: Path) -> None:
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


NETWORK = ("aiohttp", "httpx", "telegram", "bot.telegram", "bot.terminal", "rich", "prompt_toolkit")
INSIDE = [BOT / name for name in ("inbox.py", "transaction.py", "nudges.py", "showing.py", "content.py")]


@pytest.mark.parametrize(
    "source", [*INSIDE, *(BOT / "store").glob("*.py"), BOT / "outbox.py"], ids=lambda p: p.name
)
def test_what_runs_in_a_transaction_knows_no_network(source: Path) -> None:
    """Law 3: one event, one transaction, and no call to anybody inside it. Imports point one way."""
    for name in imports(source):
        assert not name.startswith(NETWORK), name


def test_the_outbox_delivers_outside_its_transactions() -> None:
    """Law 3: nothing holds the database while Telegram thinks."""
    trees = [
        ast.parse((BOT / f"{name}.py").read_text())
        for name in ("outbox", "refilling", "delivery", "settling")
    ]
    held = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.AsyncWith)]
    blocks = [block for block in held if "database.write()" in ast.unparse(block.items[0])]
    assert len(blocks) >= 3
    for block in blocks:
        called = {node.attr for node in ast.walk(block) if isinstance(node, ast.Attribute)}
        assert not called & {"deliver", "_courier", "_rate"}


def sentences(source: Path) -> list[str]:
    """String constants of three words and more that are neither docstrings, errors nor logs."""
    tree = ast.parse(source.read_text())
    spared: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            spared.add(id(node.value))
        told = isinstance(node, ast.Raise) or (
            isinstance(node, ast.Call)
            and (getattr(node.func, "attr", "") in LOGS or getattr(node.func, "id", "").endswith("Error"))
        )
        if told:
            spared |= {id(inside) for inside in ast.walk(node)}
    found = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in spared]
    return [text for text in found if isinstance(text, str) and re.search(r"[a-z]+ [a-z]+ [a-z]+", text)]


LOGS = {"debug", "info", "warning", "error", "critical", "exception", "_fail", "__init__"}
SPEAKING = [
    *(path for folder in ("talk", "coach", "turn", "telegram") for path in (BOT / folder).glob("*.py")),
    *(
        BOT / name
        for name in ("showing.py", "content.py", "inbox.py", "nudges.py", "outbox.py", "transaction.py")
    ),
]
SAMPLES = {"I was clear about my work.", "The question on scaling"}
"""What a person may have written, in the facts that a script is walked with; and Telegram's own words."""


@pytest.mark.parametrize("source", SPEAKING, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_no_sentence_that_a_person_reads_stands_in_python(source: Path) -> None:
    """Law 5: words live in `content/`."""
    quoted = {*DONE_ALREADY, *NOBODY, *TELLABLE}
    assert [text for text in sentences(source) if text not in SAMPLES | quoted] == []


def test_no_source_file_reaches_300_lines() -> None:
    """A file has one idea."""
    long = {p.name for p in BOT.rglob("*.py") if len(p.read_text().splitlines()) >= 300}
    assert not long


UNNEEDED = {
    *("aiohttp.web", "alembic", "asyncpg", "babel.dates", "dateparser", "holidays", "matplotlib"),
    *("prometheus_client", "prompt_toolkit", "rich", "telegram.ext"),
}
"""What takes time to load, and serves what a first reply seldom needs."""


def test_a_start_loads_nothing_that_it_may_not_need() -> None:
    """Most of a start is loading modules: what only some turns need is loaded in the first of them."""
    command = [sys.executable, "-c", "import bot.cli, bot.telegram.serve, sys; print(*sys.modules)"]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this interpreter, and our own line
    assert "bot.telegram.serve" in loaded.stdout
    assert not UNNEEDED & set(loaded.stdout.split())


DIALOGUE = """
from datetime import date
from enum import Enum
from bot.talk.kinds import Choose, ChooseMany, PickDate, Rate, Write
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
