"""What people say as a whole, where its single words would be mistaken."""

import tomllib
from typing import Any

import pytest

from bot.coach.dialogues import log, overdue
from bot.coach.facts.application import YesNo
from bot.language.understanding.answers.sayings import LONGEST, Sayings
from bot.service.app import content_folder
from bot.talk.ask import Ask
from bot.talk.kinds import Choose
from bot.turn.readings.reading import ANSWER, Kind
from tests.support.bounded import is_bounded
from tests.support.words import heard

SAYINGS = Sayings(tomllib.loads((content_folder() / "en" / "sayings.toml").read_text()))


@pytest.mark.parametrize(
    "text",
    [
        "Perfect, don't touch a word of it",
        "wouldn't change a thing",
        "i would not change a single word",
        "no notes",
        "leave it as is",
        "that'll do",
        "that'll do rightly",
        "not a thing wrong with it",
        "nothing to change",
        "no changes",
        "all good, no changes needed",
        "nope all good",
        "no that's right",
        "can't fault it",
    ],
)
def test_praise_with_a_negated_change_is_praise(text: str) -> None:
    """The word of changing is denied."""
    assert SAYINGS.read("summary", text) == "right"


@pytest.mark.parametrize(
    "text",
    [
        "Perfect, but change the date",
        "don't touch the role but the company is wrong",
        "that's not right",
        "that's not it",
        "no, the role is wrong",
        "no good",
        "nothing's right",
        "not exactly right",
        "change a thing or two",
        "i wouldn't say that's right",
        "leave it",
        "no",
        "perfect",
        "that's right, isn't it? or not",
        "no changes " * LONGEST,
        "",
    ],
)
def test_what_is_no_praise(text: str) -> None:
    """It asks for a change, or says too little: the examples hear it."""
    assert SAYINGS.read("summary", text) is None


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("why not", "yes"),
        ("sure, why not", "yes"),
        ("wouldn't hurt", "yes"),
        ("if it's short", "yes"),
        ("might as well", "yes"),
        ("go on then", "yes"),
        ("no harm in asking", "yes"),
        ("nah you're grand", "no"),
        ("i'm good thanks", "no"),
        ("i'll pass", "no"),
        ("can't see it helping", "no"),
        ("over my dead body", "no"),
        ("depends", "unsure"),
        ("well it depends on the shift", "unsure"),
        ("some days", "unsure"),
        ("why not yet?", None),
        ("why not tell them first", None),
        ("you're grand at this", None),
        ("i'm good at interviews", None),
        ("it depends on me, so yes", None),
    ],
)
def test_yes_and_no_in_other_words(text: str, meaning: str | None) -> None:
    """Neither of them is heard too, and is asked back."""
    assert SAYINGS.read("yes_no", text) == meaning


def answer(ask: Ask[Any], text: str) -> str | None:
    reading = heard(text).readings(ask).clearest(ANSWER)
    return reading.name if reading is not None and reading.kind is Kind.answer else None


@pytest.mark.parametrize("text", ["depends", "why not", "maybe", "yeah whatever", "if you like"])
def test_what_cant_be_undone_takes_a_plain_yes(text: str) -> None:
    """Any other yes is asked back; elsewhere some of them do."""
    assert answer(Choose("sure", YesNo), text) is None


@pytest.mark.parametrize("text", ["yes", "go on then", "yes get rid", "i'm sure", "delete it"])
def test_a_plain_yes_erases(text: str) -> None:
    """Said by itself."""
    assert answer(Choose("sure", YesNo), text) == "yes"


def test_they_are_heard_at_their_questions() -> None:
    """They are heard at no other."""
    assert answer(Choose("right", log.Right), "don't touch a word of it") == "right"
    assert answer(Choose("evening", YesNo), "why not") == "yes"
    assert answer(Choose("close", overdue.Close), "why not") is None


@pytest.mark.parametrize("piece", ["no ", "fine ", "all good ", "it's good ", "so ", "depends on "])
def test_a_long_text_takes_no_time(piece: str) -> None:
    """Whatever is in it."""
    for family in ("summary", "yes_no", "named", "settings_what", "erase"):
        assert is_bounded(SAYINGS.read, family, (piece * LONGEST)[:LONGEST])


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("that was my 3rd round with the same people", "later"),
        ("it was just our first call with them", "first"),
        ("this was the final interview there", "final"),
        ("it was my second interview this week", None),
        ("my second interview with Acme is on friday", None),
    ],
)
def test_which_round_it_was_is_how_far_it_got(text: str, stage: str | None) -> None:
    """It has to be the round there: one of this week may be somebody else's."""
    assert SAYINGS.read("stage", text) == stage
