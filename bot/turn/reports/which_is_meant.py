"""Ask which application news are about, where the name in them fits several: "brigids said no"."""

from __future__ import annotations

from bot.coach.dialogues.log import ROUND
from bot.coach.dialogues.no import Given
from bot.coach.facts.known import Topic
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News, Report
from bot.turn.reports import slots
from bot.turn.reports.given_answers import stored_day
from bot.turn.reports.matching import cases_fitting
from bot.turn.reports.stage import stage_of
from bot.turn.runs import runs


def ask_which(turn: Turn, report: Report) -> bool:
    """Begin the dialogue that the news lead to; it asks which application is meant, and keeps what they tell.

    Return False where the name fits one application at most.
    """
    if not cases_fitting(turn, report):
        return False
    given: dict[str, str] = {}
    match report.news:
        case News.no:
            if report.reason is not None:
                given = {"given": Given.reason.value, "reason": report.reason}
            runs.begin(turn, "no", None, given)
        case News.offer:
            given = {"reply_by": stored_day(report.day)} if report.day is not None else {}
            runs.begin(turn, "yes", None, given)
        case News.interview | News.next_round | News.met:
            if (stage := stage_of(report)) is not None:
                given["stage"] = stage.value
            if report.day is not None and not slots.to_choose(report, turn.today):
                given["on"] = stored_day(report.day, report.at)
            runs.begin(turn, "log", Topic(None, ROUND, told=True), given)
        case News.withdrew:
            runs.begin(turn, "overdue", Topic(None, "withdrew"))
        case _:
            runs.begin(turn, "overdue", Topic(None, "news", report.day))
    return True
