"""How well the screen does, per table: `python -m tests.safety_figures`. It prints counts, never a phrase."""

from __future__ import annotations

from tests.language.test_screen import figures


def main() -> None:
    """A line per table and tier."""
    print(f"{'table':<24}{'wanted':<10}{'phrases':>8}{'fired':>7}{'as wanted':>11}")
    for one in figures():
        print(f"{one.file:<24}{one.wanted:<10}{one.phrases:>8}{one.fired:>7}{one.as_wanted:>11}")


if __name__ == "__main__":
    main()
