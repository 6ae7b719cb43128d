"""Blocks of template files: found in the person's language or in the fallback, and rendered by themselves.

Most blocks are labels without a variable. Those are rendered once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateNotFound, nodes

FALLBACK = "en"


class NoWordsError(LookupError):
    """A block that no language has. The message names it."""


@dataclass(frozen=True)
class _File:
    template: Template
    constant: frozenset[str]  # blocks that say the same whatever they are rendered with


class Blocks:
    """The blocks of `<folder>/<language>/<file>.j2`, read once."""

    def __init__(self, folder: Path, filters: Mapping[str, Callable[..., Any]], *, autoescape: bool) -> None:
        self._loader = FileSystemLoader(folder)
        self._environment = Environment(
            loader=self._loader,
            autoescape=autoescape,  # noqa: S701 - off for labels and drafts: Telegram takes them as plain text, so nothing in them is markup
            auto_reload=False,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(filters)
        self._file = lru_cache(maxsize=None)(self._read)
        self._found = lru_cache(maxsize=None)(self._find)

    def names(self, language: str, file: str) -> tuple[str, ...]:
        """The names of a file's blocks, in their order; none where there is no file."""
        found = self._file(language, file)
        return tuple(found.template.blocks) if found is not None else ()

    def render(self, language: str, file: str, blocks: tuple[str, ...], context: Mapping[str, Any]) -> str:
        """The first of the blocks that there is. NoWordsError where there is none."""
        template, block, constant = self._found(language, file, blocks)
        return constant if constant is not None else self._text(template, block, language, context)

    def _text(self, template: Template, block: str, language: str, context: Mapping[str, Any]) -> str:
        shown = template.new_context({"language": language, **context})
        return "".join(template.blocks[block](shown)).strip()

    def _find(self, language: str, file: str, blocks: tuple[str, ...]) -> tuple[Template, str, str | None]:
        for tongue in dict.fromkeys((language, FALLBACK)):
            found = self._file(tongue, file)
            for block in blocks if found is not None else ():
                if found is not None and block in found.template.blocks:
                    constant = block in found.constant
                    text = self._text(found.template, block, language, {}) if constant else None
                    return found.template, block, text
        raise NoWordsError(f"{file}.j2 has no block {' or '.join(blocks)}")

    def _read(self, language: str, file: str) -> _File | None:
        name = f"{language}/{file}.j2"
        try:
            template = self._environment.get_template(name)
        except TemplateNotFound:
            return None
        source, _, _ = self._loader.get_source(self._environment, name)
        found = self._environment.parse(source).find_all(nodes.Block)
        return _File(template, frozenset(block.name for block in found if _is_constant(block)))


def _is_constant(block: nodes.Block) -> bool:
    """Whether nothing but text stands in it."""
    return all(
        isinstance(part, nodes.Output) and all(isinstance(text, nodes.TemplateData) for text in part.nodes)
        for part in block.body
    )
