"""A word that stands where a company does is a name, and a day, a slip or a common word is none."""

import pytest

from bot.language.understanding.lines.promises import is_promised
from bot.language.understanding.requests.other_names import has_unknown_word, stands_as_name

NONE = frozenset({"it", "they", "interview", "online"})


@pytest.mark.parametrize(
    "text",
    [
        "the KPMG interview is on thursday at 2pm",
        "the kpmg interview is on thursday",
        "the third is northwind, second interview is on tuesday at 10",
        "northwind moved my interview to tuesday",
        "kestrel rescheduled me",
        "the Tesco call is friday now",
        "so brightline want me in at nine",
    ],
)
def test_a_name(text: str) -> None:
    """In small letters too, where it is no ordinary word."""
    assert stands_as_name(text, NONE) or has_unknown_word(text, NONE)


@pytest.mark.parametrize(
    "text",
    [
        "my interview is on thursday now",
        "the Monday interview moved to friday",
        "they moved my intervew to thrusday at 3",
        "the recruiter changed it to half nine",
        "the second interview is next week",
        "interview's friday now",
        "it's on teams now, same day but at 11",
    ],
)
def test_no_name(text: str) -> None:
    """A slip of the finger makes no name, and neither does a capital of a day."""
    assert not stands_as_name(text, NONE)
    assert not has_unknown_word(text, NONE)


def test_a_long_text_takes_no_longer() -> None:
    """Only its beginning is looked at."""
    text = "the zzzzzzzzzzzzzzzzzzzz " * 4_000
    assert has_unknown_word(text, NONE)
    assert not stands_as_name(text, NONE)


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("they said they'd answer today", True),
        ("decision is due today", True),
        ("i should hear today", True),
        ("hr will let me know today", True),
        ("they want my answer today", False),
        ("they still haven't answered", False),
        ("i have to answer today", False),
    ],
)
def test_what_is_promised(text: str, promised: bool) -> None:
    """An answer of theirs that is to come."""
    assert is_promised(text) is promised
