"""Yes and no with a reason, and what names no option: "both", "you choose", "nothing"."""

from collections.abc import Iterator

import pytest

from bot.coach.dialogues.feedback import NowOrLater
from bot.coach.facts.records import Worrying
from bot.coach.scripts import SCRIPTS
from bot.events import Commanded, Wrote
from bot.talk.kinds import Choose
from bot.talk.paths import samples_of
from bot.talk.script import Answer
from bot.turn.model.person import Run
from bot.turn.readings.reading import ANSWER
from bot.turn.texts import order
from tests.support.app import START
from tests.support.by_typing import history, says, somebody
from tests.support.chat import Chat
from tests.support.turns import a_run, a_turn, now_open
from tests.support.words import heard


def chat_at_the_card() -> Chat:
    chat = Chat()
    says(chat, "applied to Globex as a baker yesterday")
    return chat


def test_nothing_is_changed_where_nothing_shall_be() -> None:
    """A "no" at the list of answers leaves all as it is, and doesn't show the list again."""
    for text in ("no", "nothing", "nah it's fine as it is"):
        chat = chat_at_the_card()
        assert "What would you like to change?" in says(chat, "change something")
        assert "Is that right?" in says(chat, text)
    chat = chat_at_the_card()
    assert "What would you like to change?" in says(chat, "no")


def test_nothing_is_changed_in_the_settings() -> None:
    """Nothing is shown again."""
    chat = Chat()
    chat.does(Commanded("settings"))
    assert "as it is" in says(chat, "no")
    assert chat.loaded.person.current is None


@pytest.mark.parametrize(("text", "asked"), [("both", "comes first"), ("you choose", "Which is closest")])
def test_what_names_no_option_is_met_with_a_question(text: str, asked: str) -> None:
    """It is never passed over in silence."""
    chat = Chat()
    chat.does(Commanded("no"))
    says(chat, "low")
    assert asked in says(chat, text)


@pytest.mark.parametrize(
    ("text", "hour"), [("half past seven", 19), ("19:30", 19), ("7pm", 19), ("at 7 in the morning", 7)]
)
def test_a_time_to_worry_begins_with_its_hour(text: str, hour: int) -> None:
    """A half has begun it, and of two halves of the day the evening is meant."""
    chat = somebody("Acme")
    says(chat, "set a time to worry")
    says(chat, text)
    assert [fact.hour for _, fact in history(chat).of(Worrying)] == [hour]


def test_any_hour_will_do_to_worry_at() -> None:
    """What is needed is said without the hours that hold elsewhere."""
    chat = somebody("Acme")
    says(chat, "set a time to worry")
    says(chat, "at a time i choose")
    assert "8 in the evening" not in says(chat, "soonish")
    says(chat, "midnight")
    assert [fact.hour for _, fact in history(chat).of(Worrying)] == [0]


def test_where_nothing_is_open_nothing_is_closed_or_begun() -> None:
    """With "close it" they say that they are done here."""
    chat = Chat()
    says(chat, "set a time to worry")
    says(chat, "in 2 hours")
    says(chat, "close it")
    assert chat.loaded.person.current is None


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("not yet", "when you want to send it"),
        ("no", "You don't have to send it"),
        ("sent", "leave it there"),
    ],
)
def test_a_reply_that_isn_t_sent_is_not_taken_care_of(text: str, ending: str) -> None:
    """It ends with what became of it."""
    chat = somebody("Acme")
    says(chat, "Acme said no")
    says(chat, "low")
    says(chat, "only a reply to send")
    says(chat, "just the no")
    assert ending in says(chat, text)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes cos i'm bricking it", "yes"),
        ("yeah home office", "yes"),
        ("nope, warehouse", "no"),
        ("no i'm on the wards", "no"),
        ("depends on the shift", None),
        ("i drive all day", None),
    ],
)
def test_a_yes_or_a_no_may_come_with_its_reason(text: str, answer: str | None) -> None:
    """Where it is asked whether they will be at a desk; and neither of them is asked back."""
    facts = SCRIPTS["prepare"].samples[-1]
    run = a_run(1, "prepare", facts, first_hour="walk")
    run = next(standing for standing in _on_the_way(run) if now_open(a_turn(standing))[1].key == "at_desk")
    turn = a_turn(run)
    order.act_on(turn, Wrote(text, 9))
    after = turn.find(1)
    assert after is not None
    assert ("at_desk" in after.answers and after.answers["at_desk"].value) == (answer or False)


def _on_the_way(run: Run) -> Iterator[Run]:
    """The run at each of its questions, skipped or answered with the first there is."""
    while (ask := run.open(run.position)) is not None:
        yield run
        run = run.answered(ask.key, Answer(samples_of(ask)[0], START))


@pytest.mark.parametrize(
    ("text", "value"),
    [("now", "now"), ("rip the plaster off", "now"), ("not yet", "later"), ("it can wait", "later")],
)
def test_now_is_not_later(text: str, value: str) -> None:
    """Where it is asked whether criticism is read now or on another day."""
    reading = heard(text).readings(Choose("now_or_later", NowOrLater)).clearest(ANSWER)
    assert reading is not None
    assert reading.name == value
