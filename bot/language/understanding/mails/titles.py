"""Know a job's title when it is seen: by the noun that says what somebody is."""

from __future__ import annotations

import re

from bot.language.understanding.mails.words import words

NOUNS = words(
    "accountant actuary adjuster administrator adviser advisor agent aide allocator ambassador "
    "analyst animator apprentice apprenticeship architect archivist artist assembler assessor "
    "assistant associate attendant attorney auditor baker barista barman bartender beautician "
    "biologist bookkeeper bricklayer broker butcher buyer captain caretaker carer caregiver carpenter "
    "cashier caterer champion chaplain checker chef chemist clerk cleaner coach collector commis "
    "concierge conductor constable consultant controller cook coordinator copywriter counsel "
    "counsellor counselor courier crew curator dentist deputy designer detective developer devops "
    "dietitian dietician director dispatcher doctor dog-walker draughtsman driver ecologist economist "
    "editor educator electrician engineer estimator executive fabricator facilitator farmhand fellow "
    "firefighter fitter florist foreman forester fundraiser gardener geologist governess groomer "
    "grower guard guide hairdresser handler handyman head headteacher host hostess housekeeper "
    "hygienist illustrator inspector installer instructor intern internship interpreter interviewer "
    "janitor joiner journalist judge keeper labourer laborer landscaper lawyer lead leader lecturer "
    "librarian lifeguard linguist loader machinist mechanic manager marketer mason matron mediator "
    "mentor merchandiser messenger midwife miller minister moderator nanny negotiator nurse "
    "nutritionist officer operative operator optician optometrist orderly organiser organizer packer "
    "painter paralegal paramedic partner pathologist patternmaker pharmacist photographer "
    "phlebotomist physician physicist physiotherapist physio picker pilot planner plasterer plumber "
    "policeman member maker porter postman practitioner preparer president principal processor "
    "producer professor "
    "programme programmer proofreader psychologist publicist purchaser radiographer ranger "
    "receptionist recruiter registrar rep reporter representative researcher reviewer rigger roofer "
    "runner sailor salesman salesperson scheduler scientist seamstress secretary security server "
    "setter shepherd shopper signaller solicitor sommelier specialist steward stewardess stocker "
    "storekeeper strategist superintendent supervisor surgeon surveyor sysadmin tailor taxidermist "
    "teacher technician technologist telesales teller tester therapist tiler trader trainee trainer "
    "translator treasurer tutor typist underwriter undertaker usher valuer vet videographer waiter "
    "waitress waitperson warden watchman welder winemaker worker writer deckhand bosun mate barback "
    "pastry hand scholar resident fundraising spotter stylist presenter modeller detailer dishwasher"
    " laminator upholsterer person generalist captain replenisher "
    "dba drayman lineman keyholder webmaster linesman groundworker milker shearer stockman jackaroo "
    "deckie skipper tradesman tradie concreter bursar proctor provost adjunct postdoc demonstrator "
    "archaeologist botanist statistician econometrician epidemiologist microbiologist radiotherapist "
    "sonographer audiologist podiatrist chiropractor orthoptist anaesthetist dosimetrist prosthetist "
    "orthotist caseworker housemaster housemistress playworker childminder escort chauffeur cabbie "
    "rider cyclist toolmaker bookbinder typesetter knitter cutter machiner patterncutter waller "
    "farrier "
    "blacksmith silversmith jeweller watchmaker locksmith signwriter paver surfacer banksman slinger "
    "steelfixer shutterer scaffolders ganger draughtsperson modeler colourist sculptor ceramicist "
    "conservator mixologist distiller cellarman cheesemonger fishmonger greengrocer patissier "
    "chocolatier confectioner pizzaiolo expediter busser hostler croupier lifesaver dancer "
    "choreographer musician organist verger chorister understudy stagehand projectionist colorist "
    "subeditor columnist correspondent broadcaster newsreader announcer lyricist lexicographer "
    "webdesigner dataengineer sysop helpdesk evangelist headhunter quant notary bailiff warder "
    "lifeboatman coastguard airman "
    "investigator examiner marker invigilator bursar verger sexton sprayer greenkeeper chairman chair "
    "paraeducator paraprofessional dispenser biller coder adjudicator caseworker advocate navigator "
    "bellman valet "
    "doorman barber masseur masseuse esthetician brewer roaster arborist gamekeeper ghillie stablehand "
    "zookeeper "
    "beekeeper trimmer pipefitter millwright boilermaker turner grinder polisher moulder driller "
    "roustabout roughneck "
    "shunter purser stevedore docker harbourmaster loadmaster marshaller refueller screener magistrate "
    "barrister "
    "conveyancer stenographer transcriber transcriptionist subtitler captioner docent dean umpire jockey "
    "orthodontist anesthetist perfusionist chemist biochemist geographer agronomist horticulturist "
    "psychotherapist psychiatrist vicar curate pastor embalmer lollipop-lady crossing-guard childcarer "
    "trustee aquarist founder owner co-founder ceo proprietor groundskeeper groundsman glazier "
    "scaffolder lift-engineer decorator volunteer rating"
)
"""What a title ends with, or has in it. Our own list, of what people apply for."""

_WORD = re.compile(r"[A-Za-z][\w'+#./&-]*")
_SHORT = words("hca hgv cnc sre qa sdet pm ba tl sen lsa eyfs sna swe cfo cto ceo coo vp md gp rn lpn cna")


def title_score(text: str) -> float:
    """Tell how much a text looks like a title, 0 to 1: it ends with its noun, or has it near the end."""
    words = [word.casefold().strip("./-") for word in _WORD.findall(text[:120])]
    if not words or len(words) > 12:
        return 0.0
    nouns = [at for at, word in enumerate(words) if _is_noun(word)]
    if not nouns:
        return 0.35 if any(word in _SHORT for word in words) else 0.0
    return 1.0 if nouns[-1] == len(words) - 1 or nouns[-1] >= len(words) - 3 else 0.8


def ends_with_noun(text: str) -> bool:
    """Tell whether the last word is what somebody is."""
    words = [word.casefold().strip("./-") for word in _WORD.findall(_LEVEL.sub("", text[:120]))]
    return bool(words) and words[-1] in NOUNS


_LEVEL = re.compile(r" (?:I{1,3}|IV|V|\d)$")
"""The grade behind a title: "Laboratory Scientist II"."""


def has_capitals(text: str) -> bool:
    """Tell whether the longer words begin with capitals, as a title's do."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) >= MOSTLY * len(words)


MOSTLY = 0.7
"""How many of the longer words of a title have a capital at least."""


def _is_noun(word: str) -> bool:
    parts = re.split(r"[/&-]", word)
    return any(part in NOUNS or part.removesuffix("s") in NOUNS or _FORMED.fullmatch(part) for part in parts)


_FORMED = re.compile(r"\w{2,}(?:ologist|ographer|therapist|wright|educator)s?")
"""Nouns that are formed of what somebody does, of which no list has all."""
