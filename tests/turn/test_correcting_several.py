"""What was understood about several is put right as it is said."""

import pytest

from tests.support.by_typing import history, says
from tests.support.chat import Chat

TWO = "applied to Acme as a chef on monday and Globex, carer, interview friday 3pm"


@pytest.mark.parametrize(
    ("correction", "now"),
    [
        ("no the second is a nurse job, not carer", "Globex</b>, nurse: interview Fri 27 Nov, 15:00"),
        ("globex is at 4pm", "Globex</b>, carer: interview Fri 27 Nov, 16:00"),
        ("the globex one is thursday", "Globex</b>, carer: interview Thu 26 Nov"),
        ("acme was the 19th", "Acme</b>, chef: applied Thu 19 Nov"),
        ("the first one is called Acme Foods", "Acme Foods</b>, chef: applied Mon 23 Nov"),
        ("the globex one was for a staff nurse", "Globex</b>, staff nurse: interview Fri 27 Nov, 15:00"),
        ("the acme job is head chef", "Acme</b>, head chef: applied Mon 23 Nov"),
        ("the first was a no actually", "Acme</b>, chef: a no"),
    ],
)
def test_a_correction_is_done_and_shown(correction: str, now: str) -> None:
    """The others stay as they were, and nothing is asked but whether it is right."""
    chat = Chat()
    says(chat, TWO)
    said = says(chat, correction)
    assert now in said
    assert "Is that right?" in said


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("the globex one was for a staff nurse", "staff nurse"),
        ("the globex job is care assistant", "care assistant"),
        ("the role at globex was a staff nurse", "staff nurse"),
        ("globex was for a staff nurse, not carer", "staff nurse"),
        ("the globex recruiter is a nurse", "carer"),
        ("the globex one is for the best", "carer"),
        ("the globex one is the recruiter", "carer"),
        ("my last job was nurse", "carer"),
        ("the globex job is remote", "carer"),
    ],
)
def test_the_role_of_one_is_put_right_after_it_was_noted(text: str, role: str) -> None:
    """It is said back; what is no role changes none."""
    chat = Chat()
    for said in (TWO, "yes", "uk"):
        says(chat, said)
    answer = says(chat, text)
    assert {case.application.role for case in history(chat).cases} == {"chef", role}
    assert role == "carer" or f"is now {role}" in answer


def test_an_agency_is_left_out() -> None:
    """One that is not theirs is left out too."""
    chat = Chat()
    says(chat, TWO)
    assert "Globex" not in says(chat, "globex is just the agency for acme").replace("agency", "")
    chat = Chat()
    says(chat, TWO)
    assert "Acme" not in says(chat, "remove acme")


@pytest.mark.parametrize(
    "text",
    ["yes", "no", "that's right", "not sure", "GLOBEX SAID YES!!! got an offer, need to answer by monday"],
)
def test_other_words_change_nothing(text: str) -> None:
    """They mean something else."""
    chat = Chat()
    says(chat, TWO)
    assert "I've changed that" not in says(chat, text)


def test_an_invitation_is_no_day_of_an_application() -> None:
    """It is shown as what it is."""
    chat = Chat()
    says(chat, "I applied at Acme and Globex")
    said = says(chat, "acme have invited me for friday 3pm")
    assert "Acme</b>: interview Fri 27 Nov, 15:00" in said


@pytest.mark.parametrize(
    "text",
    [
        "about three weeks ago",
        "all on tuesday 3 november",
        "both 3 weeks ago",
        "they were both sent on tuesday the 3rd of november",
        "i did them all three weeks ago, i think",
    ],
)
def test_a_day_alone_is_that_of_all(text: str) -> None:
    """All of them were sent then."""
    chat = Chat()
    says(chat, "I applied at Acme and Globex")
    said = says(chat, text)
    assert said.count("applied Tue 3 Nov") == 2


@pytest.mark.parametrize(
    "text", ["the nurse one on 3 november", "i had an interview 3 weeks ago", "they rejected me 3 weeks ago"]
)
def test_a_day_of_something_else_is_that_of_none(text: str) -> None:
    """It says more than when they were sent."""
    chat = Chat()
    says(chat, "I applied at Acme and Globex")
    assert "applied Tue 3 Nov" not in says(chat, text)


@pytest.mark.parametrize(
    "text", ["no they didn't tell us any date", "No, none of them gave a date", "no dates for any of them"]
)
def test_that_no_day_was_given_makes_nothing_wrong(text: str) -> None:
    """A no at its beginning is none to the card."""
    chat = Chat()
    says(chat, "I applied at Acme and Globex")
    said = says(chat, text)
    assert "No date, then." in said
    assert "Is that right?" in said
