"""Log an application: who, how far it got, since when, and by when a decision was promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from enum import Enum

from bot.coach.dialogues.choosing import ANOTHER, one_wait
from bot.coach.dialogues.settings import ask_where_and_when
from bot.coach.facts.application import LONGEST_NAME, Application, Field, Stage, Via, YesNo
from bot.coach.facts.known import AboutWait, Wait
from bot.coach.facts.records import ChasedBefore, Corrected, EveningWanted, Logged, Promised, Staged
from bot.coach.schedule.reminders import same_evening
from bot.talk.ask import Action, Record
from bot.talk.days import PickDate, PickWhen, Toward, When
from bot.talk.kinds import Choose, Write
from bot.talk.script import Ending, Script

ROUND, INTERVIEW, TALK = "round", "interview", "talk"
"""Ways in: a further round of a known application; an interview for one that may be known; a talk for one
that isn't known."""

LONG_AGO = timedelta(days=5)
"""How long after an application or interview the person may have chased already. Our own choice."""


class Same(Enum):
    """The options say whether an application of the same name is the same one."""

    update = "update"
    another = "another"


class Before(Enum):
    """The options say what to do with a promised day that is before the interview."""

    another = "another"
    right = "right"
    none = "none"


class Right(Enum):
    """The options say whether a line or a mail was understood rightly."""

    right = "right"
    change = "change"


class Chased(Enum):
    """The options say how often the person has chased already."""

    not_yet = "not_yet"
    once = "once"
    more = "more"


TIMES = {Chased.not_yet: 0, Chased.once: 1, Chased.more: 2}


async def log(about: AboutWait) -> Ending:
    """Ask for everything from the company to the day when a decision is due."""
    known = await earlier_one(about)
    company = role = None
    if known is None:
        names = [w.application for w in about.waits[:1]]
        company = await Write(
            "company", longest=LONGEST_NAME, cases=tuple(a.company for a in names if a.company)
        ).or_skip()
        asks = Write(
            "role",
            longest=LONGEST_NAME,
            words="role" if company else "role_if_alone",
            cases=tuple(a.role for a in names if a.role),
        )
        role = await (asks.or_skip() if about.told and company else asks)
        twin = same_as(about, company, role)
        if twin is not None and await Choose("same", Same, shows={"wait": twin}) is Same.update:
            known = twin
    stage, when = await ask_how_far(about)
    on, begins = when if when is not None else (None, None)
    if known is None:
        via = await Choose("via", Via, passed=Via.nobody)
        contact = None
        if via is not Via.nobody:
            contact = await Write("contact", longest=LONGEST_NAME).or_skip()
        application = Application(about.run, company or "", role, stage, via, contact)
        await Record("logged", Logged(application))
    else:
        application = await record_contact(known.application) if about.told else known.application
    await Record("staged", Staged(application.number, stage, on, begins))
    due = await ask_promised_day(on, stage)
    await Record("promised", Promised(application.number, due))
    ahead = on is not None and on >= about.today and stage is not Stage.applied
    if not ahead:
        await ask_chased(about, application, on, due)
    late = not same_evening(begins)
    shows = {"application": application, "on": on, "begins": begins, "due": due, "late": late}
    if about.told:
        await Choose(
            "right",
            Right,
            passed=Right.right,
            actions={Right.change: Action.edit},
            shows={**shows, "ahead": ahead, "stage": stage},
        )
    if not about.settled:
        await ask_where_and_when()
    if ahead:  # comes last: on the evening before, the card follows at once
        await offer_evening(about, application, on, begins)
    return Ending("ahead" if ahead else "logged", shows=shows)


async def earlier_one(about: AboutWait) -> Wait | None:
    """Return the known application that has a further round or an interview; None if it is a new one."""
    if about.way == ROUND:
        return await one_wait(about)
    if about.way == INTERVIEW:
        return await one_wait(about, other=ANOTHER)
    return None


async def record_contact(application: Application) -> Application:
    """Take the contact from a line or a mail, and record what differs from before."""
    via = await Choose("via", Via)
    contact = await Write("contact", longest=LONGEST_NAME).or_skip() if via is not Via.nobody else None
    if via is not application.via:
        await Record("via_now", Corrected(application.number, Field.via, via.value))
    if contact is not None and contact != application.contact:
        await Record("contact_now", Corrected(application.number, Field.contact, contact))
    return replace(application, via=via, contact=contact)


def same_as(about: AboutWait, company: str | None, role: str | None) -> Wait | None:
    """Return an open application with the same company and role; None if there is none."""

    def folded(text: str | None) -> str:
        return " ".join((text or "").casefold().split())

    wanted = (folded(company), folded(role))
    return next(
        (w for w in about.waits if (folded(w.application.company), folded(w.application.role)) == wanted),
        None,
    )


async def ask_how_far(about: AboutWait) -> tuple[Stage, When | None]:
    """Ask for the stage and its day; the day of a talk may come with its hour."""
    talks = tuple(stage for stage in Stage if stage is not Stage.applied)
    only_talks = about.way in (ROUND, INTERVIEW, TALK)
    stage = await Choose(
        "stage",
        Stage,
        offer=talks if only_talks else tuple(Stage),
        words="stage_if_known" if only_talks else "stage",
    )
    if stage is Stage.applied:
        applied = await PickDate("on", toward=Toward.past).or_skip()
        return stage, When(applied) if applied is not None else None
    said = When(about.day, about.at).stored if about.day is not None else None
    return stage, await PickWhen("on", toward=Toward.any, words="on_if_interview", suggest=said).or_skip()


async def ask_promised_day(on: date | None, stage: Stage) -> date | None:
    """Ask for the day by which a decision was promised. A day before the interview is questioned."""
    due = await PickDate("due", toward=Toward.future).or_skip()
    if due is None or on is None or stage is Stage.applied or due >= on:
        return due
    which = await Choose("due_before", Before, shows={"due": due, "on": on})
    if which is Before.another:
        return await PickDate("due_again", toward=Toward.future, words="due").or_skip()
    return due if which is Before.right else None


async def offer_evening(
    about: AboutWait, application: Application, on: date | None, begins: time | None
) -> None:
    """Offer the card with what was learned on the evening before an interview, and three notes after it."""
    late = not same_evening(begins)
    words = "evening_if_today" if on == about.today else "evening"
    if (
        on is not None
        and await Choose("evening", YesNo, passed=YesNo.no, words=words, shows={"late": late}) is YesNo.yes
    ):
        await Record("wanted", EveningWanted(application.number, on))


async def ask_chased(about: AboutWait, application: Application, on: date | None, due: date | None) -> None:
    """Ask how often the person has chased, if they may have, so that the right rung comes next."""
    overdue = due is not None and due < about.today and not (on is not None and on > about.today)
    if not (overdue or (on is not None and about.today - on >= LONG_AGO)):
        return
    times = TIMES[await Choose("chased", Chased, passed=Chased.not_yet)]
    if times:
        await Record("were_chased", ChasedBefore(application.number, times))


# ---------------------------------------------------------------- facts that show every variant

_TODAY = date(2027, 6, 1)  # between the two sample days of `PickDate`
_ACME = Application(3, "Acme & Sons <b>", "Data engineer", Stage.applied, Via.agency, "Dana")
_BARE = Application(4, "", "B" * LONGEST_NAME, Stage.first, Via.nobody)
SAMPLE_WAITS = (Wait(_ACME), Wait(_BARE))

LOG = Script(
    "log",
    1,
    log,
    AboutWait,
    (
        AboutWait(9, _TODAY, settled=False),
        AboutWait(9, date(2026, 12, 31)),
        AboutWait(9, _TODAY, told=True),
        AboutWait(9, _TODAY, SAMPLE_WAITS, chosen=3, way=ROUND, told=True),
        AboutWait(9, _TODAY, SAMPLE_WAITS, way=INTERVIEW, day=date(2027, 6, 4)),
        AboutWait(9, _TODAY, SAMPLE_WAITS, chosen=3, way=ROUND),
        AboutWait(9, _TODAY, (Wait(Application(3, "Acme", "Baker", Stage.first, Via.nobody)),)),
    ),
)
