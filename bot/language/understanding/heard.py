"""Read one text that somebody typed, each part when it is asked for: days, names, reports, requests."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from bot.coach.routing import Aim, aim_named
from bot.language.understanding.answers.denials import asks, denies, is_resolve, is_thing
from bot.language.understanding.answers.denied_weight import ALL_RIGHT, LOW, MOOD, not_all_right
from bot.language.understanding.answers.good_part import good_part_in
from bot.language.understanding.answers.labels import normalised
from bot.language.understanding.answers.markers import with_plain_marks
from bot.language.understanding.answers.reasons import reason_in
from bot.language.understanding.answers.repetition import besides
from bot.language.understanding.answers.sayings import FELT, with_sayings
from bot.language.understanding.answers.second_thoughts import second_thought
from bot.language.understanding.answers.ticks import TickReader
from bot.language.understanding.answers.told import is_given_away, only_tells, without_told
from bot.language.understanding.answers.two_halves import two_halves
from bot.language.understanding.heard_moves import HeardMoves
from bot.language.understanding.heard_when import Understanding
from bot.language.understanding.learned.heads import Heads
from bot.language.understanding.learned.questions import answers_to
from bot.language.understanding.lines.promises import is_promised
from bot.language.understanding.lines.role_alone import role_alone
from bot.language.understanding.lines.words import FIRST_NAMES
from bot.language.understanding.phrases.phrases import aim_of
from bot.language.understanding.requests.offer_replies import OfferReplies
from bot.language.understanding.temporal.far_days import without_days_far_off
from bot.talk.ask import Ask
from bot.talk.days import When
from bot.talk.kinds import Rate
from bot.turn.model.person import Person, Run
from bot.turn.readings.asking_back import AskingBack
from bot.turn.readings.danger_reply import DangerReply
from bot.turn.readings.marker import Marker
from bot.turn.readings.offer_reply import Keeping, OfferReply
from bot.turn.readings.reading import Kind, Readings
from bot.turn.readings.report import Report
from bot.turn.readings.request import Request
from bot.turn.readings.ticks import Ticks

NEWS = "now"
"""The family of meanings that answer the question what is new."""

GOOD, SAD = "good", "sad"
"""Feelings that a text can't mean if it also says the opposite: "went badly", "not bad"."""


class HeardText(HeardMoves):
    """Read one text as a `bot.turn.model.heard.Heard`, in the language and the country of who typed it."""

    def __init__(self, by: Understanding, person: Person, today: date, text: str) -> None:
        super().__init__(by, person, today, text)
        self._reports: dict[tuple[str, ...], tuple[Report, ...]] = {}
        self._readings: dict[tuple[int, tuple[When, ...]], tuple[Ask[Any] | None, Readings]] = {}

    @property
    def _offers(self) -> OfferReplies:
        return self._by.tables.offer_replies(self._language)

    @cached_property
    def _plain(self) -> str:
        return with_plain_marks(self.text)

    def has(self, marker: Marker) -> bool:
        """Tell whether the text has words of a marker, wherever they are."""
        return self._by.tables.markers(self._language).has(with_plain_marks(self._full), marker)

    def without(self, marker: Marker) -> str:
        """Return the text without the words of a marker, and with straight apostrophes."""
        return self._by.tables.markers(self._language).without(self._plain, marker)

    def option(self, run: Run) -> str | None:
        """Return the stored answer that the text names by its label, its name or its place."""
        return self._by.labels.option(self._language, run, run.position, self.text)

    def asks_back(self, run: Run | None = None, ask: Ask[Any] | None = None) -> AskingBack | None:
        """Return what the text asks about the open question, its options or what follows."""
        labels, words = self._by.labels, self._by.tables.asking_back(self._language)
        if run is None or ask is None:
            return words.read(self.text)
        return words.read(
            self.text,
            lambda: labels.options(self._language, run, ask),
            lambda: labels.question(self._language, run, ask),
        )

    def ticks(self, run: Run, ask: Ask[Any], before: Sequence[str]) -> Ticks | None:
        """Return what is ticked of a selection after the text; None if the text is not about ticks."""
        known = answers_to(ask)
        if known is None:
            return None

        def likely(clause: str) -> Mapping[str, float]:
            return self._by.classifier.each(self._language, known.family, clause)

        options = self._by.labels.options(self._language, run, ask)
        return TickReader(self._by.tables.ticks(self._language), known.family, options, likely).read(
            self.text, before
        )

    def rated(self) -> str | None:
        """Return the step of the scale that the text says in hedged words; "" if the person won't rate it."""
        return self._by.tables.scale(self._language).read(self.text)

    def wants_done(self) -> bool:
        """Tell whether the text says no more than what they want done after a no."""
        return self._by.tables.scale(self._language).wants(self.text)

    def label(self, blocks: tuple[str, ...], language: str | None = None) -> str | None:
        """Return the block whose label the text is, on a card in that language; None if it is no label."""
        return self._by.labels.of_card(language or self._language, self.text, blocks)

    def likeliest(self, family: str, least: float) -> str | None:
        """Return the likeliest meaning of a family, by the heads that have learned from examples."""
        meaning = self._by.classifier.likeliest(self._language, family, self.text, least)
        low = family == MOOD and meaning == ALL_RIGHT and self.has(Marker.not_all_right)
        return LOW if low else meaning

    def readings(self, ask: Ask[Any] | None = None, asked_back: Sequence[When] = ()) -> Readings:
        """Return what the text may mean, by the heads that have learned from examples.

        A text that says something went badly never means feeling good, and "not bad" never being sad.
        """
        key = (id(ask), tuple(asked_back))  # the question is kept too: else another one could get its id
        if key not in self._readings:
            self._readings[key] = (ask, self._read(ask, asked_back))
        return self._readings[key][1]

    def _read(self, ask: Ask[Any] | None, asked_back: Sequence[When]) -> Readings:
        said = self._full
        if ask is not None and isinstance(ask.kind, Rate):
            said = self._by.tables.scale(self._language).without_counts(said)
        found = self._by.classifier.read(self._language, ask, said, asked_back)
        found = with_sayings(self._by.tables.sayings(self._language), ask, self.text, found)
        known = answers_to(ask) if ask is not None else None
        of_news = known is not None and known.family == NEWS
        found = without_told(self._by.tables.markers(self._language), self._plain, found, of_news=of_news)
        if ask is not None and isinstance(ask.kind, Rate) and self.has(Marker.not_all_right):
            found = not_all_right(found)
        felt = {reading.name for reading in found.ranked if reading.kind is Kind.feeling}
        sad = SAD if SAD in felt and self.was_not_bad() else None
        denied = GOOD if GOOD in felt and self.went_badly() else sad
        if denied is None:
            return found
        return found.without(lambda reading: reading.kind is Kind.feeling and reading.name == denied)

    def agrees(self) -> bool:
        """Tell whether the text is a plain yes."""
        return normalised(self.text) in self._when.agreeing

    def denies(self) -> bool:
        """Tell whether the text is a plain no, in however many words."""
        return denies(self.text)

    def danger_reply(self, *, suspected: bool = False) -> DangerReply | None:
        """Return what the text answers to the question whether the person thinks of ending their life."""
        return self._by.tables.danger_replies(self._language).read(self.text, suspected=suspected)

    def besides(self) -> str | None:
        """Return the text without its "I already told you"; None if it doesn't say that."""
        return besides(self.text)

    def second_thought(self) -> str | None:
        """Return what the text says after it has taken back the rest; None if it takes nothing back."""
        return second_thought(self.text)

    def foreign(self, *, sentence: bool = False) -> str | None:
        """Return the language that the text is in, if it is one that the coach doesn't speak; else None."""
        spoken = self._by.tables.languages(self._language).of(self.text, sentence=sentence)
        return None if spoken in self._by.spoken else spoken

    def offer_reply(self) -> OfferReply | None:
        """Return whether the text as a whole says yes, no or later."""
        return self._offers.reply_in(self.text)

    def keeping(self) -> Keeping | None:
        """Return whether the text says that something is to be kept or thrown away; None if it is unclear."""
        return self._offers.keeping(self.text)

    def changes_nothing(self) -> bool:
        """Tell whether the text says that nothing is to be changed, as an answer to what should be."""
        sayings = self._by.tables.sayings(self._language)
        return any(sayings.read(family, self.text) for family in ("settings_what", "summary"))

    def is_figure_of_speech(self) -> bool:
        """Tell whether the text says how somebody is in words that say something else: "in bits"."""
        return self._by.tables.sayings(self._language).read(FELT, self.text) is not None

    def opening(self) -> tuple[str, str] | None:
        """Return the yes or no that the text opens with, and what follows; None if it opens with neither."""
        return self._offers.opening(self.text)

    def chosen(self, labels: Sequence[tuple[str, str]], declining: Collection[str]) -> str | None:
        """Return which label is said, perhaps with a word or two more; None if none is said, or several."""
        return self._offers.chosen(self.text, labels, declining)

    def erases(self, *, agreed: bool = False, chat: bool = False) -> bool:
        """Tell whether the text as a whole says expressly that everything is to be erased."""
        return self._offers.erases(self.text, agreed=agreed, chat=chat)

    def was_not_held(self) -> bool:
        """Tell whether the text says that an interview didn't take place."""
        return self._offers.was_not_held(self.text)

    def went_badly(self) -> bool:
        """Tell whether the text says that something went badly."""
        return self._offers.went_badly(self.text)

    def was_not_bad(self) -> bool:
        """Tell whether the text says that something wasn't bad."""
        return self._offers.was_not_bad(self.text)

    def is_promised(self) -> bool:
        """Tell whether the text says that an answer from the company is to come."""
        return is_promised(self.text)

    def is_said(self) -> bool:
        """Tell whether the text is more likely something that somebody says than a name."""
        return self._by.tables.names(self._language).is_said(self.text)

    def is_reaction(self) -> bool:
        """Tell whether the text is only what people type while they think, or a word that names nothing."""
        return self._by.tables.names(self._language).is_reaction(self.text)

    def is_thing(self) -> bool:
        """Tell whether the text names something instead of asking about it: "my cover letter"."""
        return is_thing(self.text)

    def is_resolve(self) -> bool:
        """Tell whether the text says what somebody will do, and asks nothing."""
        return is_resolve(self.text)

    def asks(self) -> bool:
        """Tell whether a sentence is a question, or speaks to the coach, and so is no name."""
        return asks(self.text)

    def is_first_name(self) -> bool:
        """Tell whether the text is a common first name, and nothing else."""
        return self.text.strip().casefold() in FIRST_NAMES

    def role(self) -> str | None:
        """Return the role that the text names, and nothing else; None if it names none."""
        return role_alone(self.text)

    def good_part(self) -> str | None:
        """Return what went well in the person's few words; None where the text says more than that."""
        return good_part_in(self.text)

    def two_halves(self) -> tuple[str | None, str] | None:
        """Return what a no would mean, if said, and what it wouldn't; None if the latter isn't said."""
        return two_halves(self.text)

    def reason(self) -> str | None:
        """Return the reason that the text gives, in its words."""
        return reason_in(self.text)

    def reports(self, known: Sequence[str]) -> tuple[Report, ...]:
        """Read the text as a table, as a mail or as a line, in this order."""
        names = tuple(known)
        if names not in self._reports:
            self._reports[names] = self._read_reports(names)
        return self._reports[names]

    def _read_reports(self, known: tuple[str, ...]) -> tuple[Report, ...]:
        from bot.language.understanding.reports import reports_in  # this import takes a quarter of a second

        def read(heads: Heads | None) -> tuple[Report, ...]:
            found = reports_in(self._full, self._today, self._person.country, known, heads)
            return tuple(without_days_far_off(report, self._today) for report in found)

        classifier = self._by.classifier
        learned = classifier.learned.used(lambda: read(classifier.heads(self._language)))
        return learned if learned is not None else read(None)

    def requests(self) -> tuple[Request, ...]:
        """Return what the words of the text ask for exactly, with the values in them."""
        return self._requests

    @cached_property
    def _requests(self) -> tuple[Request, ...]:
        return self._patterns.read(self._full)

    def aim(self) -> Aim | None:
        """Return the dialogue or card that the text asks for; None if it only tells of one."""
        words, aim = self._by.tables.markers(self._language), self._aim
        told = aim is not None and is_given_away(words, self._plain, aim.script)
        return None if told or only_tells(words, self._plain) else aim

    @cached_property
    def _aim(self) -> Aim | None:
        section = aim_of(self._full, self._by.tables.phrases(self._language))
        return aim_named(section) if section is not None else None
