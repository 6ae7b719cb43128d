"""Screen every typed text for danger, before anything else looks at it.

It knows phrases, and a few things that change what a phrase says: a "not" before it, laughter beside it,
years that have passed. It does not judge, and it does not counsel. A miss costs more than a false alarm, so
a doubtful text leads to a question. The phrases are content, one file a language; this module only searches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from bot.coach.safety import Tier, gravest
from bot.language.understanding.phrases.phrase_trie import ANY, KIND, Match, Phrase, PhraseTrie, spelled_out
from bot.language.understanding.phrases.spelling import NUMBER, Speller, plain

BESIDE, BEFORE, LINKS = 3, 8, 6
"""The most words from a phrase to laughter, to a time in the past, and to a "not". Our own choice."""

MOSTLY = 0.5
"""The share of a text's words that idioms have to make up for it to say nothing else. Our own choice."""

MEANT = ("idioms", "denied", "bereaved")
"""Sections of phrases that are no danger: what nobody means, what is denied unasked, and who has died."""

BESIDES = ("laughing", "past", "negated", "reported", "still", "now")
SECTIONS = (*MEANT, "threats", "explicit", "tried", "others", "doubted", "unclear", "weary", *BESIDES)
"""Of equally long phrases over the same words, the one whose section stands first here takes the words."""


class Why(Enum):
    """Say why the words of a text are less than they sound."""

    idiom = "idiom"  # most of them are what nobody means
    denied = "denied"  # they deny it, though nobody has asked
    over = "over"  # it is somebody else's, and over: a death, or years ago
    softened = "softened"  # laughed at or denied, and so asked about
    beside = "beside"  # an idiom stands there, of whatever length


class Seen(NamedTuple):
    """Hold the gravest tier of a text, and why its words are less than they sound."""

    tier: Tier | None
    why: frozenset[Why] = frozenset()


@dataclass(frozen=True)
class Lexicon:
    """Hold the phrases to look for in one language, as people write them.

    idioms: phrases that nobody means literally. denied: that say unasked that nothing is meant. bereaved:
    that tell of a death. doubted: that deny, and are unclear.
    tried: of what somebody else did, which may be over.
    weary: phrases that are unclear in a text that says more.
    laughing, past: phrases that make an explicit one near them unclear. still, now: that say it is not past.
    negated: phrases that deny what follows them at once, or with only `links` between. reported: phrases with
    which in the same places it is somebody else's.
    me: words that `*` never stands for. kinds: for each name, the words that `@name` stands for.
    same: for each word, what else people write for it. skip: words that say nothing.
    telling: words that are also found misspelled or glued to others; ordinary: words that look like those.
    """

    idioms: tuple[str, ...] = ()
    explicit: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()
    bereaved: tuple[str, ...] = ()
    weary: tuple[str, ...] = ()
    threats: tuple[str, ...] = ()
    laughing: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    still: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    me: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()
    kinds: tuple[tuple[str, tuple[str, ...]], ...] = ()
    same: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Lexicon:
        """Build a lexicon from the data of its file: lists of phrases, and two tables of lists."""
        fields: dict[str, Any] = {name: tuple(lines) for name, lines in data.items()}
        for name in ("kinds", "same"):
            fields[name] = tuple((word, tuple(words)) for word, words in data.get(name, {}).items())
        return cls(**fields)

    @cached_property
    def ready(self) -> _Phrases:
        """Return the phrases, ready to compare. Kept here: a look-up by all its lines takes a while."""
        return _ready(self)


class _Phrases:
    """Compare texts with a lexicon. A slash in its lines separates alternative words."""

    def __init__(self, lexicon: Lexicon) -> None:
        same = {
            _normalised(written): _normalised(word) for word, variants in lexicon.same for written in variants
        }
        same |= {_normalised(word): "" for word in lexicon.skip}
        kinds = {name: tuple(map(_normalised, words)) for name, words in lexicon.kinds}
        lines = {name: [p for line in getattr(lexicon, name) for p in _phrases(line)] for name in SECTIONS}
        known = {word for phrases in lines.values() for phrase in phrases for word in phrase}
        known |= {word for words in kinds.values() for word in words}
        known |= {word for words in same.values() for word in words.split()}
        known |= {word for words in (lexicon.links, lexicon.me) for word in map(_normalised, words)}
        telling, ordinary = map(_normalised, lexicon.telling), map(_normalised, lexicon.ordinary)
        self.speller = Speller(known, telling, ordinary, same)
        self._links = frozenset(map(_normalised, lexicon.links))
        self._of_me = frozenset(map(_normalised, lexicon.me)) | {"my"}
        self.trie = PhraseTrie(kinds, never_in_gap=frozenset(map(_normalised, lexicon.me)))
        for section, phrases in lines.items():
            for phrase in {tuple(self._read(written)) for written in phrases}:
                self.trie.add(section, phrase)

    def _read(self, phrase: Phrase) -> Iterator[str]:
        """Spell the words of a phrase as those of texts are spelled, so that they can be compared."""
        run: list[str] = []
        for word in phrase:
            if word in (ANY, NUMBER) or word[0] == KIND:
                yield from self.speller.read(" ".join(run))[0]
                yield word
                run = []
            else:
                run.append(word)
        yield from self.speller.read(" ".join(run))[0]

    def speaks_of_me(self, words: Iterable[str]) -> bool:
        """Tell whether one of these words is "I" or the like."""
        return not self._of_me.isdisjoint(words)

    def follows(self, at: int, words: list[str], starts: list[bool], ended: set[int]) -> bool:
        """Tell whether another phrase stands before the one that starts at `at`, with only links between.

        ended: the places where the phrases end that are looked for, such as "not".
        """
        for place in range(at, max(at - LINKS, 0) - 1, -1):
            if starts[place]:
                break
            if place in ended:
                return True
            if place == 0 or words[place - 1] not in self._links:
                break
        return False


def _normalised(text: str) -> str:
    return " ".join(plain(text).split())


def _phrases(line: str) -> Iterator[Phrase]:
    return spelled_out(_normalised(line.replace("-", " ")))


@lru_cache(maxsize=32)
def _ready(lexicon: Lexicon) -> _Phrases:
    return _Phrases(lexicon)


def screen(text: str, lexicon: Lexicon) -> Tier | None:
    """Return the gravest tier that the text says, or None, in time linear in its length."""
    return look(text, lexicon).tier


def look(text: str, lexicon: Lexicon) -> Seen:
    """Return the gravest tier that the text says, and why its words may be less than they sound.

    The longest phrases take their words first, an idiom before others of the same length. An idiom stands
    within one clause, and none of its words counts for another phrase; any other phrase hides only phrases
    that lie within it ("want to die" in "he wants to die").
    """
    phrases = lexicon.ready
    words, starts = phrases.speller.read(text)
    matches = phrases.trie.matches(words, starts)
    counted = sorted((match for match in matches if match.section not in BESIDES), key=_order)
    if not counted:
        return Seen(None)
    laughing, past = (_around(matches, *kind) for kind in (("laughing", BESIDE), ("past", BEFORE)))
    timely = {match.section for match in matches} & {"still", "now"}
    negating, ended = _edges(matches, "negated")
    _, told = _edges(matches, "reported")
    taken: dict[int, int] = {}  # for the place of a word, the number of the phrase that took it
    harmless: set[int] = set()
    tiers: set[Tier | None] = set()
    why: set[Why] = set()
    for number, match in enumerate(counted):
        places = range(match.start, match.end)
        section = "others" if "now" in timely and match.section == "bereaved" else match.section
        if section in MEANT:
            if taken.keys().isdisjoint(places) and not any(starts[match.start + 1 : match.end]):
                harmless.update(places)
                why |= _WHY.get(match.section, set())
            continue
        within = match.start in taken and taken[match.start] == taken.get(match.end - 1)
        if within or not harmless.isdisjoint(places):
            continue
        for at in places:
            taken.setdefault(at, number)
        section = "unclear" if section == "weary" and len(places) < len(words) else section
        if section in _OF_SOMEBODY and told and not phrases.speaks_of_me(words[match.start : match.end]):
            section = "others" if phrases.follows(match.start, words, starts, told) else section
        beside = Beside(
            negated=match.start not in negating and phrases.follows(match.start, words, starts, ended),
            laughing=not laughing.isdisjoint(places),
            past=not past.isdisjoint(places) and not (section == "tried" and timely),
        )
        tiers.add(_tier(section, beside))
        why |= _less(section, beside)
    if harmless:
        why.add(Why.idiom if len(harmless) >= MOSTLY * len(words) else Why.beside)
    return Seen(gravest(tiers), frozenset(why))


_WHY = {"denied": {Why.denied}, "bereaved": {Why.over}}

_OF_SOMEBODY = ("explicit", "unclear")
"""Sections whose phrases are somebody else's after "my sister says"."""


class Beside(NamedTuple):
    """Hold what stands beside a phrase."""

    negated: bool
    laughing: bool
    past: bool


def _edges(matches: list[Match], section: str) -> tuple[set[int], set[int]]:
    """Return where the phrases of a section start, and where they end."""
    found = [match for match in matches if match.section == section]
    return {match.start for match in found}, {match.end for match in found}


def _order(match: Match) -> tuple[int, int, int]:
    return -match.weight, SECTIONS.index(match.section), match.end - match.start


def _around(matches: list[Match], section: str, reach: int) -> set[int]:
    """Return the places of the words that have a phrase of a section within reach."""
    spans = (range(match.start - reach, match.end + reach) for match in matches if match.section == section)
    return {at for span in spans for at in span}


def _tier(section: str, beside: Beside) -> Tier | None:
    """Return the tier of a phrase. Someone who denies an explicit phrase unasked is asked all the same."""
    match section:
        case "explicit":
            return Tier.unclear if any(beside) else Tier.explicit
        case "tried":
            return None if beside.past else Tier.other
        case "others":
            return Tier.other
        case "doubted":
            return Tier.unclear
        case "unclear":
            return None if beside.negated else Tier.unclear
        case "weary":
            return Tier.weary
        case "threats":
            return None if beside.negated else Tier.threat
    return None


def _less(section: str, beside: Beside) -> set[Why]:
    """Return why a phrase is less than it sounds."""
    if section == "tried" and beside.past:
        return {Why.over}
    laughed_at = section in _OF_SOMEBODY and beside.laughing
    denied = section == "doubted" or (section == "explicit" and beside.negated)
    return {Why.softened} if laughed_at or denied else set()
