"""Act on a no and a feeling in one text: the no is what happened, and the feeling says how heavy it is."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from bot.coach.facts.heaviness import HEAVY, UNSAID, VERY_HEAVY
from bot.coach.routing import Aim
from bot.coach.scripts import REVIEW
from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.talk.script import back
from bot.turn.interpreting import mentions
from bot.turn.interpreting.parts import parts
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions import answering
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import ANSWER, CERTAIN, Bar, Kind
from bot.turn.routing import routes
from bot.turn.runs import runs
from bot.turn.runs.say_back import say_back
from bot.turn.texts import guesses
from bot.turn.wellbeing import feelings

WORDS = "texts/feelings_in_news"
"""The file of this module's patterns in `content/en/turn/`."""

MOOD = "mood"
"""The question after a no: how heavy it is."""

LIGHTER = frozenset({"angry_them", "envy", "birthday_or_bad_timing", "unseen", "sad", "exhausted"})
"""Feelings that weigh less than the others, if the text doesn't say how heavy the no is."""

NOT_ITS_WEIGHT = frozenset({"good", "joke", "angry_bot", "comfort", "panic"})
"""Feelings that don't tell how heavy a no is."""

OTHER_NEWS = frozenset({"yes", "log", "feedback"})
"""Dialogues to which a text leads that tells of something else than a no."""

LOW = 3
"""How heavy a no is if only a feeling that weighs less tells it."""

LEAST = 2
"""How heavy a no is at the least if the text tells of something hard beside it."""

FEELING = 0.5
"""How likely all feelings together have to be in a part of a text. Our own choice: as likely as not."""

NEWS = Bar(0.5, 1.5)
"""How sure it has to be that a part of a text tells of a no."""


def feeling_in(turn: Turn, text: str, without: Collection[str] = NOT_ITS_WEIGHT) -> tuple[str, str] | None:
    """Return a feeling that a part of a text is about, and that part; None if no part is about one.

    without: feelings that are passed over.
    """
    for part in parts(text):
        heard = turn.hear(part).readings().ranked
        felt = [reading for reading in heard if reading.kind is Kind.feeling]
        if felt and felt[0].name not in without and sum(r.sure for r in felt) >= FEELING:
            return felt[0].name, part
    return None


def no_with_a_feeling(turn: Turn, text: str) -> bool:
    """Begin with the no of a text that tells a no and a feeling. Return False if a text doesn't tell both."""
    if len(parts(text)) < 2 or guesses.is_guess(turn, text):
        return False
    if feeling_in(turn, text) is None or not _tells_a_no(turn, text):
        return False
    routes.begin_no(turn, text, routes.named_in(turn, turn.history, routes.NO, text))
    return True


def act_on_priority(turn: Turn, run: Run, text: str) -> bool:
    """Act on a feeling that comes with a no or a silence, before other readings; return False for none."""
    if run.script == "start":
        return no_with_a_feeling(turn, text) or answer_beside_silence(turn, run, text)
    return run.script == "no" and _weigh_anew(turn, run, text)


def answer_beside_silence(turn: Turn, run: Run | None, text: str) -> bool:
    """Answer a feeling in a text that tells no news and names no application; return False for none."""
    if not routes.is_no_news(turn, text) or mentions.cases_mentioned(turn, text):
        return False
    found = feeling_in(turn, text) if len(parts(text)) > 1 else None
    if found is None:
        return False
    turn.welcome()
    feelings.answer(turn, run, found[0])
    return True


def _weigh_anew(turn: Turn, run: Run, text: str) -> bool:
    """Take anew how heavy it is, at the question after that one: the answer was a guess, or has changed."""
    last = run.position.path[-1] if run.position.path else None
    if last != MOOD or run.changing is not None:
        return False
    before = run.but(answers=back(run.position, run.answers))
    stored = turn.hear(text).option(before)
    asked = before.open(before.position)
    if asked is None or any(map(str.isdecimal, text[:1])):
        return False
    said = ""
    if stored is None and turn.hear(text).has(Marker.worse_than_said):
        stored = _heavier(run.answers[MOOD].value)
        if stored is None:
            turn.put(before)
            turn.say(Asked(before, before=Card("meta", "worse")))
            return True
        said = f"mood__{stored}"
    if stored is None:
        stored, said = _weight_in(turn, run, before, asked, text)
    if stored is None:
        return False
    if (said_before := run.answers[MOOD].value) > stored and turn.hear(text).has(Marker.not_all_right):
        stored, said = said_before, f"mood__{said_before}"  # "i'm not ok" takes back no heavier answer
    turn.put(before)
    answering.take_answer(turn, before, asked, stored, None, choice=stored)
    if said:
        say_back(turn, Card("said", said))
    return True


def _heavier(stored: str) -> str | None:
    """Return the next step of the scale; None if that is the heaviest, which nobody is put on unasked."""
    said = int(stored) if stored.isdecimal() else UNSAID
    return str(said + 1) if said + 1 < VERY_HEAVY else None


def _weight_in(turn: Turn, run: Run, before: Run, asked: Ask[Any], text: str) -> tuple[str | None, str]:
    """Return how heavy it is by a part of a text, and the block that says it back; None if no part says it.

    A text that answers the open question isn't read as an answer to the one before.
    """
    here = turn.hear(text).readings(run.open(run.position)).clearest(ANSWER)
    heard = turn.hear(text)
    denied = heard.has(Marker.not_all_right)
    if heard.offer_reply() is not None:
        return None, ""  # "ok, go on" is no step
    for part in parts(text)[1:]:
        if (step := turn.hear(part).rated() or turn.hear(part).option(before)) is not None and step:
            return step, f"mood__{step}"  # "no, heavy really"
    if here is not None and here.kind is not Kind.feeling and not denied:
        return None, ""
    for part in parts(text):
        reading = turn.hear(part).readings(asked).clearest(CERTAIN)
        if reading is not None and reading.kind is Kind.answer:
            return reading.name, reading.said
    return None, ""


def _tells_a_no(turn: Turn, text: str) -> bool:
    aim = turn.hear(text).aim()
    if aim == Aim("no"):
        return True
    if aim is not None and aim.script in OTHER_NEWS:
        return False
    for part in parts(text):
        reading = turn.hear(part).readings().without_words().clearest(NEWS)
        if reading is not None and reading.kind is Kind.wish and reading.name == "no":
            return True
    return False


def weigh_news(turn: Turn, text: str) -> None:
    """Answer how heavy the no is by the feeling in the text that has just told of it, and say that back."""
    run = turn.person.current
    if run is None or run.script != "no" or run.number <= turn.loaded.person.last:
        return
    ask = run.open(run.position) if not run.facts.again else None  # again: the text hasn't told of the no
    found = feeling_in(turn, _unnamed(run, text)) if ask is not None and ask.key == MOOD else None
    if ask is None or found is None:
        return
    name, part = found
    mood = turn.hear(part).readings(ask).clearest(ANSWER)
    said = mood is not None and mood.kind is Kind.answer
    value = int(mood.name) if mood is not None and said else LOW if name in LIGHTER else HEAVY
    if value < LEAST:
        value = LOW  # whoever says something hard isn't all right
    if mood is not None and value == VERY_HEAVY and mood.sure < CERTAIN.least:
        value = HEAVY  # the support for the heaviest step follows only where that step is sure
    understood = None
    for at, say in enumerate(turn.says):
        if isinstance(say, Asked) and say.run.number == run.number:
            understood = say.before
            del turn.says[at]
            break
    if understood is not None:
        turn.say(understood)
    turn.person = feelings.with_feeling(turn, name)
    runs.answer(turn, run, ask, str(value), {})  # the question was never shown
    _say_before(turn, Card("feelings", "with_a_no", shows={"mood": value}))


STAND_IN_COMPANY = "Acme"
"""What stands for the company of a no where a feeling is looked for: "Bills" is no money trouble then."""


def _unnamed(run: Run, text: str) -> str:
    """Return a text with the stand-in's name for the company that a no came from."""
    about, of = mentions.application_of(run), run.facts.of
    name = about.company if about is not None else of.company if of is not None else None
    return re.sub(rf"\b{re.escape(name)}(?!\w)", STAND_IN_COMPANY, text, flags=re.I) if name else text


NOTING = frozenset({"log", "several", "notes"})
"""Dialogues that note what was told."""

UNMET = frozenset({"good", "joke", "angry_bot", "comfort"})
"""Feelings told beside what is noted that need no reply."""


def meet_feeling_beside(turn: Turn, text: str) -> None:
    """Answer the feeling that is told beside an answer or what was noted, before the next question.

    Not where own words were asked for, which the feeling is part of; nor after a no, whose weight it tells.
    """
    run = turn.person.current
    if run is None or run.script in ("no", "start", REVIEW):
        return
    at = next((at for at, say in enumerate(turn.says) if isinstance(say, Asked) and say.first), None)
    felt = any(isinstance(say, Card) and say.file == "feelings" for say in turn.says)
    found = (
        feeling_in(turn, said, UNMET)
        if at is not None and not felt and (said := _beside(turn, run, text))
        else None
    )
    if at is not None and found is not None:
        turn.says.insert(at, Card("feelings", feelings.block_for(turn.person.lately.by(turn.now), found[0])))
        turn.person = feelings.with_feeling(turn, found[0])


def _beside(turn: Turn, run: Run, text: str) -> str:
    """Return what a text says beside an answer or what was noted; empty if it says nothing else."""
    pieces = parts(text)
    if run.script in NOTING and run.number > turn.loaded.person.last:
        if run.script == "notes":
            return text if turn.words(WORDS)["i_feel"].search(text) is not None else ""
        return text if len(pieces) > 1 else ""
    before = turn.loaded.person.current
    ask = before.open(before.position) if before is not None else None
    if ask is not None and isinstance(ask.kind, Write):
        return ""
    return ". ".join(pieces[0 if ask is None else 1 :]) if len(pieces) > 1 else ""


def _say_before(turn: Turn, card: Card) -> None:
    for at, say in enumerate(turn.says):
        if isinstance(say, Asked) and say.first:
            turn.says[at] = replace(say, before=card)
            return
