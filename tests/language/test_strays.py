"""Keyboard mash, emoji, code, verses, shopping lists and what was meant for somebody else lead nowhere."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.coach.dialogues import ask_feedback, later, no, overdue, reflection, waiting
from bot.coach.facts.application import Stage, Via, YesNo
from bot.language.understanding.learned.classifier import Classifier
from bot.service.app import content_folder
from bot.talk.ask import Ask
from bot.talk.days import PickDate, Toward
from bot.talk.kinds import Choose, ChooseMany, Rate, Write
from bot.turn.readings.reading import AMONG_WORDS, ANSWER, CERTAIN, IDLE, INSTEAD, Kind, Reading
from tests.hearing_figures import FOLDER

HEARING = Classifier(content_folder())
STRAYS = [
    line.replace("\\n", "\n") for line in (FOLDER / "strays.txt").read_text(encoding="utf-8").splitlines()
]
LONG = ["a" * 4096, "lorem ipsum dolor sit amet " * 150, "🐙" * 4096, "7" * 4096, "otters lamp seven " * 227]

QUESTIONS: list[Ask[Any] | None] = [
    Rate("mood"),
    Choose("fits_now", no.FitsNow),
    Choose("given", no.Given),
    Choose("stage", Stage),
    Choose("via", Via),
    Choose("sure", YesNo),
    Choose("news", overdue.News),
    Choose("sent", overdue.ChaseNow),
    Choose("helps", waiting.Helps),
    Choose("when", later.When),
    Choose("on", ask_feedback.GoOn),
    ChooseMany("true", reflection.TrueOfYou),
    PickDate("day", toward=Toward.past),
    Write("went_well"),
    Write("company", longest=100),
    None,
]


def acted_on(ask: Ask[Any] | None, text: str) -> Reading | None:
    """What would be done with a text at a question, or while nothing is open."""
    heard = HEARING.read("en", ask, text)
    if ask is None:
        return heard.without_words().clearest(IDLE) or heard.feeling()
    if isinstance(ask, Write):
        bar = INSTEAD if ask.is_name else AMONG_WORDS
    else:
        bar = INSTEAD if isinstance(ask, Choose | ChooseMany | Rate) else CERTAIN
    reading = heard.clearest(bar) or heard.feeling()
    if reading is None or reading.kind is Kind.words:
        return None
    return None if reading.kind is Kind.answer and heard.clearest(ANSWER) is None else reading


def test_of_two_hundred_stray_texts_hardly_one_is_acted_on_anywhere() -> None:
    """At every kind of question, and while nothing is open: fewer than two in a hundred."""

    def acted() -> Iterator[tuple[str, str]]:
        for ask in QUESTIONS:
            yield from ((ask.key if ask else "", text) for text in (*STRAYS, *LONG) if acted_on(ask, text))

    assert len(STRAYS) > 200
    assert len(list(acted())) < 0.02 * len(QUESTIONS) * len(STRAYS)


@pytest.mark.parametrize("text", LONG)
def test_a_message_as_long_as_can_be_is_no_answer(text: str) -> None:
    """Wherever it is said."""
    assert not any(acted_on(ask, text) for ask in QUESTIONS)
