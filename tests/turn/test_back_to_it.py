"""What was left is gone on with by its name, and what is asked for in between doesn't end it."""

import pytest

from bot.coach.facts.application import State
from bot.events import Commanded
from tests.support.by_typing import history, names, says, somebody
from tests.support.chat import Chat


def in_a_review(chat: Chat) -> None:
    """At its first question for own words."""
    for line in ("tarn said no", "low", "short review", "just the no"):
        says(chat, line)


@pytest.mark.parametrize(
    "text",
    [
        "ok back to that tarn thing",
        "let's go on with the tarn one",
        "right, back to tarn please",
        "can we get back to the tarn review now",
        "shall we carry on with tarn",
        "where were we with tarn",
        "Let's finish the review of tarn",
    ],
)
def test_a_dialogue_that_was_left_is_taken_up_by_its_name(text: str) -> None:
    """Also where another one is open, which waits in its turn."""
    chat = somebody("Harbour", "Tarn")
    in_a_review(chat)
    says(chat, "my examples were good")
    review = chat.loaded.person.current
    chat.does(Commanded("settings"))
    said = says(chat, text)
    now = chat.loaded.person.current
    assert review is not None
    assert now is not None
    assert now.number == review.number
    assert "request for feedback" in said


@pytest.mark.parametrize(
    "text", ["ok back to that harbour thing", "back to work on monday", "back to square one"]
)
def test_what_was_not_left_is_not_gone_on_with(text: str) -> None:
    """No dialogue about it was begun."""
    chat = somebody("Harbour", "Tarn")
    in_a_review(chat)
    says(chat, "my examples were good")
    chat.does(Commanded("settings"))
    says(chat, text)
    now = chat.loaded.person.current
    assert now is None or now.script != "reflection"


def test_the_open_one_is_asked_again_when_it_is_to_go_on() -> None:
    """Its name is no answer."""
    chat = somebody("Harbour", "Tarn")
    in_a_review(chat)
    before = chat.loaded.person.current
    says(chat, "let's go on with the tarn one")
    after = chat.loaded.person.current
    assert before is not None
    assert after is not None
    assert before.answers == after.answers


@pytest.mark.parametrize(
    "text",
    [
        "what's in my journal",
        "can you show me my journal",
        "let me have a look at my diary please",
    ],
)
def test_the_journal_is_shown_beside_a_question(text: str) -> None:
    """It is kept for no answer, and the question stands again."""
    chat = somebody("Harbour", "Tarn")
    in_a_review(chat)
    before = chat.loaded.person.current
    said = says(chat, text)
    after = chat.loaded.person.current
    assert "Your journal is empty" in said
    assert "What went well" in said
    assert before is not None
    assert after is not None
    assert before.answers == after.answers


@pytest.mark.parametrize(
    "text", ["i write in my journal", "i had written it all in my journal and that helped"]
)
def test_a_journal_in_what_they_tell_is_an_answer(text: str) -> None:
    """Many people keep one of their own."""
    chat = somebody("Harbour", "Tarn")
    in_a_review(chat)
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert text in [answer.value for answer in run.answers.values()]


def test_a_second_no_leaves_the_first_one_a_no() -> None:
    """It is told in the middle of the first one's dialogue, which waits."""
    chat = somebody("Harbour", "Tarn")
    says(chat, "tarn said no")
    says(chat, "low")
    assert "How heavy" in says(chat, "harbour said no too")
    assert names(chat) == {"Harbour": State.no, "Tarn": State.no}
    assert len(chat.loaded.person.left) == 1


def test_a_no_stays_one_where_nothing_was_answered_about_it_yet() -> None:
    """Something else is told, or asked for, right after it."""
    chat = somebody("Harbour", "Tarn")
    says(chat, "tarn said no")
    says(chat, "harbour said no too")
    assert names(chat) == {"Harbour": State.no, "Tarn": State.no}
    chat = somebody("Harbour", "Tarn")
    says(chat, "tarn said no")
    chat.does(Commanded("log"))
    assert names(chat)["Tarn"] is State.no


@pytest.mark.parametrize(
    "text",
    [
        "and put me down for kestrel as well, stock clerk, applied sunday",
        "could you note down at Kestrel too, stock clerk, applied on sunday",
    ],
)
def test_another_application_is_noted_where_an_hour_is_asked_for(text: str) -> None:
    """The question for the hour waits."""
    chat = somebody("Harbour")
    chat.does(Commanded("settings"))
    says(chat, "the hour")
    said = says(chat, text)
    assert "estrel · stock clerk" in said
    says(chat, "that's right")
    assert len(history(chat).cases) == 2


def test_an_hour_is_no_company() -> None:
    """Whatever it is put down for."""
    chat = somebody("Harbour")
    says(chat, "put me down for 9 in the morning")
    says(chat, "put me down for a chat, please")
    assert len(history(chat).cases) == 1


@pytest.mark.parametrize("text", ["they just rang me, i've got it!!", "they just phoned, it's mine"])
def test_good_news_gets_a_warm_word_before_it_is_asked_whose(text: str) -> None:
    """As it does where it is asked what kind of yes it is."""
    chat = somebody("Harbour", "Tarn")
    said = says(chat, text)
    assert "good" in said.split("?")[0]


ASKED_WHERE = ["Harbour", "cook", "an interview", "friday", "nobody by name", "no date"]
"""Answers after which it is asked where they live, and then whether to write on the evening before."""


@pytest.mark.parametrize(("text", "asks"), [("yes", True), ("go on then", True), ("no", False)])
def test_a_dialogue_that_is_offered_after_another_is_taken_up_by_a_yes(text: str, *, asks: bool) -> None:
    """That the other one shows what was chosen is nothing said since; where they live is known now."""
    chat = Chat()
    chat.does(Commanded("log"))
    for line in (*ASKED_WHERE, "remind me about harbour on wednesday", "uk"):
        says(chat, line)
    assert "Shall we carry on with that?" in says(chat, "9am")
    said = says(chat, text)
    assert "I'm not sure" not in said
    assert ("evening before" in said) is asks
    assert "country" not in said


def test_what_lacked_only_where_they_live_is_not_asked_again() -> None:
    """Another dialogue has asked it meanwhile."""
    chat = Chat()
    for line in ("applied to harbour for cook", "yes", "remind me about harbour on wednesday", "uk"):
        says(chat, line)
    said = says(chat, "9am")
    assert "I'll remind you" in said
    assert "go on" not in said
    assert chat.loaded.person.left == ()
