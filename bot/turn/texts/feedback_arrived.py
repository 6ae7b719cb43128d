"""Begin the feedback dialogue where somebody tells of feedback that came, and keep what they tell of it."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.feedback import Opened
from bot.coach.dialogues.no import FitsNow, Given
from bot.coach.facts.application import State
from bot.coach.facts.cases import Case
from bot.coach.facts.known import Topic
from bot.coach.facts.lessons import FeedbackCame, Got, MessageSent
from bot.coach.facts.refused import AboutNo
from bot.coach.routing import Aim
from bot.coach.scripts import REVIEW
from bot.talk.ask import SKIPPED, Ask
from bot.talk.kinds import Write
from bot.talk.script import Answer
from bot.turn.interpreting import mentions
from bot.turn.interpreting.feedback_told import FeedbackTold, feedback_told, halves
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run, RunState
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News
from bot.turn.reports import unnamed
from bot.turn.runs import runs
from bot.turn.runs.say_back import ask_once_more, say_back

GOT, OPENED, GOOD, CRITICISM = "got", "opened", "good", "criticism"
"""The questions of `feedback` whether something came, whether it was read, and for both halves of it."""

GIVEN, REASON = "given", "reason"
"""The questions of `no` whether the employer said why, and for the reason."""

FITS = "fits_now"
"""The question of `no` what fits now. If a line told the no, and only a reply is wanted, why isn't asked."""

SENT = ".sent"
"""The end of the keys of questions that ask whether a draft was sent."""

REQUEST = "feedback_"
"""The beginning of the names of drafts that ask for feedback."""


def take_feedback(turn: Turn, text: str) -> bool:
    """Begin the feedback dialogue while nothing is open. Return False if a text tells of no feedback."""
    heard = feedback_told(turn, text)
    if heard is None:
        return False
    found = _meant(turn, heard, text)
    if found is None:
        return False
    begin(turn, heard, *found)
    return True


def take_feedback_at_question(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take feedback that is told at an open question. Return False where own words are asked for."""
    heard = feedback_told(turn, text) if run.changing is None else None
    if run.script == "feedback" and ask.key == GOOD and run.changing is None:
        good, criticism = halves(turn, text)
        heard = heard or (FeedbackTold(good, criticism) if good and criticism else None)
    if heard is None or is_kept_as_it_is(run, ask):
        return False
    if run.script == "feedback":
        return take_in_feedback(turn, run, ask, heard)
    own_words = isinstance(ask.kind, Write) and not is_name(ask)
    early = run.script == "no" and bool(_given(heard)) and asks_why(run)  # it is of the no that is open
    if own_words or (isinstance(ask.kind, Write) and not heard.named and not early):
        return False
    if asks_why(run) and not _of_another(turn, run, text):
        return keep_as_reason(turn, run, heard)
    found = _meant(turn, heard, text, run, ask)
    if found is None:
        return False
    sent = ask.key.endswith(SENT)
    # In the review whatever can wait does: so does feedback of which no content was told yet.
    if run.script == REVIEW and not sent and not _given(heard):
        ask_once_more(turn, run, Card("meta", "after_the_review"))
        return True
    if sent and run.script in ("no", REVIEW):
        turn.put(run.but(state=RunState.closed, draft_answer=None))  # they have answered: nothing waits there
    begin(turn, heard, *found)
    return True


def is_kept_as_it_is(run: Run, ask: Ask[Any]) -> bool:
    """Tell whether the open question asks for the reason, which is kept as it was written."""
    return ask.key == REASON and run.script == "no"


def asks_why(run: Run) -> bool:
    """Tell whether a run of `no` asks for the reason now, or is still going to."""
    about = run.facts
    if not isinstance(about, AboutNo) or about.silent or about.again or GIVEN in run.position.path:
        return False
    fits = run.answers.get(FITS)
    return not (about.brief and fits is not None and fits.value == FitsNow.reply.value)


def _of_another(turn: Turn, run: Run, text: str) -> bool:
    """Tell whether a text names another application than the one whose no is talked about."""
    about = mentions.application_of(run)
    own = {run.number, about.number if about is not None else run.number}
    return any(case.application.number not in own for case in mentions.cases_mentioned(turn, text))


# ---------------------------------------------------------------- which application it is about


def _meant(
    turn: Turn, heard: FeedbackTold, text: str, run: Run | None = None, ask: Ask[Any] | None = None
) -> tuple[int | None] | None:
    """Return the number of the no that the feedback is about, in a tuple; (None,) if several may be meant.

    Return None if a text tells of something else: a new no, or an application that wasn't refused.
    """
    history = turn.now_established()
    noes = {case.application.number: case for case in history.cases if case.state is State.no}
    asked = awaited(turn, noes)
    reviewed = run is not None and run.script == REVIEW and heard.answered and bool(_given(heard))
    said = run is None and _is_said_by_them(heard)
    told = heard.named or reviewed or said or _is_reply(heard, asked, ask)
    if not noes or not told or _is_news(turn, heard, noes, text):
        return None
    named = mentions.cases_mentioned(turn, text)
    if not named and (case := unnamed.by_contact(turn, text)) is not None:
        named = (case,)
    if named:
        refused = [case.application.number for case in named if case.state is State.no]
        return (refused[0],) if len(refused) == 1 else None if not refused else (None,)
    about = mentions.application_of(run) if run is not None else None
    if about is not None and about.number in noes:
        return (about.number,)
    if run is not None and run.number in noes:
        return (run.number,)
    if not asked and _was_elsewhere(turn, noes):
        return None
    one = asked or tuple(noes)
    return (one[0],) if len(one) == 1 else (None,)


def _was_elsewhere(turn: Turn, noes: dict[int, Case]) -> bool:
    """Tell whether an interview for a job that is still open was held since the last no."""
    since = max(turn.person.day_of(case.refused_at or case.logged_at) for case in noes.values())
    held = (case.on for case in turn.now_established().cases if case.open and case.application.interviewed)
    return any(day is not None and since <= day <= turn.today for day in held)


def awaited(turn: Turn, noes: dict[int, Case]) -> tuple[int, ...]:
    """Return the numbers of the noes for which feedback was asked for, and nothing has come yet."""
    history = turn.now_established()
    asked = {fact.application for _, fact in history.of(MessageSent) if fact.draft.startswith(REQUEST)}
    came = {fact.application for _, fact in history.of(FeedbackCame)}
    return tuple(number for number in noes if number in asked - came)


def _is_reply(heard: FeedbackTold, awaited: tuple[int, ...], ask: Ask[Any] | None) -> bool:
    """Tell whether what a text quotes is the answer to a request for feedback."""
    draft = ask.draft if ask is not None else None
    requested = draft is not None and draft.name.startswith(REQUEST)
    said = heard.good is not None or heard.criticism is not None
    return said and (requested or (heard.answered and (bool(awaited) or draft is not None)))


def _is_said_by_them(heard: FeedbackTold) -> bool:
    """Tell whether a text says what those who decided said of the person: "they said I was quiet"."""
    return (heard.by_them or heard.answered) and (heard.good is not None or heard.criticism is not None)


def _is_news(turn: Turn, heard: FeedbackTold, noes: dict[int, Case], text: str) -> bool:
    """Tell whether a text tells of a new decision, or of a company from which no no is noted."""
    names = [case.application.name for case in noes.values()]
    told = turn.hear(text).reports(names)
    if heard.named and heard.criticism is not None and _is_of_known_no(turn, noes, text):
        return any(one.news in (News.offer, News.interview, News.next_round) for one in told)
    if turn.hear(text).aim() in (Aim("no"), Aim("yes")):
        return True
    if any(one.news in (News.no, News.offer, News.interview, News.next_round) for one in told):
        return True
    return not mentions.cases_mentioned(turn, text) and any(
        one.company is not None and not turn.hear(one.company).mentioned(names) for one in told
    )


def _is_of_known_no(turn: Turn, noes: dict[int, Case], text: str) -> bool:
    """Tell whether a text names only applications that were refused already, so that it tells why."""
    named = mentions.cases_mentioned(turn, text)
    return bool(named) and all(case.application.number in noes for case in named)


# ---------------------------------------------------------------- what follows


def begin(turn: Turn, heard: FeedbackTold, number: int | None) -> None:
    """Begin the feedback dialogue with what was told of it, which isn't asked for again."""
    given = _given(heard)
    runs.begin(turn, "feedback", Topic(number, Got.some.value, told=bool(given)), given)
    say_back(turn, _said(heard))


def _given(heard: FeedbackTold) -> dict[str, str]:
    """Return the halves that were told, by question: one that wasn't is asked for."""
    given = {GOOD: heard.good, CRITICISM: heard.criticism}
    return {key: value for key, value in given.items() if value is not None}


def _said(heard: FeedbackTold) -> Card:
    return Card("said", "feedback", shows={"good": heard.good, "criticism": heard.criticism})


def take_in_feedback(turn: Turn, run: Run, ask: Ask[Any], heard: FeedbackTold) -> bool:
    """Take the halves told where it is asked whether feedback came, or for the good half."""
    given = _given(heard)
    if not given or ask.key not in (GOT, OPENED, GOOD) or (ask.key == GOOD and CRITICISM not in given):
        return False
    if ask.key == GOOD:
        given.setdefault(GOOD, SKIPPED)
    else:
        given |= {GOT: Got.some.value, OPENED: Opened.read.value}  # what is told was read
    answers = {**run.answers, **{key: Answer(value, turn.now) for key, value in given.items()}}
    runs.proceed(turn, turn.put(run.but(answers=answers, draft_answer=None)))
    say_back(turn, _said(heard))
    return True


def keep_as_reason(turn: Turn, run: Run, heard: FeedbackTold) -> bool:
    """Keep feedback as the reason for the no, which then isn't asked for. Return False if it may be none."""
    ask = run.open(run.position)
    if not heard.named and not (ask is not None and (ask.key == GIVEN or _given(heard))):
        return False
    parts = [half for half in (heard.good, heard.criticism) if half is not None]
    reason = ", but ".join(parts) if len(parts) > 1 else next(iter(parts), None)
    answers = {**run.answers, GIVEN: Answer(Given.reason.value, turn.now)}
    if reason is not None:
        answers[REASON] = Answer(reason, turn.now)
    before = _said(heard)
    changed = turn.put(run.but(answers=answers, draft_answer=None))
    if ask is not None and ask.key == GIVEN:
        runs.proceed(turn, changed)
        say_back(turn, before)
    else:
        ask_once_more(turn, changed, before)
    return True
