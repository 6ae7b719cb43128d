"""Take "close the rest" in the good news for all other applications, instead of asking about each."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.answer import MOST_OTHERS, Kind, Other
from bot.coach.facts.application import State
from bot.coach.facts.known import AboutWait
from bot.talk.ask import Ask
from bot.talk.script import Answer
from bot.turn.corrections.offer_due import STILL_TOLD
from bot.turn.interpreting import mentions, yes_said
from bot.turn.interpreting.parts import parts
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.request import Intent
from bot.turn.runs import runs
from bot.turn.runs.say_back import ask_once_more, say_back

OTHER, KIND, WORKED = "other_", "kind", "worked"
"""The beginning of keys of questions about other applications; the question of the kind; the last one."""


def close_rest(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take "close the rest" for all others, also beside "I accepted". Return False if a text says more."""
    if run.script != "yes" or run.changing is not None or ask.key in (KIND, WORKED):
        return False
    said = parts(text)
    rest = [part for part in said if not turn.hear(part).has(Marker.closes_rest)]
    if turn.hear(text).asks() or len(rest) == len(said):
        return False
    if not all(_takes(turn, part) for part in rest):
        return False
    others = _others(run)
    answers = {} if ask.key.startswith(OTHER) else dict(STILL_TOLD)
    kind = run.answers.get(KIND)
    if kind is None or kind.value != Kind.written.value:
        ask_once_more(turn, run, Card("said", "other_waits", shows={"name": "the others", "several": True}))
        return True
    answers |= {key: Other.withdraw.value for key in others if key not in run.answers}
    given = {key: Answer(value, turn.now) for key, value in answers.items()}
    runs.proceed(turn, turn.put(run.but(answers={**run.answers, **given}, draft_answer=None)))
    say_back(turn, Card("said", "closes_rest", shows={"several": len(others)}), ended=True)
    return True


def _takes(turn: Turn, part: str) -> bool:
    """Tell whether a part says that the offer is accepted, or adds nothing."""
    heard = turn.hear(part)
    accepted = any(wanted.intent is Intent.accepted for wanted in heard.requests())
    return accepted or yes_said.will_take(turn, part) or heard.agrees()


def _others(run: Run) -> list[str]:
    """Return the keys of the questions about the other applications that are still open."""
    facts, taken = run.facts, mentions.application_of(run)
    if not isinstance(facts, AboutWait):
        return []
    number = taken.number if taken is not None else None
    waits = [wait for wait in facts.waits if wait.state is State.waiting]
    numbers = [wait.application.number for wait in waits if wait.application.number != number]
    return [f"{OTHER}{number}" for number in numbers[:MOST_OTHERS]]
