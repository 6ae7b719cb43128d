"""Hear that what is asked for isn't there: "they didn't give one", "nobody named", "it doesn't say"."""

from __future__ import annotations

from typing import Any

from bot.coach.facts.application import Via
from bot.talk.ask import SKIPPED, Ask
from bot.talk.days import DayQuestion, PickDate, Toward
from bot.talk.kinds import Choose
from bot.talk.script import Answer
from bot.turn.corrections import card_values
from bot.turn.interpreting.names import is_name
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_control
from bot.turn.readings.reading import CERTAIN, Kind
from bot.turn.readings.words import HasWords
from bot.turn.runs.say_back import ask_once_more, say_back

WORDS = "texts/none_given"
"""The file of this module's patterns in `content/en/turn/`."""

IF_ANY = frozenset({"disconnect", "went_badly"})
"""The questions for own words that ask whether there was any such thing: a no answers them."""

FEW = 3
"""The most words of a plain no, or of "nobody really". Our own choice."""

LONGEST = 80
"""The most characters of a text that only says that none was given. Our own choice."""


def is_none(reader: HasWords, text: str) -> bool:
    """Tell whether a text only says that what is asked for, a name or a day, wasn't given."""
    says = reader.words(WORDS)
    plain = text.replace("’", "'") if len(text) <= LONGEST else ""
    return says["none"].fullmatch(plain) is not None and says["the_job"].search(plain) is None


def take_no_day(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Skip a question for a day if a text says, in clauses, that none was given; else return False."""
    ahead = isinstance(ask.kind, PickDate) and ask.kind.toward in (Toward.future, Toward.ahead)
    unread = (run.number, ask.key) in turn.loaded.unread
    heard = turn.hear(text)
    if not ahead or unread or not ask.can_skip or not heard.gives_no_day() or heard.control(run) is not None:
        return False
    take_control(turn, run, ask, Control.skip, None)
    say_back(turn, Card("said", "no_day"))
    return True


def take_nothing_of_it(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Skip a question that asks whether there was any, where a text says no; else return False."""
    if ask.key not in IF_ANY or not ask.can_skip or (run.number, ask.key) in turn.loaded.unread:
        return False
    plain = text.replace("’", "'") if len(text) <= LONGEST else ""
    if turn.words(WORDS)["none_of_it"].fullmatch(plain) is None:
        return False
    take_control(turn, run, ask, Control.skip, None)
    return True


def take_none_given(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Skip a name or a day that nobody gave, or that isn't known. Return False if a text doesn't say that."""
    says = turn.words(WORDS)
    if (is_name(ask) or isinstance(ask.kind, DayQuestion)) and turn.hear(text).knows_none():
        take_control(turn, run, ask, Control.skip, None)  # a question that needs an answer says so
        return True
    if _names_nobody(turn, run, ask, text):
        take_control(turn, run, ask, Control.skip, None)
        return True
    if not is_none(turn, text) or turn.hear(text).control(run) is not None:
        return False
    if run.script == "log" and ask.key == card_values.RIGHT and run.changing is None:
        return _leave_on_card(turn, run, text)
    if _leaves_day_before_it_is_asked(turn, run, ask, text):
        return True
    day = isinstance(ask.kind, PickDate) and ask.kind.toward is Toward.future
    other = says["of_a_name"] if day else says["of_a_day"]
    if not ask.can_skip or not (day or is_name(ask)) or other.search(text) is not None:
        return False
    take_control(turn, run, ask, Control.skip, None)
    if day:
        say_back(turn, Card("said", "no_day"))
    return True


def _names_nobody(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Tell whether a text is a plain no, or "nobody", where a contact's name may be given."""
    asked = is_name(ask) and ask.key.rpartition(".")[2] == card_values.CONTACT and ask.can_skip
    if not asked or run.draft_answer or len(text.split()) > FEW:
        return False
    said = turn.hear(text).readings(Choose(card_values.VIA, Via)).clearest(CERTAIN)
    nobody = said is not None and said.kind is Kind.answer and said.name == Via.nobody.value
    return nobody or turn.hear(text).denies()


def _leaves_day_before_it_is_asked(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Keep that no day was named, told at an earlier question about the application that is being noted."""
    noting = run.script == "log" and run.changing is None and ask.key in EARLIER
    if not noting or card_values.DUE in run.answers or turn.words(WORDS)["of_a_day"].search(text) is None:
        return False
    kept = turn.put(run.but(answers={**run.answers, card_values.DUE: Answer(SKIPPED, turn.now)}))
    ask_once_more(turn, kept, Card("said", "no_day"))
    return True


EARLIER = frozenset({"role", "stage", "via", "contact"})
"""Questions before the one for the day of the answer."""


def _leave_on_card(turn: Turn, run: Run, text: str) -> bool:
    """Take the name or the day off the card, as a text says that none was given, and show the card again."""
    key = card_values.CONTACT if turn.words(WORDS)["of_a_name"].search(text) is not None else card_values.DUE
    if key not in run.answers:
        return False
    kept = turn.put(card_values.with_values(turn, run, {key: SKIPPED}))
    turn.say(Asked(kept, before=Card("said", "no_day") if key == card_values.DUE else None))
    return True
