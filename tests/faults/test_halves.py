"""Row 47: halves of characters, as JSON may bring them, in what is typed and in names."""

import pytest

from bot.events import from_json
from bot.language.understanding.learned.classifier import Classifier
from bot.language.understanding.learned.encoder import ENCODER
from bot.service.app import content_folder
from bot.talk.visible import without_surrogates
from tests.bot_api.server import BotApi
from tests.support.databases import Store
from tests.support.telegram import Run

HALF, OTHER = "\ud83d", "\udc00"
TEXTS = [
    HALF,
    OTHER * 700,
    f"{HALF} otters",
    f"so {OTHER}heavy",
    "",
    " ",
    "\x00",
    "e\u0301" * 900,
    "\ufffe\uffff",
]


async def test_row_47_half_a_character_is_taken_in_as_a_sign_for_it(
    api: BotApi, run: Run, store: Store
) -> None:
    """In a text, a command, a caption, an edit, a name; nothing is set aside, and what is typed is kept."""
    ada = api.person(7)
    async with run():
        await ada.does("/log", "Which company")

        async def sends(kind: str, **content: object) -> None:
            message = ada.message(dict(content))
            await api.push({kind: {**message, "from": {**ada.sender, "first_name": f"A{HALF}da"}}})

        await sends("message", text=f"Otter{HALF} & Sons")
        await ada.sees("the role at Otter\ufffd & Sons?")
        await sends(
            "message", text=f"/help {OTHER}", entities=[{"type": "bot_command", "offset": 0, "length": 5}]
        )
        await ada.sees("Where you are")
        await sends("message", photo=[], caption=f"{HALF}")
        await sends("message", text=OTHER)
        await api.until(lambda: not api.updates)  # all are taken in: settled alone would hold before that
        await store.settled()
    assert await store.value("SELECT count(*) FROM parked") == 0
    assert await store.value("SELECT count(*) FROM seen") == api.pushed


@pytest.mark.databases("sqlite", because="no database is asked")
def test_row_47_whatever_a_text_is_made_of_it_can_be_heard() -> None:
    """What fits together is joined; and what was set aside before is whole when it is read again."""
    assert without_surrogates(f"{HALF}\ude00 {HALF}") == "\U0001f600 \ufffd"
    hears = Classifier(content_folder())
    for text in TEXTS:
        assert ENCODER.vector(text).shape == (512,)
        assert hears.read("en", None, text).ranked
    kept = rb'{"chat": 7, "event": {"kind": "Wrote", "text": "a\ud83d", "message": 1, "forwarded": false}}'
    pair = from_json(kept)
    assert pair is not None
    assert getattr(pair[1], "text", "") == "a\ufffd"
