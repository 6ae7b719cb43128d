"""Show every block that no route shows: the cards, what is said back, the drafts, the labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from jinja2 import meta, nodes

from bot.language.wording.content import Content
from bot.ops.checking.combining import contexts, found_for, possible
from bot.ops.checking.prose import Prose
from bot.ops.checking.swapping import CONTACTS, NAMES, ROLES, WORDS, swapped
from bot.ops.checking.watched import HIT, Block, Shown, Watch, WatchedTemplates

PLAIN = ("drafts", "export")
"""Files whose blocks are plain text, as the labels of buttons are, whose names have two underscores."""

TOLD = ("explain", "options", "said")
"""Files whose blocks are no labels, though their names have two underscores."""

MOST_SHOWN = 40
"""The most texts of a block that are tried with other names; one for each way through its branches."""


def fields_of(templates: WatchedTemplates, block: Block) -> tuple[str, ...]:
    """Return the names of the fields that a block shows or asks for, with those of the parts it includes."""
    trees = [templates.parsed(block.language, block.file, block.name)]
    parts = [part for tree in trees for part in tree.find_all(nodes.Include)]
    for part in parts:
        names = [one.value for one in part.template.find_all(nodes.Const) if str(one.value).endswith(".j2")]
        trees += [templates.part(name) for name in names if "/" in name and not name.startswith("/")][-1:]
    inner = {one.name for tree in trees for one in tree.find_all(nodes.Name) if one.ctx == "store"}
    asked = set().union(*(meta.find_undeclared_variables(tree) for tree in trees))
    return tuple(sorted(asked - inner - {"language", HIT}))


def show(
    content: Content, templates: WatchedTemplates, blocks: Iterable[Block], values: Mapping[str, Any]
) -> Iterator[str]:
    """Show blocks with every sample of their fields; yield a fault for each that nobody can show."""
    for block in blocks:
        found = {field: found_for(values, block, field) for field in fields_of(templates, block)}
        choices = {field: values for field, values in found.items() if values is not None}
        if len(choices) == len(found):
            for context in contexts(choices):
                if possible(block, context):
                    yield from shown_with(content, block, context)


def shown_with(content: Content, block: Block, context: Mapping[str, Any]) -> Iterator[str]:
    """Show a block with some fields; yield a fault if it can't be shown."""
    render = content.label if _is_plain(block) else content.message
    try:
        render(block.language, block.file, block.name, context)
    except Exception as error:  # whatever is wrong with a block is a fault of it
        yield f"{block}: can't be shown: {type(error).__name__}: {' '.join(str(error).split())}"


def _is_plain(block: Block) -> bool:
    """Tell whether a block is shown as plain text: a draft, or the label of a button."""
    part = "__" in block.name and not block.name.startswith("done__")
    return block.file in PLAIN or (part and block.file not in TOLD)


def vary(content: Content, watch: Watch, prose: Prose, block: Block) -> Iterator[str]:
    """Show a block once more for each way through it, with other names and other sentences in its fields."""
    ways: dict[frozenset[str], Shown] = {}
    for shown in watch.shown[block].values():
        ways.setdefault(shown.branches, shown)
    for shown in islice(ways.values(), MOST_SHOWN):
        render = content.message if shown.html else content.label
        for nth, others in enumerate(variants(prose)):
            context = swapped(shown.context, others)
            if "nth" in context:  # each wording of what has several
                context["nth"] = nth
            try:
                render(block.language, block.file, block.name, context)
            except Exception as error:  # as above
                yield f"{block}: can't be shown: {type(error).__name__}: {' '.join(str(error).split())}"


def variants(prose: Prose) -> Iterator[dict[str, str]]:
    """Yield texts for the fields that hold what somebody typed: each name once, beside each sentence."""
    rows = zip(prose.names, prose.roles, prose.contacts, strict=True)
    for number, (name, role, contact) in enumerate(rows):
        sentence = prose.sentences[number % len(prose.sentences)]
        yield {
            **dict.fromkeys(NAMES, name),
            **dict.fromkeys(ROLES, role),
            **dict.fromkeys(CONTACTS, contact),
            **dict.fromkeys(WORDS, sentence),
        }
