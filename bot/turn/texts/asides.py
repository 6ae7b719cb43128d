"""Take what a text that has begun a dialogue says besides: a question, a chase, the reason for a no."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.coach.dialogues.log import Chased
from bot.coach.dialogues.no import Given
from bot.talk.ask import Ask
from bot.talk.kinds import Choose
from bot.talk.script import Answer
from bot.turn.interpreting.doubted_names import doubted_name
from bot.turn.interpreting.parts import parts
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions import extra_answers
from bot.turn.readings.reading import ANSWER, CERTAIN, Kind
from bot.turn.reports import no_reason, unnamed
from bot.turn.runs import runs
from bot.turn.runs.say_back import ask_once_more, say_back
from bot.turn.texts import in_a_yes

WORDS = "texts/asides"
"""The file of this module's patterns in `content/en/turn/`."""

CHASED = "chased"
"""The question of `log` how often the person has asked the employer how it stands."""

SHORT = 25
"""The most words of a text in which a reason is looked for: in a longer one somebody pours something out."""

GIVEN, REASON = "given", "reason"
"""The questions of `no` whether the employer said why, and for the reason."""


def add_asides(turn: Turn, text: str) -> None:
    """Add to the dialogue that a text has begun what the text says besides."""
    run = turn.person.current
    if run is None or run.number <= turn.loaded.person.last or run.open(run.position) is None:
        return
    if run.script == "yes":
        run = in_a_yes.tell_kind(turn, run, text)
    said = parts(text)
    if len(said) < 2:
        return
    if run.script == "log":
        _chased(turn, run, said)
    elif run.script == "no":
        _keep_reason(turn, run, said)
    elif run.script == "yes" and (by := extra_answers.reply_by(turn, run, text)) is not None:
        _before_it(turn, by)
    _answered(turn, _questions(turn, text, said))


def _chased(turn: Turn, run: Run, said: list[str]) -> None:
    """Keep how often the person has chased as the answer to that question, whenever it comes."""
    ask: Ask[Any] = Choose(CHASED, Chased)
    if CHASED in run.answers:
        return
    for part in said:
        if (
            turn.words(WORDS)["asked_them"].search(part) is None
            or turn.hear(part).asks()
            or part.endswith("?")
        ):
            continue
        reading = turn.hear(part).readings(ask).clearest(ANSWER)
        if reading is None or reading.kind is not Kind.answer or reading.name == Chased.not_yet.value:
            continue
        _keep(turn, run.but(answers={**run.answers, CHASED: Answer(reading.name, turn.now)}))
        return


def _keep_reason(turn: Turn, run: Run, said: list[str]) -> None:
    """Keep the reason that the employer gave, which would be asked for later, and say it back."""
    long = sum(len(part.split()) for part in said) > SHORT
    if long or GIVEN in run.answers or getattr(run.facts, "silent", False):
        return
    if doubted_name(run) is not None:
        return  # the rest of the text was read as a name
    reason = next((why for part in said if (why := unnamed.reason_in(turn, part)) is not None), None)
    if reason is None:
        _keep_no_reason(turn, run, said)
        return
    card = Card("said", "reason", shows={"reason": reason})
    if not _keep_and_go_on(turn, run, {GIVEN: Given.reason.value, REASON: reason}, card):
        _before_it(turn, card)


def _keep_no_reason(turn: Turn, run: Run, said: list[str]) -> None:
    """Keep that the employer gave no reason, if a part of the text says so, and say it back with the no."""
    if not any(no_reason.is_said(turn, part) for part in said):
        return
    card = Card("said", "given__bare")
    if _keep_and_go_on(turn, run, {GIVEN: Given.bare.value}, card):
        return
    for at, say in enumerate(turn.says):
        told = say.before if isinstance(say, Asked) else None
        if isinstance(say, Asked) and told is not None and (told.file, told.block) == ("told", "a_no"):
            turn.says[at] = replace(say, before=replace(told, shows={**told.shows, "bare": True}))
            return
    _before_it(turn, card)


def _keep_and_go_on(turn: Turn, run: Run, values: dict[str, str], card: Card) -> bool:
    """Keep answers to later questions. Return True if one of those was open: then the run has gone on."""
    ask = run.open(run.position)
    kept = run.but(answers={**run.answers, **{key: Answer(value, turn.now) for key, value in values.items()}})
    if REASON in values and run.facts.of is not None:
        kept = kept.but(facts=replace(run.facts, of=replace(run.facts.of, reason=values[REASON])))
    if ask is None or ask.key not in values:
        _keep(turn, kept)
        return False
    turn.says = [say for say in turn.says if not (isinstance(say, Asked) and say.run.number == run.number)]
    runs.proceed(turn, turn.put(kept))
    say_back(turn, card)
    return True


def _keep(turn: Turn, run: Run) -> None:
    """Store the run with its added answers, also in the questions that are about to be said."""
    kept = turn.put(run)
    turn.says = [
        replace(say, run=kept) if isinstance(say, Asked) and say.run.number == run.number else say
        for say in turn.says
    ]


def _before_it(turn: Turn, card: Card) -> None:
    """Say a card before the question that this turn asks."""
    at = next((at for at, say in enumerate(turn.says) if isinstance(say, Asked)), None)
    if at is not None:
        turn.says.insert(at, card)


def answer_aside(turn: Turn, run: Run, text: str) -> bool:
    """Answer the question to the coach in one part of a text at a question; return False if there is none."""
    said = parts(text)
    answer = _answer(turn, _questions(turn, text, said)) if len(said) > 1 else None
    if answer is None:
        return False
    ask_once_more(turn, run, answer)
    return True


def _answered(turn: Turn, said: list[str]) -> None:
    """Answer the question to the coach that is asked beside the news, before the next question."""
    if (answer := _answer(turn, said)) is not None:
        _before_it(turn, answer)


def _questions(turn: Turn, text: str, said: list[str]) -> list[str]:
    """Return those parts of a text that ask something, with their question marks."""
    marked = [f"{part}?" if f"{part}?" in text else part for part in said]
    return [part for part in marked if turn.hear(part).asks()]


def _answer(turn: Turn, said: list[str]) -> Card | None:
    for part in said:
        reading = turn.hear(part).readings().clearest(CERTAIN)
        if reading is None or reading.kind is not Kind.ask:
            continue
        return Card("asked", reading.name)
    return None
