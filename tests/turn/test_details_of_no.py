"""What is told of a no at the question how heavy it is, in any combination, is kept and not asked again."""

import pytest

from tests.support.by_typing import says
from tests.support.chat import Chat


def told(chat: Chat) -> dict[str, str]:
    """What is known of the no, by the question that would ask for it."""
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == "no"
    return {key: answer.value for key, answer in run.answers.items()}


def after(text: str) -> tuple[str, dict[str, str]]:
    chat = Chat()
    says(chat, "tarn said no")
    said = says(chat, text)
    return said, told(chat)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("store assistant, just had the one interview", {"role": "store assistant", "stage": "first"}),
        ("nurse, final round", {"role": "nurse", "stage": "final"}),
        ("cleaner, through an agency", {"role": "cleaner", "via": "agency"}),
        ("got it through Reed, cleaner", {"role": "cleaner", "via": "agency"}),
        ("it was for a barista, one interview", {"role": "barista", "stage": "first"}),
        (
            "they said not enough experience. it was a driver job",
            {"role": "driver", "reason": "not enough experience"},
        ),
    ],
)
def test_all_that_is_told_is_kept_and_how_heavy_it_is_asked_again(text: str, kept: dict[str, str]) -> None:
    """It is said back."""
    said, known = after(text)
    assert {key: known.get(key) for key in kept} == kept
    assert "mood" not in known
    assert "Got that" in said
    assert "How heavy" in said


def test_how_heavy_it_is_is_taken_beside_it() -> None:
    """Neither gets lost."""
    said, known = after("low, it was a warehouse operative job")
    assert known["mood"] == "3"
    assert known["role"] == "warehouse operative"
    assert "What would help now" in said


@pytest.mark.parametrize(
    "text", ["i feel like a failure as a nurse", "terrible, i liked the manager", "low, my manager is a dick"]
)
def test_what_only_names_a_job_is_how_heavy_it_is(text: str) -> None:
    """No role was told."""
    _, known = after(text)
    assert "role" not in known
    assert "mood" in known


@pytest.mark.parametrize("text", ["tarn fucking rejected me", "tarn literally just said no"])
def test_a_curse_is_no_part_of_the_name(text: str) -> None:
    """It stands between the name and what they did."""
    chat = Chat()
    says(chat, text)
    assert told(chat)["company"] == "Tarn"


def test_an_agency_is_kept_where_the_reason_is_asked_for() -> None:
    """It answers what was to come, not that."""
    chat = Chat()
    for line in ("tarn said no", "low", "short review", "driver", "one interview"):
        says(chat, line)
    assert "Did they say why" in says(chat, "agency")
    assert told(chat)["via"] == "agency"


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("one phone screen with some child called Tarquin", "first"),
        ("i had one interview with them", "first"),
        ("just a screening call", "first"),
    ],
)
def test_a_talk_told_without_a_company_is_of_this_no(text: str, stage: str) -> None:
    """Nothing new is begun for it."""
    chat = Chat()
    says(chat, "Kite turned me down for the driver job")
    assert "Which company" not in says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == "no"
    assert run.answers["stage"].value == stage


@pytest.mark.parametrize(
    "text", ["i have an interview with Tarn on friday", "interview at Tarn tomorrow at 3"]
)
def test_a_talk_with_another_is_not(text: str) -> None:
    """It is noted for that one."""
    chat = Chat()
    says(chat, "Kite turned me down for the driver job")
    says(chat, text)
    run = chat.loaded.person.current
    assert run is None or run.script != "no" or "stage" not in run.answers


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        (
            "First online test, then two technical rounds, and finally the last round with the director",
            "final",
        ),
        ("there was a call first, then a panel, then the final interview with the owner", "final"),
        ("first aptitude test, then a group thing, then final interview", "final"),
        ("first a test, then a call, and then i never got to the final round", None),
        ("a test, then a call, then the last round was cancelled", None),
    ],
)
def test_the_last_of_several_rounds_is_how_far_it_got(text: str, stage: str | None) -> None:
    """Unless it wasn't reached."""
    chat = Chat()
    for line in ("tarn said no", "low", "short review", "driver"):
        says(chat, line)
    says(chat, text)
    assert told(chat).get("stage") == stage
