"""Say how names of companies are written, and by which words a name is known to be one."""

from __future__ import annotations

import re

from bot.language.understanding.mails.words import words

_WORD = r"(?:(?:St|Mt|Dr|Ft)\.(?= [A-Z])|(?!I(?:'| ))[A-ZÀ-Þ0-9](?:[\w'&+/-]|\.(?=\w))*|&)"

_LINKED = (
    r"(?:of(?: the)?|and(?: the)?|&|de(?: la)?|la|le|du|des|di|do|dos|der|den|und|et|van(?: de[rn]?)?|von|y|e"
    r"|del|da)"
)

NAME = (
    rf"(?P<name>(?:(?:Department|Ministry|Centre|Center|Office|Institute|Society|Agency|Foundation"
    rf"|Association) for )?"
    rf"{_WORD}(?: {_LINKED} {_WORD}| {_WORD}){{0,6}})"
)

_THE = r"(?:[Tt]he )?"

_JOB = r"(?:role|position|post|job|vacancy|opening|opportunity|place|thing|programme|team|internship)"

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

TEAM = re.compile(
    r"\b(?:the )?(?:(?:early )?careers?|recruit(?:ment|ing)|recruiters?|talent(?: acquisition)?|hiring"
    r"|hr|human resources|people(?: (?:and|&) culture| team| ops| operations)?|jobs?|resourcing"
    r"|no-?reply|notifications?|admissions|applications?|graduate|early talent|team|department|dept"
    r"|via .*|office|(?:applicant|candidate) support|staffing team|vacancies|candidate (?:experience|care"
    r"|portal)|reply"
    r"|do ?not ?reply)\b.*$",
    re.IGNORECASE,
)

LEGAL = re.compile(
    r",? (?:\(pty\) ltd|\(pvt\)\.? ltd|ggmbh|ltd|limited|inc|llc|l\.l\.c|plc|gmbh|pvt|private(?= (?:ltd"
    r"|limited)|$)|corp|corporation|llp|lp"
    r"|s\.?a|b\.?v|oy|ab"
    r"|as|pty|ug|co kg|kg|ag|srl|sarl|s\.?r\.?l|india pvt|nv|se|sp\. ?z ?o\.?o|w\.?l\.?l|c\.?i\.?c|fze"
    r"|fz-llc"
    r"|sdn bhd|bhd|pte|a\.s|s\.r\.o|s\.l\.?u?|s\.c|kft|zrt|spa|sas|oyj|a/s|aps|gbr"
    r"|e\.v|d\.o\.o|co\.,? ltd|jr)\.?(?=$| )",
    re.IGNORECASE,
)

AGENCY = re.compile(
    r"\b(?:recruit(?:ment|ing|ers)?|rec$|staffing|personnel|resourcing|talent(?:bridge|works| solutions"
    r"| partners)?|search|selection|manpower|headhunt\w*|placements?|employment agency"
    r"|executive search|hr (?:solutions|services|consult\w*)|workforce|consultancy|consulting|recruits?"
    r"|temps|labour|manpower supply|people solutions|infotech|appointments)\b"
    r"|\w+(?:recruit|staffing|talent|hire|search|people)\b",
    re.IGNORECASE,
)

CLIENT = re.compile(
    r"\b(?:my|our|the|end|your) client\b|\bclient(?:'s)? (?:has|have|is|wants|would|feedback|side|panel"
    r"|decided|came|went|says|said|put|chose|felt|liked|loves?)\b|\bclient\b.{0,30}\b(?:interview|cv"
    r"|profile)"
    r"|put you forward|submitted your (?:profile|cv|resume)|to represent you|sent your (?:cv|profile"
    r"|details)|your profile (?:has been|was|is) (?:shared|submitted)|hear(?:d)? (?:back )?from the client"
    r"|hiring manager (?:there|felt|said|at)|\bclient site\b|on behalf of (?:a|our|my) .{0,30}client",
    re.IGNORECASE,
)

SYSTEMS = re.compile(
    r"(?:^|[.@])(?:gmail|googlemail|yahoo|outlook|hotmail|live|icloud|proton|protonmail|aol|gmx"
    r"|btinternet|mail|greenhouse|greenhouse-mail|lever|hire\.lever|ashbyhq|workday|myworkday"
    r"|smartrecruiters|icims"
    r"|taleo|bamboohr|workable|workablemail|teamtailor|teamtailor-mail|recruitee|jobvite|successfactors"
    r"|oracle|linkedin|indeed|indeedemail|jobs|careers|notifications|naukri|seek|reed|totaljobs|personio"
    r"|pinpoint|applicantstack|breezy|jazzhr|rippling|gem|calendly|example)$"
)

NO_NAMES = words(
    "the a an i we you our your my this that there it they he she if please kind regards thanks thank "
    "dear hi hello best re monday tuesday wednesday thursday friday saturday sunday mon tue wed thu "
    "fri sat sun january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep oct nov dec hr human resources talent acquisition team "
    "teams google zoom microsoft skype cv linkedin gmt bst ist est et pt utc ref no interview "
    "reschedule decline accept join cancel documents ceo cto cfo coo cco cmo cio md fd vp ea pa gm dos "
    "interviews unfortunately first second final stage round next new year christmas easter dbs uk us "
    "usa india london leeds manchester dublin lagos bristol glasgow cardiff edinburgh birmingham "
    "liverpool hull belfast cork galway paris berlin sydney melbourne chicago boston austin toronto "
    "delhi mumbai bangalore bengaluru hyderabad pune chennai abuja nairobi asap l1 l2 l3 pdf id "
    "people hiring manager director recruiter recruitment careers head meet pa md vp pto ctc nhs gdpr "
    "popia qa ux ui ceo cto eod nb cc bcc am pm eta otp dm ok okay yes so but and or nor when where "
    "who whom how what which why as after before although though however while since because for to "
    "in on at with from by of their his her its everyone everybody nothing money all any some each "
    "both either also meanwhile only here just not kindly members nobody video sr jr "
    "personalabteilung sitz none well told congratulations good great sorry due owing following "
    "further regarding having given during once until unless whether about above below over under "
    "between within without through these those many most more much other another such same very too "
    "than then now still yet already ever never always often soon later today tomorrow yesterday "
    "tonight gutted thrilled excited lovely bit did do does done can could will would shall should "
    "might must let call email phone mobile note attached enclosed date time mode panel mr mrs ms "
    "miss dr prof sir madam polish german french spanish english irish welsh scottish british "
    "american indian python java sql excel word whatsapp teamviewer webex outlook calendly hackerrank "
    "codility dad mum boss himself herself children check parking lateness packaging campus governors "
    "thanksgiving chef owner sent powered advent lent ramadan eid diwali pentecost capital"
)

DEPARTMENTS = words(
    "it hr qa pr cyber finance financial legal sales marketing operations engineering accountancy accounting "
    "design theatres crewing medical nursing trades labour hospitality retail logistics procurement "
    "purchasing "
    "production maintenance security compliance risk audit tax treasury payroll admin administration "
    "product data "
    "analytics research clinical surgery pharmacy theatre nights housekeeping kitchen catering facilities "
    "estates "
    "technical technology digital creative content communications customer services service support "
    "planning quality "
    "safety warehouse transport fleet people culture talent recruitment recruiting resourcing personnel "
    "staffing "
    "construction industrial commercial education healthcare manufacturing executive professional secretarial"
)
"""What parts of firms, and of agencies, are called after."""

GENERIC = words(
    "committee management board school council office trust company hotel department group college hospital "
    "university government management firm estate practice search recruitment personnel staffing bank "
    "church clinic client team"
)
"""What many are called by a part of their name alone: no name by itself."""

UNIT = re.compile(
    r"(?:school of|department of (?!\w+ affairs|rural|health|education|justice|\w+ and \w+)"
    r"|faculty|division|unit"
    r"|institute of|centre for|team|ward|human capital|grade|band|level|search committee|selection committee"
    r"|hiring committee|governing council|parking services|finance practice|locum desk|campus|operations$"
    r"|college of \w+ &)\b|.*\b(?:committee|unit|registrar|desk|division|section|practice)$",
    re.IGNORECASE,
)
"""Names of what is a part of somebody who employs."""

PLURAL = re.compile(
    r"(?:butchers|opticians|architects|solicitors|engineers|builders|bakers|accountants|consultants|surveyors|opticians"
    r"|printers|decorators|planners|designers|brokers|partners)$|&",
    re.IGNORECASE,
)
"""Firms are named after what their people are, titles are not."""

TITLES_ABROAD = re.compile(
    r"\b(?:leiter(?:in)?|leitung|chargée?|responsable|directeur|directrice|personalreferent(?:in)?|referent(?:in)?"
    r"|geschäftsführer(?:in)?|gerente|jefe|jefa|consultante?|kierownik|specjalist\w+|oifigeach|assistente"
    r"|responsabile|medewerker|adviseur|hoofd|keeper|grade|head)\b",
    re.IGNORECASE,
)
"""What people are, in languages that are mixed with English in signatures."""

SECTOR = re.compile(
    r"\b(?:lodge|inn|hotels?|resort|restaurant|caf[eé]|kitchen|farm|brewery|brewing|distillery|distillers|bakery"
    r"|butchers|motors|foods?|logistics|software|systems|labs?|studios?|games|technologies|solutions|insurance"
    r"|microfinance|finance|librar(?:y|ies)|nurseries|plastics|steel|timber|joinery|ceramics|museums?|hospitality|holdings|industries|contracting|construction|groundworks|haulage"
    r"|freight|airways|shipping|textiles|pharma\w*|health|healthcare|medical|dental|surgery|polytechnic"
    r"|municipality|county|borough|nhs|church|foundation|quarries|coaches|plumbing|electrical|engineering|optics"
    r"|cloud|payments|networks?|energy|railways?|lines|stores?|supermarkets?|homes|gardens?|nurser(?:y|ies)"
    r"|creamery|dairy|outdoor|credit union|building society|biologics|semiconductors?|aerospace|couriers"
    r"|parcels|hire|merchants|interiors|rentals?|lettings|superstores?|vets|opticians|architects|solicitors|surveyors"
    r"|accountants)\b",
    re.IGNORECASE,
)
"""Words that names of firms end with, and other names seldom."""

ORGANISATION = re.compile(
    r"\b(?:school|council|trust|hospital|university|college|academy|ministry|department|authority|board"
    r"|services?|group|bank|clinic|centre|center|association|partners|society|agency|co|company|cleaners"
    r"|bakers|engineers|guides|drivers)\b",
    re.IGNORECASE,
)
