"""Respond to a no: ask how heavy it is, what fits now, and which application it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import Any

from bot.coach.dialogues import drafts
from bot.coach.dialogues.choosing import one_of
from bot.coach.facts.application import LONGEST_NAME, Application, Field, Pace, Stage, Via, YesNo
from bot.coach.facts.heaviness import HEAVY, LOW, UNSAID, VERY_HEAVY
from bot.coach.facts.lessons import Prepared, VeryHeavy
from bot.coach.facts.records import Corrected, Logged, Refused
from bot.coach.facts.refused import AboutNo, AboutReview, Card, NoByMail, NoOf
from bot.talk.ask import Action, Record
from bot.talk.kinds import Choose, Rate, Write
from bot.talk.script import Ending, Script, Then, Within

REFUSED_AT = (Stage.applied, Stage.first, Stage.later, Stage.final)
"""The stages offered after a no, where a screening call counts as a first interview."""

NEW = "new"
"""The stored answer if the person means an application that the coach doesn't know yet."""


class FitsNow(Enum):
    """The options say how much the person wants to do about the no now."""

    quick = "quick"
    whole = "whole"
    reply = "reply"
    later = "later"
    leave = "leave"


class Given(Enum):
    """The options say what the employer told the person, if anything."""

    reason = "reason"
    bare = "bare"
    silence = "silence"


def options_for(mood: int) -> tuple[FitsNow, ...]:
    """Return what to offer, the most fitting first: the heavier it is, the less is asked."""
    if mood >= VERY_HEAVY:
        return (FitsNow.later, FitsNow.reply, FitsNow.leave)
    if mood == HEAVY:
        return (FitsNow.reply, FitsNow.later, FitsNow.quick, FitsNow.whole, FitsNow.leave)
    return tuple(FitsNow)


def block_for_fits_now(mood: int | None) -> str:
    """Return the block that asks what fits now: very heavy gets the support card, heavy a word of its own."""
    if mood is None:
        return "fits_now_if_unsaid"
    return {HEAVY: "fits_now_if_heavy", VERY_HEAVY: "fits_now_if_very_heavy"}.get(mood, "fits_now")


async def ask_which(about: AboutNo) -> Application | None:
    """Ask which application was refused, and return it; None if it isn't known yet."""
    return about.application or await one_of(about.applications, other=NEW, words="which_if_no")


async def ask_which_or_log(about: AboutNo, *, for_a_reply: bool = False) -> Application:
    """Ask which application was refused, and return it; one that isn't known yet is logged.

    for_a_reply: ask only what a reply needs.
    """
    known = await ask_which(about)
    if known is not None:
        return known
    company = await Write("company", longest=LONGEST_NAME)
    application = Application(
        number=about.run,
        company=company,
        role=await Write("role", longest=LONGEST_NAME).or_skip(),
        stage=await Choose("stage", Stage, offer=REFUSED_AT),
        via=Via.nobody if for_a_reply and not about.brief else await Choose("via", Via, passed=Via.nobody),
        contact=await Write("contact", longest=LONGEST_NAME).or_skip() if about.told else None,
    )
    await Record("logged", Logged(application))
    return application


def block_for_mood(about: AboutNo, application: Application | None) -> str:
    """Return the block of the first question: how heavy it is.

    The block names how far the application got, if known. After a silence it speaks of no message.
    """
    if about.again:
        return "mood_now"
    if about.silent:
        return "mood_if_silent"
    if application is None:
        return "mood"
    by_stage = {Stage.final: "mood_if_final", Stage.later: "mood_if_later", Stage.applied: "mood_if_applied"}
    return by_stage.get(application.stage, "mood")


async def ask_how_heavy(about: AboutNo, application: Application | None) -> int | None:
    """Ask how heavy it is, and return it; None if the person won't say. The heaviest step is noted."""
    said = await Rate("mood", words=block_for_mood(about, application)).or_skip(shown=False)
    if said is not None and said >= VERY_HEAVY:
        await Record("very_heavy", VeryHeavy())
    return said


REPLIED = {drafts.Sent.sent: "reply", drafts.Sent.soon: "reply_later", drafts.Sent.no: "not_replied"}
"""The words of the ending, by what became of the reply."""


async def reply_to(application: Application, about: AboutNo) -> drafts.Sent:
    """Offer a draft to send back: a yes to offered feedback, a request for it if wanted, else thanks."""
    asks = about.mail.feedback or about.asks
    draft = drafts.feedback_request(application, about.own_name, about.mail) if asks else None
    return await Within(
        "reply", drafts.offer(draft or drafts.thanks(application, about.own_name), application)
    )


async def reply(about: AboutNo, application: Application) -> Ending:
    """Offer a reply, if somebody there would read it."""
    if not application.answered:
        return Ending("nothing_to_reply")
    if not about.mail.replies:
        return Ending("nobody_reads")
    return Ending(REPLIED[await reply_to(application, about)])


async def no(about: AboutNo) -> Ending:
    """Lead from the no to what fits now.

    The no is recorded twice: the record `no` holds as soon as the application is known, so stopping early
    loses nothing; the record `refused` takes its place once the person has said whether there was a reason.
    """
    application = about.application or (await ask_which_or_log(about) if about.told else None)
    if application is not None and about.asks and about.again:
        return await reply(about, application)
    if application is not None and not (about.silent or about.again):
        await Record("no", Refused(application.number, None))
    said = await ask_how_heavy(about, application)
    mood = UNSAID if said is None else said
    first_card = about.card_of(about.chosen if application is None else application.number)
    fits = await Choose(
        "fits_now",
        FitsNow,
        offer=options_for(mood),
        actions={FitsNow.later: Action.later},
        words=block_for_fits_now(said),
        shows={"card": first_card, "shows_means": mood < HEAVY},
    )
    if fits is FitsNow.leave and mood >= VERY_HEAVY:
        return await end_for_today(about, application)
    if fits is FitsNow.leave and about.lean and not (about.silent or about.again):
        return await leave(about, application)
    only_a_reply = fits is FitsNow.reply and (about.brief or about.lean)
    if application is None:
        application = await ask_which_or_log(about, for_a_reply=only_a_reply and about.lean)
        await Record("no", Refused(application.number, None))
    card = about.card_of(application.number)
    shows = {"card": card if card is not first_card else None, "shows_means": mood < HEAVY}
    if only_a_reply and not (about.silent or about.again):
        await Record("refused", Refused(application.number, reason_told(about)))
        return await reply(about, replace(application, answered=True))
    application, reason = await ask_what_they_said(about, application, shows)

    if fits is FitsNow.reply:
        return await reply(about, application)
    if fits is FitsNow.leave:
        if (
            application.answered
            and about.mail.replies
            and await Choose("reply_anyway", YesNo, passed=YesNo.no) is YesNo.yes
        ):
            await reply_to(application, about)
        return Ending("left")
    review = AboutReview(
        await with_stage(about, application),
        Pace.quick if fits is FitsNow.quick else Pace.whole,
        mood,
        reason,
        own_name=about.own_name,
        settled=about.settled,
        mail=about.mail,
        place_later=True,
        letter=True,
        low=said in (LOW, HEAVY),
        asks_whom=True,
    )
    return Ending(then=Then("reflection", review))


async def with_stage(about: AboutNo, application: Application) -> Application:
    """Ask how far the application got, if the person left before saying so, and return it with the answer."""
    if not about.stage_unknown:
        return application
    stage = await Choose("stage", Stage, offer=REFUSED_AT)
    await Record("stage", Corrected(application.number, Field.stage, stage.value))
    return replace(application, stage=stage)


def reason_told(about: AboutNo) -> str | None:
    """Return the reason that was told along with the no; None if none was."""
    return about.of.reason if about.of is not None else None


async def leave(about: AboutNo, told: Application | None) -> Ending:
    """End at once, as the person wishes to leave it: ask only which application it was, if any is known.

    Unasked, the coach would go on waiting for a decision on that application.
    """
    application = told or await ask_which(about)
    if application is None and about.of is not None:
        application = about.of.as_application(about.run)
        await Record("logged", Logged(application))
    if application is None and about.applications:  # the person said that it is another one
        named = await Write("company", longest=LONGEST_NAME)
        application = Application(about.run, named, None, Stage.applied, Via.nobody)
        await Record("logged", Logged(application))
    if application is None:
        return Ending("left_unnamed")
    new = told is None and application not in about.applications
    unknown = new and (about.of is None or about.of.stage is None)
    if told is None:
        await Record("no", Refused(application.number, None, stage_unknown=unknown))
    await Record("refused", Refused(application.number, reason_told(about), stage_unknown=unknown))
    return Ending("left")


async def end_for_today(about: AboutNo, known: Application | None) -> Ending:
    """End when it is very heavy and nothing fits: ask only which application it was, if any is known.

    An application that isn't noted yet is noted with what the person said about it: the no counts, and
    nothing has to be said again.
    """
    application = known or await ask_which(about)
    if application is None and about.of is not None:
        application = about.of.as_application(about.run)
        await Record("logged", Logged(application))
        await Record("no", Refused(application.number, None, stage_unknown=about.of.stage is None))
        return Ending("left_noted", shows={"application": application}, rests=True)
    if application is None:
        return Ending("left_for_today", rests=True)
    if known is None:
        await Record("no", Refused(application.number, None))
    return Ending("left", rests=True)


async def ask_what_they_said(
    about: AboutNo, application: Application, shows: Mapping[str, Any]
) -> tuple[Application, str | None]:
    """Ask whether the employer said why, or anything at all, and record the refusal with the reason."""
    if about.silent or about.again:  # already recorded: by `overdue`, or when this no was first told
        return replace(application, answered=application.answered and not about.silent), None
    given = await Choose("given", Given, passed=Given.bare, shows=shows)
    reason = await Write("reason", pasted=True).or_skip() if given is Given.reason else None
    silent = given is Given.silence
    await Record("refused", Refused(application.number, reason, silent=silent))
    return replace(application, answered=not silent), reason


_ACME = Application(3, "Acme & Sons <b>", "Data engineer", Stage.final, Via.agency, "Dana")
_BARE = Application(4, "B" * 200, None, Stage.applied, Via.nobody)

_LATER = replace(_ACME, number=5, stage=Stage.later)
_CARD = Card("Acme & Sons <b>", Prepared(3, "<" * 300, "<" * 300, "<" * 300, own=True), "<" * 200)
_PLAN_ONLY_CARD = Card("B" * 200, Prepared(4, None, None, "walk", own=False))

NO = Script(
    "no",
    3,
    no,
    AboutNo,
    (
        AboutNo(run=9),
        AboutNo(run=9, applications=(_ACME, _BARE), own_name="Ada"),
        AboutNo(run=9, applications=(_ACME, _BARE), chosen=3, cards=(_CARD, _PLAN_ONLY_CARD)),
        AboutNo(run=9, applications=(_ACME, _BARE), cards=(_CARD, _PLAN_ONLY_CARD)),
        AboutNo(run=9, applications=(_ACME, _BARE), chosen=4, silent=True),
        AboutNo(run=9, applications=(_LATER,), chosen=5),
        AboutNo(run=9, applications=(_BARE,), chosen=4, settled=False),
        AboutNo(run=9, applications=(_ACME,), chosen=3, again=True),
        AboutNo(run=9, applications=(_ACME,), chosen=3, again=True, asks=True),
        AboutNo(run=9, applications=(_ACME, _BARE), asks=True),
        AboutNo(run=9, applications=(_ACME,), told=True, mail=NoByMail(replies=False)),
        AboutNo(run=9, told=True, mail=NoByMail(feedback=True, call=True)),
        AboutNo(run=9, of=NoOf("Acme & Sons <b>", "Data engineer")),
        AboutNo(run=9, of=NoOf("Acme & Sons <b>", "Data engineer"), brief=True),
        AboutNo(run=9, lean=True),
        AboutNo(run=9, applications=(_ACME, _BARE), lean=True),
        AboutNo(run=9, of=NoOf("Acme & Sons <b>", reason="<" * 300), brief=True, lean=True),
        AboutNo(run=9, applications=(_LATER,), chosen=5, lean=True),
        AboutNo(run=9, applications=(_BARE,), chosen=4, again=True, lean=True, stage_unknown=True),
    ),
    fades=frozenset({"mood"}),
)
