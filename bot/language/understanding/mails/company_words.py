"""Say how names of companies are written, and by which words a name is known to be one."""

from __future__ import annotations

import re

from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("mails/company_words")
_WORD = _TABLE.part("word")
_LINKED = _TABLE.part("linked")
NAME = _TABLE.part("name")

_THE = r"(?:[Tt]he )?"

_JOB = _TABLE.part("job")

JOB_IN = 2.55
"""How likely it is that a job is "in" the company that is named, and not in a town."""

PATTERNS = [
    (weight, re.compile(pattern))
    for weight, pattern in (
        (
            3.4,
            rf"(?i:client,?|on behalf of|forward (?:to|at|with)|over to|submitted to|sent (?:\w+ )?to"
            rf"|represent(?:ing)?|application was sent to) (?:(?i:our|my"
            rf"|the) )?(?i:client,? )?{_THE}{NAME}",
        ),
        (
            3.0,
            rf"(?i:interest(?:ed)? in|applying to|application to|applied to|apply to|join(?:ing)?"
            rf"|working (?:at|for|with)|work (?:at|for|with)|career (?:at|with)|consider(?:ing|ed)?"
            rf"|join us at|join the team at|employment with|here at|careers at|opportunities at|choosing"
            rf"|life at|team at|us at|considering) (?i:joining |working (?:at|for|with) "
            rf"|opportunities (?:at|with) |us at |a career (?:at|with) |employment with "
            rf"|the team at )?{_THE}{NAME}",
        ),
        (
            3.0,
            rf"\b(?i:{_JOB})s? (?:\([^)]{{0,40}}\) |[-–] .{{2,40}} )?(?i:at|with|here at|within"
            rf"|for) {_THE}{NAME}",
        ),
        (JOB_IN, rf"\b(?i:{_JOB})s? (?:\([^)]{{0,40}}\) |[-–] .{{2,40}} )?(?i:in) {_THE}{NAME}"),
        (
            2.6,
            rf"\b(?i:sorted|booked|lined up|all set|confirmed|arranged|put you (?:up|in"
            rf"|forward)) (?i:for) {_THE}{NAME}",
        ),
        (
            2.6,
            rf"^[A-Z][\w'-]+ (?:&|and) (?i:the|all at|everyone at|the (?:team|gang|crew) at) {NAME}"
            r"(?: (?i:crew|team|family|gang|lot))?$",
        ),
        (2.2, rf"^(?i:where|at|employer name|school|hospital|store|site) ?: ?{NAME}"),
        (1.9, rf"^(?i:venue|location|place|address|reporting (?:at|to)) ?: ?{NAME}"),
        (2.6, rf"(?:\b(?i:i|we) (?i:own|run|manage)|^\(?(?i:owner of)) {_THE}{NAME}"),
        (3.0, rf"(?i:{_JOB} (?:of|as|for)) [^.;:!?]{{3,70}}? (?:at|with) {_THE}{NAME}"),
        (2.2, rf"\b(?i:at|with|from|within) {_THE}{NAME}"),
        (
            2.8,
            rf"\b(?i:(?:news|word|feedback|below|message|update|answer|back|note) from|(?:phone|call) with"
            rf"|(?:spoke|spoken|speaking) (?:to|with)|com(?:e|ing) (?:down |over |along |out |in )?to"
            rf"|came (?:down |over |along |out |in )?to|visit(?:ing)? (?:us )?(?:to|at)) {_THE}{NAME}",
        ),
        (2.4, rf"\b(?i:on|about|re|regarding) {_THE}{NAME} (?i:for|about) (?i:the|your|that)\b"),
        (1.6, rf"(?i:\bin the) {NAME}"),
        (
            3.2,
            rf"\b(?P<name>{_WORD}(?: {_LINKED} {_WORD}| {_WORD}){{0,5}}) (?:(?:Pvt|Pte|Pty|Co)\.? )?"
            rf"(?:Ltd|Limited|LTD|Plc|PLC|plc|GmbH|LLC|Inc|LLP|B\.?V|S\.?A|S\.L|Oy|AB)\b",
        ),
        (
            3.8,
            rf"^(?i:company|employer|organisation|organization|firm|business|client"
            rf"|hiring company) ?: ?{NAME}",
        ),
        (
            2.1,
            rf"{_THE}{NAME} (?i:has|have|is|are|was|were|will|would|just|came|come|want|wants|wanted"
            rf"|liked|loved|said|say|asked|decided|thought|put|announced|enjoyed|rang|called|confirmed|offers?"
            rf"|appreciates?|never|needs?|wishes|thanks|regrets|invites?|team|recruitment|careers?|talent|hiring"
            rf"|people|hr)\b",
        ),
        (2.6, rf"(?i:\bthe) {NAME} (?:[Tt]eam|(?i:talent|hiring|recruit\w+|people|hr|careers?) team)"),
        (3.2, rf"(?i:greetings from|compliments from) {_THE}{NAME}"),
        (
            2.8,
            rf"\b(?i:(?:received|advertised|offered|announced|issued|held) (?:by|with|at)|our (?:reputable )?"
            rf"(?:organi[sz]ation|company|establishment|firm),) {_THE}{NAME}",
        ),
        (2.8, rf"\b(?i:join(?:ing)?|become part of|part of) (?i:the )?{NAME} (?i:family|crew|team)\b"),
        (
            3.0,
            rf"(?i:your (?:personal )?data (?:is|are)(?: held by)?|data controller(?: is|:)?) {_THE}{NAME}",
        ),
        (1.5, rf"(?i:\bfor|\bto|\bof|\bby) {_THE}{NAME}"),
    )
]

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
