"""The figures: what is counted fits what happened, and nothing in them is anybody's."""

import asyncio
import math
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, web
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from bot.channels.terminal import MovableClock
from bot.telemetry.metrics import Metrics
from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi
from tests.faults.conversation import flooded
from tests.support.app import START, Sitting, at_terminal, settings_in
from tests.support.processes import Start
from tests.support.telegram import free_address

Samples = dict[str, dict[tuple[str, ...], float]]
"""Name → the values of its labels in their order → value."""


def parsed(text: str) -> Samples:
    found: Samples = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found.setdefault(sample.name, {})[tuple(sample.labels.values())] = sample.value
    return found


async def scrape(listen: str) -> str:
    """The page as it is."""
    async with ClientSession() as session, session.get(f"http://{listen}/metrics") as answer:
        assert answer.status == 200
        assert answer.content_type == "text/plain"
        return await answer.text()


async def settled(listen: str) -> str:
    """The page when everything is sent and written down."""
    async with asyncio.timeout(20):
        while parsed(text := await scrape(listen))["afterword_outbox_messages"] != {(): 0}:
            pass
    return text


@pytest.fixture
def listen(monkeypatch: pytest.MonkeyPatch) -> str:
    address = free_address()
    monkeypatch.setenv("LISTEN", address)
    return address


TALK = [
    ("/no", "How heavy is it"),
    ("Low", "What would help now?"),
    ("A short review, 5 to 9 minutes", "Which company"),
    ("Otters & Badgers", "the role at Otters & Badgers?"),
    ("Product manager", "How far"),
]


async def test_the_figures_fit_a_small_conversation(api: BotApi, start: Start, listen: str) -> None:
    """How many of what kind were taken in and sent, how long it took, and where the person is."""
    await start()
    ada = api.person(7_001_234_567, first_name="Ada", last_name="Lovelace", username="enchantress")
    for line, then in TALK:
        await ada.does(line, then)
    text = await settled(listen)
    found = parsed(text)
    assert found["afterword_turns_total"] == {("commanded",): 1, ("tapped",): 2, ("wrote",): 2}
    assert found["afterword_turn_seconds_count"] == {(): 5}
    assert 0 < found["afterword_turn_seconds_sum"][()] < 5 * 10
    sent = found["afterword_messages_sent_total"]
    assert found["afterword_delivery_seconds_count"] == {(): len(ada.messages)}
    assert found["afterword_delivery_seconds_sum"][()] > found["afterword_turn_seconds_sum"][()]
    assert sent[("message",)] == len(ada.messages)
    assert sent[("edit",)] == sum(message.edits for message in ada.messages)
    reached = found["afterword_steps_reached_total"]
    assert {script for script, _ in reached} == {"no"}
    assert set(reached.values()) == {1}
    assert len(reached) == len(TALK)
    assert "afterword_steps_left_total" not in found
    assert found["afterword_floods_total"] == {(): 0}
    assert found["afterword_outbox_messages"] == {(): 0}
    assert found["afterword_dead_letters"] == {(): 0}
    assert found["process_resident_memory_bytes"][()] > 0
    for personal in ("7001234567", "Ada", "Lovelace", "enchantress", "Otters", "Product", TOKEN, "strictly"):
        assert personal not in text
    labels = {name: labels for name, labels in found.items() if name.startswith("afterword_")}
    assert all(len(value) < 40 for of_one in labels.values() for label in of_one for value in label)


async def test_floods_refusals_and_what_is_set_aside(api: BotApi, start: Start, listen: str) -> None:
    """Each where it happens."""
    answers = iter([flooded(0.2), flooded(0.2), web.json_response(REFUSED, status=400)])
    api.fault = lambda method, _: next(answers, None) if method == "sendMessage" else None
    await start()
    ada = api.person(7)
    await api.push({"message": {"message_id": "what", "chat": 5}})
    await ada.does("/no", "How heavy is it")
    found = parsed(await settled(listen))
    assert found["afterword_floods_total"] == {(): 2}
    assert found["afterword_messages_refused_total"] == {(): 1}
    assert found["afterword_dead_letters"] == {(): 1}


REFUSED = {"ok": False, "error_code": 400, "description": "Bad Request: message is too long"}


async def test_a_database_that_does_not_answer(
    api: BotApi, start: Start, listen: str, tmp_path: Path
) -> None:
    """What this process has counted is told all the same; what the database knows is not a number."""
    await start()
    await api.person(7).does("/no", "How heavy is it")
    holder = sqlite3.connect(tmp_path / "afterword.sqlite3", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    found = parsed(await scrape(listen))
    holder.execute("ROLLBACK")
    holder.close()
    assert found["afterword_turns_total"] == {("commanded",): 1}
    assert math.isnan(found["afterword_outbox_messages"][()])
    assert parsed(await settled(listen))["afterword_turns_total"] == {("commanded",): 1}


# ---------------------------------------------------------------- the steps


@pytest.fixture
async def counted(tmp_path: Path) -> AsyncIterator[tuple[Sitting, Metrics]]:
    """Somebody at the terminal, and who counts what they do."""
    counter = Metrics()
    async with at_terminal(settings_in(tmp_path), MovableClock(lambda: START), counter) as sitting:
        yield sitting, counter


def steps(counter: Metrics, name: str) -> dict[tuple[str, ...], float]:
    return parsed(generate_latest(counter.registry).decode()).get(f"afterword_steps_{name}_total", {})


async def test_a_question_is_reached_when_an_answer_leads_to_it(
    counted: tuple[Sitting, Metrics],
) -> None:
    """Not when it is shown again, nor when its dialogue is taken up again where it was."""
    sitting, counter = counted
    await sitting.say_all("/no", "Low")
    once = steps(counter, "reached")
    assert list(once.values()) == [1, 1]
    assert {script for script, _ in once} == {"no"}
    await sitting.say_all("so so", "/help", "/journal", "so so")
    assert steps(counter, "reached") == once
    await sitting.say_all("Later", "In 2 hours", ":wait 3h")
    assert "What would help now?" in await sitting.say("Go on")
    assert {step: value for step, value in steps(counter, "reached").items() if step[0] == "no"} == once


async def test_a_question_is_left_when_its_dialogue_is_put_away(counted: tuple[Sitting, Metrics]) -> None:
    """With Later, for another one, or for good; a dialogue that is finished leaves none."""
    sitting, counter = counted
    await sitting.say_all("/no", "Low")
    assert steps(counter, "left") == {}
    await sitting.say("Later")
    [left] = steps(counter, "left").items()
    assert left[0] in steps(counter, "reached")
    assert left[0][0] == "no"
    assert left[1] == 1
    await sitting.say("In 2 hours")
    assert dict([left]) == steps(counter, "left")
    await sitting.say_all("/log", "/no")
    assert {script for script, _ in steps(counter, "left")} == {"no", "log"}


async def test_what_is_due_is_counted_when_it_is_queued(counted: tuple[Sitting, Metrics]) -> None:
    """Once, with the message that is sent."""
    sitting, counter = counted
    await sitting.say_all("/no", "Low", "Later", "In 2 hours")
    assert parsed(generate_latest(counter.registry).decode())["afterword_nudges_said_total"] == {(): 0}
    assert "You asked me to bring this up" in await sitting.say(":wait 3h")
    assert parsed(generate_latest(counter.registry).decode())["afterword_nudges_said_total"] == {(): 1}
