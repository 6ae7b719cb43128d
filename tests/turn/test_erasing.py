"""The yes to erasing one application, and what "it" means."""

import pytest

from bot.coach.dialogues.changing import FORGET
from tests.support.by_typing import names, says, somebody


@pytest.mark.parametrize(
    "text", ["yes erase", "yes delete it", "go ahead", "yes, delete Acme", "get rid of it"]
)
def test_a_yes_in_any_words_erases_that_one(text: str) -> None:
    """No other one is erased."""
    chat = somebody("Acme", "Globex")
    says(chat, "delete Acme")
    says(chat, text)
    assert set(names(chat)) == {"Globex"}


@pytest.mark.parametrize("text", ["no", "keep it", "delete everything", "delete Globex", "wait what"])
def test_anything_else_erases_nothing(text: str) -> None:
    """Wrong is worse than deaf."""
    chat = somebody("Acme", "Globex")
    says(chat, "delete Acme")
    says(chat, text)
    assert set(names(chat)) == {"Acme", "Globex"}


def test_it_is_never_everything() -> None:
    """Once the question is lost, it is asked again; and where nothing was asked, a name is needed."""
    chat = somebody("Acme", "Globex")
    assert "delete Acme" in says(chat, "erase it")
    says(chat, "delete Globex")
    for text in ("qwe asd", "zxc qwe", "asd zxc", "qwe zxc"):
        says(chat, text)
    said = says(chat, "erase it")
    run = chat.loaded.person.current
    assert "everything:" not in said
    assert run is not None
    assert run.script == FORGET.name
    assert "Globex" in said


@pytest.mark.parametrize(
    "text",
    ["does that include the reviews?", "so the plans i made would be gone too?", "is the journal in that"],
)
def test_what_erasing_takes_is_told_before_it(text: str) -> None:
    """It is asked about what is offered, and the question stands."""
    chat = somebody("Acme")
    says(chat, "delete everything")
    assert "your answers and plans" in says(chat, text)
    assert set(names(chat)) == {"Acme"}
