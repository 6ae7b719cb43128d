"""Work that depends on a text alone is done once in a process: each coach that starts does it anew.

Blocks of templates are parsed and translated to Python, tables parsed, and weights checked. What comes of
each is kept by the whole text and by what it was done with, so that a file that was broken or changed is
found as ever.
"""

import pickle
import tomllib
from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from jinja2 import Environment

from bot.errors import OperatorError
from bot.language.understanding.learned import classifier
from bot.language.understanding.learned.heads_file import check
from bot.language.wording import whole_templates
from bot.language.wording.content import Content

_translate = Environment.compile
_translated: dict[Hashable, Any] = {}
_how: WeakKeyDictionary[Environment, Hashable] = WeakKeyDictionary()


def _translate_once(
    self: Environment, source: Any, name: str | None = None, *others: Any, **more: Any
) -> Any:
    if not isinstance(source, str) or others or more != {"raw": True}:
        return _translate(self, source, name, *others, **more)
    if self not in _how:  # its filters are there before its first block
        filters = frozenset((key, getattr(each, "__func__", each)) for key, each in self.filters.items())
        _how[self] = (self.autoescape, self.undefined, self.trim_blocks, self.lstrip_blocks, filters)
    key = (source, name, _how[self])
    if key not in _translated:
        _translated[key] = _translate(self, source, name, raw=True)
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


def _check_once(file: Path, needed: Mapping[str, frozenset[str]]) -> None:
    """Only what was found to be whole is not looked at again."""
    try:
        key = sha256(file.read_bytes()).digest(), frozenset(needed.items())
    except OSError:
        return check(file, needed)
    if key not in _sound:
        check(file, needed)
        _sound.add(key)
    return None


_broken_templates = whole_templates.broken_templates


def _broken_templates_once(content: Content) -> Iterator[OperatorError]:
    """Parsing them takes six times as long as all else that a coach does at its start."""
    files = sorted(content.folder.glob("*/*.j2"))
    key = tuple((file.relative_to(content.folder), sha256(file.read_bytes()).digest()) for file in files)
    if key in _sound:
        return
    found = list(_broken_templates(content))
    if not found:
        _sound.add(key)
    yield from found


def do_once() -> None:
    """From here on."""
    vars(classifier)["check"] = _check_once
    vars(whole_templates)["broken_templates"] = _broken_templates_once
    Environment.compile = _translate_once  # type: ignore[method-assign]
    tomllib.loads = _parse_once  # type: ignore[assignment]
