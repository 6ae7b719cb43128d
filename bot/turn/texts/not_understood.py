"""Say that a text was not understood: in other words each time in a row, and always with a way on."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.talk.frozen import changed
from bot.talk.kinds import Choose, ChooseMany, Pick, PickCountry, Rate
from bot.turn.cards import overview
from bot.turn.interpreting.answers import complaint
from bot.turn.model.callback_data import (
    AnswerTap,
    BeginTap,
    Control,
    ControlTap,
    ListTap,
    RunAction,
    RunTap,
    Shown,
    ShowTap,
    Tap,
)
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card, CardButton
from bot.turn.model.turn import Turn
from bot.turn.readings.offer_reply import OfferReply
from bot.turn.readings.reading import Kind, Reading, Readings
from bot.turn.runs import runs
from bot.turn.runs.say_back import ask_once_more

ASKABLE = 0.15
"""How likely a reading has to be to be asked back. Our own choice: less likely ones only puzzle."""

MOST_ASKED = 2
"""The most readings that are asked back at a time."""

WISHED: dict[str, CardButton] = {
    "no": CardButton("menu__no", BeginTap("no")),
    "yes": CardButton("menu__yes", BeginTap("yes")),
    "next_round": CardButton("menu__yes", BeginTap("yes")),
    "log": CardButton("menu__log", BeginTap("log", way="new")),
    "chase": CardButton("menu__chase", BeginTap("overdue")),
    "called": CardButton("menu__chase", BeginTap("overdue")),
    "new_date": CardButton("help__news", BeginTap("overdue", way="news")),
    "on_hold": CardButton("help__news", BeginTap("overdue", way="news")),
    "list": CardButton("help__list", ListTap()),
    "next_interview": CardButton("help__list", ListTap()),
    "journal": CardButton("help__journal", ShowTap(Shown.journal)),
    "hour": CardButton("help__settings", BeginTap("settings")),
    "where": CardButton("help__settings", BeginTap("settings")),
}
"""The buttons for wishes that can be asked back."""

A_SENTENCE = 4
"""The fewest words of a text that says something instead of naming a country. Our own choice."""

AGREES = frozenset({OfferReply.yes, OfferReply.fine})
"""The replies that agree, though the question offers several things to agree to."""

MOVED = frozenset({Control.skip, Control.back, Control.later})
"""Moves that can be asked back, where the question has them."""


def at_question(turn: Turn, run: Run, ask: Ask[Any], readings: Readings, text: str = "") -> bool:
    """Say that a text at a question was not understood, each time in a row in another way. Return True."""
    again = CardButton("not_these", RunTap(RunAction.go, run.number))
    leave = CardButton("and_now__leave", RunTap(RunAction.keep, run.number))
    if isinstance(ask.kind, Choose | Pick) and turn.hear(text).offer_reply() in AGREES:
        ask_once_more(turn, run, Card("meta", "which_then"))  # a yes to no option in particular
        return True
    match _counted(turn):
        case 1 if _knows_no_answer(ask, readings):
            ask_once_more(turn, run, explained=True)
        case 1 if taps := _likeliest_at(run, ask, readings):
            wished = tuple(WISHED[name] for name in _wished(readings, MOST_ASKED - len(taps)))
            turn.say(Asked(run, instead=Card("meta", "perhaps", (*wished, again)), only=taps))
        case 1:
            said = len(text.split()) >= A_SENTENCE or turn.hear(text).is_said()
            place = isinstance(ask.kind, PickCountry) and said
            turn.say(Asked(run, instead=Card("told", "place_first") if place else _needed(ask)))
        case 2:
            block = "misread_again" if _has_buttons(ask) else "misread_words"
            turn.say(Asked(run, instead=Card("meta", block, (leave,))))
        case 3:
            go = CardButton("and_now__go_on", RunTap(RunAction.go, run.number))
            turn.say(Card("meta", "misread_third", (go, CardButton(leave.label, leave.tap, beside=True))))
        case _:
            runs.park(turn)
            turn.card("fine" if run.dialogue.brief else "kept")
    return True


def ask_which_answer(turn: Turn, run: Run, ask: Ask[Any], readings: Readings, text: str) -> bool:
    """Ask back about a text that means two answers equally. Return False if it doesn't."""
    return readings.has_two_equal_answers() and at_question(turn, run, ask, readings, text)


def idle(turn: Turn, readings: Readings) -> None:
    """Say that a text was not understood while nothing is open."""
    if turn.person.new:
        overview.show_menu(turn)
        return
    in_peace = turn.person.lately.in_peace(turn.now)
    times = _counted(turn)
    wished = _wished(readings, MOST_ASKED)
    if in_peace and times == 1:
        turn.card("fine")
    elif times == 1 and wished:
        buttons = (*(WISHED[name] for name in wished), CardButton("not_these", ShowTap(Shown.help)))
        turn.say(Card("meta", "perhaps", buttons))
    elif times <= MENUS and not in_peace:
        overview.show_menu(turn)
    else:
        turn.say(Card("meta", "lost" if times % 2 else "lost_again"))


MENUS = 2
"""How many texts in a row are answered with the menu, or with what was most likely meant."""


def _counted(turn: Turn) -> int:
    """Count this text, and return how many in a row were not understood."""
    turn.person = changed(turn.person, lately=turn.person.lately.with_misread(turn.now))
    return turn.person.lately.misread


def _has_buttons(ask: Ask[Any]) -> bool:
    return isinstance(ask.kind, Choose | ChooseMany | Rate | Pick)


def _needed(ask: Ask[Any]) -> Card:
    """Return the card that says what kind of answer the question needs."""
    return Card("meta", "misread") if _has_buttons(ask) else Card("coach", complaint(ask))


def _likeliest_at(run: Run, ask: Ask[Any], readings: Readings) -> tuple[Tap, ...]:
    """Return the taps of those buttons of the question that do what was most likely meant."""
    likely = [tap for reading in _askable(readings) if (tap := _tap(run, ask, reading)) is not None]
    return tuple(likely[:MOST_ASKED])


def _tap(run: Run, ask: Ask[Any], reading: Reading) -> Tap | None:
    if reading.kind is Kind.answer and isinstance(ask.kind, Choose | Rate):
        return AnswerTap(run.number, ask.key, reading.name)
    if reading.kind is Kind.move and reading.name in MOVED and _can_be_moved(run, ask, reading.name):
        return ControlTap(run.number, ask.key, Control(reading.name))
    return None


def _can_be_moved(run: Run, ask: Ask[Any], control: str) -> bool:
    """Tell whether the question has a button for a move."""
    if control == Control.skip:
        return ask.shows_skip
    return bool(run.position.path) if control == Control.back else not run.dialogue.brief


def _knows_no_answer(ask: Ask[Any], readings: Readings) -> bool:
    """Tell whether the person most likely has no answer ("no idea") to a question that needs one."""
    likely = readings.ranked[0] if readings.ranked else None
    skips = likely is not None and likely.kind is Kind.move and likely.name == Control.skip
    return likely is not None and skips and likely.sure >= ASKABLE and not ask.shows_skip


def _wished(readings: Readings, most: int) -> tuple[str, ...]:
    """Return the wishes that were most likely meant, one for each button."""
    names: dict[str, str] = {}  # by label
    for reading in _askable(readings):
        if reading.kind is Kind.wish and reading.name in WISHED:
            names.setdefault(WISHED[reading.name].label, reading.name)
    return tuple(names.values())[: max(most, 0)]


def _askable(readings: Readings) -> list[Reading]:
    return [reading for reading in readings.ranked if reading.sure >= ASKABLE]
