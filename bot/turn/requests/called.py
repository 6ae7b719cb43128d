"""Note that the person has asked the employer how an application stands, without a nudge to do so."""

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
"""The answers, as stored, that somebody who has asked already would give in the dialogue `overdue`."""


def note(turn: Turn, name: str | None) -> bool:
    """Note the chase of the application that is named, or ask which, if several are open and none is named.

    Say so if the name is unknown. Return False if no open application can be meant.
    """
    named = [case for case in mentions.cases_mentioned(turn, name) if case.open] if name is not None else []
    if name is not None and not named:
        return _tell_unknown(turn, name)
    still_open = named or [case for case in turn.history.cases if case.open]
    if not still_open:
        return False
    number = still_open[0].application.number if len(still_open) == 1 else None
    runs.aside(turn, "overdue", Topic(number, "chase"), ASKED)
    return True


def _tell_unknown(turn: Turn, name: str) -> bool:
    closed = mentions.cases_mentioned(turn, name)
    # Would it be read as a company behind "applied to"?
    told = turn.hear(f"{filing.AFTER[News.applied]} {name}").reports(())
    company = len(told) == 1 and told[0].company is not None and told[0].sure >= filing.SURE
    if closed or turn.person.current is not None or not company:
        return False
    lookups.say_unknown(turn, name)
    return True
