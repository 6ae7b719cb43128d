"""Countries by their names and zones by their cities: names from Babel and pytz, likeness by rapidfuzz."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from functools import lru_cache

from bot.talk.kinds import Place

SURE = 88
"""Of 100, for a name with a slip of the finger. Our own choice, see its test."""

BIGGER = frozenset({"Australia/Sydney", "America/Sao_Paulo", "America/Manaus"})
"""Where CLDR's list names several cities of one clock: the one most people there know it by."""

OWN_ZONES = {"XK": ("Europe/Belgrade",)}
"""Kosovo has no code of ISO's; the zone database's notes give it Belgrade's clock."""

NICKNAMES = {
    **dict.fromkeys(("uk", "great britain", "england", "scotland", "wales"), "GB"),
    **dict.fromkeys(("usa", "america"), "US"),
    "holland": "NL",
    "turkey": "TR",
    "ivory coast": "CI",
    "vatican": "VA",
    "uae": "AE",
    "korea": "KR",
    "czech republic": "CZ",
}
"""What people say and no table of names has."""


def _folded(text: str) -> str:
    """Lower case, without accents and dots: Cancún is Cancun."""
    plain = unicodedata.normalize("NFKD", text.replace(".", "")).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """The codes of all countries: ISO 3166, and Kosovo, which has none there."""
    import pytz

    return frozenset(pytz.country_names) | {"XK"}


@lru_cache(maxsize=32)
def _names(language: str) -> dict[str, str]:
    """Name, folded → ISO 3166 code; only countries, not regions."""
    from babel import Locale, UnknownLocaleError

    names: dict[str, str] = {}
    for tongue in ("en", language):
        for code, name in Locale(tongue).territories.items():
            if code in countries():
                names[_folded(name)] = code
    for code in countries():
        with suppress(UnknownLocaleError, ValueError):
            own = Locale.parse(f"und_{code}")  # the likeliest language there: Deutschland
            names.setdefault(_folded(own.territories.get(code, code)), code)
    return names | NICKNAMES


def zones(country: str) -> tuple[str, ...]:
    """The zones of a country by IANA name; none where it isn't known."""
    import pytz

    return tuple(pytz.country_timezones.get(country, OWN_ZONES.get(country, ())))


@lru_cache(maxsize=1024)
def country_name(country: str, language: str) -> str:
    """A country's name in a language; its code where it has none."""
    from babel import Locale

    return Locale(language).territories.get(country) or country


def city(zone: str) -> str:
    """What a zone is called: America/Los_Angeles is Los Angeles."""
    return zone.rpartition("/")[2].replace("_", " ")


def read_country(text: str, language: str) -> Place | None:
    """The country that `text` names, with its zone where there is only one."""
    from rapidfuzz import fuzz, process

    wanted = _folded(text).removeprefix("the ")
    names = _names(language)
    code = wanted.upper()
    if wanted in names:
        code = names[wanted]
    elif code not in countries():
        best = process.extractOne(wanted, names.keys(), scorer=fuzz.ratio, score_cutoff=SURE)
        if best is None:
            return None
        code = names[best[0]]
    return place_of(code)


@lru_cache(maxsize=1024)
def place_of(country: str) -> Place:
    """What a country's code says: the zone where there is only one."""
    found = zones(country)
    return Place(country, found[0] if len(found) == 1 or (found and _all_alike(found)) else None)


def _year(zone: str) -> tuple[object, ...]:
    """What its clock shows through a year."""
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    return tuple(
        datetime(2025, month, 1, tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset() for month in range(1, 13)
    )


def _all_alike(names: tuple[str, ...]) -> bool:
    """Whether the zones of a country show the same time, as Germany's two do."""
    return len({_year(name) for name in names}) == 1


@lru_cache(maxsize=256)
def clocks(country: str) -> tuple[str, ...]:
    """The zones of a country, one for each time that is shown there: Sydney stands for Hobart too.

    Which one stands for the others is read from CLDR's list of zones for Windows, which names big cities.
    """
    from babel.core import get_global

    known = frozenset(get_global("windows_zone_mapping").values())
    alike: dict[tuple[object, ...], list[str]] = {}
    for zone in zones(country):
        alike.setdefault(_year(zone), []).append(zone)
    ranked = (
        sorted(group, key=lambda zone: (zone not in BIGGER, zone not in known)) for group in alike.values()
    )
    return tuple(group[0] for group in ranked)


def read_zone(text: str, country: str) -> str | None:
    """The zone of a country whose city or name `text` is; the whole world's where it has none."""
    import pytz
    from rapidfuzz import fuzz, process

    names = zones(country) or tuple(pytz.common_timezones)
    if text.strip() in names:
        return text.strip()
    cities = {_folded(city(name)): name for name in names}
    wanted = _folded(text.replace("_", " "))
    best = process.extractOne(wanted, cities.keys(), scorer=fuzz.ratio, score_cutoff=SURE)
    return cities[best[0]] if best is not None else None


@lru_cache(maxsize=256)
def day_order(country: str | None, parts: str) -> str:
    """The order of a country's numbers ("dM", "Md", "yMd"), in its likeliest language; else day first."""
    from babel import Locale, UnknownLocaleError

    if country is None or len(country) != 2:
        return "dMy"
    try:
        pattern = Locale.parse(f"und_{country}").datetime_skeletons[parts].pattern
    except (UnknownLocaleError, ValueError, KeyError):
        return "dMy"
    return "".join(dict.fromkeys(letter for letter in pattern if letter in "dMy"))
