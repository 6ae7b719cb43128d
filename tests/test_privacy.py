"""What is kept of a person is shown, exported, erased, and forgotten in time."""

import json
import sqlite3
from datetime import timedelta
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.wording.filters import clip
from tests.bot_api.server import BotApi, _error
from tests.support.app import Sit
from tests.support.processes import Start, killed

SECRETS = ("Globex Secret", "Chief whisperer", "otters in the boardroom", "I bite my pencil")
TOLD = (
    *(
        "/no",
        "Low",
        "A short review, 5 to 9 minutes",
        SECRETS[0],
        SECRETS[1],
        "First interview",
        "Nobody in particular",
    ),
    *("Yes, something", SECRETS[2], SECRETS[3], "Not this time", "None of these", "Leave it", "Skip"),
)


TABLES = (
    *("people", "runs", "facts", "applications", "nudges", "messages", "chat_messages"),
    *("outbox", "parked"),
)


def plaintext(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_everything_is_handed_over_and_nothing_else(sit: Sit, tmp_path: Path) -> None:
    """One document to read, one file of data: each answer under its question, each fact; nobody else's."""
    async with sit() as sitting:
        await sitting.say_all(*TOLD, "/settings", "Country and time zone", "Germany", "noon")
        said = await sitting.say("/export")
        assert "afterword.txt" in said
        assert "afterword.json" in said
    readable = (tmp_path / "afterword.txt").read_text()
    data = json.loads((tmp_path / "afterword.json").read_text())
    for secret in SECRETS:
        assert secret in readable
        assert secret in json.dumps(data)
    assert "What went well? Even one good moment counts.\n> I bite my pencil" in readable
    assert "> First interview" in readable
    assert "> Germany" in readable
    assert data["person"]["country"] == "DE"
    assert {fact["kind"] for fact in data["facts"]} >= {"Logged", "Refused", "Noted", "Lives", "NudgeHour"}
    assert set(data) == {"person", "dialogues", "facts"}
    assert (tmp_path / "afterword.txt").stat().st_mode & 0o777 == 0o600


async def test_a_review_that_is_being_corrected_is_handed_over_whole(sit: Sit, tmp_path: Path) -> None:
    """In the middle of it too: its answers stand under their questions as they were seen."""
    async with sit() as sitting:
        await sitting.say_all(*TOLD, "Skip", "Skip", "That's right", "All right", "/journal", "1")
        assert "What went well" in await sitting.say("Correct something")
        assert "Here's everything" in await sitting.say("/export")
    readable = (tmp_path / "afterword.txt").read_text()
    assert f"> {SECRETS[3]}" in readable
    assert "> That's right" in readable


async def test_it_asks_once_and_then_nothing_is_left(sit: Sit, tmp_path: Path) -> None:
    """Rows, key and plaintext are gone, from the log of the database too; they begin anew after it."""
    async with sit() as sitting:
        await sitting.say_all(*TOLD)
        assert "1 application, 0 reviews" in await sitting.say("/delete")
        assert "Nothing's been erased." in await sitting.say("Keep it")
        await sitting.say("/delete")
        assert "It's erased." in await sitting.say("Erase everything")
        await sitting.app.retention.sweep()
        with sqlite3.connect(tmp_path / "afterword.sqlite3") as database:
            for table in (
                "people",
                "runs",
                "facts",
                "applications",
                "nudges",
                "messages",
                "chat_messages",
                "outbox",
                "parked",
            ):
                assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table  # noqa: S608 - our own names
        kept = plaintext(tmp_path)
        for secret in SECRETS:
            assert secret.encode() not in kept
        assert "Where are you right now?" in await sitting.say("hello")
        assert "No applications here yet" in await sitting.say("/list")


async def test_what_was_queued_for_them_is_not_sent(api: BotApi, start: Start) -> None:
    """Messages that wait for their turn when somebody leaves go nowhere; the last word comes."""
    process = await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    await ada.does("/delete", "Shall I erase it?")
    await killed(process)
    ask = next(m for m in reversed(ada.messages) if "Erase everything" in m.buttons)
    for _ in range(5):
        await ada.write("/help")
    await ada.tap("Erase everything", ask)
    count, flood = len(ada.messages), [_error(429, "Too Many Requests", retry_after=1)]
    api.fault = lambda method, _: flood.pop() if flood and method == "sendMessage" else None
    await start()
    await ada.sees("It's erased.", after=count)
    assert [m.text[:12] for m in ada.messages[count:] if "Where you are" in m.text] == []
    await ada.does("/list", "No applications here yet")
    assert [refusal for refusal in api.refused if "not modified" not in refusal] == []


async def test_files_come_as_documents_on_telegram(api: BotApi, start: Start) -> None:
    """In one chat, in their order."""
    await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    await ada.does("/export", "Here's everything")
    await api.until(lambda: len(ada.documents) == 2)
    assert [name for name, _ in ada.documents] == ["afterword.txt", "afterword.json"]
    assert b"WHAT WE TALKED ABOUT" in ada.documents[0][1]
    assert api.refused == []


async def test_who_was_away_for_two_years_is_told_once_and_forgotten_a_month_later(
    sit: Sit, tmp_path: Path
) -> None:
    """Any word keeps it."""

    def people() -> int:
        with sqlite3.connect(tmp_path / "afterword.sqlite3") as database:
            found: int = database.execute("SELECT count(*) FROM people").fetchone()[0]
            return found

    async with sit() as sitting:
        await sitting.say_all(*TOLD)

        async def swept(days: int) -> str:
            sitting.clock.move_to(sitting.clock() + timedelta(days=days))
            await sitting.app.retention.sweep()
            await sitting.app.outbox.drain()
            return await sitting.say(":wait 1m")

        assert "I haven't heard from you" not in await swept(700)
        assert "I haven't heard from you for a long time" in await swept(30)
        assert "I haven't heard from you" not in await swept(10)
        await sitting.say("/help")
        assert "I haven't heard" not in await swept(100)
        assert people() == 1
        assert "I haven't heard from you for a long time" in await swept(700)
        await swept(31)
        assert people() == 0


async def test_a_name_turns_no_words_around_it(sit: Sit) -> None:
    """Direction and control characters are left out where a name is shown."""
    async with sit() as sitting:
        said = await sitting.say_all("/no", "Low", "A short review, 5 to 9 minutes", "Ac\u202eme\x07 \u2066x")
    assert "And the role at Acme x?" in said


TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(max_size=60) | st.text("ab " + TURNING))
def test_whatever_a_name_holds_it_stays_on_its_line(text: str) -> None:
    """Nothing that can't be seen, and no line of its own."""
    shown = clip(text, 40)
    assert len(shown) <= 40
    assert all(category(c) not in ("Cc", "Cs", "Co", "Zl", "Zp") for c in shown)
    assert not set(shown) & set("\u061c\u200b\u200e\u200f\u2060\ufeff" + TURNING)


async def test_too_much_at_once_is_said_once(
    api: BotApi, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others are served meanwhile."""
    monkeypatch.setenv("PERSON_RATE", "5")
    eve, ada = api.person(8), api.person(7)
    for _ in range(8):
        for command in ("/help", "/list", "/journal", "/cancel", "/privacy"):
            await eve.write(command)
    await ada.write("/no")
    await start()
    await ada.sees("How heavy is it")
    await eve.sees("more than I can take in at once")
    assert sum("more than I can take in" in message.text for message in eve.messages) == 1
    answers = (
        "You have no open applications",
        "No applications",
        "Your journal",
        "There's nothing open",
        "What I keep",
    )
    assert [sum(words in message.text for message in eve.messages) for words in answers] == [1] * 5
