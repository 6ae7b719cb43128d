"""Find the applications that a text is about, and tell when it names one that isn't known."""

from __future__ import annotations

from bot.coach.briefing import waits
from bot.coach.facts.application import Application
from bot.coach.facts.cases import Case
from bot.coach.facts.known import AboutWords, subject
from bot.talk.kinds import Pick
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker

WORDS = "interpreting/mentions"
"""The file of this module's patterns in `content/en/turn/`."""

LONGEST = 8
"""The most words within a text that name an application: more words say something else."""


def listed(turn: Turn) -> tuple[Case, ...]:
    """Return all cases in the order of the list: the longest overdue first, then the closed ones."""
    history = turn.now_established()
    order = [wait.application.number for wait in waits(turn.beginning(0))]
    place = {number: at for at, number in enumerate(order)}
    return tuple(sorted(history.cases, key=lambda case: place.get(case.application.number, len(order))))


def cases_mentioned(turn: Turn, text: str | None) -> tuple[Case, ...]:
    """Return the cases that a text points at, by company, role or place in the list; () if it names none."""
    known = listed(turn)
    if text is None:
        return ()
    titles = [(case.application.company, case.application.role or "") for case in known]
    indexes = turn.hear(text).referenced(titles) if known else ()
    # Of those that a file listed and nobody watches only the whole name counts: there may be thousands.
    return tuple(known[index] for index in indexes) or turn.now_established().put_by_as(text, None)


def application_of(run: Run) -> Application | None:
    """Return the application that a run is about: by its briefing, or picked in the run; else None."""
    if isinstance(run.facts, AboutWords):
        known = run.facts.applications
        if len(known) == 1:
            return known[0]
    about = subject(run.facts)
    if about is not None:
        return about
    for key in run.position.path:
        kind = run.position.asks[key].kind
        item = kind.items.get(run.answers[key].value) if isinstance(kind, Pick) else None
        if isinstance(item, Application):
            return item
    return None


COMPANY = "company"
"""The question in `log` for the company, before the application is noted."""

FEW = 3
"""The most words of a text that is an answer and no more, whatever stands in it."""

MOST_POINTING = 10
"""The most words of a text that points at one item; a longer text says something about the item."""


def picked(turn: Turn, kind: Pick, text: str) -> str | None:
    """Return the stored answer for the one item that a text points at among those to pick from."""
    if len(text.split()) > MOST_EXCLUDING:
        return None
    items = {value: item for value, item in kind.items.items() if isinstance(item, Application)}
    titles = [(item.company, item.role or "") for item in items.values()]
    heard = turn.hear(text)
    if heard.has(Marker.asks_of_it):
        return None
    named = without_denied(turn, text)
    indexes = turn.hear(named).referenced(titles) if named not in (text, "") else ()
    indexes = indexes if len(indexes) == 1 else heard.excepted(titles)
    if (
        not indexes
        and len(text.split()) <= MOST_POINTING
        and turn.words(WORDS)["neither"].match(text) is None
    ):
        indexes = heard.referenced(titles)
    return list(items)[indexes[0]] if len(indexes) == 1 else None


def by_age(turn: Turn, kind: Pick, text: str) -> str | None:
    """Return the stored answer for the application that was sent first or last, if the text says so."""
    items = {value: item for value, item in kind.items.items() if isinstance(item, Application)}
    heard, sent = turn.hear(text), {case.application.number: case.on for case in turn.history.cases}
    oldest, newest = heard.has(Marker.sent_first), heard.has(Marker.sent_last)
    days = {value: day for value, item in items.items() if (day := sent.get(item.number)) is not None}
    if oldest == newest or not days or len(days) != len(kind.items) or len(text.split()) > MOST_POINTING:
        return None
    meant = (min if oldest else max)(days.values())
    found = [value for value, day in days.items() if day == meant]
    return found[0] if len(found) == 1 else None


MOST_EXCLUDING = 16
"""The most words of a text that says which items are not meant."""


def without_denied(turn: Turn, text: str) -> str:
    """Return a text without what it says that it isn't about: "thursday is KPMG, not Deloitte"."""
    return turn.words(WORDS)["denied"].sub(" ", text)


def is_about_a_stranger(turn: Turn, text: str, *, anywhere: bool = False) -> bool:
    """Tell whether a text names a company that isn't noted: it may then change no other application.

    anywhere: any word that isn't an ordinary one is taken for a name.
    """
    rest = without_denied(turn, text)
    heard = turn.hear(rest)
    strange = heard.names_something() or heard.names_a_stranger(anywhere=anywhere)
    return strange and not cases_mentioned(turn, rest)


def is_about_another(turn: Turn, run: Run, text: str) -> bool:
    """Tell whether a text names another company than the one that the open dialogue is about."""
    about, noting = application_of(run), run.answers.get(COMPANY)
    own = [about.name] if about is not None else [noting.value] if noting is not None else []
    if not own or turn.hear(text).mentioned(own):
        return False
    named = cases_mentioned(turn, without_denied(turn, text))
    if named:
        return about is None or all(case.application.number != about.number for case in named)
    return len(text.split()) > FEW and turn.hear(text).names_a_stranger()


def cases_meant(turn: Turn, text: str, *, still_open: bool | None = None) -> tuple[Application, ...] | None:
    """Return the applications that a text names, or all if it names none; None if the one named is unknown.

    still_open: return only the open ones, or only the closed ones; but if none of the named ones is like
    that, return the named ones all the same.
    """
    named = cases_mentioned(turn, text)
    if not named and is_about_a_stranger(turn, text):
        return None
    cases = named or listed(turn)
    if still_open is not None:
        cases = tuple(case for case in cases if case.open is still_open) or named
    return tuple(case.application for case in cases)
