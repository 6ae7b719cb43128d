"""A text may say more than the news, or something instead of a name."""

from bot.coach.facts.records import ChasedBefore
from tests.support.by_typing import history, names, says, somebody
from tests.support.chat import Chat


def test_a_question_beside_the_news_is_answered_before_anything_is_asked() -> None:
    """How often they have asked is not asked again."""
    chat = Chat()
    said = says(
        chat, "applied at Brennan Civil 5 weeks ago, heard nothing. chased once. should i ring them or what"
    )
    assert said.index("I'd write first") < said.index("And the role")
    assert "chased them yet" not in says(chat, "site manager")
    says(chat, "yes")
    assert [fact.times for _, fact in history(chat).of(ChasedBefore)] == [1]


def test_a_company_may_stand_between_commas() -> None:
    """With the role after it."""
    assert "Brightpath, support worker" in says(
        Chat(), "got rejected again, brightpath, support worker. went ok i thought"
    )
    for text in (
        "got rejected again, gutted, on the bus",
        "got rejected again, absolutely gutted, support worker",
    ):
        assert "I've got that" not in says(Chat(), text)


def test_a_reason_in_a_no_is_said_back_and_not_asked() -> None:
    """It was told already."""
    chat = somebody("Acme")
    said = says(chat, "acme called, its a no they went with someone internal")
    assert "someone internal" in said


def test_a_contact_stands_for_the_application() -> None:
    """By when she answers is the day of that one."""
    chat = somebody("Acme", "Globex")
    says(chat, "the contact at Globex is called Karen")
    says(chat, "karen said she'd get back to me by friday")
    by_name = {case.application.company: case for case in history(chat).cases}
    assert by_name["Globex"].due is not None
    assert by_name["Acme"].due is None


def test_a_bare_no_is_no_news() -> None:
    """To the question where somebody is it says nothing yet."""
    chat = Chat()
    says(chat, "hello")
    assert "How heavy" not in says(chat, "no")
    assert names(chat) == {}
