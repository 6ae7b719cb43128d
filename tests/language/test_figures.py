"""Figures that comfort are said with "about", and only where they don't sting."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.coach.dialogues.chasing import sample
from bot.coach.dialogues.overdue import OVERDUE
from bot.coach.dialogues.reflection import REFLECTION
from bot.coach.dialogues.waiting import WAITING
from bot.coach.facts.application import Application, Pace, Rung, Stage, Via
from bot.coach.facts.known import AboutWait
from bot.coach.facts.refused import AboutReview
from bot.language.wording.content import plain
from bot.talk.script import Answer, Script, replay
from tests.support.words import CONTENT, HELPLINES

TODAY = date(2026, 11, 24)
LIVE = {**HELPLINES.words(None, "en"), "check_in": None, "nth": 0, "today": TODAY}
LEFT = "About six in ten people have been left without an answer after an interview."
NO_FEEDBACK = "about six or seven people in ten get no feedback"


def asked(script: Script, about: Any) -> str:
    return plain(CONTENT.question("en", script, about, replay(script, about, {}), LIVE).html)


@pytest.mark.parametrize(
    ("via", "rung", "said"),
    [(Via.recruiter, Rung.close, True), (Via.nobody, Rung.close, False), (Via.recruiter, Rung.second, False)],
)
def test_how_many_get_no_answer_is_said_at_the_end_of_a_wait(via: Via, rung: Rung, said: bool) -> None:
    """It stands after an interview only (who deals with nobody had none here). Before, it would worry."""
    about = AboutWait(9, TODAY, (sample(via, rung),), chosen=3, way="done")
    assert (LEFT in asked(OVERDUE, about)) is said
    assert (LEFT in asked(WAITING, about)) is said


@pytest.mark.parametrize("pace", list(Pace))
def test_how_many_get_no_feedback_is_said_before_they_ask(pace: Pace) -> None:
    """Once: what follows doesn't say it again."""
    application = Application(3, "Acme", "Baker", Stage.final, Via.manager)
    about = AboutReview(application, pace, mood=2)
    said = []
    position = replay(REFLECTION, about, {})
    answers: dict[str, Answer] = {}
    while position.ask is not None:
        said.append(plain(CONTENT.question("en", REFLECTION, about, position, LIVE).html))
        value = position.ask.passed_as or position.ask.samples()[0]
        answers[position.ask.key] = Answer(value, datetime(2026, 11, 24, tzinfo=UTC))
        position = replay(REFLECTION, about, answers)
    assert sum(NO_FEEDBACK in text for text in said) == 1
