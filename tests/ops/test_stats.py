"""What is counted fits what happened, by week, and nothing in it is anybody's."""

import asyncio
import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.config import Settings
from bot.ops.stats import counted
from bot.service.lifecycle.shutdown import Stop
from bot.service.transactions.counting import Counting
from bot.store import counts
from bot.store.database import Database
from bot.store.stats import figures
from tests.bot_api.server import BotApi
from tests.support.app import START, Sit, Sitting
from tests.support.databases import ON_BOTH, Store
from tests.support.operating import Invoke
from tests.support.processes import Start

pytestmark = ON_BOTH
NO = ("/no", "Low", "A short review, 3 minutes", "Otters & Badgers")


async def write_down(sitting: Sitting) -> None:
    """What the loop does once a minute, and at the end."""
    stop = Stop()
    stop.now()
    await sitting.app.counting(stop)


async def this_week(settings: Settings, at: datetime = START) -> dict[str, Any]:
    [week] = await counted(settings, 1, at)
    return week


async def test_people_and_dialogues_are_counted(sit: Sit, settings: Settings) -> None:
    """Who came, what was begun, and at which question it was left."""
    async with sit() as sitting:
        await sitting.say_all("/no", "Low", "Later")
        await write_down(sitting)
    week = await this_week(settings)
    assert week["week"] == "2026-11-23"
    assert (week["new"], week["active"]) == (1, 1)
    assert week["begun"] == {"no": 1, "later": 1}
    assert week["left"] == {"no/fits_now": 1}
    assert week["finished"] == {}
    assert week["misread"] == {}


async def test_a_dialogue_that_is_gone_through_is_finished(sit: Sit, settings: Settings) -> None:
    """It is not counted as left."""
    async with sit() as sitting:
        await sitting.say_all("/settings", "The hour I message you", "9 in the morning")
        await write_down(sitting)
    week = await this_week(settings)
    assert (week["begun"], week["finished"], week["left"]) == ({"settings": 1}, {"settings": 1}, {})


async def test_a_person_is_active_once_a_week_and_new_once(sit: Sit, settings: Settings) -> None:
    """In the week after, too, where they come less than a day after they were last heard."""
    async with sit() as sitting:
        await sitting.say_all("/list", ":wait 5d", "/list", "/help")
        sunday = sitting.clock()
        assert sunday.weekday() == 6
        await sitting.say_all(":wait 12h", "/list", "/help")
        await write_down(sitting)
        last, this = await counted(settings, 2, sitting.clock())
    assert (last["new"], last["active"]) == (1, 1)
    assert (this["new"], this["active"]) == (0, 1)


async def test_what_is_not_understood_is_counted_by_its_question(sit: Sit, settings: Settings) -> None:
    """None of the words is kept."""
    async with sit() as sitting:
        await sitting.say_all("/no", "flurb grommets wibble", "Low", "/cancel")
        await write_down(sitting)
    assert (await this_week(settings))["misread"] == {"no/mood": 1}


async def test_a_nudge_and_its_answer_are_counted(sit: Sit, settings: Settings) -> None:
    """By its kind; the answer is whatever the person does next."""
    async with sit() as sitting:
        await sitting.say_all("/log", "Acme", "Baker", "An interview", "yesterday", "Nobody by name")
        await sitting.say_all("No date given", "Germany", "9 in the morning", ":wait 3w")
        await write_down(sitting)
        weeks = await counted(settings, 4, sitting.clock())
        said = sum((sum(week["nudged"].values()) for week in weeks), 0)
        assert said
        assert {kind for week in weeks for kind in week["nudged"]} <= {"chase", "prepare", "quiet", "worry"}
        assert sum(week["answered"] for week in weeks) == 0
        await sitting.say_all("/list", "/list")
        await write_down(sitting)
        assert sum(week["answered"] for week in await counted(settings, 4, sitting.clock())) == 1


async def test_several_processes_add_up_and_a_locked_count_waits(settings: Settings, store: Store) -> None:
    """What can't be written down now is written down the next time, and nobody who writes waits for it."""
    first, second = Counting(), Counting()
    database, other = Database(settings.url()), Database(settings.url())
    for counting in (first, second):
        counting.add(Counter({("begun", "no"): 2, ("new", ""): 1}), START)
    await asyncio.gather(first.write(database), second.write(other))
    found = await store.rows("SELECT what, subject, number FROM weekly_counts ORDER BY what")
    assert found == [("begun", "no", 4), ("new", "", 2)]
    first.add(Counter({("begun", "no"): 1}), START)
    await store.change("ALTER TABLE weekly_counts RENAME TO elsewhere")
    await first.write(database)
    await store.change("ALTER TABLE elsewhere RENAME TO weekly_counts")
    await first.write(database)
    await first.write(database)
    assert await store.value("SELECT number FROM weekly_counts WHERE subject = 'no'") == 5
    later = START + timedelta(days=7)
    first.add(Counter({("begun", "no"): 1}), later)
    await first.write(database)
    assert (await figures(database, later)).counted == {("begun", "no"): 6, ("new", ""): 2}
    await database.close()
    await other.close()


async def test_nobody_stands_beside_a_count(sit: Sit, store: Store) -> None:
    """A count says the week, what, and of what: names of our own. Who leaves takes none of it along."""
    async with sit() as sitting:
        await sitting.say_all(*NO, "/cancel", "/delete", "Erase everything")
        await write_down(sitting)
    rows = await store.rows("SELECT week, what, subject, number FROM weekly_counts")
    assert rows
    for _, what, subject, number in rows:
        assert number == 1
        assert "tter" not in what + subject
        assert len(subject) < 40


async def test_a_process_writes_them_down_as_it_ends(api: BotApi, start: Start, store: Store) -> None:
    process = await start()
    await api.person(7).does("/no", "How heavy is it")
    process.terminate()
    assert await process.wait() == 0
    assert await store.rows("SELECT what, subject, number FROM weekly_counts ORDER BY what") == [
        ("active", "", 1),
        ("begun", "no", 1),
        ("new", "", 1),
    ]


@pytest.mark.databases("sqlite", because="the command finds its database in a folder")
async def test_the_command_shows_tables_or_json(
    invoke: Invoke, sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same in both; where there is no database, one line says so."""
    monkeypatch.setattr("bot.service.app.now", lambda: START + timedelta(days=7))
    async with sit() as sitting:
        await sitting.say_all("/no", "Low", "Later")
        await write_down(sitting)
    code, out, err = await invoke("stats", "--json", "--weeks", 2)
    assert (code, err) == (0, "")
    last, this = json.loads(out)
    assert (last["week"], last["new"], last["left"]) == ("2026-11-23", 1, {"no/fits_now": 1})
    assert (this["week"], this["new"], this["begun"]) == ("2026-11-30", 0, {})
    code, out, err = await invoke("stats")
    assert (code, err) == (0, "")
    assert "2026-11-23" in out
    assert "no/fits_now" in out
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "nowhere"))
    code, _, err = await invoke("stats")
    assert code == 2
    assert err.startswith("There is no database")


def test_a_week_begins_on_monday() -> None:
    assert counts.week_of(datetime(2026, 11, 29, 23, 59, tzinfo=UTC)) == date(2026, 11, 23)
    assert counts.week_of(datetime(2026, 11, 30, tzinfo=UTC)) == date(2026, 11, 30)
