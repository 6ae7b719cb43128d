"""Hear that an employer got in touch, but decided nothing: "just to say they got it"."""

from __future__ import annotations

from typing import Any

from bot.coach.briefing import waits
from bot.coach.facts.cases import Case
from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn.interpreting import mentions
from bot.turn.interpreting.names import is_name
from bot.turn.interpreting.parts import parts
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.request import Intent
from bot.turn.requests import sending

WORDS = "texts/nothing_decided"
"""The file of this module's patterns in `content/en/turn/`."""

OVERDUE, NEWS, REOPEN = "overdue", "news", "reopen"
"""The dialogue that asks what the employer said, that question, and the one whether to reopen a case."""

LONGEST = 25
"""The most words of a text that only says that nothing is decided. Our own choice."""

KINDS = (Marker.asked_of_me, Marker.missed_them, Marker.nothing_decided)
"""What a clause may say, the weightiest first: that is answered if several are said."""

OVER = frozenset({"new", NEWS, "early", "again", "sent", "close"})
"""Questions of that dialogue that are settled once the employer has got in touch."""


def take_nothing_decided(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Say that the wait goes on, and end the run. Return False where a text may tell of a decision."""
    if isinstance(ask.kind, Write) and not is_name(ask):
        return False
    if run.script != OVERDUE or (ask.key != NEWS and not _tells_of_them(turn, ask, text)):
        return take_with_contact(turn, text)
    if len(text.split()) > LONGEST or _says_when(turn, text):
        return False
    about = mentions.application_of(run)
    kind = _kind_of(turn, parts(text))
    case = turn.history.case(about.number) if about is not None else None
    if kind is None:
        return take_with_contact(turn, text)
    return _say(turn, kind, case)


def _tells_of_them(turn: Turn, ask: Ask[Any], text: str) -> bool:
    """Tell whether a text says what the employer said, where it is asked what to do about the silence."""
    return ask.key in OVER and turn.hear(text).has(Marker.of_them)


def take_with_contact(turn: Turn, text: str) -> bool:
    """Take that an employer got in touch and what was said, if that decides nothing; else return False."""
    if len(text.split()) > LONGEST or _says_when(turn, text):
        return False
    saying = turn.words(WORDS)["saying"]
    head, *said = [clause for part in parts(text) for clause in saying.split(part)] or [text]
    asked = next((one for one in turn.hear(head).requests() if one.intent is Intent.got_in_touch), None)
    kind = _kind_of(turn, said) if asked is not None else None
    cases = sending.meant(turn, asked.of) if asked is not None else []
    if asked is None and _kind_of(turn, [head, *said]) is Marker.missed_them:
        named = mentions.cases_mentioned(turn, head)
        kind, cases = Marker.missed_them, list(named or sending.meant(turn, None))
    if kind is None or not any(case.open for case in cases):
        return False
    return _say(turn, kind, cases[0] if len(cases) == 1 else None)


def _says_when(turn: Turn, text: str) -> bool:
    heard = turn.hear(text)
    return heard.asks() or bool(heard.days(past=False))


def _say(turn: Turn, kind: Marker, case: Case | None) -> bool:
    """Say what follows, and end the run that is settled by it. Return False in a run that reopened a case."""
    run = turn.person.current
    ask = run.open(run.position) if run is not None else None
    number = case.application.number if case is not None else None
    wait = next((one for one in waits(turn.beginning(0)) if one.application.number == number), None)
    card = Card("told", kind.value, shows={"wait": wait, "today": turn.today})
    if run is None or ask is None:
        turn.say(card)
        return True
    about = mentions.application_of(run)
    if run.script != OVERDUE or ask.key not in OVER or (number and about and about.number != number):
        turn.say(card)
        turn.ask_again()
        return True
    if REOPEN in run.answers:
        return False
    turn.remove(run.number)
    turn.say(card)
    return True


def _kind_of(turn: Turn, clauses: list[str]) -> Marker | None:
    """Return the weightiest thing that the clauses say; None if one of them says something else."""
    said = [_kind(turn, clause) for clause in clauses]
    return next((each for each in KINDS if each in said), None) if None not in said else None


def _kind(turn: Turn, clause: str) -> Marker | None:
    heard = turn.hear(clause.strip(" .!?…"))
    return next((each for each in KINDS if heard.has(each)), None)
