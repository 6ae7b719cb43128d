"""Hold the ordinary English words of what people type, so that a name in lower case can be told from them.

They are the words in small letters that occur in at least two of the examples of `content/en/examples/`,
without those of news and names. Being a little out of date does no harm.
"""

from __future__ import annotations

from bot.language.understanding.lines.sets import set_of

ORDINARY = set_of("""
    abeg ability able abort about above abroad absence absolute absolutely accent accept acceptable accepted
    access accident according account accounting accounts accurate ache acquisition across activity actual
    actually ad add added address adds admin admit advance advert advertise advertised adverts advice advise
    adviser advisor afraid afresh after afternoon afterwards again against age agencies agency agent ago agree
    agreed ah ahead ai aid aim air airport aisle ako alarm alarms alive all allow allowed almost alone along
    already alright also although altogether always am ambulance amend american amma amount an analyst and
    anew anger angry animals anniversary announce announcement annoy annoyed annoying annual another answer
    answered answering answers anxiety any anybody anymore anyone anything anyway anywhere apart apologies
    apologise app apparently appear appeared applicant applicants application applications applied applies
    apply applying appointment appreciate appreciated apprentices approach april archive are area aren't arent
    argue arm arose around arrangement arrive arrived arse arsed artic articulate as ashamed aside ask asked
    asking asks asleep assertive assessment assignment assistance assistant assume assumed at ate ats attached
    attempt attitude audit august auntie auto autocorrect automated automatic availability available average
    awake awareness away awful awkward aye baby back backed background backwards bad badge badly bag bailed
    bairns bake bakery baking band bang bank banking banks bar barely bargain based basement bash basically
    basis bastards batchmates bath bathroom battery bawling be beach bear beast beat because become bed
    bedside bedtime been before beforehand beg began begging begin beginning begun behaviour behind being
    believe believed bell belong below belt bench bend benefit benefits besides best bestie bet better between
    beyond bgv big bigger biggest bike bilingual bill billing bills bin binned bird birth birthday biscuits
    bit bite bites bits bitter black blah blank blanked blanket blanks bleh bless blether blew blind block
    bloke blood bloody blow blower blowing blue bo board body boil boiled boiler bollocks bone book booked
    booking bookkeeping books boots bore bored boss bot both bother bothered bottle bottled bottom bought
    bound bow bowed box boxes boy boys bpo brace brain branch branches brave brb bread break breakfast breaks
    breath breathe breathed brew brick bricking bridge brief briefer bring bringing brings bro broke broken
    brooding brother brought brush brutal buddy budget bug bugging build building built bummed bump bunch
    buried burn burning burns burnt burst bury bus buses business busy but button buttons buy buying buzzes
    buzzing by bye cab cafe cake calculation calendar call callback called calling calls calm calming calms
    came camera can can't canal cancel cancelled cancelling cancer candidate candidates candles cannae cannot
    cannulation cant canteen capital car card cards care cared career careers careful carer carers caring
    carried carry carrying case cases casework cash cashier casual cat catch cause caution cease ceased
    ceiling center centre certain certificate certificates chai chair chairs chalk challenge champagne chance
    chances change changed changes changing channel charge charged charity chase chased chat chatbot chatgpt
    chatting cheaper check checked checking checkout checks cheek cheeky cheerful cheerio cheers chef chest
    chew chewing chicken chickened chief chiefly child childcare children chill chin chippy chips choice
    choices choked choose choosing chop chose chosen christmas chuck chuffed church cigar circle circling
    cities city civil claim clappers clarity class classmates classroom classy clean cleaned cleaner cleaning
    clear cleared clearly clerk click clicked client clients clinic clock close closed closely closer closes
    closing clothes cloud clowns clue coach coaching coast coat code coding coffee coin cold colleague
    colleagues college come comes comfortable coming comma comment comments commercial commit committee common
    communicated communication commute companies company compare complain complaints complete completely
    compose computer computers con concerned concise conclude conclusions concrete condition conditions
    conductor confess confidence confirmed conflict confuse confused connect connection consider consideration
    considered construction consult consultancy consultant contact contacted contacts content continue
    continuing contract contracts control conversation conviction convince cook cooker cooking cool
    coordinator copied coping copy core cork corner correct correspond correspondence corridor cos cost costs
    couch could could've couldn't couldnt council counselling counsellor counselor count counted counter
    counting country counts county couple course courteous courtesy cousin cousins cover covered covering
    covers covid coworkers crack cracked craic crap credit creepy crew cricket crickets cried criteria
    criterion crochet cross crowd crushed crushing cry crying cultural culture cup cuppa curator curious
    current curriculum curry curtains customary customer customers cut cutting cv cvs da dad daft daily dal
    damn dance dare dared dark data date dates daughter daughters day daylight days dbs de dead deadline deal
    dealing dear decency decent decide decided decides deciding decision deck decline declined declining deep
    deffo definitely deflated degree delay delayed delete deleted delighted dem dementia demo dentist
    department departments depends depot depression depth deputy describe described deserve design designation
    desk desperate destroyed detail details devastated development diabetes diagnosed dial dialling dialysis
    diary dicky did didn't didnt die died difference different differently difficult difficulty dig dignity
    dinner dinners diploma direct direction directly director disagree disappear disappointed disappointment
    disaster discard disclose discretion discrimination discuss dishes distance distract district disturb
    ditto divorce dm do dobry doctor document documents docusign does doesn't doesnt dog dogs doin doing
    dollar dollars don't done donotreply dont door dos double doubt down dr draft drafts drag dragging drain
    drained draw drawer drawings dream dress dressed drew drill drive driver driving drop dropped dropping
    drops drove drug drums dry duck ducks due dumb dumps dunno during dusted duty each ear earlier early earn
    earned earns ears earth easier easter easy eat eaten eating eats edge edit education eejit effort egg eggs
    ego eh eid eight eighteen either electrician electrics eleven else elsewhere em email emailed emailing
    emails embarrassed embarrassing emergency emi employed employer employers employment empty end ended ends
    energy engagement engine engineer england english enough enquire enter entered entire entirely entitled
    entry envy epilepsy equal equally erase essay essential estate eve even evening evenings events ever every
    everybody everyone everyones everything everywhere ex exact exactly exaggeration exam examine example
    examples exams excel except excited excuse exercise exhausted exist exists exit exp expect expectations
    expected expecting experience experienced expired expires explain explained explaining explanation express
    expressed extend extended extra extremely eye eyes face facebook facetime fact factory fail failed failure
    fair fairness faith fake fall falls false families family fancy far farewell farm farming farther fast fat
    father fault favour fear feart feasible february fed fee feed feedback feel feeling feelings feels fees
    feet fell fella felt fencing ferry fever few fewer ffs fibbed field fifteen fifth fifty figure figured
    figures file fill filled filling fills film filter final finalist finally finance find finding finds fine
    finger fingered fingers finish finished finishes fire fired firing firm firms first fish fit fits five fix
    fixed fixing flaky flat flatmate flattened flesh flew flex flexible flight flit flood flooded floor
    floored flow fog folder folk folks follow followed following food fool foot for force foreigner foreman
    forever forget forgot forgotten forklift form formal formality former forms fortnight forty forward
    forwarded found four fourteen fourth free freelance freeze freezer freezes french fresh fresher fret
    fretting friday fridge fried friend friendliest friendly friends frightened from front froze frozen fry
    fuck full fully fumes fuming function functioning funeral funny furious further fussed future g'day gaffer
    galway game gap gaps garage garbage garden gardens gas gate gator gave generally gentleman gently german
    get gets getting ghost ghosted ghosting gig gigs gimme girl gist give given gives giving glad gladly
    glasgow glass glasses glen gloomy glum go god goes going gold gone gonna good got gotcha gotta government
    grabs gracias gracious grade graduates graduation grain grammar gran grand grandmother grateful gray great
    green greet grey grilling grounds group grovelling grown guard guarding guess guessed guessing guidance
    guitar gut guts gutted gutting guy guys gym ha haan hablar had hadn't hadnt haggle haha half halfway hall
    hand handed handle handled handling handover hands handshake handwriting handy hang hanging happen
    happened happening happens happily happy hard harder hardly harm harvest has hasn't hasnt hat hate hates
    have haven't havent having he he'd he'll head headache headed headhunter heads headscarf health healthcare
    heap hear heard hearing hears heart heartbeat heating heavier heaviest heavy hed held hell hello help
    helped helpful helping helpline helps hen her here herself hes hesitant hey hgv hi hid hide hiding high
    higher hijab hill him himself hindi hint hire hired hires hiring his history hit hits hiya hmm hold
    holding hole holiday holidays home homes homework honest honestly honesty hope hopeful hoping horses
    hospice hospital hospitality hospitals hot hotel hotels hour hours house houses hovering how however hr
    hrs hug huh human humble humiliating hundred hungry hunt hunting hurdle hurt hurting hurts husband hush
    i'd i'll i'm i've ice id idea identical idiot idk if ifs ignore ignored il ill im imagine immediately
    impatient important impressed improve in inbox included including income incorrect incorrectly indeed
    indefinitely individual indoors industry info inform information informed initial ink innit inside insider
    inspection instance instead insulin insurance intend interest interested internal internals internet
    interrupted interval interview interviewed interviewer interviews into intro inventory invitation invite
    invited involved ireland iron irons is ish island isn't isnt issue it it'd it'll itching its itself ive
    jack jam january jealous jeepney jitters job jobcentre jobs jog join joining joins joke jollof jot joy
    judged july jump jumped june junior junk just justify keen keep keeping keeps kept kettle keyboard keys
    keywords kick kicked kid kidding kids kids' kill killing kills kind kinda kindly kinds kitchen kitchens km
    knackered knees knew knitting knock knocked knocking knots know knowing knowledge knows ko la label lack
    lacked lacks lad ladder lads lady lagos lah laid lake lambing land landed landing landlord lands lane lang
    language languages lap laptop last lasts late later lates laugh laughed laughing law laws lawyer layoff
    lead leader leadership leading leads learn learned learning learnt lease least leave leaves leaving
    lecture left leg legal legs leisure lemon less lesson let lets letter letters letting level library
    licence license lie lied lies life lift lifting light lighter lighthouse like liked likely likes limit
    line lined lines link linkedin list listed listen listening listens lit literally little live lives livid
    living load loading loads local location loch log logic login logo lol lonely long longer loo look looked
    looking looks lorries lose loser losing loss lost lot loud love loved lovely low lower loyalty luck lunch
    lunchtime lying ma ma'am machine machines mad madam made mail mailed mails main make makes making mali mam
    mamaya mams man manage managed management manager managerial managers managing mangled manner many map
    march mark marked market marketing marriage married mass masters match matched matches mate maternity
    mates math maths matron matter mattered max maxed may maybe me meal mean meaning means meant meantime
    meanwhile measure meat medication medium meds meet meeting meh memory mention mentioned mentioning menu
    merely merger mess message messaged messages messaging messed met meter mhm mi mid middle middleman
    midnight might migraine migration miles milking min mince mind mine mini mins minute minutes mirror
    miserable misread miss missed missing mistake mistakes misunderstood mixed moan mobile mock model modify
    mom moment moments monday money month months monty mood moon moping more morn morning mornings morra
    mortgage mortified mosque most mostly mother motivation motorway mouth move moved moving ms much muddled
    mug mum mumbling muna museum museums mush music musician must must've mute my myself na nada nae nagging
    nah nailed name named names nan nap national native naw near nearer nearly necessary neck need needed
    needing needn't needs negative negotiable negotiate neighbour neighbours neither nelly nephew nerve nerves
    nervous net network networking never new news next ngl nice nicely nie niece night nights nine
    nineteen ninety ninth nips no nobody nobodys nodded nodding nods noes noise non none nonprofit nonsense
    noon nope nor noreply normal normally nosy not note noted notes nothing notice noticed notion now nowhere
    nowt nudge nuh nuisance number numbers nurse nursery nurses nursing obligation obligatory obliged
    obviously obvs occasion occupation odd of off offence offer offered offering offers office officer
    official often oh oil ok okay old older omit on once one ones online only onto oops open opened opening
    opens operation opposite option options or order organisation other others otherwise ouch ought oui our
    out outfit outset outside outsiders outta over overdraft overdue overnight overqualified overstated
    overthinking owe owing own owner owners owt pa pacing pack package packed packet page pages paid pain
    paint pair pal panel panels panic panicking paper papers paperwork paragraph pardon parent parents parish
    park parked parking part particular partly partner party pass passed passing past paste pasted patience
    patient patients pattern pause paused pay paying payment pays payslip pdf peace peel peep pending penny
    pension people per percent perfect perfectly perhaps period perm permanent permit permitted persist person
    personal personnel persons perth pet pharma pharmacy phd phone phoned phones photo photos physio pick
    picked picking picks picture pictured piece pieces pierogi pile pillow pin pinches ping pinged pinging
    pings pint piss pivot pizza place placed places plain plainly plan planned planning plans plant plate play
    playing pleasant please pleased plenty pls plus po pocket point pointers pointless points poke poland
    police policy polish polite politely pool poor popped portal portals porter portfolio portion posh
    position positive possible post posted poster posting postpone posts pot pound pour power practice
    practiced practise practised practising pray prayers pre precisely prefer preferred pregnant prep
    preparation prepare prepared preparing prepped present presentation press pressed pressing pressure
    pretend pretty previous price pride principal print printer prison private privately probably probation
    probationary problem procedure proceed process product products profession professional profile program
    progress project projects promise promised promotion proof proper properly protection proud provide
    provided pub public pull pulled pulling punch punctuality pupils pure purple purpose push pushed pushing
    pushy put putting python qualifications qualified quality quantity quarter question questions queue quick
    quicker quid quiet quietly quiets quit quite ra racing racist radio raging rain raining raise raised
    ramadan ramble rambled rambling ramen ran rang range ranting rash rate rather raw reach reached reactivate
    read reader reading reads readvertised ready real really reappeared reapply reason reasons rebranded
    receive received reception receptionist recipe reckon recommence record recorded recruiter recruiters
    recruiting recruitment red redo redundancy redundant refer referee referees reference references refresh
    refusal refusals refuse refused regarding register regret rehearsed reject rejected rejection rejections
    relationship relevant reliability relief relieved relocate relocating remain remains remark remarks
    remember remembered remind reminded reminder reminders reminding remote remove removed remuneration
    renewed rent rents reopen repair repeat repeating replied reply replying report repost reposted request
    requested required requirements rereading rescinded research reservoir reset residence resident resign
    resigned resources respect respectfully respond response responsibility rest restart restaurant
    restructuring result results resume resumes retail retain retire retired retirement retrain retrenched
    return returned returning reverse reversed review reviews revised revoke revoked rewind rid ride right
    rights rin ring ringing rings rip risk river rn road roast robot rock role roll roof room roommate rota
    rotas rotten rough roughly round rounds route row rubbish rude ruins rules run rung running runs rush sack
    sacked sad sadly safe safeguarding safely safety said sailed salam salary sales same sample sand sandwich
    sans sap sat saturday saturdays sausage save saved saving savings saw say saying says scale scanner scared
    scarf schedule scheduled schmoozing school schtum scooby scored scrap scratch scream screen screening
    screenshot scroll scrolled scrub sea search searched searching season seasonal sec second seconds
    secretary sector security see seeing seem seemed seems seen sees selected selection sell selling send
    sending sends senior sense sensible sent sentence sentences separate september serious service services
    session sessions set sets setting settle settled seven sewn sha shake shaking shaky shall shame shan't
    share shared shattered she she'd she'll shebang shed sheep sheet shelve shes shift shifting shifts shine
    ship ships shirt shite shoes shook shop shops short shorter shortlist shortlisted shortlisting shot should
    should've shoulder shoulders shout shouting show showed shower shown shows shrink shrug shrugged shut shy
    si sick side sideways sieve sige sigh sighing sight sign signal signature signed signing signs silence
    silent similar simple simply since single sink sip sir sister sisters sit site sits sitting six sixteen
    sixty size skilled skills skin skint skip sky sl slagged slagging slate sleep sleeping slept slid slides
    slight slightly slip slipped slippers slot slow slower slowly small smaller smart smarter smarts smell
    smile smiled smiles smiling snappy so sobbing social sod sofa soft soften software solved some somebody
    someday someone someplace something sometime somewhat somewhere son soon sooner soonish sore sorry sort
    sorted sorting sorts soul sound sounded sounding sounds soup sour south spade spain spam spanish spare
    spark speak speaking specific speed speeding speedy spell spelled spelling spelt spend spent spirits spit
    spite spitting split spoke spoken sponsor sponsoring sponsorship spot spouse spray spreadsheet spring
    springs sql square stacking staff staffing stage stakeholder stalker stalking stall stammer stammering
    stand standard standing stands star stare staring start started starting starts state statement statements
    station status stay stayed staying stays steady step stew stick sticks sticky stiff still sting stings
    stinker stock stockroom stomach stone stop stopped stopping stops store stored stories story straight
    strange strangers street strength stress stretch stretched string stroll strong structure struggling
    strung stuck studied study stuff stung stupid subject submit subscription success successful such suddenly
    sufficient suit suitable suits sums sun sunday supermarket supermarkets supervisor supervisors supper
    support supporting suppose supposed sure surely surname surprise surprisingly survey survive suspended
    swallow swap swapped swear swears sweating sweaty sweet swim switch switched switching swore swotted swung
    system systems ta table tables tacos tag tak take taken takes taking talent talk talked talking tall tank
    tap tapped task taught tax tbh tea teach teacher teaching team teams teamwork tear tears tech technical
    teeth telegram telephone telephoned tell teller telling tells telly temp temping template temporary temps
    ten tender tension term terms terrible test testing tests text texting than thank thanking thanks
    that that'd that'll thats the theatre theatres their theirs them themselves then theory therapist there
    theres these they they'd they'll they're they've theyd theyll theyre theyve thick thin thing things think
    thinking thinks third thirty this tho thorough thoroughly those though thought thoughts thread three threw
    thrice thrilled throat through throw throwing thru thumb thumbs thursday thx tick ticked ticket ticking
    ticks tidy tied tight til till tills time timeline timer times timetable timezone timing timings tin tiny
    tips tired title tl tldr tmrw to toaster today toddler toddlers together toilet toilets told tom tomorrow
    ton tongue tonight too took tools tooth top topic toss total totally touch tough tour town track trade
    trades traffic tragedy train trained trainer training trains translate transport trap trash travel
    travelling treat treated trembling trial trick tricks tried tripped triste trouble truck true trust truth
    truthful try trying tuck tuesday tumbleweed tunnel turn turned turning turns tweak twelve twenty twice two
    ty type typed typical typing typo ugh uh uk um umm unable unanswered unbearable uncle under undersold
    understand understands understood undo unemployable unemployment unfair unfortunately uni uniform union
    unit universal university unknown unless unpaid unpause unprepared unsuccessful until up update upload
    uploaded ups upset upside ur us use used useful useless using usual usually vacancies vacancy vacation
    vague values van vanish vanished vans verbal verbally verdict verify version very vetting via video viewed
    village visa visible visit vitae vocabulary voice voicemail volume volunteering vouch waffle waffled
    waffling wage wages wait waited waiting wake wala walang walk walked walking wall walls wanna want wanted
    wanting wants ward warehouse warm was washed washing wasn't wasnt waste wasted wasting watch water way
    ways we we'd we'll we're we've weak weakness weaknesses wean weans wear wearing weather web website
    wedding wee week weekend weekends weeks weighing weighs weight weird weirdly weiter welcome welding well
    went were wet wfh whack what what'll whatever whats whatsapp whatsoever wheelchair wheels when whenever
    where wherever whether which whichever while whistle whistling white whiteboard who who'd whoever whole
    whom whos whose why why'd wi widen wife wifi will willing winced wind window wine winged wipe wiped wise
    wish wished wishes with withdraw withdrawing withdrawn withdrew within without wobble woke woman won won't
    wonder wont word wording words work workday worked worker working works workshop workshops world worn
    worried worries worry worrying worse worst worth worthless would would've wouldn't wouldnt wound wreck
    wrecked wrists write writes writing written wrong wrote xbox xmas ya yard ye yeah year years yep yes
    yesterday yet yh yo you you'd you'll you're you've young younger your youre yours yourself yrs yup zero
    zilch zip zone zoom
    """)
"""Words that are no evidence of a name unless they have a capital."""
