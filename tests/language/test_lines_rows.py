"""Several applications in one sentence, each with its job, are read as a list."""

from datetime import date

import pytest

from bot.turn.readings.report import News
from tests.support.words import heard

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "jobs"),
    [
        (
            "just applied to Bills as a sous chef, the ivy as cdp and brewdog for kitchen porter",
            {"Bills": "sous chef", "Ivy": "cdp", "Brewdog": "kitchen porter"},
        ),
        (
            "applied at Tesco for cashier, Aldi for driver and Lidl for picker",
            {"Tesco": "cashier", "Aldi": "driver", "Lidl": "picker"},
        ),
        (
            "i have applied at Nyaho clinic for carer and SOS village for house mother",
            {"Nyaho clinic": "carer", "SOS village": "house mother"},
        ),
        (
            "I apply in Amazon, DPD and Musgrave yesterday, for warehouse operative",
            dict.fromkeys(("Amazon", "DPD", "Musgrave"), "warehouse operative"),
        ),
        (
            "applied for Data Analyst in Infosys, TCS and Flipkart today via Naukri",
            dict.fromkeys(("Infosys", "TCS", "Flipkart"), "Data Analyst"),
        ),
    ],
)
def test_each_company_has_its_job(text: str, jobs: dict[str, str]) -> None:
    """A job that was said before them all is that of each."""
    reports = heard(text).reports(())
    assert {one.company: one.role for one in reports} == jobs
    assert all(one.news is News.applied for one in reports)


@pytest.mark.parametrize(
    "text",
    [
        "applied to Bills as a chef last monday, Ivy as a cook and Lidl as a driver",
        "applied to Bills as a chef, Ivy as a cook and Lidl as a driver last monday",
        "applied to Bills, Ivy and Lidl last monday",
    ],
)
def test_they_share_their_day(text: str) -> None:
    """Wherever in the list it is said."""
    assert [one.applied for one in heard(text).reports(())] == [MONDAY] * 3


@pytest.mark.parametrize(
    "text",
    [
        "applied to tesco as a cashier, sarah as a backup",
        "applied to tesco as a cashier, same as last time",
        "applied to tesco as a cashier, tired as hell",
        "applied to tesco as a cashier, fingers crossed for monday",
        "applied in Dublin for a cashier job at tesco",
    ],
)
def test_what_stands_beside_one_is_no_other(text: str) -> None:
    """Though it is said alike."""
    assert [one.company for one in heard(text).reports(())] == ["Tesco"]


@pytest.mark.parametrize("text", ["applied in Poland last week", "applied in Sales", "I applied in Dublin"])
def test_a_place_is_no_company(text: str) -> None:
    """A kind of work is none either."""
    assert all(one.company is None for one in heard(text).reports(()))


def test_a_trial_shift_is_no_role() -> None:
    """It is a talk to come; and what is called like a person may be a place, with an article."""
    (one,) = heard("the ivy rang want me in for a trial shift saturday 2pm").reports(())
    assert (one.news, one.company, one.role) == (News.interview, "Ivy", None)
    assert one.sure > 0.75


@pytest.mark.parametrize(
    "text", ["im not interested in brewdog anymore", "i dont want brewdog anymore", "i'm not keen on Brewdog"]
)
def test_what_they_do_not_want_is_withdrawn(text: str) -> None:
    """It is no no of the company's."""
    assert [(one.news, one.company) for one in heard(text).reports(["Brewdog"])] == [
        (News.withdrew, "Brewdog")
    ]


@pytest.mark.parametrize("text", ["brewdog are not interested", "brewdog not interested in me"])
def test_what_the_company_does_not_want_is_a_no(text: str) -> None:
    """They turned the person down."""
    assert [one.news for one in heard(text).reports(["Brewdog"])] == [News.no]
