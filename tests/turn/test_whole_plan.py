"""A plan that is told in one sentence has both its halves."""

import pytest

from bot.coach.facts.lessons import Planned
from bot.turn.interpreting.plan_told import PlanTold, plan_told
from tests.support.by_typing import history, once, says
from tests.support.chat import Chat
from tests.support.words import READER


@pytest.mark.parametrize(
    ("text", "when", "do"),
    [
        (
            "if they ask about safeguarding then i say what i saw, who i told, what i wrote down",
            "they ask about safeguarding",
            "i say what i saw, who i told, what i wrote down",
        ),
        (
            "If they ask why us, I'll tell the story about my nan",
            "they ask why us",
            "I'll tell the story about my nan",
        ),
        (
            "when i go blank i will breathe and ask them to repeat it",
            "i go blank",
            "i will breathe and ask them to repeat it",
        ),
        (
            "ok so when they ask about money then say the range first",
            "they ask about money",
            "say the range first",
        ),
        ("i'll breathe out when they ask about the gap", "they ask about the gap", "i'll breathe out"),
        (
            "next time i have an interview im gonna practise out loud",
            "i have an interview",
            "im gonna practise out loud",
        ),
        (
            "if there's a numbers question, i write it down first",
            "there's a numbers question",
            "i write it down first",
        ),
    ],
)
def test_both_halves_are_heard(text: str, when: str, do: str) -> None:
    """Without the words that join them."""
    assert plan_told(READER, text) == PlanTold(when, do)


@pytest.mark.parametrize(
    "text",
    [
        "if they ask what i did wrong",
        "when they ask about the gap",
        "i'll ask if they have time",
        "i would see if it fits",
        "the moment when i panic",
        "they ask about money",
        "if they ask me about a time i failed",
        "what if they ask about money then?",
        "when i walk in",
    ],
)
def test_one_half_is_none(text: str) -> None:
    """The other one is asked for."""
    assert plan_told(READER, text) is None


@once
def before_plan() -> Chat:
    """They are asked what they would do differently, in a short review."""
    chat = Chat()
    for line in (
        *("Oakfield said no, teaching assistant after an interview", "a bit low", "the short review", "no"),
        *("i was calm", "no", "came prepared", "done", "leave it", "well done"),
    ):
        said = says(chat, line)
    assert "differently next time?" in said
    return chat


def at_plan() -> Chat:
    """They are asked for the moment."""
    chat = before_plan()
    assert "Which moment do you want to be ready for?" in says(chat, "give shorter answers")
    return chat


def test_told_where_the_moment_is_asked_what_follows_is_asked_no_more() -> None:
    """The plan is shown at once."""
    chat = at_plan()
    said = says(chat, "if they ask about behaviour then i give the one about the reading corner")
    assert "Is that right?" in said
    says(chat, "yes")
    assert [fact for _, fact in history(chat).of(Planned)] == [
        Planned("they ask about behaviour", "i give the one about the reading corner")
    ]


def test_told_one_question_early_it_is_not_asked_for_again() -> None:
    """What they would do differently is the plan already."""
    chat = before_plan()
    said = says(chat, "if they ask about behaviour then i give the one about the reading corner")
    assert "Is that right?" in said
    assert "“they ask about behaviour”" in said


def test_a_yes_is_no_plan() -> None:
    """Where nothing is proposed it is asked again."""
    chat = at_plan()
    says(chat, "they ask about behaviour")
    assert "Then what will you do?" in says(chat, "yes")


def test_what_they_will_say_they_wrote_is_kept() -> None:
    """It is no wish to see the journal."""
    chat = at_plan()
    says(chat, "they ask about safeguarding")
    assert "Is that right?" in says(chat, "use what i saw, who i told, what i wrote down")
