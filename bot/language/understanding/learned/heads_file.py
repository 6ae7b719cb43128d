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

RARITY = "rarity"
"""The array that tells for each place how rare the words or pieces there are."""

_MAGIC = b"\x93NUMPY"

_FINITE = bytes(byte for byte in range(256) if byte & 0x7C != 0x7C)
"""The high bytes of finite numbers of half precision: the five bits of the exponent are not all set."""

_BYTES = {"<f2": 2, "<f4": 4, "<f8": 8}
"""Bytes of a number, by its type in the header of an array."""


def hidden_of(family: str) -> str:
    """Return the name of the array with the hidden layer of a family, where it has one."""
    return f"{family}.hidden"


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
            fits &= _is_whole(_read(kept, RARITY), (PLACES,))
            for family, named in meanings.items():
                units = _units(kept, family)
                fits &= _is_whole(_read(kept, family), (len(named), units + PLACES + 1))
    except Exception as error:  # what is no such file may raise nearly anything while it is read
        raise DamagedHeadsError(type(error).__name__) from error
    if not fits:
        raise DamagedHeadsError("the heads don't fit")


def _units(kept: ZipFile, family: str) -> int:
    """Return how many numbers of a row are for the vector, or for what a hidden layer makes of it.

    Raises ValueError where that layer isn't whole.
    """
    if f"{hidden_of(family)}.npy" not in kept.namelist():
        return SIZE
    layer = _read(kept, hidden_of(family))
    if not _is_whole(layer, (SIZE + 1, layer.shape[-1])):
        raise ValueError("the hidden layer doesn't fit")
    return layer.shape[-1]


def _is_whole(read: _Array, shape: tuple[int, ...]) -> bool:
    """Tell whether an array has this shape, and as many numbers as that takes, all finite."""
    fits = read.shape == shape and len(read.content) == prod(shape) * _BYTES[read.kind]
    return fits and _are_numbers(read.kind, read.content)


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
