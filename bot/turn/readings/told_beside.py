"""Define what is said along with a name where one is asked for."""

from __future__ import annotations

from typing import NamedTuple


class Beside(NamedTuple):
    """Hold the parts of a text before what is said along with a name, and that.

    unnamed: it says that they gave no name. nobody: it says that there is nobody they deal with.
    """

    names: tuple[str, ...]
    rest: str
    unnamed: bool
    nobody: bool
