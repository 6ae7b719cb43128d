"""Tell which family of examples an open question belongs to, and which answer each meaning stands for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, NamedTuple

from bot.coach.dialogues import (
    aftercare,
    answer,
    ask_feedback,
    changing,
    chasing,
    drafts,
    feedback,
    importing,
    later,
    log,
    no,
    overdue,
    patterns,
    pause,
    prepare,
    reflection,
    settings,
    several,
    start,
    waiting,
    wider_look,
)
from bot.coach.facts.application import Field, Sector, Stage, Via, YesNo
from bot.coach.facts.lessons import CameUp, Got
from bot.talk.ask import Ask
from bot.talk.kinds import Choose, ChooseMany, Rate


class AnswerFamily(NamedTuple):
    """Hold the family of a question, and the stored answer for each of its meanings.

    Meanings that stand for no option offered here are left out.
    """

    family: str
    values: Mapping[str, str]


FAMILIES: dict[type[Enum], tuple[str, dict[str, str]]] = {
    start.Now: ("now", {}),
    Stage: ("stage", {}),
    Via: ("via", {}),
    YesNo: ("yes_no", {}),
    log.Right: ("summary", {}),
    several.Right: ("summary", {}),
    importing.Right: ("summary", {}),
    no.FitsNow: ("fits", {}),
    no.Given: ("given", {}),
    drafts.Sent: ("sent", {"later": "soon"}),
    overdue.ChaseNow: ("sent", {"later": "tomorrow"}),
    answer.Gone: ("sent", {"later": "no"}),
    log.Chased: ("chased", {}),
    log.Before: ("due_before", {}),
    log.Same: ("same", {}),
    waiting.Helps: ("helps", {}),
    waiting.WorryAt: ("when", {}),
    waiting.Absorbing: ("absorb", {"own": "other"}),
    later.When: ("when", {}),
    prepare.FirstHour: ("first_hour", {}),
    overdue.News: ("news", {}),
    overdue.New: ("overdue", {}),
    overdue.Close: ("close", {}),
    overdue.Early: ("early", {}),
    overdue.Again: ("again", {}),
    chasing.How: ("how", {}),
    answer.Kind: ("kind_of_yes", {}),
    answer.Ready: ("go_on", {}),
    patterns.GoOn: ("go_on", {}),
    answer.Other: ("others", {}),
    ask_feedback.GoOn: ("go_on", {}),
    ask_feedback.Shall: ("write_it", {}),
    reflection.TrueOfYou: ("true_of_you", {}),
    reflection.Fits: ("fits_you", {}),
    reflection.Again: ("again_same", {}),
    reflection.Summary: ("summary", {}),
    wider_look.Look: ("look_wider", {}),
    wider_look.MustStay: ("must_stay", {}),
    wider_look.Where: ("where", {}),
    wider_look.Direction: ("direction", {}),
    wider_look.Whom: ("whom", {}),
    Got: ("got", {}),
    feedback.Sting: ("sting", {}),
    feedback.NowOrLater: ("now_or_later", {}),
    feedback.Verdict: ("verdict", {}),
    feedback.Touch: ("touch", {}),
    feedback.Unfair: ("go_on", {}),
    CameUp: ("came_up", {}),
    aftercare.Minutes: ("minutes", {}),
    Field: ("edit_what", {}),
    settings.Change: ("settings_what", {}),
    pause.Pause: ("pause_what", {}),
    changing.Off: ("what_off", {}),
}
"""Enum of a question's options → family, and for meanings called otherwise there, the option's value."""

SAID_ONLY: dict[type[Enum], str] = {
    feedback.Opened: "opened",
    Sector: "sector",
    settings.More: "settings_more",
}
"""Enum of a question's options → its family in `sayings.toml`, where nothing was learned from examples."""

BY_WORDS: dict[str, str] = {
    "reply": "write_it",
    "reply_if_offered": "write_it",
    "reply_anyway": "write_it",
    "later_there": "work_there",
    "reopen": "reopen",
}
"""Questions with a yes and a no that people answer in other words: the name of the block → family."""

ALSO_SAID: dict[str, dict[str, str]] = {"reply": {"already": "no"}, "reply_if_offered": {"already": "no"}}
"""Meanings of such a family that stand for a yes or a no: somebody who has asked already wants no request."""

MOOD = "mood"
"""The family of every scale: how heavy it is."""


def answers_to(ask: Ask[Any]) -> AnswerFamily | None:
    """Return the family of a question with options; None if there are no examples of its answers."""
    kind = ask.kind
    if isinstance(kind, Rate):
        return AnswerFamily(MOOD, {str(step): str(step) for step in range(1, kind.top + 1)})
    if not isinstance(kind, Choose | ChooseMany):
        return None
    known = FAMILIES.get(kind.options)
    if known is None:
        return None
    family, others = known
    others = {**others, **ALSO_SAID.get((ask.words or ask.key).rpartition("/")[2], {})}
    family = BY_WORDS.get((ask.words or ask.key).rpartition("/")[2], family)
    offered = {str(member.value) for member in kind.offered}
    values = {value: value for value in offered} | others
    return AnswerFamily(family, {meaning: value for meaning, value in values.items() if value in offered})
