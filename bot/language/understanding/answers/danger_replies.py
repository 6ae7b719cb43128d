"""Read what somebody answers to the question whether they think of ending their life, by `danger.toml`.

Only a text that says no from end to end closes that question. A no beside a word that sounds of danger
doesn't: a danger that is missed costs more than a card that wasn't needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.language.understanding.phrases.word_tables import WordTable
from bot.turn.readings.danger_reply import DangerReply

_TABLE = WordTable("answers/danger_replies")

LONGEST = 240
"""The most characters of a text that may be a no: a longer one says something that a human has to read."""

_ENDS = _TABLE.pattern("ends")
"""Where a clause ends: at a mark, and before words with which another one usually begins."""

_MARKS = " .!?…,;:()"


class DangerReplies:
    """Read replies to the question after the screen has fired, by the patterns of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `danger.toml`. Raises KeyError where a list is missing."""
        self._no_first = _any(data["no_first"])
        self._no_none = re.compile(rf"(?:{data['no_none']})\b")
        self._no, self._beside = _any(data["no"]), _any(data["beside"])
        self._differently = _any(data["differently"])
        self._yes, self._bye = _any(data["yes"]), _any(data["bye"])
        self._unsure = re.compile(rf"\b(?:{data['unsure']})\b")
        self._dark = re.compile(rf"\b(?:{data['dark']})\b")
        self._states = re.compile(rf"\b(?:{data['states']})\b")
        self._rather_not, self._farewell = re.compile(data["rather_not"]), re.compile(data["farewell"])
        self._why, self._insists = re.compile(data["why"]), re.compile(data["insists"])

    def read(self, text: str, *, suspected: bool = False) -> DangerReply | None:
        """Return what a text answers; None if that isn't clear.

        suspected: the safety screen has found something in the text that isn't sure. Then a no counts only if
        every clause says no, or goes along with one.
        """
        plain = " ".join(text.replace("’", "'").casefold().split())
        bare = " ".join(re.sub(r"[^\w' ]+", " ", plain).split())
        if not plain or len(plain) > LONGEST or self._insists.fullmatch(bare):
            return DangerReply.yes if 0 < len(plain) <= LONGEST else None
        clauses = list(self._clauses(plain))
        if not suspected and self._meant_otherwise(plain, clauses):
            return DangerReply.otherwise
        return self._as_a_whole(bare) or self._by_clauses(plain, bare, clauses, suspected=suspected)

    def _as_a_whole(self, bare: str) -> DangerReply | None:
        """Return what a text says as a whole, where its clauses would say something else."""
        if self._no.fullmatch(bare) and not (self._dark.search(bare) or self._unsure.search(bare)):
            return DangerReply.no
        wholes = ((self._rather_not, DangerReply.rather_not), (self._farewell, DangerReply.farewell))
        return next((reply for pattern, reply in wholes if pattern.fullmatch(bare)), None)

    def _by_clauses(
        self, plain: str, bare: str, clauses: Sequence[str], *, suspected: bool
    ) -> DangerReply | None:
        """Return what the clauses of a text say together."""
        said = [self._says(clause) for clause in clauses]
        if DangerReply.no in said:
            others = " ".join(
                c for c, is_said in zip(clauses, said, strict=True) if is_said is not DangerReply.no
            )
            unsure = self._unsure.search(others if suspected else plain) or self._dark.search(others)
            if unsure or said[0] is DangerReply.yes:
                return DangerReply.unsure
            return DangerReply.unsure if suspected and None in said else DangerReply.no
        if self._bye.fullmatch(bare):
            return DangerReply.bye
        if (
            self._states.search(plain)
            or self._yes.fullmatch(bare)
            or (self._no_first.match(bare) and self._unsure.search(bare))
        ):
            return DangerReply.yes
        if self._why.fullmatch(plain):
            return DangerReply.why
        return DangerReply.unsure if self._no_first.match(bare) and self._dark.search(bare) else None

    def _meant_otherwise(self, plain: str, clauses: Sequence[str]) -> bool:
        """Tell whether a text says from end to end that something was meant otherwise than it was taken."""
        if self._dark.search(plain):
            return False
        if self._differently.fullmatch(plain.rstrip(_MARKS)):
            return True
        other = [clause for clause in clauses if not self._differently.fullmatch(clause.strip(_MARKS))]
        goes_along = (DangerReply.no, DangerReply.bye)
        return len(other) < len(clauses) and all(self._says(clause) in goes_along for clause in other)

    def _clauses(self, plain: str) -> Iterator[str]:
        """Yield the clauses; the "no" that begins one comes by itself, unless the whole clause says no."""
        for part in filter(None, (piece.strip() for piece in _ENDS.split(plain))):
            begins = self._no_first.match(part)
            rest = part[begins.end() :].strip() if begins is not None else ""
            alone = begins is not None and (not rest or part[begins.end()] == " ")
            whole = begins is None or not alone or not rest or self._no.fullmatch(part)
            if begins is None or whole or self._no_none.match(rest):
                yield part
            else:
                yield begins.group()
                yield rest

    def _says(self, clause: str) -> DangerReply | None:
        """Return what a clause says: a no, what goes along with one (as a goodbye does), or a yes."""
        if self._no_first.fullmatch(clause) or self._no.fullmatch(clause):
            return DangerReply.no
        if self._beside.fullmatch(clause) or self._bye.fullmatch(clause):
            return DangerReply.bye
        return DangerReply.yes if self._yes.fullmatch(clause) else None


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
