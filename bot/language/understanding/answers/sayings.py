"""Read what a text as a whole says at a question, if its single words would mislead: "why not"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.language.understanding.answers.labels import normalised
from bot.language.understanding.learned.classifier import SAID_BACK
from bot.language.understanding.learned.questions import SAID_ONLY, answers_to
from bot.talk.ask import Ask
from bot.talk.frozen import changed
from bot.talk.kinds import Choose, Rate, Write
from bot.turn.readings.reading import ANSWER, Kind, Reading, Readings

LONGEST = 120
"""The most characters of a text that is no more than a saying."""

UNSURE = "unsure"
"""What is read if somebody says neither yes nor no."""

YES_NO = "yes_no"
"""The table of every question that a yes or a no answers."""

YES, NO = "yes", "no"

TIDINGS = frozenset({"now", "news"})
"""Families in which a yes and a no are news that came: "go on then" and "leave it" tell of no news."""

ERASING, ERASE = "sure", "erase"
"""The key of the question whether to erase an application, and the table of a yes to it."""

MOVES, MOVES_AMONG_WORDS = "moves", "moves_among_words"
"""The tables of moves that are said at any question, and of those only said where own words are asked for."""

MOVES_AT_BUTTONS, MOVES_AT_THE_END = "moves_at_buttons", "moves_at_the_end"
"""The tables of moves that own words might only tell of, so they count at buttons alone; and of moves that
stand behind a reason."""

MOVES_AT_THE_START = "moves_at_the_start"
"""The table of moves that stand before a reason."""

HERE = "here"
"""The table of texts that only look whether the coach is there."""

FELT = "felt"
"""The table of feelings. At a scale, and at a question for own words, they are answers; a name is none."""

REFUSED = "refused"
"""The table of texts that refuse to talk."""

ASKED = "asked"
"""The table of questions to the coach. At a question for own words they are kept as an answer."""

SUMMARY, RIGHT = "summary", "right"
"""The table of every question whether what is shown is right, and the meaning that it is."""

SURE, IN_DOUBT = 0.95, 0.3
"""How sure a saying is, and how sure yes and no are if somebody says neither: both are asked back."""

_CLAUSE = re.compile(r"\s*[,.;:!…–—]+\s*|\s+-\s+")


class Sayings:
    """Read sayings by the words of one language, from `sayings.toml`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `sayings.toml`. Raises KeyError where a list is missing."""
        self._lead = re.compile(rf"(?:{data['before']})(?!\w)\s*", re.IGNORECASE)
        self._after = re.compile(rf"(?:\s+(?:{data['after']}))+$", re.IGNORECASE)
        self._agreement = re.compile(data["agreement"], re.IGNORECASE)
        words = {f"{{{name}}}": data[name] for name in ("change", "bit", "move", "when", "why")}

        def pattern(says: list[str]) -> re.Pattern[str]:
            whole = "|".join(says)
            for name, stands_for in words.items():
                whole = whole.replace(name, stands_for)
            return re.compile(whole, re.IGNORECASE)

        self._says: dict[str, dict[str, re.Pattern[str]]] = {
            family: {meaning: pattern(says) for meaning, says in meanings.items()}
            for family, meanings in data.items()
            if isinstance(meanings, dict)
        }

    def read(self, family: str, text: str) -> str | None:
        """Return what a text says at a question of this family; None if it says nothing of it, or more.

        Every clause has to say it, besides those that only lead up to it: "Perfect, don't touch a thing".
        """
        meanings = self._says.get(family)
        if meanings is None or len(text) > LONGEST or "?" in text.rstrip(" ?!."):
            return None
        clauses = [clause for clause in _CLAUSE.split(normalised(text).rstrip("?")) if clause]
        whole = " ".join(clauses)
        for meaning, says in meanings.items():
            parted = len(clauses) > 1 and meaning != UNSURE  # "it depends, so yes" is a yes
            if clauses and (self._is(says, whole) or (parted and self._all_say(says, clauses))):
                return meaning
        return None

    def may_agree(self, text: str) -> bool:
        """Tell whether a text has a word with which somebody says that something is right."""
        return self._agreement.search(normalised(text)) is not None

    def _all_say(self, says: re.Pattern[str], clauses: list[str]) -> bool:
        said = [self._is(says, clause) for clause in clauses]
        leads = [self._leads(clause) for clause in clauses]
        return any(said) and all(one or lead for one, lead in zip(said, leads, strict=True))

    def _leads(self, clause: str) -> bool:
        """Tell whether a clause only leads up to another one."""
        while clause and (match := self._lead.match(clause)) is not None:
            clause = clause[match.end() :]
        return not clause

    def _is(self, says: re.Pattern[str], text: str) -> bool:
        return any(says.fullmatch(bare) is not None for bare in self._without_ends(text))

    def _without_ends(self, text: str) -> Iterator[str]:
        """Yield a text as it stands, and without its words, one after the other, that only lead up to it."""
        rest = text
        while rest:
            yield rest
            yield self._after.sub("", rest)
            match = self._lead.match(rest)
            rest = rest[match.end() :] if match is not None else ""


def with_sayings(sayings: Sayings, ask: Ask[Any] | None, text: str, heard: Readings) -> Readings:
    """Return the answer, feeling or question that a text is as a whole; else what was heard in it.

    Erasing takes a plain yes: any other yes is asked back. So is "right" of a summary without a word of it.
    """
    if (whole := _anywhere(sayings, ask, text)) is not None:
        return whole
    if ask is not None and isinstance(ask.kind, Choose) and ask.kind.options in SAID_ONLY:
        meaning = sayings.read(SAID_ONLY[ask.kind.options], text)
        return heard if meaning is None else Readings((Reading(Kind.answer, meaning, SURE),))
    known = answers_to(ask) if ask is not None and isinstance(ask.kind, Choose) else None
    if ask is None or known is None:
        return heard
    polar = {YES, NO} <= known.values.keys() and known.family not in TIDINGS
    erasing = polar and ask.key == ERASING
    meaning = sayings.read(ERASE, text) if erasing else None
    if meaning is None:
        meaning = sayings.read(known.family, text) or (sayings.read(YES_NO, text) if polar else None)
        meaning = UNSURE if erasing and meaning == YES else meaning
    if meaning == UNSURE:
        return Readings(tuple(Reading(Kind.answer, known.values[name], IN_DOUBT) for name in (YES, NO)))
    if meaning is not None and meaning in known.values:
        said = f"{known.family}__{meaning}" if known.family in SAID_BACK else ""
        return Readings((Reading(Kind.answer, known.values[meaning], SURE, said),))
    if erasing:
        return _doubted(heard, YES)
    if known.family == SUMMARY and not sayings.may_agree(text):
        return _doubted(heard, known.values.get(RIGHT, RIGHT))
    return heard


def _anywhere(sayings: Sayings, ask: Ask[Any] | None, text: str) -> Readings | None:
    """Return what a text is as a whole at any question: a look for the coach, a feeling, a question."""
    looks = sayings.read(HERE, text.replace("?", ",")) if ask is not None else None
    if looks is not None:
        return Readings((Reading(Kind.meta, looks, SURE),))
    named = ask is not None and isinstance(ask.kind, Write) and ask.kind.is_name
    if ask is not None and isinstance(ask.kind, Write | Rate) and not named:
        return None
    if (felt := sayings.read(FELT, text)) is not None:
        return Readings((Reading(Kind.feeling, felt, SURE),), hard=SURE)
    if ask is not None and (move := sayings.read(REFUSED, text)) is not None:
        return Readings((Reading(Kind.move, move, SURE),))
    asked = sayings.read(ASKED, text)
    return Readings((Reading(Kind.ask, asked, SURE),), asks=SURE) if asked is not None else None


def _doubted(heard: Readings, name: str) -> Readings:
    """Return what was heard with one of the answers so unsure that it is asked back."""
    doubtful = ANSWER.least - 0.01

    def asked_back(one: Reading) -> Reading:
        is_it = one.kind is Kind.answer and one.name == name
        return changed(one, sure=min(one.sure, doubtful)) if is_it else one

    return changed(heard, ranked=tuple(map(asked_back, heard.ranked)))
