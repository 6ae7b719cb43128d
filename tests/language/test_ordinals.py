"""An option may be named by its place among those shown, or by which one it is not."""

import pytest

from bot.language.understanding.answers.ordinals import positions
from tests.support.bounded import is_bounded


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("the second one", (1,)),
        ("second option please", (1,)),
        ("the 2nd", (1,)),
        ("I'll take the third one", (2,)),
        ("option 4", (3,)),
        ("number two", (1,)),
        ("#2", (1,)),
        ("the last", (3,)),
        ("go with the last one then", (3,)),
        ("the very first", (0,)),
        ("the second of those", (1,)),
        ("the last of the four", (3,)),
        ("the first one of these options", (0,)),
        ("the bottom one", (3,)),
        ("second to last", (2,)),
        ("the first and the third", (0, 2)),
        ("the first two", (0, 1)),
        ("the last two", (2, 3)),
        ("anything but the first", (1, 2, 3)),
        ("not the last one", (0, 1, 2)),
        ("all but the second", (0, 2, 3)),
        ("third one down", (2,)),
        ("the second from the top", (1,)),
        ("second from the bottom", (2,)),
        ("the last one on your list", (3,)),
        ("not the first and not the last", (1, 2)),
        ("not the first one, nor the second", (2, 3)),
        ("neither the first nor the third", (1, 3)),
        ("anything but the first two", (2, 3)),
    ],
)
def test_an_ordinal_picks_one_of_four(said: str, found: tuple[int, ...]) -> None:
    """In the order that is shown, counted from 0."""
    assert positions(said, 4) == found


@pytest.mark.parametrize(
    "said",
    [
        "first",
        "last",
        "the first interview",
        "the first time i cried",
        "not heavy exactly",
        "the only one",
        "not now",
        "number one in my heart",
        "the 9th one",
        "option 7",
        "the second one was the worst of all of them",
        "one",
        "",
        "no",
        "a second one",
        "the last straw",
        "the first of the interviews",
        "the second of four rounds",
        "in the middle of a shift",
        "the last of my savings",
        "both",
        "the first and the manager",
        "third one from marketing",
        "not the first and not the manager",
        "fell at the last one",
        "neither",
        "first from the bottom of my heart",
    ],
)
def test_what_names_no_place(said: str) -> None:
    """A word that may be an answer in itself, a place that isn't there, or something longer."""
    assert positions(said, 4) == ()


def test_of_two_the_other_is_meant_by_what_it_is_not() -> None:
    """Both are meant by "both"."""
    assert positions("not the first one", 2) == positions("anything but the first", 2) == (1,)
    assert positions("both", 2) == positions("both of them", 2) == (0, 1)


def test_the_middle_is_one_of_an_odd_number() -> None:
    """Among the options shown; of four none is in the middle."""
    assert positions("smack in the middle of those five", 5) == positions("the middle one", 5) == (2,)
    assert positions("the middle of those three", 3) == (1,)
    assert positions("smack in the middle of those", 4) == ()


def test_what_is_excluded_may_be_named_in_other_words() -> None:
    """By whoever knows the options."""
    assert positions("not the agency one", 3, {"agency": 0}.get) == (1, 2)
    assert positions("anything but the agency", 2, {"agency": 0}.get) == (1,)
    assert positions("not the agency one", 3) == ()


@pytest.mark.parametrize("piece", ["not the ", "maybe ", "the first and ", "option ", "1", " "])
def test_a_long_text_takes_no_time(piece: str) -> None:
    """Whatever is in it, it names no place."""
    assert positions((piece * 4096)[:4096], 4) == ()
    assert is_bounded(positions, (piece * 4096)[:4096], 4)


def test_several_are_named_by_their_bare_numbers() -> None:
    """However they are joined; none if one of them isn't there."""
    for text in ("1 and 3", "1, 3", "1 & 3", "1+3", "1 3", "options 1 and 3"):
        assert positions(text, 4) == (0, 2), text
    assert positions("1 and 9", 4) == ()


@pytest.mark.parametrize(
    "text", ["final one", "the last one", "the bottom one", "the middle one", "top one", "all but the last"]
)
def test_where_no_options_are_shown_no_place_is_named(text: str) -> None:
    """A question for a name has none."""
    assert positions(text, 0) == ()
