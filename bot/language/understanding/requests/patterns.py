"""Read what a text asks for, and with which values, by the patterns of `requests.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from bot.coach.facts.application import Field, Via
from bot.language.understanding.lines.role_alone import role_alone
from bot.turn.readings.request import Intent, Request

LONGEST = 160
"""The most characters of a text that is held against the patterns: nobody asks for such a thing in more."""

LONGEST_VALUE = 80
"""The most characters of a value in such a text."""

MOST_TIME_WORDS = 4
"""The most words of a day or an hour after its first word."""

_VALUE = rf"\S(?:.{{0,{LONGEST_VALUE - 2}}}?\S)?"
_NAME = r"(?-i:[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2})"
_QUOTES = "\"'“”‘’ "


class _Pattern(NamedTuple):
    intent: Intent
    guess: bool
    text: re.Pattern[str]


class RequestPatterns:
    """Read requests by the patterns of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `requests.toml`. Raises KeyError or ValueError where a want or a field isn't known."""
        self._fields = {word: Field(field) for field, words in data["fields"].items() for word in words}
        self._tongues = {word: code for code, words in data["tongues"].items() for word in words}
        self._via = {word: Via(via) for via, words in data["via"].items() for word in words}
        before, doing, after = data["before"], data["before_doing"], data["after"]
        self._before = re.compile(rf"(?:(?:{before}|(?P<doing>{doing}))[,.!:;]? +)+", re.IGNORECASE)
        self._done: Mapping[str, str] = data["doing"]
        self._after = re.compile(rf"(?:[,.!:;]? +(?:{after}))+$", re.IGNORECASE)
        before_new = "|".join(map(re.escape, data["before_new"]))
        self._before_new = re.compile(rf"(?:(?:{before_new}) )+(?=\S)", re.IGNORECASE)
        times = "|".join(data["time_words"])
        self._time = rf"(?:(?:the|next|this) )?(?:{times})\S*(?: \S+){{0,{MOST_TIME_WORDS}}}?"
        self._pieces: Mapping[str, str] = data["pieces"]
        self._past = re.compile(rf"\b(?:{'|'.join(data['past'])})\b", re.IGNORECASE)
        self.order: Mapping[str, Sequence[str]] = data["order"]
        self.kinds: Mapping[str, Sequence[str]] = data["kinds"]
        self.no_names = frozenset(data["no_names"])
        self._articles = frozenset(data["articles"])
        self._no_quotes = frozenset(data["no_quotes"])
        self.beside_places = frozenset(data["beside_places"])
        self.denied = re.compile(data["denied"], re.IGNORECASE)
        self.no_place = re.compile(data["no_place"], re.IGNORECASE)
        self._patterns = [
            _Pattern(
                Intent(entry["want"]),
                entry.get("guess", False),
                re.compile(self._spelled(says), re.IGNORECASE),
            )
            for entry in data["want"]
            for says in entry["says"]
        ]

    def _spelled(self, says: str) -> str:
        words = "|".join(re.escape(word) for word in sorted(self._fields, key=len, reverse=True))
        for name, piece in self._pieces.items():
            says = says.replace(f"{{{name}}}", piece)
        for name in ("of", "old", "new"):
            says = says.replace(f"{{{name}}}", f"(?P<{name}>{_VALUE})")
        says = says.replace("{time}", f"(?P<new>{self._time})").replace("{was}", f"(?P<old>{self._time})")
        tongues = "|".join(re.escape(word) for word in sorted(self._tongues, key=len, reverse=True))
        says = says.replace("{tongue}", f"(?P<tongue>{tongues})")
        says = says.replace("{role}", f"(?P<role>{_VALUE})")
        return says.replace("{Name}", f"(?P<new>{_NAME})").replace("{field}", f"(?P<field>{words})")

    def read(self, text: str) -> tuple[Request, ...]:
        """Return what a text may want, in the order of the patterns; () if none fits."""
        if len(text) > LONGEST:
            return ()
        plain = " ".join(text.replace("’", "'").split()).strip(" .!?…")
        found: dict[Request, None] = {}
        for each in self._without_politeness(plain):
            for pattern in self._patterns:
                match = pattern.text.fullmatch(each)
                fits = (
                    match is not None and not self._names_article(pattern, match) and not self._points(match)
                )
                if match is not None and fits and self._names_role(match):
                    found.setdefault(self._wanted(pattern, match), None)
        return tuple(found)

    def _without_politeness(self, plain: str) -> Iterator[str]:
        yield plain
        start = self._before.match(plain)
        bare = plain[start.end() :] if start is not None else plain
        ending = self._after.search(bare)
        bare = bare[: ending.start()] if ending is not None else bare
        bare = bare.strip(" .!?,…")
        if start is not None and start["doing"] is not None:
            doing, _, rest = bare.partition(" ")
            bare = f"{self._done.get(doing.casefold(), doing)} {rest}".strip()
        if bare and bare != plain:
            yield bare

    def _wanted(self, pattern: _Pattern, match: re.Match[str]) -> Request:
        parts = match.groupdict()
        word = (parts.get("field") or "").casefold()
        role = role_alone(parts["role"]) if parts.get("role") else None
        return Request(
            pattern.intent,
            _value(parts.get("of")),
            self._fields.get(word, Field.role if role is not None else None),
            _value(parts.get("old")),
            self._tongues.get((parts.get("tongue") or "").casefold()) or self._new(parts.get("new") or role),
            self._via.get(word),
            pattern.guess,
            self._past.search(match.string) is not None,
        )

    def _names_article(self, pattern: _Pattern, match: re.Match[str]) -> bool:
        """Tell whether an article stands where a name would: "they moved the interview".

        Before a field an article is right: in "the name is Karen" it means the name that is spoken of.
        """
        if pattern.intent is Intent.set_field:
            return False
        return (match.groupdict().get("of") or "").casefold() in self._articles

    def _points(self, match: re.Match[str]) -> bool:
        """Tell whether the old value is only pointed at ("not that"), so it can't be found in an answer."""
        words = (_value(match.groupdict().get("old")) or "").split()
        named = any(word.isupper() and len(word) > 1 for word in words) and not match.string.isupper()
        return bool(words) and not named and self._no_quotes.issuperset(map(str.casefold, words))

    def _names_role(self, match: re.Match[str]) -> bool:
        """Tell whether the words in the place of a role are a role, and not a person to deal with."""
        parts = match.groupdict()
        if "role" not in parts:
            return True
        field = (parts.get("field") or "").casefold()
        return self._fields.get(field, Field.role) is Field.role and role_alone(parts["role"]) is not None

    def _new(self, said: str | None) -> str | None:
        """Return the new value without the words that only lead up to it: "called Acme"."""
        value = _value(said)
        begins = self._before_new.match(value) if value is not None else None
        return _value(value[begins.end() :]) if value is not None and begins is not None else value


def _value(said: str | None) -> str | None:
    """Strip the quotes and marks around a value; None if nothing is left."""
    return said.strip(_QUOTES).rstrip(",;:").strip(_QUOTES) or None if said is not None else None
