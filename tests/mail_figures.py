"""Measure how mails are read, field by field, against what a careful reader takes from them.

Run `python -m tests.mail_figures CASES.toml`; `--wrong` prints what was read otherwise, `--kept` measures
only the cases that nothing was tuned on, `--tuned` only the others. A file has tables [[mail]] as in
`tests/hearing/mails.toml`.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bot.language.understanding.learned.examples import examples_of, load_families
from bot.language.understanding.learned.heads import Heads
from bot.language.understanding.mails import read_mail
from bot.service.app import content_folder
from bot.turn.readings.report import Report

KINDS = {
    "applied": "received",
    "interview": "invited",
    "on_hold": "paused",
    "promised": "delay",
}
VIA = {"agency": "agency", "recruiter": "company recruiter", "manager": "hiring manager", "nobody": "nobody"}
MANAGER = {"manager": "hiring manager"}
FIELDS = ("company", "role", "contact", "via", "stage", "day", "hour", "zone", "slots", "reason")
SAID = ("feedback_offered", "noreply")


@cache
def heads() -> Heads:
    """Return the heads that are there; those for mails are learned now if they are not among them."""
    kept = Heads.load(content_folder() / "en" / "heads.npz")
    if "mail" in kept.families:
        return kept
    from bot.language.understanding.learned.training import train

    examples = examples_of(load_families(content_folder() / "en" / "examples"))
    return train([one for one in examples if one.family == "mail"])


def cases(file: Path) -> Iterator[Mapping[str, Any]]:
    yield from tomllib.loads(file.read_text(encoding="utf-8")).get("mail", ())


def read(case: Mapping[str, Any]) -> Report | None:
    country = case.get("country")
    return read_mail(case["text"], date.fromisoformat(str(case["dated"])), country, heads())


def kind_of(told: Report | None) -> str:
    return "no mail" if told is None else KINDS.get(told.news.value, told.news.value)


def fields_of(told: Report) -> dict[str, Any]:
    """Return what was read, in the words of the cases; what was not said is left out."""
    found: dict[str, Any] = {
        "company": told.company,
        "role": told.role,
        "contact": told.contact,
        "via": VIA[told.via.value] if told.via else None,
        "stage": told.stage.value if told.stage else None,
        "day": told.day.isoformat() if told.day else None,
        "hour": told.at.strftime("%H:%M") if told.at else None,
        "zone": told.zone,
        "slots": [f"{s.day}{s.at.strftime(' %H:%M') if s.at else ''}" for s in told.slots],
        "reason": told.reason,
        "feedback_offered": told.feedback,
        "noreply": None if told.replies is None else not told.replies,
    }
    return {name: value for name, value in found.items() if value not in (None, [])}


def same(name: str, found: Any, truth: Any) -> bool:
    if name == "via":
        return bool(found == MANAGER.get(truth, truth))
    if name == "stage":
        return bool(found in ("first", "later") if truth == "interview" else found == truth)
    if name == "slots":
        return sorted(_slot(one) for one in found) == sorted(_slot(one) for one in truth)
    if isinstance(truth, bool):
        return bool(found == truth)
    beside = {"company": LEGAL_FORM, "role": FOR_ALL}.get(name)
    return _plain(str(found), beside) == _plain(str(truth), beside)


def _slot(text: Any) -> str:
    if isinstance(text, dict):
        text = f"{text['day']} {text.get('hour', '')}"
    return str(text).replace("T", " ").strip()[:16]


LEGAL_FORM = re.compile(
    r"(?:,? (?:\(\w+\) )?(?:gmbh|kg|ag|co|&|ltd|limited|inc|llc|llp|plc|pvt|pte|pty)\.?)+$", re.IGNORECASE
)
"""What stands behind a company's name and is left out of it: "Brandt GmbH & Co. KG"."""

FOR_ALL = re.compile(r" \((?:[mfwdhx]/)+[mfwdhx]\)$", re.IGNORECASE)
"""What stands behind a title where German is spoken and is no part of it: "(m/f/d)"."""


def _plain(text: str, beside: re.Pattern[str] | None) -> str:
    if beside is not None:
        text = beside.sub("", text)
    return " ".join(text.casefold().replace("’", "'").strip(" .").split())


def figures(all_cases: list[Mapping[str, Any]], *, wrong: bool = False) -> dict[str, Counter[str]]:
    """Count right, wrong, missing, and invented (read where nothing is said), for the kind and each field."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for number, case in enumerate(all_cases):
        told = read(case)
        kind = kind_of(told)
        counted["kind"]["right" if kind == case["kind"] else "wrong"] += 1
        if kind == "no" != case["kind"]:
            counted["false refusals"]["wrong"] += 1
        shown = [] if kind == case["kind"] else [f"kind {kind}, not {case['kind']}"]
        found = fields_of(told) if told is not None else {}
        for name in (*FIELDS, *SAID):
            truth, got = case.get(name), found.get(name)
            if truth is None and got is None:
                continue
            what = (
                "invented" if truth is None
                else "missing" if got is None
                else "right" if same(name, got, truth)
                else "wrong"
            )  # fmt: skip
            counted[name][what] += 1
            if what != "right":
                shown.append(f"{name}: {got!r}, not {truth!r}")
        if wrong and shown:
            print(f"  {number} {case['kind']} {case['text'].strip()[:50]!r}")
            print("".join(f"      {line}\n" for line in shown), end="")
    return counted


def main() -> None:
    chosen = list(cases(Path(sys.argv[1])))
    if "--kept" in sys.argv:
        chosen = [case for case in chosen if case.get("kept")]
    if "--tuned" in sys.argv:
        chosen = [case for case in chosen if not case.get("kept")]
    print(f"{len(chosen)} mails")
    for name, counts in figures(chosen, wrong="--wrong" in sys.argv).items():
        stated = counts["right"] + counts["wrong"] + counts["missing"]
        told = ", ".join(f"{what} {many}" for what, many in sorted(counts.items()))
        print(f"  {name:16} {counts['right'] / stated if stated else 0:.2f} of {stated:3}   {told}")


if __name__ == "__main__":
    main()
