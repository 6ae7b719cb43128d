"""Find the name in a sentence that gives one: "that's not a company, it's Dunmore", "Marta, she's in HR"."""

from __future__ import annotations

import re
from typing import Any

from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn.interpreting.contacts import contact_in
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.runs.say_back import say_back

COMPANY, ROLE, CONTACT = "company", "role", "contact"
"""The questions for these names."""

RIGHT = "right"
"""The question whether the card is right, which shows all of them."""

LONGEST = 120
"""Characters of such a sentence. Our own choice."""

_NOT_THAT = re.compile(
    r"\W*(?:(?:no|nope|nah|sorry|wait|oh|but)[\s,.!]+)*"
    r"(?:that|it|this|which)(?:'?s| is| was|'s)?(?:n'?t| not|nt) (?:(?:a|the|my|any|even) )*"
    r"(?:company(?: name)?|name(?: of (?:the|a) company)?|employer|firm|place)\s*[,.;:!–-]*\s*(?:but )?"
    r"(?:it|that|the (?:company|name|employer|firm|place)|its name|the company(?:'s)? name"
    r"|they)(?:'?s|'?re| is| are)"
    r"(?: called| named)? (?P<name>\S.{0,60}?)[\s.!]*",
    re.IGNORECASE,
)


def named_instead(run: Run, ask: Ask[Any], text: str) -> str:
    """Return what a text that says what is no company gives as one: the name where it is asked for.

    Elsewhere it is a correction of what was said before; a text that says neither is returned as it is.
    """
    found = _NOT_THAT.fullmatch(text.replace("’", "'")) if len(text) <= LONGEST else None
    if found is None:
        return text
    asked = is_name(ask) and ask.key.rpartition(".")[2] == COMPANY
    return found["name"] if asked or COMPANY not in run.answers else f"no, it's {found['name']}"


def take_name_within(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take a contact or a role out of a sentence, and say it back. Return False if it names none."""
    asked = ask.key.rpartition(".")[2] if is_name(ask) else ""
    known = isinstance(ask.kind, Write) and text in ask.kind.cases
    if known or asked not in (CONTACT, ROLE):
        return False
    heard = turn.hear(text)
    name = contact_in(text) or heard.person_within() if asked == CONTACT else heard.role_within()
    if name is None:
        return False
    take_answer(turn, run, ask, name, None)
    following = turn.person.current
    shown = following.open(following.position) if following is not None else None
    if shown is None or shown.key != RIGHT:  # the card shows it anyway
        say_back(turn, Card("said", asked, shows={"name": name}))
    return True
