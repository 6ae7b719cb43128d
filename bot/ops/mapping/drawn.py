"""Draw maps: as SVG to look at, and as Mermaid for a page that draws by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise

from bot.coach.scripts import SCRIPTS
from bot.errors import OperatorError
from bot.language.wording.content import Content
from bot.language.wording.helplines import Helplines
from bot.ops.mapping.graph import Edge, Graph, Node, graph_of
from bot.ops.mapping.layout import Box, placed
from bot.ops.mapping.measuring import FONT, width, wrapped
from bot.ops.preview.routes import Routes

WIDEST, SIZE, LINE, PADDING = 190, 12.0, 16, 9
LABEL_SIZE, LABEL_LINE, WIDEST_LABEL = 10.5, 13, 130
MARGIN, HEADING = 20, 34

AGAIN = "↻"
"""Stands beside a question that may come again straight after itself."""

STYLE = f"""
    .paper {{ fill: #d8e5e3 }}
    .question {{ fill: #ffffff }} .ending {{ fill: #dff3cd }} .dialogue {{ fill: #fdf3d7 }}
    .start {{ fill: #14607f }}
    .line {{ fill: none; stroke: #6e8a89; stroke-width: 1.3 }} .sometimes {{ stroke-dasharray: 4 3 }}
    .tip {{ fill: #6e8a89 }} .back {{ fill: #d8e5e3 }}
    text {{ fill: #15202b; font-size: {SIZE}px; font-family: {FONT}; text-anchor: middle }}
    .key {{ fill: #6e8a89; font-size: {LABEL_SIZE}px }} .label {{ fill: #14607f; font-size: {LABEL_SIZE}px }}
    .on {{ fill: #ffffff; font-weight: 600 }} .heading {{ font-size: 18px; text-anchor: start }}
"""


def drawn(content: Content, helplines: Helplines, dialogue: str | None, drawn_as: str) -> str:
    """Return the map of a dialogue, or of all of them, as `svg` or `mermaid`.

    Raises OperatorError where there is no such dialogue.
    """
    if dialogue is not None and dialogue not in SCRIPTS:
        raise OperatorError(f"Give a dialogue: {', '.join(SCRIPTS)}.")
    routes = Routes(content, helplines)
    scripts = [SCRIPTS[dialogue]] if dialogue is not None else list(SCRIPTS.values())
    graphs = [graph_of(routes, script) for script in scripts]
    return svg(*graphs) if drawn_as == "svg" else mermaid(*graphs)


def svg(*graphs: Graph) -> str:
    """Return a picture of maps, one below the other."""
    shapes: list[str] = []
    wide, top = 0.0, 0.0
    for graph in graphs:
        if len(graphs) > 1:
            shapes.append(f'<text class="heading" x="{MARGIN}" y="{top + HEADING:.0f}">{graph.name}</text>')
            top += HEADING
        drawn, size = _drawn(graph, top + MARGIN)
        shapes += drawn
        wide, top = max(wide, size.wide + 2 * MARGIN), top + size.high + 2 * MARGIN
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{top:.0f}" '
            f'viewBox="0 0 {wide:.0f} {top:.0f}" role="img">',
            f"  <style>{STYLE}  </style>",
            '  <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
            'orient="auto"><path class="tip" d="M0 0L8 4L0 8z"/></marker>',
            f'  <rect class="paper" width="{wide:.0f}" height="{top:.0f}" rx="18"/>',
            *(f"  {shape}" for shape in shapes),
            "</svg>\n",
        ]
    )


def _drawn(graph: Graph, top: float) -> tuple[list[str], Box]:
    """Return the shapes of a map, and its size."""
    lines = {node.name: _lines(node) for node in graph.nodes}
    boxes = {node.name: _box(node, lines[node.name]) for node in graph.nodes}
    edges = [edge for edge in graph.edges if edge.source != edge.target]
    again = {edge.source for edge in graph.edges if edge.source == edge.target}
    labels = {(edge.source, edge.target): wrapped(edge.label, WIDEST_LABEL, LABEL_SIZE) for edge in edges}
    laid = placed(boxes, {pair: _label_box(label) for pair, label in labels.items()})
    shapes = [_line(edge, laid.lines[edge.source, edge.target], boxes, top) for edge in edges]
    for pair, label in labels.items():
        if any(label):
            shapes += _label(label, laid.labels[pair], _label_box(label), top)
    for node in graph.nodes:
        key = f"{node.name} {AGAIN}" if node.name in again else node.name
        shapes += _node(node, key, lines[node.name], boxes[node.name], laid.nodes[node.name], top)
    return shapes, Box(laid.wide, laid.high)


def _lines(node: Node) -> list[str]:
    return wrapped(node.words or node.name, WIDEST - 2 * PADDING, SIZE)


def _box(node: Node, lines: Sequence[str]) -> Box:
    if node.kind in ("start", "dialogue"):
        return Box(width(lines[0], SIZE) + 4 * PADDING, LINE + 2 * PADDING)
    return Box(WIDEST, LINE * len(lines) + LABEL_LINE + 2 * PADDING)


def _label_box(label: Sequence[str]) -> Box:
    if not any(label):
        return Box(8, 0)
    return Box(max(width(line, LABEL_SIZE) for line in label) + 6, LABEL_LINE * len(label) + 4)


def _line(edge: Edge, points: Sequence[tuple[float, float]], boxes: Mapping[str, Box], top: float) -> str:
    """Lead an edge from the rim of its source through its points to the rim of its target."""
    down = 1 if points[-1][1] > points[0][1] else -1
    at = [(x + MARGIN, y + top) for x, y in points]
    at[0] = (at[0][0], at[0][1] + down * boxes[edge.source].high / 2)
    at[-1] = (at[-1][0], at[-1][1] - down * boxes[edge.target].high / 2)
    path = f"M{at[0][0]:.1f} {at[0][1]:.1f}"
    for (x, y), (to_x, to_y) in pairwise(at):
        half = (y + to_y) / 2
        path += f"C{x:.1f} {half:.1f} {to_x:.1f} {half:.1f} {to_x:.1f} {to_y:.1f}"
    kind = "line sometimes" if edge.sometimes else "line"
    return f'<path class="{kind}" d="{path}" marker-end="url(#tip)"/>'


def _label(label: Sequence[str], spot: tuple[float, float], box: Box, top: float) -> list[str]:
    x, y = spot[0] + MARGIN, spot[1] + top - box.high / 2
    shapes = [_rect("back", x - box.wide / 2, y, box, 4)]
    for n, line in enumerate(label):
        shapes.append(_text(line, x, y + LABEL_LINE * (n + 0.85), "label"))
    return shapes


def _node(
    node: Node, key: str, lines: Sequence[str], box: Box, spot: tuple[float, float], top: float
) -> list[str]:
    x, y = spot[0] + MARGIN, spot[1] + top - box.high / 2
    round_by = box.high / 2 if node.kind in ("start", "dialogue") else 16 if node.kind == "ending" else 8
    shapes = [_rect(node.kind, x - box.wide / 2, y, box, round_by)]
    below = y + PADDING
    if node.kind in ("question", "ending"):
        shapes.append(_text(key, x, below + LABEL_SIZE * 0.8, "key"))
        below += LABEL_LINE
    for n, line in enumerate(lines):
        shapes.append(_text(line, x, below + LINE * n + SIZE, "on" if node.kind == "start" else ""))
    return shapes


def _rect(kind: str, x: float, y: float, box: Box, round_by: float) -> str:
    size = f'width="{box.wide:.1f}" height="{box.high:.1f}"'
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" {size} rx="{round_by:.0f}"/>'


def _text(text: str, x: float, y: float, kind: str) -> str:
    marked = f' class="{kind}"' if kind else ""
    return f'<text{marked} x="{x:.1f}" y="{y:.1f}">{escape(text, quote=False)}</text>'


SHAPES = {"question": ("[", "]"), "ending": ("([", "])"), "dialogue": ("[[", "]]"), "start": ("((", "))")}
"""How Mermaid draws each kind of node."""


def mermaid(*graphs: Graph) -> str:
    """Return maps as a Mermaid flowchart; several have a frame each."""
    lines = ["flowchart TD"]
    for at, graph in enumerate(graphs):
        ids: dict[str, str] = {node.name: f"n{at}_{n}" for n, node in enumerate(graph.nodes)}
        inside = [_mermaid_node(node, ids) for node in graph.nodes]
        inside += [_mermaid_edge(edge, ids) for edge in graph.edges]
        framed = len(graphs) > 1
        lines += [f"  subgraph g{at}[{_quoted(graph.name)}]"] if framed else []
        lines += [f"  {'  ' if framed else ''}{line}" for line in inside]
        lines += ["  end"] if framed else []
    return "\n".join(lines) + "\n"


def _mermaid_node(node: Node, ids: Mapping[str, str]) -> str:
    opens, closes = SHAPES[node.kind]
    return f"{ids[node.name]}{opens}{_quoted(node.words or node.name)}{closes}"


def _mermaid_edge(edge: Edge, ids: Mapping[str, str]) -> str:
    arrow = "-.->" if edge.sometimes else "-->"
    label = f"|{_quoted(edge.label)}|" if edge.label else ""
    return f"{ids[edge.source]} {arrow}{label} {ids[edge.target]}"


def _quoted(text: str) -> str:
    for sign, code in (("&", "#amp;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;"), ("`", "#96;")):
        text = text.replace(sign, code)
    return f'"{text}"'
