"""Build a dialogue's briefing from the person's history; briefings after a no are in `facts.after_a_no`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from bot.coach.dialogues.log import INTERVIEW, ROUND
from bot.coach.facts.after_a_no import (
    about_feedback,
    about_no,
    about_patterns,
    offered,
    with_earlier,
    with_fresh,
)
from bot.coach.facts.application import State
from bot.coach.facts.context import Beginning
from bot.coach.facts.for_coach import about_for_coach
from bot.coach.facts.known import (
    AboutAcquaintance,
    AboutChange,
    AboutMood,
    AboutNotes,
    AboutPerson,
    AboutSector,
    AboutStart,
    AboutValues,
    AboutWait,
    AboutWriting,
    Topic,
    Wait,
)
from bot.coach.facts.lessons import (
    MOST_WRITTEN,
    About,
    FreshNote,
    Prepared,
    Reviewed,
    WillWrite,
    WritingEvenings,
    WritingOut,
)
from bot.coach.facts.refused import AboutReview
from bot.coach.schedule.nudges import raised_at
from bot.coach.schedule.rungs import next_step, not_before
from bot.coach.workdays import day_of

LONGEST_DETAIL = 4
"""The most words of a note that a message to an employer may quote. Our own choice."""

EVENINGS = 2
"""On how many evenings writing about a no may come back by itself."""

STOP = "stop"
"""The way into `writing` in which the person ends that."""

MOST_COMPARED = 50
"""How many of the latest applications are checked for the same name when a new one is noted."""

ONTARIO = ("CA", "America/Toronto")
"""The country and the zone of people in Ontario. Others have that zone too: most of Quebec, for one."""

# ---------------------------------------------------------------- waiting


def about_wait(script: str, topic: Topic, begin: Beginning) -> AboutWait:
    """Brief a dialogue about waiting: the open applications, the longest overdue first.

    After a yes, applications with an offer are listed too. A run stores its briefing for good, so of hundreds
    of applications it gets only those that its dialogue may need.
    """
    history = begin.history
    listed = waits(begin, offers=script == "yes", also=topic.application)
    if script != "yes":  # `yes` asks about the other applications too; other dialogues need the chosen one
        listed = tuple(wait for wait in listed if wait.application.number == topic.application) or listed
    if script == "log" and topic.way not in (ROUND, INTERVIEW):
        latest = {wait.application.number for wait in sorted(listed, key=_number)[-MOST_COMPARED:]}
        listed = tuple(wait for wait in listed if wait.application.number in latest)
    within = {a.number for a in offered([wait.application for wait in listed], topic.application)}
    listed = tuple(wait for wait in listed if wait.application.number in within)
    return AboutWait(
        begin.run,
        begin.today,
        listed,
        topic.application,
        topic.way,
        begin.own_name,
        history.has_settings,
        topic.day,
        topic.told,
        topic.at,
        place_last=script == "yes",
        values_later=script == "prepare",
        ontario=history.lives is not None and (history.lives.country, history.lives.zone) == ONTARIO,
    )


def _number(wait: Wait) -> int:
    return wait.application.number


def waits(begin: Beginning, *, offers: bool = False, also: int | None = None) -> tuple[Wait, ...]:
    """Return the open applications as the dialogues about waiting see them, the longest overdue first.

    offers: include applications with an offer. also: the number of one to include even if it is closed.

    Muting is ignored: the person can chase an application that they don't want to be asked about.
    """
    history, zone = begin.history, begin.zone
    raised = raised_at(history)
    prepared = {fact.application for _, fact in history.of(Prepared)}
    cared_about = {f.application: f.text for _, f in history.of(FreshNote) if f.about is About.they_cared}
    result: list[Wait] = []
    for case in history.cases:
        number = case.application.number
        if not (case.open or number == also or (offers and case.state is State.offer)):
            continue
        step = next_step(replace(case, muted=False), raised.get(number, ()), begin.workdays, zone)
        due_on = max(step.calendar, not_before(case, zone)) if step is not None else None
        since = case.on or day_of(case.logged_at, zone)
        result.append(
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
                detail=quotable(cared_about.get(number)),
                muted=case.muted,
                raised=step is not None and step.raised,
                begins=case.begins,
            )
        )
    return tuple(sorted(result, key=lambda wait: (wait.due_on or date.max, wait.application.number)))


def quotable(note: str | None) -> str | None:
    """Return a note that fits inside another sentence, else None: a few words, and no clause of its own."""
    words = (note or "").split()
    clause_starts = {"they", "he", "she", "we", "i", "it", "that", "how", "whether", "if"}
    fits = 0 < len(words) <= LONGEST_DETAIL and words[0].casefold() not in clause_starts
    return " ".join(words).rstrip(".") if fits else None


# ---------------------------------------------------------------- around an interview, and the person


def about_notes(topic: Topic, begin: Beginning) -> AboutNotes:
    """Brief `notes`: the application whose interview it was, and the plan that the person went in with."""
    case = begin.history.case(topic.application)
    if case is None:
        return AboutNotes()
    return AboutNotes(case.application, begin.history.plan, case.due is not None)


def about_writing(topic: Topic, begin: Beginning) -> AboutWriting:
    """Brief `writing`: the chosen no, else the latest one; and why it can't be written about now, if so."""
    history = begin.history
    refused = [case for case in history.cases if case.state is State.no]
    case = history.case(topic.application) or max(refused, key=lambda c: c.at, default=None)
    if case is None or case.state is not State.no:
        return AboutWriting()
    number = case.application.number
    if topic.way == STOP:
        return AboutWriting(case.application, "stopped")
    written = sum(fact.application == number for _, fact in history.of(WritingOut))
    if written >= MOST_WRITTEN:
        return AboutWriting(case.application, "enough")
    reviews = [established.at for established, fact in history.of(Reviewed) if fact.application == number]
    last = day_of(max([case.at, *reviews]), begin.zone)
    if last >= begin.today:
        return AboutWriting(case.application, "early")
    asked = any(fact.application == number for _, fact in history.of(WritingEvenings))
    evenings = 0 if asked else min(EVENINGS, MOST_WRITTEN - written - 1)
    return AboutWriting(case.application, evenings=evenings)


def about_values(begin: Beginning) -> AboutValues:
    """Brief `values`: whether the person said today that a no is very heavy, for then it has to wait."""
    last = next(reversed(begin.history.weights), None)
    return AboutValues(last is not None and last[1] and day_of(last[0], begin.zone) == begin.today)


def about_person(begin: Beginning) -> AboutPerson:
    """Brief `settings` and `pause`: the person's place, when nudges come and how, and the end of a pause."""
    lives, paused = begin.history.lives, begin.history.paused
    return AboutPerson(
        lives.country if lives is not None else None,
        lives.zone if lives is not None else None,
        begin.history.hour,
        paused if paused is not None and paused > begin.today else None,
        silent=begin.history.silent,
        sector=begin.history.sector,
        files=begin.history.wants_calendar_files,
    )


def about_sector(topic: Topic, begin: Beginning) -> AboutSector:
    """Brief `sector`: the application that led there, and the sector that was tapped."""
    case = begin.history.case(topic.application)
    return AboutSector(case.application if case is not None else None, topic.way)


# ---------------------------------------------------------------- each dialogue


def about_change(topic: Topic, begin: Beginning) -> AboutChange:
    """Brief `edit` and `mark`: what changes, and the application (None if it is gone)."""
    case = begin.history.case(topic.application)
    if case is None:
        return AboutChange(way=topic.way)
    return AboutChange(case.application, topic.way, case.state)


def about_acquaintance(topic: Topic, begin: Beginning) -> AboutAcquaintance:
    """Brief `acquaintance`: to whom the person wanted to write after the review of that application."""
    case = begin.history.case(topic.application)
    meant = [fact for _, fact in begin.history.of(WillWrite) if fact.application == topic.application]
    if case is None or not meant:
        return AboutAcquaintance(way=topic.way)
    return AboutAcquaintance(case.application, meant[-1], topic.way, begin.own_name)


ABOUT: dict[str, Callable[[Topic, Beginning], Any]] = {
    "start": lambda _, begin: AboutStart(known=begin.run > 1),
    **{name: partial(about_wait, name) for name in ("log", "waiting", "prepare", "overdue", "yes")},
    "no": about_no,
    "feedback": about_feedback,
    "patterns": lambda _, begin: about_patterns(begin),
    "notes": about_notes,
    "mood": lambda topic, _: AboutMood(int(topic.way or 1)),
    "writing": about_writing,
    "values": lambda _, begin: about_values(begin),
    "edit": about_change,
    "mark": about_change,
    "settings": lambda topic, begin: replace(about_person(begin), way=topic.way),
    "pause": lambda topic, begin: replace(about_person(begin), way=topic.way),
    "sector": about_sector,
    "acquaintance": about_acquaintance,
    "for_coach": lambda _, begin: about_for_coach(begin),
}
"""The function that briefs each dialogue. A dialogue not here gets what the dialogue before it handed on."""


def briefing_for(script: str, about: Any, begin: Beginning) -> Any:
    """Return the briefing of a new run of `script`. about: what the dialogue before it handed on."""
    if isinstance(about, AboutReview):
        return with_fresh(with_earlier(about, begin), begin.history)
    if script not in ABOUT:
        return about
    return ABOUT[script](about if isinstance(about, Topic) else Topic(), begin)
