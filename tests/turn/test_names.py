"""Where a name is asked for: a plain no, a question, and what is written before a name."""

import pytest

from bot.events import Commanded
from bot.talk.ask import SKIPPED
from bot.turn.interpreting import doubted_names, names
from bot.turn.interpreting.names import is_written_as_name
from tests.support.by_typing import says, somebody
from tests.support.chat import Chat
from tests.support.turns import a_no, a_turn, now_open
from tests.support.words import heard


@pytest.mark.parametrize(
    "text", ["No. Obviously not.", "nope", "no no no", "of course not", "it isn't", "that's not it"]
)
def test_a_plain_no_is_denied_in_many_words(text: str) -> None:
    """However often it is said."""
    assert heard(text).denies()


@pytest.mark.parametrize("text", ["No Frills", "Nope Ltd", "Norwich", "not the first time", "no company yet"])
def test_a_name_that_begins_like_one_is_none(text: str) -> None:
    """Every word of it has to deny."""
    assert not heard(text).denies()


@pytest.mark.parametrize(
    "text", ["why do you need this", "what is this for?", "so do you even read that", "Is it needed?"]
)
def test_a_question_is_no_name(text: str) -> None:
    """It is met as one."""
    assert heard(text).asks()


@pytest.mark.parametrize("text", ["The Cook Shop", "What Works Ltd", "Cook and Sons of Leeds", "Who?"])
def test_a_name_is_no_question(text: str) -> None:
    """Even one that begins with such a word."""
    assert not heard(text).asks()


def test_what_is_written_before_a_name_is_left_away() -> None:
    """Where it is the word for what is asked."""
    _, ask = now_open(a_turn(a_no(1, mood="2", fits_now="quick", company="Acme")))
    assert names.without_label(ask, "role: staff nurse") == "staff nurse"
    assert names.without_label(ask, "Job title : staff nurse") == "staff nurse"
    assert names.without_label(ask, "grade: staff nurse") == "grade: staff nurse"
    assert names.without_label(ask, "role:") == "role:"


def test_a_no_to_what_was_asked_back_is_no_name() -> None:
    """Only after it was asked back."""
    turn = a_turn(a_no(1, mood="2", fits_now="quick"))
    run, ask = now_open(turn)
    assert not doubted_names.is_denied(turn, run, ask, "no")
    assert doubted_names.is_denied(
        turn, run.but(draft_answer=f"{doubted_names.DOUBTED}such a thing"), ask, "no"
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hello Fresh", True),
        ("Bank of Ireland", True),
        ("Thanks Group Ltd", True),
        ("3 Mobile UK", True),
        ("Hello there", False),
        ("hello fresh", False),
        ("Hello", False),
        ("We Were Told No By The Ward", False),
    ],
)
def test_a_name_is_told_by_its_capitals(text: str, name: bool) -> None:
    """A company that is called like a greeting is none."""
    assert is_written_as_name(text) is name


def _asked_for(*answers: str) -> Chat:
    chat = somebody("Harbour")
    chat.does(Commanded("log"))
    for answer in answers:
        says(chat, answer)
    return chat


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("her names Róisín", "Róisín"),
        ("mr adeyemi-clarke, dont know his first name", "Mr Adeyemi-Clarke"),
        ("its Bronagh i think", "Bronagh"),
        ("shes called Njoki", "Njoki"),
        ("Emeka from the agency", "Emeka"),
        ("only know her as Mrs Byrne", "Mrs Byrne"),
    ],
)
def test_a_contact_is_taken_out_of_a_sentence(text: str, name: str) -> None:
    """It is said back."""
    chat = _asked_for("Kestrel", "Cook", "applied", "yesterday", "the recruiter")
    assert f"{name}, good." in says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["contact"].value == name


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("i'd be a shelf stacker on evenings", "shelf stacker on evenings"),
        ("basically a support worker", "support worker"),
        ("they call it guest delight champion lol", "guest delight champion"),
        ("its for midwife", "midwife"),
        ("one of those warehouse jobs, packing", "warehouse job, packing"),
    ],
)
def test_a_role_is_taken_out_of_a_sentence(text: str, role: str) -> None:
    """It is said back."""
    chat = _asked_for("Kestrel")
    assert f"Got it: {role}." in says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["role"].value == role


@pytest.mark.parametrize("text", ["its on the tip of my tongue", "it slipped my mind", "does it matter"])
def test_what_is_no_name_is_not_asked_back_as_one(text: str) -> None:
    """A contact may be left out, and a role is asked for once more."""
    chat = _asked_for("Kestrel")
    assert "the name?" not in says(chat, text)
    chat = _asked_for("Kestrel", "Cook", "applied", "yesterday", "the recruiter")
    assert "the name?" not in says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert "contact" not in run.answers or run.answers["contact"].value == SKIPPED


@pytest.mark.parametrize("text", ["Nope", "Idk", "Dunno", "Nah", "Omg", "Nothing", "hm", "oh", "whatever"])
@pytest.mark.parametrize("before", [["log a job"], ["log a job", "lidl"]])
def test_what_says_nothing_is_no_name_with_a_capital_either(before: list[str], text: str) -> None:
    """Phones write one, and nobody is asked whether "Hm" is a name."""
    chat = Chat()
    for line in before:
        says(chat, line)
    said = says(chat, text)
    assert "Is “" not in said
    run = chat.loaded.person.current
    assert run is not None
    kept = {key: answer.value for key, answer in run.answers.items() if answer.value != SKIPPED}
    assert kept == ({"company": "lidl"} if len(before) > 1 else {})
