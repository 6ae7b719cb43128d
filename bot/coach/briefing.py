"""What a dialogue starts with: its facts, from the history of the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from bot.coach.dialogues.log import INTERVIEW, ROUND
from bot.coach.facts.after_a_no import about_feedback, about_no, about_patterns, with_earlier, with_fresh
from bot.coach.facts.application import State
from bot.coach.facts.context import Beginning
from bot.coach.facts.known import (
    AboutChange,
    AboutMood,
    AboutNotes,
    AboutPerson,
    AboutReview,
    AboutStart,
    AboutWait,
    AboutWriting,
    Topic,
    Wait,
)
from bot.coach.facts.lessons import About, FreshNote, Prepared, Reviewed, WritingOut
from bot.coach.schedule.nudges import raised_at
from bot.coach.schedule.rungs import next_step, not_before
from bot.coach.schedule.workdays import day_of

LONGEST_DETAIL = 4
"""Words of a note that may stand in a message to them. Our own choice."""

MOST_WRITTEN = 3
"""Times that one no may be written out."""

MOST_TWINS = 50
"""Among so many of those that were noted last, one of the same name is looked for."""

# ---------------------------------------------------------------- waiting


def about_wait(script: str, topic: Topic, begin: Beginning) -> AboutWait:
    """The open applications, the longest overdue first; after a yes also those with an offer.

    A run keeps what it starts with for good, so of hundreds only those that its dialogue may come to.
    """
    history = begin.history
    found = waits(begin, offers=script == "yes", also=topic.application)
    if script != "yes":  # after a yes the others are gone through
        found = tuple(wait for wait in found if wait.application.number == topic.application) or found
    if script == "log" and topic.way not in (ROUND, INTERVIEW):
        latest = {wait.application.number for wait in sorted(found, key=_noted)[-MOST_TWINS:]}
        found = tuple(wait for wait in found if wait.application.number in latest)
    return AboutWait(
        begin.run,
        begin.today,
        found,
        topic.application,
        topic.way,
        begin.own_name,
        history.has_settings,
        topic.day,
    )


def _noted(wait: Wait) -> int:
    return wait.application.number


def waits(begin: Beginning, *, offers: bool = False, also: int | None = None) -> tuple[Wait, ...]:
    """The open applications as the dialogues about waiting see them, the longest overdue first.

    offers: those with an offer too. also: one that is there in any case.

    One that they don't want to be asked about can be chased all the same.
    """
    history, zone = begin.history, begin.zone
    raised = raised_at(history)
    prepared = {fact.application for _, fact in history.of(Prepared)}
    cared = {f.application: f.text for _, f in history.of(FreshNote) if f.about is About.they_cared}
    found: list[Wait] = []
    for case in history.cases:
        number = case.application.number
        if not (case.open or number == also or (offers and case.state is State.offer)):
            continue
        step = next_step(replace(case, muted=False), raised.get(number, ()), begin.workdays, zone)
        due_on = max(step.calendar, not_before(case, zone)) if step is not None else None
        since = case.on or day_of(case.logged_at, zone)
        found.append(
            Wait(
                case.application,
                case.state,
                case.on,
                case.due,
                step.rung if step is not None else None,
                due_on,
                again=step is not None and step.again,
                early=due_on is not None and due_on > begin.today,
                prepared=number in prepared,
                waited=begin.workdays.between(since, begin.today),
                detail=short(cared.get(number)),
                muted=case.muted,
                raised=step is not None and step.raised,
            )
        )
    return tuple(sorted(found, key=lambda wait: (wait.due_on or date.max, wait.application.number)))


def short(note: str | None) -> str | None:
    """A note that fits into a sentence of somebody else's: a few words, and no sentence of its own."""
    words = (note or "").split()
    own = {"they", "he", "she", "we", "i", "it", "that", "how", "whether", "if"}
    fits = 0 < len(words) <= LONGEST_DETAIL and words[0].casefold() not in own
    return " ".join(words).rstrip(".") if fits else None


# ---------------------------------------------------------------- around an interview, and the person


def about_notes(topic: Topic, begin: Beginning) -> AboutNotes:
    """The application whose interview it was, and the plan they came with."""
    case = begin.history.case(topic.application)
    if case is None:
        return AboutNotes()
    return AboutNotes(case.application, begin.history.plan, case.due is not None)


def about_writing(topic: Topic, begin: Beginning) -> AboutWriting:
    """The latest no, or the one that was chosen; and whether writing it out fits by now."""
    history = begin.history
    refused = [case for case in history.cases if case.state is State.no]
    case = history.case(topic.application) or max(refused, key=lambda c: c.at, default=None)
    if case is None or case.state is not State.no:
        return AboutWriting()
    number = case.application.number
    written = sum(fact.application == number for _, fact in history.of(WritingOut))
    if written >= MOST_WRITTEN:
        return AboutWriting(case.application, "enough")
    reviews = [established.at for established, fact in history.of(Reviewed) if fact.application == number]
    last = day_of(max([case.at, *reviews]), begin.zone)
    return AboutWriting(case.application, "early" if last >= begin.today else None)


def about_person(begin: Beginning) -> AboutPerson:
    """Where they live, when they want to be written to, and whether they paused it."""
    lives, paused = begin.history.lives, begin.history.paused
    return AboutPerson(
        lives.country if lives is not None else None,
        lives.zone if lives is not None else None,
        begin.history.hour,
        paused if paused is not None and paused > begin.today else None,
    )


# ---------------------------------------------------------------- each dialogue


def about_change(topic: Topic, begin: Beginning) -> AboutChange:
    """What is changed of an application, while it is there."""
    case = begin.history.case(topic.application)
    if case is None:
        return AboutChange(way=topic.way)
    return AboutChange(case.application, topic.way, case.state)


ABOUT: dict[str, Callable[[Topic, Beginning], Any]] = {
    "start": lambda _, begin: AboutStart(known=begin.run > 1),
    **{name: partial(about_wait, name) for name in ("log", "waiting", "prepare", "overdue", "yes")},
    "no": about_no,
    "feedback": about_feedback,
    "patterns": lambda _, begin: about_patterns(begin),
    "notes": about_notes,
    "mood": lambda topic, _: AboutMood(int(topic.way or 1)),
    "writing": about_writing,
    "edit": about_change,
    "mark": about_change,
    "settings": lambda topic, begin: replace(about_person(begin), way=topic.way),
    "pause": lambda topic, begin: replace(about_person(begin), way=topic.way),
}
"""What a dialogue starts with, by its name; another one starts with what the one before it handed on."""


def facts_for(script: str, about: Any, begin: Beginning) -> Any:
    """Return the facts a new run of `script` starts with. about: what the dialogue before it handed on."""
    if isinstance(about, AboutReview):
        return with_fresh(with_earlier(about, begin), begin.history)
    if script not in ABOUT:
        return about
    return ABOUT[script](about if isinstance(about, Topic) else Topic(), begin)
