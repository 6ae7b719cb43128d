"""Row 57: thousands of blanks in a row, in a message or in a mail. Others are answered as ever."""

import asyncio

import pytest

from bot.language.understanding.learned.encoder import ENCODER
from tests.bot_api.server import BotApi
from tests.faults.conversation import say
from tests.support.databases import Store
from tests.support.telegram import Run

SOON = 6.0
"""Seconds, on a busy machine, for two answers: each such text took longer than that, and the mail an hour."""

HEADERS = b"From: hr@globex.example\nSubject: Your application\nContent-Type: text/plain\n\n"


@pytest.mark.parametrize("blank", [" ", "\u00a0"])
async def test_row_57_blanks_in_a_row(blank: str, api: BotApi, run: Run, store: Store) -> None:
    """Whoever sends them is answered, too."""
    ENCODER.load()
    ada, ben = api.person(7), api.person(8)
    async with run():
        for one in (ada, ben):
            await say(one, [("/no", "How heavy is it")])
        before = len(ada.messages)
        await ada.write(f"x{blank * 4_000}y")
        await ada.send_file(HEADERS + b"Unfortunately" + b" " * 90_000 + b"we said no")
        async with asyncio.timeout(SOON):
            await say(ben, [("/list", "No applications"), ("/help", "Where you are")])
        await api.until(lambda: len(ada.messages) > before + 1)
        await store.settled()
