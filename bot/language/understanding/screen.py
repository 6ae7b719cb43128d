"""The screen: every free text passes it before anything else looks at it.

It knows phrases, and a few things that change what a phrase says: a "not" before it, laughter beside it,
years that have passed. It does not judge, and it does not counsel. A miss costs more than a false alarm, so
what is in doubt is asked about. The phrases are content, per language; this file only knows how to look.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from bot.coach.safety import Tier, gravest
from bot.language.understanding.phrase_trie import ANY, KIND, Match, Phrase, PhraseTrie, spelled_out
from bot.language.understanding.spelling import NUMBER, Speller, plain

BESIDE, BEFORE, LINKS = 3, 8, 6
"""Words, at most, between a phrase and laughter, how long ago it was, and a "not". Our own choice."""

BESIDES = ("laughing", "past", "negated")
SECTIONS = ("idioms", "threats", "explicit", "others", "unclear", *BESIDES)
"""Of phrases as long, the first one of these takes their words."""


@dataclass(frozen=True)
class Lexicon:
    """What to look for, in one language, as people write it.

    idioms: what nobody means. laughing, past: what, beside a phrase, makes it unclear. negated: what,
    right before it or with only `links` between, does so too.
    me: words that `*` never stands for. kinds: name → words that `@name` stands for.
    same: word → what else is written for it; skip: words that say nothing.
    telling: words that are found misspelled and glued to others; ordinary: words that are none of them.
    """

    idioms: tuple[str, ...]
    explicit: tuple[str, ...]
    others: tuple[str, ...]
    unclear: tuple[str, ...] = ()
    threats: tuple[str, ...] = ()
    laughing: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    me: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()
    kinds: tuple[tuple[str, tuple[str, ...]], ...] = ()
    same: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Lexicon:
        """A lexicon from its file, read: lists of phrases, and two tables of lists."""
        fields: dict[str, Any] = {name: tuple(lines) for name, lines in data.items()}
        for name in ("kinds", "same"):
            fields[name] = tuple((word, tuple(words)) for word, words in data.get(name, {}).items())
        return cls(**fields)

    @cached_property
    def ready(self) -> _Phrases:
        """As texts are compared with it. Kept here: to find it by its thousands of lines takes a while."""
        return _ready(self)


class _Phrases:
    """A lexicon made ready. A slash parts words that may each stand there."""

    def __init__(self, lexicon: Lexicon) -> None:
        same = {_plainly(said): _plainly(word) for word, every in lexicon.same for said in every}
        same |= {_plainly(word): "" for word in lexicon.skip}
        kinds = {name: tuple(map(_plainly, words)) for name, words in lexicon.kinds}
        lines = {name: [p for line in getattr(lexicon, name) for p in _phrases(line)] for name in SECTIONS}
        known = {word for phrases in lines.values() for phrase in phrases for word in phrase}
        known |= {word for words in kinds.values() for word in words}
        known |= {word for words in same.values() for word in words.split()}
        known |= {word for words in (lexicon.links, lexicon.me) for word in map(_plainly, words)}
        telling, ordinary = map(_plainly, lexicon.telling), map(_plainly, lexicon.ordinary)
        self.speller = Speller(known, telling, ordinary, same)
        self._links = frozenset(map(_plainly, lexicon.links))
        self.trie = PhraseTrie(kinds, never_any=frozenset(map(_plainly, lexicon.me)))
        for section, phrases in lines.items():
            for phrase in {tuple(self._read(one)) for one in phrases}:
                self.trie.add(section, phrase)

    def _read(self, phrase: Phrase) -> Iterator[str]:
        """A phrase in the words that texts are read in."""
        run: list[str] = []
        for word in phrase:
            if word in (ANY, NUMBER) or word[0] == KIND:
                yield from self.speller.read(" ".join(run))[0]
                yield word
                run = []
            else:
                run.append(word)
        yield from self.speller.read(" ".join(run))[0]

    def negated(self, at: int, words: list[str], starts: list[bool], ended: set[int]) -> bool:
        """Whether what starts at `at` has a "not" before it, with nothing but links between."""
        for place in range(at, max(at - LINKS, 0) - 1, -1):
            if starts[place]:
                break
            if place in ended:
                return True
            if place == 0 or words[place - 1] not in self._links:
                break
        return False


def _plainly(text: str) -> str:
    return " ".join(plain(text).split())


def _phrases(line: str) -> Iterator[Phrase]:
    return spelled_out(_plainly(line.replace("-", " ")))


@lru_cache(maxsize=32)
def _ready(lexicon: Lexicon) -> _Phrases:
    return _Phrases(lexicon)


def screen(text: str, lexicon: Lexicon) -> Tier | None:
    """What the text says, or None. Linear in its length.

    The longest phrases take their words first, an idiom before others as long. An idiom stands within a
    clause and leaves nothing of its words; any other phrase hides only what is within it ("want to die" in
    "he wants to die").
    """
    phrases = lexicon.ready
    words, starts = phrases.speller.read(text)
    found = phrases.trie.matches(words, starts)
    counted = sorted((one for one in found if one.section not in BESIDES), key=_order)
    if not counted:
        return None
    laughing, past = (_around(found, *kind) for kind in (("laughing", BESIDE), ("past", BEFORE)))
    negations = [f for f in found if f.section == "negated"]
    negating, ended = {f.start for f in negations}, {f.end for f in negations}
    taken: dict[int, int] = {}  # the place of a word → the number of the phrase that has it
    harmless: set[int] = set()
    tiers: set[Tier | None] = set()
    for number, one in enumerate(counted):
        place = range(one.start, one.end)
        if one.section == "idioms":
            if taken.keys().isdisjoint(place) and not any(starts[one.start + 1 : one.end]):
                harmless.update(place)
            continue
        within = one.start in taken and taken[one.start] == taken.get(one.end - 1)
        if within or not harmless.isdisjoint(place):
            continue
        for at in place:
            taken.setdefault(at, number)
        negated = one.start not in negating and phrases.negated(one.start, words, starts, ended)
        tiers.add(_tier(one.section, negated, not laughing.isdisjoint(place), not past.isdisjoint(place)))
    return gravest(tiers)


def _order(one: Match) -> tuple[int, int, int]:
    return -one.weight, SECTIONS.index(one.section), one.end - one.start


def _around(found: list[Match], section: str, reach: int) -> set[int]:
    """The places of the words that have something of a section beside them."""
    spans = (range(f.start - reach, f.end + reach) for f in found if f.section == section)
    return {at for span in spans for at in span}


def _tier(section: str, negated: bool, laughing: bool, past: bool) -> Tier | None:
    """What a phrase says. A "not" that nobody asked for is worth the question all the same."""
    match section:
        case "explicit":
            return Tier.unclear if negated or laughing or past else Tier.explicit
        case "others":
            return Tier.other
        case "unclear":
            return None if negated else Tier.unclear
        case "threats":
            return None if negated else Tier.threat
    return None
