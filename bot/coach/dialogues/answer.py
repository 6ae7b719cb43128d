"""Respond to a yes, or something like it: a written or a verbal offer, or a further round."""

from __future__ import annotations

from datetime import date
from enum import Enum

from bot.coach.dialogues import chasing
from bot.coach.dialogues.choosing import ANOTHER, one_of
from bot.coach.dialogues.log import ROUND, TALK
from bot.coach.dialogues.settings import ask_where_and_when
from bot.coach.facts.application import LONGEST_NAME, Application, Stage, State, Via
from bot.coach.facts.known import AboutWait, Topic, Wait
from bot.coach.facts.lessons import About, Noted
from bot.coach.facts.records import Became, Logged, ReplyBy
from bot.talk.ask import Record
from bot.talk.days import PickDate
from bot.talk.kinds import Choose, Write
from bot.talk.script import Ending, Script, Then

MOST_OTHERS = 5
"""How many other applications are asked about one by one; the rest stay in the list."""


class Kind(Enum):
    """The options say what kind of yes it is."""

    written = "written"
    verbal = "verbal"
    next_round = "next_round"


class Ready(Enum):
    """The option says that the person has read the word of caution."""

    go_on = "go_on"


class Other(Enum):
    """The options say what to do with another application."""

    keep = "keep"
    withdraw = "withdraw"
    keep_all = "keep_all"


class Gone(Enum):
    """The options say whether the withdrawal went out."""

    sent = "sent"
    no = "no"


async def yes(about: AboutWait) -> Ending:
    """Ask what kind of yes it is, by when to answer, what becomes of other applications, and what helped."""
    kind = await Choose("kind", Kind)
    applications = [w.application for w in about.waits]
    application = await one_of(applications, about.chosen, other=ANOTHER, words="which_if_yes")
    if kind is Kind.next_round:
        known = application.number if application is not None else None
        return Ending(then=Then("log", Topic(known, ROUND if known is not None else TALK)))
    if application is None:
        application = Application(
            about.run,
            await Write("company", longest=LONGEST_NAME),
            await Write("role", longest=LONGEST_NAME).or_skip(),
            Stage.final,
            Via.nobody,
        )
        await Record("logged", Logged(application))
    await Record("offer", Became(application.number, State.offer))
    await Choose("caution", Ready, words="caution" if kind is Kind.verbal else "caution_if_written")
    by = await PickDate("reply_by").or_skip()
    if by is not None:
        await Record("reply_by", ReplyBy(application.number, by))
        if not about.settled and not about.place_last:  # an old run: newer ones ask for the place last
            await ask_where_and_when()
    kept = 0
    if kind is Kind.written:  # a verbal yes is no reason to withdraw anything else
        kept = await ask_about_others(about, application)
    worked = await Write("worked").or_skip()
    if worked is not None:
        await Record("kept", Noted(application.number, About.went_well, worked))
    if by is not None and not about.settled and about.place_last:
        await ask_where_and_when()  # so that the reminder doesn't come in the middle of the night
    return Ending("done", shows={"application": application, "by": by, "worked": worked, "kept": kept})


async def ask_about_others(about: AboutWait, taken: Application) -> int:
    """Ask of each other application whether to keep it or withdraw it with a draft. Return how many stay."""
    open_ones = [w for w in about.waits if w.state is State.waiting and w.application.number != taken.number]
    kept = len(open_ones)
    for wait in open_ones[:MOST_OTHERS]:
        number = wait.application.number
        other = await Choose(f"other_{number}", Other, passed=Other.keep, words="other", shows={"wait": wait})
        if other is Other.keep_all:
            return kept
        if other is Other.keep:
            continue
        draft = chasing.withdraw(wait.application, about.own_name)
        if await Choose(f"gone_{number}", Gone, words="gone", draft=draft) is Gone.sent:
            await Record(f"withdrew_{number}", Became(number, State.withdrawn))
            kept -= 1
    return kept


def _samples() -> tuple[AboutWait, ...]:
    today = date(2026, 11, 24)
    acme, bare = chasing.sample(Via.agency, None), chasing.sample(Via.manager, None, bare=True)
    third = Wait(Application(5, "Globex", "C" * LONGEST_NAME, Stage.first, Via.nobody))
    return (
        AboutWait(9, today, settled=False, place_last=True),
        AboutWait(9, today, settled=False),
        AboutWait(9, today, (acme, bare), chosen=3, own_name="Ada"),
        AboutWait(9, today, (acme, bare, third)),
    )


YES = Script("yes", 2, yes, AboutWait, _samples())
