"""Row 39: the pictures of an album are answered once, and each of their captions is screened."""

import pytest

from bot.service.inbound.albums import number
from tests.bot_api.people import Person
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept, Workers
from tests.faults.conversation import PHOTO, TO_A_BUTTON, count, say
from tests.support.telegram import Run

PHOTOS = 10


async def album(person: Person, name: str, captions: tuple[tuple[int, str], ...] = ()) -> None:
    for at in range(PHOTOS):
        words = dict(captions).get(at)
        await person.send(**PHOTO, media_group_id=name, **({"caption": words} if words else {}))


async def test_row_39_an_album_that_waited_in_an_outage_is_answered_once(
    api: BotApi, run: Run, kept: Kept
) -> None:
    """One kind word and the question once, then the conversation goes on; the next album has its own."""
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_BUTTON)
    before = len(ada.messages)
    await album(ada, "12345")
    async with run():
        await ada.sees("How heavy is it", after=before)
        await say(ada, [("Low", "What would help now?")])
        assert len(ada.messages) == before + 3
        await album(ada, "12346")
        await ada.sees("What would help now?", after=before + 3)
        await kept((ada, [m.sent for m in ada.messages]))
    assert count(ada, "I can't read pictures") == 2


async def test_row_39_an_album_brought_by_the_webhook_is_answered_once(
    api: BotApi, workers: Workers, kept: Kept
) -> None:
    """Each photo in a request of its own, to two workers in turn; somebody else's album in between."""
    ada, ben = api.person(7), api.person(8)
    await workers(2)
    for person in (ada, ben):
        await say(person, TO_A_BUTTON)
    before = len(ada.messages)
    for _ in range(PHOTOS):
        await ada.send(**PHOTO, media_group_id="12345")
        await ben.send(**PHOTO, media_group_id="12345")
    await api.until(lambda: not api.updates)
    await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))
    for person in (ada, ben):
        assert count(person, "I can't read pictures") == 1
        assert count(person, "How heavy is it", after=before) == 1
        await say(person, [("Low", "What would help now?")])


async def test_row_39_an_album_with_a_video_is_answered_once(api: BotApi, run: Run, kept: Kept) -> None:
    """A video among the photos is answered with them, in one transaction and in the next one."""
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_BUTTON)
    before = len(ada.messages)
    for kind in ("photo", "video", "photo"):
        await ada.send(**{kind: {"file_id": "x"}}, media_group_id="12345")
    async with run():
        await ada.sees("How heavy is it", after=before)
        await ada.send(video={"file_id": "x"}, media_group_id="12345")
        await say(ada, [("Low", "What would help now?")])
        await kept((ada, [m.sent for m in ada.messages]))
    assert count(ada, "I can't read") == 1


@pytest.mark.parametrize("at", [0, 9])
async def test_row_39_every_caption_of_an_album_is_screened(
    at: int, api: BotApi, workers: Workers, kept: Kept
) -> None:
    """Whichever photo it stands beneath, also when the album has its answer; and once is enough."""
    ada = api.person(7)
    await workers(2)
    await say(ada, TO_A_BUTTON)
    await album(ada, "12345", ((at, "i want to end my life"),))
    await ada.sees("988")
    await api.until(lambda: not api.updates)
    await kept((ada, [m.sent for m in ada.messages]))
    assert count(ada, "988") == 1
    assert count(ada, "I can't read pictures") <= (at > 0)


async def test_row_39_the_number_of_an_album_is_none_of_an_update() -> None:
    """Below 0, within 64 bits, and another one for another chat or album."""
    numbers = {number(chat, name) for chat in range(-50, 50) for name in ("", "1", "2", "13012345678901234")}
    assert len(numbers) == 400
    assert all(-(2**63) <= one < 0 for one in numbers)
    assert number(1, "23") == number(1, "23") != number(12, "3")
