"""Row 9: an update that can't be dealt with is set aside, and the rest of its batch goes on."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.coach.scripts import SCRIPTS
from bot.talk.ask import Step
from bot.talk.script import Dialogue, Ending
from tests.bot_api.people import Json
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import say
from tests.moved_clock import BEGINNING
from tests.support.databases import Store
from tests.support.telegram import Run

SECRET = "otters in the boardroom"
STRANGE: list[Json] = [
    {"message": {"message_id": "what", "chat": 5}},
    {"message": None, "edited_message": []},
    {"message": {"message_id": 3, "text": SECRET}},
    {"callback_query": {"id": 7, "message": {"message_id": 1}}},
    {"my_chat_member": {"chat": {"type": "private"}}},
]


@pytest.mark.parametrize("strange", STRANGE, ids=range(len(STRANGE)))
async def test_row_09_an_update_that_cannot_be_read(
    strange: Json, api: BotApi, run: Run, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    """It is confirmed with its neighbours, and the operator sees it, without a word of it."""
    ada, ben = api.person(7), api.person(8)
    await ada.write("/no")
    await api.push(strange)
    await ben.write("/no")
    with caplog.at_level(logging.DEBUG, "bot"):
        async with run():
            await ada.sees("How heavy is it")
            await ben.sees("How heavy is it")
            parked = "an update could not be read and is set aside" in caplog.text
            await kept((ada, [m.sent for m in ada.messages]), parked=parked)
    assert SECRET not in caplog.text


@contextmanager
def raising(dialogue: Dialogue[Ending]) -> Iterator[Any]:
    """A dialogue that breaks at one text."""

    class Breaks:
        def send(self, value: Any) -> Step:
            if value == SECRET:
                raise ValueError(f"{value!r} is not a valid Mood")
            return dialogue.send(value)

        def close(self) -> None:
            dialogue.close()

    yield Breaks()


async def test_row_09_an_update_that_makes_a_script_raise(
    api: BotApi,
    run: Run,
    kept: Kept,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The person gets an apology and keeps the open question; an answer to it is taken."""
    no = SCRIPTS["no"]

    def start(facts: Any) -> Any:
        with raising(no.start(facts)) as dialogue:
            return dialogue

    monkeypatch.setitem(SCRIPTS, "no", replace(no, start=start))
    ada, ben = api.person(7), api.person(8)
    async with run():
        await say(ada, [("/no", "How heavy is it"), ("Low", "What would help now?")])
        await say(ada, [("A short review, 5 to 9 minutes", "Which company")])
    await ben.write("/no")
    await ada.write(SECRET)
    await ben.write("/help")
    with caplog.at_level(logging.DEBUG, "bot"):
        async with run():
            await ben.sees("Where you are")
            await ada.sees("Something broke on my side")
            await say(ada, [("/help", "Where you are: talking about"), ("Globex", "the role at Globex?")])
            await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]), parked=1)
    assert "an update is set aside: ValueError at test_poison.py" in caplog.text
    assert SECRET not in caplog.text


async def test_row_09_a_person_whose_rows_cannot_be_read(
    api: BotApi, run: Run, store: Store, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    """What they send is set aside; everyone else is served, and written to when something is due."""
    ada, ben = api.person(7), api.person(8)
    later = [
        ("Low", "What would help now?"),
        ("Later", "Shall I remind you?"),
        ("In 2 hours", "I'll message you"),
    ]
    async with run(clock=lambda: BEGINNING):
        for person in (ada, ben):
            await say(person, [("/no", "How heavy is it"), *later])
    await store.change("UPDATE runs SET script = 'gone' WHERE person = 1")
    await ben.write("/list")
    await ada.write("/help")
    await ben.write("/journal")
    with caplog.at_level(logging.DEBUG, "bot"):
        async with run(clock=lambda: BEGINNING + timedelta(hours=3)) as live:
            await ben.sees("No applications here yet")
            await ben.sees("Your journal is empty")
            await live.app.nudges.say_due()  # what they said may have put it off until the next look
            await ben.sees("You asked me to bring this up")
            await kept((ben, [m.sent for m in ben.messages]), parked=1)
    assert "an update is set aside" in caplog.text
    assert "a person's rows can't be read, so nothing is sent to them" in caplog.text


async def test_row_09_a_message_that_cannot_be_read_any_more(
    api: BotApi, run: Run, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """It is given up with an alert, and what comes after it in the same chat goes out."""
    ada = api.person(7)
    with caplog.at_level(logging.ERROR, "bot"):
        async with run() as live:
            await say(ada, [("/no", "How heavy is it")])
            run_of_theirs = await store.value("SELECT sealed FROM runs")
            into = "INSERT INTO outbox (person, urgent, edits, queued_at, sealed)"
            await store.change(f"{into} VALUES (1, true, false, 0, :it)", it=run_of_theirs)
            live.app.outbox.wake()
            await say(ada, [("/help", "Where you are")])
            await store.until("SELECT count(*) FROM outbox WHERE dead IS NULL", 0)
            assert await store.value("SELECT count(*) FROM outbox WHERE dead IS NOT NULL") == 1
    assert "a message can't be read and was given up" in caplog.text
