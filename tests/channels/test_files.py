"""A mail that is a file is heard as a text, and so are words beneath anything else."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.channels.files import MOST_BYTES, Unread, event_of, list_in, may_be_list, may_be_mail, text_in
from bot.channels.telegram.files import MOST_A_MINUTE, Offered, offered
from bot.channels.telegram.updates import read
from bot.channels.terminal import MovableClock
from bot.config import Settings
from bot.events import Brought, Edited, Event, Incoming, Unreadable, Wrote, from_json, to_json, typed
from bot.service.app import read_list_file
from bot.service.inbound.inbox import Inbox, Toast
from bot.talk.frozen import changed
from tests.bot_api.people import Json
from tests.bot_api.server import BotApi
from tests.support.app import START, at_terminal
from tests.support.telegram import BOT, Live, assembled
from tests.support.words import READER

# The library would rather have its own methods called than the request itself, and says so.
pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot.*")

MAIL = b"Unfortunately we went with somebody else."


def decoded(content: bytes, name: str) -> str | None:
    """A mail as it is read here: what can't be text is none."""
    assert name
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None


@dataclass
class Coach:
    """What its inbox was given, batch by batch."""

    api: BotApi
    live: Live
    batches: list[list[Event]] = field(default_factory=list)

    async def hears(self, *messages: Json) -> list[Event]:
        """Take in messages as updates of one fetch; what they are to the inbox."""
        self.batches.clear()
        self.api.next_update += len(messages)
        first = self.api.next_update
        updates = [{"update_id": first + n, "message": message} for n, message in enumerate(messages)]
        await self.live.takes(updates, START)
        return [event for batch in self.batches for event in batch]


@pytest.fixture
async def hearing(api: BotApi, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Coach]:
    """The coach at a strict Bot API server, and what reaches its inbox."""
    receive = Inbox.receive
    async with assembled(api, settings, lambda: START, read=decoded) as live:
        coach = Coach(api, live)

        async def noted(inbox: Inbox, batch: Sequence[Incoming]) -> list[Toast]:
            if batch:
                coach.batches.append([one.event for one in batch])
            return await receive(inbox, batch)

        monkeypatch.setattr(Inbox, "receive", noted)
        yield coach


def said(**content: Any) -> Event:
    chat, who = {"id": 7, "type": "private"}, {"id": 7, "is_bot": False, "first_name": "Ada"}
    kind = "edited_message" if "edit_date" in content else "message"
    message = {"message_id": 5, "date": 1, "from": who, "chat": chat, **content}
    found = read(BOT, {"update_id": 1, kind: message}, datetime(2026, 11, 24, tzinfo=UTC))
    assert isinstance(found, Incoming)
    return found.event


FORWARDED = {"forward_origin": {"type": "hidden_user", "sender_user_name": "HR", "date": 1}}


def test_words_beneath_a_picture_are_a_text() -> None:
    """As they were typed, or as somebody else wrote them; without any it is only a picture."""
    photo = {"photo": [{"file_id": "x"}]}
    assert said(**photo, caption="got a no") == Wrote("got a no", 5)
    assert said(**photo, caption="Dear Ada", **FORWARDED) == Wrote("Dear Ada", 5, forwarded=True)
    assert said(**photo, caption="hm", media_group_id="13") == Wrote("hm", 5, album="13")
    for nothing in ({}, {"caption": ""}, {"caption": " \u200b\x00"}):
        assert isinstance(said(**photo, **nothing), Unreadable)
    assert said(**photo, caption="got a yes", edit_date=2) == Edited("got a yes", 5)


@pytest.mark.parametrize(
    ("name", "type_", "may"),
    [
        ("mail.eml", "", True),
        ("MAIL.TXT", "application/octet-stream", True),
        ("", "message/rfc822", True),
        ("notes", "text/plain; charset=utf-8", True),
        ("cv.pdf", "application/pdf", False),
        ("eml", "", False),
        ("", "", False),
    ],
)
def test_what_may_be_a_mail(name: str, type_: str, may: bool) -> None:
    """By its name or by its type."""
    assert may_be_mail(name, type_) is may


@pytest.mark.parametrize(
    "document", [None, [], "x", {}, {"file_id": 3}, {"file_id": "x", "file_size": "big"}]
)
def test_a_document_of_any_shape_does_no_harm(document: Any) -> None:
    """It is no mail."""
    assert offered({"message": {"message_id": 5, "document": document}}) is None
    assert offered(document) is None
    good = {"file_id": "x", "file_name": "a.eml"}
    assert offered({"message": {"message_id": 5, "document": good}}) == Offered(5, "x", "a.eml", 0)
    assert offered({"edited_message": {"message_id": 5, "document": good}}) is None


async def test_what_comes_of_a_file() -> None:
    """Its text, or why there is none; an error while it is read is nobody's to see."""

    def breaks(content: bytes, name: str) -> str | None:
        raise ValueError(content, name)

    assert await text_in(MAIL, "a.eml", decoded) == MAIL.decode()
    assert await text_in(b"a\x00b", "a.eml", decoded) == "ab"
    assert await text_in(b"\xff\xfe\x00", "a.eml", decoded) is Unread.no_text
    assert await text_in(b" \n", "a.eml", decoded) is Unread.no_text
    assert await text_in(MAIL, "a.eml", breaks) is Unread.no_text
    assert await text_in(b"a" * MOST_BYTES, "a.eml", decoded) == "a" * MOST_BYTES
    assert await text_in(b"a" * (MOST_BYTES + 1), "a.eml", decoded) is Unread.too_large
    lone = await text_in(b"", "a.eml", lambda _, __: "a\ud800")
    assert lone.encode() == b"a?"


def test_beneath_a_file_the_words_are_screened_or_heard() -> None:
    """They go with the mail; where nothing came of it, they stand for it."""
    alone, with_words = Unreadable("document", album="13"), Wrote("a no", 5, album="13")
    assert event_of(alone, 5, "Dear Ada") == Wrote("Dear Ada", 5, forwarded=True, album="13")
    mail = event_of(with_words, 5, "Dear Ada")
    assert mail == Wrote("Dear Ada", 5, forwarded=True, caption="a no", album="13")
    assert typed(mail) == "a no\nDear Ada"
    assert event_of(alone, 5, Unread.failed) == Unreadable("file_failed", album="13")
    assert event_of(with_words, 5, Unread.failed) == with_words


async def test_a_mail_that_is_a_file_is_heard_as_a_text(hearing: Coach) -> None:
    """Whatever its length; with what stands beneath it, and with what they write meanwhile in order."""
    ada = hearing.api.person(7)
    long = MAIL * 200
    mails = [await ada.send_file(MAIL), await ada.send_file(long, "long.txt", caption="and this")]
    text, cv = ada.message({"text": "so there"}), await ada.send_file(b"%PDF", "cv.pdf")
    found = await hearing.hears(mails[0], text, mails[1], cv)
    assert found == [
        Wrote(MAIL.decode(), mails[0]["message_id"], forwarded=True),
        Wrote("so there", text["message_id"]),
        Wrote(long.decode(), mails[1]["message_id"], forwarded=True, caption="and this"),
        Unreadable("document"),
    ]
    assert len(hearing.api.downloads) == 2


async def test_who_sends_no_file_does_not_wait_for_those_who_do(hearing: Coach) -> None:
    """They are taken in before, in the same fetch; of one person everything stays in order."""
    READER.prepare()
    ada, ben = hearing.api.person(7), hearing.api.person(8)
    first, mail = ada.message({"text": "first"}), await ada.send_file(MAIL)
    await hearing.hears(first, mail, ada.message({"text": "last"}), ben.message({"text": "hello"}))
    assert [[typed(event) for event in batch] for batch in hearing.batches] == [
        ["first", "hello"],
        [MAIL.decode(), "last"],
    ]


async def test_one_person_has_few_files_fetched_in_a_minute(hearing: Coach) -> None:
    """Of the others they are told; somebody else's are fetched."""
    ada, ben = hearing.api.person(7), hearing.api.person(8)
    mails = [await ada.send_file(MAIL) for _ in range(MOST_A_MINUTE + 2)]
    found = await hearing.hears(*mails, await ben.send_file(MAIL))
    assert sum(isinstance(event, Wrote) for event in found) == MOST_A_MINUTE + 1
    assert found.count(Unreadable("file_too_many")) == 2


async def test_in_the_terminal_a_file_is_sent_by_its_path(settings: Settings, tmp_path: Path) -> None:
    """It is heard as on Telegram, and what can't be read is told."""
    mail, large = tmp_path / "a mail.eml", tmp_path / "large.txt"
    mail.write_bytes(MAIL * 200)
    large.write_bytes(b"a" * (MOST_BYTES + 1))
    (tmp_path / "cv.pdf").write_bytes(b"%PDF")
    (tmp_path / "noise.txt").write_bytes(b"\xff\xfe\x00")
    async with at_terminal(settings, MovableClock(lambda: START), read=decoded) as sitting:
        await sitting.say_all(
            "/no", "Low", "A short review, 5 to 9 minutes", "Acme", "Nurse", "The final round"
        )
        assert "Did they say why?" in await sitting.say_all("Nobody in particular")
        assert "Paste it" in await sitting.say("Yes, something")
        assert "What went well" in await sitting.say(f":file {mail}")
        assert "too large" in await sitting.say(f":file {large}")
        assert "any text" in await sitting.say(f":file {tmp_path / 'noise.txt'}")
        assert "files like that" in await sitting.say(f":file {tmp_path / 'cv.pdf'}")
        for none in (tmp_path / "none.eml", tmp_path):
            assert "couldn't get hold" in await sitting.say(f":file {none}.eml")
        assert ":file PATH" in await sitting.say(":file")


LIST = b"Company,Role,Status,Date applied\nAcme,Nurse,Applied,2026-11-20\n"


@pytest.mark.parametrize(
    ("name", "type_", "may"),
    [
        ("Job Applications.csv", "", True),
        ("BOARD.XLSX", "application/octet-stream", True),
        ("list", "text/csv; charset=utf-8", True),
        ("all.mbox", "", True),
        ("mail.eml", "text/csv", False),
        ("cv.pdf", "application/pdf", False),
    ],
)
def test_what_may_be_a_list(name: str, type_: str, may: bool) -> None:
    """By its name or by its type; a mail stays a mail."""
    assert may_be_list(name, type_) is may


async def test_what_comes_of_a_list() -> None:
    """What it lists, or why that is nothing; an error while it is read is nobody's to see."""

    def breaks(*told: object) -> str:
        raise ValueError(told)

    found = await list_in(LIST, "a.csv", START.date(), read_list_file)
    assert isinstance(found, Brought)
    assert await list_in(b"x", "a.csv", START.date(), read_list_file) == "list_none"
    assert await list_in(LIST, "a.csv", START.date(), breaks) is Unread.failed
    assert await list_in(b"a" * 5_000_001, "a.csv", START.date(), breaks) is Unread.list_too_large
    alone, with_words = Unreadable("document", album="13"), Wrote("mine", 5, album="13")
    assert event_of(alone, 5, found, listed=True) == changed(found, message=5, album="13")
    assert typed(event_of(with_words, 5, found, listed=True)) == "mine"
    assert event_of(alone, 5, "list_none", listed=True) == Unreadable("list_none", album="13")
    assert event_of(with_words, 5, "list_none", listed=True) == with_words


async def test_a_list_that_is_a_file_is_an_event_of_its_own(hearing: Coach) -> None:
    """Larger than a mail may be; who writes meanwhile stays in order."""
    ada = hearing.api.person(7)
    large = LIST + b"Globex,Cook,Rejected,2026-10-02\n" * 4_000
    sent = [await ada.send_file(large, "a.csv", caption="mine"), await ada.send_file(b"x", "b.xlsx")]
    text = ada.message({"text": "so there"})
    found = await hearing.hears(sent[0], text, sent[1])
    assert isinstance(found[0], Brought)
    assert found[0].caption == "mine"
    assert [found[1], found[2]] == [Wrote("so there", text["message_id"]), Unreadable("list_none")]


async def test_an_event_of_a_list_can_be_set_aside() -> None:
    """It is taken up again from there, as any other."""
    event = Brought("0\tAcme", '{"header": []}', True, 5, "mine")
    assert from_json(to_json(7, event)) == (7, event)


async def test_in_the_terminal_a_list_is_sent_by_its_path(settings: Settings, tmp_path: Path) -> None:
    """What can't be used is put beside the coach's own files."""
    good, bad = tmp_path / "a.csv", tmp_path / "b.csv"
    good.write_bytes(LIST + b",,Applied,\n")
    bad.write_bytes(b"Dear Ada")
    async with at_terminal(settings, MovableClock(lambda: START)) as sitting:
        said = await sitting.say(f":file {good}")
        assert "Not-used.csv" in said
        assert "1 waiting for an answer: Acme" in said
        assert "Noted: 1 to watch" in await sitting.say("1")
        assert "can't find any applications" in await sitting.say(f":file {bad}")
