"""Say by which words a refusal is known, also where it hides behind thanks and wishes."""

from __future__ import annotations

import re

NOT = r"(?:not|n't|never|nt)"

_OTHERS = (
    r"(?:an ?other|other|others|someone|somebody|some ?one|a different|different|candidates?|applicants?"
    r"|applications"
    r"|people|those|the other|an internal|internal|two|three|four|a (?:stronger|more|former|local)|"
    r"a (?:candidate|person|colleague|applicant))"
)

_YOU = r"(?:you\b|your (?:application|candidacy|candidature|profile|cv|resume)|it\b|this\b|things|with you)"

GOING = (
    r"(?:go|going|gone|went|mov(?:e|ing|ed)|proceed(?:ing|ed)?|progress(?:ing|ed)?|continu(?:e|ing|ed)"
    r"|press(?:ing)?"
    r"|pursu(?:e|ing)|advanc(?:e|ing)|tak(?:e|ing))"
)


def any_of(*patterns: str) -> re.Pattern[str]:
    """Join patterns to one that finds any of them."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


NO = any_of(
    r"regret to (?:inform|advise|tell|say|let)(?!.{0,60}(?:postpon|delay|on hold|paus|resched"
    r"|cancel.{0,20}interview))",
    r"(?:\bnot|n't|\bnever|\b(?:was|were|have|has|are|is)nt) (?:been |being |be |yet been )?"
    r"(?:successful|selected|short-?listed|chosen|appointed|preferred|picked|progressed|taken forward"
    r"|through)\b",
    r"\b(?:been|be|was|were|is|are) unsuccessful\b|application (?:has been |was |is )?(?:unsuccessful"
    r"|declined|rejected)",
    rf"{NOT} (?:be )?(?:able to |going to |be )?(?:able to )?{GOING} (?:forward |ahead |on "
    rf"|any further )?(?:with )?{_YOU}",
    rf"{NOT} (?:be )?(?:able to |going to |in a position to |be )?(?:mov|progress|proceed|continu|tak"
    rf"|go)\w* .{{0,40}}?(?:further"
    rf"|forward|ahead|on with you"
    r"|to (?:the )?next|past)\b(?! (?:\w+ ){0,6}(?:until|till|before|without)\b)",
    rf"(?:wo|will |ca|can|can |could|are |were |do |did |have |is |would "
    rf"|shall )(?:{NOT})[^,.;]{{0,40}}\b(?:progress|proceed"
    r"|shortlist|consider you|select you|invite you|inviting you|offer you|offering you|hire you|take you on"
    r"|progressing|proceeding|appoint you|select your|pick you|choose you|go with you|put you (?:through"
    r"|forward))\b"
    r"(?! (?:any )?(?:\w+ )?(?:feedback|advice|a date|an update|a timescale|travel))",
    r"(?:unable|not able|not in a position|not possible|impossible|cannot"
    r"|can't) (?:for us )?(?:to )?(?:offer you|consider"
    r" you|progress|proceed|take (?:you|your|it)|invite you|move (?:you|forward|ahead)|accept your"
    r"|accommodate you)"
    r"(?! (?:any )?(?:\w+ )?(?:feedback|advice|a date|an update))",
    r"(?:decided|chosen|opted|elected|decision) (?:not to|against)\b(?! (?:make|rush))",
    rf"{GOING} (?:forward |ahead |on |further )?(?:with|for)(?: the)? (?:\w+ )?{_OTHERS}\b(?!.{{0,14}}"
    rf"(?:interview|meetings))",
    r"(?:did|do|does|have) ?(?:not|n't) pass(?:ed)? (?:the|our|this|your)\b",
    rf"pursu(?:e|ed|ing) (?:the )?(?:\w+ )?{_OTHERS}\b|\bgoing to pass\b(?! (?:it|this|your|the) )",
    r"(?:go|going|moved?|moving|gone|went) (?:in )?(?:(?:a |another )(?:different )?|an? \w+ different )"
    r"(?:direction|route|way)\b"
    r"|\b(?:take|taken|taking|took)\b[^.;]{0,60} in (?:another|an? (?:\w+ )?different) direction\b",
    r"\b(?:offer|job|role|position|post|place|contract|seat|spot)\b[^.,;]{0,25}\b"
    r"(?:to|with) (?:someone|somebody|another (?:candidate|applicant|person)|an internal|the other"
    r"|one of our own)\b",
    r"(?:(?:not|n't|never) (?:be )?(?:going to |be )?(?:able to |in a position to )?|unable to |no way to )"
    r"(?:make|extend|give) you (?:an?|the|our) (?:\w+ )?offer\b(?! (?:yet|until|till|before|just yet))",
    r"\b(?!you\b)\w+ (?:will be|is) joining us as\b|\b(?:desk|chair|bench"
    r"|stool) [^.,;]{0,20}\bis (?:now )?taken\b",
    r"(?:have|'ve|has) (?:now |finally |already |just )?(?:found|hired|appointed|welcomed|signed|recruited"
    r"|got) "
    r"(?:(?:our|the|their) (?:new|next|right|ideal|perfect)|a new) (?!(?:office|home|date|time|slot|way"
    r"|system)\b)"
    r"(?![^.]{0,60}(?:\bin you\b|[:–—-] ?(?:it'?s )?you\b|\band (?:it|that)'?s you\b))",
    r"(?:appointed|selected|chosen|chose|choose|hired|hire|take|signed|offered|given|gave|taken(?: now)?"
    r"|took|picked|asked|preferred"
    r"|found|identified|recruited|gone|accepted|settled on|go for)\b[^.;]{0,45}?\b(?:someone|somebody"
    r"|some one|an ?other"
    r" (?:candidate|applicant|person|colleague|one|chef|driver|nurse|teacher|developer)"
    r"|(?:the )?other (?:candidate|person|man|woman"
    r"|applicant|one|lad|girl|guy|chap|fella|fellow|bloke|lass|gentleman|lady)"
    r"|other (?:candidates?|applicants?|people)|an internal"
    r"|a (?:new )?(?:candidate|colleague|person)\b|another)\b",
    r"(?:someone|somebody|another (?:candidate|applicant|person)|the other (?:candidate|person)"
    r"|internal candidate|an"
    r" internal|candidate they met|former \w+)\b[^.;]{0,60}\b(?:accepted|appointed|selected|chosen|hired"
    r"|offered|got it"
    r"|got the|coming back|edged|pipped|came out)",
    r"(?:has|have|had|is|been|was|were|it's|that's|they've|we've|now|we|they|i) (?:now |already |just "
    r"|since )?(?:been )?"
    r"(?:now |already |just )?filled\b|\bfilled (?:it|the (?:role|position|post|job|vacancy|place"
    r"|\w+ job))\b",
    r"(?:job|role|position|post|place|vacancy|spot)(?:'s| is| has| was)? (?:now |already |been )*(?:gone"
    r"|taken|closed|cancelled"
    r"|canceled|withdrawn|accepted by|offered to)\b(?! (?:a )?(?:longer|place|up|seriously"
    r"|applications? at))",
    r"no longer (?:be )?(?:under consideration|consider(?:ing|ed)|moving forward|in (?:the running"
    r"|consideration|"
    r"contention)|require|need)|(?:reject(?:ed|ion)?|declined|turned down)\b(?<!not a rejection)",
    rf"{NOT} (?:been |be |found |the |a |quite |to be |considered |deemed |think |our |its |it's |what "
    rf"|quite the |felt )*"
    r"(?:suitable|right (?:fit|match|person)|good (?:fit|match)|close match|strong match|a match for"
    r"|fit for this)",
    r"(?:it'?s|that'?s|is|be|a) a no\b|\bsay no this time|(?:have|had|need|going|gonna|decided|client"
    r"|chosen)(?: to)? pass(?:ed)?"
    r" (?:on (?:you|your|the|this)|this time)|decided to pass|\bhas passed\b",
    rf"(?:did|do|have) ?{NOT} (?:get|make|got|made) (?:the job|it (?:this|through|onto|to the)|the cut"
    rf"|this one|the shortlist"
    r"|through|the role)",
    rf"{NOT} (?:be )?(?:need|needing|require|requiring) (?:you\b|to see you|your services)",
    r"hold(?:ing)? out for|(?:weren't|were not|wasn't|was not|n't) (?:the )?(?:strong|experienced) enough",
    r"\b(?:no luck|not? good news|bad news)\b.{0,30}(?:this|i'm|im|on|for|afraid|\.|$)",
    r"you (?:were|came) (?:a |in )?(?:very )?(?:close )?second\b|\bsecond choice\b|pipped"
    r"|not to be this time",
    r"(?:felt|thought|decided|feel|think|believe) (?:that )?(?:you|your \w+)(?: were|'re| are| was"
    r"| is)? ?(?:weren't|aren't|not|n't)",
    r"(?:focus|concentrate|focusing|move ahead) on (?:applicants|candidates|people|those|other)",
    r"(?:client|they|we|manager|panel) (?:has|have|'ve|had)? ?(?:chosen|selected|picked|decided on"
    r"|gone with) (?:a|an|someone)",
    r"(?:recruit\w*|requisition|search|candidacy|process)\b[^.]{0,50}\b(?:has|have|is|are|now) (?:been "
    r"|now )*(?:ended|closed|concluded|completed|come to an end)\b"
    r"|\b(?:been|fully) staffed\b|process completed|(?:made|have) (?:their|our|an) appointment",
    r"(?:have|has|had)(?:n't| not) (?:made|reached) (?:it|the|our)"
    r"|consider you (?:any )?further(?<!to consider you further)",
    r"(?:who|those|people|everyone|everybody|all)\b[^.]{0,40}(?:going through|next stage|take further"
    r"|going forward)[^.]{0,30}\b(?:heard|told|contacted|been informed)",
    r"(?:did not|didn't|not|n't|nt) pass(?:ed)?\b(?! (?:on|along|it on|your))|not (?:included|on|in)"
    r" (?:\w+ )?"
    r"(?:the |their |our )?(?:list|shortlist)\b|not (?:a )?favou?rable|not (?:going |go )(?:any )?further"
    r"|not (?:to )?(?:go|going) on with you|(?:other|another) candidate selected|not been retained",
    r"\b(?:not|n't) (?:been )?recommend(?:ed|ing)? (?:you |your )?(?:\w+ )?for (?:appointment"
    r"|the (?:post|role|job|position)|interview|selection)"
    r"|sorry (?:that )?(?:this|it)(?: is|'s|s)?(?:n't| not) (?:better|happier|nicer|good|brighter) news"
    r"|\b(?:we're|we are|i'm|were) (?:all )?sorted (?:now\b|for (?:the|a|our|that) [^.,]{0,30}"
    r"(?:job|role|position|post|staff|shifts?|help)\b)",
    r"^(?!.*\b(?:you'?ll|you will|will|contact|hr|recruit\w*|talent|system|portal|platform"
    r"|software|office)\b)"
    r".*\b(?:(?:the|our|a) new [^.,;]{3,40}, who (?:has |have )?(?:just )?"
    r"(?:started|joined|begins|began|starts)\b"
    r"|(?:onboarding|inducting|training up|settling in|breaking in) (?:the|our|a) new\b)",
    r"\b(?:all|both|each) of (?:them|those|these) (?:have|has|had|were|are|will have) (?:already |now )?"
    r"(?:heard|been (?:told|contacted|invited|informed))"
    r"|\b(?:post|job|role|position)\b[^.,;]{0,40}\b(?:will be|is now|goes to|has gone to) \w+'s(?=[.,;]|$)",
    r"(?:is|will be) stepping (?:up|into)|promot(?:ed|ing) (?:\w+ )?from within|have not (?:made"
    r"|reached) the (?:shortlist|next|interview)|below the (?:mark|threshold|required)",
)
"""A refusal, if no condition stands before it."""

SOFT_NO = any_of(
    r"unfortunately|regrettably|regretfully|sorry to (?:have to )?(?:tell|say|inform|let|disappoint)"
    r"|disappoint"
    r"|better news|hoped for|hoping for|outcome we wanted|news we wanted|happier news",
    r"(?:more|most) closely (?:match|align|fit|meet|resembl)|(?:better|closer|stronger) (?:match|fit"
    r"|suited|aligned)",
    r"keep your (?:details|cv|resume|application|profile|information) (?:on|in)|(?:save|retain"
    r"|hold|hang on to|hold on to|hold onto) your (?:cv|details|profile|resume)|gutted for you|disheartened"
    r"|(?:something|anything) (?:\w+ )?(?:similar|suitable|else|else suitable) (?:comes|lands|turns|crops"
    r"|pops)",
    r"(?:apply|reapply|re-apply|applying) (?:to us )?again|future (?:vacanc|opportunit|opening|roles?)"
    r"|other (?:roles|vacanc)",
    r"(?:wish|best of luck|good luck|every success|all the best)\b.{0,40}(?:search|future|career"
    r"|endeavou?r|everything)",
)
"""What goes with a refusal, and with other mails too: it decides where a sentence is nearly one."""

DENIED = re.compile(
    r"\b(?:not|n't) (?:saying |giving you )?an? (?:no|rejection|refusal)\b"
    r"|\b(?:not|no|nobody|no one|none|never|n't)\b[^.,;]{0,25}\b(?:reject\w*|turned down|declined|refus\w+)"
)
"""A refusal that is said not to be one: "it is not a reject", "nobody has been turned down"."""
