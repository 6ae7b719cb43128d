"""What Telegram can do lately: used where it is there, and nobody misses it where it isn't."""

import asyncio
import logging
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest

from bot.channels.telegram.sender import TelegramSender
from bot.message import Button, Message, Style
from bot.service.outbound.courier import RefusedError
from tests.bot_api.server import BotApi
from tests.faults.conversation import flooded
from tests.support.processes import Start
from tests.support.telegram import connected

# Raw calls are intended, as in the process itself.
pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot.*")

MARKED = (
    'The interview is on <tg-time unix="1795600800" format="wdt">Wed 25 Nov at 15:00</tg-time>. They said: '
    "<tg-spoiler>“no &lt;b&gt;”</tg-spoiler>\n<blockquote expandable><code>Dear Dana</code></blockquote>"
)
"""A message with every tag that is recent."""


async def test_an_empty_chat_says_what_the_coach_is(api: BotApi, start: Start) -> None:
    """Its profile says so too, in each language of the content, and in English for all others."""
    await start()
    await api.until(lambda: len(api.described) == 2)
    assert set(api.described) == {("description", ""), ("short_description", "")}
    assert api.described["description", ""].startswith("I help while you wait for an answer about a job")
    assert api.refused == []


async def test_a_server_that_knows_no_descriptions_is_no_hindrance(api: BotApi, start: Start) -> None:
    """It is asked, answers that there is no such method, and all else goes on."""
    api.old = True
    await start()
    await api.until(lambda: "setMyShortDescription" in [method for method, _ in api.calls])
    await api.person(7).does("/no", "How heavy is it")
    assert api.described == {}


async def test_the_likeliest_button_and_the_one_that_erases_stand_out(api: BotApi, start: Start) -> None:
    """No other does, and a server that knows of it takes them as they are."""
    await start()
    ada = api.person(7)
    asked = await ada.does("/no", "How heavy is it")
    assert asked.styles == {}
    await ada.does("Low", "What would help now?")
    shown = await ada.does("/help", "Where you are")
    assert shown.styles == {"Go on": "primary"}
    assert (await ada.does("/delete", "Shall I erase it?")).styles == {"Erase everything": "danger"}
    assert api.refused == []


async def test_a_question_for_words_opens_the_answer_to_it(api: BotApi, start: Start) -> None:
    """One that is answered with a tap doesn't."""
    await start()
    ada = api.person(7)
    assert not (await ada.does("/no", "How heavy is it")).asks_for_words
    await ada.does("Low", "What would help now?")
    assert (await ada.does("The full review, 8 to 11 minutes", "Which company")).asks_for_words
    assert api.refused == []


async def test_an_old_server_gets_messages_without_what_it_refuses(api: BotApi, start: Start) -> None:
    """Each thing is refused once; from then on the process knows, and every message arrives at first try."""
    api.old = True
    await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    await ada.does("Low", "What would help now?")
    assert not (await ada.does("The full review, 8 to 11 minutes", "Which company")).asks_for_words
    assert (await ada.does("/delete", "Shall I erase it?")).styles == {}
    refused = len(api.refused)
    assert 1 <= refused <= 2
    await ada.does("Keep it", "Everything is still here")
    assert (await ada.does("/delete", "Shall I erase it?")).buttons
    assert (await ada.does("/log", "Which company")).buttons
    assert len(api.refused) == refused


@pytest.mark.parametrize("old", [False, True])
async def test_a_yes_that_was_given_comes_with_confetti_and_nothing_else_does(
    old: bool, api: BotApi, start: Start
) -> None:
    """An old server brings the words alone."""
    api.old = old
    await start()
    ada = api.person(7)
    await ada.does("/yes", "Is it an offer, or the next round?")
    await ada.does("A written offer", "Which company")
    await ada.does("Acme", "role")
    await ada.does("Baker", "")
    glad = await ada.does("I accepted it", "So you've already said yes")
    assert glad.effect == ("" if old else "5046509860389126442")
    assert not any(message.effect for message in ada.messages if message is not glad)
    assert old or api.refused == []


async def test_a_server_of_today_gets_every_tag(api: BotApi) -> None:
    """It takes them, and shows the words in them."""
    ada = api.person(7)
    async with connected(api) as bot:
        await TelegramSender(bot).deliver(7, Message(MARKED))
    assert (api.refused, [message.text for message in ada.messages]) == (
        [],
        ["The interview is on Wed 25 Nov at 15:00. They said: “no <b>”\nDear Dana"],
    )


async def test_an_old_server_gets_the_words_without_the_tags(
    api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    """It refuses the first message; the log says so in one line, and buttons still stand out."""
    api.old, ada = True, api.person(7)
    rows = ((Button("Go on", "n:"),),)
    async with connected(api) as bot:
        sender = TelegramSender(bot)
        with caplog.at_level(logging.WARNING, "bot"):
            for _ in range(3):
                await sender.deliver(7, Message(MARKED, rows))
    sent = [parameters["text"] for _, parameters in api.calls]
    assert len(sent) == 4
    assert (
        sent[1:]
        == [
            "The interview is on Wed 25 Nov at 15:00. They said: “no &lt;b&gt;”\n"
            "<blockquote><code>Dear Dana</code></blockquote>"
        ]
        * 3
    )
    assert [record.getMessage() for record in caplog.records] == [
        "the Bot API server refuses tags; messages go without from now on"
    ]
    assert len(ada.messages) == 3


@pytest.mark.parametrize("style", [None, Style.primary])
async def test_a_message_that_is_refused_for_another_reason_says_nothing_of_the_server(
    style: Style | None, api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    """The next message has all that is recent."""
    api.person(7)
    async with connected(api) as bot:
        sender = TelegramSender(bot)
        with caplog.at_level(logging.WARNING, "bot"), pytest.raises(RefusedError):
            await sender.deliver(7, Message("<x>", ((Button("Go on", "n:", style=style),),)))
        await sender.deliver(7, Message("Well?", ((Button("Go on", "n:", style=Style.primary),),)))
    assert caplog.records == []
    assert api.people[7].messages[-1].styles == {"Go on": "primary"}


async def test_a_message_that_is_only_noticed_gets_a_sign(api: BotApi) -> None:
    """Nobody misses it on a message that is gone."""
    ada = api.person(7)
    number = await ada.write("and then they asked about my age")
    async with connected(api) as bot:
        sender = TelegramSender(bot)
        for message in (number, number + 50):
            assert await sender.deliver(7, Message(None, edits=True, message=message, reaction="❤")) is None
    assert ada.reactions == {number: "❤"}
    assert (ada.messages, len(api.refused)) == ([], 1)


@pytest.mark.parametrize("fails", ["limited", "broken", "hanging"])
async def test_a_sign_that_fails_holds_nothing_up(
    api: BotApi, fails: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is said next may be the card about danger."""
    ada = api.person(7)
    number = await ada.write("and then they asked about my age")
    answered = Bot.do_api_request

    async def request(bot: Bot, method: str, *parameters: Any, **more: Any) -> Any:
        if method == "setMessageReaction" and fails == "hanging":
            await asyncio.Event().wait()
        return await answered(bot, method, *parameters, **more)

    monkeypatch.setattr(Bot, "do_api_request", request)
    monkeypatch.setattr("bot.channels.telegram.sender.TO_REACT", 0.05)
    fault = {"limited": lambda: flooded(3600), "broken": lambda: web.Response(status=500)}.get(fails)
    api.fault = lambda method, _: fault() if fault and method == "setMessageReaction" else None
    async with connected(api) as bot:
        sender = TelegramSender(bot)
        assert await sender.deliver(7, Message(None, edits=True, message=number, reaction="❤")) is None
        await sender.deliver(7, Message("You're not alone with this."))
    assert (ada.reactions, ada.messages[-1].text) == ({}, "You're not alone with this.")


async def test_an_old_server_is_asked_once_for_a_sign(api: BotApi, caplog: pytest.LogCaptureFixture) -> None:
    """It has no such method; the log says so, and no message is held up."""
    api.old, ada = True, api.person(7)
    number = await ada.write("and then they asked about my age")
    async with connected(api) as bot:
        sender = TelegramSender(bot)
        with caplog.at_level(logging.WARNING, "bot"):
            for _ in range(3):
                await sender.deliver(7, Message(None, edits=True, message=number, reaction="❤"))
        await sender.deliver(7, Message("That's the time."))
    assert [method for method, _ in api.calls] == ["setMessageReaction", "sendMessage"]
    assert len(caplog.records) == 1
    assert ada.messages[-1].text == "That's the time."


@pytest.mark.parametrize("silent", [False, True])
async def test_a_message_without_a_sound_says_so(silent: bool, api: BotApi) -> None:
    """Any server knows of it."""
    api.old = True
    api.person(7)
    async with connected(api) as bot:
        await TelegramSender(bot).deliver(7, Message("Anything new?", silent=silent))
    assert [parameters.get("disable_notification", False) for _, parameters in api.calls] == [silent]


TAP = {"text": "Low", "callback_data": "n:"}
WRONG: dict[str, tuple[str, dict[str, object]]] = {
    "a long description": ("setMyDescription", {"description": "x" * 513}),
    "a long short one": ("setMyShortDescription", {"short_description": "x" * 121}),
    "a description that is no text": ("setMyDescription", {"description": 5}),
    "a language of three letters": ("setMyDescription", {"description": "x", "language_code": "eng"}),
    "another style": ("sendMessage", {"reply_markup": {"inline_keyboard": [[{**TAP, "style": "blue"}]]}}),
    "a reply that is no yes or no": (
        "sendMessage",
        {"reply_markup": {"inline_keyboard": [[TAP]], "force_reply": "yes"}},
    ),
    "another effect": ("sendMessage", {"message_effect_id": "1"}),
    "a time that is none": ("sendMessage", {"text": '<tg-time unix="x">now</tg-time>', "parse_mode": "HTML"}),
    "another format": (
        "sendMessage",
        {"text": '<tg-time unix="1" format="x">now</tg-time>', "parse_mode": "HTML"},
    ),
    "a code that is folded": (
        "sendMessage",
        {"text": "<code expandable>x</code>", "parse_mode": "HTML"},
    ),
    "a sound that is no yes or no": ("sendMessage", {"disable_notification": "yes"}),
    "a word as a reaction": (
        "setMessageReaction",
        {"message_id": 2, "reaction": [{"type": "emoji", "emoji": "x"}]},
    ),
    "two reactions": (
        "setMessageReaction",
        {"message_id": 2, "reaction": [{"type": "emoji", "emoji": "❤"}, {"type": "emoji", "emoji": "👍"}]},
    ),
}


@pytest.mark.parametrize("kind", WRONG)
async def test_the_strict_server_refuses_what_telegram_refuses(kind: str, api: BotApi) -> None:
    """Else the tests here would show nothing."""
    assert await api.person(7).write("hello") == 2
    method, parameters = WRONG[kind]
    async with connected(api) as bot:
        with pytest.raises(BadRequest):
            await bot.do_api_request(method, {"chat_id": 7, "text": "x", **parameters})
