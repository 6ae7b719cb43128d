"""List what people type while there is no answer yet."""

from __future__ import annotations

from bot.language.understanding.lines.cue import CV, MEETING, N_T, cue
from bot.turn.readings.report import News

PROGRESS_CUES = (
    cue(
        News.nothing,
        "sa",
        r"(?:has|have|had|did|is|are|do|does|never|still)(?:n'?t| not|nt)? ?(?:even |"
        r"actually |yet |still |not )*(?:got back|gotten back|get back|came back|come back|"
        r"replied|reply|answered|answer|responded|respond|been in touch|contacted|said "
        r"anything|decided|made (?:a|their|any) decision|told me|called back|call back|call "
        r"me|called me|call|phone|text|written back|messaged|rang|rung|emailed)(?: to)?(?: "
        r"(?:me|us|my \w+|back))?",
        r"(?:went|gone|going|are|is|been|has gone|have gone) (?:completely |totally |all )"
        r"?(?:quiet|silent|dark)(?: on me)?",
        r"(?:have |has |just |are |is |completely |totally |still )*(?:ghosted|ghosting|ghosts|ghost)(?:"
        r" (?:me|us)|(?= ?$))",
        rf"(?:(?:has|have|had|did){N_T}|hasn|haven|never) ?(?:even |yet |still )*(?:said|sent|written|called"
        rf"|rung|phoned|heard)"
        r"(?: (?:a|one|any|me a|so much as a) (?:single )?(?:word|thing|peep|line))?(?: since| yet|"
        r" back)?(?= |$)",
        r"(?:is |are |has been |still |all )*(?:still|all|very) (?:quiet|silent)(?: from)?",
        r"never (?:called|phoned|rang|wrote|emailed|texted|replied|answered)(?: me)?(?: back)?",
        r"(?:is |are |still )*not (?:replying|answering|responding)(?: to (?:me|my \w+))?",
        r"(?:is |are |keep |still )+(?:ignoring|blanking|avoiding) (?:me|my \w+)",
        r"(?:has |have )?(?:left me (?:on read|hanging|in the dark)|gone (?:cold|awol|mia|off the radar)"
        r"|went (?:cold|awol|mia))",
        r"(?:is|are|still|now) (?:mia|awol|dragging (?:it|their|its) \w+)",
    ),
    cue(
        News.nothing,
        "ano",
        r"(?:still |absolutely |got |again |as yet |heard |sweet |hear |and |have |had )"
        r"*(?:nothing|nowt|nada|zilch|nuttin|nothin|nuthing|crickets|tumbleweed|silence|"
        r"radio silence|no sign|no trace|no word|no news|no reply|no replies|no response|no answer|no update|"
        r"no updates|no feedback|no contact|no callback|no call back|no call|no offer yet|no "
        r"decision|no (?:luck|joy)(?=(?: \S+){0,5}? (?:yet|so far)\b)|(?<=still )no (?:luck|joy)"
        r"|not a word|not "
        r"a peep|not a sausage|not a dicky bird|not a word)(?: (?:out of|from|off|frm))?(?: (?:yet|at all"
        r"|back|so far|heard|"
        r"whatsoever|still))*",
        rf"(?:still )?(?:(?:have|has|had|did|ha)(?:{N_T}| never)|never|not|aint|ain't) "
        rf"?(?:yet |even |actually |still )*(?:heard|hear|herd) (?:a (?:word|thing|peep)|"
        rf"anything|nothing|nout|back|from|bk|owt|frm)(?: back| bk| from| frm)*",
        rf"(?:do|have|has|did){N_T} (?:yet )?(?:have|had|got|gotten|received?|get) (?:a |an |"
        rf"any )?(?:reply|replies|answer|response|word|news|feedback|update)(?: back| yet)*",
        r"(?:been |got |getting |was |i've been |totally )*ghosted",
    ),
    cue(
        News.met,
        "aos",
        rf"(?:(?:i've|ive|i|just|already|have|also|did|done|came out of|back from|out of|"
        rf"finished|attended|sat|completed|went to|went for|been to|been for|aced|bombed|"
        rf"survived) )*(?:had|did|done|finished|attended|came out of|out of|back from|sat|"
        rf"completed|went to|went for|been to|been for|aced|bombed|survived|have done) "
        rf"(?:(?:my|an|a|the|that|their|our|another|one|two|three|\d|couple of|more|yet|further|fourth|4th"
        rf"|first|second|2nd|1st|"
        rf"final|third|3rd|phone|video|"
        rf"job|panel|online|telephone|zoom|teams|technical|last|quick|nice|good|great|long|"
        rf"short|lovely|informal|initial|hr|\d+[- ]?min(?:ute)?s?) )*{MEETING}(?! (?:booked|"
        rf"scheduled|invite|lined up))",
        r"(?:i've |ive |i |just |was |got |been |have |i was |already )*(?:interviewed|"
        r"interviewd|interveiwed|intervewed)(?: (?:me|for|there|yesterday|today))*",
        r"(?:has |have |just )*interviewed me",
        rf"(?:i |i've |ive |have |was )*been (?:in|at|on) (?:an? |the |my )?{MEETING}",
        r"(?:i |just |i've |ive |have )*met(?: up)?(?: with)?(?= )",
        r"(?:i |just |i've |ive |have |already )*(?:did|done|finished|completed|sat|submitted"
        r"|sent(?: in| back| off)?)"
        r" (?:(?:the|my|their|an?) )?(?:\w+ )?(?:hackerrank|codility|take[- ]?homes?"
        r"|coding (?:test|challenge|task)|assignment|case study|test task"
        r"|aptitude test|online (?:test|assessment))s?",
        r"(?:i )?(?:was|were)(?: [\ue000-\ue0ff])?(?: just)? (?:in|at|to|by) (?:an? |the |my )?"
        r"(?:job )?interview",
        r"(?:i |just |i've |ive |have )*(?:spoke|spoken|talked) (?:to|with)",
        r"(?:had|did|done|attended|out of|back from) (?:my|the|a) (?:[\w'&]+ ){1,4}?(?:interview|trial|"
        r"assessment|call)(?! (?:booked|"
        r"scheduled|invite|lined up|for))",
        r"(?:finished|did|had|done|sat|completed) (?:the|my) (?:final|second|first|last|l[1-4])\b(?:"
        r" (?:round|interview|one))?",
        r"(?:my |the )?(?:final|second|first|last|l[1-4]|interview|panel)(?: round| interview)? (?:with|at"
        r"|w|w/) "
        r"[^,.;]{2,40}? (?:was|went)\b(?! (?:moved|cancel|resched|meant|supposed|due|put|pushed|postponed"
        r"|changed|booked))",
        rf"{MEETING} (?:with|at|for) .{{2,40}}? (?:went|(?:is |all )?done|is over|was (?:ok|good|fine|"
        rf"grand|great|alright|tough|hard|a))",
        rf"{MEETING} (?:went|done|is done|is over|was(?! (?:moved|cancell?ed|rescheduled|"
        rf"meant|supposed|put|pushed|postponed|changed|booked|for|due)))",
    ),
    cue(
        News.interview,
        "s",
        r"(?:don |have |has )?call(?:ed)? me for(?: an?| the)?(?: interview| test)?",
        r"(?:want|wants|wanted|would like|asked|like|going|wish) to (?:see|meet|speak|talk|"
        r"interview|chat)(?: to| with)? ?(?:me)?(?! again)",
    ),
    cue(
        News.interview,
        "san",
        r"(?:(?:want|wants|like|wanted|asked|invited|asking|inviting|having|have|has|calling|"
        r"called|need|booked|got|bringing|would|would like|just|have asked|offered|offering) )+me "
        r"(?:to )?(?:in|come in|come|over|an|a|for|to|down|up|on site|onsite|by|at)(?= |$)"
        r"(?: (?:come )?(?:for|in))*(?: (?:an|a|the|my))?"
        rf"(?: {MEETING})?",
        r"(?:is |are )?(?:seeing|interviewing|meeting) me",
        r"(?:want|wants|need|needs) me(?= ?[\ue000-\ue0ff])(?! ?[\ue000-\ue0ff]+ to (?:start|decide|answer"
        r"|reply|say))",
        r"(?:on |at )?[\ue000-\ue0ff][ ,]*(?:at )?[\ue100-\ue1ff](?= (?:\w{2,4} )?with [^\W\d_])",
        r"(?:now|new (?:interview|time|slot))(?: is| on)?(?= ?[\ue000-\ue0ff] ?(?:at )?[\ue100-\ue1ff])",
        r"(?:is |are |r |will be |'re )?(?:calling|ringing|phoning) me(?= ?[\ue000-\ue1ff])",
        r"wanna (?:see|meet|speak|talk|interview|chat)(?: to| with)?(?: me)?",
        r"(?:got |been |was |am |have been )*(?:called|invited|invite|invitation) for"
        r" (?:an? |the |my )?(?:\w+ )?(?:interview|test|assessment)",
        r"(?:say|said|says|don talk)(?: say)? make i (?:come|show(?: face)?|dey come)(?: for| to)?"
        r"(?: (?:the|an?))?(?: (?:interview|test|screening))?",
        r"(?:have |has |just )*(?:pushed|moved|postponed|shifted|changed|brought|put)(?: back| forward)?"
        r" (?:my|our|the) (?:\w+ )?(?:interview|trial|call|assessment)(?: back| forward)?(?: to)?",
        r"(?:can|could) (?:only )?(?:see|meet|do) me",
        r"(?:booked|booking|squeezed|slotted|pencilled|penciled) me in(?: for)?",
        rf"(?:want|wants|need|needs|would like|asked for|asking for|offered) (?:an?|another|me for an?)"
        rf" (?:\w+ ){{0,2}}?{MEETING}",
        r"(?:wants?|would like|wanted|asked) to (?:meet|see|speak|talk|chat)(?: me| to me| with me)?",
        r"^(?:said|says) (?:to )?come (?:in|over|down|round|up)",
        r"(?:said|says|told me|asked me|want me|wants me) (?:i (?:can|could|should) |to )?"
        r"(?:come|pop|drop|call|go) (?:in|over|down|round|up|by)(?: to (?:see"
        r"|meet) them)?(?= ?[\ue000-\ue0ff])",
        r"resched\w*(?: (?:from|with|by|me|my interview))?",
    ),
    cue(
        News.interview,
        "ano",
        rf"(?:(?:l[1-4]|r[1-4]|preliminary|prelim|introductory|2|two|3|three|got|have|an|a|"
        rf"my|the|i've|ive|there's|another|next|second|2nd|first|1st|final|third|3rd|job|"
        rf"phone|video|telephone|panel|online|virtual|in[- ]person|zoom|teams|technical|hr|"
        rf"tech|face[- ]to[- ]face|booked|landed|got a|got an|confirmed|invited to|invite|"
        rf"invitation|for|to|moved|rescheduled|postponed|upcoming|informal|quick|short|\d+[- "
        rf"]?min(?:ute)?s?) )*{MEETING}(?: (?:invite|invitation|slot|booked|confirmed|"
        rf"scheduled|moved|rescheduled|interview|call))*",
        r"invited (?:to|for)(?= )",
        r"(?:my |the |a )?(?:final|finals|l[1-4]|r[1-4]|first|second|2nd|third)"
        r"(?: (?:loop|talk|day|one|interview|chat|call))?(?= (?:with|w|w/|w\.|at|for) "
        r"| (?:on |is )?[\ue000-\ue1ff])",
        r"(?:hackerrank|codility|coding|live coding|skills|typing|hirevue|assessment)(?: (?:test|task"
        r"|challenge|thing|interview))"
        r"+(?: (?:for|with|at|from))?",
        r"in front of(?= )",
        r"interviewing(?= (?:with|at|for) )",
        r"(?:meeting|seeing)(?: with)?(?= \w)",
    ),
    cue(
        News.nothing,
        "ao",
        r"(?:i'm |im |am |been |still |just |and |keep )*(?:waiting|awaiting)(?: (?:to hear|"
        r"on|for|hear|an? (?:answer|reply|decision)|to hear back|back|on word))*",
    ),
    cue(
        News.on_hold,
        "sna",
        r"(?:(?:have|has|had|put|puts|is|are|was|been|gone|went|everything|it|the|role|job|"
        r"post|position|hiring|recruitment|vacancy|application|my|now|all) )*(?:on (?:hold|"
        r"ice|pause)|paused|frozen|suspended)(?: (?:the|their|hiring|recruitment|it|role|"
        r"post|position|until|till))*",
        r"(?:hiring|recruitment) freeze(?: (?:at|with))?",
        r"(?:has |have )?froze(?:n)? (?:hiring|recruitment|the \w+)",
        r"no budget(?: (?:now|for it|at))?",
        r"not hiring (?:till|until|now|at the moment|anymore)",
    ),
    cue(
        News.promised,
        "sna",
        r"(?:(?:have|has|is|was|been|it) )*(?:postponed|delayed|pushed back|moved)(?: it)"
        r"?(?: to| until| till| by)?"
        r"(?=\s*[\ue000-\ue0ff])",
        r"say make i wait",
        r"(?:rang|called|phoned|emailed|wrote|texted|messaged)(?: me)? to (?:say|tell me)(?: that)? "
        r"(?:it'?s|it is|it'?ll be|it will be|its)(?: gonna be| going to be"
        r"| now)?(?= (?:the )?[\ue000-\ue0ff])",
        r"(?:the |a |their )?(?:decision|answer|results?|outcome|verdict)(?= (?:from|at|of|with) [^\n]{2,40}"
        r"\b(?:slipped|delayed|postponed|late|moved|pushed|put back))",
        r"(?:now |just |still )*(?:said |says |saying |say |told me )+(?:that )?(?:they|he|she|i"
        r"|we)(?:'ll|ll| will|'d"
        r"| would) (?:all )?(?:hear|know|decide|let me know|get back|tell me|call|ring|phone|email"
        r"|reply|answer)"
        r"(?: back| by| on)*",
        r"told me to expect (?:news|an? \w+|to hear|word)(?: back)?(?: by| on| around)?",
        r"(?:now |just |is |are |says? |saying |said |they're |theyre )*"
        r"(?:saying|says?|sez|telling me|tell me)(?: now| that)? "
        r"(?=(?:by |it'll |it will |it's |its |be |now |more like |probably |on |the )*"
        r"[\ue000-\ue0ff])",
        r"(?:said |says |saying |says that |told me |say )*(?:i'?ll|ill|il|they'?ll|theyll|he'?ll|she'?ll"
        r"|we'?ll|we will) "
        r"(?:hear|know|decide|have (?:an|their|a) (?:answer|decision)|get back|be told|let me know|tell me"
        r"|call"
        r"|ring|phone)(?: back"
        r"| more| by)*",
        r"(?:(?:short-?listing|interviews|results?|decisions?|everything|it all|things) )(?:is |are |was "
        r"|has been |got )*"
        r"(?:delayed|postponed|pushed(?: back)?|put back|moved)(?: (?:to|until|till?))?",
        r"(?:will |should |to )*(?:have|get|getting|give me) (?:an?|their|my|the) (?:answer|decision"
        r"|result)(?: back)?"
        r"(?= (?:from|by|on|off)\b| ?[\ue000-\ue0ff])",
        r"(?:put|kicked|knocked) (?:the|their|its|my) (?:decision|answer|deadline|result|outcome)s?(?:"
        r" (?:back|off|out))?",
        r"(?:pushed|put|moved|shoved) (?:everything|it all|all of it|things) (?:back|out)",
        r"(?:pushed|moved|put|changed) (?:it|that|everything|things)(?: back)?(?= ?(?:to |"
        r"until |till? )?[\ue000-\ue0ff])",
        r"(?:(?:have|has|had|will|'ll|are|is|been|was|be|just|now|say|says|said|it) )"
        r"*(?:moved|pushed|delayed|delaying|postponed|extended|changed|shifted|moving|"
        r"pushing)(?: back)? (?:(?:the|their|its|my) )?(?:decision|answer|deadline|response|"
        r"result|results|outcome|decision day|decision date|date|announcement)(?: back| out| "
        r"by)?",
        r"(?:(?:the|their|a|my) )?(?:decision|answer|result|results|outcome|verdict)(?: "
        r"(?:date|day))?(?: (?:is|has|are|was|been|from|at|of|due|expected|coming|now|comes|"
        r"will|be|pushed|moved|delayed|on|by|in|postponed|out|back|til|till|until|with|for))"
        r"*(?=[^\n]*[\ue000-\ue0ff])",
        r"(?:will |'ll |to |would |gonna |going to |said |says |promised |promise |now |"
        r"should |supposed to |meant to |they'll |i'll |i |can |might |but |can't |cant |"
        r"cannot |won't )*(?:hear(?:ing)?(?: back)?|know(?: more)?|decide|deciding|let(?:ting)? me "
        r"know|lmk|get(?:ting)? back(?: to me)?|tell me|text(?: me)?|message me|come back to "
        r"me|come back|be in touch|get in touch|(?<=will )(?:call|ring|phone|email|text)|"
        r"(?<='ll )(?:call|ring|phone|email|text)|ring me|call me|phone me|contact me|email me|"
        r"write to me|update me|inform me|give me (?:an? )?(?:answer|decision|update|call|"
        r"ring)|shortlist|make (?:a |the |their )?decision|reply|respond|answer|revert|give "
        r"news|announce)(?: (?:back|me|by|on|with|their decision|the result|results))*",
        r"(?:said|told|promised|says|reckon|reckons|quoted|gave|given|expect|promise|named|"
        r"need|needs|want|wants)(?= (?:me |it |them |it'?ll |take |be |to |another |an extra "
        r"|would |about |more |for |time |up |maybe )*[\ue000-\ue0ff])",
        r"(?:put|pushed|moved|kicked) (?:it |me |that |everything |things )?(?:back|off|out)"
        r"(?: (?:to|by|til|till|until))",
    ),
    cue(
        News.applied,
        "aos",
        r"(?:(?:i've|ive|i|just|also|have|already|finally|re|has|so|newly|now|then)[ -])"
        r"*(?:applied|reapplied|re-applied|aplied|appllied|appied|applyed|aplyed)(?: "
        r"(?:online|again|in person|directly|direct|today|there|here|successfully))*",
        rf"(?:sent|emailed|submitted|handed|dropped|gave(?: (?:her|him|them))?|put|chucked|fired|posted"
        rf"|uploaded|threw|left|mailed|bunged|popped|filed|lodged|fired off|send)(?: (?:in|off|away|"
        rf"out|over|them|through))*(?: (?:my|an|a|the|their|our|another|that))?(?: (?:\w+ )"
        rf"?{CV})(?: (?:in|off|over|round|into|form|sent|and cover letter|& cover letter))*",
        r"(?:have |just |i've |ive |i )*(?:submitted|put in|put my name (?:in|down|forward)|"
        r"put my hat in|gone for|went for|going for|in for|entered|registered|enquired)(?: "
        r"(?:for|to|at|with))",
        r"(?:have |just |i )*(?:sent|send|submitted|made) (?:\d+|two|three|four|five) (?:applications?"
        r"|apps?)",
        r"submitted(?: it| mine| this)?(?=[\s\ue000-\ue2ff]*$)",
        r"(?:(?:they|she|he|agency|recruiter|has|have|is|was|got|am|been|being|getting)[ ])"
        r"*(?:put|putting|submitted|sent|proposed|recommended) (?:me|my cv|my profile)(?: "
        r"(?:forward|up|over|in))?",
        r"(?:(?:was|been|got|am|being|were) |^)(?:put forward|submitted|proposed|referred)",
        r"(?:has |have )?referred me(?: (?:at|to|for|in))?",
        r"(?:(?:another|\d+|two|three|four|five|six|several|few) )+(?:more )?(?:sent|applied|submitted)"
        r"(?: (?:off|in|out|for|to))?",
        r"(?:wrote|written|emailed|mailed)(?: to)?(?= [^,.;]{3,60} for (?:the|an?|their) [^,.;]{2,40}"
        r"(?:position|job|role|post|vacancy|apprenticeship|opening)\b)",
        r"(?:my |an |new |the |another |job )*(?:application|app|cv|resume)s? (?:is |has |"
        r"was |now |been |all |just )*(?:in|sent|submitted|to|with|for|at|done|off|gone|"
        r"received)(?: (?:in|off|to|with|at|for|it))*",
        r"(?:don|did|do|dey|have|logged|made me|had me) apply",
        r"sent (?:this|that|it|the)(?: one)? (?:off|in|over|away)",
        r"put (?:me|one) in(?: for)?\b",
        r"(?:sent|put|stuck|whacked|fired|bunged) (?:off|in|away)(?= (?:for|to) )",
        r"(?:cold[- ])(?:emailed|called|messaged|mailed)",
        r"gave (?:my|their) name in(?: for)?",
        r"filled (?:in|out) (?:the|an?|their) (?:\w+ )?(?:form|application)",
        r"finished (?:the|my|an) (?:\w+ )?application",
        r"(?:i |have |has |had |i have |i've )+apply(?: for| to)?",
        r"(?:both |each |all |have |has |now )*(?:got|have|has|received|took) my (?:cv|resume|application"
        r"|form|details)",
        r"(?:gave|give|given|passed|pass) my (?:name|cv|details|number|resume) (?:to|on to)",
        r"(?:fired|banged|pinged|lobbed|whacked|flung|slung|shot|threw|chucked) (?:off |over |in )?(?:an? "
        r"|my |the |one )*"
        r"(?:app|application|cv|resume|one|form)(?: (?:off|in|over|at|to))*",
        r"(?:did|done|finished|completed|just did) (?:an?|the|my|another) (?:\w+ )?(?:application|app"
        r"|form)(?: (?:for|to|with|at))?",
        r"(?:threw|chucked|tossed|put|flung) my (?:hat|name|cv) in(?: (?:for|at|to|the ring))*",
        r"(?:sent|send|fired) (?:one|off|something)(?: off)?(?= to)",
        r"(?:sent off|sent in|put in) (?:the|my|an) (?:application|form|app|cv)",
        r"(?:\d+|two|three|four|five|six) (?:applications|apps)(?: (?:in|sent|done|off|today|this morning))*",
    ),
)
"""What happens until then."""
