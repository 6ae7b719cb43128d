"""Read a chat message as news about applications: one `Told` for each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from bot.coach.facts.application import Stage, Via
from bot.language.understanding.lines import cues, guards, people
from bot.language.understanding.lines.names_in import Name, cased
from bot.language.understanding.lines.pieces import Piece, as_known, pieces_of, stage_in
from bot.language.understanding.lines.signs import ANY, Signs
from bot.language.understanding.lines.words import COMPANY_WORDS
from bot.turn.told import News, Told

LONGEST, MOST_WORDS = 1200, 90
"""Most characters and words of a message that is news and no story. Our own choice."""

MOST_MARKS = 40
"""The most commas, brackets and the like, and the most numbers, of a line. Our own choice."""

WORDS_OF_ITEM, LONGEST_WORD = 25, 60
"""The most words of an item of a list, and the most characters of a word that is no link. Our own choice."""

_NUMBER = re.compile(r"\d+")
_MARKS = re.compile(r"[,;:()|/=–—]")

MOST = 12
"""The most applications that one message tells of. Our own choice."""

ENDINGS = (News.no, News.withdrew, News.offer)
IN_ORDER = (
    News.interview,
    News.next_round,
    News.on_hold,
    News.nothing,
    News.met,
    News.applied,
    News.promised,
)


_WITHOUT_NAME = (News.applied, News.interview, News.met, News.offer, News.no, News.withdrew)
"""News that are told of a role alone, without a company."""


_CROSSED = re.compile("^\\s*[❌🚫👎✖✗✘]\ufe0f?\\s*", re.MULTILINE)
"""A cross before a name, as in a list."""


@dataclass
class _App:
    """What has been gathered about one application."""

    name: Name | None = None
    events: list[News] = field(default_factory=list)
    role: str | None = None
    contact: str | None = None
    via: Via | None = None
    stages: list[Stage] = field(default_factory=list)
    applied: date | None = None
    answer: date | None = None
    meeting: date | None = None
    at: time | None = None
    zone: str | None = None
    reason: str | None = None
    sure: float = 1.0
    slug: str | None = None
    role_said: bool = False
    asking: bool = False
    job_link: bool = False


def read_lines(text: str, today: date, country: str | None, known: Sequence[str]) -> tuple[Told, ...]:
    """Return what a chat message tells about applications, one `Told` for each; () if it tells of none.

    today: the person's day. country: ISO 3166, for the order of day and month in numbers. known: the
    companies of the person's applications; a name like one of them is given as that one. `sure` is lower
    where the company or the news is a guess. Never raises.
    """
    if _is_too_much(text) or guards.is_mail(text):
        return ()
    curly = "’" in text
    if text.isupper() and len(text) > 12:
        text = text.lower()
    text = _CROSSED.sub(" rejected: ", text)
    signs = Signs.of(text.replace("’", "'"), today, country)
    gathering = _Gathering(signs, today)
    for piece in pieces_of(signs, known):
        gathering.take(piece)
    apps = gathering.done()
    told = [told for app in apps if (told := _told(app, known, curly)) is not None]
    return tuple(told[:MOST])


def _is_too_much(text: str) -> bool:
    """Tell whether a text is longer than a line, or than some lines of a list, and so a story or a table."""
    if (
        len(text) > LONGEST
        or len(_MARKS.findall(text)) > MOST_MARKS
        or len(_NUMBER.findall(text)) > MOST_MARKS
    ):
        return True
    words = text.split()
    listed = "\n" in text and all(len(line.split()) < WORDS_OF_ITEM for line in text.splitlines())
    return len(words) > (2 if listed else 1) * MOST_WORDS or any(
        len(w) > LONGEST_WORD and "/" not in w for w in words
    )


class _Gathering:
    """Gathers pieces into applications, in the order in which they were said."""

    def __init__(self, signs: Signs, today: date) -> None:
        self._signs, self._today = signs, today
        self._apps: list[_App] = []
        self._group: list[_App] = []
        self._waiting: list[tuple[Name, Piece]] = []  # names before their news
        self._early: list[Piece] = []  # what was said before any company
        self._open_list = False
        self._last: Piece | None = None
        self._named_first: bool | None = None
        self._heading: Piece | None = None

    def take(self, piece: Piece) -> None:
        """Take one piece more."""
        if self._named_first is None:
            self._named_first = piece.only_name is not None
        links = [link for sign in ANY.findall(piece.text) if (link := self._signs.link(sign)) is not None]
        if piece.news is not None and not piece.names and (piece.comma or not piece.alone):
            self._waiting = [
                (n, p)
                for n, p in self._waiting
                if not n.text.islower() or _ends_as_a_company(n) or ANY.search(piece.text)
            ]
        if piece.first:
            self._heading = None
        if piece.opens and piece.news is not None and not piece.names and not self._waiting:
            self._heading = piece
            return
        if piece.alone and not self._group and not self._waiting and not links:
            return
        if piece.news is not None or piece.role_at:
            self._news(piece)
        elif piece.only_name is not None and not links:
            self._name(piece, piece.only_name)
            return
        for link in links:
            self._link(link.company, link.role, link.job, piece)
        if piece.news is None and not piece.role_at:
            self._more(piece)
        self._open_list = bool(piece.names) and _ends_with_name(piece)

    def _news(self, piece: Piece) -> None:
        names = piece.names
        if names:
            before = [name for name, _ in self._waiting] if piece.joined and not piece.role_at else []
            if not before and self._waiting and not self._group:
                before = []
            group = [self._app(name) for name in [*before, *names]]
            anonymous = [app for app in self._group if app.name is None]
            if anonymous and len(group) == 1 and group[0] not in self._group and not piece.role_at:
                self._apps.remove(group[0])
                anonymous[0].name, group = names[0], anonymous
            elif anonymous and piece.role_at:
                for app in anonymous:
                    self._inherit(app, group)
            elif not before:
                self._stray_names()
            self._group = group
        elif self._waiting:
            self._group = [self._app(name) for name, _ in self._waiting]
        elif not self._group or (piece.first and self._complete(piece)):
            self._group = [_App()]
            self._apps += self._group
        self._waiting = []
        for app in self._group:
            for one in self._early:
                self._fill(app, one)
            if (
                piece.news is News.nothing
                and app.events
                and re.fullmatch(r".*wait(?:ing)?", piece.matches[News.nothing][0], re.I)
            ):
                pass  # whoever has applied is waiting anyway
            elif piece.news is not None:
                app.events.append(piece.news)
                app.events += [
                    news for news in piece.matches if news is News.applied and news is not piece.news
                ]
            elif not app.events:
                app.events.append(News.applied)
                app.sure = min(app.sure, 0.8)
            self._fill(app, piece)
        self._early = []
        self._last = piece

    def _complete(self, piece: Piece) -> bool:
        return False

    def _inherit(self, anonymous: _App, group: list[_App]) -> None:
        """Give what was said before any company to those that follow: "three today: porter at A, …"."""
        self._apps.remove(anonymous)
        for app in group:
            app.events += anonymous.events
            app.applied = app.applied or anonymous.applied

    def _name(self, piece: Piece, name: Name) -> None:
        anonymous = [app for app in self._group if app.name is None]
        if self._heading is not None and self._heading.news is not None:
            app = self._app(name)
            app.events.append(self._heading.news)
            self._fill(app, self._heading)
            self._fill(app, piece, self._heading)
            self._group, self._last = [app], self._heading
        elif anonymous:
            if name.text.islower() and not _ends_as_a_company(name):
                return
            for app in anonymous:
                app.name = name
                self._fill(app, piece, self._last)
        elif self._group and self._last is not None and self._open_list and self._listed(piece, name):
            first = self._group[0]
            app = self._app(name)
            app.events = list(first.events)
            app.applied, app.answer, app.meeting, app.at = (
                first.applied,
                first.answer,
                first.meeting,
                first.at,
            )
            app.sure = min(first.sure, name.sure)
            self._group.append(app)
            for each in self._group:
                self._fill(each, piece, self._last)
        else:
            self._waiting.append((name, piece))
            self._early.append(piece)

    def _listed(self, piece: Piece, name: Name) -> bool:
        """Tell whether a name goes on with a list: it has a capital as the first has, or "and" before it."""
        first = self._group[0].name
        capital = first is not None and first.text[:1].isupper()
        return piece.joined or not capital or name.text[:1].isupper()

    def _link(self, company: str | None, role: str | None, job: bool, piece: Piece) -> None:
        if company is None:
            if job and News.applied in piece.matches and self._group:
                self._group[-1].job_link = True
            return
        name = Name(company, 0, 0, 0.9)
        anonymous = [app for app in self._group if app.name is None]
        if anonymous:
            anonymous[0].name, anonymous[0].slug = name, company
            anonymous[0].role = anonymous[0].role or role
        elif not self._group and not self._waiting:
            app = self._app(name)
            app.slug, app.role, app.sure = company, role, 0.6
            app.events.append(News.applied)
            self._group = [app]
        elif self._group and self._last is not piece and self._group[-1].slug is not None:
            app = self._app(name)
            app.slug, app.role, app.events = company, role, list(self._group[-1].events)
            app.sure = self._group[-1].sure
            self._group.append(app)

    def _more(self, piece: Piece) -> None:
        if not self._group or (self._waiting and piece.role):
            self._early.append(piece)
            return
        if self._waiting:
            self._early.append(piece)
        for app in self._group:
            self._fill(app, piece, self._last)

    def _stray_names(self) -> None:
        """Take names that had no news for applications, if a role or a day stood beside them."""
        rows = [piece for piece in self._early if piece.role]
        if not self._waiting or not rows or self._group:
            return
        if not self._named_first and not _ends_as_a_company(self._waiting[0][0]):
            return
        name, _ = self._waiting[0]
        app = self._app(name)
        app.events.append(News.applied)
        app.sure = min(app.sure, 0.7 if len(self._early) < 6 else 0.4)
        for piece in self._early:
            self._fill(app, piece)
        self._waiting, self._early = [], []

    def done(self) -> list[_App]:
        """Return all applications that were told of."""
        self._stray_names()
        return self._apps

    def _app(self, name: Name) -> _App:
        """Return the application of a name: the one that this message spoke of before, or a new one."""
        for app in self._apps:
            if app.name is not None and app.name.text.casefold() == name.text.casefold():
                return app
        app = _App(name)
        self._apps.append(app)
        return app

    def _fill(self, app: _App, piece: Piece, last: Piece | None = None) -> None:
        """Take from a piece what it says about an application."""
        app.asking = app.asking or piece.asking
        news = piece.news or (last.news if last is not None else None)
        if piece.role and app.role is None:
            app.role, app.role_said = piece.role, piece.role_said
        name = app.name.text if app.name is not None else ""
        if (
            piece.person is not None
            and app.contact is None
            and piece.person.name.casefold() != name.casefold()
        ):
            app.contact, via = piece.person.name, piece.person.via
            app.via = app.via or via
        app.via = app.via or people.via_in(piece.text)
        if (stage := stage_in(piece.rest.replace(name, " "))) is not None and news is not News.nothing:
            app.stages.append(stage)
        elif stage is not None and re.search(r"\b(?:after|since|following)\b", piece.text):
            app.stages.append(stage)
        self._reason(app, piece)
        applied = piece.matches.get(News.applied)
        if (
            applied is not None
            and app.applied is None
            and re.search(
                r"\bjust (?:now )?(?:applied|sent|submitted|handed|dropped|emailed|put|finished)\b",
                piece.text,
                re.I,
            )
        ):
            app.applied = self._today
        for place, sign in ((m.start(), m[0]) for m in ANY.finditer(piece.text)):
            self._day(app, piece, news, place, sign)
            if (
                (hour := self._signs.hour(sign)) is not None
                and app.at is None
                and news not in (News.applied, News.no)
            ):
                app.at, app.zone = hour.at, hour.zone

    def _reason(self, app: _App, piece: Piece) -> None:
        """Keep the piece that says why it was a no, or why the person withdrew."""
        if app.reason is not None or not app.events:
            return
        said = None
        if app.events[-1] is News.withdrew and piece.news in (None, News.withdrew):
            said = _because(piece.text) if piece.news is News.withdrew else _whole(piece)
        elif News.no in app.events:
            because = _because(piece.text)
            if piece.news is News.no:
                specific = cues.SPECIFIC.search(piece.text)
                if (
                    specific is not None
                    and piece.names
                    and not cues.TELLING.search(piece.text[specific.start() :])
                ):
                    specific = None
                said = because or (_without_name(piece, specific.start()) if specific is not None else None)
            elif piece.news in (None, News.nothing, News.met, News.promised) and cues.REASON.search(
                piece.text
            ):
                said = because if because is not None and len(because) > len(piece.text) - 12 else piece.text
        if said is not None:
            app.reason = re.sub(
                r"\s*\b(?:apparently|lol|haha|though|tho|ha)\s*$", "", self._signs.spelled(said)
            ).strip(" .!'\"")

    def _day(self, app: _App, piece: Piece, news: News | None, place: int, sign: str) -> None:
        day = self._signs.day(sign)
        before = piece.text[:place]
        if day is None or cues.IGNORED_BEFORE_DAY.search(ANY.sub("", before)):
            return
        said = self._signs.said[sign].casefold()
        answering = bool(cues.ANSWER_BY.search(ANY.sub(" ", before) + " " + said)) or news is News.promised
        past = day.behind if day.ahead is None or day.behind == day.ahead else None
        if news is News.promised and piece.news is not None:
            app.answer = app.answer or self._ahead(day, piece)
        elif news is News.applied or (
            piece.matches.get(News.applied) and day.behind and _nearer_applied(piece, place)
        ):
            self._when_applied(app, day, answering and piece.news is not News.applied, said, before)
        elif news is News.interview or news is News.next_round:
            self._when_met(app, piece, day, past)
        elif news is News.offer:
            if re.search(
                r"\b(?:by|until|till?|before|answer|decide|know|tell|deadline|say|sign|expires?|accept|reply|respond|to)\b",
                before + " " + said,
                re.I,
            ):
                app.answer = app.answer or self._ahead(day, piece)
        elif news is News.nothing:
            if (
                answering
                and piece.news is None
                or re.search(
                    r"\b(?:by|promis\w+|said|meant|supposed|due|told|until|decid\w+|expect\w*)\b",
                    before,
                    re.I,
                )
            ):
                app.answer = app.answer or self._ahead(day, piece)
        elif news in (News.on_hold,):
            app.answer = app.answer or self._ahead(day, piece)
        elif news is News.met:
            if (
                answering
                and piece.news is not News.met
                or re.search(r"\b(?:by|within|hear|know|decid\w+|answer)\b", before, re.I)
            ):
                app.answer = app.answer or self._ahead(day, piece)
        elif news is None:
            self._unsaid(app, day, answering)

    def _unsaid(self, app: _App, day: object, answering: bool) -> None:
        from bot.language.understanding.lines.when import Day

        assert isinstance(day, Day)
        if day.behind is not None and day.behind <= self._today and not answering:
            app.applied = app.applied or day.behind
        elif answering:
            app.answer = app.answer or day.ahead

    def _ahead(self, day: object, piece: Piece) -> date | None:
        from bot.language.understanding.lines.when import Day

        assert isinstance(day, Day)
        return day.ahead if day.ahead is not None else day.behind

    def _when_applied(self, app: _App, day: object, answering: bool, said: str, before: str) -> None:
        from bot.language.understanding.lines.when import Day

        assert isinstance(day, Day)
        due = day.kind == "in" or re.search(
            r"\b(?:by|within|before|until|hear|decide|answer|know|reply)\b", before + " " + said, re.I
        )
        if due and day.ahead is not None:
            app.answer = app.answer or day.ahead
        elif day.behind is not None and day.behind <= self._today:
            app.applied = app.applied or day.behind
        elif answering:
            app.answer = app.answer or day.ahead

    def _when_met(self, app: _App, piece: Piece, day: object, past: date | None) -> None:
        from bot.language.understanding.lines.when import Day

        assert isinstance(day, Day)
        if past is not None and past < self._today:
            app.events = [News.met if news is News.interview else news for news in app.events]
        elif day.ahead is not None and (not day.loose or day.kind in ("in", "ago")) and app.meeting is None:
            app.meeting = day.ahead


def _because(text: str) -> str | None:
    """Return what follows "because"."""
    match = re.search(
        r"\b(?:because|cos|cuz|coz|bc|since|as) (?:of )?(.{6,})|\b((?:due to|for (?:lack|having|being|not)) .{4,})",
        text,
        re.I,
    )
    if match is None or (match[0][:2].casefold() == "as" and not cues.REASON.search(match[0])):
        return None
    return match[1] or match[2]


def _whole(piece: Piece) -> str | None:
    """Return a piece as a reason, if it is long enough to be one and nothing else."""
    return piece.text if len(piece.rest.split()) > 2 and not piece.names and piece.only_name is None else None


def _without_name(piece: Piece, start: int) -> str:
    """Return a piece from what is specific in it; all of it if no company stands there."""
    return piece.text[start:] if piece.names else piece.text


def _nearer_applied(piece: Piece, place: int) -> bool:
    match = piece.matches[News.applied]
    other = piece.matches[piece.news] if piece.news is not None else match
    return match is other or abs(place - match.end()) < abs(place - other.end())


def _ends_as_a_company(name: Name) -> bool:
    return name.text.casefold().split()[-1].strip(".") in COMPANY_WORDS


def _ends_with_name(piece: Piece) -> bool:
    text = ANY.sub(" ", piece.text).rstrip()
    return text.endswith(piece.names[-1].text) or text.endswith(piece.names[-1].text + "'s")


def _told(app: _App, known: Sequence[str], curly: bool) -> Told | None:
    """Make a `Told` of what was gathered; None if it names nothing that can be told apart."""
    if not app.events:
        return None
    news = _news(app)
    if app.name is None and not ((app.role_said or app.job_link) and news in _WITHOUT_NAME):
        return None
    company = None
    sure = app.sure
    if news is News.promised and app.answer is None:
        return None
    if app.name is not None:
        own = as_known(app.name.text, known)
        company = own or cased(app.name.text)
        sure = min(sure, 0.97 if own is not None else app.name.sure)
    else:
        sure = min(sure, 0.5)
    if app.asking and sure < 0.8:
        return None
    stage = _stage(app, news)
    day = app.meeting if news in (News.interview, News.next_round) else app.answer
    told = Told(
        news=News.interview if news is News.next_round and app.meeting is not None else news,
        company=_curled(company, curly),
        role=_curled(app.role, curly),
        contact=app.contact,
        via=app.via,
        stage=stage,
        applied=app.applied,
        day=day if day is not None or news not in (News.interview, News.next_round) else None,
        at=app.at if day is not None or news is News.interview else None,
        zone=app.zone if app.at is not None else None,
        reason=_curled(app.reason.strip(" .!") if app.reason else None, curly),
        sure=round(sure, 2),
    )
    return told


def _curled(text: str | None, curly: bool) -> str | None:
    return text.replace("'", "’") if text is not None and curly else text


def _news(app: _App) -> News:
    endings = [news for news in app.events if news in ENDINGS]
    if endings:
        return endings[-1]
    if (
        News.promised in app.events
        and News.interview in app.events
        and app.meeting is None
        and app.answer is not None
    ):
        return News.promised
    return next(news for news in IN_ORDER if news in app.events)


def _stage(app: _App, news: News) -> Stage | None:
    if app.stages:
        order = (Stage.final, Stage.later, Stage.screening, Stage.first)
        found = next((stage for stage in order if stage in app.stages), None)
        if news is not News.applied:
            return found
    if news is News.applied:
        return Stage.applied
    return Stage.first if news in (News.met, News.interview) else None
