"""Row 39: a pasted mail is not taken for a name."""

import json

import pytest

from tests.bot_api.people import Json
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import TO_A_NAME, say
from tests.support.databases import Store, only
from tests.support.telegram import Run

MAIL = (
    "Dear Ada,\n\nthank you for your application. Unfortunately we went with somebody else.\n\nKind regards"
)
FORWARDED: Json = {"forward_origin": {"type": "hidden_user", "sender_user_name": "HR", "date": 1}}


async def test_row_39_a_forwarded_rejection_is_no_company(api: BotApi, run: Run, kept: Kept) -> None:
    """What it says is heard, and the question stays; a single forwarded line is not kept either."""
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_NAME)
        for text, said in ((MAIL, "It's a no"), ("We went with somebody else", "so I haven't saved it")):
            before = len(ada.messages)
            await ada.send(text=text, **FORWARDED)
            await ada.sees(said, after=before)
            await ada.sees("Which company", after=before)
        await say(ada, [("Globex", "the role at Globex?"), (MAIL, "It's a no")])
        await say(ada, [("Baker", "They only saw your application")])
        await kept((ada, [m.sent for m in ada.messages]))


async def test_row_39_a_forwarded_reason_is_a_reason(api: BotApi, run: Run, store: Store) -> None:
    """Where free text is asked for, somebody else's words are welcome."""
    ada = api.person(7)
    async with run():
        await say(ada, [*TO_A_NAME, ("Globex", "the role at"), ("Baker", "How far")])
        await say(ada, [("First interview", "dealing with"), ("The hiring manager", "Did they say why?")])
        await say(ada, [("Yes, something", "What did they say?")])
        await ada.send(text=MAIL, **FORWARDED)
        await ada.sees("What went well?")
        await store.settled()


async def test_row_39_a_mail_is_not_added_to_a_name(api: BotApi, run: Run, kept: Kept) -> None:
    """A name, and in the same batch what was forwarded with it: the name stays as it is."""
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_NAME)
    before = len(ada.messages)
    await ada.write("Globex")
    await ada.send(text="We went with somebody else", **FORWARDED)
    async with run():
        await ada.sees("so I haven't saved it", after=before)
        await ada.sees("the role at Globex?", after=before)
        await say(ada, [("/help", "(Globex)")])
        await kept((ada, [m.sent for m in ada.messages]))


async def test_row_39_a_name_is_not_edited_into_a_mail(api: BotApi, run: Run, kept: Kept) -> None:
    """Their message is changed to one: it is said that it was not kept."""
    ada = api.person(7)
    async with run():
        await say(ada, TO_A_NAME)
        sent = await ada.write("Globex")
        await ada.sees("the role at Globex?")
        await ada.edit(sent, MAIL)
        await ada.sees("so I haven't saved it")
        await say(ada, [("/help", "(Globex)")])
        await kept((ada, [m.sent for m in ada.messages]))


NAMES = ["Acme, Inc.", "A. B. Smith & Sons", "Yahoo!", "Globex\n", "St. Mary's Hospital of the Good Shepherd"]


@only("sqlite", because="it is about words alone")
@pytest.mark.parametrize("name", NAMES, ids=json.dumps)
async def test_row_39_a_name_with_full_stops_is_one(name: str, api: BotApi, run: Run, kept: Kept) -> None:
    """Commas, an &, a line break at the end."""
    ada = api.person(7)
    async with run():
        await say(ada, [*TO_A_NAME, (name, f"the role at {name.strip()}?")])
        await kept((ada, [m.sent for m in ada.messages]))
