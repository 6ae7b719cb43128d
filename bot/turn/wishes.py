"""Do what a text asks for in words: by its exact words where they say what, else by what was learned."""

from __future__ import annotations

from collections.abc import Callable

from bot.talk.kinds import Write
from bot.turn import editing_in_words, finding, naming, putting_right, repairs
from bot.turn.names import is_name
from bot.turn.person import Run
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

IDLE_ONLY = frozenset({Want.coming_up})
"""While a question is open these words may mean what comes next in the dialogue."""


def by_words(turn: Turn, text: str, run: Run | None = None) -> bool:
    """Do what the words ask for exactly. Return False if they don't, or what they name isn't known.

    run: the one whose question is open. Where it asks for words, only what names something known counts.
    """
    ask = run.open(run.position) if run is not None else None
    own_words = ask is not None and isinstance(ask.kind, Write)
    free = own_words and ask is not None and not is_name(ask)
    for wanted in turn.reader.wanted(turn.person.language, text):
        if wanted.guess or (run is not None and wanted.want in IDLE_ONLY):
            continue
        if free and wanted.want not in (Want.undo, Want.correct):
            continue
        if _follow(turn, wanted, text, asked=run is not None):
            return True
    return False


def by_guess(turn: Turn, text: str) -> bool:
    """Put right what words like "it was Friday" may say, where they fit something that was said before."""
    wanted = turn.reader.wanted(turn.person.language, text)
    return any(putting_right.put_right(turn, one) for one in wanted if one.guess)


def _follow(turn: Turn, wanted: Wanted, text: str, *, asked: bool) -> bool:  # noqa: C901, PLR0911 - a line a want
    known = bool(naming.pointed_at(turn, wanted.of)) if wanted.of is not None else False
    short = wanted.of is None or len(wanted.of.split()) <= naming.LONGEST
    match wanted.want:
        case Want.undo:
            return (wanted.of is None or known) and repairs.undo(turn, wanted.of)
        case Want.correct:
            return putting_right.put_right(turn, wanted)
        case Want.set_field:
            return (wanted.of is None or known) and editing_in_words.set_field(turn, wanted)
        case Want.away:
            return known and short and editing_in_words.close(turn, "away", wanted.of or "")
        case Want.delete:
            return known and short and editing_in_words.forget(turn, wanted.of or "")
        case Want.unremind:
            return editing_in_words.unremind(turn, wanted.of)
        case Want.count:
            finding.count(turn)
        case Want.coming_up:
            finding.coming_up(turn)
        case Want.waiting:
            finding.waiting(turn)
        case Want.compare:
            if wanted.of is not None and not known and "compare" not in text.casefold():
                return False
            finding.compare(turn, text)
        case _:
            if not short or (asked and not known):
                return False
            FINDS[wanted.want](turn, text, wanted.of)
    return True


def learned(turn: Turn, name: str, text: str) -> bool:
    """Follow a wish that was heard. Return False if it is followed elsewhere, as it leads to a dialogue."""
    if turn.person.last == 0:
        return False
    if name in LEARNED:
        LEARNED[name](turn, text)
        return True
    match name:
        case "withdraw" | "mute_one":
            return editing_in_words.close(turn, name, text)
        case "reopen":
            return editing_in_words.reopen(turn, text)
        case "interview_moved":
            return editing_in_words.moved(turn, text)
        case "delete_one":
            return editing_in_words.forget(turn, text)
        case "remind":
            return editing_in_words.remind(turn, text)
    return False
