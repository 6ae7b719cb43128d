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
