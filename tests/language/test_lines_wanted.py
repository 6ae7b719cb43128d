"""Who wants whom on a day, who wants an answer, and one company by two names are heard in a line."""

from __future__ import annotations

import pytest

from bot.turn.readings.report import News
from tests.language.test_lines import only, read


@pytest.mark.parametrize(
    ("text", "news", "company"),
    [
        ("Cobalt Tools want me monday at 10", News.interview, "Cobalt Tools"),
        ("delphi road want me!!", News.offer, "Delphi Road"),
        ("Brightmere want an answer by monday", News.offer, "Brightmere"),
        ("Brightmere offered 112k", News.offer, "Brightmere"),
        ("Wrenhall final loop is tuesday 9am", News.interview, "Wrenhall"),
        ("Skerry Bay changed again: now wednesday 1.15pm", News.interview, "Skerry Bay"),
        ("Paystile on Monday 2pm with Temitope", News.interview, "Paystile"),
        ("Eastmarch Fire have put me thru to the tests", News.next_round, "Eastmarch Fire"),
        ("i been in interview monday with company Zelmar Textil", News.met, "Zelmar Textil"),
        ("i have applied by Siemer Pumpen as warehouse clerk", News.applied, "Siemer Pumpen"),
        ("log: Pinefield Regional, RT nights", News.applied, "Pinefield Regional"),
    ],
)
def test_news_in_a_few_words(text: str, news: News, company: str) -> None:
    """With no verb, or one of another language's grammar."""
    found = only(text)
    assert (found.news, found.company) == (news, company)


@pytest.mark.parametrize(
    "text",
    [
        "i need me time on monday",
        "nobody wants me",
        "they want me to decide",
        "i want an answer by monday",
        "dentist on monday 2pm with mum",
        "lunch on friday at 1pm with Sarah",
        "the weather changed again",
        "i offered 5 reasons",
    ],
)
def test_what_looks_like_it_is_no_news(text: str) -> None:
    """An errand, a feeling, a wish of one's own."""
    assert read(text) == ()


def test_a_company_may_be_called_by_its_first_word() -> None:
    """Once it was named in full, the same message may be short."""
    sent, refused = "Monday: sent CV to Ibex Couriers", "Tuesday: Ibex said no"
    assert [one.company for one in read(f"{sent}\n{refused}")] == ["Ibex Couriers"]
    assert [one.company for one in read("applied to St Johns School and St Marys School")] == [
        "St Johns School",
        "St Marys School",
    ]


def test_the_heading_of_a_list_is_no_company() -> None:
    """It says only what follows."""
    told = read("weekly list\n* Cobb & Fairley - applied mon\n* Palletwise - no")
    assert [one.company for one in told] == ["Cobb & Fairley", "Palletwise"]


def test_a_zone_of_north_america_says_that_the_month_comes_first() -> None:
    """Whoever writes 11am ET writes 12/2 for 2 December."""
    day = only("phone screen at Tallgrass 12/2 11am ET").day
    assert day is not None
    assert (day.month, day.day) == (12, 2)


def test_a_day_from_which_silence_is_a_no_is_the_day_of_the_answer() -> None:
    """What the person would do then is only a plan."""
    day = only("Bramwell & Nye paralegal, applied monday, if nothing by 10 dec it's a no").day
    assert day is not None
    assert (day.month, day.day) == (12, 10)
    assert read("if nothing by friday i'll chase them") == ()
    assert read("if i hear nothing by friday it's a no i guess") == ()
