"""Ask what there is about a company if only its name was typed, and take the reply as news of it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.coach.facts.known import Topic
from bot.turn.interpreting import mentions
from bot.turn.interpreting.names import is_written_as_name, without_lead
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.report import News
from bot.turn.reports import filing
from bot.turn.runs import runs
from bot.turn.texts.of_this_no import is_whole

START, COMPANY, ROLE = "start", "company", "role"
"""The dialogue that asks where the person stands, and its answers that hold the company and the role."""

UNKNOWN = 0.17
"""How sure the likeliest reading of a text may be, for the text to count as a name. Our own choice: slang and
greetings in other languages are surer."""

DECIDED = frozenset({News.no, News.offer, News.next_round, News.interview})
"""News that tell already what a company wanted."""

A_KIND = 2
"""The most words that may be a kind of place instead of a name: "care home"."""

WAITING, HELPS = "waiting", "helps"
"""The dialogue of somebody who waits, and its question. If no application is noted, it asks which one."""

MOST_AWAITED, HALF_SURE = 7, 0.5
"""The most words that name the one they wait for, and how sure another reading may be. Our own choice."""

MOST_WORDS = 4
"""The most words of a name that stands alone. Our own choice."""


def ask_about(turn: Turn, run: Run | None, text: str) -> bool:
    """Ask what there is about a company. Return False where a text is most likely no company's name.

    run: the open dialogue, which must ask where the person stands, or which application they wait for.
    """
    if run is not None and run.script == WAITING:
        return _note_awaited(turn, run, text)
    if (run is not None and run.script != START) or turn.person.lately.in_peace(turn.now):
        return False
    named = _named(turn, text)
    if named is None:
        return False
    _ask(turn, run, named)
    return True


def _note_awaited(turn: Turn, run: Run, text: str) -> bool:
    """Note the application they wait for, where they were asked which. Return False where they name none."""
    ask = run.open(run.position)
    if ask is None or ask.key != HELPS or ask.shows.get("wait") is not None:
        return False
    said = turn.hear(text).without(Marker.it_is).strip(" .!")
    heard = turn.hear(said)
    if not said or len(said.split()) > MOST_AWAITED or heard.is_said() or heard.asks():
        return False
    if any(one.sure > HALF_SURE for one in heard.readings(ask).without_words().ranked[:1]):
        return False
    if heard.role() is not None:
        runs.begin(turn, "log", Topic(way="new"), {ROLE: str(heard.role())})
        return True
    told = turn.hear(f"{filing.AFTER[News.applied]} {said}").reports(())
    if len(told) != 1 or not told[0].company:
        return False
    named = {COMPANY: told[0].company, **({ROLE: told[0].role} if told[0].role is not None else {})}
    runs.begin(turn, "log", Topic(way="new"), named)
    return True


def ask_what_they_said(turn: Turn, text: str, run: Run | None = None) -> bool:
    """Ask what a company wanted that got in touch. Return False if a text says more, or the company is known.

    run: the open dialogue, which must be the one that asks where the person stands.
    """
    heard = turn.hear(text)
    if not heard.has(Marker.got_in_touch) or turn.person.lately.in_peace(turn.now):
        return False
    if run is not None and (run.script != START or COMPANY in run.answers):
        return False
    if any(one.news in DECIDED and one.sure >= filing.SURE for one in heard.reports(())):
        return False
    name = heard.without(Marker.got_in_touch).strip(" .,!")
    name = turn.hear(name).without(Marker.well_well).strip(" .,!") or name
    rest = turn.hear(name)
    if not 1 <= len(name.split()) < MOST_WORDS or mentions.cases_mentioned(turn, name) or rest.is_said():
        return False
    if not rest.names_a_stranger(anywhere=True) or rest.is_first_name() or rest.place() is not None:
        return False
    _ask(turn, run, {COMPANY: name})
    return True


def _ask(turn: Turn, run: Run | None, named: dict[str, str]) -> None:
    turn.welcome()
    if run is not None:
        turn.remove(run.number)
    runs.begin(turn, START, given=named)
    asks = Card("told", "what_about", shows={"name": named[COMPANY]})
    turn.says = [
        replace(say, instead=asks) if isinstance(say, Asked) and say.first else say for say in turn.says
    ]


def _named(turn: Turn, text: str) -> dict[str, str] | None:
    """Return the company that a text most likely is, and the role beside it; None if it says more."""
    name = without_lead(turn, text.strip(" .!"))
    heard = turn.hear(name)
    if not name or len(name.split()) > MOST_WORDS or not turn.reader.hears or heard.aim() is not None:
        return None
    alone = turn.hear(name.partition(",")[0])
    if heard.is_said() or alone.is_first_name() or alone.place() is not None or alone.role() is not None:
        return None
    ranked = heard.readings().without_words().ranked
    if ranked and ranked[0].sure > UNKNOWN:
        return None
    ends_so = heard.ends_as_companies_do()
    if name.islower() and ((" " in name and not ends_so) or _VOWEL.search(name) is None):
        return None  # a few words in small letters say something, and letters without a vowel are a slip
    strange = heard.names_a_stranger(anywhere=True) or (ends_so and len(name.split()) > A_KIND)
    if not (is_written_as_name(name.partition(",")[0]) or strange):
        return None
    told = turn.hear(f"{filing.AFTER[News.applied]} {name}").reports(())
    if len(told) != 1 or not told[0].company or not is_whole(told[0], name.replace(",", " ")):
        return None
    return {COMPANY: told[0].company, **({ROLE: told[0].role} if told[0].role is not None else {})}


_VOWEL = re.compile(r"[aeiouyáéíóúäöüàèìòù]", re.IGNORECASE)


def take_about_it(turn: Turn, run: Run, text: str) -> bool:
    """Take what is told after a name alone as news of that company. Return False if it names another one."""
    named = run.answers.get(COMPANY)
    if run.script != START or named is None:
        return False
    heard = turn.hear(text)
    if heard.agrees() or heard.denies():
        return False  # a yes or a no is no answer to what there is about a company
    if mentions.cases_mentioned(turn, text) or any(one.company for one in heard.reports(())):
        return False
    told = turn.hear(f"{named.value}, {text}").reports(())
    if len(told) != 1 or (told[0].company or "").casefold() != named.value.casefold():
        return False
    return filing.file_report(turn, told[0], run)
