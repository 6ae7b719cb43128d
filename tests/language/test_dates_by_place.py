"""Which days a text may mean depends on the country and the language of whoever wrote it."""

import pytest

from tests.language.test_dates import read


@pytest.mark.parametrize(
    ("text", "country", "days"),
    [
        ("3/12", "GB", "2026-12-03 2027-03-12"),
        ("3/12", None, "2026-12-03 2027-03-12"),
        ("3/12", "XX", "2026-12-03 2027-03-12"),
        ("3/12", "nowhere", "2026-12-03 2027-03-12"),
        ("3/12", "US", "2027-03-12 2026-12-03"),
        ("3/12", "PH", "2027-03-12 2026-12-03"),
        ("12/3", "JP", "2026-12-03 2027-03-12"),
        ("3/12", "SE", "2026-12-03 2027-03-12"),
        ("12/12", "US", "2026-12-12"),
        ("25/12", "US", "2026-12-25"),
        ("12/25", "GB", "2026-12-25"),
        ("on 3/12 at 10am", "GB", "2026-12-03 2027-03-12"),
        ("12/3/26", "US", "2026-12-03 2026-03-12"),
        ("12/3/26", "GB", "2026-03-12 2026-12-03"),
        ("3-12-2026", "NL", "2026-12-03 2026-03-12"),
        ("3 / 12 / 2026", "IE", "2026-12-03 2026-03-12"),
        ("26/12/03", "JP", "2026-12-03 2003-12-26"),
        ("26-12-03", "SE", "2026-12-03 2003-12-26"),
        ("26/12/03", "ZA", "2026-12-03 2003-12-26"),
        ("26/12/3", "CN", "2026-12-03"),
        ("2026/12/3", "US", "2026-12-03"),
        ("2026. 12. 3.", "KR", "2026-12-03"),
        ("2026. 12. 03.", "HU", "2026-12-03"),
        ("2026-12-03", "LT", "2026-12-03"),
        ("3/12/2026", "JP", "2026-12-03 2026-03-12"),
        ("03.12.", None, "2026-12-03"),
        ("3.12.", "DE", "2026-12-03"),
        ("3. 12. 2026", "CZ", "2026-12-03"),
        ("12.03.", "HU", "2026-12-03 2027-03-12"),
        ("03.12.", "US", "2027-03-12 2026-12-03"),
        ("12.25.", "DE", ""),
    ],
)
def test_numbers_in_the_order_of_the_country_first(text: str, country: str | None, days: str) -> None:
    """The other one too where it is another day; before a dot only where the month always comes first."""
    assert " ".join(read(text, country=country)) == days


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("de", "morgen", "2026-11-25"),
        ("de", "übermorgen", "2026-11-26"),
        ("de", "gestern", "2026-11-23"),
        ("de", "in 10 Tagen", "2026-12-04"),
        ("de", "in zwei Wochen", "2026-12-08"),
        ("de", "vor einer Woche", "2026-11-17"),
        ("de", "nächste Woche", "2026-12-01"),
        ("de", "Freitag", "2026-11-27"),
        ("de", "am Freitag", "2026-11-27"),
        ("de", "am nächsten Freitag", "2026-12-04 2026-11-27"),
        ("de", "NÄCHSTEN FREITAG", "2026-12-04 2026-11-27"),
        ("de", "Freitag nächste Woche", "2026-12-04"),
        ("de", "24. Dezember", "2026-12-24"),
        ("de", "24. Dez. 26", "2026-12-24"),
        ("de", "Freitag, den 4. Dezember", "2026-12-04"),
        ("de", "am 24.12.", "2026-12-24"),
        ("de", "tomorrow", "2026-11-25"),
        ("de", "Mai", ""),
        ("de", "so", ""),
        ("de", "bald", ""),
        ("de-AT", "3. Jänner", "2027-01-03"),
        ("es", "¿mañana?", "2026-11-25"),
        ("es", "manana", "2026-11-25"),
        ("es", "ayer", "2026-11-23"),
        ("es", "dentro de 10 días", "2026-12-04"),
        ("es", "hace una semana", "2026-11-17"),
        ("es", "el viernes", "2026-11-27"),
        ("es", "el próximo viernes", "2026-12-04 2026-11-27"),
        ("es", "el viernes que viene", "2026-12-04 2026-11-27"),
        ("es", "el 3 de diciembre", "2026-12-03"),
        ("es", "3 de diciembre de 2026", "2026-12-03"),
        ("es", "in 10 days", "2026-12-04"),
        ("es", "mayo", ""),
        ("es", "mar", ""),
        ("fr", "le 3 décembre", "2026-12-03"),
        ("xx", "tomorrow", "2026-11-25"),
        ("", "tomorrow", "2026-11-25"),
    ],
)
def test_the_language_is_read_and_english_too(language: str, text: str, days: str) -> None:
    """A language that nobody knows is English."""
    assert " ".join(read(text, language)) == days
