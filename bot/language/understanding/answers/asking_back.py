"""Read what somebody asks about the question they were asked, by the patterns of `asking_back.toml`.

A text is held against the patterns as a whole: what people tell may hold a question too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bot.language.understanding.phrases.word_tables import WordTable
from bot.turn.readings.asking_back import About, AskingBack

_TABLE = WordTable("answers/asking_back")

LONGEST = 120
"""The most characters of a text that asks back. Our own choice."""

_MARKS = re.compile(r"[^\w ]+")
_AND = _TABLE.pattern("and")
_THINGS = ("(?P<thing>\\S.*?)", "(?P<thing>\\S.*)")
"""The shortest stretch of words that fits, and the longest: either may be what is named."""

BUTTON = "button_"
"""The start of the names of a pattern's groups that each stand for a button."""

OTHER = "other_"
"""The same for the button that another one is compared with."""

FEWEST = 3
"""Two words are one if both begin with the shorter one, which has more letters than this, and the longer goes
on for no more than this: "look" and "looking"."""

SHARED = ("questions", "this", "tiresome", "sigh", "kept", "helpline")
"""The names of words that stand in several patterns."""

TELLING = 2
"""How many words of a label tell which option is meant, where others are asked about too. Our own choice."""

MOST_ECHOED = 8
"""The most words of a text that asks about words of the question. Our own choice."""

MOST_ASKED = 4
"""The most words of which somebody asks the meaning, whether or not they stand in the question."""


def plain(text: str) -> str:
    """Return a text in small letters, without apostrophes and marks."""
    bare = text.casefold().replace("'", "").replace("’", "").replace("&", " and ")
    return " ".join(_MARKS.sub(" ", bare).split())


class AskingBackWords:
    """Read what is asked about a question, by the words of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `asking_back.toml`. Raises KeyError where a part is missing."""
        self._before = re.compile(rf"(?:{data['before']})\b\s*")
        self._after = re.compile(rf"\s+(?:{data['after']})$")
        words = {f"{{{name}}}": data["words"][name] for name in SHARED}
        words["{button}"] = "|".join(f"(?P<{BUTTON}{name}>{says})" for name, says in data["buttons"].items())
        words["{button}"] = f"(?:{words['{button}']})"
        words["{other}"] = words["{button}"].replace(f"<{BUTTON}", f"<{OTHER}")
        self._asks = {
            about: [
                re.compile(_spelled_out(says, words | {"{things}": thing, "{thing}": thing}))
                for says in data["asks"][about.value]
                for thing in (_THINGS if "{thing" in says else _THINGS[:1])
            ]
            for about in About
        }
        self._empty = frozenset(data["words"]["empty"])
        self._asking = frozenset(data["words"]["asking"])
        self._beside = self._asking | self._empty | frozenset(data["words"]["beside"])
        self._places = {word: int(place) for place, words in data["places"].items() for word in words}
        self._same: Mapping[str, Sequence[str]] = data["same"]

    def read(
        self,
        text: str,
        options: Callable[[], Sequence[tuple[str, str]]] = tuple,
        question: Callable[[], str] = str,
    ) -> AskingBack | None:
        """Return what a text asks about a question; None if it asks nothing about it.

        options: returns the stored value and the label of each, in the order shown. question: returns its
        words. Both are called only where they are needed, since they have to be rendered.
        """
        if len(text) > LONGEST:
            return None
        last = About.chooses  # what echoes the question is about all of it
        asked = [about for about in self._asks if about is not last]
        return (
            self._of(asked, text, options, question)
            or self._echo(text, options, question)
            or self._of([last], text, options, question)
        )

    def _of(
        self,
        topics: Sequence[About],
        text: str,
        options: Callable[[], Sequence[tuple[str, str]]],
        question: Callable[[], str],
    ) -> AskingBack | None:
        """Return what a text asks of some topics, as it stands or without words at its ends."""
        for said in self._ways(plain(text)):
            for about in topics:
                for match in (pattern.fullmatch(said) for pattern in self._asks[about]):
                    found = self._found(about, match, options(), question) if match is not None else None
                    if found is not None:
                        return found
        return None

    def _echo(
        self,
        text: str,
        options: Callable[[], Sequence[tuple[str, str]]],
        question: Callable[[], str],
    ) -> AskingBack | None:
        """Read a word that asks, and otherwise only words of the question: "whose first name?", "tell who".

        Words of the options count too if a text ends as a question: else it is likelier to name an option.
        """
        words = plain(text).split()
        if not 1 < len(words) <= MOST_ECHOED or not self._asking.intersection((*words[:2], words[-1])):
            return None
        ends = text.rstrip().endswith("?") or words[-1] in self._asking
        asked = plain(question()).split()
        if ends:
            asked.extend(word for _, label in options() for word in plain(label).split())
        telling = [word for word in words if word not in self._beside]
        is_echo = telling and all(any(_is_same(word, there) for there in asked) for word in telling)
        return AskingBack(About.means) if is_echo else None

    def _ways(self, said: str) -> Iterable[str]:
        """Yield a text as it stands, and without words that may stand at its ends."""
        yield said
        ahead = said
        while True:
            behind = ahead
            while (end := self._after.search(behind)) is not None:
                behind = behind[: end.start()]
                yield behind
            start = self._before.match(ahead)
            if start is None or start.end() == len(ahead):
                return
            ahead = ahead[start.end() :]
            yield ahead

    def _found(
        self,
        about: About,
        match: re.Match[str],
        options: Sequence[tuple[str, str]],
        question: Callable[[], str],
    ) -> AskingBack | None:
        named_groups = match.groupdict()
        if about is About.button:
            pressed = (name for name, said in named_groups.items() if said is not None)
            return AskingBack(about, tuple(name.removeprefix(BUTTON).removeprefix(OTHER) for name in pressed))
        if about is About.chooses:
            mentioned = self._mentioned(match.string, options)
            return AskingBack(about, mentioned) if mentioned else None
        thing = named_groups.get("thing")
        if thing is None and about is About.means:
            return AskingBack(about, self._mentioned(match.string, options, TELLING))
        if thing is None:
            return AskingBack(about) if options or about is not About.difference else None
        if about is About.difference:
            named = self._several(thing, options)
            return AskingBack(about, named) if named is not None else None
        named = self._named(thing, options)
        if named:
            return AskingBack(About.thing, named)
        if about is About.means:
            return AskingBack(about) if len(thing.split()) <= MOST_ASKED else None
        words = self._telling(thing)
        asked = frozenset(plain(question()).split()) if words else frozenset()
        return AskingBack(About.means) if words and asked.issuperset(words) else None

    def _several(self, things: str, options: Sequence[tuple[str, str]]) -> tuple[str, ...] | None:
        """Return the options that are compared; () for all of them, None where something else is compared."""
        words = set(things.split())
        if not words - self._empty:
            return () if options else None  # "these", "them"
        counted = self._counted(things, options)
        if counted:
            return counted
        parts = [self._named(part, options) for part in _AND.split(things)]
        if not any(parts):
            return None
        return tuple(dict.fromkeys(value for part in parts for value in part)) if all(parts) else ()

    def _counted(self, things: str, options: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        """Return the options of "the first two" or "the last three"."""
        counted = re.fullmatch(r"(?:the )?(first|top|last|bottom)? ?(two|three|2|3)(?: \w+)?", things)
        if counted is None:
            return ()
        many = 2 if counted[2] in ("two", "2") else 3
        values = [value for value, _ in options]
        return tuple(values[-many:] if counted[1] in ("last", "bottom") else values[:many])

    def _named(self, thing: str, options: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        """Return the options that a stretch of words names, by words of their labels or by place."""
        words = self._telling(thing)
        if not words:
            return ()
        if all(word in self._places for word in words):
            places = [self._places[word] for word in words]
            return tuple(options[place - 1][0] for place in places if place <= len(options))
        if words == ["last"] and options:
            return (options[-1][0],)
        labels = {
            value: [w for w in plain(label).split() if w not in self._empty] for value, label in options
        }
        whole = [value for value, label in options if plain(label) == thing]
        if whole:
            return tuple(whole)
        hits = {value: sum(self._stands_in(word, label) for word in words) for value, label in labels.items()}
        most = max(hits.values(), default=0)
        return tuple(value for value, hit in hits.items() if hit == most) if most == len(words) else ()

    def _mentioned(self, said: str, options: Sequence[tuple[str, str]], fewest: int = 1) -> tuple[str, ...]:
        """Return the options of whose labels the most words stand in a text, if these are enough."""
        words = self._telling(said)
        labels = {value: set(self._telling(plain(label))) for value, label in options}
        hits = {
            value: sum(any(self._stands_in(word, [there]) for word in words) for there in label)
            for value, label in labels.items()
        }
        most = max(hits.values(), default=0)
        return tuple(value for value, hit in hits.items() if hit == most) if most >= fewest else ()

    def _telling(self, words: str) -> list[str]:
        return [word for word in words.split() if word not in self._empty]

    def _stands_in(self, word: str, label: Sequence[str]) -> bool:
        ways = (word, *self._same.get(word, ()))
        return any(_is_same(way, there) for way in ways for there in label)


def _spelled_out(pattern: str, words: Mapping[str, str]) -> str:
    """Replace each name in braces by what it stands for."""
    for name, stands_for in words.items():
        pattern = pattern.replace(name, stands_for)
    return pattern


def _is_same(word: str, other: str) -> bool:
    """Tell whether two words are the same, apart from an ending."""
    shorter, longer = sorted((word, other), key=len)
    return word == other or (
        len(shorter) > FEWEST and longer.startswith(shorter) and len(longer) - len(shorter) <= FEWEST
    )
