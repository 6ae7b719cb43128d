"""Follow what somebody says about a selection in words: which options are ticked, and which are not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.talk.ask import Ask
from bot.talk.kinds import ChooseMany
from bot.turn.interpreting.answers import readings_at
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.readings.reading import INSTEAD, Kind
from bot.turn.readings.request import Intent
from bot.turn.readings.ticks import Ticks
from bot.turn.runs.say_back import say_back

BOTH = "both"
"""What is heard in a text that means several of the options, and doesn't say which."""

OTHERWISE = frozenset({Kind.feeling, Kind.person, Kind.ask, Kind.wish})
"""What else a text may clearly be about, if its words don't name the options exactly."""


def follow(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Tick what the text says, and show what is ticked then. Return False if the text is not about ticks."""
    if not isinstance(ask.kind, ChooseMany):
        return False
    before = tuple(value for value in (run.draft_answer or "").split(",") if value)
    heard = turn.hear(text)
    if heard.names_no_option() == BOTH and heard.option(run) is None:
        show(turn, run, ask, before, BOTH)
        return True
    found = heard.ticks(run, ask, before)
    if found is None:
        return bool(before) and _ask_what_is_wrong(turn, run, ask, text, before)
    if heard.control(run) is Control.done and (found.chosen or not before):
        return False
    if not before and not found.done and _by_buttons(turn, run, found, text):
        return False
    if not found.exact and not _is_about_options(turn, run, ask, found, text, before):
        return False
    if found.which:
        show(turn, run, ask, before, "which")
    elif found.done:
        value = ",".join(found.chosen)
        take_answer(turn, run, ask, value, None, choice=value)
        block = "ticked" if found.chosen else "ticked_none"
        say_back(turn, Card("said", block, shows={"labels": labels_of(turn, run, ask, found.chosen)}))
    else:
        show(turn, run, ask, found.chosen)
    return True


def labels_of(turn: Turn, run: Run, ask: Ask[Any], values: Sequence[str]) -> tuple[str, ...]:
    """Return the labels of some options of a selection."""
    return turn.reader.option_labels(turn.person.language, run, ask, values)


def tick(turn: Turn, run: Run, ask: Ask[Any], value: str) -> None:
    """Turn on or off an option that was typed, and say what is ticked then."""
    chosen = [one for one in (run.draft_answer or "").split(",") if one]
    show(turn, run, ask, [v for v in chosen if v != value] if value in chosen else [*chosen, value])


def show(turn: Turn, run: Run, ask: Ask[Any], chosen: Sequence[str], block: str = "") -> None:
    """Say what is ticked, above the question with its buttons."""
    shows = {"labels": labels_of(turn, run, ask, chosen)}
    name = f"ticks_{block}" if block else "ticks" if chosen else "ticks_none"
    put = turn.put(run.but(draft_answer=",".join(chosen)))
    turn.say(Asked(put, before=Card("said", name, shows=shows), briefly=True))


def _ask_what_is_wrong(turn: Turn, run: Run, ask: Ask[Any], text: str, before: Sequence[str]) -> bool:
    """Ask what is wrong, if the text only says that the ticked options are wrong; else return False."""
    wrong = any(request.intent is Intent.wrong for request in turn.hear(text).requests())
    if wrong or turn.hear(text).denies():
        show(turn, run, ask, before, "wrong")
    return wrong or turn.hear(text).denies()


def _by_buttons(turn: Turn, run: Run, found: Ticks, text: str) -> bool:
    """Tell whether the text only says the labels or places of these options: it is read as an answer then."""
    option = turn.hear(text).option(run)
    return option is not None and set(option.split(",")) == set(found.chosen)


def _is_about_options(
    turn: Turn, run: Run, ask: Ask[Any], found: Ticks, text: str, before: Sequence[str]
) -> bool:
    """Tell whether a text whose words aren't exact is about the options, and nothing else."""
    if text.rstrip().endswith("?"):
        return False
    reading = readings_at(turn, run, ask, text).clearest(INSTEAD)
    if reading is not None and reading.kind is Kind.ask and not turn.hear(text).asks():
        return set(found.chosen) != set(before)  # "i tailored my CV" asks nothing about a CV
    if reading is None or reading.kind not in OTHERWISE | {Kind.answer}:
        return set(found.chosen) != set(before)
    return reading.kind is Kind.answer
