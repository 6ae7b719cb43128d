"""The real process, `afterword run`, against a strict Bot API server."""

import asyncio
import os
import sqlite3
import sys
from asyncio.subprocess import PIPE
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi
from tests.support.processes import Start, killed


async def test_what_was_answered_shows_its_choice_and_no_buttons(api: BotApi, start: Start) -> None:
    """A button of it that is tapped again is answered politely and changes nothing."""
    await start()
    ada = api.person(7)
    asked = await ada.does("/no", "How heavy is it")
    data = asked.buttons
    await ada.does("Low", "What would help now?")
    await api.until(lambda: not asked.rows)
    assert asked.text.endswith("→ Low")
    await ada.tap_data(data["Low"], asked.number)
    await api.until(lambda: any(answer.get("text") == "That one's done." for answer in api.answered))
    count = len(ada.messages)
    await ada.tap_data(data["Heavy"], asked.number)
    await ada.sees("belongs to a question that's closed", after=count)
    await ada.sees("What would help now?", after=count)
    assert api.refused == []


async def test_a_thought_in_three_messages_is_one_answer(api: BotApi, start: Start) -> None:
    """They arrive in one batch; and an edit changes its part."""
    ada = api.person(7)
    process = await start()
    await ada.does("/no", "How heavy is it")
    await ada.does("Low", "What would help now?")
    await ada.does("The full review, 8 to 11 minutes", "Which company")
    await killed(process)
    await ada.write("The bakery")
    second = await ada.write("on the corner")
    await ada.write("of Main Street")
    await start()
    await ada.sees("the role at The bakery")
    await ada.does("Baker", "How far")
    await ada.edit(second, "round the corner")
    await ada.sees("Corrected.")
    await ada.does("First interview", "dealing with")
    await ada.does("Nobody in particular", "Did they say why?")
    await ada.does("/list", "You have no open applications")
    await ada.does("Closed: 1", "The bakery round the corner o…")
    # An edit that was done just before a kill is done again.
    assert [refusal for refusal in api.refused if "not modified" not in refusal] == []


async def test_only_what_was_not_read_yet_is_gone_on_with(api: BotApi, start: Start) -> None:
    """A sticker and a command between two answers don't make the second one part of the first."""
    ada = api.person(7)
    process = await start()
    await ada.does("/no", "How heavy is it")
    await ada.does("Low", "What would help now?")
    await ada.does("The full review, 8 to 11 minutes", "Which company")
    await ada.does("Acme", "the role at Acme?")
    await killed(process)
    await ada.send(sticker={"file_id": "x"})
    await ada.write("/help")
    await ada.write("Baker")
    await start()
    await ada.sees("How far did it go?")
    await ada.does("First interview", "dealing with")
    await ada.does("Nobody in particular", "Did they say why?")
    await ada.does("/list", "You have no open applications")
    await ada.does("Closed: 1", "Acme · Baker")


async def test_what_is_no_text_gets_a_kind_word(api: BotApi, start: Start) -> None:
    """A sticker, a voice note, a text where a button was expected; groups are left."""
    await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    count = len(ada.messages)
    await ada.send(sticker={"file_id": "x"})
    await ada.sees("I can't read stickers", after=count)
    await ada.sees("How heavy is it", after=count)
    await ada.does("so so", "I'm not sure I got that")
    chat = {"id": -5, "type": "group", "title": "g"}
    member = {"status": "member", "user": {"id": 4242, "is_bot": True}}
    who = {"id": 7, "is_bot": False, "first_name": "Ada"}
    await api.push({"my_chat_member": {"chat": chat, "from": who, "date": 1, "new_chat_member": member}})
    await api.until(lambda: any(method == "leaveChat" for method, _ in api.calls))


async def test_an_update_that_cannot_be_read_does_not_stop_its_neighbours(api: BotApi, start: Start) -> None:
    """It is set aside, and confirmed with them."""
    ada = api.person(7)
    await ada.write("/no")
    bad = await api.push({"message": {"message_id": "what", "chat": 5}})
    await ada.write("/help")
    await start()
    await ada.sees("How heavy is it")
    await ada.sees("Where you are: talking about the job you didn't get")
    await api.until(lambda: bad in api.confirmed)


async def test_the_same_update_twice_has_one_effect(api: BotApi, start: Start) -> None:
    """Whether Telegram sends it again at once or after a restart; ids may start again at a low number."""
    ada = api.person(7)
    await start()
    await ada.write("/no")
    again = dict(api.updates[-1])
    await ada.sees("How heavy is it")
    await api.push({"message": again["message"]}, number=again["update_id"])
    await ada.does("/help", "Where you are: talking about the job you didn't get")
    assert sum("How heavy is it" in message.text for message in ada.messages) == 1
    low = {key: value for key, value in again.items() if key != "update_id"}
    count = len(ada.messages)
    await api.push(low, number=3)
    await ada.sees("How heavy is it", after=count)


async def test_who_blocks_the_bot_and_returns_goes_on(api: BotApi, start: Start) -> None:
    """Nothing more is sent to them; on return the open question is shown again."""
    await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    api.blocked.add(7)
    await ada.write("/help")
    await api.until(lambda: any("blocked" in refusal for refusal in api.refused))
    api.blocked.clear()
    count = len(ada.messages)
    who = {"id": 7, "is_bot": False, "first_name": "Ada"}
    member = {"status": "member", "user": {"id": 4242, "is_bot": True}}
    chat = {"id": 7, "type": "private"}
    await api.push({"my_chat_member": {"chat": chat, "from": who, "date": 1, "new_chat_member": member}})
    await ada.sees("How heavy is it", after=count)


async def test_sigterm_ends_it_soon_and_nothing_typed_is_in_its_output(api: BotApi, start: Start) -> None:
    """Exit code 0; neither the token nor a word of theirs on either stream."""
    process = await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    await ada.does("otters and badgers", "I'm not sure I got that")
    process.terminate()
    async with asyncio.timeout(10):
        out, err = await process.communicate()
    assert process.returncode == 0
    assert b"otters" not in out + err
    assert TOKEN.encode() not in out + err
    assert b"Traceback" not in err


async def test_a_token_that_telegram_does_not_know_ends_it_with_one_line(api: BotApi, tmp_path: Path) -> None:
    """Exit code 2."""
    environment = {"TELEGRAM_BOT_TOKEN": "1:unknown", "TELEGRAM_API_URL": api.url, "DATA_DIR": str(tmp_path)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env={**os.environ, **environment}, stdout=PIPE, stderr=PIPE
    )
    _, err = await process.communicate()
    assert process.returncode == 2
    assert err.decode().strip().splitlines()[-1].startswith("Set TELEGRAM_BOT_TOKEN anew")
    assert b"unknown" not in err


async def test_nothing_is_confirmed_before_it_is_committed(api: BotApi, start: Start, tmp_path: Path) -> None:
    """While another process holds the database, Telegram is told nothing; afterwards there is one effect."""
    process = await start()
    ada = api.person(7)
    await ada.does("/start", "Where are you right now?")
    holder = sqlite3.connect(tmp_path / "afterword.sqlite3", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    update = await api.push({"message": ada.message({"text": "I got a no"})})
    # One connection writes, and whatever is before this in its queue waits five seconds for the file too.
    await process.logs("the database stored no updates, so none were confirmed")
    calls = len(api.calls)
    await api.until(lambda: len(api.calls) > calls)
    assert update not in api.confirmed
    holder.execute("ROLLBACK")
    holder.close()
    await ada.sees("How heavy is it")
    await api.until(lambda: update in api.confirmed)
    assert sum("How heavy is it" in message.text for message in ada.messages) == 1


async def test_floods_and_pages_that_are_no_json_lose_nothing(api: BotApi, start: Start) -> None:
    """A 429 holds everything back, a proxy's 502 or 404 is waited out; the order stays."""
    answers = iter(
        [
            web.Response(status=502, text="<html>Bad Gateway</html>"),
            web.Response(status=404, text="<html>Not Found</html>"),
            web.Response(status=200, text="hello"),
            web.json_response(
                {"ok": False, "error_code": 429, "description": "x", "parameters": {"retry_after": 1}},
                status=429,
            ),
        ]
    )
    api.fault = lambda method, _: next(answers, None) if method in ("sendMessage", "getUpdates") else None
    await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    await ada.does("Low", "What would help now?")
    assert [m.text[:9] for m in ada.messages] == ["I help wh", "I'm sorry", "Thanks fo"]


async def test_people_get_their_messages_within_telegrams_limits(
    api: BotApi, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forty people at once, and one who writes five times: no flood, and everybody in order."""
    monkeypatch.setenv("SEND_RATE_CHAT", "1")
    api.flood = True
    crowd = [api.person(100 + number) for number in range(40)]
    for person in crowd:
        await person.write("/no")
    for command in ("/help", "/list", "/journal", "/cancel"):
        await crowd[0].write(command)
    await start()
    await api.until(lambda: all(len(p.messages) > 1 for p in crowd) and len(crowd[0].messages) == 6, 30)
    assert api.refused == []
    told = ["I help", "I'm so", "Where ", "No app", "Your j", "I've s"]
    assert [m.text[:6] for m in crowd[0].messages] == told


async def test_a_reminder_comes_when_its_time_is_there(api: BotApi, start: Start) -> None:
    """Due while the process was down: said once when it is up again, and going on from there works."""
    process = await start(timedelta(seconds=1))
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    await ada.does("Low", "What would help now?")
    await ada.does("Later", "Shall I remind you?")
    await ada.does("In 2 hours", "I'll message you in 2 hours")
    await killed(process)
    process = await start(timedelta(hours=1))
    await ada.does("/help", "Where you are")
    assert not any("You asked me to bring this up" in message.text for message in ada.messages)
    await killed(process)
    process = await start(timedelta(hours=3))
    await ada.sees("You asked me to bring this up again now")
    await ada.does("Go on", "What would help now?")
    await killed(process)
    await start(timedelta(hours=3))
    await ada.does("/help", "Where you are")
    assert (
        sum("You asked me to bring this up" in message.text for message in ada.messages) <= 2
    )  # killed once
