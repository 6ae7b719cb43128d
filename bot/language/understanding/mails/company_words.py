"""Say how names of companies are written, and by which words a name is known to be one."""

from __future__ import annotations

import re

from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("mails/company_words")
NAME = _TABLE.part("name")

JOB_IN = 2.55
"""The weight, and the mark, of the pattern for a job "in" a name, which may be a company or a town."""

PATTERNS = [(float(of), re.compile(says)) for of, says in _TABLE.pairs("patterns")]

TEAM = _TABLE.pattern("team", re.IGNORECASE)
LEGAL = _TABLE.pattern("legal", re.IGNORECASE)
AGENCY = _TABLE.pattern("agency", re.IGNORECASE)
CLIENT = _TABLE.pattern("client", re.IGNORECASE)
SYSTEMS = _TABLE.pattern("systems")
NO_NAMES = _TABLE.words("no_names")
DEPARTMENTS = _TABLE.words("departments")
GENERIC = _TABLE.words("generic")
UNIT = _TABLE.pattern("unit", re.IGNORECASE)
PLURAL = _TABLE.pattern("plural", re.IGNORECASE)
TITLES_ABROAD = _TABLE.pattern("titles_abroad", re.IGNORECASE)
SECTOR = _TABLE.pattern("sector", re.IGNORECASE)
ORGANISATION = _TABLE.pattern("organisation", re.IGNORECASE)
