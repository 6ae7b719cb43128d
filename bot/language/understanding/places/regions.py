"""Know the time zone of the states and provinces of big countries: "Austin, Texas" has Chicago's time.

A state with two times has the one that most of its people live by; a state that is about half and half is
left out. The zones follow the notes in the zone database's `zone1970.tab`.
"""

from __future__ import annotations

from functools import lru_cache

_US = {
    "America/New_York": "ct connecticut, de delaware, dc washington dc, fl florida, ga georgia, ky kentucky,"
    " me maine, md maryland, ma massachusetts, nh new hampshire, nj new jersey, ny new york state,"
    " nc north carolina, oh ohio, pa pennsylvania, ri rhode island, sc south carolina, vt vermont,"
    " va virginia, wv west virginia",
    "America/Detroit": "mi michigan",
    "America/Indiana/Indianapolis": "in indiana",
    "America/Chicago": "al alabama, ar arkansas, il illinois, ia iowa, ks kansas, la louisiana, mn minnesota,"
    " ms mississippi, mo missouri, ne nebraska, nd north dakota, ok oklahoma, sd south dakota, tx texas,"
    " wi wisconsin",
    "America/Denver": "co colorado, mt montana, nm new mexico, ut utah, wy wyoming",
    "America/Boise": "id idaho",
    "America/Phoenix": "az arizona",
    "America/Los_Angeles": "ca california, nv nevada, or oregon, wa washington, wa washington state",
    "America/Anchorage": "ak alaska",
    "Pacific/Honolulu": "hi hawaii",
}
_CANADA = {
    "America/Toronto": "on ontario, qc quebec",
    "America/Winnipeg": "mb manitoba",
    "America/Regina": "sk saskatchewan",
    "America/Edmonton": "ab alberta",
    "America/Vancouver": "bc british columbia",
    "America/Halifax": "ns nova scotia, pe prince edward island",
    "America/Moncton": "nb new brunswick",
    "America/St_Johns": "nl newfoundland",
}
_AUSTRALIA = {
    "Australia/Sydney": "nsw new south wales, act australian capital territory",
    "Australia/Melbourne": "vic victoria",
    "Australia/Brisbane": "qld queensland",
    "Australia/Adelaide": "sa south australia",
    "Australia/Perth": "wa western australia",
    "Australia/Hobart": "tas tasmania",
    "Australia/Darwin": "nt northern territory",
}
REGIONS = {"US": _US, "CA": _CANADA, "AU": _AUSTRALIA}
"""For each country and zone: the abbreviation and the name of each state there."""


@lru_cache(maxsize=8)
def regions(country: str) -> dict[str, str]:
    """Map the names of a country's states to zones; none for a country whose states aren't known here."""
    return {
        state.strip().partition(" ")[2]: zone
        for zone, states in REGIONS.get(country, {}).items()
        for state in states.split(",")
    }


@lru_cache(maxsize=8)
def abbreviations(country: str) -> dict[str, str]:
    """Map the abbreviations of a country's states, in capitals, to zones."""
    return {
        state.split()[0].upper(): zone
        for zone, states in REGIONS.get(country, {}).items()
        for state in states.split(",")
    }
