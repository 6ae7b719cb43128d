"""Wishes about the coach itself are carried out anywhere: to be quiet, a time to worry."""

from datetime import date

import pytest

from bot.coach.facts.records import Worrying
from bot.events import Commanded
from tests.support.by_typing import history, says, somebody

TWO_WEEKS = date(2026, 12, 8)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("i want you to stop messaging me for two weeks, im on holiday", TWO_WEEKS),
        ("pause for two weeks", TWO_WEEKS),
        ("pause until 2 january", date(2027, 1, 2)),
        ("please don't write to me until friday", date(2026, 11, 27)),
        ("no messages for a fortnight please", TWO_WEEKS),
        ("can you stop reminding me until 2 jan", date(2027, 1, 2)),
        ("leave me alone until monday", date(2026, 11, 30)),
        ("stop texting me until the 2nd, thanks", date(2026, 12, 2)),
        ("be quiet for 10 days", date(2026, 12, 4)),
        ("i'm in hospital, can you pause for two weeks", TWO_WEEKS),
        ("give me two weeks off", TWO_WEEKS),
        ("could do with a rest from all this until 2 january", date(2027, 1, 2)),
        ("i'd like to take a wee break from the job hunt for a fortnight", TWO_WEEKS),
        ("can i have a breather till friday", date(2026, 11, 27)),
        ("let's pause this for two weeks", TWO_WEEKS),
    ],
)
def test_a_pause_begins_with_the_day_that_was_said(text: str, until: date) -> None:
    """Its end is said back."""
    chat = somebody("Acme")
    assert "I'll be quiet until" in says(chat, text)
    assert history(chat).paused == until


@pytest.mark.parametrize(
    "text",
    [
        "they paused the process until january",
        "Acme paused hiring for two weeks",
        "stop asking me about Acme",
        "stop for today",
        "they said no news until january",
        "pause for a while",
    ],
)
def test_what_is_no_pause_with_a_day_begins_none(text: str) -> None:
    """A pause of the employer is none of theirs, and without a day it is asked for how long."""
    chat = somebody("Acme")
    says(chat, text)
    assert history(chat).paused is None


@pytest.mark.parametrize(
    "text",
    [
        "im back, you can write again",
        "start again now please",
        "i'm back from holiday",
        "my holiday is over",
        "you can message me again",
        "please start writing again",
        "stop the pause",
    ],
)
def test_who_is_back_ends_the_pause(text: str) -> None:
    """In any words."""
    chat = somebody("Acme")
    says(chat, "pause for two weeks")
    assert "I'll message you again" in says(chat, text)
    assert history(chat).paused is None


def test_a_day_in_the_wish_for_a_pause_answers_no_question() -> None:
    """It isn't the day of the interview."""
    chat = somebody("Acme")
    chat.does(Commanded("log"))
    for text in ("Globex", "Baker", "An interview"):
        says(chat, text)
    assert "I'll be quiet until" in says(chat, "pause until 2 january")


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("give me 15 minutes to worry at 8pm", 20),
        ("can i get a set time to worry tonight at 8", 20),
        ("i'd like a worry slot at 7 pm", 19),
        ("worry time at 6 pm please", 18),
        ("could you set me a time to worry at 9 in the evening", 21),
        ("let me worry at 8 pm", 20),
        ("I'd like a set time to worry", None),
        ("can i have a time to worry", None),
        ("can you help me stop worrying", None),
        ("i need some worry time", None),
        ("how do i stop worrying so much", None),
        ("worry time at half past seven", 19),
    ],
)
def test_a_time_to_worry_is_set_in_words(text: str, hour: int | None) -> None:
    """It is asked for where it isn't said."""
    chat = somebody("Acme")
    said = says(chat, text)
    set_ones = [fact for _, fact in history(chat).of(Worrying)]
    if hour is None:
        assert set_ones == []
        assert "hour" in said
    else:
        assert f"{hour}:00" in said
        assert [fact.hour for fact in set_ones] == [hour]


@pytest.mark.parametrize(
    "text",
    ["i worry all the time", "don't worry", "no time to worry about that", "i worry about the time it takes"],
)
def test_a_worry_is_no_wish_for_a_time(text: str) -> None:
    """It is a feeling, or nothing at all."""
    chat = somebody("Acme")
    assert "quarter of an hour" not in says(chat, text)


def test_the_question_that_was_open_is_asked_again_after_it() -> None:
    """Nothing of the wish is kept as its answer."""
    chat = somebody("Acme")
    chat.does(Commanded("log"))
    says(chat, "Globex")
    said = says(chat, "can i have a time to worry at 8pm")
    assert "20:00" in said
    assert "role at Globex" in said


def test_without_a_card_for_a_no_it_is_said_so() -> None:
    """With how to make one."""
    assert "a card for a no yet" in says(somebody("Acme"), "show me the card")


@pytest.mark.parametrize(
    ("put_off", "said"),
    [
        ("can you ask me tomorrow", "this time tomorrow"),
        ("ask me in two hours", "in 2 hours"),
        ("not now, maybe on sunday", "Sun 29 Nov"),
    ],
)
def test_when_to_come_back_is_taken_from_the_text_that_puts_it_off(put_off: str, said: str) -> None:
    """It isn't asked for then."""
    chat = somebody("Acme")
    chat.does(Commanded("no"))
    says(chat, "very heavy")
    answer = says(chat, put_off)
    assert said in answer
    assert "Shall I remind you?" not in answer


def test_a_day_is_taken_at_the_question_when() -> None:
    """As a wish or alone; "no reminder" stays one."""
    chat = somebody("Acme")
    chat.does(Commanded("no"))
    says(chat, "heavy")
    says(chat, "later")
    assert "this time tomorrow" in says(chat, "can you write to me tomorrow?")


@pytest.mark.parametrize("text", ["i want to pause", "can we pause here for a bit", "i need to pause this"])
def test_a_pause_without_a_day_puts_off_what_is_open(text: str) -> None:
    """At any question, also one for own words; while none is open, it is asked for how long."""
    for before in ((), ("3", "the short review", "no, just the no")):
        chat = somebody("Acme")
        for said in ("acme said no", *before):
            says(chat, said)
        assert "remind you" in says(chat, text)
    idle = somebody("Acme")
    assert "as long as you like" in says(idle, text)
    assert "I'll be quiet until" in says(idle, "till monday")
    assert history(idle).paused == date(2026, 11, 30)
