"""Say by which words each kind of mail is known, where words are surer than what a sentence is like.

Every pattern is looked for in one sentence, in lower case, of at most `parts.LONGEST_SENTENCE` characters.
"""

from __future__ import annotations

import re

_NOT = r"(?:not|n't|never|nt)"
_OTHERS = (
    r"(?:an ?other|other|others|someone|somebody|some ?one|a different|different|candidates?|applicants?|applications"
    r"|people|those|the other|an internal|internal|two|three|four|a (?:stronger|more|former|local)|"
    r"a (?:candidate|person|colleague|applicant))"
)
_YOU = r"(?:you\b|your (?:application|candidacy|candidature|profile|cv|resume)|it\b|this\b|things|with you)"
_GOING = (
    r"(?:go|going|gone|went|mov(?:e|ing|ed)|proceed(?:ing|ed)?|progress(?:ing|ed)?|continu(?:e|ing|ed)|press(?:ing)?"
    r"|pursu(?:e|ing)|advanc(?:e|ing)|tak(?:e|ing))"
)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


NO = _any(
    r"regret to (?:inform|advise|tell|say|let)(?!.{0,60}(?:postpon|delay|on hold|paus|resched|cancel.{0,20}interview))",
    rf"\b{_NOT} (?:been |being |be |yet been )?(?:successful|selected|short-?listed|chosen|appointed|preferred|picked|progressed|taken forward|through)\b",
    r"\b(?:been|be|was|were|is|are) unsuccessful\b|application (?:has been |was |is )?(?:unsuccessful|declined|rejected)",
    rf"{_NOT} (?:be )?(?:able to |going to |be )?(?:able to )?{_GOING} (?:forward |ahead |on |any further )?(?:with )?{_YOU}",
    rf"{_NOT} (?:be )?(?:going to |be )?(?:mov|progress|proceed|continu|tak|go)\w* .{{0,40}}?(?:further|forward|ahead|on with you"
    r"|to (?:the )?next|past)\b",
    rf"(?:wo|will |ca|can|can |could|are |were |do |did |have |is |would |shall )(?:{_NOT})[^,.;]{{0,40}}\b(?:progress|proceed"
    r"|shortlist|consider you|select you|invite you|inviting you|offer you|offering you|hire you|take you on"
    r"|progressing|proceeding|appoint you|select your|pick you|choose you|go with you|put you (?:through|forward))\b"
    r"(?! (?:any )?(?:\w+ )?(?:feedback|advice|a date|an update|a timescale|travel))",
    r"(?:unable|not able|not in a position|not possible|impossible|cannot|can't) (?:for us )?(?:to )?(?:offer you|consider"
    r" you|progress|proceed|take (?:you|your|it)|invite you|move (?:you|forward|ahead)|accept your|accommodate you)"
    r"(?! (?:any )?(?:\w+ )?(?:feedback|advice|a date|an update))",
    r"(?:decided|chosen|opted|elected|decision) (?:not to|against)\b(?! (?:make|rush))",
    rf"{_GOING} (?:forward |ahead |on |further )?(?:with|for)(?: the)? (?:\w+ )?{_OTHERS}\b(?!.{{0,14}}(?:interview|meetings))",
    r"(?:go|going|moved?|moving|gone|went) (?:in )?(?:a |another )(?:different )?(?:direction|route|way)\b",
    r"(?:appointed|selected|chosen|chose|choose|hired|hire|take|signed|offered|given|gave|taken(?: now)?|took|picked|asked|preferred"
    r"|found|identified|recruited|gone|accepted|settled on|go for)\b[^.;]{0,45}?\b(?:someone|somebody|some one|an ?other"
    r" (?:candidate|applicant|person|colleague|one|chef|driver|nurse|teacher|developer)|(?:the )?other (?:candidate|person|man|woman"
    r"|applicant|one|lad|girl|guy)|other (?:candidates?|applicants?|people)|an internal|a (?:new )?(?:candidate|colleague|person)\b|another)\b",
    r"(?:someone|somebody|another (?:candidate|applicant|person)|the other (?:candidate|person)|internal candidate|an"
    r" internal|candidate they met|former \w+)\b[^.;]{0,60}\b(?:accepted|appointed|selected|chosen|hired|offered|got it"
    r"|got the|coming back|edged|pipped|came out)",
    r"(?:has|have|had|is|been|was|were|it's|that's|they've|we've|now|we|they|i) (?:now |already |just |since )?(?:been )?"
    r"(?:now |already |just )?filled\b|\bfilled (?:it|the (?:role|position|post|job|vacancy|place|\w+ job))\b",
    r"(?:job|role|position|post|place|vacancy|spot)(?:'s| is| has| was)? (?:now |already |been )*(?:gone|taken|closed|cancelled"
    r"|canceled|withdrawn|accepted by|offered to)\b(?! (?:a )?(?:longer|place|up|seriously|applications? at))",
    r"no longer (?:be )?(?:under consideration|consider(?:ing|ed)|moving forward|in (?:the running|consideration|"
    r"contention)|require|need)|(?:reject(?:ed|ion)?|declined|turned down)\b(?<!not a rejection)",
    rf"{_NOT} (?:been |be |found |the |a |quite |to be |considered |deemed |think |our |its |it's |what |quite the |felt )*"
    r"(?:suitable|right (?:fit|match|person)|good (?:fit|match)|close match|strong match|a match for|fit for this)",
    r"(?:it'?s|that'?s|is|be|a) a no\b|\bsay no this time|(?:have|had|need|going|gonna|decided|client|chosen)(?: to)? pass(?:ed)?"
    r" (?:on (?:you|your|the|this)|this time)|decided to pass|\bhas passed\b",
    rf"(?:did|do|have) ?{_NOT} (?:get|make|got|made) (?:the job|it (?:this|through|onto|to the)|the cut|this one|the shortlist"
    r"|through|the role)",
    rf"{_NOT} (?:be )?(?:need|needing|require|requiring) (?:you\b|to see you|your services)",
    r"hold(?:ing)? out for|(?:weren't|were not|wasn't|was not|n't) (?:the )?(?:strong|experienced) enough",
    r"\b(?:no luck|not? good news|bad news)\b.{0,30}(?:this|i'm|im|on|for|afraid|\.|$)",
    r"you (?:were|came) (?:a |in )?(?:very )?(?:close )?second\b|\bsecond choice\b|pipped|not to be this time",
    r"(?:felt|thought|decided|feel|think|believe) (?:that )?(?:you|your \w+)(?: were|'re| are| was| is)? ?(?:weren't|aren't|not|n't)",
    r"(?:focus|concentrate|focusing|move ahead) on (?:applicants|candidates|people|those|other)",
    r"(?:client|they|we|manager|panel) (?:has|have|'ve|had)? ?(?:chosen|selected|picked|decided on|gone with) (?:a|an|someone)",
    r"(?:recruit\w*|requisition|search|candidacy|process)\b[^.]{0,50}\b(?:has|have|is|are|now) (?:been |now )*(?:ended|closed|concluded|completed|come to an end)\b"
    r"|\b(?:been|fully) staffed\b|process completed|(?:made|have) (?:their|our|an) appointment",
    r"(?:have|has|had)(?:n't| not) (?:made|reached) (?:it|the|our)|consider you (?:any )?further(?<!to consider you further)",
    r"(?:who|those|people|everyone|everybody|all)\b[^.]{0,40}(?:going through|next stage|take further|going forward)[^.]{0,30}\b(?:heard|told|contacted|been informed)",
    r"(?:is|will be) stepping (?:up|into)|promot(?:ed|ing) (?:\w+ )?from within|have not (?:made|reached) the (?:shortlist|next|interview)|below the (?:mark|threshold|required)",
)
"""A refusal, if no condition stands before it."""

SOFT_NO = _any(
    r"unfortunately|regrettably|regretfully|sorry to (?:have to )?(?:tell|say|inform|let|disappoint)|disappoint"
    r"|better news|hoped for|hoping for|outcome we wanted|news we wanted|happier news",
    r"(?:more|most) closely (?:match|align|fit|meet|resembl)|(?:better|closer|stronger) (?:match|fit|suited|aligned)",
    r"keep your (?:details|cv|resume|application|profile|information) (?:on|in)|(?:save|retain|hold) your (?:cv|details)",
    r"(?:apply|reapply|re-apply|applying) (?:to us )?again|future (?:vacanc|opportunit|opening|roles?)|other (?:roles|vacanc)",
    r"(?:wish|best of luck|good luck|every success|all the best)\b.{0,40}(?:search|future|career|endeavou?r|everything)",
)
"""What goes with a refusal, and with other mails too: it decides where a sentence is nearly one."""

ON_HOLD = _any(
    r"\bon hold\b|\bon ice\b|\bon pause\b|back ?burner|in limbo|holding fire",
    r"vacanc\w+ (?:open|empty|unfilled) until|hold the shortlist|until [^.]{0,40}\b(?:awarded|approved|released|lifted|signed off)|(?:withdrawn|closed|stopped)\b[^.]{0,30}\bfor (?:now|the moment)|hit the brakes|headcount\b.{0,30}froze|\b(?:paus(?:e|ed|ing)|freez(?:e|ing)|frozen|froze|suspend(?:ed|ing)?|suspension|shelv(?:e|ed)|parked|mothballed|deferred)\b"
    r"(?!.{0,12}(?:your search|food|account|alerts))",
    r"postpon(?:e|ed|ing)(?:.{0,40})(?:until further|indefinitely|hiring|recruit|don't know|next (?:quarter|year))",
    r"(?:stop(?:ped)?|halt(?:ed)?|hold(?:ing)? off|delay(?:ed)?|put back|cannot start|pushed back)"
    r"(?: all| any| the| our| on)* ?(?:hiring|recruit\w*|new (?:people|staff|hires)|the (?:hire|role|position))",
    r"not (?:hiring|recruiting|able to hire|filling|taking (?:anyone|anybody) on)(?: \w+){0,3} (?:at the moment|right now|for now|until|till|yet|this)",
    r"(?:can't|cannot|can not|unable to) (?:hire|recruit|take (?:anyone|anybody|people) on|fill)[^.]{0,30} (?:now|until|till|moment|yet)",
    r"(?:put|pushed) (?:the (?:role|hire|position|recruitment) )?(?:back|off) (?:to|until|till)",
    r"hold off (?:on|hiring|with)|no new (?:staff|hires|starters) (?:before|until|till)",
)
"""The job itself waits."""

DELAY = _any(
    r"(?:still|yet)\b.{0,50}\b(?:decid|decision|interviewing|reviewing|wait|seeing|meeting|consider|finalis|finaliz|deliberat|heard)",
    r"(?:longer|later|slower) than (?:\w+ ){0,3}(?:expect|plan|hop|said|anticipat|like|thought|promis|usual|normal|intended)",
    r"(?:apolog\w*|sorry|excuse).{0,30}(?:delay|silence|wait|slow|quiet|not (?:being|getting|writing|coming)|keep|taken so long"
    r"|late|haven't)",
    r"(?:no|any) (?:news|decision|update|feedback|answer|verdict)\b.{0,25}\b(?:yet|so far|at this stage|as of|from (?:the client|them))"
    r"|no (?:decision|news|update|feedback) yet|nothing back|no firm",
    r"not (?:yet )?(?:been able to )?(?:made|reached|come to|taken|make|decided)(?: a| any| our)? ?(?:final )?(?:decision|mind|conclusion)?\b.{0,8}(?:yet|decision|decided)",
    r"\bhaven'?t (?:decided|forgotten|made|heard)|not (?:been )?forgotten|hang in there",
    r"\bchased\b|(?:i'll|will) chase|(?:keep|leav|kept|left)(?:ing)? you (?:hanging|waiting)|(?:getting|been|is|are) delayed|now expect|(?:will|it'll|should) now be|await|said you'd (?:hear|have)|promised you",
    r"(?:need|needs|take|taking|want|require)s? (?:us |them |me )?(?:a |an |another |one |some |a little |a bit )*(?:further|more|extra|longer|another)"
    r"(?: \w+)? ?(?:time|week|days?|weeks)?",
    r"(?:decision|outcome|result|answer)s?\b.{0,40}\b(?:pushed|moved|delayed|slipped|postponed|put back|later|now be)",
    r"(?:pushed|moved|delayed|slipped|postponed)\b.{0,20}\b(?:decision|outcome|answer|results?|timeline)",
    r"(?:hope|aim|expect|plan|intend)\w* to (?:be able to )?(?:\w+ )?(?:reach|make|have|come to|let you know|give you|be able|get back|decide|finish)",
    r"(?:remains?|still) (?:under|in) (?:review|consideration)|still being considered|delay in|running (?:behind|late)|behind schedule",
)
"""The answer takes longer."""

RECEIVED = _any(
    r"(?:received|got|have|had|acknowledg\w*|confirm\w*) (?:receipt of )?your (?:\w+ )?(?:application|cv|resume|résumé|letter"
    r"|documents|form|papers|email)",
    r"(?:thank you|thanks|thx|cheers)(?: \w+){0,2} for (?:applying|submitting|sending|dropping|popping|your (?:recent )?(?:\w+ )?"
    r"(?:application|cv|resume|résumé|documents)|getting your)",
    r"application\b.{0,80}\b(?:has been |was |been |is )(?:\w+ )?(?:received|submitted|sent|logged|registered|complete)",
    r"application (?:received|confirmation|acknowledg)|acknowledge?ment|acknowledge receipt",
    r"application\b[^.]{0,60}\b(?:landed|arrived|reached us|came (?:in|through)|is in\b)|for responding to (?:our|the)|in the pile|\blooking at your (?:cv|resume|application)"
    r"|(?:put|putting) you forward|(?:submitted|sent|shared|forwarded|passed) (?:over |across )?your (?:profile|cv|resume|résumé|details|application)"
    r"|cv (?:is|has gone|went|over)",
    r"(?:currently |being |will be |now )(?:review|assess|screen|sift|process|evaluat)\w*",
    r"(?:if|should) (?:your|you|there|we).{0,80}(?:match|shortlisted|suitable|hear|contact|touch|reach out|fit|successful|assume)",
    r"only (?:those |the )?(?:short-?listed|successful|selected)",
)
"""The application has arrived, or was passed on."""

INVITED = _any(
    r"(?:invite|inviting|invited) you|you(?:'re| are| have been| were)? (?:hereby |being |cordially )?invited|invitation",
    r"(?:would like|'d like|would love|'d love|want|wants|like|keen|love|happy|pleased|glad|hoping) to (?:\w+ )?(?:interview|meet|speak|talk|"
    r"chat|see you|have you (?:in|over)|have a (?:chat|call)|set up|schedule|arrange|book|get you in|catch up)(?!.{0,30}(?:feedback|about (?:her|him|them)\b))",
    r"(?:schedule|arrange|set up|book|rearrange|reschedule|organise)\b.{0,30}\b(?:interview|call|chat|screen|meeting|time|slot)",
    r"interview\b.{0,60}\b(?:scheduled|confirmed|booked|will (?:be|take)|takes? place|moved|on (?:mon|tue|wed|thu|fri|sat))|confirm(?:ing|ation)?"
    r" (?:of )?(?:your|the) (?:\w+ )?interview",
    r"(?:selected|shortlisted|chosen|picked) (?:for|to) (?:an |a |the )?(?:\w+ )?(?:interview|assessment|test|online)",
    r"(?:can|could|would|able|want|please|fancy|do) (?:you )?(?:be able to |like to |to )?(?:come|pop|drop|swing|stop) (?:in|by|over|along|down|up|to|round)",
    r"(?:can|could) (?:you|u) (?:do|make|manage)\b(?! (?:me|us|without))|are (?:you|u) (?:free|available|around)|would .{3,40} (?:suit|work)(?: for)? you|does .{3,40} (?:suit|work)",
    r"(?:your|share|send|know) (?:\w+ )?availab|(?:which|what|let me know|pick|choose|select|book|one of|any of|whichever)\b.{0,40}\b(?:times?|slots?|dates?|suits?|works?|pick)\b",
    r"trial (?:shift|day)|take-home|(?:phone|telephone|video|recruiter) screen|aptitude test|online (?:test|assessment)|coding (?:test|challenge)"
    r"|teach a .{0,30}lesson|assessment (?:centre|center|day)",
    r"mov(?:e|ed|ing) (?:the|your|our) (?:\w+ )?(?:interview|chat|call|meeting)|client would like to (?:meet|see|interview|speak)",
)
"""A meeting lies ahead, or was moved."""

NEXT_ROUND = _any(
    r"(?:move|moving|take|taking|put|putting|progress|progressing|advance|advancing|bring) (?:you|your application) (?:on\b|forward|through"
    r"|further|to|ahead|into)",
    r"(?:progress(?:ed)?|proceed(?:ed)?|advanc(?:e|ed)|move(?:d)?|go|going|goes|come|got|gone|through|made it|continue|forward|on)"
    r" (?:\w+ )?(?:on )?(?:to|into|through to|for|with) (?:the |our |a |your )?(?:\w+ )?(?:next|second|2nd|third|final|last|following|panel|onsite|on-site|interview)"
    r" ?(?:round|stage|step|interview|phase|level|one)?\b",
    r"see you again|want you back|invite you back|have you back|like you back|meet you (?:again|a second)|come back (?:in|and|for|to)\b",
    r"(?:you(?:'ve| have)?|has|have) (?:been )?(?:cleared|passed|made it|progressed|got through|come through)\b",
    r"(?:want|like|love|decided|keen|happy|wants) to (?:keep going|go (?:on|further|ahead) (?:with|to)|continue (?:with you|the process|our|to)|keep talking)",
    r"you(?:'re| are) (?:through|going (?:through|forward)|down to the last|one of (?:two|three|four|the))|through to (?:the )?(?:next|second|final|last)",
    r"next (?:round|stage|level|step)\b.{0,40}\b(?:is|will|would|being)\b|(?:l2|second (?:round|stage|interview)|final (?:round|stage|interview)).{0,50}"
    r"(?:will be|planned|scheduled|arrange|dates)",
)
"""They want to go on."""

OFFER = _any(
    r"offer(?:ing)? you (?:the|a|an|this|our|employment|appointment|permanent|full|part)\b(?! (?:chance|opportunity|interview|place (?:on|at) (?:the|our|an) (?:assess|interview)|slot|choice|time|call|second|first|date|phone|meeting|video|lift|trial|tour|refund|discount))",
    r"(?:extend|make|making|extending|confirm|confirming|formalis\w+|formaliz\w+) (?:to )?(?:you )?(?:an?|our|the|this|your) (?:\w+ ){0,2}offer\b(?! of (?:an )?interview)",
    r"offer (?:letter|of employment|of appointment|is (?:open|valid|on|subject|conditional)|expires|stands|lapses|in writing)|(?:letter|contract) of (?:offer|employment|appointment)"
    r"|conditional offer|formal offer|verbal offer|job offer|accept (?:the|this|our) (?:offer|position|role|post)",
    r"(?:job|role|position|post|place)(?:'s| is) yours|you(?:'ve| have)? got (?:it|the (?:job|role|position|post))\b|you(?:'re| are) hired|welcome (?:aboard|to the team)",
    r"(?:love|like|want|delighted|happy|thrilled|pleased|excited) (?:for )?you to (?:join|come and (?:work|lead|run|be)|lead\b|start (?:with|on)|take (?:over|the)|be (?:our|part))|the answer is yes|have you (?:join|on (?:board|the team))",
    r"(?:attached|enclosed|find|here is|here's|signing|sign) (?:\w+ ){0,3}(?:contract|offer)|pleased to (?:appoint|confirm your appointment)|been appointed",
    r"(?:come back|came back|back) with an offer|want to offer you|(?:are|'re) offering you|it'?s a yes\b|would you like (?:to (?:be|join|come and work)|the (?:job|post|role|position))|wants? you for (?:the|it|this)|they want you\b(?! (?:to come|back|in))|congratulations.{0,30}(?:selected for|got the|been successful)",
)
"""A yes, if no condition stands before it."""

ALERT = _any(
    r"job alerts?|new jobs|jobs (?:for you|that match|matching|recommended|near|you might)|newsletter|webinar|manage (?:your )?(?:alerts|preferences)"
    r"|latest (?:matches|vacancies|jobs)|recommended (?:jobs|for you)|this week:|in this issue|weekly (?:digest|round)|sponsored|premium|\bsubscribe\b"
    r"|signed up (?:at|for|to)|similar (?:jobs|roles to)|match(?:es)? your search|talent community|be the first to apply|people are viewing|easy apply|early applicant",
)
CODE = _any(
    r"verification code|one-time (?:pass|code)|reset your password|confirm your email address|log ?in code|sign in to|security code|privacy (?:policy|notice) (?:has|was)",
    r"rate your experience|(?:candidate|short|quick|our) survey|how (?:did we do|would you rate|was your experience)|feedback on our (?:process|recruitment)",
)
REFERENCE = _any(
    r"(?:as|a|be|for) (?:a |her |his |their |the )?refere(?:e|nce)\b(?! (?:number|code|no|check))|reference (?:request|form) |(?:provide|give|complete|write|giving|taking up) (?:us )?(?:with )?(?:a|the|an employment) (?:\w+ )?reference (?:for|on|about|form|in respect)",
    r"(?:named|given|listed|gave|nominated|put) (?:you|your name|your details|your number)(?: \w+){0,3} (?:as|for a)|(?:worked|reported) (?:\w+ )?(?:under|to|with|for) you\b|former colleague|above[- ]named",
    r"applied (?:to|with) us (?:for|and)|interviewing with us for",
)
APPROACH = _any(
    r"came across your (?:profile|cv|resume|details)|open to (?:a chat|new|opportunit|hearing|exploring)|might (?:interest|suit) you|(?:are you|if you're) (?:still )?looking",
    r"(?:saw|found|noticed|viewed) your (?:profile|cv|resume)|interested in (?:a |an |hearing )(?:\w+ ){0,3}(?:job|role|position|contract)|urgent (?:requirement|opening)|"
    r"great fit for a|exciting opportunit|refer a friend|know (?:anyone|anybody|someone)|reaching out|i recruit for|on the look ?out for|happy where you are|on the market|looking for a (?:new|fresh)",
)
REQUEST = _any(
    r"right to work|(?:send|resend|upload|provide|submit|forward|attach|email|need|share|return|complete|fill in|fill out|sign)\b.{0,50}\b(?:again|copy|copies|proof|"
    r"certificates?|passport|licen[cs]e|form|documents?|transcripts?|referees|pdf|details|photo|id\b|number|diploma|degree|questionnaire|statement|section)",
    r"(?:could|would|did|does|can) ?(?:not|n't|nt) (?:be )?open|(?:is|was|appears|looks) (?:incomplete|blank|corrupt|unreadable)|(?:is|are) missing|incomplete|names? (?:and|of) .{0,30}refere",
    r"(?:confirm|tell us|let (?:us|me) know) (?:your|whether you (?:have|hold|are)) (?:notice|salary|right|visa|\w+ licen)",
)
ALL_OTHER = {"alert": ALERT, "code": CODE, "reference": REFERENCE, "approach": APPROACH, "request": REQUEST}
"""What is about something else, each for itself."""

CONDITION = re.compile(
    r"\b(?:if|should (?:you|your|we|there|a)|unless|in case|in the event|whether|only (?:short|those|candidates|successful)"
    r"|(?:may|might|could) (?:have|be|already)|(?:please |should |may |can |must |to |you'?ll )?assume|consider (?:your|yourself)|take it that|once|when you are"
    r"|those who|candidates who|applicants who|anyone|five|phrases|until|before we|without)\b"
)
"""What stands before words that do not hold yet."""

PLAIN = re.compile(
    r"^(?:many |kind |warm )?(?:thank you|thanks|thx)(?: \w+){0,3} for (?:your (?:interest|time|patience)|taking|considering|the interest)\b"
    r"|^(?:i |we )?(?:hope|trust) (?:this|you|all)|^(?:we )?wish you|^(?:kind|best|warm) (?:regards|wishes)|^good luck|^all the best",
)
"""A sentence that every mail may have: it needs no second look."""
