"""How well the screen does, per table: `python -m tests.safety_figures`. It prints counts, never a phrase.

The phrases alone are held against their tables; phrases and examples together, against lists by writers from
whom nothing was learned (`tests/safety/unseen/`).
"""

from __future__ import annotations

from tests.language.test_screen import figures
from tests.support.unseen_danger import counted, lists


def main() -> None:
    """A line per table and tier."""
    print(f"{'table':<24}{'wanted':<10}{'phrases':>8}{'fired':>7}{'as wanted':>11}")
    for one in figures():
        print(f"{one.file:<24}{one.wanted:<10}{one.phrases:>8}{one.fired:>7}{one.as_wanted:>11}")
    print(f"\n{'unseen':<24}{'wanted':<10}{'lines':>8}{'fired':>7}{'share':>8}{'at once':>9}")
    for each in (counted(*one) for one in lists()):
        print(
            f"{each.file:<24}{each.wanted:<10}{each.lines:>8}{each.fired:>7}{each.share:>8.3f}{each.at_once:>9}"
        )


if __name__ == "__main__":
    main()
