"""Row 35: Telegram has taken a message, and answers in a way that nobody knows. It counts as sent."""

import logging
from typing import Any

import pytest
from aiohttp import web

from tests.bot_api.people import Json, Message
from tests.bot_api.rules import check_keyboard, check_text
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import say
from tests.support.databases import Store, only
from tests.support.telegram import Run

pytestmark = only("sqlite", because="it is about what Telegram answers, and about no statement")

RESULTS = {
    "nothing in it": "{}",
    "true": "true",
    "null": "null",
    "a list": "[]",
    "text": '"done"',
    "an id of null": '{"message_id": null}',
    "an id of text": '{"message_id": "12"}',
    "an id that is a boolean": '{"message_id": true}',
    "an id of zero": '{"message_id": 0}',
    "a fraction": '{"message_id": 1.5}',
    "an id beyond 64 bits": '{"message_id": 9223372036854775808}',
    "an id of many digits": f'{{"message_id": {"9" * 6000}}}',
    "one more object around it": '{"result": {"message_id": 12}}',
    "an object as the id": '{"message_id": {"id": 12}}',
    "far too deep": "[" * 100_000 + "]" * 100_000,
}
BODIES = {kind: f'{{"ok":true,"result":{result}}}' for kind, result in RESULTS.items()}
BODIES |= {
    "no result": '{"ok":true}',
    "no result, spaced": '{"ok": true}',
    "with spaces": '{ "ok" : true, "result" : {} }',
    "with parameters": '{"ok": true, "result": {}, "parameters": {"retry_after": 5}}',
    "cut off": '{"ok":true,"result":{"message_id"',
}


@pytest.mark.parametrize("kind", BODIES)
async def test_row_35_a_message_with_an_odd_answer_counts_as_sent(
    kind: str, api: BotApi, run: Run, store: Store, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    """It comes once, the next one follows, the operator is warned, and no id of it is remembered."""
    ada = api.person(7)
    odd = True

    def takes(method: str, parameters: Json) -> web.Response | None:
        if not odd or method not in ("sendMessage", "editMessageText", "editMessageReplyMarkup"):
            return None
        if method == "sendMessage":
            text, rows = check_text(parameters), check_keyboard(parameters)
            ada.messages.append(Message(api.message_id(), text, rows))
        return web.Response(text=BODIES[kind], content_type="application/json")

    with caplog.at_level(logging.WARNING, "bot"):
        async with run():
            api.fault = takes
            await say(ada, [("/no", "How heavy is it")])
            await store.settled()
            assert await store.value("SELECT count(*) FROM messages WHERE ours") == 0
            assert "it counts as sent" in caplog.text
            odd = False
            await say(ada, [("Low", "What would help now?")])
            await kept((ada, [m.sent for m in ada.messages]))
    assert [m.text[:6] for m in ada.messages] == ["I help", "I'm so", "Thanks"]
    assert {record.levelname for record in caplog.records} == {"WARNING"}


@pytest.mark.parametrize("kind", BODIES)
async def test_row_35_an_edit_with_an_odd_answer_counts_as_made(
    kind: str, api: BotApi, run: Run, store: Store
) -> None:
    """It is not made again, and holds nothing up."""
    ada = api.person(7)
    edits: list[Any] = []

    def takes(method: str, parameters: Json) -> web.Response | None:
        if not method.startswith("editMessage"):
            return None
        edits.append(parameters)
        return web.Response(text=BODIES[kind], content_type="application/json")

    async with run():
        api.fault = takes
        await say(
            ada, [("/no", "How heavy is it"), ("Low", "What would help now?"), ("/help", "Where you are")]
        )
        await store.settled()
    assert len(edits) == len({str(edit) for edit in edits}) > 0


async def test_row_35_a_fetch_that_is_answered_oddly(
    api: BotApi, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    """It is tried again after a while, and not at once."""
    ada, odd = api.person(7), list(BODIES)

    def answers(method: str, _: Json) -> web.Response | None:
        body = BODIES[odd.pop()] if method == "getUpdates" and len(odd) > len(BODIES) - 3 else None
        return web.Response(text=body, content_type="application/json") if body is not None else None

    api.fault = answers
    with caplog.at_level(logging.WARNING, "bot"):
        async with run():
            await say(ada, [("/no", "How heavy is it")])
    assert caplog.text.count("nothing that was fetched can be confirmed") == 3
