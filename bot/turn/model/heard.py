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


class Heard(HeardDays, Protocol):
    """A heard text can be asked what the person means who typed it, in their language, country and day.

    Each method reads something else, and only when it is called. What costs much is read once.
    """

    # ---------------------------------------------------------- answers to a question

    def has(self, marker: Marker) -> bool:
        """Tell whether the text has words of a marker, wherever they are."""

    def without(self, marker: Marker) -> str:
        """Return the text without the words of a marker, and with straight apostrophes."""

    def option(self, run: Run) -> str | None:
        """Return the stored answer whose label at the open question is the text; None if there is none."""

    def asks_back(self, run: Run | None = None, ask: Ask[Any] | None = None) -> AskingBack | None:
        """Return what the text asks about the open question, its options or what follows; None if nothing.

        run, ask: the open question, if there is one.
        """

    def ticks(self, run: Run, ask: Ask[Any], before: Sequence[str]) -> Ticks | None:
        """Return what is ticked after the text, of which `before` was; None if it says nothing of it."""

    def earlier(self) -> Earlier | None:
        """Return which earlier answer of the dialogue the text puts right; None if it names none."""

    def wrong_answers(self) -> Earlier | None:
        """Return which answers the text says to be wrong, and what is right if it says so; None for none."""

    def wants_to_see_answers(self) -> bool:
        """Tell whether the text asks to see what was answered so far in the open dialogue."""

    def rated(self) -> str | None:
        """Return the step of the scale, "how heavy is it", that the text says in hedged words.

        "" if they would not rate it; None for anything else.
        """

    def wants_done(self) -> bool:
        """Tell whether the text says no more than what they want done after a no."""

    def control(self, run: Run) -> Control | None:
        """Return the control under the open question whose label is the text; None if there is none."""

    def move(self, *, among_words: bool = False) -> Control | None:
        """Return the move that the text is as a whole. among_words: own words are asked for."""

    def label(self, blocks: tuple[str, ...]) -> str | None:
        """Return which of these blocks of `coach` has the text as its label; None if none has."""

    def likeliest(self, family: str, least: float) -> str | None:
        """Return the meaning of a family of answers that the text has; None if none is so likely."""

    def readings(self, ask: Ask[Any] | None = None, asked_back: Sequence[When] = ()) -> Readings:
        """Return what the text may mean, learned from examples, at the open question `ask` if there is one.

        asked_back: days that the person is asked to confirm.
        """

    def agrees(self) -> bool:
        """Tell whether the text is a plain yes."""

    def denies(self) -> bool:
        """Tell whether the text is a plain no, in however many words."""

    def danger_reply(self, *, suspected: bool = False) -> DangerReply | None:
        """Return what the text answers to whether they think of ending their life; None if unknown.

        suspected: the safety screen has found something in it that isn't sure.
        """

    def besides(self) -> str | None:
        """Return the text without its "I already told you"; None if it has none."""

    def second_thought(self) -> str | None:
        """Return what the text says after it has taken back the rest; None if it takes nothing back."""

    def foreign(self, *, sentence: bool = False) -> str | None:
        """Return the language that the text is in, if it is another one: a block of `foreign_*`; else None.

        sentence: only if it is surely no name.
        """

    # ---------------------------------------------------------- what was offered under buttons

    def offer_reply(self) -> OfferReply | None:
        """Return whether the text as a whole says yes, no or later; None if it says more, or none of it."""

    def names_no_option(self) -> str | None:
        """Return `both` or `either` where the text means several options, or any, and names none."""

    def drops_it(self) -> bool:
        """Tell whether the text says that what is shown is not to be noted, and nothing else."""

    def keeping(self) -> Keeping | None:
        """Return whether the text says that something is to be kept or thrown away; None if it is unclear."""

    def changes_nothing(self) -> bool:
        """Tell whether the text says that nothing is to be changed, where it is asked what."""

    def opening(self) -> tuple[str, str] | None:
        """Return the yes or no that the text opens with, and what follows; None if it opens with neither."""

    def chosen(self, labels: Sequence[tuple[str, str]], declining: Collection[str]) -> str | None:
        """Return which label is said, perhaps with a word or two more; None if none or several are.

        labels: for each its block, and as it is written. declining: blocks that may follow a "no".
        """

    def erases(self, *, agreed: bool = False) -> bool:
        """Tell whether the text says expressly, and whole, that everything be erased.

        agreed: only if it says yes as well.
        """

    def was_not_held(self) -> bool:
        """Tell whether the text says that an interview didn't take place."""

    def went_badly(self) -> bool:
        """Tell whether the text says that something went badly."""

    # ---------------------------------------------------------- names and sentences

    def is_said(self) -> bool:
        """Tell whether the text is rather something that somebody says than a name."""

    def is_reaction(self) -> bool:
        """Tell whether the text is only what people type while they think, or a word that names nothing."""

    def is_thing(self) -> bool:
        """Tell whether the text rather names something than asks about it."""

    def is_resolve(self) -> bool:
        """Tell whether the text says what somebody will do, and asks nothing."""

    def asks(self) -> bool:
        """Tell whether a sentence is a question, or speaks to the coach, and so is no name."""

    def name_within(self) -> NameWithin | None:
        """Return the company's name among words that are no part of it; None if there are none around it."""

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
        """Return the person among words that only lead there; doubtful: even if it may be another word."""

    def contact(self) -> str | None:
        """Return the person whose part the text names too ("Sarah from HR"); None if it says more."""

    def own_name(self) -> tuple[str, str] | None:
        """Return the name that somebody says is theirs, and the rest of the text; None if they tell none."""

    def told_beside(self) -> Beside | None:
        """Return what is told along with a name; None if the text is a name and no more."""

    def title(self) -> Via | None:
        """Return whom the text means by a title alone, without a name; None if it says something else."""

    def somebody(self) -> Via | None:
        """Return whom the text means that says no more than where somebody is from."""

    def ends_as_companies_do(self) -> bool:
        """Tell whether the last of several words is one that companies end with: "kings college hospital"."""

    def is_figure_of_speech(self) -> bool:
        """Tell whether somebody says how they are in words that say something else: "sleep for a week"."""

    def knows_none(self) -> bool:
        """Tell whether somebody says no more than that they don't know the name or the day: "not a clue"."""

    def role_within(self) -> str | None:
        """Return the role that the text names among such words: "basically a carer"; None if unclear."""

    def is_first_name(self) -> bool:
        """Tell whether the text is a common first name, and nothing else."""

    def role(self) -> str | None:
        """Return the role that the text names, and nothing else ("a senior analyst"); None if it is none."""

    def good_part(self) -> str | None:
        """Return what went well in the person's few words; None where the text says more than that."""

    def two_halves(self) -> tuple[str | None, str] | None:
        """Return what a no would mean, None if untold, and what it would not; None if that isn't told."""

    def reason(self) -> str | None:
        """Return the reason in a text that says that there was one; None if it has none."""

    def mentioned(self, names: Sequence[str]) -> tuple[int, ...]:
        """Return the indexes of the names that the text mentions, the likeliest first."""

    def spells(self, names: Sequence[str]) -> tuple[int, ...]:
        """Return the indexes of the names that the text, being a name, may stand for: "brigids" for two."""

    def near_name(self, names: Sequence[str]) -> tuple[int, str] | None:
        """Return which name the text puts right, and the right one; None if that is unclear."""

    def people(self, known: Sequence[str]) -> tuple[str, ...]:
        """Return the people whom the text names, besides those in the known names."""

    def referenced(self, titles: Sequence[tuple[str, str]]) -> tuple[int, ...]:
        """Return the indexes of the applications that the text points at: by company, role or place.

        titles: company and role of each, in the order in which the person sees them.
        """

    def excepted(self, titles: Sequence[tuple[str, str]]) -> tuple[int, ...]:
        """Return those left when the text says which it doesn't mean. titles: as for `referenced`."""

    def names_something(self, *, alone: bool = False) -> bool:
        """Tell whether the text names a company that it is about, whether or not that one is known.

        alone: the text is what stands where a name would.
        """

    def names_a_stranger(self, *, anywhere: bool = False) -> bool:
        """Tell whether the text names something, in a text that mentions no known application.

        anywhere: any word that isn't an ordinary one counts, wherever it stands.
        """

    # ---------------------------------------------------------- news and requests

    def reports(self, known: Sequence[str]) -> tuple[Report, ...]:
        """Return what a line, a mail or a table tells, for each application; () if it tells of none.

        known: the names of the person's applications.
        """

    def requests(self) -> tuple[Request, ...]:
        """Return what the words of the text ask for exactly, with the values in them; the surest first."""

    def aim(self) -> Aim | None:
        """Return the dialogue or card that the text asks for; None if it asks for none."""
