"""Check the file of the heads at a start, without numpy: loading that takes longer than reading the file.

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
"""Places for what a text says literally: half for words, half for pieces of words. Two may share one."""

ACROSS = SIZE + PLACES + 1
"""Numbers of a row: for the vector of meaning, for the words and pieces of words, and the bias."""

RARITY = "rarity"
"""The array that tells how rare what takes each place is."""

_MAGIC = b"\x93NUMPY"

_FINITE = bytes(byte for byte in range(256) if byte & 0x7C != 0x7C)
"""First bytes of numbers of half precision that are finite."""

_BYTES = {"<f2": 2, "<f4": 4, "<f8": 8}
"""Bytes of a number, by its type in the header of an array."""


class DamagedHeadsError(Exception):
    """The file is there, but can't be learned from: it is cut short, overwritten, or of another version."""


class _Array(NamedTuple):
    kind: str
    shape: tuple[int, ...]
    content: bytes


def check(file: Path, needed: Mapping[str, frozenset[str]]) -> None:
    """Raise DamagedHeadsError unless a head for each family is in the file, and each has a row a meaning.

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
    """Tell whether every number is one, and finite: with one other weight nothing is likely."""
    if kind == "<f2":  # the five bits of the exponent are all set then
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
    content = kept.read(f"{name}.npy")  # raises BadZipFile where its checksum is another
    if not content.startswith(_MAGIC):
        raise ValueError("no array")
    begins = 10 if content[6] == 1 else 12
    ends = begins + int.from_bytes(content[8:begins], "little")
    header = literal_eval(content[begins:ends].decode("latin-1"))
    return _Array(header["descr"], header["shape"], content[ends:])
