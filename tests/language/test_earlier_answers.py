"""An earlier answer is put right by its name."""

import tomllib

import pytest

from bot.language.understanding.requests.earlier_answers import LONGEST, EarlierWords
from bot.service.app import content_folder

WORDS = EarlierWords(tomllib.loads((content_folder() / "en" / "earlier.toml").read_text()))


@pytest.mark.parametrize(
    ("text", "key", "new", "marked"),
    [
        ("sorry, back to the first one: what went well was the teamwork", "went_well", "the teamwork", True),
        ("actually what went well was the teamwork bit, change that", "went_well", "the teamwork bit", True),
        ("no, the good part was my talk", "went_well", "my talk", True),
        ("no, the then is i'll have three ready", "plan_then", "i'll have three ready", True),
        ("the then should be take a breath", "plan_then", "take a breath", True),
        ("change what went well to the case study", "went_well", "the case study", True),
        ("the keep is wrong, it was the teamwork", "went_well", "the teamwork", True),
        ("What went wrong: the pay question", "went_badly", "the pay question", False),
        ("what went well was the start, then I lost it", "went_well", "the start, then I lost it", False),
        ("my last answer should be the budget", "@last", "the budget", True),
        ("wait, my first answer was the slides", "@first", "the slides", True),
        ("put the rota question under what went badly", "went_badly", "the rota question", True),
        ("no that's wrong, change the plan", "plan_if", None, True),
        ("what went well is wrong", "went_well", None, True),
        ("hang on, the if is when they ask about gaps", "plan_if", "when they ask about gaps", True),
    ],
)
def test_a_text_says_which_answer_is_meant_and_what_it_should_be(
    text: str, key: str, new: str | None, marked: bool
) -> None:
    """With the words that say so, or without."""
    found = WORDS.read(text)
    assert found is not None
    assert key in found.keys
    assert (found.new, found.marked) == (new, marked)


@pytest.mark.parametrize(
    "text",
    [
        "the teamwork bit",
        "sorry, i don't know",
        "i think it went well",
        "what went well was not the slides",
        "they asked what went well",
        "they liked that i had a plan",
        "the moment they asked about my gap year i froze",
        "what went well was " + "x" * LONGEST,
    ],
)
def test_what_names_none(text: str) -> None:
    """It may answer the open question."""
    assert WORDS.read(text) is None


@pytest.mark.parametrize(
    ("text", "sees"),
    [
        ("can I see what you've written down so far? I think it's in the wrong places", True),
        ("what have you got so far", True),
        ("show me what i said", True),
        ("sorry, can i check my answers", True),
        ("can i see what you mean by that", False),
        ("what have i done", False),
        ("can i see my list", False),
    ],
)
def test_to_see_the_answers_so_far(text: str, sees: bool) -> None:
    """A sentence may follow that says why."""
    assert WORDS.wants_to_see(text) is sees
