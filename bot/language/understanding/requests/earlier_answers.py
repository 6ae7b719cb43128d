"""Read what puts an earlier answer right, by what that answer is called, with the words of `earlier.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.turn.readings.earlier import BEFORE, LAST, Earlier

LONGEST = 400
"""The most characters of a text that may put an answer right."""

COUNTRY = "country"
"""The key of the question where the person lives."""

NO_NAMES = frozenset(
    ("country", "zone", "hour", "mood", "stage", "on", "due", "reply_by", "new_date", "until")
)
"""Questions for no name, by key: their right answer may follow a mere comma, "wrong country, Canada"."""

_BREAK = re.compile(r"\s*[,.;:!–]\s*")
_NEW = r"(?P<new>\S(?:.*\S)?)"
_MARKS = "\"'“”‘’ .,;:–-"


class EarlierWords:
    """Read what a text says about an earlier answer, by the words of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `earlier.toml`. Raises KeyError where a list is missing."""
        self._names = {
            key: re.compile(rf"(?:{'|'.join(names)})", re.IGNORECASE) for key, names in data["names"].items()
        }
        every = "|".join(name for names in data["names"].values() for name in names)
        self._before = re.compile(
            rf"(?:(?:(?P<mark>{data['marks']})|(?:{data['before']}))\b[\s,.:;!–-]*)", re.IGNORECASE
        )
        self._after = re.compile(rf"(?<![\s,.;–-])[\s,.;–-]+(?:{data['after']})[\s.!]*$", re.IGNORECASE)
        self._things = {key: frozenset(names) for key, names in data["things"].items()}
        called = sorted({name for names in self._things.values() for name in names}, key=len, reverse=True)
        thing = f"(?P<thing>{'|'.join(map(re.escape, called))})"
        self._wrong = [re.compile(says.replace("{thing}", thing), re.IGNORECASE) for says in data["wrong"]]
        self._lives = re.compile(data["lives"], re.IGNORECASE)
        self._not_there = re.compile(data["not_there"], re.IGNORECASE)
        self._wrong_last = re.compile(data["wrong_last"], re.IGNORECASE)
        self._parted = re.compile(rf"[\s,.;:!–-]+(?:{data['instead']})\b[\s,]*", re.IGNORECASE)
        self._so_far = [re.compile(says, re.IGNORECASE) for says in data["so_far"]]
        self._sure, self._said, self._only = (
            [
                re.compile(says.replace("{name}", f"(?P<name>{every})").replace("{new}", _NEW), re.IGNORECASE)
                for says in data[kind]
            ]
            for kind in ("sure", "said", "only")
        )
        self._instead = [
            re.compile(says.replace("{new}", _NEW), re.IGNORECASE) for says in data["said_instead"]
        ]

    def wrong(self, text: str) -> Earlier | None:
        """Return which answers a text calls wrong, and what is right if it goes on to say that.

        None if it says anything else.
        """
        plain = " ".join(text.replace("’", "'").split())[: LONGEST + 1]
        if keys := self._wrong_keys(plain):
            return Earlier(keys, None, True)
        for end in self._parted.finditer(plain):
            wrong, new = plain[: end.start()], plain[end.end() :].strip(_MARKS + "!")
            keys = self._wrong_keys(wrong) or (
                (LAST,) if self._wrong_last.fullmatch(wrong) is not None else ()
            )
            if keys and new:
                return Earlier(keys, new, True)
        for end in _BREAK.finditer(plain):
            keys, new = self._wrong_keys(plain[: end.start()]), plain[end.end() :].strip(_MARKS + "!")
            if keys and new and NO_NAMES.issuperset(keys):
                return Earlier(keys, new, True)
        marked, rest = self._without_marks(plain)
        lives = self._not_there.match(rest) or (self._lives.match(rest) if marked else None)
        return Earlier((COUNTRY,), rest[lives.end() :], False) if lives is not None else None

    def _wrong_keys(self, plain: str) -> tuple[str, ...]:
        rest = plain
        while rest:
            bare = rest.strip(_MARKS + "!")
            while (end := self._after.search(bare)) is not None and end.start() > 0:
                bare = bare[: end.start()]
            for pattern in self._wrong:
                if (match := pattern.fullmatch(bare)) is not None:
                    thing = match["thing"].casefold()
                    return tuple(key for key, names in self._things.items() if thing in names)
            mark = self._before.match(rest)
            rest = rest[mark.end() :] if mark is not None else ""
        return ()

    def wants_to_see(self, text: str) -> bool:
        """Tell whether a text asks to see what was answered so far; it may go on to say why."""
        plain = " ".join(text.replace("’", "'").split())[:LONGEST]
        _, rest = self._without_marks(plain)
        return any(
            self._ends(each, match.end())
            for each in (plain, rest)
            for says in self._so_far
            if (match := says.match(each)) is not None
        )

    @staticmethod
    def _ends(text: str, at: int) -> bool:
        """Tell whether a sentence or a part of one ends at a place, or with the "please" that follows."""
        return (
            not text[at:].strip() or text[at] in ".?!,;:" or text[at:].strip().casefold() in ("please", "pls")
        )

    def read(self, text: str) -> Earlier | None:
        """Return which earlier answer a text puts right; None if it names none."""
        plain = " ".join(text.replace("’", "'").split())
        if len(plain) > LONGEST:
            return None
        marked, rest = self._without_marks(plain)
        bare = rest
        while (end := self._after.search(bare)) is not None and end.start() > 0:
            marked, bare = True, bare[: end.start()]
        bare = bare.strip(" .!")
        for patterns, sure in ((self._only, True), (self._sure, True), (self._said, False)):
            for pattern in patterns:
                match = pattern.fullmatch(bare)
                if match is not None and (keys := self._keys(match["name"])):
                    new = match.groupdict().get("new")
                    return Earlier(keys, new.strip(_MARKS) if new else None, marked or sure)
        said = next((match for each in self._instead if (match := each.fullmatch(plain)) is not None), None)
        new = said["new"].strip(_MARKS) if said is not None else ""
        return Earlier((BEFORE,), new, True) if new else None

    def _without_marks(self, plain: str) -> tuple[bool, str]:
        """Return whether a text's opening words say that something is put right, and what follows them."""
        marked = False
        while (match := self._before.match(plain)) is not None and match.end() < len(plain):
            marked |= match["mark"] is not None
            plain = plain[match.end() :]
        return marked, plain

    def _keys(self, name: str) -> tuple[str, ...]:
        return tuple(key for key, names in self._names.items() if names.fullmatch(name) is not None)
