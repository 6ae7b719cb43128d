"""How heavy it is: a scale from 1 (all right) to 5 (very heavy)."""

from __future__ import annotations

HEAVY, VERY_HEAVY = 4, 5
STEPS = range(1, VERY_HEAVY + 1)
