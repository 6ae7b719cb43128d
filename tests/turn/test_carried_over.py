"""The table of applications that is handed over can be sent in by anybody, and comes out of it as it was."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from io import StringIO
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.coach.facts.application import LONGEST_NAME, Application, Field, Stage, State, Via
from bot.coach.facts.history import Established, History
from bot.coach.facts.imported import folded
from bot.coach.facts.records import Became, Corrected, Logged, Promised, Refused, RemindOn, ReplyBy, Staged
from bot.events import Brought, Commanded, Tapped, Wrote
from bot.language.understanding.lists.files import read_list
from bot.language.understanding.lists.reading import LONGEST_REASON
from bot.language.wording.applications_table import lines
from tests.support.app import START
from tests.support.chat import Chat
from tests.support.turns import held
from tests.support.words import CONTENT

TODAY = START.date()
WORDS = partial(CONTENT.label, "en", "export")

ODD = (
    *("=1+1", "+44 Ltd", "-", "@home", "'", "''=x", "'tis", "＝A1", '"Q"', 'say "hi", then', "a;b;c|d\te"),
    *("one\ntwo", "\r\nAcme", "شركة النور", "עברית", "🦄", "👩‍🍳 Bakery", "None", "N/A", "Total", "12 jobs"),
    *("[Acme](https://acme.example)", "**Bold**", "https://acme.example", "Company", "sep=;", "<b>&amp;"),
    *("Exported Ltd", "#REF!", "\u202eEvil", "From Home", "2026-11-02", "Rejected", "Café  Noir "),
)
"""Names that something on the way may take for something else."""

signs = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("=+-@'\t\r\n,;\"|")
typed = st.text(signs, min_size=1, max_size=30).filter(str.strip) | st.sampled_from(ODD)
past = st.none() | st.dates(date(2023, 1, 1), TODAY)
days = st.none() | st.dates(date(2024, 1, 1), date(2028, 1, 1))
hours = st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59))

ONE = {
    **{"company": "Acme", "role": "Nurse", "stage": Stage.applied, "via": Via.nobody, "contact": None},
    **{"applied": TODAY - timedelta(days=9), "interview": None, "begins": None, "due": None},
    **{"reply_by": None, "remind": None, "state": State.waiting, "silent": False, "reason": None},
}
"""An application as it is told."""

told = st.fixed_dictionaries(
    {
        **{"company": st.just("") | typed, "role": st.none() | typed, "stage": st.sampled_from(Stage)},
        **{"via": st.sampled_from(Via), "contact": st.none() | typed, "applied": past, "interview": days},
        **{"begins": hours, "due": days, "reply_by": days, "remind": days},
        **{"state": st.sampled_from(State), "silent": st.booleans(), "reason": st.none() | typed},
    }
).filter(lambda one: bool(one["company"] or one["role"]))


def identity(one: dict[str, Any]) -> tuple[str, str, date | None]:
    """By which applications of a file are told apart."""
    return folded(one["company"]), folded(one["role"]), one["applied"]


def history_of(applications: list[dict[str, Any]]) -> History:
    facts: list[Established] = []
    for number, one in enumerate(applications, 1):
        application = Application(
            number, one["company"], one["role"], Stage.applied, one["via"], one["contact"]
        )
        said: list[Any] = [Logged(application), Staged(number, Stage.applied, one["applied"])]
        facts += [held(number, fact, START) for fact in said]
        more: list[Any] = []
        if one["stage"] is not Stage.applied:
            begins = one["begins"] if one["interview"] else None
            more.append(Staged(number, one["stage"], one["interview"], begins))
        more += [
            Promised(number, one["due"]),
            ReplyBy(number, one["reply_by"]),
            RemindOn(number, one["remind"]),
        ]
        if one["state"] is State.no:
            more.append(Refused(number, one["reason"], silent=one["silent"]))
        elif one["state"] is not State.waiting:
            more.append(Became(number, one["state"]))
        later = START + timedelta(seconds=1)
        facts += [held(number + 1000, fact, later) for fact in more]
    return History(tuple(facts))


def table(history: History) -> str:
    return "".join(lines(history, WORDS))


def rows(text: str) -> Counter[tuple[str, ...]]:
    """The rows of a table, in any order."""
    _, *body = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))
    return Counter(map(tuple, body))


def newcomer() -> Chat:
    chat = Chat()
    chat.does(Commanded("start"))
    return chat


def taps(chat: Chat, number: int) -> None:
    chat.does(Tapped(*chat.open_taps[number - 1]))


def sends(chat: Chat, text: str) -> str:
    """What is said to the file, which is noted as it is: also what has been quiet for long stays open."""
    brought = read_list(text.encode(), "applications.csv", TODAY)
    assert isinstance(brought, Brought), brought
    assert not brought.unused
    said = "\n".join(message.html or "" for message in chat.does(brought))
    if chat.loaded.person.current is not None and "already" not in said.partition("\n")[0]:
        taps(chat, 2)
        taps(chat, 1)
        taps(chat, 1)
        if chat.loaded.person.current is not None:
            chat.does(Wrote("Germany", 9))
    return said


def history(chat: Chat) -> History:
    assert chat.loaded.history is not None
    return chat.loaded.history


@settings(deadline=None, max_examples=60)
@given(st.lists(told, min_size=1, max_size=5, unique_by=identity))
@example([{**ONE, "company": name} for name in ODD])
@example([{**ONE, "role": name, "contact": name, "applied": None} for name in ODD])
@example([{**ONE, "company": "=" * LONGEST_NAME, "state": State.no, "reason": "=" * LONGEST_REASON}])
@example([{**ONE, "state": State.no, "reason": f"{name} {n}", "role": f"R{n}"} for n, name in enumerate(ODD)])
def test_a_table_that_somebody_else_sends_in_comes_out_as_it_was(applications: list[dict[str, Any]]) -> None:
    """Cell for cell: names, states, days and hours, whom they deal with, and reasons."""
    first = table(history_of(applications))
    chat = newcomer()
    sends(chat, first)
    assert rows(table(history(chat))) == rows(first)
    sends(chat, first)
    assert rows(table(history(chat))) == rows(first), "and it makes no doubles"


@settings(deadline=None, max_examples=30)
@given(
    st.lists(told, min_size=1, max_size=4),
    st.lists(st.sampled_from(["Acme", "ACME "]), min_size=4, max_size=4),
)
def test_ones_own_table_changes_nothing(applications: list[dict[str, Any]], names: list[str]) -> None:
    """However many have the same name, and whatever their days are."""
    for one, name in zip(applications, names, strict=False):
        one.update(company=name, role="Nurse")
    chat = newcomer()
    chat.loaded = replace(chat.loaded, history=history_of(applications))
    first = table(history(chat))
    said = sends(chat, first)
    assert "know" in said
    assert rows(table(history(chat))) == rows(first)


TWO = [
    {**ONE, "state": State.no, "stage": Stage.first, "applied": TODAY - timedelta(days=200)},
    {**ONE, "applied": TODAY - timedelta(days=9)},
    {**ONE, "company": "Globex"},
]
"""Somebody applied for the same job a second time."""


def a_chat_with(applications: list[dict[str, Any]]) -> tuple[Chat, str]:
    """Somebody who has sent in a table, and the table."""
    chat, text = newcomer(), table(history_of(applications))
    sends(chat, text)
    return chat, text


def states(chat: Chat) -> list[tuple[str, str]]:
    return sorted((case.application.name, case.state.value) for case in history(chat).every_case)


def test_news_go_to_the_application_of_their_day() -> None:
    """The old one of the same name was refused, and the new one still isn't."""
    chat, text = a_chat_with(TWO)
    before = states(chat)
    assert "I know all 3" in sends(chat, text)
    assert states(chat) == before == [("Acme", "no"), ("Acme", "waiting"), ("Globex", "waiting")]


def test_a_table_that_was_edited_makes_no_doubles() -> None:
    """Another day, other capitals, another order, another status, a row twice; a further one is new."""
    chat, _ = a_chat_with(TWO)
    edited = [
        {**ONE, "company": "GLOBEX ", "applied": TODAY - timedelta(days=8)},
        {**TWO[1], "applied": TODAY - timedelta(days=10), "state": State.withdrawn},
        TWO[0],
        TWO[0],
    ]
    text = table(history_of(edited))
    sends(chat, text)
    assert states(chat) == [("Acme", "no"), ("Acme", "withdrawn"), ("Globex", "waiting")]
    sends(chat, text)
    assert len(states(chat)) == 3
    again = {**ONE, "company": "Globex", "applied": TODAY - timedelta(days=1)}
    sends(chat, table(history_of([*edited, again])))
    assert states(chat)[2:] == [("Globex", "waiting"), ("Globex", "waiting")]


def test_one_that_got_another_name_since_is_the_same() -> None:
    """The file still has the old one; what has that name now is another."""
    chat, text = a_chat_with([ONE])
    (case,) = history(chat).every_case
    renamed = held(50, Corrected(case.application.number, Field.company, "Globex"), chat.now)
    chat.loaded = replace(chat.loaded, history=history(chat).changed([renamed], ()))
    assert states(chat) == [("Globex", "waiting")]
    assert "I know" in sends(chat, text)
    assert states(chat) == [("Globex", "waiting")]
    sends(chat, table(history_of([{**ONE, "company": "Globex"}, ONE])))
    assert states(chat) == [("Acme", "waiting"), ("Globex", "waiting")]
