"""Take the answer to a later question, given where a name is asked for, or how far it got.

"First interview" is no role, and "they gave no reason" says nothing of how far it got.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.coach.dialogues.no import NEW, FitsNow, Given
from bot.talk.ask import SKIPPED, Ask
from bot.talk.kinds import Choose
from bot.talk.script import Answer
from bot.turn.interpreting.names import is_name, is_written_as_name
from bot.turn.interpreting.parts import parts
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import CERTAIN, Bar, Kind
from bot.turn.readings.report import News
from bot.turn.reports.unnamed import STAND_IN_COMPANY
from bot.turn.runs.say_back import ask_once_more, say_back

NO, NOTING = "no", frozenset({"no", "log"})
"""The dialogue after a no, and the dialogues that ask for names and how far it got."""

COMPANY, ROLE, STAGE, ON, GIVEN, REASON = "company", "role", "stage", "on", "given", "reason"
BEFORE = {"mood": SKIPPED, "fits_now": FitsNow.whole.value, "which": NEW}
"""The questions of `no` that come before those for names, each with an answer that leads on to them."""

MOST_BEFORE = 6
"""The most questions that come before the one how far it got."""

AT = frozenset({COMPANY, ROLE, STAGE, "via"})
"""The questions at which a later one may be answered."""

SURELY = Bar(0.75, 3.0)
"""How sure it has to be that a part answers a question which is not open. Our own choice."""

LONGEST_PART, MOST = 9, 3
"""The most words of a part that says one thing, and the most parts of a text. Our own choice."""


@dataclass(frozen=True)
class Later:
    """Hold what a part of a text answers: the values by question, and the block of `said` to say it back."""

    values: dict[str, str]
    said: str


def take_ahead(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Keep what a text answers of later questions; take the answer beside that, or else ask again.

    Return False where the text answers no later question, or says something else as well.
    """
    said = parts(text)
    if not _may_tell(turn, run, ask, text) or not 0 < len(said) <= MOST:
        return False
    found = [(part, _later(turn, run, ask, part)) for part in said]
    later = [one for _, one in found if one is not None]
    rest = [part for part, one in found if one is None]
    if not later or len(rest) > 1 or (rest and not _answers(turn, ask, rest[0])):
        return False
    values = {key: value for one in later for key, value in one.values.items()}
    before = {key: value for key, value in run.answers.items() if key != ON or _is_day_of(run, values)}
    answers = {**before, **{key: Answer(value, turn.now) for key, value in values.items()}}
    kept = turn.put(run.but(answers=answers))
    card = Card("said", later[0].said, shows={"reason": values.get(REASON)})
    if rest:
        take_answer(turn, kept, ask, rest[0].strip(" .!"), None)
        say_back(turn, card)
    else:
        ask_once_more(turn, kept, card)
    return True


def _is_day_of(run: Run, values: dict[str, str]) -> bool:
    """Tell whether the known day still goes with the stage: the day of applying is no day of an interview."""
    known = run.answers.get(STAGE)
    return known is None or STAGE not in values or values[STAGE] == known.value


def _may_tell(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    at = AT | BEFORE.keys() if run.script == NO else AT
    if run.script not in NOTING or run.changing is not None or ask.key not in at or run.draft_answer:
        return False
    named = is_name(ask) and is_written_as_name(text)  # "Final Round Ltd"
    return (run.number, ask.key) not in turn.loaded.unread and not named and not turn.hear(text).asks()


def _answers(turn: Turn, ask: Ask[Any], part: str) -> bool:
    """Tell whether a part names the role that is asked for."""
    return ask.key == ROLE and turn.hear(part).role() is not None


def _later(turn: Turn, run: Run, ask: Ask[Any], part: str) -> Later | None:
    """Return what a part answers of the later questions; None if it answers none, or the open one."""
    heard = turn.hear(part)
    if len(part.split()) > LONGEST_PART or heard.role() is not None or heard.has(Marker.ahead):
        return None
    own = heard.readings(ask).clearest(CERTAIN) if not is_name(ask) else None
    if heard.option(run) is not None or (own is not None and own.kind is Kind.answer):
        return None
    early = ask.key in BEFORE
    if early and (heard.has(Marker.of_a_no) or _given(turn, part) is not None):
        return None  # "i haven't had a rejection" takes it back; "just an email" is how it came
    return (_given(turn, part) if run.script == NO and not early else None) or _stage(turn, run, ask, part)


def _given(turn: Turn, part: str) -> Later | None:
    """Return whether the employer said why, and the reason; None if a part doesn't tell that."""
    heard = turn.hear(part)
    reading = heard.readings(Choose(GIVEN, Given)).clearest(SURELY)
    if reading is None or reading.kind is not Kind.answer:
        return None
    if reading.name != Given.reason.value:
        return Later({GIVEN: reading.name}, reading.said)
    reason = heard.reason()
    return Later({GIVEN: reading.name, REASON: reason}, REASON) if reason is not None else None


def _stage(turn: Turn, run: Run, ask: Ask[Any], part: str) -> Later | None:
    """Return how far it got, read as an answer to that question; what was told before doesn't count."""
    ahead = run.but(answers={key: value for key, value in run.answers.items() if key not in (STAGE, ON)})
    for _ in range(MOST_BEFORE):
        before = ahead.open(ahead.position)
        if before is None or not (is_name(before) or before.key in BEFORE):
            break
        ahead = ahead.answered(before.key, Answer(BEFORE.get(before.key, STAND_IN_COMPANY), turn.now))
    later = ahead.open(ahead.position)
    comes_later = is_name(ask) or ask.key in BEFORE
    if later is None or later.key != STAGE or not comes_later or not _may_be_stage(turn, ask, part):
        return None
    labelled = turn.hear(part).option(ahead)
    reading = turn.hear(part).readings(later).clearest(SURELY)
    if labelled is not None and not any(map(str.isdecimal, part)):
        return Later({STAGE: labelled}, f"{STAGE}__{labelled}")
    if reading is None or reading.kind is not Kind.answer:
        return None
    return Later({STAGE: reading.name}, reading.said)


def _may_be_stage(turn: Turn, ask: Ask[Any], part: str) -> bool:
    """Tell whether a part may say how far it got: a promise says when, and bare words may be a company."""
    told = turn.hear(f"{STAND_IN_COMPANY}: {part}").reports((STAND_IN_COMPANY,))
    if any(one.news is News.promised for one in told):
        return False
    return ask.key != COMPANY or turn.hear(part).is_said() or any(one.stage is not None for one in told)
