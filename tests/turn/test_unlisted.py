"""A person who is asked to pick one may mean none of those."""

from bot.events import Commanded
from tests.support.by_typing import names, says, somebody


def test_a_new_one_is_noted() -> None:
    """With its name, if they say it."""
    chat = somebody("Acme", "Globex")
    chat.does(Commanded("chase"))
    assert "role at Harborline" in says(chat, "neither, it's Harborline")


def test_without_a_name_it_is_asked_for() -> None:
    """The name may come with the same words."""
    chat = somebody("Acme", "Globex")
    chat.does(Commanded("chase"))
    assert "Which company" in says(chat, "it's a new one")
    assert "role at Harborline" in says(chat, "neither, it's Harborline")


def test_a_listed_one_is_picked_all_the_same() -> None:
    """A name that is there is meant."""
    chat = somebody("Acme", "Globex")
    chat.does(Commanded("chase"))
    said = says(chat, "none of those, I mean Globex")
    assert "Globex" in said
    assert "role at" not in said


def test_nothing_is_erased_that_was_not_listed() -> None:
    """Where something is to be done about one, none of them means none."""
    chat = somebody("Acme Care", "Acme Foods")
    assert "Which one" in says(chat, "delete acme")
    says(chat, "none of them")
    assert chat.loaded.person.current is None
    assert len(names(chat)) == 2


def test_what_is_left_is_meant() -> None:
    """They may say which ones they don't mean, by company or by role."""
    for said in ("not acme and not the globex one", "neither acme nor globex", "anything but globex or acme"):
        chat = somebody("Acme", "Globex", "Initech")
        chat.does(Commanded("chase"))
        assert "Initech" in says(chat, said), said


def test_one_that_is_not_listed_leaves_nothing_out() -> None:
    """Then the others can't be told apart, and none that they named is taken."""
    chat = somebody("Acme", "Globex", "Initech")
    chat.does(Commanded("chase"))
    assert "Is it one of these?" in says(chat, "neither acme nor the hospital")


def test_what_has_not_happened_leaves_nobody_out() -> None:
    """A sentence that begins with "not" may be about the one that it names."""
    chat = somebody("Acme", "Globex", "Initech")
    chat.does(Commanded("chase"))
    assert "Globex" in says(chat, "not heard from globex")
