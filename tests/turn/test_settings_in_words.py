"""Where somebody lives, and the hour to write at, as they say it: done, said back, taken back with a word."""

import pytest

from bot.coach.facts.records import Lives, NudgeHour
from bot.language.understanding.places.place_names import country_in
from bot.language.understanding.places.towns import towns
from tests.support.by_typing import history, says, somebody
from tests.support.words import heard
from tests.turn.test_nudge_hour import AROUND


@pytest.mark.parametrize(
    ("text", "country", "zone"),
    [
        ("we moved to france last week", "FR", "Europe/Paris"),
        ("i'm in Australia, Perth", "AU", "Australia/Perth"),
        ("i live in Mumbai now", "IN", "Asia/Kolkata"),
        ("i'm based in Lagos", "NG", "Africa/Lagos"),
        ("my time zone is wrong, i'm in Chicago", "US", "America/Chicago"),
        ("i relocated to Seattle", "US", "America/Los_Angeles"),
    ],
)
def test_the_place_that_is_named_holds_at_once(text: str, country: str, zone: str) -> None:
    """Nothing is asked that was said, and what was understood is said back."""
    chat = somebody("Acme")
    assert " time, then." in says(chat, text)
    last = [fact for _, fact in history(chat).of(Lives)][-1]
    assert (last.country, last.zone) == (country, zone)
    assert "Undone" in says(chat, "undo")
    assert [fact for _, fact in history(chat).of(Lives)][-1:] != [last]


@pytest.mark.parametrize(
    "text", ["the job is in Leeds", "i'm in Manchester for the interview", "Acme is in Berlin"]
)
def test_a_place_of_something_else_changes_nothing(text: str) -> None:
    """Where the job is, or where they are for a day, is not where they live."""
    chat = somebody("Acme")
    before = [fact for _, fact in history(chat).of(Lives)]
    says(chat, text)
    assert [fact for _, fact in history(chat).of(Lives)] == before


@pytest.mark.parametrize(
    ("text", "edge"), [("can you message me at 7am instead", "8:00"), ("write to me at 10 pm", "20:00")]
)
def test_an_hour_at_night_is_answered_with_the_nearest_one(text: str, edge: str) -> None:
    """It is not taken, and not met with the same question again without a word."""
    chat = somebody("Acme")
    before = [fact for _, fact in history(chat).of(NudgeHour)]
    assert edge in says(chat, text)
    assert [fact for _, fact in history(chat).of(NudgeHour)] == before


def test_every_town_is_found_and_lies_where_its_clock_is() -> None:
    """None of them is a word that says nothing."""
    for town, (country, zone) in towns().items():
        place = country_in(town, "en", AROUND)
        assert place is not None, town
        assert (place.country, place.zone) == (country, zone), town
        assert heard(zone.rpartition("/")[2]).zone(country) is not None
    assert AROUND.isdisjoint(towns())
