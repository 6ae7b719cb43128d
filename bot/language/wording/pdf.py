"""Set a text as a page to print, in any script: a title, headings, and items with dots.

It is made in memory and stands in no file. The fonts come with packages: Libertinus with typst, Noto for the
scripts that it lacks; Chinese, Japanese and Korean need a font of the system's.
"""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PDF = "for-my-coach.pdf"

FONTS = "manimgx_fonts"
"""The package with Noto fonts, which is never imported: only its files are read."""

ITEM = "• "

_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
"""Between these, a text runs from right to left if its first letter does (Unicode's rules of direction)."""

_PAGE = b"""
#let sheet = json(bytes(sys.inputs.sheet))
#set document(title: sheet.title)
#set page(paper: "a4", margin: (x: 25mm, top: 24mm, bottom: 22mm), numbering: none)
#set text(font: ("Libertinus Serif", ..sheet.fonts), size: 11pt, fill: luma(30))
#set par(leading: 0.68em, spacing: 0.9em)
#show heading.where(level: 1): it => block(below: 1.2em, text(size: 19pt, weight: "semibold", it.body))
#show heading.where(level: 2): it => block(
  above: 1.7em, below: 0.8em, sticky: true,
  text(size: 12.5pt, weight: "semibold", fill: rgb("#2f5d62"), it.body),
)
#set list(marker: text(fill: rgb("#2f5d62"))[\xe2\x80\xa2], body-indent: 0.6em, spacing: 0.85em)
= #sheet.title
#line(length: 100%, stroke: 0.5pt + luma(190))
#for part in sheet.parts {
  heading(level: 2, part.heading)
  list(..part.items)
}
"""


class NoFontsError(Exception):
    """The fonts for scripts other than Latin, Greek and Cyrillic are not installed."""


def pdf_of(text: str) -> bytes:
    """Return a text as a PDF: its first line is the title, a line with a dot an item, another one a heading.

    Raises whatever the library raises. It takes a twentieth of a second, so it needs a thread of its own.
    """
    import typst

    found = find_spec(FONTS)
    folders = list(found.submodule_search_locations or ()) if found is not None else []
    if not folders:
        raise NoFontsError
    sheet = json.dumps({**_parts(text), "fonts": _families(folders)})
    compiled: Any = typst
    made: bytes = compiled.compile(_PAGE, font_paths=folders, sys_inputs={"sheet": sheet})
    return made


def _families(folders: list[str]) -> list[str]:
    """Return the names of the fonts in the package, such as of "NotoSansThai[wght].ttf"."""
    files = {path.name.partition("[")[0] for folder in folders for path in Path(folder).glob("*.ttf")}
    names = {re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name) for name in files if "-" not in name}
    return sorted(names)


def _parts(text: str) -> dict[str, object]:
    title, *lines = [line for line in text.splitlines() if line.strip()]
    parts: list[dict[str, object]] = []
    items: list[str] = []
    for line in lines:
        if line.startswith(ITEM):
            items.append(_isolated(line.removeprefix(ITEM)))
        else:
            items = []
            parts.append({"heading": line.replace("'", "’"), "items": items})
    return {"title": title, "parts": parts}


def _isolated(item: str) -> str:
    """Keep the words of a quote in the order of their own script, whatever stands around them."""
    return item.replace("“", f"“{_ISOLATE}", 1)[::-1].replace("”", f"”{_END_ISOLATE}", 1)[::-1]
