"""Turn Telegram's HTML into pieces that a page can build without trusting any of it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from bot.ops.checking.routes import TAGS

Piece = str | dict[str, Any]
"""A text, or a tag with the pieces inside it: {"tag": "b", "in": [...]}."""


class _Pieces(HTMLParser):
    """Reads only tags that Telegram knows; of any other the text alone is left, and no attribute is kept."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.whole: list[Piece] = []
        self._open: list[tuple[str, list[Piece]]] = []

    @property
    def _inside(self) -> list[Piece]:
        return self._open[-1][1] if self._open else self.whole

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's
        if tag in TAGS:
            inside: list[Piece] = []
            self._inside.append({"tag": tag, "in": inside})
            self._open.append((tag, inside))

    def handle_endtag(self, tag: str) -> None:
        if tag in [name for name, _ in self._open]:
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._inside.append(data)


def pieces(html: str) -> list[Piece]:
    """Return Telegram's HTML as texts and known tags."""
    reader = _Pieces()
    reader.feed(html)
    reader.close()
    return reader.whole
