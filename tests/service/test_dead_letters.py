"""An update that can't be dealt with is set aside once, sealed, and with a word to its person if possible."""

import logging
from typing import Any

import pytest

from bot.events import Incoming, Wrote, from_json
from bot.language.wording.fallback import Fallback
from bot.service.inbound.dead_letters import DeadLetters
from bot.service.inbound.receive_rate import ReceiveRate
from bot.service.inbound.screening import Screening
from bot.service.outbound.outbox import Outbox
from bot.service.outbound.send_rate import SendRate
from bot.service.transactions.resources import Resources
from tests.support.app import START
from tests.support.databases import ON_BOTH
from tests.support.people import change, newcomers, rows, sealer_of, value
from tests.support.words import CONTENT

SECRET = "otters in the boardroom"
ROWS = 'SELECT "update", person FROM parked ORDER BY id'
SAID = "SELECT count(*) FROM outbox"


def wrote(update: int, chat: int = 7) -> Incoming:
    return Incoming(0, update, chat, Wrote(SECRET, 50), START)


class Nowhere:
    async def deliver(self, chat: int, message: Any) -> int | None:
        raise AssertionError(f"nothing is sent here: {chat}, {message.key}")


def dead_letters(resources: Resources, most: int = 0) -> DeadLetters:
    rate = SendRate(0, 0)
    outbox = Outbox(
        resources.database, resources.keyring, Nowhere(), rate, resources.clock, 0, Fallback(CONTENT)
    )
    screening = Screening(resources.reader, resources.renderer.content.languages)
    return DeadLetters(resources, ReceiveRate(most), outbox, screening)


@ON_BOTH
async def test_somebody_who_is_known_hears_of_it_and_it_is_sealed_for_them(resources: Resources) -> None:
    """It can be read again with their key, and with no other one."""
    [ada] = await newcomers(resources, 7)
    await dead_letters(resources).add_alone(wrote(1), LookupError(SECRET))
    assert await rows(resources, ROWS) == [(1, ada)]
    [(sealed, error)] = await rows(resources, "SELECT sealed, error FROM parked")
    assert from_json((await sealer_of(resources, ada)).open(bytes(sealed))) == (7, Wrote(SECRET, 50))
    assert SECRET not in str(error)
    assert error.startswith("LookupError")
    assert await value(resources, SAID) == 1


async def test_a_stranger_has_nobody_to_hear_of_it(resources: Resources) -> None:
    """It is sealed with the master key."""
    await dead_letters(resources).add_alone(wrote(1), LookupError())
    assert await rows(resources, ROWS) == [(1, None)]
    sealed = await value(resources, "SELECT sealed FROM parked")
    assert from_json(resources.keyring.open(bytes(sealed))) == (7, Wrote(SECRET, 50))
    assert await value(resources, SAID) == 0


async def test_what_was_set_aside_or_taken_in_before_is_not_set_aside_again(resources: Resources) -> None:
    """Telegram brings it until it is confirmed."""
    letters = dead_letters(resources)
    for _ in range(2):
        await letters.add_alone(wrote(1), LookupError())
    assert len(await rows(resources, ROWS)) == 1


@ON_BOTH
async def test_what_alarms_is_kept_beyond_the_budget_for_whoever_is_locked(resources: Resources) -> None:
    """The safety screen hears every text: it is taken in once their row is free."""
    letters = dead_letters(resources, most=1)
    for update in (1, 2):
        await letters.add_locked(wrote(update))
    await letters.add_locked(Incoming(0, 3, 7, Wrote("I want to kill myself", 52), START))
    assert [number for number, _ in await rows(resources, ROWS)] == [1, 3]


async def test_what_is_beyond_the_budget_is_not_kept_and_counts_as_seen(resources: Resources) -> None:
    """A flood of what can't be dealt with fills no table."""
    letters = dead_letters(resources, most=2)
    for update in range(5):
        await letters.add_alone(wrote(update), LookupError())
    await letters.add_alone(wrote(9, chat=8), LookupError())
    assert [update for update, _ in await rows(resources, ROWS)] == [0, 1, 9]
    assert await value(resources, "SELECT count(*) FROM seen") == 6


@pytest.mark.parametrize(
    ("trigger", "whose"),
    [("BEFORE INSERT ON outbox", True), ("BEFORE INSERT ON parked WHEN NEW.person IS NOT NULL", False)],
)
async def test_where_a_word_can_not_be_said_it_is_set_aside_in_silence(
    trigger: str, whose: bool, resources: Resources
) -> None:
    """Where nothing of theirs can be written, it is set aside as nobody's."""
    [ada] = await newcomers(resources, 7)
    await change(resources, f"CREATE TRIGGER refuses {trigger} BEGIN SELECT RAISE(ABORT, 'no'); END")
    letters = dead_letters(resources, most=1)
    await letters.add_alone(wrote(1), LookupError())  # what failed before was not counted
    assert await rows(resources, ROWS) == [(1, ada if whose else None)]
    assert await value(resources, SAID) == 0


async def test_where_nothing_can_be_set_aside_it_is_raised(resources: Resources) -> None:
    """Nobody may tell Telegram that it arrived."""
    await change(resources, "CREATE TRIGGER no BEFORE INSERT ON parked BEGIN SELECT RAISE(ABORT, 'no'); END")
    with pytest.raises(Exception, match="no"):
        await dead_letters(resources).add_alone(wrote(1), LookupError())
    assert await value(resources, "SELECT count(*) FROM seen") == 0


async def test_an_update_that_no_code_can_read_is_kept_as_it_came(
    resources: Resources, caplog: pytest.LogCaptureFixture
) -> None:
    """Once, also where it has no number: it is known by its content."""
    letters = dead_letters(resources)
    with caplog.at_level(logging.ERROR, "bot"):
        for update in ({"update_id": 5, "odd": SECRET}, {"odd": SECRET}, {"odd": SECRET}, [1]):
            await letters.add_raw(0, update, ValueError(SECRET))
    assert [update for update, _ in await rows(resources, ROWS)] == [5, None, None]
    assert SECRET not in caplog.text
