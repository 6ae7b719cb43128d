"""Row 65: the process ends while messages are removed from a chat, or Telegram does not remove them."""

from datetime import datetime, timedelta

from bot.telemetry.crash_points import CrashPoint
from tests.bot_api.people import Person
from tests.bot_api.server import BotApi, _error
from tests.faults.conftest import Dies
from tests.support.app import START
from tests.support.databases import Store
from tests.support.processes import Start
from tests.support.telegram import Run

REMOVAL = "deleteMessages"
TWO_DAYS = "Erase it, and two days of this chat"


def removals(api: BotApi) -> int:
    return [method for method, _ in api.calls].count(REMOVAL)


async def writes_it_out(ada: Person) -> list[int]:
    """The ids of what they wrote on that page."""
    await ada.does("I want to write it out", "How heavy is it")
    await ada.does("Low", "How long would you like?")
    await ada.does("10 minutes", "Go ahead")
    before = set(ada.written)
    for text in ("They kept me waiting for an hour", "and then they asked about my age"):
        await ada.write(text)
    count = len(ada.messages)
    await ada.send(photo=[{"file_id": "x"}])
    await ada.sees("I can't read pictures", after=count)
    return sorted(ada.written - before)


async def test_row_65_what_was_written_out_is_removed_after_a_restart(
    api: BotApi, run: Run, store: Store
) -> None:
    """Telegram fails, and the process ends: the next one removes it, and says so then; all else stays."""
    now: datetime = START
    ada = api.person(7)
    async with run(lambda: now):
        await ada.does("no from Acme, baker, after the first interview", "How heavy is it")
        await ada.does("Heavy", "What would help now?")
        await ada.does("Leave it", "I've put it away.")
        now += timedelta(days=1)
        written = await writes_it_out(ada)
        await ada.does("Done", "Shall I bring it back")
        offer = await ada.does("No, once is enough", "still stands in this chat")
        others = ada.in_chat - set(written)
        api.fault = lambda method, _: _error(502, "Bad Gateway") if method == REMOVAL else None
        await ada.tap("Remove what I wrote", offer)
        await api.until(lambda: removals(api) > 0)
    assert ada.removed == []
    api.fault = None
    async with run(lambda: now):
        told = await ada.sees("I've removed what Telegram lets me remove.")
        await store.settled()
    assert (sorted(set(ada.removed)), ada.in_chat) == (written, others | {told.number})


async def test_row_65_a_kill_in_between_removes_twice_and_says_it_once(
    api: BotApi, dies: Dies, store: Store
) -> None:
    """Two days of the chat, theirs and ours, are gone when the last word comes; so is all of them here."""
    api.flood = False
    ada = api.person(7)
    again = await dies(CrashPoint.sent, 4)
    await ada.does("/no", "How heavy is it")
    await store.settled()
    asked = await ada.does("/delete", "Shall I erase it?")
    await store.settled()
    before = set(ada.in_chat)
    await ada.tap(TWO_DAYS, asked)
    await again
    last = await ada.sees("It's erased")
    assert (sorted(ada.removed), ada.in_chat) == (sorted(before), {last.number})
    assert removals(api) == 2
    await store.until("SELECT count(*) FROM people", 0)
    assert await store.value("SELECT count(*) FROM outbox") == 0
    assert await store.value("SELECT count(*) FROM chat_messages") == 0
    assert [message.text.split(".")[0] for message in ada.messages].count(last.text.split(".")[0]) == 1


async def test_row_65_a_server_that_removes_nothing_holds_up_no_word(
    api: BotApi, start: Start, store: Store
) -> None:
    """An old one knows no such method: everything is erased, and the last word comes."""
    api.old, ada = True, api.person(7)
    process = await start()
    await ada.does("/no", "How heavy is it")
    asked = await ada.does("/delete", "Shall I erase it?")
    await store.settled()
    await ada.tap(TWO_DAYS, asked)
    await ada.sees("It's erased")
    await store.until("SELECT count(*) FROM people", 0)
    assert ada.removed == []
    assert process.returncode is None
