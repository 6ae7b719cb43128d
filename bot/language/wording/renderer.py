"""Turn what a turn says into messages: text and buttons, for Telegram and the terminal alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from bot.config import Settings
from bot.language import geography
from bot.language.wording import changeable, styles
from bot.language.wording.asking import what_it_asks
from bot.language.wording.content import Content
from bot.language.wording.filters import ZONE
from bot.language.wording.helplines import Helplines
from bot.language.wording.keyboard import Keyboard, Row
from bot.language.wording.pdf import PDF
from bot.language.wording.spare import Spare
from bot.language.wording.templates import FALLBACK
from bot.language.wording.without_words import without_words
from bot.message import LONGEST_COPY, LONGEST_UNFOLDED, Button, Message, Style, labelled, labels_fit, utf16
from bot.talk.ask import SKIPPED, Ask, Draft
from bot.talk.days import DayQuestion, When
from bot.talk.frozen import changed
from bot.talk.kinds import ChooseMany, PickCountry, PickHour, PickZone, Unkept, Write
from bot.talk.script import Position
from bot.turn.interpreting.answers import reason_to_confirm, unsure_of
from bot.turn.model.callback_data import (
    Control,
    ControlTap,
    Tap,
    encode,
)
from bot.turn.model.person import Person, Run
from bot.turn.model.says import (
    Answered,
    Asked,
    Card,
    CardButton,
    Changes,
    Ended,
    LeftOff,
    Redrawn,
    Say,
    Worded,
)
from bot.turn.wellbeing import crisis


class Renderer:
    """Turns what a turn says into messages in the person's language."""

    def __init__(self, content: Content, helplines: Helplines, live: Mapping[str, Any] | None = None) -> None:
        """Make a renderer. live: the settings that words may name, such as how long backups are kept."""
        self.content = content
        self.helplines = helplines
        words = live if live is not None else Settings.model_construct().quoted  # the defaults
        self._words = cache(lambda country, language: {**words, **helplines.words(country, language)})
        self.buttons = Keyboard(content, helplines)
        self._spare = Spare()

    def prepare(self) -> None:
        """Make messages that are said even if rendering fails. Raise OperatorError if making them fails."""
        self._spare.make(self._card, self.content.folder, self.helplines)

    def messages(self, person: Person, says: Iterable[Say], now: datetime) -> list[Message]:
        """Render everything that a turn says, in order: the next question before changes of the last one."""
        return [self.message(person, say, now) for say in says]

    def message(self, person: Person, say: Say, now: datetime) -> Message:
        """Render one thing said. Every button gets a visible label, whatever name is stored."""
        if not isinstance(say, Worded):
            return without_words(self.content, person, say, now)
        try:
            message = self._message(person, say, now)
        except Exception as error:  # whatever went wrong, somebody in danger gets the numbers
            message = self._spare.instead_of(person, say, error)
        if labels_fit(message.rows):
            return message
        return changed(message, rows=labelled(message.rows, self._label(person, "blank")))

    def _message(self, person: Person, say: Worded, now: datetime) -> Message:
        match say:
            case Asked(run, first):
                shown = self.question(person, run, run.position, now, first=first)
                if say.briefly:
                    shown = changed(shown, html=what_it_asks(shown.html))
                if say.instead is not None:
                    return self._in_place(person, shown, say.instead, say.only)
                return _after(self._before(person, say), shown, say.before)
            case Redrawn(run, message):
                return changed(self.question(person, run, run.position, now), edits=True, message=message)
            case Answered():
                return self._answered(person, say, now)
            case Ended(run, check_in):
                words = self.ending(person, run, run.position, check_in) or Message(None)
                return _after(self._said(person, say.before), words, say.before)
            case LeftOff(run):
                return self._left_off(person, run)
            case Changes(run, page):
                return self._changes(person, run, page)
            case Card():
                return self._card(person, say)

    def _live(self, person: Person, run: Run | None = None) -> Mapping[str, Any]:
        words = {**self._words(person.country, person.language), ZONE: person.zone_name}
        return {**words, "nth": run.nth} if run is not None else words

    def _label(self, person: Person, block: str, **context: Any) -> str:
        return self.content.label(person.language, "controls", block, context)

    def _before(self, person: Person, say: Asked) -> str | None:
        """Return the text before a question in its message; None if there is none."""
        if say.explained:
            ask = _open(say.run, say.run.position)
            script = say.run.dialogue
            told = self.content.options_explained(person.language, script, ask, say.options)
            return told or self.content.explanation(person.language, script, ask)
        return self._said(person, say.before)

    def _said(self, person: Person, before: Card | None) -> str | None:
        if before is None:
            return None
        shows = {
            name: self.content.draft(person.language, shown) if isinstance(shown, Draft) else shown
            for name, shown in before.shows.items()
        }
        words = {**self._live(person), **shows}
        return self.content.message(person.language, before.file, before.block, words)

    def _in_place(self, person: Person, shown: Message, card: Card, only: Collection[Tap]) -> Message:
        """Put a card in the place of a question, with the question's buttons: some of them, or all."""
        instead = self._card(person, card)
        rows = shown.rows
        if only:
            wanted = set(map(encode, only))
            rows = tuple((button,) for row in rows for button in row if button.data in wanted)
        return changed(shown, html=instead.html, rows=(*rows, *instead.rows), wants_words=False)

    def question(
        self, person: Person, run: Run, position: Position, now: datetime, *, first: bool = False
    ) -> Message:
        """Render the open question at a position of a run. first: the person has not seen it before."""
        ask = _open(run, position)
        if ask is not position.ask:
            position = changed(position, ask=ask)
        live = self._live(person, run)
        shown = self.content.question(person.language, run.dialogue, run.facts, position, live)
        asked_back = self._asked_back(person, run, ask, now)
        html, copies = self.with_copy(person, asked_back or shown.html, shown.copy)
        rows = [*copies, *self.buttons.rows(person, run, ask, shown, now)]
        if shown.suggestion is not None and asked_back is None and run.changing is None:
            use = encode(ControlTap(run.number, ask.key, Control.use))
            rows.append((Button(shown.suggestion, use, style=Style.primary),))
        below = self.buttons.controls(person, run, ask, position)
        if below:
            rows.append(below)
        typed = isinstance(ask.kind, Write) and ask.suggest is None
        return Message(html, tuple(rows), run=run.number, key=ask.key, first=first, wants_words=typed)

    def _asked_back(self, person: Person, run: Run, ask: Ask[Any], now: datetime) -> str | None:
        """Return the words that replace the question while a day is to be confirmed; else None."""
        if (
            run.draft_answer is None
            or not isinstance(ask.kind, DayQuestion)
            or not (days := [when.day for when in unsure_of(run.draft_answer)])
        ):
            return None
        today = person.day_of(now)
        why = "several" if len(days) > 1 else reason_to_confirm(days, ask.kind.toward, today) or "several"
        return self.content.message(person.language, "controls", f"sure_{why}", {"day": days[0]})

    def _answered(self, person: Person, say: Answered, now: datetime) -> Message:
        """Render the change of an answered question: its buttons go, and the choice that was made is shown.

        A typed answer is not repeated, since it stands below the question anyway.
        """
        run = say.run
        if say.choice is None and say.control is None:
            return Message(None, edits=True, message=say.message, run=run.number, key=say.key)
        ask = _open(run, run.position)
        html = self._asked_back(person, run, ask, now) or self.content.question_alone(
            person.language, run.dialogue, run.facts, run.position, ask, self._live(person, run)
        )
        if say.control is Control.use:
            label = self._label(person, "used")
        elif say.control is not None and say.control is not Control.skip:
            label = self._label(person, say.control)
        else:
            label = self.answer(person, run, SKIPPED if say.control is Control.skip else say.choice or "")
        choice = self.content.message(person.language, "controls", "choice", {"label": label})
        return Message(f"{html}\n\n{choice}", edits=True, message=say.message, run=run.number, key=say.key)

    def answer(self, person: Person, run: Run, stored: str, position: Position | None = None) -> str:
        """Return a stored answer to the open question as people see it: a label, a day, a text.

        position: where the run stands, if not where its own answers lead.
        """
        position = position if position is not None else run.position
        ask = _open(run, position)
        kind = ask.kind
        if stored == SKIPPED:
            return self.content.skip_label(person.language, run.dialogue, ask)
        if isinstance(kind, PickCountry):
            return geography.country_name(kind.parse(stored).country, person.language)
        if isinstance(kind, PickZone):
            return geography.city(stored)
        if isinstance(kind, DayQuestion):
            day, at = When.of(stored)
            return self._label(person, "picked", day=day, at=at)
        if isinstance(kind, Unkept):
            return self._label(person, "done")
        labels = dict(self.content.options(person.language, run.dialogue, run.facts, position, ask))
        if isinstance(kind, PickHour):
            return labels.get(stored) or self._label(person, "at_hour", hour=stored)
        if isinstance(kind, ChooseMany):
            ticked = [labels[value] for value in stored.split(",") if value in labels]
            return ", ".join(ticked) or self._label(person, "none")
        return labels.get(stored, stored)

    # ------------------------------------------------------------ endings, lists and cards

    def with_copy(self, person: Person, html: str, copy: str | None) -> tuple[str, tuple[Row, ...]]:
        """Add the text to copy, if any, to a message: with a button, or as code if it is too long for one."""
        if copy is None:
            return html, ()
        short = utf16(copy) <= LONGEST_COPY
        name = "to_copy" if short else "to_copy_long" if utf16(copy) <= LONGEST_UNFOLDED else "to_copy_folded"
        block = self.content.message(person.language, "controls", name, {"text": copy})
        button = ((Button(self._label(person, "copy"), copy=copy),),) if short else ()
        return f"{block}\n\n{html}", button

    def _left_off(self, person: Person, run: Run) -> Message:
        left = run.dialogue.left
        ending = left(run.facts, run.position) if left is not None else None
        if ending is None:
            return self._card(person, Card("coach", "left_off_empty"))
        return self.ending(person, run, changed(run.position, ask=None, ending=ending)) or Message(None)

    def ending(
        self, person: Person, run: Run, position: Position, check_in: date | None = None
    ) -> Message | None:
        """Render the ending of a run; None if it has no words, as the run leads straight on."""
        live = {**self._live(person, run), "check_in": check_in, "today": person.day_of(run.last_heard)}
        shown = self.content.ending(person.language, run.dialogue, run.facts, position, live)
        if shown is None:
            return None
        if position.ending is not None and position.ending.typeset:
            return Message(shown.html, document=shown.copy, filename=PDF, typeset=True)
        glad = position.ending is not None and position.ending.celebrates
        return Message(*self.with_copy(person, shown.html, shown.copy), celebrates=glad)

    def _changes(self, person: Person, run: Run, page: int) -> Message:
        """List the answers that can be changed, a page at a time."""
        listed = changeable.listed(self.content, person.language, run, page)
        return listed or self._card(person, Card("coach", "changes_none"))

    def _card(self, person: Person, card: Card) -> Message:
        person = changed(person, language=crisis.language_of(card, person))
        live = self._live(changed(person, country=card.shows.get("country") or person.country))
        context: dict[str, Any] = {**live, **card.shows, "place": None}
        if context.get("script"):
            context["place"] = self.content.label(person.language, "coach", f"place__{context['script']}")
        html = self.content.message(person.language, card.file, card.block, context)
        rows: list[tuple[Button, ...]] = []
        for shown in card.buttons:
            style = styles.of_card_button(card, shown.tap)
            button = Button(self._card_label(person, card, shown), encode(shown.tap), style=style)
            if shown.beside and rows:
                rows[-1] = (*rows[-1], button)
            else:
                rows.append((button,))
        return Message(html, tuple(rows))

    def _card_label(self, person: Person, card: Card, button: CardButton) -> str:
        """Render the label of a card's button: from the card's template, or the shared one, `coach`."""
        here = button.label in self.content.blocks(FALLBACK, card.file)
        shows = dict(button.shows)
        if "place" in shows:
            shows["place"] = self.content.label(person.language, "coach", shows["place"])
        return self.content.label(person.language, card.file if here else "coach", button.label, shows)


def _after(said: str | None, message: Message, card: Card | None) -> Message:
    """Put the words that say what was understood (`card`) before a message, if there are any."""
    if not (said and message.html):
        return message
    glad = message.celebrates or (card is not None and card.celebrates)
    return changed(message, html=f"{said}\n\n{message.html}", celebrates=glad)


def _open(run: Run, position: Position) -> Ask[Any]:
    """Return the question that an answer would go to. Raise ValueError if there is none."""
    ask = run.open(position)
    if ask is None:
        raise ValueError("no question is open")
    return ask
