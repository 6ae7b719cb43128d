"""Keep what is said along with a name: "bookkeeper, through Reed, an agency". It isn't asked again."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.no import REFUSED_AT
from bot.coach.facts.application import LONGEST_NAME, Stage, Via
from bot.talk.ask import SKIPPED, Ask
from bot.talk.days import When
from bot.talk.kinds import Write
from bot.talk.script import Answer
from bot.turn.interpreting.names import is_name, without_lead
from bot.turn.interpreting.parts import parts
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.readings.offer_reply import OfferReply
from bot.turn.readings.report import News, Report
from bot.turn.readings.told_beside import Beside
from bot.turn.reports import filing
from bot.turn.reports.given_answers import stored_day
from bot.turn.reports.stage import past_day_of, stage_of
from bot.turn.reports.unnamed import STAND_IN_COMPANY
from bot.turn.runs import runs
from bot.turn.runs.say_back import ask_once_more, say_back

COMPANY, ROLE, VIA, CONTACT, STAGE, ON, RIGHT = "company", "role", "via", "contact", "stage", "on", "right"
"""The questions of the dialogues that add an application."""

NOTING = frozenset({"log", "no"})
"""The dialogues that add an application."""

NEWS_OF_A_STAGE = {News.met, News.interview, News.next_round}
"""News that says which stage it reached."""


def take_told_beside(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take a name and what is said along with it. Return False where a text is no more than a name."""
    if run.script not in NOTING or run.changing is not None or (run.number, ask.key) in turn.loaded.unread:
        return False
    if is_name(ask) and _only_agrees(turn, run, ask, text):
        ask_once_more(turn, run, explained=True)
        return True
    if ask.key == ROLE and (whom := turn.hear(text).somebody()) is not None:
        answers = {**run.answers, VIA: Answer(whom.value, turn.now)}
        ask_once_more(turn, turn.put(run.but(answers=answers)), Card("said", f"via__{whom.value}"))
        return True
    if ask.key in (VIA, CONTACT, RIGHT):
        takes = _take_person if ask.key == VIA else _take_title
        return takes(turn, run, ask, text)
    text = without_lead(turn, text) if ask.key == COMPANY else text
    beside = turn.hear(text).told_beside() if is_name(ask) and ask.key in (COMPANY, ROLE) else None
    if beside is None or any(turn.hear(name).is_said() for name in beside.names):
        return False
    names = _names(turn, run, ask, beside)
    report = _report(turn, run, names, beside.rest) if names is not None else None
    if names is None or report is None:
        return False
    values = _values(run, report, beside)
    if (not values and len(beside.names) < 2) or any(len(name) > LONGEST_NAME for name in names.values()):
        return False
    asked = names.pop(ask.key)
    names.pop(COMPANY, None)
    kept = {key: value for key, value in {**names, **values}.items() if key not in run.answers}
    answers = {**run.answers, **{key: Answer(value, turn.now) for key, value in kept.items()}}
    take_answer(turn, turn.put(run.but(answers=answers)), ask, asked, None)
    shows: dict[str, Any] = {
        "name": asked,
        "role": names.get(ROLE),
        **{key: kept.get(key) for key in (VIA, CONTACT, STAGE)},
    }
    day = When.of(kept[ON]).day if ON in kept else None
    say_back(
        turn, Card("said", "beside", shows={**shows, "contact": report.contact, "day": day, "due": None})
    )
    return True


def _only_agrees(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Tell whether a text is a yes, though nothing was asked back that a yes could be about."""
    known = isinstance(ask.kind, Write) and text in ask.kind.cases
    heard = turn.hear(text)
    return not known and not run.draft_answer and heard.agrees() and heard.offer_reply() is OfferReply.yes


def _names(turn: Turn, run: Run, ask: Ask[Any], beside: Beside) -> dict[str, str] | None:
    """Return the company and the role by question; None where it isn't clear which part is which."""
    if ask.key == ROLE:
        named = run.answers.get(COMPANY)
        company = named.value if named is not None and named.value != SKIPPED else STAND_IN_COMPANY
        return {COMPANY: company, ROLE: ", ".join(beside.names)}
    if len(beside.names) == 1:
        return {COMPANY: beside.names[0]}
    reports = turn.hear(f"{filing.AFTER[News.applied]} {', '.join(beside.names)}").reports(())
    first, second = (reports[0].company, reports[0].role) if len(reports) == 1 else (None, None)
    if [(first or "").casefold(), (second or "").casefold()] != [name.casefold() for name in beside.names]:
        return None
    return {COMPANY: beside.names[0], ROLE: beside.names[1]}


def _report(turn: Turn, run: Run, names: dict[str, str], rest: str) -> Report | None:
    """Return what is told beside the names, read as a line of news; None if that is unclear."""
    news = News.no if run.script == "no" else News.applied
    line = f"{filing.AFTER[news]} {names[COMPANY]}" + (f" for {names[ROLE]}" if ROLE in names else "")
    reports = turn.hear(f"{line}, {rest}").reports(())
    return reports[0] if len(reports) == 1 else None


def _values(run: Run, report: Report, beside: Beside) -> dict[str, str]:
    """Return the answers to later questions that are told beside the names."""
    values: dict[str, str] = {}
    via = Via.nobody if beside.nobody and report.via is None else report.via
    if via is None and report.contact is not None:
        via = Via.recruiter
    if via is not None:
        values[VIA] = via.value
    if via is not None and via is not Via.nobody and (report.contact is not None or beside.unnamed):
        values[CONTACT] = report.contact or SKIPPED
    told = report.news in NEWS_OF_A_STAGE or report.applied is not None or report.news is News.no
    stage = stage_of(report) if told else None
    if run.script == "no":
        stage = Stage.first if stage is Stage.screening else stage
        stage = stage if stage in REFUSED_AT else None
    if stage is not None:
        values[STAGE] = stage.value
        day = report.day if report.news in (News.interview, News.next_round) else past_day_of(report, stage)
        if day is not None and run.script == "log":
            values[ON] = stored_day(day)
    return values


def _take_person(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take the contact and their name where it is asked through whom: "woman from office, name Ingrida"."""
    said = parts(text)
    name = next((name for part in said if (name := turn.hear(part).person_within()) is not None), None)
    if name is None or len(said) < 2 or CONTACT in run.answers:
        return False
    via = next((via for part in said if (via := turn.hear(part).title()) is not None), Via.recruiter)
    kept = turn.put(run.but(answers={**run.answers, CONTACT: Answer(name, turn.now)}))
    take_answer(turn, kept, ask, via.value, None, choice=via.value)
    say_back(turn, Card("said", "contact", shows={"name": name}))
    return True


def _take_title(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take the kind of contact from a title without a name: "a store manager did it"."""
    via = turn.hear(text).title()
    bare_role = turn.hear(text).role() == text.strip(" .!")  # at a card, a bare role is that of the job
    if via is None or (ask.key == RIGHT and (VIA not in run.answers or bare_role)):
        return False
    answers = {**run.answers, VIA: Answer(via.value, turn.now)}
    before = Card("said", f"via__{via.value}")
    if ask.key == RIGHT:
        turn.say(
            Asked(turn.put(run.but(answers={CONTACT: Answer(SKIPPED, turn.now), **answers})), before=before)
        )
        return True
    answers[CONTACT] = Answer(SKIPPED, turn.now)
    runs.proceed(turn, turn.put(run.but(answers=answers, draft_answer=None)))
    say_back(turn, before)
    return True
