"""A route that begins with answers of one's own goes on by itself."""

import pytest

from bot.coach.scripts import SCRIPTS
from bot.talk.paths import going_on

LATER = SCRIPTS["later"]


def test_it_goes_on_with_the_first_sample_of_each_question() -> None:
    """To the end of the dialogue."""
    assert going_on(LATER, LATER.samples[0], ()) == (("when", "hours_2"),)
    assert going_on(LATER, LATER.samples[0], (("when", "day"),)) == (("when", "day"), ("day", "2028-02-29"))


@pytest.mark.parametrize(
    ("beginning", "said"),
    [
        ((("never_asked", "day"),), "when is asked there, and not never_asked"),
        ((("when", "nothing of the kind"),), "is not a valid When"),
        ((("when", "never"), ("day", "2028-02-29")), "ends before its last answer"),
    ],
)
def test_answers_that_no_route_begins_with_are_refused(
    beginning: tuple[tuple[str, str], ...], said: str
) -> None:
    """Another question, no answer to it, or one after the end."""
    with pytest.raises(ValueError, match=said):
        going_on(LATER, LATER.samples[0], beginning)
