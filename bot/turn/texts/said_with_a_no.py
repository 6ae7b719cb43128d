"""Take what a text that has told of a no answers besides: how heavy the no is, and what fits now."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.changing import CHANGE
from bot.coach.dialogues.no import FitsNow
from bot.talk.ask import SKIPPED, Ask
from bot.talk.script import Answer
from bot.turn.interpreting.parts import parts
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import ANSWER, CERTAIN, Kind
from bot.turn.runs import runs
from bot.turn.runs.say_back import say_back
from bot.turn.texts import feelings_in_news

FITS = "fits_now"
"""The question what fits now."""

SAID = frozenset({FitsNow.quick.value, FitsNow.whole.value, FitsNow.reply.value, FitsNow.leave.value})
"""Answers to that question that such a text may give. Not "later", which leads to a question: when."""

FEWEST, MOST = 2, 9
"""The fewest and the most words of a part of a text that says what fits now. Our own choice."""


def take(turn: Turn, text: str) -> None:
    """Take the answers in a text that has just begun with a no, and say them back."""
    run = turn.person.current
    if run is None or run.script != "no" or run.number <= turn.loaded.person.last:
        return
    answered = turn.loaded.person.current
    if answered is not None and answered.script == CHANGE.name:
        return  # "the whole job" said what was cancelled, and wishes for no whole review
    said = _besides_the_names(run, parts(text))
    ask = run.open(run.position)
    if ask is not None and ask.key == feelings_in_news.MOOD and not run.facts.again:
        _take_weight(turn, run, ask, said)
    if (run := turn.person.current) is not None and run.script == "no":
        _take_wish(turn, run, said)


def _besides_the_names(run: Run, said: list[str]) -> list[str]:
    """Return the parts of a text that are neither the company nor the role."""
    names = {answer.value.casefold() for key, answer in run.answers.items() if key in ("company", "role")}
    of = getattr(run.facts, "of", None)
    names |= {name.casefold() for name in (of.company, of.role) if name} if of is not None else set()
    return [part for part in said if part.casefold() not in names]


def _take_weight(turn: Turn, run: Run, ask: Ask[Any], said: list[str]) -> None:
    heard = (_step(turn, run, ask, part) for part in said if len(part.split()) <= MOST)
    found = {step for step in heard if step is not None}
    if len(found) != 1:
        return
    value = found.pop()
    _answer(turn, run, ask, value)
    say_back(turn, Card("feelings", "with_a_no", shows={"mood": int(value)}))


def _step(turn: Turn, run: Run, ask: Ask[Any], part: str) -> str | None:
    """Return how heavy the no is by a part of a text, if that is a label or a sure reading; else None."""
    if any(map(str.isdecimal, part)) or turn.hear(part).has(Marker.something_else_judged):
        return None
    reading = turn.hear(part).readings(ask).clearest(CERTAIN)
    sure = reading is not None and reading.kind is Kind.answer
    return turn.hear(part).option(run) or (reading.name if reading is not None and sure else None)


def _take_wish(turn: Turn, run: Run, said: list[str]) -> None:
    """Take what the person wants to do now; the question how heavy the no is, if open, is skipped then."""
    ask = run.open(run.position)
    mood = ask is not None and ask.key == feelings_in_news.MOOD
    ahead = run.answered(ask.key, Answer(SKIPPED, turn.now)) if mood and ask is not None else run
    following = ahead.open(ahead.position)
    if following is None or following.key != FITS:
        return
    wanted = {
        name
        for part in said
        if FEWEST <= len(part.split()) <= MOST and (name := _wish(turn, following, part)) is not None
    }
    if len(wanted) != 1 or not wanted <= SAID:
        return
    if mood and ask is not None:
        _answer(turn, run, ask, SKIPPED)
        ahead = turn.person.current or ahead
    chosen = wanted.pop()
    _answer(turn, ahead, following, chosen)
    if mood:
        say_back(turn, Card("said", "fits_now", shows={"chosen": chosen}))


def _wish(turn: Turn, ask: Ask[Any], part: str) -> str | None:
    heard = turn.hear(part)
    if heard.has(Marker.reply_wanted) and not heard.has(Marker.reply_told):
        return FitsNow.reply.value
    if not heard.has(Marker.wanted) or heard.has(Marker.done_by_somebody):
        return None
    reading = heard.readings(ask).clearest(ANSWER)
    return reading.name if reading is not None and reading.kind is Kind.answer else None


def _answer(turn: Turn, run: Run, ask: Ask[Any], value: str) -> None:
    """Take an answer to the question that was about to be asked, but keep the card before that question."""
    before = [say.before for say in turn.says if isinstance(say, Asked) and say.first and say.before]
    turn.says = [say for say in turn.says if not (isinstance(say, Asked) and say.first)]
    for card in before:
        turn.say(card)
    runs.answer(turn, run, ask, value, {})
