"""A batch is split, so that nobody waits until all that somebody else sent is taken in."""

from random import Random

import pytest

from bot.events import Incoming, Wrote
from bot.service.inbound.batches import MOST_OF_ONE, in_parts
from tests.support.app import START


def some(*chats: int) -> list[Incoming]:
    return [Incoming(1, number, chat, Wrote("hello"), START) for number, chat in enumerate(chats)]


def test_whoever_comes_behind_many_of_one_person_is_in_the_first_part() -> None:
    """The person's own first few are there with them."""
    first, *others = in_parts(some(*[7] * 22, 8))
    assert [one.chat for one in first] == [*[7] * MOST_OF_ONE, 8]
    assert sum(map(len, others)) == 22 - MOST_OF_ONE


@pytest.mark.parametrize("seed", range(20))
def test_each_persons_order_is_kept_and_nothing_is_lost(seed: int) -> None:
    """In whatever order people write."""
    dice = Random(seed)
    batch = some(*dice.choices(range(4), k=dice.randrange(60)))
    parts = in_parts(batch)
    together = [one for part in parts for one in part]
    assert sorted(together, key=lambda one: one.update) == batch
    for chat in range(4):
        assert [one for one in together if one.chat == chat] == [one for one in batch if one.chat == chat]
        assert all(sum(one.chat == chat for one in part) <= MOST_OF_ONE for part in parts)


def test_a_batch_of_many_people_stays_whole() -> None:
    """One transaction for all of them."""
    assert len(in_parts(some(*range(100)))) == 1
