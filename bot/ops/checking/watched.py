"""Watch blocks being rendered: what each shows, with which fields, and which of its branches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from pathlib import Path
from typing import Any

from jinja2 import Template, nodes

from bot.language.wording.content import Content
from bot.language.wording.templates import Sources, Templates
from bot.talk.frozen import frozen

HIT = "seen__"
"""The name in a watched block of the function that notes a branch."""

NEEDS_VALUE = ("clip", "clock", "city", "country", "day", "day_and_year", "day_before", "month", "after")
"""Filters that a missing field must not reach: they would show it, or break."""

NO_TEXT = (list, dict, tuple, set, bool)
"""Values that are no words by themselves."""


@frozen
class Block:
    """A block is named by its language, its file and its name in it."""

    language: str
    file: str
    name: str

    def __str__(self) -> str:
        return f"{self.language}/{self.file}.j2: {self.name}"


@frozen
class Shown:
    """Hold a text as a block showed it. html: else it is plain. branches: those that were taken.

    wrong: what was put in that is no text.
    """

    block: Block
    text: str
    html: bool
    context: Mapping[str, Any]
    branches: frozenset[str]
    wrong: tuple[str, ...] = ()


class Watch:
    """Keeps what was shown: every text of a block once, and whether each of its branches was taken."""

    def __init__(self) -> None:
        self.shown: dict[Block, dict[str, Shown]] = {}
        self.branches: dict[Block, dict[str, bool]] = {}
        self._taken: set[str] = set()
        self._wrong: list[str] = []

    def begin(self) -> None:
        """Forget the branches of the block before."""
        self._taken, self._wrong = set(), []

    def hit(self, branch: str, value: Any = None) -> Any:
        """Note that a branch is taken; return the value that stands in it."""
        self._taken.add(branch)
        return value

    def put_in(self, value: Any) -> Any:
        """Note a value that is put into a text and is none."""
        if value is None or isinstance(value, NO_TEXT):
            self._wrong.append(f"shows {value!r}")
        return value

    def guarded(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter that notes a missing field, and shows nothing of it."""
        at = 1 if hasattr(function, "jinja_pass_arg") else 0

        @wraps(function)
        def watched(*args: Any) -> Any:
            if args[at] is None:
                self._wrong.append(f"puts a missing field through {name}")
                return ""
            return function(*args)

        return watched

    def note(self, block: Block, text: str, html: bool, context: Mapping[str, Any]) -> Shown:
        """Keep what a block showed."""
        shown = Shown(block, text, html, context, frozenset(self._taken), tuple(self._wrong))
        self.shown.setdefault(block, {}).setdefault(text, shown)
        known = self.branches.setdefault(block, {})
        known.update(dict.fromkeys(self._taken, True))
        return shown


class WatchedTemplates(Templates):
    """Finds and renders blocks as `Templates` does, and tells a watch."""

    def __init__(
        self,
        watch: Watch,
        sources: Sources,
        filters: Mapping[str, Callable[..., Any]],
        *,
        autoescape: bool,
    ) -> None:
        guarded = {
            name: watch.guarded(name, function) if name in NEEDS_VALUE else function
            for name, function in filters.items()
        }
        super().__init__(sources, guarded, autoescape=autoescape)
        self._environment.finalize = watch.put_in
        self._watch = watch
        self._html = autoescape

    def render(self, language: str, file: str, blocks: tuple[str, ...], context: Mapping[str, Any]) -> str:
        """Render the first of the blocks that exists, and note it."""
        _, block, _ = self._found(language, file, blocks)
        self._watch.begin()
        text = super().render(language, file, blocks, {HIT: self._watch.hit, **context})
        self._watch.note(Block(language, file, block), text, self._html, context)
        return text

    def parsed(self, language: str, file: str, block: str) -> nodes.Template:
        """Return the syntax tree of a block."""
        source, _ = self._file(language, file)[block]
        return self._environment.parse(source, f"{language}/{file}.j2")

    def source(self, block: Block) -> str:
        """Return a block as it stands in its file."""
        return self._file(block.language, block.file)[block.name][1]

    def part(self, name: str) -> nodes.Template:
        """Return the syntax tree of a template that blocks include, such as `en/found_state.j2`."""
        source, _, _ = self._sources.get_source(self._environment, name)
        return self._environment.parse(source, name)

    def _compile(self, language: str, file: str, block: str) -> Template:
        tree = self.parsed(language, file, block)
        known = self._watch.branches.setdefault(Block(language, file, block), {})
        for branch in _marked(tree):
            known.setdefault(branch, False)
        code = self._environment.compile(tree, f"{language}/{file}.j2")
        return Template.from_code(self._environment, code, self._environment.globals)


def watched(folder: Path, watch: Watch) -> tuple[Content, WatchedTemplates]:
    """Return the words of a folder, watched, and the templates of their messages."""
    made: list[WatchedTemplates] = []

    def make(*args: Any, **named: Any) -> WatchedTemplates:
        made.append(WatchedTemplates(watch, *args, **named))
        return made[-1]

    return Content(folder, make), made[0]


def _marked(tree: nodes.Template) -> Iterator[str]:
    """Mark the branches of a block, so that each tells when it is taken; yield what each is called.

    An `if` without an `else` has a second branch as well: the one where a field is missing.
    """
    later = {id(node) for one in tree.find_all(nodes.If) for node in one.elif_}
    for number, node in enumerate([*tree.find_all((nodes.If, nodes.For, nodes.CondExpr))]):
        name = f"line {node.lineno}, {type(node).__name__.lower()} {number + 1}"
        if isinstance(node, nodes.CondExpr):
            node.expr1 = _noted(f"{name}: true", node.expr1)
            if node.expr2 is not None:
                node.expr2 = _noted(f"{name}: false", node.expr2)
        elif isinstance(node, nodes.If | nodes.For):
            alone = isinstance(node, nodes.If) and not node.elif_ and id(node) not in later
            node.body.insert(0, nodes.ExprStmt(_noted(f"{name}: true")))
            if node.else_ or alone:
                node.else_.insert(0, nodes.ExprStmt(_noted(f"{name}: false")))
    for call in tree.find_all(nodes.Call):
        if (
            isinstance(call.node, nodes.Name)
            and call.node.name == HIT
            and isinstance(call.args[0], nodes.Const)
        ):
            yield call.args[0].value
    if tree.environment is not None:
        tree.set_environment(tree.environment)


def _noted(name: str, value: nodes.Expr | None = None) -> nodes.Expr:
    args: list[nodes.Expr] = [nodes.Const(name), *([value] if value is not None else [])]
    return nodes.Call(nodes.Name(HIT, "load"), args, [], None, None)
