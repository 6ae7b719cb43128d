"""Find a name in a text of several clauses, of which the others only talk around it.

"nothing fancy, just cleaner", "it's Grace, Grace Okonkwo", "the same lot as last time, Greggs". Clauses that
say nothing of the name are left out; of the others, what stands before and behind the name is taken off. The
words are in `names.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.language.understanding.answers.markers import with_plain_marks
from bot.language.understanding.answers.name_shapes import MARKS, WORD, any_of, titled, with_capitals
from bot.language.understanding.lines.roles import is_role
from bot.language.understanding.lines.words import COMPANY_WORDS, FIRST_NAMES
from bot.language.understanding.requests.other_names import DAYS, is_ordinary

LONGEST = 120
"""The most characters of a text with a name among other clauses. Our own choice."""

MOST_WORDS = 5
"""The most words of a name that is taken out of other words."""

MOST_AFTER = 3
"""The most words of a clause that may go on with a role: "teaching assistant, year 2"."""

_CLAUSES = re.compile(r"\s*(?:[,;:!…()]|\.(?=\s|\.|$)|\s[-–—]+(?=\s))[\s.,!…]*")
_QUOTED = re.compile(r"(?<!\w)[\"“](?P<name>[^\"“”]{2,60})[\"”](?!\w)")
_SPELLED = re.compile(r"(?:[a-z][ -])+[a-z]", re.IGNORECASE)


class NamesAmong:
    """Find names among the clauses of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `names.toml`. Raises KeyError where a list is missing."""
        among = data["among"]
        self._title = re.compile(rf"(?P<title>{titled(data['titles'])})(?=\w)", re.IGNORECASE)
        jobs = [*data["role"]["jobs"], *data["role"]["several_jobs"]]
        self._job = re.compile(rf"\s{any_of(jobs)}$", re.IGNORECASE)
        self._said = frozenset(data["sentence_words"])
        self._no_name = frozenset(data["person"]["no_name"])
        self._no_role = frozenset(data["role"]["no_role"])
        self._ends = {
            kind: (self._leads(among, kind), self._tails(among, kind))
            for kind in ("company", "person", "role")
        }
        self._aside = re.compile(any_of([*among["asides"], *data["no_name"]]), re.IGNORECASE)
        self._asks = re.compile(any_of(among["asks"]), re.IGNORECASE)
        self._instead = re.compile(
            rf".+?{any_of(among['instead'])} (?P<name>[^\W\d_][\w'-]+)\W*", re.IGNORECASE
        )
        self._or = re.compile(rf" {any_of(among['either'])} ", re.IGNORECASE)
        self._pointing = frozenset(among["pointing"])
        self._subjects = frozenset(among["subjects"])
        self._is_job_lead = re.compile(rf".*{any_of(among['before_role'])}[ ,]+$", re.IGNORECASE)

    @staticmethod
    def _leads(among: Mapping[str, Any], kind: str) -> re.Pattern[str]:
        return re.compile(
            rf"\W*(?:{any_of([*among['before'], *among[f'before_{kind}']])}[ ,]+)+", re.IGNORECASE
        )

    @staticmethod
    def _tails(among: Mapping[str, Any], kind: str) -> re.Pattern[str]:
        return re.compile(
            rf"(?:[ ,]+{any_of([*among['behind'], *among[f'behind_{kind}']])})+\W*$", re.IGNORECASE
        )

    def asks(self, text: str) -> bool:
        """Tell whether a text asks or wants something, and gives no name: "any word from them"."""
        return self._asks.match(with_plain_marks(text)) is not None

    def company(self, text: str) -> str | None:
        """Return the company in one of the clauses; None if it is unclear, or if it is the whole text."""
        found = self._found(text, "company", self._is_company)
        if not found or len({_letters(name) for name in found}) > 1:
            return None
        return found[0] if found[0] != text.strip(MARKS) else None

    def person(self, text: str) -> str | None:
        """Return the person in one of the clauses; None if it is unclear, or if it is the whole text."""
        plain = with_plain_marks(text)
        called = self._instead.fullmatch(plain) if len(plain) <= LONGEST else None
        if called is not None and self._is_person(called["name"]):
            return with_capitals(called["name"])
        plain = self._or.split(plain)[0] if len(plain) <= LONGEST else plain
        found = sorted(self._found(plain, "person", self._is_person), key=len)
        if not found or any(_letters(found[0]) not in _letters(name) for name in found):
            return None
        name = with_capitals(found[0])
        return name if name.casefold() != text.strip(MARKS).casefold() else None

    def role(self, text: str) -> str | None:
        """Return the role in one of the clauses; None if it is unclear, or if it is the whole text."""
        quoted = _QUOTED.search(text)
        if quoted is not None and self._is_free_of(quoted["name"], self._no_role):
            return quoted["name"].strip()
        found = self._found(text, "role", self._is_job)
        if not found:
            return None
        name = ", ".join(bare if is_role(bare := self._job.sub("", one)) else one for one in found)
        return name if name != text.strip(MARKS) else None

    def _found(self, text: str, kind: str, is_one: Callable[[str, bool, bool], bool]) -> list[str]:
        """Return the clauses that may be the name, without words around it; [] if another says something."""
        plain = with_plain_marks(text)
        if len(plain) > LONGEST or "\n" in text or plain.endswith("?") or self.asks(plain):
            return []
        found: list[str] = []
        for clause in filter(
            None, (part.strip(MARKS) for part in _CLAUSES.split(self._title.sub(_bare, plain)))
        ):
            if self._aside.fullmatch(clause) is not None:
                continue
            bare = self._bare(clause, kind)
            names = (bare, self._bare(clause, kind, behind=False), clause)
            led = self._is_job_lead.match(clause[: clause.rfind(names[1])]) is not None
            name = next((each for each in names if each and is_one(each, led, bool(found))), None)
            if name is not None:
                found.append(name)
            elif bare and not self._says_nothing(clause):
                return []
        return found

    def _bare(self, clause: str, kind: str, *, behind: bool = True) -> str:
        """Return a clause without what stands before a name and, with `behind`, after it."""
        leads, tails = self._ends[kind]
        lead = leads.match(f"{clause} ") if not self._is_written_as_name(clause) else None
        rest = clause[lead.end() :] if lead is not None else clause
        return (tails.sub("", rest) if behind else rest).strip(MARKS)

    def _is_written_as_name(self, clause: str) -> bool:
        """Tell whether all words of a clause have capitals, and it begins with none like "I" or "They"."""
        words = clause.split()
        large = len(words) > 1 and all(word[:1].isupper() or not word[:1].isalpha() for word in words)
        return large and not clause.isupper() and words[0].casefold() not in self._subjects

    def _says_nothing(self, clause: str) -> bool:
        """Tell whether a clause only talks, so that no name can be in it."""
        words = [word.casefold() for word in WORD.findall(clause)]
        if _SPELLED.fullmatch(clause) is not None or not words:
            return True
        strange = [word for word in words if not is_ordinary(word) and word not in COMPANY_WORDS]
        large = any(word[0].isupper() and word[1:].islower() for word in WORD.findall(clause)[1:])
        return not large and len(strange) <= 1 and not self._said.isdisjoint(words)

    def _is_company(self, name: str, _led: bool, _after: bool) -> bool:
        words = name.split()
        if not 1 <= len(words) <= MOST_WORDS or not self._is_free_of(name, self._said) or is_role(name):
            return False
        if any(word.casefold().strip(MARKS) in DAYS for word in words):
            return False
        large = words[0][:1].isupper() or any(word[:1].isupper() for word in words[1:])
        strange = any(not is_ordinary(word.casefold().strip(MARKS)) for word in words)
        return large or strange or (len(words) > 2 and words[-1].casefold() in COMPANY_WORDS)

    def _is_person(self, name: str, _led: bool = False, _after: bool = False) -> bool:
        words = name.split()
        small = [word.casefold().strip(".") for word in words]
        if not 1 <= len(words) <= 4 or any(word in self._no_name for word in small) or is_role(name):
            return False
        if not all(WORD.fullmatch(word.strip(".")) for word in words):
            return False
        if small[0] in FIRST_NAMES and (len(words) == 1 or not is_ordinary(small[1])):
            return True
        return all(word[0].isupper() or not is_ordinary(word) for word in words)

    def _is_job(self, name: str, led: bool, after: bool) -> bool:
        words = [word.casefold().strip(MARKS) for word in name.split()]
        if not 1 <= len(words) <= MOST_WORDS + 1 or not self._is_free_of(name, self._no_role | self._said):
            return False
        if words[-1] in self._pointing:
            return False
        work = len(words) > 1 or words[0].endswith("ing")
        return is_role(name) or (led and work) or (after and len(words) <= MOST_AFTER)

    @staticmethod
    def _is_free_of(name: str, words: frozenset[str]) -> bool:
        return words.isdisjoint(word.casefold().strip(MARKS) for word in name.split())


def _bare(title: re.Match[str]) -> str:
    return title["title"].replace(".", "")


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
