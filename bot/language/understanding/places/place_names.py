"""Find the country or time zone that a few words name: "UK obviously", "I told you, USA", "Austin, Texas"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from bot.language.geography import (
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
"""The most characters of a text in which a place is looked for: a longer text says something else."""

MOST_WORDS = 5
"""The most words of a place's name that is looked for in a text."""

MOST_IN_A_TOWN = 2
"""The most words of a town's name before its country; more words are no town."""

_DENIED = re.compile(
    r"(?:,|;|\.|\s-|\band|\bbut)?\s*\bnot\s+(?:in\s+|from\s+|the\s+)*"
    r"(?P<denied>[^\W\d_][\w'’ -]{1,30}?)\s*(?:[,;.!]+|$)",
    re.IGNORECASE,
)
"""A place that the text rules out: "Belfast, not England"."""

ALSO_A_STATE = frozenset({"georgia"})
"""Countries whose name is a state's too: "Atlanta, Georgia" is in the United States."""

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")


class _Words:
    """Hold the words of a text, as they are typed and folded."""

    def __init__(self, text: str) -> None:
        self.typed = _WORD.findall(text) if "?" not in text else []  # a question doesn't tell where they live
        self.words = [folded(word.replace("’", "'")) for word in self.typed]
        self._commas = {
            at for at, word in enumerate(_WORD.finditer(text)) if text[word.end() :].lstrip()[:1] == ","
        }
        self.shouted = not any(map(str.islower, text))

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Yield the pieces of the text that may be a name, the longest first."""
        for length in range(min(MOST_WORDS, len(self.words)), 0, -1):
            for start in range(len(self.words) - length + 1):
                yield start, start + length

    def ends_with_comma(self, at: int) -> bool:
        """Tell whether a comma comes behind a word."""
        return at in self._commas

    def name(self, start: int, end: int) -> str:
        return " ".join(self.words[start:end])

    def in_capitals(self, start: int, end: int) -> str | None:
        """Return a piece if it is one word in capitals, such as "US"; None if a whole longer text is."""
        word = self.typed[start].replace(".", "")
        short = end - start == 1 and word.isalpha() and word.isupper()
        return word if short and (not self.shouted or len(self.typed) == 1) else None

    def rest(self, *taken: tuple[int, int]) -> list[str]:
        """Return the words outside the pieces."""
        inside = {at for start, end in taken for at in range(start, end)}
        return [word for at, word in enumerate(self.words) if at not in inside]


def country_in(
    text: str,
    language: str,
    around: frozenset[str],
    is_ordinary: Callable[[str], bool] = bool,
    says_more: Callable[[str], object] | None = None,
) -> Place | None:
    """Return the place that a text names: as a country, or by one of its cities or states.

    None if it names no place, or several. around: words that may stand beside the name. is_ordinary: tells
    whether a word can't be a town. says_more: given only if a country was asked for; tells whether a text is
    about something else. If it isn't, the place may stand among any words.
    """
    if len(text) > LONGEST:
        return None
    place = _alone(text, language, around, is_ordinary)
    if place is None and says_more is not None and not says_more(text):
        return _among_words(_Words(text), language, is_ordinary)
    return place


def _among_words(said: _Words, language: str, is_ordinary: Callable[[str], bool]) -> Place | None:
    """Return the place of a sentence that names one country: "in toronto for 3 years, canada".

    Its zone is that of the town or state in the sentence.
    """
    named = {code for piece in said.pieces() if (code := _country(said, *piece, language)) is not None}
    names = [said.name(*piece) for piece in said.pieces()]
    known = [_cities()[name] for name in names if name in _cities() and not is_ordinary(name)]
    codes = named or {town.country for town in known}
    if len(codes) != 1:
        return None
    code = codes.pop()
    zones_said = {town.zone for town in known if town.country == code}
    zones_said = zones_said or {zone for name in names if (zone := regions(code).get(name)) is not None}
    zone = place_of(code).zone or (zones_said.pop() if len(zones_said) == 1 else None)
    return Place(code, zone)


def _alone(
    text: str, language: str, around: frozenset[str], is_ordinary: Callable[[str], bool]
) -> Place | None:
    """Return the place of a text that says nothing more."""
    text = _without_denied(text, language)
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
    outside = [one for one in found if not (piece[0] <= one[0][0] and one[0][1] <= piece[1])]
    if any(other != code for _, other in outside):
        return None  # two countries
    also = [other for other, _ in outside]  # "Wales, UK"
    piece = min([piece, *also])  # a town stands before the leftmost of these
    place = place_of(code)
    zone = place.zone
    rest = said.rest(piece, *also)
    if around.issuperset(rest):
        return place
    taken = {at for start, end in (piece, *also) for at in range(start, end)}
    typed = [word for at, word in enumerate(said.typed) if at not in taken]
    beside = zone_in(" ".join(typed), code, around)
    if beside is None and not _is_town(said, [piece, *also], around, is_ordinary):
        return None
    return Place(code, zone or beside)


def _without_denied(text: str, language: str) -> str:
    """Leave out a place that a text rules out, if the text says anything besides."""
    denied = _DENIED.search(text)
    known = names_of_countries(language)
    if denied is None or not (folded(denied["denied"]) in known or folded(denied["denied"]) in _cities()):
        return text
    rest = f"{text[: denied.start()]} {text[denied.end() :]}".strip(" ,;.")
    return rest or text


def _country(said: _Words, start: int, end: int, language: str) -> str | None:
    short = said.in_capitals(start, end)
    if short is not None and short in countries():
        return short
    name = said.name(start, end)
    if name in ALSO_A_STATE and start > 0:
        town = _cities().get(said.name(0, start))
        return (
            town.country if town is not None and town.country == names_of_countries(language)[name] else None
        )
    if name == "us" and start > 0 and said.words[start - 1] == "the":
        return "US"
    return names_of_countries(language).get(name)


def _is_town(
    said: _Words,
    named: Sequence[tuple[int, int]],
    around: frozenset[str],
    is_ordinary: Callable[[str], bool],
) -> bool:
    """Tell whether what is left beside the country looks like a town: "I'm in Leeds, UK".

    named: the pieces that name the country. Typed small, the rest is a town if a comma follows, if it is
    known as one, or if no word of it is ordinary.
    """
    inside = {at for start, end in named for at in range(start, end)}
    town = [at for at in range(len(said.words)) if at not in inside and said.words[at] not in around]
    if not 0 < len(town) <= MOST_IN_A_TOWN or town[-1] - town[0] >= len(town):
        return False
    name = said.name(town[0], town[-1] + 1)
    if name in _cities():
        return True
    if town[0] > named[0][0]:
        return False
    capitals = all(said.typed[at][:1].isupper() for at in town)
    strange = not any(is_ordinary(said.words[at]) for at in town)
    return capitals or strange or said.ends_with_comma(town[-1])


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
    if len(text) > LONGEST:
        return None
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
    """Return the zone of a state at the end, "Austin, Texas", or anywhere among words of `around`."""
    for start, end in said.pieces():
        zone = regions(country).get(said.name(start, end))
        if zone is None and start > 0:
            zone = abbreviations(country).get(said.in_capitals(start, end) or "")
        if zone is None and start > 0 and (at := _cities().get(said.name(0, start))) is not None:
            short = said.name(start, end).upper()
            zone = abbreviations(country).get(short) if at.country == country else None
        if zone is None:
            continue
        if around.issuperset(said.rest((start, end))) or end == len(said.words):
            town = [at for at in range(start) if said.words[at] not in around]
            named = said.name(town[0], start) if town else ""
            known = named in _cities() and _cities()[named].country == country
            before = bool(town) and len(town) <= MOST_IN_A_TOWN and said.ends_with_comma(start - 1)
            capitals = all(said.typed[at][:1].isupper() for at in town)
            if capitals or known or before:
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
                if name and name.strip("∅"):  # with "∅" CLDR says that a zone has no such name
                    found.setdefault(folded(name), zone)
                    found.setdefault(folded(name).removesuffix(" time"), zone)
    return found
