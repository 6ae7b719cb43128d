"""Answer what somebody only guesses that others think of them: "i think the manager didn't like me"."""

from __future__ import annotations

import re

from bot.turn.interpreting import mentions
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News
from bot.turn.runs.say_back import ask_once_more

ASKS_WHERE = frozenset({"start", "overdue"})
"""Dialogues that ask what has come: a guess is no answer to that."""

LONGEST = 25
"""Words of such a text: in a longer one somebody tells more. Our own choice."""

_GUESSED = re.compile(
    r"\b(?:i\s(?:\w+\s)?(?:think|thought|guess|reckon|bet|suspect|fear|sense|sensed|assume|felt|feel)"
    r"|i(?:['’]?m|\sam)\s(?:\w+\s)?(?:sure|worried|afraid|scared|convinced|certain)|(?:pretty|fairly|quite|almost)\ssure"
    r"|probably|prolly|maybe|perhaps|must\shave|a\sfeeling|(?:feel|felt|seem|seemed|look|looked)s?\slike"
    r"|(?:it|he|she|they)\sseem\w*|i\scould\s(?:tell|see))\b",
    re.IGNORECASE,
)
"""Words by which it is guessed."""

_THOUGHT = re.compile(
    r"\b(?:(?:did\s?n['’]?t|do\s?n['’]?t|does\s?n['’]?t|did\snot|not|never)\s(?:really\s|even\s)?"
    r"(?:like|rate|fancy|want|warm|take\sto|believe|impressed|interested|into)|hated?|disliked?|bored|judg\w+"
    r"|unimpressed|put\soff|(?:already\s)?made\sup\s(?:his|her|their)\sminds?|wrote\sme\soff"
    r"|(?:pick|pik|chos|choos|prefer|hir)\w*\s(?:\w+\s){0,3}(?:one|guy|lad|girl|else|candidate|person|woman|man)"
    r"|(?:went|g(?:one|o|oing|onna\sgo|oing\sto\sgo))\s(?:for|with)\s(?:\w+\s){0,3}(?:else|one|guy|candidate)|a\sno)\b",
    re.IGNORECASE,
)
"""What is guessed of them: that somebody was not liked, or that it will be a no."""

_CHOSEN = re.compile(
    r"\b(?!i\b|we\b)[^\W_]+\s(?:have\s|has\s|just\s)?(?:went\s(?:for|with)|pick\w*|chose\w*|hired)\s"
    r"(?:some(?:one|body)\selse|another|the\sother)\b",
    re.IGNORECASE,
)
"""What others do with a job that goes to somebody else."""

_LIKED = re.compile(
    r"\b(?:liked?\sme|loved\sme|impressed\s(?:them|her|him)|(?:were|was|seemed)\s(?:\w+\s)?(?:impressed|keen|happy))\b",
    re.IGNORECASE,
)
"""A good thing that is guessed: no yes yet."""

_THEY = re.compile(
    r"\b(?:they\w*|them|he|hes|she|shes|his|her|their|panel|manager|interviewer|recruiter|boss|lady|guy|team|owner|hr|it|its|it's"
    r"|people|matron|sister|chef|head)\b",
    re.IGNORECASE,
)

_TOLD = re.compile(
    r"\b(?:said|says|told|wrote|emailed|mailed|texted|rang|called|phoned|e?mail|letter|message|text|call|portal"
    r"|got\sa\sno|rejected|rejection|turned|refused|declined|today|yesterday)\b",
    re.IGNORECASE,
)
"""Words by which it was told: then it is news."""


_NO_GOOD = re.compile(
    r"\b(?:(?:do|did|was|has|have)\s?n['’]?t|dont|didnt|not|never)\b.{0,30}\b(?:go|going|gone|went)\s(?:\w+\s){0,2}"
    r"(?:well|great|good|right|smoothly)\b|\bcould(?:['’]?ve|\shave|\sof)?\s(?:have\s)?(?:gone|went)\sbetter\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:(?:it|this|that|interview|call|chat|panel|trial|shift|assessment)\s(?:\w+\s){0,2}(?:went|felt)"
    r"|interview\s(?:\w+\s){0,2}was|i\s(?:\w+\s){0,2}(?:bombed|blew|messed\sup|screwed\sup|fluffed|flunked|botched))\b",
    re.IGNORECASE,
)
"""Words by which somebody says that a talk went badly, and of what they say so."""

_WENT_WELL = re.compile(r"\bwent\s(?:\w+\s)?(?:well|ok|okay|fine|good|great|alright)\b", re.IGNORECASE)

FEW = 14
"""Words of a text that only says so."""


def is_guess(turn: Turn, text: str) -> bool:
    """Tell whether a text only guesses what others think, or will say."""
    return _guessed(turn, text) is not None


def _guessed(turn: Turn, text: str) -> str | None:
    """Return the block that answers a guess; None where a text is none."""
    if len(text.split()) > LONGEST or "?" in text or _TOLD.search(text) is not None:
        return None
    if _felt_badly(turn, text):
        return "only_felt_badly"
    if _GUESSED.search(text) is None or not _about_them(turn, text):
        return None
    if _THOUGHT.search(text) is not None:
        return "only_a_guess"
    return "only_a_good_guess" if _LIKED.search(text) is not None else None


def _about_them(turn: Turn, text: str) -> bool:
    """Tell whether a text is about others: it names them, or says that somebody else was chosen."""
    if _THEY.search(text) is not None or mentions.cases_mentioned(turn, text):
        return True
    chosen = _CHOSEN.search(text)
    return chosen is not None or any(one.company for one in turn.hear(text).reports(()))


def _felt_badly(turn: Turn, text: str) -> bool:
    """Tell whether a text says that a talk went badly, and nothing else."""
    if len(text.split()) > FEW:
        return False
    if _NO_GOOD.search(text) is not None:
        return True
    if _HELD.search(text) is None or _WENT_WELL.search(text) is not None:
        return False
    return turn.hear(text).went_badly()


def answer_guessed_no(turn: Turn, run: Run | None, text: str) -> bool:
    """Say that a no is only guessed, before it is filed as one. Return False where more is told."""
    if _guessed(turn, text) != "only_a_guess" or turn.hear(text).day_in() is not None:
        return False
    told = turn.hear(text).reports([case.application.name for case in turn.history.cases])
    return bool(told) and all(one.news is News.no for one in told) and answer_guess(turn, run, text)


def answer_guess(turn: Turn, run: Run | None, text: str) -> bool:
    """Say that it can't be read from outside. Return False where a text is no such guess, or an answer."""
    block = _guessed(turn, text) if run is None or run.script in ASKS_WHERE else None
    if block is None:
        return False
    card = Card("asked", block)
    if run is not None:
        ask_once_more(turn, run, card)
    else:
        turn.welcome()
        turn.say(card)
    return True
