"""A role that stands beside a company's name is no part of it, and is whole."""

from datetime import date

import pytest

from tests.support.chat import Chat
from tests.support.words import READER


@pytest.mark.parametrize(
    ("text", "company", "role"),
    [
        ("Finch Group finance assistant applied 2 weeks ago", "Finch Group", "finance assistant"),
        ("applied to Globex finance assistant 2 weeks ago", "Globex", "finance assistant"),
        ("Sable tech lead rejected me", "Sable", "tech lead"),
        ("Oakfield care rejected me", "Oakfield care", None),
        ("no from Harbour care home manager", "Harbour care", "home manager"),
        (
            "got a no today from st jude's hospital, staff nurse on the medical ward. second interview too",
            "St Jude's Hospital",
            "staff nurse on the medical ward",
        ),
        (
            "got a no from Globex, warehouse lead on the night shift",
            "Globex",
            "warehouse lead on the night shift",
        ),
        (
            "turned down by Globex, care assistant in the dementia unit",
            "Globex",
            "care assistant in the dementia unit",
        ),
    ],
)
def test_name_and_role_are_told_apart(text: str, company: str, role: str | None) -> None:
    """Where the work is belongs to the role."""
    (report,) = READER.hear(Chat().loaded.person, date(2026, 11, 28), text).reports(())
    assert (report.company, report.role) == (company, role)
