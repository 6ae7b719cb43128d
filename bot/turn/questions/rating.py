"""Take how heavy it is in hedged words; that it isn't rated; or what is wanted instead of a rating."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.no import FitsNow
from bot.talk.ask import SKIPPED, Ask
from bot.talk.kinds import Choose, Rate
from bot.talk.script import Answer
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.runs.say_back import say_back

SURE = 0.6
"""How likely it has to be what is wanted, in a text that has the words for it. Our own choice."""

SURER = 0.8
"""How likely it has to be without such words, where it is also no step of the scale that is as likely."""

WANTED = frozenset({FitsNow.quick.value, FitsNow.whole.value, FitsNow.reply.value})
"""What may be wanted without a word on how heavy it is."""


def rate(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take what the text says on the scale. Return False if it isn't said in such words."""
    if not isinstance(ask.kind, Rate) or turn.hear(text).option(run) is not None:
        return False
    step = turn.hear(text).rated()
    if step is None:
        return ask.can_skip and _take_wanted(turn, run, ask, text)
    if step == "":
        if ask.can_skip:
            take_answer(turn, run, ask, SKIPPED, None)
        return ask.can_skip
    take_answer(turn, run, ask, step, None, choice=step)
    say_back(turn, Card("said", f"mood__{step}"))
    return True


def _take_wanted(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take what they want done as the answer to the question that comes next: "only the reply today"."""
    heard = turn.hear(text)
    name = heard.likeliest("fits", SURE if heard.wants_done() else SURER)
    if name not in WANTED or (not heard.wants_done() and heard.likeliest("mood", SURER) is not None):
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
