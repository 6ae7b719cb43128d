"""Go through the five steps after a no: quick in five to nine minutes, or whole in up to eleven.

Read `quick` and `whole` first; the steps follow below in their order, each a dialogue of its own.
What is learned is recorded where it is said, so that stopping anywhere keeps what was done so far.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum

from bot.coach.dialogues import drafts
from bot.coach.dialogues.ask_feedback import GoOn, answered, ask_them, can_be_asked, worded
from bot.coach.dialogues.planning import plan
from bot.coach.dialogues.settings import ask_where_and_when
from bot.coach.dialogues.wider_look import Known, wider_look
from bot.coach.facts.application import Application, Pace, Stage, Via, YesNo
from bot.coach.facts.heaviness import VERY_HEAVY
from bot.coach.facts.lessons import (
    About,
    Compared,
    FriendLetter,
    MessageSent,
    Noted,
    Reviewed,
    WillWrite,
)
from bot.coach.facts.refused import AboutReview, Earlier, NoByMail, Told
from bot.talk.ask import Action, Record, Spent
from bot.talk.kinds import Choose, ChooseMany, Rate, Write
from bot.talk.script import Ending, Position, Script, Within

LONG_ENOUGH = timedelta(minutes=15)
"""After this long in the review the breather asks, once, about the person's time."""


class TrueOfYou(Enum):
    """The options say what was true of the person, whoever was chosen."""

    experience = "experience"
    clear = "clear"
    prepared = "prepared"
    off_day = "off_day"


class Fits(Enum):
    """The options say whether "not a verdict" fits."""

    fits = "fits"
    partly = "partly"
    doesnt = "doesnt"


class Again(Enum):
    """The options say, at the third no, whether an earlier answer holds again."""

    same = "same"
    different = "different"
    leave = "leave"


class Summary(Enum):
    """The options say whether the summary is right."""

    right = "right"
    change = "change"


@dataclass(frozen=True)
class Lessons:
    """Lessons are what step 1 brought."""

    went_well: str | None = None
    went_badly: str | None = None
    prepare_better: str | None = None


async def reflection(about: AboutReview) -> Ending:
    """Go through the five steps, and close."""
    if about.third:
        together = await Choose("together", YesNo)
        await Record("compared", Compared(about.application.number))  # so that it isn't offered again
        if together is YesNo.no:
            about = replace(about, similar=(), earlier=Earlier())  # the person knows best which are similar
    return await (quick(about) if about.pace is Pace.quick else whole(about))


async def quick(about: AboutReview) -> Ending:
    """Ask one question a step, which takes five to nine minutes."""
    went_well = await ask_and_note(about, About.went_well)
    words = "reply_if_offered" if about.mail.feedback else "reply"
    asks = can_be_asked(about) and await Choose("reply", YesNo, passed=YesNo.no, words=words) is YesNo.yes
    missing = await ask_true_of_you(about)
    known = await wider_look(about.third, asks_whom=about.asks_whom)
    await Write("friend").or_skip()
    differently = await Write("differently").or_skip()
    if about.badly is not None:
        await Record(About.went_badly.value, Noted(about.application.number, About.went_badly, about.badly))
    lessons = Lessons(went_well, about.badly, differently)
    return await close(about, lessons, missing, asks, later_there=None, known=known)


async def whole(about: AboutReview) -> Ending:
    """Go through every step in up to eleven minutes, with a breather between the steps."""
    breather = Breather()
    lessons = await look_back(about)
    await breather.after(1)
    asks, later_there = await ask_them(about)
    await breather.after(2)
    missing = await ask_true_of_you(about)
    await breather.after(3)
    known = await wider_look(about.third, asks_whom=about.asks_whom)
    await breather.after(4)
    await not_a_verdict(about)
    return await close(about, lessons, missing, asks, later_there, known)


class Breather:
    """The breather asks between two steps whether to go on. Once, after a long while, it asks about time."""

    def __init__(self) -> None:
        self.time_was_checked = False

    async def after(self, step: int) -> None:
        """Ask after step 1 to 4 whether to go on, or whether it is enough for today."""
        late = not self.time_was_checked and await Spent() >= LONG_ENOUGH
        self.time_was_checked |= late
        await Choose(
            f"breather_{step}",
            GoOn,
            passed=GoOn.go_on,
            actions={GoOn.enough: Action.later},
            words="time_check" if late else "breather",
            shows={"step": step},
        )


# ---------------------------------------------------------------- 1: look back


async def look_back(about: AboutReview) -> Lessons:
    """Look back (step 1) at acts, not traits, with the good part first."""
    went_well = await ask_and_note(about, About.went_well)
    if about.low:  # who is low judges themselves more harshly
        await Write("kind").or_skip()
    went_badly = await ask_and_note(about, About.went_badly)
    if about.application.interviewed:
        await ask_and_note(about, About.disconnect)
    prepare_better = await ask_and_note(about, About.prepare_better)
    return Lessons(went_well, went_badly, prepare_better)


async def ask_and_note(about: AboutReview, what: About) -> str | None:
    """Ask for one thing in the person's words, and record it. An earlier review's words may hold again."""
    text = await ask_for_words(about, what.value)
    if text is not None:
        await Record(what.value, Noted(about.application.number, what, text))
    return text


async def ask_for_words(about: AboutReview, key: str) -> str | None:
    """Ask for the person's words; None if skipped. Their notes from the interview's evening are suggested."""
    earlier, fresh = (getattr(notes, key, None) for notes in (about.earlier, about.fresh))
    if earlier is not None and fresh is None:
        again = await Choose(
            f"{key}_again", Again, passed=Again.leave, words="again", shows={"what": key, "earlier": earlier}
        )
        if again is not Again.different:
            return earlier if again is Again.same else None
    # What the employer cared about is shown, but is no suggested answer.
    own = fresh if key != About.prepare_better.value else None
    return await Write(key, words=worded(about, key), suggest=own, shows={"fresh": fresh}).or_skip()


# ---------------------------------------------------------------- 3: the others


async def ask_true_of_you(about: AboutReview) -> tuple[TrueOfYou, ...]:
    """Explain (step 3) that small differences decide, and ask what was true of the person.

    Return what wasn't: the options that were not ticked, but for an off day, which nobody can prepare for.
    """
    words = worded(about, "true_of_you") if answered(about) else "true_of_you_if_silent"
    offer: tuple[TrueOfYou, ...] = (TrueOfYou.experience, TrueOfYou.clear, TrueOfYou.prepared)
    if about.application.interviewed:
        offer = (*offer, TrueOfYou.off_day)
    ticked = await ChooseMany("true_of_you", TrueOfYou, offer=offer, words=words)
    if about.reason is not None and about.pace is Pace.whole:
        await Write("known", shows={"reason": about.reason}).or_skip()
    return tuple(option for option in offer if option not in ticked and option is not TrueOfYou.off_day)


# ---------------------------------------------------------------- 5: not a verdict


async def not_a_verdict(about: AboutReview) -> None:
    """Ask (step 5) for a letter to a friend who got the same no, which will come back to the person."""
    letter = await Write("friend").or_skip()
    if letter is not None and about.letter:
        await Record("letter", FriendLetter(about.application.number, letter))
    await Choose("fits", Fits)


# ---------------------------------------------------------------- the close


async def close(
    about: AboutReview,
    lessons: Lessons,
    missing: tuple[TrueOfYou, ...],
    asks: bool,
    later_there: bool | None,
    known: Known | None,
) -> Ending:
    """Ask for one plan, sum up in the person's words, offer the drafts, and ask how heavy it is now."""
    await plan(lessons.went_badly, lessons.prepare_better, shows={"missing": missing})
    shows = {"keep": lessons.went_well, "change": lessons.prepare_better}
    await Choose("summary", Summary, passed=Summary.right, actions={Summary.change: Action.edit}, shows=shows)
    asks_place = False
    if asks:
        draft = drafts.feedback_request(about.application, about.own_name, about.mail)
        sent = await Within("request", drafts.offer(draft, about.application))
        asks_place = sent is drafts.Sent.sent and not about.settled
        if asks_place and not (about.place_last or about.place_later):  # an older run
            await ask_where_and_when()
        if later_there:
            touch = drafts.keep_in_touch(about.application, about.own_name)
            await Within("touch", drafts.offer(touch, about.application))
    if known is not None:
        hello = drafts.to_acquaintance(known.whom, known.title, about.own_name)
        if await Within("hello", drafts.offer(hello, about.application)) is drafts.Sent.soon:
            await Record("will_write", WillWrite(about.application.number, known.whom, known.title))
    said = await Rate("mood_after").or_skip(shown=False)
    mood = about.mood if said is None else said
    very_heavy = mood >= VERY_HEAVY
    heavy = very_heavy or mood - about.mood >= 2
    await Record("reviewed", Reviewed(about.application.number, about.pace, heavy, very_heavy))
    if heavy:
        return Ending("heavy", rests=True)
    if asks_place and about.place_last:
        await ask_where_and_when()  # a run of version 4; newer ones leave it to a card on another day
    return Ending("closed")


def left_off(about: AboutReview, position: Position) -> Ending | None:
    """Return the ending if the person stops midway: their words so far and the request; None without any."""
    records = position.records
    wanted = "feedback" in records or position.values.get("reply") is YesNo.yes
    sent = {key for key, fact in records.items() if isinstance(fact, MessageSent)}
    request = drafts.feedback_request(about.application, about.own_name, about.mail)
    draft = request if wanted and not sent else None
    kept, better = records.get(About.went_well.value), records.get(About.prepare_better.value)
    shows = {
        "keep": kept.text if isinstance(kept, Noted) else None,
        "change": better.text if isinstance(better, Noted) else position.values.get("differently"),
        "plan": records.get("plan"),
        "draft": draft,
    }
    return Ending("left_off", draft=draft, shows=shows) if any(shows.values()) else None


# ---------------------------------------------------------------- facts that show every variant

_FINAL = Application(3, "Acme & Sons <b>", "Data engineer", Stage.final, Via.agency, "Dana")
_APPLIED = Application(4, "B" * 200, None, Stage.applied, Via.nobody)
_SILENT = replace(_FINAL, via=Via.manager, answered=False)
_FRESH = Earlier("We laughed <b> " * 60, "The question on scaling", "<i>" * 30)
_EARLIER = Earlier("I was clear about my work." * 40, "The question on scaling", None)

_ALIKE = ("Data engineer", "ML engineer")
_TOLD = (Told(_FINAL, "<" * 90, "<" * 90), Told(_FINAL, None, "<" * 90))

REFLECTION = Script(
    "reflection",
    5,
    reflection,
    AboutReview,
    (
        AboutReview(replace(_FINAL, via=Via.manager), Pace.quick, mood=2),
        AboutReview(_FINAL, Pace.whole, mood=4, reason="<i>" * 1000, own_name="Ada", fresh=_FRESH),
        AboutReview(_APPLIED, Pace.quick, mood=1, settled=False, place_last=True),
        AboutReview(_APPLIED, Pace.quick, mood=1, settled=False, place_later=True),
        AboutReview(_APPLIED, Pace.quick, mood=1, settled=False),
        AboutReview(_FINAL, Pace.quick, mood=1, mail=NoByMail(feedback=True), badly="<i>" * 300),
        AboutReview(_FINAL, Pace.whole, mood=2, mail=NoByMail(feedback=True, call=True)),
        AboutReview(_FINAL, Pace.whole, mood=2, mail=NoByMail(replies=False)),
        AboutReview(_APPLIED, Pace.whole, mood=3),
        AboutReview(_APPLIED, Pace.whole, mood=3, own_name="<" * 64, letter=True),
        AboutReview(_APPLIED, Pace.quick, mood=3, letter=True),
        AboutReview(_SILENT, Pace.quick, mood=5),
        AboutReview(_SILENT, Pace.whole, mood=3),
        AboutReview(_FINAL, Pace.whole, mood=3, similar=_ALIKE, earlier=_EARLIER, told=_TOLD),
        AboutReview(_FINAL, Pace.quick, mood=3, similar=_ALIKE, earlier=_EARLIER),
        AboutReview(_FINAL, Pace.whole, mood=4, low=True),
        AboutReview(_FINAL, Pace.quick, mood=3, own_name="Ada", asks_whom=True),
    ),
    left=left_off,
)
