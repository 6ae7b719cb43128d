"""Find out what a text is about: by phrases, word by word, with slips of the finger forgiven by rapidfuzz."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.coach.routing import DEEDS, NEWS
from bot.language.understanding.phrases.phrase_trie import ANY, Match, Phrase, PhraseTrie, spelled_out
from bot.language.understanding.phrases.spelling import normalised
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("phrases/phrases")

SAME_WORD = 0.8
"""The share of a word's letters that must be right; two letters that changed places are one slip. So a word
of five letters may have one slip, of ten two, and of four none: "from" and "form" are both words. Whole
phrases are not compared as one string (token_set_ratio and the like), to which "got the offer" is nearly
"not the offer". Our own choice, see its test."""

LOOKED_AT = 500
"""How many characters of a text are looked at: people say their news early, and a letter that they paste says
it after its thanks."""

REACH = 3
"""The most words between an "if" and the news that it undoes. A "not" must stand right before what it undoes:
people leave out the comma of "I can't sleep, I got rejected". Our own choice, see its test."""

SPECIAL = ("same", "skip", "negated", "unsure", "none")
"""Sections that are not aims: words that mean another word, words that mean nothing here, phrases that undo
a deed, phrases that undo news, and phrases that look like those of an aim and are not."""

UNDOING = ("negated", "unsure")

_CLAUSE = re.compile(r"[.,;:!?()\[\]\n…]+|\s[-–—]+\s|[–—]")


LEGAL = frozenset(map(normalised, _TABLE.words("legal")))
"""Parts of a company's name that people leave out."""

SAINT = frozenset(map(normalised, _TABLE.words("saint")))
"""First words of a name that people leave out, and spell either way: "brigids" for "St Brigid's"."""

FEWEST_OF_A_PLURAL = 4
"""Least letters of a name to which people add an "s", or from which they drop one: "tescos"."""

ALSO_WORDS = frozenset(map(normalised, _TABLE.words("also_words")))
"""Ordinary words that are also companies' names, and first words that many names share: such a word counts
as a name after "from", "at" and the like, before "one" and the like, or with a capital inside a sentence."""

BEHIND_NAMES = _TABLE.words("behind_names")
"""Words at the end of a text that stand behind the name of a company: "the boots one"."""

BEFORE_NAMES = _TABLE.words("before_names")

STRONG = 5
"""Least letters for the start of a name to stand for it, and for a name to have a slip. Our own choice."""

_POSSESSIVE = re.compile(r"['’]s\b")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class _Occurrence(NamedTuple):
    """Hold a phrase found in a text. clause: the index of its clause."""

    clause: int
    phrase: Match


class Phrases:
    """Hold the phrases of a language, ready to be looked for. A slash separates alternative words."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        self._meaning = {normalised(words): "" for words in phrases.get("skip", ())}
        for line in phrases.get("same", ()):
            word, _, others = line.partition("=")
            self._meaning |= {normalised(other): normalised(word) for other in others.split(",")}
        longest_first = sorted(filter(None, self._meaning), key=len, reverse=True)
        self._synonyms = re.compile(rf"\b(?:{'|'.join(longest_first) or '(?!)'})\b")

        words = {word for known in self._meaning for word in known.split()}
        self.ranks = {section: rank for rank, section in enumerate(phrases)}
        self._trie = PhraseTrie()
        for section, lines in phrases.items():
            if section in ("same", "skip"):
                continue
            for phrase in dict.fromkeys(p for line in lines for p in self._spelled_out(line)):
                self._trie.add(section, phrase)
            words |= {w for line in lines for w in normalised(line.replace("/", " ")).split()}
        self._words = words
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words):
            self._by_letter[word[0]].append(word)

    def _spelled_out(self, line: str) -> Iterator[Phrase]:
        for choice in spelled_out(line):
            parts = (self._canonical(normalised(part)) for part in " ".join(choice).split(ANY))
            phrase = tuple(f" {ANY} ".join(parts).split())
            if phrase:
                yield phrase

    def _canonical(self, words: str) -> str:
        return self._synonyms.sub(lambda match: self._meaning[match.group()], words)

    def _corrected(self, word: str) -> str:
        if word in self._words or not word.isalpha():
            return word
        alike = self._by_letter.get(word[0], ())
        best = process.extractOne(word, alike, scorer=OSA.normalized_similarity, score_cutoff=SAME_WORD)
        return best[0] if best is not None else word

    def read(self, text: str) -> list[list[str]]:
        """Split a text into clauses, and replace their words by words that the phrases know, if any fit."""
        clauses = (normalised(clause).split() for clause in _CLAUSE.split(text))
        read = (self._canonical(" ".join(map(self._corrected, clause))).split() for clause in clauses)
        return [clause for clause in read if clause]

    def found(self, clauses: list[list[str]]) -> Iterator[_Occurrence]:
        """Find every phrase. A single word counts only alone in a text; as news, alone in a clause."""
        alone = sum(map(len, clauses)) == 1
        for number, words in enumerate(clauses):
            for phrase in self._trie.matches(words, [False] * len(words)):
                single = len(words) == 1 and (alone or phrase.section in NEWS)
                if phrase.weight > 1 or single or phrase.section in SPECIAL:
                    yield _Occurrence(number, phrase)


def ready(phrases: Mapping[str, Sequence[str]]) -> Phrases:
    """Prepare a language's lists, by section, for comparison with texts. Keep the result if you ask often."""
    return _ready(tuple((section, tuple(lines)) for section, lines in phrases.items()))


@lru_cache(maxsize=16)
def _ready(phrases: tuple[tuple[str, tuple[str, ...]], ...]) -> Phrases:
    return Phrases(dict(phrases))


def aim_of(text: str, phrases: Phrases) -> str | None:
    """Return the section that a text belongs to; None if there is none, or if it is a no and a yes at once.

    The longest phrases take their words first, so that "not an offer" leaves no "offer" behind. Of the
    sections that are found, the one that stands first in the file counts.
    """
    ranks = phrases.ranks
    occurrences = list(phrases.found(phrases.read(text[:LOOKED_AT])))
    undoing = [each for each in occurrences if each.phrase.section in UNDOING]
    counted: list[_Occurrence] = []
    taken: set[tuple[int, int]] = set()
    for each in sorted(occurrences, key=lambda occurrence: _order(occurrence.phrase, ranks)):
        words = {(each.clause, at) for at in range(each.phrase.start, each.phrase.end)}
        if each.phrase.section not in UNDOING and taken.isdisjoint(words):
            taken |= words
            counted.append(each)
    counted = [each for each in counted if not any(_undoes(other, each) for other in undoing)]
    sections = {each.phrase.section for each in counted} - {"none"}
    if {"no", "yes"} <= sections:
        return None
    return min(sections, key=ranks.__getitem__, default=None)


def _order(phrase: Match, ranks: Mapping[str, int]) -> tuple[int, int, int]:
    return -phrase.weight, phrase.end - phrase.start, ranks[phrase.section]


def _undoes(undoing: _Occurrence, other: _Occurrence) -> bool:
    sections, reach = (DEEDS, 0) if undoing.phrase.section == "negated" else (NEWS, REACH)
    near = undoing.clause == other.clause and 0 <= other.phrase.start - undoing.phrase.end <= reach
    return near and other.phrase.section in sections


def mentioned(text: str, names: Sequence[str]) -> tuple[int, ...]:
    """Return the indexes of the names (companies, roles) that a text mentions, the surest first; () if none.

    A name counts as a whole, however its words are spaced, or by its start ("goldman", "st thomas"). A name
    that is part of a longer name mentioned at the same place doesn't count. A name without a letter (emoji)
    has to stand in the text as it is.
    """
    typed = [_POSSESSIVE.sub("", word) for word in _WORD.findall(text[:LOOKED_AT])]
    read = [(normalised(word).replace(" ", ""), word) for word in typed]
    words, typed = [word for word, _ in read if word], [as_typed for word, as_typed in read if word]
    mentions: list[tuple[float, int, frozenset[int]]] = []  # how sure of 100, index of the name, its words
    for index, name in enumerate(names):
        cores = _cores(name)
        if not cores:
            symbols = name.strip()
            if any(unicodedata.category(c) == "So" for c in symbols) and symbols in text[:LOOKED_AT]:
                mentions.append((100.0, index, frozenset()))
            continue
        places = (place for core in cores for place in _places(core, words, typed))
        best = max(places, key=lambda place: (place[0], len(place[1])), default=None)
        if best is not None:
            mentions.append((best[0], index, best[1]))
    longest = [each for each in mentions if not any(each[2] < other[2] for other in mentions)]
    return tuple(
        index for _, index, _ in sorted(longest, key=lambda each: (-each[0], -len(each[2]), each[1]))
    )


def _core(name: str) -> tuple[str, ...]:
    """Return the words of a name that people type."""
    words = [normalised(word).replace(" ", "") for word in _WORD.findall(_POSSESSIVE.sub("", name))]
    return tuple(word for word in words if word not in LEGAL) or tuple(words)


def _cores(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways in which people type a name: its words, a "Saint" spelled either way or left out."""
    core = _core(name)
    if len(core) < 2 or core[0] not in SAINT:
        return (core,) if core else ()
    rest = core[1:]
    bare = (rest,) if len("".join(rest)) >= STRONG else ()
    return (*((saint, *rest) for saint in sorted(SAINT)), *bare)


def _places(
    core: tuple[str, ...], words: list[str], typed: list[str]
) -> Iterator[tuple[float, frozenset[int]]]:
    """Find where in the words a name may be, each place with how sure that is, of 100."""
    for length in range(1, len(core) + 1):
        start_of_name, whole = "".join(core[:length]), length == len(core)
        if not whole and (len(start_of_name) < STRONG or start_of_name in SAINT):
            continue
        for size in {1, max(1, length - 1), length, length + 1}:
            for start in range(len(words) - size + 1):
                sure = _alike(start_of_name, "".join(words[start : start + size]))
                if sure and (size > 1 or _is_a_name(start, words, typed)):
                    yield sure if whole else sure / 2, frozenset(range(start, start + size))


def _alike(name: str, word: str) -> float:
    if name == word or (name not in ALSO_WORDS and word not in ALSO_WORDS and _is_plural(name, word)):
        return 100.0
    if len(name) < STRONG or name in ALSO_WORDS or name[0] != word[0]:
        return 0.0
    return 100 * OSA.normalized_similarity(name, word, score_cutoff=SAME_WORD)


def _is_plural(name: str, word: str) -> bool:
    """Tell whether two words are the same but for an "s" at the end of one of them."""
    shorter, longer = sorted((name, word), key=len)
    return len(shorter) >= FEWEST_OF_A_PLURAL and longer == f"{shorter}s"


def _is_a_name(at: int, words: list[str], typed: list[str]) -> bool:
    if words[at] not in ALSO_WORDS:
        return True
    capital = at > 0 and typed[at][0].isupper() and not all(word[0].isupper() for word in typed)
    last = at + 1 == len(words)
    behind = at + 2 == len(words) and words[at + 1] in BEHIND_NAMES
    return capital or behind or (last and at > 0 and words[at - 1] in BEFORE_NAMES)
