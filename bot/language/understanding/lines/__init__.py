"""Read chat messages that tell about applications: "applied at A and B today", "Acme said no"."""

from __future__ import annotations

from bot.language.understanding.lines.reading import read_lines

__all__ = ["read_lines"]
