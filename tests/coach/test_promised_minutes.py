"""A promise of how long it takes holds on the longest route that follows, at twenty seconds a question."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from bot.coach.facts.application import Pace
from bot.coach.scripts import SCRIPTS
from bot.talk.paths import positions
from bot.talk.script import Position
from tests.support.folders import ROOT
from tests.support.routes import routes_of

SECONDS = 20
"""What it takes to read a question and to answer it. Our own choice."""

NUMBERS = {"two": 2, "five": 5, "nine": 9, "ten": 10, "eleven": 11}

Taken = Callable[[Any, Position], bool]


def most_questions(script: str, taken: Taken, after: str = "") -> int:
    """The most questions on a route that was taken, after one of them."""
    lengths = []
    for facts, route in routes_of(SCRIPTS[script]):
        *_, last = positions(SCRIPTS[script], facts, route)
        if taken(facts, last):
            lengths.append(len(last.path) - (last.path.index(after) + 1 if after else 0))
    return max(lengths)


def fits(option: str) -> Taken:
    """Whether that was chosen for the no that was told."""
    return lambda _, last: getattr(last.values.get("fits_now"), "value", None) == option


def of_pace(pace: Pace) -> Taken:
    return lambda about, _: about.pace is pace


def promised(file: str, block: str) -> int:
    """The longest time that a block speaks of, in seconds."""
    text = (ROOT / "content" / "en" / f"{file}.j2").read_text(encoding="utf-8")
    [body] = re.findall(rf"{{% block {block} %}}(.*?){{% endblock %}}", text, re.DOTALL)
    said = re.findall(r"(\w+) minutes", body.casefold())
    return 60 * max(NUMBERS[word] if word in NUMBERS else int(word) for word in said)


@pytest.mark.parametrize("pace", Pace)
def test_a_review_takes_as_long_as_its_label_says(pace: Pace) -> None:
    """What is asked about the application first is part of it."""
    asked = most_questions("no", fits(pace.value), "fits_now") + most_questions("reflection", of_pace(pace))
    assert asked * SECONDS <= promised("no", f"fits_now__{pace.value}")
    assert promised("options", f"no__fits_now__{pace.value}") == promised("no", f"fits_now__{pace.value}")


def test_a_reply_takes_as_long_as_it_says() -> None:
    """Older runs ask more."""
    lean = most_questions("no", lambda about, last: about.lean and fits("reply")(about, last), "fits_now")
    assert lean * SECONDS <= promised("no", "fits_now_if_heavy")


@pytest.mark.parametrize(
    ("file", "block", "script"),
    [
        ("nudges", "prepare__go", "prepare"),
        ("options", "waiting__helps__prepare", "prepare"),
        ("explain", "overdue__prepare", "prepare"),
        ("overdue", "prepare", "prepare"),
        ("found", "no_card_none", "prepare"),
        ("nudges", "notes", "notes"),
        ("nudges", "values__go", "values"),
    ],
)
def test_what_is_offered_takes_as_long_as_it_says(file: str, block: str, script: str) -> None:
    """Preparing has no question about values in newer runs."""
    newer: Taken = lambda about, _: getattr(about, "values_later", True)  # noqa: E731 - one line says it
    assert most_questions(script, newer) * SECONDS <= promised(file, block)
