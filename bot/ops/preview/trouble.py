"""Say in one sentence what is wrong with the words, and where, for whoever has just changed them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2.exceptions import TemplateSyntaxError

from bot.errors import OperatorError
from bot.language.understanding.word_lists.checking import check_tables
from bot.language.wording.content import Content
from bot.language.wording.templates import FALLBACK
from bot.language.wording.whole_templates import broken_templates


def place(content: Content, language: str, file: str, block: str) -> str:
    """Return where a block stands, such as `content/en/no.j2:12`: in its language, or else in English."""
    for tongue in dict.fromkeys((language, FALLBACK)):
        if (found := content.body(tongue, file, block)) is not None:
            return f"content/{tongue}/{file}.j2:{found[1]}"
    return f"content/{language}/{file}.j2"


def sentence(content: Content, language: str, file: str, block: str, error: Exception) -> str:
    """Return one sentence about why a block can't be shown."""
    if isinstance(error, TemplateSyntaxError):
        return f"content/{error.name}, line {error.lineno}: {_plain(error.message or '')}."
    try:
        where = place(content, language, file, block)
    except TemplateSyntaxError as broken:
        return f"content/{broken.name}, line {broken.lineno}: {_plain(broken.message or '')}."
    return f"The words of “{block}” can't be shown ({where}): {_plain(str(error))}."


def troubles(content: Content) -> list[str]:
    """Return a sentence for each file of the words that can't be used as it is."""
    return [_plain(str(error)) + "." for error in _found(content)]


def _found(content: Content) -> Iterator[OperatorError]:
    yield from broken_templates(content)
    try:
        check_tables(Path(content.folder))
    except OperatorError as error:
        yield error


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
