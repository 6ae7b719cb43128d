"""Dead letters are listed, replayed, or dropped."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.config import Settings
from bot.ops import dead_letters
from bot.service.inbound import inbox as inbox_module
from bot.turn.model.outcome import Outcome
from tests.support.app import START, Sit
from tests.support.operating import Invoke, rows


@pytest.fixture
async def one_dead_letter(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that could not be dealt with, and an update that could not be read."""

    def breaks(*_: object) -> Outcome:
        raise ValueError("otters and badgers")

    async with sit() as sitting:
        await sitting.say_all("/no", "Low", "The full review, 8 to 11 minutes")
        with monkeypatch.context() as patched:
            patched.setattr(inbox_module, "decide", breaks)
            assert "Something broke" in await sitting.say("The otter company")
        await sitting.app.inbox.dead_letters.add_raw(
            0, {"update_id": 5, "message": {"text": "badgers"}}, KeyError("x")
        )


@pytest.mark.usefixtures("one_dead_letter")
async def test_what_is_set_aside_is_listed_without_what_it_says(invoke: Invoke) -> None:
    """Id, bot, update, person, time, error."""
    code, out, err = await invoke("dead-letters")
    assert (code, err) == (0, "")
    first, second = out.splitlines()
    assert first.startswith("1  bot 0  update ")
    assert "person 1  2026-11-24T18:30" in first
    assert "ValueError at test_dead_letters.py:" in first
    assert second.startswith("2  bot 0  update 5  person -  ")
    assert "otter" not in out.casefold()
    assert "badger" not in out
    for wrong in (
        ("dead-letters", "--replay"),
        ("parked", "1", "--replay", "--drop"),
        ("parked", "9", "--drop"),
    ):
        code, _, err = await invoke(*wrong)
        assert code == 2
        assert err.startswith("Give ")
        assert err.count("\n") == 1


@pytest.mark.usefixtures("one_dead_letter")
async def test_what_is_set_aside_is_fed_again_and_stays_where_it_fails(sit: Sit, tmp_path: Path) -> None:
    """The answer is taken; what can't be read even now stays, and nobody hears of it; then it is dropped."""
    settings = Settings(data_dir=tmp_path)
    told, left = await dead_letters.replay(settings, None, lambda: START)
    assert "otter" not in " ".join(told)
    assert told[0] == "Fed again: 1."
    assert told[1].startswith("2 stays: ")
    assert left == 1
    assert rows(tmp_path, "SELECT id FROM parked") == [(2,)]
    async with sit() as sitting:
        assert "the role at The otter company?" in await sitting.say("/help")
    assert await dead_letters.drop(settings, [2]) == ["Dropped: 1."]
    assert await dead_letters.listed(settings) == ["Nothing is set aside."]


@pytest.mark.usefixtures("one_dead_letter")
async def test_an_answer_is_not_fed_to_a_later_question(sit: Sit, tmp_path: Path) -> None:
    """They typed it again meanwhile: the old one would be taken for the role."""
    async with sit() as sitting:
        sitting.clock.move_to(START + timedelta(minutes=5))
        assert "the role at Globex?" in await sitting.say("Globex")
    told, left = await dead_letters.replay(
        Settings(data_dir=tmp_path), [1], lambda: START + timedelta(hours=1)
    )
    assert left == 1
    assert "the person has gone on since" in told[1]
    assert rows(tmp_path, "SELECT count(*) FROM parked") == [(2,)]
