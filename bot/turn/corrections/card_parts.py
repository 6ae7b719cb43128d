"""Set what a card shows of the contact and the stage by what is said of them: "the owner, Mr Hartley"."""

from __future__ import annotations

import re
from typing import Any

from bot.coach.facts.application import Stage, Via
from bot.talk.ask import SKIPPED, Ask
from bot.talk.kinds import Choose
from bot.talk.script import Answer
from bot.turn.interpreting.parts import parts
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import CERTAIN, Kind
from bot.turn.readings.report import News, Report

ON, STAGE, VIA, CONTACT = "on", "stage", "via", "contact"
"""Questions of `log` whose answers the card shows."""

STAND_IN = "applied to Acme"
"""Words put before the text, so that it is read as what is told beside a company. They are never stored."""

SETTLED_BY = frozenset({News.applied, News.met})
"""The news that the text may tell after `STAND_IN`: only that they applied, or that they have talked."""

MAY_MEAN = 0.5
"""How likely a stage has to be where the words also report this stage."""

_LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


def take_contact(turn: Turn, run: Run, text: str) -> bool:
    """Take whom the person deals with, or that it is nobody. Return False if the text says neither."""
    if VIA not in run.answers:
        return False
    told = _told(turn, text)
    plain = told is not None and told.role is None and told.applied is None and told.day is None
    if plain and told is not None and told.news in SETTLED_BY and (told.contact or told.via is not None):
        titles = (turn.hear(part).title() for part in parts(text))  # "her name's Ann, she's the ward manager"
        via = told.via or next((title for title in titles if title is not None), None)
        _set_contact(turn, run, told.contact, via)
        return True
    reading = turn.hear(text).readings(_via()).clearest(CERTAIN)
    if reading is None or reading.kind is not Kind.answer or reading.name != Via.nobody.value:
        return False
    kept = {**run.answers, VIA: Answer(Via.nobody.value, turn.now), CONTACT: Answer(SKIPPED, turn.now)}
    _show(turn, run.but(answers=kept), Card("said", f"via__{Via.nobody.value}"))
    return True


def _set_contact(turn: Turn, run: Run, contact: str | None, via: Via | None) -> None:
    before = Via(run.answers[VIA].value)
    via = via or (Via.recruiter if before is Via.nobody else before)
    answers = {**run.answers, VIA: Answer(via.value, turn.now)}
    if contact is not None or CONTACT not in answers:
        answers[CONTACT] = Answer(contact or SKIPPED, turn.now)
    named = Card("said", "contact", shows={"name": contact})
    _show(turn, run.but(answers=answers), named if contact is not None else Card("said", f"via__{via.value}"))


def take_stage(turn: Turn, run: Run, text: str) -> bool:
    """Take how far the application got, and ask for the day of this stage if the card's can't be it.

    Return False if the text doesn't tell how far it got.
    """
    reading = next(iter(turn.hear(text).readings(_stage()).ranked), None)
    if reading is None or reading.kind is not Kind.answer or STAGE not in run.answers:
        return False
    told = _told(turn, text)
    sure = turn.hear(text).readings(_stage()).clearest(CERTAIN) is not None
    meant = told is not None and told.stage is not None and told.stage.value == reading.name
    held = told is not None and told.news is not News.applied
    if not (sure or (meant and held and reading.sure >= MAY_MEAN)):
        return False
    before, after = Stage(run.answers[STAGE].value), Stage(reading.name)
    answers = {**run.answers, STAGE: Answer(after.value, turn.now)}
    if (before is Stage.applied) is not (after is Stage.applied):
        answers.pop(ON, None)  # the day of applying isn't the day of an interview
    changed = run.but(answers=answers)
    asked = changed.position.ask
    if asked is not None and asked.key == STAGE:
        return False  # where an interview was told, only the kind of interview can change
    _show(turn, changed, Card("said", f"stage__{after.value}"))
    return True


def answer_not_on_card(turn: Turn, run: Run, text: str) -> bool:
    """Say that neither a link nor the workplace is kept. Return False if the text is something else."""
    heard = turn.hear(text)
    where = heard.place() is not None and not heard.has(Marker.of_their_home)
    if not where and _LINK.search(text) is None:
        return False
    _show(turn, run, Card("said", "not_on_card"))
    return True


def _told(turn: Turn, text: str) -> Report | None:
    reports = turn.hear(f"{STAND_IN}, {text}").reports(())
    return reports[0] if len(reports) == 1 else None


def _stage() -> Ask[Any]:
    return Choose("stage", Stage)


def _via() -> Ask[Any]:
    return Choose("via", Via)


def _show(turn: Turn, run: Run, said: Card) -> None:
    """Show the card again, or ask what the new value leads to."""
    turn.say(Asked(turn.put(run.but(draft_answer=None)), before=said))
