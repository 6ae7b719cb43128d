"""The table of applications opens in a spreadsheet, runs nothing there, and can be read in again."""

import csv
from datetime import date, time
from functools import partial
from io import StringIO
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.facts.application import Application, Stage, State, Via
from bot.coach.facts.history import Established, History
from bot.coach.facts.records import Became, Logged, Promised, Refused, RemindOn, ReplyBy, Staged
from bot.language.understanding.tables.reading import read_table
from bot.language.wording.applications_table import COLUMNS, lines
from bot.language.wording.formula_guard import guarded, unguarded
from bot.turn.readings.report import News
from tests.support.app import START
from tests.support.turns import held
from tests.support.words import CONTENT

TODAY = START.date()
WORDS = partial(CONTENT.label, "en", "export")

signs = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("=+-@\t\r\n,;\"'|")
typed = st.text(signs, max_size=40)
days = st.none() | st.dates(date(2025, 1, 1), TODAY)
NAMES = ("Acme", "Café Noir", "شركة النور", "Zoë & Sons, Ltd", "Müller GmbH", "3M")
ROLES = ("Nurse", "Data engineer", "Head chef", "Teaching assistant", "Software developer")
STATUSES = {
    WORDS("cell_status", {"state": state, "stage": stage.value}): (state, stage.value)
    for state in ("waiting", "offer", "no", "silent", "withdrawn", "away")
    for stage in Stage
}
"""Each word for where an application stands, with what it means: no two are the same."""
NEWS = {
    State.waiting: (News.applied, News.met, News.interview),
    State.offer: (News.offer,),
    State.no: (News.no,),
    State.withdrawn: (News.withdrew,),
}


@st.composite
def told(draw: Any, names: Any = typed, roles: Any = typed) -> list[dict[str, Any]]:
    """Applications, with everything that can be told of them."""
    return [
        {
            "company": draw(names),
            "role": draw(roles) or None,
            "contact": draw(st.none() | typed.filter(bool)),
            "stage": draw(st.sampled_from(Stage)),
            "via": draw(st.sampled_from(Via)),
            "on": draw(days),
            "begins": draw(st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59))),
            "due": draw(days),
            "reply_by": draw(days),
            "remind": draw(days),
            "state": draw(st.sampled_from([*NEWS])),
            "reason": draw(st.none() | typed.filter(bool)),
            "silent": draw(st.booleans()),
        }
        for _ in range(draw(st.integers(1, 5)))
    ]


def history_of(applications: list[dict[str, Any]]) -> History:
    facts: list[Established] = []
    for number, one in enumerate(applications, 1):
        application = Application(
            number, one["company"], one["role"], one["stage"], one["via"], one["contact"]
        )
        begins = one["begins"] if one["stage"] is not Stage.applied else None
        said: list[Any] = [
            Logged(application),
            Staged(number, one["stage"], one["on"], begins if one["on"] else None),
            Promised(number, one["due"]),
            ReplyBy(number, one["reply_by"]),
            RemindOn(number, one["remind"]),
        ]
        if one["state"] is State.no:
            said.append(Refused(number, one["reason"], silent=one["silent"]))
        elif one["state"] is not State.waiting:
            said.append(Became(number, one["state"]))
        facts += [held(number, fact, START) for fact in said]
    return History(tuple(facts))


def one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    header, *body = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))
    assert header == [WORDS(f"column_{column}", {}) for column in COLUMNS]
    return [dict(zip(COLUMNS, map(unguarded, row), strict=True)) for row in body]


@settings(deadline=None)
@given(told())
def test_nothing_of_an_application_is_lost(applications: list[dict[str, Any]]) -> None:
    """Whatever was typed: every cell comes back as one line, and none of them begins as a formula does."""
    text = "".join(lines(history_of(applications), WORDS))
    for cells in csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")):
        assert not any(cell.startswith(tuple("=+-@\t\r\n＝＋－＠")) for cell in cells)
    for row, one in zip(rows(text), applications, strict=True):
        interviewed = one["stage"] is not Stage.applied
        for column in ("company", "role", "contact"):
            assert row[column] == one_line(one[column])
        on = one["on"].isoformat() if one["on"] else ""
        assert (row["interview"], row["applied"]) == ((on, "") if interviewed else ("", on))
        begins = f"{one['begins']:%H:%M}" if one["begins"] and one["on"] and interviewed else ""
        assert row["begins"] == begins
        for column in ("due", "reply_by", "remind"):
            assert row[column] == (one[column].isoformat() if one[column] else "")
        refused = one["state"] is State.no
        assert row["reason"] == (one_line(one["reason"]) if refused else "")
        silent = refused and one["silent"]
        assert STATUSES[row["status"]] == ("silent" if silent else one["state"].value, one["stage"].value)


@settings(deadline=None)
@given(told(st.sampled_from(NAMES), st.sampled_from(ROLES)))
def test_a_table_that_was_handed_over_is_understood_when_it_is_sent_in(
    applications: list[dict[str, Any]],
) -> None:
    """By its headers and words: the names, where each stands, and the day of the application."""
    for one in applications:
        one.update(contact="Dana", reason=None, silent=False)
    text = "".join(lines(history_of(applications), WORDS))
    reports = read_table(text, TODAY, "GB")
    assert len(reports) == len(applications)
    for report, one in zip(reports, applications, strict=True):
        assert (report.company, report.role, report.contact) == (one["company"], one["role"], "Dana")
        assert report.news in NEWS[one["state"]]
        if one["stage"] is Stage.applied:
            assert report.applied == one["on"]


@given(typed)
def test_a_guarded_cell_comes_back(cell: str) -> None:
    """Also one that began with an apostrophe before."""
    assert unguarded(guarded(cell)) == cell
    assert guarded(f"={cell}") == f"'={cell}"
