"""Text → the words a lexicon knows, however they were spelled.

Whoever writes about dying may misspell it, or hide it from a filter on purpose: "kiiill", "su1cide",
"k i l l", "killmyself", "k*ll", "sui cide". Each such word is led back to one that the lexicon knows, and
left alone where it can't be. All of it in time that grows with the length of the text: a word is looked up,
never compared with every other.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

NUMBER = "#"
"""What every number is read as."""

SLIP_FROM = 5
"""Letters from which a word may have one slip: with four, too many ordinary words are one slip apart."""

GLUED = range(6, 41)
"""Letters of a word that may be several without their spaces."""

LONGEST = 14
"""Letters of a lexicon's word that is looked for inside another."""

PIECES = 3
"""Pieces that a word may have come in: "sui ci de"; from as many single letters on, they are one word."""

APART, END = "\n,;", ""
"""Signs that part words written letter by letter, and the end of a text: no token is empty."""

_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"'})
_ALIKE = str.maketrans("авеіјкмнорстухѕԁһɡαεικνορτυχωıłø", "abeijkmhopctyxsdhgaeikvoptuxwilo")
"""Letters of other alphabets that look like Latin ones. Lexicons are read with it too: nothing is lost."""

_AS_LETTER = ("013457!@$|", "oieastiasi"), ("013457!@$|", "oleastlasl")
"""Signs that stand for letters; 1 and ! are an i or an l."""

_LETTERS_AS = tuple(str.maketrans(*table) for table in _AS_LETTER)
_EITHER = frozenset("1!|")
_PHRASES = dict.fromkeys((0xFDFA, 0xFDFB), " ")
"""Signs that stand for a phrase each: taken apart, a text of them would be eighteen times as long."""

_TWICE = re.compile(r"([^\W\d])\1+")
_LETTER = itemgetter(1)  # as "\1" says it, which goes through Python for each text
_TOKEN = re.compile(r"[$@]?[^\W_]+(?:[!*@$|]+[^\W_]+|\*{2,})*|[.!?;:,()\n…–—]+")
_PART = re.compile(r"\d+|[^\W\d_]+")

Read = tuple[list[str], list[bool]]
"""The words, and for each whether a clause starts with it."""


def normalised(text: str) -> str:
    """Lower case, no accents, no punctuation, nothing invisible, no letter twice in a row ("kiiill")."""
    text = _decomposed(text)
    text = "".join(c for c in text if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    text = re.sub(r"([^\W\d])\1+", r"\1", text)
    return " ".join(re.sub(r"[^\w']+", " ", text.replace("'", "")).split())


def plain(text: str) -> str:
    """As `normalised`, but with its punctuation, and in one alphabet."""
    text = text.casefold()
    if not text.isascii():
        text = _decomposed(text)
        unseen = (c for c in set(text) if unicodedata.combining(c) or unicodedata.category(c) == "Cf")
        text = text.translate(dict.fromkeys(map(ord, unseen))).translate(_ALIKE)
    return _once(text.replace("'", "").replace("`", ""))


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text.translate(_PHRASES)).casefold().translate(_SAME)


def _once(text: str) -> str:
    return _TWICE.sub(_LETTER, text)


class Speller:
    """Knows the words of a lexicon, each as `plain`.

    telling: those that are also found with a slip, and in several words written as one; ordinary: what is no
    slip of them. same: what is written → what it is read as.
    """

    def __init__(
        self, words: Iterable[str], telling: Iterable[str], ordinary: Iterable[str], same: Mapping[str, str]
    ) -> None:
        every = {*words, *(word for said in same for word in said.split())}
        self._known = frozenset(filter(str.isalpha, every))
        self._lengths = {
            first: sorted({len(word) for word in self._known if word[0] == first}, reverse=True)
            for first in {word[0] for word in self._known}
        }
        self._telling, self._ordinary = frozenset(telling), frozenset(ordinary)
        self._any_telling = re.compile("|".join(map(re.escape, sorted(self._telling))) or "(?!)")
        self._starred: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._telling, key=len, reverse=True):
            self._starred[word[0]].append(word)
        self._cut: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._telling):  # so that a slip is read alike in every process
            if len(word) >= SLIP_FROM:
                for cut in set(_cuts(word)):
                    self._cut[cut].append(word)
        self._same: defaultdict[str, list[tuple[list[str], list[str]]]] = defaultdict(list)
        for said, meant in sorted(same.items(), key=lambda pair: -len(pair[0].split())):
            first, *rest = said.split()
            self._same[first].append((rest, meant.split()))
        self._signs = {ord(sign): f" {meant} " for sign, meant in same.items() if len(sign) == 1}
        self._signs = {sign: meant for sign, meant in self._signs.items() if not chr(sign).isalnum()}

    def read(self, text: str) -> Read:
        """The words of a text."""
        tokens = _TOKEN.findall(plain(text.translate(self._signs)))
        words: list[str] = []
        starts: list[bool] = []
        seen: dict[str, list[str]] = {}
        known, start = self._known, True
        for token in self._joined(tokens):
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
        return self._meant(words, starts)

    def _joined(self, tokens: list[str]) -> list[str]:
        """The tokens, with the pieces of a word put together."""
        known, at, whole_ones = self._known, 0, []
        tokens = self._letters_joined(tokens)
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
            whole_ones.append(token)
            at += 1
        return whole_ones

    def _letters_joined(self, tokens: list[str]) -> list[str]:
        """The tokens, with the known words that are written letter by letter."""
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
                joined += self._inside(_once(spelled)) if len(spelled) >= PIECES else letters
                letters = []
            if token != END:
                joined.append(token)
        return joined

    def _inside(self, letters: str) -> Iterator[str]:
        """The known words in a row of letters; what is between them is left out."""
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
            return self._signs_read(token)
        if token in self._ordinary:
            return [token]
        slip = self._slipped(token)
        if slip is not None:
            return [slip]
        return (len(token) in GLUED and self._unglued(token)) or [token]

    def _signs_read(self, token: str) -> list[str]:
        """A word with signs in it: signs for letters, stars for hidden ones, or several words after all."""
        parts = _PART.findall(token)
        if not token[0].isdigit() or len(parts) > 1:
            for table in _LETTERS_AS[: 1 if _EITHER.isdisjoint(token) else 2]:
                word = _once(token.translate(table))
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
        """The longest word of which these may be the letters that are not hidden, else the token."""
        first, last = token.split("*", 1)[0], token.rsplit("*", 1)[1]
        alike = (
            word for word in self._starred.get(token[0], ()) if len(first + last) < len(word) <= len(token)
        )
        return next((word for word in alike if word.startswith(first) and word.endswith(last)), token)

    def _slipped(self, word: str) -> str | None:
        """The known word that this is, but for one letter: left out, put in, another, or misplaced."""
        if not SLIP_FROM - 1 <= len(word) <= LONGEST or word in self._ordinary:
            return None
        cuts = _cuts(word)
        if self._cut.keys().isdisjoint(cuts):
            return None
        for cut in cuts:
            for known in self._cut.get(cut, ()):
                if _one_slip(word, known):
                    return known
        return None

    def _unglued(self, token: str) -> list[str]:
        """The known words that this is without its spaces; [] if it isn't, or if none of them is telling.

        A letter that ends one and starts the next was made one by `plain`: "wantodie".
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

    def _meant(self, words: list[str], starts: list[bool]) -> Read:
        """What is said in other words put in the lexicon's: "do not" is "dont"."""
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
    """The word, and the word without each of its letters."""
    return [word, *[word[:at] + word[at + 1 :] for at in range(len(word))]]


def _one_slip(word: str, known: str) -> bool:
    """Whether they are one slip apart and start alike: "filing" is no "kiling"."""
    if word[0] != known[0] and word[:2] != known[1::-1]:
        return False
    at = next((at for at, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), None)
    if at is None:
        return abs(len(word) - len(known)) <= 1
    rest, other = word[at:], known[at:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]
