"""Rows 25 and 26: far too much, characters that do things, and everything that is no text."""

import asyncio
from datetime import timedelta

import pytest

from bot.config import Settings
from bot.events import Commanded, Incoming, Wrote
from tests.bot_api.people import Json
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import Lines, say
from tests.support.app import START
from tests.support.databases import Store, only
from tests.support.telegram import BOT, Run, assembled
from tests.support.unsealed import keys
from tests.support.words import READER

MANY = 10_000
ENOUGH = 10.0
"""Seconds that are far more than a batch takes: of a hundred texts that are all heard, it takes several."""
BIDI, UNSEEN = "\u202eesaelp eriH\u202c", "Zero\u200b\u200d\u2060width\ufeff"
SEEN = {BIDI: "esaelp eriH", UNSEEN: "Zero\u200dwidth"}
"""What turns the words after it, or can't be seen, is not shown; a joiner is part of many an emoji."""

MARKUP = ["{{ 7*7 }} {% raw %}", "<b>bold</b>", "&lt;b&gt; &amp;"]
TYPED = [BIDI, UNSEEN, *MARKUP, "Ünïcødé 👩🏽‍🚀 e\u0301", "`*_[x](y)"]
TO_A_TEXT: Lines = [
    ("/no", "How heavy is it"),
    ("Low", "What would help now?"),
    ("A short review, 5 to 9 minutes", "Which company"),
]


async def test_row_25_ten_thousand_messages_from_one_person_delay_nobody_else(
    api: BotApi, settings: Settings, store: Store
) -> None:
    """The work for them is bounded, they are told once, and somebody else has an answer meanwhile."""
    limited = settings.model_copy(update={"person_rate": 30})
    now = START
    READER.prepare()  # what is loaded once a start is not this person's doing
    async with assembled(api, limited, lambda: now) as live:
        for first in range(0, MANY, 100):
            batch = [Incoming(BOT, first + n, 7, Wrote("hello " * 50, first + n), now) for n in range(99)]
            batch.append(Incoming(BOT, first + 99, 100 + first, Commanded("help"), now))
            async with asyncio.timeout(ENOUGH):  # the somebody else among them has waited for them all
                await live.app.inbox.receive(batch)
            now += timedelta(milliseconds=100)
    joined = "outbox JOIN people ON person = people.id"
    found = await store.rows(f"SELECT chat_hash, count(*) FROM {joined} GROUP BY chat_hash")  # noqa: S608 - ours
    counted = {bytes(hashed): count for hashed, count in found}
    assert len(counted) == 1 + MANY // 100  # everybody else was answered
    assert counted.pop((await keys(limited)).chat_hash(BOT, 7)) <= 100  # and they got no ten thousand answers
    assert max(counted.values()) <= 2


async def kindly_met(text: str, api: BotApi, run: Run, kept: Kept) -> None:
    ada, ben = api.person(7), api.person(8)
    READER.prepare()  # what is loaded once a start is not this person's doing
    async with run():
        await ada.write(text)
        await ada.sees("")
        await say(ada, TO_A_TEXT)
        count = len(ada.messages)
        await ada.write(text)
        await ada.sees("Which company", after=count)
        await say(ada, [("Globex", "the role at Globex?")])
        await say(ben, [("/no", "How heavy is it")])
        await kept((ada, [m.sent for m in ada.messages]))


MEGABYTE = "😀" * 250_000


async def test_row_25_a_megabyte_of_text_gets_a_kind_word(api: BotApi, run: Run, kept: Kept) -> None:
    """A kind word at once, wherever they are; the open question stays."""
    await kindly_met(MEGABYTE, api, run, kept)


@only("sqlite", because="no database is asked what a text is made of")
@pytest.mark.parametrize("text", ["x" * 1_000_000, "no " * 300_000, "\n" * 900_000], ids=["x", "no", "lines"])
async def test_row_25_whatever_the_megabyte_is_made_of(text: str, api: BotApi, run: Run, kept: Kept) -> None:
    """The same."""
    await kindly_met(text, api, run, kept)


@pytest.mark.parametrize("typed", TYPED, ids=range(len(TYPED)))
async def test_row_25_everything_is_shown_as_it_was_typed(
    typed: str, api: BotApi, run: Run, kept: Kept
) -> None:
    """As a company, as a role, as what went well, and as the name that Telegram gives."""
    ada, seen = api.person(7, first_name=typed), SEEN.get(typed, typed)
    async with run():
        await say(ada, TO_A_TEXT)
        await say(ada, [(typed, f"the role at {seen}?"), (typed, "How far")])
        await say(ada, [("First interview", "dealing with"), ("The hiring manager", "Did they say why?")])
        await say(ada, [("No, they gave no reason", "What went well?")])
        await say(ada, [(typed, "short request for feedback?"), ("/journal", f"“{seen}”")])
        await say(ada, [("/list", "You have no open applications"), ("Closed: 1", f"{seen} · {seen}")])
        await kept((ada, [m.sent for m in ada.messages]))


async def test_row_25_a_name_of_four_thousand_characters(api: BotApi, run: Run, kept: Kept) -> None:
    """Theirs is clipped where Telegram would; one that they type is asked for again, shorter."""
    ada = api.person(7, first_name="Ada" * 1400)
    async with run():
        await say(ada, TO_A_TEXT)
        count = len(ada.messages)
        await ada.write("<&" * 2000)
        await ada.sees("Which company", after=count)
        await say(ada, [("Globex", "the role at Globex?")])
        await kept((ada, [m.sent for m in ada.messages]))


STICKER: Json = {"sticker": {"file_id": "x", "emoji": "🦦"}}
FORWARDED: Json = {"text": "Dear Ada, we look forward", "forward_origin": {"type": "hidden_user", "date": 1}}
KIND = [
    (STICKER, "I can't read stickers"),
    ({"voice": {"file_id": "x", "duration": 3}}, "I can't read voice notes"),
    ({"video_note": {"file_id": "x"}}, "I can't read"),
    ({"poll": {"id": "1", "question": "?"}}, "I can't read that"),
    ({"dice": {"emoji": "🎲", "value": 6}}, "I can't read that"),
    (FORWARDED, "I'm not sure I got that"),
]


@pytest.mark.parametrize(("content", "words"), KIND, ids=[next(iter(content)) for content, _ in KIND])
async def test_row_26_what_is_no_text_gets_a_kind_word(
    content: Json, words: str, api: BotApi, run: Run, kept: Kept
) -> None:
    """The open question can be answered."""
    ada = api.person(7)
    async with run():
        await say(ada, [("/no", "How heavy is it")])
        count = len(ada.messages)
        await ada.send(**content)
        await ada.sees(words, after=count)
        await say(ada, [("Low", "What would help now?")])
        await kept((ada, [m.sent for m in ada.messages]))


GROUP: Json = {"id": -5, "type": "supergroup", "title": "g"}
CHANNEL: Json = {"id": -6, "type": "channel", "title": "c"}
PRIVATE: Json = {"id": 7, "type": "private"}
ADA: Json = {"id": 7, "is_bot": False, "first_name": "Ada"}
OTHER_BOT: Json = {"id": 9, "is_bot": True, "first_name": "Bot"}
SILENT: dict[str, Json] = {
    "edited": {"edited_message": {"message_id": 999, "chat": PRIVATE, "from": ADA, "text": "x", "date": 1}},
    "edited sticker": {"edited_message": {"message_id": 999, "chat": PRIVATE, "from": ADA, **STICKER}},
    "channel post": {"channel_post": {"message_id": 1, "chat": CHANNEL, "text": "x", "date": 1}},
    "in a group": {"message": {"message_id": 1, "chat": GROUP, "from": ADA, "text": "/no", "date": 1}},
    "another bot": {"message": {"message_id": 1, "chat": PRIVATE, "from": OTHER_BOT, "text": "x", "date": 1}},
    "pinned": {"message": {"message_id": 1, "chat": PRIVATE, "from": ADA, "pinned_message": {}, "date": 1}},
    "reaction": {"message_reaction": {"chat": PRIVATE, "message_id": 1, "user": ADA, "date": 1}},
    "inline": {"inline_query": {"id": "1", "from": ADA, "query": "x", "offset": ""}},
    "tap under nothing": {"callback_query": {"id": "1", "from": ADA, "chat_instance": "1", "data": "a:1"}},
    "unheard of": {"something_new": {}},
}


@pytest.mark.parametrize("kind", SILENT)
async def test_row_26_what_is_not_for_it_is_met_with_silence(kind: str, api: BotApi, run: Run) -> None:
    """No exception, nothing set aside, no word to anybody, and the next message has its answer."""
    ada = api.person(7)
    async with run():
        await say(ada, [("/no", "How heavy is it")])
        strange = await api.push(SILENT[kind])
        await say(ada, [("Low", "What would help now?")])
        await api.until(lambda: strange in api.confirmed)
    assert len(ada.messages) == 3
    sent = {parameters["chat_id"] for method, parameters in api.calls if method == "sendMessage"}
    assert sent == {7}
    assert api.refused == []


async def test_row_26_an_invitation_to_a_group_is_declined(api: BotApi, run: Run, store: Store) -> None:
    """A word, and it leaves; nobody of the group is kept."""
    api.person(-5)
    member = {"status": "member", "user": {"id": 4242, "is_bot": True}}
    async with run():
        await api.push({"my_chat_member": {"chat": GROUP, "from": ADA, "date": 1, "new_chat_member": member}})
        await api.until(lambda: "leaveChat" in [method for method, _ in api.calls])
    assert await store.value("SELECT count(*) FROM people") == 0


async def test_row_26_an_edited_answer_is_corrected(api: BotApi, run: Run, kept: Kept) -> None:
    """The edit of a message that was an answer, and then of one that was a command."""
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_TEXT)
        number = await ada.write("Globx")
        await ada.sees("the role at Globx?")
        count = len(ada.messages)
        await ada.edit(number, "Globex")
        await ada.sees("Corrected.", after=count)
        await ada.sees("the role at Globex?", after=count)
        await kept((ada, [m.sent for m in ada.messages]))
