"""The simulator on the page: the real coach, with nothing of a real one's."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.channels.terminal import MovableClock
from bot.ops.preview.simulator import Simulator
from bot.ops.preview.words import Words
from bot.service.app import Spoken, content_folder, read_words
from tests.support.app import START
from tests.support.changed_words import change, words_in

WORDS: Spoken = read_words(content_folder())


@pytest.fixture
async def simulator(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Simulator]:
    """One whose environment names the database of a real coach, which can't even be opened."""
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://127.0.0.1:1/real")
    monkeypatch.setenv("MASTER_KEYS", "not a key")
    made = Simulator(lambda: MovableClock(lambda: START))
    yield made
    await made.close()


def last(state: dict[str, Any]) -> dict[str, Any]:
    said: list[dict[str, Any]] = [one for one in state["messages"] if one["who"] == "bot"]
    return said[-1]


def text_of(message: dict[str, Any]) -> str:
    return str(message["words"])


def button(message: dict[str, Any], label: str) -> str:
    return next(str(b["data"]) for row in message["rows"] for b in row if b["label"] == label)


async def test_buttons_are_tapped_and_texts_are_typed(simulator: Simulator) -> None:
    """As on Telegram: an answered question shows the choice, and its buttons go."""
    began = last(await simulator.begin(WORDS))
    state = await simulator.taps(WORDS, began["id"], button(began, "I got a no"))
    assert "How heavy is it" in text_of(last(state))
    answered = next(one for one in state["messages"] if one["id"] == began["id"])
    assert answered["rows"] == []
    assert "I got a no" in text_of(answered)
    state = await simulator.says(WORDS, "Low")
    assert state["messages"][-2]["words"] == ["Low"]
    assert "What would help now?" in text_of(last(state))


async def test_a_tap_that_no_button_stands_for_does_nothing(simulator: Simulator) -> None:
    """A page can send anything."""
    began = await simulator.begin(WORDS)
    before = [*began["messages"]]
    assert (await simulator.taps(WORDS, last(began)["id"], "x:erase:yes"))["messages"] == before
    assert (await simulator.taps(WORDS, 7, "a:1:now:no"))["messages"] == before
    assert (await simulator.says(WORDS, " \x00"))["messages"] == before


async def test_time_passes_and_what_is_due_comes_at_its_hour(simulator: Simulator) -> None:
    """What was put off until tomorrow comes then, below the time."""
    await simulator.begin(WORDS)
    for said in ("/no", "Low", "Later", "This time tomorrow"):
        state = await simulator.says(WORDS, said)
    assert state["next"] == "Wed 25 Nov 18:30"
    state = await simulator.waits(WORDS, timedelta(days=1, hours=1))
    times = [one["words"] for one in state["messages"] if one["who"] == "time"]
    assert times == [["Wed 25 Nov 18:30 UTC"], ["Wed 25 Nov 19:30 UTC"]]
    assert state["messages"][-2]["who"] == "bot"
    assert state["time"] == "Wed 25 Nov 2026 19:30 UTC"


async def test_a_reaction_is_put_on_what_was_written(simulator: Simulator) -> None:
    """While they write it out, nothing else is said."""
    await simulator.begin(WORDS)
    await simulator.says(WORDS, "no from Acme, baker, after the first interview")
    for said in ("Low", "Leave it"):
        await simulator.says(WORDS, said)
    await simulator.waits(WORDS, timedelta(days=1))
    for said in ("I want to write it out", "low", "10 minutes", "they kept me waiting"):
        state = await simulator.says(WORDS, said)
    assert (state["messages"][-1]["who"], state["messages"][-1]["sign"]) == ("you", "❤")


async def test_nothing_is_left_of_it(
    simulator: Simulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its database is in a folder of its own, which goes with it; beginning anew knows nobody."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    await simulator.begin(WORDS)
    await simulator.says(WORDS, "/no")
    assert [*tmp_path.iterdir()] != []
    again = await simulator.begin(WORDS)
    assert "Where are you right now?" in text_of(last(again))
    await simulator.close()
    assert [*tmp_path.iterdir()] == []
    assert (await simulator.state())["messages"] == []


async def test_the_conversation_goes_on_with_changed_words(simulator: Simulator, tmp_path: Path) -> None:
    """From the next thing that is said; with broken ones it goes on as before."""
    folder = words_in(tmp_path)
    words = Words(folder)
    await simulator.begin(words.whole)
    await simulator.says(words.whole, "/no")
    change(folder / "en" / "no.j2", "What would help now?", "What would you like now?")
    words.look()
    state = await simulator.says(words.whole, "Low")
    assert "What would you like now?" in text_of(last(state))
    change(folder / "en" / "coach.j2", "{# end #}", "")
    words.look()
    assert words.troubles != []
    assert "/log" in text_of(last(await simulator.says(words.whole, "/help")))
