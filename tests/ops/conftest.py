"""Commands as an operator gives them, in this process."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import cli
from bot.telemetry import logs
from tests.support.operating import Invoke


@pytest.fixture
def invoke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """`afterword …`, without a process of its own."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setattr(logs, "set_up", lambda *_: None)

    async def invokes(*arguments: object) -> tuple[int, str, str]:
        done = await asyncio.to_thread(CliRunner().invoke, cli.app, [*map(str, arguments)])
        return done.exit_code, done.stdout, done.stderr

    return invokes
