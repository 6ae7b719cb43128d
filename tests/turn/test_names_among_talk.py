"""A name among clauses that only talk around it, and what is typed at a name and is none."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import kept_of, says
from tests.support.chat import Chat

TO_CONTACT = ["Tesco", "Baker", "I've applied", "yesterday", "A recruiter from the company"]


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("ah it was the ikea off the motorway", "ikea"),
        ("some bakery or other, Gail's i believe", "Gail's"),
        ("Ocado. OCADO of all people", "Ocado"),
        ("no one famous, tarnfield coaches", "tarnfield coaches"),
        ("put Vodafone please", "Vodafone"),
        ("with an outfit called Bright Sparks", "Bright Sparks"),
        ("The Range, obviously", "The Range"),
        ("the usual crowd again, primark", "primark"),
    ],
)
def test_a_company_is_taken_out_of_the_talk_around_it(text: str, company: str) -> None:
    """Without the branch or the remark beside it."""
    assert kept_of("log", [], text, "company") == company


@pytest.mark.parametrize("name", ["Only Fools", "So Energy", "Smith, Hill and Co", "the cafe on Mill Street"])
def test_a_company_whose_name_has_such_words_stays_whole(name: str) -> None:
    """It is written as names are."""
    assert kept_of("log", [], name, "company") == name


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("nothing grand, just porter", "porter"),
        ("just window cleaning, weekends", "window cleaning, weekends"),
        ("the advert said Assistant Site Manager", "Assistant Site Manager"),
        ("not sure of the title, basically minding the till", "minding the till"),
        ('it said "happiness officer" but its support', "happiness officer"),
    ],
)
def test_a_role_is_taken_out_of_the_talk_around_it(text: str, role: str) -> None:
    """As it was typed."""
    assert kept_of("log", ["Tesco"], text, "role") == role


@pytest.mark.parametrize("text", ["just looking", "ok next", "its a thing"])
def test_what_only_talks_is_no_role(text: str) -> None:
    """It is asked for again."""
    assert kept_of("log", ["Tesco"], text, "role") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chidi, Chidi Eze in full", "Chidi"),
        ("he signed it Marek", "Marek"),
        ("Ms Kaur but everyone says call her Simran", "Simran"),
        ("might be Niall or maybe Neil", "Niall"),
        ("just put Maeve", "Maeve"),
    ],
)
def test_a_person_is_taken_out_of_the_talk_around_the_name(text: str, name: str) -> None:
    """The first name is what is asked for."""
    assert kept_of("log", TO_CONTACT, text, "contact") == name


@pytest.mark.parametrize("text", ["any news from lidl", "is that for the letter", "whoever reads it"])
def test_what_asks_is_no_name(text: str) -> None:
    """Neither of a company nor of a person."""
    assert kept_of("log", [], text, "company") is None
    assert kept_of("log", TO_CONTACT, text, "contact") is None


def noted(*lines: str) -> Chat:
    chat = Chat()
    chat.does(Commanded("log"))
    for line in (
        "Marlow Foods",
        "packer",
        "I've applied",
        "yesterday",
        "Nobody in particular",
        "in 12 days",
        *lines,
    ):
        says(chat, line)
    says(chat, "United Kingdom")
    says(chat, "9")
    return chat


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("it ought to be marlow farms, should say that, can you fix the name", "Marlow Farms"),
        ("typo, it's Marlowe", "Marlowe Foods"),
        ("oh no sorry it was Marlow Group", "Marlow Group"),
    ],
)
def test_a_name_that_is_almost_the_known_one_puts_it_right(text: str, name: str) -> None:
    """Whatever stands around it."""
    assert f"Marlow Foods is now {name}," in says(noted(), text)


@pytest.mark.parametrize(
    "text", ["Marlow Foods should have rung by now", "sorry, Marlow Foods rang, it's a no"]
)
def test_a_known_name_alone_renames_nothing(text: str) -> None:
    """Something is told of it."""
    assert "is Marlow" not in says(noted(), text)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("my contact there is Ngozi now", "Ngozi"),
        ("the lady dealing with me at marlow is Mrs Byrne", "Mrs Byrne"),
        ("the old recruiter is gone, Stefan took over", "Stefan"),
    ],
)
def test_a_new_contact_is_kept(text: str, person: str) -> None:
    """For the one that is named, or the only one."""
    assert person in says(noted(), text)


def test_a_field_that_is_named_is_the_one_that_changes() -> None:
    """A new contact is no other spelling of a role."""
    assert "Your contact for Marlow Foods is now Packy" in says(
        noted(), "change the contact at marlow to Packy"
    )


def test_a_question_about_a_contact_changes_none() -> None:
    """It is no news."""
    assert "Ngozi" not in says(noted(), "do you think Ngozi left the company?")


def test_a_company_that_got_in_touch_is_asked_about() -> None:
    """What it said comes next."""
    chat = Chat()
    chat.does(Commanded("start"))
    says(chat, "just looking around")
    assert "What's new at lidl" in says(chat, "lidl lad phoned me")


def test_a_bare_name_in_small_letters_is_one_if_it_ends_as_companies_do() -> None:
    """Other small words say something."""
    chat = Chat()
    chat.does(Commanded("start"))
    says(chat, "just looking around")
    assert "What's new at Queens Park Hospital" in says(chat, "queens park hospital")


@pytest.mark.parametrize(
    "text", ["actually it was yodel not dpd", "it's yodel, not dpd", "no sorry its yodel not dpd"]
)
@pytest.mark.parametrize("before", [[], ["low"], ["low", "the short review"]])
def test_a_name_told_with_the_news_is_put_right_before_its_question_comes(
    text: str, before: list[str]
) -> None:
    """It begins as the wrong one did, and the question that is open stands again."""
    chat = Chat()
    for line in ("so dpd rang. its a no for the driver job", *before):
        says(chat, line)
    said = says(chat, text)
    assert "Yodel, then. I've changed it." in said
    run = chat.loaded.person.current
    assert run is not None
    assert all("Dpd" not in answer.value for answer in run.answers.values())


@pytest.mark.parametrize(
    ("text", "name"),
    [("his name is steve", "Steve"), ("her name was priya", "Priya"), ("Their name is Jo", "Jo")],
)
def test_a_contacts_name_in_small_letters_is_one(text: str, name: str) -> None:
    """It goes into a mail, so it gets its capital."""
    assert f"Your contact for Marlow Foods is now {name}" in says(noted(), text)


@pytest.mark.parametrize(
    "text", ["their name is on the letter", "his name is unknown", "her name is not given"]
)
def test_what_is_said_of_a_name_is_none(text: str) -> None:
    """No word of it is kept."""
    assert "Your contact" not in says(noted(), text)
