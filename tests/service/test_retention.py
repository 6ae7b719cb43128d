"""Inactive people are warned once, and erased a month later."""

import logging
from datetime import datetime, timedelta

import pytest

from bot.message import Message
from bot.service.background.retention import MONTH, Retention
from bot.service.leadership.lease import LeaderLease, LeaseLostError
from bot.service.transactions.resources import Resources
from bot.store import retention as statements
from bot.turn.cards.privacy import warn_inactive
from bot.turn.model.outcome import Loaded, Outcome
from bot.turn.model.reader import Reader
from tests.support.app import START
from tests.support.databases import ON_BOTH
from tests.support.people import change, newcomers, rows, value, waiting

MONTHS = 24
SECOND = timedelta(seconds=1)
TOLD = "SELECT person, urgent FROM outbox ORDER BY id"


class Coach:
    """Sweeps at a time that is set. said: how often something was queued."""

    def __init__(self, resources: Resources, months: int = MONTHS) -> None:
        self.now, self.said = START, 0
        with_clock = Resources(
            resources.database, resources.keyring, resources.renderer, resources.reader, lambda: self.now
        )
        self.resources = with_clock
        self.retention = Retention(with_clock, months, self._says)

    def _says(self) -> None:
        self.said += 1

    async def sweeps(self, at: datetime) -> int:
        self.now = at
        return await self.retention.sweep()

    async def told(self) -> list[int]:
        return [person for person, _ in await rows(self.resources, TOLD)]


@pytest.fixture
async def coach(resources: Resources) -> Coach:
    return Coach(resources)


@ON_BOTH
async def test_who_was_away_for_long_enough_is_told_once(coach: Coach) -> None:
    """It is no answer to them; and whoever was heard a little later is not told yet."""
    ada, ben = await newcomers(coach.resources, 7, 8)
    at = START + MONTHS * MONTH + SECOND
    await change(coach.resources, f"UPDATE people SET heard_at = heard_at + 2000000 WHERE id = {ben}")  # noqa: S608 - ours
    assert await coach.sweeps(at) == 0
    assert [(person, bool(urgent)) for person, urgent in await rows(coach.resources, TOLD)] == [(ada, False)]
    assert coach.said == 1
    assert await coach.sweeps(at + SECOND) == 0
    assert await coach.told() == [ada]


async def test_nobody_is_told_too_early(coach: Coach) -> None:
    """Not in the second before."""
    await newcomers(coach.resources, 7)
    await coach.sweeps(START + MONTHS * MONTH)
    assert (await coach.told(), coach.said) == ([], 0)


@ON_BOTH
async def test_a_month_after_they_were_told_they_are_forgotten(coach: Coach) -> None:
    """With all that hangs on them; a day earlier nobody is."""
    await newcomers(coach.resources, 7)
    told = START + MONTHS * MONTH + SECOND
    await coach.sweeps(told)
    assert await coach.sweeps(told + MONTH) == 0
    assert await coach.sweeps(told + MONTH + SECOND) == 1
    assert await value(coach.resources, "SELECT count(*) FROM people") == 0
    assert await value(coach.resources, "SELECT count(*) FROM outbox") == 0


async def test_who_says_something_is_kept_and_told_again_years_later(coach: Coach) -> None:
    """Any word does."""
    [ada] = await newcomers(coach.resources, 7)
    told = START + MONTHS * MONTH + SECOND
    await coach.sweeps(told)
    async with coach.resources.database.write() as connection:
        await statements.mark_active(connection, [ada], told + SECOND)
    assert await coach.sweeps(told + 2 * MONTH) == 0
    assert await coach.told() == [ada]
    await coach.sweeps(told + (MONTHS + 1) * MONTH)
    assert await coach.told() == [ada, ada]


async def test_who_can_not_be_told_is_not_forgotten_either(
    coach: Coach, caplog: pytest.LogCaptureFixture
) -> None:
    """Their rows are damaged: it is told to the operator, and the others are told as ever."""
    ada, ben = await newcomers(coach.resources, 7, 8)
    await change(coach.resources, f"UPDATE people SET wrapped_key = x'00' WHERE id = {ada}")  # noqa: S608 - ours
    told = START + MONTHS * MONTH + SECOND
    with caplog.at_level(logging.ERROR, "bot"):
        await coach.sweeps(told)
    assert await coach.told() == [ben]
    assert "can't be read" in caplog.text
    assert await coach.sweeps(told + 2 * MONTH) == 1
    assert await rows(coach.resources, "SELECT id FROM people") == [(ada,)]


async def test_whoever_breaks_the_words_that_tell_them_is_not_forgotten_either(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They can be read, but were told nothing; the others are told as ever."""
    ada, ben = await newcomers(coach.resources, 7, 8)

    def breaks(loaded: Loaded, now: datetime, reader: Reader) -> Outcome:
        if loaded.person.id == ada:
            raise LookupError
        return warn_inactive(loaded, now, reader)

    monkeypatch.setattr("bot.service.background.retention.warn_inactive", breaks)
    told = START + MONTHS * MONTH + SECOND
    await coach.sweeps(told)
    assert await coach.told() == [ben]
    assert await coach.sweeps(told + 2 * MONTH) == 1
    assert await rows(coach.resources, "SELECT id FROM people") == [(ada,)]


async def test_more_than_fit_into_a_transaction_are_told_all_the_same(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are forgotten all the same, some at a time."""
    monkeypatch.setattr("bot.service.background.retention.AT_ONCE", 2)
    people = await newcomers(coach.resources, *range(1, 6))
    told = START + MONTHS * MONTH + SECOND
    await coach.sweeps(told)
    assert sorted(await coach.told()) == people
    assert await coach.sweeps(told + MONTH + SECOND) == 5


async def test_without_a_limit_nobody_is_told_and_whoever_left_is_gone(resources: Resources) -> None:
    """Zero months are for ever; a stand-in is no person, and stays until its last word is sent."""
    coach = Coach(resources, months=0)
    ada, ben = await newcomers(resources, 7, 8)
    await change(resources, f"UPDATE people SET leaving = true WHERE id = {ben}")  # noqa: S608 - ours
    assert await coach.sweeps(START + 1000 * MONTH) == 0
    assert await coach.told() == []
    assert await rows(resources, "SELECT id FROM people") == [(ada,)]


async def test_who_stands_in_for_somebody_who_left_is_told_nothing(coach: Coach) -> None:
    """They are there for a last word that waits."""
    [ada] = await newcomers(coach.resources, 7)
    await waiting(coach.resources, ada, Message("It's erased."))
    await change(coach.resources, "UPDATE people SET leaving = true, heard_at = NULL")
    await coach.sweeps(START + 2 * MONTHS * MONTH)
    assert len(await coach.told()) == 1


async def test_who_left_and_is_back_before_the_last_word_is_sent_stays(coach: Coach) -> None:
    """Whoever stood in for somebody who left is a person again with the first thing they do."""
    [ada] = await newcomers(coach.resources, 7)
    await waiting(coach.resources, ada, Message("It's erased."))
    await change(coach.resources, "UPDATE people SET leaving = true")
    async with coach.resources.database.write() as connection:
        await statements.mark_active(connection, [ada], START)
    await change(coach.resources, "DELETE FROM outbox")
    await coach.sweeps(START)
    assert await rows(coach.resources, "SELECT id FROM people") == [(ada,)]


async def test_whoever_leads_no_more_tells_and_forgets_nobody(resources: Resources) -> None:
    """Another process does."""
    await newcomers(resources, 7)
    await change(resources, "UPDATE people SET leaving = true")
    lead = LeaderLease(0, 10)
    lead.stand()
    with pytest.raises(LeaseLostError):
        await Retention(resources, MONTHS, lambda: None, lead).sweep()
    assert await value(resources, "SELECT count(*) FROM people") == 1
