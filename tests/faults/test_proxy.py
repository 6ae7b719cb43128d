"""The pieces of `compose.yaml` together: its proxy, two workers and PostgreSQL; a worker is killed midway."""

import asyncio
import re
import shutil
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from textwrap import dedent

import pytest
from aiohttp import ClientSession

from tests.bot_api.delivery import HEADER
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept, Undisturbed
from tests.faults.conversation import conversation, say
from tests.support.databases import only
from tests.support.folders import ROOT
from tests.support.forking import PATIENCE, Forked
from tests.support.processes import Start, killed
from tests.support.telegram import SECRET, free_address

CADDY = shutil.which("caddy")
pytestmark = [
    only("postgresql", because="several workers need it"),
    pytest.mark.skipif(CADDY is None, reason="caddy is not installed (apt-get install caddy)"),
]
URL = "https://coach.example/telegram"
TALKING = 4

Worker = Callable[[str], Awaitable[Forked]]


def caddyfile(proxy: str, workers: list[str]) -> str:
    """That of `compose.yaml`, without certificates, at the addresses of this test."""
    found = re.search(
        r"^    content: \|\n((?:      .*\n|\n)+)", (ROOT / "compose.yaml").read_text(), re.MULTILINE
    )
    assert found is not None
    text = dedent(found[1]).replace("worker-a:8080 worker-b:8080", " ".join(workers))
    text = re.sub(r"^\$\{WEBHOOK_HOST.*?\}", f"http://{proxy}", text)
    assert "worker-" not in text
    assert "${" not in text
    return "{\n admin off\n auto_https off\n}\n" + text.replace("http://127.0.0.1", "http://")


async def answer(address: str, path: str, secret: str = "") -> int:
    async with (
        ClientSession() as session,
        session.post(f"http://{address}{path}", json={}, headers={HEADER: secret}) as response,
    ):
        return response.status


@pytest.fixture
def addresses() -> list[str]:
    """Of the proxy and of the two workers."""
    return [free_address() for _ in range(3)]


@pytest.fixture
async def proxy(addresses: list[str], api: BotApi, tmp_path: Path) -> AsyncIterator[str]:
    """It runs, and Telegram's updates go there."""
    file = tmp_path / "Caddyfile"
    file.write_text(caddyfile(addresses[0], addresses[1:]))
    environment = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    process = await asyncio.create_subprocess_exec(
        *(str(CADDY), "run", "--config", str(file), "--adapter", "caddyfile"),
        env=environment,
        stdout=DEVNULL,
        stderr=DEVNULL,
    )
    api.delivery.workers = [addresses[0]]
    try:
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    await answer(addresses[0], "/")
                    break
                except OSError:
                    assert process.returncode is None, "the proxy ended by itself"
                    await asyncio.sleep(0.05)
        yield addresses[0]
    finally:
        process.kill()
        await process.wait()


@pytest.fixture
def worker(start: Start, monkeypatch: pytest.MonkeyPatch) -> Worker:
    """Starts one that listens there, behind the proxy."""
    monkeypatch.setenv("WEBHOOK_URL", URL)
    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("SEND_RATE", "300")

    async def starts(address: str) -> Forked:
        monkeypatch.setenv("LISTEN", address)
        return await start()

    return starts


async def test_a_worker_is_killed_behind_the_proxy_and_nothing_is_lost(
    api: BotApi, proxy: str, worker: Worker, addresses: list[str], kept: Kept, undisturbed: Undisturbed
) -> None:
    """Each update has one effect, in its chat's order, whichever worker the proxy gives it to."""
    first, _ = await worker(addresses[1]), await worker(addresses[2])
    people = [(api.person(100 + number), conversation(number)) for number in range(TALKING)]

    async def kill() -> None:
        await api.until(lambda: len(api.confirmed) > 2 * TALKING)
        await killed(first)
        await worker(addresses[1])

    await asyncio.gather(kill(), *(say(person, lines) for person, lines in people))
    # A tap that is brought again is answered again, since nobody knows whether it was.
    api.refused[:] = [refusal for refusal in api.refused if "query is too old" not in refusal]
    for person, lines in people:
        await kept((person, await undisturbed(lines)), duplicates=2)
    assert await answer(proxy, "/healthz") == await answer(proxy, "/metrics") == 404
    assert await answer(proxy, "/telegram", "guessed") == await answer(proxy, "/elsewhere") == 404


@pytest.mark.usefixtures("proxy")
async def test_a_worker_that_is_not_up_yet_gets_nothing(
    api: BotApi, worker: Worker, addresses: list[str]
) -> None:
    """It takes no connection before it can take updates in, so the proxy waits, or turns to the other."""
    await worker(addresses[1])
    await say(api.person(7), conversation(1)[:5])
    await worker(addresses[2])
    await say(api.person(8), conversation(2)[:5])
    assert {status for _, status in api.delivery.answers} == {200}
