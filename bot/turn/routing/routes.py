"""Route a command, a button or a text to a dialogue or a card."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from bot.coach.facts.heaviness import STEPS
from bot.coach.facts.history import History
from bot.coach.facts.known import Topic
from bot.coach.routing import Aim
from bot.coach.scripts import REVIEWS, SCRIPTS
from bot.talk.days import When
from bot.turn.cards import applications, journal, overview, privacy
from bot.turn.corrections import edits, offer_due
from bot.turn.interpreting import mentions
from bot.turn.interpreting.parts import parts
from bot.turn.model.callback_data import BeginTap
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import Kind
from bot.turn.readings.report import News, Report
from bot.turn.reports import filing, unnamed
from bot.turn.routing import in_review, which_feedback
from bot.turn.runs import runs
from bot.turn.runs.say_back import ask_once_more, say_back, say_when

COMMANDS = {
    "log": Aim("log", "new"),
    "list": Aim("list"),
    "chase": Aim("overdue", "chase"),
    "no": Aim("no"),
    "yes": Aim("yes"),
    "journal": Aim("journal"),
    "settings": Aim("settings"),
    "pause": Aim("pause"),
    "privacy": Aim("privacy"),
    "export": Aim("export"),
    "delete": Aim("delete"),
    "help": Aim("help"),
    "waiting": Aim("waiting"),
}
"""The commands that lead to a dialogue or a card; `waiting` is a deep link only."""

CARDS = {
    "delete": privacy.ask_to_erase,
    "export": privacy.export,
    "thanks": overview.thanked,
    "list": applications.show,
    "journal": journal.show,
    "help": overview.show_help,
    "privacy": privacy.show_privacy,
}

BEHIND = frozenset({"later", "reflection", "start", "change", "forget", "remind"})
"""Dialogues that can't be begun by a button: only another dialogue, or a command, leads to them."""

DATED = frozenset({("log", "interview"), ("log", "round"), ("overdue", "news")})
"""Aims whose dialogue suggests a day mentioned in the text as an answer."""

WHILE_WAITING = frozenset({Aim("waiting"), Aim("prepare"), Aim("overdue", "nothing")})
"""Where texts about worries and silence lead. After a no such texts are about the no, unless they name an
application: "silence is normal" would hurt there."""

OF_ONE = frozenset({Aim("overdue", "mute"), Aim("overdue", "withdrew")})
"""Aims of texts about one application: the one that they name, and no other if that isn't known."""
OF_KNOWN = OF_ONE | {
    Aim("log", "round"),
    Aim("overdue", "chase"),
    Aim("overdue", "done"),
    Aim("overdue", "news"),
}
"""Aims of texts that change a noted application: the one that they name, if they name one."""

FRESH = timedelta(days=3)
"""For so long after a no, worries are most likely about that no. Our own choice."""

FEW_WORDS = 6
"""The most words of a text that may only name an application."""

OUTPOURING = 12
"""The fewest words of a text that tells something; a shorter one may be a slip."""


def follow(
    turn: Turn,
    aim: Aim,
    chosen: int | None = None,
    when: When | None = None,
    *,
    given: Mapping[str, str] | None = None,
) -> None:
    """Begin the dialogue, or show the card. A new person is welcomed first."""
    turn.welcome()
    if aim.script in CARDS:
        CARDS[aim.script](turn)
    else:
        day, at = when if when is not None else (None, None)
        runs.begin(turn, aim.script, Topic(chosen, aim.way, day, at), given)
        if when is not None and when.at is not None:
            say_when(turn, when.day, at)


def begin_no(turn: Turn, text: str, number: int | None) -> None:
    """Begin the dialogue after a no; see `begin_decision`."""
    begin_decision(turn, NO, text, number)


def begin_decision(turn: Turn, aim: Aim, text: str, number: int | None) -> None:
    """Begin the dialogue after a no or a yes about the application `number`.

    If that is None and the text speaks of "them", the only open application is meant, and is said back.
    """
    meant = unnamed.only_open(turn) if number is None and turn.hear(text).has(Marker.of_them) else None
    number = number if meant is None else meant.application.number
    given = offer_due.told_of_offer(turn, text, number) if aim == YES else None
    follow(turn, aim, number, given=given)
    if meant is not None:
        news = News.no if aim == NO else News.offer
        about = {"told": Report(news, company=meant.application.company), "name": meant.application.name}
        say_back(turn, Card("told", "a_no", shows={**about, "bare": False}))


def is_news(turn: Turn, text: str, script: str) -> bool:
    """Tell whether a text is no company's name but a decision, not that of `script`: "got rejected today"."""
    aim = turn.hear(text).aim()
    return aim is not None and aim.script in ("no", "yes") and aim.script != script


def is_no_news(turn: Turn, text: str) -> bool:
    """Tell whether a text leads nowhere, or only to what is about worries and silence."""
    aim = turn.hear(text).aim()
    return aim is None or aim in WHILE_WAITING


def is_outpouring(turn: Turn, text: str) -> bool:
    """Tell whether the person pours something out: a long text, or one about worries ("I can't sleep")."""
    return len(text.split()) >= OUTPOURING or turn.hear(text).aim() in WHILE_WAITING


TALK, NEXT_TALK = Aim("log", "interview"), Aim("log", "round")
"""Where an invitation leads: of an application that isn't named, and of one that is known."""

NO, YES = Aim("no"), Aim("yes")
"""Where the news of a no leads, and of a yes."""

LETS_GO = frozenset({Aim("overdue", "done"), Aim("overdue", "mute")})
"""Aims of texts that let an application go."""


def elsewhere(turn: Turn, text: str, *, instead_of: str | None = None) -> bool:
    """Begin what a text that is no answer leads to; return False if it leads nowhere.

    instead_of: the open dialogue, which is left; a text that leads to that same dialogue isn't followed.
    """
    aim = turn.hear(text).aim()
    if aim is None or aim.script == instead_of or (aim.script not in SCRIPTS and aim.script not in CARDS):
        return False
    if instead_of != "yes" and _is_asked(turn, aim, text):  # the dialogue `yes` itself says how to answer
        return False
    if aim.script == "yes" and take_invitation(turn, text):
        return True
    named = named_in(turn, turn.history, aim, text)
    asked_none = aim.script == "feedback" and not which_feedback.has_asked_for_feedback(turn)
    while_waiting = aim in WHILE_WAITING and named is None
    if (while_waiting and _after_a_no(turn)) or (instead_of in REVIEWS and (while_waiting or asked_none)):
        return False
    current = (
        turn.person.current if turn.person.current and turn.person.current.script == instead_of else None
    )
    if in_review.stay_in_review(turn, current, aim, named, text) or notes_first(turn, current, aim):
        return True
    if asked_none and instead_of is None:
        return which_feedback.ask_which_feedback(turn, named)
    if named is None and is_about_a_stranger(turn, aim, text):
        return edits.say_unknown(turn)
    if named is None and instead_of is None and aim in LETS_GO and not _waits(turn):
        turn.card("fine")  # "close it": there is nothing to let go, and nothing to note either
    elif aim in (NO, YES) and instead_of is None:
        begin_decision(turn, aim, text, named)
    else:
        follow(turn, aim, named, when_in(turn, text) if (aim.script, aim.way) in DATED else None)
    return True


FOR_NOTED = frozenset({*WHILE_WAITING, Aim("overdue", "chase"), Aim("overdue", "news")})
"""Aims of texts that need an open application to be about."""


def notes_first(turn: Turn, run: Run | None, aim: Aim) -> bool:
    """Ask the open question of `log` again, if the text can only be about the application being noted there.

    Return False if neither its company nor its role is known yet, if any application is open, or for an aim
    that isn't in `FOR_NOTED`.
    """
    begun = run is not None and run.script == "log" and bool({"company", "role"} & run.answers.keys())
    if run is None or not begun or aim not in FOR_NOTED or _waits(turn):
        return False
    ask_once_more(turn, run, Card("told", "this_first"))
    return True


def _waits(turn: Turn) -> bool:
    return any(case.open for case in turn.history.cases)


def is_about_a_stranger(turn: Turn, aim: Aim, text: str) -> bool:
    """Tell whether a text that leads to something about one application names a company that isn't noted."""
    heard = turn.hear(text)
    if aim in OF_ONE and heard.names_something():
        return True
    return aim in OF_KNOWN and bool(turn.history.cases) and heard.names_a_stranger()


def _is_asked(turn: Turn, aim: Aim, text: str) -> bool:
    """Tell whether the phrase for help or a chase only stands in a question, or in what is poured out."""
    if aim not in (Aim("help"), Aim("overdue", "chase")):
        return False
    if aim == Aim("help") and len(text.split()) >= OUTPOURING:
        return True
    best = next(iter(turn.hear(text).readings().ranked), None)
    asking = best is not None and best.kind is Kind.ask
    return asking and any(turn.hear(part).asks() for part in (text, *parts(text)))


def take_invitation(turn: Turn, text: str) -> bool:
    """Note an interview that a text tells of with its day and hour; return False if it tells of none."""
    aim = turn.hear(text).aim()
    when = when_in(turn, text) if aim is not None and aim.script in ("yes", "log") else None
    if when is None or when.at is None or when.day < turn.today:
        return False
    if not turn.hear(text).has(Marker.invites) or turn.hear(text).has(Marker.starts_work):
        return False
    known = [case.application.name for case in turn.history.cases]
    told = turn.hear(text).reports(known)
    if len(told) == 1 and told[0].company is not None and told[0].sure >= filing.SURE:
        return filing.file_report(turn, told[0], turn.person.current)
    number = named_in(turn, turn.history, TALK, text)
    case = turn.history.case(number) if number is not None else None
    if number is None and aim == NEXT_TALK:
        case = unnamed.only_open(turn)
    if case is not None and (report := unnamed.of_case(turn, case, f"{unnamed.STAND_IN_COMPANY}: {text}")):
        return filing.file_report(turn, report, turn.person.current)
    follow(turn, TALK if number is None else NEXT_TALK, number, when)
    return True


def when_in(turn: Turn, text: str) -> When | None:
    """Return the one future day that a text mentions, with its hour; None if it mentions none or several."""
    at, rest = turn.hear(text).time_in()
    day = turn.hear(rest).day_in()
    return When(day, at) if day is not None else None


def _after_a_no(turn: Turn) -> bool:
    """Tell whether a no is on the person's mind: one came lately, or no noted application is open."""
    cases = turn.history.cases
    lately = any(case.refused_at is not None and turn.now - case.refused_at < FRESH for case in cases)
    return lately or (bool(cases) and not any(case.open for case in cases))


def open_named(turn: Turn, text: str) -> bool:
    """Open the one application that a few words name: "the nursing one". Return False if they name none."""
    named = mentions.cases_mentioned(turn, text) if len(text.split()) <= FEW_WORDS else ()
    if len(named) != 1:
        return False
    applications.opened(turn, named[0].application.number)
    return True


def named_in(turn: Turn, history: History, aim: Aim, text: str) -> int | None:
    """Return the number of the one application that a text names; None if it names none, or several.

    A contact counts as a name, and a closed application may be named too: "they wrote after all".
    """
    if aim.script not in SCRIPTS:
        return None
    applications = [case.application for case in history.cases]
    if not turn.hear(text).mentioned([a.name for a in applications]):
        case = unnamed.by_contact(turn, text)
        return case.application.number if case is not None else None
    named = [applications[i] for i in turn.hear(text).mentioned([a.name for a in applications])]
    still_open = {case.application.number for case in history.cases if case.open}
    for candidates in ([a for a in named if a.number in still_open], named):
        if candidates and aim.script != "feedback":
            return candidates[0].number if len(candidates) == 1 else None
    return named[0].number if len(named) == 1 else None


def tap(turn: Turn, begins: BeginTap) -> bool:
    """Begin the dialogue of a button; return False if the button can't begin it."""
    script, way = begins.script, begins.way
    known = script in SCRIPTS and script not in BEHIND
    if not known or (script == "mood" and way not in [str(step) for step in STEPS]):
        return False
    follow(turn, Aim(script, way), begins.application)
    return True
