"""The words as they are shipped, and who reads and writes with them."""

from datetime import date

from bot.language.understanding.heard import HeardText
from bot.language.understanding.reader import ContentReader
from bot.language.wording.renderer import Renderer
from bot.service.app import words
from bot.turn.model.person import Person

CONTENT, HELPLINES = words()
READER = ContentReader(CONTENT)
RENDERER = Renderer(CONTENT, HELPLINES)

TODAY = date(2026, 11, 24)
SAM = Person(id=1, language="en", country="GB", zone_name="Europe/London", name="Sam")


def heard(text: str, person: Person = SAM, today: date = TODAY) -> HeardText:
    """Return a text as it is heard from somebody in London on a Tuesday."""
    return READER.hear(person, today, text)
