"""Find the country or the clock that a few words name: "UK obviously", "I told you, USA", "Austin, Texas"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.language.understanding.places.geography import (
    city,
    clocks,
    countries,
    folded,
    names_of_countries,
    place_of,
    read_country,
    read_zone,
    zones,
)
from bot.language.understanding.places.regions import REGIONS, abbreviations, regions
from bot.language.understanding.places.towns import towns
from bot.talk.kinds import Place

LONGEST = 80
"""Characters of a text in which a place is looked for: who says more, says something else."""

MOST_WORDS = 5
"""Most words of a place's name that is looked for in a text."""

MOST_IN_A_TOWN = 2
"""Most words of a town before its country: more say something else."""

ALSO_A_STATE = frozenset({"georgia"})
"""Countries whose name is a state's too: "Atlanta, Georgia" is in the United States."""

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")


class _Words:
    """The words of a text, as they are typed and folded."""

    def __init__(self, text: str) -> None:
        self.typed = _WORD.findall(text) if len(text) <= LONGEST and "?" not in text else []
        self.words = [folded(word.replace("’", "'")) for word in self.typed]
        self.shouted = not any(map(str.islower, text))

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Yield the pieces of the text that may be a name, the longest first."""
        for length in range(min(MOST_WORDS, len(self.words)), 0, -1):
            for start in range(len(self.words) - length + 1):
                yield start, start + length

    def name(self, start: int, end: int) -> str:
        return " ".join(self.words[start:end])

    def capital(self, start: int, end: int) -> str | None:
        """Return a piece of one word in capitals, such as "US"; None if it isn't, or if all of them are."""
        word = self.typed[start].replace(".", "")
        short = end - start == 1 and word.isalpha() and word.isupper()
        return word if short and (not self.shouted or len(self.typed) == 1) else None

    def rest(self, *taken: tuple[int, int]) -> list[str]:
        """Return the words outside the pieces."""
        inside = {at for start, end in taken for at in range(start, end)}
        return [word for at, word in enumerate(self.words) if at not in inside]


def country_in(text: str, language: str, around: frozenset[str]) -> Place | None:
    """Return the place that a text names: as a country, or by one of its cities or states.

    around: words that may stand beside it and name nothing. None if it names none, several, or says more.
    """
    named = _cities().get(folded(text))  # before a country that is spelled nearly so: Lagos isn't Laos
    known = named or read_country(text, language)
    if known is not None:
        return known
    said = _Words(text)
    found = [
        (piece, code) for piece in said.pieces() if (code := _country(said, *piece, language)) is not None
    ]
    if not found:
        return _by_city(said, around)
    piece, code = found[0]
    inside = [other for other, _ in found if piece[0] <= other[0] and other[1] <= piece[1]]
    if len(inside) < len({other for other, _ in found}):
        return None  # two countries
    place = place_of(code)
    zone = place.zone
    rest = said.rest(piece)
    if around.issuperset(rest):
        return place
    beside = zone_in(" ".join(said.typed[: piece[0]] + said.typed[piece[1] :]), code, around)
    if beside is None and not _is_town(said, piece, around):
        return None
    return Place(code, zone or beside)


def _country(said: _Words, start: int, end: int, language: str) -> str | None:
    capital = said.capital(start, end)
    if capital is not None and capital in countries():
        return capital
    name = said.name(start, end)
    if name in ALSO_A_STATE and start > 0:
        return None
    return names_of_countries(language).get(name)


def _is_town(said: _Words, country: tuple[int, int], around: frozenset[str]) -> bool:
    """Tell whether a text is a town and its country, "I'm in Leeds, UK": what stands before is a name."""
    town = [at for at in range(country[0]) if said.words[at] not in around]
    capitals = all(said.typed[at][:1].isupper() for at in town)
    ends = around.issuperset(said.words[country[1] :])
    return 0 < len(town) <= MOST_IN_A_TOWN and capitals and ends


@lru_cache(maxsize=1)
def _cities() -> dict[str, Place]:
    """Map the cities that zones are called by, and other big towns, to their place: Chicago is in the US."""
    found = {folded(city(zone)): Place(code, zone) for code in sorted(countries()) for zone in zones(code)}
    found = {name: Place(*where) for name, where in towns().items()} | found
    return {name: place for name, place in found.items() if name not in names_of_countries("en")}


def _by_city(said: _Words, around: frozenset[str]) -> Place | None:
    for start, end in said.pieces():
        place = _cities().get(said.name(start, end))
        if place is not None and around.issuperset(said.rest((start, end))):
            return place
    for country in REGIONS:
        zone = _by_state(said, country, around)
        if zone is not None:
            return Place(country, zone)
    return None


def zone_in(text: str, country: str, around: frozenset[str]) -> str | None:
    """Return the zone in a country that a text names: by a city, a state, or as "Central time"."""
    known = read_zone(text, country)
    if known is not None:
        return known
    said = _Words(text)
    names = {folded(city(zone)): zone for zone in reversed(zones(country))}
    names |= {name: zone for name, zone in _clock_names(country).items() if name not in names}
    for start, end in said.pieces():
        zone = names.get(said.name(start, end))
        if zone is not None and around.issuperset(said.rest((start, end))):
            return zone
    return _by_state(said, country, around)


def _by_state(said: _Words, country: str, around: frozenset[str]) -> str | None:
    """Return the zone of the state that stands at the end, "Austin, Texas", or among words saying nothing."""
    for start, end in said.pieces():
        zone = regions(country).get(said.name(start, end))
        if zone is None and start > 0:
            zone = abbreviations(country).get(said.capital(start, end) or "")
        if zone is None:
            continue
        if around.issuperset(said.rest((start, end))) or end == len(said.words):
            town = said.typed[:start]
            rest = [w for w, typed in zip(said.words, town, strict=False) if not typed[:1].isupper()]
            if around.issuperset(rest):
                return zone
    return None


@lru_cache(maxsize=64)
def _clock_names(country: str) -> dict[str, str]:
    """Map what a country's clocks are called, "central time" and "ct", to the zone that shows them."""
    from babel import Locale
    from babel.core import get_global

    known = Locale.parse("en_AU" if country == "AU" else "en_US").meta_zones
    found: dict[str, str] = {}
    for zone in clocks(country):
        names = known.get(get_global("meta_zones").get(zone, ""), {})
        for width in ("long", "short"):
            for name in dict(names.get(width, {})).values():
                if name and name.strip("∅"):
                    found.setdefault(folded(name), zone)
                    found.setdefault(folded(name).removesuffix(" time"), zone)
    return found
