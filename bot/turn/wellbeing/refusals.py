"""Stop asking a person who doesn't want to talk: for now, and from the third time for the whole evening.

Two hard answers in a row in a review count as the first refusal: somebody may not say that it is enough.
"""

from __future__ import annotations

from bot.coach.scripts import REVIEW
from bot.talk.ask import SKIPPED
from bot.talk.frozen import changed
from bot.talk.kinds import Write
from bot.turn.cards import overview
from bot.turn.interpreting.names import is_name
from bot.turn.model.callback_data import RunAction, RunTap
from bot.turn.model.person import Run
from bot.turn.model.recent_signals import ENOUGH
from bot.turn.model.says import Asked, Card, CardButton
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import CERTAIN
from bot.turn.runs import runs
from bot.turn.wellbeing.feelings import HEAVY

REFUSING = frozenset({"refuse", "leave", "stop", "later"})
"""Moves that refuse to talk, now or at all."""

WORDS = "wellbeing/refusals"
"""The file of this module's patterns in `content/en/turn/`."""

GOOD = frozenset({"went_well", "kind", "friend"})
"""The questions for something good: "nothing" is a hard answer to them."""

MOST = 120
"""The most characters of an answer that is only hard: who writes more has something to say. Our choice."""


def count_refusal(turn: Turn) -> bool:
    """Count a refusal. From the third of an evening on, leave the person in peace and return True.

    What is open is kept, and nothing is asked: not about it, nor about anything else that evening.
    """
    turn.person = changed(turn.person, lately=turn.person.lately.with_refusal(turn.now))
    times = turn.person.lately.refused
    if times < ENOUGH:
        return False
    runs.park(turn)
    turn.stale = True  # nudges wait until the evening is over
    if times == ENOUGH:
        turn.say(Card("feelings", "enough"))
    else:
        turn.card("fine")
    return True


def refuse(turn: Turn, run: Run) -> None:
    """Offer to go on or leave to somebody who doesn't want to talk; the next time, leave what is open."""
    if run.dialogue.brief:
        overview.cancel(turn)
    elif turn.person.lately.refused > 1:
        leave(turn, run)
    else:
        go = CardButton("refused__go_on", RunTap(RunAction.go, run.number))
        keep = CardButton("refused__leave", RunTap(RunAction.keep, run.number), beside=True)
        turn.say(Card("feelings", "refused", (go, keep)))


def leave(turn: Turn, run: Run) -> None:
    """Leave what is open, and ask nothing."""
    runs.park(turn, even_empty=True)
    turn.card("fine" if run.dialogue.brief else "kept")


def offer_to_stop(turn: Turn, before: Run | None, text: str) -> None:
    """Offer once to stop, after a typed answer in a review that was hard, like the one before it.

    It comes in the place of the next question, which is asked if they go on. before: the run as it was.
    """
    run = turn.person.current
    if before is None or run is None or run.number != before.number or run.script != REVIEW:
        return
    asked, following = before.open(before.position), run.open(run.position)
    refused = turn.person.lately.by(turn.now).refused
    if asked is None or following is None or asked.key not in run.answers or refused or run.changing:
        return
    path = run.position.path
    last = path[path.index(asked.key) - 1] if asked.key in path[1:] else None
    if last is None or asked.key in before.answers or not is_hard(turn, before, asked.key, text):
        return
    if not is_hard(turn, run, last, run.answers[last].value):
        return
    turn.person = changed(turn.person, lately=turn.person.lately.with_refusal(turn.now))
    stop = CardButton("stop_here__stop", RunTap(RunAction.keep, run.number))
    go = CardButton("stop_here__go_on", RunTap(RunAction.go, run.number), beside=True)
    offer = Card("feelings", "stop_here", (stop, go))
    turn.says = [offer if isinstance(say, Asked) and say.first else say for say in turn.says]


def is_hard(turn: Turn, run: Run, key: str, text: str) -> bool:
    """Tell whether an answer in own words was passed, says that there is none, or how low the person is."""
    ask = run.position.asks.get(key) or run.position.ask
    if ask is None or not isinstance(ask.kind, Write) or is_name(ask) or len(text) > MOST:
        return False
    if text == SKIPPED:
        return True
    says, plain = turn.words(WORDS), text.replace("’", "'").strip()
    if says["hard"].fullmatch(plain) or (key in GOOD and says["nothing"].fullmatch(plain)):
        return True
    feeling = turn.hear(text).readings().clearest(CERTAIN)
    return feeling is not None and feeling.name in HEAVY
