"""Row 39: the same thing many times at once is answered once."""

import pytest
from aiohttp import web

from bot.language.understanding.learned.encoder import ENCODER
from bot.service.outbound.send_rate import SendRate
from tests.bot_api.people import Json
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept, Workers
from tests.faults.conversation import PHOTO, TO_A_BUTTON, count, flooded, say
from tests.support.databases import Store
from tests.support.telegram import Run

MANY = 20

WAYS_TO_SAY_IT = 15
"""Messages at most that say in different words that something was not understood, however often that was:
nine, and more where a busy machine takes the texts in by and by."""


@pytest.fixture(autouse=True)
def all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine would take in by and by what has come at once, and only that is a repetition."""
    monkeypatch.setattr("bot.channels.telegram.intake.LONG_ENOUGH", 30.0)


async def test_row_39_twenty_texts_that_waited_in_an_outage_are_answered_once(
    api: BotApi, run: Run, kept: Kept
) -> None:
    """One kind word, and the question once, below it."""
    ENCODER.load()  # what is typed would wait for it
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_BUTTON)
    before = len(ada.messages)
    for at in range(MANY):
        await ada.write(f"otters and badgers {'and owls ' * at}")
    async with run():
        await ada.sees("I'm not sure I got that", after=before)
        await say(ada, [("/no", "How heavy is it")])
        await kept((ada, [m.sent for m in ada.messages]))
    told = [message.sent for message in ada.messages[before:]]
    assert "I'm not sure I got that" in told[0]
    assert len(told) <= WAYS_TO_SAY_IT


async def test_row_39_twenty_texts_while_nothing_can_be_sent(
    api: BotApi, workers: Workers, kept: Kept
) -> None:
    """Each is confirmed in a transaction of its own; all of them have one answer when the way is free."""
    ada = api.person(7)
    await workers(2)
    await say(ada, TO_A_BUTTON)
    before, tried = len(ada.messages), []

    def fault(method: str, parameters: Json) -> web.Response | None:
        if method == "sendMessage":
            tried.append(parameters["text"])
            return flooded(2)
        return None

    api.fault = fault
    await ada.write("otters and badgers")
    await api.until(lambda: bool(tried))
    for at in range(MANY):
        await ada.write(f"otters and badgers {'and owls ' * at}")
    await api.until(lambda: not api.updates)
    api.fault = None
    await say(ada, [("/no", "How heavy is it")])
    await kept((ada, [m.sent for m in ada.messages]))
    assert count(ada, "I'm not sure I got that") <= 2  # the first one was in hand all the while
    assert len(ada.messages) - before <= WAYS_TO_SAY_IT


async def test_row_39_twenty_texts_faster_than_the_rate_are_answered_once(
    api: BotApi, run: Run, kept: Kept, store: Store
) -> None:
    """What waits for its turn is not said again and again; the question is the last thing there is."""
    ada = api.person(7)
    async with run(rate=SendRate(30, 1)):
        await say(ada, TO_A_BUTTON)
        before = len(ada.messages)
        for at in range(MANY):
            await ada.write(f"otters and badgers {'and owls ' * at}")
        await api.until(lambda: not api.updates)
        await store.settled()
        await kept((ada, [m.sent for m in ada.messages]))
    assert len(ada.messages) - before <= MANY / 2


async def test_row_39_what_is_no_repetition_is_said(api: BotApi, run: Run, kept: Kept, store: Store) -> None:
    """Other cards and the next questions come, each in its order; and every tap is answered."""
    ENCODER.load()  # what is typed would wait for it
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_BUTTON)
    before, question = len(ada.messages), ada.messages[-1]
    await ada.send(**PHOTO)
    await ada.send(sticker={"file_id": "x"})
    await ada.send(**PHOTO)
    await ada.tap("Low", question)
    await ada.tap("Heavy", question)
    await ada.tap("Heavy", question)
    await ada.write("/list")
    await ada.write("hm")
    await ada.write("hm")
    async with run():
        await ada.sees("No applications")
        await api.until(lambda: len(api.answered) == 3)
        await store.settled()
        await kept((ada, [m.sent for m in ada.messages]))
    told = [message.sent.partition(".")[0].partition("?")[0] for message in ada.messages[before:]]
    assert told == [
        "I can't read stickers, sorry",
        "I can't read pictures, sorry",
        "I'm sorry",
        "That button belongs to a question that's closed",
        "Thanks for telling me",
        "No applications here yet",
        "Take your time",
    ]


async def test_row_39_what_they_may_have_read_is_not_taken_back(api: BotApi, run: Run, kept: Kept) -> None:
    """The same command again, later: the same card again."""
    ada = api.person(7)
    async with run():
        for _ in range(3):
            await say(ada, [("/list", "No applications")])
        await kept((ada, [m.sent for m in ada.messages]))
    assert count(ada, "No applications") == 3
