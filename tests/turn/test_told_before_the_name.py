"""What is told before the company is named is kept: with the news that began it, and where it is asked."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import says
from tests.support.chat import Chat


def told(*texts: str, script: str | None = None) -> tuple[Chat, str, dict[str, str]]:
    """Return somebody who has typed these texts, what was said to the last, and what is kept."""
    chat = Chat()
    if script is not None:
        chat.does(Commanded(script))
    said = [says(chat, text) for text in texts]
    run = chat.loaded.person.current
    assert run is not None
    return chat, said[-1], {key: answer.value for key, answer in run.answers.items()}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("had an interview", {"stage": "first"}),
        ("had a phone screen yesterday", {"stage": "screening", "on": "2026-11-23"}),
        (
            "applied three weeks ago for a driver job",
            {"stage": "applied", "on": "2026-11-03", "role": "driver"},
        ),
        (
            "i apply for job driver, 3 week ago, no answer",
            {"stage": "applied", "on": "2026-11-03", "role": "driver"},
        ),
        ("i have an interview tomorrow at 10", {"stage": "first", "on": "2026-11-25T10:00"}),
        (
            "i had an interview for a nurse job last week, through an agency",
            {"via": "agency", "role": "nurse"},
        ),
        ("just applied for a job", {"stage": "applied", "on": "2026-11-24"}),
    ],
)
def test_what_begins_it_is_kept(text: str, kept: dict[str, str]) -> None:
    """The company alone is asked for; the rest is said back."""
    _, said, answers = told(text)
    assert "Which company is it?" in said
    assert "Got that." in said or "then." in said
    assert kept.items() <= answers.items()
    assert "company" not in answers


def test_nothing_is_asked_that_was_told_at_first() -> None:
    _, said, _ = told("had an interview last tuesday", "jd sports", "sales assistant")
    assert "Who are you dealing with" in said


@pytest.mark.parametrize(
    "text", ["how long should i wait after an interview", "i want to note one", "i'm waiting for an answer"]
)
def test_a_question_or_a_wish_tells_nothing(text: str) -> None:
    chat = Chat()
    says(chat, text)
    run = chat.loaded.person.current
    assert run is None or not {"stage", "on", "role", "due"} & run.answers.keys()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("last tuesday", {"on": "2026-11-17"}),
        ("two weeks ago", {"on": "2026-11-10"}),
        ("yesterday", {"on": "2026-11-23"}),
        ("it was last tuesday", {"on": "2026-11-17"}),
        ("had it last tuesday", {"on": "2026-11-17"}),
        ("an interview", {"stage": "first"}),
        ("final round", {"stage": "final"}),
        ("through an agency", {"via": "agency"}),
        ("they said friday", {"due": "2026-11-27"}),
    ],
)
def test_a_day_or_a_stage_is_no_company(text: str, kept: dict[str, str]) -> None:
    """It is kept, and the company asked again."""
    _, said, answers = told(text, script="log")
    assert "Which company is it?" in said
    assert "Got that." in said
    assert kept.items() <= answers.items()
    assert "company" not in answers


@pytest.mark.parametrize(
    "name", ["Monday", "monday.com", "Next", "Final Round Ltd", "Reed", "Yesterday Bakery"]
)
def test_a_company_may_be_called_so(name: str) -> None:
    _, _, answers = told(name, script="log")
    assert answers["company"] == name


@pytest.mark.parametrize(
    ("before", "text", "key", "value"),
    [
        ((), "company is Girteka", "company", "Girteka"),
        ((), "company Girteka", "company", "Girteka"),
        ((), "the company name is Girteka", "company", "Girteka"),
        (("Girteka",), "yes lorry driver", "role", "lorry driver"),
        (("Girteka",), "job is driver", "role", "driver"),
    ],
)
def test_a_name_is_taken_without_what_leads_to_it(
    before: tuple[str, ...], text: str, key: str, value: str
) -> None:
    assert told(*before, text, script="log")[2][key] == value


@pytest.mark.parametrize(
    "key_before", [("Tesco",), ("Tesco", "driver", "interview", "yesterday", "recruiter")]
)
def test_a_day_alone_is_no_role_and_nobody(key_before: tuple[str, ...]) -> None:
    chat, _, before = told(*key_before, script="log")
    says(chat, "last tuesday" if len(key_before) == 1 else "by friday")
    run = chat.loaded.person.current
    assert run is not None
    assert {"role", "contact"} & run.answers.keys() == {"role", "contact"} & before.keys()
    assert run.answers["on" if len(key_before) == 1 else "due"].value in ("2026-11-17", "2026-11-27")


def test_an_option_that_names_both_tells_neither() -> None:
    """It is what the button says."""
    chat = Chat()
    chat.does(Commanded("start"))
    says(chat, "Just applied or interviewed")
    run = chat.loaded.person.current
    assert run is not None
    assert not run.answers


@pytest.mark.parametrize(("text", "day"), [("last tuesday", "2026-11-17"), ("yesterday", "2026-11-23")])
def test_a_day_where_the_stage_is_asked_for_is_kept_for_its_question(text: str, day: str) -> None:
    """The word "last" in it says nothing of how far it got."""
    chat = Chat()
    for line in ("log a job", "lidl", "picker", text):
        said = says(chat, line)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["on"].value == day
    assert "stage" not in run.answers
    assert "How far along are you?" in said
