"""Define the scale on which a person says how heavy it is: from 1 (all right) to 5 (very heavy)."""

from __future__ import annotations

HEAVY, VERY_HEAVY = 4, 5
UNSAID = 3
"""The step of whoever won't say: all is offered that is offered to somebody low."""
STEPS = range(1, VERY_HEAVY + 1)
