"""Make the fields that blocks are shown with, as the code gives them: there, missing, one and several."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date
from types import SimpleNamespace

from bot.coach.facts.application import Rung, Stage, State, Via
from bot.coach.facts.appointments import Occasion
from bot.coach.facts.cases import Case
from bot.coach.facts.for_coach import Lesson, Saying, Stop
from bot.coach.facts.known import Wait
from bot.coach.facts.lessons import About, Planned, Prepared
from bot.ops.checking.applications import AHEAD, BEHIND, NOON, NOW, TODAY, applications, cases, waits
from bot.ops.checking.combining import ABSENT, Values
from bot.ops.checking.dialogue_samples import of_dialogues
from bot.ops.checking.prose import Prose
from bot.turn.cards.lookups import UpcomingEvent
from bot.turn.readings.report import News, Report


def fields(prose: Prose, places: tuple[str, ...]) -> Mapping[str, Values]:
    """Return values by the name of a field, by file and field, or by file, block and field: first the usual.

    places: what is open, in words.
    """
    name, role, contact = prose.names[0], prose.roles[0], prose.contacts[0]
    said, asked = prose.sentences[0], prose.sentences[1]
    some, known, waiting = applications(prose), cases(prose), waits(prose)
    plan = Planned(said, asked)
    cards = tuple(
        Prepared(1, means, means_not, said if own else "walk", own=own)
        for means, means_not in ((said, asked), (None, asked), (said, None))
        for own in (True, False)
    )
    reports = tuple(
        Report(News.no, name, role, stage=stage, reason=reason, day=day)
        for role in (prose.roles[0], None)
        for stage in (*Stage, None)
        for reason in (asked, None)
        for day in (AHEAD, None)
    )
    dated = tuple(case for case in known if case.on and case.on >= TODAY)
    dated += (Case(some[-4], NOW, NOW, on=AHEAD, begins=NOON),)
    refused = tuple(case for case in known if case.state is State.no)
    several: Values = ((known[0],), (), known[:3], *((case,) for case in known[1:]))
    two = (Wait(some[0], on=BEHIND, due_on=BEHIND, rung=Rung.first), waiting[0])
    rows: Values = ((waiting[0],), (), two, *((wait,) for wait in waiting[1:]))
    kinds = ("interview", "due", *(rung.value for rung in Rung), "remind", "reply_by")
    events = [
        UpcomingEvent(day, kind, some[0], at)
        for kind in kinds
        for day in (AHEAD, TODAY)
        for at in (None, NOON)
    ]
    told = (said, 1), (said, 2), (asked, 3)
    maybe_name = (name, None)
    return {
        "at": (NOON, None),
        "coach.review_line.at": (NOW,),
        "found.at": (NOON,),
        "found.evening_before.day": (AHEAD, TODAY, None),
        "application": some,
        **{f"repairs.{block}.application": (*some, None) for block in ("words", "taken_back", "take_back")},
        "nudges.evening.application": tuple(one for one in some if one.interviewed),
        "applications": (3, 1, 0),
        "repairs.applications": (some[:1], (), some[-3:]),
        "asked": (True, False),
        "ago": ({1: 3}, {1: 0}, {1: 1}),
        "backup_days": (30,),
        "bare": (False, True),
        "begins": (NOON, None),
        "better": (said, None),
        "case": known,
        "found.interview_at.case": known,
        "found.nervous.case": tuple(case for case in known if case.on and case.on >= TODAY),
        "cases": several,
        "found.interview.cases": tuple((case, later) for case in dated for later in dated),
        "found.refused.cases": ((refused[0],), (), refused),
        **{f"found.{block}.cases": several[:1] + several[2:] for block in NEVER_EMPTY},
        "found.quiet.waits": rows[:1] + rows[2:],
        "chased": ({}, {1: NOW}),
        "chosen": ("reply", "quick", "whole", "leave"),
        "closed": (0, 2),
        "comes": (True, False),
        "company": (name,),
        "drafts.company": (name, ""),
        "contact": (contact, None),
        "count": (1, 2, 12),
        "found.count.count": (1, 2, 3, 0),
        "found.compare.count": (1, 2, 12, 0),
        "coach.list.count": (1, 2, 12, 0),
        "country": ("GB", "ZZ"),
        "said.country": ("GB",),
        "criticism": (asked, None),
        "day": (AHEAD, TODAY),
        "said.beside.day": (AHEAD, None),
        "said.told_first.day": (AHEAD, None),
        "meta.day": (AHEAD, None),
        "days": ({1: AHEAD}, {}),
        "found.coming_up.days": (tuple(events[:5]), (), *((event,) for event in events)),
        "detail": (role, None),
        "did_it": (0, 1, 2),
        "due": (AHEAD, None),
        "early": (True, False),
        "edge": (8, 20),
        "emergency": ("112",),
        "first": (0, 6),
        "found": (2,),
        "drafts.for_coach.heard": (None, (Saying(name, said),)),
        "drafts.for_coach.lessons": (None, tuple(Lesson(name, about, said) for about in About)),
        "drafts.for_coach.plan": (None, plan),
        "drafts.for_coach.stopped": (None, tuple(Stop(stage, 2) for stage in Stage)),
        "export.cell_status.state": ("waiting", "offer", "no", "silent", "withdrawn", "away"),
        "export.cell_status.stage": tuple(stage.value for stage in Stage),
        "export.cell_via.via": tuple(via.value for via in Via if via is not Via.nobody),
        "export.event_with.contact": (contact,),
        "occasion": tuple(occasion.value for occasion in Occasion),
        "export.title": (role, f"{name} · {role}"),
        "coach.calendar_file.name": (name,),
        "coach.calendar_file.day": (AHEAD,),
        "good": (said, None),
        "coach.good": ((), (said, asked)),
        "at_home": ("116 016",),
        "helpline": ("116 123",),
        "helplines": (("116 123",),),
        "hour": (6, 22),
        "said.hour.hour": ("18",),
        "controls.hour": ("18",),
        "kept": ("went_well", "plan_if", "went_badly", "learn"),
        "keeps": (True, False),
        "kind": (
            "photo",
            "other",
            "document",
            *(f"file_{why}" for why in ("too_large", "no_text", "failed", "too_many")),
            *(f"list_{why}" for why in ("too_large", "too_long", "none", "broken")),
        ),
        "label": (role,),
        "labels": ((role,), (role, contact)),
        "said.ticks_both.labels": ((role,), ()),
        "left": (3, 2, 1, 0),
        "lines": (((role, said),), ((role, said), (contact, name))),
        "coach.matters": (said, None),
        "lived": (asked, None),
        "letter": (f"{said}\n{asked}",),
        "means": (said,),
        "said.means": (said, None),
        "means_not": (asked,),
        "minutes": (10,),
        "month": (TODAY,),
        "mood": (1, 2, 3, 4, 5),
        "more": (0, 1, 2),
        "most": (100,),
        "name": (name,),
        "drafts.acquaintance.title": (role, None),
        "drafts.name": (contact, None),
        **{
            f"told.{block}.name": maybe_name
            for block in ("a_no", "an_offer", "half_noted", "not_left_yet", "stays_in", "slots")
        },
        **{f"coach.{block}.name": maybe_name for block in ("help", "parked", "reminder", "go_on_with")},
        **{f"found.{block}.name": maybe_name for block in ("unknown", "call_by")},
        "normal": (False, True),
        "note": (said, asked),
        "now": (False, True),
        "noes": (0, 1, 2),
        "nth": (0,),
        "found.rejected.noes": ({}, {1: NOW}),
        "offered": (False, True),
        "offers": (0, 1, 2),
        "on": (BEHIND, None),
        "once": ((), (asked,)),
        "over": (2, 0),
        "own_name": (contact, None),
        "paused": (AHEAD, date(9999, 1, 1)),
        "place": places[:1],
        "coach.help.place": (places[0], None),
        "plan": (plan, None),
        "prepared": cards,
        "promised": (True, False),
        "reason": (asked,),
        "repeated": ((), ((asked, 2), (said, 3))),
        "retention_months": (12,),
        "reviews": (1, 2, 0),
        "role": (role, None),
        "said.role": (role, None),
        "said.both.role": (role,),
        "said": (3,),
        "script": ("log", "overdue"),
        "settled": (True, False),
        "several": (1, 0, 2),
        "said.other_waits.several": (ABSENT, True),
        "silent": (0, 1),
        "skips": (True, False),
        "stage": (*(stage.value for stage in Stage), None),
        "strength": (said, None),
        "stumbled": (asked, None),
        "suggest": (role,),
        "talked": (True, False),
        "call": (True, False),
        "useful": (True, False),
        "text": (said,),
        "times": (2, 3),
        "today": (TODAY,),
        "nudges.evening.today": (False, True),
        "coach.rehearsed.today": (False, True),
        "told": reports,
        "export.told": ((), (SimpleNamespace(at=NOW, script="log", answers=((role, said), (role, asked))),)),
        "person": (SimpleNamespace(name=contact), SimpleNamespace(name=None)),
        "places": ({"log": places[0]},),
        "back": (1,),
        **of_dialogues(prose),
        "unknown": maybe_name,
        "value": (role,),
        "repairs.answer_now.value": (said, asked),
        "values": (said, None),
        "via": (*(via.value for via in Via), None),
        "whom": (contact, said),
        "wait": waiting,
        "told.file_nothing_new.known": (0, 1, 3),
        "told.file_nothing_new.unused": (False, True),
        "told.wait": (waiting[0], None, *waiting[1:]),
        "found.wait": (waiting[0], None, *waiting[1:]),
        "coach.application.wait": (waiting[0], None, *waiting[1:]),
        "coach.application.remind": (AHEAD, None),
        "waiting": (1, 0),
        "waits": rows,
        "words": (said, asked),
        "worked": ((), told),
        "zone": (UTC,),
        "said.zone": ("Europe/London", None),
        "repairs.kind": tuple(TAKEN_BACK),
    }


NEVER_EMPTY = ("reply_by", "rejected", "applied", "applied_when", "contact")
"""Cards of what was found that are said only where something was."""

TAKEN_BACK = (
    *("no", "offer", "withdrawn", "away", "reopened", "logged", "staged", "promised", "chase", "muted"),
    *("remind", "corrected", "snoozed", "not_sent", "worry", "later", "pause", "settings"),
)
"""What can be taken back."""
