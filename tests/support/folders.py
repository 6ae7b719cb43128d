"""Where things are."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
TESTS = ROOT / "tests"
