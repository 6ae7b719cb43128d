"""Check the file of the heads at a start, without numpy: loading numpy takes longer than reading the file.

The file is one of `numpy.savez`: a zip archive with an array a member. Its checksums tell that it is whole,
and the header of each array that it fits.
"""

from __future__ import annotations

import json
import sys
from array import array
from ast import literal_eval
from collections.abc import Mapping
from math import isfinite, prod
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from bot.language.understanding.learned.encoder import SIZE

PLACES = 8_192
"""Places for the words of a text: half for words, half for pieces of words. Two words may share a place."""

ACROSS = SIZE + PLACES + 1
"""How many numbers a row has: for the vector of meaning, for the words and pieces of words, and the bias."""

RARITY = "rarity"
"""The array that tells for each place how rare the words or pieces there are."""

_MAGIC = b"\x93NUMPY"

_FINITE = bytes(byte for byte in range(256) if byte & 0x7C != 0x7C)
"""The high bytes of finite numbers of half precision: the five bits of the exponent are not all set."""

_BYTES = {"<f2": 2, "<f4": 4, "<f8": 8}
"""Bytes of a number, by its type in the header of an array."""


class DamagedHeadsError(Exception):
    """The file is there, but no heads can be read: it is cut short, overwritten, or of another version."""


class _Array(NamedTuple):
    kind: str
    shape: tuple[int, ...]
    content: bytes


def check(file: Path, needed: Mapping[str, frozenset[str]]) -> None:
    """Raise DamagedHeadsError unless the file has a head for each family, with a row for each meaning.

    needed: families that have to be there, with meanings that each must know.
    """
    try:
        with ZipFile(file) as kept:
            meanings, several = _text(kept, "meanings"), _text(kept, "several")
            fits = isinstance(several, list) and all(
                needed_here <= set(meanings[family]) for family, needed_here in needed.items()
            )
            kind, shape, content = _read(kept, RARITY)
            fits &= shape == (PLACES,) and len(content) == PLACES * _BYTES[kind]
            fits &= _are_numbers(kind, content)
            for family, named in meanings.items():
                kind, shape, content = _read(kept, family)
                fits &= shape == (len(named), ACROSS) and len(content) == prod(shape) * _BYTES[kind]
                fits &= _are_numbers(kind, content)
    except Exception as error:  # what is no such file may raise nearly anything while it is read
        raise DamagedHeadsError(type(error).__name__) from error
    if not fits:
        raise DamagedHeadsError("the heads don't fit")


def _are_numbers(kind: str, content: bytes) -> bool:
    """Tell whether all numbers are finite: a single weight that isn't would spoil every likelihood."""
    if kind == "<f2":  # see `_FINITE`: the high byte comes second
        return not content[1::2].translate(None, _FINITE)
    numbers = array("f" if kind == "<f4" else "d", content)
    if sys.byteorder != "little":
        numbers.byteswap()
    return all(map(isfinite, numbers))


def _text(kept: ZipFile, name: str) -> dict[str, list[str]]:
    """Read a text that was kept as JSON in an array of its own."""
    text: dict[str, list[str]] = json.loads(_read(kept, name).content.decode("utf-32-le"))
    return text


def _read(kept: ZipFile, name: str) -> _Array:
    """Read an array: its version, the length of its header, the header as a Python literal, its content."""
    content = kept.read(f"{name}.npy")  # raises BadZipFile if its checksum is wrong
    if not content.startswith(_MAGIC):
        raise ValueError("no array")
    begins = 10 if content[6] == 1 else 12
    ends = begins + int.from_bytes(content[8:begins], "little")
    header = literal_eval(content[begins:ends].decode("latin-1"))
    return _Array(header["descr"], header["shape"], content[ends:])
