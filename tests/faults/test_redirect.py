"""Row 48: somebody between here and Telegram answers with a redirect."""

import asyncio
from datetime import timedelta

from aiohttp import web

from bot.channels.terminal import MovableClock
from tests.bot_api.files import TOKEN
from tests.bot_api.people import Json
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept, Undisturbed
from tests.faults.conversation import conversation, say
from tests.support.telegram import Run, free_address


async def test_row_48_a_redirect_is_not_followed(
    api: BotApi, run: Run, kept: Kept, undisturbed: Undisturbed
) -> None:
    """Whoever answers in Telegram's place gets neither the token nor a word: it is asked again later."""
    lines = conversation(5)[:4]
    asked: dict[str, int] = {}
    elsewhere = 0

    async def taken(_: web.Request) -> web.Response:
        nonlocal elsewhere
        elsewhere += 1
        return web.json_response({"ok": True, "result": []})

    runner = web.AppRunner(pages := web.Application())
    pages.router.add_route("*", "/{any:.*}", taken)
    await runner.setup()
    host, port = free_address().split(":")
    await web.TCPSite(runner, host, int(port)).start()

    def answers(method: str, _: Json) -> web.Response | None:
        asked[method] = asked.get(method, 0) + 1
        if asked[method] not in (1, 3):
            return None
        status = 302 if asked[method] == 1 else 307
        there = {"Location": f"http://{host}:{port}/bot{TOKEN}/{method}"}
        return web.json_response({"ok": True, "result": []}, status=status, headers=there)

    api.fault = answers
    ada = api.person(7)
    clock = MovableClock()
    async with run(clock=clock) as live:
        saying = asyncio.create_task(say(ada, lines))
        while not saying.done():
            await asyncio.wait([saying], timeout=0.05)
            clock.move_to(clock() + timedelta(seconds=1))
            live.app.outbox.wake()
        await saying
        await kept((ada, await undisturbed(lines)))
    await runner.cleanup()
    assert elsewhere == 0
