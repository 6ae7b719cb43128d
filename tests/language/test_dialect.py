"""Words of Scots are heard as the English they stand for, and names are left alone."""

import pytest

from bot.language.understanding.phrases.dialect import LONGEST, Dialect
from bot.language.understanding.word_lists.loading import Tables
from bot.service.app import content_folder
from tests.support.bounded import is_bounded
from tests.support.by_typing import names, says
from tests.support.chat import Chat
from tests.support.readers import reader

DIALECT: Dialect = Tables(content_folder()).dialect("en")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("it's a naw fae them", "it's a no from them"),
        ("ah didnae hear fae them", "i didn't hear from them"),
        ("naw", "no"),
        ("Naw, ah didnae", "no, i didn't"),
        ("ah cannae mind whit they said", "i can't remember what they said"),
        ("a wisnae ready", "i wasn't ready"),
        ("ah'll dae it efter ma tea", "i'll do it after my tea"),
        ("they didnae gie me wan reason", "they didn't give me one reason"),
        ("ah’ve been greetin aw night, ah cannae sleep", "i've been crying all night, i can't sleep"),
    ],
)
def test_scots_is_heard_as_english(text: str, heard: str) -> None:
    """Words that may be English too are heard so only beside one that isn't."""
    assert DIALECT.read(text) == heard


@pytest.mark.parametrize(
    "text",
    [
        "greeting cards, the wan chai branch",
        "ken from ma bakery",
        "an offer",
        "Fae",
        "Tae Kwon Do school",
        "interview at Hame House",
        "wi-fi engineer",
        "ah right",
        "aw thanks pal",
    ],
)
def test_other_words_and_names_are_left_alone(text: str) -> None:
    """One word alone with a capital may be a name, and one of several begins its words so."""
    assert DIALECT.read(text) == text


def test_a_no_is_noted_from_it() -> None:
    """With the company."""
    chat = Chat()
    says(chat, "hiya")
    said = says(chat, "ahm just efter a phone call fae Glengarry, it's a naw, the tour guide wan")
    assert "How heavy" in said
    assert "Glengarry" in str(names(chat)) or "Glengarry" in said


def test_danger_is_heard_in_it() -> None:
    """The screen reads both."""
    assert reader().screen("en", "ah want tae die") is not None
    assert reader().screen("en", "ah cannae be daein wi this job hunt") is None


@pytest.mark.parametrize("text", ["naw " * 300, "ah'" * 400, "tae tae " * 150])
def test_any_text_is_read_in_time(text: str) -> None:
    """Whatever it is made of."""
    assert is_bounded(DIALECT.read, text[:LONGEST])
