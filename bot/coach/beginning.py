"""What a dialogue starts with: its facts, from the history of the person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import Any

from bot.coach.application import Application, State
from bot.coach.history import History
from bot.coach.known import (
    AboutChange,
    AboutFeedback,
    AboutMood,
    AboutNo,
    AboutNotes,
    AboutPatterns,
    AboutPerson,
    AboutReview,
    AboutStart,
    AboutWait,
    AboutWriting,
    Card,
    Earlier,
    Told,
    Topic,
    Wait,
)
from bot.coach.ladder import raised_at
from bot.coach.lessons import (
    About,
    FeedbackCame,
    FeedbackWanted,
    FreshNote,
    MessageSent,
    Noted,
    Prepared,
    Reviewed,
    Valued,
    WritingOut,
)
from bot.coach.rungs import next_step, not_before
from bot.coach.workdays import Workdays

Alike = Callable[[str, Sequence[str]], tuple[bool, ...]]
"""(a role, other roles) → for each of the others, whether it is a job like the first."""

LONGEST_DETAIL = 4
"""Words of a note that may stand in a message to them. Our own choice."""

MOST_WRITTEN = 3
"""Times that one no may be written out."""

WAITS = frozenset({"log", "waiting", "prepare", "overdue", "yes"})


@dataclass(frozen=True)
class Beginning:
    """All that the facts of a new run are made from. run: its number."""

    history: History
    run: int
    now: datetime
    zone: tzinfo
    workdays: Workdays
    own_name: str | None
    alike: Alike

    @property
    def today(self) -> date:
        """The day it is for the person."""
        return self.now.astimezone(self.zone).date()


def facts_for(script: str, about: Any, begin: Beginning) -> Any:
    """The facts a new run of `script` starts with. about: what the dialogue before it handed on."""
    if isinstance(about, AboutReview):
        return with_fresh(with_earlier(about, begin), begin.history)
    topic = about if isinstance(about, Topic) else Topic()
    if script == "start":
        return AboutStart(known=begin.run > 1)
    if script in WAITS:
        return about_wait(topic, begin, offers=script == "yes")
    if script == "no":
        return about_no(topic, begin)
    if script == "feedback":
        return about_feedback(topic, begin)
    if script == "patterns":
        return about_patterns(begin)
    if script == "notes":
        return about_notes(topic, begin)
    if script == "mood":
        return AboutMood(int(topic.way or 1))
    if script == "writing":
        return about_writing(topic, begin)
    if script in ("edit", "mark"):
        case = begin.history.case(topic.application)
        return AboutChange(case.application if case is not None else None, topic.way)
    if script in ("settings", "pause"):
        return replace(about_person(begin), way=topic.way)
    return about


# ---------------------------------------------------------------- waiting


def about_wait(topic: Topic, begin: Beginning, *, offers: bool = False) -> AboutWait:
    """The open applications, the longest overdue first; after a yes also those with an offer."""
    history = begin.history
    settled = history.lives is not None and history.hour is not None
    return AboutWait(
        begin.run,
        begin.today,
        waits(begin, offers=offers),
        topic.application,
        topic.way,
        begin.own_name,
        settled,
        topic.day,
    )


def waits(begin: Beginning, *, offers: bool = False) -> tuple[Wait, ...]:
    """The open applications as the dialogues about waiting see them, the longest overdue first.

    offers: those with an offer too.

    One that they don't want to be asked about can be chased all the same.
    """
    history, zone = begin.history, begin.zone
    raised = raised_at(history)
    prepared = {fact.application for _, fact in history.of(Prepared)}
    cared = {f.application: f.text for _, f in history.of(FreshNote) if f.about is About.they_cared}
    found: list[Wait] = []
    for case in history.cases:
        if not (case.open or (offers and case.state is State.offer)):
            continue
        number = case.application.number
        step = next_step(replace(case, muted=False), raised.get(number, ()), begin.workdays, zone)
        due_on = max(step.calendar, not_before(case, zone)) if step is not None else None
        since = case.on or case.logged_at.astimezone(zone).date()
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


# ---------------------------------------------------------------- a no, and after it


def about_no(topic: Topic, begin: Beginning) -> AboutNo:
    """The applications, those still open first; with what was prepared for this one."""
    history, number = begin.history, topic.application
    cases = history.cases
    prepared = {fact.application: fact for _, fact in history.of(Prepared)}
    values = {fact.application: fact.text for _, fact in history.of(Valued)}
    wanted = [case.application.number for case in cases if case.open or case.application.number == number]
    return AboutNo(
        begin.run,
        tuple(case.application for case in cases),
        number,
        begin.own_name,
        silent=topic.way == "silence",
        cards=tuple(Card(prepared[n], values.get(n)) for n in wanted if n in prepared),
    )


def similar_noes(history: History, like: Application, alike: Alike) -> tuple[Application, ...]:
    """The noes after an interview for jobs like one, that one left out; the earliest first."""
    if like.role is None or not like.interviewed:
        return ()
    refused = [
        case.application
        for case in sorted(history.cases, key=lambda case: (case.at, case.application.number))
        if case.state is State.no
        and case.application.interviewed
        and case.application.role is not None
        and case.application.number != like.number
    ]
    likes = alike(like.role, [application.role or "" for application in refused])
    return tuple(application for application, is_like in zip(refused, likes, strict=True) if is_like)


def latest_similar(history: History, alike: Alike) -> tuple[int, ...]:
    """The noes for jobs like the latest one that was refused, by number, that one last."""
    noes = [case for case in history.cases if case.state is State.no and case.application.interviewed]
    if not noes:
        return ()
    latest = max(noes, key=lambda case: (case.at, case.application.number)).application
    return (*(a.number for a in similar_noes(history, latest, alike)), latest.number)


def with_earlier(about: AboutReview, begin: Beginning) -> AboutReview:
    """The review with the noes before it for jobs like this one; from the third on, what they brought."""
    similar = similar_noes(begin.history, about.application, begin.alike)
    numbers = {application.number for application in similar}
    notes = {fact.about: fact.text for _, fact in begin.history.of(Noted) if fact.application in numbers}
    earlier = Earlier(*(notes.get(a) for a in (About.went_well, About.went_badly, About.prepare_better)))
    with_similar = replace(about, similar=tuple(a.role or "" for a in similar))
    return replace(with_similar, earlier=earlier) if with_similar.third else with_similar


def with_fresh(about: AboutReview, history: History) -> AboutReview:
    """The review with what they noted on the evening of the interview."""
    notes = {
        fact.about: fact.text
        for _, fact in history.of(FreshNote)
        if fact.application == about.application.number
    }
    fresh = Earlier(*(notes.get(a) for a in (About.went_well, About.went_badly, About.they_cared)))
    return replace(about, fresh=fresh)


def about_feedback(topic: Topic, begin: Beginning) -> AboutFeedback:
    """The refused applications: those that were asked first, then the latest."""
    history = begin.history
    asked = {f.application for _, f in history.of(MessageSent) if f.draft.startswith("feedback_")}
    asked -= {fact.application for _, fact in history.of(FeedbackCame)}
    refused = [case.application for case in history.cases if case.state is State.no]
    refused.sort(key=lambda application: application.number not in asked)
    later = tuple(f.application for _, f in history.of(FeedbackWanted) if f.later_there)
    return AboutFeedback(tuple(refused), topic.application, topic.way, later, begin.own_name)


def about_patterns(begin: Beginning) -> AboutPatterns:
    """The noes for jobs like the latest one; fewer than three are too few."""
    history = begin.history
    numbers = latest_similar(history, begin.alike)
    if len(numbers) < 3:
        return AboutPatterns()
    said = {(fact.application, fact.about): fact.text for _, fact in history.of(Noted)}
    told = [
        Told(case.application, said.get((number, About.went_well)), said.get((number, About.went_badly)))
        for number in numbers
        if (case := history.case(number)) is not None
    ]
    return AboutPatterns(tuple(told))


# ---------------------------------------------------------------- around an interview, and the person


def about_notes(topic: Topic, begin: Beginning) -> AboutNotes:
    """The application whose interview it was, and the plan they came with."""
    case = begin.history.case(topic.application)
    if case is None:
        return AboutNotes(today=begin.today)
    return AboutNotes(case.application, begin.history.plan, case.due is not None, begin.today)


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
    reviews = [held.at for held, fact in history.of(Reviewed) if fact.application == number]
    last = max([case.at, *reviews]).astimezone(begin.zone).date()
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
