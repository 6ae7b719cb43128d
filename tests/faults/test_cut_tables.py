"""Row 51: a table of words is cut short, empty or missing: it is told at the start, before anybody types."""

import asyncio
import os
import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import OperatorError
from bot.language.understanding.word_lists.checking import LISTS, TABLES, TEXTS, broken_tables, check_tables
from bot.language.wording.helplines import Helplines
from bot.service.app import content_folder
from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi
from tests.support.forking import Forker

pytestmark = pytest.mark.databases("sqlite", because="it is refused before a database is opened")

FILES = sorted(file.name for file in (content_folder() / "en").glob("*.toml"))

HOW: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "cut in half": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "overwritten": lambda file: file.write_bytes(b"\0" * 4_096),
    "no text": lambda file: file.write_bytes(b"\xff\xfe\xff" + file.read_bytes()),
    "of other kinds": lambda file: file.write_text(
        "\n".join(f"{key!r} = 1" for key in tomllib.loads(file.read_text()))
    ),
}


def _cut_at(file: Path, part: str) -> None:
    """Only what stands before a part is left: it can be parsed still."""
    text = file.read_text()
    at = re.search(rf"^(?:{part} = |\[+{part}[\].])", text, re.MULTILINE)
    assert at is not None
    file.write_text(text[: at.start()])
    tomllib.loads(file.read_text())


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(content_folder(), folder)
    return folder


def test_row_51_the_shipped_tables_are_whole() -> None:
    """And so are those of a new language that takes everything from English."""
    assert list(broken_tables(content_folder())) == []
    assert {name.removesuffix(".toml") for name in FILES} >= {"safety", "requests", "hours", "dates"}


@pytest.mark.parametrize("how", ["empty", "cut in half", "overwritten", "no text", "of other kinds"])
@pytest.mark.parametrize("name", FILES)
def test_row_51_whatever_the_damage_it_is_found(name: str, how: str, content: Path) -> None:
    """In one line, which names the file and what to do."""
    HOW[how](content / "en" / name)
    with pytest.raises(OperatorError) as told:
        check_tables(content)
    line = str(told.value)
    assert line.startswith(f"Mend {Path('content') / 'en' / name} or install afterword again: ")
    assert "\n" not in line
    assert line.endswith(".")


@pytest.mark.parametrize("name", LISTS)
def test_row_51_a_table_that_ends_before_a_part_that_is_needed_is_not_whole(name: str, content: Path) -> None:
    """It can be parsed; what is missing would only show when a text needs it."""
    file = content / "en" / f"{name}.toml"
    text = file.read_text()
    for part in (*LISTS[name], *TABLES.get(name, ()), *TEXTS.get(name, ())):
        _cut_at(file, part)
        with pytest.raises(OperatorError, match="it has no "):
            check_tables(content)
        file.write_text(text)


def test_row_51_every_want_is_there(content: Path) -> None:
    """A want that lacks its patterns is told, and one that lacks its end."""
    file = content / "en" / "requests.toml"
    text = file.read_text()
    wants = [part.start() for part in re.finditer(r"^\[\[want\]\]", text, re.MULTILINE)]
    file.write_text(text[: wants[len(wants) // 2]])
    with pytest.raises(OperatorError, match="it has no want '"):
        check_tables(content)
    file.write_text(f'{text}\n[[want]]\nwant = "undo"\n')
    with pytest.raises(OperatorError, match="a want has nothing that it says"):
        check_tables(content)


@pytest.mark.parametrize("name", FILES)
def test_row_51_a_table_that_is_missing_is_told(name: str, content: Path) -> None:
    """English has all of them."""
    (content / "en" / name).unlink()
    with pytest.raises(OperatorError, match=rf"^Install afterword again: content.en.{name} is missing\.$"):
        check_tables(content)


@pytest.mark.parametrize("how", [*HOW, "cut at a country"])
def test_row_51_helplines_that_are_not_whole_are_told(how: str, content: Path) -> None:
    """Somebody in need gets a number, or the coach doesn't start."""
    file = content / "helplines.toml"
    _cut_at(file, "IE") if how == "cut at a country" else HOW[how](file)
    with pytest.raises(OperatorError, match=r"^Mend content.helplines.toml or install afterword again: "):
        Helplines(file)
    file.unlink()
    with pytest.raises(OperatorError, match=r"content.helplines.toml is missing"):
        Helplines(file)


@pytest.mark.parametrize("name", ["en/safety.toml", "en/requests.toml", "helplines.toml"])
async def test_row_51_it_ends_the_start_with_one_line(
    name: str, content: Path, api: BotApi, tmp_path: Path, database_url: str, forker: Forker
) -> None:
    """With exit code 2, and before anything is taken in."""
    HOW["cut in half"](content / name)
    about = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url, "DATABASE_URL": database_url}
    process = forker.start(
        *("tests.other_content", str(content), "-", "run"),
        environment={**os.environ, **about, "DATA_DIR": str(tmp_path)},
    )
    async with asyncio.timeout(20):
        _, err = await process.communicate()
    assert process.returncode == 2
    [line] = err.decode().strip().splitlines()
    assert line.startswith(f"Mend {Path('content') / name} or install afterword again: ")
    assert "getUpdates" not in {method for method, _ in api.calls}
