"""Tell what news a mail brings: sentence by sentence, by words where they are sure and else by likeness."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from bot.language.understanding.learned.encoder import ENCODER, tokens_of
from bot.language.understanding.learned.heads import Heads
from bot.language.understanding.mails import patterns, refusals
from bot.language.understanding.mails.parts import STRAIGHT
from bot.turn.readings.report import News

FAMILY = "mail"
"""The family of examples of what stands in mails."""

MOST_ENCODED, LONGEST_ENCODED = 12, 220
"""Sentences of a mail that are encoded, and characters of each: with 1.5 ms for each this is what takes the
time. What words have told already needs no encoding."""

MOST_TOKENS = 125
"""Tokens of all these sentences together: those of an ordinary mail have thirty. Our own choice."""

SURE = 0.95
"""How sure a pattern is."""

CERTAIN, CLEAR, LIKELY = 0.93, 0.75, 0.5
"""How sure the likeness of a sentence has to be: where something else speaks against it, alone, and where
something speaks for it."""

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
    """A sentence, and how sure each meaning is: 0 to 1. conditional: it says what may be, not what is."""

    text: str
    means: dict[str, float]
    conditional: bool

    def says(self, meaning: str, least: float = CLEAR) -> bool:
        """Tell whether the sentence means this."""
        return self.means.get(meaning, 0.0) >= least


def weighed(sentences: Sequence[str], heads: Heads | None) -> list[Sentence]:
    """Weigh each sentence of a mail."""
    found = [_by_words(text) for text in sentences]
    if heads is None or FAMILY not in heads.families:
        return found
    untold = [at for at, one in enumerate(found) if one.means.keys() <= {"soft_no"} and _has_words(one.text)]
    open_ones = untold[:MOST_ENCODED]
    pieces = [found[at].text[:LONGEST_ENCODED] for at in open_ones]
    fit = sum(so_far <= MOST_TOKENS for so_far in accumulate(map(tokens_of, pieces)))
    open_ones, pieces = open_ones[:fit], pieces[:fit]
    if pieces:
        ENCODER.vectors(pieces)  # all at once is quicker than one by one
    for at, piece in zip(open_ones, pieces, strict=True):
        likely = {guess.meaning: guess.likely for guess in heads.guesses(FAMILY, piece)[:3]}
        means = {**_doubted(likely, found[at].conditional), **found[at].means}
        found[at] = Sentence(found[at].text, means, found[at].conditional)
    return found


def _has_words(text: str) -> bool:
    return len(text.split()) >= 3 and not patterns.PLAIN.search(text.casefold())


def _doubted(likely: dict[str, float], conditional: bool) -> dict[str, float]:
    """Believe no news that hangs on a condition."""
    if conditional:
        return {
            name: sure
            for name, sure in likely.items()
            if name not in ("no", "offer", "invited", "next_round")
        }
    return likely


def _by_words(text: str) -> Sentence:
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
        held = held and not (name == "no" and _FOR_NOW.search(plain) and not _REGRETS.search(plain))
        if held or (name == "invited" and _ASKS.search(plain)):
            means[name] = SURE
        elif name in ("no", "invited", "offer"):
            means["received"] = max(means.get("received", 0.0), 0.6)
    for name, pattern in patterns.ALL_OTHER.items():
        if pattern.search(plain):
            means[name] = SURE
    if refusals.SOFT_NO.search(plain):
        means["soft_no"] = SURE
    return Sentence(text, means, condition is not None)


_FOR_NOW = re.compile(r"\bfor (?:now|the moment|the time being)\b|temporarily")
_REGRETS = re.compile(r"\b(?:regret|unfortunately|sorry)\b")
_ASKS = re.compile(r"\b(?:could you|can you|would you|let (?:me|us) know|please)\b")


class Verdict(NamedTuple):
    """The news of a mail, how sure that is, and whether it is about an application of the reader's own."""

    news: News
    sure: float
    own: bool = True


def news_of(sentences: Sequence[Sentence], subject: str, footer: str) -> Verdict:
    """Return the news of a mail. subject: weighed as one more sentence."""
    said = [*sentences, *([_by_words(subject)] if subject else [])]
    sure = {name: _together(said, name) for name in _ALL}
    refuses = any(one.says("no", SURE) and _TO_YOU.search(one.text) for one in sentences)
    elsewhere = None if refuses and not footer else _about_something_else(said, sure, footer)
    if elsewhere is not None:
        return Verdict(*elsewhere, own=False)
    return Verdict(*_of_application(said, sure))


def _of_application(said: Sequence[Sentence], sure: dict[str, float]) -> tuple[News, float]:
    soft = sure["soft_no"] > 0
    least = LIKELY if soft else CERTAIN if _arrived(said) or sure["delay"] >= SURE else CLEAR
    refused = sure["no"] if sure["no"] >= least else 0.0
    if refused and not _undone(sure, refused):
        return News.no, refused
    for name in ("offer", "on_hold"):
        if sure[name] >= SURE:
            return NEWS[name], SURE
    if sure["invited"] < SURE and not any(
        one.says("invited", LIKELY) and _MEETS.search(one.text) for one in said
    ):
        sure["invited"] = min(sure["invited"], HALF)
    if sure["delay"] >= SURE > max(sure["invited"], sure["next_round"]):
        return News.promised, SURE
    ahead = max(sure["invited"], sure["next_round"])
    if ahead >= CLEAR and ahead >= sure["offer"]:
        return (News.next_round if _goes_on(said, sure) else News.interview), ahead
    if sure["request"] >= SURE and max(sure["no"], sure["offer"], sure["on_hold"]) < CLEAR:
        return News.other, 0.9
    return _likeliest(said, sure, soft=soft)


def _likeliest(said: Sequence[Sentence], sure: dict[str, float], *, soft: bool) -> tuple[News, float]:
    """Return the news that the sentences are most like, where no words are sure."""
    weak = {name: sure[name] for name in NEWS}
    weak["delay"] *= 1.0 if not _acknowledges(said) else 0.8
    if not soft:
        weak["no"] = min(weak["no"], LIKELY)
    best = max(weak, key=lambda name: weak[name])
    if best == "no":  # wrong is worse than deaf: a no that is only likely is none
        others = {name: value for name, value in weak.items() if name != "no"}
        best = max(others, key=lambda name: others[name])
        if weak["no"] > weak[best] + 0.2:
            return News.no, weak["no"]
    return (NEWS[best], weak[best]) if weak[best] >= 0.3 else (News.other, 0.3)


def _together(said: Sequence[Sentence], name: str) -> float:
    """Return how sure it is that some sentence means this: several that are half sure make a surer one."""
    doubt, surest = 1.0, 0.0
    for one in said:
        value = one.means.get(name, 0.0)
        surest = max(surest, value)
        if value >= HALF:
            doubt *= 1.0 - 0.7 * value
    return max(surest, 1.0 - doubt) if surest < SURE else surest


HALF = 0.35
"""From here on what a sentence is like counts together with other sentences."""

_MEETS = re.compile(
    r"interview|meet|call|chat|\d[:.]\d\d|\d ?[ap]m|day\b|tomorrow|slot|test|screen|trial|see you|speak"
    r"|talk|invit",
    re.IGNORECASE,
)
_ALL = (*NEWS, "soft_no", "mine", "rest", *patterns.ALL_OTHER)


def _undone(sure: dict[str, float], refused: float) -> bool:
    """Tell whether something in the mail says better than the refusal what it is about."""
    rivals = max(sure["on_hold"], sure["offer"], sure["next_round"])
    return refused < SURE <= rivals


def _about_something_else(
    said: Sequence[Sentence], sure: dict[str, float], footer: str
) -> tuple[News, float] | None:
    """Find newsletters, codes, references for others and offers of jobs nobody applied for."""
    whole = " ".join(one.text for one in said).casefold().translate(STRAIGHT)
    own = _OWN.search(whole) is not None
    if sure["code"] and not own:
        return News.other, 0.95
    if sure["reference"] and not _OWN_CASE.search(whole):
        return News.other, 0.9
    personal = sure["no"] >= SURE or sure["delay"] >= SURE
    alerts = sum(one.says("alert") for one in said) + bool(patterns.ALERT.search(footer.casefold()))
    if not own and (alerts > 1 or (alerts and not personal)):
        return News.other, 0.95
    if sure["approach"] and not own and max(sure["invited"], sure["no"]) <= SURE:
        return News.other, 0.9
    return None


_TO_YOU = re.compile(r"\byou\b|\byour\b", re.IGNORECASE)
_OWN = re.compile(
    r"(?:offer|offering|appoint|select|selected|consider|meet|met) you\b|your (?:\w+ )?(?:application"
    r"|interview|candidacy|candidature|cv|resume|résumé|submission|assessment|interest)\b(?! course)"
    r"|(?:you|u) appl|(?:for|of) applying|profile to (?:our|the)|met you|meeting you|you came (?:in|for)"
    r"|your profile is|application was|offer you the"
)
_OWN_CASE = re.compile(
    r"your (?:\w+ )?(?:application|interview|candidacy|references)\b|you applied|your (?:two )?referees"
)


def _goes_on(said: Sequence[Sentence], sure: dict[str, float]) -> bool:
    """Tell an open "we want to go on with you" from a meeting that has a time, or is being given one."""
    if sure["next_round"] < CLEAR:
        return False
    if sure["invited"] < CLEAR:
        return True
    return not any(_TIMED.search(one.text) for one in said)


_TIMED = re.compile(
    r"\d[:.]\d\d|\d ?[ap]\.?m\b|\bnoon\b|o'clock|calendly|pick a|choose a|book a|your availability"
    r"|which (?:of|day|time)"
    r"|(?:any|one) of (?:these|the following)|are you (?:free|available)|can you (?:do|make)",
    re.IGNORECASE,
)


def _arrived(said: Sequence[Sentence]) -> bool:
    """Tell whether a mail confirms receipt, beyond thanks, which refusals have too."""
    return any(one.says("received", SURE) and not _THANKS.search(one.text) for one in said)


_THANKS = re.compile(r"^\W*(?:many |again,? )?(?:thank|thanks|thx|cheers)", re.IGNORECASE)


def _acknowledges(said: Sequence[Sentence]) -> bool:
    return any(one.says("received", SURE) for one in said)
