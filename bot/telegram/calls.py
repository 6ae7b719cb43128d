"""A method of the Bot API, raw both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram import Bot


@dataclass
class _Plain:
    """Stands for python-telegram-bot's `RequestData` where there is nothing in it but JSON."""

    parameters: Mapping[str, Any]
    contains_files: bool = False


async def call(bot: Bot, method: str, parameters: Mapping[str, Any]) -> Any:
    """What it answers, as JSON says it. Raises TelegramError. parameters: what JSON can say, no files.

    As `Bot.do_api_request` does, but for what that does first: it looks for Telegram's own objects in every
    value and warns that there is a method for this, which takes a sixth of the whole call.
    """
    given: Any = _Plain(parameters)  # comes to our own `do_request` as it is
    return await bot.request.post(f"{bot.base_url}/{method}", given)
