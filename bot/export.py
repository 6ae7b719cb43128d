"""Everything that is kept of a person, for them: a document to read, and a file of data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter

from bot.coach.history import History
from bot.content import plain
from bot.sheet import Sheet
from bot.showing import Showing
from bot.turn.person import Person, Run
from bot.turn.state import BY_ITSELF

READABLE, DATA = "afterword.txt", "afterword.json"


def documents(
    showing: Showing, person: Person, runs: Iterable[Run], history: History, about: Mapping[str, Any]
) -> list[Sheet]:
    """Both files. about: what stands in the person's row besides."""
    ordered = sorted(runs, key=lambda run: run.number)
    return [
        Sheet(None, document=_readable(showing, person, ordered, history), filename=READABLE),
        Sheet(None, document=_data(person, ordered, history, about), filename=DATA),
    ]


def _readable(showing: Showing, person: Person, runs: list[Run], history: History) -> str:
    """Their words under the questions, oldest first; then what follows from them."""
    told = [
        {
            "script": run.script,
            "at": run.started.astimezone(person.zone),
            "answers": asked_and_answered(showing, person, run),
        }
        for run in runs
    ]
    context = {
        "person": person,
        "told": [one for one in told if one["answers"]],
        "cases": sorted(history.cases, key=lambda case: case.application.number),
        "plan": history.plan,
        "worked": history.worked,
        "zone": person.zone,
        "places": {
            run.script: showing.content.label(person.language, "coach", f"place__{run.script}")
            for run in runs
        },
    }
    return showing.content.label(person.language, "export", "document", context) + "\n"


def asked_and_answered(showing: Showing, person: Person, run: Run) -> list[tuple[str, str]]:
    """(question, answer) along the path of a run, both as they were seen."""
    found: list[tuple[str, str]] = []
    path = run.position.path
    for at, key in enumerate(path):
        before = replace(run, answers={k: run.answers[k] for k in path[:at]}, draft=None, changing=None)
        question = showing.question(person, before, before.position, run.started)
        answer = showing.answer(person, before, run.answers[key].value)
        found.append((plain(question.html or ""), answer))
    return found


def _data(person: Person, runs: list[Run], history: History, about: Mapping[str, Any]) -> str:
    """The same as JSON: the person, every run with its answers, and every fact."""
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
                **TypeAdapter(type(held.fact)).dump_python(held.fact, mode="json"),
            }
            for held in history.held
        ],
    }
    return json.dumps(data, indent=1, ensure_ascii=False, default=_plainly) + "\n"


def _plainly(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date) else str(value)
