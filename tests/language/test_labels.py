"""A label is recognised with a word or two around it, and a step of a scale before whatever follows it."""

import pytest

from bot.coach.scripts import SCRIPTS
from bot.language.understanding.answers.labels import Labels
from bot.talk.paths import positions
from bot.talk.script import Answer, Script
from bot.turn.model.person import Run
from tests.support.app import START
from tests.support.bounded import is_bounded
from tests.support.routes import routes_of
from tests.support.turns import a_no, a_turn
from tests.support.words import CONTENT, heard


def mood(text: str) -> str | None:
    run = a_no(1)
    return heard(text).option(run)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("All right tonight", "1"),
        ("a bit low I guess", "2"),
        ("feeling low", "3"),
        ("heavy, tbh", "4"),
        ("well, very heavy today", "5"),
        ("it's heavy right now", "4"),
        ("Heavy. they had me in three times", "4"),
        ("low, I liked the team so much", "3"),
        ("2", "2"),
    ],
)
def test_a_label_with_more_words_is_recognised(text: str, value: str) -> None:
    """Very heavy is only what says so."""
    assert mood(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "not heavy",
        "not low today",
        "low. no, heavy",
        "all right, so what now",
        "heavy metal",
        "",
        "today",
        "i think",
    ],
)
def test_a_label_that_is_denied_or_doubted_is_none(text: str) -> None:
    """One that begins a sentence is none either, and two of them are none."""
    assert mood(text) is None


def test_options_of_other_questions_are_found_alike() -> None:
    """Not only a scale."""
    run = a_no(1, mood="4")
    assert heard("leave it for now").option(run) == "leave"
    assert a_turn(run).person.current is run


def test_it_takes_bounded_time() -> None:
    """Whatever stands in a text of the greatest length."""
    for text in ("heavy, " * 600, "well " * 800, " ,." * 1300, "low today " * 400):
        assert is_bounded(mood, text)


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=lambda script: script.name)
def test_the_words_of_every_question_are_known_here(script: Script) -> None:
    """None names a field that isn't: what is asked about a question is looked up in its words."""
    labels = Labels(CONTENT)
    for facts, route in routes_of(script)[:200]:
        for position in positions(script, facts, route):
            if position.ask is not None:
                answers = {key: Answer(value, START) for key, value in route[: len(position.path)]}
                run = Run(1, script.name, script.version, facts, START, START, answers)
                assert labels.question("en", run, position.ask)
