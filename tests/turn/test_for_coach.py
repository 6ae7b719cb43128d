"""Somebody puts a page together for their own coach: they pick what goes in, and see it first."""

import logging
from pathlib import Path

import pytest

from bot.coach.dialogues.for_coach import Part
from bot.coach.facts.context import Beginning
from bot.coach.facts.for_coach import MOST_HEARD, MOST_LESSONS, about_for_coach
from bot.coach.facts.lessons import About, Heard, Noted, Planned, VeryHeavy
from bot.coach.facts.records import Logged, Refused
from bot.language.wording import pdf
from tests.support.app import START, Sit
from tests.support.turns import ACME, a_turn, held
from tests.support.words import READER, SAM

A_REVIEW = (
    *("/no", "All right", "A short review, 3 minutes", "Acme", "Nurse", "First interview"),
    *("Nobody by name", "No, nothing", "my examples were clear", "Not this time", "None of these"),
    *("Leave it", "Skip", "slow down", "Skip", "That's right", "All right"),
)


@pytest.mark.parametrize(
    "text",
    [
        "for my coach",
        "something for my career coach",
        "make a pdf for my counsellor",
        "can you make something for my careers adviser?",
        "I need a summary for my job coach please",
        "put together a page for my work coach",
        "can i show this to my mentor",
        "make a pdf of my notes",
    ],
)
def test_it_is_asked_for_in_many_words(text: str) -> None:
    """Each of them, as a whole."""
    assert [request.intent.value for request in READER.hear(SAM, START.date(), text).requests()][:1] == [
        "for_coach"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I applied for a job as a coach",
        "my coach says I should chase Acme",
        "got rejected for the career coach role",
        "I have an interview with a job coach",
        "I waited for my coach",
    ],
)
def test_a_coach_in_other_words_is_no_wish(text: str) -> None:
    """News of a coach's job, or what a coach said."""
    intents = [request.intent.value for request in READER.hear(SAM, START.date(), text).requests()]
    assert "for_coach" not in intents


async def test_what_is_picked_is_shown_and_comes_as_a_pdf(sit: Sit, tmp_path: Path) -> None:
    """What isn't picked isn't in it."""
    async with sit() as sitting:
        await sitting.say_all(*A_REVIEW)
        assert "Tick what should go in" in await sitting.say("for my coach")
        shown = await sitting.say_all("What I've learned", "Done")
        assert "my examples were clear" in shown
        assert "Where it stopped" not in shown
        assert shown.index("Make the PDF") < shown.index("As text to copy") < shown.index("Leave it")
        assert "for-my-coach.pdf" in await sitting.say("Make the PDF")
    assert (tmp_path / "for-my-coach.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "for-my-coach.pdf").stat().st_mode & 0o777 == 0o600


async def test_where_no_pdf_can_be_made_the_words_come(
    sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """With one line in the log, which holds none of them."""
    monkeypatch.setattr(pdf, "FONTS", "no_such_fonts")
    async with sit() as sitting:
        await sitting.say_all(*A_REVIEW, "for my coach", "What I've learned", "Done")
        with caplog.at_level(logging.ERROR):
            said = await sitting.say("Make the PDF")
        assert "Here's the same to copy" in said
        assert "my examples were clear" in said
    assert not (tmp_path / "for-my-coach.pdf").exists()
    assert len(caplog.records) == 1
    assert "examples" not in caplog.text


async def test_it_can_be_changed_or_left(sit: Sit) -> None:
    """Nothing is made then."""
    async with sit() as sitting:
        await sitting.say_all(*A_REVIEW, "for my coach", "What I've learned", "Done")
        assert "What goes in" in await sitting.say("Change")
        await sitting.say_all("1", "Where it stopped")
        assert "After a first interview: 1" in await sitting.say("Done")
        assert "I haven't made anything" in await sitting.say("Leave it")
        assert "ready to copy" in await sitting.say_all(
            "for my coach", "What I've learned", "Done", "As text to copy"
        )


async def test_who_has_noted_nothing_is_told_when_there_will_be_something(sit: Sit) -> None:
    """No empty page."""
    async with sit() as sitting:
        await sitting.say_all("/start")
        assert "nothing noted yet that a coach could use" in await sitting.say("for my coach")


def test_it_holds_the_latest_and_nothing_of_how_they_felt() -> None:
    """Never a mood, however heavy; of much, only so much that a page holds it."""
    facts = [held(100, Logged(ACME)), held(1, VeryHeavy()), held(2, Planned("if", "then"))]
    facts += [held(n, Noted(100, About.went_well, f"lesson {n}")) for n in range(10, 30)]
    facts += [held(n, Heard(100, f"said {n}")) for n in range(30, 50)]
    facts.append(held(60, Refused(100, None)))
    begin: Beginning = a_turn(facts=tuple(facts)).beginning(99)
    about = about_for_coach(begin)
    assert (len(about.lessons), len(about.heard)) == (MOST_LESSONS, MOST_HEARD)
    assert about.heard[0].text == "said 49"
    assert [(stop.stage, stop.times) for stop in about.stopped] == [(ACME.stage, 1)]
    assert {part.value for part in Part} == {"lessons", "plan", "heard", "stopped"}
    assert about_for_coach(a_turn(facts=()).beginning(1)).lessons == ()
