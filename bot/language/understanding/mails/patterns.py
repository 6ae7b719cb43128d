"""Say by which words each kind of mail is known, where words are surer than what a sentence is like.

Every pattern is looked for in one sentence, in lower case, of at most `parts.LONGEST_SENTENCE` characters.
"""

from __future__ import annotations

import re

from bot.language.understanding.mails.refusals import any_of

ON_HOLD = any_of(
    r"\b(?:stopped|suspended|halted|interrupted|put off|shelved"
    r"|parked)\b[^.;]{0,30}\b(?:for the time being|for now"
    r"|for the moment|at present|temporarily)|\b(?:temporarily|provisionally) (?:stopped|suspended"
    r"|halted|closed)"
    r"|as soon as (?:the )?(?:position|post|vacancy|budget) is (?:released|opened|approved|free)",
    r"\bon hold\b|\bon ice\b|\bon pause\b|back ?burner|in limbo|holding fire",
    r"vacanc\w+ (?:open|empty|unfilled) until|hold the shortlist|until [^.]{0,40}\b(?:awarded|approved"
    r"|released|lifted|signed off)|(?:withdrawn|closed|stopped)\b[^.]{0,30}\bfor (?:now|the moment)"
    r"|hit the brakes|headcount\b.{0,30}froze|\b(?:paus(?:e|ed|ing)|freez(?:e|ing)|frozen|froze"
    r"|suspend(?:ed|ing)?|suspension|shelv(?:e|ed)|parked|mothballed|deferred)\b"
    r"(?!.{0,12}(?:your search|food|account|alerts))",
    r"postpon(?:e|ed|ing)(?:.{0,40})(?:until further|indefinitely|hiring|recruit|don't know"
    r"|next (?:quarter|year))",
    r"(?:stop(?:ped)?|halt(?:ed)?|hold(?:ing)? off|delay(?:ed)?|put back|cannot start|pushed back)"
    r"(?: all| any| the| our| on)* ?(?:hiring|recruit\w*|new (?:people|staff|hires)|the (?:hire|role"
    r"|position))",
    r"not (?:hiring|recruiting|able to hire|filling|taking (?:anyone"
    r"|anybody) on)(?: \w+){0,3} (?:at the moment|right now|for now|until|till|yet|this)",
    r"(?:can't|cannot|can not|unable to) (?:hire|recruit|take (?:anyone|anybody|people) on"
    r"|fill)[^.]{0,30} (?:now|until|till|moment|yet)",
    r"(?:put|pushed) (?:the (?:role|hire|position|recruitment) )?(?:back|off) (?:to|until|till)",
    r"hold off (?:on|hiring|with)|no new (?:staff|hires|starters) (?:before|until|till)",
)
"""The job itself waits."""

DELAY = any_of(
    r"(?:still|yet)\b.{0,50}\b(?:decid|decision|interviewing|reviewing|wait|seeing|meeting|consider"
    r"|finalis|finaliz|deliberat|heard)",
    r"(?:longer|later|slower) than (?:\w+ ){0,3}(?:expect|plan|hop|said|anticipat|like|thought|promis"
    r"|usual|normal|intended)",
    r"(?:apolog\w*|sorry|excuse).{0,30}(?:delay|silence|wait|slow|quiet|not (?:being|getting|writing"
    r"|coming)|keep|taken so long"
    r"|late|haven't)",
    r"(?:no|any) (?:news|decision|update|feedback|answer|verdict)\b.{0,25}\b(?:yet|so far|at this stage"
    r"|as of|from (?:the client|them))"
    r"|no (?:decision|news|update|feedback) yet|nothing back|no firm",
    r"not (?:yet )?(?:been able to )?(?:made|reached|come to|taken|make|decided)(?: a| any"
    r"| our)? ?(?:final )?(?:decision|mind|conclusion)?\b.{0,8}(?:yet|decision|decided)",
    r"\bhaven'?t (?:decided|forgotten|made|heard)|not (?:been )?forgotten|hang in there",
    r"\bchased\b|(?:i'll|will) chase|(?:keep|leav|kept|left)(?:ing)? you (?:hanging|waiting)|(?:getting"
    r"|been|is|are) delayed|now expect|(?:will|it'll|should) now be|await|said you'd (?:hear|have)"
    r"|promised you",
    r"(?:need|needs|take|taking|want|require)s? (?:us |them |me )?(?:a |an |another |one |some "
    r"|a little |a bit )*(?:further|more|extra|longer|another)"
    r"(?: \w+)? ?(?:time|week|days?|weeks)?",
    r"(?:decision|outcome|result|answer)s?\b.{0,40}\b(?:pushed|moved|delayed|slipped|postponed|put back"
    r"|later|now be)",
    r"(?:pushed|moved|delayed|slipped|postponed)\b.{0,20}\b(?:decision|outcome|answer|results?|timeline)",
    r"(?:hope|aim|expect|plan|intend)\w* to (?:be able to )?(?:\w+ )?(?:reach|make|have|come to"
    r"|let you know|give you|be able|get back|decide|finish)",
    r"(?:remains?|still) (?:under|in) (?:review|consideration)|still being considered|delay in"
    r"|running (?:behind|late)|behind schedule",
)
"""The answer takes longer."""

RECEIVED = any_of(
    r"(?:received|got|have|had|acknowledg\w*|confirm\w*) (?:receipt of )?your (?:\w+ )?(?:application|cv"
    r"|resume|résumé|letter"
    r"|documents|form|papers|email)",
    r"(?:thank you|thanks|thx|cheers)(?: \w+){0,2} for (?:applying|submitting|sending|dropping|popping"
    r"|your (?:recent )?(?:\w+ )?"
    r"(?:application|cv|resume|résumé|documents)|getting your)",
    r"application\b.{0,80}\b(?:has been |was |been |is )(?:\w+ )?(?:received|submitted|sent|logged"
    r"|registered|complete)",
    r"application (?:received|confirmation|acknowledg)|acknowledge?ment|acknowledge receipt",
    r"application\b[^.]{0,60}\b(?:landed|arrived|reached us|came (?:in|through)|is in\b)"
    r"|for responding to (?:our|the)|in the pile|\blooking at your (?:cv|resume|application)"
    r"|(?:put|putting) you forward|(?:submitted|sent|shared|forwarded|passed) (?:over "
    r"|across )?your (?:profile|cv|resume|résumé|details|application)"
    r"|cv (?:is|has gone|went|over)",
    r"(?:currently |being |will be |now )(?:review|assess|screen|sift|process|evaluat)\w*",
    r"(?:if|should) (?:your|you|there|we).{0,80}(?:match|shortlisted|suitable|hear|contact|touch"
    r"|reach out|fit|successful|assume)",
    r"only (?:those |the )?(?:short-?listed|successful|selected)",
)
"""The application has arrived, or was passed on."""

INVITED = any_of(
    r"(?:invite|inviting|invited) you|you(?:'re| are| have been| were)? (?:hereby |being "
    r"|cordially )?invited|invitation",
    r"(?:would like|'d like|would love|'d love|want|wants|like|keen|love|happy|pleased|glad"
    r"|hoping) to (?:\w+ )?(?:interview|meet|speak|talk|"
    r"chat|see you|have you (?:in|over)|have a (?:chat|call)|set up|schedule|arrange|book|get you in"
    r"|catch up)(?!.{0,30}(?:feedback|about (?:her|him|them)\b))",
    r"(?:schedule|arrange|set up|book|rearrange|reschedule|organise)\b.{0,30}\b(?:interview|call|chat"
    r"|screen|meeting|time|slot)",
    r"interview\b.{0,60}\b(?:scheduled|confirmed|booked|will (?:be|take)|takes? place|moved|on (?:mon"
    r"|tue|wed|thu|fri|sat))|confirm(?:ing|ation)?"
    r" (?:of )?(?:your|the) (?:\w+ )?interview",
    r"(?:selected|shortlisted|chosen|picked) (?:for|to) (?:an |a |the )?(?:\w+ )?(?:interview|assessment"
    r"|test|online)",
    r"(?:can|could|would|able|want|please|fancy|do) (?:you )?(?:be able to |like to |to )?(?:come|pop"
    r"|drop|swing|stop) (?:in|by|over|along|down|up|to|round)",
    r"(?:can|could) (?:you|u) (?:do|make|manage)\b(?! (?:me|us|without))|are (?:you|u) (?:free|available"
    r"|around)|would .{3,40} (?:suit|work)(?: for)? you|does .{3,40} (?:suit|work)",
    r"(?:your|share|send|know) (?:\w+ )?availab|(?:which|what|let me know|pick|choose|select|book|one of"
    r"|any of|whichever)\b.{0,40}\b(?:times?|slots?|dates?|suits?|works?|pick)\b",
    r"trial (?:shift|day)|take-home|(?:phone|telephone|video|recruiter) screen|aptitude test"
    r"|online (?:test|assessment)|coding (?:test|challenge)"
    r"|teach a .{0,30}lesson|assessment (?:centre|center|day)",
    r"mov(?:e|ed|ing) (?:the|your|our) (?:\w+ )?(?:interview|chat|call|meeting)"
    r"|client would like to (?:meet|see|interview|speak)",
    r"\b(?:interview|chat|call|meeting|trial)\b.{0,90}\b(?:rescheduled|moves?|postponed|brought forward"
    r"|put back|pushed (?:back|to))\b",
    r"(?:postpon\w+|reschedul\w+|bring(?:ing)? forward|mov(?:e|ing)|push(?:ing)? back) .{0,20}\b(?:interview"
    r"|chat|call|meeting|trial)\b",
    r"(?:move|moving|reschedule|rescheduling) (?:it |this |that |you )?from\b.{0,60}\bto\b.{0,40}"
    r"(?:\d[:.]\d\d|\d ?[ap]\.?m)",
    r"(?:like|love|want|wants|keen) (?:for )?you to (?:\w+ )?(?:meet|come (?:in|and meet)|interview|speak"
    r"|talk"
    r"|have a (?:call|chat))|let'?s (?:speak|talk|meet|chat|catch up|have a (?:call|chat)|do|jump on"
    r"|hop on)\b"
    r"(?=.{0,50}(?:day\b|tomorrow|tonight|\d ?[ap]\.?m|\d[:.]\d\d))|pencil\w* (?:you )?(?:in|down)\b"
    r"|(?:need|like|want) an? (?:\w+ ){0,3}(?:call|chat|word|meeting) with you",
    r"(?:chang|shift|swap)(?:e|ed|ing)? (?:of |to )?(?:the |your |our |all )?(?:\w+ )?(?:interviews?"
    r"|meeting)\b",
    r"(?:requested|required|asked|called|invited|eligible|to) (?:to )?(?:appear|attend|report"
    r"|present yourself)"
    r" (?:\w+ ){0,3}(?:interview|test|assessment|venue|panel)|called (?:to|for) (?:an? )?interview\b"
    r"|\binterview\b.{0,40}\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b.{0,15}\d(?:[:.]\d\d| ?[ap]\.?m)",
    r"would (?:you|u) be able to (?:come|make it|do|meet|join)"
    r"(?= (?:on|us|me|at|this|next|in|mon|tue|wed|thu|fri))",
)
"""A meeting lies ahead, or was moved."""

HELD = re.compile(
    r"\b(?:thank(?:s| you)|did not pass|didn't pass|passed|sat\b|you (?:took|did|came)|attended|last"
    r" (?:week|mon"
    r"|tue|wed|thu|fri|sat|sun)|yesterday|stage \d online|still talking"
    r"|(?:after|following) (?:our|the|your) (?:\w+ )?(?:interview|call|chat|screen|meeting|trial|test))"
)
"""Where these stand, a test or a trial lies behind."""

AHEAD = re.compile(r"\b(?:next|invit\w+|would like|'d like|please|will be|to come)\b")
"""Where these stand, something lies ahead as well."""

NEXT_ROUND = any_of(
    r"(?:put|putting) (?:you|your application) (?:on\b|through|into|ahead|forward(?! (?:to|with|for)\b"
    r"(?! (?:the |our |a )?(?:next|second|2nd|final|last))))",
    r"(?:move|moving|take|taking|progress|progressing|advance|advancing|bring) (?:you"
    r"|your application) (?:on\b|forward|through"
    r"|further|to|ahead|into)",
    r"(?:progress(?:ed)?|proceed(?:ed)?|advanc(?:e|ed)|move(?:d)?|go|going|goes|come|got|gone|through"
    r"|made it|continue|forward|on)"
    r" (?:\w+ )?(?:on )?(?:to|into|through to|for|with) (?:the |our |a |your )?(?:\w+ )?(?:next|second"
    r"|2nd|third|final|last|following|panel|onsite|on-site|interview)"
    r" ?(?:round|stage|step|interview|phase|level|one)?\b",
    r"see you again|want you back|invite you back|have you back|like you back|meet you (?:again"
    r"|a second)|come back (?:in|and|for|to (?!you\b|me\b))\b",
    r"(?:you(?:'ve| have)?|has|have) (?:been )?(?:cleared|passed|made it|progressed|got through"
    r"|come through)\b",
    r"(?:want|like|love|decided|keen|happy|wants) to (?:keep going|go (?:on|further|ahead) (?:with|to)"
    r"|continue (?:with you|the process|our|to)|keep talking)",
    r"you(?:'re| are) (?:through|going (?:through|forward)|down to the last|one of (?:two|three|four"
    r"|the))|through to (?:the )?(?:next|second|final|last)",
    r"next (?:round|stage|level|step)\b.{0,80}\b(?:is|will|would|being)\b|(?:l2|second (?:round|stage"
    r"|interview)|final (?:round|stage|interview)).{0,50}"
    r"(?:will be|planned|scheduled|arrange|dates)",
)
"""They want to go on."""

OFFER = any_of(
    r"offer(?:ing)? you (?:the|a|an|this|our|employment|appointment|permanent|full|part)\b(?! (?:chance"
    r"|opportunity|interview|place (?:on|at) (?:the|our|an) (?:assess|interview)|slot|choice|time|call"
    r"|second|first|date|phone|meeting|video|lift|trial|tour|refund|discount))",
    r"(?:extend|make|making|extending|confirm|confirming|formalis\w+"
    r"|formaliz\w+) (?:to )?(?:you )?(?:an?|our|the|this"
    r"|your) (?:\w+ ){0,2}offer\b(?! of (?:an )?interview)",
    r"offer (?:letter|of employment|of appointment|is (?:open|valid|on|subject|conditional)|expires"
    r"|stands|lapses|in writing)|(?:letter|contract) of (?:offer|employment|appointment)"
    r"|conditional offer|formal offer|verbal offer|job offer|accept (?:the|this|our) (?:offer|position"
    r"|role|post)",
    r"(?:job|role|position|post|place)(?:'s| is) yours|you(?:'ve| have)? got (?:it|the (?:job|role"
    r"|position|post))\b|you(?:'re| are) hired|welcome (?:aboard|to the team)",
    r"(?:love|like|want|delighted|happy|thrilled|pleased|excited) (?:for )?you to (?:join"
    r"|come and (?:work|lead|run|be)|lead\b|start (?:with|on)|take (?:over|the)|be (?:our|part))"
    r"|the answer is yes|have you (?:join|on (?:board|the team))"
    r"|(?:love|like|delighted|happy|glad|pleased|able) to offer"
    r" (?:it|this|that|the (?:\w+ ){0,3}\w+) to you\b"
    r"|(?:love|like|delighted|happy|glad|pleased) to have you as (?:our|a|an|the)\b(?! (?:guest|speaker))",
    r"(?:attached|enclosed|find|here is|here's|signing|sign) (?:\w+ ){0,3}(?:contract|offer)"
    r"|pleased to (?:appoint|confirm your appointment)|(?<!not )(?<!n't )been appointed",
    r"(?:come back|came back|back) with an offer|want to offer you|(?:are|'re) offering you"
    r"|it'?s a yes\b|would you like (?:to (?:be|join|come and work)|the (?:job|post|role|position))"
    r"|wants? you for (?:the|it|this)|they want you\b(?! (?:to come|back|in))"
    r"|congratulations.{0,30}(?:selected for(?! (?:an? |the |our |your )?(?:\w+ ){0,2}(?:interview|assessment"
    r"|test|next|trial|screen\w*|round|stage|call|chat))|got the|been successful)",
)
"""A yes, if no condition stands before it."""

ALERT = any_of(
    r"job alerts?|new jobs|hot jobs|jobs this week|refer a (?:mate|friend|pal)|reply stop|don'?t want these"
    r"|jobs (?:for you|that match|matching|recommended|near|you might)|newsletter"
    r"|webinar|manage (?:your )?(?:alerts|preferences)"
    r"|latest (?:matches|vacancies|jobs)|recommended (?:jobs|for you)|this week:|in this issue"
    r"|weekly (?:digest|round)|sponsored|premium|\bsubscribe\b"
    r"|signed up (?:at|for|to)|similar (?:jobs|roles to)|match(?:es)? your search|talent community"
    r"|missing from your profile|improve your chances|complete your profile|(?:jobs|roles) you (?:may|might"
    r"|could) like"
    r"|be the first to apply|people are viewing|easy apply|early applicant",
)

EVENT = any_of(
    r"\b(?:invited|join us|come along|register|book your (?:place|spot|seat)|save your (?:place|spot|seat))\b"
    r".{0,80}\b(?:careers? (?:evening|fair|event|webinar|night|talk)|webinar|open evening|networking"
    r"|info(?:rmation)? (?:session|evening|night)|meet[- ]?up|job fair|panel talk)",
)
"""Everybody may come, whoever has applied or not."""

CODE = any_of(
    r"verification code|one-time (?:pass|code)|reset your password|confirm your email address"
    r"|log ?in code|sign in to|security code|privacy (?:policy|notice) (?:has|was)",
    r"rate your experience|(?:candidate|short|quick|our) survey|how (?:did we do|would you rate"
    r"|was your experience)|feedback on our (?:process|recruitment)",
)

REFERENCE = any_of(
    r"(?:as|a|be|for) (?:a |her |his |their |the )?refere(?:e|nce)\b(?! (?:number|code|no|check))"
    r"|reference (?:request|form) |(?:provide|give|complete|write|giving"
    r"|taking up) (?:us )?(?:with )?(?:a|the|an employment) (?:\w+ )?reference (?:for|on|about|form"
    r"|in respect)",
    r"(?:named|given|listed|gave|nominated|put) (?:you|your name|your details"
    r"|your number)(?: \w+){0,3} (?:as|for a)|(?:worked|reported) (?:\w+ )?(?:under|to|with|for) you\b"
    r"|former colleague|above[- ]named",
    r"applied (?:to|with) us (?:for|and)|interviewing with us for",
)

APPROACH = any_of(
    r"came across your (?:profile|cv|resume|details)|open to (?:a chat|new|opportunit|hearing|exploring)"
    r"|might (?:interest|suit) you|(?:are you|if you're) (?:still )?looking",
    r"(?:saw|found|noticed|viewed) your (?:profile|cv|resume)|interested in (?:a |an "
    r"|hearing )(?:\w+ ){0,3}(?:job|role|position|contract)|urgent (?:requirement|opening)|"
    r"great fit for a|exciting opportunit|refer a friend|know (?:anyone|anybody|someone)|reaching out"
    r"|i recruit for|on the look ?out for|happy where you are|on the market|looking for a (?:new|fresh)",
)

REQUEST = any_of(
    r"right to work|(?:send|resend|upload|provide|submit|forward|attach|email|need|share|return|complete"
    r"|fill in|fill out|sign)\b.{0,50}\b(?:again|copy|copies|proof|"
    r"certificates?|passport|licen[cs]e|form|documents?|transcripts?|referees|pdf|details|photo|id\b"
    r"|number|diploma|degree|questionnaire|statement|section)",
    r"\breferees?\b.{0,80}\b(?:not|n't|yet to|nothing)\b.{0,12}\b(?:repl(?:y|ied)|respond(?:ed)?"
    r"|answer(?:ed)?|heard)\b"
    r"|(?:name|give us|nominate|add) (?:another|a different|a new|a second) referee",
    r"(?:started|begun|began|saved) (?:an?|your) (?:draft )?(?:job )?application|(?:continue|finish"
    r"|complete|resume)"
    r" (?:my|your) application|(?:not|n't) (?:yet )?(?:submitted|finished|completed) (?:it|your application)",
    r"(?:i'm|we're|we are|i am|still) missing\b|(?:came|come) (?:through|out|over) (?:blank|empty|corrupt\w*)"
    r"|(?:could|would|did|does|can) ?(?:not|n't|nt) (?:be )?open|(?:is|was|appears|looks) (?:incomplete"
    r"|blank|corrupt|unreadable)|(?:is|are) missing|incomplete|names? (?:and|of) .{0,30}refere",
    r"(?:confirm|tell us|let (?:us|me) know) (?:your|whether you (?:have|hold|are)) (?:notice|salary"
    r"|right|visa|\w+ licen)",
)

ALL_OTHER = {"alert": ALERT, "code": CODE, "reference": REFERENCE, "approach": APPROACH, "request": REQUEST}
"""What is about something else, each for itself."""

CONDITION = re.compile(
    r"\b(?:if|should (?:you|your|we|there|a)|unless|in case|in the event|whether|only (?:short|those"
    r"|candidates|successful)"
    r"|(?:may|might|could) (?:have|be|already)|(?:please |should |may |can |must |to |you'?ll )?assume"
    r"|consider (?:your|yourself)|take it that|once|when you are"
    r"|those who|candidates who|applicants who|anyone|five|phrases|until|before (?:we|i|you|your|the|it)"
    r"|without)\b"
)
"""What stands before words that do not hold yet."""

PLAIN = re.compile(
    r"^(?:many |kind |warm )?(?:thank you|thanks|thx)(?: \w+){0,3} for (?:your (?:interest|time"
    r"|patience)|taking|considering|the interest)\b"
    r"|^(?:i |we )?(?:hope|trust) (?:this|you|all)|^(?:we )?wish you|^(?:kind|best|warm) (?:regards"
    r"|wishes)|^good luck|^all the best",
)
"""A sentence that every mail may have: it needs no second look."""
