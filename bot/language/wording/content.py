"""Find the words: for a language, a dialogue and a question, the message and its labels.

Each dialogue has one template a language, and each question one block, with its labels beside it. Blocks are
rendered by themselves, so a template may not `extend` another. Messages are HTML and escaped; labels and
drafts are plain text and not escaped: else `A&amp;B` would stand on a button.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from bot.language.wording.filters import FILTERS, clip
from bot.language.wording.templates import CARDS, FALLBACK, NoWordsError, Sources, Templates, languages_with
from bot.talk.ask import Ask, Draft
from bot.talk.days import DayQuestion
from bot.talk.frozen import frozen
from bot.talk.kinds import Choose, ChooseMany, Pick, PickHour, Rate
from bot.talk.script import Position, Script
from bot.talk.visible import is_visible

_TAG = re.compile(r"</?[a-z][^<>]*>")


@frozen
class RenderedQuestion:
    """Hold a question as people see it. html: Telegram's subset. options: (stored value, label), in order.

    copy: a plain text to copy. suggestion: the label of the button that takes `Ask.suggest`.
    """

    html: str
    options: tuple[tuple[str, str], ...] = ()
    copy: str | None = None
    suggestion: str | None = None


class Content:
    """Hold the words of every language in a folder: `<folder>/<language>/<script>.j2`.

    Its methods take `live`: values that every block may use besides facts and answers, such as a helpline.
    """

    def __init__(self, folder: Path, templates: Callable[..., Templates] = Templates) -> None:
        self.folder = folder
        filters = {**FILTERS, "clip": self._clipped}
        sources = Sources(folder)
        self._messages = templates(sources, filters, autoescape=True)
        self._labels = templates(sources, filters, autoescape=False)
        self._skip = lru_cache(maxsize=None)(self._find_skip)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Return the languages that the coach speaks, in order."""
        return languages_with(self.folder, CARDS)

    def blocks(self, language: str, file: str) -> tuple[str, ...]:
        """Return the names of a template's blocks, in order; none if there is no such template."""
        return self._messages.names(language, file)

    def body(self, language: str, file: str, block: str) -> tuple[str, int] | None:
        """Return a block as it stands in its file, and on which line; None if the language lacks it."""
        return self._messages.body(language, file, block)

    def broken(self, language: str, file: str) -> list[str]:
        """List what is wrong with a template's syntax, even in blocks that are never shown."""
        return list(self._messages.broken(language, file))

    def message(self, language: str, file: str, block: str, context: Mapping[str, Any]) -> str:
        """Render a block as a message. Raise NoWordsError if there is no such block."""
        return self._messages.render(language, file, (block,), context)

    def label(self, language: str, file: str, block: str, context: Mapping[str, Any] | None = None) -> str:
        """Render a block as a label. Raise NoWordsError if there is no such block."""
        return self._labels.render(language, file, (block,), context or {})

    def options_explained(
        self, language: str, script: Script, ask: Ask[Any], options: Iterable[str]
    ) -> str | None:
        """Explain some options of a question, each in a line; None if there are words for none of them."""
        file, block = words_of(script, ask)
        usual, key = block.partition("_if_")[0], ask.key.rpartition(".")[2]
        told = self.blocks(FALLBACK, "options")
        lines = []
        for option in options:
            ways = (f"{file}__{block}__{option}", f"{file}__{usual}__{option}", f"{key}__{option}")
            lines += [self.message(language, "options", way, {}) for way in ways if way in told][:1]
        return "\n".join(lines) or None

    def explanation(self, language: str, script: Script, ask: Ask[Any]) -> str:
        """Explain a question: what is meant, why it is asked, and an example. Raise NoWordsError for none."""
        file, block = words_of(script, ask)
        whole = f"{file}__{block}"
        plain = f"{file}__{block.partition('_if_')[0]}"
        return self._messages.render(language, "explain", (whole, plain), {})

    def draft(self, language: str, draft: Draft) -> str:
        """Render a draft as plain text. A field with nothing visible in it becomes None: its clause goes."""
        fields = {
            name: value if _has_something_visible(value) else None for name, value in draft.fields.items()
        }
        return self.label(language, "drafts", draft.name, fields)

    @pass_context
    def _clipped(self, context: Context, text: object, longest: int) -> str:
        """Clip a text; a word replaces one in which nothing is visible: else a name would be a gap."""
        line = clip(text, longest)
        if is_visible(line) or text == "":
            return line
        return self.label(context["language"], "controls", "blank")

    def question(
        self, language: str, script: Script, facts: Any, position: Position, live: Mapping[str, Any]
    ) -> RenderedQuestion:
        """Render a run's open question with its labels and its text to copy.

        Raise NoWordsError if words are missing, ValueError if no question is open.
        """
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
        """Render a question as HTML, without its buttons and its text to copy."""
        file, block = words_of(script, ask)
        context = {**live, "about": facts, "answers": position.values, "suggest": ask.suggest, **ask.shows}
        return self._messages.render(language, file, (block,), context)

    def skip_label(self, language: str, script: Script, ask: Ask[Any]) -> str:
        """Return the label of Skip under a question: `<block>__skip` if there is one, else the usual one."""
        return self._skip(language, *words_of(script, ask))

    def _find_skip(self, language: str, file: str, block: str) -> str:
        try:
            return self.label(language, file, f"{block}__skip")
        except NoWordsError:
            return self.label(language, "controls", "skip")

    def options(
        self, language: str, script: Script, facts: Any, position: Position, ask: Ask[Any]
    ) -> tuple[tuple[str, str], ...]:
        """Return (stored value, label) for each button that a question has of its own."""
        file, block = words_of(script, ask)
        key = ask.key.rpartition(".")[2]
        context = {"about": facts, "answers": position.values, **ask.shows}
        options = []
        for value, item in options_of(ask.kind):
            blocks = _labels_of(block, key, value if item is None else "item")
            shows = context if item is None else {**context, "item": item}
            options.append((value, self._labels.render(language, file, blocks, shows)))
        return tuple(options)

    def ending(
        self, language: str, script: Script, facts: Any, position: Position, live: Mapping[str, Any]
    ) -> RenderedQuestion | None:
        """Render the ending of a run; None if it has no words, as the run leads straight on to another."""
        ending = position.ending
        if ending is None or ending.words is None:
            return None
        context = {**live, "about": facts, "answers": position.values, **ending.shows}
        html = self.message(language, script.name, f"done__{ending.words}", context)
        return RenderedQuestion(html, copy=self.draft(language, ending.draft) if ending.draft else None)


def _has_something_visible(value: object) -> bool:
    return not isinstance(value, str) or is_visible(value)


def takes_as_is(ask: Ask[Any]) -> bool:
    """Tell whether a button takes the suggestion as it stands; a suggested day has a button of its own."""
    return ask.suggest is not None and not isinstance(ask.kind, DayQuestion)


def words_of(script: Script, ask: Ask[Any]) -> tuple[str, str]:
    """Return the template and the block of a question."""
    words = ask.words or ask.key
    if "/" not in words:
        return script.name, words
    file, _, block = words.rpartition("/")
    return file, block


@lru_cache(maxsize=4096)
def _labels_of(block: str, key: str, name: str) -> tuple[str, ...]:
    """Return the blocks that may hold a label: its question's, and if that is a variant, the usual one's."""
    blocks = tuple(dict.fromkeys((f"{block}__{name}", f"{key}__{name}")))
    return (*blocks, f"{block.partition('_if_')[0]}__{name}") if "_if_" in block else blocks


def options_of(kind: Ask[Any]) -> list[tuple[str, Any]]:
    """Return, for each button a question has of its own, its stored value and the item it shows, if any."""
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
    """Return a text as people see it, without tags and entities. Telegram's limit of 4,096 is for that."""
    return unescape(_TAG.sub("", html))
