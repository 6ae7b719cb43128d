"""A name that was asked back is forgotten once something else is said: a later yes is to something else."""

from tests.support.by_typing import says
from tests.support.chat import Chat

DOUBTED = "they want me to send documents"


def doubted() -> Chat:
    """They are asked whether what they said is the role."""
    chat = Chat()
    says(chat, "log one")
    says(chat, "Globex")
    assert "the name" in says(chat, DOUBTED)
    return chat


def role(chat: Chat) -> str | None:
    run = chat.loaded.person.current
    assert run is not None
    return run.answers["role"].value if "role" in run.answers else None


def test_a_yes_at_once_is_to_the_name() -> None:
    """As it was asked."""
    chat = doubted()
    says(chat, "yes")
    assert role(chat) == DOUBTED


def test_a_yes_after_something_else_is_not() -> None:
    """Days later nobody remembers it."""
    chat = doubted()
    says(chat, "what do you mean")
    chat.waits(48)
    says(chat, "yes")
    assert role(chat) != DOUBTED
