"""What a careful reader takes from a mail: the whole title, whose name is the employer's, what lies ahead."""

from datetime import date

import pytest

from bot.coach.facts.application import Stage
from bot.language.understanding.mails.kinds import evidence, weighed_kinds
from bot.language.understanding.mails.meetings import names_a_time
from bot.language.understanding.mails.news import NEWS, Sentence, by_words
from bot.turn.readings.report import News
from tests.language.test_mails import told
from tests.support.bounded import is_bounded

LETTER = "Dear Sam,\n\n{}\n\nRegards,\nAnn Lee\nHR Officer\n{}"
SECONDS = 2.0
REFUSED = "We have decided not to take your application any further."


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Dispensing Optician (Domiciliary)", "Dispensing Optician (Domiciliary)"),
        ("Early Years Educator (Level 3)", "Early Years Educator (Level 3)"),
        ("Site Reliability Engineer (Rust, APAC)", "Site Reliability Engineer (Rust, APAC)"),
        ("Head of Year 10", "Head of Year 10"),
        ("Ward Housekeeper (fixed term)", "Ward Housekeeper"),
        ("Ward Housekeeper (30 hours, weekends)", "Ward Housekeeper"),
        ("Ward Housekeeper (Ref 2291)", "Ward Housekeeper"),
        ("Seasonal Stocker - Store 44", "Seasonal Stocker"),
    ],
)
def test_brackets_and_numbers_stay_that_say_which_job_it_is(written: str, title: str) -> None:
    """The terms on which it is had, and the number of the vacancy, do not."""
    assert (
        told(LETTER.format(f"Thank you for applying to be {written}. {REFUSED}", "Acme Rail")).role == title
    )


@pytest.mark.parametrize(
    ("said", "signed", "company"),
    [
        (REFUSED, "Shop Recruiting, Hob & Kettle", "Hob & Kettle"),
        ("The Firm has decided not to take you on.", "For: OKORO, BLAND & CO.", "Okoro, Bland & Co"),
        (f"You applied for the cook role in Merrow Sailing Club. {REFUSED}", "", "Merrow Sailing Club"),
        (f"It was a long drive from Truro for you. {REFUSED}", "Pendeen Boatyard", "Pendeen Boatyard"),
        (f"{REFUSED} The job at our Riverside branch is filled.", "Tansy Stores gGmbH", "Tansy Stores"),
    ],
)
def test_the_employer_is_known_from_departments_towns_and_branches(
    said: str, signed: str, company: str
) -> None:
    """By where a name stands: behind a department, "for" a firm of partners, never where people come from."""
    assert told(LETTER.format(said, signed)).company == company


def test_where_somebody_lives_is_no_employer() -> None:
    """Better no name than that of a town."""
    text = f"Hi Sam,\n\nThanks for the long drive from Truro. {REFUSED}\n\nBest\nAnn"
    assert told(text).company is None


def test_the_firm_that_places_people_is_no_employer() -> None:
    """The name under a mail about a customer's project is the agency's own."""
    text = (
        "Hello Sam,\n\nshort news to the project in Ulm: the customer has extended the contract with the"
        " present consultant, so it will not work out. Your rate was fine.\n\nBest regards\nJörg Lind\n"
        "Account Manager\nBrückmann Projects GmbH"
    )
    assert told(text).company is None


@pytest.mark.parametrize(
    ("text", "news"),
    [
        (
            "You are requested to appear for a personal interview on 9 December 2026 at 10.00 am.",
            News.interview,
        ),
        ("An interview follows on 9 December at 10.00. A place on the list is not an offer.", News.interview),
        ("can u come for a quick interview tmrw 4.30? bring ur rota", News.interview),
        ("It went well with Jo, so you are through. Next is a talk with our director.", News.next_round),
        ("Sorry for the silence. The post has been given to another applicant.", News.no),
    ],
)
def test_the_kind_is_weighed_from_the_whole_mail(text: str, news: News) -> None:
    """Neither an apology nor "offer" decides it alone."""
    assert told(LETTER.format(text, "Acme Rail")).news is news


def test_what_is_no_offer_does_not_sound_like_one() -> None:
    """Long letters say what the place on a list is not."""
    assert "offer" not in by_words("A place on this list does not constitute an offer of employment.").means
    assert "offer" in by_words("We are delighted to make you an offer of employment.").means


def test_a_time_and_a_meeting_that_was_held_are_evidence() -> None:
    """The hour of a meeting ahead, and that somebody was met before, tell an invitation from a next round."""
    assert names_a_time(["Interview on Friday", "Time: 9.30 am"])
    assert not names_a_time(["Thank you for the interview on Friday at 9.30"])
    said = [Sentence("You passed the first part.", {}, conditional=False)]
    fresh = [Sentence("You sent us a letter.", {}, conditional=False)]
    sure = dict.fromkeys((*NEWS, "soft_no", "code", "reference", "request", "approach", "alert"), 0.0)
    met, new = (weighed_kinds(evidence(one, sure, "other")) for one in (said, fresh))
    assert met["next_round"] > new["next_round"]


def test_a_manager_who_writes_of_herself_writes_a_mail() -> None:
    """A greeting above and a title under the name are a letter's, however often it says "I"."""
    text = (
        "Dear Sam,\n\nI've had to close the tea room until spring, so I can't take anybody on just now, and I"
        " told the three of you whom I interviewed the same. I'll take it up again on Monday 1 March.\n\nIsla"
        " Rennie\nTea Room Manager\nGlenlarach Estate"
    )
    found = told(text)
    assert (found.news, found.day) == (News.on_hold, date(2027, 3, 1))
    feels = text.replace(
        "I've had to", "I hate to say it, I think, and I just feel bad about it: I've had to"
    )
    assert told(feels).mail


def test_the_interview_is_the_day_and_not_the_one_to_confirm_by_or_the_round_after_it() -> None:
    """A day to confirm by, and a round that only some will see, are no slots."""
    text = (
        "You are invited to interview on 9 December 2026 at 2.15pm. Candidates who pass are seen again on"
        " 14 December. Please confirm your attendance not later than 5.00 p.m. on 2 December."
    )
    found = told(LETTER.format(text, "Acme Rail"))
    assert (found.day, found.slots) == (date(2026, 12, 9), ())


def test_who_is_refused_on_paper_was_not_met() -> None:
    """A no that speaks of the application, and of no talk, says how far it got."""
    assert told(LETTER.format(f"We have read all applications. {REFUSED}", "Acme")).stage is Stage.applied


def test_who_is_unsure_of_a_refusal_still_hears_what_else_it_may_be() -> None:
    """What is not sure enough to be a no is left out, and the likeliest of the rest is told."""
    said = (
        "A quick note so you aren't left wondering. One of the partners has been called away, which means we"
        " haven't been able to sit down together. You should now hear from us by Wednesday 2 December."
    )
    found = told(LETTER.format(said, "Acme Rail"))
    assert (found.news, found.day) == (News.promised, date(2026, 12, 2))


def test_who_is_chosen_by_a_day_is_told_by_then() -> None:
    """Applicants who are selected are left out only where a later round is meant."""
    said = "We have received your application. Applicants selected are contacted by 11 December 2026."
    assert told(LETTER.format(said, "Acme Rail")).day == date(2026, 12, 11)


def test_a_crew_signs_for_its_company() -> None:
    """A first name, and the others beside it."""
    text = f"Hi Sam,\n\nThanks for coming by about the cook job. {REFUSED}\n\nJess & the Rowton Cider crew"
    assert told(text).company == "Rowton Cider"


def test_a_line_in_capitals_takes_no_longer_than_any_other() -> None:
    """A heading of many capitals was split in every way there is."""
    heading = "RE: APPLICATION FOR THE POSITION OF GRADUATE TRAINEE ACCOUNTANT IN INTERNATIONAL OPERATIONS"
    mail = f"Dear Sam,\n\n{heading}\n\n{REFUSED}\n\nRegards,\nAnn Lee\nHR Officer\nAcme Rail"
    assert is_bounded(told, mail, most=SECONDS)
