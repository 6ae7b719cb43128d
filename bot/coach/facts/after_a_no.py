"""What the dialogues after a no start with: the noes before it, and what was learned from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.coach.facts.application import Application, State
from bot.coach.facts.context import Alike, Beginning
from bot.coach.facts.history import History
from bot.coach.facts.known import (
    AboutFeedback,
    AboutNo,
    AboutPatterns,
    AboutReview,
    Card,
    Earlier,
    Told,
    Topic,
)
from bot.coach.facts.lessons import (
    About,
    FeedbackCame,
    FeedbackWanted,
    FreshNote,
    MessageSent,
    Noted,
    Prepared,
    Valued,
)

AGAIN = "again"
"""The way into `no` for one that was told already: to look back on it."""


def about_no(topic: Topic, begin: Beginning) -> AboutNo:
    """The applications, those still open first, with what was prepared; or the one that was chosen."""
    history, number = begin.history, topic.application
    chosen = history.case(number)
    cases = (chosen,) if chosen is not None else history.cases
    prepared = {fact.application: fact for _, fact in history.of(Prepared)}
    values = {fact.application: fact.text for _, fact in history.of(Valued)}
    return AboutNo(
        begin.run,
        tuple(case.application for case in cases),
        number,
        begin.own_name,
        silent=topic.way == "silence",
        cards=tuple(
            Card(case.application.name, prepared[n], values.get(n))
            for case in cases
            if (n := case.application.number) in prepared and (case.open or n == number)
        ),
        settled=history.has_settings,
        again=topic.way == AGAIN,
    )


def similar_noes(history: History, like: Application, alike: Alike) -> tuple[Application, ...]:
    """The noes after an interview for jobs like one, that one left out; the earliest first."""
    if like.role is None or not like.interviewed:
        return ()
    refused = [
        case
        for case in history.known.values()
        if case.state is State.no
        and case.application.interviewed
        and case.application.role is not None
        and case.application.number != like.number
    ]
    if not refused:
        return ()
    refused.sort(key=lambda case: (case.at, case.application.number))
    applications = [case.application for case in refused]
    likes = alike(like.role, [application.role or "" for application in applications])
    return tuple(application for application, is_like in zip(applications, likes, strict=True) if is_like)


def latest_similar(history: History, alike: Alike) -> tuple[int, ...]:
    """The noes for jobs like the latest one that was refused, by number, that one last."""
    cases = history.known.values()
    noes = [case for case in cases if case.state is State.no and case.application.interviewed]
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
    if not with_similar.third:
        return with_similar
    return replace(with_similar, earlier=earlier, told=as_reviewed(similar, begin.history))


def as_reviewed(applications: Sequence[Application], history: History) -> tuple[Told, ...]:
    """Each with what they said went well, and what didn't."""
    said = {(fact.application, fact.about): fact.text for _, fact in history.of(Noted)}
    return tuple(
        Told(one, said.get((one.number, About.went_well)), said.get((one.number, About.went_badly)))
        for one in applications
    )


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
    waited_for = asked - {fact.application for _, fact in history.of(FeedbackCame)}
    refused = [case.application for case in history.cases if case.state is State.no]
    refused.sort(key=lambda application: application.number not in waited_for)
    later = tuple(f.application for _, f in history.of(FeedbackWanted) if f.later_there)
    return AboutFeedback(
        tuple(refused), topic.application, topic.way, later, begin.own_name, tuple(sorted(asked))
    )


def about_patterns(begin: Beginning) -> AboutPatterns:
    """The noes for jobs like the latest one; fewer than three are too few."""
    history = begin.history
    numbers = latest_similar(history, begin.alike)
    if len(numbers) < 3:
        return AboutPatterns()
    found = {case.application.number: case.application for case in history.cases}
    return AboutPatterns(as_reviewed([found[number] for number in numbers], history))
