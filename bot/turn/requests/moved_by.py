"""Move an interview that somebody there moved, where no company is named: "Sarah moved it to thursday"."""

from __future__ import annotations

from bot.coach.facts.application import Stage
from bot.coach.facts.cases import Case
from bot.turn.corrections import edits
from bot.turn.interpreting import mentions
from bot.turn.model.turn import Turn
from bot.turn.reports.unnamed import by_contact
from bot.turn.routing import routes

WORDS = "requests/moved_by"
"""The file of this module's patterns in `content/en/turn/`."""


def take_moved(turn: Turn, text: str) -> bool:
    """Move the interview that can be meant; of several, ask which.

    If none can be meant, the promised day was moved. Return False if the text doesn't say who moved what.
    """
    match = turn.words(WORDS)["moved"].match(text)
    at, rest = turn.hear(text).time_in()
    day = turn.hear(rest).day_in()
    if match is None or day is None or not _by_person(turn, match["who"]):
        return False
    theirs = by_contact(turn, match["who"])
    cases = (theirs,) if theirs is not None else turn.now_established().cases
    ahead = tuple(case.application for case in cases if _is_ahead(turn, case))
    if not ahead:
        return theirs is None and routes.elsewhere(turn, text[match.end("who") :].strip())
    edits.move(turn, ahead, day, at)
    return True


def _by_person(turn: Turn, who: str) -> bool:
    """Tell whether a word is a first name or names a contact, and doesn't name a company."""
    if mentions.cases_mentioned(turn, who):
        return False
    return turn.hear(who).is_first_name() or by_contact(turn, who) is not None


def _is_ahead(turn: Turn, case: Case) -> bool:
    held = case.on is None or case.on < turn.today
    return case.open and case.application.stage is not Stage.applied and not held
