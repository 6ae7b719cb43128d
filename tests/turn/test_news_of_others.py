"""What came of somebody else's application is no news of their own."""

import pytest

from tests.support.by_typing import history, says, somebody
from tests.support.chat import Chat

THEIRS = "That's their news"


@pytest.mark.parametrize("companies", [(), ("Acme",)])
@pytest.mark.parametrize(
    "text",
    [
        "my sister applied there, they gave the job to someone else",
        "my brother went for it too and got told no",
        "heard my best mate got the job i wanted",
        "Our Sarah's husband was turned down by Kelso Foods",
        "my husband lost out, they picked somebody younger",
        "my old flatmate got hired there last week",
    ],
)
def test_nothing_is_noted_of_it(companies: tuple[str, ...], text: str) -> None:
    """It is said whose news that is."""
    chat = somebody(*companies)
    assert THEIRS in says(chat, text)
    assert len(history(chat).cases) == len(companies) if companies else chat.loaded.person.current is None


@pytest.mark.parametrize(
    "text",
    [
        "my sister works there and says they gave the job to someone else, so it's a no for me",
        "my friend referred me to Kelso and they rejected me",
        "my mate got told no and so did i",
        "they gave the job to my own cousin",
        "my sister is in hospital",
        "my mum says i should apply",
    ],
)
def test_what_is_told_of_oneself_is_something_else(text: str) -> None:
    """As is what has nothing to do with it."""
    assert THEIRS not in says(somebody("Acme"), text)


@pytest.mark.parametrize(
    "text", ["nobody wants to hire me", "no one is going to employ me", "nobody will ever take me on"]
)
def test_that_nobody_hires_them_is_no_yes(text: str) -> None:
    """However much the words resemble it."""
    chat = Chat()
    says(chat, text)
    run = chat.loaded.person.current
    assert run is None or run.script != "yes"
