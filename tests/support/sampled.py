"""Compare what the code puts into a block with what `afterword check` tries that block with."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from bot.coach.scripts import SCRIPTS
from bot.ops.checking import samples
from bot.ops.checking.blocks import fields_of
from bot.ops.checking.combining import ABSENT, Values, found_for
from bot.ops.checking.prose import prose_of
from bot.ops.checking.watched import Block, Watch, watched
from tests.support.words import CONTENT

_, TEMPLATES = watched(CONTENT.folder, Watch())


@cache
def _values() -> Mapping[str, Values]:
    rules = prose_of(CONTENT.folder, "en")
    assert rules is not None
    return samples.fields(rules, ("the review",))


@cache
def _fields(block: Block) -> tuple[tuple[str, Values], ...]:
    """Return the samples of each field of a block that no route shows."""
    if block.file in (*SCRIPTS, "choosing"):
        return ()
    fields = fields_of(TEMPLATES, block)
    return tuple((field, found_for(_values(), block, field) or ()) for field in fields)


def unsampled(file: str, name: str, context: Mapping[str, Any]) -> Iterator[str]:
    """Yield the fields of a block that are missing, or empty, where no sample is."""
    for field, known in _fields(Block("en", file, name)):
        value = context.get(field, ABSENT)
        if value is ABSENT or value is None:
            fits = any(one is value for one in known)
        else:
            fits = bool(value) or any(not one for one in known if one is not None)
        if not fits:
            yield f"{file}.{name}.{field}: " + ("absent" if value is ABSENT else repr(value))
