"""Somebody with applications in their list, who types."""

from bot.coach.facts.application import State
from bot.coach.facts.history import History
from bot.events import Commanded, Wrote
from tests.support.chat import LOGS_ONE, Chat


def somebody(*companies: str) -> Chat:
    """They have noted an application at each company, all in Germany at nine in the morning."""
    chat = Chat()
    for at, company in enumerate(companies):
        answers = [what for _, what in LOGS_ONE[1:]] if at == 0 else [what for _, what in LOGS_ONE[1:8]]
        chat.does(Commanded("log"))
        for answer in [company, *answers[1:]]:
            chat.does(Wrote(answer, chat.messages + 1))
    assert chat.loaded.person.current is None
    return chat


def says(chat: Chat, text: str) -> str:
    """All that is said to a text, without its buttons."""
    return "\n".join(
        message.html or "" for message in chat.does(Wrote(text, chat.messages + 1)) if message.html
    )


def history(chat: Chat) -> History:
    assert chat.loaded.history is not None
    return chat.loaded.history


def names(chat: Chat) -> dict[str, State]:
    return {case.application.company: case.state for case in history(chat).cases}
