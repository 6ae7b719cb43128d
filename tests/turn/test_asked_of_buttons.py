"""What somebody asks about a button, "they", or themselves as the asker gets the answer to that question."""

import pytest

from tests.support.by_typing import says, somebody
from tests.turn.test_asking_back import again, at


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("what does skip do", "goes on to the next one"),
        ("if i hit later will it be gone", "I'll keep what you've said"),
        ("are you going to bombard me with messages", "once a day at most"),
        ("who are they, the shop or the agency", "the employer, or the agency"),
        ("can i speak to a real person", "I can't put you through"),
    ],
)
def test_it_is_answered_at_a_question(text: str, said: str) -> None:
    """Nothing is kept as an answer, and the same question is open."""
    assert said in again(at("plan_then"), text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("what does stop asking do", "It stays on your list"),
        ("whats putting it away mean", "It isn't erased"),
        ("why does it need to know where i live", "working days"),
        ("how many texts will i get from you", "once a day at most"),
        ("does that mean a message each morning", "once a day at most"),
        ("put away means what", "It isn't erased"),
    ],
)
def test_it_is_answered_while_nothing_is_open(text: str, said: str) -> None:
    """A card stands there, whose buttons lead somewhere."""
    chat = somebody("Initech")
    assert said in says(chat, text)
    assert chat.loaded.person.current is None


@pytest.mark.parametrize(
    "text",
    [
        "what is difference between put away and stop asking",
        "how is stop asking different from put away",
        "put away or stop asking, what is the difference",
    ],
)
def test_two_buttons_are_compared_by_what_each_does(text: str) -> None:
    """Neither is pressed by asking."""
    chat = somebody("Initech")
    said = says(chat, text)
    assert "It isn't erased" in said
    assert "It stays on your list" in said


@pytest.mark.parametrize("text", ["tell them to ask again", "ask who they mean", "put away my notes"])
def test_a_plan_with_such_words_is_kept(text: str) -> None:
    """It asks the coach nothing."""
    assert text in says(at("plan_then"), text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("got the sack in may, how do i explain it to a new place", "One honest line"),
        ("i was fired, should i mention it", "One honest line"),
        ("what does in progress mean on their site", "nobody has decided"),
        ("do they ring or email if its a yes", "There's no rule"),
        ("how many applications a week is normal", "There's no right number"),
        ("do recruiters get commission for this", "the employer pays"),
    ],
)
def test_the_topic_asked_about_is_answered(text: str, said: str) -> None:
    """A topic that is near has other advice."""
    assert said in says(somebody("Initech"), text)


def test_losing_a_job_alone_is_no_question() -> None:
    """It is met as what it is."""
    assert "One honest line" not in says(somebody("Initech"), "i got fired today and i dont know what to do")


def test_glad_they_should_be_and_scared_they_are() -> None:
    """The fear is answered."""
    assert "good to hear" not in says(somebody("Initech"), "i should be over the moon but im terrified")
