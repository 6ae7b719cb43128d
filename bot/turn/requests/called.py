"""Note that somebody has asked how it stands, by telephone or otherwise, of their own accord."""

from __future__ import annotations

from bot.coach.dialogues.chasing import How
from bot.coach.dialogues.overdue import Again, ChaseNow, Early
from bot.coach.facts.known import Topic
from bot.turn.cards import lookups
from bot.turn.interpreting import mentions
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News
from bot.turn.reports import filing
from bot.turn.runs import runs

ASKED = {
    "early": Early.chase.value,
    "again": Again.chase.value,
    "how": How.phone.value,
    "sent": ChaseNow.sent.value,
}
"""The answers in `overdue` of who has asked already, as they are stored."""


def note(turn: Turn, of: str | None) -> bool:
    """Note it for the one that is named, else ask which. Return False if none can be meant.

    Where a name is said that isn't known, it is said to be so.
    """
    named = [case for case in mentions.cases_mentioned(turn, of) if case.open] if of is not None else []
    if of is not None and not named:
        return _tell_unknown(turn, of)
    still_open = named or [case for case in turn.history.cases if case.open]
    if not still_open:
        return False
    number = still_open[0].application.number if len(still_open) == 1 else None
    runs.aside(turn, "overdue", Topic(number, "chase"), ASKED)
    return True


def _tell_unknown(turn: Turn, of: str) -> bool:
    closed = mentions.cases_mentioned(turn, of)
    told = turn.hear(f"{filing.AFTER[News.applied]} {of}").reports(())
    company = len(told) == 1 and told[0].company is not None and told[0].sure >= filing.SURE
    if closed or turn.person.current is not None or not company:
        return False
    lookups.say_unknown(turn, of)
    return True
