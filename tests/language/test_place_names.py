"""A country or a clock that is named in a few more words."""

import pytest

from bot.language.geography import zones
from bot.language.understanding.places.place_names import country_in, zone_in
from bot.language.understanding.places.regions import REGIONS
from bot.language.understanding.requests.other_names import is_ordinary
from tests.support.bounded import is_bounded
from tests.support.words import READER, heard
from tests.turn.test_nudge_hour import AROUND


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("UK obviously", "GB Europe/London"),
        ("I told you, USA", "US"),
        ("i live in India", "IN Asia/Kolkata"),
        ("I'm in the States, Chicago", "US America/Chicago"),
        ("I'm in Leeds, UK", "GB Europe/London"),
        ("Austin, Texas", "US America/Chicago"),
        ("Atlanta, Georgia", "US America/New_York"),
        ("Georgia", "GE Asia/Tbilisi"),
        ("Lagos", "NG Africa/Lagos"),
        ("no", None),
        ("me", None),
        ("Chad said no", None),
        ("Initech said no in India", None),
        ("not the UK, India", "IN Asia/Kolkata"),
        ("not in the UK", None),
        ("I don't live in England", None),
        ("im actually in Belfast not england", "GB Europe/London"),
        ("dublin not belfast", "IE Europe/Dublin"),
        ("belfast, northern ireland", "GB Europe/London"),
        ("Belfast, Northern Ireland", "GB Europe/London"),
        ("not ireland", None),
        ("cork, ireland", "IE Europe/Dublin"),
        ("glasgow scotland", "GB Europe/London"),
        ("perth scotland", "GB Europe/London"),
        ("swansea, wales, uk", "GB Europe/London"),
        ("utrecht netherlands", "NL Europe/Amsterdam"),
        ("austin texas", "US America/Chicago"),
        ("austin tx", "US America/Chicago"),
        ("paris, texas", "US America/Chicago"),
        ("tbilisi, georgia", "GE Asia/Tbilisi"),
        ("i'm in the us", "US"),
        ("i moved from england to spain", None),
        ("they just sent me a no", None),
        ("cork board company", None),
        ("love ireland", None),
        ("is it for the UK?", None),
        ("letterkenny ireland", "IE Europe/Dublin"),
        ("from tralee ireland", "IE Europe/Dublin"),
        ("hate ireland", None),
        ("I'm in Turkey for a holiday but live in Germany", None),
    ],
)
def test_a_country_among_words_that_say_nothing_more(text: str, stored: str | None) -> None:
    """What else is said may be something else: then no country is taken."""
    place = country_in(text, "en", AROUND, is_ordinary)
    assert (place.stored if place is not None else None) == stored


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("ten years in vancouver already, so canada", "CA America/Vancouver"),
        ("Settled in Accra, Ghana with my sister", "GH Africa/Accra"),
        ("chicago, up by the lake", "US America/Chicago"),
        ("the states, out in ohio somewhere", "US America/New_York"),
        ("between spain and portugal", None),
        ("the company is in Germany", None),
        ("my boss moved to chicago", None),
        ("born and raised in poland", None),
        ("why does germany matter", None),
        ("my cousin lives in norway", None),
        ("the name is jordan", None),
        ("i'd love to see japan", None),
    ],
)
def test_a_country_that_was_asked_for_may_stand_in_a_sentence(text: str, stored: str | None) -> None:
    """It has to be the only one, and the sentence has to be about nothing else."""
    assert heard(text).place() == stored


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Austin, Texas", "America/Chicago"),
        ("Seattle, WA", "America/Los_Angeles"),
        ("central time", "America/Chicago"),
        ("EST", "America/New_York"),
        ("I live in Denver", "America/Denver"),
        ("same as new york", "America/New_York"),
        ("Houston", None),
        ("not chicago", None),
        ("Nashville, Tennessee", None),
        ("no idea", None),
    ],
)
def test_a_clock_by_its_city_its_state_or_its_name(text: str, zone: str | None) -> None:
    """A city that no table has needs its state beside it; a state of two times isn't guessed."""
    assert zone_in(text, "US", AROUND) == zone


def test_every_state_has_a_zone_of_its_country() -> None:
    """A zone that the country doesn't have couldn't be picked there."""
    assert all(zone in zones(country) for country, known in REGIONS.items() for zone in known)


@pytest.mark.parametrize(
    "text", ["a " * 2048, "UK " * 1365, "USA, " * 16, "Texas " * 13, "x" * 1_000_000], ids=range(5)
)
def test_nothing_takes_long(text: str) -> None:
    """Whatever is typed."""
    READER.prepare()
    assert is_bounded(lambda: (country_in(text, "en", AROUND), zone_in(text, "US", AROUND)), most=0.2)
