"""Tell what people type where a name is asked for: the name, words around it, or something else said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.language.understanding.answers.name_shapes import any_of, any_phrase
from bot.language.understanding.lines.words import SWEARING
from bot.turn.readings.name_within import NameWithin

LONGEST = 120
"""The most characters of a text with a name among other words. Our own choice."""

MOST_WORDS = 5
"""The most words of a name that is taken out of other words."""

_SWEARING = re.compile(rf"(?:{SWEARING} )+(?=\w)")
"""Swear words in small letters before a name; with a capital they are part of it: "Bloody Mary's"."""

_MARKS = " .,;:!\"“”'()"


def _is_part_of_name(end: str) -> bool:
    """Tell whether the end of a text is written as part of a name: "the Builder"."""
    return not end.lstrip(" ").startswith((",", "(")) and end.split()[-1][:1].isupper() and " in " not in end


class NamePhrases:
    """Tell phrases from names by the words of one language, from `names.toml`."""

    def __init__(self, data: Mapping[str, Sequence[str]]) -> None:
        """data: lists of folded words and phrases, by what they are."""
        self._sentence = frozenset(data["sentence_words"])
        self._thinking = frozenset(data.get("thinking", ()))
        self._alone = frozenset(data.get("said_alone", ()))
        before, after = any_phrase(data.get("said_before", ())), any_phrase(data.get("after", ()))
        self._before = re.compile(rf"{before}\s*[,:;–—-]+\s*", re.IGNORECASE)
        self._after = re.compile(rf"[ ,]+{after}[.!]*", re.IGNORECASE)
        self._called, self._there, self._it_is, self._described, self._no_name = (
            re.compile(any_of(data.get(kind, ())), re.IGNORECASE)
            for kind in ("called", "there", "it_is", "described", "no_name")
        )
        self._pronouns = frozenset(data.get("pronouns", ()))

    def within(self, text: str) -> NameWithin | None:
        """Return the name in a text among words that are no part of it; None if there is none."""
        plain = text.replace("’", "'").strip()
        asked = plain.endswith("?")
        plain = plain.rstrip("? ")
        if len(plain) > LONGEST or "\n" in plain:
            return None
        leads = {"called": self._called, "there": self._there, "led": self._it_is}
        how, rest = next(
            (
                (how, plain[match.end() :])
                for how, pattern in leads.items()
                if (match := pattern.match(plain)) is not None and plain[match.end() : match.end() + 1] == " "
            ),
            ("", plain),
        )
        if asked and how != "there":
            return None  # "Perhaps Aldi?" gives a name that they aren't sure of; other questions give none
        name = self._without_ends(rest).strip(_MARKS)
        if not name or name == plain.strip(_MARKS) or len(name.split()) > MOST_WORDS:
            return None
        if how != "called" and len(plain.split()) > 2 and all(word[:1].isupper() for word in plain.split()):
            return None  # the whole text is written as a name: "At Home Care"
        words = name.casefold().split()
        if name[:1].islower() and not self._pronouns.isdisjoint((words[0], " ".join(words[:2]))):
            return None
        return NameWithin(name, called=how == "called", there=how == "there", led=bool(how))

    def _without_ends(self, rest: str) -> str:
        """Return a name without what is said after it, unless that is written as a name is."""
        while True:
            ends = [
                match
                for pattern in (self._after, self._described)
                for match in pattern.finditer(rest)
                if match.end() == len(rest) and match.start() > 0 and not _is_part_of_name(match[0])
            ]
            if not ends:
                return rest
            rest = rest[: min(match.start() for match in ends)]

    def points(self, text: str) -> bool:
        """Tell whether a text only points at a company, and names none: "the one near my mum"."""
        return self._no_name.fullmatch(text.replace("’", "'").strip(_MARKS)) is not None

    def is_said(self, text: str) -> bool:
        """Tell whether a text has a question mark or a word that is hardly ever in a name.

        A text in which every word has a capital letter is a name, such as "We Are Social".
        """
        words = text.split()
        if self.is_reaction(text):
            return True
        if all(word[:1].isupper() or not word[:1].isalpha() for word in words):
            return False
        said = {word.casefold().replace("’", "'").strip('.,!;:()"') for word in words}
        return text.rstrip().endswith("?") or not said.isdisjoint(self._sentence)

    def is_reaction(self, text: str) -> bool:
        """Tell whether a text is only what people type while they think, or a word that names nothing."""
        plain = " ".join(
            word.casefold().replace("’", "'").strip('.,!;:…()"') for word in text.split()
        ).strip()
        return plain in self._thinking or plain in self._alone

    def alone(self, text: str) -> str:
        """Return a name without the words before it: "same, staff nurse" is "staff nurse"."""
        text = _SWEARING.sub("", text)
        match = self._before.match(text.replace("’", "'"))
        return text[match.end() :].strip() or text if match is not None else text
