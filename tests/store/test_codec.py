"""People, runs, facts and messages come back from their rows as they were, and are sealed in them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.coach.facts.records import Refused, Snoozed
from bot.coach.facts.refused import AboutNo
from bot.coach.safety import Tier
from bot.message import Button, Message
from bot.store import codec
from bot.store.crypto import KeyRefusedError, Keyring
from bot.talk.script import Answer
from bot.turn.model.meant_otherwise import NOTHING_ASKED
from bot.turn.model.person import Person, RunState
from bot.turn.model.recent_texts import NO_TEXTS
from tests.support.app import START
from tests.support.turns import ACME, a_run, held

KEYRING = Keyring([b"k" * 32])
SEALER = KEYRING.sealer(KEYRING.new(), 1)
OTHERS = KEYRING.sealer(KEYRING.new(), 2)
LATER = START + timedelta(days=1, microseconds=7)


def test_a_person_comes_back_as_they_were() -> None:
    """With all that is known of them; their runs stand elsewhere."""
    otherwise = NOTHING_ASKED.asking("Dead here.").meant(LATER).asking("Dead there.")
    recent = NO_TEXTS.adding("so tired", LATER)
    told = ("Ada", 7, (), Tier.threat, LATER, "es", otherwise, recent, True, True)
    known = Person(1, "de", "DE", "Europe/Berlin", *told, times={"no": 3})
    row = {"id": 1, **codec.person_values(known, SEALER)}
    assert codec.person_of(row, SEALER, ()) == known
    assert codec.language_of(row["sealed"], SEALER) == "de"


def test_of_a_newcomer_nothing_is_sealed_yet() -> None:
    """They speak English until they are heard."""
    row: dict[str, Any] = {"id": 1, "sealed": None, "last_run": 0, "blocked": False, "nudged": False}
    assert codec.person_of(row, SEALER, ()) == Person(1)
    assert codec.language_of(None, SEALER) == "en"


def test_a_run_comes_back_as_it_was() -> None:
    """With every answer, its messages, and what was in progress."""
    run = a_run(3, "no", AboutNo(3, (ACME,), ACME.number, "Ada"))
    run = run.but(
        answers={"mood": Answer("2", LATER, {50: "so so", 51: "😀"})},
        state=RunState.parked,
        recorded_at={"no": START},
        draft_answer="",
        changing="mood",
        mentioned=LATER,
        taken_up=LATER,
        nth=2,
    )
    back = codec.run_of(codec.run_values(1, run, SEALER), SEALER)
    assert back == run
    assert back.position == run.position


def test_nothing_and_an_empty_selection_are_two_things() -> None:
    """Nothing chosen yet, and all turned off again; nothing is changed, and they choose what to change."""
    run = a_run(1, "no", AboutNo(1))
    for draft, changing in ((None, None), ("", ""), ("", None), (None, "")):
        given = run.but(draft_answer=draft, changing=changing)
        back = codec.run_of(codec.run_values(1, given, SEALER), SEALER)
        assert (back.draft_answer, back.changing) == (draft, changing)


def test_a_fact_comes_back_as_it_was() -> None:
    """Of its kind, though two kinds have the same fields."""
    for fact in (Refused(100, "Too few\nyears", silent=False), Snoozed(100, until=START.date())):
        row = codec.fact_values(1, held(3, fact, LATER, "key"), SEALER)
        assert codec.fact_of(row, SEALER) == held(3, fact, LATER, "key")


def test_a_message_comes_back_as_it_was() -> None:
    """Words, buttons, and the file."""
    button = Button("Low", "a:1:mood:1"), Button("Copy", copy="Dear Kim")
    for message in (
        Message("<b>Hi</b>", (button, ()), run=1, key="mood", first=True),
        Message(None, edits=True, message=9),
        Message("x", document="all of it", filename="afterword.txt"),
    ):
        values = codec.message_values(1, message, SEALER, START, urgent=True)
        assert replace(codec.message_of(values, SEALER)) == message


@pytest.mark.parametrize(
    ("message", "due", "key", "read_before"),
    [
        (Message("x", run=1, key="mood", first=True), None, "mood", False),
        (Message("x", run=1, key="mood"), None, "mood", True),
        (Message("x"), "chase:1", "chase:1", False),
        (Message("x", run=1, key="mood", first=True), "chase:1", "mood", False),
        (Message("x"), None, None, False),
    ],
)
def test_a_row_says_what_it_asks_or_what_was_due(
    message: Message, due: str | None, key: str | None, read_before: bool
) -> None:
    """A question that is shown again was there to be read before."""
    values = codec.message_values(1, message, SEALER, START, urgent=False, due=due)
    assert (values["run"], values["key"], values["read_before"]) == (message.run, key, read_before)
    assert (values["attempts"], values["maybe_sent"], values["urgent"]) == (0, False, False)


def test_what_was_typed_stands_nowhere_and_opens_for_nobody_else() -> None:
    """A row that is moved to another person can't be read."""
    run = a_run(1, "no", AboutNo(1, own_name="otters"), mood="otters")
    rows = [
        codec.run_values(1, run, SEALER),
        codec.fact_values(1, held(1, Refused(100, "otters")), SEALER),
        codec.person_values(Person(1, name="otters", country="otters"), SEALER),
        codec.message_values(1, Message("otters"), SEALER, START, urgent=True),
    ]
    assert "otters" not in str(rows)
    with pytest.raises(KeyRefusedError):
        codec.run_of(rows[0], OTHERS)
    with pytest.raises(KeyRefusedError):
        codec.fact_of(rows[1], OTHERS)
    with pytest.raises(KeyRefusedError):
        codec.message_of(rows[3], OTHERS)
