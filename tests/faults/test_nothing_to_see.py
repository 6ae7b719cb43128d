"""Row 35: names in which nothing can be seen, and messages that Telegram does not take as they are."""

import json
import time
from collections.abc import Callable

import pytest
from aiohttp import web

from bot.config import Settings
from bot.service.outbound.in_flight import PATIENCE
from bot.service.outbound.send_rate import SendRate
from bot.store.key_file import read_keyring
from bot.telemetry.crash_points import CrashPoint
from tests.bot_api.people import Json, Person
from tests.bot_api.rules import empty
from tests.bot_api.server import BotApi, _error
from tests.faults.conftest import Dies, Kept
from tests.faults.conversation import Lines, say
from tests.support.app import Sit
from tests.support.databases import ON_BOTH, Store, only
from tests.support.telegram import Run
from tests.support.unseen import UNSEEN

pytestmark = only("sqlite", because="it is about words and what Telegram takes; all else is on both")

TO_A_NAME: Lines = [
    ("/no", "How heavy is it"),
    ("Low", "What would help now?"),
    ("A short review, 5 to 9 minutes", "Which company"),
]
NOTED: Lines = [
    ("/log", "Which company"),
    ("Globex", "the role at Globex?"),
    ("Baker", "How far"),
    ("I've applied", "When did you apply"),
    ("I don't remember", "dealing with"),
    ("Nobody in particular", "When did they say you'd hear"),
    ("No date given", "country"),
]
TYPED = [text for text in UNSEEN if "\ue000" not in text]


def labels(person: Person) -> list[str]:
    return [button["text"] for message in person.messages for row in message.sent_rows for button in row]


@pytest.mark.parametrize("typed", TYPED, ids=ascii)
async def test_row_35_a_name_of_nothing_is_asked_for_again(
    typed: str, api: BotApi, run: Run, kept: Kept
) -> None:
    """With a kind word, wherever a text is wanted; then the conversation goes on."""
    ada = api.person(7, first_name=typed)
    async with run():
        await say(ada, TO_A_NAME)
        for _ in range(2):
            count = len(ada.messages)
            await ada.write(typed)
            await ada.sees("That message was empty", after=count)
            await ada.sees("Which company", after=count)
        await say(ada, [("Globex", "the role at Globex?")])
        await kept((ada, [m.sent for m in ada.messages]))


async def test_row_35_an_answer_is_not_changed_to_nothing(api: BotApi, run: Run, kept: Kept) -> None:
    """Their message is edited until nothing can be seen in it: the name stays."""
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_NAME)
        number = await ada.write("Globex")
        await ada.sees("the role at Globex?")
        await ada.edit(number, "\u3164\u200b")
        await say(ada, [("/help", "(Globex)")])
        await kept((ada, [m.sent for m in ada.messages]))


async def test_row_35_a_first_name_of_nothing_signs_nothing(api: BotApi, run: Run) -> None:
    """A draft is signed as where no name is known."""
    ada = api.person(7, first_name="\u3164")
    async with run():
        await say(ada, [*TO_A_NAME[:2], ("Only a reply to send", "Which company"), ("Globex", "the role at")])
        await say(ada, [("Baker", "How far")])
        draft = await ada.does("First interview", "Thank you for letting me know")
    assert "Best wishes" in draft.text
    assert "\u3164" not in draft.text


async def emptied(store: Store, settings: Settings, name: str, instead: str) -> int:
    """Put a name into what is kept of everybody, as an earlier release took it; how often."""
    keyring, found = read_keyring(settings, make=False), 0
    tables = {"facts": ("run", "key"), "runs": ("number",)}
    for table, keys in tables.items():
        columns = ", ".join(keys)
        query = f"SELECT wrapped_key, id, {table}.sealed, {columns} FROM {table} JOIN people ON id = person"  # noqa: S608 - ours
        for wrapped, person, sealed, *values in await store.rows(query):
            sealer = keyring.sealer(wrapped, person)
            plain = sealer.open(bytes(sealed))
            changed = plain.replace(json.dumps(name)[1:-1].encode(), instead.encode())
            where = " AND ".join(f"{key} = :{key}" for key in keys)
            update = f"UPDATE {table} SET sealed = :sealed WHERE person = :person AND {where}"  # noqa: S608 - ours
            given = dict(zip(keys, values, strict=True))
            await store.change(update, sealed=sealer.seal(changed), person=person, **given)
            found += changed != plain
    return found


@ON_BOTH
@pytest.mark.parametrize("instead", ["\u200b", "\u3164", "\u0301"], ids=ascii)
async def test_row_35_what_was_kept_before_has_a_button(
    instead: str, api: BotApi, run: Run, store: Store, settings: Settings
) -> None:
    """/list, what it opens, /chase and the choice of several, with names that an earlier release took."""
    ada = api.person(7)
    other = {"Globex": "Hooli", "Baker": "Nurse"}
    async with run():
        await say(ada, NOTED)
        await say(ada, [(other.get(line, line), then.replace("Globex", "Hooli")) for line, then in NOTED])
    for name in ("Globex", "Hooli", "Baker"):
        assert await emptied(store, settings, name, instead) >= 2
    async with run():
        await say(ada, [("/list", "Waiting · [blank] · [blank]")])
        await say(ada, [("[blank] · [blank]", "No named contact")])
        await say(ada, [("/chase", "Which one"), ("[blank] · Nurse", "[blank]: it's a little early")])
    assert [refusal for refusal in api.refused if "not modified" not in refusal] == []
    assert not any(map(empty, labels(ada)))


Fault = Callable[[str, Json], web.Response | None]


def refusing(holds: Callable[[Json], bool]) -> Fault:
    """Telegram takes no new message for which this holds."""

    def fault(method: str, parameters: Json) -> web.Response | None:
        refused = method == "sendMessage" and holds(parameters)
        return _error(400, "Bad Request: something in it is not as it should be") if refused else None

    return fault


def has_markup(parameters: Json) -> bool:
    return "<" in parameters["text"]


def sent(api: BotApi) -> list[str]:
    return [parameters["text"] for method, parameters in api.calls if method == "sendMessage"]


async def test_row_35_what_is_refused_is_sent_plainly(api: BotApi, run: Run, kept: Kept) -> None:
    """Without markup, with all its buttons: and a tap on one has its effect, as its answer has."""
    ada, at = api.person(7), list[float]()
    refused = refusing(has_markup)

    def fault(method: str, parameters: Json) -> web.Response | None:
        if "What I keep" in parameters.get("text", ""):
            at.append(time.monotonic())
        return refused(method, parameters)

    api.fault = fault
    async with run(rate=SendRate(30, 0)):
        card = await ada.does("/privacy", "What I keep")
        assert "<" not in card.text
        assert list(card.buttons) == ["Give me a copy", "Erase it"]
        assert at[1] - at[0] < PATIENCE  # it waits for nothing else
        await say(ada, [("Erase it", "Shall I erase it?"), ("/help", "You have no open applications")])
        await kept((ada, [m.sent for m in ada.messages]))


async def test_row_35_a_copy_button_that_is_refused(api: BotApi, run: Run, kept: Kept) -> None:
    """The text to copy stands in the message; the question is answered by a tap, and is settled."""
    ada = api.person(7)
    api.fault = refusing(lambda parameters: "copy_text" in json.dumps(parameters))
    lines = [*TO_A_NAME[:2], ("Only a reply to send", "Which company"), ("Globex", "the role at")]
    async with run():
        await say(ada, [*lines, ("Baker", "How far")])
        question = await ada.does("First interview", "Thank you for letting me know")
        assert question.buttons
        label = next(iter(question.buttons))
        count = len(ada.messages)
        await ada.tap(label, question)
        await ada.sees("", after=count)
        await api.until(lambda: question.rows == [])
        await kept((ada, [m.sent for m in ada.messages]))


async def test_row_35_what_is_refused_in_any_form(api: BotApi, run: Run, store: Store) -> None:
    """They are told how to go on, once; it is given up with its reason, and what comes after it arrives."""
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_NAME)
        api.fault = refusing(lambda parameters: "the role at" in parameters["text"])
        await say(ada, [("Globex", "I can't show you my next message")])
        await store.until("SELECT count(*) FROM outbox WHERE dead IS NULL", 0)
        assert await store.rows("SELECT dead FROM outbox") == [("BadRequest: refused",)]
        api.fault = None
        await say(ada, [("/help", "(Globex)"), ("Go on", "the role at Globex?"), ("Baker", "How far")])
    assert sum("I can't show you" in message.text for message in ada.messages) == 1


async def test_row_35_somebody_who_is_not_there_is_not_tried_again(
    api: BotApi, run: Run, store: Store
) -> None:
    """Other words would not arrive either: one call, and it is given up."""
    ada = api.person(7)
    async with run():
        del api.people[7]
        await ada.write("/no")
        await store.until("SELECT count(*) FROM outbox WHERE dead IS NOT NULL", 2)
    assert len(sent(api)) == 2
    assert {reason for (reason,) in await store.rows("SELECT dead FROM outbox")} == {
        "BadRequest: chat not found"
    }


async def test_row_35_the_order_is_kept(api: BotApi, run: Run, kept: Kept) -> None:
    """What follows waits until the plain version is there, though nobody knows at first whether it is."""
    ada = api.person(7)
    failing = [True]

    def fault(method: str, parameters: Json) -> web.Response | None:
        if method != "sendMessage" or "What I keep" not in parameters["text"]:
            return None
        if has_markup(parameters):
            return _error(400, "Bad Request: can't parse entities")
        return web.Response(status=502, text="<html>") if failing and failing.pop() else None

    api.fault = fault
    for command in ("/help", "/privacy", "/list"):
        await ada.write(command)
    async with run():
        await ada.sees("No applications")
        await kept((ada, [m.sent for m in ada.messages]))
    told = [m.text.partition("\n")[0] for m in ada.messages if "I help while" not in m.text]
    assert told == [
        "You have no open applications.",
        "What I keep",
        "No applications here yet. Tell me about them in your own words: the company, the role, "
        "how far along you are. Send them one at a time or all at once, or paste a list you already have.",
    ]
    assert not failing


@ON_BOTH
@pytest.mark.parametrize("count", [2, 3])
async def test_row_35_a_kill_between_the_refusal_and_the_plain_version_brings_it_once(
    count: int, api: BotApi, dies: Dies, kept: Kept
) -> None:
    """Its row is still there, and goes the same way again: the card comes once."""
    ada = api.person(7)
    api.fault = refusing(lambda parameters: has_markup(parameters))
    restarted = await dies(CrashPoint.claimed, count)
    await ada.write("/privacy")
    await restarted
    await ada.sees("What I keep")
    await kept((ada, [m.sent for m in ada.messages]))
    assert sum("What I keep" in message.text for message in ada.messages) == 1


async def test_row_35_the_terminal_asks_again_too(sit: Sit) -> None:
    """It shows a word for what has nothing to see in it."""
    async with sit() as sitting:
        said = await sitting.say_all("/no", "Low", "A short review, 5 to 9 minutes", "\u3164\u200b")
    assert "That message was empty." in said
    assert "Which company" in said
