"""Read the cells of a table: days in the order of their column, and words for where an application stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from bot.language.geography import day_order
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.temporal.words import spoken
from bot.turn.readings.report import News

_TABLE = WordTable("tables/cells")
_CLOCK = _TABLE.pattern("clock", re.IGNORECASE)
_NUMBERS = _TABLE.pattern("numbers", re.IGNORECASE)
_SERIAL = re.compile(r"4[0-9]\d{3}(?:\.\d+)?")
_EPOCH = date(1899, 12, 30)
"""The day from which spreadsheets count."""

_SYMBOLS = _TABLE.pattern("symbols")

_STATUS = tuple((News[of], says) for of, says in _TABLE.pairs("status"))
_ABROAD: tuple[tuple[News, str], ...] = (
    (
        News.other,
        r"gemerkt|geplant|merkliste|à postuler|por enviar|do wysłania|thinking about it|need to apply.*",
    ),
    (News.withdrew, r"zurückgezogen|retirée?|retirad[ao]|wycofan[ae]|ritirat[ao]|ingetrokken"),
    (
        News.no,
        r"absage.*|abgelehnt|abgesagt|refus.*|refusée?|négative?|rechazad[ao].*|descartad[ao]|no"
        r" seleccionad[ao]"
        r"|odmowa.*|odrzucon[ae]|rifiutat[ao]|scartat[ao]|recusad[ao]|afgewezen|afwijzing|regret.*",
    ),
    (
        News.nothing,
        r"offen|keine (?:antwort|rückmeldung).*|warte.*|ausstehend|en attente.*|sans réponse.*|pas de"
        r" réponse.*"
        r"|relancée?|sin respuesta.*|en espera|pendiente|brak odpowiedzi.*|czekam.*|in attesa.*|nessuna"
        r" risposta"
        r"|sem resposta|aguardando|geen (?:antwoord|reactie).*|in afwachting",
    ),
    (News.offer, r"zusage.*|angebot.*|offre.*|acceptée?|oferta.*|offerta.*|proposta.*|aanbod.*|aangenomen"),
    (News.on_hold, r"pausiert|en pause|en pausa|wstrzymane|sospes[ao]"),
    (
        News.met,
        r"(?:vorstellungs|bewerbungs|telefon)?gespräch.*|probearbeiten.*|assessment.*|entretien.*|entrevista.*"
        r"|rozmowa.*|colloquio.*|gesprek.*|kennismaking.*|wrote test.*",
    ),
    (
        News.applied,
        r"beworben.*|bewerbung (?:raus|verschickt|gesendet).*|eingangsbestätigung.*|verschickt|gesendet|in"
        r" bearbeitung"
        r"|envoyée?|candidature envoyée|postulé|accusé de réception|enviad[ao].*|aplicad[ao]|wysłan[aeo].*"
        r"|inviat[ao]"
        r"|candidatad[ao]|verstuurd|gesolliciteerd|ontvangstbevestiging",
    ),
)
"""Words for a status in German, French, Spanish, Polish, Italian, Portuguese and Dutch."""

_STATUSES = tuple((news, re.compile(pattern, re.IGNORECASE)) for news, pattern in (*_STATUS, *_ABROAD))


def plain_of(cell: str) -> str:
    """Return the words of a cell, without emoji and marks."""
    plain = " ".join(_SYMBOLS.sub(" ", re.sub(r"[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}", "", cell)).split())
    return re.sub(r"^[-–•]\s+", "", plain).strip(" ,;")


def news_of(status: str) -> News | None:
    """Return the news that the words of a status stand for; None if the words aren't known."""
    plain = status.casefold().strip(" .!")
    return next((news for news, pattern in _STATUSES if pattern.fullmatch(plain)), None)


def is_status(cell: str) -> bool:
    """Tell whether a cell says where an application stands."""
    plain = plain_of(cell)
    return len(plain) <= 60 and news_of(plain) is not None


@lru_cache(maxsize=4096)
def is_date(cell: str) -> bool:
    """Tell whether a cell is a day and nothing else."""
    plain = _CLOCK.sub("", plain_of(cell))
    if not any(map(str.isdigit, plain)) or len(plain) > 40:
        return plain.casefold() in ("today", "yesterday")
    if _NUMBERS.fullmatch(plain) or _SERIAL.fullmatch(plain):
        return True
    found = next(spoken().days_in(plain, date(2026, 1, 1), None), None)
    return found is not None and found.end - found.start >= len(plain) - 5


def day_first(cells: Sequence[str], today: date, country: str | None) -> bool:
    """Tell whether the day comes before the month in the dates of a column.

    A number over 12 settles it; else the order that puts fewer of the dates after today; else the country's.
    """
    pairs = []
    for cell in cells:
        match = _NUMBERS.fullmatch(_CLOCK.sub("", plain_of(cell)))
        if match is not None and len(match[1]) < 3:
            pairs.append((int(match[1]), int(match[2]), match[3]))
    if any(one > 12 for one, _, _ in pairs) != any(two > 12 for _, two, _ in pairs):
        return any(one > 12 for one, _, _ in pairs)
    late = [sum(_is_after(_made(pair, order), today) for pair in pairs) for order in (True, False)]
    if late[0] != late[1]:
        return late[0] < late[1]
    return not day_order(country, "Md").startswith("M")


def _made(pair: tuple[int, int, str | None], first: bool) -> date | None:
    day, month = pair[:2] if first else pair[1::-1]
    if pair[2] is None:
        return None
    year = int(pair[2]) if len(pair[2]) == 4 else 2000 + int(pair[2])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_after(day: date | None, today: date) -> bool:
    return day is not None and day > today


def read_day(cell: str, today: date, *, day_comes_first: bool, past: bool = True) -> date | None:
    """Read the day of a cell. past: a day without a year lies behind, else ahead; a rough day is none."""
    plain = _CLOCK.sub("", plain_of(cell)).strip(" ,")
    if _SERIAL.fullmatch(plain):
        return _EPOCH + timedelta(days=int(float(plain)))
    match = _NUMBERS.fullmatch(plain)
    try:
        if match is not None:
            return _from_numbers(match, today, day_comes_first, past)
    except ValueError:
        return None
    found = next(spoken().days_in(plain, today, None), None)
    if found is None or (past and found.loose):
        return None  # "early Nov" is no day
    return (found.behind or found.ahead) if past else (found.ahead or found.behind)


def _from_numbers(match: re.Match[str], today: date, first: bool, past: bool) -> date | None:
    one, two, three = match[1], int(match[2]), match[3]
    if len(one) == 4:
        return date(int(one), two, int(three)) if three else None
    if len(one) == 3:
        return None
    day, month = (int(one), two) if first else (two, int(one))
    if month > 12:
        day, month = month, day
    if three:
        return date(int(three) if len(three) == 4 else 2000 + int(three), month, day)
    found = date(today.year, month, day)
    if past and found > today:
        return found.replace(year=today.year - 1)
    return found.replace(year=today.year + 1) if not past and found < today else found
