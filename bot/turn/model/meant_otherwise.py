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

TAKEN_BACK = timedelta(hours=24)
"""For how long after a no "I lied" is about it. Our own choice: a no is most often taken back in the night
that follows, or by who wakes up to it; a day later the words are rather about a CV."""

MOST = 40
"""The most sentences that are remembered, the latest."""

_SENTENCE = re.compile(r"[^.!?…।؟。;\n]+")
_WORD = re.compile(r"\w+")


@frozen
class MeantOtherwise:
    """Remember sentences by their digests.

    asked: those that are asked about now. until: those that were meant otherwise, and until when not to ask.
    ended: when a question or a card about danger last ended with a no, or with the wish to go on.
    """

    asked: tuple[str, ...] = ()
    until: tuple[tuple[str, datetime], ...] = ()
    ended: datetime | None = None

    def asking(self, text: str) -> MeantOtherwise:
        """Note a text that is asked about."""
        return changed(self, asked=(*self.asked, *(digest for _, digest in _sentences(text)))[-MOST:])

    def meant(self, now: datetime) -> MeantOtherwise:
        """Note that what was asked about was meant otherwise."""
        until = (*self.until, *((digest, now + WEEK) for digest in self.asked))[-MOST:]
        return MeantOtherwise((), until, now)

    def answered(self) -> MeantOtherwise:
        """Note that what was asked about was meant as it sounds, or may have been."""
        return changed(self, asked=()) if self.asked else self

    def may_be_taken_back(self, now: datetime) -> bool:
        """Tell whether a no, or the wish to go on, is so recent that "I lied" is about it."""
        return self.ended is not None and now - self.ended < TAKEN_BACK

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
