"""Do what a text asks for in words: by its exact words where they say what, else by what was learned."""

from __future__ import annotations

from collections.abc import Callable

from bot.talk.frozen import changed
from bot.talk.kinds import Write
from bot.turn import (
    applied_day,
    asking_them,
    deadlines,
    editing_in_words,
    erasing,
    finding,
    naming,
    offer_answered,
    pausing,
    preparing,
    putting_right,
    repairs,
)
from bot.turn.interpreting import unsure_of
from bot.turn.names import is_name
from bot.turn.person import Run
from bot.turn.says import Card
from bot.turn.turn import Turn
from bot.turn.wanted import Want, Wanted

FINDS: dict[Want, Callable[[Turn, str, str | None], None]] = {
    Want.applied: finding.applied,
    Want.rejected: finding.rejected,
    Want.contact: finding.contact,
    Want.interview: finding.interview,
}
"""Questions about one application."""

LEARNED: dict[str, Callable[[Turn, str], None]] = {
    "next_interview": finding.interview,
    "did_they_reject": finding.rejected,
    "compare": finding.compare,
    "rejected_list": lambda turn, _: finding.refused(turn),
}
"""Questions about the applications, by the wish that was heard."""

EVERYTHING = frozenset({"them", "mine", "all", "applications", "ones", "have"})
"""Words by which all of them are meant, where no name is known."""

CONFIRMING = frozenset({"summary", "same", "due_before", "fits", "again", "together"})
"""Questions whether something is right."""

ELSEWHERE = frozenset({Want.another, Want.day_is, Want.due_is})
"""What is wanted of a list or a card that asks something, and heard there."""

AMONG_WORDS = frozenset(
    {Want.undo, Want.correct, Want.applied_on, Want.no_refusal, Want.accepted, Want.declined}
)
"""What is wanted even where own words are asked for: the words say it exactly, and about what is known."""
NOBODY = frozenset({"her", "his", "their", "the", "my", "its", "recruiter", "manager", "agent", "contact"})
"""Words before a field that name no application."""

IDLE_ONLY = frozenset({Want.coming_up, Want.erase})
"""While a question is open these words may mean what comes next in the dialogue."""


def by_words(turn: Turn, text: str, run: Run | None = None) -> bool:
    """Do what the words ask for exactly. Return False if they don't, or what they name isn't known.

    run: the one whose question is open. Where it asks for words, only what names something known counts.
    """
    ask = run.open(run.position) if run is not None else None
    own_words = ask is not None and isinstance(ask.kind, Write)
    free = own_words and ask is not None and not is_name(ask)
    for wanted in map(_of_no_other, turn.reader.wanted(turn.person.language, text)):
        if wanted.guess or wanted.want in ELSEWHERE or (run is not None and wanted.want in IDLE_ONLY):
            continue
        if wanted.want is Want.wrong and run is not None and _may_answer(run):
            continue
        if free and wanted.want not in AMONG_WORDS:
            continue
        if _follow(turn, wanted, text, asked=run is not None):
            return True
    return False


def _of_no_other(wanted: Wanted) -> Wanted:
    """Leave out whose field it is where that only says "her name": the one that is spoken of is meant."""
    nobody = wanted.want is Want.set_field and (wanted.of or "").casefold() in NOBODY
    return changed(wanted, of=None) if nobody else wanted


def _may_answer(run: Run) -> bool:
    """Tell whether the open question is whether something is right: then "that's wrong" answers it."""
    ask = run.open(run.position)
    key = ask.key.rpartition(".")[2] if ask is not None else ""
    return bool(unsure_of(run.draft_answer)) or key in CONFIRMING


def by_guess(turn: Turn, text: str, *, named: bool = False) -> bool:
    """Put right what words like "it was Friday" may say, where they fit something that was said before.

    named: a name is asked for. "Karen, not Karin" is none, even if it isn't clear what it corrects.
    """
    wanted = turn.reader.wanted(turn.person.language, text)
    if any(putting_right.put_right(turn, one) for one in wanted if one.guess):
        return True
    if named and any(one.want is Want.correct and one.old is not None and not one.guess for one in wanted):
        repairs.wrong(turn)
        return True
    return False


def _follow(turn: Turn, wanted: Wanted, text: str, *, asked: bool) -> bool:
    """Do the one thing that is wanted. Return False if it names something that isn't known."""
    known = wanted.of is not None and bool(naming.pointed_at(turn, wanted.of))
    if wanted.of is not None and len(wanted.of.split()) > naming.LONGEST:
        return False
    if wanted.want in REPAIRS:
        return (known or wanted.of is None) and REPAIRS[wanted.want](turn, wanted)
    if wanted.want in EDITS:
        of = wanted.of or ""
        if not known and not asked and turn.reader.names_something(turn.person.language, of, alone=True):
            return turn.person.last > 0 and editing_in_words.unknown(turn)
        return known and EDITS[wanted.want](turn, of, text)
    if wanted.want is Want.unremind:
        return editing_in_words.unremind(turn, wanted.of)
    if wanted.want is Want.erase:
        return erasing.asked_again(turn)
    if wanted.want in NOTED:
        return NOTED[wanted.want](turn, wanted.of)
    return _find(turn, wanted, text, known=known, asked=asked)


def _find(turn: Turn, wanted: Wanted, text: str, *, known: bool, asked: bool) -> bool:
    """Answer what somebody wants to know, unless it names something that isn't known and may be an answer."""
    if wanted.want in COUNTS:
        COUNTS[wanted.want](turn)
        return True
    if wanted.want is Want.compare:
        if wanted.of is not None and not known and EVERYTHING.isdisjoint(wanted.of.casefold().split()):
            return False
        finding.compare(turn, text)
        return True
    if asked and not known and wanted.of is not None:
        return False
    FINDS[wanted.want](turn, text, wanted.of)
    return True


NOTED: dict[Want, Callable[[Turn, str | None], bool]] = {
    Want.reply_by: deadlines.reply_by,
    Want.call_by: deadlines.call_by,
    Want.should_call: deadlines.should_call,
    Want.worry_at: deadlines.worry_at,
    Want.pay: deadlines.pay,
}
"""Questions for a day or an hour that was noted; False if there is nothing that could be asked for."""


def _wrong(turn: Turn, _: Wanted) -> bool:
    repairs.wrong(turn)
    return True


def _language(turn: Turn, wanted: Wanted) -> bool:
    turn.welcome()
    repairs.ask_after(turn, Card("meta", f"foreign_{wanted.new}"))
    return True


def _not_asked(turn: Turn, _: Wanted) -> bool:
    repairs.ask_after(turn, Card(repairs.FILE, "not_asked"))
    return True


REPAIRS: dict[Want, Callable[[Turn, Wanted], bool]] = {
    Want.undo: lambda turn, wanted: repairs.undo(turn, wanted.of),
    Want.wrong: _wrong,
    Want.not_asked: _not_asked,
    Want.no_refusal: lambda turn, wanted: repairs.no_refusal(turn, wanted.of),
    Want.correct: putting_right.put_right,
    Want.accepted: lambda turn, wanted: offer_answered.answered(turn, "accepted", wanted.of),
    Want.declined: lambda turn, wanted: offer_answered.answered(turn, "declined", wanted.of),
    Want.language: _language,
    Want.applied_on: applied_day.put_right,
    Want.prepare: preparing.told,
    Want.set_field: editing_in_words.set_field,
    Want.ask_feedback: asking_them.ask,
    Want.resume: pausing.resume,
    Want.paused: pausing.tell,
}
"""What puts something right, or asks for something that names nothing."""

EDITS: dict[Want, Callable[[Turn, str, str], bool]] = {
    Want.away: lambda turn, of, _: editing_in_words.close(turn, "away", of),
    Want.withdraw: lambda turn, of, _: editing_in_words.close(turn, "withdraw", of),
    Want.mute: lambda turn, of, _: editing_in_words.close(turn, "mute_one", of),
    Want.reopen: lambda turn, of, _: editing_in_words.reopen(turn, of),
    Want.delete: lambda turn, of, _: editing_in_words.forget(turn, of),
    Want.moved: lambda turn, _, text: editing_in_words.moved(turn, text),
}
"""What changes the one application that is named, by its name and the whole text."""

COUNTS: dict[Want, Callable[[Turn], None]] = {
    Want.count: finding.count,
    Want.coming_up: finding.coming_up,
    Want.waiting: finding.waiting,
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
    if turn.person.current is None or naming.pointed_at(turn, text):
        return False
    repairs.wrong(turn)
    return True


DONE: dict[str, Callable[[Turn, str], bool]] = {
    "withdraw": lambda turn, text: editing_in_words.close(turn, "withdraw", text),
    "mute_one": lambda turn, text: editing_in_words.close(turn, "mute_one", text),
    "reopen": editing_in_words.reopen,
    "interview_moved": editing_in_words.moved,
    "delete_one": editing_in_words.forget,
    "remind": editing_in_words.remind,
    "rename": _rename,
}
"""What is done about one application, by the wish that was heard."""
