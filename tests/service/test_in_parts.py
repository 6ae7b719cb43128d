"""A batch is split, so that nobody waits until all that somebody else sent is taken in."""

from random import Random

import pytest

from bot.events import Incoming, Wrote, typed
from bot.service.inbound.batches import MOST_CHARACTERS, MOST_OF_ONE, in_parts
from tests.support.app import START


def some(*chats: int) -> list[Incoming]:
    return [Incoming(1, number, chat, Wrote("hello"), START) for number, chat in enumerate(chats)]


def test_whoever_comes_behind_many_of_one_person_is_in_the_first_part() -> None:
    """The person's own first few are there with them."""
    first, *others = in_parts(some(*[7] * 22, 8))
    assert [one.chat for one in first] == [8, *[7] * MOST_OF_ONE]
    assert sum(map(len, others)) == 22 - MOST_OF_ONE


@pytest.mark.parametrize("seed", range(20))
def test_each_persons_order_is_kept_and_nothing_is_lost(seed: int) -> None:
    """In whatever order people write."""
    dice = Random(seed)
    batch = some(*dice.choices(range(4), k=dice.randrange(60)))
    parts = list(in_parts(batch))
    together = [one for part in parts for one in part]
    assert sorted(together, key=lambda one: one.update) == batch
    for chat in range(4):
        assert [one for one in together if one.chat == chat] == [one for one in batch if one.chat == chat]
        assert all(sum(one.chat == chat for one in part) <= MOST_OF_ONE for part in parts)


def test_a_batch_of_many_people_stays_whole() -> None:
    """One transaction for all of them."""
    assert len(list(in_parts(some(*range(100))))) == 1


def test_long_texts_are_taken_in_a_few_at_a_time_and_after_the_short_ones() -> None:
    """Whoever writes a word doesn't wait for another one's book."""
    long = [Incoming(1, number, number % 4, Wrote("x" * 4_096), START) for number in range(20)]
    short = Incoming(1, 20, 9, Wrote("hello"), START)
    parts = list(in_parts([*long, short]))
    assert parts[0][0] == short
    assert all(sum(len(typed(one.event)) for one in part) <= MOST_CHARACTERS for part in parts)
    assert [len(part) for part in parts] == [5, 4, 4, 4, 4]


def test_one_text_that_is_longer_than_a_transaction_takes_has_one_of_its_own() -> None:
    """A mail as a file may be."""
    mail = Incoming(1, 1, 7, Wrote("x" * (MOST_CHARACTERS + 1)), START)
    assert [len(part) for part in in_parts([mail, *some(8)])] == [1, 1]
