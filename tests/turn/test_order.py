"""The order in which a text is tried is a table: rules in groups, each with a reason beside it."""

import re
from inspect import signature
from pathlib import Path

import pytest

from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn.model.turn import Turn
from bot.turn.texts import order, while_idle
from bot.turn.texts.rules import Group, ReadAs, Rule, Typed, try_in_order
from tests.support.folders import ROOT
from tests.support.turns import a_turn

ARCHITECTURE = ROOT / "docs" / "architecture.md"
TABLES = {"order": order, "while_idle": while_idle}

TYPES = {
    "turn": {"Turn"},
    "text": {"str"},
    "run": {"Run", "Run | None"},
    "ask": {"Ask[Any]", "Ask[str]", "Ask[Any] | None"},
    "event": {"Wrote"},
    "readings": {"Readings"},
}
"""The types of what a rule may need. While no question is open there is no run, no ask and no event."""


@pytest.mark.parametrize("name", TABLES)
def test_each_rule_takes_what_there_is(name: str) -> None:
    """What a table hands on, mypy does not see."""
    idle = name == "while_idle"
    for group in TABLES[name].ORDER:
        for step in group.steps:
            function, returns = (step.acts, "bool") if isinstance(step, Rule) else (step.reads, "str")
            of, name = signature(function), function.__qualname__
            assert of.return_annotation == returns, name
            for one in step.needs:
                annotation = of.parameters[one].annotation
                assert annotation in TYPES[one], (name, one)
                none = "None" in annotation or one in ("turn", "text", "readings")
                assert none or not idle, (name, one)


@pytest.mark.parametrize("name", TABLES)
def test_each_rule_and_group_has_its_reason_beside_it(name: str) -> None:
    """Whoever adds one says what would be heard wrongly if it stood below what follows."""
    lines = Path(TABLES[name].__file__ or "").read_text().split("\nORDER = (\n")[1].split("\n)\n")[0]
    entries = [line for line in lines.splitlines() if re.match(r" {4}Group\(| {8}(?!\")[\w.]+", line)]
    groups = TABLES[name].ORDER
    assert len(entries) == len(groups) + sum(len(group.steps) for group in groups)
    assert [line for line in entries if re.search(r"  # \S", line) is None] == []


def test_the_architecture_says_what_each_group_hears() -> None:
    """Its table has them in the order in which they are tried, at a question and while none is open."""
    rows = re.findall(r"^\| `(\w+)` \| (.*?) ?\| (.*?) ?\|$", ARCHITECTURE.read_text(), re.MULTILINE)
    assert [name for name, at_a_question, _ in rows if at_a_question] == [one.name for one in order.ORDER]
    assert [name for name, _, idle in rows if idle] == [one.name for one in while_idle.ORDER]


def test_no_rule_stands_twice_for_the_same_questions() -> None:
    """The second one would never act. What stands twice is tried early at some questions alone."""
    for table in TABLES.values():
        always = [rule for group in table.ORDER for rule in group.rules if rule.always]
        assert len({rule.name for rule in always}) == len(always)


def test_something_acts_on_every_text_at_a_question() -> None:
    """The last rule says that it wasn't understood."""
    assert order.ORDER[-1].rules[-1].name == "not_understood.at_question"


def _never(text: str) -> bool:
    return text == "never"


def _short(text: str) -> bool:
    return len(text) < 4


def _other(turn: Turn, text: str, bar: int = 9) -> bool:
    assert isinstance(turn, Turn)
    return len(text) < bar


def test_the_first_rule_that_fits_acts() -> None:
    """It is told which one it was."""
    order = (Group("a", _never, _short), Group("b", _other))
    assert [_name(order, text) for text in ("no", "longer", "never", "longer than nine")] == [
        "test_order.short",
        "test_order.other",
        "test_order.never",
        None,
    ]


def test_less_of_the_text_may_be_read_from_somewhere_on() -> None:
    """That holds in the groups that follow as well, and nowhere before."""

    def end(text: str) -> str:
        return text.rpartition(" ")[2]

    order = (Group("a", _short), Group("b", ReadAs(end), _never), Group("c", _short))
    assert _name(order, "this is no") == "test_order.short"
    assert _name(order, "we never") == "test_order.never"


def test_a_rule_may_be_for_some_questions_alone() -> None:
    """Where none is open it is not tried."""
    order = (Group("a", Rule(_short, only=lambda ask: ask.key == "name")),)
    assert _name(order, "no", Write("name")) == "test_order.short"
    assert _name(order, "no", Write("other")) is None
    assert _name(order, "no") is None


def test_a_rule_gets_what_the_table_gives() -> None:
    """Else its own default holds, and nothing else is needed that there isn't."""
    assert _name((Group("a", Rule(_other, bar=3)),), "four") is None
    with pytest.raises(TypeError, match="mood"):
        Rule(lambda mood: mood is None)


def _name(order: tuple[Group, ...], text: str, ask: Ask[str] | None = None) -> str | None:
    acted = try_in_order(order, Typed(a_turn(), text, ask=ask))
    return acted.name if acted is not None else None
