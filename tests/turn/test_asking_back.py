"""A question about the question is answered, and the question stands again."""

from dataclasses import replace

import pytest

from bot.events import Commanded, Wrote
from bot.talk.ask import SKIPPED
from bot.talk.frozen import changed
from bot.talk.kinds import Write
from bot.talk.script import Answer
from tests.support.by_typing import history, once, says, somebody
from tests.support.chat import Chat


def open_key(chat: Chat) -> str | None:
    run = chat.loaded.person.current
    ask = run.open(run.position) if run is not None else None
    return ask.key if ask is not None else None


@once
def at(key: str, fits: str = "quick") -> Chat:
    """Somebody whom a question of the review is open for, all before it answered in the usual way."""
    chat = somebody("Initech")
    says(chat, "Initech said no")
    says(chat, "fine")
    for text in {"quick": ("short", "just the no"), "whole": ("full", "just the no"), "": ()}[fits]:
        says(chat, text)
    run = chat.loaded.person.current
    while run is not None and run.position.ask is not None and run.position.ask.key != key:
        ask = run.position.ask
        usual = next(sample for sample in ask.samples() if sample != SKIPPED)
        stored = "the rota" if isinstance(ask.kind, Write) else usual
        run = run.answered(ask.key, Answer(stored, chat.now))
    assert run is not None
    chat.loaded = replace(chat.loaded, person=changed(chat.loaded.person, runs=(run,)))
    assert open_key(chat) == key
    return chat


@pytest.fixture(scope="module")
def fitting() -> Chat:
    return at("fits_now", "")


def again(chat: Chat, text: str) -> str:
    """What is said to a text after which the same question is open, with nothing stored."""
    run, key = chat.loaded.person.current, open_key(chat)
    assert run is not None
    said = says(chat, text)
    now = chat.loaded.person.current
    assert now is not None
    assert (open_key(chat), now.answers) == (key, run.answers), said
    return said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "how is the full one different from the short one",
            ["five to nine minutes", "eight to eleven minutes"],
        ),
        ("whats in the full review", ["eight to eleven minutes"]),
        ("what if i say leave it", ["puts it away"]),
        ("so how long is this", ["five to nine minutes", "eight to eleven minutes"]),
        ("is the short one ok to start with", ["five to nine minutes"]),
        (
            "Please tell difference of short review and full review",
            ["five to nine minutes", "eight to eleven minutes"],
        ),
        ("which review is better, short or full?", ["five to nine minutes", "eight to eleven minutes"]),
        ("what extra is in the full review", ["eight to eleven minutes"]),
    ],
)
def test_the_options_are_explained(fitting: Chat, text: str, said: list[str]) -> None:
    """None of them is taken by asking about it."""
    answer = again(fitting, text)
    assert all(words in answer for words in said)
    assert "What would help now?" in answer


@pytest.mark.parametrize(
    "text", ["what about the short one", "what the hell, the short one", "can we do the short one"]
)
def test_an_option_is_taken_in_words_that_only_begin_like_a_question(text: str) -> None:
    """They ask nothing about it."""
    chat = at("fits_now", "")
    says(chat, text)
    assert open_key(chat) != "fits_now"


def test_the_two_recruiters_are_told_apart() -> None:
    """By their place among the buttons."""
    chat = Chat()
    chat.does(Commanded("log"))
    for text in ("Acme", "driver", "an interview", "yesterday"):
        says(chat, text)
    answer = again(chat, "whats the difference between the first two")
    assert "outside firm" in answer
    assert "own payroll" in answer


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("on the spot, meaning what", "right there"),
        ("what do you mean by on the spot", "right there"),
        ("does anyone read these", "Nobody else reads it"),
        ("how many questions are left", "after this"),
        ("what am i supposed to write", "right there"),
        ("do i have to do this", "I do need this one"),
    ],
)
def test_nothing_asked_is_kept_as_a_plan(text: str, said: str) -> None:
    """It is answered instead."""
    assert said in again(at("plan_then"), text)


def test_that_they_may_stop_is_said_while_much_is_left() -> None:
    """At the last questions it isn't needed."""
    asked = "how many questions are left"
    assert "You can stop at any point" in again(at("plan_then"), asked)
    assert "You can stop" not in again(at("summary"), asked)


@pytest.mark.parametrize(
    "text", ["ask what the role is really about", "ask them who sees the reports", "say how long it took me"]
)
def test_a_plan_to_ask_is_kept(text: str) -> None:
    """It only has a question in it."""
    chat = at("plan_then")
    assert text in says(chat, text)
    assert open_key(chat) == "summary"


def test_what_they_stumbled_over_is_kept() -> None:
    """Also where it is a question to themselves."""
    chat = at("went_badly", "whole")
    says(chat, "why did i say that")
    assert open_key(chat) == "disconnect"


def test_it_can_end_for_today_at_the_last_card() -> None:
    """What was said is kept."""
    chat = at("summary")
    assert "saved" in says(chat, "could we stop here for tonight?")
    assert chat.loaded.person.current is None
    assert chat.loaded.person.parked is not None


def test_the_message_is_shown_before_it_is_wanted() -> None:
    """As it will be, with what is known of the application."""
    chat = at("reply")
    assert "Thank you" in again(chat, "what would it say")
    assert "You copy it" in again(chat, "can i see it first")


def test_how_often_the_coach_writes_is_told() -> None:
    """At the question for the hour."""
    chat = Chat()
    chat.does(Commanded("log"))
    for text in ("Acme", "driver", "applied", "yesterday", "nobody", "no date given", "Germany"):
        says(chat, text)
    assert open_key(chat) == "hour"
    assert "not every day" in again(chat, "are you gonna text me every morning")


@pytest.mark.parametrize("text", ["what gets erased then", "can i get it back later?", "is that permanent"])
def test_what_is_erased_is_told(text: str) -> None:
    """It is asked again; whatever is asked erases nothing."""
    chat = somebody("Initech", "Globex")
    chat.does(Commanded("delete"))
    answer = says(chat, text)
    assert "2 applications" in answer
    assert "Shall I erase it?" in answer
    assert len(history(chat).cases) == 2
    says(chat, "yes erase everything")
    assert not history(chat).cases


def test_of_one_application_it_is_told_too() -> None:
    """The others stay."""
    chat = somebody("Initech", "Globex")
    says(chat, "delete initech")
    assert "Your other applications" in again(chat, "what will be gone exactly")


def test_a_question_that_has_not_been_read_yet_is_not_asked_about() -> None:
    """What is typed before a question is there was meant for the one before it."""
    chat = at("plan_then")
    run = chat.loaded.person.current
    assert run is not None
    chat.unread = frozenset({(run.number, "plan_then")})
    chat.does(Wrote("what does that mean", chat.messages + 1))
    now = chat.loaded.person.current
    assert now is not None
    assert "Nobody else" not in str(now.answers)


@pytest.mark.parametrize("key", ["went_well", "friend", "plan_if", "plan_then", "differently"])
@pytest.mark.parametrize("text", ["god this is long", "you ask too much", "i dont have time for this"])
def test_a_complaint_about_the_talk_is_no_lesson(key: str, text: str) -> None:
    """It is told how many questions are left, and how to get past them."""
    said = again(at(key), text)
    assert "I ask a lot" in said
    assert "“Later” stops here" in said


def test_who_complains_again_is_asked_whether_to_go_on_and_then_left() -> None:
    """Nobody is told the same again and again; what was answered is kept."""
    chat = at("went_badly", "whole")
    says(chat, "god this is long")
    assert "let it rest" in says(chat, "ugh so many questions")
    says(chat, "go on")
    said = says(chat, "this is taking forever")
    assert "saved" in said
    assert chat.loaded.person.current is None


def test_that_it_takes_long_is_the_wait_where_they_wait() -> None:
    """No question is complained of there."""
    chat = somebody("Initech")
    says(chat, "nothing yet from Initech")
    assert open_key(chat) is not None
    assert "I ask a lot" not in says(chat, "this is taking forever")


@pytest.mark.parametrize(
    "text",
    [
        "what do i do while i wait",
        "what should i do while waiting",
        "what can i do in the meantime?",
        "how do i get through the waiting",
        "what else can i do while i wait for them",
    ],
)
def test_what_to_do_while_they_wait_is_answered_in_place(text: str) -> None:
    """At the hour to write at, at a name, at an application that is noted: then the question stands again."""
    for lines in (("/settings", "hour"), ("/log",), ("/log", "Acme", "driver")):
        chat = Chat()
        chat.does(Commanded(lines[0][1:]))
        for line in lines[1:]:
            says(chat, line)
        assert "I'll watch the date for you" in again(chat, text), lines


@pytest.mark.parametrize(
    "text",
    [
        "what do i do when they call",
        "what do i say when they call",
        "what do i do",
        "what do i do as a driver",
    ],
)
def test_another_question_is_not_what_to_do_meanwhile(text: str) -> None:
    """Not every question with "do" is about the wait."""
    chat = Chat()
    chat.does(Commanded("log"))
    assert "I'll watch the date for you" not in says(chat, text)


def test_a_step_of_the_scale_in_a_question_is_no_answer() -> None:
    """What the word means is explained."""
    chat = somebody("Initech")
    says(chat, "Initech said no")
    again(chat, "what is mean heavy")
