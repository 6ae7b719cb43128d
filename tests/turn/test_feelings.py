"""A feeling is met as what it is: never twice in the same words, and with a person where it comes back."""

from itertools import pairwise

import pytest

from bot.events import Commanded
from bot.turn.model.person import RunState
from bot.turn.model.recent_signals import ENOUGH, NO_SIGNALS
from bot.turn.model.says import Card
from bot.turn.wellbeing import feelings
from tests.support.app import START
from tests.support.by_typing import says
from tests.support.chat import Chat
from tests.support.turns import a_no, a_turn, said, states
from tests.support.words import CONTENT, heard

NAMES = sorted(
    block.removesuffix("_again")
    for block in CONTENT.blocks("en", "feelings")
    if block.endswith("_again") and block != "and_now_again"
)


def test_every_feeling_has_words_for_the_first_and_the_second_time() -> None:
    """The two differ."""
    assert len(NAMES) > len("fifteen")
    for name in NAMES:
        first, second = (CONTENT.message("en", "feelings", block, {}) for block in (name, f"{name}_again"))
        assert first != second


@pytest.mark.parametrize("name", NAMES)
def test_the_same_feeling_is_never_answered_twice_in_a_row_with_the_same_words(name: str) -> None:
    """Two feelings that take turns are not either."""
    for others in ((name,), (name, NAMES[0])):
        lately, blocks = NO_SIGNALS, []
        for count in range(10):
            felt = others[count % len(others)]
            blocks.append(feelings.block_for(lately, felt))
            lately = lately.with_feeling(felt, START)
        assert all(one != other for one, other in pairwise(blocks))
        assert set(blocks) <= set(CONTENT.blocks("en", "feelings"))


def test_a_person_is_offered_when_hopelessness_comes_back() -> None:
    """Once an evening."""
    turn = a_turn(last=1)
    feelings.answer(turn, None, "crying")
    assert said(turn) == ["crying", "and_now_idle"]
    feelings.answer(turn, None, "pointless")
    assert said(turn) == ["pointless", "person_too"]
    feelings.answer(turn, None, "crying")
    assert said(turn) == ["crying_again"]


def test_a_person_is_offered_with_the_third_heavy_feeling() -> None:
    """A good one, or anger, isn't among them."""
    turn = a_turn(last=1)
    for name in ("exhausted", "good", "angry_them", "lonely"):
        feelings.answer(turn, None, name)
    assert "person_too" not in said(turn)
    feelings.answer(turn, None, "ashamed")
    assert said(turn) == ["ashamed", "person_too"]


def test_what_is_open_waits_and_nothing_of_the_feeling_is_filed() -> None:
    """They are asked whether to go on, in other words the second time."""
    run = a_no(1, mood="2")
    turn = a_turn(run)
    feelings.answer(turn, run, "envy")
    feelings.answer(turn, run, "envy")
    assert said(turn) == ["envy", "and_now", "envy_again", "and_now_again"]
    assert states(turn) == {1: RunState.current}
    assert turn.person.runs[0].answers == run.answers


def test_whoever_is_left_in_peace_is_heard_and_not_asked() -> None:
    """The words alone."""
    lately = NO_SIGNALS
    for _ in range(ENOUGH):
        lately = lately.with_refusal(START)
    turn = a_turn(a_no(1, mood="2"), lately=lately)
    feelings.answer(turn, turn.person.current, "anxious")
    assert [say.block for say in turn.says if isinstance(say, Card)] == ["anxious"]


def test_a_death_is_met_without_a_word_of_jobs_and_never_worn_out() -> None:
    """Nobody who mourns is told that wise words have run out, or asked what to do about a job."""
    turn = a_turn()
    for _ in range(4):
        feelings.answer(turn, None, "grief")
    blocks = [say.block for say in turn.says if isinstance(say, Card)]
    assert "and_now_idle" not in blocks
    assert not set(feelings.STILL) & set(blocks)
    assert [block for block in blocks if "griev" in block or "grief" in block] == [
        "grief",
        "grief_again",
        "still_grieving",
        "still_grieving_here",
    ]


@pytest.mark.parametrize(
    ("text", "bad", "not_bad"),
    [
        ("got a bad feeling about it", True, False),
        ("it was awful", True, False),
        ("it wasn't bad today", False, True),
        ("not so bad today", False, True),
        ("not bad, but i froze", True, False),
        ("feeling better today", False, False),
    ],
)
def test_a_bad_word_is_told_from_one_that_is_denied(text: str, bad: bool, not_bad: bool) -> None:
    """A bad feeling is never met with "good to hear", nor a day that wasn't bad with "I'm sorry"."""
    assert (heard(text).went_badly(), heard(text).was_not_bad()) == (bad, not_bad)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sorry, i'm in pieces here", "hitting you this hard"),
        ("the shelf is falling apart", None),
        ("i'm falling apart here", "hitting you this hard"),
        ("i just wanna sleep for a month", "worn out"),
        ("i'm on my last legs today", "worn out"),
        ("bits and pieces", None),
    ],
)
def test_a_figure_of_speech_is_heard_as_what_it_says(text: str, words: str | None) -> None:
    """Where a day is asked for, and none of its words is one."""
    chat = Chat()
    chat.does(Commanded("log"))
    for line in ("Acme", "Baker", "I've applied"):
        says(chat, line)
    answered = says(chat, text)
    assert (words is None) == ("leave it for today" not in answered)
    assert words is None or words in answered
