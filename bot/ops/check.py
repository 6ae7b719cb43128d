"""Check the words of every language: that they are there, fit and read well (`afterword check`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from jinja2 import UndefinedError

from bot.coach.scripts import SCRIPTS
from bot.language.understanding.word_lists.checking import broken_tables, unusable_tables
from bot.language.wording import whole_templates
from bot.language.wording.content import Content
from bot.language.wording.helplines import Helplines
from bot.language.wording.renderer import Renderer
from bot.language.wording.templates import FALLBACK, NoWordsError
from bot.message import LONGEST_DESCRIPTION, LONGEST_SHORT_DESCRIPTION, utf16
from bot.ops.checking import blocks, samples
from bot.ops.checking.combining import Values
from bot.ops.checking.proofs import proofs
from bot.ops.checking.prose import prose_of
from bot.ops.checking.quoting import put_into_sentences
from bot.ops.checking.routes import faults, messages, takes_messages
from bot.ops.checking.watched import Block, Watch, WatchedTemplates, watched
from bot.ops.hearing import stale
from bot.turn.model.callback_data import TooMuchDataError


def descriptions(content: Content, language: str) -> Iterator[str]:
    """Yield what is wrong with what Telegram shows of the coach before anybody writes."""
    longest = {"description": LONGEST_DESCRIPTION, "short_description": LONGEST_SHORT_DESCRIPTION}
    for block, most in longest.items():
        words = content.label(language, "controls", block)
        if not 0 < utf16(words) <= most:
            yield f"{language}/controls.j2: {block} is {utf16(words)} units long; 1 to {most} are allowed"


def found_in(content: Content, helplines: Helplines, max_routes: int) -> list[str]:
    """Return a line for each problem; those of whole files alone, where there are any."""
    found = [*map(str, whole_templates.broken_templates(content)), *broken_tables(content.folder)]
    return found or [*problems(content, helplines, max_routes), *stale(content.folder)]


def problems(content: Content, helplines: Helplines, max_routes: int) -> list[str]:
    """Return a line for each problem, and for each block that a language leaves to English; none twice."""
    watch = Watch()
    content, templates = watched(content.folder, watch)
    renderer = Renderer(content, helplines)
    lines: dict[str, None] = dict.fromkeys(unusable_tables(content.folder))
    for language in content.languages:
        lines.update(dict.fromkeys(descriptions(content, language)))
        lines.update(dict.fromkeys(_of_routes(renderer, language, max_routes)))
    if (english := prose_of(content.folder, FALLBACK)) is None:
        return [*lines, f"{FALLBACK}/prose.toml is missing"]
    lines.update(dict.fromkeys(put_into_sentences(english.sentences)))
    places = tuple(content.label(FALLBACK, "coach", f"place__{name}") for name in SCRIPTS)
    values = samples.fields(english, places)
    for language in sorted({path.parent.name for path in content.folder.glob("*/*.j2")}):
        lines.update(dict.fromkeys(block_problems(content, templates, watch, language, values)))
    return list(lines)


def _of_routes(renderer: Renderer, language: str, max_routes: int) -> Iterator[str]:
    """Yield the problems of every question of every route."""
    content = renderer.content
    prose = prose_of(content.folder, language)
    for script in SCRIPTS.values():
        where = f"{language}/{script.name}.j2"
        missing = set(content.blocks(FALLBACK, script.name)) - set(content.blocks(language, script.name))
        yield from (f"{where}: {block} is still in English" for block in sorted(missing))
        names: set[str] = set()
        try:
            for ask, message in messages(renderer, script, language, max_routes):
                key = ask.key if ask is not None else "its end"
                yield from (f"{where}: {key} {fault}" for fault in faults(message, asks=ask is not None))
                if ask is not None and prose is not None and key not in names:
                    names.add(key)
                    yield from (f"{where}: {key} {fault}" for fault in takes_messages(ask, prose.messages))
        except (NoWordsError, TooMuchDataError, UndefinedError) as error:
            yield f"{where}: {error}"


def block_problems(
    content: Content,
    templates: WatchedTemplates,
    watch: Watch,
    language: str,
    values: Mapping[str, Values],
) -> Iterator[str]:
    """Yield the problems of every block of a language, whether a route has shown it or not.

    values: what its fields can hold, see `samples.fields`.
    """
    every = [
        Block(language, file.stem, name)
        for file in sorted(content.folder.glob(f"{language}/*.j2"))
        for name in content.blocks(language, file.stem)
    ]
    unshown = [one for one in every if one not in watch.shown or not all(watch.branches[one].values())]
    yield from blocks.show(content, templates, unshown, values)
    prose = prose_of(content.folder, language)
    for block in every:
        if block not in watch.shown:
            yield f"{block}: nobody shows it: no route, and no sample of its fields"
            continue
        if prose is not None:
            yield from blocks.vary(content, watch, prose, block)
        for branch, taken in watch.branches[block].items():
            if not taken:
                yield f"{block}: nobody shows a part of it ({branch})"
        yield from proofs(watch.shown[block].values(), templates.source(block), prose)


def warnings(helplines: Helplines, today: date) -> list[str]:
    """Return what to see to besides the words: helpline numbers that nobody has checked lately."""
    countries = helplines.unchecked(today)
    if not countries:
        return []
    count = f"{len(countries)} of {len(helplines.lines)}"
    return [f"WARNING: helplines.toml: {count} not checked in the last 12 months: {', '.join(countries)}"]
