"""Respond to an overdue decision: ask what is new, offer the chase, and give permission to stop waiting."""

from __future__ import annotations

from datetime import date
from enum import Enum

from bot.coach.dialogues import chasing
from bot.coach.dialogues.chasing import How
from bot.coach.dialogues.choosing import end_without_application, one_wait
from bot.coach.dialogues.settings import ask_where_and_when
from bot.coach.facts.application import Rung, State, Via, YesNo
from bot.coach.facts.known import AboutWait, Topic, Wait
from bot.coach.facts.lessons import PrepareOffered
from bot.coach.facts.records import Became, ChaseSent, Muted, NotSent, Promised, Refused, Snoozed
from bot.talk.ask import Record
from bot.talk.days import PickDate, Toward
from bot.talk.kinds import Choose
from bot.talk.script import Ending, Script, Then

TWO_WEEKS = 14

DRAFT = "draft"
"""The way in from a reminder to send a chase, which the person asked for: it leads straight to the draft."""


STILL_WAITING = frozenset(
    {"sent", "tomorrow", "not_sent", "not_now", "wait", "date", "paused", "weeks", "no_date"}
)
"""Endings after which the coach will want to send nudges, and so needs the person's zone and hour."""


class New(Enum):
    """The options say what is new; they are also the buttons of a nudge, and the ways into this dialogue."""

    nothing = "nothing"
    news = "news"
    not_now = "not_now"
    done = "done"
    mute = "mute"


class News(Enum):
    """The options say what the person heard."""

    date = "date"
    yes = "yes"
    no = "no"
    paused = "paused"
    withdrew = "withdrew"


class Early(Enum):
    """The options say what to do if the calendar says that it isn't time yet."""

    wait = "wait"
    chase = "chase"


class Again(Enum):
    """The options say what to do when a rung comes up a second time and nothing was sent."""

    chase = "chase"
    close = "close"


class ChaseNow(Enum):
    """The options say what became of a chase."""

    sent = "sent"
    tomorrow = "tomorrow"
    no = "no"


class Close(Enum):
    """The options say how the wait is closed."""

    no = "no"
    weeks = "weeks"
    away = "away"


async def overdue(about: AboutWait) -> Ending:
    """Lead from what is new to the next step."""
    wait = await one_wait(about)
    if wait is None:
        return end_without_application(about)
    number = wait.application.number
    way, _, rung = (about.way or "").partition(".")
    if wait.state is not State.waiting:
        if await Choose("reopen", YesNo, shows={"wait": wait}) is YesNo.no:
            return Ending("stays")
        await Record("reopened", Became(number, State.waiting))
    elif rung and (wait.rung is None or wait.rung.value != rung):
        return Ending("dealt_with", shows={"application": wait.application})  # an old button
    ways = {way.value: way for way in New} | {"chase": New.nothing, DRAFT: New.nothing, "withdrew": New.news}
    new = ways.get(way) or await Choose("new", New, shows={"wait": wait})
    ending = await next_step(new, about, wait)
    if not about.settled and ending.words in STILL_WAITING:
        await ask_where_and_when()
    shows = {**ending.shows, "application": wait.application}
    return Ending(ending.words, ending.draft, ending.then, shows)


async def next_step(new: New, about: AboutWait, wait: Wait) -> Ending:
    """Do what follows from what is new."""
    number = wait.application.number
    match new:
        case New.nothing:
            return await nothing_yet(about, wait)
        case New.news:
            return await news(about, wait)
        case New.done:
            return await close(wait)
        case New.mute:
            await Record("muted", Muted(number))
            return Ending("muted")
        case New.not_now:
            await Record("not_sent", NotSent(number, wait.rung or Rung.first))
            return Ending("not_now")


async def nothing_yet(about: AboutWait, wait: Wait) -> Ending:
    """Offer the chase of the next rung, or to close the wait if that is the next rung."""
    if wait.rung is Rung.close:
        return await close(wait)
    asked_for = about.way == DRAFT
    if wait.early and not asked_for and await Choose("early", Early, shows={"wait": wait}) is Early.wait:
        return Ending("wait")
    if wait.again and not asked_for and await Choose("again", Again, shows={"wait": wait}) is Again.close:
        return await close(wait)
    rung, number = wait.rung or Rung.first, wait.application.number
    draft = chasing.chase(rung, wait, about.own_name)
    words = because(rung, wait, ontario=about.ontario)
    if chasing.may_phone(rung, wait) and await Choose("how", How) is How.phone:
        draft, words = chasing.phone(wait, about.own_name), "sent_if_phone"
    sent = await Choose("sent", ChaseNow, words=words, draft=draft, shows={"wait": wait})
    if sent is not ChaseNow.sent:
        tomorrow = sent is ChaseNow.tomorrow
        await Record("not_sent", NotSent(number, rung, tomorrow=tomorrow))
        return Ending("tomorrow" if tomorrow else "not_sent")
    await Record("chase", ChaseSent(number, rung))
    second = Rung.third if wait.application.via is Via.nobody else Rung.second
    if rung is second and wait.due is None and not wait.prepared:
        await Record("offered", PrepareOffered(number))
        if await Choose("prepare", YesNo, passed=YesNo.no) is YesNo.yes:
            return Ending(then=Then("prepare", Topic(number)))
    return Ending("sent")


def because(rung: Rung, wait: Wait, *, ontario: bool = False) -> str:
    """Return the block around a draft, which says why to send the chase, and to whom.

    ontario: the job may be in Ontario, where the law names a day by which an interviewed candidate hears.
    """
    if rung is Rung.third:
        if ontario and wait.application.interviewed:
            return "sent_if_third_in_ontario"
        met = wait.application.via is Via.recruiter and wait.application.interviewed
        return "sent_if_third_copied" if met else "sent_if_third"
    if rung is Rung.second:
        return "sent_if_second"
    return "sent" if wait.application.via in (Via.agency, Via.recruiter) else "sent_if_direct"


async def news(about: AboutWait, wait: Wait) -> Ending:
    """Ask what the person heard, and do what follows from it."""
    number = wait.application.number
    known = News.withdrew if about.way == "withdrew" else None
    heard = known or await Choose("news", News, shows={"wait": wait})
    if heard is News.yes:
        return Ending(then=Then("yes", Topic(number)))
    if heard is News.no:
        return Ending(then=Then("no", Topic(number)))
    if heard is News.withdrew:
        await Record("withdrew", Became(number, State.withdrawn))
        return Ending("withdrew")
    if heard is News.date:
        said = about.day.isoformat() if about.day is not None else None
        due = await PickDate("new_date", toward=Toward.future, suggest=said).or_skip()
        if due is None:
            await Record("snoozed", Snoozed(number, days=TWO_WEEKS))
            return Ending("no_date")
        await Record("promised", Promised(number, due))
        return Ending("date", shows={"due": due})
    until = await PickDate("until", toward=Toward.later)
    await Record("snoozed", Snoozed(number, until=until))
    return Ending("paused", shows={"until": until})


async def close(wait: Wait) -> Ending:
    """Give permission to stop waiting, and ask how."""
    number = wait.application.number
    chosen = await Choose("close", Close, shows={"wait": wait})
    if chosen is Close.weeks:
        await Record("snoozed", Snoozed(number, days=TWO_WEEKS))
        return Ending("weeks")
    if chosen is Close.away:
        await Record("away", Became(number, State.away))
        return Ending("away")
    await Record("refused", Refused(number, None, silent=True))
    return Ending(then=Then("no", Topic(number, "silence")))


_TODAY = date(2026, 11, 24)

OVERDUE = Script(
    "overdue",
    1,
    overdue,
    AboutWait,
    (
        AboutWait(9, _TODAY),
        AboutWait(9, _TODAY, chosen=7),
        AboutWait(9, _TODAY, (chasing.sample(Via.agency, None, state=State.no),), chosen=3, way="news"),
        AboutWait(9, _TODAY, (chasing.sample(Via.agency, Rung.second),), chosen=3, way="nothing.first"),
        AboutWait(9, _TODAY, (chasing.sample(Via.agency, Rung.first), chasing.sample(Via.nobody, None))),
        *(
            AboutWait(9, _TODAY, (chasing.sample(via, rung, bare=bare),), way="nothing", own_name=name)
            for via in Via
            for rung in Rung
            for bare, name in ((True, None), (False, "Ada"))
            if not (via is Via.nobody and rung is Rung.second)
        ),
        AboutWait(9, _TODAY, (chasing.sample(Via.manager, Rung.first, early=True),), way="chase"),
        AboutWait(9, _TODAY, (chasing.sample(Via.manager, Rung.first, early=True, again=True),), way=DRAFT),
        AboutWait(9, _TODAY, (chasing.sample(Via.manager, Rung.third, again=True),), settled=False),
        AboutWait(9, _TODAY, (chasing.sample(Via.manager, Rung.third, prepared=True),), way="withdrew"),
        AboutWait(9, _TODAY, (chasing.sample(Via.manager, Rung.third),), way="news", day=_TODAY),
        *(
            AboutWait(9, _TODAY, (chasing.sample(via, Rung.third),), way="nothing", ontario=True)
            for via in (Via.recruiter, Via.nobody)
        ),
    ),
)
