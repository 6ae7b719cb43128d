"""What is told of the interview while a button is asked for is kept where it belongs, and not asked again."""

from html import unescape

import pytest

from bot.coach.facts.lessons import About, Noted
from tests.support.by_typing import answers, history, once, says
from tests.support.chat import Chat

NO = "Ashgrove said no, driver, after an interview"
WHOLE = ("a bit low", "all of it", "no")
QUICK = ("low", "the short one", "no", "i smiled", "no")
"""Up to what went well, and up to the ticks."""


@once
def told(*more: str) -> Chat:
    chat = Chat()
    for line in (NO, *more):
        says(chat, line)
    return chat


def asked(chat: Chat) -> str:
    run = chat.loaded.person.current
    assert run is not None
    ask = run.open(run.position)
    assert ask is not None
    return ask.key


STEP_2 = (*WHOLE, "i smiled", "the maths bit", "nothing", "maths")


@pytest.mark.parametrize("more", [STEP_2, (*STEP_2, "go on"), (*STEP_2, "go on", "no", "skip", "go on")])
@pytest.mark.parametrize(
    ("text", "key", "kept"),
    [
        ("i was late because of the bus", "went_badly", "the maths bit\ni was late because of the bus"),
        ("oh and i froze on the night shift question", "went_badly", "the maths bit\noh and i froze"),
        ("they liked my references though", "went_well", "i smiled\nthey liked my references"),
        ("i'd get an earlier bus", "prepare_better", "maths\ni'd get an earlier bus"),
        ("i should have looked up the bus times", "prepare_better", "maths\ni should have"),
        ("if they ask about lifting", "plan_if", "if they ask about lifting"),
    ],
)
def test_it_is_added_where_it_belongs(more: tuple[str, ...], text: str, key: str, kept: str) -> None:
    """The question with the buttons stays open, and what was added is said back."""
    chat = told(*more)
    before = asked(chat)
    said = unescape(says(chat, text))
    assert answers(chat)[key].startswith(kept)
    assert text in said
    assert asked(chat) == before


def test_ticks_stay_ticked() -> None:
    """Only the rest is kept elsewhere."""
    chat = told(*STEP_2, "go on", "no", "skip", "go on")
    says(chat, "i came prepared")
    says(chat, "i was late because of the bus")
    run = chat.loaded.person.current
    assert run is not None
    assert run.draft_answer == "prepared"


@pytest.mark.parametrize("before", [("a bit low",), ("a bit low", "all of it")])
def test_before_the_review_it_is_taken_there(before: tuple[str, ...]) -> None:
    """The review doesn't ask for it any more."""
    chat = told(*before)
    for line in ("i was late because of the bus", "i got on well with the manager"):
        assert line in says(chat, line)
    for line in (*WHOLE[len(before) :],):
        said = says(chat, line)
    assert asked(chat) == "disconnect"
    assert "talking about different things" in said
    notes = {fact.about: fact.text for _, fact in history(chat).of(Noted)}
    assert notes[About.went_badly] == "i was late because of the bus"
    assert notes[About.went_well] == "i got on well with the manager"


def test_in_a_short_review_what_went_badly_is_suggested_for_the_plan() -> None:
    """It has no question of its own there, and is noted all the same."""
    chat = told(*QUICK)
    assert asked(chat) == "true_of_you"
    says(chat, "i was late because of the bus")
    for line in ("i came prepared", "thats all", "leave it", "tell them its fine", "leave earlier"):
        said = says(chat, line)
    assert asked(chat) == "plan_if"
    run = chat.loaded.person.current
    assert run is not None
    ask = run.open(run.position)
    assert ask is not None
    assert ask.suggest == "i was late because of the bus"
    assert "ready for" in said
    notes = {fact.about: fact.text for _, fact in history(chat).of(Noted)}
    assert notes[About.went_badly] == "i was late because of the bus"


def test_in_a_short_review_what_they_would_do_is_not_asked_again() -> None:
    """It answers the question for it."""
    chat = told(*QUICK)
    says(chat, "next time i'd leave an hour earlier")
    for line in ("i came prepared", "thats all", "leave it", "tell them its fine"):
        says(chat, line)
    assert asked(chat) == "plan_if"
    assert answers(chat)["differently"] == "next time i'd leave an hour earlier"


@pytest.mark.parametrize(
    "text",
    [
        "i feel so stupid",
        "i was told they'd ring me",
        "what if they ask about lifting",
        "how long was your interview",
        "go on",
        "enough for today",
        "i'd rather stop now",
        "i'd leave it",
        "should i write to them",
        "i cant do this anymore",
        "my dad was buried today",
        "Kelso said no as well",
    ],
)
def test_what_is_something_else_is_not_kept_so(text: str) -> None:
    """A move, a feeling, a question, news."""
    chat = told(*STEP_2)
    says(chat, text)
    run = next(run for run in chat.loaded.person.runs if run.script == "reflection")
    kept = {key: answer.value for key, answer in run.answers.items()}
    assert {key: value for key, value in kept.items() if text in value} == {}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("i told them i'd worked the bar for 8 years", "went_well"),
        ("i froze on the till question", "went_badly"),
    ],
)
def test_where_the_role_is_asked_for_it_is_kept_too(text: str, key: str) -> None:
    """It is no role, and the review doesn't ask for it again."""
    chat = Chat()
    for line in ("Ashgrove said no, after an interview", "a bit low", "all of it"):
        says(chat, line)
    assert asked(chat) == "role"
    says(chat, text)
    assert asked(chat) == "role"
    assert answers(chat)[f"told.{key}"] == text


@pytest.mark.parametrize(
    "text",
    [
        "they never said",
        "no they didn't say anything",
        "never said why",
        "she wouldn't tell me",
        "naw they never",
    ],
)
def test_that_they_never_said_why_is_no_silence(text: str) -> None:
    """They have answered."""
    chat = told("a bit low", "all of it")
    assert "So they gave no reason" in says(chat, text)


@pytest.mark.parametrize(
    "text", ["they never answered", "never heard", "they never got back to me", "they ghosted me"]
)
def test_that_they_never_answered_is_silence(text: str) -> None:
    """Nobody is thanked for it."""
    chat = told("a bit low", "all of it")
    assert "never answered" in says(chat, text)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("the tour guide one", "tour guide"),
        ("the kitchen porter one", "kitchen porter"),
        ("the one for the driver", "driver"),
    ],
)
def test_which_job_it_was_is_kept_at_the_scale(text: str, role: str) -> None:
    """Pointed at as one of several."""
    chat = Chat()
    says(chat, "Ashgrove said no")
    says(chat, text)
    assert answers(chat)["role"] == role


@pytest.mark.parametrize("text", ["the heavy one", "the third one", "the low one", "a bad one"])
def test_a_step_of_the_scale_is_no_job(text: str) -> None:
    """It is said of the scale."""
    chat = Chat()
    says(chat, "Ashgrove said no")
    says(chat, text)
    assert "role" not in answers(chat)


@pytest.mark.parametrize(
    "text", ["idk i froze when they asked about stock", "dunno, i rambled on about my old job"]
)
def test_what_is_told_behind_not_knowing_the_name_is_kept_for_the_review(text: str) -> None:
    chat = Chat()
    for line in ("got a no", "low", "a short review"):
        says(chat, line)
    assert text in unescape(says(chat, text))
    assert asked(chat) == "company"
    for line in ("Ashgrove", "driver", "first interview", "nobody by name", "no"):
        says(chat, line)
    run = chat.loaded.person.current
    assert run is not None
    assert run.facts.badly == text
