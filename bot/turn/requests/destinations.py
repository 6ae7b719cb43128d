"""Follow a wish that was heard to the dialogue or the card that it is about."""

from __future__ import annotations

from bot.coach.briefing import waits
from bot.coach.facts.application import Rung
from bot.coach.routing import Aim
from bot.turn.cards import applications
from bot.turn.corrections import edits
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import CERTAIN, Reading
from bot.turn.readings.report import News
from bot.turn.reports import filing
from bot.turn.requests import preparing, settings, wishes
from bot.turn.routing import in_review, routes, which_feedback
from bot.turn.runs.say_back import ask_once_more
from bot.turn.wellbeing import feelings

DESTINATIONS: dict[str, Aim] = {
    "log": Aim("log", "new"),
    "no": Aim("no"),
    "yes": Aim("yes"),
    "next_round": Aim("log", "round"),
    "interview_moved": Aim("log", "round"),
    "chase": Aim("overdue", "chase"),
    "waiting": Aim("waiting"),
    "list": Aim("list"),
    "next_interview": Aim("list"),
    "compare": Aim("list"),
    "journal": Aim("journal"),
    "patterns": Aim("journal"),
    "pause": Aim("pause"),
    "privacy": Aim("privacy"),
    "export": Aim("export"),
    "delete_all": Aim("delete"),
    "withdraw": Aim("overdue", "withdrew"),
    "done_waiting": Aim("overdue", "done"),
    "mute_one": Aim("overdue", "mute"),
    "new_date": Aim("overdue", "news"),
    "on_hold": Aim("overdue", "news"),
    "remind": Aim("overdue", "news"),
    "feedback": Aim("feedback"),
    "called": Aim("overdue", "chase"),
    "prepare": Aim("prepare"),
    "write_out": Aim("writing"),
    "rename": Aim("edit"),
    "reopen": Aim("mark", "reopen"),
    "hour": Aim("settings"),
    "where": Aim("settings"),
    "resume": Aim("pause"),
}
"""Where a wish leads."""

GIVEN: dict[str, dict[str, str]] = {
    "hour": {"change": "hour"},
    "where": {"change": "where"},
    "resume": {"pause": "go_on"},
    "new_date": {"news": "date"},
    "on_hold": {"news": "paused"},
    "remind": {"news": "paused"},
}
"""Answers that a wish gives to the questions of its dialogue, as they are stored."""

OF_ONE = frozenset({"delete_one", "rename", "reopen", "did_they_reject"})
"""Wishes about one application, which is shown with all that can be done with it."""

CLOSED = frozenset({"rejected_list", "did_they_reject"})
"""Wishes about applications that are closed."""

DATED = frozenset({"new_date", "next_round", "interview_moved", "remind", "on_hold"})
"""Wishes whose day is suggested as the answer to the question when."""


def follow(turn: Turn, reading: Reading, text: str, run: Run | None = None) -> bool:
    """Follow a wish. Return False if it leads to the dialogue that is open anyway, or nowhere."""
    instead_of = run.script if run is not None else None
    name = reading.name
    if wishes.follow_learned(turn, name, text) or _hear_out(turn, name, run):
        return True
    prepares = name == "prepare" and preparing.prepare_for_interview(turn, text)
    if prepares or settings.change(turn, reading, text):
        return True
    if name == "feedback" and not which_feedback.has_asked_for_feedback(turn):
        return _answer_no_feedback_yet(turn, run, text)
    if name in OF_ONE or name in CLOSED:
        return _show_one(turn, name, text)
    aim = DESTINATIONS.get(_asked_first(reading))
    if aim == DESTINATIONS["log"] and turn.hear(text).aim() == routes.TALK:
        aim = routes.TALK  # the words say that it is an interview
    if aim is not None and aim.script == "overdue" and not any(case.open for case in turn.history.cases):
        aim = Aim("waiting")  # no application is open that the wish could be about
    if aim is None or aim.script == instead_of or (aim == Aim("no") and _is_waiting(turn, text)):
        return False
    number = routes.named_in(turn, turn.history, aim, text)
    aim = _once_overdue(turn, aim, number)
    if number is None and routes.is_about_a_stranger(turn, aim, text):
        return edits.say_unknown(turn)
    if in_review.stay_in_review(turn, run, aim, number, text) or routes.notes_first(turn, run, aim):
        return True
    _begin(turn, reading, aim, number, text)
    return True


def _begin(turn: Turn, reading: Reading, aim: Aim, number: int | None, text: str) -> None:
    """Begin what a wish leads to, with what it says already."""
    if aim in (routes.NO, routes.YES):
        routes.begin_decision(turn, aim, text, number)
        return
    dated = reading.name in DATED or aim.script == "log"
    when = routes.when_in(turn, text) if dated else None
    given = GIVEN.get(reading.name) if reading.sure >= CERTAIN.least else None
    routes.follow(turn, aim, number, when, given=given)
    if aim.script == "journal":
        turn.ask_again()  # a look at the journal ends no dialogue


def _asked_first(reading: Reading) -> str:
    """Return the wish; for an export that isn't certain, return `privacy`, which offers the export."""
    hinted = reading.name == "export" and reading.sure < CERTAIN.least
    return "privacy" if hinted else reading.name


def _is_waiting(turn: Turn, text: str) -> bool:
    """Tell whether all that a text tells is that no answer has come: "no joy yet from Kite"."""
    reports = filing.reports_in(turn, text)
    return bool(reports) and all(one.news is News.nothing for one in reports)


def _once_overdue(turn: Turn, aim: Aim, number: int | None) -> Aim:
    """Lead to a chase instead of to what silence means, if one is due for the named application, or for any.

    A named application that was chased before leads to the next chase even before that is due.
    """
    if aim != Aim("waiting"):
        return aim
    of = [wait for wait in waits(turn.beginning(0)) if number in (None, wait.application.number)]
    asked = number is not None and any(wait.rung not in (None, Rung.first) for wait in of)
    return Aim("overdue", "chase") if asked or any(wait.rung and not wait.early for wait in of) else aim


def _answer_no_feedback_yet(turn: Turn, run: Run | None, text: str) -> bool:
    """Answer a wish about feedback where no request for it went out, so that nothing can have come of one."""
    if run is None:
        return which_feedback.ask_which_feedback(
            turn, routes.named_in(turn, turn.history, Aim("feedback"), text)
        )
    if turn.hear(text).has(Marker.answered_by_now):
        ask_once_more(turn, run, Card("meta", "after_the_review"))
    else:
        ask_once_more(turn, run, Card("meta", "no_feedback"))
    return True


def _hear_out(turn: Turn, name: str, run: Run | None) -> bool:
    """Listen to somebody who wants to let it all out, and has no no to write about."""
    if name != "write_out" or any(case.refused_at is not None for case in turn.history.cases):
        return False
    feelings.answer(turn, run, "vent")
    return True


def _show_one(turn: Turn, name: str, text: str) -> bool:
    """Show the one application that the text names, or the list, if it names none or several."""
    number = routes.named_in(turn, turn.history, Aim("edit"), text) if name in OF_ONE else None
    if number is None:
        applications.show(turn, closed=name in CLOSED)
    else:
        applications.opened(turn, number)
    return True
