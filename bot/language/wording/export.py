"""Write all that is stored about a person, for that person: a document to read, and a file of data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache, partial
from typing import Any, Protocol, TypeVar

from pydantic import TypeAdapter

from bot.coach.facts.appointments import appointments
from bot.coach.facts.history import History
from bot.language.wording.applications_table import lines
from bot.language.wording.content import plain
from bot.language.wording.ics import pieces
from bot.language.wording.renderer import Renderer
from bot.message import Message
from bot.turn.model.person import Person, Run, RunState
from bot.turn.model.turn import BY_ITSELF

T = TypeVar("T")

READABLE, DATA, TABLE, CALENDAR = "afterword.txt", "afterword.json", "applications.csv", "afterword.ics"

PIECES = 1000
"""How many pieces of the data's JSON text are joined before other tasks have their turn."""


ROWS = 20
"""How many lines of the table, or events, are written before other tasks have their turn."""


class Gently(Protocol):
    """Goes through things, some at a time, and lets other tasks have their turn in between."""

    def __call__(self, things: Iterable[T], at_once: int, /) -> Iterator[T]:
        """Yield the same things, `at_once` of them at a time."""


def documents(
    renderer: Renderer,
    person: Person,
    runs: list[Run],
    history: History,
    about: Mapping[str, Any],
    gently: Gently,
    now: datetime,
) -> list[Message]:
    """Return the files as messages: a table and a calendar only where there is something to stand in them.

    runs: all runs, in order. about: further values of the person's row.
    """
    text = _readable(renderer, person, runs, history, gently)
    data = "".join(gently(_data(person, runs, history, about), PIECES))
    files = {READABLE: f"{text}\n", DATA: f"{data}\n"}
    words = partial(renderer.content.label, person.language, "export")
    if history.known:
        files[TABLE] = "".join(gently(lines(history, words), ROWS))
    if listed := appointments(history):
        zone = person.zone if person.zone_name else None
        files[CALENDAR] = "".join(gently(pieces(person.id, zone, listed, words, now), ROWS))
    return [Message(None, document=text, filename=name) for name, text in files.items()]


def _readable(renderer: Renderer, person: Person, runs: list[Run], history: History, gently: Gently) -> str:
    """Write the person's answers under the questions, oldest first; then what follows from them."""
    dialogues = [
        {
            "script": run.script,
            "at": run.started.astimezone(person.zone),
            "answers": asked_and_answered(renderer, person, run),
        }
        for run in gently(runs, 1)
    ]
    context = {
        "person": person,
        "told": [dialogue for dialogue in dialogues if dialogue["answers"]],
        "cases": sorted(history.cases, key=lambda case: case.application.number),
        "plan": history.plan,
        "worked": history.worked,
        "zone": person.zone,
        "places": {
            run.script: renderer.content.label(person.language, "coach", f"place__{run.script}")
            for run in runs
        },
    }
    return renderer.content.label(person.language, "export", "document", context)


def asked_and_answered(renderer: Renderer, person: Person, run: Run) -> list[tuple[str, str]]:
    """Return (question, answer) along the path of a run, both as the person saw them.

    The run is replayed once, answer by answer.
    """
    pairs: list[tuple[str, str]] = []
    before = replace(run, answers={}, state=RunState.closed, draft_answer=None, changing=None)
    for key in run.position.path:
        question = renderer.question(person, before, before.position, run.started)
        answer = renderer.answer(person, before, run.answers[key].value)
        pairs.append((plain(question.html or ""), answer))
        before = before.answered(key, run.answers[key])
    return pairs


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _data(person: Person, runs: list[Run], history: History, about: Mapping[str, Any]) -> Iterator[str]:
    """Write the data as JSON, piece by piece: the person, every run with its answers, and every fact."""
    data = {
        "person": {
            "first_name": person.name,
            "language": person.language,
            "country": person.country,
            "zone": person.zone_name,
            **about,
        },
        "dialogues": [
            {
                "number": run.number,
                "dialogue": run.script,
                "state": run.state.value,
                "started": run.started,
                "answers": {key: {"answer": a.value, "at": a.at} for key, a in run.answers.items()},
            }
            for run in runs
        ],
        "facts": [
            {
                "dialogue": held.run if held.run != BY_ITSELF else None,
                "kind": type(held.fact).__name__,
                "at": held.at,
                **_adapter(held.fact.__class__).dump_python(held.fact, mode="json"),
            }
            for held in history.facts
        ],
    }
    return json.JSONEncoder(indent=1, ensure_ascii=False, default=_as_text).iterencode(data)


def _as_text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date) else str(value)
