"""Hold what a running coach works with, put together once and handed to all that opens transactions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.language.wording.renderer import Renderer
from bot.service.transactions.counting import Counting
from bot.store.crypto import Keyring
from bot.store.database import Database
from bot.turn.model.reader import Reader


@dataclass(frozen=True)
class Resources:
    """Hold the database and its keyring, what renders words, what reads texts, and the clock (aware, UTC).

    counting: what committed transactions have counted.
    """

    database: Database
    keyring: Keyring
    renderer: Renderer
    reader: Reader
    clock: Callable[[], datetime]
    counting: Counting = field(default_factory=Counting)
