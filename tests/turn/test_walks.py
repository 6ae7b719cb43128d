"""Any sequence of events leaves an open question or a menu, and never an exception."""

import asyncio
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.channels.terminal import MovableClock
from bot.events import Blocked, Commanded, Edited, Event, Incoming, Returned, Tapped, Wrote
from bot.message import Message
from bot.ops.checking.routes import faults
from bot.turn.model.person import RunState
from bot.turn.routing import routes
from tests.support.app import coach, settings_in
from tests.support.chat import LOGS_ONE, Chat

TEXTS = st.one_of(
    st.sampled_from(
        [
            *(
                "Skip",
                "Back",
                "Later",
                "Done",
                "yes",
                "in 10 days",
                "Low",
                "Acme",
                "A short review, 5 to 9 minutes",
            ),
            *("yesterday", "next Friday", "3/12", "Germany", "USA", "Chicago", "still nothing from Acme"),
            *(
                "got rejected today",
                "interview tomorrow",
                "they made me an offer",
                "Sent",
                "A short review, 5 to 9 minutes",
            ),
        ]
    ),
    st.sampled_from(
        ["x" * 200, "", "  ", "<b>", "&lt;", "{{ 7*7 }}", "x" * 4096, "x" * 4097, "I want to die"]
    ),
    st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=40),
)
JUNK = st.sampled_from(
    [
        *("", "a:", "a:1:mood:9", "x:go:99", "t:1:2", "m:1:day:2026-13", "m:1:day:9", "e:1:", "p:1:7", "n:"),
        *(
            "x:begin:",
            "x:begin:later::",
            "x:begin:mood:1:9",
            "x:begin:overdue:99:nothing",
            "x:app:99",
            "x:open:7",
        ),
        *(
            "x:begin:mark:1:mute",
            "x:begin:mark:1:nonsense",
            "x:begin:edit:1:",
            "x:begin:patterns::",
            "x:open:x",
        ),
    ]
)
COMMANDS = st.sampled_from([*routes.COMMANDS, "start", "cancel", "nothing", "log", "log", "chase"])
STEPS = st.one_of(
    st.tuples(st.just("tap"), st.integers(0, 400)),
    st.tuples(st.just("tap"), st.integers(0, 400)),
    st.tuples(st.just("old tap"), st.integers(0, 400)),
    st.tuples(st.just("text"), TEXTS),
    st.tuples(st.just("text"), TEXTS),
    st.tuples(st.just("edit"), TEXTS),
    st.tuples(st.just("command"), COMMANDS),
    st.tuples(st.just("odd"), st.integers(0, 2)),
    st.tuples(st.just("wait"), st.sampled_from([1, 9, 24, 50, 200, 400])),
    st.tuples(st.just("wait"), st.sampled_from([24, 200])),
    st.tuples(st.just("junk"), JUNK),
)


WALKS = st.tuples(st.sampled_from([[], LOGS_ONE]), st.lists(STEPS, max_size=40)).map(
    lambda two: two[0] + two[1]
)
"""Half of them begin with an application that is waited for; else few would come that far."""


def compared() -> Chat:
    """Somebody for whom each turn is decided with all facts at hand, too."""
    chat = Chat()
    chat.compares = True
    return chat


@given(WALKS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_sequence_of_events_can_be_gone_on_from(steps: list[tuple[str, Any]]) -> None:
    """At most one run is current; what is shown is within Telegram's limits; /help always answers."""
    chat = compared()
    for kind, what in steps:
        for message in chat.waits(what) if kind == "wait" else chat.does(chat.event(kind, what)):
            if message.html is not None:
                assert not list(faults(message, asks=False)), message
        person = chat.loaded.person
        heard = [r for r in person.runs if r.state in (RunState.current, RunState.correcting)]
        assert len(heard) <= 1
        for run in person.runs:
            position = run.position
            assert run.state in (RunState.closed, RunState.correcting) or position.ask is not None
            assert set(run.recorded_at) == set(position.records)
    assert chat.does(Commanded("help"))
    chat.does(Tapped("x:hold:differently", 1))
    assert chat.does(Wrote("hello"))


def standing_at(moment: datetime) -> MovableClock:
    return MovableClock(lambda: moment)


@given(steps=WALKS)
@example(steps=[*LOGS_ONE, ("command", "delete"), ("tap", 0), ("text", "hello"), ("text", "hello")])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_the_store_gives_back_is_what_was_decided(
    sqlite_template: Path, steps: list[tuple[str, Any]]
) -> None:
    """The same events in memory and through the real store, started anew for every one, say the same."""
    chat = compared()

    class Ear:
        async def deliver(self, chat: int, message: Message) -> int | None:  # noqa: ARG002 - there is one chat
            if not message.edits and message.document is None:  # an export is made where the store is
                heard.append(message.html)
            return None

    heard: list[str | None] = []
    said: list[str | None] = []

    async def both(folder: Path) -> None:
        settings_ = settings_in(folder)
        for number, (kind, what) in enumerate(steps):
            event = chat.event(kind, what) if kind != "wait" else None
            if isinstance(event, Edited | Blocked | Returned):
                continue
            before = chat.now
            messages = chat.waits(what) if event is None else chat.does(event)
            said.extend(message.html for message in messages if not message.edits)
            clock = standing_at(chat.now if event is not None else before)
            async with coach(settings_, Ear(), clock) as app:
                if event is not None:
                    await app.inbox.receive([Incoming(0, number, 1, event, clock(), name="Ada")])
                while event is None and (at := await app.nudges.next_at()) is not None and at <= chat.now:
                    clock.move_to(at)
                    await app.nudges.say_due()
                await app.outbox.drain()

    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(sqlite_template, folder)
        asyncio.run(both(Path(folder)))
    assert heard == said


def test_somebody_new_is_welcomed_whatever_they_write_first() -> None:
    """Never silence; and later it is a short menu."""
    chat = compared()
    assert "Where are you right now?" in (chat.does(Wrote("hello", 1))[0].html or "")
    chat.does(Tapped("a:1:now:look", 2))
    assert "good to hear from you" in (chat.does(Wrote("hello", 3))[0].html or "")
    assert "what you'd like to do" in (chat.does(Wrote("otters and badgers", 4))[0].html or "")


def test_walks_come_to_nudges() -> None:
    """With an application that is waited for, time brings them; else the walks above would prove little."""
    chat = compared()
    for kind, what in LOGS_ONE:
        chat.does(chat.event(kind, what))
    assert "working days since the interview" in "".join(message.html or "" for message in chat.waits(400))
    assert chat.loaded.person.nudged
    chat.does(Wrote("hello"))
    assert not chat.loaded.person.nudged


def test_walks_go_deep() -> None:
    """Tapping on, a walk comes through whole reviews; else the walks above would prove little."""
    chat = compared()
    reached: set[str] = set()
    dice = Random(7)
    for _ in range(1500):
        onward = [tap for tap in chat.open_taps if tap[0].startswith("a:") or tap[0].endswith(":done")]
        if chat.loaded.person.current is None:
            event: Event = Commanded("no")
        else:
            event = Tapped(*dice.choice(onward)) if onward else chat.event("text", "words")
        reached |= {message.key for message in chat.does(event) if message.key is not None}
    assert {"mood", "went_well", "true_of_you", "plan_then", "summary", "mood_after", "when"} <= reached
