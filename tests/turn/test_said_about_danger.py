"""What was meant otherwise isn't asked about again, and what is said in several messages is read together."""

from datetime import timedelta

import pytest

from bot.coach.safety import Tier
from bot.events import Commanded
from bot.turn.model.meant_otherwise import MOST, NOTHING_ASKED, WEEK
from bot.turn.model.recent_texts import LONGEST, NO_TEXTS, TOGETHER, RecentTexts
from bot.turn.model.recent_texts import MOST as MOST_TEXTS
from tests.support.app import START
from tests.support.by_typing import once, says
from tests.support.chat import Chat

SOON = timedelta(minutes=1)

ASKED = "thinking about ending your life"
UNCLEAR = "nobody would miss me if i was gone"


def asked(chat: Chat, text: str) -> bool:
    """Whether a text makes the coach ask, or show a card."""
    said = says(chat, text)
    assert (ASKED in said) == (held(chat) is Tier.unclear)
    return held(chat) is not None


def held(chat: Chat) -> Tier | None:
    return chat.loaded.person.hold


def recent(chat: Chat) -> RecentTexts:
    return chat.loaded.person.recent


@pytest.fixture
def chat() -> Chat:
    return in_a_no()


@once
def in_a_no() -> Chat:
    """They have just said that they were rejected."""
    chat = Chat()
    chat.does(Commanded("no"))
    return chat


# ------------------------------------------------------------ what was meant otherwise


@pytest.mark.parametrize("answer", ["No", "no i meant at work, haha", "im fine, just tired"])
def test_the_same_words_are_not_asked_about_again_that_week(answer: str, chat: Chat) -> None:
    """In other capitals too, and within a message that says more."""
    assert asked(chat, UNCLEAR)
    says(chat, answer)
    assert held(chat) is None
    chat.now += timedelta(days=1)
    assert not asked(chat, UNCLEAR.capitalize() + "!")
    assert not asked(chat, f"We spoke about the rota. {UNCLEAR}.")
    chat.now += WEEK
    assert asked(chat, UNCLEAR)


def test_a_yes_makes_nothing_harmless(chat: Chat) -> None:
    """They are asked about the same words again."""
    assert asked(chat, UNCLEAR)
    says(chat, "yes")
    says(chat, "go on here")
    assert held(chat) is None
    assert asked(chat, UNCLEAR)


def test_what_is_plain_shows_the_card_each_time(chat: Chat) -> None:
    """Whatever they have said of it."""
    for _ in range(2):
        says(chat, "I want to die")
        assert held(chat) is Tier.explicit
        says(chat, "I meant it differently")
        assert held(chat) is None


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("no no i mean in this town lol", True),
        ("sorry, figure of speech", True),
        ("you misunderstood me", True),
        ("it was a joke", True),
        ("i meant it", False),
        ("i meant every word", False),
        ("no", False),
        ("i mean i can't take it any more", False),
    ],
)
def test_at_the_card_it_is_enough_to_say_that_it_was_meant_otherwise(
    text: str, ends: bool, chat: Chat
) -> None:
    """A bare no may answer whether somebody can be with them."""
    says(chat, "I don't want to be alive any more")
    assert held(chat) is Tier.explicit
    says(chat, text)
    assert (held(chat) is None) is ends


def test_who_is_safe_is_not_asked_about_one_thing_twice(chat: Chat) -> None:
    """A second no is believed of what is only implied; what is plain is heard all the same."""
    assert asked(chat, "i never hear back. it's like i don't exist, whats the point in going on")
    says(chat, "no, not that, just fed up")
    assert asked(chat, "nobody would miss me if i was gone")
    says(chat, "no")
    assert not asked(chat, "i just dont see the point of going on with this, nobody ever answers")
    assert asked(chat, "i don't want to live any more")


def test_only_the_latest_sentences_are_remembered() -> None:
    """As many as anybody says of themselves in a week."""
    meant = NOTHING_ASKED
    for number in range(MOST + 1):
        meant = meant.asking(f"number {number}").meant(START)
    assert meant.rest_of("number 0", START) == "number 0"
    assert not meant.rest_of(f"Number {MOST}.", START)
    assert len(meant.until) == MOST
    assert "number" not in repr(meant)


# ------------------------------------------------------------ several messages


TOGETHER_DARK = ("i've made my peace with it", "the kids will be looked after")


def test_what_is_said_in_two_messages_is_read_together(chat: Chat) -> None:
    """Neither of them is asked about alone."""
    for text in TOGETHER_DARK:
        assert not asked(in_a_no(), text)
    first, second = TOGETHER_DARK
    assert not asked(chat, first)
    chat.now += SOON
    assert asked(chat, second)
    assert recent(chat) == NO_TEXTS


def test_what_lies_longer_apart_is_not(chat: Chat) -> None:
    """What was typed before is kept no longer than that."""
    first, second = TOGETHER_DARK
    says(chat, first)
    chat.now += TOGETHER
    assert not asked(chat, second)


def test_little_is_kept_and_only_what_sounds_dark(chat: Chat) -> None:
    """An ordinary answer isn't."""
    says(chat, "Heavy")
    assert recent(chat) == NO_TEXTS
    kept = NO_TEXTS
    for number in range(MOST_TEXTS + 1):
        kept = kept.adding(f"{number} " + "x" * LONGEST, START)
    assert [text[:2] for _, text in kept.typed] == ["1 ", "2 ", "3 "]
    assert all(len(text) == LONGEST for _, text in kept.typed)


@pytest.mark.parametrize(
    "text",
    [
        "no not suicidal",
        "no im not hurting myself",
        "no i dont want to die, im just bored",
        "im not thinking of suicide",
    ],
)
def test_a_no_that_names_what_it_denies_ends_the_question(text: str, chat: Chat) -> None:
    """The screen hears the word in it; but the question named it first."""
    assert asked(chat, UNCLEAR)
    says(chat, text)
    assert chat.loaded.person.hold is None


@pytest.mark.parametrize(
    "text", ["no im being serious", "i mean it tho", "no i don't want to live", "no but i want to die"]
)
def test_what_only_begins_with_a_no_gets_the_card(text: str, chat: Chat) -> None:
    """Somebody who means it is believed."""
    assert asked(chat, UNCLEAR)
    says(chat, text)
    assert chat.loaded.person.hold is Tier.explicit
    says(chat, "i mean it")
    assert chat.loaded.person.hold is Tier.explicit


def test_a_company_is_no_country(chat: Chat) -> None:
    """Its "Co" would be Colombia."""
    assert asked(chat, UNCLEAR)
    says(chat, "its at Halden & Co, admin")
    assert chat.loaded.person.country is None
