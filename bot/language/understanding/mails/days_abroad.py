"""Write the days of other languages in English: headers have them, and letters in two languages."""

from __future__ import annotations

import re

_MONTHS = {
    "January": "januar januari janvier enero gennaio janeiro stycznia ianuarie tammikuuta leden",
    "February": "februar februari février fevrier febrero febbraio fevereiro lutego",
    "March": "märz maerz maart mars marzo março marco marca",
    "April": "avril abril aprile kwietnia",
    "May": "mai mei mayo maggio maio maja maj",
    "June": "juni juin junio giugno junho czerwca",
    "July": "juli juillet julio luglio julho lipca",
    "August": "augustus août aout agosto sierpnia augusti",
    "September": "septembre septiembre settembre setembro września",
    "October": "oktober octobre octubre ottobre outubro października",
    "November": "novembre noviembre novembro listopada",
    "December": "dezember décembre decembre diciembre dicembre dezembro grudnia déc dez dic",
}
"""German, Dutch, Scandinavian, French, Spanish, Italian, Portuguese and Polish, as they follow a number."""

_ENGLISH = {word: month for month, words in _MONTHS.items() for word in words.split()}

_DAY = re.compile(
    rf"(?<!\w)(\d{{1,2}})(?:\.|er|º)?(?: de| di)? ?({'|'.join(sorted(_ENGLISH, key=len, reverse=True))})\b\.?"
    r"(?: (?:de |del )?(20\d\d))?",
    re.IGNORECASE,
)

_SIGNS = re.compile(r"(?<!\d)(20\d\d) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")
"""Chinese, Japanese and Korean."""


def in_english(line: str) -> str:
    """Return a line with the days of other languages written in English: "2. Dezember" as "2 December"."""
    if not any(sign.isdigit() for sign in line):
        return line
    return _SIGNS.sub(r"\1-\2-\3 ", _DAY.sub(_written, line))


def _written(day: re.Match[str]) -> str:
    return f"{day[1]} {_ENGLISH[day[2].lower()]}" + (f" {day[3]}" if day[3] else "")
