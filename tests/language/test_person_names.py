"""A text that is the name of a person and nothing else is recognised."""

import pytest

from tests.support.words import heard


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the head teacher, Mrs Patel", "Mrs Patel"),
        ("their recruiter Tom", "Tom"),
        ("it was the store manager, Aisha Khan", "Aisha Khan"),
        ("a nurse called Bridget", "Bridget"),
        ("from HR, Dana", "Dana"),
    ],
)
def test_a_title_with_a_name(text: str, name: str) -> None:
    """In that order."""
    assert heard(text).person() == name


@pytest.mark.parametrize(
    "text",
    [
        "the manager said I was too slow",
        "Helen said no",
        "the ward, Leeds",
        "too quiet, Monday",
        "the manager",
        "",
        "the manager, " + "H" * 80,
    ],
)
def test_what_says_more_names_nobody(text: str) -> None:
    """What has no title that is one names nobody either."""
    assert heard(text).person() is None
