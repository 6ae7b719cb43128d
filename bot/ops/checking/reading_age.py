"""Compute how old a reader has to be: the Flesch-Kincaid grade, and the age at which that grade is reached.

Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas", Naval Technical Training
Command, Research Branch Report 8-75, 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59. A grade
is a year of an American school, whose first is begun at six and ends before seven: age = grade + 5.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from bot.ops.checking.prose import Prose
from bot.ops.checking.punctuation import typed_out

OLDEST = 12
"""The reading age that no message may exceed. Our own rule: people read it when they are tired."""

FEWEST_WORDS = 25
"""Words of which a message has to have as many: of fewer, one long word decides."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDS = re.compile(r"[.!?…]+[”’)]*(?:\s+|$)|\n+")
_QUOTED = re.compile(r"“[^”]*”")
_COMMAND = re.compile(r"/[a-z]+")
_GROUP = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?:[^laeiouy]e|[aeiouy]les?|(?:[^aeiouylcgsxzh]|th)es|[^aeiouytdl]ed|(?:l|[aeiouy])led)$"
    r"|(?<=[^aeiouy])e(?=(?:ly|ful|less|ment|ness)s?$)"
)
"""An e that is written and not spoken: role, asked, hopeful."""

_APART = re.compile(
    r"(?<![cgstx])i[ao](?![nu]\b)|(?<!fr)ie[rn]\w*$|[aeouy]ing$|[^aeiouy]yi|[^gq]ua[^iy]|sm$|oye|\Breo"
)
"""Where two vowels, or none, are spoken as a syllable of their own: easier, going."""

_NOT = re.compile(r"[^aeiouyr]n['’]t$")


def syllables(word: str, exceptions: Mapping[str, int]) -> int:
    """Count the syllables of an English word by its letters. exceptions: those that these don't tell."""
    small = word.casefold()
    if "-" in small:
        return sum(syllables(part, exceptions) for part in small.split("-"))
    small = small.removesuffix("'s").removesuffix("’s")
    if small in exceptions:
        return exceptions[small]
    count = len(_GROUP.findall(small)) + len(_APART.findall(small))
    count += bool(_NOT.search(small)) - bool(_SILENT.search(small))
    return max(count, 1)


def grade(text: str, exceptions: Mapping[str, int]) -> float:
    """Return the Flesch-Kincaid grade of a text that has words."""
    sentences = [one for one in _ENDS.split(text) if one and _WORD.search(one)]
    words = _WORD.findall(text)
    spoken = sum(syllables(word, exceptions) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59


def reading_age(text: str, typed: Collection[str], prose: Prose) -> Iterator[str]:
    """Yield a fault of a text that asks for an older reader. Names and quotes of the person are left out."""
    own = _COMMAND.sub("", _QUOTED.sub("", typed_out(text, typed, "")))
    if len(_WORD.findall(own)) < FEWEST_WORDS:
        return
    age = round(grade(own, prose.syllables) + 5, 1)
    if age > OLDEST:
        yield f"needs a reading age of {age}"
