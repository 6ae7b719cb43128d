"""Render every question of every route, and hold each message to Telegram's limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

from bot.events import Wrote
from bot.language.wording.content import plain
from bot.language.wording.renderer import Renderer
from bot.message import LONGEST_COPY, LONGEST_MESSAGE, Message, utf16
from bot.talk.ask import Ask
from bot.talk.paths import paths, positions
from bot.talk.script import Script
from bot.turn.interpreting.names import is_name, is_no_name
from bot.turn.model.person import Person, Run

TAGS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("b", "i", "u", "s", "code", "pre", "tg-spoiler"), frozenset()),
    "blockquote": frozenset({"expandable"}),
    "tg-time": frozenset({"unix", "format"}),
}
"""The tags of Telegram's HTML that we use, each with the attributes that it may have."""

LONGEST_QUESTION = 600
"""Characters of a question; our own rule. A text to copy stands beside the question and does not count."""

TO_COPY = ("<pre>", "<blockquote expandable>")
"""The tags of a text to copy that is too long for a button."""

SHORT_LABEL = 60
"""Characters of a label; a longer one is cut off on a phone. Our own choice."""

_NUMBER = 99_999
"""A run number with more digits than any person's: it is part of the callback data, whose length is
limited."""

_NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.wrong |= tag not in TAGS or not {name for name, _ in attrs} <= TAGS[tag]
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.wrong |= not self.open or self.open.pop() != tag


def html_is_fine(html: str) -> bool:
    """Tell whether a text is Telegram's HTML: known tags, closed in order."""
    tags = _Tags()
    tags.feed(html)
    tags.close()
    return not tags.wrong and not tags.open


def faults(message: Message, *, asks: bool) -> Iterator[str]:
    """Yield the faults of a message that break Telegram's rules or our own. asks: it is a question."""
    html = message.html or ""
    shown = plain(html)
    if not html_is_fine(html):
        yield "is not Telegram's HTML"
    if not shown.strip() or utf16(shown) > LONGEST_MESSAGE:
        yield f"is {utf16(shown)} units long; 1 to {LONGEST_MESSAGE} are allowed"
    copied = sum(len(button.copy or "") for row in message.rows for button in row)
    if asks and len(shown) - copied > LONGEST_QUESTION and not any(tag in html for tag in TO_COPY):
        yield f"is longer than {LONGEST_QUESTION} characters"
    for row in message.rows:
        for button in row:
            if not 0 < len(button.label) <= SHORT_LABEL:
                yield f"has a label of {len(button.label)} characters"
            if button.copy is not None and utf16(button.copy) > LONGEST_COPY:
                yield "has a text too long for its copy button"


def messages(
    renderer: Renderer, script: Script, language: str, max_routes: int
) -> Iterator[tuple[Ask[Any] | None, Message]]:
    """Yield (question, message) at every position of every route; None at an end.

    max_routes: see `bot.talk.paths.paths`.
    """
    person = Person(id=1, language=language, name="Ada", zone_name="Europe/Berlin")
    seen: set[tuple[object, ...]] = set()  # many routes begin in the same way
    for facts, route in paths(script, max_routes):
        run = Run(_NUMBER, script.name, script.version, facts, _NOW, _NOW)
        for position in positions(script, facts, route):
            state = (id(facts), position.path, tuple(str(value) for value in position.values.values()))
            if state in seen:
                continue
            seen.add(state)
            if position.ask is not None:
                yield position.ask, renderer.question(person, run, position, _NOW)
                continue
            for check_in in (None, _NOW.date()):
                shown = renderer.ending(person, run, position, check_in)
                if shown is not None:
                    yield None, shown


def takes_messages(ask: Ask[Any], pasted: Iterable[str]) -> Iterator[str]:
    """Yield the messages that a question takes for a name. pasted: what no name is made of."""
    for text in pasted:
        if is_name(ask) and not is_no_name(ask, Wrote(text)):
            yield f"takes a message for a name: {text[:30]!r}"
