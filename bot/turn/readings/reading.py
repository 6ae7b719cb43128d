"""Define what was heard in a text: the things that it may mean, each with how sure that is."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from bot.talk.frozen import changed, frozen


class Bar(NamedTuple):
    """Say how sure a reading has to be: at least so likely, and so many times likelier than the next one."""

    least: float
    times: float


ANSWER = Bar(0.42, 1.6)
"""The bar for an answer to a question with options: higher than `INSTEAD` and `IDLE`, as an answer is stored.

All bars were chosen on lines of a writer from whom nothing was learned (docs/words.md has the figures), so
that no more than 2 in 100 are acted on wrongly, and no answer in free text is taken for anything else.
"""

INSTEAD = Bar(0.35, 1.5)
"""The bar for anything but an answer, at a question with options."""

IDLE = Bar(0.25, 1.5)
"""The bar for whatever is said while no question is open."""

CERTAIN = Bar(0.6, 2.0)
"""The bar for a reading that wins over a hand-written phrase which leads elsewhere; and for any reading at
questions for a day, a place or an hour, which have no examples."""

ASKED = Bar(0.5, 1.5)
"""The bar for a question to the coach while no question is open: it wins over phrases that lead elsewhere."""

AMONG_WORDS = Bar(0.55, 2.5)
"""The bar for anything but an answer where any text would be an answer: a mistake loses what was told."""


NEARLY_HALF = 0.4
"""How sure a feeling has to be to be answered, even if something else is nearly as likely."""


NAMED_FROM = 0.45
"""The likeliest hard feeling is answered by name if it is this share of `Readings.hard`. Our own choice."""


LIGHT = frozenset({"angry_bot", "good", "joke"})
"""Feelings that are told without anything hard having happened."""


class Kind(Enum):
    """The kinds say what a reading is about, and so what is done about it."""

    answer = "answer"  # it answers the open question
    move = "move"  # to another question, or out of the dialogue
    meta = "meta"  # it is about the question, or the coach
    person = "person"  # they want to talk to a person
    feeling = "feeling"  # a feeling or a disclosure
    wish = "wish"  # news, or something to be done, whatever is open
    ask = "ask"  # a question to the coach
    words = "words"  # own words, to be kept as they are: a lesson, a plan, a name


@frozen
class Reading:
    """A reading is one thing that a text may mean.

    name: which of its kind; for an answer, as it is stored. sure: 0 to 1.

    said: the block of `said.j2` that says an answer back; empty where there is none.
    """

    kind: Kind
    name: str
    sure: float
    said: str = ""


@frozen
class Readings:
    """Hold all that was heard in a text, the likeliest first.

    hard, asks: how likely it is, from 0 to 1, that the text tells of anything hard; asks the coach anything.
    """

    ranked: tuple[Reading, ...] = ()
    hard: float = 0.0
    asks: float = 0.0

    def clearest(self, bar: Bar) -> Reading | None:
        """Return the likeliest reading if it is clear enough; else None."""
        if not self.ranked:
            return None
        best, following = self.ranked[0], self.ranked[1].sure if len(self.ranked) > 1 else 0.0
        return best if best.sure >= max(bar.least, bar.times * following) else None

    def feeling(self) -> Reading | None:
        """Return the likeliest feeling, or wish for a person, that is `NEARLY_HALF` sure or more; else None.

        Answering it does no harm, whatever else the text may say; ignoring it would.
        """
        wanted = (reading for reading in self.ranked if reading.kind in (Kind.feeling, Kind.person))
        return next((reading for reading in wanted if reading.sure >= NEARLY_HALF), None)

    def sum_of(self, kind: Kind) -> float:
        """Add up how sure the readings of one kind are."""
        return sum(reading.sure for reading in self.ranked if reading.kind is kind)

    def likeliest_hard(self) -> str | None:
        """Return the likeliest hard feeling if its share of `hard` is large enough to name it; else None."""
        felt = [r for r in self.ranked if r.kind is Kind.feeling and r.name not in LIGHT]
        return felt[0].name if felt and felt[0].sure >= NAMED_FROM * self.hard else None

    def has_two_equal_answers(self) -> bool:
        """Tell whether only answers were heard, more than one and all equally likely: "it depends"."""
        return len(self.ranked) > 1 and {(r.kind, r.sure) for r in self.ranked} == {
            (Kind.answer, self.ranked[0].sure)
        }

    def only(self, kind: Kind) -> Readings:
        """Leave out all readings but those of one kind."""
        return self.without(lambda reading: reading.kind is not kind)

    def without_words(self) -> Readings:
        """Leave out own words: while no question is open, there is nothing to keep them as."""
        return self.without(lambda reading: reading.kind is Kind.words)

    def without(self, is_left_out: Callable[[Reading], bool]) -> Readings:
        """Leave some readings out."""
        return changed(self, ranked=tuple(reading for reading in self.ranked if not is_left_out(reading)))


NO_READINGS = Readings()
"""Nothing was heard."""
