"""The job that a mail is about: its title whole, and no title of somebody who only stands in the mail."""

import pytest

from tests.language.test_mails import told

LETTER = "Dear Sam,\n\n{}\n\nWe have received your application.\n\nRegards,\nAnn Lee\nHR Officer"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Teacher of Chemistry (parental leave cover)", "Teacher of Chemistry (parental leave cover)"),
        ("Sub: Appointment - Stores Officer (Grade E2)", "Stores Officer (Grade E2)"),
        ("Lecturer in Marine Biology (Teaching and Scholarship), post 40218", None),
        ("Re: Policy Adviser (APS6), Water Reform", "Policy Adviser (APS6), Water Reform"),
        ("Radiographer - Breast Screening (Band 7)", "Radiographer - Breast Screening (Band 7)"),
        ("Personal Assistant to the Dean (Ref. KC/26/104)", "Personal Assistant to the Dean"),
        (
            "Offer of employment: Speech Therapist, Paediatric Outreach",
            "Speech Therapist, Paediatric Outreach",
        ),
        ("Dock Supervisor (REQ20417)", "Dock Supervisor"),
        ("Payroll Manager - Pellworth Housing Association", "Payroll Manager"),
    ],
)
def test_a_title_in_a_line_of_its_own_is_taken_whole(line: str, title: str | None) -> None:
    """With what says which kind of job it is, without the number of the vacancy or the employer."""
    whole = "Lecturer in Marine Biology (Teaching and Scholarship)"
    assert told(LETTER.format(line)).role == (title or whole)


@pytest.mark.parametrize(
    "people",
    [
        "You will meet Mr Jan Kowal (Head of Finance) and me.",
        "Reporting to: Mrs Ada Obi, Ward Manager",
        "Next round: Final Discussion with Chief Engineer - Hull",
        "Panel: Dr Lee, Clinical Director; Ms Roy, Service Manager",
        "The panel will be the Bursar, Mr Finch, and the Head of Estates.",
    ],
)
def test_the_titles_of_the_people_whom_one_meets_are_not_the_job(people: str) -> None:
    """Even where they look more like titles than the job's own words do."""
    letter = "Dear Sam,\n\nWe invite you to an interview for the position of SDET-II on Friday at 10am.\n\n"
    assert told(f"{letter}{people}\n\nRegards,\nAnn Lee\nHR Officer").role == "SDET-II"


@pytest.mark.parametrize(
    ("older", "title"),
    [
        (
            "On Tue, 3 Nov 2026 at 9:04, Sam Roy wrote:\n> Could I move the Dental Nurse interview?",
            "Dental Nurse",
        ),
        ("> Is there news of my application as Tram Driver?", "Tram Driver"),
        (
            "From: Sam Roy\nSent: 3 November 2026\nTo: Ann Lee\nSubject: AW: Hotel Porter - call on 3.11.",
            None,
        ),
    ],
)
def test_an_older_mail_under_it_names_the_job_where_the_mail_does_not(older: str, title: str | None) -> None:
    """An answer seldom says again what both know."""
    moved = "I've moved your interview to Tuesday 1 December at 3.30pm."
    mail = f"Hi Sam,\n\n{moved}\n\nRegards,\nAnn Lee\n\n{older}"
    assert told(mail).role == (title or "Hotel Porter")


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("I'm looking at the dry stone waller CVs until Friday.", None),
        ("We are reading the hedge layer applications now.", None),
        (
            "You applied to join the team at Fenn & Ro as a Sales Adviser - Part Time.",
            "Sales Adviser - Part Time",
        ),
        ("Your application for Field Officer, Soil Survey (HEW 6), job no. 5512, was lodged.", None),
        ("Thank you for applying for Crew Member, Leith Superstore.", "Crew Member"),
    ],
)
def test_a_title_ends_where_the_sentence_goes_on(said: str, title: str | None) -> None:
    """Also one in small letters, and one with brackets in the middle of a sentence."""
    others = {"I'm": "dry stone waller", "We": "hedge layer", "Your": "Field Officer, Soil Survey (HEW 6)"}
    mail = f"Dear Sam,\n\nThank you. {said}\n\nRegards,\nAnn Lee\nHR Officer"
    assert told(mail).role == (title or others[said.split()[0]])
