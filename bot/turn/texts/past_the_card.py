"""Take a card as right if a text goes on from it: "Acme have said no", "which ones are open?"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bot.coach.dialogues.several import Right
from bot.coach.facts.entries import AboutSeveral
from bot.events import Wrote
from bot.talk.ask import Ask
from bot.talk.script import Answer
from bot.turn.corrections import card_values, several
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import CERTAIN, Kind
from bot.turn.readings.report import News
from bot.turn.readings.request import Intent
from bot.turn.routing import routes
from bot.turn.runs import runs
from bot.turn.texts import added

DECISIONS = frozenset({News.no, News.offer, News.next_round, News.withdrew})
"""News of what became of an application. Other news of it may be a correction of the card."""

WISHES = frozenset({"list", "compare", "waiting", "next_interview"})
"""Wishes that need what the card shows to be noted. A wish about that one application waits until it is."""

OF_SEVERAL = WISHES | {"remind", "chase", "done_waiting"}
"""The same at the card of several applications."""


ASKED = frozenset(
    {
        *(Intent.withdraw, Intent.away, Intent.mute, Intent.write_it, Intent.got_in_touch, Intent.called),
        *(Intent.applied_when, Intent.quiet, Intent.called_no),
    }
)
"""Requests about one that the card shows, by its name, which go beyond the card."""


def go_on(turn: Turn, run: Run, ask: Ask[Any], event: Wrote, act_on: Callable[[Turn, Wrote], None]) -> bool:
    """Note what the card shows, as somebody goes on from it, and act on what they typed.

    Else the card would be lost, or shown again when long out of date. Return False where the text may be
    about the card itself. act_on: acts on a text, at whatever question is open then.
    """
    companies, text = _companies(run, ask), event.text.strip()
    if companies is None:
        return False
    of_the_one = run.script == "log" and _is_no_of_theirs(turn, text)
    own, whole = turn.hear(text).mentioned(companies), run.script != "log"
    one_more = not own and added.another(turn, run, text, named=whole) is not None
    told = one_more or _tells_what_became(turn, companies, text)
    if not (of_the_one or told or _wishes(turn, run, ask, text)):
        return False
    noted = turn.put(run.answered(ask.key, Answer(Right.right.value, turn.now)))
    if noted.open(noted.position) is None:
        runs.end(turn, noted)
    turn.take_in_changes()
    if of_the_one:
        routes.begin_no(turn, text, run.number)
    else:
        act_on(turn, event)
    runs.mark_answered(turn, run, ask, None, choice=Right.right.value)
    return True


def _companies(run: Run, ask: Ask[Any]) -> Sequence[str] | None:
    """Return the companies that the card shows; None if no card is open, or an answer is being changed."""
    if run.changing is not None:
        return None
    if isinstance(run.facts, AboutSeveral) and ask.key.startswith(several.RIGHT):
        return [entry.application.company for entry in several.left(run.facts, run)]
    if run.script == "log" and ask.key == card_values.RIGHT and card_values.COMPANY in run.answers:
        return [run.answers[card_values.COMPANY].value]
    return None


def _is_no_of_theirs(turn: Turn, text: str) -> bool:
    """Tell whether a text says that there was a no, and names no company: "they've rejected me already"."""
    heard = turn.hear(text)
    return heard.aim() == routes.NO and not any(one.company for one in heard.reports(()))


def _tells_what_became(turn: Turn, companies: Sequence[str], text: str) -> bool:
    """Tell whether a text says what became of an application on the card, or asks something about it."""
    told = turn.hear(text).reports(companies)
    if any(one.news in DECISIONS and one.company in companies for one in told):
        return True
    named = (one.of for one in turn.hear(text).requests() if one.intent in ASKED and one.of is not None)
    return any(turn.hear(of).mentioned(companies) for of in named)


def _wishes(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Tell whether a text surely wishes for something that needs what the card shows."""
    if run.script != "log" and turn.hear(text).aim() in routes.FOR_NOTED:
        return True
    reading = turn.hear(text).readings(ask).clearest(CERTAIN)
    wishes = WISHES if run.script == "log" else OF_SEVERAL
    return reading is not None and reading.kind is Kind.wish and reading.name in wishes
