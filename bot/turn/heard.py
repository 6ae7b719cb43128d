"""What was heard in a text: the things that it may mean, each with how sure that is."""

from __future__ import annotations

from enum import Enum

from bot.talk.frozen import frozen

SURE = 0.6
"""From here on a reading is acted on, and said back: nearly all such readings are right (docs/words.md)."""

SURE_AMONG_WORDS = 0.75
"""The same where any words are an answer: to take an answer for something else loses what somebody told."""

LIKELY = 0.25
"""From here on a reading is worth asking about."""


class Kind(Enum):
    """The kinds say what a reading is about, and so what is done about it."""

    answer = "answer"  # it answers the open question
    move = "move"  # to another question, or out of the dialogue
    meta = "meta"  # it is about the question, or the coach
    person = "person"  # they want to talk to a person
    feeling = "feeling"  # a feeling or a disclosure
    wish = "wish"  # news, or something to be done, whatever is open
    ask = "ask"  # a question to the coach
    words = "words"  # it means what it says: a lesson, a plan, a name


@frozen
class Reading:
    """One thing that a text may mean. name: which of its kind; for an answer, as it is stored. sure: 0 to 1.

    said: the block of `said` that says an answer back; empty where there is none.
    """

    kind: Kind
    name: str
    sure: float
    said: str = ""


@frozen
class Heard:
    """All that was heard in a text, the likeliest first."""

    readings: tuple[Reading, ...] = ()

    @property
    def best(self) -> Reading | None:
        """The likeliest reading; None if there is none at all."""
        return self.readings[0] if self.readings else None

    def sure(self, least: float = SURE) -> Reading | None:
        """Return the likeliest reading if it is as sure as that; else None."""
        best = self.best
        return best if best is not None and best.sure >= least else None

    def answers(self) -> tuple[Reading, ...]:
        """Return the readings that answer the open question."""
        return tuple(reading for reading in self.readings if reading.kind is Kind.answer)


NOTHING = Heard()
"""Nothing was heard."""
