"""Find blocks of templates in the person's language or else in English, and render each by itself.

Most blocks are labels without a variable, and are shown as they stand in their file. The others are parsed
at the start, which finds what is wrong with any of them in 0.1 s. Compiling takes three times as long, so a
block is compiled only when somebody is about to see it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from bot.language.whole_files import unmarked
from bot.language.wording.variants import one_of

CARDS = "coach"
"""The file of the cards that belong to no dialogue. Each language's folder has it, and no other folder."""

FALLBACK = "en"


def languages_with(folder: Path, file: str) -> tuple[str, ...]:
    """Return the languages of `content` that have a template, in order."""
    return tuple(sorted(path.parent.name for path in folder.glob(f"*/{file}.j2")))


_PIECE = re.compile(
    r"{#.*?#}|{%[-+]?\s*block\s+(?P<name>\w+)\s*[-+]?%}(?P<body>.*?){%[-+]?\s*endblock\s*[-+]?%}", re.DOTALL
)
"""A comment, or a block. Blocks are not nested."""

_TAG = re.compile(r"{%[-+]?\s*(?:end)?block\b")
_CODE = re.compile(r"{[{%#]")


class NoWordsError(LookupError):
    """Raised for a block that neither the person's language nor English has. The message names the block."""


Source = tuple[str, str, Callable[[], bool]]
"""The text of a template, the name of its file, and a function that tells whether the file is unchanged."""


class Sources(FileSystemLoader):
    """Reads each file once, and leaves out its end mark, which would add a line where a file is included."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._known: dict[str, Source] = {}

    def get_source(self, environment: Environment, template: str) -> Source:
        """Return the source of a template, such as `en/no.j2`. Raise TemplateNotFound if there is none."""
        if template not in self._known:
            source, file, unchanged = super().get_source(environment, template)
            self._known[template] = unmarked(source, ".j2"), str(file), unchanged
        return self._known[template]


class Templates:
    """Find and render the blocks of `<folder>/<language>/<file>.j2`, each template read once."""

    def __init__(
        self, sources: Sources, filters: Mapping[str, Callable[..., Any]], *, autoescape: bool
    ) -> None:
        self._sources = sources
        self._environment = Environment(
            loader=sources,
            autoescape=autoescape,  # noqa: S701 - off for labels and drafts: an & escaped there would be shown as &amp;
            auto_reload=False,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(filters, one_of=one_of)
        # Blocks are rendered in the context of this empty template, as no block uses another. It gets a plain
        # dict of globals: a template that the environment makes looks globals up one by one, each time.
        nothing = self._environment.compile("")
        self._bare = Template.from_code(self._environment, nothing, dict(self._environment.globals))
        self._file = lru_cache(maxsize=None)(self._read)
        self._compiled = lru_cache(maxsize=None)(self._compile)
        self._found = lru_cache(maxsize=None)(self._find)

    def names(self, language: str, file: str) -> tuple[str, ...]:
        """Return the names of a template's blocks, in order; none if there is no such template."""
        return tuple(self._file(language, file))

    def body(self, language: str, file: str, block: str) -> tuple[str, int] | None:
        """Return what stands in a block, and the line on which it begins; None if it isn't there."""
        piece = self._file(language, file).get(block)
        if piece is None:
            return None
        source, body = piece
        return body, len(source) - len(source.lstrip("\n")) + 1

    def broken(self, language: str, file: str) -> Iterator[str]:
        """Yield what is wrong with a template's syntax, one line for each error found."""
        try:
            blocks = self._file(language, file)
            if not blocks:  # a piece that blocks include, without blocks of its own
                self._environment.get_template(f"{language}/{file}.j2")
        except TemplateSyntaxError as error:
            yield _error_line(error)
            return
        for source, body in blocks.values():
            if _CODE.search(body) is None:
                continue
            try:
                parsed = self._environment.parse(source, f"{language}/{file}.j2")
            except TemplateSyntaxError as error:
                yield _error_line(error)
                continue
            for used in parsed.find_all((nodes.Filter, nodes.Test)):
                if used.name not in (*self._environment.filters, *self._environment.tests):
                    yield f"line {used.lineno}: unknown filter {used.name!r}"

    def render(self, language: str, file: str, blocks: tuple[str, ...], context: Mapping[str, Any]) -> str:
        """Render the first of the blocks that exists. Raise NoWordsError if none does."""
        template, block, constant = self._found(language, file, blocks)
        return constant if constant is not None else self._text(template, block, language, context)

    def _text(self, template: Template, block: str, language: str, context: Mapping[str, Any]) -> str:
        shown = self._bare.new_context({"language": language, **context})
        return "".join(template.blocks[block](shown)).strip()

    def _find(self, language: str, file: str, blocks: tuple[str, ...]) -> tuple[Template, str, str | None]:
        for tongue in dict.fromkeys((language, FALLBACK)):
            bodies = self._file(tongue, file)
            for block in blocks:
                if block in bodies:
                    body = bodies[block][1]
                    if _CODE.search(body) is None:  # no variable can change it
                        return self._bare, block, body.strip()
                    return self._compiled(tongue, file, block), block, None
        raise NoWordsError(f"{file}.j2 has no block {' or '.join(blocks)}")

    def _read(self, language: str, file: str) -> dict[str, tuple[str, str]]:
        """Return for every block of a template, by name, its source and its body.

        Empty lines before the source keep its line numbers. Raise TemplateSyntaxError if two blocks have the
        same name or if text stands outside of the blocks.
        """
        name = f"{language}/{file}.j2"
        try:
            source, _, _ = self._sources.get_source(self._environment, name)
        except TemplateNotFound:
            return {}
        pieces: dict[str, tuple[str, str]] = {}
        for piece in _PIECE.finditer(source):
            block = piece["name"]
            line = source.count("\n", 0, piece.start())
            if block in pieces:
                raise TemplateSyntaxError(f"block '{block}' is there twice", line + 1, name)
            if block is not None:
                pieces[block] = "\n" * line + piece[0], piece["body"]
        outside = _PIECE.sub(lambda piece: "\n" * piece[0].count("\n"), source)
        stray = _TAG.search(outside) or (re.search(r"\S", outside) if pieces else None)
        if stray is not None:
            line = outside.count("\n", 0, stray.start())
            raise TemplateSyntaxError("this stands in no block", line + 1, name)
        return pieces

    def _compile(self, language: str, file: str, block: str) -> Template:
        """Compile a block as a template of its own that has the same line numbers as its file."""
        name = f"{language}/{file}.j2"
        _, shown, _ = self._sources.get_source(self._environment, name)
        source, _ = self._file(language, file)[block]
        code = self._environment.compile(source, name, shown)
        return Template.from_code(self._environment, code, self._environment.globals)


def _error_line(error: TemplateSyntaxError) -> str:
    return f"line {error.lineno}: {' '.join(str(error.message).split())}"
