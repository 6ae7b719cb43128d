"""Say what is noted of an offer, a call or a time to worry: above all by when something has to be done."""

from __future__ import annotations

from datetime import date

from bot.coach.facts.application import State
from bot.coach.facts.records import ReplyBy, Worrying
from bot.coach.facts.refused import AboutNo, AboutReview
from bot.coach.schedule.reminders import TO_WORRY, worry_begins
from bot.talk.ask import SKIPPED
from bot.turn.cards.lookups import MOST, say, say_unknown
from bot.turn.interpreting import mentions
from bot.turn.model.turn import Turn


def reply_by(turn: Turn, of: str | None) -> bool:
    """Say by when an offer has to be answered. Return False if there is no offer."""
    history = turn.now_established()
    named = mentions.cases_mentioned(turn, of)
    if of is not None and not named:
        say_unknown(turn, of)
        return True
    mentioned, known = _mentioned(turn), named or history.cases
    offers = [case for case in known if case.state is State.offer or case.application.number in mentioned]
    if not offers:
        return False
    noted = {fact.application: fact.day for _, fact in history.of(ReplyBy)}
    days = mentioned | {number: day for number, day in noted.items() if day is not None}
    say(turn, "reply_by", cases=offers[-MOST:], days=days)
    return True


def pay(turn: Turn, of: str | None) -> bool:
    """Say that no pay is kept. Return False if there is no offer whose pay could be meant."""
    run = turn.person.current
    cases = mentions.cases_mentioned(turn, of) if of is not None else turn.now_established().cases
    if not any(case.state is State.offer for case in cases) and (run is None or run.script != "yes"):
        return False
    say(turn, "pay")
    return True


def _mentioned(turn: Turn) -> dict[int, date]:
    """Return the days by which offers have to be answered, as told in open or parked dialogues."""
    current = (turn.person.current,) if turn.person.current is not None else ()
    days: dict[int, date] = {}
    for run in (*turn.person.left, *current):
        about, by = mentions.application_of(run), run.answers.get("reply_by")
        if run.script == "yes" and by is not None and by.value != SKIPPED:
            number = about.number if about is not None else run.number  # else this run notes the application
            days[number] = date.fromisoformat(by.value)
    return days


def call_by(turn: Turn, _: str | None) -> bool:
    """Say that no day for a call is kept, and whether the mail offered one."""
    about = _about(turn)
    application = about.application if about is not None else None
    name = application.name if application is not None else None
    say(turn, "call_by", offered=about is not None and about.mail.call, name=name)
    return True


def should_call(turn: Turn, _: str | None) -> bool:
    """Encourage the call that the mail with the no offered. Return False if the mail offered none."""
    about = _about(turn)
    if about is None or not about.mail.call:
        return False
    say(turn, "should_call")
    return True


def _about(turn: Turn) -> AboutNo | AboutReview | None:
    """Return the briefing of the open dialogue about a no, else of a parked one; None if there is none."""
    current = (turn.person.current,) if turn.person.current is not None else ()
    facts = (run.facts for run in (*current, *turn.person.left))
    return next((about for about in facts if isinstance(about, AboutNo | AboutReview)), None)


def worry_at(turn: Turn, _: str | None) -> bool:
    """Say when the next time to worry begins, or that none is set."""
    zone, set_ones = turn.person.zone, turn.now_established().of(Worrying)
    begins = [worry_begins(worry, each.at, zone) for each, worry in set_ones]
    ahead = [at for at in begins if at + TO_WORRY > turn.now]
    if not ahead:
        say(turn, "no_worry")
        return True
    at = min(ahead).astimezone(zone)
    say(turn, "worry_at", day=at.date(), at=at.time())
    return True
