"""What the libraries make of words: roles."""

import pytest

from bot.reading.likeness import alike


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
