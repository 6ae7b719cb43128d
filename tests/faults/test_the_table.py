"""Every row of the table has its test, and every place to be killed at is in the code."""

import ast
import re
from collections import Counter
from pathlib import Path

from bot.crash import Place

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def rows_tested() -> set[int]:
    found: set[int] = set()
    for file in HERE.glob("test_*.py"):
        for name in re.findall(r"def test_rows?_((?:\d\d_)+)", file.read_text()):
            found |= {int(number) for number in name.strip("_").split("_")}
    return found


def test_every_row_of_the_table_has_a_test_by_its_number() -> None:
    """From 1 to 26."""
    assert rows_tested() == set(range(1, 27))


def test_every_place_to_be_killed_at_stands_in_the_code_once() -> None:
    """None is forgotten, and a name says one place."""
    placed: Counter[str] = Counter()
    for source in (*(ROOT / "bot").rglob("*.py"), *(ROOT / "migrations").glob("*.py")):
        for node in ast.walk(ast.parse(source.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "crash_point":
                placed[ast.unparse(node.args[0])] += 1
    assert placed == {f"Place.{place.name}": 1 for place in Place}
