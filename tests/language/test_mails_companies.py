"""The company of a mail is found in signature, text and address, and the title of the job alone."""

import pytest

from tests.language.test_mails import told

LETTER = "Dear Sam,\n\nThank you for your application, which we have received.\n\n{}"


@pytest.mark.parametrize(
    ("end", "company", "contact"),
    [
        ("With friendly greetings from Bad Lauten\n\nUwe Brandt\nBrandt & Sohn GmbH", "Brandt & Sohn", "Uwe"),
        (
            "H.\n\nHettie Marsh\nMarsh Seed Farm, Long Drove\nno signal in the yard",
            "Marsh Seed Farm",
            "Hettie",
        ),
        ("Heartily\nAnnette Wolf\nWolf & Töchter GmbH", "Wolf & Töchter", "Annette"),
    ],
)
def test_who_signs_is_told_from_the_company(end: str, company: str, contact: str) -> None:
    """Also where the firm is named after them, and nothing stands before their name."""
    found = told(LETTER.format(end))
    assert (found.company, found.contact) == (company, contact)


def test_a_legal_form_shows_a_company() -> None:
    """It is no part of its name."""
    mail = "Dear Sam,\n\nWe confirm your application as Trainee in Zenith Bank Plc.\n\nRegards,\nAnn Lee"
    assert told(mail).company == "Zenith Bank"


def test_an_agency_that_introduces_itself_is_no_employer() -> None:
    """Its client is."""
    mail = (
        "Hi Sam,\n\nDeirdre from Shannon Life Recruitment. Clonmoyle Pharma were mad about you and they want"
        " you in for an interview on Friday at 10am. I'll ring you.\n\nDeirdre"
    )
    assert told(mail).company == "Clonmoyle Pharma"


@pytest.mark.parametrize("before", ["Status change: ", "WBC/ENV/204 ", "Result of ", "SCREENING - "])
def test_a_title_stands_alone(before: str) -> None:
    """Without the number of the vacancy, and without what the mail is about."""
    mail = (
        f"From: Ann Lee <ann@acme.example>\nSubject: {before}Maintenance Planner\n\nDear Sam,\n\n"
        "We have received your application.\n\nAnn Lee"
    )
    assert told(mail).role == "Maintenance Planner"
