"""Take the answer that was read from a text, and say it back if the person may have meant another."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

from bot.coach.facts.application import Stage
from bot.coach.scripts import REVIEW
from bot.events import Wrote
from bot.talk.ask import SKIPPED, Ask
from bot.talk.days import DayQuestion, PickWhen, When
from bot.talk.kinds import Choose, ChooseMany, PickHour, Write
from bot.turn.interpreting.answers import Unsure
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import run_option_action, take_answer
from bot.turn.questions.selecting import labels_of, tick
from bot.turn.readings.marker import Marker
from bot.turn.runs.say_back import say_back
from bot.turn.wellbeing import refusals

HELD = range(7, 22)
"""Hours at which an interview may begin: "make it 3" doesn't mean at night. Our own choice."""

GOOD_PART = "went_well"
"""The review's first question for own words."""

SAID_AFTER = {GOOD_PART: "good_part", "core_skills": "skills"}
"""The questions of a review whose answers are said back, with the block; they stand far apart."""

SHORT = 60
"""The most characters of an answer that is said back as it is. Our own choice."""


def take_interpreted(
    turn: Turn, run: Run, ask: Ask[Any], stored: str | Unsure, text: str, event: Wrote
) -> None:
    """Take what was read from a text as the answer; days in doubt, and a selection, are shown first."""
    if isinstance(stored, Unsure):
        turn.say(Asked(turn.put(run.but(draft_answer=stored.draft))))
    elif isinstance(ask.kind, ChooseMany) and "," in stored:
        take_answer(turn, run, ask, stored, None, choice=stored)  # all of them were named at once
        say_back(turn, Card("said", "ticked", shows={"labels": labels_of(turn, run, ask, stored.split(","))}))
    elif isinstance(ask.kind, ChooseMany):
        tick(turn, run, ask, stored)
    else:
        on_button = _is_on_button(turn, run, text)
        if run_option_action(turn, run, ask, stored, None):
            return
        sources = {event.message: text} if event.message is not None else {}
        choice = None if isinstance(ask.kind, Write) else stored
        take_answer(turn, run, ask, stored, None, sources=sources, choice=choice)
        if run.script == REVIEW and (good := _good_words(turn, ask, text)) is not None:
            say_back(turn, Card("said", SAID_AFTER[ask.key], shows={"words": good}))
        if isinstance(ask.kind, DayQuestion):
            say_back(turn, _said(When.of(stored)))
        elif isinstance(ask.kind, PickHour) and not on_button:
            say_back(turn, Card("said", "hour", shows={"hour": stored}), ended=True)


def _good_words(turn: Turn, ask: Ask[Any], text: str) -> str | None:
    """Return what is said back of something good: the good part of a text, or a short text; else None."""
    if ask.key not in SAID_AFTER:
        return None
    good = turn.hear(text).good_part() if ask.key == GOOD_PART else None
    says = turn.words(refusals.WORDS)
    dark = turn.hear(text).went_badly() or says["hard"].fullmatch(text) or says["denying"].search(text)
    return good or (text if len(text) <= SHORT and not dark else None)


def _is_on_button(turn: Turn, run: Run, text: str) -> bool:
    """Tell whether an hour was written as its button says it: then it isn't said back."""
    option = turn.hear(text).option(run)
    return option is not None and any(map(str.isdecimal, text))


def _said(when: When) -> Card:
    """Return the words that say a day back, with its hour."""
    return Card("said", "day", shows={"day": when.day, "at": when.at})


def hour_alone(turn: Turn, text: str) -> time | None:
    """Return the hour of a text that only says at which hour something is ("it's at 3"); else None."""
    heard = turn.hear(text)
    at, rest = heard.time_in()
    if at is not None and not rest:
        return at
    if not (heard.has(Marker.starts_at) or heard.has(Marker.makes_hour)):
        return None
    hour = heard.hour(HELD, asked=True) if at is None else None
    return at if hour is None else time(hour)


def take_hour_beside_day(turn: Turn, run: Run, ask: Ask[Any], text: str, event: Wrote) -> bool:
    """Add an hour, said alone, to the day that was the last answer; return False without such an hour or day.

    At a question with options it may also belong to an earlier day that has no hour; so it may at a question
    for a day, if the text says that something is at that hour.
    """
    last = _day_before(run) if run.changing is None else None
    told = isinstance(ask.kind, DayQuestion) and turn.hear(text).has(Marker.starts_at)
    if last is None and run.changing is None and (told or isinstance(ask.kind, Choose)):
        last = _day_without_hour(run)
    if last is None:
        return False
    answer = run.answers[last]
    at = hour_alone(turn, text)
    if at is None or answer.value == SKIPPED:
        return False
    when = When(When.of(answer.value).day, at)
    sources = {**answer.sources, **({event.message: text} if event.message is not None else {})}
    answers = {**run.answers, last: replace(answer, value=when.stored, sources=sources)}
    turn.say(Asked(turn.put(run.but(answers=answers)), before=_said(when)))
    return True


def _day_without_hour(run: Run) -> str | None:
    """Return the key of the last day that was answered, if its hour is missing; else None."""
    days = [key for key in run.position.path if isinstance(run.position.asks[key].kind, PickWhen)]
    said = [key for key in days if run.answers[key].value != SKIPPED]
    return said[-1] if said and When.of(run.answers[said[-1]].value).at is None else None


def _day_before(run: Run) -> str | None:
    """Return the key of the day that the last answer gave, or the line that began the dialogue; else None."""
    position = run.position
    last = position.path[-1] if position.path else None
    if last is not None and isinstance(position.asks[last].kind, PickWhen):
        return last
    stage = run.answers.get("stage")
    told = run.script == "log" and "on" in run.answers and "on" not in position.path
    return "on" if told and stage is not None and stage.value != Stage.applied.value else None
