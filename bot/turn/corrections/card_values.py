"""Put right what the card of `log` shows, by the bare value: "23 October, I said", "role: HGV driver".

The card is shown again with the value. A yes with where the person lives also answers the question for that.
"""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.log import Right
from bot.coach.facts.application import Field, Stage, Via
from bot.talk.ask import SKIPPED, Ask
from bot.talk.days import When
from bot.talk.script import Answer
from bot.turn.corrections import card_parts, edits
from bot.turn.interpreting.names import LABELLED
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.report import News
from bot.turn.readings.request import Intent
from bot.turn.runs import runs

RIGHT = "right"
"""The question whether the card is right."""

COMPANY, ROLE, ON, DUE, STAGE, VIA = "company", "role", "on", "due", "stage", "via"
CONTACT, COUNTRY = "contact", "country"
"""Questions of `log` whose answers the card shows, and the question for the country, which comes after it."""

FEW = 9
"""The most words of a text that may be just a value. Our own choice."""

FEW_OF_A_DAY = 4
"""The most words of a text that may be just a day."""


def correct_card(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Correct the card with a bare value. Return False if the text isn't just a value."""
    if run.script != "log" or ask.key != RIGHT or run.changing is not None:
        return False
    if len(text.split()) > FEW or "?" in text or turn.hear(text).has(Marker.compares_days):
        return False
    said = turn.hear(text).besides() or text
    return (
        _take_agreement(turn, run, said)
        or _take_named(turn, run, said)
        or _take_role(turn, run, said)
        or card_parts.take_contact(turn, run, said)
        or _take_day(turn, run, said)
        or card_parts.take_stage(turn, run, said)
        or card_parts.answer_not_on_card(turn, run, said)
    )


def _take_agreement(turn: Turn, run: Run, text: str) -> bool:
    """Take the country that is asked for next, with a yes before it or alone: "yes, UK", "im in ireland".

    A person who says where they live has nothing to say against the card.
    """
    if COUNTRY in run.answers or getattr(run.facts, "settled", True):
        return False
    agreeing, mark, rest = text.partition(",") if "," in text else text.partition(" ")
    agrees = bool(mark) and turn.hear(agreeing.strip()).agrees()
    heard = turn.hear(rest.strip() if agrees else text)
    stored = heard.place()
    workplace = heard.has(Marker.of_the_workplace) and not heard.has(Marker.of_their_home)
    if stored is None or (workplace and not agrees):
        return False
    runs.proceed(turn, turn.put(with_values(turn, run, {RIGHT: Right.right.value, COUNTRY: stored})))
    return True


def _take_named(turn: Turn, run: Run, text: str) -> bool:
    """Take a name that is labelled: "role: HGV driver", "the recruiter is called Karen"."""
    label, colon, name = (part.strip() for part in text.partition(":"))
    key = next((key for key, words in LABELLED.items() if label.casefold() in words), None) if colon else None
    via: Via | None = None
    if key is None:
        found = (w for w in turn.hear(text).requests() if w.intent is Intent.set_field)
        wanted = next((w for w in found if w.of is None and w.field is not None and w.new), None)
        if wanted is None or wanted.field is None:
            return False
        key, name, via = wanted.field.value, wanted.new or "", wanted.via
    if key not in run.answers or not name or not edits.is_one(name):
        return False
    answers = {key: name}
    if key == Field.contact.value:
        before = run.answers[VIA].value
        answers[VIA] = (via or (Via.recruiter if before == Via.nobody.value else Via(before))).value
    said = Card("said", "contact", shows={"name": name}) if key == CONTACT else None
    _show_card(
        turn, with_values(turn, run, answers), said or Card("repairs", "called", shows={"value": name})
    )
    return True


def _take_role(turn: Turn, run: Run, text: str) -> bool:
    """Take a role that is said alone, or beside the company on the card: "senior analyst at Lumen"."""
    name = turn.hear(text).role()
    company = run.answers.get(COMPANY)
    if name is None and company is not None:
        told = turn.hear(text).reports([company.value])
        same = len(told) == 1 and (told[0].company or "").casefold() == company.value.casefold()
        name = told[0].role if same and told[0].news is News.applied and told[0].applied is None else None
    if name is None or ROLE not in run.answers or not edits.is_one(name):
        return False
    _show_card(turn, with_values(turn, run, {ROLE: name}), Card("repairs", "called", shows={"value": name}))
    return True


def _take_day(turn: Turn, run: Run, text: str) -> bool:
    """Take a day: that of the answer if the text speaks of one, else that of the application or interview."""
    wanted = {w.intent: w.new for w in turn.hear(text).requests() if w.new}
    due = wanted.get(Intent.due_is)
    bare = text if len(text.split()) <= FEW_OF_A_DAY and _says_no_more(turn, text) else None
    value = due or wanted.get(Intent.day_is) or bare
    if value is None or len(value.split()) > FEW_OF_A_DAY + 1:
        return False
    return _due(turn, run, value) if due is not None else _on(turn, run, value)


def _says_no_more(turn: Turn, text: str) -> bool:
    """Tell whether a text with a day says only the day, an hour or news of it: "starts monday" says more."""
    heard = turn.hear(text)
    at, rest = heard.time_in()
    return at is not None or heard.is_day_alone() or turn.hear(rest).is_day_alone() or bool(heard.reports(()))


def _due(turn: Turn, run: Run, value: str) -> bool:
    day = next((d for d in turn.hear(value).days(past=False)), None)
    if day is None or DUE not in run.answers:
        return False
    _show_card(turn, with_values(turn, run, {DUE: day.isoformat()}), Card("said", "due", shows={"day": day}))
    return True


def _on(turn: Turn, run: Run, value: str) -> bool:
    before = run.answers.get(ON)
    applied = run.answers[STAGE].value == Stage.applied.value
    ahead = before is not None and before.value != SKIPPED and When.of(before.value).day >= turn.today
    at, rest = turn.hear(f"at {value}" if ahead and value.isdecimal() else value).time_in()
    days = turn.hear(rest).days(past=not ahead)
    if at is not None and not rest and before is not None and ahead:
        days = (When.of(before.value).day,)  # only the hour was wrong
    day = next((day for day in days if day <= turn.today or not applied), None)
    if before is None or day is None:
        return False
    when = When(day, None if applied else at)
    said = Card("said", "day", shows={"day": when.day, "at": when.at})
    _show_card(turn, with_values(turn, run, {ON: when.stored}), said)
    return True


def with_values(turn: Turn, run: Run, values: dict[str, str]) -> Run:
    """Return the run with other answers to some of its questions."""
    answers = {**run.answers, **{key: Answer(value, turn.now) for key, value in values.items()}}
    return run.but(answers=answers, draft_answer=None)


def _show_card(turn: Turn, run: Run, said: Card) -> None:
    """Show the card again, or ask what the new value leads to."""
    turn.say(Asked(turn.put(run), before=said))
