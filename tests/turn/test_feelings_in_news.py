"""A no and a feeling in one text: the no is heard, and the feeling says how heavy it is."""

import pytest

from bot.coach.facts.records import Logged
from bot.events import Wrote
from bot.turn.decide import decide
from bot.turn.interpreting.parts import MOST_PARTS, MOST_WORDS, parts
from bot.turn.model.outcome import Loaded, Outcome
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.texts import feelings_in_news
from tests.support.app import START
from tests.support.by_typing import says
from tests.support.chat import Chat
from tests.support.turns import ACME, a_no, a_start, a_turn, held, in_short
from tests.support.words import READER


def outcome(turn: Turn, text: str) -> Outcome:
    """What a text at this point comes to."""
    loaded = Loaded(turn.person, turn.loaded.history)
    return decide(loaded, Wrote(text, 7), START, READER)


def blocks(found: Outcome) -> list[str]:
    return [say.block for say in found.says if isinstance(say, Card)]


@pytest.mark.parametrize(
    "text",
    [
        "they gave the job to somebody else and i feel so ashamed",
        "got rejected again, i can't stop crying",
        "turned down. I am so sad",
        "the role went to an internal candidate and now i feel worthless",
    ],
)
@pytest.mark.parametrize("begun", [False, True])
def test_the_no_begins_and_the_feeling_is_its_weight(text: str, begun: bool) -> None:
    """Idle or at the first question; how heavy it is isn't asked, and is said back."""
    found = outcome(a_turn(a_start()) if begun else a_turn(welcomed=True, last=1), text)
    run = found.person.current
    assert run is not None
    assert run.script == "no"
    assert run.answers["mood"].value in "345"
    asked = [say for say in found.says if isinstance(say, Asked)]
    assert [in_short(say) for say in asked] == ["asks fits_now"]
    assert asked[0].before is not None
    assert asked[0].before.block == "with_a_no"


def test_a_no_that_names_its_company_keeps_what_was_said_back() -> None:
    """What was understood of the line is still said."""
    found = outcome(a_turn(welcomed=True, last=1), "rejected by Acme after the final round. i'm so sad")
    run = found.person.current
    assert run is not None
    assert run.answers["company"].value == "Acme"
    assert run.answers["stage"].value == "final"
    assert "mood" in run.answers
    assert "a_no" in blocks(found)


@pytest.mark.parametrize(
    "text", ["got rejected today", "they said no", "got a no from Acme today, they were nice"]
)
def test_without_a_feeling_it_is_asked(text: str) -> None:
    """Nothing is guessed from the news alone."""
    run = outcome(a_turn(welcomed=True, last=1), text).person.current
    assert run is not None
    assert run.script == "no"
    assert "mood" not in run.answers


@pytest.mark.parametrize(
    "text", ["i feel so ashamed and i can't sleep", "i got the job and i can't stop crying"]
)
def test_without_a_no_none_begins(text: str) -> None:
    """A feeling alone, or with other news, is no no."""
    run = outcome(a_turn(welcomed=True, last=1), text).person.current
    assert run is None or run.script != "no"


def test_a_weight_that_was_guessed_is_put_right_with_a_word() -> None:
    """At the question after it; and what fits is asked anew."""
    turn = a_turn(a_no(1, mood="3"), welcomed=True)
    found = outcome(turn, "very heavy")
    run = found.person.current
    assert run is not None
    assert run.answers["mood"].value == "5"


def test_a_feeling_beside_silence_is_answered_as_one() -> None:
    """Unless the text names an application, or says nothing of how it is."""
    turn = a_turn(welcomed=True, last=1)
    assert feelings_in_news.answer_beside_silence(turn, None, "i feel awful and nobody ever answers me")
    assert not feelings_in_news.answer_beside_silence(turn, None, "nobody ever answers me")
    turn = a_turn(facts=(held(100, Logged(ACME)),), welcomed=True, last=1)
    assert not feelings_in_news.answer_beside_silence(turn, None, "i feel awful and Acme never answers me")


def test_parts_are_few_and_only_of_short_texts() -> None:
    """Hearing them one by one takes bounded time."""
    assert parts("a and b, c. d") == ["a", "b", "c", "d"]
    assert len(parts("a, " * 40)) == MOST_PARTS
    assert parts("a " * (MOST_WORDS + 1)) == []


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "I applied to Nestle for lab tech last week and they havent said anything, "
            "I'm so anxious I can't sleep",
            "so of course you're nervous",
        ),
        (
            "applied to Nestle for lab tech on the 9th, and an interview at Kite yesterday. i'm exhausted",
            "No wonder you're worn out.",
        ),
    ],
)
def test_a_feeling_beside_what_is_noted_is_met_first(text: str, met: str) -> None:
    """What was told is said back after it."""
    said = says(Chat(), text).replace("&#39;", "'")
    assert met in said
    assert said.index(met) < said.index("?")


@pytest.mark.parametrize(
    "beside", ["fingers crossed", "hope it works out this time", "through their website"]
)
def test_a_hope_beside_what_is_noted_needs_no_word(beside: str) -> None:
    """It is noted, and that is all."""
    said = says(Chat(), f"applied to Nestle for lab tech on the 9th, {beside}")
    assert said.split("erases it.")[1].strip().startswith("Here")


@pytest.mark.parametrize(
    "text",
    [
        "interview tomorrow at currys, cashier. im so nervous",
        "my interview is tomorrow at 9 at currys and im terrified",
    ],
)
def test_nerves_told_with_an_interview_are_met_before_anything_is_asked(text: str) -> None:
    """The interview is noted all the same."""
    found = outcome(a_turn(welcomed=True, last=1), text)
    assert any(say.file == "feelings" for say in found.says if isinstance(say, Card))
    assert found.person.current is not None
    assert found.person.current.script == "log"
