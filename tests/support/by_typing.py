"""Somebody with applications in their list, who types."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from bot.coach.facts.application import State
from bot.coach.facts.history import History
from bot.events import Commanded, Wrote
from tests.support.chat import LOGS_ONE, Chat

P = ParamSpec("P")


def once(leads: Callable[P, Chat]) -> Callable[P, Chat]:
    """Go the way to where a test begins once in a process, and give each test a copy of who has come there.

    The same turns come to the same: they depend on nothing but what they are given.
    """
    there: dict[Any, Chat] = {}

    @wraps(leads)
    def copied(*way: P.args, **more: P.kwargs) -> Chat:
        key = way, tuple(more.items())
        if key not in there:
            there[key] = leads(*way, **more)
        return there[key].copy()

    return copied


@once
def somebody(*companies: str) -> Chat:
    """They have noted an application at each company, all in Germany at nine in the morning."""
    if not companies:
        return Chat()
    *before, company = companies
    chat = somebody(*before)
    answers = [what for _, what in (LOGS_ONE[2:8] if before else LOGS_ONE[2:])]
    chat.does(Commanded("log"))
    for answer in [company, *answers]:
        chat.does(Wrote(answer, chat.messages + 1))
    assert chat.loaded.person.current is None
    return chat


def says(chat: Chat, text: str) -> str:
    """All that is said to a text, without its buttons."""
    return "\n".join(
        message.html or "" for message in chat.does(Wrote(text, chat.messages + 1)) if message.html
    )


def answers(chat: Chat) -> dict[str, str]:
    """Return what is answered so far in the open dialogue, as it is stored, by question."""
    run = chat.loaded.person.current
    assert run is not None
    return {key: answer.value for key, answer in run.answers.items()}


def history(chat: Chat) -> History:
    assert chat.loaded.history is not None
    return chat.loaded.history


def names(chat: Chat) -> dict[str, State]:
    return {case.application.company: case.state for case in history(chat).cases}


def kept_of(script: str, before: list[str], text: str, key: str) -> str | None:
    """What a new person's dialogue keeps for a key, once a text was said after others."""
    chat = Chat()
    chat.does(Commanded(script))
    for line in [*before, text]:
        says(chat, line)
    run = chat.loaded.person.current
    assert run is not None
    return run.answers[key].value if key in run.answers else None
