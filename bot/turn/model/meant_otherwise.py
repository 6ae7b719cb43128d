"""Remember what somebody has said to mean otherwise than it sounds, so that the same words don't ask again.

No word is kept, only a digest of each sentence, encrypted at rest with all else that is known of the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import blake2b

from bot.talk.frozen import changed, frozen

WEEK = timedelta(days=7)
"""How long the same words are not asked about again. Our own choice: what somebody says of a dull town in May
may be meant in June."""

MOST = 40
"""The most sentences that are remembered, the latest."""

_SENTENCE = re.compile(r"[^.!?…।؟。;\n]+")
_WORD = re.compile(r"\w+")


@frozen
class MeantOtherwise:
    """Remember sentences by their digests.

    asked: those that are asked about now. until: those that were meant otherwise, and until when not to ask.
    """

    asked: tuple[str, ...] = ()
    until: tuple[tuple[str, datetime], ...] = ()

    def asking(self, text: str) -> MeantOtherwise:
        """Note a text that is asked about."""
        return changed(self, asked=(*self.asked, *(digest for _, digest in _sentences(text)))[-MOST:])

    def meant(self, now: datetime) -> MeantOtherwise:
        """Note that what was asked about was meant otherwise."""
        return MeantOtherwise((), (*self.until, *((digest, now + WEEK) for digest in self.asked))[-MOST:])

    def answered(self) -> MeantOtherwise:
        """Note that what was asked about was meant as it sounds, or may have been."""
        return changed(self, asked=()) if self.asked else self

    def rest_of(self, text: str, now: datetime) -> str:
        """Return a text without the sentences that were meant otherwise; the text itself if it has none."""
        known = {digest for digest, until in self.until if now < until}
        if not known:
            return text
        sentences = list(_sentences(text))
        rest = [sentence for sentence, digest in sentences if digest not in known]
        return text if len(rest) == len(sentences) else ". ".join(rest)


def _sentences(text: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence with the digest of its words, however they are spaced, marked or capitalised."""
    for sentence in _SENTENCE.findall(text):
        if words := _WORD.findall(sentence.casefold()):
            yield sentence.strip(), blake2b(" ".join(words).encode(), digest_size=8).hexdigest()


NOTHING_ASKED = MeantOtherwise()
