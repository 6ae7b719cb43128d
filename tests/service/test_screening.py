"""Texts beyond a person's receive rate are screened all the same."""

from bot.coach.safety import Tier
from bot.events import Blocked, Commanded, Edited, Event, Incoming, Tapped, Unreadable, Wrote
from bot.language.understanding.reader import ContentReader
from bot.service.inbound.screening import Screening
from tests.support.app import START
from tests.support.words import CONTENT, READER

ALARMING = "I want to die"


def batch(*events: Event) -> list[Incoming]:
    return [Incoming(0, number, 7, event, START) for number, event in enumerate(events)]


async def test_what_alarms_is_found_wherever_somebody_typed_it() -> None:
    """In a text, in what was changed afterwards, after a command, beneath a picture."""
    said = batch(
        Wrote(ALARMING), Edited(ALARMING, 1), Commanded("no", ALARMING), Unreadable("photo", ALARMING)
    )
    assert await Screening(READER, ["en"]).alarming(said) == {0, 1, 2, 3}


async def test_what_nobody_typed_and_what_is_harmless_is_not() -> None:
    """Taps carry our own data."""
    said = batch(Wrote("Acme"), Tapped(ALARMING), Blocked(), Commanded("no"), Wrote(ALARMING))
    assert await Screening(READER, ["en"]).alarming(said) == {4}
    assert await Screening(READER, ["en"]).alarming(batch(Blocked())) == frozenset()


class Listening(ContentReader):
    """Notes what it screens, and knows an alarming word of another language."""

    def __init__(self) -> None:
        super().__init__(CONTENT)
        self.screened: list[tuple[str, str]] = []

    def screen(self, language: str, text: str, *, held: bool = False, safe: bool = False) -> Tier | None:
        assert (held, safe) == (True, False), "whoever sends so much is not passed over"
        self.screened.append((language, text))
        return Tier.explicit if (language, text) == ("xx", "alarm") else None


async def test_every_text_is_screened_once_in_each_language() -> None:
    """Somebody may write in another one than theirs; who repeats themselves costs no more."""
    reader = Listening()
    said = batch(Wrote("alarm"), Wrote("words"), Wrote("alarm"))
    assert await Screening(reader, ["en", "xx"]).alarming(said) == {0, 2}
    assert sorted(reader.screened) == [("en", "alarm"), ("en", "words"), ("xx", "alarm"), ("xx", "words")]
