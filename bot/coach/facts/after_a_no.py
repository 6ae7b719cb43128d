"""Write the briefings of the dialogues after a no: the earlier noes, and what was learned from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.coach.facts.application import Application, State
from bot.coach.facts.context import Alike, Beginning
from bot.coach.facts.history import History
from bot.coach.facts.known import Topic
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
from bot.coach.facts.records import Refused
from bot.coach.facts.refused import (
    AboutFeedback,
    AboutNo,
    AboutPatterns,
    AboutReview,
    Card,
    Earlier,
    NoByMail,
    Told,
)

MOST_OFFERED = 100
"""How many applications the question "which one?" offers: all of them are stored with the run."""

MOST_CARDS, MOST_SIMILAR = 20, 10
"""How many prepared cards, and noes for similar jobs, a briefing holds at most. Our own choice."""

LONGEST_QUOTE = 600
"""How many characters a briefing keeps of each text where it holds many: no block quotes more of one."""

AGAIN = "again"
"""The way into `no` in which the person looks back on a no that they told before."""

ASK = "ask"
"""The way into `no` in which the person writes a request for feedback on a no that they told before."""


def offered(applications: Sequence[Application], chosen: int | None) -> tuple[Application, ...]:
    """Return as many applications as a question offers: the first ones, and in any case the chosen one."""
    first = tuple(applications[:MOST_OFFERED])
    rest = applications[MOST_OFFERED:]
    return (*first, *(one for one in rest if one.number == chosen))


def quoted(text: str | None) -> str | None:
    """Return the beginning of somebody's words, which is all that a block may quote."""
    return text[:LONGEST_QUOTE] if text is not None else None


def about_no(topic: Topic, begin: Beginning) -> AboutNo:
    """Brief `no`: the applications, open ones first, or only the chosen one; and what was prepared."""
    history, number = begin.history, topic.application
    chosen = history.case(number)
    cases = (chosen,) if chosen is not None else history.cases[:MOST_OFFERED]
    prepared = {fact.application: fact for _, fact in history.of(Prepared)}
    values = {fact.application: fact.text for _, fact in history.of(Valued)}
    cards = tuple(
        Card(case.application.name, _short_card(prepared[n]), quoted(values.get(n)))
        for case in cases
        if (n := case.application.number) in prepared and (case.open or n == number)
    )
    return AboutNo(
        begin.run,
        tuple(case.application for case in cases),
        number,
        begin.own_name,
        silent=topic.way == "silence",
        cards=cards[:MOST_CARDS],
        settled=history.has_settings,
        again=topic.way in (AGAIN, ASK),
        told=topic.told,
        mail=topic.mail or NoByMail(),
        asks=topic.way == ASK,
        of=topic.of,
        brief=topic.of is not None,
        lean=True,
        stage_unknown=topic.way == AGAIN and chosen is not None and chosen.stage_unknown,
    )


def _short_card(card: Prepared) -> Prepared:
    means, means_not, first_hour = quoted(card.means), quoted(card.means_not), card.first_hour[:LONGEST_QUOTE]
    return replace(card, means=means, means_not=means_not, first_hour=first_hour)


def similar_noes(history: History, like: Application, alike: Alike) -> tuple[Application, ...]:
    """Return the other applications for similar jobs that got a no after an interview; the earliest first."""
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
    are_alike = alike(like.role, [application.role or "" for application in applications])
    return tuple(
        application for application, is_alike in zip(applications, are_alike, strict=True) if is_alike
    )


def latest_similar(history: History, alike: Alike) -> tuple[int, ...]:
    """Return the numbers of the latest no after an interview, as the last, and of noes for similar jobs."""
    cases = history.known.values()
    noes = [case for case in cases if case.state is State.no and case.application.interviewed]
    if not noes:
        return ()
    latest = max(noes, key=lambda case: (case.at, case.application.number)).application
    return (*(a.number for a in similar_noes(history, latest, alike)), latest.number)


def with_earlier(about: AboutReview, begin: Beginning) -> AboutReview:
    """Add to a review the earlier noes for similar jobs; from the third no on, also the notes on them."""
    similar = similar_noes(begin.history, about.application, begin.alike)[-MOST_SIMILAR:]
    numbers = {application.number for application in similar}
    notes = {fact.about: fact.text for _, fact in begin.history.of(Noted) if fact.application in numbers}
    earlier = Earlier(*(notes.get(a) for a in (About.went_well, About.went_badly, About.prepare_better)))
    with_similar = replace(about, similar=tuple(a.role or "" for a in similar))
    if not with_similar.third:
        return with_similar
    return replace(with_similar, earlier=earlier, told=as_reviewed(similar, begin.history))


def as_reviewed(applications: Sequence[Application], history: History) -> tuple[Told, ...]:
    """Return for each application what the person said: what went well, what didn't, and why it was a no."""
    reasons = {fact.application: fact.reason for _, fact in history.of(Refused) if fact.reason}
    notes = {(fact.application, fact.about): fact.text for _, fact in history.of(Noted)}
    return tuple(
        Told(
            application,
            quoted(notes.get((application.number, About.went_well))),
            quoted(notes.get((application.number, About.went_badly))),
            quoted(reasons.get(application.number)),
        )
        for application in applications
    )


def with_fresh(about: AboutReview, history: History) -> AboutReview:
    """Add to a review what the person noted on the evening of the interview."""
    notes = {
        fact.about: fact.text
        for _, fact in history.of(FreshNote)
        if fact.application == about.application.number
    }
    fresh = Earlier(*(notes.get(a) for a in (About.went_well, About.went_badly, About.they_cared)))
    return replace(about, fresh=fresh)


def about_feedback(topic: Topic, begin: Beginning) -> AboutFeedback:
    """Brief `feedback`: the refused applications, latest first, but unanswered requests before all others."""
    history = begin.history
    asked = {f.application for _, f in history.of(MessageSent) if f.draft.startswith("feedback_")}
    awaited = asked - {fact.application for _, fact in history.of(FeedbackCame)}
    refused = [case.application for case in history.cases if case.state is State.no]
    refused.sort(key=lambda application: application.number not in awaited)
    refused = list(offered(refused, topic.application))
    known = {application.number for application in refused}
    later = known & {f.application for _, f in history.of(FeedbackWanted) if f.later_there}
    return AboutFeedback(
        tuple(refused),
        topic.application,
        topic.way,
        tuple(sorted(later)),
        begin.own_name,
        tuple(sorted(asked & known)),
        may_wait=not topic.told,  # what was told or pasted was read
    )


def about_patterns(begin: Beginning) -> AboutPatterns:
    """Brief `patterns`: the noes for jobs like the latest refused one; none if there are fewer than three."""
    history = begin.history
    numbers = latest_similar(history, begin.alike)[-MOST_SIMILAR:]
    if len(numbers) < 3:
        return AboutPatterns()
    applications = {case.application.number: case.application for case in history.cases}
    return AboutPatterns(as_reviewed([applications[number] for number in numbers], history))
