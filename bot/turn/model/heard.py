"""Define what can be read in a text that the person typed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Protocol

from bot.coach.facts.application import Via
from bot.coach.routing import Aim
from bot.talk.ask import Ask
from bot.talk.days import When
from bot.turn.model.callback_data import Control
from bot.turn.model.heard_days import HeardDays
from bot.turn.model.person import Run
from bot.turn.readings.asking_back import AskingBack
from bot.turn.readings.danger_reply import DangerReply
from bot.turn.readings.earlier import Earlier
from bot.turn.readings.marker import Marker
from bot.turn.readings.name_within import NameWithin
from bot.turn.readings.offer_reply import Keeping, OfferReply
from bot.turn.readings.reading import Readings
from bot.turn.readings.report import Report
from bot.turn.readings.request import Request
from bot.turn.readings.ticks import Ticks
from bot.turn.readings.told_beside import Beside

LONGEST_HEARD = 40_000
"""Characters of a text that are screened and heard: more than a message or a mail from a file may have. Our
own choice."""


class Heard(HeardDays, Protocol):
    """A heard text tells what the person who typed it means, given their language, country and day.

    Each method reads something different, and only when it is called. What is slow to read is read once.
    """

    # ---------------------------------------------------------- answers to a question

    def has(self, marker: Marker) -> bool:
        """Tell whether the text has words of a marker, wherever they are."""

    def without(self, marker: Marker) -> str:
        """Return the text without the words of a marker, and with straight apostrophes."""

    def option(self, run: Run) -> str | None:
        """Return the stored answer of the option whose label is the text; None if the text is no label."""

    def asks_back(self, run: Run | None = None, ask: Ask[Any] | None = None) -> AskingBack | None:
        """Return what the text asks about the open question, its options or what follows; else None.

        run, ask: the open question, if there is one.
        """

    def ticks(self, run: Run, ask: Ask[Any], before: Sequence[str]) -> Ticks | None:
        """Return what of a selection is ticked after the text; None if the text is not about ticks.

        before: the options that were ticked before it.
        """

    def earlier(self) -> Earlier | None:
        """Return which earlier answer of the dialogue the text puts right; None if it names no answer."""

    def wrong_answers(self) -> Earlier | None:
        """Return which answers the text calls wrong, and the right one if said; None if none is wrong."""

    def wants_to_see_answers(self) -> bool:
        """Tell whether the text asks to see what was answered so far in the open dialogue."""

    def rated(self) -> str | None:
        """Return the step of the scale "how heavy is it" that the text says.

        "" if the person says that they won't rate it; None if the text says something else.
        """

    def wants_done(self) -> bool:
        """Tell whether the text says only what the person wants done after a no."""

    def control(self, run: Run) -> Control | None:
        """Return the control under the open question whose label is the text; None if there is none."""

    def move(self, *, among_words: bool = False) -> Control | None:
        """Return the move that the text is, begins or ends with; None if it has none.

        among_words: the open question asks for own words.
        """

    def label(self, blocks: tuple[str, ...], language: str | None = None) -> str | None:
        """Return which of these blocks of a card has the text as its label; None if none has.

        language: of the card, if not the person's.
        """

    def likeliest(self, family: str, least: float) -> str | None:
        """Return the text's likeliest meaning in a family of answers; None if less likely than `least`."""

    def readings(self, ask: Ask[Any] | None = None, asked_back: Sequence[When] = ()) -> Readings:
        """Return what the text may mean, by what was learned from examples. ask: the open question, if any.

        asked_back: days that the person is asked to confirm.
        """

    def agrees(self) -> bool:
        """Tell whether the text is a plain yes."""

    def denies(self) -> bool:
        """Tell whether the text is a plain no, in however many words."""

    def danger_reply(self, *, suspected: bool = False) -> DangerReply | None:
        """Return the text's answer to whether the person thinks of ending their life; None if unclear.

        suspected: the safety screen has found something in the text, but isn't sure of it.
        """

    def besides(self) -> str | None:
        """Return what the text says besides "I already told you" ("" if nothing); else None."""

    def second_thought(self) -> str | None:
        """Return what the text says after it has taken back the rest; None if it takes nothing back."""

    def foreign(self, *, sentence: bool = False) -> str | None:
        """Return the language that the text is in, if the coach doesn't speak it; else None.

        The language is named as in the blocks `foreign_*`. sentence: only if the text is surely no name.
        """

    # ---------------------------------------------------------- what was offered under buttons

    def offer_reply(self) -> OfferReply | None:
        """Return whether the text as a whole says yes, no or later; None if it says anything else."""

    def names_no_option(self) -> str | None:
        """Return `both` where the text means all options, `either` where any will do; else None."""

    def drops_it(self) -> bool:
        """Tell whether the text says that what is shown is not to be noted, and nothing else."""

    def keeping(self) -> Keeping | None:
        """Return whether the text says that something is to be kept or thrown away; None if it is unclear."""

    def changes_nothing(self) -> bool:
        """Tell whether the text says that nothing is to be changed, when asked what should be."""

    def opening(self) -> tuple[str, str] | None:
        """Return the yes or no that the text opens with, and what follows; None if it opens with neither."""

    def chosen(self, labels: Sequence[tuple[str, str]], declining: Collection[str]) -> str | None:
        """Return the block of the label that the text says, perhaps with a word or two more; else None.

        None also if it says several. labels: the block and the words of each. declining: the blocks whose
        label may follow a "no".
        """

    def erases(self, *, agreed: bool = False, chat: bool = False) -> bool:
        """Tell whether the text as a whole says expressly that everything is to be erased.

        agreed: only if the text says yes as well. chat: only if it names the messages in the chat too.
        """

    def was_not_held(self) -> bool:
        """Tell whether the text says that an interview didn't take place."""

    def went_badly(self) -> bool:
        """Tell whether the text says that something went badly."""

    # ---------------------------------------------------------- names and sentences

    def is_said(self) -> bool:
        """Tell whether the text is more likely something that somebody says than a name."""

    def is_reaction(self) -> bool:
        """Tell whether the text is only what people type while they think, or a word that names nothing."""

    def is_thing(self) -> bool:
        """Tell whether the text names something instead of asking about it: "my cover letter"."""

    def is_resolve(self) -> bool:
        """Tell whether the text says what somebody will do, and asks nothing."""

    def asks(self) -> bool:
        """Tell whether a sentence is a question, or speaks to the coach, and so is no name."""

    def name_within(self) -> NameWithin | None:
        """Return the company's name among words that are no part of it; None if no such words are there."""

    def company_among(self) -> str | None:
        """Return the company that the text names among clauses that only talk around it; None if unclear."""

    def asks_for_something(self) -> bool:
        """Tell whether the text asks or wants something where a name is asked for: "any word from them"."""

    def points_at_company(self) -> bool:
        """Tell whether the text only points at a company, and names none: "the one near my mum"."""

    def name_alone(self) -> str:
        """Return a name without the words before it that are no part of it: "same, staff nurse"."""

    def person(self) -> str | None:
        """Return whom the text names, and nothing else ("the ward manager, Helen"); None if nobody."""

    def person_within(self, *, doubtful: bool = False) -> str | None:
        """Return the person whom the text names among words that only lead to the name; else None.

        doubtful: even if the name may be another word as well.
        """

    def contact(self) -> str | None:
        """Return the person whom the text names with their part ("Sarah from HR"); None if it says more."""

    def own_name(self) -> tuple[str, str] | None:
        """Return the name that somebody says is theirs, and the rest of the text; None if they tell none."""

    def told_beside(self) -> Beside | None:
        """Return what is told along with a name; None if the text is a name and no more."""

    def title(self) -> Via | None:
        """Return whom the text means by a title alone, without a name; None if it says something else."""

    def somebody(self) -> Via | None:
        """Return whom the text means if it says only where they are from: "some lad from the agency"."""

    def ends_as_companies_do(self) -> bool:
        """Tell whether the last of several words is one that companies end with: "kings college hospital"."""

    def is_figure_of_speech(self) -> bool:
        """Tell whether the text says how somebody is in a figure of speech: "sleep for a week"."""

    def knows_none(self) -> bool:
        """Tell whether the text says only that the person doesn't know the name or the day: "not a clue"."""

    def role_within(self) -> str | None:
        """Return the role after words that only lead to it ("basically a carer"); None if unclear."""

    def is_first_name(self) -> bool:
        """Tell whether the text is a common first name, and nothing else."""

    def role(self) -> str | None:
        """Return the role that the text names, and nothing else ("a senior analyst"); else None."""

    def good_part(self) -> str | None:
        """Return what went well in the person's few words; None where the text says more than that."""

    def two_halves(self) -> tuple[str | None, str] | None:
        """Return what a no would mean (None if unsaid) and what it wouldn't; None if the latter is unsaid."""

    def reason(self) -> str | None:
        """Return the reason that the text gives, in its words; None if it at most says that there was one."""

    def mentioned(self, names: Sequence[str]) -> tuple[int, ...]:
        """Return the indexes of the names that the text mentions, the likeliest first."""

    def spells(self, names: Sequence[str]) -> tuple[int, ...]:
        """Return the indexes of the names that the text may stand for: "brigids" for "St Brigid's"."""

    def near_name(self, names: Sequence[str]) -> tuple[int, str] | None:
        """Return the index of the name that the text puts right, and the right name; None if unclear."""

    def people(self, known: Sequence[str]) -> tuple[str, ...]:
        """Return the people whom the text names, besides those in the known names."""

    def referenced(self, titles: Sequence[tuple[str, str]]) -> tuple[int, ...]:
        """Return the indexes of the applications that the text points at: by company, role or place.

        titles: company and role of each, in the order in which the person sees them.
        """

    def excepted(self, titles: Sequence[tuple[str, str]]) -> tuple[int, ...]:
        """Return the indexes of the applications left when the text says which it doesn't mean.

        titles: as for `referenced`.
        """

    def names_something(self, *, alone: bool = False) -> bool:
        """Tell whether the text names a company that it is about, whether or not the company is known.

        alone: the text is what stands in the place of a name.
        """

    def names_a_stranger(self, *, anywhere: bool = False) -> bool:
        """Tell whether a word of the text stands where a company's name does.

        For a text that mentions no known application. anywhere: tell whether it has any word that isn't an
        ordinary one, wherever that word stands.
        """

    # ---------------------------------------------------------- news and requests

    def reports(self, known: Sequence[str]) -> tuple[Report, ...]:
        """Return what the text, a line, a mail or a table, tells of each application; () if of none.

        known: the names of the person's applications.
        """

    def requests(self) -> tuple[Request, ...]:
        """Return what the text asks for in exact words, with the values in them; the surest first."""

    def aim(self) -> Aim | None:
        """Return the dialogue or card that the text asks for; None if it asks for none."""
