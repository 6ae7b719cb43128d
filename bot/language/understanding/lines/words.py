"""List the words by which names of companies, roles and people are told apart in a line.

They are words of English job hunting. Brands are patterns, and have to be tried before any word of them.
"""

from __future__ import annotations

from bot.language.understanding.phrases.word_tables import WordTable

BRANDS = (
    *("royal mail", "daily mail", "just eat", "home bargains", "home depot", "home office", "best buy"),
    *(
        "all saints",
        "first bus",
        "first direct",
        "open university",
        "an post",
        "post office",
        "job ?centre(?: plus)?",
    ),
    *("canada post", "india post", "ghana post", "australia post", "right ?move", "ryan ?air"),
    *("boots", "sky(?! high)", "gap(?! (?:year|in|of)s?\\b)"),
    r"next(?! (?!(?:said|says?|want|wants|wanted|rejected|turned|offered|invited|rang|called|emailed|have|has"
    r"|gave|are|too|as well|today|yesterday)\b)|:)",
)
"""Companies whose names are ordinary words, as patterns: in small letters they would be cut short or lost."""

_TABLE = WordTable("lines/words")
SWEARING = _TABLE.part("swearing")
HEADS = _TABLE.words("heads")
MODIFIERS = _TABLE.words("modifiers")

WHOLE_ROLES = (
    r"band \d[a-d]?(?: (?:post|role|job))?",
    "chef de partie",
    "commis chef",
    "sous chef",
    "bar staff",
    "bar work",
    "waiting staff",
    "front of house",
    r"(?:tour|tours|museum|gallery|visitor|distillery|castle|heritage|mountain|city|walking) guide",
    "head of [a-z]+(?: (?:and|&) [a-z]+)?",
    "vp of [a-z]+",
    "director of [a-z]+",
    "customer service",
    "customer services",
    "customer support",
    "night shifts?",
    "data entry",
    "human resources",
    "business development",
    "product management",
    "project management",
    "shop floor",
    "kitchen porter",
    "lorry driving",
    "delivery driving",
    "shelf stacking",
    "shelf stacker",
    "machine learning",
    "quality assurance",
    "warehouse",
    "retail",
    "sales",
    "admin",
    "reception",
    "accounts",
    "marketing",
    "cleaning",
    "catering",
    "childcare",
)
"""Roles that don't end with one of the words above."""

COMPANY_WORDS = _TABLE.words("company_words")
PLACES = _TABLE.words("places")
NEVER = _TABLE.words("never")
ASIDES = _TABLE.words("asides")
ENDS = _TABLE.words("ends")
ENDS |= ASIDES
"""Words that end a name of a company in a line, wherever they stand."""

AGENCIES = _TABLE.words("agencies")
FIRST_NAMES = _TABLE.words("first_names")
