"""Keep what is told of the no that is open before it is asked for: the role, the stage, by whom the no came.

Such details are told at any of the first questions, in any combination, and aren't asked for again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.coach.dialogues.no import REFUSED_AT, Given
from bot.coach.facts.application import LONGEST_NAME, Stage, Via
from bot.coach.facts.lessons import About
from bot.talk.ask import SKIPPED, Ask
from bot.talk.kinds import Choose, Rate
from bot.talk.script import Answer
from bot.turn.interpreting.parts import parts
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.questions import rating
from bot.turn.questions.answering import take_answer
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import CERTAIN, Kind
from bot.turn.readings.report import News, Report
from bot.turn.reports import filing
from bot.turn.reports.unnamed import STAND_IN_COMPANY
from bot.turn.runs.runs import TOLD
from bot.turn.runs.say_back import ask_once_more, say_back

WORDS = "texts/details_of_no"
"""The file of this module's patterns in `content/en/turn/`."""

NO = "no"
ROLE, STAGE, VIA, CONTACT = "role", "stage", "via", "contact"
GIVEN, REASON = "given", "reason"

EARLY = frozenset({"mood", "fits_now", "given"})
"""The first questions after a no, which ask for none of these details."""

LONGEST_PART, LONGEST = 9, 24
"""The most words of a part that says one thing, and of a text of such parts. Our own choice."""


def take_details(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Keep the details told, and take the answer beside them, else ask again. Return False for none."""
    said = parts(text)
    if not _may_tell(turn, run, ask, text) or not said:
        return False
    values: dict[str, str] = {}
    rest: list[str] = []
    for part in said:
        found = {key: value for key, value in _in_part(turn, run, part).items() if key not in values}
        values |= found
        if not found:
            rest.append(part)
    of = run.facts.of
    new = {key: value for key, value in values.items() if _is_open(run, key)}
    if new.keys().isdisjoint((ROLE, VIA, STAGE)) or _is_about_another(turn, run, text):
        return False
    only_stage = new.keys() == {STAGE}
    if only_stage and (turn.hear(text).has(Marker.of_a_no) or rating.how_it_came(turn, text) is not None):
        return False  # "i haven't had a rejection" takes it back; "just an email" says how the no came
    answers = {**run.answers, **{key: Answer(value, turn.now) for key, value in new.items()}}
    stage = Stage(new[STAGE]) if STAGE in new else of.stage
    facts = replace(
        run.facts, of=replace(of, role=new.get(ROLE, of.role), stage=stage, reason=new.get(REASON, of.reason))
    )
    kept = turn.put(run.but(answers=answers, facts=facts))
    shows = {"name": of.company, ROLE: new.get(ROLE), VIA: new.get(VIA), STAGE: new.get(STAGE)}
    card = Card("said", "beside", shows={**shows, CONTACT: new.get(CONTACT), "day": None, "due": None})
    if new.keys() == {STAGE}:
        card = Card("said", f"stage__{new[STAGE]}")
    step = _answer_in(turn, ask, rest)
    if step is None:
        ask_once_more(turn, kept, card)
    else:
        take_answer(turn, kept, ask, step, None, choice=step)
        say_back(turn, card)
    return True


def take_how_it_came(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Ask again after a text that only says how the no came ("by phone"), or that it gave no reason."""
    if run.script != NO or run.changing is not None or ask.key not in EARLY:
        return False
    heard = turn.hear(text)
    if heard.has(Marker.no_came_bare) and ask.key != GIVEN and GIVEN not in run.answers:
        answers = {**run.answers, GIVEN: Answer(Given.bare.value, turn.now)}
        ask_once_more(turn, turn.put(run.but(answers=answers)), Card("said", "given__bare"))
        return True
    if not heard.has(Marker.no_came_by):
        return False
    ask_once_more(turn, run, Card("said", "how_it_came"))
    return True


def take_stage(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take the last of several rounds as how far it got, or an interview, and keep what went badly at it."""
    first, *rest = parts(text) or [text]
    if run.script != NO or ask.key != STAGE:
        return False
    if turn.words(WORDS)["reached_last"].search(text) and not turn.words(WORDS)["not_reached"].search(text):
        take_answer(turn, run, ask, Stage.final.value, None, choice=Stage.final.value)
        say_back(turn, Card("said", "stage__final"))
        return True
    if not turn.hear(first).has(Marker.was_there):
        return False
    told = ", ".join(rest)
    kept = run
    if told and turn.hear(told).went_badly():
        answer = Answer(told, turn.now)
        kept = turn.put(run.but(answers={**run.answers, TOLD + About.went_badly.value: answer}))
    take_answer(turn, kept, ask, Stage.first.value, None, choice=Stage.first.value)
    say_back(turn, Card("said", "stage__first"))
    return True


def _may_tell(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    if run.script != NO or run.changing is not None or ask.key not in EARLY:
        return False
    of = run.facts.of
    unnamed = of is None or not of.company or run.facts.application is not None
    return not unnamed and len(text.split()) <= LONGEST and not turn.hear(text).asks()


def _is_open(run: Run, key: str) -> bool:
    """Tell whether a detail isn't known yet: whoever said "nobody" before may name somebody now."""
    known = run.answers.get(key)
    return known is None or known.value in (SKIPPED, Via.nobody.value)


def _in_part(turn: Turn, run: Run, part: str) -> dict[str, str]:
    """Return what one part of a text tells, by the question that would ask for it."""
    if len(part.split()) > LONGEST_PART or turn.hear(part).has(Marker.ahead):
        return {}
    bare = turn.hear(part).without(Marker.leads_to_role)
    role = turn.hear(bare).role() if run.facts.of.role is None else None
    if role is not None and len(role) <= LONGEST_NAME:
        return {ROLE: role}
    if turn.hear(part).has(Marker.came_by):
        return _by_whom(turn, run, part)
    if run.facts.of.stage is None and turn.hear(part.strip()).has(Marker.was_there):
        return {STAGE: Stage.first.value}
    later: Ask[Any] = Choose(STAGE, Stage, offer=REFUSED_AT)
    reading = turn.hear(part).readings(later).clearest(CERTAIN)
    at = reading is not None and reading.kind is Kind.answer and run.facts.of.stage is None
    if reading is not None and at and Stage(reading.name) in REFUSED_AT:
        return {STAGE: reading.name}
    if run.facts.of.stage is None and (met := _talk_held(turn, part)) is not None:
        return {STAGE: met}
    report = _report(turn, run, part)
    told = report.reason if report is not None and turn.hear(part).has(Marker.gives_reason) else None
    return {GIVEN: Given.reason.value, REASON: told} if told is not None else {}


def _talk_held(turn: Turn, part: str) -> str | None:
    """Return how far it got by an interview that is told without a company: it is this no's."""
    if any(one.company is not None for one in turn.hear(part).reports(())):
        return None
    reports = turn.hear(f"{STAND_IN_COMPANY}: {part}").reports(())
    if len(reports) != 1 or reports[0].company != STAND_IN_COMPANY or reports[0].day is not None:
        return None
    stage = reports[0].stage if reports[0].news in (News.met, News.interview) else None
    if stage is Stage.screening:
        return Stage.first.value
    return stage.value if stage is not None and stage in REFUSED_AT else None


def _by_whom(turn: Turn, run: Run, part: str) -> dict[str, str]:
    """Return the kind of contact through whom the no came, and the name if it is told."""
    report = _report(turn, run, part)
    if report is None:
        return {}
    via = report.via or turn.hear(part).title() or (Via.recruiter if report.contact is not None else None)
    if via is None or via is Via.nobody:
        return {}
    return {VIA: via.value, **({CONTACT: report.contact} if report.contact is not None else {})}


def _report(turn: Turn, run: Run, part: str) -> Report | None:
    """Return what a part tells, read as going on from "no from ..." with the company's name."""
    reports = turn.hear(f"{filing.AFTER[News.no]} {run.facts.of.company}, {part}").reports(())
    return reports[0] if len(reports) == 1 else None


def _is_about_another(turn: Turn, run: Run, text: str) -> bool:
    """Tell whether a text surely names another company than that of this no."""
    own = run.facts.of.company.casefold()
    return any(
        one.company is not None and one.company.casefold() != own and one.sure >= filing.SURE
        for one in filing.reports_in(turn, text)
    )


def _answer_in(turn: Turn, ask: Ask[Any], rest: list[str]) -> str | None:
    """Return how heavy it is by the parts without details; None if they don't say, or don't agree."""
    if not isinstance(ask.kind, Rate):
        return None
    heard = [(turn.hear(part).rated(), turn.hear(part).readings(ask).clearest(CERTAIN)) for part in rest]
    steps = {
        rated or (reading.name if reading is not None and reading.kind is Kind.answer else None)
        for rated, reading in heard
    } - {None}
    return next(iter(steps)) if len(steps) == 1 else None
