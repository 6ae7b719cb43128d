"""Decide what an event changes, and what is said in response: the mind's way in for all that a person does.

A nudge whose time has come goes in by `bot.turn.nudge`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.coach.facts.records import CameBack
from bot.coach.safety import Tier, gravest
from bot.events import Blocked, Brought, Commanded, Edited, Event, Returned, Tapped, Unreadable, Wrote
from bot.talk.frozen import changed
from bot.talk.visible import with_short_gaps
from bot.turn.cards import overview
from bot.turn.corrections import edited_messages
from bot.turn.interpreting.own_part import before_mail
from bot.turn.model.callback_data import (
    AnswerTap,
    ChangesTap,
    ChangeTap,
    ControlTap,
    HoldTap,
    NothingTap,
    PageTap,
    Tap,
    ToggleTap,
    parse,
)
from bot.turn.model.heard import LONGEST_HEARD
from bot.turn.model.outcome import Loaded, Outcome
from bot.turn.model.reader import Reader
from bot.turn.model.turn import Turn
from bot.turn.questions import remind_when, taps
from bot.turn.reports import filing, importing
from bot.turn.routing import commands
from bot.turn.texts import asides, feelings_in_news, order, own_names, said_with_a_no
from bot.turn.wellbeing import after_card, at_home, bereaved, crisis, on_hold, refusals, taken_back
from bot.turn.wellbeing.screened import find_danger, screened


def decide(loaded: Loaded, event: Event, now: datetime, reader: Reader) -> Outcome:
    """Return what `event` changes, and what is said in response.

    Raises NeedMoreError if something has to be loaded first. Any other exception is a bug, and the event
    has had no effect.
    """
    event = _with_short_gaps(event)
    turn = Turn(loaded, reader, now)
    if loaded.person.blocked and not isinstance(event, Blocked | Returned):
        commands.note_blocked(turn, blocked=False)
        turn.says.clear()
    if loaded.person.nudged and not isinstance(event, Blocked):
        turn.person = replace(turn.person, nudged=False)
        turn.establish("came_back", CameBack())
    tier = find_danger(turn, event)
    if any(meets(turn, event, tier) for meets in (taken_back.take_back, at_home.meet, bereaved.meet)):
        pass  # the words that the screen has found are about that
    elif tier is not None:
        on_hold.respond_to_screen(turn, tier, event.text if isinstance(event, Wrote) else None)
    else:
        _act(turn, _begun(event))
        lately = turn.person.lately
        if lately.at is not None and lately is loaded.person.lately:
            heard = isinstance(event, Wrote | Tapped | Commanded | Brought)
            lately = lately.by(now).understood() if heard else lately.by(now)
            turn.person = changed(turn.person, lately=lately)
    return turn.outcome()


def _with_short_gaps(event: Event) -> Event:
    """Shorten the gaps in what was typed, before anything reads it."""
    match event:
        case Wrote(text) | Edited(text):
            return changed(event, text=with_short_gaps(text))
        case Commanded(_, argument):
            return changed(event, argument=with_short_gaps(argument))
    return event


def _begun(event: Event) -> Event:
    """Return the event with its text cut off after `LONGEST_HEARD` characters."""
    if isinstance(event, Wrote | Edited) and len(event.text) > LONGEST_HEARD:
        return changed(event, text=event.text[:LONGEST_HEARD])
    return event


def _act(turn: Turn, event: Event) -> None:
    """Do what the person wants, once the safety screen has found nothing."""
    match event:
        case Wrote() | Brought():
            _sent(turn, event)
        case Edited():
            if turn.person.hold is None:
                edited_messages.edit(turn, event)
        case Tapped(data, message):
            _tapped(turn, parse(data), message)
        case Commanded(name, argument):
            if not commands.command(turn, name, argument):
                overview.show_menu(turn)
        case Unreadable(_, _, _, answered=True):
            pass  # it came together with another event, which has been answered
        case Unreadable(kind):
            turn.card("unreadable", kind=kind)
            turn.ask_again()
        case Blocked() | Returned():
            commands.note_blocked(turn, blocked=isinstance(event, Blocked))


def _tapped(turn: Turn, tapped: Tap | None, message: int | None) -> None:
    match tapped:
        case HoldTap(answer):
            crisis.tap(turn, answer)
        case NothingTap():
            turn.toast = "not_that_one"
        case ChangeTap() | ChangesTap():
            taps.tap_listed(turn, tapped)
        case AnswerTap() | ControlTap() | ToggleTap() | PageTap():
            taps.tap(turn, tapped, message)
        case None:
            overview.answer_old_button(turn)
        case _:
            commands.tap(turn, tapped)


def screen_only(loaded: Loaded, event: Event, now: datetime, reader: Reader) -> Outcome:
    """Act on an event beyond the receive rate only if the screen finds a graver tier than that of the hold.

    So a person who sends texts without end gets no more replies than there are tiers.
    """
    hold, tier = loaded.person.hold, screened(Turn(loaded, reader, now), event)
    if tier in (None, Tier.weary, hold) or gravest((tier, hold)) is not tier:
        return Outcome(loaded.person)
    return decide(loaded, event, now, reader)


def _sent(turn: Turn, event: Wrote | Brought) -> None:
    """Act on a text, or on a file that lists applications."""
    if isinstance(event, Wrote):
        _wrote(turn, event)
    elif turn.person.hold is not None:
        on_hold.respond_on_hold(turn, event.caption)
    else:
        importing.bring(turn, event)


def _wrote(turn: Turn, event: Wrote) -> None:
    if turn.person.hold is not None and not after_card.welcome_back(turn, event.text):
        on_hold.respond_on_hold(turn, event.text)
    else:
        said = own_names.keep_name(turn, event)
        if said is None:
            return
        last, before = turn.person.last, turn.person.current
        order.act_on(turn, said)
        refusals.offer_to_stop(turn, before, said.text)
        remind_when.add_reminder_time(turn, said.text, last)
        if own := _own_words(turn, said.text):
            feelings_in_news.weigh_news(turn, own)
            said_with_a_no.take(turn, own)
            feelings_in_news.meet_feeling_beside(turn, own)
            asides.add_asides(turn, own)
        if (name := own_names.told(turn, event, said)) is not None:
            own_names.say_back(turn, name)


def _own_words(turn: Turn, text: str) -> str:
    """Return what the person says themselves: the text, but of a mail only what stands before the mail."""
    return text if filing.report_of_mail(turn, text) is None else before_mail(turn, text)
