"""Make the fields of questions and endings, for the parts that no route shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import SimpleNamespace

from bot.coach.dialogues.importing import Group
from bot.coach.facts.application import Sector, Stage, YesNo
from bot.coach.facts.entries import Entry
from bot.ops.checking.applications import AHEAD, BEHIND, NOON, TODAY, applications
from bot.ops.checking.combining import Values
from bot.ops.checking.prose import Prose


def of_dialogues(prose: Prose) -> Mapping[str, Values]:
    """Return the fields of questions and endings, for the parts that no route shows."""
    some, said = applications(prose), prose.sentences[0]
    hour = {"hour": 18, "evening": YesNo.yes}
    entries = [
        Entry(one, on=on, begins=at, due=due, staged=staged)
        for one in some[-5:]
        for on, at in ((AHEAD, NOON), (AHEAD, None), (None, None))
        for due in (AHEAD, None)
        for staged in (True, False)
    ]
    known = (some[-4], next(one for one in some if one.interviewed and not one.role))
    told = tuple(
        SimpleNamespace(application=one, went_well=well, went_badly=badly, reason=reason)
        for one in known
        for well, badly, reason in ((said, said, said), (said, None, None), (None, None, None))
    )
    similar = SimpleNamespace(
        application=some[0], told=told, reason=said, similar=(prose.roles[0], prose.roles[1]), whole=True
    )
    settings = tuple(
        SimpleNamespace(country="GB", zone=zone, hour=hour, paused=paused, silent=silent, sector=sector)
        for zone in ("Europe/London", None)
        for hour in (18, None)
        for paused in (None, AHEAD, date(9999, 1, 1))
        for silent in (False, True)
        for sector in (Sector.public, Sector.other, None)
    )
    return {
        "change.day": (AHEAD, TODAY, TODAY + timedelta(days=1)),
        "check_in": (AHEAD, None),
        "late": (False, True),
        "log.about": tuple(SimpleNamespace(today=day, told=True) for day in (TODAY, AHEAD)),
        "log.answers": (hour,),
        "log.on": (AHEAD, TODAY),
        "log.right.on": (AHEAD, None),
        "log.due": (AHEAD, None),
        "log.right.stage": tuple(Stage),
        "ahead": (True, False),
        "settings.about": settings,
        "several.right.entries": (entries[:2], *([entry] for entry in entries)),
        "importing.right.groups": tuple(
            (Group(kind, count, tuple(one.name for one in some[: min(2, count)])),)
            for kind in ("interview", "waiting", "offer", "away", "silent", "no", "withdrawn")
            for count in (1, 2, 12)
        ),
        "importing.right.first": (BEHIND, TODAY),
        "importing.right.last": (TODAY, None),
        "importing.right.about": tuple(
            SimpleNamespace(known=known, unused=unused, saved=saved)
            for known, unused, saved in ((0, 0, 0), (3, 4, 1), (0, 4, 4))
        ),
        **{
            f"importing.{block}.{field}": values
            for block in ("country", "done__noted")
            for field, values in (("live", (1, 3, 0)), ("over", (1, 3, 0)), ("updates", (1, 3, 0)))
        },
        "again": (False, True),
        "reflection.about": (similar, SimpleNamespace(**{**vars(similar), "told": told[::-1]})),
        "reflection.friend.about": tuple(
            SimpleNamespace(whole=whole, letter=letter, own_name=name)
            for whole in (True, False)
            for letter in (True, False)
            for name in (prose.contacts[0], None)
        ),
        "patterns.about": (SimpleNamespace(told=told),),
        "points": ("examples", "last"),
        "what": ("went_well", "went_badly", "prepare_better"),
        "reflection.again.earlier": (said,),
        "yes.kept": (0, 1, 2),
        "yes.worked": (True, False),
        "by": (AHEAD, BEHIND, TODAY, TODAY + timedelta(days=1), None),
        "reflection.done__left_off.keep": (said, None),
        "reflection.done__left_off.change": (said, None),
        "reflection.done__left_off.draft": (said, None),
    }
