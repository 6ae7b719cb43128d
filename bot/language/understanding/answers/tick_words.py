"""Hold the words that people say about a selection, from `ticks.toml`, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

_WHAT = r"(?P<{}>\S(?:.{{0,60}}?\S)?)"
NEVER = re.compile(r"(?!)")


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern that fits any of these beginnings of words; without any, it fits nothing."""
    return re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE) if patterns else NEVER


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})", re.IGNORECASE)


class Named(NamedTuple):
    """Hold the words that name an option, and those that say its opposite.

    bad: the option is something bad, so a denial is mostly part of saying it: "couldn't think straight".
    surely: what names the option among any words, and needs no guess whether the clause is about it.
    """

    names: re.Pattern[str]
    against: re.Pattern[str]
    bad: bool
    surely: re.Pattern[str] = NEVER


class Question(NamedTuple):
    """Hold the words of one selection. yields, binding: what is named beside these may change, or may not."""

    options: Mapping[str, Named]
    yields: re.Pattern[str]
    binding: re.Pattern[str]


class TickWords:
    """Hold the words of one language, from `ticks.toml`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `ticks.toml`. Raises KeyError where a list is missing."""
        self._data = data
        self.before = re.compile(rf"(?:(?:{data['before']})\b[\s,]*)+", re.IGNORECASE)
        self.after = re.compile(rf"(?<![\s,])(?:[\s,]+(?:{data['after']}))+$", re.IGNORECASE)
        self.instead = re.compile(rf"(?:{data['instead']})\b|.*\b(?:instead)$", re.IGNORECASE)
        self.done = _whole(data["done"])
        self.kept = _whole(data["kept"])
        self.none = _whole(data["none"])
        self.clear = _whole(data["clear"])
        self.all = _whole(data["all"])
        self.rest = _whole(data["rest"])
        self.that = _whole(data["that"])
        self.those = _whole(data["those"])
        self.remove = [self._with(says) for says in data["remove"]]
        self.swap = [self._with(says) for says in data["swap"]]
        self.only = [self._with(says) for says in data["only"]]
        self.denies = re.compile(rf"\b(?:{data['denies']})\b", re.IGNORECASE)
        self.no_denial = re.compile(rf"\b(?:{data['no_denial']})\b", re.IGNORECASE)
        self.parted = re.compile(rf"\b{data['parted']}", re.IGNORECASE)
        self.ends_in_no = re.compile(rf"(?:{data['ends_in_no']})$", re.IGNORECASE)
        self.said_no = _whole(data["said_no"])
        self.subject = re.compile(rf"(?:{data['subject']})\b", re.IGNORECASE)

    @staticmethod
    def _with(says: str) -> re.Pattern[str]:
        for name in ("what", "old", "new"):
            says = says.replace(f"{{{name}}}", _WHAT.format(name))
        return re.compile(says, re.IGNORECASE)

    def of(self, family: str) -> Question:
        """Return the words of one selection; if it has none, patterns that never fit."""
        known: Mapping[str, Any] = self._data.get(family, {})
        bad = bool(known.get("bad"))
        options = {
            value: Named(
                _any([*words["names"], *words.get("surely", ())]),
                _any(words.get("against", ())),
                bad or bool(words.get("bad")),
                _any(words.get("surely", ())),
            )
            for value, words in known.items()
            if isinstance(words, Mapping)
        }
        return Question(options, _any(known.get("yields", ())), _any(known.get("binding", ())))
