"""Who answers a later question where a name is asked for is heard, and is not asked it again."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import says, somebody
from tests.support.chat import Chat

AT_ROLE = ["got another no", "low", "the short one", "Harbour"]


def kept(*lines: str) -> tuple[str, dict[str, str]]:
    """Return what was said to the last line, and what is known since the first."""
    chat = Chat()
    said = [says(chat, line) for line in lines]
    run = chat.loaded.person.current
    assert run is not None
    return said[-1], {key: answer.value for key, answer in run.answers.items()}


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("first interview", "stage", "first"),
        ("final round", "stage", "final"),
        ("before any interview", "stage", "applied"),
        ("got to the second interview", "stage", "later"),
        ("they never gave a reason", "given", "bare"),
        ("no reason given", "given", "bare"),
        ("they never answered me", "given", "silence"),
    ],
)
def test_it_is_kept_where_the_role_is_asked_for(text: str, key: str, value: str) -> None:
    """It is said back, and the role is asked for again."""
    said, known = kept(*AT_ROLE, text)
    assert known[key] == value
    assert "role" not in known
    assert "the role at Harbour?" in said
    assert ", then." in said or "So, " in said or "So they" in said


def test_no_reason_is_kept_where_it_is_asked_how_far_it_got() -> None:
    """It is not asked again."""
    said, known = kept(*AT_ROLE, "cashier", "they did not give reason")
    assert known["given"] == "bare"
    assert "How far did it go?" in said
    said, _ = kept(*AT_ROLE, "cashier", "they did not give reason", "first interview", "nobody")
    assert "What went well?" in said


def test_the_role_beside_it_is_taken() -> None:
    """Neither gets lost."""
    said, known = kept(*AT_ROLE, "night cleaner. they said no experience")
    assert (known["role"], known["given"]) == ("night cleaner", "reason")
    assert "no experience" in known["reason"]
    assert "How far did it go?" in said


@pytest.mark.parametrize(
    "role",
    [
        "final mile driver",
        "stage hand",
        "first aider",
        "panel beater",
        "interview coordinator",
        "night shift",
    ],
)
def test_a_role_with_such_a_word_is_one(role: str) -> None:
    """It says nothing of how far it got."""
    _, known = kept(*AT_ROLE, role)
    assert known["role"] == role
    assert "stage" not in known


def test_it_is_kept_where_the_company_is_asked_for() -> None:
    """The company is asked for again."""
    _, known = kept(*AT_ROLE[:-1], "first interview")
    assert known["stage"] == "first"


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("final interview yes", "final"),
        ("yeah the final", "final"),
        ("it was the final interview", "final"),
        ("first interview", "first"),
        ("final round", "final"),
    ],
)
@pytest.mark.parametrize("before", [(), ("low",)])
def test_how_far_it_got_is_kept_at_the_scale_of_a_no_without_a_name(
    text: str, stage: str, before: tuple[str, ...]
) -> None:
    """It begins no new application."""
    chat = Chat()
    for line in ("hello", "i got a no", *before):
        says(chat, line)
    assert "Which company" not in says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == "no"
    assert run.answers["stage"].value == stage


@pytest.mark.parametrize(
    ("text", "key", "kept"), [("low", "mood", "3"), ("heavy", "mood", "4"), ("very heavy", "mood", "5")]
)
def test_the_answer_to_the_scale_stays_one(text: str, key: str, kept: str) -> None:
    """It says nothing of how far it got."""
    chat = Chat()
    for line in ("hello", "i got a no", text):
        says(chat, line)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers[key].value == kept
    assert "stage" not in run.answers


def test_where_another_may_be_meant_how_far_it_got_comes_to_an_end() -> None:
    """Which one it is comes first there, and can't be passed by."""
    chat = somebody("Harbour", "Tarn")
    chat.does(Commanded("no"))
    assert says(chat, "first interview")


@pytest.mark.parametrize("name", ["premier inn", "first choice", "final cut", "holiday inn", "second cup"])
def test_a_company_with_such_a_word_is_one(name: str) -> None:
    """It says nothing of how far it got."""
    _, known = kept("log a job", name)
    assert known == {"company": name}


def test_a_promised_day_is_no_stage() -> None:
    """The day is kept, and the role asked for again."""
    said, known = kept("log a job", "lidl", "they said end of next wk")
    assert "stage" not in known
    assert "role" not in known
    assert known["due"] == "2026-12-04"
    assert "answer due" in said


def test_a_stage_is_no_role_where_the_stage_is_known() -> None:
    """What they say last counts."""
    said, known = kept("just applied for a job", "lidl", "interview")
    assert "role" not in known
    assert known["stage"] == "first"
    assert "the role at lidl?" in said
