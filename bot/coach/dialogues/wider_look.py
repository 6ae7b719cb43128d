"""Look (step 4) at other roles, places and industries where the same skills fit."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from bot.talk.kinds import Choose, ChooseMany, Write


class Look(Enum):
    """The options say whether to look at all."""

    leave = "leave"
    look = "look"


class MustStay(Enum):
    """The options say what can't change."""

    place = "place"
    hours = "hours"
    pay = "pay"
    field = "field"


class Where(Enum):
    """The options say in which direction to look first."""

    work = "work"
    terms = "terms"
    distance = "distance"
    not_sure = "not_sure"


class Direction(Enum):
    """The options say where else the skills could fit."""

    role = "role"
    industry = "industry"
    level = "level"
    contract = "contract"
    remote = "remote"
    travel = "travel"
    relocate = "relocate"


class Whom(Enum):
    """The options say whom to ask when unsure."""

    recruiter = "recruiter"
    coach = "coach"
    neither = "neither"


DIRECTIONS: dict[Where, tuple[Direction, ...]] = {
    Where.work: (Direction.role, Direction.industry),
    Where.terms: (Direction.level, Direction.contract, Direction.remote),
    Where.distance: (Direction.travel, Direction.relocate),
    Where.not_sure: (),
}

RULED_OUT: dict[MustStay, frozenset[Direction]] = {
    MustStay.place: frozenset({Direction.travel, Direction.relocate}),
    MustStay.hours: frozenset({Direction.contract, Direction.travel}),
    MustStay.pay: frozenset({Direction.level}),
    MustStay.field: frozenset({Direction.role, Direction.industry}),
}
"""The directions that aren't offered, by what must stay."""


class Known(NamedTuple):
    """Hold whom the person knows a little, in their words, and a job title to ask them about."""

    whom: str
    title: str | None


async def wider_look(third: bool, *, asks_whom: bool = False) -> Known | None:
    """Look wider: only if the person wants to, but from the third no for similar jobs on in any case.

    asks_whom: whoever wants to look is asked at the end whom they know a little; this is returned. The words
    are with those of the review, whichever dialogue uses them.
    """
    if (
        not third
        and await Choose("look_wider", Look, passed=Look.leave, words="reflection/look_wider") is Look.leave
    ):
        return None
    await Write("core_skills", words=f"reflection/core_skills{'_on_third' if third else ''}").or_skip()
    must_stay = await ChooseMany("must_stay", MustStay, words="reflection/must_stay")
    ruled_out = frozenset[Direction]().union(*(RULED_OUT[m] for m in must_stay))
    open_to = {w: tuple(d for d in ds if d not in ruled_out) for w, ds in DIRECTIONS.items()}
    offer = tuple(w for w in Where if open_to[w] or w is Where.not_sure)
    where = await Choose("where", Where, offer=offer, words="reflection/where")
    if where is Where.not_sure:
        await Choose("whom", Whom, passed=Whom.neither, words="reflection/whom")
        return None
    await ChooseMany("direction", Direction, offer=open_to[where], words="reflection/direction")
    title = await Write("try_title", words="reflection/try_title").or_skip()
    if third or not asks_whom:
        return None
    whom = await Write("acquaintance", words="reflection/acquaintance").or_skip()
    return Known(whom, title) if whom is not None else None
