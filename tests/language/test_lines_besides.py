"""A chat message tells more than news: why it was a no, how far it got, and which job it was."""

from datetime import date

import pytest

from bot.coach.facts.application import Stage
from bot.turn.readings.report import News
from tests.language.test_lines import only, read
from tests.line_figures import TODAY


@pytest.mark.parametrize(
    "said",
    [
        "it was my last hope",
        "i really needed this one",
        "i'm so tired",
        "it was a generic email",
        "they said i interviewed really well",
        "i don't have the energy for another one",
        "all i wanted was a start",
        "my rent is due on friday",
        "not too bad about it",
    ],
)
def test_a_feeling_or_a_hope_is_no_reason(said: str) -> None:
    """A reason is only what they said, or what was missing."""
    told = only(f"rejected by Hexworth, {said}")
    assert (told.news, told.reason) == (News.no, None)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("apparently i live too far away", "i live too far away"),
        ("they said my german wasnt strong enough", "my german wasnt strong enough"),
        ("went w someone who has a licence", "went w someone who has a licence"),
        ("budget got cut", "budget got cut"),
        ("they lost the contract", "they lost the contract"),
        ("I failed the excel test", "I failed the excel test"),
        ("said i need sponsorship lol", "i need sponsorship"),
    ],
)
def test_what_was_missing_or_happened_there_is_the_reason(said: str, reason: str) -> None:
    """It is kept without the words that say who gave it."""
    assert only(f"knocked back from Hexworth, {said}").reason == reason


def test_somebody_else_no_is_no_reason() -> None:
    """Another no in the same message is one of its own."""
    assert [one.reason for one in read("rejected by Hexworth, Lidl said no to me too")] == [None, None]


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("third one now. Hexworth said no, sous chef, after an interview", Stage.first),
        ("another no, the third. Hexworth, sous chef, one interview", Stage.first),
        ("no from Hexworth after two interviews", Stage.later),
        ("Hexworth rejected me, got through two stages", Stage.later),
        ("Hexworth said no, after the final interview", Stage.final),
    ],
)
def test_how_far_it_got_is_counted_by_talks_and_not_by_noes(said: str, stage: Stage) -> None:
    """The third no is no third round, and one interview is a first one."""
    assert (only(said).news, only(said).stage) == (News.no, stage)


def test_a_role_in_small_letters_is_no_second_company() -> None:
    """After a company was named, "for" says what the job is."""
    told = only("Just had a no from Hexworth Bank, got to second interview for fraud analyst. not bothered")
    assert (told.company, told.role, told.stage) == ("Hexworth Bank", "fraud analyst", Stage.later)


def test_a_day_of_an_interview_between_its_words_and_the_company_is_heard() -> None:
    """Saying "I had my interview" looks back at nothing else."""
    told = only("I had my interview this morning at Juniper for office clerk, they'll say within a week")
    assert (told.company, told.role, told.news) == ("Juniper", "office clerk", News.met)
    assert (told.met_on, told.day) == (TODAY, date(2026, 12, 3))


def test_a_company_is_heard_after_its_place_in_a_list_in_full_sentences() -> None:
    """One paragraph about three jobs tells of three."""
    told = read(
        "I've got three on the go. The first one is Acme where I applied as a data analyst two weeks ago. "
        "The second is Northwind, I had an interview there on Monday. The third is Plover, they rejected me."
    )
    assert [(one.company, one.news) for one in told] == [
        ("Acme", News.applied),
        ("Northwind", News.met),
        ("Plover", News.no),
    ]
    told = read("second one is brightline, i only sent my cv two weeks ago through their website")
    assert [(one.company, one.applied) for one in told] == [("Brightline", date(2026, 11, 12))]


def test_a_company_that_said_no_to_somebody_is_not_turned_down_by_them() -> None:
    """Who says it counts."""
    assert only("Hexworth said no to me").news is News.no
    assert only("I said no to Hexworth").news is News.withdrew


@pytest.mark.parametrize(
    "said", ["never got an interview", "not even an interview", "didn't get an interview", "no interview"]
)
def test_no_talk_is_no_interview(said: str) -> None:
    """It was a no before any."""
    assert only(f"hexworth rejected me again, store assistant, {said}").stage is Stage.applied


def test_a_job_that_went_to_somebody_else_is_a_no_of_its_company() -> None:
    """Also where the agency says it."""
    told = only("my agency rang, the warehouse job at wincanton went to someone else")
    assert (told.company, told.news) == ("Wincanton", News.no)


def test_had_is_heard_in_its_short_form() -> None:
    """Before an interview it is no wish."""
    told = only(
        "i'd an interview for the porter job at st james hospital this morning, they'll phone by wednesday"
    )
    assert (told.company, told.role, told.met_on) == ("St James Hospital", "porter", TODAY)


def test_each_of_three_in_small_letters_keeps_its_own_news() -> None:
    """A no of one that is no clear name is nobody else's."""
    told = read(
        "got 3 things going: asda picker applied monday, currys sales assistant interview thursday 2pm, "
        "and next warehouse rejected me"
    )
    assert [(one.company, one.news) for one in told] == [
        ("Asda", News.applied),
        ("Currys", News.interview),
    ]


@pytest.mark.parametrize(
    "wish", ["can you write me a reply", "i just want a reply", "help me with a message"]
)
def test_what_is_wished_besides_takes_nothing_from_the_news(wish: str) -> None:
    """The news stand before it."""
    assert only(f"Hexworth said no, store manager, {wish}").news is News.no
