"""Put right an earlier answer that the person calls by its name: "what went well was the demo"."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import SKIPPED, Ask
from bot.talk.days import DayQuestion
from bot.talk.kinds import Choose, ChooseMany, PickCountry, PickHour, PickZone, Write
from bot.turn.corrections import correcting, repairs
from bot.turn.corrections.applied_day import ON as APPLIED
from bot.turn.corrections.applied_day import correct_applied_day
from bot.turn.corrections.new_values import value_of
from bot.turn.interpreting.answers import interpret
from bot.turn.interpreting.names import is_name
from bot.turn.model.callback_data import Control
from bot.turn.model.person import LEFT_ALONE, Run, RunState
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_control
from bot.turn.questions.selecting import labels_of
from bot.turn.readings.earlier import BEFORE, FIRST, LAST, Earlier
from bot.turn.readings.request import Intent, Request
from bot.turn.runs import runs

FEW = 4
"""The most words of an answer that isn't in own words. Our own choice."""

SHORTEST = 4
"""The fewest letters of a word that counts where two answers are compared. Our own choice."""


def correct_earlier(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Put right the answer that a text names. Return False for none, or if the open question may be meant."""
    if run.changing is not None:
        return False
    if turn.hear(text).wants_to_see_answers():
        return _show(turn, run)
    found = turn.hear(text).earlier()
    if found is None:
        return _ticks(turn, run, ask, text)
    own_words = isinstance(ask.kind, Write) and not is_name(ask)
    if BEFORE in found.keys:
        return _correct_before(turn, run, found, own_words=own_words)
    if ask.key in found.keys or (own_words and not found.marked):
        return False
    key = _which(turn, run, found)
    return key is not None and _correct(turn, run, key, found)


def _correct_before(turn: Turn, run: Run, found: Earlier, *, own_words: bool) -> bool:
    """Write other words for those that were said just before: "no, I meant the rota".

    The wrong words may be a name, a day or an option, and no answer in own words. own_words: the open
    question asks for own words; if it isn't clear then what the new words put right, ask what is wrong, and
    don't keep them as the answer.
    """
    key = _said_before(run, found)
    if key is not None:
        return _correct(turn, run, key, found)
    if not own_words:
        return False
    few = len((found.new or "").split()) <= FEW  # more words tell something, and are no name, day or option
    if not few or not correcting.correct(turn, Request(Intent.meant, new=found.new)):
        repairs.ask_what_is_wrong(turn)
    return True


def _said_before(run: Run, found: Earlier) -> str | None:
    """Return the answer in own words that shares most words with the new ones, else the one just given."""
    path = run.position.path
    own = [key for key in path if isinstance(run.position.asks[key].kind, Write) and not _is_name(run, key)]
    own = [key for key in own if run.answers[key].value != SKIPPED]
    new = _long_words(found.new or "")
    shared = {key: len(new & _long_words(run.answers[key].value)) for key in own}
    most = max(shared.values(), default=0)
    if most and sum(count == most for count in shared.values()) == 1:
        return max(shared, key=lambda key: shared[key])
    return path[-1] if path and path[-1] in own else None


def _is_name(run: Run, key: str) -> bool:
    return is_name(run.position.asks[key])


def _long_words(text: str) -> set[str]:
    words = (word.strip(",.;:!?“”\"'") for word in text.casefold().split())
    return {word for word in words if len(word) >= SHORTEST}


def ask_wrong_again(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Put right the answer that the text calls wrong, or ask for it again. Return False if it names none."""
    if run.changing is not None or (run.number, ask.key) in turn.loaded.unread:
        return False
    if _put_day_right(turn, run, ask, text):
        return True
    found = turn.hear(text).wrong_answers()
    path = run.position.path
    keys = found.keys if found is not None else ()
    key = next((key for key in reversed(path) if LAST in keys or key.rpartition(".")[2] in keys), None)
    if key is None or found is None or (isinstance(ask.kind, Write) and not is_name(ask)):
        return False
    if found.new is not None and _put_right(turn, run, key, found.new):
        return True
    if found.new is not None and (LAST in keys or not found.marked):
        return False  # "that's wrong, it was awful" says more than which answer is wrong
    if key == path[-1]:
        take_control(turn, run, ask, Control.back, None)
    else:
        runs.change(turn, run, key)
    return True


def _put_right(turn: Turn, run: Run, key: str, new: str) -> bool:
    """Write the right value, which stands behind the wrong answer: "the country was wrong, i'm in Canada"."""
    asked, stored = run.position.asks[key], run.answers[key].value
    if isinstance(asked.kind, PickCountry | PickZone | PickHour):
        read = interpret(turn, run, asked, new)
        value = (read, Card("coach", "corrected")) if isinstance(read, str) else None
    else:
        found = value_of(turn, run, asked, stored, Request(Intent.meant, new=new), last=True)
        value = found if isinstance(found, tuple) else None
    return value is not None and correcting.take(turn, run, key, *value)


def _put_day_right(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Correct the day of the application that is being noted, where another day is asked for."""
    if not isinstance(ask.kind, DayQuestion) or APPLIED not in run.position.path:
        return False
    said = (one for one in turn.hear(text).requests() if one.intent is Intent.applied_on)
    request = next(said, None)
    return request is not None and correct_applied_day(turn, request)


def correct_closed(turn: Turn, text: str) -> bool:
    """Put right an answer of the dialogue that ended last, where nothing is open."""
    found = turn.hear(text).earlier()
    if found is None or not found.marked or found.new is None:
        return False
    for thing in repairs.recent_changes(turn):
        if BEFORE in found.keys:
            break  # what is noted is corrected by exact words
        run = turn.find(thing.run) if turn.now - thing.at < LEFT_ALONE else None
        if run is not None and run.state is RunState.closed and (key := _which(turn, run, found)) is not None:
            return _correct(turn, run, key, found)
    return False


def _show(turn: Turn, run: Run) -> bool:
    """Show the answers so far, to change one. Return False if there are none to show."""
    named = turn.reader.named(turn.person.language, run, run.position)
    keys = [key for key in named if run.answers[key].value not in ("", SKIPPED)]
    if not keys:
        return False
    names = turn.reader.labels(turn.person.language, run.script, [f"{key}__name" for key in keys])
    values = [_in_words(turn, run, key) for key in keys]
    lines = [(name, value) for (_, name), value in zip(names, values, strict=True) if value]
    turn.say(Card(repairs.FILE, "so_far", shows={"lines": lines}))
    runs.change(turn, run)
    return True


def _in_words(turn: Turn, run: Run, key: str) -> str:
    """Return an answer as it is shown: its words, or the labels of what was picked; else ""."""
    ask, stored = run.position.asks[key], run.answers[key].value
    if isinstance(ask.kind, Choose | ChooseMany):
        return ", ".join(labels_of(turn, run, ask, stored.split(",")))
    return stored if isinstance(ask.kind, Write) else ""


def _which(turn: Turn, run: Run, found: Earlier) -> str | None:
    """Return the key of the answer that is meant; None if it wasn't given."""
    named = turn.reader.named(turn.person.language, run, run.position)
    words = [key for key in named if isinstance(run.position.asks[key].kind, Write)]
    if LAST in found.keys or FIRST in found.keys:
        return (words[-1] if LAST in found.keys else words[0]) if words else None
    return next((key for key in reversed(words) if key in found.keys), None)


def _correct(turn: Turn, run: Run, key: str, found: Earlier) -> bool:
    """Write the new words, or ask for the answer again if there are none."""
    if found.new is None:
        runs.change(turn, run, key)
        return True
    stored = run.answers[key].value
    if found.new == stored:
        return False
    ((_, name),) = turn.reader.labels(turn.person.language, run.script, [f"{key}__name"])
    said = Card(repairs.FILE, "answer_now", shows={"name": name, "value": found.new})
    return correcting.take(turn, run, key, found.new, said)


def _ticks(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Change the selection that was answered last: "no, not the explaining one"."""
    last = run.position.path[-1] if run.position.path else None
    if last is None or not isinstance(run.position.asks[last].kind, ChooseMany):
        return False
    own_words = isinstance(ask.kind, Write)
    before, stored = run.position.asks[last], run.answers[last].value
    if stored in ("", SKIPPED) or turn.hear(text).option(run) is not None:
        return False
    ticked = tuple(stored.split(","))
    found = turn.hear(text).ticks(run, before, ticked)
    if (
        found is None
        or not found.exact
        or (found.by_place and not found.taken_off)
        or found.done
        or found.which
    ):
        return False
    if set(ticked) <= set(found.chosen) or (own_words and not found.taken_off):
        return False
    labels = labels_of(turn, run, before, found.chosen)
    said = Card("said", "ticked" if found.chosen else "ticked_none", shows={"labels": labels})
    return correcting.take(turn, run, last, ",".join(found.chosen), said)
