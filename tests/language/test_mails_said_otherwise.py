"""What boards, agencies and small firms say in words of their own, beside what only looks like it."""

from __future__ import annotations

import pytest

from bot.turn.readings.report import News
from tests.language.test_mails import told

LETTER = "Dear Sam,\n\n{}\n\nRegards,\nAnn Lee\nHR Officer\nAcme Rail"


@pytest.mark.parametrize(
    "said",
    [
        "Thank you for the three talks. In the end we are extending the offer to someone else.",
        "You did well, but we are not in a position to make you an offer this time.",
        "We are pleased to say that we have found our new Depot Manager, who starts in March.",
        "As your rate is above our range, we won't be able to move ahead with the Buyer role.",
        "The founders have decided to take the search for a Buyer in a slightly different direction.",
        "We talked it over for days. Padraig will be joining us as the second fitter from May.",
    ],
)
def test_a_refusal_may_speak_of_others(said: str) -> None:
    """Of who has it now, of an offer that is made to somebody else, of a search that goes elsewhere."""
    assert told(LETTER.format(said)).news is News.no


@pytest.mark.parametrize(
    ("said", "news"),
    [
        ("We have found our new Depot Manager in you, and would like to offer you the role.", News.offer),
        ("We are delighted to offer you the role. You will be joining us as our second fitter.", News.offer),
        ("We won't be able to move ahead with the Buyer role until the budget is approved.", None),
        ("Congratulations, you are selected for a panel interview on 8 December at 10am.", News.interview),
        ("I've pencilled you in for Thursday 3 December at noon, hope that is fine.", News.interview),
        ("The director would like you to meet the team on Friday 4 December at 2pm.", News.interview),
        ("I've had to shift the interviews, you are now on Monday 7 December at 1.15pm.", News.interview),
        ("Let's speak on Monday by 2pm, it will be me and Uche.", News.interview),
        ("You started an application for Cook but haven't submitted it yet.", News.other),
        ("Before your application can go to the panel I'm missing a copy of your licence.", News.other),
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_something_else(said: str, news: News | None) -> None:
    """None: anything but a no."""
    found = told(LETTER.format(said)).news
    assert found is not News.no if news is None else found is news


def test_what_an_agency_passes_on_counts_as_said() -> None:
    """Its own few words say only that it is below."""
    above = "Hi Sam,\n\nPlease see below from Acme.\nLet us talk tomorrow.\n\nThanks\nSue"
    below = "From: Dan Farr\nSubject: Sam\n\nHi Sue,\nWe will not be taking Sam any further.\n\nThanks\nDan"
    found = told(f"{above}\n\n---------- Forwarded message ----------\n{below}")
    assert found.news is News.no


def test_jobs_that_are_advertised_below_are_no_part_of_the_news() -> None:
    """A board confirms one application, and shows others."""
    text = (
        "Hi Sam,\n\nYour application has been sent!\n\nCook\nHill Farm Hotel\n\n"
        "The employer will contact you.\n\n"
        "Similar jobs for you\nHead Chef, Kite Inn, Torquay\n3 skills are missing from your profile"
    )
    found = told(text)
    assert found.news is News.applied
    assert found.role != "Head Chef"


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("We look forward to your interview for the position of Asst. Manager at Acme.", "Asst. Manager"),
        ("I promised you news on the Naval Architect (m/w/d) after our talk on Monday.", "Naval Architect"),
        ("We would love to move you forward in the Acme process for Product Designer.", "Product Designer"),
        ("Thank you for coming in about the Saturday job.", "Saturday job"),
        ("No news yet on the Management Accountant one, sorry.", "Management Accountant"),
        ("The recruitment for the Enrolled Nurse posts at Acme has been put on hold.", "Enrolled Nurse"),
        ("Thank you for your application as Process Safety Engineer at Acme.", "Process Safety Engineer"),
    ],
)
def test_a_title_ends_where_the_sentence_goes_on(said: str, role: str) -> None:
    """Short forms with a full stop belong to it."""
    found = told(LETTER.format(said)).role
    assert found is not None
    assert found.removesuffix(" (m/w/d)") == role


@pytest.mark.parametrize(
    ("signed", "company"),
    [
        ("Hannah\n(practice owner, Stonehill Vets)", "Stonehill Vets"),
        ("Sky\nDesign Recruiting, Wrenhall", "Wrenhall"),
        ("Tom Reed\nNurse Manager, Theatres\nHolmwood Private Hospital", "Holmwood Private Hospital"),
    ],
)
def test_a_department_is_no_company(signed: str, company: str) -> None:
    """What part of a firm somebody works in stands before its name, or after what they are."""
    said = "We would like to invite you to an interview on Friday 4 December at 10am."
    text = f"Dear Sam,\n\n{said}\n\nRegards,\n{signed}"
    assert told(text).company == company
