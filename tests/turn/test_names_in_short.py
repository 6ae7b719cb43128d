"""A name that is typed short is the same one; of several that it fits it is asked which."""

import pytest

from bot.coach.facts.application import State
from tests.support.by_typing import history, names, says, somebody

WARD, DEPOT, SHOP = "St Columba's", "Fenwick Haulage Ltd", "Lidl"


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("withdrew from columbas, too far to drive", WARD),
        ("i pulled out of saint columba's", WARD),
        ("i withdrew from st columbas", WARD),
        ("withdrew from columba", WARD),
        ("i withdrew from the fenwicks", DEPOT),
        ("withdrew from fenwick haulage", DEPOT),
        ("i pulled out of lidls", SHOP),
    ],
)
def test_the_one_that_is_meant_is_withdrawn(text: str, company: str) -> None:
    """A "Saint", an apostrophe, an "s" at the end, "the" and "Ltd" may be left out, or be there."""
    chat = somebody(WARD, DEPOT, SHOP)
    says(chat, text)
    assert {name for name, state in names(chat).items() if state is State.withdrawn} == {company}


@pytest.mark.parametrize("text", ["columbas said no", "got a no from saint columbas", "no from columba's"])
def test_a_no_is_of_the_one_that_is_noted(text: str) -> None:
    """No other one is noted for it."""
    chat = somebody(WARD, DEPOT)
    says(chat, text)
    assert names(chat) == {WARD: State.no, DEPOT: State.waiting}


def test_the_second_news_in_a_text_find_it_too() -> None:
    """Each part of a text has its own name."""
    chat = somebody(WARD, DEPOT)
    said = says(chat, "columbas no. fenwick want me in thursday 11am")
    assert "Columba" in said
    assert "Fenwick" in said


@pytest.mark.parametrize(
    "text", ["st marys said no", "the saint rang", "i withdrew from marys", "fenton said no", "colum said no"]
)
def test_another_name_is_another_one(text: str) -> None:
    """Neither another saint nor another name that begins alike is meant."""
    chat = somebody(WARD, DEPOT)
    says(chat, text)
    assert names(chat)[WARD] is State.waiting
    assert names(chat)[DEPOT] is State.waiting


@pytest.mark.parametrize(
    "text", ["withdrew from columbas", "columbas said no", "interview at columbas on friday 3pm"]
)
def test_of_two_that_it_fits_it_is_asked_which(text: str) -> None:
    """None is guessed, and nothing else is noted."""
    chat = somebody("Columba's Kitchen", WARD, DEPOT)
    said = says(chat, text)
    if "heavy" in said:
        said = says(chat, "3") + says(chat, "a short review")
    assert "ich" in said  # "Which one is it about?"
    assert len(history(chat).cases) == 3
    assert set(names(chat).values()) == {State.waiting}


@pytest.mark.parametrize(
    ("text", "company"),
    [("withdrew from st columbas", WARD), ("i withdrew from columbas kitchen", "Columba's Kitchen")],
)
def test_the_whole_name_says_which(text: str, company: str) -> None:
    """It is the longer name that fits."""
    chat = somebody("Columba's Kitchen", WARD)
    says(chat, text)
    assert {name for name, state in names(chat).items() if state is State.withdrawn} == {company}
