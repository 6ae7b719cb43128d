"""The company's name among words that are no part of it, where it is asked for."""

import copy

import pytest

from bot.events import Commanded
from tests.support.by_typing import says
from tests.support.chat import Chat


@pytest.fixture(scope="module")
def asked() -> Chat:
    chat = Chat()
    chat.does(Commanded("log"))
    return chat


def company(chat: Chat, text: str) -> str | None:
    """What is noted as the company; None where it is still asked for."""
    says(chat, text)
    run = chat.loaded.person.current
    answer = run.answers.get("company") if run is not None else None
    return answer.value if answer is not None else None


@pytest.fixture
def chat(asked: Chat) -> Chat:
    return copy.copy(asked)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a fintech startup called Skip", "Skip"),
        ("some shop called Back", "Back"),
        ("cant say, signed an nda. call it the shipyard", "the shipyard"),
        ("confidential, so just put Riverside", "Riverside"),
        ("not allowed to say. let's call them the bakery", "the bakery"),
        ("Arla i think. with milk", "Arla"),
        ("Deliveroo I believe, on the bikes", "Deliveroo"),
        ("it's a small charity named Open Door", "Open Door"),
        ("i think it's called deliveroo", "deliveroo"),
        ("no it's called Brightwave", "Brightwave"),
        ("the company's name is Kestrel Foods", "Kestrel Foods"),
        ("Currys, the branch in Hull", "Currys"),
        ("costa, the little one by the station", "costa"),
        ("aldi of course", "aldi"),
        ("Greggs lol", "Greggs"),
        ("superdrug the pharmacy", "superdrug"),
        ("it was at wilko, the one in town", "wilko"),
        ("that would be Morrisons", "Morrisons"),
        ("an agency called Blue Arrow, obviously", "Blue Arrow"),
    ],
)
def test_the_name_is_taken_alone(chat: Chat, text: str, name: str) -> None:
    """What is called like a button is a name too, where they say that it is called so."""
    assert company(chat, text) == name


def test_it_is_said_back(chat: Chat) -> None:
    """The next question names it."""
    assert "role at Next?" in says(chat, "some place called Next")


@pytest.mark.parametrize(
    "name",
    [
        "Bob the Builder",
        "The One Group",
        "the bakery on Mill Road",
        "Winnie the Pooh Nursery",
        "Smith, Jones and Co",
        "We Are Social",
        "Call the Midwives",
        "At Home Care",
    ],
)
def test_a_name_is_left_whole(chat: Chat, name: str) -> None:
    """Also where words stand in it that elsewhere are no part of one."""
    assert company(chat, name) == name


@pytest.mark.parametrize(
    "text",
    [
        "the one near my mum",
        "the big one",
        "some warehouse",
        "why",
        "it's called off",
        "i'll call it a day",
        "can i call them tomorrow",
        "it was awful",
        "dunno",
    ],
)
def test_what_is_no_name_is_not_kept(chat: Chat, text: str) -> None:
    """It is asked back, or heard as what it is."""
    assert company(chat, text) in (None, "\x00skipped")


def test_what_may_be_no_name_is_asked_back_without_what_stands_before_it(chat: Chat) -> None:
    """A yes takes it."""
    assert "“amazon”" in says(chat, "think it was amazon")
    assert company(chat, "yes") == "amazon"


@pytest.mark.parametrize(
    ("text", "name"),
    [("think it was amazon", "amazon"), ("the big one", "the big one")],
)
def test_what_is_said_again_after_it_was_asked_back_is_meant(chat: Chat, text: str, name: str) -> None:
    """It is not asked back for ever."""
    assert company(chat, text) is None
    assert company(chat, text) == name


def test_what_only_points_at_one_is_taken_if_they_say_so(chat: Chat) -> None:
    """A nickname is for them alone."""
    says(chat, "the big one")
    assert company(chat, "yes") == "the big one"
