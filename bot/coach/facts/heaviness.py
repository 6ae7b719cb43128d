"""Define the scale on which a person says how heavy it is: from 1 (all right) to 5 (very heavy)."""

from __future__ import annotations

LOW, HEAVY, VERY_HEAVY = 3, 4, 5
UNSAID = LOW
"""The step assumed for somebody who won't say: "low", which gets every offer."""
STEPS = range(1, VERY_HEAVY + 1)
