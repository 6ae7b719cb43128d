"""Take a name out of the words around it: "a startup called Later", "her name's Aoife", "i'd be a carer"."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.talk.script import Answer
from bot.turn.interpreting import mentions
from bot.turn.interpreting.doubted_names import DOUBTED, ask_whether_name, doubted_name, may_be_quoted
from bot.turn.interpreting.names import is_name, is_written_as_name, without_lead
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.readings.name_within import NameWithin
from bot.turn.routing import routes
from bot.turn.runs.say_back import ask_once_more, say_back
from bot.turn.texts import beside_a_name, more_names

WORDS = "texts/name_among_words"
"""The file of this module's patterns in `content/en/turn/`."""

COMPANY, ROLE, CONTACT = "company", "role", "contact"
"""The questions for the names that are taken out of the words around them."""

RIGHT = "right"
"""The question whether the card is right, which shows all names."""

MOST_IN_NAME = 4
"""The most words of the name of a workplace, where a role is asked for. Our own choice."""

LONGEST = 120
"""The most characters of "that's not the company, it's Apex". Our own choice."""


def named_instead(turn: Turn, run: Run, ask: Ask[Any], text: str) -> str:
    """Return the company's name from "that's not the company, it's Apex", if none is told yet.

    If one is, return the text as a correction of that; return any other text as it is.
    """
    found = turn.words(WORDS)["not_that"].fullmatch(text.replace("’", "'")) if len(text) <= LONGEST else None
    if found is None:
        return text
    asked = is_name(ask) and _asked_for(ask) == COMPANY
    return found["name"] if asked or COMPANY not in run.answers else f"no, it's {found['name']}"


def take_name_within(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take the name in a text, and say it back. Return False where the text is a mere name, or holds none."""
    known = isinstance(ask.kind, Write) and text in ask.kind.cases
    if not is_name(ask) or known or (run.number, ask.key) in turn.loaded.unread:
        return False
    asked, heard = _asked_for(ask), turn.hear(text)
    if (heard.asks_for_something() or heard.move() is not None) and not is_written_as_name(text):
        return False
    if asked == COMPANY:
        both = more_names.take_company_and_role(turn, run, ask, text)
        return both or _take_company(turn, run, ask, text)
    if asked == CONTACT:
        return _take(turn, run, ask, heard.contact() or heard.person_within())
    return asked == ROLE and _take(turn, run, ask, heard.role_within())


def take_role(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take a bare role where a role is asked for, whatever else its words could say: "call centre agent".

    Return False where something else is asked for, or the text isn't a role alone.
    """
    if not is_name(ask) or _asked_for(ask) != ROLE or (run.number, ask.key) in turn.loaded.unread:
        return False
    opening = turn.hear(text).opening()
    role = (opening[1] if opening is not None and turn.hear(opening[0]).agrees() else text).strip(" .!")
    if "," in role or without_lead(turn, role) != role or turn.hear(role).role() != role:
        return False
    take_answer(turn, run, ask, role, None)
    return True


def take_name_of_workplace(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take "little acorns" for the name of the nursery that was given as the company, and ask for the role.

    Return False where the company was named, or the text may be a role.
    """
    says, heard, known = turn.words(WORDS), turn.hear(text), run.answers.get(COMPANY)
    unread = (run.number, ROLE) in turn.loaded.unread
    if ask.key != ROLE or known is None or run.changing is not None or unread:
        return False
    if says["workplace"].fullmatch(known.value) is None or says["no_name"].fullmatch(text) is not None:
        return False
    if heard.role() is not None or heard.control(run) is not None or heard.knows_none():
        return False
    if not 1 < len(text.split()) <= MOST_IN_NAME:
        return False
    name = text.strip(" .!,")
    named = turn.put(run.but(answers={**run.answers, COMPANY: Answer(name, turn.now)}))
    ask_once_more(turn, named, Card("said", "role", shows={"name": name}))
    return True


def _asked_for(ask: Ask[Any]) -> str:
    return ask.key.rpartition(".")[2]


def _take(turn: Turn, run: Run, ask: Ask[Any], name: str | None) -> bool:
    """Take a contact or a role, and say it back if no card shows it next. Return False if there is none."""
    if name is None:
        return False
    take_answer(turn, run, ask, name, None)
    following = turn.person.current
    shown = following.open(following.position) if following is not None else None
    if shown is None or shown.key != RIGHT:
        say_back(turn, Card("said", _asked_for(ask), shows={"name": name}))
    return True


def _take_company(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take a company; ask back what only points at one ("a big firm"), and what may be no name."""
    heard = turn.hear(text)
    if heard.points_at_company() and not is_written_as_name(text):
        news = not run.position.path and routes.is_news(turn, text, run.script)
        return not news and ask_back(turn, run, ask, text)
    found = heard.name_within()
    beside = turn.hear(found.name).told_beside() if found is not None else None
    name = ", ".join(beside.names) if beside is not None else found.name if found is not None else ""
    sure = _is_surely_name(turn, run, found, name) if found is not None else None
    among = heard.company_among() if found is None or not found.called else None
    shorter = among is not None and (not sure or (among != name and among in name))
    if among is not None and shorter and _may_be_company(turn, run, among):
        beside, name, sure = None, among, True
    if sure is None:
        return False
    if (
        beside is not None
        and found is not None
        and beside_a_name.take_told_beside(turn, run, ask, found.name)
    ):
        return True
    if not sure:
        return not heard.is_said() and ask_back(turn, run, ask, name)
    take_answer(turn, run, ask, name, None)
    if ROLE in run.answers:  # else the next question names it
        say_back(turn, Card("said", "company", shows={"name": name}))
    return True


def _may_be_company(turn: Turn, run: Run, name: str) -> bool:
    """Tell whether what is left of a text may be a company: it is no other answer, and no person's name."""
    heard = turn.hear(name)
    said = heard.agrees() or heard.denies() or heard.control(run) is not None
    known = len(name.split()) > 1 and bool(mentions.cases_mentioned(turn, name))  # "rang acme"
    return not said and not known and heard.place() is None and not heard.is_first_name()


def likely_name(turn: Turn, ask: Ask[Any], text: str) -> str:
    """Return what to ask back of a text that is more than a name: the name in it, else all of it."""
    asked = _asked_for(ask) if is_name(ask) else ""
    heard = turn.hear(text)
    if asked == CONTACT:
        return heard.person_within(doubtful=True) or text
    found = heard.name_within() if asked == COMPANY else None
    if found is None:
        return text
    led = found.led and " " not in found.name  # "it was boots"
    return found.name if led or turn.hear(found.name).names_a_stranger(anywhere=True) else text


def ask_back(turn: Turn, run: Run, ask: Ask[Any], name: str) -> bool:
    """Ask whether words are the name; take them if that was asked, and they come again. Return True.

    A sentence isn't quoted: the question is explained instead, and the sentence counts if it comes again.
    """
    if doubted_name(run) == name:
        take_answer(turn, run, ask, name, None)
    elif not may_be_quoted(name):
        ask_once_more(turn, turn.put(run.but(draft_answer=f"{DOUBTED}{name}")), explained=True)
    else:
        ask_whether_name(turn, run, name)
    return True


def _is_surely_name(turn: Turn, run: Run, found: NameWithin, name: str) -> bool | None:
    """Tell whether what is left of a text is surely a name; None if it surely is no name.

    It is one if the text says that the company is called so, if it has a capital, if only chatter follows it,
    or if it is no ordinary word and the text says that the person applied or worked there.
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
