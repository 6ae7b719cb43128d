"""The words: a language, a dialogue and a question → a message and its labels.

One template file a dialogue and language, one block a question, its labels beside it. Blocks are
rendered by themselves, so a file may not `extend` another. Messages are HTML and escaped, labels and
drafts are plain text and are not: else `A&amp;B` would stand on a button.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cached_property, lru_cache
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from bot.language.understanding import geography
from bot.language.wording.templates import NoWordsError, Templates
from bot.talk.ask import Ask, Draft
from bot.talk.frozen import frozen
from bot.talk.kinds import Choose, ChooseMany, Pick, PickDate, PickHour, Rate
from bot.talk.script import Position, Script
from bot.talk.visible import is_visible, one_line

_TAG = re.compile(r"</?[a-z][^<>]*>")


@frozen
class RenderedQuestion:
    """What is shown. html: Telegram's subset. options: (stored value, label), in their order.

    copy: a text to copy, plain. suggestion: the label of the button that takes `Ask.suggest`.
    """

    html: str
    options: tuple[tuple[str, str], ...] = ()
    copy: str | None = None
    suggestion: str | None = None


def clip(text: object, longest: int) -> str:
    """The text on one line, at most `longest` characters, an ellipsis where something was cut."""
    line = one_line(str(text))
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


@lru_cache(maxsize=4096)
def _written(when: date, pattern: str, language: str) -> str:
    """A day in a pattern of CLDR's. Babel reads pattern and language anew for each."""
    from babel.dates import format_date

    return format_date(when, pattern, locale=language)


@pass_context
def day(context: Context, when: date) -> str:
    """A day as people write it: Fri 27 Nov."""
    return _written(when, "EEE d MMM", context["language"])


@pass_context
def month(context: Context, when: date) -> str:
    """A month as people write it: November 2026."""
    return _written(when, "LLLL y", context["language"])


@pass_context
def day_and_year(context: Context, when: date) -> str:
    """A day where the year matters: Fri 27 Nov 2026."""
    return _written(when, "EEE d MMM y", context["language"])


@pass_context
def day_before(context: Context, when: date) -> str:
    """The day before a day, as people write it."""
    return day(context, when - timedelta(days=1))


@pass_context
def country(context: Context, code: str) -> str:
    """A country's name."""
    return geography.country_name(code, context["language"])


FILTERS: dict[str, Callable[..., str]] = {
    "city": geography.city,
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
        filters = {**FILTERS, "clip": self._clipped}
        self._messages = Templates(folder, filters, autoescape=True)
        self._labels = Templates(folder, filters, autoescape=False)
        self._skip = lru_cache(maxsize=None)(self._find_skip)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Every language there are words in."""
        return tuple(sorted(path.name for path in self.folder.iterdir() if path.is_dir()))

    def blocks(self, language: str, file: str) -> tuple[str, ...]:
        """The names of a file's blocks, in their order; none where there is no file."""
        return self._messages.names(language, file)

    def broken(self) -> list[str]:
        """What the template language can't read, in any file, whether somebody ever sees it or not."""
        files = [file for tongue in self.languages for file in sorted((self.folder / tongue).glob("*.j2"))]
        return [line for file in files for line in self._messages.broken(file.parent.name, file.stem)]

    def message(self, language: str, file: str, block: str, context: Mapping[str, Any]) -> str:
        """A block as a message. NoWordsError if there is none."""
        return self._messages.render(language, file, (block,), context)

    def label(self, language: str, file: str, block: str, context: Mapping[str, Any] | None = None) -> str:
        """A block as a label. NoWordsError if there is none."""
        return self._labels.render(language, file, (block,), context or {})

    def draft(self, language: str, draft: Draft) -> str:
        """A text to copy, plain. What has nothing to see in it is missing, and drops its clause."""
        fields = {name: value if _says_something(value) else None for name, value in draft.fields.items()}
        return self.label(language, "drafts", draft.name, fields)

    @pass_context
    def _clipped(self, context: Context, text: object, longest: int) -> str:
        """The filter `clip`, with a word for what has nothing to see in it: else a name would be a gap."""
        line = clip(text, longest)
        if is_visible(line) or text == "":
            return line
        return self.label(context["language"], "controls", "blank")

    def question(
        self, language: str, script: Script, facts: Any, position: Position, live: Mapping[str, Any]
    ) -> RenderedQuestion:
        """The open question of a run, with its labels and text to copy. NoWordsError if one is missing."""
        ask = position.ask
        if ask is None:
            raise ValueError("no question is open")
        return RenderedQuestion(
            self.question_alone(language, script, facts, position, ask, live),
            self.options(language, script, facts, position, ask),
            self.draft(language, ask.draft) if ask.draft else None,
            self.label(language, "controls", "use", {"suggest": ask.suggest}) if takes_as_is(ask) else None,
        )

    def question_alone(
        self,
        language: str,
        script: Script,
        facts: Any,
        position: Position,
        ask: Ask[Any],
        live: Mapping[str, Any],
    ) -> str:
        """A question as HTML, without what stands under it."""
        file, block = words_of(script, ask)
        context = {**live, "about": facts, "answers": position.values, "suggest": ask.suggest, **ask.shows}
        return self._messages.render(language, file, (block,), context)

    def skip_label(self, language: str, script: Script, ask: Ask[Any]) -> str:
        """What Skip is called under a question: `<block>__skip` where it has a name of its own."""
        return self._skip(language, *words_of(script, ask))

    def _find_skip(self, language: str, file: str, block: str) -> str:
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
        found = []
        for value, item in options_of(ask.kind):
            blocks = _labels_of(block, key, value if item is None else "item")
            shows = context if item is None else {**context, "item": item}
            found.append((value, self._labels.render(language, file, blocks, shows)))
        return tuple(found)

    def ending(
        self, language: str, script: Script, facts: Any, position: Position, live: Mapping[str, Any]
    ) -> RenderedQuestion | None:
        """The closing block of a run that is done; None where it leads straight on to another."""
        ending = position.ending
        if ending is None or ending.words is None:
            return None
        context = {**live, "about": facts, "answers": position.values, **ending.shows}
        html = self.message(language, script.name, f"done__{ending.words}", context)
        return RenderedQuestion(html, copy=self.draft(language, ending.draft) if ending.draft else None)


def _says_something(value: object) -> bool:
    return not isinstance(value, str) or is_visible(value)


def takes_as_is(ask: Ask[Any]) -> bool:
    """Whether a button takes the suggestion as it stands; a suggested day has one of its own."""
    return ask.suggest is not None and not isinstance(ask.kind, PickDate)


def words_of(script: Script, ask: Ask[Any]) -> tuple[str, str]:
    """(file, block) of a question."""
    words = ask.words or ask.key
    if "/" not in words:
        return script.name, words
    file, _, block = words.rpartition("/")
    return file, block


@lru_cache(maxsize=4096)
def _labels_of(block: str, key: str, name: str) -> tuple[str, ...]:
    """Where a label stands: beside its question; a variant of a question may leave it to the usual one."""
    blocks = tuple(dict.fromkeys((f"{block}__{name}", f"{key}__{name}")))
    return (*blocks, f"{block.partition('_if_')[0]}__{name}") if "_if_" in block else blocks


def options_of(kind: Ask[Any]) -> list[tuple[str, Any]]:
    """Every button a question has of its own: its stored value, and the thing its label shows, if any."""
    if isinstance(kind, (Choose, ChooseMany)):
        return [(str(member.value), None) for member in kind.offered]
    if isinstance(kind, Pick):
        return [*kind.items.items(), *((other, None) for other in kind.others)]
    if isinstance(kind, PickHour):
        return [(str(hour), None) for hour in kind.shown]
    if isinstance(kind, Rate):
        return [(str(step), None) for step in range(1, kind.top + 1)]
    return []


def plain(html: str) -> str:
    """The text as it is seen, without tags and entities: what Telegram's limit of 4,096 counts."""
    return unescape(_TAG.sub("", html))
