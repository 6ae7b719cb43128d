"""Check every question of every route, in every language, against Telegram's limits (`afterword check`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from html.parser import HTMLParser

from bot.coach.scripts import SCRIPTS
from bot.language.understanding.word_lists.checking import unusable_tables
from bot.language.wording.content import Content, plain
from bot.language.wording.helplines import Helplines
from bot.language.wording.renderer import Renderer
from bot.language.wording.templates import FALLBACK, NoWordsError
from bot.message import (
    LONGEST_COPY,
    LONGEST_DESCRIPTION,
    LONGEST_MESSAGE,
    LONGEST_SHORT_DESCRIPTION,
    Message,
    utf16,
)
from bot.talk.paths import paths, positions
from bot.talk.script import Script
from bot.turn.model.callback_data import TooMuchDataError
from bot.turn.model.person import Person, Run

TAGS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("b", "i", "u", "s", "code", "pre", "tg-spoiler"), frozenset()),
    "blockquote": frozenset({"expandable"}),
    "tg-time": frozenset({"unix", "format"}),
}
"""The tags of Telegram's HTML that we use, each with the attributes that it may have."""

LONGEST_QUESTION = 600
"""Characters of a question; our own rule. A text to copy stands beside the question and does not count."""

SHORT_LABEL = 60
"""Characters of a label; a longer one is cut off on a phone. Our own choice."""

TO_COPY = ("<pre>", "<code>")
"""The tags of a text to copy that is too long for a button."""

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
) -> Iterator[tuple[str, Message]]:
    """Yield (key, message) at every position of every route. max_routes: see `bot.talk.paths.paths`."""
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
                yield position.ask.key, renderer.question(person, run, position, _NOW)
            else:
                shown = renderer.ending(person, run, position)
                if shown is not None:
                    yield "its end", shown


def descriptions(content: Content, language: str) -> Iterator[str]:
    """Yield what is wrong with what Telegram shows of the coach before anybody writes."""
    longest = {"description": LONGEST_DESCRIPTION, "short_description": LONGEST_SHORT_DESCRIPTION}
    for block, most in longest.items():
        words = content.label(language, "controls", block)
        if not 0 < utf16(words) <= most:
            yield f"{language}/controls.j2: {block} is {utf16(words)} units long; 1 to {most} are allowed"


def problems(content: Content, helplines: Helplines, max_routes: int) -> list[str]:
    """Return a line for each problem, and for each block that a language leaves to English; none twice."""
    renderer = Renderer(content, helplines)
    lines: dict[str, None] = dict.fromkeys(unusable_tables(content.folder))
    for language in content.languages:
        lines.update(dict.fromkeys(descriptions(content, language)))
        for script in SCRIPTS.values():
            where = f"{language}/{script.name}.j2"
            missing = set(content.blocks(FALLBACK, script.name)) - set(content.blocks(language, script.name))
            lines.update({f"{where}: {block} is still in English": None for block in sorted(missing)})
            try:
                for key, message in messages(renderer, script, language, max_routes):
                    lines.update(
                        {f"{where}: {key} {fault}": None for fault in faults(message, asks=key != "its end")}
                    )
            except (NoWordsError, TooMuchDataError) as error:
                lines[f"{where}: {error}"] = None
    return list(lines)


def warnings(helplines: Helplines, today: date) -> list[str]:
    """Return what to see to besides the words: helpline numbers that nobody has checked lately."""
    countries = helplines.unchecked(today)
    if not countries:
        return []
    count = f"{len(countries)} of {len(helplines.lines)}"
    return [f"WARNING: helplines.toml: {count} not checked in the last 12 months: {', '.join(countries)}"]
