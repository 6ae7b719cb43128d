"""What is told in passing is heard for what it is: no request, no feeling, no part of a name."""

import pytest

from bot.coach.facts.application import State
from tests.support.by_typing import history, names, says, somebody


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("i reread my plan", "journal"),
        ("i looked at my journal last night", "journal"),
        ("my list is long", "Your applications"),
        ("i deleted the app", "erases everything"),
        ("i paused for a bit", "Which one"),
        ("i exported my cv", "one document"),
    ],
)
def test_a_statement_is_no_request(text: str, shown: str) -> None:
    """The words of a request stand in it, and nothing is shown, paused or erased."""
    assert shown not in says(somebody("Acme", "Baker"), text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("show me my plan", "journal"),
        ("my list", "Your applications"),
        ("delete all my stuff", "erases everything"),
    ],
)
def test_a_request_is_one(text: str, shown: str) -> None:
    """It is done as before."""
    assert shown in says(somebody("Acme", "Baker"), text)


def test_who_wrote_back_after_a_no_is_open_again() -> None:
    """The one that is closed is meant, where no other is."""
    chat = somebody("Acme", "Baker")
    says(chat, "Acme said no")
    says(chat, "leave it")
    assert "open again" in says(chat, "they wrote back! they want to meet after all")
    assert names(chat)["Acme"] is State.waiting


def test_of_several_it_is_asked_which_is_open_again() -> None:
    """None is guessed."""
    chat = somebody("Acme", "Baker")
    says(chat, "Acme said no")
    says(chat, "leave it")
    says(chat, "i withdrew from Baker")
    assert "Which" in says(chat, "they wrote back! they want to meet after all")
    assert State.waiting not in names(chat).values()


@pytest.mark.parametrize(
    "text",
    ["nobody, just the portal", "nobody really", "no one, online form", "just applied on their website"],
)
def test_nobody_to_deal_with_is_no_loneliness(text: str) -> None:
    """Where it is asked whom they deal with, it is the answer."""
    chat = somebody("Acme")
    for said in ("note a new one", "Tesco", "cashier", "applied", "yesterday"):
        says(chat, said)
    assert "nobody in particular" in says(chat, text)


@pytest.mark.parametrize("text", ["i've got nobody to talk to", "nobody cares"])
def test_loneliness_is_met_there(text: str) -> None:
    """It is no answer."""
    chat = somebody("Acme")
    for said in ("note a new one", "Tesco", "cashier", "applied", "yesterday"):
        says(chat, said)
    assert "nobody in particular" not in says(chat, text)


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("probably amazon", "amazon"),
        ("prob tesco", "tesco"),
        ("could be Tesco", "Tesco"),
        ("tesco probably", "tesco"),
        ("i think its called Plover", "Plover"),
        ("Perhaps Aldi?", "Aldi"),
    ],
)
def test_a_hedge_is_no_part_of_a_name(text: str, company: str) -> None:
    """The name alone is kept."""
    chat = somebody("Acme")
    says(chat, "note a new one")
    assert f"at {company}?" in says(chat, text)


@pytest.mark.parametrize(
    "text", ["bin the acme one", "acme is at 3 not 2", "mute acme", "have acme turned me down before"]
)
def test_what_is_asked_of_a_known_one_is_no_name(text: str) -> None:
    """It is done, or asked back; nothing of that name is noted."""
    chat = somebody("Acme", "Baker")
    says(chat, "note a new one")
    says(chat, text)
    current = chat.loaded.person.current
    assert current is None or "company" not in current.answers
    assert len(history(chat).cases) == 2
