"""Row 41, by webhook: another session holds a person's row, and nobody else is refused for it."""

import asyncio

import pytest

from bot.config import Settings
from bot.language.understanding.learned.encoder import ENCODER
from tests.bot_api.server import BotApi
from tests.channels.webhook.inside import called
from tests.faults.conversation import say
from tests.faults.test_held_rows import SOON, held
from tests.support.databases import Store, only

pytestmark = [
    only("postgresql", because="SQLite has one writer at a time, and locks no rows"),
    # The library would rather have its own methods called than the request itself, and says so.
    pytest.mark.filterwarnings("ignore:Please use 'Bot.*"),
]


async def test_row_41_only_who_is_locked_is_refused(
    api: BotApi, settings: Settings, store: Store, database_url: str
) -> None:
    """Others in the same batch get their 200 and their toast at once; only that update comes again."""
    ENCODER.load()
    ada, ben = api.person(7), api.person(8)
    settings = settings.model_copy(update={"database_url": database_url})
    async with called(api, settings) as inside:
        for one in (ada, ben):
            await say(one, [("/no", "How heavy is it")])
        await store.settled()
        async with held(store, "people WHERE id = 1"):
            inside.go.clear()
            before, commits, taps = inside.arrived, len(inside.commits), len(api.answered)
            first = api.next_update
            await ben.write("/help")
            await inside.until(lambda: len(inside.commits) > commits)
            await ada.write("Low")
            await ben.tap("Low")
            await inside.until(lambda: inside.arrived == before + 3)
            inside.go.set()
            async with asyncio.timeout(SOON):
                await ben.sees("What would help now?")
                await api.until(lambda: len(api.answered) > taps)
                await api.until(lambda: bool(api.delivery.statuses(first + 1)))
            assert [len(commit) for commit in inside.commits[commits : commits + 2]] == [1, 2]
            assert api.delivery.statuses(first) == api.delivery.statuses(first + 2) == [200]
            assert set(api.delivery.statuses(first + 1)) == {503}
        await ada.sees("What would help now?")
