"""Read whether a text takes up an offer with buttons: by a label, or by a yes or no in other words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bot.language.understanding.requests.keeping import KeepingWords
from bot.turn.readings.offer_reply import Keeping, OfferReply

LONGEST = 80
"""The most characters of a text that is compared with labels: nobody says a label in more."""

MOST_AROUND = 2
"""The most words around a label; each has to be one that changes nothing about it."""

LONGEST_OPENED = 240
"""How many characters of a text are looked at that opens with a yes or a no and gives its reason."""

MOST_OPENING = 3
"""The most words of the yes or no that a text opens with."""

FEWEST = 4
"""Least letters of a label without the words that change nothing about it."""

_MARKS = re.compile(r"[^\w' ]+")


def plain(text: str) -> str:
    """Return a text in small letters, without marks."""
    return " ".join(_MARKS.sub(" ", text[: LONGEST + 1].casefold().replace("’", "'")).split())


class OfferReplies:
    """Read replies to an offer by the words of one language, from `offers.toml`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `offers.toml`. Raises KeyError where a list is missing."""
        self._said = {
            kind: frozenset(map(plain, data[kind.value]))
            for kind in (OfferReply.yes, OfferReply.fine, OfferReply.no, OfferReply.later)
        }
        more: Mapping[str, list[str]] = data["in_more_words"]
        self._in_more_words = {OfferReply(kind): _whole(says) for kind, says in more.items()}
        self._meant = {label: _whole(says) for label, says in data["meant"].items()}
        self._keeping = KeepingWords(data["keeping"])
        self._around = frozenset(data["around"])
        self._refusing = frozenset(data["refusing"])
        self._also = {label: frozenset(map(plain, said)) for label, said in data["also"].items()}
        self._erasing = [re.compile(data[name]) for name in ("erasing_agreed", "erasing", "erasing_chat")]
        self._not_held = _words(data["not_held"])
        self._bad, self._not_bad = _words(data["badly"]), _words(data["not_badly"])

    def reply_in(self, text: str) -> OfferReply | None:
        """Return whether a text as a whole says yes, no or later; None if it says more, or none of it."""
        said = plain(text)
        if len(text) > LONGEST:
            return None
        few = (kind for kind, ways in self._said.items() if said in ways)
        more = (kind for kind, says in self._in_more_words.items() if says.fullmatch(said) is not None)
        return next(few, next(more, None))

    def keeping(self, text: str) -> Keeping | None:
        """Return whether a text says that something is to be kept or thrown away; None if it is unclear."""
        return self._keeping.read(text)

    def opening(self, text: str) -> tuple[str, str] | None:
        """Return the yes or no that a text opens with, and what follows it; None if it opens with neither."""
        words = " ".join(text[:LONGEST_OPENED].replace("’", "'").split()).split()
        for many in range(min(MOST_OPENING, len(words) - 1), 0, -1):
            first = " ".join(words[:many])
            if plain(first) in self._said[OfferReply.yes] | self._said[OfferReply.no]:
                return plain(first), " ".join(words[many:])
        return None

    def chosen(self, text: str, labels: Sequence[tuple[str, str]], declining: Collection[str]) -> str | None:
        """Return which label is said, perhaps with a word or two more; None if none is said, or several.

        labels: the block and the words of each. declining: the blocks of labels that a "no" may go with.
        """
        if len(text) > LONGEST:
            return None
        said = plain(text)
        exact = [block for block, label in labels if plain(label) == said]
        if exact:
            return exact[0]
        also = [block for block, _ in labels if said in self._also.get(block, ())]
        meant = (block for block, _ in labels if block in self._meant and self._meant[block].fullmatch(said))
        if also or (block := next(meant, None)) is not None:
            return also[0] if also else block
        ways = ((block, (plain(label), *self._also.get(block, ()))) for block, label in labels)
        found = [
            block for block, named in ways if any(self._says(said, way, block in declining) for way in named)
        ]
        return found[0] if len(found) == 1 else None

    def _says(self, said: str, label: str, declines: bool) -> bool:
        """Tell whether a text is the label among words that change nothing about it."""
        before, inside, after = f" {said} ".partition(f" {label} ")
        rest = (before.split() + after.split()) if inside else None
        if rest is None:
            bare = self._bare(label)
            words = said.split()
            if declines and words and words[0] in self._refusing:
                words = words[1:]
            return len("".join(bare)) >= FEWEST and self._bare(" ".join(words)) == bare
        allowed = self._around | self._refusing if declines else self._around
        return len(rest) <= MOST_AROUND and allowed.issuperset(rest)

    def _bare(self, text: str) -> list[str]:
        return [word for word in text.split() if word not in self._around]

    def erases(self, text: str, *, agreed: bool = False, chat: bool = False) -> bool:
        """Tell whether a text as a whole says expressly that everything is to be erased.

        agreed: the text has to say yes as well. chat: it has to name the messages in the chat.
        """
        patterns = self._erasing[:1] if agreed else self._erasing[2:] if chat else self._erasing
        return len(text) <= LONGEST and any(pattern.fullmatch(plain(text)) for pattern in patterns)

    def was_not_held(self, text: str) -> bool:
        """Tell whether a text says that an interview didn't take place."""
        return self._not_held.search(_small(text)) is not None

    def went_badly(self, text: str) -> bool:
        """Tell whether a text says that something went badly, or is bad: "not bad" doesn't."""
        return self._bad.search(self._not_bad.sub(" ", _small(text))) is not None

    def was_not_bad(self, text: str) -> bool:
        """Tell whether a text says that something is "not bad", and nothing worse."""
        return self._not_bad.search(_small(text)) is not None and not self.went_badly(text)


def _whole(says: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern that fits a whole text as any of these says; without any, it fits nothing."""
    return re.compile("|".join(f"(?:{one})" for one in says) or r"(?!)")


def _words(says: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern that finds these words in a text in small letters."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, says))})\b")


def _small(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())
