"""What is said along with a name answers the questions it is about, and a title alone is no name."""

import pytest

from bot.coach.facts.application import Via
from bot.language.understanding.answers.told_beside import LONGEST, title_in, told_beside
from bot.talk.ask import SKIPPED
from tests.support.bounded import is_bounded
from tests.support.by_typing import answers, says
from tests.support.chat import Chat


@pytest.mark.parametrize(
    "text",
    [
        "Senior Manager, Data",
        "Teacher, Head of Year",
        "Assistant, HR",
        "Smith, Jones & Co",
        "Health and Social Care",
        "Head of Sales, EMEA",
        "care assistant (nights)",
        "I applied as a cook",
        "a" * 5000,
    ],
)
def test_a_name_with_a_comma_is_a_name(text: str) -> None:
    """It stays whole."""
    assert told_beside(text) is None


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("a store manager did it", Via.manager),
        ("the person is the store manager", Via.manager),
        ("i dont know, the manager", Via.manager),
        ("no, it was the shift supervisor", Via.manager),
        ("HR", Via.recruiter),
        ("someone in HR", Via.recruiter),
        ("recruitment team", Via.recruiter),
        ("the agency lady", Via.agency),
        ("Marta", None),
        ("Manager Jones", None),
        ("the ward manager, Helen", None),
        ("not sure", None),
    ],
)
def test_a_title_alone_says_whom_they_deal_with(text: str, via: Via | None) -> None:
    """A name beside it is another matter."""
    assert title_in(text) is via


@pytest.mark.parametrize("text", ["a, " * 60, "the a " * 30, "it is " * 30, "no " * 60])
def test_any_text_is_read_in_time(text: str) -> None:
    """Whatever it is made of."""
    assert is_bounded(lambda: (told_beside(text[:LONGEST]), title_in(text[:LONGEST])))


def at_the_role() -> Chat:
    chat = Chat()
    says(chat, "log one")
    assert "the role at aldi" in says(chat, "aldi")
    return chat


@pytest.mark.parametrize(
    ("text", "role", "kept"),
    [
        ("bookkeeper, through Reed, an agency", "bookkeeper", {"via": "agency"}),
        ("bookkeeper. its through an agency, Reed", "bookkeeper", {"via": "agency"}),
        (
            "assurance associate, HR invited me, no name",
            "assurance associate",
            {"via": "recruiter", "contact": SKIPPED},
        ),
        (
            "nurse band 5, my contact is Sue, the ward manager",
            "nurse band 5",
            {"via": "manager", "contact": "Sue"},
        ),
        ("HGV driver, had an interview last tuesday", "HGV driver", {"stage": "first", "on": "2026-11-17"}),
        ("office clerk, direct, nobody by name", "office clerk", {"via": "nobody"}),
        ("sous chef through hays", "sous chef", {"via": "agency"}),
    ],
)
def test_what_is_told_beside_the_role_is_not_asked_again(text: str, role: str, kept: dict[str, str]) -> None:
    """It is said back."""
    chat = at_the_role()
    said = says(chat, text)
    assert f"{role}, " in said
    assert "Got that." in said
    assert answers(chat) == {"company": "aldi", "role": role, **kept}


def test_the_company_with_the_role_and_more_is_taken_apart() -> None:
    """Where only the company was asked for."""
    chat = Chat()
    says(chat, "log one")
    assert "How far along are you?" in says(chat, "Lidl, shift manager, through Reed")
    assert answers(chat) == {"company": "Lidl", "role": "shift manager", "via": "agency"}


@pytest.mark.parametrize(
    ("text", "company", "role", "day"),
    [
        (
            "i think its the Royal Mail one, postie, applied online last week",
            "Royal Mail",
            "postie",
            "2026-11-17",
        ),
        ("its acme, data analyst, applied yesterday", "acme", "data analyst", "2026-11-23"),
    ],
)
def test_what_leads_to_the_company_is_no_part_of_it(text: str, company: str, role: str, day: str) -> None:
    """Also where more is told behind it."""
    chat = Chat()
    says(chat, "log one")
    assert f"{company}, {role}" in says(chat, text)
    assert answers(chat) == {"company": company, "role": role, "stage": "applied", "on": day}


def test_how_far_a_no_got_is_told_beside_its_company() -> None:
    """It isn't asked again."""
    chat = Chat()
    for line in ("i got a no", "a bit low", "only a reply"):
        says(chat, line)
    says(chat, "i think its the Royal Mail one, postie, only applied online, just an automated no")
    found = answers(chat)
    assert (found["company"], found["role"], found["stage"]) == ("Royal Mail", "postie", "applied")


def test_after_a_no_it_is_the_same() -> None:
    """How far it got is still asked, where that wasn't told."""
    chat = Chat()
    for line in ("i got a no", "a bit low", "only a reply", "aldi"):
        says(chat, line)
    assert "How far did it go?" in says(chat, "bookkeeper, through Reed, an agency")
    assert answers(chat)["via"] == "agency"


@pytest.mark.parametrize("text", ["yes", "Yes"])
def test_a_yes_is_no_name(text: str) -> None:
    """However often it is said."""
    chat = at_the_role()
    for _ in range(2):
        assert f"“{text}”" not in says(chat, text)
        assert "role" not in answers(chat)


@pytest.mark.parametrize(("text", "via"), [("the store manager did it", "manager"), ("HR", "recruiter")])
def test_a_title_where_the_name_is_asked_for_leaves_the_name_open(text: str, via: str) -> None:
    """Whom they deal with follows from it."""
    chat = at_the_role()
    for line in ("baker", "applied", "last week", "the hiring manager"):
        said = says(chat, line)
    assert "first name" in said
    assert "When did they say you'd hear" in says(chat, text)
    assert answers(chat)["via"] == via
    assert answers(chat)["contact"] == SKIPPED


def test_a_title_on_the_card_puts_it_right() -> None:
    """The card is shown again."""
    chat = Chat()
    says(chat, "i applied to Aldi for baker last week")
    said = says(chat, "the person is the store manager")
    assert "Right, the hiring manager." in said
    assert "Is that right?" in said
    assert answers(chat)["via"] == "manager"
