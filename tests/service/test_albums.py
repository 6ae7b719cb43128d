"""An album is answered once, however its photos arrive."""

from dataclasses import replace

from bot.events import Incoming, Unreadable, Wrote
from bot.service.inbound.albums import answered_once, number
from bot.service.transactions.resources import Resources
from tests.support.app import START
from tests.support.databases import ON_BOTH

pytestmark = ON_BOTH


def photo(update: int, album: str | None, chat: int = 7) -> Incoming:
    return Incoming(0, update, chat, Unreadable("photo", album=album), START)


async def answered(resources: Resources, *taken: Incoming) -> list[bool]:
    """Which of these count as answered, taken in together."""
    async with resources.database.write() as connection:
        found = await answered_once(connection, 0, taken, START)
    assert [one.update for one in found] == [one.update for one in taken]
    return [isinstance(one.event, Unreadable) and one.event.answered for one in found]


def test_an_album_stands_where_no_update_can() -> None:
    """The same one in every process; another one in another chat; what its name consists of is all one."""
    assert number(7, "a") == number(7, "a")
    assert len({number(7, "a"), number(7, "b"), number(8, "a"), number(7, "\ud800")}) == 4
    assert all(-(2**63) <= number(chat, "a") < 0 for chat in range(200))


async def test_of_photos_that_come_together_the_first_is_answered(resources: Resources) -> None:
    """The others came with it."""
    assert await answered(resources, photo(1, "a"), photo(2, "a"), photo(3, "a")) == [False, True, True]


async def test_a_photo_that_comes_later_was_answered_before(resources: Resources) -> None:
    """In another transaction, or at another worker."""
    assert await answered(resources, photo(1, "a")) == [False]
    assert await answered(resources, photo(2, "a")) == [True]


async def test_two_albums_are_two(resources: Resources) -> None:
    """One of the same name in somebody else's chat is another too."""
    assert await answered(resources, photo(1, "a"), photo(2, "b"), photo(3, "a", chat=8)) == [False] * 3


async def test_words_beneath_one_of_them_answer_the_album(resources: Resources) -> None:
    """Wherever they stand among what comes together, and for what comes later."""
    words = replace(photo(2, "a"), event=Wrote("the office", 5, album="a"))
    assert await answered(resources, photo(1, "a"), words, photo(3, "a")) == [True, False, True]
    assert await answered(resources, photo(4, "a"), photo(5, "b")) == [True, False]


async def test_what_is_no_album_is_left_as_it_is(resources: Resources) -> None:
    """A single photo, and a text."""
    one, text = photo(1, None), replace(photo(2, None), event=Wrote("words"))
    async with resources.database.write() as connection:
        assert await answered_once(connection, 0, [one, one, text], START) == [one, one, text]
