"""Callback data is read as it was written, that of old buttons too, and nothing else is."""

import ast
import re
from dataclasses import astuple
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.turn.model.callback_data import (
    LONGEST_DATA,
    LONGEST_WAY,
    MOST_DIGITS,
    AnswerTap,
    ApplicationTap,
    BeginTap,
    ChangesTap,
    ChangeTap,
    Control,
    ControlTap,
    EraseTap,
    HoldAnswer,
    HoldTap,
    ListTap,
    NothingTap,
    PageTap,
    RunAction,
    RunTap,
    Shown,
    ShowTap,
    Tap,
    ToggleTap,
    TooMuchDataError,
    encode,
    parse,
)
from tests.support.folders import ROOT

BOT = ROOT / "bot"

WRITTEN: list[tuple[str, Tap]] = [
    ("a:1:mood:4", AnswerTap(1, "mood", "4")),
    ("a:12:thanks.draft:sent", AnswerTap(12, "thanks.draft", "sent")),
    ("a:3:zone:America/Argentina/Buenos_Aires", AnswerTap(3, "zone", "America/Argentina/Buenos_Aires")),
    ("a:3:country:DE Europe/Berlin", AnswerTap(3, "country", "DE Europe/Berlin")),
    ("a:7:on:2026-12-03", AnswerTap(7, "on", "2026-12-03")),
    ("c:1:company:skip", ControlTap(1, "company", Control.skip)),
    ("c:1:role:back", ControlTap(1, "role", Control.back)),
    ("c:1:fits_now:later", ControlTap(1, "fits_now", Control.later)),
    ("c:2:direction:done", ControlTap(2, "direction", Control.done)),
    ("c:2:plan_then:use", ControlTap(2, "plan_then", Control.use)),
    ("t:2:direction:place", ToggleTap(2, "direction", "place")),
    ("m:3:due:2027-01", PageTap(3, "due", "2027-01")),
    ("m:3:which:2", PageTap(3, "which", "2")),
    ("e:4:went_well", ChangeTap(4, "went_well")),
    ("p:4:1", ChangesTap(4, 1)),
    ("n:", NothingTap()),
    ("x:begin:no::", BeginTap("no")),
    ("x:begin:log::new", BeginTap("log", way="new")),
    ("x:begin:prepare:5:", BeginTap("prepare", 5)),
    ("x:begin:overdue:5:nothing.first", BeginTap("overdue", 5, "nothing.first")),
    ("x:help:", ShowTap(Shown.help)),
    ("x:journal:", ShowTap(Shown.journal)),
    ("x:export:", ShowTap(Shown.export)),
    ("x:fine:", ShowTap(Shown.fine)),
    ("x:kept:", ShowTap(Shown.kept)),
    ("x:evening:", ShowTap(Shown.evening)),
    ("x:said:", ShowTap(Shown.said)),
    ("x:erase:", EraseTap()),
    ("x:erase:yes", EraseTap(sure=True)),
    ("x:erase:chat", EraseTap(sure=True, chat=True)),
    ("x:open:0", ListTap()),
    ("x:open:3", ListTap(3)),
    ("x:closed:0", ListTap(closed=True)),
    ("x:app:17", ApplicationTap(17)),
    ("x:go:6", RunTap(RunAction.go, 6)),
    ("x:stay:6", RunTap(RunAction.stay, 6)),
    ("x:stop:6", RunTap(RunAction.stop, 6)),
    ("x:keep:6", RunTap(RunAction.keep, 6)),
    ("x:discard:6", RunTap(RunAction.discard, 6)),
    ("x:review:6", RunTap(RunAction.review, 6)),
    ("x:correct:6", RunTap(RunAction.correct, 6)),
    ("x:delete:6", RunTap(RunAction.delete, 6)),
    ("x:deleted:6", RunTap(RunAction.deleted, 6)),
    ("x:undo:6", RunTap(RunAction.undo, 6)),
    ("x:remove:6", RunTap(RunAction.remove, 6)),
    ("x:hold:others", HoldTap(HoldAnswer.others)),
    ("x:hold:later", HoldTap(HoldAnswer.later)),
    ("x:hold:differently", HoldTap(HoldAnswer.differently)),
    ("x:hold:yes", HoldTap(HoldAnswer.yes)),
    ("x:hold:no", HoldTap(HoldAnswer.no)),
    ("x:hold:rather_not", HoldTap(HoldAnswer.rather_not)),
]
"""Every form that a button in somebody's chat has: none of them may be written otherwise."""

WRITTEN_ONCE: list[tuple[str, Tap]] = [
    ("x:begin:no", BeginTap("no")),
    ("x:begin:log:", BeginTap("log")),
    ("c:3:due:another", ControlTap(3, "due", Control.another)),
    ("x:help", ShowTap(Shown.help)),
    ("x:journal:4", ShowTap(Shown.journal)),
    ("x:erase:no", EraseTap()),
]
"""What isn't written any more, and is read."""


@pytest.mark.parametrize(("data", "tap"), WRITTEN, ids=[data for data, _ in WRITTEN])
def test_a_button_is_written_and_read_as_it_always_was(data: str, tap: Tap) -> None:
    """Old buttons stand in chats for years."""
    assert encode(tap) == data
    assert parse(data) == tap


@pytest.mark.parametrize(("data", "tap"), WRITTEN_ONCE, ids=[data for data, _ in WRITTEN_ONCE])
def test_what_was_written_once_is_read(data: str, tap: Tap) -> None:
    """However it is written by now."""
    assert parse(data) == tap


def test_the_tables_hold_every_kind_and_every_word() -> None:
    """None changes unnoticed."""
    taps = [tap for _, tap in (*WRITTEN, *WRITTEN_ONCE)]
    assert {type(tap) for tap in taps} == set(get_args(Tap))
    words = {(type(word), word) for tap in taps for word in astuple(tap)}
    assert words >= {(kind, word) for kind in (Control, Shown, RunAction, HoldAnswer) for word in kind}


NUMBERS = st.integers(0, 10**MOST_DIGITS - 1)
KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,9}(\.[a-z][a-z0-9_]{0,9})?", fullmatch=True)
VALUES = st.text(st.characters(exclude_categories=["Cs"]), max_size=7)
WAYS = st.none() | st.from_regex(rf"[a-z_.]{{1,{LONGEST_WAY}}}", fullmatch=True)

KINDS = [
    st.builds(AnswerTap, NUMBERS, KEYS, VALUES),
    st.builds(ControlTap, NUMBERS, KEYS, st.sampled_from(Control)),
    st.builds(ToggleTap, NUMBERS, KEYS, VALUES),
    st.builds(PageTap, NUMBERS, KEYS, VALUES),
    st.builds(ChangeTap, NUMBERS, KEYS),
    st.builds(ChangesTap, NUMBERS, NUMBERS),
    st.just(NothingTap()),
    st.builds(BeginTap, KEYS, st.none() | NUMBERS, WAYS),
    st.builds(ShowTap, st.sampled_from(Shown)),
    st.builds(EraseTap, st.booleans()),
    st.builds(ListTap, NUMBERS, st.booleans()),
    st.builds(ApplicationTap, NUMBERS),
    st.builds(RunTap, st.sampled_from(RunAction), NUMBERS),
    st.builds(HoldTap, st.sampled_from(HoldAnswer)),
]


@pytest.mark.parametrize("kind", KINDS, ids=repr)
def test_what_is_written_is_read_as_the_same(kind: st.SearchStrategy[Tap]) -> None:
    """Of every kind, whatever is in it."""

    @given(kind)
    def comes_back(tap: Tap) -> None:
        assert parse(encode(tap)) == tap

    comes_back()


def test_every_kind_comes_back() -> None:
    """None is left out above."""
    assert len(KINDS) == len(get_args(Tap))


def test_a_button_carries_64_bytes_at_most() -> None:
    """Telegram takes no more, and bytes are no characters."""
    fits = AnswerTap(1, "key", "x" * (LONGEST_DATA - len("a:1:key:")))
    assert len(encode(fits)) == LONGEST_DATA == 64
    for value in (fits.value + "x", "é" * (len(fits.value) // 2 + 1)):
        with pytest.raises(TooMuchDataError):
            encode(AnswerTap(1, "key", value))


@pytest.mark.parametrize(
    "data",
    [
        *("", ":", "::", "a", "a:", "a:x:mood:1", "a::mood:1", "a:-1:mood:1", "a: 1:mood:1", "a:1_0:mood:1"),
        *("a:٣:mood:1", "a:²:mood:1", "a:9999999999:mood:1", "b:1:mood:1", "A:1:mood:1", "é:1:mood:1"),
        *("c:1:mood", "c:1:mood:", "c:1:mood:SKIP", "c:1:mood:skip ", "c:1:mood:skip:", "p:1", "p:1:x"),
        *(
            "n",
            "n:1",
            "n::",
            "x",
            "x:",
            "x:nothing:",
            "x:go",
            "x:go:",
            "x:go:x",
            "x:app:",
            "x:open",
            "x:Go:1",
        ),
        *("x:begin:log:x:new", "x:begin:log:-1:", "x:begin:log:9999999999:", "x:begin:log::" + "w" * 17),
        *(
            "x:hold",
            "x:hold:",
            "x:hold:maybe",
            "x:hold:1",
            "\x00",
            "a:1:mood:" + "1" * 56,
            "a:1:k:" + "é" * 30,
        ),
    ],
)
def test_what_no_button_ever_carried_is_none(data: str) -> None:
    """A button may be forged."""
    assert parse(data) is None


PIECES = st.sampled_from(
    [*"acetmpnx:::19", "begin", "open", "hold", "go", "skip", "mood", "9" * 40, "\ud800"]
)


@given(st.text() | st.lists(PIECES, max_size=12).map("".join))
def test_whatever_a_button_carries_it_is_read_or_none(data: str) -> None:
    """It never raises, and every number fits a column."""
    tap = parse(data)
    if tap is not None:
        numbers = [value for value in astuple(tap) if isinstance(value, int)]
        assert all(0 <= number < 2**31 for number in numbers)


FORM = re.compile(r"(?<![\w\"'])([acemnptx]:(?=\{|\d|$|:)|x:[a-z]+:)")


def literals(source: Path) -> list[str]:
    """Strings of a file that a button could carry, or begin with, those in f-strings too."""
    found = []
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "{" for part in node.values]
            found.append("".join(map(str, parts)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
    return [text for text in found if FORM.match(text)]


def test_no_other_file_knows_what_buttons_carry() -> None:
    """One grammar, one place."""
    knows = {source.relative_to(BOT).as_posix() for source in BOT.rglob("*.py") if literals(source)}
    assert knows == {"turn/model/callback_data.py"}
