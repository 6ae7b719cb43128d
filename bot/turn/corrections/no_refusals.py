"""Remove a no that was recorded by mistake."""

from __future__ import annotations

from bot.coach.facts.application import State
from bot.talk.kinds import Write
from bot.turn.corrections.repairs import FILE, ask_after, leave_unsaid, number_of, recent_changes, take_back
from bot.turn.interpreting import mentions
from bot.turn.interpreting.names import is_name
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.runs import runs


def no_refusal(turn: Turn, of: str | None) -> bool:
    """Remove a no recorded by mistake, with all that followed; if no no was told, say so.

    Return False where own words are asked for, as the text may be the answer, or where an older no may be
    meant.
    """
    named = {case.application.number for case in mentions.cases_mentioned(turn, of)}
    noes = (
        thing
        for thing in recent_changes(turn)
        if thing.kind == "no" and (not named or number_of(thing) in named)
    )
    last, run = next(noes, None), turn.person.current
    if last is None and run is not None and run.script == "no" and not named:
        leave_unsaid(turn, run, Card(FILE, "not_a_no"))  # nothing of this no was written down yet
        return True
    if last is None:
        ask = run.open(run.position) if run is not None else None
        if ask is not None and isinstance(ask.kind, Write) and not is_name(ask):
            return False
        if any(case.state is State.no for case in turn.now_established().cases):
            return False  # an older no may be meant
        ask_after(turn, Card(FILE, "no_no"))
        return True
    about = mentions.application_of(run) if run is not None else None
    if run is not None and run.number != last.run and about is not None and about.number == number_of(last):
        runs.park(turn)  # the review that followed: `park` removes it if it is empty
    take_back(turn, last, "not_a_no")
    return True
