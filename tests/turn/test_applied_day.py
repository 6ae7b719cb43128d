"""The day of an application, corrected in words: nothing new is begun, and no name is changed by it."""

from datetime import date

import pytest

from tests.support.by_typing import history, names, once, says
from tests.support.chat import Chat


@once
def noted() -> Chat:
    """Two applications, sent on Monday the 23rd and on Friday the 20th; today is Tuesday the 24th."""
    chat = Chat()
    for line in (
        "log Globex, tester, applied on monday",
        "yes",
        "UK",
        "log Initech, tester, applied on friday",
        "yes",
    ):
        says(chat, line)
    return chat


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("my application to globex was on tuesday, not monday", "2026-11-24"),
        ("i applied to globex on friday, not monday", "2026-11-20"),
        ("I applied to Globex on 19 november, not on 23 november", "2026-11-19"),
        ("the application date for globex should be 12 november", "2026-11-12"),
        ("globex's application date is 10 november", "2026-11-10"),
        ("change the applied date for globex to 10 november", "2026-11-10"),
    ],
)
def test_the_day_is_put_right(text: str, day: str) -> None:
    """It is the one that is named, and everything else stays."""
    chat = noted()
    says(chat, text)
    days = {case.application.company: str(case.on) for case in history(chat).cases}
    assert days == {"Globex": day, "Initech": "2026-11-20"}
    assert chat.loaded.person.current is None


@pytest.mark.parametrize(
    "text", ["the application date for globex should be green", "i applied to Globex, not Acme"]
)
def test_what_is_no_day_corrects_none(text: str) -> None:
    """It renames nothing either."""
    chat = noted()
    says(chat, text)
    assert set(names(chat)) >= {"Globex", "Initech"}
    assert {str(case.on) for case in history(chat).cases if case.open} >= {"2026-11-23", "2026-11-20"}


def test_a_name_never_becomes_a_day() -> None:
    """Whatever should be on the 12th of November, it is no company."""
    chat = noted()
    says(chat, "globex should be 12 november")
    assert set(names(chat)) == {"Globex", "Initech"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("no amazon was monday", date(2026, 11, 23)),
        ("sorry the amazon one was on friday", date(2026, 11, 20)),
        ("oh amazon was awful", date(2026, 11, 19)),
        ("no amazon was late", date(2026, 11, 19)),
    ],
)
def test_the_day_of_one_that_is_named_is_put_right(text: str, day: date) -> None:
    """What is said of it besides changes none."""
    chat = Chat()
    for line in ("applied to Amazon as a picker last thursday", "yes", "ireland", "add lidl, picker", "yes"):
        says(chat, line)
    says(chat, text)
    assert {case.application.company: case.on for case in history(chat).cases}["Amazon"] == day
