"""List what people type when there is an answer, theirs or the company's."""

from __future__ import annotations

from bot.language.understanding.lines.cue import N_T, NO_WHAT, SOMEONE, cue
from bot.turn.readings.report import News

ANSWER_CUES = (
    cue(
        News.withdrew,
        "ao",
        r"withdr(?:e|a)wn?(?: my application| myself)?(?! (?:the|my|their) (?:\w+ )?(?:offer|role|job|post))",
        r"(?:pulled|pulling|pull) out",
        r"(?:dropped|dropping|drop) out",
        r"(?:backed|backing) out",
        r"(?:bowed|bowing) out",
        r"(?:bailed|bailing|cancelled|canceled|cancelling) on(?! me\b)",
        r"(?:pulled the plug|pulling the plug) on",
        r"(?:stepped|stepping|walked|walking) (?:away|back|down) from",
        r"(?:noped|opted|opting|got|getting) out of",
        r"(?:i |i've |just )(?:ditched|sacked off|binned off|swerved|ruled out)",
        r"not (?:taking|accepting|going for) (?:it|the (?:job|role|offer)) (?:at|with|from)",
        r"(?:not|ain't|aint) going (?:ahead|forward|further|on) (?:with|w)",
        r"withdrawing(?: my application| myself)?",
        r"(?:took|taken|take|pulled) (?:myself|my name|my application) (?:out|off|back|down)(?: of it)?",
        r"cancell?ed my (?:application|candidacy)",
        r"(?:gonna|going to|will|i'll|ill) (?:say no to|turn down|decline)(?! (?:me"
        r"|the|it|that|them)\b)",
        r"pulled my application",
        r"retracted my application",
        r"(?:i|i've|ive|i have|i had|have|had to|just) (?:turned down|declined|refused|"
        r"passed on|said no(?: thanks)? to|turned)"
        r"(?! by| for| at| in| me\b| us\b)",
        r"said no(?: thanks| thank you)? to(?= )(?! (?:me|us)\b)",
        r"decided against",
        r"(?:i'?m|i am) (?:really |just )?not (?:really |that )?(?:interested|keen)(?: any ?more)?"
        r"(?: (?:in|on))?",
        r"i (?:really |just )?(?:don'?t|do not) want(?! (?:to|them|him|her|it|this|that)\b)"
        r"(?= .+\bany ?more\b)",
        r"(?:^|i |i've |i have |we )decided not to (?:go|continue|proceed|take|accept|pursue|carry on)"
        r"(?: (?:ahead|forward|on|for|through|any further|it))*(?: with)?(?! (?:me|my)\b)",
        r"^(?:turned down|declined|refused)(?! by| for| at| in| from| again| after|$)(?= )",
        r"i(?:'m|m| am) not (?:going|continuing) (?:any )?(?:further|ahead|forward|on) (?:with|w)",
    ),
    cue(
        News.withdrew,
        "s",
        r"(?:isn'?t|is not|wasn'?t|was not|aint|ain't) (?:really )?for me",
        r"(?:was |got |is |were |been )*(?:cancell?ed|withdrawn|declined|turned down|refused) by me",
    ),
    cue(
        News.withdrew,
        "m",
        r"(?:told|let|emailed|wrote to|informed) (?P<mid>.{2,50}?)(?: know)?(?: that)? "
        r"i(?:'m|m| am|'ve|ve| have)? (?:not going|not interested|out\b|"
        r"withdr[ae]w\w*|no longer|pulled? out|pulling out|not continuing|don'?t want (?:it|"
        r"the)|not taking|changed my mind)",
        r"told (?P<mid2>.{2,40}?) (?:no thanks|no thank you|no|thanks but no thanks|to "
        r"(?:stuff|shove|keep) (?:it|their job))",
    ),
    cue(
        News.no,
        "sa",
        r"(?<!n't )(?<!hasnt )(?<!havent )(?<!didnt )(?<!not )(?<!never )(?<!hasn't yet )"
        r"(?:have |has |'ve |'s )?(?:said|says|say|sed) (?:it'?s )?(?:a )?no(?!thing)(?! "
        rf"to (?!(?:me|us)\b)| {NO_WHAT})(?: thanks)?(?: to me)?",
        r"(?:have |has |just |already |finally )*(?:rejected|turne?d|knocked|declined|refused|"
        r"dinged|binned|dropped|dumped|shot|canned) "
        r"(?:me|my (?:application|cv|app))"
        r"(?: (?:down|back|off|out)|(?! (?:down|back|off|out)\b))(?! (?:an?|some|the) )",
        r"(?:have |has )?passed on (?:me|my)",
        rf"(?:do|did|does|have|has){N_T} (?:want|pick|choose|select|take|hire|shortlist|consider|progress"
        r"|picked|chosen|selected|shortlisted|considered|progressed) (?:me|my (?:application|cv|profile))",
        rf"(?:went|gone|going|goes|go|are going|have gone) (?:ahead )?(?:with|wiv|w/?) {SOMEONE}",
        rf"(?:have )?(?:chose|chosen|picked|hired|took|taken|got|appointed|selected|found|"
        rf"went for|gone for) {SOMEONE}"
        r"(?! (?:\w+ ){0,2}?(?:interview|round|call|chat|meeting|stage|trial|test|assessment|offer|reply|"
        r"answer|mail|email|letter|date|day|week)s?\b)",
        r"(?:have |has )?(?:gave|given|giving) (?:it|the (?:\w+ ){0,3}?(?:job|role|post))(?= to(?! me))",
        r"not (?:proceeding|progressing|moving forward|going (?:ahead|forward|further))(?: "
        r"with (?:me|my application))?",
        r"fell through",
        rf"(?:got |was |were |been |is |has been )*(?:offered|given) to {SOMEONE}",
        r"(?:said |say |says )?(?:that )?(?:they(?:'ve| have|'d)? )?(?:already hired|hired already"
        r"|already filled it)",
        r"(?:is |so |also |= ?)*(?:on (?:the |a )?)?reserve list",
        r"(?:heard back[, ]*|just )?nope(?= ?$)",
        rf"(?:went|gone|going|goes|was given|has gone) (?:internal(?:ly)?|to (?:{SOMEONE}|internal))",
        r"(?:say|says|said|think|thinks|thought|reckon|reckons|decided|felt) (?:that )?(?:i'?m|i was|i am)"
        r" (?:too|not|over|under)(?=[ -]?\w)",
        r"(?:say|says|said|think|thinks|thought|reckon|reckons|decided|felt) (?:that )?(?:i'?m|i was|i am)"
        r" (?:over|under)-?(?:qualified|experienced)",
        rf"(?:say|says|said|think|thinks|thought|reckon|decided|felt) (?:that )?i was{N_T}"
        r" (?:right|suitable|(?:a |the )?(?:good |right )?(?:fit|match)"
        r"|(?:good|experienced|qualified) enough)",
        r"(?:say|says|said) (?:that )?(?:it'?s|it was|its) not (?:a |the )?(?:good |right )?(?:fit|match)",
        r"(?:have |has |just )*(?:gave|given|sent) me (?:a|the|another|their)"
        r" (?:big |flat |straight )?no(?!-| show)",
        r"(?:have |has |just )*(?:turned|knocked) (?:down|back) my \w+",
        r"(?:have |has |just )*(?:withdrew|withdrawn|rescinded|retracted|revoked|pulled|took back|taken back"
        r"|cancell?ed) (?:the|my|their) (?:\w+ )?offer",
        r"(?:have |has |just )*(?:pulled|withdrew|took down|closed) the (?:role|job|post|position|vacancy"
        r"|ad|advert)",
        r"(?:have |has |just )*took the (?:role|job|post|position|vacancy|ad|advert) down",
        r"(?:have |has |just )*closed my (?:application|candidature|profile)",
        r"did(?:n'?t| not) work out(?! (?:the|how|what|when|who|why|an?|my|if)\b)",
        r"(?:application )?status (?:\w+ ){0,3}?(?:not selected|rejected|declined|unsuccessful"
        r"|no longer (?:under|in) consideration)",
        r"(?:have |has |just )*(?:sacked|binned|fobbed|bombed) me (?:off|out)",
        r"(?:don |have |has )reject me",
        r"(?:the )?(?:job|role|post|position|vacancy)(?: has| is|'s| was)? (?:gone|taken|filled)(?= ?(?:$"
        r"|,|to\b))",
        r"(?:went|gone|going|are going|is going|decided to go) (?:in )?(?:another|a different|other)"
        r" (?:way|direction|route)",
        r"(?:went|gone|going|hired|recruited|promoted|filled it) (?:internal(?:ly)?|in-?house)",
        r"(?:gave|given) (?:me the (?:boot|chop|elbow|brush-?off)|it (?:to|away))",
        r"(?:blew|blown|brushed|fobbed|canned|ditched|binned|swerved|cut) me(?: off| out)?",
        r"(?<!i'm )(?<!im )(?<!i am )(?<!really )(?:are |is |was |were )?not"
        r" (?:interested|keen|having me|taking me)",
        r"(?<!i )(?:has |have |is |was |got |been )+(?:pulled|axed|scrapped|cancelled)(?: it| the (?:role|job"
        r"|post|position))"
        r"?(?= ?(?:$|,|because|cos|bc))",
        r"(?:is |'s |are |gone |went )+(?:dead|cold)(?= ?(?:$|,|they\b|cos\b|because\b|now\b))",
        r"no (?:(?:pick|take|choose|select) me|gree(?: me)?)",
        r"(?:emailed|rang|called|phoned|texted|wrote|messaged|mailed|replied)(?: me)?"
        r" (?:to say|saying|to tell me) (?:that )?(?:i did(?:n'?t| not) get it|it'?s a no|its a no"
        r"|i was(?:n'?t| not) (?:successful|selected|chosen))",
        r"(?:have |has |'s |was |is |are )?(?:been )?filled(?! in| out)(?: the| it| their)?(?: (?:role|"
        r"job|post|position|vacancy))?(?: internally)?",
        r"(?:it'?s|is|was|are|were|'s|it was|it is|thats|that'?s) (?:an? )?(?:straight |"
        r"definite |hard |flat |big |another )?no(?: from| for me| again)?(?= |$)(?! word| "
        r"reply| news| longer| answer| response| idea| way| need)",
        rf"(?:will|wo|would|are|is|were|do|have|has|decided|deciding)(?:{N_T}| not)(?: be)? "
        rf"(?:to )?(?:taking|moving|progressing|proceeding|proceed|move|take|progress|"
        rf"continue|continuing|going|go|shortlisted|selected)"
        r"(?: (?:me|my application|it))?(?: any)? ?(?:forward|further|ahead|on|with me|with "
        r"my application|me)?",
        r"(?:sent|e-?mailed|mailed|texted|wrote|messaged|(?:rang|called|phoned|came back)(?: me)? with)"
        r" (?:me )?(?:a |the |an |their )?(?:\w+ )?(?:rejection|refusal|no|regrets?|pfo|"
        r"knock-?back)(?: (?:email|letter|mail|text))?",
        r"regret(?:s|ted)? to (?:inform|tell|say|let)",
        r"let me down",
        r"cancell?ed my interview",
        r"turned me away",
        r"(?:was |got |been |is )+(?:cancell?ed|scrapped|pulled|withdrawn|axed) by (?:them"
        r"|the (?:company|client|firm))",
        r"(?:has |have |was |been )*(?:scrapped|cancell?ed|axed|pulled) (?:the |that )?(?:whole "
        r"|entire )?(?:role|job|post|position|vacancy)",
    ),
    cue(
        News.no,
        "ano",
        r"(?:(?:got|been|was|were|getting|get|just|also|i'm|am|have|auto)[ -])*(?:rejected|"
        r"turned down|knocked back|kb'?d|declined|refused|dinged|binned|bounced|bumped|axed|"
        r"passed over|rejeced|rejcted|regected|reject)(?: again| already| too)?(?! (?:me|my|"
        r"the|them|their|it|him|her|us|candidates?|people|ones?|list)\b)",
        r"(?:a |an |the |another |one |got )*(?:rejection|refusal|knock-?back|thanks but no "
        r"thanks|pfo|dear john|(?:the )?'?(?:we )?regret'? (?:letter|email|mail)|"
        r"'?unfortunately'? (?:letter|email|mail))s?(?: (?:email|letter|mail|text|call|came|"
        r"today|in))*",
        r"(?:it'?s |a |another |the |got |big |that'?s |hard |flat |had )*(?:no|nope|'no') "
        r"(?:from|at|by|off)",
        r"(?:got|had|received|given|getting|gotten) (?:a|the|another|my|their) (?:\w+ )?no"
        r"(?! (?:word|reply|news|answer|response|idea|show|longer)\b)(?=$|[\s,.;:!])(?: today| again| too)?",
        rf"(?:did|was|have|has|were|am|is){N_T} (?:been )?(?:get|got|make|made|successful|"
        rf"selected|shortlisted|chosen|picked|offered|land)(?! back| in touch| a reply| an "
        rf"answer| any| through to| to\b| round| much| a response| feedback| interview)"
        r"(?: (?:it|in|past|through|the cut|the job|the role|the post|the position))?",
        r"(?:was |is |am |been |i'm |were )?(?:unsuccessful|not successful|not selected|not "
        r"shortlisted|not chosen|not picked|no longer (?:being considered|in the running)|"
        r"out of the running)(?: (?:with|at|for|in))?",
        r"unlucky (?:at|with)",
        r"(?:a |the |got |just )*no thanks (?:from|by)",
        r"(?:rejected|turned down|knocked back|declined|refused|binned|dropped) me(?= (?:at|from) )",
        r"not getting(?= (?:the |that |my )?\S+ (?:job|role|one|post|position)\b)",
        rf"(?:did|have){N_T} pass(?:ed)? (?:the |my |their )?(?:\S+ )?(?:interview|test|assessment|trial)",
        r"(?:was |i was |am |came |only )*(?:the |their )?(?:second choice|second best|runner[- ]?up)",
        r"came second(?= (?:at|for|with) )",
        r"(?:got |been |was |just )*(?:kicked|knocked|cut|weeded|filtered|screened|dropped) out"
        r"(?! of (?!the (?:running|process|race)))",
        r"(?:got |been |was |just )*pipped(?: to the post| at the post)?",
        r"(?:got |had )*(?:the|that) (?:dreaded|sorry) (?:e-?mail|letter|mail|call|text)",
        r"(?:bad|sad) news (?:from|at|on|about)",
        r"(?:no (?:dice|cigar|go|dosh)|not this time|hard pass|a pass|thumbs down) (?:with|at|from|by)",
        r"(?:got|been given|given) the (?:boot|chop|elbow|push|thanks but no thanks)(?: (?:from|at|by))?",
        r"(?:a |the |another |got )*(?:sorry|thanks but no thanks|no thank you) (?:letter|email|mail|text)"
        r" from",
        r"(?:\d+|two|three|four|both|all) (?:rejections|noes|nos|knock-?backs)(?: (?:today|in one day"
        r"|lads?|so far|in))*",
        r"failed (?:the |their |my )?(?:\w+ )?(?:test|assessment|check|medical|screening)(?: (?:at|with"
        r"|for))?",
        r"(?<!still )no (?:luck|joy) (?:with|at|from)(?!(?: \S+){1,4} (?:yet|so far)\b)",
        r"came back (?:as )?(?:an? )?(?:no|negative|rejected)",
        r"missed out (?:on|at|with)",
        r"lost out (?:on|at|to)(?= )",
    ),
    cue(
        News.no,
        "m",
        r"my (?:application|candidature|profile|cv) (?:for|at|with|to) (?P<mid>.{2,40}?)"
        r" (?:was|is|has been|got) (?:closed|rejected|declined|turned down|unsuccessful|not successful)",
    ),
    cue(
        News.offer,
        "sa",
        r"(?:have |has |just |'ve )*(?:offered) (?:me|us)(?! (?:an? |the |my )?(?:\w+ )"
        r"?(?:interview|trial|call|chat|second|2nd|first|final|next|meeting|phone|slot|zoom|"
        r"round))",
        r"(?:have |has |just |'ve )*(?:made|given|gave|sent|giving)(?: me)? (?:an? |the |it|"
        r"their )?(?:written |verbal |job |formal )?(?:offer|job|role|post|position|contract)",
        r"(?:want|wants) me to (?:start|join)",
        r"(?:want|wants) me(?= ?$)",
        r"(?:want|wants|need|needs) me to (?:say|answer|decide|sign|accept)",
        r"(?:want|wants|need|needs) (?:an|my) (?:answer|decision|reply)(?: from me)?(?= (?:by|before) "
        r"| ?[\ue000-\ue1ff])",
        r"(?:want|wants|need|needs) to know(?=[^\n]* if i (?:take|accept|want|am taking|'m taking) (?:it"
        r"|the (?:job|role|post)))",
        r"offered(?: me)?(?= ?[£$€]? ?\d+(?:[.,]\d+)?k?\b)",
        r"offers? me (?:a |an |the |my )?(?:job|role|post|position|contract)",
        r"(?:came|come|got) back (?:to me )?with (?:an?|the) (?:\w+ )?offer",
        r"(?:have |has |just )*(?:released|issued|rolled out) (?:me )?(?:an? |the |my )?offer(?: letter)?",
        r"(?:have |has |are |is )?(?:took|taken|taking) me on(?! to)",
        r"(?:have |has |just )?said yes(?! to(?! me))(?: to me)?",
        r"(?:have |has )?offered(?= ?(?:$|,))",
        r"(?:called|rang|emailed|says|said|and) (?:the )?job(?:'s| is|s) mine",
        r"(?:have |has |are |is )?(?:hired|hiring|chose|chosen|picked|taking) me(?! (?:on )"
        r"?forward| further| through)(?: on)?",
        r"(?:(?:want|wants|would like) to|wanna) (?:hire|offer|employ|take) me(?: on)?",
    ),
    cue(
        News.offer,
        "ano",
        r"(?:got|been|was|am) (?:selected|placed)(?! for| to)(?: (?:in|at))?",
        r"got a start (?:with|at)",
        r"(?:have |just )?(?:got|had|have) (?:it|that|the offer|an offer) in writing",
        r"^selected(?= (?:at|in|by) )",
        r"(?:a |the |got |big |its a |it'?s a |definite )*yes (?:from|at|off)",
        r"(?<!no )(?<!not an )(?<!without an )(?<!any )"
        r"(?:(?:got|have|had|received|a|an|the|my|another|verbal|written|formal|job|"
        r"conditional|firm) )*offer(?: letter| call| email| in writing)?(?! of an interview| "
        r"me| to meet| an interview)(?: (?:came|in|through|today))*",
        r"(?:i |i've |just )*(?:got|landed|secured|bagged) (?:the|that|a|my) (?:\w+ )"
        r"{0,4}?(?:job|role|post|position|gig)",
        r"(?:been|got|was|just) (?:offered|hired|accepted|given)(?! an? (?:interview|trial|"
        r"call|chat|slot|second))",
        r"offered (?:the|a|this|that) (?:\w+ ){0,3}?(?:job|role|post|position)",
        r"(?:it'?s|is|was|it was) a (?:big |definite )?yes",
        r"i got (?:it|in)(?= at| with|$| !)",
        r"(?:\d+|two|three) offers",
        r"^got (?:it|the job)(?= ?$)",
        r"(?:i'm |im |i am |just |got )+(?:hired|taken on) (?:at|by|with)",
        r"(?:the )?job(?:'s| is|s) mine",
        r"accepted (?:the |an |their )?(?:offer|job|role|position)",
        r"i start(?: work)? (?:at|with)(?= )",
    ),
    cue(
        News.next_round,
        "as",
        r"(?:(?:i'm|im|got|get|made it|made|am|put|taking me|moved|moving|going|gone|invited|"
        r"passed|progressed|progressing|advanced|advancing|moved me|moving me|put me|taken "
        r"me|taking me|invited me|i|have|has|just|it) )*"
        r"(?:through|on|thru|forward|back|along|progressed|progressing|advanced|advancing|it|"
        r"invited|moving)? ?(?:to|into|onto|for|in) (?:the |a |their |my )?(?:next|second|"
        r"2nd|third|3rd|final|last|fourth|4th|interview) "
        r"(?:\w+ )?(?:round|stage|step|phase|interview|panel|two|three|one)s?",
        r"(?:been |was |am |i'm |got |have |has |just )*(?:shortlisted|short-listed|"
        r"shortlist|short listed)(?: me)?",
        r"(?:offered|(?:are |is )?offering) me (?:an? |the )?(?:second|final|next|2nd|third)"
        r"(?: (?:round|interview|stage))?",
        r"(?:passed|cleared|aced) (?:the |my |their )?(?:\w+ )?(?:test|screen|screening|sift|assessment"
        r"|task|exam)"
        r"(?=[^\n]{0,60}\bnext\b)",
        r"next (?:step|stage|round) is(?= (?:an? |the )?(?:panel|final|second|interview|test|task|chat"
        r"|call))",
        r"(?:passed|got past|cleared|survived) (?:the |my |their )?(?:first|phone|1st|"
        r"initial|screening|screen|test|technical|sift|paper sift|hr|coding|telephone)(?: "
        r"(?:round|stage|screen|interview|test|call|sift))?",
        r"(?:want|wants|would like|like|asked|wanted|wanting) (?:me back|to see me again|to "
        r"meet (?:me )?again|me back again|to talk (?:to me )?again|me for (?:a |the )"
        r"?(?:second|2nd|final|next|another))(?: (?:interview|round|chat))?",
        r"(?:next|second|2nd|final|third|3rd) (?:round|stage)(?: (?:with|at))",
        r"(?:round|stage|level) (?:1|2|3|one|two|three) (?:is |was )?(?:cleared|passed|qualified)",
        r"going (?:forward|ahead) with me",
        r"(?:through|on) to (?:the |their )?(?:final|last|next)s?\b(?: (?:round|stage|one|two|three))?",
        r"(?:round|stage) (?:2|3|two|three) (?:with|at|for)",
        r"(?:got|had|have) (?:an? )?call-?back (?:from|at|with)(?! (?:yet|at))",
        r"(?:made it|got) past (?:the )?(?:\w+ )?(?:round|stage|sift|screen|interview|test)",
        r"(?:have |has |just )?(?:moved|moving|passed|bumped) me(?: (?:on|up|along|through|forward))+",
        r"(?:have |has |just )*(?:moved|put|bumped|pushed) me (?:on |up |through |forward )?to"
        r" (?:round|stage|level) (?:2|3|4|two|three|four)",
        r"(?:have |has )?passed me(?! (?:over|by|up|on to|the|a)\b)",
        r"(?:its|it's|it is|im|i'm|i am)? ?on to (?:the )?next (?:stage|round|step|one|bit)",
        r"taking me (?:forward|further)",
        r"(?:have |has |just )*(?:put|moved|taken|took|let) me (?:thru|through)(?: (?:to|for) (?:the|a"
        r"|their))?(?: (?:tests?|trial|interview|assessment))?",
        r"progress(?:ing|ed)? (?:me|my application)",
    ),
)
"""What they have decided, or the person has."""
