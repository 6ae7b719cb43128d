"""The unit for systemd: it can be loaded, and fits how the process ends."""

import shutil
import signal
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

from bot.channels.telegram.server import TO_ABORT, TO_DELIVER, TO_SETTLE
from bot.errors import SettingsError, UnavailableError
from bot.service.lifecycle.signals import SIGNALS
from tests.support.folders import ROOT

UNIT = ROOT / "docs" / "afterword.service"
MOST_EXPOSED = 20
"""Of a hundred, by what systemd itself counts."""


def service() -> dict[str, str]:
    """The lines of its part `Service`; of several with one name, the last."""
    unit = RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign] # names keep their capitals
    unit.read(UNIT)
    return dict(unit["Service"])


def analyzed(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not installed")
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments


def test_it_ends_in_order_before_it_is_killed() -> None:
    """It hears the signal, and there is time for what it does then."""
    told = service()
    assert signal.Signals[told["KillSignal"]] in SIGNALS
    assert int(told["TimeoutStopSec"]) > TO_DELIVER + TO_SETTLE + 2 * TO_ABORT


def test_it_is_started_again_unless_a_setting_is_wrong() -> None:
    """A database that does not answer yet is worth another start."""
    told = service()
    assert told["Restart"] == "on-failure"
    assert told["RestartPreventExitStatus"] == str(SettingsError.code)
    assert UnavailableError.code != SettingsError.code


def test_it_writes_into_one_folder_that_is_for_itself_alone() -> None:
    told = service()
    assert told["Environment"] == f"DATA_DIR=/var/lib/{told['StateDirectory']}"
    assert told["StateDirectoryMode"] == "0700"
    assert (told["ProtectSystem"], told["UMask"]) == ("strict", "0077")
    assert "ReadWritePaths" not in told


def test_systemd_can_load_it(tmp_path: Path) -> None:
    """No line is unknown to it; the program of this machine takes the place of ours."""
    lines = [
        "ExecStart=/bin/true" if line.startswith("ExecStart=") else line
        for line in UNIT.read_text().splitlines()
    ]
    (tmp_path / UNIT.name).write_text("\n".join(lines))
    done = analyzed("verify", tmp_path / UNIT.name)
    assert (done.returncode, done.stderr) == (0, "")


def test_systemd_finds_it_well_enclosed() -> None:
    done = analyzed("security", "--offline=yes", f"--threshold={MOST_EXPOSED}", UNIT)
    assert done.returncode == 0, done.stdout[-200:]
