"""What Telegram can do lately: used where it is there, and nobody misses it where it isn't."""

from tests.bot_api.server import BotApi
from tests.support.processes import Start


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
    await ada.does("Low", "What would fit now?")
    shown = await ada.does("/help", "Where you are")
    assert shown.styles == {"Go on": "primary"}
    assert (await ada.does("/delete", "Shall I erase it?")).styles == {"Erase everything": "danger"}
    assert api.refused == []


async def test_a_question_for_words_opens_the_answer_to_it(api: BotApi, start: Start) -> None:
    """One that is answered with a tap doesn't."""
    await start()
    ada = api.person(7)
    assert not (await ada.does("/no", "How heavy is it")).asks_for_words
    await ada.does("Low", "What would fit now?")
    assert (await ada.does("The full review, about 8", "Which company")).asks_for_words
    assert api.refused == []


async def test_an_old_server_gets_messages_without_what_it_refuses(api: BotApi, start: Start) -> None:
    """Each thing is refused once; from then on the process knows, and every message arrives at first try."""
    api.old = True
    await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    await ada.does("Low", "What would fit now?")
    assert not (await ada.does("The full review, about 8", "Which company")).asks_for_words
    assert (await ada.does("/delete", "Shall I erase it?")).styles == {}
    refused = len(api.refused)
    assert 1 <= refused <= 2
    await ada.does("Keep it", "Everything is still here")
    assert (await ada.does("/delete", "Shall I erase it?")).buttons
    assert (await ada.does("/log", "Which company")).buttons
    assert len(api.refused) == refused
