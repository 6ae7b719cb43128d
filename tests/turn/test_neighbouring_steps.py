"""Two neighbouring steps of a scale count for the likelier one."""

import pytest

from bot.turn.readings.neighbouring_steps import on_scale
from bot.turn.readings.reading import Kind, Reading, Readings


def heard(*each: tuple[Kind, str, float]) -> Readings:
    """Readings, the likeliest first."""
    return Readings(tuple(Reading(kind, name, sure) for kind, name, sure in each))


def test_neighbours_count_as_one() -> None:
    found = on_scale(heard((Kind.answer, "5", 0.4), (Kind.answer, "4", 0.3), (Kind.move, "skip", 0.1)))
    assert [(one.name, round(one.sure, 2)) for one in found.ranked] == [("5", 0.7), ("skip", 0.1)]


@pytest.mark.parametrize(
    "found",
    [
        heard(),
        heard((Kind.answer, "5", 0.9)),
        heard((Kind.answer, "5", 0.4), (Kind.answer, "3", 0.3)),  # not next to each other
        heard((Kind.answer, "5", 0.3), (Kind.answer, "4", 0.2)),  # too unlikely
        heard((Kind.answer, "4", 0.5), (Kind.feeling, "sad", 0.4)),
        heard((Kind.words, "words", 0.4), (Kind.answer, "4", 0.3), (Kind.answer, "5", 0.3)),
        heard((Kind.answer, "6", 0.4), (Kind.answer, "", 0.3)),
    ],
)
def test_anything_else_stays_as_it_was(found: Readings) -> None:
    assert on_scale(found) == found
