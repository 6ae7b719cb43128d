"""Two or three pieces of news of different kinds in one message are told apart, each with its own company."""

import pytest

from bot.turn.readings.report import News
from tests.language.test_lines import read


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "boots want me in thursday at 2, and i applied to lidl as well yesterday",
            [(News.interview, "Boots"), (News.applied, "Lidl")],
        ),
        ("applied to lidl yesterday and boots said no", [(News.applied, "Lidl"), (News.no, "Boots")]),
        ("subway said no, next offered me the job", [(News.no, "Subway"), (News.offer, "Next")]),
        ("costa said no so i applied to lidl", [(News.no, "Costa"), (News.applied, "Lidl")]),
        (
            "costa are offering me a second interview, and greggs havent got back",
            [(News.next_round, "Costa"), (News.nothing, "Greggs")],
        ),
        ("wilko are keen tho, want me in on monday", [(News.interview, "Wilko")]),
    ],
)
def test_each_has_its_own(said: str, told: list[tuple[News, str]]) -> None:
    """Also where the name of one is an ordinary word."""
    assert [(one.news, one.company) for one in read(said)] == told


@pytest.mark.parametrize(
    ("said", "news"),
    [
        ("they want me in thursday at 2, and i applied to lidl as well", News.applied),
        ("i got rejected today, and i applied to lidl too", News.applied),
        ("everyone said no and i applied to lidl", News.applied),
        ("some people want me in thursday and lidl said no", News.no),
        ("got rejected today, still nothing from lidl", News.nothing),
        ("got a no this morning and an interview at lidl friday", News.interview),
    ],
)
def test_what_one_without_a_name_decided_is_filed_for_no_other(said: str, news: News) -> None:
    """Left out is better than said of somebody else."""
    assert [(one.news, one.company) for one in read(said)] == [(news, "Lidl")]


@pytest.mark.parametrize(
    ("said", "news"),
    [
        ("got an interview! applied to lidl last month", News.interview),
        ("had my interview yesterday, lidl said no", News.no),
        ("got an interview, lidl want me in on friday", News.interview),
    ],
)
def test_what_goes_together_is_of_one(said: str, news: News) -> None:
    """The name may come last."""
    assert [(one.news, one.company) for one in read(said)] == [(news, "Lidl")]


@pytest.mark.parametrize(
    "said", ["whats next", "my boots are wet", "the next one said no idea", "so i applied"]
)
def test_an_ordinary_word_is_no_company(said: str) -> None:
    """It is one only in the place of a company."""
    assert read(said) == ()
