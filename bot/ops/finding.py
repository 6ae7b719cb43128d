"""Define what the doctor finds: one line for each thing that it looks at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.errors import OperatorError


@dataclass(frozen=True)
class Finding:
    """Hold one line: what was looked at, whether it is as it should be, and what to set if it isn't.

    No line holds a secret, an address that may hold one, or anything of a person's.
    """

    about: str
    well: bool
    text: str

    def __str__(self) -> str:
        """Write the line."""
        return f"{'ok' if self.well else 'not ok':<8}{self.about:<10}{self.text}"


async def finding(about: str, look: Callable[[], Awaitable[str]]) -> Finding:
    """Look at one thing: what `look` returns is well, and an OperatorError says what is to be done."""
    try:
        return Finding(about, True, await look())
    except OperatorError as error:
        return Finding(about, False, str(error))
