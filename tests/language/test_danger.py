"""What the screen has learned: it hears what it has never read, in any language, and little in vain.

The lines stand in tests/safety/unseen/, by writers from whom nothing was learned. Only counts are compared.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.coach.safety import Tier
from bot.errors import OperatorError
from bot.language.understanding.learned import danger
from bot.language.understanding.learned.availability import Availability
from bot.language.understanding.learned.danger import DangerReader, check_head, passages
from bot.language.understanding.learned.encoder import NoEncoderError
from bot.language.understanding.reader import ContentReader
from bot.language.understanding.safety_screen import Found
from bot.ops.hearing import readings
from tests.support.bounded import is_bounded
from tests.support.unseen_danger import HARMLESS, counted, lists
from tests.support.words import CONTENT, READER

LEAST = {"plain": 0.8, "implied": 0.6, "other": 0.85, "threat": 0.5}
"""The share of an English list that it has to hear. A floor under the figures in docs/words.md, no goal."""

LEAST_ELSEWHERE = {"plain": 0.7, "implied": 0.65}
"""The same of all other languages together: their lists are short."""

MOST = {"none": 0.08}
"""The share that it may ask about in vain."""


@pytest.mark.parametrize(("file", "wanted"), [one for one in lists() if one[0].startswith("en")])
def test_an_english_list_of_an_unknown_writer_is_heard(file: str, wanted: str) -> None:
    """What must be heard is, and what is harmless is left alone, as far as was measured."""
    one = counted(file, wanted)
    if wanted in HARMLESS:
        assert one.share <= MOST[wanted], one
    else:
        assert one.share >= LEAST[wanted], one


@pytest.mark.parametrize("wanted", LEAST_ELSEWHERE)
def test_other_languages_are_heard_whatever_language_is_set(wanted: str) -> None:
    """The person's language is English here: people write in the one that comes to them."""
    each = [counted(file, of) for file, of in lists() if of == wanted and not file.startswith("en")]
    assert sum(one.fired for one in each) >= LEAST_ELSEWHERE[wanted] * sum(one.lines for one in each)


CALM = "we spoke about the rota and the bus and then about the weekend shifts which suit me fine"
DARK = "i don't want to be alive any more and i know how i will do it"


@pytest.mark.parametrize("before", [0, 1, 4, 12])
@pytest.mark.parametrize("mark", [". ", "\n", " "], ids=["sentences", "lines", "no mark"])
def test_one_sentence_of_a_long_message_is_enough(before: int, mark: str) -> None:
    """Wherever it stands, and where nobody types a full stop."""
    reader = DangerReader(CONTENT.folder, Availability())
    said = mark.join([*[CALM] * before, DARK, *[CALM] * (12 - before)])
    found = reader.likeliest(said)
    assert found is not None
    assert found.tier is not None
    calm = reader.likeliest(mark.join([CALM] * 12))
    assert calm is not None
    assert calm.tier is None


def test_a_text_of_a_few_words_is_looked_at_as_a_whole() -> None:
    """In pieces it would lose what its words are about."""
    assert list(passages("I did not get it. I could die. Of shame.")) == []


def test_a_long_message_is_read_in_bounded_time() -> None:
    """Of its passages only some are read, however many there are."""
    reader = DangerReader(CONTENT.folder, Availability())
    reader.likeliest("so that all is loaded")
    for length, most in ((4_096, 0.1), (40_000, 0.3)):
        assert is_bounded(reader.likeliest, (f"{CALM}. {length} " * 600)[:length], most=most)


def test_without_the_encoder_the_phrases_are_still_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """There may be no memory for it just now."""

    def fails(*_: object) -> None:
        raise NoEncoderError

    monkeypatch.setattr(DangerReader, "_likeliest", fails)
    fresh = ContentReader(CONTENT)
    assert fresh.screen("en", "I want to die") is Tier.explicit
    assert fresh.screen("en", "see you on Thursday") is None


def test_a_phrase_alone_is_passed_over_only_where_nothing_is_on_hold() -> None:
    """The words may end a sentence about a form; after something dark they count."""
    said = "i can't go on with this company, they haven't paid us since august"
    assert READER.screen("en", said) is None
    assert READER.screen("en", said, held=True) is Tier.unclear


def test_whoever_writes_the_words_sees_why_it_fires() -> None:
    """What the phrases say, and what is most like it."""
    [screened, *_] = readings(CONTENT.folder, "en", "I want to die", None)
    assert screened.startswith("screen: explicit (phrases explicit; examples ")
    [screened, *_] = readings(CONTENT.folder, "en", "Thursday at three", None)
    assert screened.startswith("screen: nothing (phrases nothing; examples 0.0")


def test_without_what_was_learned_it_does_not_start(tmp_path: Path) -> None:
    """A screen that hears half must not look like a whole one."""
    with pytest.raises(OperatorError, match=r"screen/heads\.npz is damaged or missing"):
        check_head(tmp_path)
    check_head(CONTENT.folder)
    assert (CONTENT.folder / danger.FOLDER / danger.FILE).is_file()


def test_a_few_words_that_may_mean_anything_are_asked_about_at_most() -> None:
    """They are most often the answer to a question; by a phrase of the lists, the card comes at once."""
    sure = danger.DangerGuess(0.8, "plain", 0.78)
    assert Found(None, sure, 4).tier() is Tier.unclear
    assert Found(Tier.explicit, sure, 4).tier() is Tier.explicit
    assert Found(None, sure, 12).tier() is Tier.explicit
    assert Found(None, danger.DangerGuess(0.97, "plain", 0.96), 4).tier() is Tier.explicit


@pytest.mark.parametrize("text", ["start to end, everything", "let's go from beginning to end"])
def test_from_end_to_end_is_no_end(text: str) -> None:
    """It is the whole review."""
    assert READER.screen("en", text) is None


def test_a_text_is_read_once_however_often_it_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it fires, whether it sounds dark, and once more where the turn is decided again."""
    said = "the rota came out and i am on every weekend in may again"
    read = danger.passages
    texts: list[str] = []

    def noting(text: str) -> Iterator[str]:
        texts.append(text)
        return read(text)

    monkeypatch.setattr(danger, "passages", noting)
    for _ in range(2):
        READER.screen("en", said)
        READER.sounds_dark(said)
    assert texts == [said]
