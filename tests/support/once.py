"""Work that depends on a text alone is done once in a process: each coach that starts does it anew.

Blocks of templates are translated to Python, and tables parsed. What comes of either is kept by the whole
text and by what it was done with, so that a file that was broken or changed is found as ever.
"""

import pickle
import tomllib
from collections.abc import Hashable
from functools import cache
from typing import Any

from jinja2 import Environment

_translate = Environment.compile
_translated: dict[Hashable, Any] = {}


def _translate_once(
    self: Environment, source: Any, name: str | None = None, *others: Any, **more: Any
) -> Any:
    if not isinstance(source, str) or others or more != {"raw": True}:
        return _translate(self, source, name, *others, **more)
    filters = frozenset((key, getattr(each, "__func__", each)) for key, each in self.filters.items())
    how = (self.autoescape, self.undefined, self.trim_blocks, self.lstrip_blocks, filters)
    key = (source, name, *how)
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


def do_once() -> None:
    """From here on."""
    Environment.compile = _translate_once  # type: ignore[method-assign]
    tomllib.loads = _parse_once  # type: ignore[assignment]
