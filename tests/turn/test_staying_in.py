"""Who stays in, or only thinks of pulling out, has not pulled out."""

import pytest

from bot.coach.facts.application import State
from tests.support.by_typing import names, says, somebody


@pytest.mark.parametrize(
    "text",
    [
        "i dont want to pull out yet",
        "not pulling out of Globex",
        "I won't withdraw from Globex yet",
        "im not going to withdraw from Globex",
        "i didn't withdraw from Globex",
        "ill never drop out of the globex one",
        "im staying in, not withdrawing from globex just yet",
    ],
)
def test_who_stays_in_is_told_that_it_stays_open(text: str) -> None:
    """Nothing is asked, and nothing is closed."""
    chat = somebody("Acme", "Globex")
    said = says(chat, text)
    assert "open" in said
    assert chat.loaded.person.current is None
    assert set(names(chat).values()) == {State.waiting}


@pytest.mark.parametrize(
    "text",
    [
        "should i withdraw from globex",
        "im thinking of pulling out of Globex",
        "is it bad to withdraw from globex",
        "not sure whether to pull out of Globex",
        "tempted to withdraw from Globex tbh",
        "i might pull out of globex",
    ],
)
def test_who_thinks_of_pulling_out_is_told_that_nothing_changes_yet(text: str) -> None:
    """It holds once they say that they did."""
    chat = somebody("Acme", "Globex")
    says(chat, text)
    assert set(names(chat).values()) == {State.waiting}
    says(chat, "withdraw Globex")
    assert names(chat)["Globex"] is State.withdrawn


@pytest.mark.parametrize(
    "text",
    [
        "i pulled out of globex",
        "ive withdrawn from Globex, couldn't wait any longer",
        "i didn't like it so i withdrew from globex",
        "i don't want it anymore, i withdrew from Globex",
        "had to pull out of globex, not sure if it was the right thing",
    ],
)
def test_who_pulled_out_has(text: str) -> None:
    """Whatever else they say of it."""
    chat = somebody("Acme", "Globex")
    says(chat, text)
    assert names(chat) == {"Acme": State.waiting, "Globex": State.withdrawn}


@pytest.mark.parametrize(
    "text", ["what if globex say yes though", "would globex mind", "how do i tell globex"]
)
def test_a_question_picks_none_to_close(text: str) -> None:
    """Asked which one it is about, they have second thoughts."""
    chat = somebody("Acme", "Globex")
    says(chat, "i need to withdraw")
    says(chat, text)
    assert set(names(chat).values()) == {State.waiting}


@pytest.mark.parametrize("text", ["globex", "the globex one?", "that globex one i said"])
def test_a_name_picks_it(text: str) -> None:
    """A question mark alone makes it no question."""
    chat = somebody("Acme", "Globex")
    says(chat, "i need to withdraw")
    says(chat, text)
    assert names(chat)["Globex"] is State.withdrawn
