"""Maps of dialogues: which question follows which answer."""

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest

from bot.coach.scripts import SCRIPTS
from bot.ops.mapping.drawn import mermaid, svg
from bot.ops.mapping.graph import Edge, Graph, Node, graph_of
from bot.ops.mapping.layout import Box, placed
from bot.ops.preview.routes import Routes
from tests.support.operating import Invoke
from tests.support.words import CONTENT, HELPLINES

ROUTES = Routes(CONTENT, HELPLINES)
LATER = graph_of(ROUTES, SCRIPTS["later"])


def test_a_question_leads_to_what_comes_after_each_answer() -> None:
    """Answers that lead to the same are one edge; where there is only one way, it needs no label."""
    assert LATER.edges == (
        Edge("start", "when", ""),
        Edge("when", "done__delay", "In 2 hours / In 6 hours / This time tomorrow"),
        Edge("when", "day", "Another day"),
        Edge("day", "done__day", ""),
        Edge("when", "done__never", "No reminder"),
    )


def test_a_node_has_the_words_of_its_question() -> None:
    """In one line, and an ending has its last words."""
    words = {node.name: (node.kind, node.words) for node in LATER.nodes}
    assert words["when"] == ("question", "Shall I remind you?")
    assert words["done__never"][0] == "ending"
    assert "No reminder, then." in words["done__never"][1]


def test_a_dialogue_that_follows_is_named() -> None:
    """Where an ending leads straight on."""
    start = graph_of(ROUTES, SCRIPTS["start"])
    assert Node("then__no", "dialogue", "no") in start.nodes
    assert Edge("now", "then__no", "I got a no") in start.edges


def test_the_rounds_of_a_loop_are_one_node() -> None:
    """Up to ten applications are asked about in the same way."""
    several = graph_of(ROUTES, SCRIPTS["several"])
    names = [node.name for node in several.nodes]
    assert {"right", "wrong"} <= {*names}
    assert [name for name in names if re.match(r"(right|wrong)_", name)] == []
    assert any((edge.source, edge.target) == ("wrong", "right") for edge in several.edges)


ODD = Graph(
    "odd",
    (
        Node("start", "start", "odd"),
        Node("a", "question", 'Say "yes" & <b> or `no`'),
        Node("b", "question", "Again?"),
        Node("c", "ending", "Done."),
    ),
    (
        Edge("start", "a", ""),
        Edge("a", "b", 'A "b" | c'),
        Edge("b", "a", "Back", sometimes=True),
        Edge("b", "b", "Same"),
        Edge("a", "c", ""),
        Edge("b", "c", "No"),
    ),
)


def test_mermaid_gets_every_text_in_quotes() -> None:
    """Nothing in a text is taken for a sign of its language."""
    assert mermaid(ODD) == (
        "flowchart TD\n"
        '  n0_0(("odd"))\n'
        '  n0_1["Say #quot;yes#quot; #amp; #lt;b#gt; or #96;no#96;"]\n'
        '  n0_2["Again?"]\n'
        '  n0_3(["Done."])\n'
        "  n0_0 --> n0_1\n"
        '  n0_1 -->|"A #quot;b#quot; | c"| n0_2\n'
        '  n0_2 -.->|"Back"| n0_1\n'
        '  n0_2 -->|"Same"| n0_2\n'
        "  n0_1 --> n0_3\n"
        '  n0_2 -->|"No"| n0_3\n'
    )
    assert mermaid(ODD, LATER).count("subgraph") == 2


def test_a_picture_has_every_node_and_label_once() -> None:
    """It is whole XML, whatever the texts hold; what may come again after itself has a sign."""
    root = ElementTree.fromstring(svg(ODD, LATER))  # noqa: S314 - drawn a line ago
    texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts.count("odd") == 2  # its heading, and where it starts
    for said in ("Again?", "Done.", 'A "b" | c', "Back", "No", "Shall I remind you?"):
        assert texts.count(said) == 1
    assert "b ↻" in texts


@pytest.mark.parametrize("name", ["no", "overdue", "several"])
def test_nothing_lies_over_anything_else(name: str) -> None:
    """Neither two nodes nor two labels; every edge leads down, or up where it goes back."""
    graph = graph_of(ROUTES, SCRIPTS[name])
    boxes = {node.name: Box(190, 60) for node in graph.nodes}
    labels = {
        (edge.source, edge.target): Box(7.0 * len(edge.label) + 1, 20 if edge.label else 0)
        for edge in graph.edges
    }
    laid = placed(boxes, labels)
    all_boxes = [(laid.nodes[name], box) for name, box in boxes.items()]
    all_boxes += [
        (laid.labels[pair], box) for pair, box in labels.items() if box.high and pair in laid.labels
    ]
    for ((x, y), one), ((other_x, other_y), other) in combinations(all_boxes, 2):
        apart = abs(x - other_x) >= (one.wide + other.wide) / 2 - 0.01
        assert apart or abs(y - other_y) >= (one.high + other.high) / 2 - 0.01
    for line in laid.lines.values():
        downward = {lower[1] > upper[1] for upper, lower in pairwise(line)}
        assert len(downward) == 1
    assert placed(boxes, labels) == laid


async def test_the_command_draws_one_dialogue(invoke: Invoke) -> None:
    """As text for a page that draws Mermaid, or as a picture."""
    code, out, _ = await invoke("map", "later")
    assert (code, out) == (0, mermaid(LATER))
    code, out, _ = await invoke("map", "later", "--format", "svg")
    assert (code, out) == (0, svg(LATER))


async def test_the_command_says_what_it_cannot_draw_or_write(invoke: Invoke) -> None:
    """In one line that says what to give."""
    code, out, err = await invoke("map", "nothing")
    assert (code, out) == (2, "")
    assert re.fullmatch(r"Give a dialogue: start, .+\.\n", err)
    code, out, err = await invoke("map", "later", "--to", "/nowhere/map.svg")
    assert (code, out) == (2, "")
    assert err == "Give another file: /nowhere/map.svg can't be written.\n"
