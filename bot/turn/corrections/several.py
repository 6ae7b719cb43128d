"""Put right what was understood about one of several: "no, the second is a nurse job, not carer"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot.coach.dialogues.several import Right
from bot.coach.facts.application import LONGEST_NAME, Field, Stage, State, Via
from bot.coach.facts.entries import AboutSeveral, Entry
from bot.talk.ask import Ask
from bot.talk.kinds import Choose
from bot.talk.script import Answer
from bot.turn.interpreting.names import may_be_name
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import CERTAIN, Kind
from bot.turn.readings.report import News
from bot.turn.readings.request import Intent
from bot.turn.runs import runs

WORDS = "corrections/several"
"""The file of this module's patterns in `content/en/turn/`."""

RIGHT, WRONG = "right_", "wrong_"
"""How the keys of two questions begin: whether the list is right, and which entry isn't."""

LONGEST = 200
"""Characters of a text that is looked through for corrections."""

WORD = 4
"""The fewest letters of a word of a name by which an entry is meant: "the dental one"."""

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_NAME = r"(?:a |an |the |in |as |for |called )*(?P<{}>[^\W\d_][^,;.!?\n]{{0,60}}?)"


def correct_one_of_several(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Change the entries as the text says, and show the list again. Return False if it changes none."""
    about = run.facts
    if not isinstance(about, AboutSeveral) or not ask.key.startswith((RIGHT, WRONG)) or len(text) > LONGEST:
        return False
    aim = turn.hear(text).aim()
    if aim is not None and aim.script == "yes":
        return False  # that is news, and begins a dialogue of its own
    if turn.hear(text).gives_no_day() and all(entry.due is None for entry in left(about, run)):
        turn.say(Asked(run, before=Card("said", "no_day")))
        return True
    time = ask.key.rpartition("_")[2]
    before = list(left(about, run))
    entries, out = list(before), list[Entry]()
    for part in turn.words(WORDS)["cut"].split(text.strip(" .!")):
        _put_right(turn, entries, out, part)
    if entries == before:
        entries = _all_dated(turn, before, text)
    if entries == before and len(out) != 1:
        return False
    new_ones = {entry.application.number: entry for entry in entries}
    facts = replace(about, entries=tuple(new_ones.get(e.application.number, e) for e in about.entries))
    answers = {key: value for key, value in run.answers.items() if key != f"{RIGHT}{time}"}
    if out:
        answers[f"{RIGHT}{time}"] = Answer(Right.change.value, turn.now)
        answers[f"{WRONG}{time}"] = Answer(str(out[0].application.number), turn.now)
    fixed = turn.put(run.but(facts=facts, answers=answers, draft_answer=None))
    if out:
        runs.proceed(turn, fixed)
    else:
        turn.say(Asked(fixed, before=Card("said", "put_right")))
    return True


def _put_right(turn: Turn, entries: list[Entry], out: list[Entry], part: str) -> None:
    """Change the entry that a part of the text is about, or put it among those to leave out."""
    says = turn.words(WORDS)
    if (agency := says["agency"].match(part)) is not None:
        at = _which(turn, entries, agency["agency"])
        theirs = _which(turn, entries, agency["of"]) if agency["of"] else None
        if theirs is not None and theirs != at:
            job = entries[theirs].application
            entries[theirs] = replace(entries[theirs], application=replace(job, via=Via.agency))
        out += [entries[at]] if at is not None else []
        return
    at = _which(turn, entries, part)
    if at is not None and says["out"].search(part) is not None:
        out.append(entries[at])
    elif at is not None:
        entries[at] = _changed(turn, entries[at], part)


def _all_dated(turn: Turn, entries: list[Entry], text: str) -> list[Entry]:
    """Return the entries with the day on which all were sent, where a text says only that."""
    said = turn.hear(text).without(Marker.all_of_them)
    alone = "?" not in text and turn.hear(said).is_day_alone()
    days = turn.hear(said).days(past=True) if alone else ()
    sent = [e.application.stage is Stage.applied and e.on is None and not e.known for e in entries]
    if not days or days[0] > turn.today:
        return entries
    return [replace(e, on=days[0]) if new else e for e, new in zip(entries, sent, strict=True)]


def left(about: AboutSeveral, run: Run) -> Iterator[Entry]:
    """Go through the entries that were not left out."""
    wrong = {answer.value for key, answer in run.answers.items() if key.startswith(WRONG)}
    return (entry for entry in about.entries if str(entry.application.number) not in wrong)


def _which(turn: Turn, entries: Sequence[Entry], text: str) -> int | None:
    """Return the index of the one entry that a text is about; None if it is about none, or several."""
    titles = [(e.application.company or "", e.application.role or "") for e in entries]
    named = turn.hear(text).referenced(titles)
    if not named:
        words = {word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) >= WORD}
        named = tuple(
            at for at, title in enumerate(titles) if words & set(" ".join(title).casefold().split())
        )
    if len(named) == 1:
        return named[0]
    placed = turn.words(WORDS)["place"].match(text)
    if placed is None or named:
        return 0 if len(entries) == 1 and not named else None
    word = placed["place"].casefold()
    if word == "last":
        return len(entries) - 1
    at = _PLACES.index(word) if word in _PLACES else int(word[0]) - 1
    return at if at < len(entries) else None


def _changed(turn: Turn, entry: Entry, text: str) -> Entry:
    """Return the entry, changed as the text says."""
    says = turn.words(WORDS)
    application = entry.application
    if says["refused"].search(text) is not None:
        return replace(entry, state=State.no)
    if (instead := says["not"].search(text)) is not None:
        new, old = instead["new"].strip(), instead["old"].strip().casefold()
        if old in (application.role or "").casefold() and _fits(new):
            return replace(entry, application=replace(application, role=new))
        if old in application.company.casefold() and _fits(new):
            return replace(entry, application=replace(application, company=new))
    if (called := says["new_company"].search(text)) is not None:
        name = (called["company"] or called["called"]).strip()
        return replace(entry, application=replace(application, company=name)) if _fits(name) else entry
    if (role := says["new_role"].search(text)) is not None:
        name = (role["role"] or role["kind"]).strip()
        return replace(entry, application=replace(application, role=name)) if _fits(name) else entry
    requests = turn.hear(text).requests()
    named = next((w.new for w in requests if w.intent is Intent.set_field and w.field is Field.role), None)
    if named is not None and _fits(named):
        return replace(entry, application=replace(application, role=named))
    told = _told(turn, entry, text)
    dated = told if told is not None else _dated(turn, entry, text)
    return dated if dated != entry else _staged(turn, entry, text)


def _told(turn: Turn, entry: Entry, text: str) -> Entry | None:
    """Return the entry with the interview that a text tells of there; None if it tells of none."""
    application = entry.application
    reports = turn.hear(text).reports([application.company])
    told = reports[0] if len(reports) == 1 else None
    if told is None or told.news not in (News.interview, News.met) or told.company != application.company:
        return None
    stage = told.stage or application.stage
    return replace(
        entry,
        application=replace(application, stage=stage),
        on=told.day if told.news is News.interview else told.met_on,
        begins=told.at,
        staged=True,
        stage_unknown=False,
    )


def _dated(turn: Turn, entry: Entry, text: str) -> Entry:
    """Return the entry with the day, or the hour, that the text says."""
    at, rest = turn.hear(text).time_in()
    due = turn.words(WORDS)["answers"].search(text) is not None
    past = not due and (entry.on is None or entry.on <= turn.today)
    instead = re.split(r",? not (?:on )?(?:the )?", rest)[0]
    days = turn.hear(instead).days(past=past)
    if due:
        return replace(entry, due=days[0]) if days else entry
    if days:
        return replace(entry, on=days[0], begins=at or entry.begins, staged=True)
    return replace(entry, begins=at) if at is not None and entry.on is not None else entry


def _staged(turn: Turn, entry: Entry, text: str) -> Entry:
    """Return the entry with the stage that the text says it has reached."""
    ask: Ask[Any] = Choose("stage", Stage)
    reading = turn.hear(text).readings(ask).clearest(CERTAIN)
    if reading is None or reading.kind is not Kind.answer:
        return entry
    stage = Stage(reading.name)
    return replace(
        entry, application=replace(entry.application, stage=stage), staged=True, stage_unknown=False
    )


def _fits(name: str) -> bool:
    return may_be_name(name) and len(name) <= LONGEST_NAME
