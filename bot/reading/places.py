"""Countries by their names and zones by their cities: names from Babel and pytz, likeness by rapidfuzz."""

from __future__ import annotations

from functools import lru_cache

from bot.talk.kinds import Place

SURE = 88
"""Of 100, for a name with a slip of the finger. Our own choice, see its test."""

NICKNAMES = {
    **dict.fromkeys(("uk", "great britain", "england", "scotland", "wales"), "GB"),
    **dict.fromkeys(("usa", "america"), "US"),
    "holland": "NL",
    "uae": "AE",
    "korea": "KR",
    "czech republic": "CZ",
}
"""What people say and no table of names has."""


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """The codes of all countries: ISO 3166, and Kosovo, which has none there."""
    import pytz

    return frozenset(pytz.country_names) | {"XK"}


@lru_cache(maxsize=32)
def _names(language: str) -> dict[str, str]:
    """Name, folded → ISO 3166 code; only countries, not regions."""
    from babel import Locale

    names: dict[str, str] = {}
    for tongue in ("en", language):
        for code, name in Locale(tongue).territories.items():
            if code in countries():
                names[name.casefold()] = code
    return names | NICKNAMES


def zones(country: str) -> tuple[str, ...]:
    """The zones of a country by IANA name; none where it isn't known."""
    import pytz

    return tuple(pytz.country_timezones.get(country, ()))


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

    wanted = " ".join(text.replace(".", "").casefold().split())
    names = _names(language)
    code = text.strip().upper()
    if wanted in names:
        code = names[wanted]
    elif code not in countries():
        best = process.extractOne(wanted, names.keys(), scorer=fuzz.ratio, score_cutoff=SURE)
        if best is None:
            return None
        code = names[best[0]]
    return place_of(code)


@lru_cache(maxsize=1)
def _with_holidays() -> frozenset[str]:
    import holidays

    return frozenset(holidays.list_supported_countries(include_aliases=False))


def place_of(country: str) -> Place:
    """What a country's code says: the zone where there is only one, and whether its holidays are known."""
    found = zones(country)
    zone = found[0] if len(found) == 1 or (found and _all_alike(found)) else None
    return Place(country, zone, holidays=country in _with_holidays())


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
    """The zones of a country, one for each time that is shown there: New York stands for Detroit too."""
    first: dict[tuple[object, ...], str] = {}
    for zone in zones(country):
        first.setdefault(_year(zone), zone)
    return tuple(first.values())


def read_zone(text: str, country: str) -> str | None:
    """The zone of a country whose city or name `text` is; the whole world's where it has none."""
    import pytz
    from rapidfuzz import fuzz, process

    names = zones(country) or tuple(pytz.common_timezones)
    if text.strip() in names:
        return text.strip()
    cities = {city(name).casefold(): name for name in names}
    wanted = " ".join(text.casefold().replace("_", " ").split())
    best = process.extractOne(wanted, cities.keys(), scorer=fuzz.ratio, score_cutoff=SURE)
    return cities[best[0]] if best is not None else None
