"""Small words around a name are no part of it, and ordinary words may be a name or a job."""

import pytest

from bot.turn.readings.report import Report
from tests.support.words import heard


def told(text: str) -> Report:
    reports = heard(text).reports(())
    assert len(reports) == 1, reports
    return reports[0]


@pytest.mark.parametrize(
    "text",
    [
        "tbh plover said no",
        "ngl plover turned me down",
        "Tbh plover said no",
        "plover said no tbh",
        "honestly plover rejected me lol",
        "sooo plover said no",
        "ughhh plover said no",
        "hahaha plover turned me down",
        "nah plover said no",
        "man plover rejected me",
        "fuck plover said no",
        "rejected by plover tbh",
        "no from plover sadly",
        "no from plover smh",
        "idk plover said no i guess",
    ],
)
def test_what_is_sighed_or_sworn_beside_a_name_is_no_part_of_it(text: str) -> None:
    """Before it and after it."""
    assert told(text).company == "Plover"


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Honest Burgers said no", "Honest Burgers"),
        ("yo sushi said no", "Yo Sushi"),
        ("rejected by bank of ireland", "Bank of Ireland"),
        ("royal mail said no", "Royal Mail"),
        ("rejected by just eat", "Just Eat"),
        ("got a no from the post office", "Post Office"),
    ],
)
def test_a_name_of_ordinary_words_stays_whole(text: str, company: str) -> None:
    """Where it has a capital, or is a well-known company."""
    assert told(text).company == company


@pytest.mark.parametrize(
    "text", ["no from of experience", "rejected because of experience", "no from due to"]
)
def test_no_name_begins_with_a_preposition(text: str) -> None:
    """What follows is a reason."""
    assert all(report.company is None for report in heard(text).reports(()))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("applied to Royal Mail as a postie", "postie"),
        ("postie at royal mail", "postie"),
        ("applied to Tesco as a trolley lad", "trolley lad"),
        ("applied to Aldi as a till person", "till person"),
        ("applied to dpd as a van lad yesterday", "van lad"),
        ("interview at acme as a sparky friday 3pm", "sparky"),
        ("offered a job at acme as a fishmonger", "fishmonger"),
    ],
)
def test_what_somebody_applies_as_is_the_role(text: str, role: str) -> None:
    """Whatever it is called."""
    assert told(text).role == role


@pytest.mark.parametrize(
    "text",
    [
        "applied to acme as a favour to my mum",
        "applied to acme as a last resort",
        "applied to acme as a joke",
        "applied to acme as well",
        "applied to acme as a backup",
        "applied to acme as an external candidate",
        "applied to acme as soon as it opened",
        "acme rejected me as a bad fit",
        "got a no from acme as a result",
    ],
)
def test_what_it_was_done_as_is_no_role(text: str) -> None:
    """What they were taken for isn't either."""
    assert told(text).role is None
