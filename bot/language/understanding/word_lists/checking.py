"""Check at a start that the tables of words are whole, since only the first text that needs one loads it.

A table that is cut short would get every text set aside that needs it, or hear less than it should. Its end
mark tells that none of it is missing; besides, each table is only parsed, and searched for the keys that are
needed: 0.02 s for all of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from bot.errors import OperatorError
from bot.language.understanding.foreign_danger import phrase_files, unusable_phrases
from bot.language.understanding.phrases.phrases import SPECIAL
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.screen import SECTIONS
from bot.language.understanding.word_lists.loading import Tables
from bot.language.whole_files import NotWholeError, whole_text
from bot.language.wording.templates import FALLBACK
from bot.turn.readings.marker import Marker
from bot.turn.readings.request import Intent

LISTS: Mapping[str, tuple[str, ...]] = {
    "asking_back": (),
    "danger": ("no_first", "no", "beside", "yes", "bye"),
    "dates": ("agreeing", "weekdays", "months", "words_too", "no_day_after", "ordinals", "on_the", "day"),
    "dialect": (),
    "earlier": ("sure", "said", "said_instead", "only", "so_far", "wrong"),
    "hours": (
        *("past", "to", "clock", "ish", "at", "after", "before", "to_the_end", "between", "lead", "ranges"),
        *("in_the", "follows", "zones", "greetings", "whenever", "around"),
    ),
    "languages": (),
    "learners": ("put",),
    "markers": tuple(marker.value for marker in Marker),
    "names": (
        *(
            "sentence_words",
            "thinking",
            "said_alone",
            "said_before",
            "called",
            "there",
            "it_is",
            "after",
            "described",
        ),
        *("no_name", "pronouns", "before_names", "titles"),
    ),
    "offers": ("yes", "fine", "no", "later", "around", "refusing", "not_held", "badly"),
    "prose": (
        *("names", "roles", "contacts", "sentences", "messages", "dangling", "counted", "a_before"),
        "an_before",
    ),
    "phrases": (*SPECIAL, "no", "yes", "waiting", "delete", "export", "help", "thanks"),
    "safety": (*SECTIONS, "links", "me", "skip", "telling", "ordinary"),
    "sayings": (),
    "scale": (),
    "signs": (),
    "ticks": ("remove", "swap", "only"),
    "requests": ("before_new", "no_quotes", "time_words", "past", "no_names", "beside_places", "want"),
}
"""Lists that each table needs."""

TABLES: Mapping[str, tuple[str, ...]] = {
    "asking_back": ("asks", "words", "places", "same"),
    "dates": ("numbers", "years", "units", "around", "pieces", "none_given", "relative"),
    "dialect": ("surely", "beside", "together"),
    "earlier": ("names", "things"),
    "hours": ("named", "numbers", "minutes", "minutes_after", "half", "parts"),
    "languages": ("en", "cyrillic", "cyrillic_words"),
    "learners": ("words",),
    "names": ("person", "role", "among"),
    "offers": ("also", "in_more_words", "keeping", "meant"),
    "safety": ("kinds", "same"),
    "sayings": (
        "summary",
        "yes_no",
        "now_or_later",
        "named",
        "settings_what",
        "erase",
        "fits",
        "no_idea",
        "not_noted",
        *(
            "stage",
            "felt",
            "moves",
            "moves_at_buttons",
            "moves_at_the_end",
            "moves_among_words",
            "here",
            "go_on",
        ),
    ),
    "scale": ("steps", "numbers", "names", "set_apart", "wants"),
    "prose": ("syllables",),
    "signs": ("means",),
    "ticks": ("true_of_you", "must_stay", "direction"),
    "requests": ("order", "kinds", "doing", "fields", "via"),
}
"""Tables within each table that it needs."""

TEXTS: Mapping[str, tuple[str, ...]] = {
    "asking_back": ("before", "after"),
    "danger": ("no_none", "unsure", "dark", "insists", "states", "rather_not", "farewell", "why"),
    "earlier": ("before", "marks", "after", "instead", "lives", "not_there", "wrong_last"),
    "hours": ("am_pm", "hrs", "follows_a_day", "before_alone", "after_alone", "of_morning", "of_evening"),
    "offers": ("erasing_agreed", "erasing", "erasing_chat"),
    "requests": ("before", "before_doing", "after", "denied"),
    "sayings": ("before", "after", "change", "bit", "move", "when", "why", "agreement"),
    "scale": ("before", "after", "decline"),
    "ticks": (
        *("before", "after", "instead", "done", "kept", "none", "clear", "all", "rest", "that", "those"),
        *("denies", "no_denial", "parted", "ends_in_no", "said_no", "subject"),
    ),
}
"""Patterns that each table needs."""


_OF_MODULES = {
    "answers": """
        asking_back contacts danger_replies denials good_part labels ordinals own_name reasons
        repetition second_thoughts tick_options ticks told_beside two_halves
    """,
    "learned": "classifier",
    "lines": """
        answer_cues apart bare_news companies cue cues cutting details ellipsis evidence fillers
        gathered gathering guards known_names links names_in ordinary pairs people piece_roles pieces
        placeholders plain_text progress_cues promised_day promises reading role_alone role_and_stage roles
        short_forms tokens trailing_names whys words
    """,
    "lists": "dated mailbox reading standing",
    "mails": """
        agencies agenda chats cleaning company_candidates company_contexts company_names company_words
        days domains meetings news parts patterns reading reasons refusals relevant_days reply_options
        roles senders signatures stages title_cleaning title_lines titles verdicts zones
    """,
    "phrases": "exclusions phrases",
    "requests": "keeping other_names references",
    "tables": "cells columns reading",
    "temporal": "hours in_answers words writers_country",
    "turn/corrections": "several",
    "turn/interpreting": """
        aspects feedback_mail feedback_told mentions own_part plan_told strange_names yes_said
    """,
    "turn/questions": "extra_answers",
    "turn/reports": "several unnamed",
    "turn/requests": "moved_by",
    "turn/texts": """
        added asides details_of_no feelings_in_news letters more_names name_among_words named_in_a_yes
        none_given nothing_decided of_this_no person_told told_before_name told_late
    """,
    "turn/wellbeing": "after_card at_home bereaved refusals taken_back",
}

WORD_TABLES = tuple(f"{package}/{name}" for package, names in _OF_MODULES.items() for name in names.split())
"""Tables that belong to one module each (`WordTable`), in English only. A start checks their end marks."""

OF_TURN = tuple(name.removeprefix("turn/") for name in WORD_TABLES if name.startswith("turn/"))
"""The tables of modules in `bot/turn/`, by the names under which these ask for them (`HasWords`)."""


def check_tables(content: Path) -> None:
    """Raise OperatorError with one line about the first table that isn't whole."""
    for broken in broken_tables(content):
        raise OperatorError(broken)


def broken_tables(content: Path) -> Iterator[str]:
    """Parse every table of every language; yield what the operator has to do about each that isn't whole.

    content: the folder with one folder for each language. English has all tables; another language has only
    those that it doesn't take from English.
    """
    for folder in sorted(path for path in content.iterdir() if path.is_dir()):
        for name in LISTS:
            file = folder / f"{name}.toml"
            shown = file.relative_to(content.parent)
            if file.is_file():
                for wrong in islice(_wrong_with(file), 1):
                    yield f"Mend {shown} or install afterword again: {wrong}."
            elif folder.name == FALLBACK:
                yield f"Install afterword again: {shown} is missing."
    for file in phrase_files(content):
        for wrong in islice(_wrong_with(file), 1):
            yield f"Mend {file.relative_to(content.parent)} or install afterword again: {wrong}."
    for name in WORD_TABLES:
        file = content / FALLBACK / f"{name}.toml"
        shown = file.relative_to(content.parent)
        try:
            whole_text(file)
        except NotWholeError as error:
            yield (
                f"Mend {shown} or install afterword again: {error}."
                if file.is_file()
                else f"Install afterword again: {shown} is missing."
            )


def unusable_tables(content: Path) -> Iterator[str]:
    """Yield what the operator has to do about each table with a phrase or a pattern that can't be used.

    A phrase has to begin and end with a word, and not with one that is skipped. Only `check` comes here, and
    no start: it takes 0.7 s.
    """
    tables = Tables(content)
    uses: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("asking_back", tables.asking_back),
        ("danger", tables.danger_replies),
        ("dates", tables.when),
        ("dialect", tables.dialect),
        ("earlier", tables.earlier),
        ("learners", tables.learners),
        ("markers", lambda language: tables.markers(language).prepare()),
        ("names", lambda language: tables.names(language).prepare()),
        ("offers", tables.offer_replies),
        ("phrases", tables.phrases),
        ("requests", tables.requests),
        ("safety", lambda language: tables.lexicon(language).ready),
        ("sayings", tables.sayings),
        ("scale", tables.scale),
        ("ticks", tables.ticks),
    )
    words = ((name, partial(_check_words, name, content)) for name in WORD_TABLES)
    for folder in sorted(path for path in content.iterdir() if path.is_dir()):
        for name, use in (*uses, *(words if folder.name == FALLBACK else ())):
            file = folder / f"{name}.toml"
            if not file.is_file():
                continue
            try:
                use(folder.name)
            except re.error as error:
                wrong = next(
                    _no_patterns(tomllib.loads(file.read_text(encoding="utf-8"))), str(error.pattern)
                )
                yield f"Mend {file.relative_to(content.parent)}: {error.msg} in {wrong!r}."
            except (KeyError, ValueError) as error:
                yield f"Mend {file.relative_to(content.parent)}: {error}."
    yield from unusable_phrases(content)


def _check_words(name: str, content: Path, _language: str) -> None:
    WordTable(name, content=content).check()


def _no_patterns(part: Any) -> Iterator[str]:
    """Go through the texts in a table that are no patterns by themselves."""
    if isinstance(part, str):
        try:
            re.compile(part)
        except re.error:
            yield part
    elif isinstance(part, list | dict):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _no_patterns(inner)


def _wrong_with(file: Path) -> Iterator[str]:
    """Yield what is wrong with a table, in words that hold nothing that people typed."""
    try:
        data: dict[str, Any] = tomllib.loads(whole_text(file))
    except (NotWholeError, tomllib.TOMLDecodeError) as error:
        reason = str(error)
        yield reason[:1].casefold() + reason[1:].rstrip(".")
        return
    kinds = ((LISTS, list, "list"), (TABLES, dict, "table"), (TEXTS, str, "text"))
    lacks = [
        f"it has no {called} {key!r}"
        for needed, kind, called in kinds
        for key in needed.get(file.stem, ())
        if not isinstance(data.get(key), kind)
    ]
    yield from lacks
    if file.stem == "requests" and not lacks:
        yield from _wrong_with_wants(data)


def _wrong_with_wants(data: Mapping[str, Any]) -> Iterator[str]:
    entries = data["want"]
    if not all(isinstance(entry, dict) and entry.get("says") for entry in entries):
        yield "a want has nothing that it says"
        return
    missing = {want.value for want in Intent}.difference(entry.get("want") for entry in entries)
    if missing:
        yield f"it has no want {min(missing)!r}"
