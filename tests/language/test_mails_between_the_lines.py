"""What kind of news it is where the words hide it, and how far the application got."""

import pytest

from bot.coach.facts.application import Stage
from bot.turn.readings.report import News
from tests.language.test_mails import told

LETTER = "Dear Sam,\n\n{}\n\nRegards,\nAnn Lee\nHR Officer\nAcme Rail"


@pytest.mark.parametrize(
    "said",
    [
        "They were impressed at the interview. However they have given the Fitter job to the other fella.",
        "We feel the project needs to go in a very different direction with the Producer role.",
        "We're all sorted for the Saturday shift now so no need to come in.",
        "I'm sorry this isn't happier news, I'd be glad to set up a call with the team's feedback.",
        "I am writing to confirm that the board has not recommended you for appointment.",
        "Sorry for the silence. We have been busy settling in the new Store Keeper, who started on Monday.",
        "Thanks for chasing. I was showing round our new Ward Clerk, who started on Monday, hence the wait.",
    ],
)
def test_a_refusal_is_one_whatever_it_calls_itself(said: str) -> None:
    """Somebody else has the job, or the mail says it in a roundabout way."""
    assert told(LETTER.format(said)).news is News.no


@pytest.mark.parametrize(
    ("said", "news"),
    [
        ("This is not a no. Hiring for the Buyer role has been put on hold until May.", News.on_hold),
        ("Not a rejection at all: the panel needs a week longer to decide on the Buyer role.", News.promised),
        ("We're all sorted for your interview on Friday 4 December at 10am, see you then.", News.interview),
        ("We offered it to another person, who declined, and would like to offer it to you.", News.offer),
        ("Your interview is on Friday at 2pm. Our last cook has accepted another job.", News.interview),
        ("We have your CV. Our new HR lead, who started on Monday, will write to you.", News.applied),
        ("We have your CV. We are onboarding a new applicant system, so please bear with us.", News.applied),
        ("The team needs a bit longer. Your new line manager would be the Head of Sales.", News.promised),
        ("We would love to have you as our school cook. Could you come by to sign the contract?", News.offer),
        (
            "The next step for the Translator position at Acme is a short exercise, which is attached.",
            News.next_round,
        ),
        (
            "One of the referees named in your form has not responded. Please add another referee by Friday.",
            News.other,
        ),
        ("You're invited: Women in Engineering online careers fair, Tuesday 8 December, 6pm.", News.other),
    ],
)
def test_what_looks_like_a_refusal_or_an_invitation_may_be_none(said: str, news: News) -> None:
    """A no that is denied, a room that is ready, an event for all."""
    assert told(LETTER.format(said)).news is news


def test_a_survey_after_an_application_says_which_one() -> None:
    """It is no news, but of an application of the reader's own."""
    text = "You recently applied for Baker at Corner Loaf. Our survey takes two minutes."
    found = told(f"How did we do?\n\nHi Sam,\n\n{text}\n\nThank you!\nCorner Loaf Talent Team")
    assert (found.news, found.role, found.company) == (News.other, "Baker", "Corner Loaf")


REFUSED = "I'm sorry to say that you were not successful."


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("Thank you for applying to us.", Stage.applied),
        ("Thank you for coming to the depot and for the lesson you taught.", Stage.first),
        ("They liked you at both interviews.", Stage.first),
        ("Thank you for speaking with me over the phone on Monday.", Stage.screening),
        ("Thank you for completing your on-demand video.", Stage.screening),
        (
            "You were due to be called for interview; all who were shortlisted get this message.",
            Stage.applied,
        ),
    ],
)
def test_how_far_it_got(said: str, stage: Stage | None) -> None:
    """By what was held, not by what would have come; who is thanked for applying alone was not met."""
    assert told(LETTER.format(f"{said} {REFUSED}")).stage is stage


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("I'd love to set up an intro call on Friday at 3pm.", Stage.screening),
        ("Phone screen on Friday at 3pm? After this, the process is a chat and an onsite.", Stage.screening),
    ],
)
def test_the_stage_ahead_is_the_next_one(said: str, stage: Stage) -> None:
    """Not what may follow it."""
    assert told(LETTER.format(said)).stage is stage
