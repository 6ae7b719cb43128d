"""Tell what news a mail brings: sentence by sentence, by words where they are sure and else by likeness."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from bot.language.understanding.learned.encoder import ENCODER, tokens_of
from bot.language.understanding.learned.heads import Heads
from bot.language.understanding.mails import patterns, refusals
from bot.language.understanding.mails.parts import STRAIGHT
from bot.language.understanding.phrases.word_tables import WordTable
from bot.turn.readings.report import News

FAMILY = "mail"
"""The family of examples of sentences in mails."""

MOST_ENCODED, LONGEST_ENCODED = 20, 220
"""The most sentences of a mail that are encoded, and characters of each: at 1.5 ms each, that is what takes
the time of reading a mail. Sentences whose words tell already come last."""

MOST_TOKENS = 300
"""The most tokens of all these sentences together; each takes 0.06 ms. More of them tell hardly more: see
`kinds`. Our own choice."""

SURE = 0.95
"""How sure a sentence means what a pattern finds in it."""

CERTAIN, CLEAR, LIKELY = 0.93, 0.75, 0.5
"""How sure a meaning has to be by the likeness of a sentence: if something else speaks against it, by itself,
and if something else speaks for it."""

NEWS = {
    "no": News.no,
    "received": News.applied,
    "invited": News.interview,
    "next_round": News.next_round,
    "offer": News.offer,
    "on_hold": News.on_hold,
    "delay": News.promised,
    "other": News.other,
}

_PATTERNS: dict[str, re.Pattern[str]] = {
    "no": refusals.NO,
    "offer": patterns.OFFER,
    "on_hold": patterns.ON_HOLD,
    "next_round": patterns.NEXT_ROUND,
    "invited": patterns.INVITED,
    "delay": patterns.DELAY,
    "received": patterns.RECEIVED,
}


class Sentence(NamedTuple):
    """Hold a sentence, and how sure each meaning is: 0 to 1. conditional: it says what may be, not what is.

    like: how likely each meaning is by what was learned alone; empty where the sentence was not encoded.
    """

    text: str
    means: dict[str, float]
    conditional: bool
    like: Mapping[str, float] = MappingProxyType({})

    def says(self, meaning: str, least: float = CLEAR) -> bool:
        """Tell whether the sentence means this."""
        return self.means.get(meaning, 0.0) >= least


def weighed(sentences: Sequence[str], heads: Heads | None) -> list[Sentence]:
    """Weigh what each sentence of a mail means: by its words, and by what was learned."""
    found = [by_words(text) for text in sentences]
    if heads is None or FAMILY not in heads.families:
        return found
    worded = [at for at, one in enumerate(found) if _has_words(one.text)]
    open_ones = sorted(worded, key=lambda at: _is_told(found[at]))[:MOST_ENCODED]
    pieces = [found[at].text[:LONGEST_ENCODED] for at in open_ones]
    fit = sum(so_far <= MOST_TOKENS for so_far in accumulate(map(tokens_of, pieces)))
    open_ones, pieces = open_ones[:fit], pieces[:fit]
    if pieces:
        ENCODER.vectors(pieces)  # all at once is quicker than one by one
    for at, piece in zip(open_ones, pieces, strict=True):
        guesses = heads.guesses(FAMILY, piece)
        one, means = found[at], found[at].means
        if not _is_told(one):
            doubtful = one.conditional or refusals.DENIED.search(one.text.casefold()) is not None
            means = {**_doubted({g.meaning: g.likely for g in guesses[:3]}, doubtful), **means}
        like = {g.meaning: g.likely for g in guesses}
        if refusals.DENIED.search(one.text.casefold()) is not None:
            like.pop("no", None)  # "I am sorry that we are not yet able to let you know"
        found[at] = Sentence(one.text, means, one.conditional, like)
    return found


def _is_told(one: Sentence) -> bool:
    """Tell whether the words of a sentence already say what it means; soft words of a refusal don't."""
    return not one.means.keys() <= {"soft_no"}


def _has_words(text: str) -> bool:
    return len(text.split()) >= 3 and not patterns.PLAIN.search(text.casefold())


def _doubted(likely: dict[str, float], conditional: bool) -> dict[str, float]:
    """Leave out news that hangs on a condition."""
    if conditional:
        return {
            name: sure
            for name, sure in likely.items()
            if name not in ("no", "offer", "invited", "next_round")
        }
    return likely


def by_words(text: str) -> Sentence:
    """Weigh a sentence by its words alone."""
    plain = text.casefold().translate(STRAIGHT)
    means: dict[str, float] = {}
    condition = patterns.CONDITION.search(plain)
    for name, pattern in _PATTERNS.items():
        match = pattern.search(plain)
        if match is None:
            continue
        held = (
            condition is None or condition.start() > match.start() or name in ("received", "delay", "on_hold")
        )
        held = held and not (name == "no" and _is_undone(plain))
        held = held and not (name == "invited" and patterns.HELD.search(plain) and not _lies_ahead(plain))
        held = held and not (name == "delay" and (_AFTERWARDS.match(plain) or _QUIET.fullmatch(plain)))
        held = held and not (name == "offer" and _NO_OFFER.search(plain))
        held = held and not (name == "next_round" and _AT_FIRST.search(plain))
        if held or (name == "invited" and _ASKS.search(plain)):
            means[name] = SURE
        elif name in ("no", "invited", "offer"):
            means["received"] = max(means.get("received", 0.0), 0.6)
    for name, pattern in patterns.ALL_OTHER.items():
        if pattern.search(plain):
            means[name] = SURE
    if "no" in means:
        means.pop("offer", None)  # "we're extending the offer to someone else"
        if "feedback" in plain:
            means.pop("invited", None)  # the call that is offered is to explain the no
    if refusals.SOFT_NO.search(plain):
        means["soft_no"] = SURE
    return Sentence(text, means, condition is not None)


def _is_undone(plain: str) -> bool:
    """Tell whether what looks like a refusal is only for now, or is said to be none."""
    if refusals.DENIED.search(plain):
        return True
    undone = _FOR_NOW.search(plain) or _SOMEBODY_LEFT.search(plain)
    return undone is not None and not _REGRETS.search(plain)


def _lies_ahead(plain: str) -> bool:
    return patterns.AHEAD.search(plain) is not None


_TABLE = WordTable("mails/news")
_FOR_NOW = _TABLE.pattern("for_now")
_SOMEBODY_LEFT = _TABLE.pattern("somebody_left")
_REGRETS = _TABLE.pattern("regrets")
_AFTERWARDS = _TABLE.pattern("afterwards")
_QUIET = _TABLE.pattern("quiet")
_NO_OFFER = _TABLE.pattern("no_offer")
_AT_FIRST = _TABLE.pattern("at_first")
_ASKS = _TABLE.pattern("asks")


def arrived(said: Sequence[Sentence]) -> bool:
    """Tell whether a mail confirms receipt in more than words of thanks, which refusals have too."""
    return any(one.says("received", SURE) and not _THANKS.search(one.text) for one in said)


_THANKS = _TABLE.pattern("thanks", re.IGNORECASE)
