"""Hear what a text means where it was said: an answer to the open question, or what can be said anywhere.

Two heads weigh a text. The head of the open question divides 1 among its answers and "something else"; the
head of all that can be said anywhere divides the part of "something else" again. So all readings compete.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from bot.coach.dialogues.start import Now
from bot.errors import OperatorError
from bot.language.understanding.learned import danger
from bot.language.understanding.learned.availability import Availability
from bot.language.understanding.learned.combining import (
    MOST_OF_THEM,
    as_one,
    is_feeling,
    is_hard,
    is_question,
    joined,
    leaves,
    lets_be,
    total,
)
from bot.language.understanding.learned.heads import ANYWHERE, ELSE, Heads
from bot.language.understanding.learned.heads_file import DamagedHeadsError, check
from bot.language.understanding.learned.questions import answers_to
from bot.language.understanding.learned.weighing import beside_something_else, given_way, likelihood
from bot.language.understanding.phrases import emoji
from bot.language.understanding.phrases.emoji import in_words
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.wording.templates import FALLBACK
from bot.talk.ask import SKIPPED, Ask
from bot.talk.days import DayQuestion, When
from bot.talk.frozen import changed
from bot.talk.kinds import Choose, ChooseMany, Pick, Rate, Write
from bot.talk.visible import without_surrogates
from bot.turn.readings.reading import ANSWER, NO_READINGS, Kind, Reading, Readings

_TABLE = WordTable("learned/classifier")

NO_DAY, PAST_DUE, YES_NO = "no_day", "past_due", "yes_no"

WORDS = frozenset({"text", "name", "other", "answer"})
"""Meanings, in the family `anywhere`, of words that are meant as they stand: an answer to some question, a
name, a text of one's own, or a stray text."""

TICKED = 0.7
"""How likely an option has to be to be ticked among several. Our own choice: with less, a text that only
touches on an option ticked it."""

ASKED_OF_US = 0.4
"""The share that a text in the form of a question keeps of its likelihood as an answer."""

_QUESTION = _TABLE.pattern("question", re.IGNORECASE)

_OF_US = _TABLE.pattern("of_us", re.IGNORECASE)
"""What a request to the coach begins with. It counts only at the question where the person is right now: an
answer to another question may begin so."""

UNKNOWN = 0.24
"""No reading of a text of unknown words is surer than this: it is asked back at most."""

SURELY_HEAVIEST = 0.75
"""How likely the heaviest step of a scale has to be, to be acted on. Our own choice."""

DOUBTFUL = ANSWER.least - 0.01
"""How sure the heaviest step of a scale counts at most if it isn't certain: it is asked back, since a person
with whom it is very heavy is offered no review."""

MOST_READINGS = 4
"""How many readings are kept, the likeliest first."""

LEAST_LIKELY = 0.0005
"""Of some 150 meanings, most are less likely than this, and none of those can be acted on. They are left out,
which saves a tenth of the time of hearing a text."""

LEAST_LEFT = 0.2
"""The least by which the likelihood of hard feelings and questions is divided to get their share of what is
no answer: of a smaller part, a share would mean nothing."""

HEADS, EXAMPLES = "heads.npz", "examples"
"""The file of the heads in the folder of a language, and the folder of what they learned from."""

SAID_BACK = frozenset(
    {
        "chased",
        "close",
        "fits",
        "fits_you",
        "given",
        "got",
        "how",
        "kind_of_yes",
        "mood",
        "news",
        "sent",
        "stage",
    }
    | {"sting", "verdict", "via", "when", "where", "whom"}
)
"""Families whose answers are said back, in the blocks of `said`, so that a misreading shows."""


NEEDED = {
    ANYWHERE: frozenset[str](),
    NO_DAY: frozenset({ELSE}),
    PAST_DUE: frozenset({"right", "wrong"}),
    YES_NO: frozenset({"no"}),
}
"""Families that every file of heads has, with meanings that are looked for by name."""


class Classifier:
    """A classifier hears texts in the languages that have heads; in any other it hears nothing.

    If the encoder or the heads can't be loaded, it hears nothing for a while, and says so once in the log.
    """

    def __init__(self, folder: Path) -> None:
        """folder: `content`, with a folder for each language."""
        self._folder = folder
        self.heads = lru_cache(maxsize=None)(self._load)
        self._signs = lru_cache(maxsize=None)(lambda language: emoji.load(folder / language / emoji.FILE))
        self.learned = Availability()

    def read(
        self, language: str, ask: Ask[Any] | None, text: str, asked_back: Sequence[When] = ()
    ) -> Readings:
        """Return what a text may mean. ask: the open question, if any. asked_back: days to be confirmed."""
        whole = in_words(without_surrogates(text), self._signs(language))
        heard = self.learned.used(lambda: self._read(language, ask, whole, asked_back))
        return heard if heard is not None else NO_READINGS

    def likeliest(self, language: str, family: str, text: str, least: float) -> str | None:
        """Return the meaning of a family that a text has; None if none is that likely, or can be heard."""
        whole = without_surrogates(text)
        return self.learned.used(lambda: self._likeliest(language, family, whole, least))

    def each(self, language: str, family: str, text: str) -> Mapping[str, float]:
        """Return how likely a text has each meaning of a family; {} if nothing is heard."""
        whole = without_surrogates(text)
        return self.learned.used(lambda: self._each(language, family, whole)) or {}

    def _each(self, language: str, family: str, text: str) -> Mapping[str, float]:
        heads = self.heads(language)
        if heads is None or family not in heads.families or not heads.knows(text):
            return {}
        return {guess.meaning: guess.likely for guess in heads.guesses(family, text)}

    def _likeliest(self, language: str, family: str, text: str, least: float) -> str | None:
        heads = self.heads(language)
        if heads is None or family not in heads.families or not heads.knows(text):
            return None
        best = heads.guesses(family, text)[0]
        return best.meaning if best.likely >= least and best.meaning != ELSE else None

    def _read(self, language: str, ask: Ask[Any] | None, text: str, asked_back: Sequence[When]) -> Readings:
        heads = self.heads(language)
        if heads is None:
            return NO_READINGS
        answers = list(self._answers(heads, ask, text, asked_back)) if ask is not None else []
        asked = _QUESTION.search(text) is not None or (_is_where(ask) and _OF_US.match(text) is not None)
        if asked:
            answers = [changed(answer, sure=answer.sure * ASKED_OF_US) for answer in answers]
        answers = beside_something_else(given_way(answers, heads, text), heads, ask, text)
        left = 1.0 - min(1.0, sum(reading.sure for reading in answers))
        anywhere = list(self._anywhere(heads, ask, text, left))
        hard, asks = (total(anywhere, which) / max(left, LEAST_LEFT) for which in (is_hard, is_question))
        found = [*answers, *anywhere] if asked else joined([*answers, *anywhere])
        found = as_one(found, is_feeling, MOST_OF_THEM)
        found = as_one(found, leaves if ask is not None else lets_be, 0.0)
        if not heads.knows(text):
            found = [changed(reading, sure=min(reading.sure, UNKNOWN)) for reading in found]
        found.sort(key=lambda reading: -reading.sure)
        return Readings(tuple(found[:MOST_READINGS]), hard, asks)

    def _answers(
        self, heads: Heads, ask: Ask[Any], text: str, asked_back: Sequence[When]
    ) -> Iterator[Reading]:
        """Read a text as an answer to a question with options, or about a day."""
        if isinstance(ask.kind, DayQuestion):
            yield from self._about_a_day(heads, ask, text, asked_back)
            return
        if isinstance(ask.kind, Pick):
            for other in ask.kind.others[:1]:
                yield Reading(Kind.answer, other, likelihood(heads, YES_NO, "no", text))
            return
        known = answers_to(ask)
        if known is None or known.family not in heads.families:
            return
        guesses = heads.guesses(known.family, text)
        if isinstance(ask.kind, ChooseMany):
            picked = [g for g in guesses if g.meaning in known.values and g.likely >= TICKED]
            none = next((g.likely for g in guesses if g.meaning == "none"), 0.0)
            if picked and none < TICKED:
                chosen = ",".join(sorted(known.values[g.meaning] for g in picked))
                yield Reading(Kind.answer, chosen, min(g.likely for g in picked))
            elif none >= TICKED:
                yield Reading(Kind.answer, "", none)
            return
        heaviest = str(ask.kind.top) if isinstance(ask.kind, Rate) else None
        for guess in guesses:
            if (value := known.values.get(guess.meaning)) is not None:
                said = f"{known.family}__{guess.meaning}" if known.family in SAID_BACK else ""
                doubtful = value == heaviest and guess.likely < SURELY_HEAVIEST
                likely = min(guess.likely, DOUBTFUL) if doubtful else guess.likely
                yield Reading(Kind.answer, value, likely, said)

    def _about_a_day(
        self, heads: Heads, ask: Ask[Any], text: str, asked_back: Sequence[When]
    ) -> Iterator[Reading]:
        """Read whether the one day that was asked back is right, else whether no day is known."""
        if len(asked_back) == 1:
            yield Reading(Kind.answer, asked_back[0].stored, likelihood(heads, PAST_DUE, "right", text))
            yield Reading(Kind.move, "another", likelihood(heads, PAST_DUE, "wrong", text))
        elif ask.can_skip:
            yield Reading(Kind.answer, SKIPPED, 1.0 - likelihood(heads, NO_DAY, ELSE, text), "no_day")

    def _anywhere(self, heads: Heads, ask: Ask[Any] | None, text: str, left: float) -> Iterator[Reading]:
        """Read a text as what can be said anywhere; `left`: how likely it is no answer."""
        words = 0.0
        for guess in heads.guesses(ANYWHERE, text):
            if guess.meaning in WORDS:
                words += guess.likely
                continue
            if guess.likely >= LEAST_LIKELY:
                yield Reading(*_named(guess.meaning), left * guess.likely)
        yield Reading(
            Kind.words, "words", words if ask is None or isinstance(ask.kind, Write) else left * words
        )

    def _load(self, language: str) -> Heads | None:
        file = self._folder / language / HEADS
        if not file.is_file():
            return None
        check(file, NEEDED)
        return Heads.load(file)


@cache
def _named(meaning: str) -> tuple[Kind, str]:
    """Return the kind and the name of a meaning such as `move.skip`."""
    kind, _, name = meaning.partition(".")
    return Kind(kind), name


def missing(folder: Path) -> list[str]:
    """Check the files of heads; return the languages without heads that have examples or are the fallback.

    Raises OperatorError for a file that is damaged.
    """
    without: list[str] = []
    for place in sorted(path for path in folder.iterdir() if path.is_dir() and path.name != danger.FOLDER):
        file = place / HEADS
        if not file.exists():
            without += [place.name] if place.name == FALLBACK or (place / EXAMPLES).is_dir() else []
            continue
        try:
            check(file, NEEDED)
        except DamagedHeadsError:
            raise OperatorError(
                f"Run `afterword learn` or install afterword again: {file} is damaged."
            ) from None
    return without


def _is_where(ask: Ask[Any] | None) -> bool:
    return ask is not None and isinstance(ask.kind, Choose) and ask.kind.options is Now
