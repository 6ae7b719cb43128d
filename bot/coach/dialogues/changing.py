"""Change one application as the person asked for in words; ask only what their words leave open."""

from __future__ import annotations

from datetime import date
from enum import Enum

from bot.coach.dialogues.choosing import one_of
from bot.coach.facts.application import LONGEST_NAME, Application, Field, Stage, State, Via, YesNo
from bot.coach.facts.known import AboutWords, Topic
from bot.coach.facts.records import Became, Corrected, EveningWanted, Muted, Promised, ReplyBy, Staged
from bot.talk.ask import Record
from bot.talk.days import PickWhen, Toward, When
from bot.talk.kinds import Choose, Write
from bot.talk.script import Ending, Script, Then

NAMES = (Field.company, Field.role, Field.contact)
"""The fields that are names: the person can type a new value."""

STATES = {"away": State.away, "withdrew": State.withdrawn, "reopen": State.waiting}
"""What becomes of an application, by the way into `change`."""

MUTED = {"mute": True, "unmute": False}

ACCEPTED = "accepted"
"""The way into `change` where the person has said yes to an offer."""

ANSWERED = {ACCEPTED: State.offer, "declined": State.withdrawn}
"""What becomes of an application whose offer was answered, by the way in; the day to answer by is dropped."""

OFFER_DUE = "offer_due"
"""The way in when the day is known by which to answer an offer."""

MOVED = "moved"
"""The way in when the day of an interview has moved."""

APPLIED = "applied"
"""The way in when the day is known on which an application was sent."""

CANCELLED = "cancelled"
"""The way in when the employer cancelled something; `value` says what, if the person said it."""


class Off(Enum):
    """The options say what was cancelled."""

    interview = "interview"
    job = "job"
    unknown = "unknown"


async def change(about: AboutWords) -> Ending:
    """Change one application, and say what is different now."""
    application = await one_of(about.applications)
    if application is None:
        return Ending("gone")
    number = application.number
    shows: dict[str, object] = {"application": application}
    if about.what in STATES:
        await Record("became", Became(number, STATES[about.what]))
    elif about.what in MUTED:
        await Record("muted", Muted(number, MUTED[about.what]))
    elif about.what in ANSWERED:
        await Record("became", Became(number, ANSWERED[about.what]))
        await Record("reply_by", ReplyBy(number, None))
    elif about.what == OFFER_DUE:
        await Record("reply_by", ReplyBy(number, about.day))
        shows["day"] = about.day
    elif about.what in DAYS:
        shows |= await DAYS[about.what](about, application)
    elif about.what == CANCELLED:
        off = Off(about.value) if about.value else await Choose("off", Off, shows=shows)
        if off is Off.job:
            return Ending(then=Then("no", Topic(number)))
        await Record("staged", Staged(number, application.stage, None))
        return Ending(f"{CANCELLED}_{off.value}", shows=shows)
    else:
        what = Field(about.what)
        value = about.value or await Write("value", longest=LONGEST_NAME, words=f"value_if_{what.value}")
        await Record("corrected", Corrected(number, what, value))
        if what is Field.contact and about.via is not None and about.via is not application.via:
            await Record("corrected_via", Corrected(number, Field.via, about.via.value))
        shows["value"] = value
    return Ending(about.what, shows=shows, celebrates=about.what == ACCEPTED)


async def applied(about: AboutWords, application: Application) -> dict[str, object]:
    """Note the day on which the application was sent. The promised day stays."""
    number = application.number
    await Record("staged", Staged(number, Stage.applied, about.day))
    due = dict(about.dues).get(number)
    if due is not None:
        await Record("promised", Promised(number, due))
    return {"day": about.day}


async def moved(about: AboutWords, application: Application) -> dict[str, object]:
    """Move the interview to another day. The promised day stays if the interview still comes before it."""
    number = application.number
    when = When(about.day, about.at) if about.day else await PickWhen("day", toward=Toward.ahead)
    day = when.day
    due = dict(about.dues).get(number)
    await Record("staged", Staged(number, application.stage, day, when.at))
    if due is not None and due >= day:
        await Record("promised", Promised(number, due))
    if number in about.evenings:
        await Record("wanted", EveningWanted(number, day))
    return {"day": day, "at": when.at, "dropped": due if due is not None and due < day else None}


DAYS = {MOVED: moved, APPLIED: applied}
"""The functions that note a day, by the way into `change`."""


async def forget(about: AboutWords) -> Ending:
    """Ask whether to erase one application. The turn in which the run ends erases it."""
    application = await one_of(about.applications)
    if application is None:
        return Ending("gone")
    shows = {"application": application}
    if await Choose("sure", YesNo, erases=YesNo.yes, shows=shows) is YesNo.no:
        return Ending("kept", shows=shows)
    return Ending(ERASED, shows=shows)


ERASED = "erased"
"""The ending of `forget` after which the application is to be erased."""

_TODAY = date(2026, 11, 24)
_ACME = Application(3, "Acme & Sons <b>", "Data engineer", Stage.final, Via.agency, "Dana")
_BARE = Application(4, "", "B" * LONGEST_NAME, Stage.first, Via.nobody)
_BOTH = (_ACME, _BARE)

CHANGE = Script(
    "change",
    1,
    change,
    AboutWords,
    (
        AboutWords(what="away"),
        *(AboutWords((_ACME,), way) for way in (*STATES, *MUTED, *ANSWERED)),
        *(AboutWords(_BOTH, what.value) for what in NAMES),
        AboutWords((_BARE,), "contact", "C" * LONGEST_NAME, Via.manager),
        AboutWords(_BOTH, MOVED, dues=((3, _TODAY),), evenings=(3,)),
        AboutWords((_ACME,), MOVED, day=_TODAY, dues=((3, _TODAY),)),
        AboutWords((_BARE,), OFFER_DUE, day=_TODAY),
        AboutWords((_BARE,), APPLIED, day=_TODAY, dues=((4, _TODAY),)),
        AboutWords((_ACME,), CANCELLED),
        AboutWords((_BARE,), CANCELLED, Off.interview.value),
    ),
    brief=True,
)

FORGET = Script("forget", 1, forget, AboutWords, (AboutWords(), AboutWords(_BOTH)), brief=True)
