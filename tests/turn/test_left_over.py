"""Which one is meant is said by which are not, by the kind of place, or by when it was sent."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import answers, says
from tests.support.chat import Chat


def to_pick() -> Chat:
    """Acme is for a baker, Globex IT for an analyst, Mercy for a nurse; the last was sent first."""
    chat = Chat()
    for company, role, day in (
        ("Acme Foods", "baker", "yesterday"),
        ("Globex IT", "analyst", "3 days ago"),
        ("Mercy", "nurse", "5 weeks ago"),
    ):
        chat.does(Commanded("log"))
        for line in (
            company,
            role,
            "I've applied",
            day,
            "Nobody in particular",
            "No date given",
            "Germany",
            "9",
        ):
            if chat.loaded.person.current is not None:
                says(chat, line)
        if chat.loaded.person.current is not None:
            says(chat, "Not yet")
    chat.does(Commanded("no"))
    says(chat, "low")
    says(chat, "a short review")
    return chat


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("not the food one and not the nurse, the one that's left", 2),
        ("anyone but the IT people and Mercy", 1),
        ("it isn't acme and it isn't globex", 3),
        ("the IT lot", 2),
        ("whichever I've waited on longest", 3),
        ("the newest one", 1),
        ("Mercy, not Acme", 3),
    ],
)
def test_the_one_is_found(text: str, number: int) -> None:
    named, pointed = to_pick(), to_pick()
    says(named, ("Acme Foods", "Globex IT", "Mercy")[number - 1])
    says(pointed, text)
    assert answers(pointed) == answers(named)


@pytest.mark.parametrize("text", ["not that it matters", "it isn't fair", "not sure which"])
def test_what_leaves_none_out_picks_none(text: str) -> None:
    chat = to_pick()
    before = answers(chat)
    says(chat, text)
    assert chat.loaded.person.current is None or answers(chat) == before
