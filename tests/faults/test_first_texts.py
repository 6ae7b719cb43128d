"""Row 52: while the encoder is being loaded, only people who have typed wait."""

from collections.abc import Iterator

import pytest

from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import Lines, say, sent
from tests.faults.test_beside_files import goes_on, soon
from tests.support.databases import only
from tests.support.slow_loading import Loading, slow_loading
from tests.support.telegram import Run

TO_A_MOOD: Lines = [("/no", "How heavy is it")]


@pytest.fixture
def loading() -> Iterator[Loading]:
    with slow_loading() as loading:
        yield loading


async def test_row_52_taps_and_commands_are_answered_meanwhile(
    api: BotApi, run: Run, kept: Kept, loading: Loading
) -> None:
    """In the same fetch and after it; then the texts are heard rightly, each person's in order."""
    ann, ben, eve = api.person(7), api.person(8), api.person(9)
    async with run():
        await say(ann, TO_A_MOOD)
        await say(eve, TO_A_MOOD)
    before = len(ann.messages)
    await ann.write("this is weighing on me a lot")
    await ben.write("/journal")
    await ann.write("/help")
    async with run():
        await soon(api, ben, "Your journal is empty")
        await loading.has_begun()
        await eve.write("weighing on me a lot, to be honest")
        await goes_on(api, ben)
        assert len(ann.messages) == len(eve.messages) == before
        assert not loading.go.is_set()
        loading.go.set()
        await eve.sees("That sounds heavy", after=before)
        await ann.sees("That sounds heavy", after=before)
        await ann.sees("Where you are", after=before + 1)
        await kept(*((one, sent(one)) for one in (ann, ben, eve)))


@only("sqlite", because="the database has no part in it")
async def test_row_52_words_behind_a_command_wait_too(api: BotApi, run: Run, loading: Loading) -> None:
    """They are heard like a text, and so is a link's name, which somebody may have typed."""
    ann, ben, eve = api.person(7), api.person(8), api.person(9)
    async with run():
        await ann.write("/no they took somebody else at Acme")
        await loading.has_begun()
        await eve.write("/start no")
        await ben.write("/no")
        await soon(api, ben, "How heavy is it")
        await goes_on(api, ben)
        assert ann.messages == eve.messages == []
        loading.go.set()
        await ann.sees("Acme")
        await eve.sees("How heavy is it")
