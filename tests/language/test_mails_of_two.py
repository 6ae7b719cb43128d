"""Mails of two writers, and the kinds of what was misread in them, each in several words."""

from pathlib import Path

import pytest

from bot.coach.facts.application import Via
from bot.language.understanding.mails.reasons import reason_in
from bot.turn.readings.report import News
from tests.language.test_mails import read, share, told
from tests.mail_figures import cases, figures

FILE = Path(__file__).parents[1] / "hearing" / "mails_of_two.toml"
LETTER = "Dear Sam,\n\nThank you for your time. {}\n\nKind regards,\nAnn Lee\nHR Officer\nMarsh End Hospital"


@pytest.mark.parametrize(
    ("field", "least"),
    [
        *(("kind", 0.93), ("company", 0.9), ("role", 0.89), ("via", 0.93), ("stage", 0.8)),
        *(("day", 0.88), ("hour", 0.98), ("reason", 0.5)),
    ],
)
def test_what_two_writers_state_is_read(field: str, least: float) -> None:
    """No mail that is no refusal is taken for one."""
    counted = figures(list(cases(FILE)))
    assert share(counted[field]) >= least
    assert "false refusals" not in counted


@pytest.mark.parametrize(
    "sentence",
    [
        "We're not going to be extending an offer for the role.",
        "We have had to fold the role into the design lead's work.",
        "There is no longer a second post to fill.",
        "I am going to have to say no to you.",
        "We have drawn up a shortlist and your name is not on it.",
        "The panel saw six people for two posts and on this occasion you were not one of the two.",
        "You are not among the candidates whom the panel has chosen. A call about it is possible.",
    ],
)
def test_more_ways_to_say_no_are_heard(sentence: str) -> None:
    """None of them has a word such as unsuccessful."""
    assert told(LETTER.format(sentence)).news is News.no


@pytest.mark.parametrize(
    "sentence",
    [
        "I am sorry that we are not yet able to let you know. I will write on Friday.",
        "We cannot make an offer yet, the panel meets again on Friday.",
    ],
)
def test_what_is_not_yet_decided_is_no_refusal(sentence: str) -> None:
    """Somebody is sorry that it takes so long."""
    assert told(LETTER.format(sentence)).news is not News.no


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        (
            "Sorry mate, the other bloke's already got his ticket.",
            "the other bloke's already got his ticket",
        ),
        (
            "There was good work in it, but your submission did not build on a clean checkout.",
            "your submission did not build on a clean checkout",
        ),
        (
            "They don't wish to meet: the chairman will only look at people from a listed company.",
            "the chairman will only look at people from a listed company",
        ),
        ("You do not have to do anything for this.", None),
        ("I've got a second client looking for much the same.", None),
        ("We had a large number of applications.", None),
    ],
)
def test_a_reason_tells_what_another_has_what_lacked_or_what_was_wanted(
    sentence: str, reason: str | None
) -> None:
    """What would help now any refusal is no reason."""
    assert reason_in([sentence]) == reason


def test_a_firm_that_is_not_the_writers_own_tells_an_agency() -> None:
    """The job is with the firm that is said to like the reader."""
    found = told(
        "Hi Kasia\n\nBrilliant news, Ashgrove Pharma loved you on Friday and want you back for a second"
        " interview for the Microbiologist job.\n\nDeclan\nLab People Ireland\n01 555 0199"
    )
    assert (found.company, found.via) == ("Ashgrove Pharma", Via.agency)
    assert found.news is News.next_round


@pytest.mark.parametrize(
    ("mail", "company"),
    [
        ("From: <careers@ndlelalogistics.com>\n\nDear Tumelo,\n\n{}", "Ndlela Logistics"),
        ("From: <no-reply@talentportal.com>\n\nDear Tumelo,\n\n{}", None),
        ("Dear Tumelo,\n\n{}\n\nPlease don't reply. © 2026 Sandling Foods Ltd.", "Sandling Foods"),
        ("Dear Tumelo,\n\n{}\n\nI'm back home from Spain on Monday.", None),
    ],
)
def test_a_company_is_found_in_a_domain_or_at_the_foot(mail: str, company: str | None) -> None:
    """A portal's domain names nobody, nor does a country."""
    assert told(mail.format("We have received your application for Driver.")).company == company


def test_each_day_of_a_list_has_its_own_hour() -> None:
    """Commas between them make no hour that of the day behind it."""
    found = told(
        LETTER.format(
            "Would you come for an interview on Mon 14 Dec 11am, Mon 14 Dec 4pm or Thu 17 Dec 10.30am?"
        )
    )
    assert [slot.at.hour for slot in found.slots if slot.at] == [11, 16, 10]


def test_a_mail_in_quotation_marks_is_read_and_a_remark_is_not() -> None:
    """The line that leads to it is the reader's own."""
    mail = (
        'so kim finally wrote back:\n\n"Hi hun, Pemberlow Housing have closed the Service Desk Analyst'
        ' vacancy, they got enough through their own website. Sorry!! Kim, Brightpath Recruitment"'
    )
    found = told(mail)
    assert (found.news, found.company) == (News.no, "Pemberlow Housing")
    remark = 'my mum said "you should call them again on Monday and ask them what they are up to"'
    assert read(remark) is None
