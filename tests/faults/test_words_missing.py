"""Row 53: words can't be rendered while it runs: people in danger get the numbers, the others go on."""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from jinja2 import UndefinedError

from bot.language.wording.content import Content
from bot.language.wording.renderer import Renderer
from bot.language.wording.spare import UNDECIDED
from bot.language.wording.templates import NoWordsError
from bot.message import Message
from bot.turn.model.person import Person
from bot.turn.model.says import Card
from bot.turn.wellbeing import crisis
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import say
from tests.support.app import START
from tests.support.telegram import Run
from tests.support.words import CONTENT, HELPLINES

TYPED = "I want to kill myself over otters"

Break = Callable[[], None]


@pytest.fixture(params=[UndefinedError, NoWordsError, ZeroDivisionError])
def break_cards(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Break:
    """From then on no card that belongs to no dialogue can be rendered."""
    rendered = Content.message

    def fails(self: Content, language: str, file: str, block: str, context: Mapping[str, Any]) -> str:
        if file == "coach":
            raise request.param(f"{block} with {context!r}")
        return rendered(self, language, file, block, context)

    return lambda: monkeypatch.setattr(Content, "message", fails)


async def test_row_53_cards_cannot_be_rendered(
    break_cards: Break, api: BotApi, run: Run, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    """A crisis is answered as ever, others are told that it broke, or go on. The log says so."""
    ada, ben, eve = api.person(7), api.person(8), api.person(9)
    with caplog.at_level(logging.DEBUG, "bot"):
        async with run():
            await say(eve, [("/no", "How heavy is it")])
            break_cards()
            await ada.write(TYPED)
            await ben.write("/help")
            await eve.write("Low")
            await ada.sees("ring even if you feel all right: ")
            await ben.sees("Something broke on my side")
            await eve.sees("What would help now?")
            await say(ada, [("Other countries", "findahelpline.com and befrienders.org")])
            await say(
                ada,
                [("Resume later", "Everything here can wait"), ("Go on here", "Where are you right now?")],
            )
            await kept(*((one, [m.sent for m in one.messages]) for one in (ada, ben, eve)), parked=1)
    assert "a card can't be rendered, and is shown as it was made at the start" in caplog.text
    assert "an update is set aside" in caplog.text
    assert "otters" not in caplog.text


def test_row_53_what_was_made_at_the_start_is_what_would_be_shown(break_cards: Break) -> None:
    """To everybody, wherever they are: numbers of their country, or those that can be dialled anywhere.

    A country without a helpline isn't named then.
    """

    def shown(person: Person, card: Card) -> Message:
        message = renderer.message(person, card, START)
        return replace(message, html=re.sub("^(?:Fiji|Nigeria), then. ", "", message.html or ""))

    renderer = Renderer(CONTENT, HELPLINES)
    renderer.prepare()
    people = [Person(1, name="Ada", country=country) for country in (None, "DE", "GB", "NG", "FJ", "")]
    told = [*(Card("coach", block) for block in UNDECIDED)]
    says = [(person, card) for person in people for card in (*crisis.cards(person.country), *told)]
    expected = [shown(person, card) for person, card in says]
    break_cards()
    assert [shown(person, card) for person, card in says] == expected


def test_row_53_a_language_that_is_not_ours_gets_english(break_cards: Break) -> None:
    """What can't be said raises, so that the update is set aside."""
    renderer = Renderer(CONTENT, HELPLINES)
    renderer.prepare()
    break_cards()
    stranger = Person(1, name="Ada", language="xx")
    assert "findahelpline.com" in (renderer.message(stranger, crisis.HELPLINES, START).html or "")
    with pytest.raises((UndefinedError, NoWordsError, ZeroDivisionError)):
        renderer.message(stranger, Card("coach", "welcome"), START)
