"""Read at a scale how heavy it is, that the person won't rate it, or what they want done instead."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.no import FitsNow, Given
from bot.coach.facts.heaviness import HEAVY
from bot.coach.scripts import REVIEW
from bot.talk.ask import SKIPPED, Ask
from bot.talk.kinds import Choose, Rate
from bot.talk.script import Answer
from bot.turn.interpreting.parts import parts
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import run_option_action, take_answer
from bot.turn.questions.blows import meet_blow
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import CERTAIN, Kind, Reading
from bot.turn.runs.say_back import ask_once_more, say_back

SURE = 0.6
"""How likely a wish has to be in a text that has words for wanting something done. Our own choice."""

SURER, SURELY_A_STEP = 0.8, 0.9
"""How likely a wish has to be in a text without such words, and a step of the scale to rule a wish out."""

MOST_BESIDE = 14
"""The most words of a text with a step and small talk in it. Our own choice."""

MOST_OF_MOVE = 5
"""The most words of a part that puts the review off: a longer part tells what comes later. Our own choice."""

FEWEST = 2
"""The fewest parts of a text that says more than one thing."""

HARD = 0.5
"""How likely it has to be that the rest tells something hard, for it to be no small talk. Our own choice."""

MEANT = frozenset({Kind.answer, Kind.feeling, Kind.wish, Kind.ask, Kind.person})
"""Kinds of reading that show, if one is certain, that the rest is no small talk."""

GIVEN, FEW = "given", 5
"""The question whether a reason was given; the most words of a text that only says how the no came."""

WANTED = frozenset({FitsNow.quick.value, FitsNow.whole.value, FitsNow.reply.value})
"""What a person may want to be done without saying how heavy it is."""


def rate(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take the step or the wish that the text means, or answer a blow. Return False if there is none."""
    if not isinstance(ask.kind, Rate):
        return False
    if meet_blow(turn, run, ask, text):
        return True
    labelled = turn.hear(text).option(run)
    if labelled is not None and len(parts(text)) < FEWEST:
        return False  # a label alone is taken as at any other question
    rated = _rate(turn, run, ask, text, labelled)
    if rated:
        _put_off(turn, text)
    return rated


def _rate(turn: Turn, run: Run, ask: Ask[Any], text: str, labelled: str | None) -> bool:
    rated = turn.hear(text).rated()
    step = labelled if labelled is not None and not _is_heavier(rated, labelled) else rated
    if step is None and turn.hear(text).has(Marker.worse_than_said):
        step = str(HEAVY)  # it is worse than the person said of it before rating it
    # The review asks at its very end how heavy it is now.
    if step is None and run.script == REVIEW and ask.can_skip and turn.hear(text).denies():
        step = ""  # "no" here says that all is said
    step = step if step is not None else _rated_beside(turn, ask, text)
    if step is None:
        return ask.can_skip and _take_wanted(turn, run, ask, text)
    if step == "":
        if ask.can_skip:
            take_answer(turn, run, ask, SKIPPED, None)
        return ask.can_skip
    take_answer(turn, run, ask, step, None, choice=step)
    say_back(turn, Card("said", f"mood__{step}"))
    return True


def _is_heavier(rated: str | None, labelled: str) -> bool:
    """Tell whether a text says a heavier step than the label in it does: "it is too heavy"."""
    return rated is not None and labelled.isdigit() and max(labelled, str(HEAVY)) < rated


def _rated_beside(turn: Turn, ask: Ask[Any], text: str) -> str | None:
    """Return the one step that a part of the text says, where the rest is small talk or a move."""
    said = parts(text) if ask.can_skip and len(text.split()) <= MOST_BESIDE else []
    rated = [(part, turn.hear(part).rated()) for part in said]
    steps = {step for _, step in rated if step}
    if len(said) < FEWEST or len(steps) != 1 or turn.hear(text).asks():
        return None
    others = [turn.hear(part).readings(ask) for part, step in rated if not step]
    if any((best := other.clearest(CERTAIN)) is not None and best.kind in MEANT for other in others):
        return None
    return None if any(other.hard >= HARD for other in others) else steps.pop()


def _put_off(turn: Turn, text: str) -> None:
    """Put the review off, where the text wants that beside the step that was just taken: "low. later"."""
    run = turn.person.current
    following = run.open(run.position) if run is not None else None
    if run is None or following is None or len(parts(text)) < FEWEST:
        return
    if not isinstance(following.kind, Choose) or following.kind.options is not FitsNow:
        return
    if any(_is_later(turn, run, following, part) for part in parts(text)):
        turn.says = [say for say in turn.says if not (isinstance(say, Asked) and say.first)]
        run_option_action(turn, run, following, FitsNow.later.value, None)


def _is_later(turn: Turn, run: Run, ask: Ask[Any], part: str) -> bool:
    if len(part.split()) > MOST_OF_MOVE:
        return False
    best = turn.hear(part).readings(ask).clearest(CERTAIN)
    heard = turn.hear(part)
    surely = best is not None and best.name == FitsNow.later.value and best.sure >= SURER
    said = heard.option(run) == FitsNow.later.value or heard.move() is Control.later
    return said or (surely and not heard.has(Marker.others))  # "it'll pass by tomorrow" puts nothing off


def _take_wanted(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take what the person wants done as the answer to the next question: "only the reply today"."""
    heard = next((each for each in map(turn.hear, parts(text)) if each.wants_done()), turn.hear(text))
    if not heard.wants_done() and not heard.denies() and _take_how_it_came(turn, run, text):
        return True
    name = heard.likeliest("fits", SURE if heard.wants_done() else SURER)
    if name not in WANTED or (not heard.wants_done() and heard.likeliest("mood", SURELY_A_STEP) is not None):
        return False
    skipped = run.answered(ask.key, Answer(SKIPPED, turn.now))
    following = skipped.open(skipped.position)
    if following is None or not isinstance(following.kind, Choose) or following.kind.options is not FitsNow:
        return False
    take_answer(turn, run, ask, SKIPPED, None)
    current = turn.person.current
    if current is None:
        return True
    turn.says = [say for say in turn.says if not (isinstance(say, Asked) and say.first)]
    take_answer(turn, current, following, str(name), None, choice=name)
    say_back(turn, Card("said", f"fits__{name}"))
    return True


def _take_how_it_came(turn: Turn, run: Run, text: str) -> bool:
    """Note that the no came bare, before its question comes: "just an email" doesn't ask for an email."""
    heard = how_it_came(turn, text)
    if heard is None or run.script != "no" or GIVEN in run.answers:
        return False
    kept = turn.put(run.but(answers={**run.answers, GIVEN: Answer(heard.name, turn.now)}))
    ask_once_more(turn, kept, Card("said", heard.said))
    return True


def how_it_came(turn: Turn, text: str) -> Reading | None:
    """Return the reading of a few words if they say that the no came bare, without a reason; else None."""
    if len(text.split()) > FEW:
        return None
    heard = turn.hear(text).readings(Choose(GIVEN, Given)).clearest(CERTAIN)
    bare = heard is not None and heard.kind is Kind.answer and heard.name == Given.bare.value
    return heard if bare else None
