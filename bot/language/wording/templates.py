"""Blocks of template files: found in the person's language or in the fallback, and rendered by themselves.

Most blocks are labels without a variable, and stand in their file as they are shown. The others are compiled
one by one, where they are first needed: a start would wait for hundreds that nobody is about to see.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

FALLBACK = "en"

_PIECE = re.compile(
    r"{#.*?#}|{%[-+]?\s*block\s+(?P<name>\w+)\s*[-+]?%}(?P<body>.*?){%[-+]?\s*endblock\s*[-+]?%}", re.DOTALL
)
"""A comment, or a block. One block stands in no other."""

_TAG = re.compile(r"{%[-+]?\s*(?:end)?block\b")
_CODE = re.compile(r"{[{%#]")


class NoWordsError(LookupError):
    """A block that no language has. The message names it."""


class Templates:
    """The blocks of `<folder>/<language>/<file>.j2`, read once."""

    def __init__(self, folder: Path, filters: Mapping[str, Callable[..., Any]], *, autoescape: bool) -> None:
        self._folder = folder
        self._loader = FileSystemLoader(folder)
        self._environment = Environment(
            loader=self._loader,
            autoescape=autoescape,  # noqa: S701 - off for labels and drafts: an escaped & would stay one
            auto_reload=False,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(filters)
        # What blocks are rendered in. The globals of a template that the environment made are no plain dict,
        # and its context would look through them one by one each time. No block uses another one.
        nothing = self._environment.compile("")
        self._bare = Template.from_code(self._environment, nothing, dict(self._environment.globals))
        self._file = lru_cache(maxsize=None)(self._read)
        self._compiled = lru_cache(maxsize=None)(self._compile)
        self._found = lru_cache(maxsize=None)(self._find)

    def names(self, language: str, file: str) -> tuple[str, ...]:
        """The names of a file's blocks, in their order; none where there is no file."""
        return tuple(self._file(language, file))

    def broken(self, language: str, file: str) -> Iterator[str]:
        """What the template language can't read in a file, a line for each block that has something."""
        try:
            names = self.names(language, file)
            if not names:  # a piece that blocks include
                self._environment.get_template(f"{language}/{file}.j2")
        except TemplateSyntaxError as error:
            yield _said(error)
            return
        for name in names:
            try:
                self._compiled(language, file, name)
            except TemplateSyntaxError as error:
                yield _said(error)

    def render(self, language: str, file: str, blocks: tuple[str, ...], context: Mapping[str, Any]) -> str:
        """The first of the blocks that there is. NoWordsError where there is none."""
        template, block, constant = self._found(language, file, blocks)
        return constant if constant is not None else self._text(template, block, language, context)

    def _text(self, template: Template, block: str, language: str, context: Mapping[str, Any]) -> str:
        shown = self._bare.new_context({"language": language, **context})
        return "".join(template.blocks[block](shown)).strip()

    def _find(self, language: str, file: str, blocks: tuple[str, ...]) -> tuple[Template, str, str | None]:
        for tongue in dict.fromkeys((language, FALLBACK)):
            found = self._file(tongue, file)
            for block in blocks:
                if block in found:
                    body = found[block][1]
                    if _CODE.search(body) is None:  # it says the same whatever it is rendered with
                        return self._bare, block, body.strip()
                    return self._compiled(tongue, file, block), block, None
        raise NoWordsError(f"{file}.j2 has no block {' or '.join(blocks)}")

    def _read(self, language: str, file: str) -> dict[str, tuple[str, str]]:
        """Of every block of a file, by its name: all up to its end, in as many lines; and what is in it."""
        name = f"{language}/{file}.j2"
        try:
            source, _, _ = self._loader.get_source(self._environment, name)
        except TemplateNotFound:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for piece in _PIECE.finditer(source):
            block = piece["name"]
            line = source.count("\n", 0, piece.start())
            if block in found:
                raise TemplateSyntaxError(f"block '{block}' is there twice", line + 1, name)
            if block is not None:
                found[block] = "\n" * line + piece[0], piece["body"]
        outside = _PIECE.sub(lambda piece: "\n" * piece[0].count("\n"), source)
        stray = _TAG.search(outside) or (re.search(r"\S", outside) if found else None)
        if stray is not None:
            line = outside.count("\n", 0, stray.start())
            raise TemplateSyntaxError("this stands in no block", line + 1, name)
        return found

    def _compile(self, language: str, file: str, block: str) -> Template:
        """A template of one block, with the lines that it has in its file."""
        name = f"{language}/{file}.j2"
        source, _ = self._file(language, file)[block]
        code = self._environment.compile(source, name, str(self._folder / name))
        return Template.from_code(self._environment, code, self._environment.globals)


def _said(error: TemplateSyntaxError) -> str:
    return f"{error.name}: line {error.lineno}: {error.message}"
