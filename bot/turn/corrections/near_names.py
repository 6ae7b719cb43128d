"""Correct a name that a text gives almost as it is known ("it should say Larkhill Farms"), or a contact."""

from __future__ import annotations

import re
from typing import Any

from bot.coach.facts.application import Application, Field, Via
from bot.coach.facts.known import AboutWords
from bot.talk.ask import SKIPPED, Ask
from bot.talk.kinds import Write
from bot.turn.corrections import correcting, edits, repairs
from bot.turn.corrections.new_values import as_written
from bot.turn.interpreting import mentions
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.request import Intent

LONGEST = 25
"""The most words of a text that puts a name right. Our own choice."""

CONTACT = Field.contact.value


def put_right(turn: Turn, run: Run | None, ask: Ask[Any] | None, text: str) -> bool:
    """Correct a name or the contact. Return False if a text corrects neither, or own words are asked for."""
    if ask is not None and isinstance(ask.kind, Write) and not is_name(ask):
        return False
    if len(text.split()) > LONGEST:
        return False
    no_name = ask is None or not isinstance(ask.kind, Write)
    return _rename(turn, run, ask, text) or (no_name and _take_new_contact(turn, text))


def _rename(turn: Turn, run: Run | None, ask: Ask[Any] | None, text: str) -> bool:
    heard = turn.hear(text)
    # "The recruiter is called Dana" puts no "data engineer" right.
    exact = any(one.intent is Intent.set_field for one in heard.requests())
    if exact or not heard.has(Marker.renames):
        return False
    if run is not None and ask is not None and run.changing is None:
        keys = [key for key in run.position.path if _is_name_of(run, key)]
        names = [run.answers[key].value for key in keys]
        found = heard.near_name(names)
        if found is not None:
            value = as_written(found[1], names[found[0]])
            said = Card(repairs.FILE, "called", shows={"value": value})
            return correcting.take(turn, run, keys[found[0]], value, said)
    for field in (Field.company, Field.role):
        named = [case.application for case in mentions.listed(turn) if getattr(case.application, field.value)]
        names = [getattr(one, field.value) for one in named]
        found = heard.near_name(names)
        if found is not None:
            edits.rename(turn, (named[found[0]],), field, as_written(found[1], names[found[0]]))
            return True
    return False


def _is_name_of(run: Run, key: str) -> bool:
    kind = run.position.asks[key].kind
    return isinstance(kind, Write) and kind.is_name and run.answers[key].value != SKIPPED


def _take_new_contact(turn: Turn, text: str) -> bool:
    """Note somebody else as the contact. Return False if a text names nobody new, or it isn't clear where."""
    heard = turn.hear(text)
    if text.rstrip().endswith("?") or not heard.has(Marker.new_contact):
        return False
    application = _dealt_with(turn, text)
    people = heard.people([application.name, application.contact or ""]) if application is not None else ()
    if application is None or len(people) != 1:
        return False
    via = Via.recruiter if application.via is Via.nobody else None
    edits.carry_out(turn, "change", AboutWords((application,), CONTACT, people[0], via))
    return True


def _dealt_with(turn: Turn, text: str) -> Application | None:
    """Return the application whose contact a text is about; None if that is unclear.

    It is the one that the text names, or the one whose present contact it names, or the only open one.
    """
    named = mentions.cases_mentioned(turn, text)
    cases = [case for case in turn.now_established().cases if case.open]
    if not named:
        named = tuple(case for case in cases if _is_named(case.application.contact, text))
    if not named and len(cases) == 1 and not mentions.is_about_a_stranger(turn, text):
        named = tuple(cases)
    return named[0].application if len(named) == 1 else None


def _is_named(contact: str | None, text: str) -> bool:
    first = contact.split()[0] if contact else ""
    return bool(first) and re.search(rf"(?<!\w){re.escape(first)}(?!\w)", text, re.IGNORECASE) is not None
