"""Name the folders that tests need."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
TESTS = ROOT / "tests"
