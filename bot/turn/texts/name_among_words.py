"""Take a company's name out of the words around it: "a startup called Later", "boots the chemist"."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn.interpreting.names import DOUBTED, is_name, is_written_as_name
from bot.turn.interpreting.told_beside import told_beside
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.readings.name_within import NameWithin
from bot.turn.routing import routes
from bot.turn.runs.say_back import say_back
from bot.turn.texts import beside_a_name

COMPANY, ROLE = "company", "role"
"""The question for the company, and the one that names it."""


def take_name_within(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take the name alone. Return False where a text is a name as it stands, or holds none.

    What only points at a company is asked back, and so is what may be no name.
    """
    if not _is_company(ask) or (run.number, ask.key) in turn.loaded.unread or _is_known(ask, text):
        return False
    heard = turn.hear(text)
    if heard.points_at_company() and not is_written_as_name(text):
        news = not run.position.path and routes.is_news(turn, text, run.script)
        return not news and _ask_back(turn, run, text)
    found = heard.name_within()
    if found is None:
        return False
    beside = told_beside(found.name)
    name = found.name if beside is None else ", ".join(beside.names)
    sure = _is_surely_name(turn, run, found, name)
    if sure is None:
        return False
    if beside is not None and beside_a_name.take_told_beside(turn, run, ask, found.name):
        return True
    if not sure:
        return not heard.is_said() and _ask_back(turn, run, name)
    take_answer(turn, run, ask, name, None)
    if ROLE in run.answers:  # else the next question names it
        say_back(turn, Card("said", "company", shows={"name": name}))
    return True


def likely_name(turn: Turn, ask: Ask[Any], text: str) -> str:
    """Return what is asked back of a text that is rather said than a name: the name in it, else all of it."""
    found = turn.hear(text).name_within() if _is_company(ask) else None
    strange = found is not None and turn.hear(found.name).names_a_stranger(anywhere=True)
    return found.name if found is not None and strange else text


def _is_company(ask: Ask[Any]) -> bool:
    return is_name(ask) and ask.key.rpartition(".")[2] == COMPANY


def _is_known(ask: Ask[Any], text: str) -> bool:
    return isinstance(ask.kind, Write) and text in ask.kind.cases


def _ask_back(turn: Turn, run: Run, name: str) -> bool:
    """Ask whether this is the name, and return True; False if it was asked already."""
    if run.draft_answer == f"{DOUBTED}{name}":
        return False
    asked = turn.put(run.but(draft_answer=f"{DOUBTED}{name}"))
    turn.say(Asked(asked, before=Card("told", "is_it_the_name", shows={"name": name})))
    return True


def _is_surely_name(turn: Turn, run: Run, found: NameWithin, name: str) -> bool | None:
    """Tell whether what is left is a name; None if it surely is none.

    It is one where they say that it is called so, where it is written like one, where it is no ordinary word
    and they were there, or where only chatter stood behind it.
    """
    heard = turn.hear(name)
    if heard.is_said():
        return None
    if found.called:
        return True
    if heard.agrees() or heard.denies() or heard.control(run) is not None:
        return None
    if name[:1].isupper() or not found.led:
        return True
    return found.there and heard.names_a_stranger(anywhere=True)
