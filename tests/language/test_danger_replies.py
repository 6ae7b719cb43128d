"""Answers to the question whether somebody thinks of ending their life are understood."""

import pytest

from bot.turn.readings.danger_reply import DangerReply
from tests.support.bounded import is_bounded
from tests.support.words import READER, heard

NO = """
no
nope
god no
of course not
no, not that. just so tired of it
no i'm ok, only exhausted
no, i'm not suicidal
no i don't want to kill myself
no i don't want to die, i just want a job
no i would never do that
no, i was talking about the interviews
i'm not thinking of ending my life
I'm fine, really
not like that
nah im alright mate just fed up with it all
no no sorry, bad wording. i meant the job hunt
No, only tired. My English is not good, sorry
no, im not going to do anything stupid
no. thank you for asking
yeah nah i'm right
haha no, figure of speech
"""
CARD = """
yes
yeah i am
sometimes
i don't know
not really
no not anymore
not tonight
no, not yet
no but sometimes i wish i wouldn't wake up
no, but what's the point
no but i can't see another way
no. they'd be better off without me
no but I'm a burden
no plan, but thoughts
no, i've thought about it though
no i'm not fine
"""
NOTHING = """
no idea
no more
no comment
just tired
i'm not ok
i am not fine
i think about it every day
I have no plans
i'm in spain
can we go on with the log
"""


def reply(text: str) -> DangerReply | None:
    return heard(text).danger_reply(suspected=READER.screen("en", text, held=True) is not None)


@pytest.mark.parametrize("text", NO.strip().splitlines())
def test_a_no_in_any_words_is_one(text: str) -> None:
    """From end to end, with what goes along with it."""
    assert reply(text) in (DangerReply.no, DangerReply.otherwise)


@pytest.mark.parametrize(
    "text",
    [
        "no no i mean in this town lol",
        "i just meant this company",
        "you've got the wrong end of the stick mate",
        "sorry, figure of speech",
        "wait no that came out wrong",
        "its a song lyric",
        "not literally",
        "god no. i was on about the market",
    ],
)
def test_that_it_was_meant_otherwise_is_heard(text: str) -> None:
    """It says more than a no, and so it ends what was shown without a question, too."""
    assert reply(text) is DangerReply.otherwise


@pytest.mark.parametrize(
    "text", ["i meant it", "i mean that", "i meant every word", "i mean to", "no", "nobody"]
)
def test_that_it_was_meant_is_not_taken_for_that(text: str) -> None:
    """A bare no says less than that, too."""
    assert reply(text) is not DangerReply.otherwise


@pytest.mark.parametrize("text", CARD.strip().splitlines())
def test_a_yes_and_what_is_no_sure_no_is_none(text: str) -> None:
    """Each of them leads to the card."""
    assert reply(text) in (DangerReply.yes, DangerReply.unsure)


@pytest.mark.parametrize(
    "text",
    [
        "i mean it tho",
        "i really mean it",
        "no im being serious",
        "no, i mean it",
        "no joke",
        "no seriously",
        "no but yes",
        "no. well. yes",
        "i'm not joking",
        "dead serious",
        "i lied",
    ],
)
def test_that_it_is_meant_is_a_yes_whatever_stands_before_it(text: str) -> None:
    """A person may die who is taken for joking."""
    assert reply(text) is DangerReply.yes


@pytest.mark.parametrize(
    "text",
    [
        "as in not alive",
        "ive got a plan",
        "i took them",
        "im on the bridge",
        "i've got a knife",
        "its not to die its just so it stops",
        "the pills are here",
    ],
)
def test_a_plan_or_the_means_is_a_yes(text: str) -> None:
    """It answers the question that was asked, in other words."""
    assert reply(text) in (DangerReply.yes, DangerReply.unsure)


@pytest.mark.parametrize("text", ["no seriously i'm fine", "no joke it was about the job", "no, it's a joke"])
def test_that_it_was_no_danger_may_be_insisted_on_too(text: str) -> None:
    """Where it says what was meant."""
    assert reply(text) is not DangerReply.yes


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_what_only_begins_like_a_no_is_not_known(text: str) -> None:
    """It is asked again."""
    assert reply(text) is None


@pytest.mark.parametrize("text", ["goodnight", "thank you, goodnight", "bye then", "thanks"])
def test_a_goodbye_is_heard(text: str) -> None:
    """It answers nothing."""
    assert reply(text) is DangerReply.bye


@pytest.mark.parametrize("text", ["why do you ask", "what?", "are you a real person?"])
def test_a_question_is_heard(text: str) -> None:
    """It is answered with why this was asked."""
    assert reply(text) is DangerReply.why


@pytest.mark.parametrize(
    "piece", ["no ", "i don't do ", "i'm not that that ", "no, i just only ", "not it it "]
)
def test_hostile_texts_take_no_time(piece: str) -> None:
    """Whatever stands in them."""
    texts = [piece * (4096 // len(piece)), (piece * 240)[:240]]
    for text in texts:
        assert is_bounded(lambda said: heard(said).danger_reply(suspected=True), text)
