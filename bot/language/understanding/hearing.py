"""Hear what a text means where it was said: an answer to the open question, or what can be said anywhere.

Two heads look at it. The one of the open question shares 1 among its answers and something else; what it
leaves to something else is shared by the head of all that can be said anywhere. So all readings compete.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from time import monotonic
from typing import Any

from bot.errors import OperatorError
from bot.language.understanding.encoder import ENCODER, NoEncoderError
from bot.language.understanding.heads import ELSE, Heads
from bot.language.understanding.heads_file import DamagedHeadsError, check
from bot.language.understanding.questions import answers_to
from bot.language.wording.templates import FALLBACK
from bot.talk.ask import SKIPPED, Ask
from bot.talk.kinds import ChooseMany, Pick, PickDate, Write
from bot.turn.heard import NOTHING, Heard, Kind, Reading

log = logging.getLogger(__name__)

ANYWHERE = "anywhere"
NO_DAY, PAST_DUE, YES_NO = "no_day", "past_due", "yes_no"

WORDS = frozenset({"text", "name", "other", "answer"})
"""Meanings anywhere of what is meant as it stands: an answer to some question, or to none."""

TICKED = 0.5
"""From here on an option is taken to be among several that are meant."""

MOST_READINGS = 4
"""The likeliest ones are kept."""

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

AGAIN = 300.0
"""Seconds until it is tried again to load what could not be loaded: there may have been no memory for it."""

CANNOT = (NoEncoderError, DamagedHeadsError, ImportError, MemoryError, OSError)
"""What is raised where nothing can be heard just now, whatever was said."""


class Hearing:
    """Hears in the languages that have heads: elsewhere it hears nothing.

    Where the encoder or the heads can't be loaded it hears nothing for a while, and tells so once in the log.
    """

    def __init__(self, folder: Path) -> None:
        """folder: `content`, with a folder for each language."""
        self._folder = folder
        self._heads = lru_cache(maxsize=None)(self._load)
        self._deaf_until: float | None = None

    @property
    def ready(self) -> bool:
        """Whether a text needs no wait: the encoder is loaded, or is not to be tried again yet."""
        return ENCODER.loaded or self._is_deaf

    @property
    def well(self) -> bool:
        """Whether all that is needed could be loaded when it was last tried."""
        return self._deaf_until is None

    @property
    def _is_deaf(self) -> bool:
        return self._deaf_until is not None and monotonic() < self._deaf_until

    def prepare(self) -> None:
        """Load the encoder; if that can't be done, note it."""
        try:
            ENCODER.load()
        except CANNOT as error:
            self._note(error)

    def _note(self, error: BaseException) -> None:
        if self.well:
            log.error(
                "what people type is heard by labels and phrases only: %(error)s", {"error": _why(error)}
            )
        self._deaf_until = monotonic() + AGAIN

    def hear(self, language: str, ask: Ask[Any] | None, text: str, asked_back: Sequence[date] = ()) -> Heard:
        """Return what a text may mean. ask: the open question, if there is one. asked_back: days in doubt."""
        if self._is_deaf:
            return NOTHING
        try:
            heard = self._hear(language, ask, text, asked_back)
        except CANNOT as error:
            self._note(error)
            return NOTHING
        if not self.well:
            self._deaf_until = None
            log.info("what people type is heard again by what was learned")
        return heard

    def _hear(self, language: str, ask: Ask[Any] | None, text: str, asked_back: Sequence[date]) -> Heard:
        heads = self._heads(language)
        if heads is None:
            return NOTHING
        answers = list(self._answers(heads, ask, text, asked_back)) if ask is not None else []
        left = 1.0 - min(1.0, sum(reading.sure for reading in answers))
        found = [*answers, *self._anywhere(heads, ask, text, left)]
        found = _as_one(found)
        found.sort(key=lambda reading: -reading.sure)
        return Heard(tuple(found[:MOST_READINGS]))

    def _answers(
        self, heads: Heads, ask: Ask[Any], text: str, asked_back: Sequence[date]
    ) -> Iterator[Reading]:
        """Read a text as an answer to a question with options, or about a day."""
        if isinstance(ask.kind, PickDate):
            yield from self._about_a_day(heads, ask, text, asked_back)
            return
        if isinstance(ask.kind, Pick):
            for other in ask.kind.others[:1]:
                yield Reading(Kind.answer, other, _likely(heads, YES_NO, "no", text))
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
        for guess in guesses:
            if (value := known.values.get(guess.meaning)) is not None:
                said = f"{known.family}__{guess.meaning}" if known.family in SAID_BACK else ""
                yield Reading(Kind.answer, value, guess.likely, said)

    def _about_a_day(
        self, heads: Heads, ask: Ask[Any], text: str, asked_back: Sequence[date]
    ) -> Iterator[Reading]:
        """Read that no day was said, or whether the day that was asked back is right."""
        if len(asked_back) == 1:
            yield Reading(Kind.answer, asked_back[0].isoformat(), _likely(heads, PAST_DUE, "right", text))
            yield Reading(Kind.move, "another", _likely(heads, PAST_DUE, "wrong", text))
        elif ask.can_skip:
            yield Reading(Kind.answer, SKIPPED, 1.0 - _likely(heads, NO_DAY, ELSE, text), "no_day")

    def _anywhere(self, heads: Heads, ask: Ask[Any] | None, text: str, left: float) -> Iterator[Reading]:
        """Read a text as what can be said anywhere; `left`: how likely it is no answer."""
        words = 0.0
        for guess in heads.guesses(ANYWHERE, text):
            if guess.meaning in WORDS:
                words += guess.likely
                continue
            kind, _, name = guess.meaning.partition(".")
            yield Reading(Kind(kind), name, left * guess.likely)
        yield Reading(
            Kind.words, "words", words if ask is None or isinstance(ask.kind, Write) else left * words
        )

    def _load(self, language: str) -> Heads | None:
        file = self._folder / language / HEADS
        if not file.is_file():
            return None
        check(file, NEEDED)
        return Heads.load(file)


def _why(error: BaseException) -> str:
    """Name an error, and the one that caused it. Neither text is told: it may hold what was typed."""
    cause = error.__cause__
    return type(error).__name__ + (f" ({type(cause).__name__})" if cause is not None else "")


def missing(folder: Path) -> list[str]:
    """Check the files of heads; return the languages that have examples, or are the usual one, but no heads.

    Raises OperatorError for a file that is damaged.
    """
    without: list[str] = []
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
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


def _likely(heads: Heads, family: str, meaning: str, text: str) -> float:
    return next(guess.likely for guess in heads.guesses(family, text) if guess.meaning == meaning)


def _as_one(readings: list[Reading]) -> list[Reading]:
    """Let the likeliest feeling stand for all of them, if it has the greater part: they are alike."""
    feelings = sorted((r for r in readings if r.kind is Kind.feeling), key=lambda reading: -reading.sure)
    together = sum(reading.sure for reading in feelings)
    if not feelings or feelings[0].sure < together / 2:
        return readings
    others = [reading for reading in readings if reading.kind is not Kind.feeling]
    return [*others, Reading(Kind.feeling, feelings[0].name, together)]
