"""Tell what stands beside a question: its block, its variants, what it means, and what people answer."""

from __future__ import annotations

from typing import Any

from jinja2.exceptions import TemplateSyntaxError

from bot.language.understanding.learned.classifier import EXAMPLES
from bot.language.understanding.learned.examples import Families, load_families
from bot.language.understanding.learned.questions import AnswerFamily, answers_to
from bot.language.wording.content import Content, options_of, words_of
from bot.language.wording.templates import FALLBACK, NoWordsError
from bot.ops.preview.formatting import Piece, pieces
from bot.ops.preview.trouble import place, sentence
from bot.talk.ask import Ask
from bot.talk.script import Script

FEW = 5
"""How many lines are shown of what people type for a meaning."""

Json = dict[str, Any]


class Beside:
    """Finds what stands beside a question, in one language."""

    def __init__(self, content: Content, language: str) -> None:
        self._content = content
        self._language = language
        self._families: Families | None = None

    def of(self, script: Script, ask: Ask[Any]) -> Json:
        """Return all that a writer wants to see beside a question."""
        file, block = words_of(script, ask)
        try:
            return {
                "block": self._block(file, block),
                "labels": [self._block(file, name) for name in self._labels(file, block)],
                "variants": [self._block(file, name) for name in self._variants(file, block)],
                "explanation": self._explanation(script, ask),
                "options": self._options(script, ask),
                "examples": self._examples(ask),
            }
        except TemplateSyntaxError as error:
            return {"trouble": sentence(self._content, self._language, file, block, error)}

    def file(self, file: str) -> list[Json]:
        """Return every block of a file that belongs to no dialogue: cards, nudges, drafts and the like."""
        return [self._block(file, name) for name in self._names(file)]

    def _names(self, file: str) -> tuple[str, ...]:
        return self._content.blocks(self._language, file) or self._content.blocks(FALLBACK, file)

    def _labels(self, file: str, block: str) -> list[str]:
        usual = f"{block.partition('_if_')[0]}__"
        return [name for name in self._names(file) if name.startswith((f"{block}__", usual))]

    def _variants(self, file: str, block: str) -> list[str]:
        usual = block.partition("_if_")[0]
        return [
            name
            for name in self._names(file)
            if name != block and "__" not in name and name.partition("_if_")[0] == usual
        ]

    def _block(self, file: str, name: str) -> Json:
        for language in dict.fromkeys((self._language, FALLBACK)):
            if (found := self._content.body(language, file, name)) is not None:
                where = place(self._content, self._language, file, name)
                return {"name": name, "place": where, "text": found[0].strip("\n"), "language": language}
        return {"name": name, "place": place(self._content, self._language, file, name), "text": None}

    def _explanation(self, script: Script, ask: Ask[Any]) -> list[Piece] | None:
        try:
            return pieces(self._content.explanation(self._language, script, ask))
        except NoWordsError:
            return None

    def _options(self, script: Script, ask: Ask[Any]) -> list[Piece]:
        known = answers_to(ask)
        if known is None:
            return []
        options = list(dict.fromkeys(value for _, value in _in_order(ask, known)))
        return pieces(self._content.options_explained(self._language, script, ask, options) or "")

    def _examples(self, ask: Ask[Any]) -> list[Json]:
        """Return a few lines of different writers for each meaning that an answer may have."""
        known = answers_to(ask)
        if known is None:
            return []
        if self._families is None:
            folder = self._content.folder / self._language / EXAMPLES
            self._families = load_families(folder) if folder.is_dir() else {}
        meanings = self._families.get(known.family, {})
        shown = []
        for meaning, value in _in_order(ask, known):
            writers = meanings.get(meaning, {})
            if not writers:
                continue
            turns = [lines[at] for at in range(FEW) for lines in writers.values() if at < len(lines)]
            count = sum(map(len, writers.values()))
            named = f"{known.family}.{meaning}"
            shown.append({"named": named, "value": value, "count": count, "lines": turns[:FEW]})
        return shown


def _in_order(ask: Ask[Any], known: AnswerFamily) -> list[tuple[str, str]]:
    """Return each meaning with the answer it stands for, in the order of the buttons."""
    places = {value: place for place, (value, _) in enumerate(options_of(ask.kind))}
    return sorted(known.values.items(), key=lambda one: (places.get(one[1], len(places)), one[0]))
