"""Answer a feeling as what it is, never twice in the same words; offer a person where it comes back."""

from __future__ import annotations

from bot.talk.frozen import changed
from bot.turn.model.callback_data import RunAction, RunTap
from bot.turn.model.person import Person, Run
from bot.turn.model.recent_signals import RecentSignals
from bot.turn.model.says import Card, CardButton
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import Kind, Reading

HOPELESS = frozenset({"crying", "pointless"})
"""Feelings for which talking to a human is offered as soon as one of them comes back."""

HEAVY = HOPELESS | {
    "anxious",
    "ashamed",
    "exhausted",
    "grief",
    "lonely",
    "panic",
    "sad",
    "self_doubt",
    "unseen",
}
"""Feelings for which talking to a human is offered when the third of them comes in an evening."""

STILL = ("still", "still_here")
"""Blocks for a feeling that is told for the third time and more, used in turn."""

GRIEF = "grief"
"""A death, an illness or a parting: bigger than any job, so nobody is asked about jobs after it."""

STILL_GRIEVING = ("still_grieving", "still_grieving_here")
"""Blocks for grief that is told for the third time and more, used in turn."""

OFFERED = "person"
"""The name noted among the feelings of an evening once a person to talk to was offered."""


SAFE = "safe"
"""The name noted among an evening's feelings once the person has denied thinking of ending their life."""

UNANSWERED = "unanswered"
"""The name noted there once they were asked twice, and nothing that they said was an answer."""


def respond(turn: Turn, run: Run | None, reading: Reading) -> None:
    """Answer a feeling, or the wish to talk to a person."""
    if reading.kind is Kind.feeling:
        answer(turn, run, reading.name)
        return
    turn.say(Card("meta", "person"))
    if run is not None:
        ask_on(turn, run, again=False)


def answer(turn: Turn, run: Run | None, name: str, *, asks: bool = True) -> None:
    """Answer a feeling, before all else. What is open waits, and nothing of the feeling is filed anywhere.

    asks: whether to ask how to go on.
    """
    before = turn.person.lately.by(turn.now)
    turn.say(Card("feelings", block_for(before, name)))
    after = before.with_feeling(name, turn.now)
    if wants_a_person(before, name):
        turn.say(Card("meta", "person_too"))
        after = after.with_feeling(OFFERED, turn.now)
    turn.person = changed(turn.person, lately=after)
    if asks and not before.in_peace(turn.now) and not (name == GRIEF and is_idle(run)):
        ask_on(turn, run, again=bool(before.felt))


def with_feeling(turn: Turn, name: str) -> Person:
    """Return the person with a feeling among those of the evening: what follows takes it into account."""
    return changed(turn.person, lately=turn.person.lately.by(turn.now).with_feeling(name, turn.now))


def block_for(before: RecentSignals, name: str) -> str:
    """Return the words for a feeling, by how often it was answered this evening."""
    times = before.times_felt([name])
    if times == 0:
        return name
    if times == 1:
        return f"{name}_again"
    if name == GRIEF:
        return STILL_GRIEVING[times % len(STILL_GRIEVING)]
    said = sum(
        max(0, before.times_felt([other]) - 2)
        for other in set(before.felt) - {OFFERED, SAFE, UNANSWERED, GRIEF}
    )
    return STILL[said % len(STILL)]


def wants_a_person(before: RecentSignals, name: str) -> bool:
    """Tell whether to offer a person to talk to: once an evening, when a heavy feeling comes back."""
    if OFFERED in before.felt:
        return False
    return (name in HOPELESS and before.times_felt(HOPELESS) > 0) or (
        name in HEAVY and before.times_felt(HEAVY) > 1
    )


def is_idle(run: Run | None) -> bool:
    """Tell whether there is no dialogue to go on with."""
    return run is None or (run.script == "start" and not run.position.path)


def ask_on(turn: Turn, run: Run | None, *, again: bool) -> None:
    """Ask whether to go on with what is open. again: the coach has asked that this evening already."""
    if run is None or is_idle(run):
        if not again:
            turn.say(Card("feelings", "and_now_idle"))
        return
    buttons = (
        CardButton("and_now__go_on", RunTap(RunAction.go, run.number)),
        CardButton("and_now__later", RunTap(RunAction.stop, run.number), beside=True),
        CardButton("and_now__leave", RunTap(RunAction.keep, run.number)),
    )
    turn.say(Card("feelings", "and_now_again" if again else "and_now", buttons))
