"""Turn words into values for a turn: by labels and phrases of the content, and by libraries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.coach.safety import Tier
from bot.coach.workdays import Workdays
from bot.language.understanding.answers.answers_abroad import AnswersAbroad
from bot.language.understanding.answers.labels import Labels
from bot.language.understanding.heard import HeardText
from bot.language.understanding.heard_when import Understanding
from bot.language.understanding.learned.classifier import Classifier
from bot.language.understanding.learned.danger import FOLDER, DangerReader
from bot.language.understanding.phrases.similarity import alike, same_point
from bot.language.understanding.safety_screen import SafetyScreen
from bot.language.understanding.temporal.holidays import workdays
from bot.language.understanding.word_lists.checking import OF_TURN
from bot.language.understanding.word_lists.loading import Tables
from bot.language.wording import ics
from bot.language.wording.changeable import named
from bot.language.wording.content import Content
from bot.language.wording.templates import FALLBACK
from bot.talk.ask import Ask
from bot.talk.script import Position
from bot.turn.model.heard import LONGEST_HEARD
from bot.turn.model.person import Person, Run
from bot.turn.readings.danger_reply import DangerReply
from bot.turn.readings.words import Words

ABROAD = "answers.toml"
"""The file with what people answer in other languages to the question about danger, beside the examples."""


class ContentReader:
    """Find labels and phrases in the content, as a `bot.turn.model.reader.Reader`."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._tables = Tables(content.folder)
        self._classifier = Classifier(content.folder)
        self._screen = SafetyScreen(self._tables, DangerReader(content.folder, self._classifier.learned))
        self._abroad = AnswersAbroad(content.folder / FOLDER / ABROAD)
        self._by = Understanding(Labels(content), self._tables, self._classifier, content.languages)

    @property
    def ready(self) -> bool:
        """Tell whether texts can be heard without a wait."""
        return self._classifier.learned.ready

    @property
    def hears(self) -> bool:
        """Tell whether texts are heard by what was learned, and not by labels and phrases alone."""
        return self._classifier.learned.healthy

    def prepare(self) -> None:
        """Load the patterns, which takes half a second, and the encoder, if it can be loaded."""
        import bot.language.understanding.reports  # noqa: F401 - it compiles most of the patterns

        ics.prepare()  # an interview that is told comes as a file, and nobody shall wait for its library
        self._tables.requests(FALLBACK)
        self._tables.when(FALLBACK)
        self._tables.markers(FALLBACK).prepare()
        self._tables.learners(FALLBACK)
        for name in OF_TURN:
            self.words(name)
        self.screen(FALLBACK, "")
        self._classifier.learned.prepare()

    def read_ahead(self, texts: Sequence[str]) -> None:
        """Encode several texts at once, as far as they can be heard now."""
        self._classifier.learned.read_ahead(texts)

    def screen(self, language: str, text: str, *, held: bool = False, safe: bool = False) -> Tier | None:
        """Return the tier of what the safety screen finds in a text, in any language; see `Found.tier`."""
        return self._screen.find(language, text[:LONGEST_HEARD]).tier(held=held, safe=safe)

    def language_of_danger(self, text: str) -> str | None:
        """Return the language of the phrase of danger in a text, if it is another than English."""
        return self._screen.language_of(text[:LONGEST_HEARD])

    def screen_together(self, texts: Sequence[str]) -> Tier | None:
        """Return what was learned says of texts of a few minutes, none of which has it fire alone."""
        return self._screen.find_together(texts)

    def sounds_dark(self, text: str) -> bool:
        """Tell whether a text at which the screen doesn't fire sounds faintly of danger."""
        return self._screen.sounds_dark(text[:LONGEST_HEARD])

    def leans_to_danger(self, text: str) -> bool:
        """Tell whether a text is rather a yes than not, where the question about danger is open."""
        return self._screen.leans(text[:LONGEST_HEARD])

    def answer_abroad(self, language: str | None, text: str) -> DangerReply | None:
        """Return what a text answers to that question in another language; see `AnswersAbroad`."""
        return self._abroad.read(language, text)

    def takes_back_abroad(self, text: str) -> bool:
        """Tell whether a text says in another language than English that a no to it was none."""
        return self._abroad.takes_back(text)

    def hear(self, person: Person, today: date, text: str) -> HeardText:
        """Return a typed text, to be read with its dialect and its learner's English put in usual words.

        today: the day where the person lives.
        """
        english = self._tables.dialect(person.language).read(text)
        return HeardText(self._by, person, today, self._tables.learners(person.language).usual(english))

    def words(self, name: str) -> Words:
        """Return the patterns of a file in `content/en/turn/`, which are English for every language."""
        return self._tables.of_turn(name)

    def erases(self, text: str) -> bool:
        """Tell whether a text says expressly, in any language, that everything be erased."""
        return any(self._tables.offer_replies(tongue).erases(text) for tongue in self._content.languages)

    def labels(self, language: str, file: str, blocks: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Return each of these blocks with its label, of the card's file, else of the shared one, `coach`."""
        own = self._content.blocks(FALLBACK, file)
        files = {block: file if block in own else "coach" for block in blocks}
        return tuple((block, self._content.label(language, files[block], block)) for block in blocks)

    def option_labels(self, language: str, run: Run, ask: Ask[Any], values: Sequence[str]) -> tuple[str, ...]:
        """Return the labels of some options of a question, in the order shown."""
        shown = self._by.labels.options(language, run, ask)
        return tuple(label for value, label in shown if value in values)

    def named(self, language: str, run: Run, position: Position) -> tuple[str, ...]:
        """Return the keys of the answers that can be listed for a change."""
        return named(self._content, language, run, position)

    def same_point(self, text: str, texts: Sequence[str]) -> tuple[bool, ...]:
        """Tell for each of `texts` whether it says the same as `text`."""
        return same_point(text, texts)

    def alike(self, role: str, roles: Sequence[str]) -> tuple[bool, ...]:
        """Tell for each of `roles` whether it is a job like `role`."""
        return alike(role, roles)

    def workdays(self, country: str | None, today: date) -> Workdays:
        """Return the working days of a country."""
        return workdays(country, today)
