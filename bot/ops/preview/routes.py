"""Show a dialogue route by route, each as the conversation that it is: bubbles, buttons and answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from bot.coach.scripts import SCRIPTS
from bot.language.wording.content import Content, words_of
from bot.language.wording.helplines import Helplines
from bot.language.wording.renderer import Renderer
from bot.language.wording.templates import FALLBACK
from bot.language.wording.whole_templates import SHARED
from bot.message import Button, Message
from bot.ops.checking.prose import prose_of
from bot.ops.preview.beside import Beside, Json
from bot.ops.preview.formatting import pieces
from bot.ops.preview.readable import Readable, told_apart
from bot.ops.preview.trouble import sentence
from bot.talk.ask import SKIPPED, Ask, Spent
from bot.talk.kinds import UNKEPT_DONE, ChooseMany
from bot.talk.paths import Route, going_on, is_spent, positions, routes
from bot.talk.script import Position, Script
from bot.turn.model.callback_data import AnswerTap, Control, ControlTap, ToggleTap, parse
from bot.turn.model.person import Person, Run

FEW_ROUTES = 200
"""A dialogue with fewer routes than this shows all; others show enough for every pair of answers."""

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
"""When the conversations take place: a Tuesday."""


MINUTES = [int(sample.total_seconds() // 60) for sample in Spent.samples]
"""How long the person may have been at it, where a dialogue asks that."""


class UnknownRouteError(LookupError):
    """There is no such dialogue, sample or route."""


class Routes:
    """Renders routes of dialogues from the words of one folder."""

    def __init__(self, content: Content, helplines: Helplines) -> None:
        self._content = content
        self.renderer = Renderer(content, helplines)
        self._beside: dict[str, Beside] = {}
        self._known: dict[tuple[str, int], tuple[Any, list[Route]]] = {}
        prose = prose_of(content.folder, FALLBACK)
        self._readable = Readable(prose) if prose is not None else None

    def of(self, name: str, sample: int, language: str, index: int, beginning: Route | None = None) -> Json:
        """Return one route. index: which of them. beginning: answers that it has to begin with, instead.

        Raises UnknownRouteError where there is none.
        """
        script = SCRIPTS.get(name)
        if script is None or not 0 <= sample < len(script.samples) or language not in self._content.languages:
            raise UnknownRouteError
        facts, all_routes = self.from_sample(script, sample)
        try:
            route = all_routes[index] if beginning is None else going_on(script, facts, beginning)
            if self._readable is not None:
                route = self._readable.route(route)
            steps = list(self._steps(script, facts, route, language))
        except (IndexError, ValueError):
            raise UnknownRouteError from None
        return {
            "name": name,
            "sample": sample,
            "samples": told_apart(script.samples),
            "language": language,
            "route": all_routes.index(route) if route in all_routes else None,
            "routes": len(all_routes),
            "steps": steps,
        }

    def words(self, file: str, language: str) -> list[Json]:
        """Return every block of a file that belongs to no dialogue. Raise UnknownRouteError for another."""
        if file not in SHARED or language not in self._content.languages:
            raise UnknownRouteError
        return Beside(self._content, language).file(file)

    def from_sample(self, script: Script, sample: int) -> tuple[Any, list[Route]]:
        """Return readable facts and the routes from them. They rest on the code alone, so they are kept."""
        known = self._known.get((script.name, sample))
        if known is None:
            facts = script.samples[sample]
            if self._readable is not None:
                facts = self._readable.value(facts)
            found = routes(script, facts, FEW_ROUTES)
            if self._readable is not None:
                found = [self._readable.route(route) for route in found]
            known = self._known[script.name, sample] = (facts, list(dict.fromkeys(found)))
        return known

    def _steps(self, script: Script, facts: Any, route: Route, language: str) -> Iterator[Json]:
        person = Person(id=1, language=language, name="Ada", zone_name="Europe/London", country="GB")
        run = Run(1, script.name, script.version, facts, NOW, NOW)
        stands = positions(script, facts, route)
        for key, value in route:
            if is_spent(key):
                yield {"kind": "spent", "key": key, "chosen": value, "minutes": MINUTES}
                continue
            position = next(stands)
            if position.ask is None:
                raise ValueError("the dialogue ended early")
            yield self._question(person, run, position, position.ask, value)
        yield self._ending(person, run, next(stands))

    def _question(self, person: Person, run: Run, position: Position, ask: Ask[Any], chosen: str) -> Json:
        file, block = words_of(run.dialogue, ask)
        beside = self._beside.setdefault(person.language, Beside(self._content, person.language))
        step: Json = {"kind": "question", "key": ask.key, "block": f"{file}/{block}", "chosen": chosen}
        step["beside"] = beside.of(run.dialogue, ask)
        try:
            message = self.renderer.question(person, run, position, NOW)
            step |= shown(message, ask)
            step["answer"] = self.renderer.answer(person, run, chosen, position)
            tapped = {button["takes"] for row in step["rows"] for button in row}
            step["others"] = [
                {"label": self.renderer.answer(person, run, value, position), "takes": value}
                for value in self._samples(ask)
                if value not in tapped
            ]
        except Exception as error:  # whatever is wrong with the words, the rest of the page stays
            step["trouble"] = sentence(self._content, person.language, file, block, error)
        return step

    def _samples(self, ask: Ask[Any]) -> tuple[str, ...]:
        samples = ask.samples()
        return samples if self._readable is None else tuple(map(self._readable.typed, samples))

    def _ending(self, person: Person, run: Run, position: Position) -> Json:
        ending = position.ending
        words = ending.words if ending is not None else None
        then = ending.then.script if ending is not None and ending.then is not None else None
        block = f"{run.script}/done__{words}" if words else None
        step: Json = {"kind": "ending", "then": then, "block": block}
        try:
            message = self.renderer.ending(person, run, position)
            if message is not None:
                step |= shown(message, None)
        except Exception as error:  # as above
            step["trouble"] = sentence(self._content, person.language, run.script, f"done__{words}", error)
        return step


def shown(message: Message, ask: Ask[Any] | None) -> Json:
    """Return a message as a page shows it. ask: what it asks; its buttons say which answer they stand for."""
    rows = [[_button(button, ask) for button in row] for row in message.rows]
    return {"words": pieces(message.html or ""), "rows": rows, "typed": message.wants_words}


def _button(button: Button, ask: Ask[Any] | None) -> Json:
    takes = _takes(button, ask) if ask is not None else None
    style = button.style.value if button.style is not None else None
    return {"label": button.label, "takes": takes, "copy": button.copy, "style": style}


def _takes(button: Button, ask: Ask[Any]) -> str | None:
    """Return the stored answer that a tap would give; None if it gives none."""
    match parse(button.data) if button.data is not None else None:
        case AnswerTap(value=value) | ToggleTap(value=value):
            stored: str | None = value
        case ControlTap(control=Control.skip):
            stored = SKIPPED
        case ControlTap(control=Control.use):
            stored = ask.suggest
        case ControlTap(control=Control.done):
            stored = "" if isinstance(ask.kind, ChooseMany) else UNKEPT_DONE
        case _:
            return None
    if stored is None:
        return None
    try:
        ask.parse(stored)
    except ValueError:  # an action, such as Later, leads out of the dialogue
        return None
    return stored
