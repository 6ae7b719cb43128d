"""Tell what news a mail brings, and whether it is about an application of the reader's own.

Rules go through what the sentences say in sure words (`by_words_alone`). Besides, every sentence is more or
less like the examples that were learned from. `kinds` weighs both.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from bot.language.understanding.mails import patterns
from bot.language.understanding.mails.kinds import evidence, weighed_kinds
from bot.language.understanding.mails.news import (
    CERTAIN,
    CLEAR,
    LIKELY,
    NEWS,
    SURE,
    Sentence,
    arrived,
    by_words,
)
from bot.language.understanding.mails.parts import STRAIGHT
from bot.language.understanding.phrases.word_tables import WordTable
from bot.turn.readings.report import News


class Verdict(NamedTuple):
    """Hold the news of a mail, how sure that is, and whether it is about the reader's own application."""

    news: News
    sure: float
    own: bool = True


def verdict_of(sentences: Sequence[Sentence], subject: str, head: Sequence[str], footer: str) -> Verdict:
    """Return the news of a mail. subject, head: the lines above the text, heard by their words alone."""
    said, sure = _all_said(sentences, subject, head)
    if _is_for_all(said):
        return Verdict(News.other, SURE, own=False)
    ruled = by_words_alone(sentences, said, sure, footer)
    if not any(one.like for one in sentences):
        return ruled
    name = next(name for name, news in NEWS.items() if news is ruled.news)
    likely = weighed_kinds(evidence(said, sure, name, own=ruled.own))
    found = _believed(ruled, likely, {name for name in GRAVE if sure[name] >= SURE})
    if found.news is News.interview and any(_PASSED.search(one.text) for one in sentences):
        return found._replace(news=News.next_round)
    return found


def _is_for_all(said: Sequence[Sentence]) -> bool:
    """Tell whether a mail invites to an event to which everybody may come."""
    whole = " ".join(one.text for one in said).casefold().translate(STRAIGHT)
    return (
        patterns.EVENT.search(whole) is not None
        and not any(one.says(name, SURE) for one in said for name in ("no", "offer", "delay"))
        and not _APPLIED.search(whole)
    )


def _all_said(
    sentences: Sequence[Sentence], subject: str, head: Sequence[str]
) -> tuple[list[Sentence], dict[str, float]]:
    above = [by_words(line) for line in (*head[:6], subject) if line]
    said = [*above, *sentences]
    return said, {name: _together(said, name) for name in _ALL}


def by_words_alone(
    sentences: Sequence[Sentence], said: Sequence[Sentence], sure: dict[str, float], footer: str
) -> Verdict:
    """Return the news by rules: what sentences say in sure words, or are much like."""
    sure = dict(sure)
    refuses = any(one.says("no", SURE) and _TO_YOU.search(one.text) for one in sentences)
    elsewhere = None if refuses and not footer else _about_something_else(said, sure, footer)
    if elsewhere is not None:
        return Verdict(*elsewhere, own=sure["code"] > 0 and any(_APPLIED.search(one.text) for one in said))
    return Verdict(*_of_application(said, sure))


def _believed(ruled: Verdict, likely: dict[str, float], worded: Collection[str]) -> Verdict:
    """Take the likeliest kind; a no or an offer only if it is likelier than all others together.

    worded: which of these two sure words say: that needs less. If the words speak of something else than an
    application, every kind but `other` has to be likelier still.
    """
    held = {name: share for name, share in likely.items() if share >= _least(name, ruled, worded)}
    best = max(held, key=lambda name: held[name])
    left = sum(held.values()) if NEWS[best] is ruled.news else 1.0  # the rules say so too
    if held[best] < LEAST * left:
        return Verdict(News.other, LEAST, ruled.own)
    own = ruled.own or best != "other"
    agreed = NEWS[best] is ruled.news and held[best] >= AGREED_FROM
    return Verdict(NEWS[best], max(held[best], ruled.sure) if agreed else held[best], own)


def _least(name: str, ruled: Verdict, worded: Collection[str]) -> float:
    """Return how likely a kind has to be before it is believed."""
    if not ruled.own and name != "other":
        return GRAVE_ASIDE
    if name not in GRAVE:
        return 0.0
    return GRAVE_WORDED if name in worded else GRAVE_FROM


LEAST = 0.3
"""How likely a kind has to be to be told at all."""

AGREED_FROM = 0.5
"""From this likelihood on, a kind on which the rules agree is at least as sure as the rules are."""

GRAVE = frozenset({"no", "offer"})
"""News that nobody must be told wrongly."""

GRAVE_FROM, GRAVE_WORDED, GRAVE_ASIDE = 0.65, 0.35, 0.7
"""How likely grave news has to be: alone, and if sure words say so too; and how likely any news, if the words
speak of something else. Chosen on mails that were kept out of the fit in `kinds`: of 180 that are no refusal,
2 were taken for one."""


def _of_application(said: Sequence[Sentence], sure: dict[str, float]) -> tuple[News, float]:
    soft = sure["soft_no"] > 0
    least = LIKELY if soft else CERTAIN if arrived(said) or sure["delay"] >= SURE else CLEAR
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
    if best == "no":  # wrong is worse than deaf: a no that is only likely doesn't count
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
"""From this sureness on, a sentence counts together with others that mean the same."""

_TABLE = WordTable("mails/verdicts")
_MEETS = _TABLE.pattern("meets", re.IGNORECASE)
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


_APPLIED = _TABLE.pattern("applied", re.IGNORECASE)
_TO_YOU = _TABLE.pattern("to_you", re.IGNORECASE)
_OWN = _TABLE.pattern("own")
_OWN_CASE = _TABLE.pattern("own_case")


def _goes_on(said: Sequence[Sentence], sure: dict[str, float]) -> bool:
    """Tell whether a mail says "we want to go on with you" and neither sets nor asks for a time to meet."""
    if sure["next_round"] < CLEAR:
        return False
    if sure["invited"] < CLEAR:
        return True
    return not any(_TIMED.search(one.text) for one in said)


_PASSED = _TABLE.pattern("passed", re.IGNORECASE)
_TIMED = _TABLE.pattern("timed", re.IGNORECASE)


def _acknowledges(said: Sequence[Sentence]) -> bool:
    return any(one.says("received", SURE) for one in said)
