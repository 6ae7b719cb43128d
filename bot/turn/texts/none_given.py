"""Hear that what is asked for isn't there: "they didn't give one", "nobody named", "it doesn't say"."""

from __future__ import annotations

import re
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
from bot.turn.runs.say_back import ask_once_more, say_back

FEW = 3
"""Words of a plain no, or of "nobody really". Our own choice."""

LONGEST = 80
"""Characters of a text that says no more than that there is none. Our own choice."""

_BEFORE = r"(?:(?:no|nope|nah|well|sorry|um|oh|but|just|honestly|actually|unfortunately|yeah)[\s,.!]+)*"
_THING = (
    r"(?:(?:any|a|an|one|the|their|her|his|its|first|real|exact|specific|actual)\s+)*"
    r"(?:one|names?|anything|anyone|anybody|dates?|days?|deadline|time ?frame|that|it|who|when|so)"
    r"(?:\s+(?:for (?:it|that)|to (?:me|us)|there|yet|so far|at all|on (?:it|the (?:mail|email|letter"
    r"|form|ad))))*"
)
_NOT = (
    r"(?:(?<=(?:he|ey)\s)no|not"
    r"|didn'?t|did not|don'?t|doesn'?t|does not|do not|haven'?t|have not|hasn'?t|has not|never"
    r"|wasn'?t|weren'?t)"
)
_GIVE = (
    r"(?:even |ever |actually |really |yet )*(?:gave?|given?|gives?|got|get|gotten|say|said|told|tell"
    r"|mention(?:ed)?"
    r"|leave|left|sign(?:ed)?|know|have|had|named?|specif(?:y|ied)|see|seen|catch|ask(?:ed)?|put)"
)
_NONE = re.compile(
    rf"\W*{_BEFORE}(?:"
    rf"(?:(?:they|he|she|it|the (?:\w+ )?\w+|nobody|no one|i|we|you|there)\s+)?(?:just )?(?:was |were )?"
    rf"{_NOT} {_GIVE}(?:\s+(?:me|us))?(?:\s+{_THING})?"
    rf"|(?:they|he|she) (?:just )?(?:gave|said|left|named|mentioned|told me)"
    r"\s+(?:none|nobody|nothing|no (?:names?|date|day|one))"
    r"|(?:nobody|no one|none) (?:said|gave|told|was|were)?\s*(?:(?:me|one|any|a)\s+)*(?:named?|given"
    r"|said|date|day)?"
    r"|(?:there(?:'s| is| was|s) )?(?:no|not a|not any|without a) (?:names?|date|day|deadline)"
    r"(?: (?:named|given|given yet|yet|there|(?:on|in) (?:it|the \w+)|said|was given|mentioned))?"
    r"|(?:not|none) (?:named|given|said|mentioned|told)(?: (?:yet|one|any))?"
    r"|(?:i|i've|ive|i\shave|it|it's|its|it\shas|(?:her|his|their|the)\sname|that)?(?:\shas|'s)?\s*"
    r"(?:totally\s|just\s|completely\s)*(?:slipped\smy\smind|escapes\sme|(?:is\s)?on\sthe\stip\sof\smy\stongue"
    r"|gone\s(?:out\sof|from)\smy\shead"
    r"|(?:(?:can'?t|cannot|don'?t|couldn'?t)\s(?:remember|recall|think\sof)|forgot(?:ten)?|(?<=i\s)forget)"
    r"(?:\s(?:her|his|their|the|any|what)\s(?:first\s|last\s)?(?:names?|title|one)(?:\sis|\swas)?|\sit|\sthat)?)"
    r"|(?:i )?(?:really |still |have |got )*(?:no|not an?|not the|haven'?t (?:an?|the))"
    r" (?:clue|idea|notion|foggiest)"
    r"(?: (?:what|who|how) (?:(?:they|she|he|it|her|his|their|the|its) ?){1,2}(?:\w+ ){0,2}\w+)?"
    r"(?: any ?more)?"
    r"|there (?:isn'?t|wasn'?t|is none|was none|is not|was not)(?: one| any| a name| a date)?)"
    r"(?:\s+(?:sorry|yet|really|either|though|lol|i think))*"
    r"(?:\W+(?:(?:just|so|let'?s)\s)?(?:mov(?:e|ing) on|next(?: one| question)?|pass|go on|carry on"
    r"|skip(?: it| this| that)?|leave it(?: out| blank| open)?))?\W*",
    re.IGNORECASE,
)
_THE_JOB = re.compile(r"\b(?:get|got|gotten|gave|given?)\s+(?:me\s+|us\s+)?(?:it|that)\b", re.IGNORECASE)
"""What may be said of the job itself."""

_OF_A_DAY = re.compile(r"\b(?:dates?|days?|deadline|time ?frame|when)\b", re.IGNORECASE)
_OF_A_NAME = re.compile(r"\b(?:names?|named|who|anyone|anybody|nobody)\b", re.IGNORECASE)


def is_none(text: str) -> bool:
    """Tell whether a text says that nothing of the kind was given, and no more."""
    plain = text.replace("’", "'") if len(text) <= LONGEST else ""
    return _NONE.fullmatch(plain) is not None and _THE_JOB.search(plain) is None


def take_no_day(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Leave a day open of which a text says, in several clauses, that none was given; else return False."""
    ahead = isinstance(ask.kind, PickDate) and ask.kind.toward in (Toward.future, Toward.ahead)
    unread = (run.number, ask.key) in turn.loaded.unread
    heard = turn.hear(text)
    if not ahead or unread or not ask.can_skip or not heard.gives_no_day() or heard.control(run) is not None:
        return False
    take_control(turn, run, ask, Control.skip, None)
    say_back(turn, Card("said", "no_day"))
    return True


def take_none_given(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Leave a name or a day open that nobody gave, or knows. Return False if a text doesn't say that."""
    if (is_name(ask) or isinstance(ask.kind, DayQuestion)) and turn.hear(text).knows_none():
        take_control(turn, run, ask, Control.skip, None)  # who needs it is told so
        return True
    if _names_nobody(turn, run, ask, text):
        take_control(turn, run, ask, Control.skip, None)
        return True
    if not is_none(text) or turn.hear(text).control(run) is not None:
        return False
    if run.script == "log" and ask.key == card_values.RIGHT and run.changing is None:
        return _leave_on_card(turn, run, text)
    if _leaves_day_before_it_is_asked(turn, run, ask, text):
        return True
    day = isinstance(ask.kind, PickDate) and ask.kind.toward is Toward.future
    other = _OF_A_NAME if day else _OF_A_DAY
    if not ask.can_skip or not (day or is_name(ask)) or other.search(text) is not None:
        return False
    take_control(turn, run, ask, Control.skip, None)
    if day:
        say_back(turn, Card("said", "no_day"))
    return True


def _names_nobody(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Tell whether a plain no, or "nobody", is all that is said where a person's name may be given."""
    asked = is_name(ask) and ask.key.rpartition(".")[2] == card_values.CONTACT and ask.can_skip
    if not asked or run.draft_answer or len(text.split()) > FEW:
        return False
    said = turn.hear(text).readings(Choose(card_values.VIA, Via)).clear(CERTAIN)
    nobody = said is not None and said.kind is Kind.answer and said.name == Via.nobody.value
    return nobody or turn.hear(text).denies()


def _leaves_day_before_it_is_asked(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Keep that no day was named, where something else is asked of an application that is being noted."""
    noting = run.script == "log" and run.changing is None and ask.key in EARLIER
    if not noting or card_values.DUE in run.answers or _OF_A_DAY.search(text) is None:
        return False
    kept = turn.put(run.but(answers={**run.answers, card_values.DUE: Answer(SKIPPED, turn.now)}))
    ask_once_more(turn, kept, Card("said", "no_day"))
    return True


EARLIER = frozenset({"role", "stage", "via", "contact"})
"""Questions before the one for the day of the answer."""


def _leave_on_card(turn: Turn, run: Run, text: str) -> bool:
    """Leave the name or the day open that the card shows, and show it again."""
    key = card_values.CONTACT if _OF_A_NAME.search(text) is not None else card_values.DUE
    if key not in run.answers:
        return False
    kept = turn.put(card_values.with_values(turn, run, {key: SKIPPED}))
    turn.say(Asked(kept, before=Card("said", "no_day") if key == card_values.DUE else None))
    return True
