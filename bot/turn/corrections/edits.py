"""Change, close, reopen, remind of or erase one application as it was asked for in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from bot.coach.dialogues.changing import MOVED
from bot.coach.dialogues.reminding import OFF
from bot.coach.facts.application import Application, Field, Stage, Via
from bot.coach.facts.known import AboutWords
from bot.coach.facts.records import EveningWanted
from bot.coach.schedule.reminders import picked_days
from bot.coach.scripts import SCRIPTS
from bot.talk.visible import is_visible
from bot.turn.cards import applications as listing
from bot.turn.interpreting import mentions
from bot.turn.interpreting.names import may_be_name
from bot.turn.model.callback_data import BeginTap
from bot.turn.model.person import Run, RunState
from bot.turn.model.says import Asked, Card, CardButton, Ended
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.request import Request
from bot.turn.runs import parked, runs
from bot.turn.runs.renaming import update_names

LONGEST_NAME, MOST_WORDS = 80, 7
"""Characters and words of a name that is said in a sentence."""

MOST_OFFERED = 5
"""Closed applications that are offered as buttons where one is to be opened again."""

OPEN = {"withdraw": "withdrew", "mute_one": "mute", "away": "away"}
"""What may be asked about open applications, each with the way of `change` that does it."""


def carry_out(turn: Turn, script: str, about: AboutWords) -> None:
    """Carry out a dialogue at once if it asks nothing, and ask the open question again; else begin it."""
    number = turn.person.last + 1
    run = Run(number, script, SCRIPTS[script].version, about, turn.now, turn.now)
    if run.position.ask is not None:
        runs.begin(turn, script, about)
        return
    turn.welcome()
    done = turn.put(run.but(state=RunState.closed))
    turn.say(Ended(done))
    update_names(turn)
    opened = turn.person.current
    if opened is not None and opened.open(opened.position) is not None:
        turn.say(Asked(opened))
    else:
        parked.drop_what_is_over(turn)


def close(turn: Turn, wish: str, text: str) -> bool:
    """Withdraw, put away or mute the application that a text names. Return False if none can be meant."""
    return _changed(turn, OPEN[wish], text, still_open=True)


def reopen(turn: Turn, text: str) -> bool:
    """Open a closed application again, or unmute a muted one. Return False if none can be meant."""
    named = mentions.cases_mentioned(turn, text)
    if len(named) == 1 and named[0].open:
        if named[0].muted:
            carry_out(turn, "change", AboutWords((named[0].application,), "unmute"))
        else:
            _as_it_is(turn, named[0].application)
        return True
    closed = tuple(case.application for case in turn.now_established().cases if not case.open)
    if not named and not closed:
        return False
    if not named and (mentions.is_about_a_stranger(turn, text) or len(closed) > MOST_OFFERED):
        listing.show(turn, closed=True)
        return True
    if not named:
        carry_out(turn, "change", AboutWords(closed, "reopen"))  # the dialogue asks which of several
        return True
    return _changed(turn, "reopen", text, still_open=False)


def moved(turn: Turn, text: str) -> bool:
    """Move an interview to the day in the text. Return False where no interview is noted yet."""
    applications = mentions.cases_meant(turn, text, still_open=True)
    if applications is None:
        return say_unknown(turn)
    fitting = tuple(a for a in applications if a.stage is not Stage.applied)
    if not fitting:
        return False
    at, rest = turn.hear(text).time_in()
    move(turn, fitting, turn.hear(rest).day_in(), at or same_hour(turn, text, fitting))
    return True


def same_hour(turn: Turn, text: str, applications: Sequence[Application]) -> time | None:
    """Return the hour of the one interview, where a text says that the hour stays."""
    case = turn.now_established().case(applications[0].number) if len(applications) == 1 else None
    return case.begins if case is not None and turn.hear(text).has(Marker.same_time) else None


def move(turn: Turn, applications: tuple[Application, ...], day: date | None, at: time | None) -> None:
    """Move the interview of one of the applications; the day is asked where none was named."""
    history = turn.now_established()
    dues = ((a.number, case.due) for a in applications if (case := history.case(a.number)) is not None)
    about = AboutWords(
        applications,
        MOVED,
        day=day,
        at=at,
        dues=tuple((number, due) for number, due in dues if due is not None),
        evenings=tuple({fact.application for _, fact in history.of(EveningWanted)}),
    )
    carry_out(turn, "change", about)


def _changed(turn: Turn, way: str, text: str, *, still_open: bool) -> bool:
    applications = mentions.cases_meant(turn, text, still_open=still_open)
    if applications is None:
        return say_unknown(turn)
    if not applications:
        return False
    history = turn.now_established()
    fitting = tuple(a for a in applications if _is_open(turn, a) is still_open)
    if not fitting:
        _as_it_is(turn, applications[0])
        return True
    muted = [a for a in fitting if (case := history.case(a.number)) is not None and case.muted]
    if way == "mute" and len(muted) == len(fitting):
        _as_it_is(turn, fitting[0])
        return True
    carry_out(turn, "change", AboutWords(fitting, way))
    return True


def _is_open(turn: Turn, application: Application) -> bool:
    case = turn.now_established().case(application.number)
    return case is not None and case.open


def _as_it_is(turn: Turn, application: Application) -> None:
    case = turn.now_established().case(application.number)
    turn.say(Card("repairs", "as_it_is", shows={"case": case}))
    turn.ask_again()


def say_unknown(turn: Turn, *buttons: CardButton) -> bool:
    """Say that no application of that name is known, and which ones are open; nothing is changed."""
    cases = [case.application for case in mentions.listed(turn) if case.open]
    turn.say(Card("repairs", "unknown", buttons, shows={"applications": cases[:5], "more": len(cases) > 5}))
    turn.ask_again()
    return True


def set_field(turn: Turn, request: Request) -> bool:
    """Give a field of one application the named value.

    Return False if the value can't be one, or if no application can be meant.
    """
    value, field = request.new, request.field
    if value is None or field is None or not is_one(value):
        return False
    if field is Field.contact and value.islower():
        value = value.title()  # a person's name, which goes into a mail
    if request.of is None:
        run = turn.person.current
        about = mentions.application_of(run) if run is not None else None
        applications = (about,) if about is not None else mentions.cases_meant(turn, "", still_open=True)
    else:
        applications = tuple(case.application for case in mentions.cases_mentioned(turn, request.of))
        if not applications:
            return say_unknown(turn)
    if not applications:
        return False
    via = request.via
    if via is Via.recruiter and all(a.via is Via.agency for a in applications):
        via = None  # a recruiter at an agency: the application stays with the agency
    carry_out(turn, "change", AboutWords(applications, field.value, value, via))
    return True


def is_one(value: str) -> bool:
    """Tell whether a value that was said in a sentence may be a name."""
    short = len(value) <= LONGEST_NAME and len(value.split()) <= MOST_WORDS
    return short and "?" not in value and is_visible(value) and may_be_name(value)


def rename(turn: Turn, applications: tuple[Application, ...], field: Field, value: str) -> None:
    """Correct a name in one of the applications; if there are several, ask in which."""
    carry_out(turn, "change", AboutWords(applications, field.value, value))


def forget(turn: Turn, of: str, text: str | None = None) -> bool:
    """Ask whether to erase the one application that is named. Never offer to erase everything instead.

    of: the words that name it. text: the whole text; if this only asks that the application leave the list,
    it is put away, which loses nothing.
    """
    cases = mentions.cases_mentioned(turn, of)
    if not cases:
        return say_unknown(turn)
    named = tuple(case.application for case in cases)
    leaves = turn.hear(text or of).has(Marker.off_the_list)
    if leaves and len(cases) == 1 and cases[0].open:
        carry_out(turn, "change", AboutWords(named, "away"))
        turn.say(Card("repairs", "away_not_erased", shows={"application": named[0]}))
        return True
    runs.begin(turn, "forget", AboutWords(named))
    return True


def remind(turn: Turn, text: str) -> bool:
    """Set a reminder for a day. Return False if there is no application that it could be about."""
    applications = mentions.cases_meant(turn, text, still_open=True)
    if applications is None:
        return say_unknown(turn, CardButton("note", BeginTap("log", way="new")))
    if not applications:
        return False
    settled = turn.now_established().has_settings
    day = turn.hear(text).reminder_day()
    carry_out(turn, "remind", AboutWords(applications, day=day, settled=settled))
    return True


def unremind(turn: Turn, of: str | None) -> bool:
    """End a reminder. Where none stands for the application that is named, stop asking about it instead."""
    picked = picked_days(turn.now_established())
    named = mentions.cases_mentioned(turn, of) if of is not None else mentions.listed(turn)
    reminded = tuple(case.application for case in named if case.application.number in picked)
    if reminded:
        carry_out(turn, "remind", AboutWords(reminded, OFF))
        return True
    if of is None:
        return False
    return close(turn, "mute_one", of) if named else say_unknown(turn)
