"""Who looks wider is asked whom they know a little; a message put off is asked about after a week."""

from typing import Any

import pytest

from bot.coach.dialogues.drafts import to_acquaintance
from bot.coach.dialogues.patterns import PATTERNS
from bot.coach.dialogues.reflection import REFLECTION
from bot.coach.facts.application import Stage
from bot.coach.facts.lessons import MessageSent, WillWrite
from bot.talk.paths import positions
from tests.support.histories import Story
from tests.support.routes import routes_of
from tests.support.words import CONTENT

WILL = WillWrite(3, "Marta", "Transport planner")


def ends(script: Any) -> list[tuple[Any, Any]]:
    return [(facts, list(positions(script, facts, route))[-1]) for facts, route in routes_of(script)]


def test_only_who_looks_is_asked_and_after_the_title() -> None:
    """Reviews that began before aren't, nor are those whose third no makes them look in any case."""
    asked = 0
    for facts, end in ends(REFLECTION):
        looks = "look_wider" in end.path and end.values["look_wider"].value == "look"
        due = facts.asks_whom and looks and "try_title" in end.path
        assert ("acquaintance" in end.path) is due
        if due:
            asked += 1
            place = end.path.index("try_title")
            assert end.path[place : place + 2] == ("try_title", "acquaintance")
            assert ("hello.sent" in end.path) is (end.values["acquaintance"] is not None)
    assert asked
    assert all("acquaintance" not in end.path for _, end in ends(PATTERNS))


def test_only_what_is_put_off_is_asked_about() -> None:
    """What was sent, or shall not be sent, is left at that."""
    for _, end in ends(REFLECTION):
        sent = end.values.get("hello.sent")
        assert ("will_write" in end.records) is (sent is not None and sent.value == "soon")


def test_it_is_asked_after_a_week_at_their_hour() -> None:
    """Once it was sent, it isn't asked any more."""
    story = Story().settles("2026-11-02T12:00", hour=10).logs("2026-11-02T18:00", stage=Stage.applied)
    story.tell("2026-11-03T18:00", WILL)
    due = [(kind, at) for kind, at in story.due("2026-11-03T19:00") if kind.startswith("hello")]
    assert due == [("hello:3", "2026-11-10 10:00")]
    story.tell("2026-11-04T18:00", MessageSent(3, "acquaintance"))
    assert not [kind for kind, _ in story.due("2026-11-05T19:00") if kind.startswith("hello")]


@pytest.mark.parametrize(
    ("whom", "greeting"),
    [
        ("Marta", "Hello Marta, I hope"),
        ("Marta Kern", "Hello Marta, I hope"),
        ("my old boss", "Hello, I hope"),
        ("Marta from the forklift course", "Hello, I hope"),
        ("marta", "Hello, I hope"),
    ],
)
def test_they_are_called_by_name_only_if_a_name_was_given(whom: str, greeting: str) -> None:
    text = CONTENT.draft("en", to_acquaintance(whom, None, None))
    assert text.startswith(greeting)
    assert "None" not in text


def test_the_message_is_short_enough_for_the_button_that_copies() -> None:
    """With the longest title, and a name of their own."""
    text = CONTENT.draft("en", to_acquaintance("M" + "a" * 19, "T" * 40, "A" * 40))
    assert len(text) <= 256
