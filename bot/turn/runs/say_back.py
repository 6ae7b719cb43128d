"""Say back what was understood, so that a misreading shows; and ask again what still stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card, Ended
from bot.turn.model.turn import Turn

IN_MIND = timedelta(hours=2)
"""For so long a question is fresh in mind, and isn't said again as a whole. Our own choice."""


SHOWS_ALL = "right"
"""The question that shows all that was understood."""


def say_back(turn: Turn, understood: Card, *, ended: bool = False) -> None:
    """Say what was understood before the question that it has led to, in the same message.

    ended: say it before closing words too; most closing words say what was understood anyway.
    """
    for at, say in enumerate(turn.says):
        if (isinstance(say, Asked) and say.first) or (ended and isinstance(say, Ended)):
            if say.before is None:
                turn.says[at] = replace(say, before=understood)
            return


def say_when(turn: Turn, day: date, at: time | None) -> None:
    """Say back when an interview is, if the next question isn't the one that shows all."""
    opened = turn.person.current
    ask = opened.open(opened.position) if opened is not None else None
    if ask is not None and ask.key != SHOWS_ALL:
        say_back(turn, Card("said", "day", shows={"day": day, "at": at}))


def ask_once_more(
    turn: Turn,
    run: Run,
    before: Card | None = None,
    *,
    explained: bool = False,
    options: tuple[str, ...] = (),
) -> None:
    """Ask again what is open, after something else was said: briefly, if the question is fresh in mind.

    A question that is still on its way is said as a whole, so that it replaces the message not sent yet.
    """
    ask = run.open(run.position)
    unread = ask is not None and (run.number, ask.key) in turn.loaded.unread
    briefly = turn.now - run.last_heard < IN_MIND and not unread
    turn.say(Asked(run, before=before, explained=explained, options=options, briefly=briefly))


def say_beside(turn: Turn, run: Run | None, card: Card) -> None:
    """Say something that ends nothing: what is open (`run`) is asked again after it."""
    if run is not None:
        ask_once_more(turn, run, card)
    else:
        turn.welcome()
        turn.say(card)
