"""Read the names in a text that somebody typed: companies, people, roles, and which application is meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from bot.coach.facts.application import Via
from bot.language.understanding.answers.contacts import contact_in
from bot.language.understanding.answers.names import Names
from bot.language.understanding.answers.own_name import own_name_in
from bot.language.understanding.answers.told_beside import somebody_in, title_in, told_beside
from bot.language.understanding.heard_when import HeardWhen
from bot.language.understanding.lines.known_names import spelled_by
from bot.language.understanding.lines.short_forms import in_full
from bot.language.understanding.lines.words import COMPANY_WORDS
from bot.language.understanding.phrases.phrases import mentioned
from bot.language.understanding.requests.near_names import near_name
from bot.language.understanding.requests.other_names import has_unknown_word, stands_as_name
from bot.language.understanding.requests.references import excepted, names_something, referenced
from bot.turn.readings.name_within import NameWithin
from bot.turn.readings.told_beside import Beside


class HeardNames(HeardWhen):
    """Tell what is named, as a part of a `bot.turn.model.heard.Heard`."""

    @property
    def _names(self) -> Names:
        return self._by.tables.names(self._language)

    @cached_property
    def _full(self) -> str:
        """The text with its short forms written in full."""
        return in_full(self.text)

    def names_no_option(self) -> str | None:
        """Return `both` where the text means all options, `either` where any will do; else None."""
        return self._by.tables.sayings(self._language).read("named", self.text)

    def drops_it(self) -> bool:
        """Tell whether the text says that what is shown is not to be noted, and nothing else."""
        return self._by.tables.sayings(self._language).read("not_noted", self.text) is not None

    def name_within(self) -> NameWithin | None:
        """Return the company's name among words that are no part of it."""
        return self._names.company_within(self.text)

    def company_among(self) -> str | None:
        """Return the company that the text names among clauses that only talk around it; None if unclear."""
        return self._names.company_among(self.text)

    def points_at_company(self) -> bool:
        """Tell whether the text only points at a company, and names none."""
        return self._names.points(self.text)

    def name_alone(self) -> str:
        """Return a name without the words before it that are no part of it."""
        return self._names.alone(self.text)

    def person(self) -> str | None:
        """Return whom the text names, and nothing else; None if it names nobody."""
        return self._names.person_alone(self.text)

    def person_within(self, *, doubtful: bool = False) -> str | None:
        """Return the person whom the text names among words that only lead to it; None if it says more.

        doubtful: even if the name may be another word as well.
        """
        return self._names.person(self.text, doubtful=doubtful)

    def role_within(self) -> str | None:
        """Return the role that the text names among words that only lead to it; None if that is unclear."""
        return self._names.role(self.text)

    def contact(self) -> str | None:
        """Return the person whom the text names with their part ("Sarah from HR"); None if it says more."""
        return contact_in(self.text)

    def own_name(self) -> tuple[str, str] | None:
        """Return the name that somebody says is theirs, and the rest of the text; None if they tell none."""
        return own_name_in(self.text)

    def told_beside(self) -> Beside | None:
        """Return what is told along with a name; None if the text is a name and no more."""
        return told_beside(self.text)

    def title(self) -> Via | None:
        """Return whom the text means by a title alone, without a name; None if it says something else."""
        return title_in(self.text)

    def somebody(self) -> Via | None:
        """Return whom the text means if it says only where they are from: "some lad from the agency"."""
        return somebody_in(self.text)

    def ends_as_companies_do(self) -> bool:
        """Tell whether the last of several words is one that companies end with."""
        words = self.text.casefold().split()
        return len(words) > 1 and words[-1] in COMPANY_WORDS

    def asks_for_something(self) -> bool:
        """Tell whether the text asks or wants something where a name is asked for, and gives none."""
        return self._names.asks(self.text)

    def knows_none(self) -> bool:
        """Tell whether the text says only that the person doesn't know the name or the day."""
        return self._by.tables.sayings(self._language).read("no_idea", self.text) is not None

    def mentioned(self, names: Sequence[str]) -> tuple[int, ...]:
        """Return the indexes of the names that the text mentions, the likeliest first."""
        return mentioned(self.text, names)

    def spells(self, names: Sequence[str]) -> tuple[int, ...]:
        """Return the indexes of the names that the text, being a name, may stand for."""
        found = spelled_by(self.text, names)
        return tuple(index for index, name in enumerate(names) if name in found)

    def near_name(self, names: Sequence[str]) -> tuple[int, str] | None:
        """Return the index of the name that the text corrects, and the right name; None if unclear."""
        return near_name(self.text, names, self._patterns.denied)

    def people(self, known: Sequence[str]) -> tuple[str, ...]:
        """Return the people whom the text names, besides those in the known names."""
        return self._names.people(self.text, known)

    def referenced(self, titles: Sequence[tuple[str, str]]) -> tuple[int, ...]:
        """Return the indexes of the applications that the text points at."""
        return referenced(self.text, titles, self._patterns.order, self._patterns.kinds)

    def excepted(self, titles: Sequence[tuple[str, str]]) -> tuple[int, ...]:
        """Return the indexes of the applications that are left when the text says which it doesn't mean."""
        return excepted(self.text, titles, self._patterns.kinds)

    def names_something(self, *, alone: bool = False) -> bool:
        """Tell whether the text names a company that it is about."""
        return names_something(self._full, self._patterns.no_names, alone=alone)

    def names_a_stranger(self, *, anywhere: bool = False) -> bool:
        """Tell whether a word stands where a company does; anywhere: whether any is no ordinary word."""
        strange = has_unknown_word if anywhere else stands_as_name
        return strange(self._full, self._patterns.no_names)
