"""What is wrong and what is right, said in one text, where something else is asked for by then."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import says
from tests.support.chat import Chat

TO_HOUR = ["Acme", "Baker", "I've applied", "yesterday", "Nobody in particular", "No date given", "Germany"]


def noting(*lines: str) -> Chat:
    chat = Chat()
    chat.does(Commanded("log"))
    for line in lines:
        says(chat, line)
    return chat


def kept(chat: Chat, key: str) -> str:
    run = chat.loaded.person.current
    assert run is not None
    return run.answers[key].value


@pytest.mark.parametrize(
    ("lines", "text", "key", "value"),
    [
        (TO_HOUR, "sorry wrong country, i live in Austria", "country", "AT"),
        (TO_HOUR, "the country isn't right, it should be Ireland", "country", "IE"),
        (TO_HOUR[:2], "I put the wrong role, it's Pastry Chef", "role", "Pastry Chef"),
        (TO_HOUR[:4], "the date was wrong, should be the 12th", "on", "2026-11-12"),
        (TO_HOUR[:5], "oh I applied on Sunday, not yesterday", "on", "2026-11-22"),
    ],
)
def test_what_is_right_is_written_where_it_belongs(lines: list[str], text: str, key: str, value: str) -> None:
    """The question that was open stays open, unless the right answer leads to another one."""
    chat = noting(*lines)
    says(chat, text)
    assert kept(chat, key).startswith(value)


@pytest.mark.parametrize("text", ["wrong date", "the day I applied is wrong", "can we go back to the date"])
def test_without_what_is_right_it_is_asked_again(text: str) -> None:
    chat = noting(*TO_HOUR[:5])
    assert "When did you apply" in says(chat, text)


def test_wrong_one_means_the_last_answer() -> None:
    chat = noting(*TO_HOUR[:4])
    assert "When did you apply" in says(chat, "oops wrong one")


@pytest.mark.parametrize("text", ["wait, I'm in Denmark", "wrong country, Denmark"])
def test_where_they_live_is_put_right_in_few_words(text: str) -> None:
    chat = noting(*TO_HOUR)
    says(chat, text)
    assert kept(chat, "country").startswith("DK")


def test_where_nobody_lives_is_not_written_down() -> None:
    chat = noting(*TO_HOUR)
    says(chat, "sorry, I'm in bits")
    assert kept(chat, "country").startswith("DE")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("no wait it was sunday not monday", "2026-11-22"),
        ("sorry, day before yesterday", "2026-11-22"),
        ("no, last friday", "2026-11-20"),
        ("actually two weeks ago", "2026-11-10"),
        ("hmm no it was friday", "2026-11-20"),
        ("no wait it was monday not sunday", "2026-11-23"),
    ],
)
def test_another_day_puts_the_one_just_said_right(text: str, day: str) -> None:
    """The last of them is noted like that already, and said back."""
    chat = noting(*TO_HOUR[:4])
    assert "dealing with" in says(chat, text)
    assert kept(chat, "on") == day


@pytest.mark.parametrize(
    "text",
    ["no the role is pastry chef", "the role should be pastry chef", "sorry, the role was pastry chef"],
)
def test_a_name_is_put_right_by_what_it_is_called(text: str) -> None:
    """It need not say which words were wrong."""
    chat = noting(*TO_HOUR[:2])
    assert "How far" in says(chat, text)
    assert kept(chat, "role") == "pastry chef"


@pytest.mark.parametrize("text", ["back, i'm in ireland not the uk", "sorry i live in Ireland not Germany"])
def test_where_they_live_and_where_not(text: str) -> None:
    chat = noting(*TO_HOUR)
    says(chat, text)
    assert kept(chat, "country").startswith("IE")


@pytest.mark.parametrize("text", ["no the job was rubbish", "the role is awful", "the company was awful"])
def test_what_is_said_of_it_is_no_name(text: str) -> None:
    chat = noting(*TO_HOUR[:2])
    says(chat, text)
    assert (kept(chat, "company"), kept(chat, "role")) == ("Acme", "Baker")


@pytest.mark.parametrize("text", ["no, Kathrin, with a K", "sorry, Kathrin", "I mean Kathrin"])
def test_the_name_just_given_is_put_right_by_another(text: str) -> None:
    chat = noting(*TO_HOUR[:4], "the company's recruiter", "Karin")
    says(chat, text)
    assert kept(chat, "contact") == "Kathrin"
