"""Gather the pieces of a message into applications."""

from __future__ import annotations

import re
from datetime import date

from bot.language.understanding.lines import cues
from bot.language.understanding.lines.apart import is_another, is_the_same
from bot.language.understanding.lines.companies import has_written, like_a_company
from bot.language.understanding.lines.details import Details
from bot.language.understanding.lines.fillers import FILLERS
from bot.language.understanding.lines.gathered import Gathered, add_news, go_on_with, share_days
from bot.language.understanding.lines.names_in import Name
from bot.language.understanding.lines.piece import Piece
from bot.language.understanding.lines.placeholders import ANY, Placeholders
from bot.language.understanding.lines.roles import first_role, is_role
from bot.language.understanding.lines.words import EMPLOYER_KINDS
from bot.language.understanding.phrases.word_tables import WordTable
from bot.turn.readings.report import News

_TABLE = WordTable("lines/gathering")


class Gathering:
    """Gathers pieces into applications, in the order in which they were said."""

    def __init__(self, signs: Placeholders, today: date, country: str | None) -> None:
        self._signs, self._today = signs, today
        self._details = Details(signs, today, country)
        self._apps: list[Gathered] = []
        self._group: list[Gathered] = []
        self._waiting: list[tuple[Name, Piece]] = []  # names before their news
        self._early: list[Piece] = []  # what was said before any company
        self._open_list = False
        self._last: Piece | None = None
        self._named_first: bool | None = None
        self._heading: Piece | None = None
        self._foretold: Piece | None = None  # news alone, before the name that they belong to
        self._heading_lasts = False  # a list may follow in the next sentence

    def take(self, piece: Piece) -> None:
        """Take the next piece."""
        if self._named_first is None and FILLERS.sub("", piece.rest):
            self._named_first = piece.only_name is not None
        links = [link for sign in ANY.findall(piece.text) if (link := self._signs.link(sign)) is not None]
        self._forget_words(piece)
        if piece.first:
            rows = self._heading is not None and self._heading.opens and piece.bulleted
            self._heading = self._heading if self._heading_lasts or rows else None
            self._heading_lasts = False
            self._open_list = self._open_list and self._last is not None and self._last.ends_with_name
        if not self._waiting and self._heads(piece):
            return
        if piece.alone and not self._group and not self._waiting and not ANY.search(piece.text):
            self._foretold = piece if cues.SAYS_ENOUGH.search(piece.text) else None
            return
        if piece.news is not None or piece.role_at:
            self._take_news(piece)
        elif piece.only_name is not None and not links:
            self._name(piece, piece.only_name)
            return
        for link in links:
            self._link(link.company, link.role, link.job, piece)
        if piece.news is None and not piece.role_at:
            self._more(piece)
        if piece.news is not None or not piece.role:
            with_job = piece.role is not None and piece.rest.endswith(piece.role)
            self._open_list = piece.ends_with_name or with_job

    def _heads(self, piece: Piece) -> bool:
        """Keep a piece as a heading if all that follows has its news ("Applied:"); return whether it does."""
        several = piece.first and _SEVERAL.search(piece.text) is not None and not piece.alone
        alone = piece.opens and piece.alone and piece.first and not piece.bulleted
        if alone or ((piece.opens or several) and piece.news is not None and not piece.names):
            self._heading, self._heading_lasts = piece, several or piece.opens
            return True
        return False

    def _forget_words(self, piece: Piece) -> None:
        """Forget names in small letters before news if nothing but their place speaks for them."""
        if piece.news is not None and not piece.names and (piece.comma or not piece.alone):
            # "greggs, baker, still nothing"
            with_role = piece.news is News.nothing and any(one.role for one in self._early)
            self._waiting = [
                (n, p)
                for n, p in self._waiting
                if not n.text.islower()
                or with_role
                or like_a_company(n)
                or p.opens
                or p.role
                or has_written(p.text)
                or ANY.search(piece.text)
            ]

    def _take_news(self, piece: Piece) -> None:
        """Take a piece that has news, or a role and its company."""
        if piece.names and not self._take_named_role(piece):
            self._group = self._named(piece)
        elif self._waiting:
            self._group = [self._app(name) for name, _ in self._waiting]
        elif not self._group or piece.has_own_subject:
            self._group = [Gathered()]
            self._apps += self._group
        self._waiting = []
        for app in self._group:
            for one in self._early:
                self._details.fill(app, one)
            if piece.elided and len(self._apps) > 1 and app is self._apps[-1]:
                app.as_before = self._apps[-2]
            add_news(app, piece, self._foretold)
            self._details.fill(app, piece)
        self._early = []
        self._last = piece

    def _take_named_role(self, piece: Piece) -> bool:
        """Take "fraud analyst" in "interview for fraud analyst" for a role, if a company came before."""
        name = piece.names[0]
        named = self._group and self._group[-1].name is not None
        if len(piece.names) > 1 or piece.joined or not name.text.islower() or not named:
            return False
        found = re.search(rf"\bfor (?:an? |the )?({re.escape(name.text)} [^,.]*)", piece.text)
        role = first_role(found[1]) if found else None
        if re.search(rf"\b(?:for|as) (?:an? )?{re.escape(name.text)}$", piece.rest) and is_role(name.text):
            role = name.text
        if role is not None:
            piece.role, piece.names = role, []
        return role is not None

    def _named(self, piece: Piece) -> list[Gathered]:
        """Return the applications of a piece that names companies."""
        names = piece.names
        before = [name for name, _ in self._waiting] if piece.joined and not piece.role_at else []
        group = [self._app(name) for name in [*before, *names]]
        nameless = [app for app in self._group if app.name is None]
        anonymous = [app for app in nameless if not is_another(app, piece, self._today)]
        if anonymous and len(group) == 1 and group[0] not in self._group and not piece.role_at:
            self._apps.remove(group[0])
            anonymous[0].name = names[0]
            return anonymous
        if anonymous and piece.role_at:
            for app in anonymous:
                self._inherit(app, group)
        elif not before:
            self._take_stray_names()
        return group

    def _inherit(self, anonymous: Gathered, group: list[Gathered]) -> None:
        """Give what was said before any company to those that follow: "three today: porter at A, …"."""
        self._apps.remove(anonymous)
        for app in group:
            app.events += anonymous.events
            app.applied = app.applied or anonymous.applied

    def _name(self, piece: Piece, name: Name) -> None:
        anonymous = [app for app in self._group if app.name is None]
        if (piece.bracketed or piece.comma) and (app := self._called_by_kind(name)) is not None:
            app.name = name
            return
        if self._is_a_role(piece, name):
            piece.role, piece.only_name = piece.rest, None
            self._more(piece)
            return
        if self._heading is not None and self._heading.news is not None:
            app = self._app(name)
            app.events.append(self._heading.news)
            self._details.fill(app, self._heading)
            self._details.fill(app, piece, self._heading)
            self._group, self._last = [app], self._heading
        elif anonymous:
            if name.text.islower() and not like_a_company(name):
                return
            for app in anonymous:
                app.name = name
                self._details.fill(app, piece, self._last)
        elif self._group and self._last is not None and self._open_list and self._listed(piece, name):
            first = self._group[0]
            app = self._app(name)
            go_on_with(app, first, self._last.text)
            app.sure = min(first.sure, name.sure)
            self._group.append(app)
            for each in self._group:
                self._details.fill(each, piece, self._last)
        elif not self._row(piece, name):
            self._waiting.append((name, piece))
            self._early.append(piece)

    def _row(self, piece: Piece, name: Name) -> bool:
        """Take a name and its job in a list ("tesco night fill Tuesday"), or a name behind its news."""
        foretold = self._foretold if name.text[:1].isupper() or like_a_company(name) else None
        if self._group and self._last is not None and piece.role and self._last.news is News.applied:
            app, before = self._app(name), self._last
            app.events.append(News.applied)
        elif foretold is not None:
            app, before = self._app(name), foretold
            app.events.append(foretold.news or News.no)
            self._last, self._foretold = foretold, None
        else:
            return False
        self._details.fill(app, piece, before)
        self._group = [app]
        return True

    def _called_by_kind(self, name: Name) -> Gathered | None:
        """Return what was called by its kind, before its name: "the bakery (Corner Bakery)"."""
        last = self._group[-1] if len(self._group) == 1 else None
        if last is None or last.name is None or not last.name.text.islower():
            return None
        kind = last.name.text in EMPLOYER_KINDS and " " in name.text and name.text[:1].isupper()
        return last if kind or name.text.casefold().endswith(last.name.text) else None

    def _is_a_role(self, piece: Piece, name: Name) -> bool:
        """Tell whether a name in small letters, after one with a capital, says what the job is."""
        before = self._waiting[-1][0] if self._waiting else self._group[-1].name if self._group else None
        capital = before is not None and before.text[:1].isupper()
        return capital and name.text.islower() and not piece.joined and not like_a_company(name)

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
        both = _ALL_OF_THEM.match(piece.text) is not None and len(self._group) == 1
        for app in self._apps[-2:] if both else self._group:
            self._details.fill(app, piece, self._last)

    def _take_stray_names(self) -> None:
        """Take names that had no news for applications, if a role or a day stood beside them."""
        rows = [piece for piece in self._early if piece.role or piece.asked_to_note]
        if not self._waiting or not rows or self._group:
            return
        if not self._named_first and not like_a_company(self._waiting[0][0]):
            return
        name, _ = self._waiting[0]
        app = self._app(name)
        app.events.append(News.applied)
        app.sure = min(app.sure, 0.7 if len(self._early) < 6 else 0.4)
        for piece in self._early:
            self._details.fill(app, piece)
        self._waiting, self._early = [], []

    def done(self) -> list[Gathered]:
        """Return all applications that were told of."""
        self._take_stray_names()
        for app in self._apps:
            self._details.settle(app)
        share_days(self._apps)
        for app in self._apps:
            if app.as_before is not None and app.role is None:
                app.role, app.role_said = app.as_before.role, app.as_before.role_said
        return self._apps

    def _app(self, name: Name) -> Gathered:
        """Return the application of a name: the one that this message spoke of before, or a new one."""
        for app in self._apps:
            if app.name is not None and is_the_same(app.name.text, name.text):
                return app
        app = Gathered(name)
        self._apps.append(app)
        return app


_SEVERAL = _TABLE.pattern("several", re.IGNORECASE)
"""News of several applications, whose names follow: "3 rejections today. Acme, Globex"."""

_ALL_OF_THEM = _TABLE.pattern("all_of_them", re.IGNORECASE)
