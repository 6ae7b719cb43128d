"""Find an update's number, and the people in it, even if the update can't be read otherwise."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

_BITS = 63
LARGEST_NUMBER = 2**_BITS - 1
"""The largest number that a database column takes."""

_DIGITS = re.compile(rb"\d+")


def number(value: Any) -> int:
    """Return a number that a column takes. Raises ValueError for anything else that JSON may hold."""
    if type(value) is not int or not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
        raise ValueError("not a number that can be stored")
    return value


def parsed(body: bytes) -> Any:
    """Read JSON. Raises ValueError if it is malformed, and RecursionError if it is nested too deeply.

    A number with more digits than Python reads can't be stored anyway: it becomes infinity.
    """
    try:
        return json.loads(body)
    except json.JSONDecodeError:
        raise
    except ValueError:
        return json.loads(body, parse_int=_number)


def _number(digits: str) -> float:
    return int(digits) if len(digits) <= len(str(-LARGEST_NUMBER)) else float("inf")


def number_of(update: Any) -> int | None:
    """Return the number that Telegram gave to an update, or None if there is none that can be stored."""
    given = update.get("update_id") if isinstance(update, Mapping) else None
    return given if type(given) is int and 0 <= given <= LARGEST_NUMBER else None


def as_json(update: Any) -> bytes:
    """Write an update as JSON, or as null if it is nested too deeply or has a number too long for Python."""
    try:
        return json.dumps(update, sort_keys=True).encode()
    except (ValueError, TypeError, RecursionError):
        return b"null"


def number_from(content: bytes) -> int:
    """Make a number for an update that has none, from its content: less than 0, unlike Telegram's."""
    return -1 - (int.from_bytes(blake2b(content, digest_size=8).digest()) >> (64 - _BITS))


def mentions(content: bytes) -> frozenset[bytes]:
    """Return every number anywhere in an update; the id of each person in it is among them."""
    return frozenset(_DIGITS.findall(content))
