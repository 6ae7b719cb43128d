"""Turn a text into the words that a lexicon knows, however they are spelled.

People who write about dying may misspell a word, or hide it from a filter on purpose: "kiiill", "su1cide",
"k i l l", "killmyself", "k*ll", "sui cide". Each such word is replaced by the one that the lexicon knows, and
left alone if there is none. The time is linear in the length of the text: a word is looked up, never compared
with every other.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

NUMBER = "#"
"""The word that stands for every number."""

SLIP_FROM = 5
"""Least letters of a word with a slip in it: of four letters, too many ordinary words are one slip apart."""

GLUED = range(6, 41)
"""Lengths, in letters, of a word that may be several words without their spaces."""

LONGEST = 14
"""The most letters of a word that is put together from pieces, has a slip in it, or has hidden letters."""

PIECES = 3
"""The most pieces of a word that was split ("sui ci de"); the fewest single letters that make up a word."""

APART, END = "\n,;", ""
"""Signs that separate words written letter by letter; and the end of a text, which no other token equals."""

_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"'})
_ALIKE = str.maketrans("авеіјкмнорстухѕԁһɡαεικνορτυχωıłø", "abeijkmhopctyxsdhgaeikvoptuxwilo")
"""Letters of other alphabets that look like Latin ones. Lexicons are translated too, so they match."""

_AS_LETTER = ("013457!@$|", "oieastiasi"), ("013457!@$|", "oleastlasl")
"""Signs that stand for letters; 1, ! and | stand for an i or an l."""

_LETTERS_AS = tuple(str.maketrans(*table) for table in _AS_LETTER)
_EITHER = frozenset("1!|")
_PHRASES = dict.fromkeys((0xFDFA, 0xFDFB), " ")
"""Signs that each stand for a whole phrase: decomposed, a text of them would be eighteen times as long."""

_TWICE = re.compile(r"([^\W\d])\1+")
_LETTER = itemgetter(1)  # does what "\1" does, without Python's template parsing for each text
_TOKEN = re.compile(r"[$@]?[^\W_]+(?:[!*@$|]+[^\W_]+|\*{2,})*|[.!?;:,()\n…–—]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PART = re.compile(r"\d+|[^\W\d_]+")

Read = tuple[list[str], list[bool]]
"""The words that were read, and for each of them whether a clause starts with it."""


def normalised(text: str) -> str:
    """Return a text in lower case, without accents, punctuation, invisible signs and repeated letters."""
    text = _decomposed(text)
    text = "".join(c for c in text if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    text = re.sub(r"([^\W\d])\1+", r"\1", text)
    return " ".join(re.sub(r"[^\w']+", " ", text.replace("'", "")).split())


def plain(text: str) -> str:
    """Return a text as `normalised` does, but with its punctuation, and in one alphabet."""
    text = text.casefold()
    if not text.isascii():
        text = _decomposed(text)
        invisible = (c for c in set(text) if unicodedata.combining(c) or unicodedata.category(c) == "Cf")
        text = text.translate(dict.fromkeys(map(ord, invisible))).translate(_ALIKE)
    return _without_repeats(text.replace("'", "").replace("`", ""))


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text.translate(_PHRASES)).casefold().translate(_SAME)


def _without_repeats(text: str) -> str:
    return _TWICE.sub(_LETTER, text)


class Speller:
    """A speller reads texts as the words of a lexicon, each in the form that `plain` gives.

    telling: words that are also found with a slip, and among words written as one; ordinary: words that are
    no slip of those. same: for each way of writing, the words that it is read as.
    """

    def __init__(
        self, words: Iterable[str], telling: Iterable[str], ordinary: Iterable[str], same: Mapping[str, str]
    ) -> None:
        every = {*words, *(word for written in same for word in written.split())}
        # Years are known beside words: "in 2019" is not "in 10 minutes".
        self._known = frozenset(word for word in every if word.isalpha() or _YEAR.fullmatch(word))
        self._lengths = {
            first: sorted({len(word) for word in self._known if word[0] == first}, reverse=True)
            for first in {word[0] for word in self._known}
        }
        self._telling, self._ordinary = frozenset(telling), frozenset(ordinary)
        self._any_telling = re.compile("|".join(map(re.escape, sorted(self._telling))) or "(?!)")
        self._starred: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._telling, key=len, reverse=True):
            self._starred[word[0]].append(word)
        self._by_cut: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._telling):  # sorted, so that every process reads a slip alike
            if len(word) >= SLIP_FROM:
                for cut in set(_cuts(word)):
                    self._by_cut[cut].append(word)
        self._same: defaultdict[str, list[tuple[list[str], list[str]]]] = defaultdict(list)
        for written, meant in sorted(same.items(), key=lambda pair: -len(pair[0].split())):
            first, *rest = written.split()
            self._same[first].append((rest, meant.split()))
        self._signs = {ord(sign): f" {meant} " for sign, meant in same.items() if len(sign) == 1}
        self._signs = {sign: meant for sign, meant in self._signs.items() if not chr(sign).isalnum()}

    def read(self, text: str) -> Read:
        """Read the words of a text."""
        tokens = _TOKEN.findall(plain(text.translate(self._signs)))
        words: list[str] = []
        starts: list[bool] = []
        seen: dict[str, list[str]] = {}
        known, start = self._known, True
        for token in self._join(tokens):
            if not token[-1].isalnum() and token[-1] != "*":
                start = True
                continue
            if token in known:
                words.append(token)
                starts.append(start)
            else:
                if token not in seen:
                    seen[token] = self._resolved(token)
                read = seen[token]
                words += read
                starts += [start, *[False] * (len(read) - 1)][: len(read)]
            start = False
        return self._canonical(words, starts)

    def _join(self, tokens: list[str]) -> list[str]:
        """Put the pieces of known words together."""
        known, at, joined = self._known, 0, []
        tokens = self._join_letters(tokens)
        while at < len(tokens):
            token = whole = tokens[at]
            if token.isalpha() and not known.issuperset(tokens[at : at + PIECES]):
                for end in range(at + 1, min(at + PIECES, len(tokens))):
                    whole += tokens[end][whole[-1] == tokens[end][0] :]
                    if len(whole) > LONGEST or not tokens[end].isalpha():
                        break
                    if whole in known and not known.issuperset(tokens[at : end + 1]):
                        at, token = end, whole
                        break
            joined.append(token)
            at += 1
        return joined

    def _join_letters(self, tokens: list[str]) -> list[str]:
        """Put together known words that are written letter by letter."""
        if list(map(len, tokens)).count(1) < PIECES:
            return tokens
        joined: list[str] = []
        letters: list[str] = []
        for token in [*tokens, END]:
            if len(token) == 1 and token not in APART and not token.isdigit():
                letters.append(token)
                continue
            if letters:
                spelled = "".join(filter(str.isalpha, letters))
                joined += self._inside(_without_repeats(spelled)) if len(spelled) >= PIECES else letters
                letters = []
            if token != END:
                joined.append(token)
        return joined

    def _inside(self, letters: str) -> Iterator[str]:
        """Find the known words in a row of letters, and leave out the letters between them."""
        at = 0
        while at < len(letters):
            for length in self._lengths.get(letters[at], ()):
                word = letters[at : at + length]
                if word in self._known:
                    yield word
                    at += length
                    break
            else:
                at += 1

    def _resolved(self, token: str) -> list[str]:
        if token.isdecimal():
            return [NUMBER]
        if not token.isalpha():
            return self._read_signs(token)
        if token in self._ordinary:
            return [token]
        slip = self._slipped(token)
        if slip is not None:
            return [slip]
        return (len(token) in GLUED and self._unglued(token)) or [token]

    def _read_signs(self, token: str) -> list[str]:
        """Read a token with signs in it: for letters, for hidden letters (stars), or between words."""
        parts = _PART.findall(token)
        if not token[0].isdigit() or len(parts) > 1:
            for table in _LETTERS_AS[: 1 if _EITHER.isdisjoint(token) else 2]:
                word = _without_repeats(token.translate(table))
                if word in self._known:
                    return [word]
                slip = self._slipped(word)
                if slip is not None:
                    return [slip]
            if "*" in token and len(token) <= LONGEST:
                return [self._uncovered(token)]
        if parts == [token]:
            return parts
        return [word for part in parts for word in ([part] if part in self._known else self._resolved(part))]

    def _uncovered(self, token: str) -> str:
        """Find the longest telling word that starts and ends as the token does, else return the token."""
        first, last = token.split("*", 1)[0], token.rsplit("*", 1)[1]
        candidates = (
            word for word in self._starred.get(token[0], ()) if len(first + last) < len(word) <= len(token)
        )
        return next((word for word in candidates if word.startswith(first) and word.endswith(last)), token)

    def _slipped(self, word: str) -> str | None:
        """Find the telling word that this is with one letter left out, put in, changed or misplaced."""
        if not SLIP_FROM - 1 <= len(word) <= LONGEST or word in self._ordinary:
            return None
        cuts = _cuts(word)
        if self._by_cut.keys().isdisjoint(cuts):
            return None
        for cut in cuts:
            for known in self._by_cut.get(cut, ()):
                if _one_slip(word, known):
                    return known
        return None

    def _unglued(self, token: str) -> list[str]:
        """Split a token into known words; [] if it can't be, or if none of them is telling.

        A letter that ends one word and starts the next is there once, since `plain` merges them: "wantodie".
        """
        if self._any_telling.search(token) is None:
            return []
        reached: dict[int, list[str]] = {0: []}
        for at in range(len(token)):
            if at not in reached:
                continue
            for begin in (at, at - 1) if at else (0,):
                for length in self._lengths.get(token[begin], ()):
                    end = begin + length
                    if end > at and end not in reached and token[begin:end] in self._known:
                        reached[end] = [*reached[at], token[begin:end]]
        words = reached.get(len(token), [])
        return [] if self._telling.isdisjoint(words) else words

    def _canonical(self, words: list[str], starts: list[bool]) -> Read:
        """Replace other ways of writing by the lexicon's words: "do not" by "dont"."""
        if self._same.keys().isdisjoint(words):
            return words, starts
        meant: list[str] = []
        begins: list[bool] = []
        at, start = 0, False
        while at < len(words):
            word, start, step = words[at], start or starts[at], 1
            new = [word]
            for rest, others in self._same.get(word, ()):
                if words[at + 1 : at + 1 + len(rest)] == rest:
                    new, step = others, 1 + len(rest)
                    break
            if new:
                meant += new
                begins += [start, *[False] * (len(new) - 1)]
                start = False
            at += step
        return meant, begins


def _cuts(word: str) -> list[str]:
    """Return the word, and the word without each of its letters."""
    return [word, *[word[:at] + word[at + 1 :] for at in range(len(word))]]


def _one_slip(word: str, known: str) -> bool:
    """Tell whether two words are one slip apart and start alike: "filing" is no slip of "kiling"."""
    if word[0] != known[0] and word[:2] != known[1::-1]:
        return False
    at = next((at for at, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), None)
    if at is None:
        return abs(len(word) - len(known)) <= 1
    rest, other = word[at:], known[at:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]
