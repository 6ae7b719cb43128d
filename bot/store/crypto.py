"""Encrypt what is stored: every person has a data key of their own, wrapped by a master key.

The cipher is AES-256-GCM from `cryptography`. A sealed value is a nonce of 12 bytes and the ciphertext; the
person's id is authenticated with it, so that a row moved to another person does not open.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12
HASH_BYTES = 16


class KeyRefusedError(Exception):
    """A master key is malformed, or is not the key that sealed a value. The message holds no key."""


class Sealer:
    """Seals and opens with one key."""

    def __init__(self, key: bytes | AESGCM, about: bytes) -> None:
        """Take the key, as bytes or as a cipher, and the owner of the values (about)."""
        self._aead = key if isinstance(key, AESGCM) else AESGCM(key)
        self._about = about

    def bound(self, about: bytes) -> Sealer:
        """Return a sealer with the same key, for the values of another owner."""
        return Sealer(self._aead, about)

    def seal(self, plain: bytes) -> bytes:
        """Encrypt a value."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._aead.encrypt(nonce, plain, self._about)

    def open(self, sealed: bytes) -> bytes:
        """Decrypt a value. Raises KeyRefusedError if it was sealed with another key or for another owner."""
        try:
            return self._aead.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], self._about)
        except (InvalidTag, ValueError, TypeError):  # too short for a sealed value, or not bytes at all
            raise KeyRefusedError("this was sealed with another key") from None


class Keyring:
    """Holds the master keys, the newest first: the first one wraps, and all of them unwrap.

    lookup: the key of the hashes by which chats are found, once `bot.store.keys` has read it.
    """

    def __init__(self, keys: Sequence[bytes], lookup: bytes | None = None) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise KeyRefusedError("a master key is 32 bytes, in URL-safe base64")
        self._keys, self._lookup = tuple(keys), lookup
        self._masters = [Sealer(key, b"master") for key in keys]
        self._sealer = lru_cache(maxsize=10_000)(self._unwrap)

    @classmethod
    def from_text(cls, text: str) -> Keyring:
        """Read keys in URL-safe base64, separated by commas or white space. Raises KeyRefusedError."""
        try:
            return cls([base64.urlsafe_b64decode(key) for key in text.replace(",", " ").split()])
        except binascii.Error:
            raise KeyRefusedError("a master key is 32 bytes, in URL-safe base64") from None

    def with_lookup(self, lookup: bytes) -> Keyring:
        """Return a keyring with the same master keys and this key of the chat hashes."""
        return Keyring(self._keys, lookup)

    def new(self) -> bytes:
        """Make a data key, and return it wrapped."""
        return self._masters[0].seal(os.urandom(KEY_BYTES))

    def chat_hash(self, bot: int, chat: int) -> bytes:
        """Return the hash by which a chat of a bot is found: 16 bytes of HMAC-SHA256.

        Chat ids are few enough to be tried one by one, so only a keyed hash hides them.
        """
        if self._lookup is None:
            raise RuntimeError("the keys were not checked against the database")
        return hmac.digest(self._lookup, f"{bot}:{chat}".encode(), "sha256")[:HASH_BYTES]

    def newcomer(self, bot: int, chat: int) -> dict[str, Any]:
        """Return the columns that identify a new person, with a data key of their own."""
        wrapped, hashed = self.new(), self.chat_hash(bot, chat)
        contact = Sealer(self.open(wrapped), hashed).seal(str(chat).encode())
        return {"bot": bot, "chat_hash": hashed, "wrapped_key": wrapped, "contact": contact}

    def chat_of(self, row: Mapping[str, Any], person: int) -> int:
        """Return the chat of a person, from a row with `wrapped_key`, `chat_hash` and `contact`.

        Raises KeyRefusedError if one of these columns is not as it was written.
        """
        sealer = self.sealer(row["wrapped_key"], person).bound(_stored(row["chat_hash"]))
        return int(sealer.open(_stored(row["contact"])))

    def sealer(self, wrapped: bytes, person: int) -> Sealer:
        """Return the sealer of a person. Raises KeyRefusedError if no master key unwraps their data key."""
        return self._sealer(_stored(wrapped), person)

    @property
    def master(self) -> Sealer:
        """Return the sealer for values that belong to no person yet."""
        return self._masters[0]

    def is_under_first(self, sealed: bytes) -> bool:
        """Tell whether the first master key has sealed a value."""
        try:
            self.master.open(_stored(sealed))
        except KeyRefusedError:
            return False
        return True

    def open(self, sealed: bytes) -> bytes:
        """Decrypt a value that any master key has sealed. Raises KeyRefusedError if none of them has."""
        for master in self._masters:
            try:
                return master.open(_stored(sealed))
            except KeyRefusedError:
                continue
        raise KeyRefusedError("none of the master keys opens what is stored")

    def renewed(self, sealed: bytes) -> bytes | None:
        """Seal a value again with the first master key; return None if that key has sealed it already.

        Raises KeyRefusedError if no master key opens the value.
        """
        plain = self.open(sealed)
        return None if self.is_under_first(sealed) else self.master.seal(plain)

    def _unwrap(self, wrapped: bytes, person: int) -> Sealer:
        return Sealer(self.open(wrapped), str(person).encode())


def _stored(value: Any) -> bytes:
    """Return the bytes of a column. Raises KeyRefusedError if damage has turned them into something else."""
    if not isinstance(value, bytes | bytearray | memoryview):
        raise KeyRefusedError("this is not a sealed value")
    return bytes(value)


def new_key() -> str:
    """Make a master key, as text."""
    return base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode()
