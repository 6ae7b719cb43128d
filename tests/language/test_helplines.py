"""The file of helplines: every entry is whole, says where its numbers come from, and is looked after."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from babel import Locale

from bot.language.wording.helplines import Helpline, Helplines
from bot.ops.check import warnings
from tests.support.words import HELPLINES

DIALLED = frozenset("0123456789 *")
TODAY = datetime.now(UTC).date()


def line(checked: date | None) -> Helpline:
    """A line that was checked on a day, or never."""
    return Helpline(name="A line", helpline="1", emergency="2", checked=checked)


@pytest.mark.parametrize("country", HELPLINES.lines)
def test_an_entry_is_whole(country: str) -> None:
    """Its country is one, and somebody can dial what it gives."""
    entry = HELPLINES.lines[country]
    assert country in Locale("en").territories
    assert entry.name.strip()
    for number in entry.emergency.split(", or "):
        dialled = number.removesuffix(" for the police")
        assert set(dialled) <= DIALLED
        assert 2 < len(dialled) < 6
    for number in entry.helpline.split(", "):
        assert set(number.partition(" (")[0]) <= DIALLED, number
        assert any(character.isdigit() for character in number)


@pytest.mark.parametrize("country", HELPLINES.lines)
def test_a_date_has_a_source_and_has_been(country: str) -> None:
    """Nobody has checked a number tomorrow; and whoever did says with what."""
    entry = HELPLINES.lines[country]
    assert (entry.checked is None) == (not entry.source)
    assert entry.checked is None or entry.checked <= TODAY + timedelta(days=1)  # the day of another zone


def test_the_likely_countries_of_a_language_are_there() -> None:
    """Else the card of a person without a country would fail."""
    for language in ("en",):
        assert HELPLINES.likely(language)
        assert set(HELPLINES.likely(language)) <= set(HELPLINES.lines)


@pytest.mark.parametrize("country", HELPLINES.lines)
def test_a_tap_on_a_number_copies_it(country: str) -> None:
    """On a phone, with shaking hands, nobody types it over. The name of a line is no number to dial."""
    words, entry = HELPLINES.words(country, "en"), HELPLINES.lines[country]
    tapped = [re.findall("<code>(.*?)</code>", words[key]) for key in ("helpline", "emergency")]
    assert tapped == [re.findall(r"[\d*][\d ]*\d", text) for text in (entry.helpline, entry.emergency)]


def test_what_is_shown_says_nothing_of_the_check() -> None:
    """A date or a source would only disturb."""
    shown = str([HELPLINES.words(country, "en") for country in (None, *HELPLINES.lines)])
    assert "2026-" not in shown
    assert not any(entry.source and entry.source in shown for entry in HELPLINES.lines.values())


def test_a_check_lasts_for_twelve_months() -> None:
    """The same day a year later still counts; a leap day too."""
    assert line(date(2026, 11, 25)).is_fresh(date(2027, 11, 25))
    assert not line(date(2026, 11, 25)).is_fresh(date(2027, 11, 26))
    assert line(date(2027, 3, 1)).is_fresh(date(2028, 2, 29))
    assert not line(None).is_fresh(date(2026, 11, 25))


def test_what_nobody_has_checked_lately_is_a_warning(tmp_path: Path) -> None:
    """It names the countries, in one line."""
    entry = 'name = "A line"\nhelpline = "1"\nemergency = "2"\n'
    file = tmp_path / "helplines.toml"
    file.write_text(
        f"[by_language]\n[US]\n{entry}checked = 2026-11-25\n[CA]\n{entry}"
        f"[GB]\n{entry}checked = 2025-01-01\n# end\n"
    )
    (warning,) = warnings(Helplines(file), date(2026, 12, 1))
    assert warning == "WARNING: helplines.toml: 2 of 3 not checked in the last 12 months: CA, GB"
    file.write_text(f"[by_language]\n[US]\n{entry}checked = 2026-11-25\n# end\n")
    assert warnings(Helplines(file), date(2026, 12, 1)) == []


def test_a_country_without_a_line_here_is_shown_no_numbers_of_others() -> None:
    """They can't be dialled there: the directory has lines for every country, and mobiles know 112."""
    assert "NG" not in HELPLINES.lines
    words = HELPLINES.words("NG", "en")
    assert (words["helpline"], words["emergency"]) == ("findahelpline.com", "<code>112</code>")
    assert "988" in HELPLINES.words(None, "en")["helpline"]
