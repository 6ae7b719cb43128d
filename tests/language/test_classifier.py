"""What people type is heard as they mean it, by heads that have learned from examples."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from bot.coach.dialogues.no import FitsNow
from bot.coach.scripts import SCRIPTS
from bot.errors import OperatorError
from bot.language.understanding.learned.availability import WORTHWHILE
from bot.language.understanding.learned.classifier import Classifier
from bot.language.understanding.learned.encoder import ENCODER
from bot.language.understanding.learned.examples import load_families, problems
from bot.language.understanding.learned.questions import answers_to
from bot.language.wording.content import Content
from bot.ops.hearing import readings, stale
from bot.service.app import content_folder
from bot.talk.ask import Ask
from bot.talk.days import PickDate
from bot.talk.kinds import Choose, Write
from bot.talk.paths import positions
from bot.turn.readings.reading import (
    AMONG_WORDS,
    ANSWER,
    IDLE,
    INSTEAD,
    NO_READINGS,
    Bar,
    Kind,
    Reading,
    Readings,
)
from tests.hearing_figures import figures
from tests.support.routes import routes_of

HEARING = Classifier(content_folder())
FITS = Choose("fits_now", FitsNow)


def questions(script: str) -> Iterable[Ask[Any]]:
    """Whatever a dialogue asks."""
    seen: dict[tuple[str, str | None], Ask[Any]] = {}
    for facts, route in routes_of(SCRIPTS[script]):
        for position in positions(SCRIPTS[script], facts, route):
            if position.ask is not None:
                seen[position.ask.key, position.ask.words] = position.ask
    return seen.values()


def test_it_understands_a_writer_from_whom_it_has_not_learned() -> None:
    """Nine lines of ten; and of a hundred it acts on two wrongly at most."""
    counted = figures("second_judge")
    for counts in (counted["all"], counted["answers"]):
        assert counts["understood"] / counts.total() >= 0.9
        assert counts["wrong"] / counts.total() <= 0.02


def test_many_texts_that_come_together_are_encoded_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few are not: some of them may need no encoding."""
    texts = [f"It was number {number}." for number in range(WORTHWHILE)]
    encoded: list[list[str]] = []
    vectors = ENCODER.vectors

    def noting(of: Iterable[str]) -> list[Any]:
        encoded.append(list(of))
        return vectors(encoded[-1])

    HEARING.learned.prepare()
    monkeypatch.setattr(ENCODER, "vectors", noting)
    HEARING.learned.read_ahead(texts[1:])
    assert not encoded
    HEARING.learned.read_ahead(texts)
    assert encoded == [texts]


def test_what_was_learned_is_what_the_examples_say_now() -> None:
    """Whoever changes an example runs `afterword learn`."""
    assert list(stale(content_folder())) == []


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("quick one please im on my break", "quick"),
        ("not now, kids just got in", "later"),
        ("drop it", "leave"),
    ],
)
def test_an_answer_in_other_words_is_clear(said: str, value: str) -> None:
    """It is named as it is stored."""
    reading = HEARING.read("en", FITS, said).clearest(ANSWER)
    assert reading is not None
    assert (reading.kind, reading.name) == (Kind.answer, value)


@pytest.mark.parametrize(
    ("said", "kind", "name"),
    [
        ("why do you ask", Kind.meta, "why"),
        ("I want to talk to a real person", Kind.person, "person"),
        ("my mum died last week", Kind.feeling, "grief"),
        ("wait go back, wrong button", Kind.move, "back"),
    ],
)
def test_something_else_is_heard_at_a_question_too(said: str, kind: Kind, name: str) -> None:
    """All readings compete with the answers."""
    reading = HEARING.read("en", FITS, said).clearest(INSTEAD)
    assert reading is not None
    assert (reading.kind, reading.name) == (kind, name)


def test_several_options_in_one_text_are_all_heard() -> None:
    """They are named as they are stored."""
    ask = next(ask for ask in questions("reflection") if ask.key == "true_of_you")
    reading = HEARING.read("en", ask, "prepared, and showed the experience that counts").clearest(ANSWER)
    assert reading is not None
    assert reading.name == "experience,prepared"


def test_that_no_day_was_said_is_an_answer_where_one_may_be_left_out() -> None:
    """Elsewhere a day is needed."""
    asks: list[tuple[Ask[Any], bool]] = [(PickDate("due").or_skip(), True), (PickDate("day"), False)]
    for ask, answers in asks:
        reading = HEARING.read("en", ask, "nah, she never mentioned a date").clearest(ANSWER)
        assert (reading is not None and reading.kind is Kind.answer) is answers


@pytest.mark.parametrize(
    "said",
    [
        "I knew their routes by heart",
        "one example with a number in it",
        "they laughed at my bread story",
        "Sunday",
    ],
)
def test_free_text_is_what_it_says(said: str) -> None:
    """A lesson or a name is no move, no wish and no question."""
    reading = HEARING.read("en", Write("went_well"), said).clearest(AMONG_WORDS)
    assert reading is None or reading.kind is Kind.words


def test_a_language_without_heads_hears_nothing() -> None:
    """There labels and phrases go on to be known."""
    assert HEARING.read("xx", FITS, "quick one please") == NO_READINGS


def test_a_reading_is_clear_if_it_is_likely_and_far_ahead() -> None:
    """Both count."""
    one, other = Reading(Kind.ask, "age", 0.5), Reading(Kind.ask, "is_it_me", 0.4)
    assert Readings((one,)).clearest(Bar(0.5, 2)) is one
    assert Readings((one,)).clearest(Bar(0.51, 2)) is None
    assert Readings((one, other)).clearest(Bar(0.5, 1.25)) is one
    assert Readings((one, other)).clearest(Bar(0.5, 1.26)) is None
    assert NO_READINGS.clearest(IDLE) is None


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_every_question_is_explained_and_its_answers_have_examples(script: str) -> None:
    """Whatever is asked can be asked about; and whatever can be tapped can be said."""
    content = Content(content_folder())
    families = load_families(content_folder() / "en" / "examples")
    for ask in questions(script):
        if ask.key != "page":  # nothing is said while somebody writes it out
            assert content.explanation("en", SCRIPTS[script], ask)
        if (known := answers_to(ask)) is not None:
            assert set(known.values) & set(families[known.family]), ask.key


def test_whatever_is_heard_has_its_words() -> None:
    """An answer for each question to the coach, and a sentence for each feeling."""
    content = Content(content_folder())
    families = load_families(content_folder() / "en" / "examples")
    assert set(families["ask"]) <= set(content.blocks("en", "asked"))
    assert set(families["feeling"]) <= set(content.blocks("en", "feelings"))


def test_examples_that_two_meanings_share_are_told(tmp_path: Path) -> None:
    """Meanings that have too few examples to learn from are told as well."""
    (tmp_path / "a.toml").write_text('[mood.1]\na = ["fine"]\n[mood.2]\na = ["Fine "]\n# end\n')
    told = list(problems(tmp_path))
    assert "mood: 'fine' stands for 1 and for 2" in told
    assert "mood.1 has 1 examples; 8 are the fewest to learn from" in told


def test_whoever_writes_examples_sees_what_is_heard() -> None:
    """The likeliest reading first, at the question that they name."""
    [screened, first, *_] = readings(content_folder(), "en", "3 mins i can manage", "no/fits_now")
    assert screened.startswith("screen: nothing")
    assert first.endswith("answer  quick")
    with pytest.raises(OperatorError):
        readings(content_folder(), "en", "x", "no/nothing")


@pytest.mark.parametrize("said", ["i don't want to talk about it", "stop asking me things"])
def test_a_refusal_to_talk_is_no_answer_that_leads_on(said: str) -> None:
    """To leave a no as it is, is one: it is noted then."""
    reading = HEARING.read("en", FITS, said).clearest(INSTEAD)
    assert reading is not None
    assert (reading.kind, reading.name) in ((Kind.move, "refuse"), (Kind.move, "stop"))


def test_a_text_of_unknown_words_is_never_clear() -> None:
    """Whatever the heads make of it."""
    for said in ("asdkjh lkjh", "xqzt vrplk", "🦖", "...."):
        for ask in (FITS, None):
            assert HEARING.read("en", ask, said).without_words().clearest(IDLE) is None


def test_what_begins_like_a_question_is_hardly_an_answer() -> None:
    """Somebody asks the coach whether it is fine to leave it."""
    readings = HEARING.read("en", FITS, "is it fine to just leave it").ranked
    assert all(reading.sure < ANSWER.least for reading in readings if reading.kind is Kind.answer)
