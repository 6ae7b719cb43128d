"""Where the phrases of the screen say that words are less than they sound, or somebody else's.

What was learned hardly hears a "not", or that something is over; so the phrases decide in a short text.
"""

import pytest

from bot.coach.safety import Tier
from tests.support.words import READER


def found(text: str) -> Tier | None:
    """What the screen says; called before an assertion, which would print its arguments."""
    return READER.screen("en", text)


@pytest.mark.parametrize(
    "text",
    [
        "not suicidal or anything just sad",
        "not suicidal just sad",
        "dont worry im not gonna kill myself over a gardening job lol",
    ],
)
def test_a_plain_denial_that_nobody_asked_for_is_believed(text: str) -> None:
    """It is said so that nobody asks."""
    assert found(text) is None


@pytest.mark.parametrize(
    "text", ["kms lol", "kms lol jk", "i wont hurt myself dont worry", "im not suicidal"]
)
def test_what_is_laughed_at_or_denied_is_no_more_than_a_question(text: str) -> None:
    """A card would take it for a yes."""
    assert found(text) is Tier.unclear


@pytest.mark.parametrize(
    "text",
    [
        "my best friends brother killed himself last week and ive to give a reading at the funeral thurs",
        "my bro tried to kill himself in 2019, hes fine now, works on boats",
        "my uncle hung himself when i was 10 so i said id be good w families",
        "my friend at work tried to hang himself in the yard last yr, we all had to do training after",
    ],
)
def test_a_death_or_what_is_long_over_is_nobodys_danger_now(text: str) -> None:
    """There is nobody to look out for."""
    assert found(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "my brother tried to kill himself last night",
        "my brother tried to kill himself in 2019 and now hes saying it again",
        "my flatmate hung himself ten minutes ago, the ambulance is coming",
        "my brother wants to kill himself, he tried years ago",
        "shes not got out of bed for a week and says whats the point of living",
        "he says he will kill himself in 10 minutes",
    ],
)
def test_what_is_happening_to_somebody_else_is_theirs(text: str) -> None:
    """A year is not ten minutes, and "again" makes it now."""
    assert found(text) is Tier.other


def test_who_wants_to_be_with_somebody_who_died_is_asked() -> None:
    """The death is over; the wish is not."""
    assert found("my brother took his life last year and i want to be with him again") is not None


@pytest.mark.parametrize(
    "text",
    [
        "im on the roof of the car park",
        "sometimes at the train station i stand too close",
        "ive been looking up how many it takes",
        "voice in my head says do it",
        "keep hearing a voice telling me to jump",
        "stopped taking my meds, no point",
        "i took all of them",
        "been writing letters all night",
        "i wont be here for a next time",
        "and then thats me finished for good",
        "after thursday none of it matters",
    ],
)
def test_means_and_goodbyes_are_asked_about(text: str) -> None:
    """They are said before anything plain is."""
    assert found(text) in (Tier.unclear, Tier.explicit)


@pytest.mark.parametrize(
    "text",
    [
        "what happens if i dont hear by friday",
        "ich hab eine absage bekommen",
        "ich hab den job nicht bekommen",
        "meine frau weiss es noch nicht",
        "they asked how i feel about patients who want to die",
        "ive written my goodbye note to the team",
        "end of my rope w recruiters",
        "cant stop thinking bout her",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(text: str) -> None:
    """People typed these lines, and were asked about suicide."""
    assert found(text) is None
