"""x"""

from bot.turn.told import Told
from datetime import date


def read_table(text: str, today: date, country: str | None) -> tuple[Told, ...]:
    return ()
