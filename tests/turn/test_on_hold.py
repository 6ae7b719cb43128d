"""While a person is on hold, an answer to whether they are safe, a country and a goodbye are understood."""

from datetime import timedelta

import pytest

from bot.coach.facts.records import Lives
from bot.coach.safety import Tier
from bot.turn.model.turn import Turn
from bot.turn.wellbeing import on_hold
from tests.support.app import START
from tests.support.by_typing import says, somebody
from tests.support.chat import Chat
from tests.support.turns import a_no, a_turn, said

LATER = START + timedelta(minutes=5)


def held(tier: Tier, country: str | None = None) -> Turn:
    return a_turn(a_no(1), now=LATER, hold=tier, held_at=START, country=country)


@pytest.mark.parametrize(
    "text",
    [
        "no, not that. just so tired of it",
        "no i'm ok, only exhausted",
        "god no, i've two kids",
        "nah im fine",
    ],
)
def test_a_no_in_any_words_ends_the_question_kindly(text: str) -> None:
    """With the number of a helpline beside it, and then they are where they were."""
    turn = held(Tier.unclear)
    on_hold.respond_on_hold(turn, text)
    assert (turn.person.hold, said(turn)[0]) == (None, "safety_no_said")
    assert turn.stale


def test_a_no_that_the_screen_has_found_answers_the_question_all_the_same() -> None:
    """To say that they are not suicidal takes a word for which it looks; asked for it, that is a plain no."""
    turn = held(Tier.unclear)
    on_hold.respond_to_screen(turn, Tier.unclear, "no, I'm not suicidal")
    assert (turn.person.hold, said(turn)[0]) == (None, "safety_no_said")


@pytest.mark.parametrize(
    ("tier", "text"), [(Tier.explicit, "i want to die"), (Tier.unclear, "not sure, sometimes")]
)
def test_what_is_graver_or_no_clear_no_shows_the_card(tier: Tier, text: str) -> None:
    """A miss costs more than a card that wasn't needed."""
    turn = held(Tier.unclear)
    on_hold.respond_to_screen(turn, tier, text)
    assert (turn.person.hold, said(turn)) == (Tier.explicit, ["safety"])


def test_a_no_unasked_is_asked_about() -> None:
    """Whoever denies it without having been asked is asked; an edited message answers nothing."""
    turn = a_turn(a_no(1))
    on_hold.respond_to_screen(turn, Tier.unclear, "no, I'm not suicidal")
    assert (turn.person.hold, said(turn)) == (Tier.unclear, ["safety_ask"])
    turn = held(Tier.unclear)
    on_hold.respond_to_screen(turn, Tier.unclear, None)
    assert (turn.person.hold, said(turn)) == (Tier.unclear, ["safety_ask_again"])


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("no, but i can't see another way", "safety"),
        ("yeah sometimes", "safety"),
        ("not really", "safety"),
        ("thank you, goodnight", "safety_bye_asked"),
        ("why do you ask", "safety_why"),
        ("i'm in spain", "safety_where_asked"),
        ("hmm", "safety_ask_again"),
    ],
)
def test_each_answer_has_a_reply_of_its_own(text: str, card: str) -> None:
    """The question in its first words comes once."""
    turn = held(Tier.unclear)
    on_hold.respond_on_hold(turn, text)
    assert said(turn) == [card]
    assert turn.person.hold is (Tier.explicit if card == "safety" else Tier.unclear)


def test_what_is_not_known_twice_is_not_asked_a_third_time() -> None:
    """People to talk to are named with it, and then the talk goes on."""
    turn = held(Tier.unclear)
    on_hold.respond_on_hold(turn, "hmm")
    on_hold.respond_on_hold(turn, "hmm")
    assert said(turn) == ["safety_ask_again", "safety_unanswered", "asks again mood"]
    assert turn.person.hold is None


def test_a_country_is_noted_where_none_is_known() -> None:
    """With its zone where it has one; somebody who lives elsewhere is only shown the numbers."""
    turn = held(Tier.unclear)
    on_hold.respond_on_hold(turn, "im in england")
    assert turn.person.country == "GB"
    assert turn.now_established().lives == Lives("GB", "Europe/London")
    turn = held(Tier.explicit, country="GB")
    on_hold.respond_on_hold(turn, "i'm in ireland. who can i call")
    assert (said(turn), turn.person.country) == (["safety_where"], "GB")


def test_under_a_card_no_text_goes_on_but_the_words_of_the_button() -> None:
    """Nothing is guessed there."""
    for text in ("go on", "yes", "ok then", "go on here if you must", "no", "no, i'm fine"):
        turn = held(Tier.explicit)
        on_hold.respond_on_hold(turn, text)
        assert (turn.person.hold, said(turn)) == (Tier.explicit, ["on_hold"])
    turn = held(Tier.explicit)
    on_hold.respond_on_hold(turn, "goodnight")
    assert (turn.person.hold, said(turn)) == (Tier.explicit, ["safety_bye"])
    turn = held(Tier.explicit)
    on_hold.respond_on_hold(turn, "go on here")
    assert turn.person.hold is None


def typed(*lines: str) -> tuple[str, Chat]:
    chat = somebody("Tarn")
    for line in ("tarn said no", "low", *lines):
        said_last = says(chat, line)
    return said_last, chat


ASKS = "Are you thinking about ending your life"


@pytest.mark.parametrize(
    "text",
    ["whats the point", "so what's the point then?", "i dont see the point", "honestly, whats the point"],
)
def test_a_weary_word_is_met_as_a_feeling_first(text: str) -> None:
    """It is most likely about the search."""
    said_to_it, chat = typed("short", "just the no", text)
    assert "No wonder it feels pointless" in said_to_it
    assert chat.loaded.person.hold is None


@pytest.mark.parametrize(
    "before",
    [
        ("whats the point",),
        ("i cant stop crying",),
        ("im so ashamed of myself", "im so lonely"),
    ],
)
def test_where_something_was_dark_before_it_is_asked_about(before: tuple[str, ...]) -> None:
    """Of the evening: the same once more, tears, two other heavy feelings."""
    said_to_it, _ = typed("short", "just the no", *before, "whats the point")
    assert ASKS in said_to_it


def test_where_the_no_is_very_heavy_it_is_asked_about() -> None:
    """Nothing else has to be dark."""
    chat = somebody("Tarn")
    for line in ("tarn said no", "very heavy"):
        says(chat, line)
    assert ASKS in says(chat, "whats the point")


def test_what_was_answered_with_no_is_not_asked_about_again() -> None:
    """The same evening; anything clearer is."""
    for no in ("no", "no im not"):
        said_to_it, chat = typed(
            "short", "just the no", "whats the point", "whats the point", no, "whats the point"
        )
        assert ASKS not in said_to_it
        assert ASKS in says(chat, "nobody would miss me")


def test_what_it_is_the_point_of_is_no_danger() -> None:
    """Neither asks about danger, whatever was said before."""
    for text in ("i never get feedback. whats the point asking", "i dont see the point of this question"):
        said_to_it, _ = typed("short", "just the no", "whats the point", text)
        assert ASKS not in said_to_it


def test_beside_other_words_it_is_asked_about() -> None:
    """What they are is not known."""
    said_to_it, _ = typed("short", "just the no", "i lost everything, whats the point")
    assert ASKS in said_to_it
