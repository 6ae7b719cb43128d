"""Who only thinks, is struck or has read it is met with a word: it is no answer, and puts nobody out."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import answers, once, says
from tests.support.chat import Chat

NO = "Ashgrove said no, driver, after an interview"


@once
def told(*more: str) -> Chat:
    chat = Chat()
    for line in (NO, *more):
        says(chat, line)
    return chat


REACTIONS = ["omg", "hm", "oh", "Hmm...", "oh wow", "jeez", "um", "I see", "ach", "oh my god", "erm", "sigh"]


@pytest.mark.parametrize("text", REACTIONS)
@pytest.mark.parametrize(
    "more",
    [
        ("low",),
        ("low", "the short one"),
        ("low", "the short one", "they never answered"),
        ("low", "the short one", "they never answered", "i smiled"),
    ],
)
def test_it_is_no_answer_in_a_review(more: tuple[str, ...], text: str) -> None:
    """However often it is said, at buttons and where own words are asked for."""
    chat = told(*more)
    before = answers(chat)
    for _ in range(4):
        said = says(chat, text)
        assert "not sure" not in said
        assert "don't get it" not in said
    assert answers(chat) == before


@pytest.mark.parametrize("text", ["hm", "oh", "omg"])
def test_it_is_no_name(text: str) -> None:
    """The company that comes next is taken."""
    chat = Chat()
    chat.does(Commanded("log"))
    says(chat, text)
    assert "at Lidl?" in says(chat, "Lidl")


@pytest.mark.parametrize("text", ["hm", "oh", "wow", "omg"])
def test_it_begins_nothing_where_nothing_is_open(text: str) -> None:
    """No menu is held out either."""
    chat = told("leave it", "no")
    assert "nothing you need to do" in says(chat, text)
    assert chat.loaded.person.current is None


@pytest.mark.parametrize(
    ("text", "kept"), [("Wow Air", "Wow Air"), ("Christ Church", "Christ Church"), ("Hmm Foods", "Hmm Foods")]
)
def test_a_company_may_be_called_so(text: str, kept: str) -> None:
    """Where a name is asked for."""
    chat = Chat()
    chat.does(Commanded("log"))
    says(chat, text)
    assert answers(chat)["company"] == kept


@pytest.mark.parametrize(
    "text", ["oh i made them laugh", "hm, the handshake", "wow they liked my drawings", "oh the tour"]
)
def test_what_says_more_is_kept(text: str) -> None:
    """It only opens with one."""
    chat = told("low", "the short one", "they never answered")
    says(chat, text)
    assert answers(chat)["went_well"]


@pytest.mark.parametrize("text", ["aye go on then", "ok go on", "yes please", "sure", "go on so", "aye sure"])
def test_a_yes_to_several_things_is_asked_which(text: str) -> None:
    """It makes nothing lighter that was said before, and is no wish to leave it."""
    chat = told("heavy")
    said = says(chat, text)
    assert "What would help now?" in said
    assert "not sure" not in said
    assert answers(chat)["mood"] == "4"


@pytest.mark.parametrize(
    ("mood", "text", "now"),
    [
        ("a bit low", "its worse than that", "3"),
        ("low", "actually it's worse than that", "4"),
        ("low", "no, heavy really", "4"),
        ("all right", "a bit worse than i let on", "2"),
        ("low", "heavier tbh", "4"),
    ],
)
def test_that_it_is_worse_is_taken(mood: str, text: str, now: str) -> None:
    """One step heavier than it was said to be."""
    chat = told(mood)
    says(chat, text)
    assert answers(chat)["mood"] == now


def test_nobody_is_put_on_the_last_step_by_it() -> None:
    """They are asked again."""
    chat = told("heavy")
    said = says(chat, "its worse than that")
    assert "How heavy is it" in said
    assert "mood" not in answers(chat)


def test_worse_than_what_was_said_of_it_is_heavy() -> None:
    """Before anything was rated."""
    chat = told()
    says(chat, "its worse than that")
    assert answers(chat)["mood"] == "4"


SHORT = (
    *("low", "the short one", "they never answered", "i smiled", "no ta", "leave it as it is"),
    *("tell them its fine", "be earlier", "they ask about lifting", "name the warehouse", "aye"),
)


def test_a_no_to_the_ticks_is_none_of_them() -> None:
    """It doesn't refuse the review."""
    chat = told(*SHORT[:5])
    assert answers(chat)["true_of_you"] == ""


def test_a_no_at_the_very_end_closes_it() -> None:
    """There is nothing to leave for later."""
    chat = told(*SHORT)
    assert "How heavy is it now" not in says(chat, "no")
    assert chat.loaded.person.current is None or chat.loaded.person.current.script != "reflection"


@pytest.mark.parametrize("text", ["mum rang", "my sister's calling", "dad phoned just now", "phone's going"])
def test_who_is_rung_up_at_home_is_let_go(text: str) -> None:
    """Nobody has died."""
    chat = told("low")
    assert "no rush" in says(chat, text)
    assert answers(chat)["mood"] == "3"


@pytest.mark.parametrize(
    "text", ["mum rang, they offered me the job", "my dad died", "mum rang them and they said no"]
)
def test_what_is_told_with_it_is_heard(text: str) -> None:
    """It is more than a call."""
    assert "no rush" not in says(told("low"), text)


@pytest.mark.parametrize("text", ["aye go on then", "go on", "yes please", "sure go on", "ok"])
def test_a_mere_yes_to_where_they_are_tells_of_no_yes(text: str) -> None:
    """Nobody who was let down is told how good that is."""
    chat = Chat()
    says(chat, "hello")
    said = says(chat, text)
    assert "good to hear" not in said
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == "start"


@pytest.mark.parametrize("text", ["i got a yes", "yes they said yes", "yes i got the job"])
def test_a_yes_that_is_told_there_is_one(text: str) -> None:
    """It says what the yes is."""
    chat = Chat()
    says(chat, "hello")
    assert "Is it an offer, or the next round" in says(chat, text)


@pytest.mark.parametrize(
    "text",
    [
        "oh im thrilled, couldnt be happier",
        "over the moon, obviously",
        "what do you think",
        "take a guess",
        "fantastic, just fantastic",
        "wonderful. just what i needed",
        "living the dream",
    ],
)
def test_a_wry_answer_is_not_taken_at_its_word(text: str) -> None:
    """Nobody is told that this is good; they need not say how heavy it is."""
    chat = told()
    said = says(chat, text)
    assert "All right" not in said
    assert "What would help now?" in said


@pytest.mark.parametrize("text", ["great actually, i didn't want it", "fine", "all right"])
def test_who_is_all_right_is(text: str) -> None:
    """Plain words are taken as they are."""
    chat = told()
    says(chat, text)
    assert answers(chat)["mood"] == "1"


@pytest.mark.parametrize(
    "text",
    [
        "i dont want to think about jobs",
        "can't face job stuff right now",
        "no jobs today",
        "no job talk today",
    ],
)
def test_who_wants_no_jobs_now_is_let_be(text: str) -> None:
    """While nothing is open, and where it is asked where they are."""
    for before in ([], ["hello"]):
        chat = told("leave it", "no") if not before else Chat()
        for line in before:
            says(chat, line)
        said = says(chat, text)
        assert "not sure" not in said
        assert chat.loaded.person.current is None


@pytest.mark.parametrize("text", ["i want a job", "i need a job now", "i don't want that job"])
def test_what_is_said_of_a_job_is_heard_otherwise(text: str) -> None:
    """It wants no rest from all of it."""
    chat = Chat()
    says(chat, "hello")
    assert says(chat, text) != "All right."
