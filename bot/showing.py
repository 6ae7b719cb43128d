"""What a turn says → what is shown: text and buttons, neither Telegram's nor the terminal's yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.calendar_page import calendar_page
from bot.content import Content, Message
from bot.helplines import Helplines
from bot.sheet import LONGEST_COPY, Button, Sheet, utf16
from bot.talk.ask import Action, Ask
from bot.talk.kinds import Choose, ChooseMany, PickDate, Write
from bot.talk.script import Position
from bot.turn.person import Person, Run, RunState
from bot.turn.says import Asked, Card, Changes, Ended, LeftOff, Redrawn, Say, Settled

PAGE = 5
"""Answers on one page of the list to change."""


class Showing:
    """Finds the words for what is meant."""

    def __init__(self, content: Content, helplines: Helplines) -> None:
        self.content = content
        self.helplines = helplines

    def sheets(self, person: Person, says: Iterable[Say], now: datetime) -> list[Sheet]:
        """Everything one turn says, in order: what was settled is tidied after what comes next."""
        return [self.sheet(person, say, now) for say in says]

    def sheet(self, person: Person, say: Say, now: datetime) -> Sheet:
        """One thing said."""
        match say:
            case Asked(run, first):
                return replace(self.question(person, run, run.position, now), first=first)
            case Redrawn(run, message):
                return replace(self.question(person, run, run.position, now), edits=True, message=message)
            case Settled():
                return self._settled(person, say)
            case Ended(run):
                return self.ending(person, run, run.position) or Sheet(None)
            case LeftOff(run):
                return self._left_off(person, run)
            case Changes(run, page):
                return self._changes(person, run, page)
            case Card():
                return self._card(person, say)

    def _live(self, person: Person) -> dict[str, Any]:
        return self.helplines.words(person.country, person.language)

    def _label(self, person: Person, block: str, **context: Any) -> str:
        return self.content.label(person.language, "controls", block, context)

    # ------------------------------------------------------------ questions

    def _question(self, person: Person, run: Run, position: Position) -> tuple[Ask[Any], Position, Message]:
        ask = run.open(position)
        if ask is None:
            raise ValueError("no question is open")
        position = replace(position, ask=ask)
        shown = self.content.question(person.language, run.dialogue, run.facts, position, self._live(person))
        return ask, position, shown

    def question(self, person: Person, run: Run, position: Position, now: datetime) -> Sheet:
        """The question that is open at a position of a run."""
        ask, position, shown = self._question(person, run, position)
        at = f"{run.number}:{ask.key}"
        rows: list[tuple[Button, ...]] = [(b,) for b in self._options(person, run, ask, shown)]
        if isinstance(ask.kind, PickDate):
            today = now.astimezone(person.zone).date()
            rows += self._calendar(person, run, at, today)
        if shown.suggestion is not None and run.changing is None:
            rows.append((Button(shown.suggestion, f"c:{at}:use"),))
        sheet = self._with_copy(person, shown, rows)
        controls = self._controls(run, ask, position)
        below = tuple(Button(self._label(person, block), f"c:{at}:{name}") for block, name in controls)
        return replace(sheet, rows=(*sheet.rows, below) if below else sheet.rows, run=run.number, key=ask.key)

    def _options(self, person: Person, run: Run, ask: Ask[Any], shown: Message) -> list[Button]:
        at = f"{run.number}:{ask.key}"
        if not isinstance(ask.kind, ChooseMany):
            return [Button(label, f"a:{at}:{value}") for value, label in shown.options]
        chosen = (run.draft or "").split(",")
        ticks = [
            Button(self._label(person, "on", label=label) if value in chosen else label, f"t:{at}:{value}")
            for value, label in shown.options
        ]
        return [*ticks, Button(self._label(person, "done" if run.draft else "none"), f"c:{at}:done")]

    def _calendar(self, person: Person, run: Run, at: str, today: Any) -> list[tuple[Button, ...]]:
        page = calendar_page(run.draft, today)
        rows = [tuple(Button(d.label, f"a:{at}:{d.day}") for d in week) for week in page.weeks]
        ways = [("earlier", page.before), ("further", page.after)]
        turns = tuple(Button(self._label(person, block), f"m:{at}:{to}") for block, to in ways if to)
        title = Button(self._label(person, "month", month=page.first), f"m:{at}:{page.name}")
        return [(title,), *rows, turns]

    def _controls(self, run: Run, ask: Ask[Any], position: Position) -> list[tuple[str, str]]:
        """(block, name) of Skip, Back and Later, where they can be used."""
        if run.changing is not None:
            return [*([("skip", "skip")] if ask.can_skip else []), ("leave", "back")]
        controls = [("skip", "skip")] if ask.can_skip else []
        if position.path:
            controls.append(("back", "back"))
        offers_later = isinstance(ask.kind, Choose) and Action.later in ask.kind.actions.values()
        if not (run.dialogue.brief or offers_later):
            controls.append(("later", "later"))
        return controls

    def _settled(self, person: Person, say: Settled) -> Sheet:
        """Without its buttons, and with what was chosen. A text that was typed stands below it anyway."""
        run = say.run
        sheet = Sheet(None, edits=True, message=say.message, run=run.number, key=say.key)
        if say.choice is None and say.control is None:
            return sheet
        ask, _, shown = self._question(person, run, run.position)
        labels = dict(shown.options)
        if say.control is not None:
            label = self._label(person, "used" if say.control == "use" else say.control)
        elif isinstance(ask.kind, PickDate):
            label = self._label(person, "picked", day=ask.kind.parse(say.choice or ""))
        elif isinstance(ask.kind, ChooseMany):
            ticked = [labels[value] for value in (say.choice or "").split(",") if value in labels]
            label = ", ".join(ticked) or self._label(person, "none")
        else:
            label = labels[say.choice or ""]
        choice = self.content.message(person.language, "controls", "choice", {"label": label})
        return replace(sheet, html=f"{shown.html}\n\n{choice}")

    # ------------------------------------------------------------ the rest

    def _with_copy(self, person: Person, shown: Message, rows: Iterable[tuple[Button, ...]] = ()) -> Sheet:
        """The message with its text to copy, if it has one: by a button, or in a code block."""
        if shown.copy is None:
            return Sheet(shown.html, tuple(rows))
        block = self.content.message(
            person.language,
            "controls",
            "to_copy" if utf16(shown.copy) <= LONGEST_COPY else "to_copy_long",
            {"text": shown.copy},
        )
        html = f"{block}\n\n{shown.html}"
        if utf16(shown.copy) > LONGEST_COPY:
            return Sheet(html, tuple(rows))
        return Sheet(html, ((Button(self._label(person, "copy"), copy=shown.copy),), *rows))

    def _left_off(self, person: Person, run: Run) -> Sheet:
        left = run.dialogue.left
        ending = left(run.facts, run.position) if left is not None else None
        if ending is None:
            return self._card(person, Card("coach", "left_off_empty"))
        return self.ending(person, run, replace(run.position, ask=None, ending=ending)) or Sheet(None)

    def ending(self, person: Person, run: Run, position: Position) -> Sheet | None:
        """The closing words at the end of a run; None where it leads straight on."""
        shown = self.content.ending(person.language, run.dialogue, run.facts, position, self._live(person))
        return self._with_copy(person, shown) if shown is not None else None

    def _changes(self, person: Person, run: Run, page: int) -> Sheet:
        """The answers that have a name, a page at a time."""
        keys = named(self.content, person.language, run, run.position)
        shown = keys[page * PAGE : (page + 1) * PAGE]
        if not shown:
            return self._card(person, Card("coach", "changes_none"))
        rows = [
            (
                Button(
                    self.content.label(person.language, run.script, f"{key}__name"), f"e:{run.number}:{key}"
                ),
            )
            for key in shown
        ]
        if len(keys) > PAGE:
            to = page + 1 if (page + 1) * PAGE < len(keys) else 0
            more = self.content.label(person.language, "coach", "changes__more")
            rows.append((Button(more, f"p:{run.number}:{to}"),))
        html = self.content.message(person.language, "coach", "changes", {})
        leave = self.content.label(person.language, "coach", "changes__leave")
        return Sheet(html, (*rows, (Button(leave, f"x:go:{run.number}"),)))

    def _card(self, person: Person, card: Card) -> Sheet:
        context: dict[str, Any] = {**self._live(person), **card.shows, "place": None}
        if context.get("script"):
            context["place"] = self.content.label(person.language, card.file, f"place__{context['script']}")
        html = self.content.message(person.language, card.file, card.block, context)
        taps = [
            (Button(self.content.label(person.language, card.file, tap.label, tap.shows), tap.data),)
            for tap in card.taps
        ]
        return Sheet(html, tuple(taps))


def named(content: Content, language: str, run: Run, position: Position) -> tuple[str, ...]:
    """The keys of the answers that can be changed: they have a name beside their question.

    In a run that is closed only texts can: nothing there may open a new question.
    """
    names = frozenset(content.blocks(language, run.script)) or frozenset(content.blocks("en", run.script))
    over = run.state in (RunState.closed, RunState.correcting)
    return tuple(
        key
        for key in position.path
        if f"{key}__name" in names
        and (not over or (isinstance(position.asks[key].kind, Write) and position.values[key] is not None))
    )
