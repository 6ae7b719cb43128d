"""The company that is named is the one that is meant: of another nothing is changed, known or not."""

import pytest

from bot.coach.facts.application import State
from tests.support.by_typing import history, names, says, somebody


@pytest.mark.parametrize(
    "text",
    [
        "close globex, call it a no",
        "no. close globex, call it a no",
        "mark globex as a no",
        "put globex down as a rejection please",
        "call globex a no",
        "im done with globex, call it a no",
        "i'm tired of waiting for globex, just call it a no",
        "close globex and count it as a no",
    ],
)
def test_one_is_given_up_as_a_no(text: str) -> None:
    """It counts as a no, which is more than putting it away; the other stays open."""
    chat = somebody("Acme", "Globex")
    says(chat, text)
    assert names(chat) == {"Acme": State.waiting, "Globex": State.no}


@pytest.mark.parametrize("text", ["call it a no", "i'm done waiting, call it a no", "just count it as a no"])
def test_it_is_the_one_that_was_put_away_just_now(text: str) -> None:
    """The one that is left open is not meant."""
    chat = somebody("Acme", "Globex")
    says(chat, "put globex away")
    says(chat, text)
    assert names(chat) == {"Acme": State.waiting, "Globex": State.no}


@pytest.mark.parametrize(
    "text",
    [
        "close zorp, call it a no",
        "call zorp a no",
        "should i call it a no?",
        "don't call it a no",
        "is it a no?",
        "i hope it's not a no",
    ],
)
def test_nothing_is_given_up_that_was_not_named(text: str) -> None:
    """Neither by a question, nor by the name of one that isn't noted."""
    chat = somebody("Acme", "Globex")
    says(chat, text)
    assert names(chat) == {"Acme": State.waiting, "Globex": State.waiting}


@pytest.mark.parametrize(
    "text",
    [
        "forget what i said about globex, i took that application back",
        "globex: i pulled out",
        "i took my globex application back",
        "i pulled my application at globex",
        "that globex thing, i have withdrawn it",
    ],
)
def test_an_application_is_taken_back(text: str) -> None:
    """However that is said; it counts as withdrawn."""
    chat = somebody("Acme", "Globex")
    assert "Globex" in says(chat, text)
    assert names(chat) == {"Acme": State.waiting, "Globex": State.withdrawn}


@pytest.mark.parametrize(
    "text",
    [
        "forget about globex, erase it",
        "forget globex, delete that",
        "globex: please remove it from my list",
        "never mind globex and just delete it",
    ],
)
@pytest.mark.parametrize("yes", ["yes, everything", "yes all of it", "sure, the whole thing"])
def test_one_is_erased_in_two_words(text: str, yes: str) -> None:
    """It is asked about by name; a yes to all that was said about it erases that one alone."""
    chat = somebody("Acme", "Globex")
    assert "Globex" in says(chat, text)
    assert names(chat) == {"Acme": State.waiting, "Globex": State.waiting}
    says(chat, yes)
    assert names(chat) == {"Acme": State.waiting}


@pytest.mark.parametrize(
    "text", ["everything", "what is everything?", "not everything", "no, everything stays"]
)
def test_only_a_yes_erases(text: str) -> None:
    """Nothing is erased by a word that doesn't agree."""
    chat = somebody("Acme", "Globex")
    says(chat, "forget about globex, erase it")
    says(chat, text)
    assert set(names(chat)) == {"Acme", "Globex"}


@pytest.mark.parametrize(
    "text",
    [
        "what's the state of globex",
        "how is it going with globex?",
        "where do i stand with globex",
        "hows globex going",
        "what about globex?",
        "whats the latest on globex",
    ],
)
def test_how_one_stands(text: str) -> None:
    """It is shown with all that is known of it."""
    chat = somebody("Acme", "Globex")
    assert "Globex" in says(chat, text)


@pytest.mark.parametrize(
    "text", ["what's left?", "whats still open", "so what's left then?", "what have i got going"]
)
def test_what_is_left(text: str) -> None:
    """The open ones are listed."""
    chat = somebody("Acme", "Globex")
    says(chat, "put globex away")
    said = says(chat, text)
    assert "Acme" in said
    assert "Globex" not in said


@pytest.mark.parametrize(
    "text", ["make that team assistant, not baker", "no, make it a team assistant, not a baker"]
)
def test_the_role_is_another(text: str) -> None:
    """What it isn't says which name is wrong."""
    chat = somebody("Acme")
    assert "team assistant" in says(chat, text)
    [case] = history(chat).cases
    assert case.application.role == "team assistant"


def test_one_that_is_known_is_no_new_name_for_another() -> None:
    """Of two that are in the list, "it is Globex, not Acme" renames none: it says which one was meant."""
    chat = somebody("Acme", "Globex")
    says(chat, "that's wrong, it's globex, not acme")
    assert set(names(chat)) == {"Acme", "Globex"}


def test_an_answer_is_due_today() -> None:
    """The day is kept, and said back with the name of the one that it is about."""
    chat = somebody("Acme")
    said = says(chat, "they said they'd answer today")
    assert "Acme" in said
    [case] = history(chat).cases
    assert case.due == chat.now.date()


@pytest.mark.parametrize(
    "text",
    [
        "they want my answer today",
        "they didn't answer today",
        "they were supposed to answer today",
        "will they answer today?",
        "zorp said they'd answer today",
    ],
)
def test_nothing_is_due_today(text: str) -> None:
    """Not where they owe nothing, were late, or are somebody else."""
    chat = somebody("Acme")
    before = history(chat).cases[0].due
    says(chat, text)
    assert next(c for c in history(chat).cases if c.application.company == "Acme").due == before


@pytest.mark.parametrize(
    "text",
    [
        "i want to look back on globex",
        "can we look back at the no from globex",
        "lets do the globex review now",
    ],
)
def test_a_no_is_looked_back_on_later(text: str) -> None:
    """The one that is named; it asks how heavy it is, as on the day itself."""
    chat = somebody("Acme", "Globex")
    says(chat, "call globex a no")
    says(chat, "leave it")
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.script in ("no", "reflection")


def test_what_was_left_is_taken_up_by_its_name() -> None:
    """Though something else is open by now."""
    chat = somebody("Acme", "Globex")
    says(chat, "call globex a no")
    number = chat.loaded.person.current.number if chat.loaded.person.current else 0
    says(chat, "/log")
    says(chat, "can we carry on with the globex review")
    run = chat.loaded.person.current
    assert run is not None
    assert run.number == number


def test_a_whole_application_is_not_taken_back_in_passing() -> None:
    """After an hour "undo" asks which one is meant; at once it takes back what was noted last."""
    chat = somebody("Acme")
    chat.waits(2)
    assert "Acme" not in says(chat, "undo the last thing")
    assert names(chat) == {"Acme": State.waiting}


def test_a_day_of_another_one_is_no_answer() -> None:
    """Where Acme's day is asked for, a text about Globex leaves Acme as it was."""
    chat = somebody("Acme", "Globex")
    before = history(chat).cases
    says(chat, "move the acme interview")
    says(chat, "the globex one is on 27 november")
    acme = next(case for case in history(chat).cases if case.application.company == "Acme")
    assert acme in before
