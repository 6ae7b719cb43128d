"""Who signs and for whom: a company, its own team, an agency, or a shop with one owner."""

import pytest

from bot.coach.facts.application import Via
from tests.language.test_mails import told

RECEIVED = "Dear Sam,\n\nThank you for your application, which we have received.\n\n{}"


@pytest.mark.parametrize(
    ("end", "company", "contact"),
    [
        ("Regards\nMairead\nMairead Lacey, Blue Heron Pottery, Sligo", "Blue Heron Pottery", "Mairead"),
        ("Thanks\nOdile, Little Foxes Crèche, Lyon", "Little Foxes Crèche", "Odile"),
        ("Regards,\nAnn Lee | HR Generalist | Tamar Van Hire", "Tamar Van Hire", "Ann"),
        ("Best,\nJo Park (she/her)\nTalent Partner, R&D | Fallow Health Plans", "Fallow Health Plans", "Jo"),
        ("Best wishes\nPat Oyelaran\nChair, Elm Lane Community Nursery", "Elm Lane Community Nursery", "Pat"),
        ("Regards,\nAnn Lee\nHR Advisor\nOrmond Packaging Ltd", "Ormond Packaging", "Ann"),
        ("Thanks,\nAnn Lee\nHR (Recruiting)\nBirch & Lane Surveyors", "Birch & Lane Surveyors", "Ann"),
    ],
)
def test_the_company_stands_in_the_signature(end: str, company: str, contact: str) -> None:
    """After the person, the part of the firm and what they are."""
    found = told(RECEIVED.format(end))
    assert (found.company, found.contact) == (company, contact)


@pytest.mark.parametrize(
    ("said", "company"),
    [
        (
            "We have your application for Ramp Agent at Corran Air Services and I'm reading it.",
            "Corran Air Services",
        ),
        (
            "Your interviews with Oluchi and the team for the post of Buyer, Toys at Tarn Retail went well.",
            "Tarn Retail",
        ),
        ("Our dev team in Da Nang has your application as Designer at Loopwise.", "Loopwise"),
    ],
)
def test_the_sentence_names_the_company(said: str, company: str) -> None:
    """Whatever other names stand in it."""
    assert told(f"Dear Sam,\n\n{said}\n\nRegards,\nAnn Lee").company == company


@pytest.mark.parametrize("name", ["Hollow Oak Residential", "Kestrel Street", "Maple Court", "Marsh Wharf"])
def test_a_name_at_which_people_work_is_nobodys(name: str) -> None:
    """A notice that ends with the company's name is signed by no person of that name."""
    filled = f"The Porter opening at {name} has now been filled."
    mail = f"Hello,\n\n{filled}\n\n{name}\nSent by HireBay on behalf of {name}"
    found = told(mail)
    assert (found.company, found.contact, found.via) == (name, None, Via.nobody)


@pytest.mark.parametrize(
    ("mail", "via", "company"),
    [
        (
            "Thanks for your application!\n\nJob: Fork Lift Driver\n\nYour CV is with the consultant.\n\n"
            "Haste Personnel\nHaste Personnel is acting as an employment business.",
            Via.agency,
            None,
        ),
        (
            "Hi Sam\n\nGreat news, Rowan Kitchens want to see you for the Fitter position!\n\n"
            "Call me when you've seen this.\n\nKim\nKim Dowd, Blue Peg Trades Recruitment",
            Via.agency,
            "Rowan Kitchens",
        ),
        (
            "Hi Sam,\n\nFennel Foods would like to offer you the position of Packer.\n\n"
            "This is an automated email.\n\nFennel Foods Resourcing",
            Via.nobody,
            "Fennel Foods",
        ),
    ],
)
def test_an_agency_is_told_from_a_companys_own_team(mail: str, via: Via, company: str | None) -> None:
    """By what it says of itself, and by whom the text names as the employer."""
    found = told(mail)
    assert (found.via, found.company) == (via, company)
