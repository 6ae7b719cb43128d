"""Turn words into values for a turn: by labels and phrases of the content, and by libraries."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from bot.coach.routing import Aim, aim_named
from bot.coach.safety import Tier, gravest
from bot.coach.schedule.workdays import Workdays
from bot.language.understanding import geography
from bot.language.understanding.day_in_text import DayPhrases, names_of
from bot.language.understanding.hearing import Hearing
from bot.language.understanding.holidays import workdays
from bot.language.understanding.hours import read_hour
from bot.language.understanding.phrases import Phrases, aim_of, mentioned, ready
from bot.language.understanding.screen import Lexicon, screen
from bot.language.understanding.similarity import alike, same_point
from bot.language.wording.content import Content
from bot.language.wording.renderer import named
from bot.language.wording.templates import FALLBACK
from bot.talk.ask import Ask
from bot.talk.kinds import LONGEST_ANSWER, Pick
from bot.talk.script import Position
from bot.turn.callback_data import Control
from bot.turn.heard import Heard
from bot.turn.person import Person, Run

MOST_WORDS, LONGEST_DAY = 12, 3
"""Most words of a text in which a day is looked for, and of that day: each look takes a few milliseconds."""

CONTROLS = {
    "skip": Control.skip,
    "back": Control.back,
    "later": Control.later,
    "done": Control.done,
    "none": Control.done,
    "another_day": Control.another,
}
"""For each label its control. "none" is the label for a selection of nothing, which is done all the same."""

ANY_DAY = date(2026, 1, 1)

LONGEST_FILLER = 4
"""Least letters of a word that says enough to stand for a label. Our own choice."""


def _normalised(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).strip(" .!")


def _only_option_with(wanted: str, options: Sequence[tuple[str, str]]) -> str | None:
    """Find the only option whose label has all the words of the text, such as "tomorrow"; else None."""
    words = set(wanted.split())
    if not any(len(word) >= LONGEST_FILLER for word in words):
        return None
    values = [value for value, label in options if words <= set(_normalised(label).split())]
    return values[0] if len(values) == 1 else None


@lru_cache(maxsize=4096)
def _may_be_of_a_day(word: str, language: str) -> bool:
    """Tell whether a word alone is a day or a number: a text without such a word names no day."""
    from bot.language.understanding.dates import read_days

    return any(c.isdecimal() for c in word) or bool(read_days(word, language, None, ANY_DAY))


class ContentReader:
    """A `bot.turn.reader.Reader` that finds labels and phrases in the content."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._hearing = Hearing(content.folder)
        self._lexicon = lru_cache(maxsize=None)(self._load_lexicon)
        self._phrases = lru_cache(maxsize=None)(self._load_phrases)
        self._controls = lru_cache(maxsize=None)(self._control_labels)
        self._dates = lru_cache(maxsize=None)(self._load_dates)
        self._day_phrases = lru_cache(maxsize=None)(self._load_day_phrases)

    @property
    def ready(self) -> bool:
        """Whether texts can be heard without a wait."""
        return self._hearing.ready

    @property
    def hears(self) -> bool:
        """Whether texts are heard by what was learned, and not by labels and phrases alone."""
        return self._hearing.well

    def prepare(self) -> None:
        """Load the encoder, if it can be loaded."""
        self._hearing.prepare()

    def option(self, language: str, run: Run, position: Position, text: str) -> str | None:
        """Return the stored answer whose label is `text`, or is the only one with all the words of `text`."""
        ask = run.open(position)
        if ask is None:
            return None
        options = self._content.options(language, run.dialogue, run.facts, position, ask)
        wanted = _normalised(text)
        exact = next((value for value, label in options if _normalised(label) == wanted), None)
        if exact is None and isinstance(ask.kind, Pick):
            return self._picked(ask.kind, text)
        return exact or _only_option_with(wanted, options)

    def _picked(self, kind: Pick, text: str) -> str | None:
        """Find the item whose name is in the text: there may be too many items to tap."""
        names = [getattr(item, "name", "") for item in kind.items.values()]
        indexes = self.mentioned(text, names)
        return list(kind.items)[indexes[0]] if len(indexes) == 1 else None

    def control(self, language: str, run: Run, text: str) -> Control | None:
        """Return the control whose label is `text`; Skip may have a label of its own under a question."""
        wanted = _normalised(text)
        ask = run.open(run.position)
        skip = self._content.skip_label(language, run.dialogue, ask) if ask is not None else None
        if skip is not None and _normalised(skip) == wanted:
            return Control.skip
        if ask is not None and ask.suggest is not None:
            use = self._content.label(language, "controls", "use", {"suggest": ask.suggest})
            if _normalised(use) == wanted:
                return Control.use
        return self._controls(language).get(wanted)

    def _control_labels(self, language: str) -> dict[str, Control]:
        labels = {c: _normalised(self._content.label(language, "controls", c)) for c in reversed(CONTROLS)}
        return {label: CONTROLS[block] for block, label in labels.items()}

    def days(self, person: Person, text: str, today: date, *, past: bool) -> tuple[date, ...]:
        """Return the days that `text` may mean, the likeliest first; one that stands in a longer text too."""
        from bot.language.understanding.dates import read_days

        following = self._dates(person.language)["following"]
        days = read_days(text, person.language, person.country, today, past=past, following=following)
        if days:
            return days
        found = self._day_phrases(person.language).find(text, today, past=past)
        return (found.day,) if found is not None else ()

    def day_in(self, person: Person, text: str, today: date) -> date | None:
        """Find the one day ahead in a text: the longest of its pieces that is a day; None if several are."""
        words = text.split()[:MOST_WORDS]
        if not any(_may_be_of_a_day(word, person.language) for word in words):
            return None
        for length in range(min(LONGEST_DAY, len(words)), 0, -1):
            pieces = (" ".join(words[i : i + length]) for i in range(len(words) - length + 1))
            likeliest = {days[0] for piece in pieces if (days := self.days(person, piece, today, past=False))}
            if likeliest:
                day = likeliest.pop()
                return day if not likeliest and day >= today else None
        return None

    def agrees(self, language: str, text: str) -> bool:
        """Tell whether the text is a plain yes."""
        return _normalised(text) in self._dates(language)["agreeing"]

    def place(self, person: Person, text: str) -> str | None:
        """Return the stored answer for the country that `text` names."""
        place = geography.read_country(text, person.language)
        return place.stored if place is not None else None

    def zone(self, text: str, country: str) -> str | None:
        """Return the zone that `text` names."""
        return geography.read_zone(text, country)

    def hour(self, text: str) -> int | None:
        """Return the hour of the day that `text` names."""
        return read_hour(text)

    def hear(self, language: str, ask: Ask[Any] | None, text: str, asked_back: Sequence[date] = ()) -> Heard:
        """Return what a text may mean, by the heads that have learned from examples."""
        return self._hearing.hear(language, ask, text, asked_back)

    def aim(self, language: str, text: str) -> Aim | None:
        """Return the dialogue or card that `text` asks for."""
        section = aim_of(text, self._phrases(language))
        return aim_named(section) if section is not None else None

    def mentioned(self, text: str, names: Sequence[str]) -> tuple[int, ...]:
        """Return the indexes of the names that the text mentions, the likeliest first."""
        return mentioned(text, names)

    def same_point(self, text: str, texts: Sequence[str]) -> tuple[bool, ...]:
        """Tell for each of `texts` whether it says the same as `text`."""
        return same_point(text, texts)

    def alike(self, role: str, roles: Sequence[str]) -> tuple[bool, ...]:
        """Tell for each of `roles` whether it is a job like `role`."""
        return alike(role, roles)

    def workdays(self, country: str | None, today: date) -> Workdays:
        """Return the working days of a country."""
        return workdays(country, today)

    def label(self, language: str, text: str, blocks: tuple[str, ...]) -> str | None:
        """Return the block in `coach` whose label the text is, word for word; None if none is."""
        wanted = _normalised(text)
        labels = {block: _normalised(self._content.label(language, "coach", block)) for block in blocks}
        return next((block for block, label in labels.items() if label == wanted), None)

    def screen(self, language: str, text: str) -> Tier | None:
        """Return the gravest tier that the screen finds, with the phrases of the language and of English."""
        read = text[:LONGEST_ANSWER]  # no more of a text is stored anywhere
        return gravest(screen(read, self._lexicon(tongue)) for tongue in dict.fromkeys((language, FALLBACK)))

    def named(self, language: str, run: Run, position: Position) -> tuple[str, ...]:
        """Return the keys of the answers that can be listed for a change."""
        return named(self._content, language, run, position)

    def _load_phrases(self, language: str) -> Phrases:
        return ready(self._lists("phrases", language))

    def _load_dates(self, language: str) -> dict[str, tuple[str, ...]]:
        return self._lists("dates", language)

    def _load_day_phrases(self, language: str) -> DayPhrases:
        weekdays, months = names_of(language.partition("-")[0])
        return DayPhrases(self._toml("dates", language), weekdays, months)

    def _lists(self, name: str, language: str) -> dict[str, tuple[str, ...]]:
        """Read the lists of a file in a language, or in English if that language has none."""
        return {
            key: tuple(lines) for key, lines in self._toml(name, language).items() if isinstance(lines, list)
        }

    def _toml(self, name: str, language: str) -> dict[str, Any]:
        folder = self._content.folder
        files = (folder / tongue / f"{name}.toml" for tongue in (language, FALLBACK))
        file = next(file for file in files if file.exists())
        return tomllib.loads(file.read_text(encoding="utf-8"))

    def _load_lexicon(self, language: str) -> Lexicon:
        file = self._content.folder / language / "safety.toml"
        if not file.exists():
            return Lexicon((), (), ())
        return Lexicon.of(tomllib.loads(file.read_text(encoding="utf-8")))
