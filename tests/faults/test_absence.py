"""Rows 16 and 19: somebody blocks the bot and comes back; the network is gone for a while."""

from datetime import timedelta

from bot.channels.terminal import MovableClock
from bot.config import Settings
from bot.service.lifecycle.shutdown import Stop
from tests.bot_api.people import Json, Person
from tests.bot_api.server import BotApi
from tests.faults.conversation import Lines, say
from tests.moved_clock import BEGINNING
from tests.support.databases import Store
from tests.support.telegram import Run, assembled

REMINDED: Lines = [
    ("/no", "How heavy is it"),
    ("Low", "What would help now?"),
    ("Later", "Shall I remind you?"),
    ("In 2 hours", "I'll message you in 2 hours"),
]
LOGGED: Lines = [
    ("/log", "Which company"),
    ("Acme", "the role at Acme?"),
    ("Baker", "How far along are you?"),
    ("An interview", "Which day is the interview, or which day was it?"),
    ("yesterday", "Who are you dealing with"),
    ("Nobody in particular", "When did they say you'd hear"),
    ("No date given", "Which country are you in?"),
    ("Germany", "What time shall I message you"),
    ("9 in the morning", "I'll check in"),
]
ASKED = "working days since the interview"
NUDGED = "SELECT count(*) FROM nudges WHERE said_at IS NOT NULL"
UNSAID = "SELECT count(*) FROM nudges WHERE said_at IS NULL"
WRITTEN = "SELECT count(*) FROM facts WHERE kind = 'Nudged'"


def membership(person: Person, status: str) -> Json:
    """They block the bot (`kicked`), or come back (`member`)."""
    chat = {"id": person.chat, "type": "private"}
    member = {"status": status, "user": {"id": 4242, "is_bot": True}}
    return {"my_chat_member": {"chat": chat, "from": person.sender, "date": 1, "new_chat_member": member}}


async def test_row_16_a_person_who_unblocks_the_bot_goes_on_where_they_were(
    api: BotApi, run: Run, store: Store
) -> None:
    """What was queued is not sent, nothing is due to them, and on return the conversation goes on."""
    ada, clock = api.person(7), MovableClock(lambda: BEGINNING)
    async with run(clock=clock):
        await say(ada, REMINDED)
        await say(ada, [("/log", "Which company"), ("Acme", "the role at Acme?")])
        api.blocked.add(7)
        await ada.write("Baker")
        await store.until("SELECT count(*) FROM people WHERE blocked", 1)
        await store.settled()
        assert await store.value(UNSAID) == 0  # else all that is due to nobody would be looked at each time
        await api.push(membership(ada, "kicked"))
        await api.until(lambda: not api.updates)
        count, calls = len(ada.messages), len(api.calls)
        clock.move_to(BEGINNING + timedelta(hours=3))
    async with run(clock=clock) as live:
        await live.app.nudges.say_due()
        await store.settled()
        assert "sendMessage" not in [method for method, _ in api.calls[calls:]]
        assert await store.value(NUDGED) == 0
        api.blocked.clear()
        await api.push(membership(ada, "member"))
        await ada.sees("How far along are you?", after=count)
        await live.app.nudges.say_due()
        await ada.sees("You asked me to bring this up again now", after=count)
        await say(ada, [("An interview", "Which day is the interview")])
        assert await store.value('SELECT count(DISTINCT "update") FROM seen') == api.pushed


async def test_row_16_what_was_due_and_never_arrived_is_not_taken_for_said(
    api: BotApi, run: Run, store: Store
) -> None:
    """They had blocked the bot before it was sent: it is said when they are back."""
    ada, clock = api.person(7), MovableClock(lambda: BEGINNING)
    async with run(clock=clock):
        await say(ada, LOGGED)
    api.blocked.add(7)
    clock.move_to(BEGINNING + timedelta(days=8))
    async with run(clock=clock):
        await store.until("SELECT count(*) FROM people WHERE blocked", 1)
        await store.settled()
        assert (await store.value(NUDGED), await store.value(WRITTEN)) == (0, 0)
        api.blocked.clear()
        clock.move_to(BEGINNING + timedelta(days=9))
        await api.push(membership(ada, "member"))
        await api.until(lambda: not api.updates)
    async with run(clock=clock):
        await ada.sees(ASKED)
        await store.settled()
        assert (await store.value(NUDGED), await store.value(WRITTEN)) == (1, 1)
    assert sum(ASKED in message.sent for message in ada.messages) == 1


async def test_row_19_after_ten_minutes_without_network_the_open_question_is_shown(
    api: BotApi, run: Run, store: Store
) -> None:
    """The taps are too old to be answered on the button by then: what is open is shown below them."""
    ada, clock = api.person(7), MovableClock(lambda: BEGINNING)
    async with run(clock=clock) as live:
        await say(ada, [("/no", "How heavy is it")])
        asked = ada.messages[-1]
        low = asked.buttons["Low"]
        await say(ada, [("Low", "What would help now?")])
        await store.settled()
        async with api.unreachable():
            await ada.tap_data(low, asked.number)  # answered before
            await ada.tap_data(low, asked.number)
            clock.move_to(BEGINNING + timedelta(minutes=10))
            api.open_taps.clear()
            count = len(ada.messages)
        live.app.outbox.wake()
        await ada.sees("What would help now?", after=count)
        await store.settled()
        assert sum("What would help now?" in m.sent for m in ada.messages[count:]) == 1
        count = len(ada.messages)
        async with api.unreachable():
            await ada.tap("A short review, 5 to 9 minutes")
            clock.move_to(BEGINNING + timedelta(minutes=20))
            api.open_taps.clear()
        await ada.sees("Which company", after=count)
        await store.settled()
        assert [m.sent[:13] for m in ada.messages[count:]] == ["Which company"]
        refused = {refusal.partition(": ")[0] for refusal in api.refused}
        assert refused == {"answerCallbackQuery"}


async def test_row_19_what_was_due_gives_way_to_what_they_say_meanwhile(
    api: BotApi, run: Run, settings: Settings, store: Store
) -> None:
    """It was on its way and had not left: a question that has its answer by now is not asked any more."""
    ada, clock = api.person(7), MovableClock(lambda: BEGINNING)
    async with run(clock=clock):
        await say(ada, LOGGED)
    clock.move_to(BEGINNING + timedelta(days=8))
    async with run(clock=clock) as live, api.unreachable():
        await live.app.nudges.say_due()
        await store.until("SELECT count(*) FROM outbox WHERE attempts > 0", 1)
    clock.move_to(clock() + timedelta(minutes=1))
    await ada.write("Acme said no")
    async with assembled(api, settings, clock) as live:
        await live.poll.fetch_once(Stop())
    async with run(clock=clock):
        await ada.sees("How heavy is it")
        await store.settled()
        assert not any(ASKED in message.sent for message in ada.messages)
        assert (await store.value(NUDGED), await store.value(WRITTEN)) == (0, 0)
