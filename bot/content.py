"""The words: a language, a dialogue and a question → a message and its labels.

One template file a dialogue and language, one block a question, its labels beside it. Blocks are
rendered by themselves, so a file may not `extend` another. Messages are HTML and escaped, labels and
drafts are plain text and are not: else `A&amp;B` would stand on a button.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any
from unicodedata import category

from babel.dates import format_date
from jinja2 import pass_context
from jinja2.runtime import Context

from bot.blocks import Blocks, NoWordsError
from bot.reading import places
from bot.talk.ask import Ask, Draft
from bot.talk.kinds import Choose, ChooseMany, Pick, PickDate, PickHour, Rate
from bot.talk.script import Position, Script

INVISIBLE = frozenset("\u200c\u200d")
"""Joiners, which emoji and some scripts need; no other character without a shape of its own is shown."""

_TAG = re.compile(r"</?[a-z][^<>]*>")


@dataclass(frozen=True)
class Message:
    """What is shown. html: Telegram's subset. options: (stored value, label), in their order.

    copy: a text to copy, plain. suggestion: the label of the button that takes `Ask.suggest`.
    """

    html: str
    options: tuple[tuple[str, str], ...] = ()
    copy: str | None = None
    suggestion: str | None = None


def clip(text: object, longest: int) -> str:
    """The text on one line, at most `longest` characters, an ellipsis where something was cut.

    What can't be seen is left out: it may turn the direction of what stands after it, in our own words too.
    """
    line = " ".join("".join(map(_seen, str(text))).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _seen(char: str) -> str:
    """A character as it may stand in a line."""
    if char.isprintable() or char in INVISIBLE:
        return char
    return "" if category(char) == "Cf" else " "


@pass_context
def day(context: Context, when: date) -> str:
    """A day as people write it: Fri 27 Nov."""
    return format_date(when, "EEE d MMM", locale=context["language"])


@pass_context
def month(context: Context, when: date) -> str:
    """A month as people write it: November 2026."""
    return format_date(when, "LLLL y", locale=context["language"])


@pass_context
def day_and_year(context: Context, when: date) -> str:
    """A day where the year matters: Fri 27 Nov 2026."""
    return format_date(when, "EEE d MMM y", locale=context["language"])


@pass_context
def day_before(context: Context, when: date) -> str:
    """The day before a day, as people write it."""
    return day(context, when - timedelta(days=1))


@pass_context
def country(context: Context, code: str) -> str:
    """A country's name."""
    return places.country_name(code, context["language"])


FILTERS: dict[str, Callable[..., str]] = {
    "city": places.city,
    "clip": clip,
    "country": country,
    "day": day,
    "day_and_year": day_and_year,
    "day_before": day_before,
    "month": month,
}


class Content:
    """The words of every language in a folder: `<folder>/<language>/<script>.j2`.

    `live` in its methods is what every block may use besides facts and answers: a helpline, say.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._messages = Blocks(folder, FILTERS, autoescape=True)
        self._labels = Blocks(folder, FILTERS, autoescape=False)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Every language there are words in."""
        return tuple(sorted(path.name for path in self.folder.iterdir() if path.is_dir()))

    def blocks(self, language: str, file: str) -> tuple[str, ...]:
        """The names of a file's blocks, in their order; none where there is no file."""
        return self._messages.names(language, file)

    def message(self, language: str, file: str, block: str, context: Mapping[str, Any]) -> str:
        """A block as a message. NoWordsError if there is none."""
        return self._messages.render(language, file, (block,), context)

    def label(self, language: str, file: str, block: str, context: Mapping[str, Any] | None = None) -> str:
        """A block as a label. NoWordsError if there is none."""
        return self._labels.render(language, file, (block,), context or {})

    def draft(self, language: str, draft: Draft) -> str:
        """A text to copy, plain."""
        return self.label(language, "drafts", draft.name, draft.fields)

    def question(
        self, language: str, script: Script, facts: Any, position: Position, live: Mapping[str, Any]
    ) -> Message:
        """The open question of a run, with its labels and text to copy. NoWordsError if one is missing."""
        ask = position.ask
        if ask is None:
            raise ValueError("no question is open")
        file, block = words_of(script, ask)
        context = {**live, "about": facts, "answers": position.values, "suggest": ask.suggest, **ask.shows}
        return Message(
            self.message(language, file, block, context),
            self.options(language, script, facts, position, ask),
            self.draft(language, ask.draft) if ask.draft else None,
            self.label(language, "controls", "use", context) if takes_as_is(ask) else None,
        )

    def skip_label(self, language: str, script: Script, ask: Ask[Any]) -> str:
        """What Skip is called under a question: `<block>__skip` where it has a name of its own."""
        file, block = words_of(script, ask)
        try:
            return self.label(language, file, f"{block}__skip")
        except NoWordsError:
            return self.label(language, "controls", "skip")

    def options(
        self, language: str, script: Script, facts: Any, position: Position, ask: Ask[Any]
    ) -> tuple[tuple[str, str], ...]:
        """(stored value, label) of every button a question has of its own."""
        file, block = words_of(script, ask)
        key = ask.key.rpartition(".")[2]
        context = {"about": facts, "answers": position.values, **ask.shows}
        return tuple(
            (value, self._option(language, file, block, key, value, {**context, **extra}))
            for value, extra in options_of(ask.kind)
        )

    def _option(
        self, language: str, file: str, block: str, key: str, value: str, context: Mapping[str, Any]
    ) -> str:
        """A label beside its question; a variant of a question may leave them to the usual one."""
        name = "item" if "item" in context else value
        blocks = tuple(dict.fromkeys((f"{block}__{name}", f"{key}__{name}")))
        if "_if_" in block:
            blocks += (f"{block.partition('_if_')[0]}__{name}",)
        return self._labels.render(language, file, blocks, context)

    def ending(
        self, language: str, script: Script, facts: Any, position: Position, live: Mapping[str, Any]
    ) -> Message | None:
        """The closing block of a run that is done; None where it leads straight on to another."""
        ending = position.ending
        if ending is None or ending.words is None:
            return None
        context = {**live, "about": facts, "answers": position.values, **ending.shows}
        html = self.message(language, script.name, f"done__{ending.words}", context)
        return Message(html, copy=self.draft(language, ending.draft) if ending.draft else None)


def takes_as_is(ask: Ask[Any]) -> bool:
    """Whether a button takes the suggestion as it stands; a suggested day has one of its own."""
    return ask.suggest is not None and not isinstance(ask.kind, PickDate)


def words_of(script: Script, ask: Ask[Any]) -> tuple[str, str]:
    """(file, block) of a question."""
    words = ask.words or ask.key
    file, slash, block = words.rpartition("/")
    return (file, block) if slash else (script.name, words)


def options_of(kind: Ask[Any]) -> list[tuple[str, dict[str, Any]]]:
    """(stored value, what its label may show) of every button a question has of its own."""
    if isinstance(kind, Choose | ChooseMany):
        return [(str(member.value), {}) for member in kind.offered]
    if isinstance(kind, Pick):
        return [(key, {"item": item}) for key, item in kind.items.items()] + [(o, {}) for o in kind.others]
    if isinstance(kind, PickHour):
        return [(str(hour), {}) for hour in kind.shown]
    if isinstance(kind, Rate):
        return [(str(step), {}) for step in range(1, kind.top + 1)]
    return []


def plain(html: str) -> str:
    """The text as it is seen, without tags and entities: what Telegram's limit of 4,096 counts."""
    return unescape(_TAG.sub("", html))
