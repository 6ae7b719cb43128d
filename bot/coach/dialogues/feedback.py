"""Ask what came of a request for feedback: some feedback, a polite no, or nothing."""

from __future__ import annotations

from enum import Enum

from bot.coach.dialogues import drafts
from bot.coach.dialogues.choosing import one_of
from bot.coach.dialogues.planning import plan
from bot.coach.facts.application import Application, Stage, Via
from bot.coach.facts.known import Topic
from bot.coach.facts.lessons import FeedbackCame, Got, Heard, Judged
from bot.coach.facts.refused import AboutFeedback
from bot.talk.ask import Action, Record
from bot.talk.kinds import Choose, Write
from bot.talk.script import Ending, Script, Then, Within


class Opened(Enum):
    """The options say whether the person has read what came; it may stay closed until tomorrow."""

    read = "read"
    now = "now"
    closed = "closed"


class Sting(Enum):
    """The options say how it feels to have read the feedback."""

    fine = "fine"
    some = "some"
    heavy = "heavy"


class NowOrLater(Enum):
    """The options say whether to go on: if it is heavy, it can wait for a day."""

    later = "later"
    now = "now"


class Unfair(Enum):
    """The option says that the person has read what to do if the no had to do with who they are."""

    go_on = "go_on"


class Touch(Enum):
    """The options say how to stay in touch."""

    message = "message"
    note = "note"
    neither = "neither"


class Verdict(Enum):
    """The options say what the person makes of a criticism."""

    useful = "useful"
    partly = "partly"
    disagree = "disagree"
    unfair = "unfair"


JUDGED = {
    Verdict.useful: Judged.useful,
    Verdict.partly: Judged.partly,
    Verdict.disagree: Judged.disagree,
    Verdict.unfair: Judged.disagree,
}


async def feedback(about: AboutFeedback) -> Ending:
    """Ask what came, and what to do with it."""
    application = await one_of(about.applications, about.chosen, words="which_if_feedback")
    if application is None:
        return Ending("nothing_known", then=Then("no", Topic()))
    got = Got(about.way) if about.way in {g.value for g in Got} else await Choose("got", Got)
    await Record("came", FeedbackCame(application.number, got))
    if got is not Got.some:
        if got is Got.declined:
            graceful = drafts.thanks_anyway(application, about.own_name)
            await Within("thanks", drafts.offer(graceful, application))
        return Ending("none", shows={"asked": application.number in about.asked})
    words = "sting"
    if about.may_wait:
        keeps = {Opened.closed: Action.tomorrow}
        if await Choose("opened", Opened, passed=Opened.read, actions=keeps) is Opened.now:
            words = "sting_if_now"
    if await Choose("sting", Sting, words=words) is Sting.heavy:
        await Choose("now_or_later", NowOrLater, actions={NowOrLater.later: Action.later})
    verdict = await read_it(application)
    useful = verdict in (Verdict.useful, Verdict.partly)
    thanks = drafts.thanks_for_feedback(application, about.own_name, useful=useful)
    await Within("thanks", drafts.offer(thanks, application))
    if application.number in about.later_there:
        await keep_in_touch(application, about.own_name)
    return Ending("taken" if useful or verdict is None else "seen_differently")


async def keep_in_touch(application: Application, own_name: str | None) -> None:
    """Offer to stay in touch if the person would work there later: a message, or a note to connect."""
    touch = await Choose("touch_how", Touch, passed=Touch.neither)
    if touch is Touch.message:
        await Within("touch", drafts.offer(drafts.keep_in_touch(application, own_name), application))
    elif touch is Touch.note:
        await Within("touch", drafts.offer(drafts.connection_note(application, own_name), application))


async def read_it(application: Application) -> Verdict | None:
    """Ask for the good first; then for a criticism, what the person makes of it, and what to do about it."""
    good = await Write("good", pasted=True).or_skip()
    if good is not None:
        await Record("good", Heard(application.number, good))
    criticism = await Write("criticism", pasted=True).or_skip()
    if criticism is None:
        return None
    verdict = await Choose("verdict", Verdict, shows={"criticism": criticism})
    await Record("heard", Heard(application.number, criticism, JUDGED[verdict]))
    if verdict is Verdict.unfair:
        await Choose("unfair", Unfair)
    elif verdict is not Verdict.disagree:
        use = await Write("use", shows={"criticism": criticism}).or_skip()
        if use is not None:
            await plan(None, use, shows={"use": use})
    return verdict


_FINAL = Application(3, "Acme & Sons <b>", "Data engineer", Stage.final, Via.agency, "Dana")
_SILENT = Application(4, "", "B" * 120, Stage.applied, Via.nobody, answered=False)

FEEDBACK = Script(
    "feedback",
    2,
    feedback,
    AboutFeedback,
    (
        AboutFeedback(()),
        AboutFeedback((_FINAL, _SILENT), own_name="Ada", later_there=(3,)),
        AboutFeedback((_FINAL,), 3, "some", (3,)),
        AboutFeedback((_FINAL,), 3, "some", may_wait=True),
        AboutFeedback((_SILENT,), 4, "nothing"),
        AboutFeedback((_FINAL,), 3, "declined", asked=(3,)),
    ),
)
