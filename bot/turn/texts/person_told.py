"""Keep the contact that is told where the company or the role is asked for: "manager called Dave"."""

from __future__ import annotations

from typing import Any

from bot.coach.facts.application import LONGEST_NAME, Via
from bot.talk.ask import SKIPPED, Ask
from bot.talk.script import Answer
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.runs.say_back import ask_once_more

WORDS = "texts/person_told"
"""The file of this module's patterns in `content/en/turn/`."""

DIALOGUES = frozenset({"log", "no"})
"""The dialogues that ask for a company, a role and a contact."""

COMPANY, ROLE, VIA, CONTACT = "company", "role", "via", "contact"


def take_person(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Keep the contact whom a text names by title and name, and ask again. Return False if it names none."""
    if run.script not in DIALOGUES or run.changing is not None:
        return False
    if not is_name(ask) or ask.key not in (COMPANY, ROLE):
        return False
    says = turn.words(WORDS)
    found = says["person"].fullmatch(text)
    known = run.answers.get(CONTACT)
    if found is None or (known is not None and known.value != SKIPPED):
        return False
    name = next(filter(None, found.groups()))
    title = says["title"].search(text[: found.start(found.lastindex or 0)])
    via = (turn.hear(title[0]).title() if title is not None else None) or Via.recruiter
    contact = (name.title() if name.islower() else name)[:LONGEST_NAME]
    answers = {VIA: Answer(via.value, turn.now), CONTACT: Answer(contact, turn.now)}
    kept = turn.put(run.but(answers={**run.answers, **answers}))
    ask_once_more(turn, kept, Card("said", "contact", shows={"name": contact}))
    return True
