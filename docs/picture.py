"""Draw a piece of a transcript as a chat, docs/conversation.svg.

The words come from the transcript alone, so a picture can show nothing that the coach does not say. To show
another piece, change the constants below: the piece begins with what the coach asks before FIRST is said, and
ends with its answer to LAST.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from bot.ops.mapping import measuring
from bot.ops.mapping.measuring import FONT, wrapped

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "conversation.svg"

TRANSCRIPT = ROOT / "tests" / "transcripts" / "told_on_the_day.txt"
FIRST, LAST = "got rejected today", "Low"

WIDTH, MARGIN, GAP = 420, 14, 10
WIDEST = 350
"""Of a bubble and of the buttons under it, so that one sees who speaks."""

SIZE, LINE, PADDING = 15, 20, 12
BUTTON, BUTTON_SIZE, BETWEEN = 29, 14, 4

STYLE = """
    .paper { fill: #d8e5e3 }
    .bot { fill: #ffffff } .you { fill: #dff3cd } .button { fill: #f1f7f6 } .time { fill: #6e8a89 }
    text { fill: #15202b; font-size: 15px; font-family: FONT }
    .label { fill: #14607f; font-size: 14px; text-anchor: middle }
    .clock { fill: #ffffff; font-size: 12px; text-anchor: middle }
""".replace("FONT", FONT)


@dataclass(frozen=True)
class Bubble:
    """One thing said: by "you", by the "bot", or the "time" that has come. rows: labels of its buttons."""

    who: str
    lines: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()


def bubbles(transcript: str, first: str = FIRST, last: str = LAST) -> list[Bubble]:
    """Return the piece of a transcript that is shown. ValueError where it holds no such piece."""
    turns = re.findall(r"^(you|bot):(.*(?:\n(?!you:|bot:).*)*)", transcript, re.MULTILINE)
    said = [(who, text.strip() if who == "you" else text) for who, text in turns]
    begin = said.index(("you", first)) - 1
    end = said.index(("you", last), begin) + 2
    return [bubble for who, text in said[begin:end] for bubble in _bubbles_of(who, text)]


def _bubbles_of(who: str, text: str) -> Iterator[Bubble]:
    """Read one turn: a message ends with its buttons, and a line of dashes is the time."""
    if who == "you":
        if not text.startswith(":"):  # a line to the terminal, which moves its clock
            yield Bubble("you", (text,))
        return
    lines: list[str] = []
    rows: list[tuple[str, ...]] = []
    for line in [row.strip() for row in text.splitlines()]:
        time = re.fullmatch(r"— (.+) —", line)
        if (rows or time) and line and not line.startswith("["):
            yield from _message(lines, rows)
            lines, rows = [], []
        if time:
            yield Bubble("time", (time[1],))
        elif line.startswith("["):
            rows.append(tuple(re.split(r"\s*\[\d+\] ", line)[1:]))
        else:
            lines.append(line)
    yield from _message(lines, rows)


def _message(lines: list[str], rows: list[tuple[str, ...]]) -> Iterator[Bubble]:
    whole = "\n".join(lines).strip()
    if whole or rows:
        yield Bubble("bot", tuple(whole.split("\n")), tuple(rows))


def width(text: str, size: float = SIZE) -> float:
    """Estimate how wide a text is, in pixels."""
    return measuring.width(text, size)


def drawn(shown: list[Bubble]) -> str:
    """Return the picture of a conversation."""
    y, before, shapes = float(MARGIN), "", list[str]()
    for bubble in shown:
        if before:
            y += GAP if bubble.who != before else GAP / 2
        before = bubble.who
        height, shape = _time(bubble, y) if bubble.who == "time" else _bubble(bubble, y)
        shapes += shape
        y += height
    height = round(y + MARGIN)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
            f'viewBox="0 0 {WIDTH} {height}" role="img">',
            f"  <style>{STYLE}  </style>",
            f'  <rect class="paper" width="{WIDTH}" height="{height}" rx="18"/>',
            *(f"  {shape}" for shape in shapes),
            "</svg>\n",
        ]
    )


def _bubble(bubble: Bubble, y: float) -> tuple[float, list[str]]:
    """Return the height of a bubble with its buttons, and its shapes."""
    parts = [part for line in bubble.lines for part in wrapped(line, WIDEST - 2 * PADDING, SIZE)]
    inside = max(map(width, parts))
    wide = WIDEST if bubble.rows else min(WIDEST, inside + 2 * PADDING)
    x = MARGIN if bubble.who == "bot" else WIDTH - MARGIN - wide
    texts: list[str] = []
    below = y + PADDING
    for part in parts:
        if part:
            texts.append(_text(part, x + PADDING, below + SIZE, ""))
        below += LINE if part else LINE / 2
    below += PADDING - (LINE - SIZE) / 2
    shapes = [_box(bubble.who, x, y, wide, below - y, 15), *texts]
    for row in bubble.rows:
        below += BETWEEN
        each = (WIDEST - BETWEEN * (len(row) - 1)) / len(row)
        for n, label in enumerate(row):
            left = MARGIN + n * (each + BETWEEN)
            shapes.append(_box("button", left, below, each, BUTTON, 9))
            shapes.append(_text(label, left + each / 2, below + BUTTON / 2 + BUTTON_SIZE * 0.35, "label"))
        below += BUTTON
    return below - y, shapes


def _time(bubble: Bubble, y: float) -> tuple[float, list[str]]:
    """Return the same of the time, which stands in the middle."""
    [text] = bubble.lines
    wide = width(text, 12) + 2 * PADDING
    return 34, [
        _box("time", (WIDTH - wide) / 2, y + 5, wide, 24, 12),
        _text(text, WIDTH / 2, y + 21, "clock"),
    ]


def _box(kind: str, x: float, y: float, wide: float, high: float, round_by: int) -> str:
    size = f'width="{wide:.1f}" height="{high:.1f}"'
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" {size} rx="{round_by}"/>'


def _text(text: str, x: float, y: float, kind: str) -> str:
    marked = f' class="{kind}"' if kind else ""
    return f'<text{marked} x="{x:.1f}" y="{y:.1f}">{escape(text, quote=False)}</text>'
