"""What is said often has several wordings, which take turns."""

import re
from itertools import pairwise

import pytest

from bot.turn.model.says import Card, Say
from bot.turn.model.wordings import OFTEN, numbered
from tests.support.by_typing import once, says, somebody
from tests.support.chat import Chat
from tests.support.folders import ROOT


def test_every_block_that_is_counted_has_four_wordings_that_differ() -> None:
    """A block that uses the number has to be named there, or it is shown without one."""
    for file, blocks in OFTEN.items():
        text = (ROOT / "content" / "en" / f"{file}.j2").read_text(encoding="utf-8")
        for block in blocks:
            [body] = re.findall(rf"{{% block {block} %}}(.*?){{% endblock %}}", text, re.DOTALL)
            [wordings] = re.findall(r"one_of\((.*?)\)\s*}}", body, re.DOTALL)[:1]
            assert len(set(re.findall(r'"([^"]*)"', wordings))) >= 4, block


def test_a_card_is_told_how_many_of_its_kind_came_before() -> None:
    """Others stay as they are, and one that has its number keeps it."""
    counted: list[str] = []

    def count(name: str) -> int:
        counted.append(name)
        return counted.count(name) - 1

    def nth(say: Say) -> object:
        assert isinstance(say, Card)
        return say.shows.get("nth")

    fine, other = Card("coach", "fine"), Card("coach", "help")
    first = numbered(fine, count)
    assert [nth(first), nth(numbered(fine, count)), nth(numbered(first, count))] == [0, 1, 0]
    assert numbered(other, count) is other
    assert counted == ["coach/fine"] * 2


def test_nobody_reads_the_same_twice_in_a_row() -> None:
    """Who only says "okay" again and again."""
    chat = somebody("Acme")
    said = [says(chat, "okay") for _ in range(5)]
    assert all(before != after for before, after in pairwise(said))


@once
def at_what_went_well() -> Chat:
    chat = Chat()
    for line in ("i got a no from Acme, data engineer, first interview, low", "short review"):
        says(chat, line)
    for line in ("the hiring manager", "no"):
        said = says(chat, line)
    assert "What went well?" in said
    return chat


@pytest.mark.parametrize("text", ["We clicked", "i explained the migration well"])
def test_what_went_well_is_said_back(text: str) -> None:
    assert f"“{text}”. Good." in says(at_what_went_well(), text)


@pytest.mark.parametrize(
    "text", ["nothing", "not much", "idk", "it was ok i guess", "skip", "a word " * 12, "it went badly"]
)
def test_what_is_not_good_is_not_said_back(text: str) -> None:
    """Praise for it would be mockery; and what is long isn't repeated."""
    assert "”. Good." not in says(at_what_went_well(), text)
