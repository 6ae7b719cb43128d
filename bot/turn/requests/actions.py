"""Do what a text asks for in words: by its exact words where they say what, else by what was learned."""

from __future__ import annotations

from collections.abc import Callable

from bot.talk.days import When
from bot.talk.frozen import changed
from bot.talk.kinds import Write
from bot.talk.script import Answer
from bot.turn.cards import deadlines, lookups
from bot.turn.corrections import applied_day, correcting, edits, erasing, repairs
from bot.turn.interpreting import mentions
from bot.turn.interpreting.answers import unsure_of
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News
from bot.turn.readings.request import Intent, Request
from bot.turn.reports import filing
from bot.turn.requests import feedback_request, offer_answered, one_named, pausing, preparing

FINDS: dict[Intent, Callable[[Turn, str, str | None], None]] = {
    Intent.applied: lookups.applied,
    Intent.rejected: lookups.rejected,
    Intent.contact: lookups.contact,
    Intent.interview: lookups.interview,
}
"""Questions about one application."""

LEARNED: dict[str, Callable[[Turn, str], None]] = {
    "next_interview": lookups.interview,
    "did_they_reject": lookups.rejected,
    "compare": lookups.compare,
    "rejected_list": lambda turn, _: lookups.refused(turn),
}
"""Questions about the applications, by the wish that was heard."""

EVERYTHING = frozenset({"them", "mine", "all", "applications", "ones", "have"})
"""Words by which all of them are meant, where no name is known."""

CONFIRMING = frozenset({"summary", "same", "due_before", "fits", "again", "together"})
"""Questions whether something is right."""

ELSEWHERE = frozenset({Intent.another, Intent.day_is, Intent.due_is})
"""What is wanted of a list or a card that asks something, and heard there."""

AMONG_WORDS = frozenset(
    {Intent.undo, Intent.correct, Intent.applied_on, Intent.no_refusal, Intent.accepted, Intent.declined}
)
"""What is wanted even where own words are asked for: the words say it exactly, and about what is known."""
NOBODY = frozenset({"her", "his", "their", "the", "my", "its", "recruiter", "manager", "agent", "contact"})
"""Words before a field that name no application."""

ON = "on"
"""The question in `log` for the day of an interview."""

IDLE_ONLY = frozenset({Intent.coming_up, Intent.erase})
"""While a question is open these words may mean what comes next in the dialogue."""


def by_words(turn: Turn, text: str, run: Run | None = None) -> bool:
    """Do what the words ask for exactly. Return False if they don't, or what they name isn't known.

    run: the one whose question is open. Where it asks for words, only what names something known counts.
    """
    ask = run.open(run.position) if run is not None else None
    own_words = ask is not None and isinstance(ask.kind, Write)
    free = own_words and ask is not None and not is_name(ask)
    for request in map(_of_no_other, turn.hear(text).requests()):
        if request.guess or request.intent in ELSEWHERE or (run is not None and request.intent in IDLE_ONLY):
            continue
        if request.intent is Intent.wrong and run is not None and _may_answer(run):
            continue
        if free and request.intent not in AMONG_WORDS:
            continue
        if _follow(turn, request, text, asked=run is not None):
            return True
    return False


def _of_no_other(request: Request) -> Request:
    """Leave out whose field it is where that only says "her name": the one that is spoken of is meant."""
    nobody = request.intent is Intent.set_field and (request.of or "").casefold() in NOBODY
    return changed(request, of=None) if nobody else request


def _may_answer(run: Run) -> bool:
    """Tell whether the open question is whether something is right: then "that's wrong" answers it."""
    ask = run.open(run.position)
    key = ask.key.rpartition(".")[2] if ask is not None else ""
    return bool(unsure_of(run.draft_answer)) or key in CONFIRMING


def by_guess(turn: Turn, text: str, *, named: bool = False) -> bool:
    """Put right what words like "it was Friday" may say, where they fit something that was said before.

    named: a name is asked for. "Karen, not Karin" is none, even if it isn't clear what it corrects.
    """
    requests = turn.hear(text).requests()
    if any(correcting.correct(turn, one) for one in requests if one.guess):
        return True
    if named and any(
        one.intent is Intent.correct and one.old is not None and not one.guess for one in requests
    ):
        repairs.ask_what_is_wrong(turn)
        return True
    return False


def _follow(turn: Turn, request: Request, text: str, *, asked: bool) -> bool:
    """Do the one thing that is wanted. Return False if it names something that isn't known."""
    known = request.of is not None and bool(mentions.cases_mentioned(turn, request.of))
    if request.of is not None and len(request.of.split()) > mentions.LONGEST:
        return False
    if request.intent in REPAIRS:
        return (known or request.of is None) and REPAIRS[request.intent](turn, request)
    if request.intent in EDITS:
        of = request.of or ""
        if not known and not asked and turn.hear(of).names_something(alone=True):
            return turn.person.last > 0 and edits.unknown(turn)
        return known and EDITS[request.intent](turn, of, text)
    if request.intent is Intent.unremind:
        return edits.unremind(turn, request.of)
    if request.intent is Intent.erase:
        return erasing.asked_again(turn)
    if request.intent in NOTED:
        return NOTED[request.intent](turn, request.of)
    return _find(turn, request, text, known=known, asked=asked)


def _find(turn: Turn, request: Request, text: str, *, known: bool, asked: bool) -> bool:
    """Answer what somebody wants to know, unless it names something that isn't known and may be an answer."""
    if request.intent in COUNTS:
        COUNTS[request.intent](turn)
        return True
    if request.intent is Intent.compare:
        if request.of is not None and not known and EVERYTHING.isdisjoint(request.of.casefold().split()):
            return False
        lookups.compare(turn, text)
        return True
    if asked and not known and request.of is not None:
        return False
    FINDS[request.intent](turn, text, request.of)
    return True


NOTED: dict[Intent, Callable[[Turn, str | None], bool]] = {
    Intent.reply_by: deadlines.reply_by,
    Intent.call_by: deadlines.call_by,
    Intent.should_call: deadlines.should_call,
    Intent.worry_at: deadlines.worry_at,
    Intent.pay: deadlines.pay,
    Intent.carry_on: one_named.carry_on,
    Intent.look_back: one_named.look_back,
}
"""Questions for a day or an hour that was noted; False if there is nothing that could be asked for."""


def _wrong(turn: Turn, _: Request) -> bool:
    repairs.ask_what_is_wrong(turn)
    return True


def _language(turn: Turn, request: Request) -> bool:
    turn.welcome()
    repairs.ask_after(turn, Card("meta", f"foreign_{request.new}"))
    return True


def _note(turn: Turn, request: Request) -> bool:
    """Note what stands after "log": news of any kind, else an application."""
    new = request.new
    return new is not None and (filing.file_text(turn, new) or filing.after_command(turn, News.applied, new))


def _not_asked(turn: Turn, _: Request) -> bool:
    repairs.ask_after(turn, Card(repairs.FILE, "not_asked"))
    return True


REPAIRS: dict[Intent, Callable[[Turn, Request], bool]] = {
    Intent.undo: lambda turn, wanted: repairs.undo(turn, wanted.of),
    Intent.wrong: _wrong,
    Intent.not_asked: _not_asked,
    Intent.no_refusal: lambda turn, wanted: repairs.no_refusal(turn, wanted.of),
    Intent.correct: correcting.correct,
    Intent.accepted: lambda turn, wanted: offer_answered.close_offer(turn, "accepted", wanted.of),
    Intent.declined: lambda turn, wanted: offer_answered.close_offer(turn, "declined", wanted.of),
    Intent.language: _language,
    Intent.applied_on: applied_day.correct_applied_day,
    Intent.note: _note,
    Intent.prepare: preparing.prepare,
    Intent.set_field: edits.set_field,
    Intent.ask_feedback: feedback_request.ask,
    Intent.called_no: lambda turn, wanted: one_named.call_it_a_no(turn, wanted.of),
    Intent.show: lambda turn, wanted: one_named.show(turn, wanted.of),
    Intent.never_asked: lambda turn, _: one_named.never_asked(turn),
    Intent.resume: pausing.resume,
    Intent.paused: pausing.tell,
}
"""What puts something right, or asks for something that names nothing."""

EDITS: dict[Intent, Callable[[Turn, str, str], bool]] = {
    Intent.away: lambda turn, of, _: edits.close(turn, "away", of),
    Intent.withdraw: lambda turn, of, _: edits.close(turn, "withdraw", of),
    Intent.mute: lambda turn, of, _: edits.close(turn, "mute_one", of),
    Intent.reopen: lambda turn, of, _: edits.reopen(turn, of),
    Intent.delete: lambda turn, of, _: edits.forget(turn, of),
    Intent.moved: lambda turn, _, text: edits.moved(turn, text),
}
"""What changes the one application that is named, by its name and the whole text."""

COUNTS: dict[Intent, Callable[[Turn], None]] = {
    Intent.count: lookups.count,
    Intent.coming_up: lookups.coming_up,
    Intent.waiting: lookups.waiting,
}
"""Questions about all of them."""


def learned(turn: Turn, name: str, text: str) -> bool:
    """Follow a wish that was heard. Return False if it is followed elsewhere, as it leads to a dialogue."""
    if turn.person.new:
        return False
    if name in LEARNED:
        LEARNED[name](turn, text)
        return True
    return name in DONE and DONE[name](turn, text)


def _rename(turn: Turn, text: str) -> bool:
    """Take a name that is wrong, but isn't said, for the last thing of the open dialogue."""
    if turn.person.current is None or mentions.cases_mentioned(turn, text):
        return False
    repairs.ask_what_is_wrong(turn)
    return True


def _day_of_noted(turn: Turn, run: Run, text: str) -> bool:
    """Correct the day of the interview that is being noted; no other is meant while one is."""
    at, rest = turn.hear(text).time_in()
    day = turn.hear(rest).day_in()
    if day is None or ON not in run.answers or run.position.ask is None:
        return False
    answers = {**run.answers, ON: Answer(When(day, at).stored, turn.now)}
    said = Card("said", "day", shows={"day": day, "at": at})
    turn.say(Asked(turn.put(run.but(answers=answers)), before=said))
    return True


def _moved(turn: Turn, text: str) -> bool:
    """Move the interview that a text is about; where it names a company that isn't noted, note that one."""
    run = turn.person.current
    noting = run is not None and run.script == "log" and mentions.application_of(run) is None
    if run is not None and noting and not mentions.is_about_another(turn, run, text):
        return _day_of_noted(turn, run, text)
    if not mentions.is_about_a_stranger(turn, text, anywhere=True):
        return edits.moved(turn, mentions.without_denied(text))
    return filing.file_text(turn, text, turn.person.current) or edits.unknown(turn)


DONE: dict[str, Callable[[Turn, str], bool]] = {
    "withdraw": lambda turn, text: edits.close(turn, "withdraw", text),
    "mute_one": lambda turn, text: edits.close(turn, "mute_one", text),
    "reopen": edits.reopen,
    "interview_moved": _moved,
    "delete_one": edits.forget,
    "remind": edits.remind,
    "rename": _rename,
}
"""What is done about one application, by the wish that was heard."""
