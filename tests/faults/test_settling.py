"""Row 27: a message that can't be settled, taken up or delivered is given up, and all others go on."""

import asyncio
import logging
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.channels.terminal import MovableClock
from bot.config import Settings
from bot.message import Message
from bot.service.outbound.courier import NotDeliveredError
from bot.store import outgoing
from tests.bot_api.people import Json
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import say
from tests.support.app import START, coach
from tests.support.databases import Store
from tests.support.recording import RecordingCourier, send_commands
from tests.support.telegram import BOT, Run

WAITS = "SELECT count(*) FROM outbox WHERE dead IS NULL"
DEAD = "SELECT dead FROM outbox WHERE dead IS NOT NULL"


async def test_row_27_they_erase_everything_while_an_answer_is_on_its_way(
    api: BotApi,
    run: Run,
    store: Store,
    kept: Kept,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What is about nobody any more is dropped without a word, and everybody else is served."""
    taken, begun = api.do_sendMessage, asyncio.Event()

    async def slow(parameters: Json) -> Json:
        if "What would help now" in parameters["text"] and parameters["chat_id"] == 7:
            begun.set()
            await store.until("SELECT count(*) FROM people WHERE id = 1", 0)
        return await taken(parameters)

    ada, ben = api.person(7), api.person(8)
    with caplog.at_level(logging.WARNING, "bot"):
        async with run():
            await say(ada, [("/no", "How heavy is it")])
            await say(ben, [("/no", "How heavy is it")])
            asked = await ada.does("/delete", "Shall I erase it?")
            monkeypatch.setattr(api, "do_sendMessage", slow)
            await ada.write("Low")
            await begun.wait()
            await ada.tap("Erase everything", asked)
            await ada.sees("It's erased.")
            await say(
                ben, [("Low", "What would help now?"), ("A short review, 5 to 9 minutes", "Which company")]
            )
            await kept((ben, [m.sent for m in ben.messages]))
    assert len([m for m in ada.messages if "What would help now" in m.text]) == 1
    assert caplog.messages == []


REFUSES_SQLITE = "CREATE TRIGGER {2} BEFORE {0} WHEN {1}.person = 1 BEGIN SELECT RAISE(ABORT, 'odd'); END"
REFUSES = (
    "CREATE FUNCTION {2}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {1}.person = 1 THEN "
    "RAISE EXCEPTION 'odd' USING ERRCODE = 'check_violation'; END IF; RETURN {1}; END $$",
    "CREATE TRIGGER {2} BEFORE {0} FOR EACH ROW EXECUTE FUNCTION {2}()",
)


async def refuse(store: Store, what: str, row: str, name: str = "odd") -> None:
    """The database refuses this for one person from here on."""
    for statement in (REFUSES_SQLITE,) if store.on_sqlite else REFUSES:
        await store.change(statement.format(what, row, name))


@pytest.mark.parametrize(("what", "row"), [("DELETE ON outbox", "OLD"), ("INSERT ON messages", "NEW")])
async def test_row_27_what_became_of_one_message_cannot_be_written_down(
    what: str, row: str, api: BotApi, run: Run, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """It is set aside with an alert, and not sent again; that of the others is written down."""
    ada, ben = api.person(7), api.person(8)
    with caplog.at_level(logging.ERROR, "bot"):
        async with run():
            await say(ada, [("/list", "No applications")])
            await store.settled()
            await refuse(store, what, row)
            await ada.does("/no", "How heavy is it")
            await say(ben, [("/no", "How heavy is it"), ("Low", "What would help now?")])
            await store.until(WAITS, 0)
            assert sorted({why for (why,) in await store.rows(DEAD)}) == ["unsettled"]
    assert "what became of a message can't be written down; it is given up" in caplog.text
    assert len([m for m in ada.messages if "How heavy" in m.text]) == 1


async def test_row_27_not_even_that_it_is_given_up_can_be_written_down(
    api: BotApi, run: Run, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """The process knows all the same that it was sent, and goes on with the others."""
    ada, ben = api.person(7), api.person(8)
    with caplog.at_level(logging.ERROR, "bot"):
        async with run() as live:
            await say(ada, [("/list", "No applications")])
            await store.settled()
            await refuse(store, "DELETE ON outbox", "OLD")
            await refuse(store, "UPDATE OF dead ON outbox", "OLD", "odder")
            await ada.does("/help", "You have no open applications")
            await say(ben, [("/no", "How heavy is it")])
            await store.until(WAITS + " AND person <> 1", 0)
            live.app.outbox.wake()
            await say(ben, [("Low", "What would help now?")])
    assert "a message can't even be given up" in caplog.text
    assert len([m for m in ada.messages if "You have no open applications" in m.text]) == 1


async def test_row_27_a_sealed_message_that_no_key_opens(
    api: BotApi, run: Run, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """Dead as unreadable, with an alert, and the next one of that chat goes out."""
    ada = api.person(7)
    with caplog.at_level(logging.ERROR, "bot"):
        async with run() as live:
            await say(ada, [("/no", "How heavy is it")])
            into = "INSERT INTO outbox (person, urgent, edits, queued_at, sealed)"
            await store.change(f"{into} VALUES (1, true, false, 0, :it)", it=b"x" * 60)
            live.app.outbox.wake()
            await say(ada, [("/help", "Where you are")])
            await store.until(WAITS, 0)
            assert await store.rows(DEAD) == [("unreadable",)]
    assert "a message can't be read and was given up: KeyRefusedError" in caplog.text


async def test_row_27_a_data_key_that_no_master_key_opens(
    settings: Settings, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """What waits for that person is given up; what waits for the next one goes out."""
    courier = RecordingCourier()
    with caplog.at_level(logging.ERROR, "bot"):
        async with coach(settings, courier, bot=BOT) as app:
            await send_commands(app, 1, 7, "help")
            await send_commands(app, 2, 8, "help")
            await store.change("UPDATE people SET wrapped_key = :it WHERE id = 1", it=b"y" * 60)
            await app.outbox.drain()
    assert {chat for chat, _ in courier.delivered} == {8}
    assert set(await store.rows(DEAD)) == {("unreadable",)}
    assert await store.value(WAITS) == 0


@pytest.mark.parametrize(("too", "dead"), [("maybe_sent", ["unclaimable"]), ("dead", [])])
async def test_row_27_a_row_that_cannot_even_be_taken(
    too: str, dead: list[str], settings: Settings, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """It is given up with an alert, where that can be written down, and the others are taken."""
    courier = RecordingCourier()
    with caplog.at_level(logging.ERROR, "bot"):
        async with coach(settings, courier, bot=BOT) as app:
            await send_commands(app, 1, 7, "help")
            await send_commands(app, 2, 8, "help", "list")
            for column in {"maybe_sent", too}:
                await refuse(store, f"UPDATE OF {column} ON outbox", "OLD", f"odd_{column}")
            await app.outbox.drain()
            await send_commands(app, 4, 8, "help")
            await app.outbox.drain()
    assert {chat for chat, _ in courier.delivered} == {8}
    assert sorted({why for (why,) in await store.rows(DEAD)}) == dead
    assert await store.value(WAITS + " AND person <> 1") == 0
    assert "a message could not be taken from the outbox" in caplog.text


async def test_row_27_a_delivery_that_breaks_every_time(
    settings: Settings, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """After some tries it is given up with an alert, and the next one of that chat goes out."""
    clock = MovableClock(lambda: START)
    tries: list[int] = []

    def breaks(chat: int, message: Message) -> None:
        if chat == 7 and "Where you are" in (message.html or ""):
            tries.append(chat)
            raise LookupError(message.html)

    courier = RecordingCourier(breaks)
    with caplog.at_level(logging.ERROR, "bot"):
        async with coach(settings, courier, clock, bot=BOT) as app:
            await send_commands(app, 1, 7, "start", "help", "list")
            for _ in range(30):
                await app.outbox.drain()
                clock.move_to(clock() + timedelta(minutes=5))
    assert len(tries) == 5
    assert courier.delivered[-1] == (7, "No applica")
    assert await store.rows(DEAD) == [("broke",)]
    assert await store.value(WAITS) == 0
    assert "a message was given up after 5 unexpected failures" in caplog.text
    assert "Where you are" not in caplog.text


async def test_row_27_a_delivery_that_breaks_a_few_times(settings: Settings, store: Store) -> None:
    """However long the network was away before, it is tried again, and arrives."""
    clock = MovableClock(lambda: START)
    tries = iter(range(5))

    def breaks(_: int, __: Message) -> None:
        match next(tries, None):
            case 0:
                raise NotDeliveredError
            case int():
                raise LookupError

    courier = RecordingCourier(breaks)
    async with coach(settings, courier, clock, bot=BOT) as app:
        await send_commands(app, 1, 7, "help")
        await store.change("UPDATE outbox SET attempts = 2000")
        for _ in range(7):
            await app.outbox.drain()
            clock.move_to(clock() + timedelta(minutes=5))
    assert len(courier.delivered) == 2
    await store.settled()


async def test_row_27_it_ends_in_the_middle_of_writing_down_what_was_sent(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What arrived is written down before it ends, and does not come twice."""
    delivered = outgoing.remove_delivered
    began, waits = asyncio.Event(), [True]

    async def slow(*about: Any) -> set[int]:
        began.set()
        if waits.pop() if waits else False:
            await asyncio.Event().wait()
        return await delivered(*about)

    monkeypatch.setattr(outgoing, "remove_delivered", slow)
    courier = RecordingCourier()
    async with coach(settings, courier, bot=BOT) as app:
        await send_commands(app, 1, 7, "help")
        running_outbox = asyncio.create_task(app.outbox.run())
        await began.wait()
        running_outbox.cancel()
        await asyncio.gather(running_outbox, return_exceptions=True)
        assert await store.value("SELECT count(*) FROM outbox") == 2 - len(courier.delivered)


async def test_row_27_what_was_never_tried_is_put_back_though_the_first_commit_failed(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if it had not been taken: nobody can have read it."""
    failures = [OperationalError("UPDATE", {}, OSError())]
    put_back = outgoing.put_back

    async def fails(*about: Any, **how: Any) -> set[int]:
        done = await put_back(*about, **how)
        if failures:
            raise failures.pop()
        return done

    monkeypatch.setattr(outgoing, "put_back", fails)
    postponed = NotDeliveredError(60.0)

    def breaks(*_: object) -> None:
        raise postponed

    async with coach(settings, RecordingCourier(breaks), bot=BOT) as app:
        await send_commands(app, 1, 7, "help", "list")
        with pytest.raises(OperationalError):
            await app.outbox.drain()
        await app.outbox.drain()
        tried = await store.rows("SELECT attempts > 0, maybe_sent FROM outbox ORDER BY id")
    assert [(bool(attempts), bool(maybe)) for attempts, maybe in tried] == [(True, False)] + [
        (False, False)
    ] * 2
