"""Define the briefings of the dialogues after a no."""

from __future__ import annotations

from dataclasses import dataclass

from bot.coach.facts.application import Application, Pace, Stage, Via
from bot.coach.facts.lessons import Prepared


@dataclass(frozen=True)
class NoByMail:
    """NoByMail says what can be sent back to the mail that brought a no.

    replies: somebody would read a reply. feedback, call: the employer offered feedback, or to talk about it.
    """

    replies: bool = True
    feedback: bool = False
    call: bool = False


@dataclass(frozen=True)
class NoOf:
    """NoOf says whom a no came from whose application isn't noted yet.

    stage: how far it got; None if that wasn't said. reason: what the person was told.
    """

    company: str | None = None
    role: str | None = None
    stage: Stage | None = None
    reason: str | None = None

    def as_application(self, number: int) -> Application:
        """Return an application about which we know only a line or two."""
        return Application(number, self.company or "", self.role, self.stage or Stage.applied, Via.nobody)


@dataclass(frozen=True)
class Card:
    """A card is what the person prepared for the case of a no.

    name: what the application is called. values: what matters to the person whatever comes.
    """

    name: str
    prepared: Prepared
    values: str | None = None


@dataclass(frozen=True)
class AboutNo:
    """AboutNo briefs `no`.

    run: the number of this run, which becomes the number of an application that the run logs.
    chosen: the number of the application, if the person came from it. silent: nobody answered.
    cards: what the person prepared for the case of a no, for each open application. settled: whether
    country, zone and hour are known. again: the person comes back to a no that they told before.
    told: a line or a mail told the application, and how far it got. mail: see `Topic`. asks: the person wants
    to ask for feedback, so a request for it is drafted. of: what was told of a no whose application isn't
    noted yet; if the person leaves, the application is noted with that alone. brief: a line told of the no,
    so a person who only wants a reply is not asked what the employer said. lean: a person who leaves the no
    is asked nothing more, and one who only wants a reply only what the reply needs. Runs that began before
    `brief` and `lean` existed have neither, and go on as they began. stage_unknown: the person comes back to
    a no that they left before they had said how far it got.
    """

    run: int
    applications: tuple[Application, ...] = ()
    chosen: int | None = None
    own_name: str | None = None
    silent: bool = False
    cards: tuple[Card, ...] = ()
    settled: bool = True
    again: bool = False
    told: bool = False
    mail: NoByMail = NoByMail()
    asks: bool = False
    of: NoOf | None = None
    brief: bool = False
    lean: bool = False
    stage_unknown: bool = False

    @property
    def application(self) -> Application | None:
        """Return the application that the dialogue is about; None if not known."""
        return next((a for a in self.applications if a.number == self.chosen), None)

    def card_of(self, number: int | None) -> Card | None:
        """Return the card for one application; without a number, the only card, if there is just one."""
        if number is None:
            return self.cards[0] if len(self.cards) == 1 else None
        return next((card for card in self.cards if card.prepared.application == number), None)


@dataclass(frozen=True)
class Earlier:
    """Earlier holds notes that were made before; None where nothing was noted."""

    went_well: str | None = None
    went_badly: str | None = None
    prepare_better: str | None = None


@dataclass(frozen=True)
class AboutReview:
    """AboutReview briefs the review: the five steps.

    mood: 1 (all right) to 5 (very heavy), before the review. reason: what the person was told.
    similar: roles of earlier noes after an interview for jobs like this one, in the order they came.
    earlier: notes on those. fresh: notes from the evening of the interview, offered as answers.
    settled, mail: see `AboutNo`. told: the similar noes as they were reviewed. place_last: see `AboutWait`.
    badly: what went less well, told in a short review, which doesn't ask for it. letter: a whole review asks
    for a letter to a friend, which comes back two days later. low: the person said that it is low or heavy,
    so a whole review asks for kind words to oneself. asks_whom: who looks wider is asked whom they know a
    little. place_later: where the person lives isn't asked in the review at all. Reviews that began before
    `letter`, `low`, `asks_whom` and `place_later` existed have none of them, and go on as they began.
    """

    application: Application
    pace: Pace
    mood: int
    reason: str | None = None
    similar: tuple[str, ...] = ()
    earlier: Earlier = Earlier()
    own_name: str | None = None
    fresh: Earlier = Earlier()
    settled: bool = True
    told: tuple[Told, ...] = ()
    mail: NoByMail = NoByMail()
    place_last: bool = False
    badly: str | None = None
    letter: bool = False
    low: bool = False
    asks_whom: bool = False
    place_later: bool = False

    @property
    def whole(self) -> bool:
        """Tell whether this is the whole review, whose steps have headings."""
        return self.pace is Pace.whole

    @property
    def third(self) -> bool:
        """Tell whether this is at least the third no after an interview for jobs like this one."""
        return self.application.interviewed and len(self.similar) >= 2


@dataclass(frozen=True)
class AboutFeedback:
    """AboutFeedback briefs `feedback`.

    applications: the refused ones, those with an unanswered request first. asked: the numbers of those with
    a request that was sent. later_there: the numbers of those whose employer the person would work for later.
    may_wait: it is asked whether what came was read yet. Runs that began before that was asked don't have it.
    """

    applications: tuple[Application, ...]
    chosen: int | None = None
    way: str | None = None
    later_there: tuple[int, ...] = ()
    own_name: str | None = None
    asked: tuple[int, ...] = ()
    may_wait: bool = False


@dataclass(frozen=True)
class Told:
    """Told is one of several noes: its application, the person's words on it, and the reason they got."""

    application: Application
    went_well: str | None = None
    went_badly: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class AboutPatterns:
    """AboutPatterns briefs `patterns`: the noes after an interview for similar jobs, earliest first."""

    told: tuple[Told, ...] = ()

    @property
    def whole(self) -> bool:
        """Return False: the steps that `patterns` shares with the review have no headings here."""
        return False
