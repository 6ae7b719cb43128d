"""Estimate how wide a text is in a picture, and break it into lines that fit."""

from __future__ import annotations

FONT = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
"""What a phone or a computer writes its own menus in: nothing has to be loaded."""

SLACK = 1.04
"""These fonts are up to so much wider than Helvetica, by which the widths are estimated."""

_WIDTHS = {
    **dict.fromkeys("ijl'’", 0.222),
    **dict.fromkeys("tfI,.:;!/[] ·", 0.278),
    **dict.fromkeys("r()-“”", 0.333),
    **dict.fromkeys("sckvxyzJ", 0.5),
    **dict.fromkeys("ABEKPSVXY", 0.667),
    **dict.fromkeys("CDHNRUw", 0.722),
    **dict.fromkeys("GOQ", 0.778),
    **dict.fromkeys("mM", 0.833),
    **dict.fromkeys("W…—", 1.0),
}
"""Of Helvetica's characters, as parts of the font's size."""


def width(text: str, size: float) -> float:
    """Estimate how wide a text is, in pixels."""
    return sum(_WIDTHS.get(letter, 0.556) for letter in text) * size * SLACK


def wrapped(line: str, widest: float, size: float) -> list[str]:
    """Break a line between words, so that each part fits."""
    parts = [""]
    for word in line.split():
        longer = f"{parts[-1]} {word}".strip()
        if parts[-1] and width(longer, size) > widest:
            parts.append(word)
        else:
            parts[-1] = longer
    return parts
