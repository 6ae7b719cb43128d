"""Row 39: the same thing many times at once is answered once, and a pasted mail is taken for no name."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from aiohttp import web
from sqlalchemy import text

from bot.config import Settings
from bot.events import Commanded, Event, Incoming, Tapped, Unreadable, Wrote
from bot.message import Message
from bot.service.albums import number
from bot.service.app import App
from bot.service.courier import NotDeliveredError
from bot.service.send_rate import SendRate
from bot.store import unsent
from tests.bot_api.server import BotApi, Json, Person
from tests.faults.conftest import Kept
from tests.faults.conversation import Lines, flooded, say
from tests.support.app import START, coach
from tests.support.databases import Store, only
from tests.support.forking import Forked
from tests.support.processes import Start
from tests.support.telegram import BOT, SECRET, URL, Run, free_address

MANY, PHOTOS = 20, 10
PHOTO: Json = {"photo": [{"file_id": "x", "width": 1, "height": 1}]}
TO_A_BUTTON: Lines = [("/no", "How heavy is it")]
TO_A_NAME: Lines = [
    *TO_A_BUTTON,
    ("Low", "What would fit now?"),
    ("A short review, 3 minutes", "Which company"),
]
MAIL = (
    "Dear Ada,\n\nthank you for your application. Unfortunately we went with somebody else.\n\nKind regards"
)
FORWARDED: Json = {"forward_origin": {"type": "hidden_user", "sender_user_name": "HR", "date": 1}}


def count(person: Person, words: str, after: int = 0) -> int:
    return sum(words in message.sent for message in person.messages[after:])


async def album(person: Person, name: str, captions: tuple[tuple[int, str], ...] = ()) -> None:
    for at in range(PHOTOS):
        words = dict(captions).get(at)
        await person.send(**PHOTO, media_group_id=name, **({"caption": words} if words else {}))


Workers = Callable[[int], Awaitable[list[Forked]]]


@pytest.fixture
async def workers(start: Start, api: BotApi, store: Store, monkeypatch: pytest.MonkeyPatch) -> Workers:
    """Starts processes behind the webhook's address, which leads to them in turn; with a file, only one."""
    for name, value in {"WEBHOOK_URL": URL, "WEBHOOK_SECRET": SECRET, "SEND_RATE": "300"}.items():
        monkeypatch.setenv(name, value)

    async def starts(most: int) -> list[Forked]:
        found = []
        for _ in range(1 if store.on_sqlite else most):
            listen = free_address()
            monkeypatch.setenv("LISTEN", listen)
            api.delivery.workers.append(listen)
            found.append(await start())
        set_webhook = len(found)
        await api.until(lambda: [method for method, _ in api.calls].count("setWebhook") == set_webhook)
        return found

    return starts


# ---------------------------------------------------------------- albums


async def test_row_39_an_album_after_an_outage(api: BotApi, run: Run, kept: Kept) -> None:
    """One kind word and the question once, then the conversation goes on; the next album has its own."""
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_BUTTON)
    before = len(ada.messages)
    await album(ada, "12345")
    async with run():
        await ada.sees("How heavy is it", after=before)
        await say(ada, [("Low", "What would fit now?")])
        assert len(ada.messages) == before + 3
        await album(ada, "12346")
        await ada.sees("What would fit now?", after=before + 3)
        await kept((ada, [m.sent for m in ada.messages]))
    assert count(ada, "I can't read pictures") == 2


async def test_row_39_an_album_by_the_webhook(api: BotApi, workers: Workers, kept: Kept) -> None:
    """Each photo in a request of its own, to two workers in turn; somebody else's album in between."""
    ada, ben = api.person(7), api.person(8)
    await workers(2)
    for person in (ada, ben):
        await say(person, TO_A_BUTTON)
    before = len(ada.messages)
    for _ in range(PHOTOS):
        await ada.send(**PHOTO, media_group_id="12345")
        await ben.send(**PHOTO, media_group_id="12345")
    await api.until(lambda: not api.updates)
    await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))
    for person in (ada, ben):
        assert count(person, "I can't read pictures") == 1
        assert count(person, "How heavy is it", after=before) == 1
        await say(person, [("Low", "What would fit now?")])


async def test_row_39_an_album_of_several_kinds(api: BotApi, run: Run, kept: Kept) -> None:
    """A video among the photos is answered with them, in one transaction and in the next one."""
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_BUTTON)
    before = len(ada.messages)
    for kind in ("photo", "video", "photo"):
        await ada.send(**{kind: {"file_id": "x"}}, media_group_id="12345")
    async with run():
        await ada.sees("How heavy is it", after=before)
        await ada.send(video={"file_id": "x"}, media_group_id="12345")
        await say(ada, [("Low", "What would fit now?")])
        await kept((ada, [m.sent for m in ada.messages]))
    assert count(ada, "I can't read") == 1


@pytest.mark.parametrize("at", [0, 9])
async def test_row_39_every_caption_of_an_album_is_screened(
    at: int, api: BotApi, workers: Workers, kept: Kept
) -> None:
    """Whichever photo it stands beneath, also when the album has its answer; and once is enough."""
    ada = api.person(7)
    await workers(2)
    await say(ada, TO_A_BUTTON)
    await album(ada, "12345", ((at, "i want to end my life"),))
    await ada.sees("988")
    await api.until(lambda: not api.updates)
    await kept((ada, [m.sent for m in ada.messages]))
    assert count(ada, "988") == 1
    assert count(ada, "I can't read pictures") <= (at > 0)


async def test_row_39_the_number_of_an_album_is_none_of_an_update() -> None:
    """Below 0, within 64 bits, and another one for another chat or album."""
    numbers = {number(chat, name) for chat in range(-50, 50) for name in ("", "1", "2", "13012345678901234")}
    assert len(numbers) == 400
    assert all(-(2**63) <= one < 0 for one in numbers)
    assert number(1, "23") == number(1, "23") != number(12, "3")


# ---------------------------------------------------------------- many texts


async def test_row_39_twenty_texts_after_an_outage(api: BotApi, run: Run, kept: Kept) -> None:
    """One kind word, and the question once, below it."""
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_BUTTON)
    before = len(ada.messages)
    for at in range(MANY):
        await ada.write(f"otters and badgers {'and owls ' * at}")
    async with run():
        await ada.sees("How heavy is it", after=before)
        await say(ada, [("Low", "What would fit now?")])
        await kept((ada, [m.sent for m in ada.messages]))
    told = [message.sent for message in ada.messages[before:]]
    assert len(told) == 3
    assert "I'm not sure I got that" in told[0]
    assert "How heavy is it" in told[1]


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
    await ada.sees("How heavy is it", after=before)
    await kept((ada, [m.sent for m in ada.messages]))
    assert count(ada, "I'm not sure I got that") <= 2  # the first one was in hand all the while
    assert count(ada, "How heavy is it", after=before) == 1
    await say(ada, [("Low", "What would fit now?")])


async def test_row_39_twenty_texts_faster_than_the_rate(
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
    assert "How heavy is it" in ada.messages[-1].sent
    assert len(ada.messages) - before <= MANY / 2


async def test_row_39_what_is_no_repetition_is_said(api: BotApi, run: Run, kept: Kept, store: Store) -> None:
    """Other cards and the next questions come, each in its order; and every tap is answered."""
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
        "No applications here yet",
        "Thanks for telling me",
    ]


class Failing:
    """A chat that takes nothing as long as there is an error, and nothing before the gate is open."""

    def __init__(self) -> None:
        self.error: NotDeliveredError | None = None
        self.gate = asyncio.Event()
        self.heard: list[str] = []
        self.gate.set()

    async def deliver(self, chat: int, message: Message) -> int | None:  # noqa: ARG002 - there is one chat
        await self.gate.wait()
        if self.error is not None:
            raise self.error
        if not message.edits:
            self.heard.append((message.html or "")[:16])
        return len(self.heard)


@dataclass
class Outage:
    """Somebody at their first question: each update in a transaction, and nothing delivered by itself."""

    app: App
    chat: Failing
    store: Store
    now: datetime = START
    updates: int = 0

    async def does(self, *events: Event) -> None:
        for event in events:
            self.updates += 1
            await self.app.inbox.receive([Incoming(BOT, self.updates, 7, event, self.now)])

    async def fails(self, error: NotDeliveredError) -> None:
        """They write, and the answer does not arrive, or nobody knows."""
        self.chat.error = error
        await self.does(Wrote("hm"))
        await self.app.outbox.drain()
        self.chat.error = None

    async def waiting(self) -> list[tuple[str | None, int, bool]]:
        """Key, attempts, and whether it may have been read."""
        found = await self.store.rows(
            "SELECT key, attempts, maybe_sent FROM outbox WHERE NOT edits ORDER BY id"
        )
        return [(key, tried, bool(sent)) for key, tried, sent in found]

    async def heard_later(self) -> list[str]:
        """What arrives when the time of everything has come; nothing arrives before."""
        await self.app.outbox.drain()
        assert self.chat.heard == []
        self.now += timedelta(minutes=5)
        await self.app.outbox.drain()
        return self.chat.heard


@pytest.fixture
async def outage(settings: Settings, store: Store) -> AsyncIterator[Outage]:
    chat = Failing()
    outage: Outage
    async with coach(settings, chat, lambda: outage.now, bot=BOT) as app:
        outage = Outage(app, chat, store)
        await outage.does(Commanded("no"))
        await app.outbox.drain()
        chat.heard.clear()
        yield outage


CARD, QUESTION = "I'm not sure I g", "I'm sorry. That'"


async def test_row_39_a_question_that_is_moved_is_still_unread(outage: Outage) -> None:
    """What was written before they could read it is no answer to it."""
    await outage.does(Tapped("a:1:mood:3", 1))
    assert await outage.waiting() == [("fits_now", 0, False)]
    await outage.does(Unreadable("sticker"))
    assert await outage.waiting() == [(None, 0, False), ("fits_now", 0, False)]
    await outage.does(Wrote("A short review, 3 minutes"))
    assert await outage.waiting() == [(None, 0, False), ("fits_now", 0, False)]
    await outage.app.outbox.drain()
    assert [words[:12] for words in outage.chat.heard] == ["I can't read", "Thanks for t"]


async def test_row_39_what_has_certainly_not_arrived_waits_for_its_time(outage: Outage) -> None:
    """Twenty texts, and the first answer did not arrive: one in its place, and no sooner than it."""
    await outage.fails(NotDeliveredError(certain=True))
    before = await outage.waiting()
    assert before == [(None, 1, False), ("mood", 0, False)]
    await outage.does(*[Wrote("hm")] * MANY)
    assert await outage.waiting() == before
    assert await outage.heard_later() == [CARD, QUESTION]


async def test_row_39_what_is_held_holds_back_what_follows_it(outage: Outage) -> None:
    """Something else waits behind what was tried, so that stays: nothing overtakes it, or comes too soon."""
    await outage.fails(NotDeliveredError(certain=True))
    await outage.does(Unreadable("sticker"), *[Wrote("hm")] * MANY)
    assert await outage.heard_later() == [CARD, "I can't read sti", CARD, QUESTION]


async def test_row_39_what_may_have_arrived_is_not_taken_back(outage: Outage) -> None:
    """Nobody knows what became of the first answer: it stays, and what repeats it comes once more."""
    await outage.fails(NotDeliveredError())
    await outage.does(*[Wrote("hm")] * MANY)
    assert [row[:2] for row in await outage.waiting()] == [(None, 1), (None, 0), ("mood", 0)]
    assert await outage.heard_later() == [CARD, CARD, QUESTION]


async def test_row_39_what_somebody_is_sending_is_not_taken_back(outage: Outage) -> None:
    """The first answer is in hand when they write again: it goes out as it is, and the last one after it."""
    outage.chat.gate.clear()
    await outage.does(Wrote("hm"))
    sending = asyncio.create_task(outage.app.outbox.drain())
    await outage.store.until("SELECT count(*) FROM outbox WHERE maybe_sent AND key IS NULL", 1)
    await outage.does(*[Wrote("hm")] * MANY)
    assert [row[0] for row in await outage.waiting()] == [None, "mood", None, "mood"]
    outage.chat.gate.set()
    await sending
    assert outage.chat.heard == [CARD, QUESTION] * 2


@only("postgresql", because="a file has one writer at a time")
@pytest.mark.parametrize("committed", [True, False])
async def test_row_39_what_somebody_takes_meanwhile_is_not_taken_back(
    committed: bool, outage: Outage
) -> None:
    """Between the look and the removal another process takes it, or is about to: nobody waits."""
    await outage.does(Wrote("hm"))
    [[number]] = await outage.store.rows("SELECT min(id) FROM outbox")
    takes = text("UPDATE outbox SET maybe_sent = true WHERE id = :id")
    async with outage.app.database.write() as connection, outage.store.engine.connect() as other:
        assert all(row["free"] for row in await unsent.unsent(connection, [1]))
        await other.execute(takes, {"id": number})
        if committed:
            await other.commit()
        async with asyncio.timeout(5):
            assert number not in await unsent.drop(connection, [number])


async def test_row_39_what_they_may_have_read_is_not_taken_back(api: BotApi, run: Run, kept: Kept) -> None:
    """The same command again, later: the same card again."""
    ada = api.person(7)
    async with run():
        for _ in range(3):
            await say(ada, [("/list", "No applications")])
        await kept((ada, [m.sent for m in ada.messages]))
    assert count(ada, "No applications") == 3


# ---------------------------------------------------------------- where a name is asked for


async def test_row_39_a_forwarded_rejection_is_no_company(api: BotApi, run: Run, kept: Kept) -> None:
    """It is said that it was not kept, and the question stays, also for a single forwarded line."""
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_NAME)
        for text in (MAIL, "We went with somebody else"):
            before = len(ada.messages)
            await ada.send(text=text, **FORWARDED)
            await ada.sees("so I haven't kept it", after=before)
            await ada.sees("Which company", after=before)
        await say(ada, [("Globex", "the role at Globex?"), (MAIL, "so I haven't kept it")])
        await say(ada, [("Baker", "How far")])
        await kept((ada, [m.sent for m in ada.messages]))


async def test_row_39_a_forwarded_reason_is_a_reason(api: BotApi, run: Run, store: Store) -> None:
    """Where free text is asked for, somebody else's words are welcome."""
    ada = api.person(7)
    async with run():
        await say(ada, [*TO_A_NAME, ("Globex", "the role at"), ("Baker", "How far")])
        await say(ada, [("First interview", "dealing with"), ("The hiring manager", "Did they say why?")])
        await say(ada, [("Yes, something", "What did they say?")])
        await ada.send(text=MAIL, **FORWARDED)
        await ada.sees("What went well?")
        await store.settled()


async def test_row_39_a_mail_is_not_added_to_a_name(api: BotApi, run: Run, kept: Kept) -> None:
    """A name, and in the same batch what was forwarded with it: the name stays as it is."""
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_NAME)
    before = len(ada.messages)
    await ada.write("Globex")
    await ada.send(text="We went with somebody else", **FORWARDED)
    async with run():
        await ada.sees("so I haven't kept it", after=before)
        await ada.sees("the role at Globex?", after=before)
        await say(ada, [("/help", "(Globex)")])
        await kept((ada, [m.sent for m in ada.messages]))


async def test_row_39_a_name_is_not_edited_into_a_mail(api: BotApi, run: Run, kept: Kept) -> None:
    """Their message is changed to one: it is said that it was not kept."""
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_NAME)
        sent = await ada.write("Globex")
        await ada.sees("the role at Globex?")
        await ada.edit(sent, MAIL)
        await ada.sees("so I haven't kept it")
        await say(ada, [("/help", "(Globex)")])
        await kept((ada, [m.sent for m in ada.messages]))


NAMES = ["Acme, Inc.", "A. B. Smith & Sons", "Yahoo!", "Globex\n", "St. Mary's Hospital of the Good Shepherd"]


@only("sqlite", because="it is about words alone")
@pytest.mark.parametrize("name", NAMES, ids=json.dumps)
async def test_row_39_a_name_with_full_stops_is_one(name: str, api: BotApi, run: Run, kept: Kept) -> None:
    """Commas, an &, a line break at the end."""
    ada = api.person(7)
    async with run():
        await say(ada, [*TO_A_NAME, (name, f"the role at {name.strip()}?")])
        await kept((ada, [m.sent for m in ada.messages]))
