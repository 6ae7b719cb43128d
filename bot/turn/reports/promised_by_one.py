"""Ask whose promise it is, where several answers are awaited: "rang them, they said Monday"."""

from __future__ import annotations

from bot.coach.dialogues.overdue import News
from bot.coach.facts.known import Topic
from bot.turn.interpreting import mentions
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.reports.given_answers import stored_day
from bot.turn.runs import runs


def take_promise(turn: Turn, text: str) -> bool:
    """Ask for which application a promised day is to be noted. Return False if "they" promise no day."""
    waiting = [case for case in turn.history.cases if case.open]
    heard = turn.hear(text)
    of_them = heard.has(Marker.of_them) and (len(waiting) > 1 or heard.has(Marker.said_last))
    day = heard.answer_day() if waiting and of_them else None
    if day is None or day < turn.today or turn.hear(text).asks():
        return False
    if mentions.cases_mentioned(turn, text) or mentions.is_about_a_stranger(turn, text):
        return False
    runs.begin(turn, "overdue", Topic(None, "news"), {"news": News.date.value, "new_date": stored_day(day)})
    return True
