"""Countries by their names, zones by their cities, and a month as buttons."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.geography import clocks, countries, place_of, read_country, read_zone
from bot.language.understanding.temporal.holidays import workdays
from bot.language.wording.calendar import BLANK, calendar_page
from bot.talk.days import Toward
from bot.talk.kinds import PickCountry, PickZone

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("uk", "GB Europe/London"),
        ("Great Britan", "GB Europe/London"),
        ("the Netherlands", "NL Europe/Amsterdam"),
        ("U.S.", "US"),
        ("usa", "US"),
        ("Deutschland", "DE Europe/Berlin"),
        ("gb", "GB Europe/London"),
        ("Türkiye", "TR Europe/Istanbul"),
        ("turkey", "TR Europe/Istanbul"),
        ("Kosovo", "XK Europe/Belgrade"),
        ("México", "MX"),
        ("Mexico", "MX"),
        ("Antarctica", "AQ"),
        ("Nowhereland", None),
        ("", None),
        ("<b>", None),
        ("x" * 4096, None),
    ],
)
def test_a_country_by_its_name(text: str, stored: str | None) -> None:
    """With its zone, where it has only one; a zone of which it has several is asked."""
    place = read_country(text, "en")
    assert (place.stored if place is not None else None) == stored


def test_every_country_has_holidays_and_a_clock_or_a_question_for_one() -> None:
    """Where no zone is known, as on Bouvet Island, any city of the world is taken."""
    for code in countries():
        days = workdays(code, TODAY)
        assert 1 <= len(days.weekend) <= 3, code
        place = place_of(code)
        assert place.zone is not None or clocks(code) or read_zone("Belgrade", code) is not None, code


@pytest.mark.parametrize(
    ("text", "country", "zone"),
    [
        ("new york", "US", "America/New_York"),
        ("Detroit", "US", "America/Detroit"),
        ("Sydny", "AU", "Australia/Sydney"),
        ("são paulo", "BR", "America/Sao_Paulo"),
        ("Sao Paulo", "BR", "America/Sao_Paulo"),
        ("Cancún", "MX", "America/Cancun"),
        ("belgrade", "BV", "Europe/Belgrade"),
        ("Europe/Berlin", "BV", "Europe/Berlin"),
        ("Berlin", "US", None),
        ("", "US", None),
    ],
)
def test_a_city_gives_its_zone(text: str, country: str, zone: str | None) -> None:
    """Of the country; of the whole world where the country has none that is known."""
    assert read_zone(text, country) == zone


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_written_is_a_place_or_none(text: str) -> None:
    """A place is a valid answer."""
    place = read_country(text, "en")
    assert place is None or PickCountry("country").parse(place.stored) == place
    zone = read_zone(text, "US")
    assert zone is None or PickZone("zone", country="US").parse(zone) == zone


def test_a_country_with_many_zones_shows_each_time_once() -> None:
    """By the city that most people know it by."""
    assert {"America/New_York", "America/Chicago", "America/Los_Angeles"} <= set(clocks("US"))
    assert "Australia/Sydney" in clocks("AU")
    assert "America/Sao_Paulo" in clocks("BR")
    assert len(clocks("US")) < 10


def test_a_month_begins_with_the_first_weekday_of_the_country() -> None:
    """Monday in Germany, Sunday in the United States; every week has seven places."""
    german = calendar_page(None, Toward.any, TODAY, "en", "DE")
    american = calendar_page(None, Toward.any, TODAY, "en", "US")
    assert (german.weekdays[0], american.weekdays[0]) == ("Mon", "Sun")
    assert all(len(week) == 7 for week in (*german.weeks, *american.weeks))
    assert [day.label for day in american.weeks[0]] == ["1", "2", "3", "4", "5", "6", "7"]


@pytest.mark.parametrize(
    ("toward", "before", "after", "first", "last"),
    [
        (Toward.ahead, None, "2026-12", "24", "30"),
        (Toward.future, None, "2026-12", "24", "30"),
        (Toward.past, "2026-10", None, "1", "24"),
        (Toward.any, "2026-10", "2026-12", "1", "30"),
    ],
)
def test_only_days_that_can_be_meant_can_be_tapped(
    toward: Toward, before: str | None, after: str | None, first: str, last: str
) -> None:
    """Only months that hold such days can be turned to; today has a button."""
    page = calendar_page(None, toward, TODAY, "en", None)
    days = [day.label for week in page.weeks for day in week if day.day is not None]
    assert (page.before, page.after, days[0], days[-1], page.today) == (before, after, first, last, True)
    assert {day.label for week in page.weeks for day in week if day.day is None} <= {BLANK}


@pytest.mark.parametrize("draft", ["2019-01", "2099-12", "0001-01", "9999-12"])
def test_the_calendar_ends_somewhere(draft: str) -> None:
    """Two years away; a further day can be typed, and is questioned."""
    page = calendar_page(draft, Toward.any, TODAY, "en", None)
    assert abs(page.first - TODAY).days < 2 * 366 + 31
