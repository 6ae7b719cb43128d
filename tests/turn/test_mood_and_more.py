"""How heavy it is is heard beside small talk or a move, and what was told besides is kept."""

import pytest

from tests.support.by_typing import says, somebody
from tests.support.chat import Chat


def after(text: str) -> tuple[Chat, str]:
    """What is said to a text at the question how heavy it is."""
    chat = somebody("Harbour", "Tarn")
    says(chat, "tarn said no")
    return chat, says(chat, text)


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("pissed off but fine", "2"),
        ("gutted, but ill live", "2"),
        ("a bit annoyed but ok", "2"),
        ("not too bad, cooking dinner now", "1"),
        ("not too bad. on the bus", "1"),
        ("not great but kids are screaming", "2"),
    ],
)
def test_a_step_is_heard_beside_what_is_no_matter(text: str, mood: str) -> None:
    """It goes on."""
    chat, said = after(text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["mood"].value == mood
    assert "What would help now" in said


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("hevy", "4"),
        ("al right", "1"),
        ("as heavy as it gets pal, fourth final this autumn", "5"),
        ("not bad at all, the drive would have done me in", "1"),
        ("hm dont know honestly, 3 out of 5?", "3"),
    ],
)
def test_a_step_is_taken_with_a_slip_or_before_a_story(text: str, mood: str) -> None:
    chat, _ = after(text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["mood"].value == mood


@pytest.mark.parametrize(
    "text", ["cant be arsed", "can't be bothered to rate it", "cba... cant be arsed with this"]
)
def test_who_cannot_be_bothered_is_not_at_the_bottom(text: str) -> None:
    """They don't say how heavy it is."""
    _, said = after(text)
    assert "heavy" not in said
    assert "988" not in said


@pytest.mark.parametrize(
    "text", ["low. later", "a bit low, can we do it later", "not too bad, not now, later"]
)
def test_a_move_beside_it_is_made(text: str) -> None:
    """The step is kept, and the rest put off."""
    chat, said = after(text)
    assert "remind you" in said
    assert "mood" in chat.loaded.person.left[0].answers


@pytest.mark.parametrize(
    "text", ["keep it brief pls, im on break", "quick one please", "can we keep it short, i'm at work"]
)
def test_who_wants_it_brief_gets_the_short_review(text: str) -> None:
    """Nothing has to be said on how heavy it is."""
    _, said = after(text)
    assert "The short one, then" in said


@pytest.mark.parametrize(
    "text", ["very low and i can't do this any more", "low, later today the kids come home"]
)
def test_what_tells_something_is_no_move(text: str) -> None:
    """The question isn't passed over."""
    _, said = after(text)
    assert "remind you" not in said


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("i dunno my handshake?? haha", "my handshake"),
        ("idk, maybe the case study", "the case study"),
        ("i dunno what they wanted from me", "i dunno what they wanted from me"),
        ("i made them laugh haha", "i made them laugh haha"),
        ("not sure if it was the demo or the talk", "not sure if it was the demo or the talk"),
    ],
)
def test_what_went_well_is_kept_without_the_doubt_before_it(text: str, kept: str) -> None:
    """Nothing that says something is dropped."""
    chat, _ = after("low")
    says(chat, "short review")
    says(chat, "just the no")
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert kept in [answer.value for answer in run.answers.values()]


@pytest.mark.parametrize(
    ("text", "via"), [("some lad from the agency", "agency"), ("this woman from hr", "recruiter")]
)
def test_somebody_is_no_role(text: str, via: str) -> None:
    """Whom they dealt with is kept, and the role asked for."""
    chat = Chat()
    for line in ("tarn said no", "low", "short review"):
        says(chat, line)
    said = says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["via"].value == via
    assert "role at Tarn" in said


@pytest.mark.parametrize("text", ["just an email", "just a text", "a generic email"])
def test_how_the_no_came_is_no_wish(text: str) -> None:
    """It is kept, and how heavy it is asked again."""
    chat = Chat()
    says(chat, "lidl said no")
    said = says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["given"].value == "bare"
    assert "mood" not in run.answers
    assert "How heavy" in said
