"""An update that needs something slow first is answered once it is taken in, and delays nobody else's."""

from collections.abc import Iterator

import pytest

from bot.channels.telegram import files
from bot.config import Settings
from tests.bot_api.server import BotApi
from tests.channels.webhook.inside import called
from tests.faults.test_beside_files import Held, goes_on, soon
from tests.faults.test_files import MAIL
from tests.support.slow_loading import Loading, slow_loading

# The library would rather have its own methods called than the request itself, and says so.
pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot.*")


@pytest.fixture
def held(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """Files hang, and have as long as it takes."""
    monkeypatch.setattr(files, "TO_FETCH", 120.0)
    held = Held(api)
    yield held
    held.go.set()


@pytest.fixture
def loading() -> Iterator[Loading]:
    with slow_loading() as loading:
        yield loading


async def test_others_are_answered_while_a_file_is_on_its_way(
    api: BotApi, settings: Settings, held: Held
) -> None:
    """What its sender taps meanwhile waits behind it."""
    ann, ben = api.person(7), api.person(8)
    async with called(api, settings):
        await ann.does("/no", "How heavy is it")
        file = api.next_update
        await ann.send_file(MAIL, "a.txt", caption="so heavy")
        await api.until(lambda: len(api.downloads) == 1)
        await ann.tap("Low")
        await goes_on(api, ben)
        assert len(ann.messages) == 2
        assert api.delivery.statuses(file) == api.delivery.statuses(file + 1) == []
        held.go.set()
        await api.until(lambda: not api.updates)
        assert [number for number, _ in api.delivery.answers if number in (file, file + 1)] == [
            file,
            file + 1,
        ]
    assert {status for _, status in api.delivery.answers} == {200}


@pytest.mark.usefixtures("held")
async def test_what_waits_when_it_is_time_to_stop_is_brought_again(api: BotApi, settings: Settings) -> None:
    """503, at once; the file is fetched by the next process."""
    ann = api.person(7)
    async with called(api, settings):
        await ann.does("/no", "How heavy is it")
        file = api.next_update
        await ann.send_file(MAIL, "a.txt")
        await api.until(lambda: len(api.downloads) == 1)
    assert api.delivery.statuses(file)[0] == 503
    api.file_fault = None
    async with called(api, settings):
        await api.until(lambda: file in api.confirmed)
    assert len(ann.messages) > 2


async def test_taps_are_answered_while_what_hears_texts_is_loaded(
    api: BotApi, settings: Settings, loading: Loading
) -> None:
    """Two texts wait, of which neither is misheard."""
    ann, ben, eve = api.person(7), api.person(8), api.person(9)
    async with called(api, settings):
        for person in (ann, eve):
            await person.does("/no", "How heavy is it")
        await ann.write("this is weighing on me a lot")
        await loading.has_begun()
        await eve.write("weighing on me a lot, to be honest")
        await goes_on(api, ben)
        assert len(ann.messages) == len(eve.messages) == 2
        loading.go.set()
        await soon(api, ann, "That sounds heavy")
        await soon(api, eve, "That sounds heavy")
