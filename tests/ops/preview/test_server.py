"""The page is served to the browser that knows its address, and to nobody else."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession

from bot.errors import OperatorError
from bot.ops.preview.server import HOST, serving
from bot.service.app import content_folder
from tests.support.changed_words import change, words_in


@pytest.fixture
async def page() -> AsyncIterator[str]:
    async with serving(content_folder()) as address:
        yield address


@pytest.fixture
async def browser() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


async def test_the_page_names_every_dialogue_and_language(page: str, browser: ClientSession) -> None:
    """It loads nothing but files beside it, and may call nothing else."""
    answer = await browser.get(page)
    text = await answer.text()
    assert answer.status == 200
    assert 'data-dialogue="reflection"' in text
    assert '<option value="en" selected>' in text
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    for file in re.findall(r'(?:src|href)="([^"]+)"', text):
        assert file.startswith("file/")
        assert (await browser.get(page + file)).status == 200
        assert "innerHTML" not in await (await browser.get(page + file)).text()
    assert "style=" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)


async def test_without_the_token_nothing_is_served(page: str, browser: ClientSession) -> None:
    """Whatever is asked for, the answer is the same."""
    root = page[: page.index("/", len("http://")) + 1]
    for path in ("", "wrong/", "wrong/version", page.rstrip("/")[-1:] + "/", f"{'x' * 32}/talk"):
        assert (await browser.get(root + path)).status == 404
    assert (await browser.get(page.rstrip("/")[:-1] + "/")).status == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "0.0.0.0"])  # noqa: S104 - a name that is refused
async def test_another_name_for_this_machine_is_refused(page: str, browser: ClientSession, host: str) -> None:
    """A stranger's page can have its own name lead here."""
    assert (await browser.get(page, headers={"Host": host})).status == 404
    assert (await browser.get(page, headers={"Host": f"localhost:{urlsplit(page).port}"})).status == 200


async def test_another_page_cannot_send_anything(page: str, browser: ClientSession) -> None:
    """Neither with its own origin nor in the way of a form."""
    say, text = page + "talk/say", '{"text": "hello"}'
    asked = {"Content-Type": "application/json"}
    assert (
        await browser.post(say, data=text, headers={**asked, "Origin": "http://evil.example"})
    ).status == 404
    assert (await browser.post(say, data=text, headers={**asked, "Origin": "null"})).status == 404
    assert (await browser.post(say, data=text, headers={"Content-Type": "text/plain"})).status == 404


@pytest.mark.parametrize(
    "path",
    [
        "file/server.py",
        "file/..%2Fserver.py",
        "file/page.html",
        "dialogue/nothing",
        "dialogue/no?route=x",
        "dialogue/no?route=99999",
        "dialogue/no?answers=[1]",
        "dialogue/no?answers={",
        "dialogue/no?language=xx",
        "map/nothing.svg",
        "words/no",
        "elsewhere",
    ],
)
async def test_what_is_not_there_is_not_found(page: str, browser: ClientSession, path: str) -> None:
    """No other file, and no dialogue that doesn't exist."""
    assert (await browser.get(page + path)).status == 404


@pytest.mark.parametrize("sent", ["", "{", "[]", "7", '{"said": 1}'])
async def test_what_cannot_be_understood_is_refused(page: str, browser: ClientSession, sent: str) -> None:
    """Nothing of it reaches the coach."""
    asked = {"Content-Type": "application/json"}
    assert (await browser.post(page + "talk/say", data=sent, headers=asked)).status == 400


async def test_it_listens_on_this_machine_alone(page: str) -> None:
    """Its address says so."""
    assert urlsplit(page).hostname == HOST == "127.0.0.1"
    with pytest.raises(OperatorError, match=r"^Give another --port"):
        async with serving(content_folder(), urlsplit(page).port or 0):
            pass


async def test_a_change_of_the_words_shows(tmp_path: Path, browser: ClientSession) -> None:
    """A new version, with the new words; and what is wrong with them, until it is mended."""
    file = words_in(tmp_path) / "en" / "no.j2"
    async with serving(tmp_path / "content") as page:
        first = await (await browser.get(page + "version")).json()
        assert first["troubles"] == []
        change(file, "How heavy is it", "How hard is it")
        second = await (await browser.get(page + "version")).json()
        assert second["version"] > first["version"]
        assert "How hard is it" in await (await browser.get(page + "dialogue/no")).text()
        change(file, "{# end #}", "")
        [trouble] = (await (await browser.get(page + "version")).json())["troubles"]
        assert "en/no.j2" in trouble
        assert (await browser.get(page)).status == 200
        file.write_text(file.read_text() + "{# end #}\n")
        assert (await (await browser.get(page + "version")).json())["troubles"] == []


async def test_the_map_of_a_dialogue_is_a_picture(page: str, browser: ClientSession) -> None:
    """It can be looked at beside the rest."""
    answer = await browser.get(page + "map/later.svg")
    assert answer.content_type == "image/svg+xml"
    assert "Shall I remind you?" in await answer.text()


async def test_the_command_gives_an_address_until_it_is_stopped(tmp_path: Path) -> None:
    """Nothing is left of it."""
    command = [sys.executable, "-m", "bot", "preview"]
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, env={**os.environ, "TMPDIR": str(tmp_path)}
    )
    assert process.stdout is not None
    said = (await process.stdout.readline()).decode()
    found = re.fullmatch(r"Open (http://127\.0\.0\.1:\d+/\S{32}/)\n", said)
    assert found is not None
    async with ClientSession() as browser:
        answer = await browser.post(found[1] + "talk/begin", json={})
        assert "Where are you right now?" in await answer.text()
    assert [path.name for path in tmp_path.iterdir()] != []
    process.send_signal(signal.SIGTERM)
    await process.communicate()
    assert process.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == []
