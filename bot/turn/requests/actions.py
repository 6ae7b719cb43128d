"""Do what a text asks for, where its exact words say what; and put right what its words may correct."""

from __future__ import annotations

from collections.abc import Callable

from bot.talk.frozen import changed
from bot.talk.kinds import Write
from bot.turn.cards import deadlines
from bot.turn.corrections import applied_day, correcting, edits, erasing, no_refusals, repairs
from bot.turn.interpreting import mentions
from bot.turn.interpreting.answers import unsure_of
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News
from bot.turn.readings.request import Intent, Request
from bot.turn.reports import filing
from bot.turn.requests import (
    called,
    cancelled,
    coming_back,
    enough,
    feedback_request,
    finding,
    interview_time,
    no_cards,
    offer_answered,
    one_named,
    own_records,
    pausing,
    preparing,
    sending,
    worrying,
)

CONFIRMING = frozenset({"summary", "same", "due_before", "fits", "again", "together"})
"""Questions whether something is right."""

ELSEWHERE = frozenset({Intent.another, Intent.day_is, Intent.due_is})
"""Intents that answer a list or a card which asks something; the rules for that hear them."""

AMONG_WORDS = frozenset(
    {
        Intent.undo,
        Intent.cancel_that,
        Intent.correct,
        Intent.applied_on,
        Intent.no_refusal,
        Intent.accepted,
        Intent.declined,
        Intent.pause,
        Intent.pause_this,
        Intent.resume,
        Intent.worry,
        Intent.no_card,
        Intent.enough,
        Intent.enough_today,
        Intent.carry_on,
        Intent.journal,
        Intent.list,
        Intent.come_back,
        Intent.hold_on,
    }
)
"""Intents that are followed even where own words are asked for: their words are exact, about known things."""

AT_ONCE = frozenset(
    {
        *(Intent.pause, Intent.pause_this, Intent.enough_today, Intent.resume),
        *(Intent.worry, Intent.no_card, Intent.sent_it),
    }
)
"""Intents that are followed before a day or an hour in the text can be taken for the answer."""

COMING_BACK = frozenset({Intent.is_back, Intent.come_back, Intent.go_on, Intent.hold_on})
"""Intents of a person who is back, or gone for a moment; followed before they can be taken for an answer."""

NOBODY = frozenset({"her", "his", "their", "the", "my", "its", "recruiter", "manager", "agent", "contact"})
"""Words before a field that name no application."""

IDLE_ONLY = frozenset({Intent.coming_up, Intent.erase})
"""Intents that wait until no question is open: at one, the words may mean what comes next in it."""


def at_once(turn: Turn, text: str, run: Run) -> bool:
    """Do what is asked of the coach itself, whatever is open: to be quiet for a while, a time to worry."""
    picked = turn.hear(text).option(run) is not None
    return by_words(turn, text, run, only=AT_ONCE - {Intent.sent_it} if picked else AT_ONCE)


def come_back(turn: Turn, text: str, run: Run | None = None) -> bool:
    """Go on with what was left, if the person is back, or names it where the coach asked which."""
    return coming_back.take_named(turn, text) or by_words(turn, text, run, only=COMING_BACK)


def by_words(
    turn: Turn, text: str, run: Run | None = None, only: frozenset[Intent] = frozenset(Intent)
) -> bool:
    """Do what the words ask for exactly. Return False if they ask for nothing, or name what isn't known.

    run: the run whose question is open. Where that asks for own words, only `AMONG_WORDS` are followed.
    """
    ask = run.open(run.position) if run is not None else None
    free = ask is not None and isinstance(ask.kind, Write) and not is_name(ask)
    for request in map(_of_no_other, turn.hear(text).requests()):
        later = request.intent in ELSEWHERE or (run is not None and request.intent in IDLE_ONLY)
        if request.intent not in only or request.guess or later:
            continue
        answers = request.intent is Intent.wrong and run is not None and _may_answer(run)
        if answers or (free and request.intent not in AMONG_WORDS):
            continue
        if _follow(turn, request, text, asked=run is not None):
            return True
    return False


def about_known(turn: Turn, text: str, run: Run) -> bool:
    """Do what is asked of a known application where own words or a name are asked for: "bin the Acme one".

    Return False if the text doesn't say so exactly, or says more.
    """
    ask = run.open(run.position)
    if ask is None or not isinstance(ask.kind, Write) or len(text.split()) > MOST_OF_KNOWN:
        return False
    for request in turn.hear(text).requests():
        of_known = request.of is not None and bool(mentions.cases_mentioned(turn, request.of))
        asks = (of_known and request.intent in OF_KNOWN) or request.intent is Intent.refused
        if asks and _follow(turn, request, text, asked=True):
            return True
    return False


def _of_no_other(request: Request) -> Request:
    """Drop `of` from a request that names nobody ("her name"): then the application spoken of is meant."""
    nobody = request.intent is Intent.set_field and (request.of or "").casefold() in NOBODY
    return changed(request, of=None) if nobody else request


def _may_answer(run: Run) -> bool:
    """Tell whether the open question is whether something is right: then "that's wrong" answers it."""
    ask = run.open(run.position)
    key = ask.key.rpartition(".")[2] if ask is not None else ""
    return bool(unsure_of(run.draft_answer)) or key in CONFIRMING


def by_guess(turn: Turn, text: str, *, named: bool = False) -> bool:
    """Put right what words like "it was Friday" may say, where they fit something that was said before.

    named: a name is asked for. "Karen, not Karin" isn't one: if it is unclear what it corrects, ask.
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
    """Do what one request asks for. Return False if it names something that isn't known."""
    known = request.of is not None and bool(mentions.cases_mentioned(turn, request.of))
    if request.of is not None and len(request.of.split()) > mentions.LONGEST:
        return False
    if request.intent is Intent.no_refusal and not known:
        request = changed(request, of=None)  # the company of the no just told may not be noted yet
    if request.intent in REPAIRS:
        return (known or request.of is None) and REPAIRS[request.intent](turn, request)
    if request.intent in EDITS:
        spoken_of = one_named.spoken_of(turn) if request.of is None else None
        of = request.of or (spoken_of.application.name if spoken_of is not None else "")
        known = known or spoken_of is not None
        if not known and not asked and turn.hear(of).names_something(alone=True):
            return turn.person.last > 0 and edits.say_unknown(turn)
        return known and EDITS[request.intent](turn, of, text)
    if request.intent in BY_TEXT:
        return BY_TEXT[request.intent](turn, request, text)
    if request.intent in NOTED:
        return NOTED[request.intent](turn, request.of)
    return finding.find(turn, request, text, known=known, asked=asked)


def _wrong(turn: Turn, _: Request) -> bool:
    repairs.ask_what_is_wrong(turn)
    return True


def _language(turn: Turn, request: Request) -> bool:
    turn.welcome()
    repairs.ask_after(turn, Card("meta", f"foreign_{request.new}"))
    return True


def _note(turn: Turn, request: Request) -> bool:
    """Note the text after "log": news of any kind, else an application."""
    new = request.new
    return new is not None and (filing.file_text(turn, new) or filing.after_command(turn, News.applied, new))


def _not_asked(turn: Turn, _: Request) -> bool:
    repairs.ask_after(turn, Card(repairs.FILE, "not_asked"))
    return True


NOTED: dict[Intent, Callable[[Turn, str | None], bool]] = {
    Intent.reply_by: deadlines.reply_by,
    Intent.call_by: deadlines.call_by,
    Intent.should_call: deadlines.should_call,
    Intent.worry_at: deadlines.worry_at,
    Intent.pay: deadlines.pay,
    Intent.carry_on: one_named.carry_on,
    Intent.look_back: one_named.look_back,
    Intent.called: called.note,
    Intent.sent_it: sending.sent_it,
    Intent.will_send: sending.will_send,
    Intent.got_in_touch: sending.got_in_touch,
    Intent.write_it: sending.write_it,
}
"""Intents about what was noted of an application; each returns False if nothing noted can be meant."""


BY_TEXT: dict[Intent, Callable[[Turn, Request, str], bool]] = {
    Intent.unremind: lambda turn, wanted, _: edits.unremind(turn, wanted.of),
    Intent.erase: lambda turn, _, __: erasing.ask_again(turn),
    Intent.cancelled: cancelled.cancelled,
    Intent.enough: enough.say_no_more,
    Intent.remind_to: lambda turn, _, text: own_records.remind_to(turn, text),
}
"""Intents that may need the whole text."""

REPAIRS: dict[Intent, Callable[[Turn, Request], bool]] = {
    Intent.undo: lambda turn, wanted: repairs.undo(turn, wanted.of),
    Intent.cancel_that: lambda turn, _: repairs.cancel_that(turn),
    Intent.wrong: _wrong,
    Intent.not_asked: _not_asked,
    Intent.no_refusal: lambda turn, wanted: no_refusals.no_refusal(turn, wanted.of),
    Intent.correct: correcting.correct,
    Intent.accepted: lambda turn, wanted: offer_answered.close_offer(turn, "accepted", wanted.of),
    Intent.declined: lambda turn, wanted: offer_answered.close_offer(turn, "declined", wanted.of),
    Intent.language: _language,
    Intent.applied_on: applied_day.correct_applied_day,
    Intent.is_at: interview_time.correct_interview,
    Intent.put_off: interview_time.put_off,
    Intent.note: _note,
    Intent.note_new: lambda turn, _: own_records.note_new(turn),
    Intent.list: lambda turn, _: own_records.show_list(turn),
    Intent.prepare: preparing.prepare,
    Intent.tips: lambda turn, _: preparing.give_tips(turn),
    Intent.practise: lambda turn, _: preparing.practise(turn),
    Intent.set_field: lambda turn, said: correcting.set_name(turn, said) or edits.set_field(turn, said),
    Intent.ask_feedback: feedback_request.ask,
    Intent.called_no: lambda turn, wanted: one_named.call_it_a_no(turn, wanted.of),
    Intent.show: lambda turn, wanted: one_named.show(turn, wanted.of),
    Intent.never_asked: lambda turn, _: one_named.take_back_asking(turn),
    Intent.resume: pausing.resume,
    Intent.paused: pausing.tell,
    Intent.pause: pausing.pause,
    Intent.pause_this: pausing.pause_this,
    Intent.is_back: pausing.end_pause,
    **dict.fromkeys((Intent.worry, Intent.worry_set), worrying.set_time),
    Intent.no_card: no_cards.show,
    Intent.journal: lambda turn, _: own_records.show_journal(turn),
    Intent.values: lambda turn, _: own_records.begin_values(turn),
    Intent.for_coach: lambda turn, _: own_records.begin_for_coach(turn),
    Intent.enough_today: enough.put_off,
    Intent.come_back: lambda turn, _: coming_back.come_back(turn),
    Intent.hold_on: lambda turn, _: coming_back.hold_on(turn),
    Intent.go_on: lambda turn, _: coming_back.go_on(turn),
}
"""Intents that put something right, or that no application has to be named for."""

EDITS: dict[Intent, Callable[[Turn, str, str], bool]] = {
    Intent.away: lambda turn, of, _: edits.close(turn, "away", of),
    Intent.withdraw: lambda turn, of, _: edits.close(turn, "withdraw", of),
    Intent.mute: lambda turn, of, _: edits.close(turn, "mute_one", of),
    Intent.reopen: lambda turn, of, _: edits.reopen(turn, of),
    Intent.delete: lambda turn, of, text: edits.forget(turn, of, text),
    Intent.moved: lambda turn, _, text: edits.moved(turn, text),
}
"""Intents that change the application that is named, by its name and the whole text."""

OF_KNOWN = EDITS.keys() | {
    Intent.set_field,
    Intent.is_at,
    Intent.put_off,
    Intent.rejected,
    Intent.applied_when,
    Intent.quiet,
    Intent.interview,
    Intent.contact,
}
"""Intents that, where they name a noted application, can be neither an answer in own words nor a name."""

MOST_OF_KNOWN = 9
"""The most words of a text that only asks for one of `OF_KNOWN`. Our own choice."""
