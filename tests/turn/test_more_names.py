"""A company and a role are split where only the company is asked for, and a wish is no role."""

import pytest

from tests.support.by_typing import says
from tests.support.chat import Chat


@pytest.mark.parametrize("text", ["Brightwell Kitchens, sous chef", "Brightwell Kitchens - sous chef"])
def test_a_company_and_a_role_are_both_taken(text: str) -> None:
    """The role isn't asked for."""
    chat = Chat()
    says(chat, "log one")
    assert "Brightwell Kitchens, sous chef" in says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["company"].value == "Brightwell Kitchens"
    assert run.answers["role"].value == "sous chef"


@pytest.mark.parametrize(
    ("text", "company", "role"),
    [
        ("Amazon, the warehouse lead job", "Amazon", "warehouse lead"),
        ("Lidl, the picker one", "Lidl", "picker"),
        ("tesco the cashier job", "Tesco", "cashier"),
        ("boots, for the pharmacy assistant", "Boots", "pharmacy assistant"),
        ("Aldi, the one in town", "Aldi", None),
        ("Next, the big one", "Next", None),
        ("The Job Shop", "The Job Shop", None),
    ],
)
def test_the_words_around_a_role_are_no_part_of_it(text: str, company: str, role: str | None) -> None:
    """The company is without them too."""
    chat = Chat()
    says(chat, "log one")
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["company"].value == company
    assert (run.answers["role"].value if "role" in run.answers else None) == role


@pytest.mark.parametrize("name", ["Smith, Jones & Co", "Bank of America, London"])
def test_a_name_with_a_comma_stays_whole(name: str) -> None:
    """Only a role is split off."""
    chat = Chat()
    says(chat, "log one")
    says(chat, name)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["company"].value == name
    assert "role" not in run.answers


@pytest.mark.parametrize(
    "text",
    ["stop writing in english, schreib deutsch", "please speak german with me", "can you write in urdu?"],
)
def test_the_wish_for_another_language_is_no_role(text: str) -> None:
    """It is answered in that language if there are words for it, and the question is asked again."""
    chat = Chat()
    says(chat, "log one")
    says(chat, "Acme")
    said = says(chat, text)
    assert "Englisch" in said or "English" in said
    assert "And the role at Acme?" in said
    says(chat, "German teacher")
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["role"].value == "German teacher"


@pytest.mark.parametrize(
    "text",
    [
        "Tesco warehouse, Amazon driver and Royal Mail postie",
        "tesco for warehouse, amazon for driver and royal mail for postie",
        "Tesco, Amazon and Royal Mail",
        "3 of them: tesco, amazon, royal mail",
    ],
)
def test_several_companies_are_shown_at_once(text: str) -> None:
    """Somebody who waits for three answers names all three where one was asked for."""
    chat = Chat()
    says(chat, "log one")
    said = says(chat, text)
    assert all(name in said for name in ("Tesco", "Amazon", "Royal Mail"))
    says(chat, "yes")
    assert len(chat.loaded.person.left) == 0


def test_several_are_waited_for_from_the_first_word_on() -> None:
    """How many there are may be said first, and a name may be two letters and a sign."""
    chat = Chat()
    said = says(chat, "im waiting on two, aldi stocker and b&m cashier")
    assert "<b>Aldi</b>, stocker" in said
    assert "<b>B&amp;M</b>, cashier" in said


def test_two_jobs_at_one_company_are_no_companies() -> None:
    """Each item of a list has to have a name."""
    chat = Chat()
    says(chat, "log one")
    says(chat, "sous chef and kitchen porter")
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == "log"


@pytest.mark.parametrize("many", ["four", "4"])
def test_it_is_said_where_fewer_are_understood_than_were_told(many: str) -> None:
    """Else the others would be lost, and nobody would know."""
    text = (
        f"waiting on {many} jobs. aldi stock assistant applied 3 weeks ago, tesco night fill 2 weeks ago,"
        " lidl deputy manager interview last tuesday with karen, and the one near my nan"
    )
    assert "You said 4, and I only caught 3" in says(Chat(), text)


@pytest.mark.parametrize(
    "text",
    [
        "waiting on 2 jobs: aldi stock assistant and lidl deputy manager",
        "waiting on 3 jobs. aldi stock assistant applied 3 weeks ago, tesco night fill 2 weeks ago,"
        " dunnes till applied on monday",
    ],
)
def test_it_is_not_said_where_all_are_understood(text: str) -> None:
    """Nothing is missing."""
    assert "You said" not in says(Chat(), text)
