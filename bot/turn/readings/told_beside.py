"""Define what a text says along with a name at a question for a name."""

from __future__ import annotations

from typing import NamedTuple


class Beside(NamedTuple):
    """Hold the parts of a text that may be names, and the rest, which says more.

    unnamed: the rest says that the contact has given no name, or that there is none. nobody: it says that
    there is no contact.
    """

    names: tuple[str, ...]
    rest: str
    unnamed: bool
    nobody: bool
