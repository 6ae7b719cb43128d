"""Turn words into values for a turn: by labels and phrases of the content, and by libraries."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date, time
from typing import Any

from bot.coach.routing import Aim, aim_named
from bot.coach.safety import Tier, gravest
from bot.coach.schedule.workdays import Workdays
from bot.language.understanding.answers.denials import asks, denies, is_thing
from bot.language.understanding.answers.good_part import good_part_in
from bot.language.understanding.answers.labels import Labels, normalised
from bot.language.understanding.answers.person_names import person_in
from bot.language.understanding.answers.reasons import reason_in
from bot.language.understanding.answers.repetition import besides
from bot.language.understanding.learned.classifier import Classifier
from bot.language.understanding.learned.heads import Heads
from bot.language.understanding.phrases.phrases import aim_of, mentioned
from bot.language.understanding.phrases.similarity import alike, same_point
from bot.language.understanding.places.place_names import country_in, zone_in
from bot.language.understanding.requests.offer_replies import OfferReplies
from bot.language.understanding.requests.references import names_something, referenced
from bot.language.understanding.screen import screen
from bot.language.understanding.temporal.far_days import without_days_far_off
from bot.language.understanding.temporal.holidays import workdays
from bot.language.understanding.temporal.in_answers import (
    day_in,
    day_to_remind,
    days_said,
    hour_beside,
    hour_wished,
)
from bot.language.understanding.word_lists.loading import Tables
from bot.language.wording.content import Content
from bot.language.wording.renderer import named
from bot.language.wording.templates import FALLBACK
from bot.talk.ask import Ask
from bot.talk.days import When
from bot.talk.kinds import LONGEST_ANSWER
from bot.talk.script import Position
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Person, Run
from bot.turn.readings.reading import Kind, Readings
from bot.turn.readings.report import Report
from bot.turn.readings.request import Request

GOOD, SAD = "good", "sad"
"""Feelings that a single word turns into the opposite."""


class ContentReader:
    """A `bot.turn.model.reader.Reader` that finds labels and phrases in the content."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._labels = Labels(content)
        self._tables = Tables(content.folder)
        self._classifier = Classifier(content.folder)

    @property
    def ready(self) -> bool:
        """Whether texts can be heard without a wait."""
        return self._classifier.learned.ready

    @property
    def hears(self) -> bool:
        """Whether texts are heard by what was learned, and not by labels and phrases alone."""
        return self._classifier.learned.well

    def prepare(self) -> None:
        """Load the patterns, which takes half a second, and the encoder, if it can be."""
        import bot.language.understanding.reports  # noqa: F401 - it compiles most of the patterns

        self._tables.requests(FALLBACK)
        self._tables.when(FALLBACK)
        self.screen(FALLBACK, "")
        self._classifier.learned.prepare()

    def option(self, language: str, run: Run, position: Position, text: str) -> str | None:
        """Return the stored answer that the text names by its label, its name or its place."""
        return self._labels.option(language, run, position, text)

    def control(self, language: str, run: Run, text: str) -> Control | None:
        """Return the control whose label is `text`."""
        return self._labels.control(language, run, text)

    def label(self, language: str, text: str, blocks: tuple[str, ...]) -> str | None:
        """Return the block in `coach` whose label the text is, word for word; None if none is."""
        return self._labels.of_card(language, text, blocks)

    def days(self, person: Person, text: str, today: date, *, past: bool) -> tuple[date, ...]:
        """Return the days that `text` may mean, the likeliest first; one that stands in a longer text too."""
        return days_said(self._tables.when(person.language), text, today, person.country, past=past).days

    def day_in(self, person: Person, text: str, today: date) -> date | None:
        """Find the one day ahead that a text mentions; None if it mentions none, or several."""
        return day_in(self._tables.when(person.language), text, today, person.country)

    def is_said(self, language: str, text: str) -> bool:
        """Tell whether a text is rather something that somebody says than a name."""
        return self._tables.names(language).is_said(text)

    def name_alone(self, language: str, text: str) -> str:
        """Return a name without the words before it that are no part of it."""
        return self._tables.names(language).alone(text)

    def agrees(self, language: str, text: str) -> bool:
        """Tell whether the text is a plain yes."""
        return normalised(text) in self._tables.when(language).agreeing

    def offer_reader(self, language: str) -> OfferReplies:
        """Return what reads whether a text takes up what was offered under buttons."""
        return self._tables.offer_replies(language)

    def erases(self, text: str) -> bool:
        """Tell whether a text says expressly, in any language, that everything be erased."""
        return any(self._tables.offer_replies(tongue).erases(text) for tongue in self._content.languages)

    def labels(self, language: str, file: str, blocks: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Return each of these blocks with its label, of the card's file or of the shared one, `coach`."""
        own = self._content.blocks(FALLBACK, file)
        files = {block: file if block in own else "coach" for block in blocks}
        return tuple((block, self._content.label(language, files[block], block)) for block in blocks)

    def likeliest(self, language: str, family: str, text: str, least: float) -> str | None:
        """Return the likeliest meaning of a family, by the heads that have learned from examples."""
        return self._classifier.likeliest(language, family, text, least)

    def place(self, person: Person, text: str) -> str | None:
        """Return the stored answer for the country that `text` names."""
        around = self._tables.requests(person.language).beside_places
        place = country_in(text, person.language, around)
        return place.stored if place is not None else None

    def zone(self, language: str, text: str, country: str) -> str | None:
        """Return the zone that `text` names."""
        return zone_in(text, country, self._tables.requests(language).beside_places)

    def time_in(self, language: str, text: str) -> tuple[time | None, str]:
        """Return the hour that stands in a text, and the text without it."""
        return hour_beside(self._tables.when(language), text)

    def hour(self, language: str, text: str, allowed: Container[int]) -> int | None:
        """Return which of the allowed hours `text` names, or a part of the day."""
        return hour_wished(self._tables.when(language), text, allowed)

    def read(
        self, language: str, ask: Ask[Any] | None, text: str, asked_back: Sequence[When] = ()
    ) -> Readings:
        """Return what a text may mean, by the heads that have learned from examples.

        A text with a word for what is bad is never about feeling good, whatever else it resembles; and one
        that says "not bad" is not about being sad.
        """
        heard = self._classifier.read(language, ask, text, asked_back)
        felt = {reading.name for reading in heard.ranked if reading.kind is Kind.feeling}
        words = self._tables.offer_replies(language)
        if GOOD in felt and words.went_badly(text):
            return heard.without(lambda reading: reading.kind is Kind.feeling and reading.name == GOOD)
        if SAD in felt and words.was_not_bad(text):
            return heard.without(lambda reading: reading.kind is Kind.feeling and reading.name == SAD)
        return heard

    def reports(self, person: Person, text: str, today: date, known: Sequence[str]) -> tuple[Report, ...]:
        """Read a text as a table, as a mail or as a line, in this order."""
        from bot.language.understanding.reports import reports_in  # it takes a quarter of a second

        def read(heads: Heads | None) -> tuple[Report, ...]:
            found = reports_in(text, today, person.country, known, heads)
            return tuple(without_days_far_off(told, today) for told in found)

        learned = self._classifier.learned.used(lambda: read(self._classifier.heads(person.language)))
        return learned if learned is not None else read(None)

    def answer_day(self, person: Person, text: str, today: date) -> date | None:
        """Return the day by which an answer comes or is due, in a text that names no company."""
        from bot.language.understanding.lines.promised_day import (
            promised_day,
        )  # it takes a quarter of a second

        return promised_day(text, today, person.country)

    def foreign(self, language: str, text: str, *, sentence: bool = False) -> str | None:
        """Return the language that a text is in, if it is one that the coach doesn't speak; else None."""
        spoken = self._tables.languages(language).of(text, sentence=sentence)
        return None if spoken in self._content.languages else spoken

    def denies(self, text: str) -> bool:
        """Tell whether a text is a plain no, in however many words."""
        return denies(text)

    def is_thing(self, text: str) -> bool:
        """Tell whether a text rather names something than asks about it."""
        return is_thing(text)

    def asks(self, text: str) -> bool:
        """Tell whether a sentence is a question, or speaks to the coach, and so is no name."""
        return asks(text)

    def good_part(self, text: str) -> str | None:
        """Return what went well in the person's few words; None where the text says more than that."""
        return good_part_in(text)

    def besides(self, text: str) -> str | None:
        """Return what else a text says than that it was said before; None if it doesn't say so."""
        return besides(text)

    def person(self, text: str) -> str | None:
        """Return whom a text names, and nothing else; None if it names nobody."""
        return person_in(text)

    def reason(self, text: str) -> str | None:
        """Return the reason that a text gives, in its words."""
        return reason_in(text)

    def aim(self, language: str, text: str) -> Aim | None:
        """Return the dialogue or card that `text` asks for."""
        section = aim_of(text, self._tables.phrases(language))
        return aim_named(section) if section is not None else None

    def mentioned(self, text: str, names: Sequence[str]) -> tuple[int, ...]:
        """Return the indexes of the names that the text mentions, the likeliest first."""
        return mentioned(text, names)

    def requests(self, language: str, text: str) -> tuple[Request, ...]:
        """Return what the words of a text ask for exactly, with the values in them."""
        return self._tables.requests(language).read(text)

    def referenced(self, language: str, text: str, titles: Sequence[tuple[str, str]]) -> tuple[int, ...]:
        """Return the indexes of the applications that the text points at."""
        return referenced(text, titles, self._tables.requests(language).order)

    def names_something(self, language: str, text: str, *, alone: bool = False) -> bool:
        """Tell whether the text names a company that it is about."""
        return names_something(text, self._tables.requests(language).no_names, alone=alone)

    def reminder_day(self, person: Person, text: str, today: date) -> date | None:
        """Return the day that the text asks to be reminded on."""
        return day_to_remind(self._tables.when(person.language), text, today, person.country)

    def same_point(self, text: str, texts: Sequence[str]) -> tuple[bool, ...]:
        """Tell for each of `texts` whether it says the same as `text`."""
        return same_point(text, texts)

    def alike(self, role: str, roles: Sequence[str]) -> tuple[bool, ...]:
        """Tell for each of `roles` whether it is a job like `role`."""
        return alike(role, roles)

    def workdays(self, country: str | None, today: date) -> Workdays:
        """Return the working days of a country."""
        return workdays(country, today)

    def screen(self, language: str, text: str) -> Tier | None:
        """Return the gravest tier that the screen finds, with the phrases of the language and of English."""
        read = text[:LONGEST_ANSWER]  # no more of a text is stored anywhere
        return gravest(
            screen(read, self._tables.lexicon(tongue)) for tongue in dict.fromkeys((language, FALLBACK))
        )

    def named(self, language: str, run: Run, position: Position) -> tuple[str, ...]:
        """Return the keys of the answers that can be listed for a change."""
        return named(self._content, language, run, position)
