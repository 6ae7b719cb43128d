"""Measure how well lines and tables are read: `python -m tests.line_figures CASES.toml`.

`--wrong` shows what was missed, and with `--kept` also among the cases that are kept apart. The cases are
[[line]] and [[table]], as in `tests/hearing/lines.toml`. Counted are: every application with its company; the
day where one is said; role, contact, via and hour; and how many lines that tell nothing were taken for news.
Lines are typed on Thursday 26 November 2026, unless a case says when it is `dated`.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot.language.understanding.lines.reading import read_lines
from bot.language.understanding.tables.reading import read_table
from bot.language.understanding.temporal.in_answers import days_said
from bot.language.understanding.temporal.words import spoken
from bot.turn.readings.report import News, Report

TODAY = date(2026, 11, 26)
DOES = {
    "log": {News.applied, News.met},
    "interview": {News.interview},
    "no": {News.no},
    "yes": {News.offer, News.next_round},
    "nothing": {News.nothing},
    "new_date": {News.promised},
    "withdrew": {News.withdrew},
}
VIA = {"agency": "agency", "company recruiter": "recruiter", "hiring manager": "manager", "nobody": "nobody"}
Case = Mapping[str, Any]
TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr)\.? ")


def same(one: str | None, other: str | None) -> bool:
    """Tell whether two names are the same, whatever their case and article."""
    plain = [
        " ".join((name or "").casefold().replace("’", "'").removeprefix("the ").split())
        for name in (one, other)
    ]
    return plain[0] == plain[1]


def day_of(said: str, today: date, *, past: bool) -> date | None:
    days = days_said(spoken(), said, today, "GB", past=past).days
    if len(days) > 1 and days[0] == today and not past:
        return days[1]  # a weekday that is today's: nobody calls today by its name
    return days[0] if days else None


def matched(means: list[Case], told: tuple[Report, ...]) -> Iterator[tuple[Case, Report | None]]:
    """Pair what a line means with what was read, by the company, or the place in the line if it has none."""
    left = list(told)
    for mean in means:
        found = next((one for one in left if same(mean.get("company"), one.company)), None)
        if found is not None:
            left.remove(found)
        yield mean, found


def check(case: Case, counted: Counter[str], wrong: list[str]) -> None:
    today = date.fromisoformat(case["dated"]) if "dated" in case else TODAY
    told = read_lines(case["text"], today, case.get("country", "GB"), case.get("known", ()))
    if not case["means"]:
        counted["non-lines"] += 1
        counted["non-lines fired"] += bool(told)
        if told:
            wrong.append(f"FIRED {case['text']!r}: {told}")
        return
    counted["too many"] += len(told) > len(case["means"])
    if len(told) > len(case["means"]):
        wrong.append(f"TOO MANY {case['text']!r}: {told}")
    for mean, found in matched(case["means"], told):
        misses = []
        right = found is not None and found.news in DOES[mean["does"]]
        counted["applications"] += 1
        counted["applications right"] += right
        if not right:
            misses.append(f"{mean['does']} {mean.get('company')}")
        for said, got in asked(mean, found, today):
            counted[said] += 1
            counted[f"{said} right"] += got
            if not got:
                misses.append(said)
        if misses:
            wrong.append(f"{misses} {case['text']!r}: {mean} -> {found if found is not None else told}")


def asked(mean: Case, found: Report | None, today: date) -> Iterator[tuple[str, bool]]:
    """Go through the details that are said, each with whether it was read."""
    if "day" in mean:
        yield "day", found is not None and found.day == day_of(mean["day"], today, past="last" in mean["day"])
    if "applied" in mean:
        yield "applied", found is not None and found.applied == day_of(mean["applied"], today, past=True)
    for key in ("role", "contact", "reason", "zone"):
        if key in mean:
            got = getattr(found, key, None)
            want = TITLE.sub("", mean[key]) if key == "contact" else mean[key]
            if key == "contact" and got:
                got = TITLE.sub("", got)
            yield key, same(want, got)
    if mean.get("via") in VIA:  # a referral or a job board is no one to deal with, and is not kept
        yield "via", found is not None and found.via is not None and found.via.value == VIA[mean["via"]]
    if "hour" in mean:
        yield "hour", found is not None and found.at is not None and f"{found.at:%H:%M}" == mean["hour"]


def check_table(case: Case, counted: Counter[str], wrong: list[str]) -> None:
    told = read_table(case["text"], date.fromisoformat(case["dated"]), case.get("country", "GB"))
    counted["tables"] += 1
    counted["tables of the right length"] += len(told) == len(case["rows"])
    if len(told) != len(case["rows"]):
        wrong.append(f"ROWS {len(told)} for {len(case['rows'])}: {case['text'][:60]!r}")
    for row, found in zip(case["rows"], [*told, *[None] * len(case["rows"])], strict=False):
        for key in ("company", "role", "status", "applied"):
            if key not in row and key != "applied":
                continue
            got = getattr(found, key, None) if found is not None else None
            got = got.isoformat() if isinstance(got, date) else got
            right = got == row.get(key) if key == "applied" else same(row.get(key), got)
            counted[f"cells {key}"] += 1
            counted[f"cells {key} right"] += right
            if not right:
                wrong.append(f"CELL {key}: {row} -> {found}")


def figures(cases: Mapping[str, list[Case]], kept: bool | None) -> tuple[Counter[str], list[str]]:
    """Count over all cases, or those that are kept apart or aren't."""
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    for name, checked in (("line", check), ("table", check_table)):
        for case in cases.get(name, []):
            if kept is None or case.get("kept", False) is kept:
                checked(case, counted, wrong)
    return counted, wrong


def main() -> None:
    for path in (argument for argument in sys.argv[1:] if not argument.startswith("--")):
        cases = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        halves = any(case.get("kept") for case in [*cases.get("line", []), *cases.get("table", [])])
        for kept in (False, True) if halves else (None,):
            counted, wrong = figures(cases, kept)
            print(f"{path}{'' if kept is None else ', kept apart' if kept else ', tuned on'}")
            for what in counted:
                if f"{what} right" in counted:
                    print(f"  {what}: {counted[f'{what} right']} of {counted[what]}")
                elif not what.endswith(" right"):
                    print(f"  {what}: {counted[what]}")
            if "--wrong" in sys.argv and not (kept and "--kept" not in sys.argv):
                print(*wrong, sep="\n")


if __name__ == "__main__":
    main()
