"""Read the master keys from the settings or from the key file, which is made on the first start."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from bot.config import Settings, key_text
from bot.errors import SettingsError
from bot.store.crypto import KeyRefusedError, Keyring, new_key
from bot.store.permissions import OWNER, restrict


def read_keyring(settings: Settings, *, make: bool = True, as_it_is: bool = False) -> Keyring:
    """Read the master keys: from the setting, or else from the key file, which is made on the first start.

    make: False if people are stored, whom a new key would not open. as_it_is: leave the file's mode alone.
    Raises SettingsError.
    """
    try:
        if settings.master_keys is not None:
            return Keyring.from_text(settings.master_keys.get_secret_value())
        if settings.master_key_file is not None and not settings.master_key_file.exists():
            raise SettingsError("Set MASTER_KEY_FILE to a file that exists and holds the master keys.")
        if not make and not settings.key_path.exists():
            raise SettingsError(
                f"Put the key file at {settings.key_path}, or set MASTER_KEYS: without the key nobody can "
                "read what is stored."
            )
        return key_file(settings.key_path, as_it_is=as_it_is)
    except KeyRefusedError as error:
        raise SettingsError(f"Set MASTER_KEYS or MASTER_KEY_FILE anew: {error}.") from None
    except OSError as error:
        raise SettingsError(
            f"Set DATA_DIR or MASTER_KEY_FILE so that the key can be read: {error.strerror}."
        ) from None
    except ValueError:  # not ASCII
        raise SettingsError("Set MASTER_KEYS or MASTER_KEY_FILE to keys in URL-safe base64.") from None


def key_file(path: Path, *, as_it_is: bool = False) -> Keyring:
    """Read the keys of a file. A missing file is made, with a new key, readable by its owner alone.

    Raises KeyRefusedError if the file holds no keys, and OSError if it can't be read or made.
    """
    if not path.exists():
        _make_file(path)
    text = key_text(path)
    if not text.strip():
        raise KeyRefusedError("the key file is empty; if nothing is stored yet, remove it")
    keyring = Keyring.from_text(text)
    if not as_it_is:
        restrict(path)
    return keyring


def _make_file(path: Path) -> None:
    """Put a new key file in place whole, unless another process was first; a full disk leaves no file."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, OWNER)  # whatever the umask
            file.write(f"{new_key()}\n".encode())
            file.flush()
            os.fsync(descriptor)
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        Path(name).unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
