"""Find the name or the role in a text that says little else: "her name's Aoife, i think", "i'd be a cook".

The words around them are in `names.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.language.understanding.answers.markers import with_plain_marks
from bot.language.understanding.answers.name_shapes import any_of, titled, with_capitals, with_title
from bot.language.understanding.lines.ordinary import ORDINARY
from bot.language.understanding.lines.roles import is_role
from bot.language.understanding.lines.words import EMPLOYER_KINDS, MODIFIERS

LONGEST = 100
"""The most characters of such a text."""

MOST_IN_ROLE = 6
"""The most words of a role."""

_A_NAME = (
    r"(?P<name>[^\W\d_][^\W\d_'’.-]*(?:['’-][^\W\d_]+)*(?: [^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*){0,2}?)"
)


class NamesWithin:
    """Find names and roles among the words of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `names.toml`. Raises KeyError where a list is missing."""
        begins = rf"\W*(?:{any_of(data['before_names'])}[\s,]+)*"
        person, role = data["person"], data["role"]
        self._no_name, self._no_role = frozenset(person["no_name"]), frozenset(role["no_role"])
        self._person = re.compile(
            rf"{begins}(?P<lead>(?P<sure>{any_of(person['leads'])})\s+|{any_of(person['may_lead'])}\s+)?"
            rf"(?:{any_of(person['before_it'])}\s+)?(?P<title>{titled(data['titles'])})?{_A_NAME}"
            rf"(?P<behind>(?:\s*[,.(–-]*\s*(?:{any_of(person['joining'])}\s+)?{any_of(person['after'])})*)[\s.!)]*",
            re.IGNORECASE,
        )
        sure = rf"(?P<sure>(?P<calls>{any_of(role['calls'])})|{any_of(role['leads'])})"
        self._role = re.compile(
            rf"{begins}(?P<lead>(?:(?:{sure}|{any_of(role['may_lead'])})[\s,:-]+)*)"
            rf"(?P<article>{any_of(role['articles'])}\s+)?(?P<name>[^\W\d_].*?)"
            rf"(?P<behind>(?:[\s,.(–-]+{any_of(role['after'])})*)[\s.!)]*",
            re.IGNORECASE,
        )

        jobs = any_of(role["jobs"])
        self._job = role["jobs"][0]
        self._several = re.compile(
            rf"^(?P<kind>[\w ]{{2,30}}?) {any_of(role['several_jobs'])}(?:[\s,–-]+(?P<rest>\w.*))?$",
            re.IGNORECASE,
        )
        self._the_role = re.compile(rf"\s{any_of([*role['jobs'], *role['also_jobs']])}$", re.IGNORECASE)
        self._a_job = re.compile(rf"(?P<kind>[\w -]{{2,30}}) {jobs}", re.IGNORECASE)
        self._of_several = re.compile(rf"\b{any_of(role['of_several'])}\b", re.IGNORECASE)
        self._when = re.compile(rf"[\s,]+{any_of(role['when'])}$", re.IGNORECASE)
        self._concludes = re.compile(
            rf".{{3,}}?(?:[,;]|\s[–-])\s*{role['concludes']}\s+(?P<role>\w.*)", re.IGNORECASE
        )

    def person(self, text: str, *, doubtful: bool = False) -> str | None:
        """Return a person's name among words that lead to it or doubt it; None if a text says more.

        doubtful: also return a name that may be another word; the caller asks back.
        """
        plain = with_plain_marks(text)
        found = self._person.fullmatch(plain) if len(plain) <= LONGEST else None
        if found is None or not (found["lead"] or found["behind"]):
            return None
        words = found["name"].split()
        if any(word.casefold() in self._no_name for word in words):
            return None
        capital = any(word[0].isupper() for word in words) and not plain.isupper()
        strange = any(word.casefold() not in ORDINARY for word in words)
        sure = found["title"] is not None or (found["sure"] is not None and len(words) == 1)
        if not (sure or capital or strange or (doubtful and len(words) == 1)):
            return None
        return with_title(found["title"], with_capitals(found["name"]))

    def role(self, text: str) -> str | None:
        """Return the role among words that only lead to it; None if that is unclear."""
        plain = with_plain_marks(text)
        if len(plain) > LONGEST:
            return None
        concluded = self._concludes.fullmatch(plain.rstrip(" .!"))
        if concluded is not None and is_role(concluded["role"]):
            return concluded["role"]
        found = self._role.fullmatch(plain)
        if found is None or not (found["lead"].strip() or found["article"] or found["behind"]):
            return None
        name = found["name"].strip(" ,.-")
        several = self._several.match(name) if self._of_several.search(found["lead"]) is not None else None
        if several is not None:  # "one of those warehouse jobs, picking"
            rest = f", {several['rest']}" if several["rest"] else ""
            name = f"{several['kind']} {self._job}{rest}"
        bare = self._the_role.sub("", name)  # "it's a driver role"
        of_a_kind = self._is_job_of_a_kind(name)
        name = bare if is_role(bare) and not of_a_kind else name
        words = [word.casefold().strip(",.;") for word in name.split()]
        if not 1 <= len(words) <= MOST_IN_ROLE or not self._no_role.isdisjoint(words) or "?" in name:
            return None
        titled = len(words) > 1 and found["sure"] is not None
        titled = titled and (found["article"] is not None or found["calls"] is not None)
        plainly = titled or several is not None or of_a_kind
        return name if plainly or is_role(self._when.sub("", name)) else None

    def _is_job_of_a_kind(self, name: str) -> bool:
        """Tell whether the words before "job" only say where or of which kind it is: "office job"."""
        found = self._a_job.fullmatch(name)
        words = found["kind"].casefold().split() if found is not None else []
        a_place = len(words) == 1 and words[0] in EMPLOYER_KINDS
        return bool(words) and (
            a_place or ((EMPLOYER_KINDS | MODIFIERS).issuperset(words) and not is_role(" ".join(words)))
        )
