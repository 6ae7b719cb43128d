"""Answer what somebody only guesses that others think of them: "i think the manager didn't like me"."""

from __future__ import annotations

import re

from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
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
    r"|g(?:one|o|oing|onna\sgo|oing\sto\sgo)\s(?:for|with)\s(?:\w+\s){0,3}(?:else|one|guy|candidate)|a\sno)\b",
    re.IGNORECASE,
)
"""What is guessed of them: that somebody was not liked, or that it will be a no."""

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


def is_guess(text: str) -> bool:
    """Tell whether a text only guesses what others think, or will say."""
    return _guessed(text) is not None


def _guessed(text: str) -> str | None:
    """Return the block that answers a guess; None where a text is none."""
    if len(text.split()) > LONGEST or "?" in text or _TOLD.search(text) is not None:
        return None
    if _GUESSED.search(text) is None or _THEY.search(text) is None:
        return None
    if _THOUGHT.search(text) is not None:
        return "only_a_guess"
    return "only_a_good_guess" if _LIKED.search(text) is not None else None


def answer_guess(turn: Turn, run: Run | None, text: str) -> bool:
    """Say that it can't be read from outside. Return False where a text is no such guess, or an answer."""
    block = _guessed(text) if run is None or run.script in ASKS_WHERE else None
    if block is None:
        return False
    card = Card("asked", block)
    if run is not None:
        ask_once_more(turn, run, card)
    else:
        turn.welcome()
        turn.say(card)
    return True
