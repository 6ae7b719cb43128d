"""Encryption at rest: a data key of their own for every person, wrapped by a master key.

AES-256-GCM from `cryptography`. A sealed value is a nonce of 12 bytes and the ciphertext; the person's
id is authenticated with it, so that a row moved to another person does not open.
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
    """A master key that is none, or not the one that wrapped this. The message holds no key."""


class Sealer:
    """Seals and opens with one key."""

    def __init__(self, key: bytes | AESGCM, about: bytes) -> None:
        """key: as bytes, or made ready. about: whose the values are."""
        self._aead = key if isinstance(key, AESGCM) else AESGCM(key)
        self._about = about

    def bound(self, about: bytes) -> Sealer:
        """Return a sealer with the same key whose values belong to something else."""
        return Sealer(self._aead, about)

    def seal(self, plain: bytes) -> bytes:
        """Encrypt."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._aead.encrypt(nonce, plain, self._about)

    def open(self, sealed: bytes) -> bytes:
        """Decrypt; KeyRefusedError where the key or the owner is another."""
        try:
            return self._aead.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], self._about)
        except (InvalidTag, ValueError, TypeError):  # too short to be one, or no bytes at all
            raise KeyRefusedError("this was sealed with another key") from None


class Keyring:
    """The master keys: the first one wraps, all of them unwrap, so that a new key is listed first.

    lookup: the key of the hashes that chats are found by, once `bot.store.keys` has read it.
    """

    def __init__(self, keys: Sequence[bytes], lookup: bytes | None = None) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise KeyRefusedError("a master key is 32 bytes, in URL-safe base64")
        self._keys, self._lookup = tuple(keys), lookup
        self._masters = [Sealer(key, b"master") for key in keys]
        self._sealer = lru_cache(maxsize=10_000)(self._unwrap)

    @classmethod
    def from_text(cls, text: str) -> Keyring:
        """Keys in base64, separated by commas or white space."""
        try:
            return cls([base64.urlsafe_b64decode(key) for key in text.replace(",", " ").split()])
        except binascii.Error:
            raise KeyRefusedError("a master key is 32 bytes, in URL-safe base64") from None

    def with_lookup(self, lookup: bytes) -> Keyring:
        """Return the same keys with the key of the chat hashes."""
        return Keyring(self._keys, lookup)

    def new(self) -> bytes:
        """A new data key, wrapped."""
        return self._masters[0].seal(os.urandom(KEY_BYTES))

    def chat_hash(self, bot: int, chat: int) -> bytes:
        """Return what a chat of a bot is found by: 16 bytes of HMAC-SHA256.

        Chat ids are few enough to be tried one by one, so that only a keyed hash hides them.
        """
        if self._lookup is None:
            raise RuntimeError("the keys were not held against the database")
        return hmac.digest(self._lookup, f"{bot}:{chat}".encode(), "sha256")[:HASH_BYTES]

    def newcomer(self, bot: int, chat: int) -> dict[str, Any]:
        """Return the columns that say who somebody is, with a data key of their own."""
        wrapped, hashed = self.new(), self.chat_hash(bot, chat)
        contact = Sealer(self.open(wrapped), hashed).seal(str(chat).encode())
        return {"bot": bot, "chat_hash": hashed, "wrapped_key": wrapped, "contact": contact}

    def chat_of(self, row: Mapping[str, Any], person: int) -> int:
        """Return the chat of a row with `wrapped_key`, `chat_hash` and `contact`.

        Raises KeyRefusedError where one of them is not as it was written.
        """
        sealer = self.sealer(row["wrapped_key"], person).bound(_stored(row["chat_hash"]))
        return int(sealer.open(_stored(row["contact"])))

    def sealer(self, wrapped: bytes, person: int) -> Sealer:
        """What seals and opens for a person. KeyRefusedError if no master key fits."""
        return self._sealer(_stored(wrapped), person)

    @property
    def master(self) -> Sealer:
        """For what belongs to no person yet."""
        return self._masters[0]

    def is_under_first(self, sealed: bytes) -> bool:
        """Tell whether the first master key has sealed this."""
        try:
            self.master.open(_stored(sealed))
        except KeyRefusedError:
            return False
        return True

    def open(self, sealed: bytes) -> bytes:
        """What any of the master keys has sealed; KeyRefusedError where it was none of them."""
        for master in self._masters:
            try:
                return master.open(_stored(sealed))
            except KeyRefusedError:
                continue
        raise KeyRefusedError("none of the master keys opens what is stored")

    def renewed(self, sealed: bytes) -> bytes | None:
        """What a master key has sealed, sealed with the first one; None where that is so already.

        Raises KeyRefusedError where none of them opens it.
        """
        plain = self.open(sealed)
        return None if self.is_under_first(sealed) else self.master.seal(plain)

    def _unwrap(self, wrapped: bytes, person: int) -> Sealer:
        return Sealer(self.open(wrapped), str(person).encode())


def _stored(value: Any) -> bytes:
    """Return what a column holds. Raises KeyRefusedError where damage has made something else of it."""
    if not isinstance(value, bytes | bytearray | memoryview):
        raise KeyRefusedError("this is no sealed value")
    return bytes(value)


def new_key() -> str:
    """A master key as text."""
    return base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode()
