"""Work that depends on a text alone is done once in a process: each coach that starts does it anew.

Blocks of templates are parsed and translated to Python, tables parsed, weights checked, and the cards made
that have to be there whatever breaks. What comes of each is kept by the whole text and by what it was done
with, so that a file that was broken or changed is found as ever.
"""

import pickle
import re
import tomllib
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from jinja2 import Environment
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.engine import Engine
from sqlalchemy.util import LRUCache

from bot.language import geography
from bot.language.understanding.learned import classifier
from bot.language.understanding.learned.heads import Heads
from bot.language.understanding.learned.heads_file import check
from bot.language.understanding.places import place_names
from bot.language.understanding.word_lists import checking
from bot.language.wording import whole_templates
from bot.language.wording.content import Content
from bot.language.wording.renderer import Renderer
from bot.language.wording.spare import Spare
from tests.support.shared import shared

T = TypeVar("T")
F = TypeVar("F")

_translate = Environment.compile
_translated: dict[Hashable, Any] = {}
_how: WeakKeyDictionary[Environment, Hashable] = WeakKeyDictionary()


def _translate_once(self: Environment, source: Any, *where: Any, **more: Any) -> Any:
    if not isinstance(source, str) or more:
        return _translate(self, source, *where, **more)
    if self not in _how:  # its filters are there before its first block
        filters = frozenset((key, getattr(each, "__func__", each)) for key, each in self.filters.items())
        _how[self] = (self.autoescape, self.undefined, self.trim_blocks, self.lstrip_blocks, filters)
    key = (source, where, _how[self])
    if key not in _translated:
        _translated[key] = _translate(self, source, *where)
    return _translated[key]


_loads = tomllib.loads


@cache
def _parsed(text: str) -> bytes:
    return pickle.dumps(_loads(text))


def _parse_once(text: str) -> dict[str, Any]:
    """A table of its own for everybody: they may change it."""
    table: dict[str, Any] = pickle.loads(_parsed(text))  # noqa: S301 - our own
    return table


_sound: set[Hashable] = set()
_digests: dict[Hashable, bytes] = {}


def _state(file: Path) -> tuple[str | int, ...]:
    """Which file it is, and when it was last written or touched. Raises OSError."""
    its = file.stat()
    return str(file), its.st_ino, its.st_size, its.st_mtime_ns, its.st_ctime_ns


def _digest(file: Path) -> bytes:
    """A digest of what stands in a file, which is read anew once it was written. Raises OSError."""
    state = _state(file)
    if state not in _digests:
        _digests[state] = sha256(file.read_bytes()).digest()
    return _digests[state]


def _looked_through_once(find: Callable[[T], Iterator[F]], folder_of: Callable[[T], Path]) -> Any:
    """Only a folder in which all was found to be whole is not looked through again, until it changes."""

    def find_once(what: T) -> Iterator[F]:
        folder = folder_of(what)
        places = (folder, *sorted(path for path in folder.iterdir() if path.is_dir()))
        files = sorted(file for place in places for file in place.glob("*.*"))
        key = (find, *map(_state, files))
        if key in _sound:
            return
        found = 0
        for broken in find(what):
            found += 1
            yield broken
        if not found:
            _sound.add(key)

    return find_once


def _check_once(file: Path, needed: Mapping[str, frozenset[str]]) -> None:
    """Only what was found to be whole is not looked at again."""
    try:
        key = _digest(file), frozenset(needed.items())
    except OSError:
        return check(file, needed)
    if key not in _sound:
        check(file, needed)
        _sound.add(key)
    return None


_load = Heads.load
_loaded: dict[bytes, Heads] = {}


def _load_once(file: Path) -> Heads:
    key = _digest(file)
    if key not in _loaded:
        _loaded[key] = _load(file)
    return _loaded[key]


_broken = Content.broken


def _broken_once(self: Content, language: str, file: str) -> list[str]:
    """Parsing all templates takes four times as long as all else that a coach does at its start."""
    try:
        key = language, file, _digest(self.folder / language / f"{file}.j2")
    except OSError:
        return _broken(self, language, file)
    if key in _sound:
        return []
    found = _broken(self, language, file)
    if not found:
        _sound.add(key)
    return found


_prepare = Renderer.prepare
_prepared: dict[Hashable, Spare] = {}
_texts: WeakKeyDictionary[Content, bytes] = WeakKeyDictionary()


def _text(content: Content) -> bytes:
    """A digest of all words in its folder, which it has read whole by now, and once."""
    if content not in _texts:
        digest = sha256()
        for file in sorted(content.folder.glob("*/*.j2")):
            digest.update(f"{file.relative_to(content.folder)}\n".encode() + file.read_bytes())
        _texts[content] = digest.digest()
    return _texts[content]


def _prepare_once(self: Renderer) -> None:
    """Half of what a start costs. Its cards depend on the templates, the helplines and named settings."""
    countries = (None, *self.helplines.lines)
    words = [self._words(country, language) for language in self.content.languages for country in countries]
    key = _text(self.content), repr(words)
    if key not in _prepared:
        _prepare(self)
        _prepared[key] = self._spare
    self._spare = _prepared[key]


_statements: dict[type, LRUCache[Any, Any]] = {}


def _statements_of(engine: Engine) -> LRUCache[Any, Any]:
    """An engine keeps translated statements by its dialect: those of a kind share, and are set up alike.

    Half of what a coach does that lives through a short conversation is to translate its statements.
    """
    kind = type(engine.dialect)
    if kind not in _statements:
        _statements[kind] = LRUCache(2_000)
    return _statements[kind]


def _share_statements() -> None:
    shared: dict[str, Any] = {"_compiled_cache": property(_statements_of, lambda *_: None)}
    alike: dict[str, Any] = {
        "__hash__": lambda self: hash(type(self)),
        "__eq__": lambda self, other: type(self) is type(other),
    }
    for kind, changes in ((Engine, shared), (SQLiteDialect_aiosqlite, alike), (PGDialect_asyncpg, alike)):
        for name, what in changes.items():
            setattr(kind, name, what)


_names = geography.names_of_countries


@cache
def _names_once(language: str) -> dict[str, str]:
    """For them, the words of 250 languages are loaded; once for all processes."""
    return shared(f"countries in {language}", lambda: _names(language))


def do_once() -> None:
    """From here on."""
    vars(re)["_MAXCACHE"] = 100_000  # `re` keeps patterns by their text, but 512: a fifth of what tables hold
    vars(classifier)["check"] = _check_once
    vars(checking)["broken_tables"] = _looked_through_once(checking.broken_tables, lambda folder: folder)
    vars(whole_templates)["broken_templates"] = _looked_through_once(
        whole_templates.broken_templates, lambda content: content.folder
    )
    Heads.load = _load_once  # type: ignore[method-assign] # replaced while the tests run
    Content.broken = _broken_once  # type: ignore[method-assign] # replaced while the tests run
    Renderer.prepare = _prepare_once  # type: ignore[method-assign] # replaced while the tests run
    Environment.compile = _translate_once  # type: ignore[method-assign] # replaced while the tests run
    tomllib.loads = _parse_once  # type: ignore[assignment] # replaced while the tests run
    _share_statements()
    for module in (geography, place_names):
        vars(module)["names_of_countries"] = _names_once
