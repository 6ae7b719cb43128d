"""Files that others could read are taken away from them, and the log says so once."""

import logging
from pathlib import Path

import pytest

from bot.store.permissions import restrict


@pytest.mark.parametrize(
    ("before", "after"), [(0o644, 0o600), (0o660, 0o600), (0o755, 0o700), (0o404, 0o400)]
)
def test_others_lose_a_file_and_its_owner_keeps_it(
    before: int, after: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """With a warning that names the file, and not where it is."""
    file = tmp_path / "master.key"
    file.touch()
    file.chmod(before)
    restrict(file, tmp_path / "not there")
    assert file.stat().st_mode & 0o777 == after
    assert "master.key" in caplog.text
    assert str(tmp_path) not in caplog.text


def test_what_is_its_owners_alone_is_left_as_it_is(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing is said of it."""
    file = tmp_path / "master.key"
    file.touch()
    file.chmod(0o400)
    restrict(file)
    assert file.stat().st_mode & 0o777 == 0o400
    assert caplog.text == ""


def test_where_it_can_not_be_done_the_operator_is_told_how(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is somebody else's, say: it goes on, with a warning."""
    file = tmp_path / "master.key"
    file.touch()
    file.chmod(0o644)

    def refuses(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", refuses)
    with caplog.at_level(logging.WARNING):
        restrict(file)
    assert "chmod go=" in caplog.text
