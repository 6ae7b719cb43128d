"""List the words by which names of companies, roles and people are told apart in a line.

They are words of English job hunting. None of them is read by a person, so they stand beside the patterns.
"""

from __future__ import annotations

from bot.language.understanding.lines.sets import set_of

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

SWEARING = (
    r"(?:f(?:uc|ec)k(?:ing|in|n)|f\*+ing|effing|freaking?|frigging?|friggin|bloody(?: hell)?|goddamn?|damn"
    r"|sodding)(?! mary(?:['’]?s)?\b)"
)
"""Words for emphasis, which belong to no name: "Bloody Mary's" is one."""

HEADS = set_of("""
    postie postwoman sparky brickie tradie truckie trucker cabbie roadie bouncer doorman binman dustman
    stacker milkman fireman firefighter policeman fishmonger greengrocer barmaid babysitter dishwasher busser
    zookeeper peon cdp psw lpn sde hand ranger storeperson shopper
    lineman linesman signaller drayman keyholder monitor cna captain laminator deckhand groom
    usher presenter tiler glazier valet stevedore bosun rigger phlebotomist upholsterer milker
    groundworker banksman
    invigilator playworker childminder caseworker stagehand machiner
    accountant actuary administrator admin advisor adviser advisors agent aide analyst apprentice
    architect artist assembler assistant assistants associate attendant auditor baker barber barista
    barman bartender beautician bookkeeper bricklayer builder butcher buyer caregiver caretaker carer
    carpenter cashier caterer chef chemist cleaner clerk coach commis conductor consultant controller
    cook coordinator co-ordinator copywriter counsellor counselor courier dba dentist deputy designer
    dev developer devops dietitian dietician director dispatcher doctor domestic draughtsman driver
    economist editor electrician engineer estimator examiner executive expert fabricator farmhand fitter
    foreman gardener groundsman guard hairdresser handler handyman headteacher helper hgv host hostess
    housekeeper hygienist inspector instructor intern internship janitor joiner journalist kp labourer
    laborer lecturer lead leader librarian member lifeguard loader machinist manager mason mechanic
    mentor merchandiser merchandiser messenger midwife miller mover nanny nurse nurses officer operative
    operator optician organiser packer painter paralegal paramedic pharmacist photographer physio
    physiotherapist picker planner plasterer plumber porter postman practitioner principal producer
    professor programmer psychologist qa radiographer receptionist recruiter registrar rep
    representative researcher resourcer retoucher rider roofer sailor salesman salesperson scaffolder
    scheduler scientist seamstress secretary seo server shelver sonographer sre specialist steward
    stewardess stocker storekeeper storeman strategist supervisor surveyor tailor teacher teller tester
    therapist trainee trainer translator tutor typist underwriter valuer vet waiter waitress warden
    warehouseman warehouseperson watchman welder worker writer cfo ceo cto hca sdr bdr pa ta ux sysadmin
    tradesman technologist technician tech technicians stylist supervisor merchandising photographer
    postdoc fellow registrar hod sen senco hr payroll op ops nights cleaners drivers teachers carers
    chefs engineers developers porter's housekeeping security staff
    """)
"""Words that a role ends with."""

MODIFIERS = set_of("""
    account accounts activities admin administrative agricultural aircraft airport android application
    applications area art assembly assistant associate back back-end backend baggage bank bar beauty bid
    biology brand branch breakfast bus business cabin call care casual catering category central charge
    check checkout chemistry chief child childcare civil civilian claims class classroom client clinical
    cloud college commercial community company compliance computer construction content contracts
    control cost counter credit crew criminal customer cyber data day database delivery dental deputy
    design desk desktop development digital diesel distribution district domestic early education
    electrical electronics email embedded emergency energy english entry-level environmental equipment
    estate event events executive facilities family farm field finance financial fire firmware flight
    floor food forklift front front-end frontend full full-stack fullstack fulfilment fundraising game
    games general geography goods graduate grants graphic ground guest head health healthcare history
    home hospital hotel hourly house housing hr hgv human ict industrial information infrastructure
    insurance intake international inventory investment ios it java javascript junior jr key kitchen lab
    laboratory labour language laundry lead legal library line linux loan logistics machine maintenance
    management marine market marketing math maths mathematics mechanical media medical mental mid middle
    mid-level mobile music net network night nights nursery nursing office online operations operational
    order outreach parking parts part-time patient payroll people performance pharmacy php physical
    physics picking pick piping planning plant platform play policy pool pr primary principal
    procurement product production programme program project property psychiatric public purchasing
    python quality quantity r&d react recruitment registered regional relationship release reservations
    residential resource resources restaurant retail risk room safety sales school science second
    secondary security senior service services shift shop site social software solutions sous special
    sport sports sql sr staff stock stockroom store strategic student supply support surgery system
    systems talent tax teaching team technical telesales temporary test theatre ticket tour traffic
    training transport travel treasury trial truck tyre uk unit user ux vehicle veterinary video visual
    volunteer ward warehouse waste web weekend welfare window women's wordpress yard year youth band
    bilingual hr. grade level 3d .net c++ rcm rgn ld mh sen eyfs ks1 ks2 class1 1 2 3 4 5 6 7 8 i ii iii
    iv v scrum agile etl ml ai nlp machine-learning learning deep bi crm erp sap salesforce experienced
    qualified certified licensed chartered head clinical live-in sleep-in relief peripatetic
    """)
"""Words that stand before the last word of a role and belong to it."""

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

COMPANY_WORDS = set_of("""
    architects opticians vets surveyors accountants tools ferries
    academy agency airlines airways analytics and associates automotive bakery bank bistro books brewery
    bros brothers builders building cabs cafe capital care care's catering centre center charity church
    clinic club college co collective company construction consulting consultancy consultants corp
    corporation council couriers creative dairy dental dentistry diagnostics digital energy engineering
    estates farm farms finance financial fitness flooring foods foundation freight garage gardens gmbh
    group gym hall haulage health healthcare holdings home homes hospice hospital hospitals hotel hotels house
    housing inc industries infirmary inn insurance interiors international kitchen kitchens labs law
    leisure limited llc llp lodge logistics ltd manor market media medical mills ministry motors museum
    museums libraries
    network networks nhs nurseries nursery outdoor partners pharma pharmacy pizza plastics plc polymers
    practice press primary productions properties pub rail recruitment records rentals resort restaurant
    retail robotics salon school schools security services shipping shop site software solar solicitors
    solutions sons spa stadium steel store stores studio studios supermarket supplies surgery systems
    tech technologies technology textiles theatre tools transport travel trattoria trust university
    utilities vets veterinary village villages warehouse water wealth works workshop yard
    """)
"""Words that names of companies have, and roles and people don't end with."""

PLACES = set_of("""
    academy agency airport bakery bank barbers bookies brewery bookshop builders butchers cafe canteen
    care caterers charity chemist chippy church cinema clinic club college council creamery creche
    crèche dairy daycare dealership dentist dentists deli depot diner factory farm firm florist foundry
    garage gallery garden gp gym hairdressers hatchery hospice hospital hotel housing insurer kennels
    laundry law library mall mill ministry museum nursery office orchestra parlour pharmacy plant prison
    pub quarry restaurant retailer salon school shelter shipyard shop site spa startup station store
    studio supermarket surgery takeaway theatre trust uni university vet vets warehouse winery workshop
    yard zoo embassy airline union port railway
    """)
"""What "the …" may be when somebody calls a company by its kind: "the bakery said no"."""

NEVER = set_of("""
    mon tue tues wed weds thu thur thurs fri sat sun
    present moment two three four five six seven eight nine ten whos
    i me my mine myself we us our you your yourself he him his she her hers they them their it its this that
    these those who whom whoever which what whatever somebody someone something anybody anyone anything
    everybody everyone everything nobody none no not nothing all any some each every both many much more most
    few several lots loads others other another one ones a an such same different new people person folk
    folks guy guys man woman lady girl lad boy bloke friend mate mates mum mom dad mother father sister
    brother husband wife son daughter cousin uncle aunt kid kids family boss bosses place places company
    companies employer employers job jobs role roles position positions post vacancy work working application
    applications interview interviews interviewer interviewers panel panels offer offers rejection rejections
    answer answers reply replies response responses feedback email emails mail mails phone call calls letter
    letters form forms cv resume résumé online linkedin indeed glassdoor reed.co.uk monster website site
    internet
    app portal web here there home where when why how if then than so because while until till since before
    after again still yet already just really very too also even only never always ever now today tonight
    tomorrow yesterday soon later early late morning afternoon evening night day days week weeks month months
    year years monday tuesday wednesday thursday friday saturday sunday yes yeah yep nah nope ok okay please
    pls sorry thanks thank hi hey hello well oh god life money time times thing things stuff way lot bit
    reason reasons question questions experience team manager recruiter recruiters hr agency headhunter
    round rounds stage stages test tests screen screening video teams zoom skype meet google-meet facetime
    first second third final last next be being been am is are was were do does did done have has had having
    will would can could should shall may might must get gets got getting go goes going went gone want wants
    wanted need needs know think feel feels felt said say says told tell tells asked ask asking hear heard
    wait waiting waited apply applied applying reject rejected good bad great nice silence luck hope hoping
    somewhere anywhere everywhere elsewhere nowhere abroad example instance sure fact general once twice
    scratch myself themselves himself herself ourselves least work's candidate candidates hired hiring
    far like about around over under against between through during via per plus minus left right
    """)
"""Words that no name of a company starts with, as far as a line shows."""

ASIDES = set_of("""
    tbh tbf ngl imo imho idk iirc afaik fyi btw smh fml ffs wtf lol lmao lmfao rofl omg omfg welp meh hmm erm
    um honestly basically actually literally frankly seriously anyway anyways annoyingly sadly luckily
    argh arghh ahh aargh woop whoop woohoo yay yayy yess yesss wahey fortunately thankfully weirdly bro bruh
    dude damn dammit damnit shit fuck bollocks crap gutted yikes oof
    """)
"""Words by which people hold their breath or swear, before a name and after it: no part of it."""

ENDS = set_of("""
    as for on in at to with w from by via through thru about but they they'll they'd i i'm im i've ive i'll it
    its it's we he she you yet since last next this that who which whose so because cos cuz coz bc cause after
    before until till til just again still already was is are were has have had havent haven't hasn't hasnt
    didn't didnt don't dont doesn't doesnt isnt isn't went said says say saying told want wants wanted will
    would can could should if when while now then today tomorrow tmrw tonight yesterday earlier ago also too
    yes no not nope never rejected reject offered offer offering gave give giving turned knocked asked ask
    asking invited invite moved pushed rescheduled postponed decided decide called rang phoned emailed
    replied reply applied interview interviews interviewing job jobs role roles position post vacancy gig
    opening application thing my your his her their me us him them a an got get gets rang contract final first
    second third round stage phone video zoom teams call waiting lol haha tho though except please pls
    rescheduled using around between within only even really deadline closing starting ghosted ghosting
    ghosts hired chose picked passed promised promise confirmed delayed extended cancelled canceled put keep
    kept need needs think reckon hear heard back is/was regarding re like having finally apparently
    made filled let letting start starts came come comes withdrew withdrawn shortlisted progressed bookmarked
    today's full-time part-time fulltime parttime and or n + because… plus where there here
    tdy 2day tday 2moro tmrw yday took taking anymore any dem
    into off of the all each both online pays paying salary remote hybrid onsite on-site due owing
    unfortunately
    """)
ENDS |= ASIDES
"""Words that end a name of a company in a line, wherever they stand."""

AGENCIES = set_of(
    """
    hays reed randstad adecco manpower pertemps "blue arrow" "michael page" "robert half" staffline
    "robert walters" "office angels" "kelly services" "gi group" "page personnel" sthree "harvey nash"
    """.replace('"', "")
)
"""Agencies that people name without saying what they are. Single words suffice."""

FIRST_NAMES = set_of("""
    aaron abby abdul abigail ada adam adaeze adebayo ade adrian agnes ahmed aidan aisha alan alex
    alexandra alice alison amanda amara amber amina amir amit amy ana andrea andrew andy angela anil
    anita anjali ann anna anne annie anthony antonio anya aoife arjun arthur asha ashley barbara barry
    becca becky ben benjamin beth bill billy bob brenda brian bridget brigid bruce carl carla carlos
    carol caroline catherine cathy charlie charlotte chen cheryl chidi chinedu chioma chloe chris
    christina christine ciara claire clare colin conor craig daniel danny darren dave david dawn deborah
    debbie deepa deepak denise dermot diana diane dinesh dominic donna dorothy doug ed eddie edith
    elaine eleanor elena eileen eilidh ellen ellie emeka emily emma eoin eric erin esther eva eve ewan
    faith fatima fiona frances frank fred funmi gary gavin gemma george gillian giulia glen gloria grace
    graham grainne greg hannah harpreet harriet harry hassan heather helen henry holly hugh ian ibrahim
    ifeoma imran imogen ines irene isabel isla ivan jo jack ines sinead tomasz piotr marek agnieszka
    kasia ewa kwabena ama kojo thandi sipho lerato jacob jade james jamie jan jane janet janice jason
    javier jean jeff jen jenny jennifer jess jessica jill jim joan joanna joanne joe joel john johnny
    jon jonathan jorge jose joseph josh joyce juan judith julia julie justin kamal karen kate katherine
    kathleen kathy katie kavita keith kelly ken kerry kevin khalid kieran kim kiran kofi kunal kwame
    laura lauren leah lee leila leo lewis liam lily linda lisa liz lorraine louise lucy luis luke lynn
    maeve magda mandy manoj marc marcus margaret maria marie mariam mark martha martin mary matt matthew
    maureen max meera megan mehmet melissa mia michael michelle mike miriam mo moira molly monica
    muhammad musa nadia nancy naomi natalie natasha neha neil ngozi niall niamh nick nicola nicole nigel
    nikhil nina nisha nora norma olga olivia olu omar orla oscar owen padraig pam pat patricia patrick
    paul paula pedro peggy penny peter phil philip pierre pooja prakash precious priya rachel rahul raj
    rajesh ravi ray rebecca rekha rhys richard rita rob robert robin roger rohan roisin ron rosa rose
    rosie roy ruth ryan sally sam samantha samir samuel sana sandra sandeep sangita sanjay sara sarah
    sasha saoirse scott sean segun shane shannon sharon sheila shona shreya siobhan simon sinead sofia
    sophie stacey stan stella stephanie stephen steve stuart sue suresh susan suzanne svetlana tamara
    tanya tara ted teresa terry thomas tim tina tobi toby tolu tom tony tracey tracy tunde uche una usha
    vanessa vera veronica vicky victor victoria vikram wanda wayne wendy wei will william yasmin yemi
    yusuf yvonne zainab zara zoe
    """)
"""First names, to tell "with Sarah" from "with Sainsbury's" where nothing else does."""
