"""Row 20: a clock that jumps by a day, and the hour that is skipped or repeated. One word per local slot."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.config import Settings
from bot.events import Commanded, Event, Incoming, Wrote
from bot.message import Message
from bot.service.app import App
from tests.support.app import coach
from tests.support.telegram import BOT

ASKED = "working days since the interview"
REMINDED = "You asked me to bring this up"
LOOKED_AT = {2, 3, 8, 9, 10, 15, 21}
"""Hours of their day. What is said at any other, too early or too late, is heard at the next of these."""
NIGHT = {1, 2, 3, 4}
"""Hours in which a clock is put forward or back, and those around them: all of them is looked at."""


class Time:
    """A clock that is set, also back."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


class Ear:
    """What reached them, and when."""

    def __init__(self, time: Time) -> None:
        self.time = time
        self.heard: list[tuple[datetime, str]] = []

    async def deliver(self, chat: int, message: Message) -> int | None:  # noqa: ARG002 - there is one chat
        if message.edits:
            return None
        self.heard.append((self.time.at, message.html or ""))
        return len(self.heard)

    def when(self, words: str, zone: str) -> list[str]:
        local = ZoneInfo(zone)
        return [f"{at.astimezone(local):%Y-%m-%d %H:%M}" for at, html in self.heard if words in html]


class Someone:
    """Somebody at a coach whose clock is `time`; a process is started anew for everything they do."""

    def __init__(self, settings: Settings, time: Time, zone: str) -> None:
        self.settings = settings
        self.time = time
        self.zone = ZoneInfo(zone)
        self.ear = Ear(time)
        self.updates = 0

    async def at_coach(self, does: Callable[[App], Awaitable[object]]) -> None:
        async with coach(self.settings, self.ear, self.time, bot=BOT) as app:
            await does(app)
            await app.outbox.drain()

    async def says(self, *lines: str) -> None:
        async def each(app: App) -> None:
            for line in lines:
                self.updates += 1
                event: Event = Commanded(line[1:]) if line[0] == "/" else Wrote(line, self.updates)
                await app.inbox.receive([Incoming(BOT, self.updates, 1, event, self.time())])
                await app.outbox.drain()

        await self.at_coach(each)

    async def lives_through(self, span: timedelta, step: timedelta = timedelta(hours=1)) -> None:
        """Time passes, and what is due is looked for: around nine, and at a few more hours.

        step: in shorter ones than an hour, the night is looked at all the while.
        """
        end = self.time.at + span

        async def on(app: App) -> None:
            while self.time.at < end:
                self.time.at += step
                here = self.time.at.astimezone(self.zone)
                closely = step < timedelta(hours=1) and here.hour in NIGHT
                if closely or (here.hour in LOOKED_AT and here.minute == 0):
                    await app.nudges.say_due()
                    await app.outbox.drain()

        await self.at_coach(on)


LOGS = ("/log", "Acme", "Baker", "An interview", "yesterday", "Nobody in particular", "No date given")
HOME = {
    "Europe/Berlin": ("Germany", "9 in the morning"),
    "America/New_York": ("USA", "New York", "9 in the morning"),
}


def local(zone: str, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.fixture
def someone(settings: Settings) -> Callable[[str, str], Someone]:
    return lambda zone, at: Someone(settings, Time(local(zone, at)), zone)


Make = Callable[[str, str], Someone]
BERLIN = "Europe/Berlin"


async def test_row_20_the_clock_goes_back_a_day_and_forward_again(someone: Make) -> None:
    """What was said is not said again, whatever the clock says since."""
    ada = someone(BERLIN, "2026-11-24 18:00")
    await ada.says(*LOGS, *HOME[BERLIN])
    await ada.lives_through(timedelta(days=8))
    said = ada.ear.when(ASKED, BERLIN)
    assert len(said) == 1
    assert said[0].endswith("09:00")
    ada.time.at -= timedelta(days=1)
    await ada.lives_through(timedelta(days=1, hours=12))
    assert ada.ear.when(ASKED, BERLIN) == said


async def test_row_20_the_clock_was_a_day_ahead(someone: Make) -> None:
    """It comes a day early then, and not once more when the clock is right again."""
    ada = someone(BERLIN, "2026-11-24 18:00")
    await ada.says(*LOGS, *HOME[BERLIN])
    await ada.lives_through(timedelta(days=7))
    assert ada.ear.when(ASKED, BERLIN) == []
    ada.time.at += timedelta(days=1)
    await ada.lives_through(timedelta(hours=1))
    ada.time.at -= timedelta(days=1, hours=1)
    await ada.lives_through(timedelta(days=3))
    assert len(ada.ear.when(ASKED, BERLIN)) == 1


@pytest.mark.parametrize(
    ("zone", "begins"),
    [
        ("Europe/Berlin", "2027-03-26 18:00"),  # skipped: 2027-03-28 02:00
        ("Europe/Berlin", "2027-10-29 18:00"),  # repeated: 2027-10-31 02:00
        ("America/New_York", "2027-03-12 18:00"),  # skipped: 2027-03-14 02:00
        ("America/New_York", "2027-11-05 18:00"),  # repeated: 2027-11-07 01:00
    ],
)
async def test_row_20_the_hour_they_chose_is_that_hour_on_both_sides(
    zone: str, begins: str, someone: Make
) -> None:
    """Nine in the morning by their own clock, before and after the change, once a day at most."""
    ada = someone(zone, begins)
    await ada.says(*LOGS, *HOME[zone])
    ada.ear.heard.clear()
    await ada.lives_through(timedelta(days=30))
    said = ada.ear.when("", zone)
    assert len(said) >= 2
    assert {at[11:] for at in said} == {"09:00"}
    assert len({at[:10] for at in said}) == len(said)


@pytest.mark.parametrize(
    ("at", "comes"),
    [
        ("2027-03-27 02:30", ["2027-03-28 03:30"]),  # the half past two of that night is skipped
        ("2027-10-30 02:30", ["2027-10-31 02:30"]),  # and here it comes twice
    ],
)
async def test_row_20_a_reminder_in_the_hour_that_is_skipped_or_repeated(
    at: str, comes: list[str], someone: Make
) -> None:
    """What was picked as this time tomorrow comes once, by their own clock."""
    ada = someone(BERLIN, "2027-03-20 18:00" if "03-27" in at else "2027-10-20 18:00")
    await ada.says(*LOGS, *HOME[BERLIN])
    ada.time.at = local(BERLIN, at)
    await ada.says("/no", "Low", "Later", "This time tomorrow")
    await ada.lives_through(timedelta(days=3), timedelta(minutes=10))
    assert ada.ear.when(REMINDED, BERLIN) == comes
