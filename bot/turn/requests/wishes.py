"""Follow a wish about applications that was heard by what has been learned from examples."""

from __future__ import annotations

from collections.abc import Callable

from bot.talk.days import When
from bot.talk.script import Answer
from bot.turn.cards import lookups
from bot.turn.corrections import edits, repairs
from bot.turn.interpreting import mentions
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.reports import filing

ON = "on"
"""The question in `log` for the day of an interview."""

LEARNED: dict[str, Callable[[Turn, str], None]] = {
    "next_interview": lookups.interview,
    "did_they_reject": lookups.rejected,
    "compare": lookups.compare,
    "rejected_list": lambda turn, _: lookups.refused(turn),
}
"""Questions about the applications, by the wish that was heard."""


def follow_learned(turn: Turn, name: str, text: str) -> bool:
    """Follow a wish that was heard. Return False if it is followed elsewhere, as it leads to a dialogue."""
    if turn.person.new:
        return False
    if name in LEARNED:
        LEARNED[name](turn, text)
        return True
    return name in DONE and DONE[name](turn, text)


def _rename(turn: Turn, text: str) -> bool:
    """Ask what is wrong in the open dialogue. Return False if none is open, or the text names a known one."""
    if turn.person.current is None or mentions.cases_mentioned(turn, text):
        return False
    repairs.ask_what_is_wrong(turn)
    return True


def _correct_day_of_noted(turn: Turn, run: Run, text: str) -> bool:
    """Correct the day of the interview that is being noted: while one is, no other is meant."""
    at, rest = turn.hear(text).time_in()
    day = turn.hear(rest).day_in()
    if day is None or ON not in run.answers or run.position.ask is None:
        return False
    answers = {**run.answers, ON: Answer(When(day, at).stored, turn.now)}
    said = Card("said", "day", shows={"day": day, "at": at})
    turn.say(Asked(turn.put(run.but(answers=answers)), before=said))
    return True


def _move(turn: Turn, text: str) -> bool:
    """Move the interview that a text is about; if the company isn't noted, file the text as news of it."""
    run = turn.person.current
    noting = run is not None and run.script == "log" and mentions.application_of(run) is None
    if run is not None and noting and not mentions.is_about_another(turn, run, text):
        return _correct_day_of_noted(turn, run, text)
    if not mentions.is_about_a_stranger(turn, text, anywhere=True):
        return edits.moved(turn, mentions.without_denied(turn, text))
    return filing.file_text(turn, text, turn.person.current) or edits.say_unknown(turn)


DONE: dict[str, Callable[[Turn, str], bool]] = {
    "withdraw": lambda turn, text: edits.close(turn, "withdraw", text),
    "mute_one": lambda turn, text: edits.close(turn, "mute_one", text),
    "reopen": edits.reopen,
    "interview_moved": _move,
    "delete_one": edits.forget,
    "remind": edits.remind,
    "rename": _rename,
}
"""What is done about one application, by the wish that was heard."""
