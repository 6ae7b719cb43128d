"""The docs are true: what they name exists, and what exists is named where it belongs."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import typer

from bot.cli import app
from bot.config import Settings
from bot.service.transactions.tally import What
from bot.telemetry.metrics import Metrics
from bot.turn.routing.commands import MENU
from docs import picture, pictures

ROOT = Path(__file__).parent.parent
SIX = ("architecture", "glossary", "operating", "performance", "reliability", "words")
README, OPERATING = ROOT / "README.md", ROOT / "docs" / "operating.md"
CHANGELOG = ROOT / "CHANGELOG.md"
OF_TODAY = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *(ROOT / "docs" / f"{name}.md" for name in SIX),
]
"""What describes the project as it is; the changelog tells of names that are gone, too."""

EACH = pytest.mark.parametrize("file", OF_TODAY, ids=lambda file: file.name)

FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"(?<=\n\n)(?: {4}[^\n]*\n)+")
SPAN = re.compile(r"`([^`\n]+)`")


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def code(text: str) -> str:
    """All that is marked as code: the blocks, and then each span in a line of its own."""
    blocks = [*FENCED.findall(text), *INDENTED.findall(text)]
    return "\n".join([*blocks, *SPAN.findall(FENCED.sub("", text))])


def quoted(language: str) -> list[tuple[str, str]]:
    """The blocks of code in a language, each with the name of the file that quotes it."""
    block = re.compile(rf"^```{language}\n(.*?)^```", re.MULTILINE | re.DOTALL)
    return [(file.name, found) for file in OF_TODAY for found in block.findall(text_of(file))]


@cache
def sources() -> dict[str, str]:
    """All files of the project, by their paths, as far as somebody reads them."""
    folders = ("bot", "content", "tests", "docs", "migrations", "benchmarks", ".ci", ".github")
    inside = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    files = [
        path for path in (*ROOT.iterdir(), *inside) if path.is_file() and "__pycache__" not in path.parts
    ]
    return {path.relative_to(ROOT).as_posix(): path.name for path in files}


# ------------------------------------------------------------ which docs there are


def test_the_readme_is_read_in_one_go() -> None:
    """It has fewer than 150 lines."""
    assert len(text_of(README).splitlines()) < 150


def test_there_are_six_documents_and_the_readme_leads_to_each() -> None:
    """A seventh would have to be found by somebody, and so would one that nothing leads to."""
    assert {file.stem for file in (ROOT / "docs").glob("*.md")} == set(SIX)
    assert [name for name in SIX if f"](docs/{name}.md)" not in text_of(README)] == []


@pytest.mark.parametrize("file", [*OF_TODAY, CHANGELOG], ids=lambda file: file.name)
def test_a_line_is_no_longer_than_a_window(file: Path) -> None:
    """It has at most 120 characters, unless it is a row of a table, which can't be broken."""
    lines = text_of(file).splitlines()
    assert [line for line in lines if len(line) > 120 and not line.startswith("|")] == []


# ------------------------------------------------------------ names in them


def test_every_setting_has_one_row() -> None:
    """The table of operating.md and the settings that the code reads are the same, each once."""
    rows = re.findall(r"^\| `([A-Z_]+)` \|", text_of(OPERATING), re.MULTILINE)
    assert sorted(rows) == sorted(name.upper() for name in Settings.model_fields)


@EACH
def test_a_setting_that_is_named_is_one(file: Path) -> None:
    """Nobody sets what nothing reads."""
    settings = {name.upper() for name in Settings.model_fields}
    for_tests = {"REWRITE_TRANSCRIPTS", "RECORD_RUNS"}
    named = set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", code(text_of(file))))
    assert named <= settings | for_tests


COMMANDS: dict[str, Any] = vars(typer.main.get_command(app))["commands"]
OFFERED = {name: one for name, one in COMMANDS.items() if not one.hidden}
"""What `afterword --help` lists."""


def calls_in(text: str) -> list[tuple[str, str]]:
    """The commands of `afterword` that a text shows, each with the rest of its line."""
    return re.findall(r"^\s*(?:\S*/)?afterword ([a-z][a-z-]*)([^#\n]*)", code(text), re.MULTILINE)


def test_every_command_of_the_program_has_a_row() -> None:
    """The table of operating.md and what `afterword --help` lists are the same."""
    rows = re.findall(r"^\| `afterword ([a-z-]+)` \|", text_of(OPERATING), re.MULTILINE)
    assert sorted(rows) == sorted(OFFERED)


@EACH
def test_a_command_that_is_shown_can_be_run(file: Path) -> None:
    """It exists, and so do the options that it is shown with, or that are named by themselves."""
    for name, rest in calls_in(text_of(file)):
        assert name in OFFERED
        options = {option for one in OFFERED[name].params for option in one.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= options, name
    alone = set(re.findall(r"^--[a-z-]+", code(text_of(file)), re.MULTILINE))
    assert alone <= {option for one in OFFERED.values() for each in one.params for option in each.opts}


def test_every_command_of_the_coach_has_a_row() -> None:
    """The table of the README has the commands of Telegram's menu, and /start."""
    rows = "\n".join(line for line in text_of(README).splitlines() if line.startswith("| `/"))
    assert sorted(re.findall(r"`/([a-z]+)`", rows)) == sorted({*MENU, "start"})


@EACH
def test_a_command_of_the_coach_that_is_named_is_one(file: Path) -> None:
    """Whoever types it gets what they were told."""
    others = {"newbot", "setjoingroups", "healthz", "metrics"}
    named = re.findall(r"^/([a-z]+)$", code(text_of(file)), re.MULTILINE)
    assert set(named) <= {*MENU, "start", *others}


def test_every_metric_has_a_row() -> None:
    """The tables of operating.md and the page of the metrics are the same."""
    families = [family for family in Metrics().registry.collect() if family.name.startswith("afterword_")]
    kept = [family.name + ("_total" if family.type == "counter" else "") for family in families]
    assert sorted(kept) == sorted(re.findall(r"^\| `(afterword_\w+)` \|", text_of(OPERATING), re.MULTILINE))


def test_the_dashboard_shows_metrics_that_there_are() -> None:
    """Each that it names is on the page, and it shows all that is counted."""
    expressions = " ".join(
        target["expr"]
        for panel in json.loads(text_of(ROOT / "docs" / "grafana.json"))["panels"]
        for target in panel["targets"]
    )
    names = set(re.findall(r"(?:afterword|process)_\w+", expressions))
    there = {sample.name for family in Metrics().registry.collect() for sample in family.samples}
    there |= {f"{family.name}_total" for family in Metrics().registry.collect() if family.type == "counter"}
    labelled = {"afterword_counted", "afterword_turns_total", "afterword_messages_sent_total"}
    assert names <= there | labelled
    counted = set(re.findall(r'what="(\w+)"', expressions))
    assert counted == {*What}


@EACH
def test_a_target_that_is_named_is_one(file: Path) -> None:
    """`make` knows it."""
    named = re.findall(r"(?:^|[\s=\"'])make ([a-z][a-z-]*)", code(text_of(file)), re.MULTILINE)
    assert set(named) <= set(targets())


def targets() -> list[str]:
    """The targets of the Makefile that somebody may want, in their order."""
    return re.findall(r"^([a-z-]+):.*## \S", text_of(ROOT / "Makefile"), re.MULTILINE)


def test_make_alone_lists_every_target() -> None:
    """The first one is `help`, and each says what it does."""
    [phony] = re.findall(r"^\.PHONY: (.+)$", text_of(ROOT / "Makefile"), re.MULTILINE)
    assert targets()[0] == "help"
    assert targets() == phony.split()


def paths_in(text: str) -> Iterator[str]:
    """The files and folders that a text names as code; of a command, what is given to it."""
    endings = "py|md|toml|j2|ya?ml|txt|json|svg"
    for word in re.split(r"[\s\"']+", code(text)):
        named = word.rstrip(".,;:")
        if re.fullmatch(rf"[\w./<>-]*\w>?\.(?:{endings})|\.?\w[\w./<>-]*/|\.ci/\w+", named):
            yield named


@EACH
def test_a_file_that_is_named_is_there(file: Path) -> None:
    """By its path from the root, or by its name alone; `<name>` stands for any."""
    everything = sources()
    for named in paths_in(text_of(file)):
        pattern = re.sub(r"<\w+>", r"[\\w-]+", re.escape(named).replace(r"\<", "<").replace(r"\>", ">"))
        if named == "data/":
            continue  # made by the first run
        if named.endswith("/"):
            assert any(path.startswith(named) for path in everything), named
        elif "/" in named:
            assert any(re.fullmatch(pattern, path) for path in everything), named
        else:
            assert any(re.fullmatch(pattern, name) for name in everything.values()), named


@cache
def functions() -> set[str]:
    """The functions of the program, and its methods by themselves and with their classes."""
    found: set[str] = set()
    for path in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(text_of(path))):
            if isinstance(node, ast.ClassDef):
                functions_in = (each for each in node.body if isinstance(each, FUNCTION))
                found |= {f"{node.name}.{each.name}" for each in functions_in}
            elif isinstance(node, FUNCTION):
                found |= {node.name, f"{path.stem}.{node.name}"}
    return found


FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def test_a_function_that_the_architecture_names_is_there() -> None:
    """Written as `name()`, or with its class or module before it."""
    named = set(re.findall(r"`(\w[\w.]*)\(\)`", text_of(ROOT / "docs" / "architecture.md")))
    assert len(named) > 30
    assert named - functions() == set()


@EACH
def test_a_module_that_is_to_be_run_is_there(file: Path) -> None:
    """`python -m` finds it."""
    for named in re.findall(r"python -m ([\w.]+)", code(text_of(file))):
        assert (ROOT / (named.replace(".", "/") + ".py")).exists(), named


@pytest.mark.parametrize("file", [*OF_TODAY, CHANGELOG], ids=lambda file: file.name)
def test_a_link_leads_somewhere(file: Path) -> None:
    """To a file of the project, and to a heading in it."""
    for link in re.findall(r"\]\(([^)]+)\)|src=\"([^\"]+)\"", text_of(file)):
        target, _, heading = "".join(link).partition("#")
        if "://" in target:
            continue
        found = (file.parent / target) if target else file
        assert found.is_file(), link
        titles = re.findall(r"^#+ (.+)$", text_of(found), re.MULTILINE) if heading else []
        slugs = {re.sub(r"[^\w -]", "", title).casefold().replace(" ", "-") for title in titles}
        assert not heading or heading in slugs, link


# ------------------------------------------------------------ quotations


def test_a_block_of_content_that_is_quoted_is_real() -> None:
    """It stands word for word in a file of `content/`."""
    files = [text_of(path) for path in (ROOT / "content").rglob("*.j2")]
    blocks = quoted("jinja")
    assert blocks
    for name, block in blocks:
        assert any(block in text for text in files), name


def test_code_that_is_quoted_is_real() -> None:
    """It stands word for word in a file of `bot/`."""
    files = [text_of(path) for path in (ROOT / "bot").rglob("*.py")]
    blocks = quoted("python")
    assert blocks
    for name, block in blocks:
        assert any(block in text for text in files), name


def words_of(transcript: str) -> str:
    """What is said in a transcript, without who says it, the numbers of buttons, and the clock."""
    said = re.sub(r"^you: :.*$|^(?:you|bot):|\[\d+\] |—", "", transcript, flags=re.MULTILINE)
    return " ".join(said.split())


def test_the_picture_shows_a_real_conversation() -> None:
    """Its words stand in the transcript that the README names, one after the other."""
    named = re.search(r"A piece of `(tests/transcripts/\w+\.txt)`", text_of(README))
    assert named is not None
    shown = re.findall(r"<text[^>]*>(.*?)</text>", text_of(picture.PICTURE))
    assert len(shown) > 10
    assert unescape(" ".join(shown)) in words_of(text_of(ROOT / named[1]))


def test_the_picture_is_as_it_is_drawn_today() -> None:
    """`make pictures` would write the same file, and nothing sticks out of it."""
    bubbles = picture.bubbles(text_of(picture.TRANSCRIPT))
    assert picture.drawn(bubbles) == text_of(picture.PICTURE)
    assert 4 <= sum(bubble.who != "time" for bubble in bubbles) <= 10
    for bubble in bubbles:
        for row in bubble.rows:
            assert sum(picture.width(label, picture.BUTTON_SIZE) + 12 for label in row) < picture.WIDEST


def test_the_map_is_as_it_is_drawn_today() -> None:
    """`make pictures` would write the same file."""
    assert text_of(pictures.MAP) == pictures.map_of_later()


def test_every_picture_is_shown_and_drawn_by_make_pictures() -> None:
    """None is left over, and none is drawn by hand."""
    there = {path for path in (ROOT / "docs").iterdir() if path.suffix in {".svg", ".png"}}
    assert there == {picture.PICTURE, pictures.MAP, pictures.PREVIEW}
    shown = "".join(text_of(file) for file in OF_TODAY)
    assert [path.name for path in there if f'{path.name}"' not in shown] == []


# ------------------------------------------------------------ releases and CI


def test_the_version_is_the_newest_one_of_the_changelog() -> None:
    """Each release is a version and a date, the newest first."""
    headings = re.findall(r"^## (.+)$", text_of(CHANGELOG), re.MULTILINE)
    releases = [re.fullmatch(r"(\d+)\.(\d+)\.(\d+) - \d{4}-\d\d-\d\d", heading) for heading in headings]
    assert None not in releases
    numbers = [tuple(map(int, release.groups())) for release in releases if release is not None]
    assert numbers == sorted(set(numbers), reverse=True)
    version = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]["version"]
    assert version == headings[0].partition(" ")[0]
    assert f"that is {version.rpartition('.')[0]}." in text_of(ROOT / "SECURITY.md")


def test_ci_runs_what_anybody_can_run() -> None:
    """The workflow checks out, sets up Python 3.11, and calls `.ci/run`."""
    workflow = text_of(ROOT / ".github" / "workflows" / "ci.yml")
    steps = re.findall(r"^ +- (uses|run): (.+)$", workflow, re.MULTILINE)
    assert [(kind, what.partition("@")[0]) for kind, what in steps] == [
        ("uses", "actions/checkout"),
        ("uses", "actions/setup-python"),
        ("run", ".ci/run"),
    ]
    assert workflow.count("run:") == 1
    assert re.search(r'python-version: "3\.11"', workflow)
