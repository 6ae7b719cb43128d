"""Find out what the columns of a table of applications are: by their headers, else by their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from bot.language.understanding.lines.roles import is_role
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.tables.cells import is_date, is_status


class Column(Enum):
    """A column's kind says what its cells hold."""

    company = "company"
    role = "role"
    status = "status"
    applied = "applied"
    contact = "contact"
    met = "met"  # the day of an interview
    answer = "answer"  # the day by which they answer
    other = "other"


_TABLE = WordTable("tables/columns")
_HEADERS = tuple((Column[of], says) for of, says in _TABLE.pairs("headers"))
_ABROAD = (
    (
        Column.other,
        r"nr|lfd\.? ?nr\.?|bemerkung(?:en)?|notizen?|quelle|gehalt|ort|standort|remarques?|commentaires?|lieu"
        r"|salaire|notas?|comentarios|uwagi|opmerkingen|plaats|note|lien|enlace|frist|sl\.? ?no\.?|s\.?"
        r" ?no\.?",
    ),
    (Column.met, r"vorstellungsgespräch am|gespräch am|date d'entretien|fecha de entrevista"),
    (
        Column.applied,
        r"beworben(?: am)?|bewerbung(?:sdatum|stag)?|bewerbung vom|datum(?: der bewerbung)?|gesendet(?: am)?"
        r"|verschickt(?: am)?|abgeschickt(?: am)?"
        r"|date de (?:la )?candidature|date d'envoi|envoyée? le|postulé le|fecha(?: de (?:solicitud|envío"
        r"|aplicación"
        r"|postulación))?|enviado(?: el)?|data (?:wysłania|aplikacji|di candidatura|da candidatura"
        r"|candidatura"
        r"|invio|de envio)|data|wysłano|sollicitatiedatum|datum sollicitatie|gesolliciteerd(?: op)?"
        r"|verstuurd(?: op)?",
    ),
    (
        Column.status,
        r"stand|ergebnis|rückmeldung|antwort|statut|état|résultat|réponse|suite|estado|resultado|respuesta"
        r"|wynik|odpowiedź|stato|esito|risposta|situação|uitkomst|uitslag|resultaat",
    ),
    (
        Column.company,
        r"firma|unternehmen|arbeitgeber|betrieb|entreprise|société|employeur|empresa|compañía|pracodawca"
        r"|azienda|società|bedrijf|werkgever|organisation|organisatie|établissement",
    ),
    (
        Column.role,
        r"stelle|position|stellenbezeichnung|beruf|tätigkeit|funktion|jobtitel|poste|intitulé(?: du"
        r" poste)?|emploi"
        r"|fonction|métier|puesto|cargo|vacante|stanowisko|posizione|ruolo|mansione|vaga|functie|vacature|baan",
    ),
    (
        Column.contact,
        r"ansprechpartner(?:in)?|kontakt|interlocuteur|contacto|persona de contacto|osoba kontaktowa|contatto"
        r"|contato|contactpersoon|referente",
    ),
)
"""Headers of tables in German, French, Spanish, Polish, Italian, Portuguese and Dutch."""

_LOOSE_HEADERS = (
    (
        Column.company,
        r"\b(?:compan\w+|employers?|firms?|organi[sz]ations?|school|trust|who(?: (?:for|with))?|where)\b",
    ),
    (Column.role, r"\b(?:jobs?|roles?|positions?|titles?|posts?|what|doing)\b"),
    (Column.applied, r"\b(?:applied|sent|submitted|application date|put in)\b"),
    (Column.status, r"\b(?:status|outcome|stage|result|response|heard|reply|happened|update|news)\b"),
)
"""Words in headers that people make up ("what's the job"), for columns that no known header names."""

_PATTERNS = tuple((column, re.compile(pattern, re.IGNORECASE)) for column, pattern in (*_HEADERS, *_ABROAD))
_DATE = _TABLE.pattern("date", re.IGNORECASE)
_NAME = _TABLE.pattern("name", re.IGNORECASE)

MOST_LOOKED_AT = 40
"""The most rows of a column that are looked at to judge it. Our own choice."""

LONGEST_CELL = 100
"""The most characters of a cell that is held against patterns: longer ones are notes. Our own choice."""


def header_of(cell: str) -> Column | None:
    """Return what a header says of its column; None if it isn't one of the known headers."""
    plain = re.sub(r"[^\w/?#.' -]+", " ", cell.replace("_", " ").replace("*", "")).strip()
    plain = " ".join(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain).split())
    if not plain or len(plain) > 40:
        return None
    for column, pattern in _PATTERNS:
        if pattern.fullmatch(plain):
            return column
    if _DATE.fullmatch(plain) or _NAME.fullmatch(plain):
        return Column.other
    return None


def columns_by_header(header: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[Column, int] | None:
    """Return the place of each column by the headers; None if the row isn't one of headers."""
    found = [header_of(cell) for cell in header]
    known = [column for column in found if column is not None]
    if len(known) < 2 or (
        not {Column.company, Column.role} & set(known) and not any(map(_NAME.fullmatch, header))
    ):
        return None
    if sum(bool(cell.strip()) for cell in header) > 2 * len(known):
        return None
    places: dict[Column, int] = {}
    for at, column in enumerate(found):
        if column is not None and column is not Column.other:
            places.setdefault(column, at)
    for column, words in _LOOSE_HEADERS:
        for at, cell in enumerate(header):
            if (
                column not in places
                and found[at] is None
                and at not in places.values()
                and re.search(words, cell, re.IGNORECASE)
            ):
                places[column] = at
    _find_by_words(header, rows, places)
    _find_by_content(header, rows, places, found)
    if Column.applied in places and not _mostly(rows, places[Column.applied], is_date, 0.34):
        if Column.status not in places and _mostly(rows, places[Column.applied], is_status, 0.34):
            places[Column.status] = places[Column.applied]
        del places[Column.applied]
        _find_by_words(header, rows, places)
    return places


def _find_by_content(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    places: dict[Column, int],
    found: Sequence[Column | None],
) -> None:
    """Take a column without a known header for the role, the status or the day if its cells look so."""
    for column, fits in ((Column.role, is_role), (Column.status, is_status), (Column.applied, is_date)):
        if column in places:
            continue
        for at in range(len(header)):
            if at not in places.values() and found[at] is None and _share(rows, at, fits) >= 0.6:
                places[column] = at
                break


def _find_by_words(header: Sequence[str], rows: Sequence[Sequence[str]], places: dict[Column, int]) -> None:
    """Take "Date" for the day of applying, and "Name" for the company, or for the role if that is known."""
    for at, cell in enumerate(header):
        if _DATE.fullmatch(cell.strip()) and Column.applied not in places and _mostly(rows, at, is_date, 0.3):
            places[Column.applied] = at
        if _NAME.fullmatch(cell.strip()) and at not in places.values():
            places.setdefault(Column.role if Column.company in places else Column.company, at)


def columns_by_content(rows: Sequence[Sequence[str]]) -> dict[Column, int] | None:
    """Return the place of each column by what its cells hold; None if that isn't evident."""
    width = max(map(len, rows))
    places: dict[Column, int] = {}
    for column, fits in ((Column.applied, is_date), (Column.status, is_status), (Column.role, is_role)):
        shares = [(_share(rows, at, fits), -at) for at in range(width) if at not in places.values()]
        best = max(shares, default=(0.0, 0))
        if best[0] >= 0.6:
            places[column] = -best[1]
    if Column.role not in places or not {Column.applied, Column.status} & set(places):
        return None
    rest = [at for at in range(width) if at not in places.values() and _share(rows, at, _is_name) >= 0.7]
    if not rest:
        return None
    places[Column.company] = min(rest, key=lambda at: (abs(at - places[Column.role]), at))
    return places


def _is_name(cell: str) -> bool:
    return (
        1 < len(cell) <= 60
        and len(cell.split()) <= 7
        and any(map(str.isalpha, cell))
        and "://" not in cell
        and "@" not in cell
    )


def _share(rows: Sequence[Sequence[str]], at: int, fits: object) -> float:
    """Return the share of a column's filled cells that fit; 0 if under half of its cells are filled."""
    cells = [row[at].strip() for row in rows[:MOST_LOOKED_AT] if at < len(row) and row[at].strip()]
    if 2 * len(cells) < min(len(rows), MOST_LOOKED_AT) or not callable(fits):
        return 0.0
    return _fitting(cells, fits) / len(cells) if cells else 0.0


def _mostly(rows: Sequence[Sequence[str]], at: int, fits: object, least: float) -> bool:
    cells = [row[at].strip() for row in rows[:MOST_LOOKED_AT] if at < len(row) and row[at].strip()]
    return bool(cells) and _fitting(cells, fits) >= least * len(cells)


def _fitting(cells: Sequence[str], fits: object) -> int:
    return sum(len(cell) <= LONGEST_CELL and bool(fits(cell)) for cell in cells) if callable(fits) else 0
