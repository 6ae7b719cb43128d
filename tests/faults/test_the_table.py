"""Every row of the table has its test, and every place to be killed at is in the code."""

import ast
import re
from collections import Counter, defaultdict
from pathlib import Path

from bot.telemetry.crash_points import CrashPoint
from tests.support.folders import ROOT

HERE = Path(__file__).parent


TABLE = (ROOT / "docs" / "reliability.md").read_text()


def rows_tested() -> dict[int, set[str]]:
    """The files that test each row, by the names of their tests."""
    found: dict[int, set[str]] = defaultdict(set)
    for file in HERE.glob("test_*.py"):
        for name in re.findall(r"def test_rows?_((?:\d\d_)+)", file.read_text()):
            for number in name.strip("_").split("_"):
                found[int(number)].add(file.name)
    return found


def rows_told() -> dict[int, set[str]]:
    """The files that the table names for each row."""
    found: dict[int, set[str]] = {}
    for rows, files in re.findall(r"^\| ([\d–, ]+) \|.*\| (`test_.*`) \|$", TABLE, re.MULTILINE):
        for part in rows.split(", "):
            first, _, last = part.partition("–")
            for number in range(int(first), int(last or first) + 1):
                found.setdefault(number, set()).update(re.findall(r"`(\w+\.py)`", files))
    return found


def test_every_row_of_the_table_has_its_tests_where_it_says() -> None:
    """From 1 to 67, each by its number in the names of tests."""
    told, tested = rows_told(), rows_tested()
    assert told.keys() == tested.keys() == set(range(1, 68))
    missing = {number: files - tested[number] for number, files in told.items() if files - tested[number]}
    assert missing == {}


def test_every_place_to_be_killed_at_stands_in_the_code_once() -> None:
    """None is forgotten, and a name says one place."""
    placed: Counter[str] = Counter()
    for source in (*(ROOT / "bot").rglob("*.py"), *(ROOT / "migrations").glob("*.py")):
        for node in ast.walk(ast.parse(source.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "crash_point":
                placed[ast.unparse(node.args[0])] += 1
    assert placed == {f"CrashPoint.{place.name}": 1 for place in CrashPoint}
