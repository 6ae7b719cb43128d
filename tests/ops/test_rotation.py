"""Another master key, and what the old one is still needed for."""

import stat
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config import Settings
from bot.errors import OperatorError, SettingsError
from bot.ops import rotation
from bot.ops.rotation import rotate
from bot.store.crypto import KeyRefusedError, Keyring, new_key
from tests.support.app import Sit
from tests.support.operating import DATABASE, Invoke, opened, rows

A_PERSON = "INSERT INTO people (bot, chat_hash, contact, wrapped_key, since) VALUES"


async def test_a_new_key_in_the_file_opens_everything_and_the_old_one_nothing(
    sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, invoke: Invoke
) -> None:
    """Killed between any two steps it can be done again, and at every moment the file opens all there is."""
    settings, path = Settings(data_dir=tmp_path), tmp_path / "master.key"
    async with sit() as sitting:
        await sitting.say_all("/no", "Low")
        await sitting.app.inbox.dead_letters.add_raw(0, {"update_id": 5, "message": "otters"}, ValueError())
    old = path.read_text().split()

    async def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(rotation, "_rewrap", dies)
        with pytest.raises(KeyboardInterrupt):
            await rotate(settings)
    between = path.read_text().split()
    assert between[1:] == old
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    told = await rotate(settings)
    assert "going on with the first one" in told[0]
    assert told[1] == "Wrapped anew: 2. Under the first key before: 0."
    assert path.read_text().split() == between[:1]
    [(wrapped,)] = rows(tmp_path, "SELECT wrapped_key FROM people")
    [(sealed,)] = rows(tmp_path, "SELECT sealed FROM parked")
    for kept in (wrapped, sealed):
        Keyring.from_text(between[0]).open(kept)
        with pytest.raises(KeyRefusedError):
            Keyring.from_text(old[0]).open(kept)
    async with sit() as sitting:
        assert "Where you are: talking about the job you didn't get" in await sitting.say("/help")
    code, out, _ = await invoke("rotate")
    assert code == 0
    assert "A new key stands first" in out
    assert path.read_text().split()[0] not in between


async def test_keys_that_are_set_are_put_in_the_order_they_stand_in(sit: Sit, tmp_path: Path) -> None:
    """The new one first; a second time there is nothing to do; in batches; and a lost key is told."""
    async with sit() as sitting:
        await sitting.say_all("/no", "Low")
    old, new = (tmp_path / "master.key").read_text().strip(), new_key()
    rotation_size, rotation.AT_ONCE = rotation.AT_ONCE, 2
    try:
        with opened(tmp_path / DATABASE) as database:
            for chat in range(10, 15):
                database.execute(
                    f"{A_PERSON} (0, ?, x'', ?, 0)",
                    [bytes([chat]), Keyring.from_text(old).new()],
                )
        both = Settings(data_dir=tmp_path, master_keys=SecretStr(f"{new},{old}"))
        assert (await rotate(both))[0] == "Wrapped anew: 6. Under the first key before: 0."
        assert (await rotate(both))[0] == "Wrapped anew: 0. Under the first key before: 6."
        lost = Settings(data_dir=tmp_path, master_keys=SecretStr(new_key()))
        assert "6 are opened by none of the keys" in (await rotate(lost))[1]
        with pytest.raises(SettingsError, match="Set MASTER_KEYS or MASTER_KEY_FILE to all the keys"):
            await sit_and_say(sit)  # the key file still holds the old one
        (tmp_path / "alive").touch()
        with pytest.raises(OperatorError, match="Stop the bot first"):
            await rotate(both)
    finally:
        rotation.AT_ONCE = rotation_size


async def sit_and_say(sit: Sit) -> None:
    async with sit() as sitting:
        await sitting.say("hello")


async def test_keys_leave_the_file_only_when_nothing_needs_them(sit: Sit, tmp_path: Path) -> None:
    """One row that none of them opens, and all of them stay."""
    async with sit() as sitting:
        await sitting.say("/no")
    with opened(tmp_path / DATABASE) as database:
        database.execute(f"{A_PERSON} (0, x'09', x'', x'00', 0)")
    told = await rotate(Settings(data_dir=tmp_path))
    assert "1 are opened by none of the keys" in told[-1]
    assert len((tmp_path / "master.key").read_text().split()) == 2
