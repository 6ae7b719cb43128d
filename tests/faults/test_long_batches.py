"""Row 59: a few people send many long texts at once. Others are taken in with the first of them."""

import pytest

from bot.channels.telegram import intake
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import say
from tests.support.databases import only
from tests.support.telegram import Run

pytestmark = only("sqlite", because="who waits for whom is decided before the database is asked")

LONG = "the manager said so " * 200


async def test_row_59_others_are_answered_while_a_few_send_a_lot(
    api: BotApi, run: Run, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each part what is left comes again, with what others have sent: a word comes before a book."""
    monkeypatch.setattr(intake, "LONG_ENOUGH", 0.0)
    ada, ben = api.person(7), api.person(8)
    async with run():
        for one in (ada, ben):
            await say(one, [("/no", "How heavy is it")])
        for _ in range(12):
            await ada.write(LONG)
        await ben.write("Low")
        await ben.sees("What would help now?")
        assert len(api.confirmed) < api.pushed
        await ada.write("/help")
        await ada.sees("You have no open applications")
        await kept((ben, [m.sent for m in ben.messages]))
    assert len(api.confirmed) == api.pushed
