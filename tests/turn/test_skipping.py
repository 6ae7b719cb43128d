"""Who says "skip" where there is no button for it goes on as if nothing were to say, or may leave it."""

import pytest

from bot.events import Commanded, Wrote
from tests.support.by_typing import says
from tests.support.chat import Chat


def test_who_skips_again_what_is_needed_is_offered_to_leave_it() -> None:
    """Nobody is told the same again and again."""
    chat = Chat()
    chat.does(Commanded("no"))
    for line in ("low", "short", "skip"):
        said = says(chat, line)
    assert "I need this one" in said
    messages = chat.does(Wrote("skip", 90))
    assert "A rough answer is fine" in (messages[-1].html or "")
    says(chat, "leave it for today")
    assert chat.loaded.person.current is None


@pytest.mark.parametrize(
    ("lines", "key", "comes"),
    [
        (("low", "short", "Acme", "driver", "first", "skip"), "via", "nobody"),
        (("low", "short", "Acme", "driver", "first", "agency", "skip"), "given", "bare"),
        (("low", "short", "Acme", "driver", "first", "agency", "dunno"), "given", "bare"),
        (("low", "short", "Acme", "driver", "first", "agency", "skip", "skip", "pass"), "reply", "no"),
        (
            ("low", "full", "Acme", "driver", "first", "agency", "skip", *["skip"] * 5, "skip"),
            "breather_1",
            "go_on",
        ),
    ],
)
def test_what_nothing_is_said_to_goes_on_as_if_there_were_nothing(
    lines: tuple[str, ...], key: str, comes: str
) -> None:
    """A skip is the option that says least, where there is one."""
    chat = Chat()
    chat.does(Commanded("no"))
    for line in lines:
        says(chat, line)
    kept = {k: a.value for run in chat.loaded.person.runs for k, a in run.answers.items()}
    assert kept[key] == comes


def test_a_skip_keeps_what_is_ticked() -> None:
    """Nothing else is added."""
    chat = Chat()
    chat.does(Commanded("no"))
    for line in (
        "low",
        "short",
        "Acme",
        "driver",
        "first",
        "agency",
        "skip",
        "skip",
        "skip",
        "i came prepared",
        "skip",
    ):
        says(chat, line)
    kept = {k: a.value for run in chat.loaded.person.runs for k, a in run.answers.items()}
    assert kept["true_of_you"] == "prepared"
