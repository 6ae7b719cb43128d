"""Set a time to worry, as somebody asks for it in words, wherever they are."""

from __future__ import annotations

from bot.coach.dialogues.waiting import EVENINGS, WorryAt
from bot.coach.facts.known import Topic
from bot.talk.kinds import Choose, PickHour
from bot.turn.interpreting import mentions
from bot.turn.interpreting.answers import hour_said
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import ANSWER, Kind
from bot.turn.readings.request import Request
from bot.turn.runs import runs

HOURS = PickHour("worry_hour", first=0, last=23, shown=EVENINGS)
"""The hours among which the time to worry is picked."""

WAITING = "waiting"
"""The dialogue in which a time to worry is set."""


def set_time(turn: Turn, request: Request) -> bool:
    """Set the time that the text says, and ask for it where it says none."""
    turn.welcome()
    run = turn.person.current
    about = mentions.application_of(run) if run is not None else None
    known = about is not None and turn.now_established().case(about.number) is not None
    if run is not None and run.script == WAITING:
        turn.remove(run.number)  # nothing is recorded there before the time is
    given = {"helps": "worry", **_when(turn, request.new)}
    runs.aside(turn, WAITING, Topic(about.number if about is not None and known else None), given)
    return True


def _when(turn: Turn, said: str | None) -> dict[str, str]:
    """Return the answers that say when, as far as that is known; a day with an hour is asked for."""
    if said is None:
        return {}
    heard = turn.hear(said)
    hour = hour_said(turn, HOURS, said)
    ahead = heard.day_in()
    if hour is not None and (ahead is None or ahead == turn.today):
        return {"worry_at": WorryAt.hour.value, "worry_hour": str(hour)}
    reading = heard.readings(Choose("worry_at", WorryAt)).clear(ANSWER)
    if hour is None and reading is not None and reading.kind is Kind.answer:
        return {"worry_at": reading.name}
    return {}
