"""Rows 1 to 4: SIGKILL at every place of `bot.telemetry.crash_points`, in the real process."""

from datetime import timedelta
from random import Random

import pytest

from bot.telemetry.crash_points import CrashPoint
from tests.bot_api.server import BotApi
from tests.faults.conftest import Dies, Kept, Undisturbed
from tests.faults.conversation import Lines, conversation, flooded, say
from tests.moved_clock import BEGINNING
from tests.support.databases import Store
from tests.support.telegram import Run

IN_A_CONVERSATION = {
    CrashPoint.before_commit: 0,
    CrashPoint.after_commit: 0,
    CrashPoint.claimed: 0,
    CrashPoint.sent: 1,
    CrashPoint.settling: 1,
    CrashPoint.settled: 0,
}
"""Where a conversation comes by, and how many messages may come twice then."""

BY_ITSELF = {CrashPoint.nudging: 0, CrashPoint.nudged: 0}
"""Where what is due comes by."""

IN_ITS_BEGINNING = {CrashPoint.migrating: 0}
"""Where a start on an older database comes by: row 21."""


BY_ITS_OPERATOR = {CrashPoint.moving: 0}
"""Where a move to another database comes by: `tests/ops/test_moving.py`."""


def test_the_kills_are_at_every_place() -> None:
    """One list of names."""
    assert {*IN_A_CONVERSATION, *BY_ITSELF, *IN_ITS_BEGINNING, *BY_ITS_OPERATOR} == set(CrashPoint)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("place", IN_A_CONVERSATION, ids=lambda place: place.name)
async def test_rows_01_02_03_04_a_conversation_survives_kills_at_every_crash_point(
    place: CrashPoint, seed: int, api: BotApi, dies: Dies, store: Store, kept: Kept, undisturbed: Undisturbed
) -> None:
    """Every answer counts once, in order, and only what was sent and not written down comes twice."""
    lines = conversation(seed)
    ada = api.person(7)
    again = await dies(place, Random(seed).randint(1, 6))
    await say(ada, lines, store.settled)  # so that only the one message is on its way
    await again
    await kept((ada, await undisturbed(lines)), duplicates=IN_A_CONVERSATION[place])


async def test_row_03_killed_when_telegram_was_told_and_nothing_was_sent(
    api: BotApi, dies: Dies, kept: Kept, undisturbed: Undisturbed
) -> None:
    """A flood holds the message back until the update is confirmed: from then on only we know of it."""
    flood = [flooded(1)]
    api.fault = lambda method, _: flood.pop() if flood and method == "sendMessage" else None
    ada = api.person(7)
    again = await dies(CrashPoint.claimed, 2)
    await ada.write("/no")
    await api.until(lambda: bool(api.confirmed))
    assert ada.messages == []
    await again
    await ada.sees("How heavy is it")
    await kept((ada, await undisturbed([("/no", "How heavy is it")])))


REMINDED: Lines = [
    ("/no", "How heavy is it"),
    ("Low", "What would help now?"),
    ("Later", "Shall I remind you?"),
    ("In 2 hours", "I'll message you in 2 hours"),
]


@pytest.mark.parametrize("place", BY_ITSELF, ids=lambda place: place.name)
async def test_rows_01_02_killed_when_something_is_due(
    place: CrashPoint, api: BotApi, run: Run, dies: Dies, kept: Kept
) -> None:
    """It is said when the process is up again, once."""
    ada = api.person(7)
    async with run(clock=lambda: BEGINNING):
        said = await say(ada, REMINDED)
    await (await dies(place, moved=timedelta(hours=3)))
    await ada.sees("You asked me to bring this up again now")
    said.append(ada.messages[-1].sent)
    await ada.does("/help", "Where you are")
    await kept((ada, [*said, ada.messages[-1].sent]), duplicates=BY_ITSELF[place])


async def test_row_04_two_messages_of_one_turn_are_not_both_sent_twice(
    api: BotApi, dies: Dies, kept: Kept, undisturbed: Undisturbed
) -> None:
    """A welcome and a question, killed when the second was sent: the first is written down by then."""
    lines = [("/no", "How heavy is it")]
    ada = api.person(7)
    again = await dies(CrashPoint.sent, 2)
    await say(ada, lines)
    await again
    await kept((ada, await undisturbed(lines)), duplicates=1)
