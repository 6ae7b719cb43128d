"""A mail that was pasted is read as a careful reader would read it; nothing else is taken for one."""

from datetime import date, time
from pathlib import Path

import pytest

from bot.coach.facts.application import Stage, Via
from bot.language.understanding.learned.examples import examples_of, load_families
from bot.language.understanding.learned.training_sets import training_sets
from bot.language.understanding.mails import read_mail, refusals
from bot.service.app import content_folder
from bot.turn.readings.report import News, Report
from tests.mail_figures import cases, figures, heads

FILE = Path(__file__).parents[1] / "hearing" / "mails.toml"
TODAY = date(2026, 11, 26)  # a Thursday
NO = """Dear Sam,

Thank you for applying for the position of Ward Clerk at Marsh End Hospital.
Unfortunately you were not selected.

Kind regards,
Ann Lee
HR Officer
"""


def read(text: str, today: date = TODAY, country: str | None = "GB") -> Report | None:
    return read_mail(text, today, country, heads())


def told(text: str, today: date = TODAY, country: str | None = "GB") -> Report:
    found = read(text, today, country)
    assert found is not None
    return found


def share(counted: dict[str, int]) -> float:
    return counted["right"] / (counted["right"] + counted["wrong"] + counted["missing"])


@pytest.mark.parametrize("kept", [False, True])
def test_the_kind_is_right_and_no_other_mail_is_taken_for_a_refusal(kept: bool) -> None:
    """Also on the half of the mails that the reading was never tuned on."""
    counted = figures([case for case in cases(FILE) if bool(case.get("kept")) is kept])
    assert share(counted["kind"]) >= 0.9
    assert "false refusals" not in counted


@pytest.mark.parametrize(("field", "least"), [("company", 0.85), ("role", 0.85), ("day", 0.9), ("hour", 0.9)])
def test_fields_are_read_in_mails_that_nothing_was_tuned_on(field: str, least: float) -> None:
    """Company, role, day and hour are right nearly wherever a mail states them."""
    assert share(figures([case for case in cases(FILE) if case.get("kept")])[field]) >= least


def test_a_refusal_is_read_whole() -> None:
    """Company, role, contact and who writes are taken from the text and the signature."""
    found = told(NO)
    assert (found.news, found.company, found.role) == (News.no, "Marsh End Hospital", "Ward Clerk")
    assert (found.contact, found.via, found.mail, found.day) == ("Ann", Via.recruiter, True, None)


STORIES = [
    "i had the interview at Marsh End on tuesday and they asked me about falls. i said unfortunately i had no"
    " example and they told me they would let me know by friday",
    "They said that they regret to inform me that I was not selected. I cried in the car.\n\nThen my mum rang"
    " and I told her about it. She thinks that they did me a favour.\n\nI want to ask them for feedback but I"
    " don't know how.",
    "1. The presentation went well.\n\n2. They asked why I left and I froze. You could see it.\n\n"
    "3. Next time I will have two examples ready for each question.",
    "got a no from acme. do you think i should reply?",
    "can you remind me on friday about the interview at 3pm, thank you for your help",
    "interview at Globex tomorrow 2pm with Dana from HR, role is data analyst",
    "Hi, I'm Sam. I want to log an application at Acme for the position of nurse.",
    "what you should know is that you can offer me any job and i would take it, i am that desperate",
]


@pytest.mark.parametrize("story", STORIES)
def test_the_persons_own_words_are_no_mail(story: str) -> None:
    """A chat message, a long answer and a story about an interview speak of "I" and "they"."""
    assert read(story) is None


def test_a_letter_that_the_person_wrote_is_no_mail_to_them() -> None:
    """Somebody may paste what they are about to send."""
    letter = """Dear Ms Lee,

I am writing to follow up on my application for the position of Ward Clerk. I applied on 3 November and would
like to thank you for the interview. I look forward to hearing from you.

Kind regards,
Sam Obi
"""
    assert read(letter) is None


@pytest.mark.parametrize(
    ("sentence", "news"),
    [
        ("If you don't hear from us by 18 December, you were not successful.", News.applied),
        ("The role has been put on hold, unfortunately, until the budget is approved.", News.on_hold),
        ("Unfortunately we have not made a decision yet and need another week.", News.promised),
        ("Unfortunately the room is taken, so your interview is moved to Friday at 3pm.", News.interview),
        ("Unfortunately your CV would not open; could you send it again, please?", News.other),
    ],
)
def test_an_unfortunately_alone_is_no_refusal(sentence: str, news: News) -> None:
    """What is wrongly taken for a no hurts more than what is missed."""
    mail = (
        f"Dear Sam,\n\nThank you for your application for Ward Clerk. {sentence}\n\nKind regards,\nAnn Lee\n"
    )
    assert told(mail).news is news


def test_a_reference_for_somebody_else_says_nothing_of_ones_own_application() -> None:
    """The job in it is another's."""
    mail = """Dear Sam,

Joe Pym has applied to us for the post of Ward Clerk and has named you as a referee. Unfortunately he was not
able to give your number. Please complete the form by 11 December.

Regards,
Ann Lee, HR, Marsh End Hospital
"""
    found = told(mail)
    assert (found.news, found.company, found.role, found.day) == (News.other, None, None, None)


def test_what_is_quoted_below_is_not_read() -> None:
    """The mail above the quoted one counts."""
    mail = """Dear Sam,

We would like to invite you to an interview for Ward Clerk on Thursday 3 December at 2.30pm.

On Mon, 23 Nov 2026 at 09:00, Sam Obi wrote:
Unfortunately I can't make 1 December at 9am, and you have decided to go with another candidate anyway.
"""
    found = told(mail)
    assert (found.news, found.day, found.at) == (News.interview, date(2026, 12, 3), time(14, 30))


def test_an_agency_is_not_the_company() -> None:
    """Where it doesn't name its client, there is no company."""
    mail = """Hi Sam,

My client has decided to go with someone else for the Ward Clerk role. They liked you though.

Ann Lee
Recruitment Consultant
Marsh End Recruitment
"""
    found = told(mail)
    assert (found.news, found.company, found.via, found.contact) == (News.no, None, Via.agency, "Ann")


def test_the_reason_is_kept_word_for_word() -> None:
    """Curly apostrophes and all, as it will be quoted."""
    why = "we felt you didn’t have enough experience with payroll"
    mail = NO.replace("Unfortunately you were not selected.", f"Unfortunately you were not selected: {why}.")
    assert told(mail).reason == why


def test_leftovers_of_html_are_taken_out() -> None:
    """Tags, entities and styles are no words."""
    marked_up = (
        "<style>p {color: red}</style><p>" + NO.replace("\n\n", "</p><p>").replace("\n", "<br>") + "</p>"
    )
    found = told(marked_up.replace(" ", "&nbsp;", 3))
    assert (found.news, found.company, found.role) == (News.no, "Marsh End Hospital", "Ward Clerk")


def test_whether_anybody_reads_an_answer_is_told() -> None:
    """By the address or by words; most mails say nothing of it."""
    assert told(NO).replies is None
    assert told(NO + "\nPlease do not reply, this mailbox is not monitored.\n").replies is False
    assert (
        told(NO.replace("selected.", "selected. Just reply to this mail if you have questions.")).replies
        is True
    )


def test_the_stage_that_was_reached_is_told() -> None:
    """It makes the difference between a CV and a talk that didn't convince."""
    assert told(NO.replace("Unfortunately", "After our final interview, unfortunately")).stage is Stage.final


def test_what_others_write_is_learned_apart() -> None:
    """A sentence of a mail is nothing that a person would say to the coach, nor the other way round."""
    sets = training_sets(list(examples_of(load_families(content_folder() / "en" / "examples"))))
    mails = {text for text, _ in sets["mail"]}
    typed = {text for family, pairs in sets.items() if family != "mail" for text, _ in pairs}
    assert {"no", "received", "invited", "offer", "rest", "mine"} <= {meaning for _, meaning in sets["mail"]}
    assert len(mails & typed) < len(mails) / 20  # a few short ones are both: "Welcome aboard!"


def test_an_offer_by_mail_is_in_writing() -> None:
    """No other mail is an offer in any form."""
    offer = "Dear Sam,\n\nWe are pleased to offer you the position of Ward Clerk. Please reply.\n\nAnn Lee"
    assert told(offer).written is True
    assert told(NO).written is None


@pytest.mark.parametrize(
    ("sentence", "no"),
    [
        ("I'm sorry to have to tell you that you weren't successful.", True),
        ("You wasnt selected this time.", True),
        ("We have elected to pursue other candidates for the role.", True),
        ("We regret that we can't proceed with your application for now.", True),
        ("You did not pass the online assessment.", True),
        ("Our client selected you for an interview on Friday.", False),
        ("The department chosen for you is on the third floor.", False),
        ("We are going to pass your CV to the manager.", False),
    ],
)
def test_words_of_a_refusal_are_told_from_their_likes(sentence: str, no: bool) -> None:
    """A refusal in other words is one; a client that selected somebody refuses nobody."""
    assert (refusals.NO.search(sentence.casefold()) is not None) is no
