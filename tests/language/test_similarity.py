"""Similar roles are recognised."""

import pytest

from bot.language.understanding.phrases.similarity import alike, same_point


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Data engineer", "data engineer", True),
        ("Data engineer (m/f/d)", "Senior data engineer", True),
        ("Data enginer", "Data engineer", True),
        ("Nurse", "Head nurse", True),
        ("Engineer, data", "Data engineer", True),
        ("Data engineer", "Data analyst", False),
        ("Product manager", "Project manager", False),
        ("Baker", "Banker of record", False),
        ("???", "Data engineer", False),
    ],
)
def test_which_roles_are_jobs_like_each_other(one: str, other: str, same: bool) -> None:
    """Either way round."""
    assert alike(one, [other]) == alike(other, [one]) == (same,)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Too little on numbers", "too little on numbers", True),
        ("Your answers were too long", "answers too long", True),
        ("More concrete examples", "Give more concrete examples next time", True),
        ("Too little on numbers", "You seemed nervous", False),
        ("Kind and clear", "Slow with the whiteboard", False),
    ],
)
def test_which_remarks_make_the_same_point(one: str, other: str, same: bool) -> None:
    """What comes back is told apart from what was said once."""
    assert same_point(one, [other]) == (same,)
