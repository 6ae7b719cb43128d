"""The dialogues of the benchmarks find the words they wait for: else a benchmark would wait without end."""

from collections import defaultdict

import pytest

from benchmarks import engine
from benchmarks.dialogues import ANOTHER, LEFT, LONG


@pytest.mark.parametrize("dialogue", ["review", "waiting"])
def test_a_dialogue_of_the_benchmarks_finds_its_words(dialogue: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """To its end and once more, since the second time differs."""
    again = len(ANOTHER) + len(LEFT) if dialogue == "review" else 8
    monkeypatch.setitem(engine.STEPS, dialogue, engine.STEPS[dialogue] + again)
    costs: engine.Costs = defaultdict(lambda: defaultdict(list))
    engine.Engine().walk(dialogue, 1, costs)
    assert sum(len(of_step) for of_step in costs[dialogue].values()) > LONG // 2
