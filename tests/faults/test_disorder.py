"""Row 7: taps and texts out of order, and thoughts in pieces, lead to the right step or a polite word."""

from tests.bot_api.people import Person
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import Lines, say
from tests.support.databases import Store
from tests.support.telegram import Run

TO_A_TEXT: Lines = [
    ("/no", "How heavy is it"),
    ("Low", "What would help now?"),
    ("A short review, 5 to 9 minutes", "Which company"),
    ("Globex", "the role at Globex?"),
]
ON_TO_THE_REVIEW: Lines = [
    ("Nurse", "How far"),
    ("First interview", "Who were you dealing with"),
    ("The hiring manager", "Did they say why?"),
    ("No, they gave no reason", "What went well?"),
]


async def shown(person: Person, *commands: str) -> str:
    """What is kept, as they see it."""
    seen = ""
    for command in commands:
        count = len(person.messages)
        await person.write(command)
        await person.sees("", after=count)
        seen += person.messages[-1].text
    return seen


async def at_once(api: BotApi, store: Store) -> None:
    """All that was pushed has been taken in and answered."""
    await api.until(lambda: not api.updates)
    await store.settled()


async def test_row_07_a_tap_overtakes_a_message(api: BotApi, run: Run, store: Store, kept: Kept) -> None:
    """Skip arrives before the text that was written before it: the text is no answer to the next question."""
    ada = api.person(7)
    async with run():
        await say(ada, [*TO_A_TEXT, *ON_TO_THE_REVIEW])
        asked = ada.messages[-1]
    await ada.tap("Skip", asked)
    await ada.write("We laughed about the migration")
    async with run():
        await ada.sees("short request for feedback?")
        await at_once(api, store)
        assert "short request for feedback?" in ada.messages[-1].text
        await say(ada, [("Not this time", "Which of these were true?")])
        assert "migration" not in await shown(ada, "/journal")
        await kept((ada, [m.sent for m in ada.messages]))


async def test_row_07_a_tap_on_an_old_button_changes_no_answer(api: BotApi, run: Run, kept: Kept) -> None:
    """It says so, and the open question is there again."""
    ada = api.person(7)
    async with run():
        await say(ada, [("/no", "How heavy is it")])
        old = ada.messages[-1]
        other = next(data for label, data in old.buttons.items() if label == "Very heavy")
        await say(ada, TO_A_TEXT[1:])
        count = len(ada.messages)
        await ada.tap_data(other, old.number)
        await ada.sees("the role at Globex?", after=count)
        assert "belongs to a question that's closed" in ada.messages[count].text
        await say(ada, ON_TO_THE_REVIEW)
        assert old.text.endswith("→ Low")
        await kept((ada, [m.sent for m in ada.messages]))


async def test_row_07_a_double_tap_is_one_answer(api: BotApi, run: Run, store: Store, kept: Kept) -> None:
    """In one batch, and one after the other; the second is answered with a word on the button."""
    ada = api.person(7)
    async with run():
        await say(ada, [("/no", "How heavy is it")])
        asked = ada.messages[-1]
        data = asked.buttons["Low"]
    await ada.tap_data(data, asked.number)
    await ada.tap_data(data, asked.number)
    async with run():
        await ada.sees("What would help now?")
        await ada.tap_data(data, asked.number)
        await at_once(api, store)
        await api.until(lambda: not api.open_taps)
        assert [answer.get("text") for answer in api.answered] == [None, *["That one's done."] * 2]
        assert sum("What would help now?" in m.sent for m in ada.messages) == 1
        await kept((ada, [m.sent for m in ada.messages]))


async def test_row_07_a_thought_in_three_messages_is_one_answer(
    api: BotApi, run: Run, store: Store, kept: Kept
) -> None:
    """They arrive together; the question after it has been asked once."""
    ada = api.person(7)
    async with run():
        await say(ada, [*TO_A_TEXT, *ON_TO_THE_REVIEW])
    for piece in ("We laughed", "about the migration", "and the coffee"):
        await ada.write(piece)
    async with run():
        await ada.sees("short request for feedback?")
        await at_once(api, store)
        assert sum("short request for feedback?" in m.sent for m in ada.messages) == 1
        assert "We laughed about the migration and the coffee" in await shown(ada, "/journal")
        await kept((ada, [m.sent for m in ada.messages]))


async def test_row_07_the_rest_of_a_thought_that_comes_late_answers_nothing_else(
    api: BotApi, run: Run, store: Store, kept: Kept
) -> None:
    """The question after it asks for a button and was read by then: a word in passing is no answer to it."""
    ada = api.person(7)
    async with run():
        await say(ada, [*TO_A_TEXT, *ON_TO_THE_REVIEW, ("We laughed", "short request for feedback?")])
        await store.settled()
        count = len(ada.messages)
        await ada.write("about the migration")
        await ada.sees("I'm not sure I got that", after=count)
        await kept((ada, [m.sent for m in ada.messages]))
