"""Messages are removed from a chat as far as Telegram allows that, and nothing waits for the rest."""

import logging

import pytest
from telegram.error import BadRequest

from bot.channels.telegram.sender import MOST_REFUSALS, TelegramSender
from bot.message import Message
from bot.service.outbound.courier import BlockedError, NotDeliveredError
from tests.bot_api.people import Json, Person
from tests.bot_api.recent import HOUR
from tests.bot_api.server import BotApi, _error
from tests.support.telegram import connected

# Raw calls are intended, as in the process itself.
pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot.*")


def removal(*numbers: int) -> Message:
    return Message("They stay.", edits=True, message=numbers[0], removes=numbers)


async def written(ada: Person, *texts: str) -> list[int]:
    return [await ada.write(text) for text in texts]


async def test_what_is_named_goes_and_the_rest_stays(api: BotApi) -> None:
    """Removed twice, as after a kill, it does no harm; what is older than two days stays."""
    ada = api.person(7)
    first, second, third = await written(ada, "one", "two", "three")
    api.sent_at[first] -= 48 * HOUR
    async with connected(api) as bot:
        sender = TelegramSender(bot)
        for _ in range(2):
            assert await sender.deliver(7, removal(first, second, 900)) is None
    assert (ada.removed, ada.in_chat) == ([second], {first, third})
    assert (api.refused, [method for method, _ in api.calls]) == ([], ["deleteMessages"] * 2)


async def test_one_that_can_not_be_removed_keeps_no_other_there(
    api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    """A die stays for a day: Telegram refuses all that is named beside it, and the log says so once."""
    ada = api.person(7)
    numbers = await written(ada, *map(str, range(40)))
    await ada.send(dice={"emoji": "🎲", "value": 3})
    [die] = ada.dice
    async with connected(api) as bot:
        with caplog.at_level(logging.WARNING, "bot"):
            await TelegramSender(bot).deliver(7, removal(*numbers[:20], die, *numbers[20:]))
    assert ada.in_chat == {die}
    assert [record.getMessage() for record in caplog.records] == [
        "Telegram refused to remove messages from a chat; they stay there"
    ]


async def test_a_server_that_removes_nothing_is_soon_let_be(
    api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    """After so many refusals it counts as done, with one line of the log."""
    ada = api.person(7)
    api.fault = lambda *_: _error(400, "Bad Request: message can't be deleted")
    async with connected(api) as bot:
        with caplog.at_level(logging.WARNING, "bot"):
            await TelegramSender(bot).deliver(7, removal(*range(1, 101)))
    assert (len(api.calls), len(caplog.records), ada.removed) == (MOST_REFUSALS, 1, [])


async def test_an_old_server_is_asked_once(api: BotApi, caplog: pytest.LogCaptureFixture) -> None:
    """It has no such method; the log says so, and the words behind it arrive."""
    api.old, ada = True, api.person(7)
    [number] = await written(ada, "one")
    async with connected(api) as bot:
        sender = TelegramSender(bot)
        with caplog.at_level(logging.WARNING, "bot"):
            for _ in range(3):
                await sender.deliver(7, removal(number))
        await sender.deliver(7, Message("That's all I can do."))
    assert [method for method, _ in api.calls] == ["deleteMessages", "sendMessage"]
    assert [record.getMessage() for record in caplog.records] == [
        "the Bot API server refuses removals; messages go without from now on"
    ]
    assert number in ada.in_chat


async def test_it_is_tried_again_where_telegram_does_not_answer(api: BotApi) -> None:
    """As with every message; and not where the person has blocked the bot."""
    ada = api.person(7)
    [number] = await written(ada, "one")
    async with connected(api) as bot:
        sender = TelegramSender(bot)
        api.fault = lambda *_: _error(502, "Bad Gateway")
        with pytest.raises(NotDeliveredError):
            await sender.deliver(7, removal(number))
        api.fault = None
        api.blocked.add(7)
        with pytest.raises(BlockedError):
            await sender.deliver(7, removal(number))


WRONG: dict[str, Json] = {
    "no list": {"message_ids": 5},
    "none": {"message_ids": []},
    "more than a hundred": {"message_ids": list(range(1, 102))},
    "words": {"message_ids": ["5"]},
    "nobody's chat": {"chat_id": 9, "message_ids": [5]},
}


@pytest.mark.parametrize("kind", WRONG)
async def test_the_strict_server_refuses_what_telegram_refuses(kind: str, api: BotApi) -> None:
    """Else the tests here would show nothing."""
    api.person(7)
    async with connected(api) as bot:
        with pytest.raises(BadRequest):
            await bot.do_api_request("deleteMessages", {"chat_id": 7, **WRONG[kind]})
