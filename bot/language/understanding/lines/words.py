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
    *("four seasons", "pizza (?:express|hut)", "burger king", "sports direct", "river island", "new look"),
    *("card factory", "british gas", "whole foods", "dollar (?:general|tree)", "taco bell", "old navy"),
    *("age uk", "busy bees", "bright horizons", "state farm", "capital one", "best western", "red cross"),
    *(
        "pret(?: a manger)?",
        "marks (?:and|&) spencers?",
        "m ?& ?s",
        "john lewis",
        "b ?& ?q",
        "h ?& ?m",
        "body shop",
    ),
    *(
        "holland (?:and|&) barrett",
        "tk ?maxx",
        "the range",
        "jd sports",
        "american express",
        "british airways",
    ),
    *(
        "bank of america",
        "wells fargo",
        "goldman sachs",
        "morgan stanley",
        "trader joe'?s",
        "dunkin'? donuts",
    ),
    *(
        "national express",
        "national grid",
        "national trust",
        "travis perkins",
        "virgin (?:media|active|trains)",
    ),
    *("premier inn", "pure gym", "the gym(?: group)?", "citizens advice", "world duty free", "dogs trust"),
    *("krispy kreme", "harvester", "premier league", "nationwide", "halifax", "the works", "go ?ahead"),
    *("five guys", "co[- ]op", "caff?e nero", "circle k"),
    *("boots", "sky(?! high)", "gap(?! (?:year|in|of)s?\\b)"),
    r"next(?! (?!(?:said|says?|want|wants|wanted|rejected|turned|offered|invited|rang|called|emailed|have|has"
    r"|gave|are|too|as well|today|yesterday)\b)|:)",
)
"""Companies whose names are ordinary words, as patterns: in small letters they would be cut short or lost."""

_TABLE = WordTable("lines/words")
SWEARING = _TABLE.part("swearing")
HEADS = _TABLE.words("heads")
MODIFIERS = _TABLE.words("modifiers")

DEPARTMENTS = (
    r"(?:night |day |twilight )?(?:fill|filling|replen)",
    r"(?:on )?(?:the )?tills?(?: (?:person|worker|girl|lady|boy))?",
    r"(?:on )?(?:the )?(?:(?:shopping )?trolleys|checkouts?|(?:deli|fish|meat|bakery) counter)",
    "click (?:and|&) collect",
    "housekeeping",
    "stocktaking",
    "bin lorries",
    "customer service",
    "customer services",
    "front of house",
    "shop floor",
    "shelf stacking",
    "data entry",
    "bar work",
)
"""Work that is called by where it is done: behind a name in small letters, it is no part of the name."""

WHOLE_ROLES = (
    *DEPARTMENTS,
    r"band \d[a-d]?(?: (?:post|role|job))?",
    "chef de partie",
    "commis chef",
    "sous chef",
    "bar staff",
    "waiting staff",
    r"(?:tour|tours|museum|gallery|visitor|distillery|castle|heritage|mountain|city|walking) guide",
    "head of [a-z]+(?: (?:and|&) [a-z]+)?",
    "vp of [a-z]+",
    "director of [a-z]+",
    "customer support",
    "night shifts?",
    "human resources",
    "business development",
    "product management",
    "project management",
    "kitchen porter",
    "lorry driving",
    "delivery driving",
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
"""Roles that need not end with one of the `HEADS`."""

COMPANY_WORDS = _TABLE.words("company_words")
EMPLOYER_KINDS = _TABLE.words("places")
NEVER_FIRST = _TABLE.words("never")
ASIDES = _TABLE.words("asides")
ENDS = _TABLE.words("ends")
ENDS |= ASIDES
"""Words that end a name of a company in a line, wherever they stand."""

WELL_KNOWN = _TABLE.words("well_known")
AGENCIES = _TABLE.words("agencies")
FIRST_NAMES = _TABLE.words("first_names")
