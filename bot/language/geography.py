"""Find countries by their names and zones by their cities: with Babel, pytz and rapidfuzz."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from functools import lru_cache

from bot.talk.kinds import Place

SURE = 88
"""How like a name a text must be, of 100, to be that name with a slip. Our own choice, see its test."""

BIGGER = frozenset({"Australia/Sydney", "America/Sao_Paulo", "America/Manaus"})
"""The zone most people know, where CLDR's list names several cities that show the same time."""

OWN_ZONES = {"XK": ("Europe/Belgrade",)}
"""Zones of countries that ISO has no code for: the zone database's notes give Kosovo Belgrade's time."""

WORDS_TOO = frozenset(("am", "as", "at", "be", "do", "in", "is", "it", "me", "my", "no", "pm", "so", "to"))
"""Codes of countries that are words too: they are countries in capitals alone."""

NICKNAMES = {
    **dict.fromkeys(("uk", "great britain", "england", "scotland", "wales"), "GB"),
    **dict.fromkeys(("northern ireland",), "GB"),
    **dict.fromkeys(("republic of ireland", "eire"), "IE"),
    **dict.fromkeys(("usa", "america", "states", "united states of america"), "US"),
    "blighty": "GB",
    "emerald isle": "IE",
    **dict.fromkeys(("down under", "oz"), "AU"),
    "holland": "NL",
    "turkey": "TR",
    "ivory coast": "CI",
    "vatican": "VA",
    "uae": "AE",
    "korea": "KR",
    "czech republic": "CZ",
}
"""Names that people use and that no table of names has."""


def folded(text: str) -> str:
    """Put a text into lower case without accents and dots: Cancún becomes cancun."""
    plain = unicodedata.normalize("NFKD", text.replace(".", "")).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Return the codes of all countries: those of ISO 3166, and XK for Kosovo, which has none there."""
    import pytz

    return frozenset(pytz.country_names) | {"XK"}


@lru_cache(maxsize=32)
def names_of_countries(language: str) -> dict[str, str]:
    """Map each folded name to its ISO 3166 code; countries only, no regions."""
    from babel import Locale, UnknownLocaleError

    names: dict[str, str] = {}
    for tongue in ("en", language):
        for code, name in Locale(tongue).territories.items():
            if code in countries():
                names[folded(name)] = code
    for code in countries():
        with suppress(UnknownLocaleError, ValueError):
            own = Locale.parse(f"und_{code}")  # in the likeliest language there: Deutschland
            names.setdefault(folded(own.territories.get(code, code)), code)
    return names | NICKNAMES


def zones(country: str) -> tuple[str, ...]:
    """Return the IANA names of a country's zones; none for an unknown country."""
    import pytz

    return tuple(pytz.country_timezones.get(country, OWN_ZONES.get(country, ())))


@lru_cache(maxsize=1024)
def country_name(country: str, language: str) -> str:
    """Return a country's name in a language; its code if it has no name there."""
    from babel import Locale

    return Locale(language).territories.get(country) or country


def city(zone: str) -> str:
    """Return what people call a zone: America/Los_Angeles is Los Angeles."""
    return zone.rpartition("/")[2].replace("_", " ")


def read_country(text: str, language: str) -> Place | None:
    """Find the country that `text` names, with its zone if it has only one."""
    from rapidfuzz import fuzz, process

    wanted = folded(text).removeprefix("the ")
    names = names_of_countries(language)
    code = wanted.upper()
    if wanted in names:
        code = names[wanted]
    elif code not in countries() or (wanted in WORDS_TOO and text.strip() != code):
        best = process.extractOne(wanted, names.keys(), scorer=fuzz.ratio, score_cutoff=SURE)
        if best is None:
            return None
        code = names[best[0]]
    return place_of(code)


@lru_cache(maxsize=1024)
def place_of(country: str) -> Place:
    """Return the place for a country's code: with a zone if all of its zones show the same time."""
    names = zones(country)
    return Place(country, names[0] if len(names) == 1 or (names and _all_alike(names)) else None)


def _offsets(zone: str) -> tuple[object, ...]:
    """Return a zone's offset from UTC in each month of a year."""
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    return tuple(
        datetime(2025, month, 1, tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset() for month in range(1, 13)
    )


def _all_alike(names: tuple[str, ...]) -> bool:
    """Tell whether the zones of a country show the same time, as Germany's two do."""
    return len({_offsets(name) for name in names}) == 1


@lru_cache(maxsize=256)
def clocks(country: str) -> tuple[str, ...]:
    """Return one zone of a country for each time that clocks show there: Sydney stands for Hobart too.

    CLDR's list of zones for Windows, which names big cities, decides which zone stands for the others.
    """
    from babel.core import get_global

    known = frozenset(get_global("windows_zone_mapping").values())
    alike: dict[tuple[object, ...], list[str]] = {}
    for zone in zones(country):
        alike.setdefault(_offsets(zone), []).append(zone)
    ranked = (
        sorted(group, key=lambda zone: (zone not in BIGGER, zone not in known)) for group in alike.values()
    )
    return tuple(group[0] for group in ranked)


def read_zone(text: str, country: str) -> str | None:
    """Find the zone whose city or name `text` is, in a country, or in all the world if it has no zones."""
    import pytz
    from rapidfuzz import fuzz, process

    names = zones(country) or tuple(pytz.common_timezones)
    if text.strip() in names:
        return text.strip()
    cities = {folded(city(name)): name for name in names}
    wanted = folded(text.replace("_", " "))
    best = process.extractOne(wanted, cities.keys(), scorer=fuzz.ratio, score_cutoff=SURE)
    return cities[best[0]] if best is not None else None


@lru_cache(maxsize=256)
def day_order(country: str | None, parts: str) -> str:
    """Return how a country orders a date's numbers ("dM", "Md", "yMd"), in its likeliest language.

    The day comes first where that isn't known ("dMy").
    """
    from babel import Locale, UnknownLocaleError

    if country is None or len(country) != 2:
        return "dMy"
    try:
        pattern = Locale.parse(f"und_{country}").datetime_skeletons[parts].pattern
    except (UnknownLocaleError, ValueError, KeyError):
        return "dMy"
    return "".join(dict.fromkeys(letter for letter in pattern if letter in "dMy"))
