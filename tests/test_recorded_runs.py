"""Runs that were open under a version of a script stand at the same question under this one.

A file holds a run as it was stored: script, version, facts, answers; and where it stood. Set
RECORD_RUNS=1 to write the files of a version that has none; those of older versions are never rewritten.
"""

import json
import os
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from bot.coach.scripts import SCRIPTS
from bot.store import codec
from bot.store.crypto import Keyring
from bot.talk.paths import positions
from bot.talk.script import Answer, Script
from bot.turn.model.person import Run
from tests.support.folders import TESTS
from tests.support.routes import routes_of

FOLDER = TESTS / "recorded_runs"
START = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
SEALER = Keyring([b"k" * 32]).sealer(Keyring([b"k" * 32]).new(), 1)


def runs_of(script: Script, each: int) -> list[Run]:
    """Runs as they are stored, `each` of them, spread over the facts and the routes of a script."""
    found: list[Run] = []
    routes = routes_of(script)
    for facts, route in islice(routes, 0, None, max(1, len(routes) // each)):
        taken = [(key, value) for key, value in route if not key.startswith("(")]
        upto = len(taken) * (len(found) + 1) // (each + 1)
        answers = {
            key: Answer(value[:40], START + timedelta(minutes=n))
            for n, (key, value) in enumerate(taken[:upto])
        }
        found.append(Run(3, script.name, script.version, facts, START, START, answers))
    return found


def recorded(run: Run) -> dict[str, Any]:
    position = run.position
    row = codec.run_values(1, run, SEALER)
    return {
        "script": run.script,
        "version": run.version,
        "stored": json.loads(SEALER.open(row["sealed"])),
        "path": list(position.path),
        "open": position.ask.key if position.ask is not None else None,
        "records": sorted(position.records),
    }


def file_of(script: Script) -> Path:
    return FOLDER / f"{script.name}-{script.version}.json"


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=lambda s: s.name)
def test_every_version_has_its_recorded_runs(script: Script) -> None:
    """A changed script gets a new version, and runs of its own here."""
    if os.environ.get("RECORD_RUNS") and not file_of(script).exists():
        text = json.dumps([recorded(run) for run in runs_of(script, 12)], indent=1, ensure_ascii=False)
        file_of(script).write_text(text + "\n")
    assert len(json.loads(file_of(script).read_text())) >= 1


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda f: f.stem)
def test_a_recorded_run_stands_where_it_stood(file: Path) -> None:
    """The same path, the same open question, and nothing that was established is gone."""
    for record in json.loads(file.read_text()):
        sealed = SEALER.seal(json.dumps(record["stored"]).encode())
        row = {
            "number": 3,
            "script": record["script"],
            "version": record["version"],
            "state": "parked",
            "started": START,
            "taken_up": START,
            "sealed": sealed,
        }
        position = codec.run_of(row, SEALER).position
        assert list(position.path) == record["path"]
        if position.ask is not None:  # else a newer version asks no more of it, and it is done
            assert position.ask.key == record["open"]
        assert set(record["records"]) <= set(position.records)  # a newer version may establish more


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=lambda s: s.name)
def test_a_stored_run_is_its_answers(script: Script) -> None:
    """Law 2: facts, answers and times come back as they were, and the position follows from them."""
    for run in runs_of(script, 40):
        row = codec.run_values(1, run, SEALER)
        assert set(json.loads(SEALER.open(row["sealed"]))) == {
            "facts",
            "answers",
            "held",
            "draft",
            "changing",
            "mentioned",
            "nth",
        }
        again = codec.run_of(row, SEALER)
        assert again == run
        assert again.position == run.position


def test_positions_are_walked_as_they_are_replayed() -> None:
    """What `paths` shows is where a person would stand: both go through the same rules."""
    script = SCRIPTS["start"]
    for facts, route in routes_of(script):
        *_, last = positions(script, facts, route)
        run = Run(1, script.name, 1, facts, START, START, {k: Answer(v, START) for k, v in route})
        assert run.position == last
