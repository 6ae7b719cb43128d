"""List what people type when an application has news, and what only looks like it."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.turn.told import News


class Cue(NamedTuple):
    """A way to say news. order: where the company is looked for, in this order.

    s: it is the subject before. o: it follows at once. a: it follows after a preposition. n: it stands
    right before ("the acme interview").
    """

    news: News
    pattern: re.Pattern[str]
    order: str


def _cue(news: News, order: str, *patterns: str) -> Cue:
    return Cue(news, re.compile(rf"(?<![\w'])(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE), order)


_SOMEONE = r"(?:some(?:one|body)|another|an? internal|other|an? other|the other|an? more|a different|an? external|internal)"
_N_T = r"(?:n'?t| not|nt)"
_MEETING = (
    r"(?:interviews?|intervew|interveiw|intervw|phone ?screen(?:ing)?|screening call|screening|trial shift|trial day|trial|"
    r"assessment (?:centre|center|day)|assessment|second round|final round|first round|panel|video call|phone call|"
    r"coding test|tech(?:nical)? (?:test|round|call)|onsite|on-site|audition|hirevue|informal chat|"
    r"zoom(?: call)?|teams(?: call)?|google meet|call|chat|meeting|catch[- ]up|1st round|2nd round|3rd round|viva|f2f|intro call)"
)
_CV = r"(?:cvs?|apps|applications|\d+ (?:apps|applications|cvs)|c\.v\.|resume|résumé|application|app|form|forms|papers|documents|details|letter|cover letter)"

CUES = (
    _cue(
        News.withdrew,
        "ao",
        r"withdr(?:e|a)wn?(?: my application| myself)?",
        r"(?:pulled|pulling|pull) out",
        r"(?:dropped|dropping|drop) out",
        r"(?:backed|backing) out",
        r"(?:bowed|bowing) out",
        r"withdrawing(?: my application| myself)?",
        r"(?:took|taken|take|pulled) (?:myself|my name|my application) (?:out|off|back|down)(?: of it)?",
        r"cancell?ed my (?:application|candidacy)",
        r"pulled my application",
        r"retracted my application",
        r"(?:i|i've|ive|i have|i had|have|had to|just) (?:turned down|declined|refused|passed on|said no(?: thanks)? to|turned)"
        r"(?! by| for| at| in)",
        r"said no(?: thanks| thank you)? to(?= )",
        r"i(?:'m|m| am) not (?:going|continuing) (?:any )?(?:further|ahead|forward|on) with",
    ),
    _cue(
        News.withdrew,
        "m",
        r"(?:told|let|emailed|wrote to|informed) (?P<mid>.{2,50}?)(?: know)?(?: that)? i(?:'m|m| am|'ve|ve| have)? (?:not going|not interested|out\b|"
        r"withdr[ae]w\w*|no longer|pulled? out|pulling out|not continuing|don'?t want (?:it|the)|not taking|changed my mind)",
        r"told (?P<mid2>.{2,40}?) (?:no thanks|no thank you|no|thanks but no thanks|to (?:stuff|shove|keep) (?:it|their job))",
    ),
    _cue(
        News.no,
        "sa",
        rf"(?:have |has |'ve |'s )?(?:said|says|say|sed) (?:it'?s )?(?:a )?no(?!thing)(?! to\b| word| reply| news)(?: thanks)?(?: to me)?",
        r"(?:have |has |just |already |finally )*(?:rejected|turned|knocked|declined|refused|dinged|binned|dropped|dumped|shot|canned) "
        r"(?:me|my (?:application|cv|app))(?: (?:down|back|off|out))?",
        r"(?:have |has )?passed on (?:me|my)",
        rf"(?:do|did|does|have|has){_N_T} (?:want|pick|choose|select|take|hire|picked|chosen|selected) me",
        rf"(?:went|gone|going|goes|go|are going|have gone) (?:ahead )?with {_SOMEONE}",
        rf"(?:have )?(?:chose|chosen|picked|hired|took|taken|got|appointed|selected|found|went for|gone for) {_SOMEONE}",
        r"(?:have |has )?(?:gave|given|giving) (?:it|the (?:job|role|post)) to(?! me)",
        r"(?:have |has |'s |was |is |are )?(?:been )?filled(?: the| it| their)?(?: (?:role|job|post|position|vacancy))?(?: internally)?",
        r"(?:it'?s|is|was|are|were|'s|it was|it is|thats|that'?s) (?:an? )?(?:straight |definite |hard |flat |big |another )?no(?: from| for me| again)?(?= |$)(?! word| reply| news| longer| answer| response| idea| way| need)",
        rf"(?:will|wo|would|are|is|were|do|have|has|decided|deciding)(?:{_N_T}| not)(?: be)? (?:to )?(?:taking|moving|progressing|proceeding|proceed|move|take|progress|continue|continuing|going|go|shortlisted|selected)"
        r"(?: (?:me|my application|it))?(?: any)? ?(?:forward|further|ahead|on|with me|with my application|me)?",
        r"sent (?:me )?(?:a |the |an |their )?(?:\w+ )?(?:rejection|refusal|no|regrets?|pfo|knock-?back)(?: (?:email|letter|mail|text))?",
        r"regret(?:s|ted)? to (?:inform|tell|say|let)",
        r"let me down",
        r"cancell?ed my interview",
        r"turned me away",
        r"(?:has |have |was |been )*(?:scrapped|cancell?ed) (?:the )?(?:role|job|post|position|vacancy)",
    ),
    _cue(
        News.no,
        "ano",
        r"(?:(?:got|been|was|were|getting|get|just|also|i'm|am|have|auto)[ -])*(?:rejected|turned down|knocked back|kb'?d|declined|refused|dinged|binned|bounced|bumped|axed|"
        r"passed over|rejeced|rejcted|regected|reject)(?: again| already| too)?(?! (?:me|my|the|them|their|it|him|her|us|candidates?|people|ones?|list)\b)",
        r"(?:a |an |the |another |one |got )*(?:rejection|refusal|knock-?back|thanks but no thanks|pfo|dear john|(?:the )?'?(?:we )?regret'? (?:letter|email|mail)|'?unfortunately'? (?:letter|email|mail))s?(?: (?:email|letter|mail|text|call|came|today|in))*",
        r"(?:it'?s |a |another |the |got |big |that'?s |hard |flat |had )*(?:no|nope|'no') (?:from|at|by|off)",
        rf"(?:did|was|have|has|were|am|is){_N_T} (?:been )?(?:get|got|make|made|successful|selected|shortlisted|chosen|picked|offered|land)(?! back| in touch| a reply| an answer| any| through to| to\b| round| much| a response| feedback| interview)"
        r"(?: (?:it|in|past|through|the cut|the job|the role|the post|the position))?",
        r"(?:was |is |am |been |i'm |were )?(?:unsuccessful|not successful|not selected|not shortlisted|not chosen|not picked|no longer (?:being considered|in the running)|out of the running)(?: (?:with|at|for|in))?",
        r"no (?:luck|joy) (?:with|at)",
        r"came back (?:as )?(?:an? )?(?:no|negative|rejected)",
        r"missed out (?:on|at|with)",
        r"lost out (?:on|at|to)(?= )",
    ),
    _cue(
        News.offer,
        "sa",
        r"(?:have |has |just |'ve )*(?:offered) (?:me|us)(?! (?:an? |the |my )?(?:\w+ )?(?:interview|trial|call|chat|second|2nd|first|final|next|meeting|phone|slot|zoom|round))",
        r"(?:have |has |just |'ve )*(?:made|given|gave|sent|giving)(?: me)? (?:an? |the |it|their )?(?:written |verbal |job |formal )?(?:offer|job|role|post|position|contract)",
        r"(?:want|wants) me to (?:start|join)",
        r"(?:have |has |just )?said yes(?! to)",
        r"(?:have |has |are |is )?(?:hired|hiring|chose|chosen|picked|taking) me(?! (?:on )?forward| further| through)(?: on)?",
        r"(?:want|wants|would like) to (?:hire|offer|employ|take) me(?: on)?",
    ),
    _cue(
        News.offer,
        "ano",
        r"(?:(?:got|have|had|received|a|an|the|my|another|verbal|written|formal|job|conditional|firm) )*offer(?: letter| call| email| in writing)?(?! of an interview| me| to meet| an interview)(?: (?:came|in|through|today))*",
        r"(?:i |i've |just )*(?:got|landed|secured|bagged) (?:the|that|a|my) (?:\w+ ){0,4}?(?:job|role|post|position|gig)",
        r"(?:been|got|was|just) (?:offered|hired|accepted|given)(?! an? (?:interview|trial|call|chat|slot|second))",
        r"offered (?:the|a|this|that) (?:\w+ ){0,3}?(?:job|role|post|position)",
        r"(?:it'?s|is|was|it was) a (?:big |definite )?yes",
        r"i got (?:it|in)(?= at| with|$| !)",
        r"accepted (?:the |an |their )?(?:offer|job|role|position)",
        r"i start(?: work)? (?:at|with)(?= )",
    ),
    _cue(
        News.next_round,
        "as",
        r"(?:(?:i'm|im|got|get|made it|made|am|put|taking me|moved|moving|going|gone|invited|passed|progressed|progressing|advanced|advancing|moved me|moving me|put me|taken me|taking me|invited me|i|have|has|just|it) )*"
        r"(?:through|on|thru|forward|back|along|progressed|progressing|advanced|advancing|it|invited|moving)? ?(?:to|into|onto|for|in) (?:the |a |their |my )?(?:next|second|2nd|third|3rd|final|last|fourth|4th|interview) "
        r"(?:\w+ )?(?:round|stage|step|phase|interview|panel|two|three|one)s?",
        r"(?:been |was |am |i'm |got |have |has |just )*(?:shortlisted|short-listed|shortlist|short listed)(?: me)?",
        r"offered me (?:an? |the )?(?:second|final|next|2nd|third)(?: (?:round|interview|stage))?",
        r"(?:passed|got past|cleared|survived) (?:the |my |their )?(?:first|phone|1st|initial|screening|screen|test|technical|sift|paper sift|hr|coding|telephone)(?: (?:round|stage|screen|interview|test|call|sift))?",
        r"(?:want|wants|would like|like|asked|wanted|wanting) (?:me back|to see me again|to meet (?:me )?again|me back again|to talk (?:to me )?again|me for (?:a |the )?(?:second|2nd|final|next|another))(?: (?:interview|round|chat))?",
        r"(?:next|second|2nd|final|third|3rd) (?:round|stage)(?: (?:with|at))",
        r"going (?:forward|ahead) with me",
        r"taking me (?:forward|further)",
        r"progress(?:ing|ed)? (?:me|my application)",
    ),
    _cue(
        News.nothing,
        "sa",
        r"(?:has|have|had|did|is|are|do|does|never|still)(?:n'?t| not|nt)? ?(?:even |actually |yet |still |not )*(?:got back|gotten back|get back|came back|come back|replied|reply|answered|answer|responded|respond|been in touch|contacted|said anything|decided|made (?:a|their|any) decision|told me|called back|call back|call me|called me|call|phone|text|written back|messaged|rang|rung|emailed)(?: to)?(?: (?:me|us|my \w+|back))?",
        r"(?:went|gone|going|are|is|been|has gone|have gone) (?:completely |totally |all )?(?:quiet|silent|dark)(?: on me)?",
        r"(?:have |has |just |are |is |completely |totally )*(?:ghosted|ghosting|ghosts|ghost) (?:me|us)",
    ),
    _cue(
        News.nothing,
        "an",
        r"(?:still |absolutely |got |again |as yet |heard |sweet |hear |and |have |had )*(?:nothing|nowt|nada|zilch|nuttin|nothin|nuthing|crickets|tumbleweed|silence|radio silence|no word|no news|no reply|no replies|no response|no answer|no update|no updates|no feedback|no contact|no call|no offer yet|no decision|not a word|not a peep|not a sausage|not a dicky bird)(?: (?:yet|at all|back|so far|heard|whatsoever|still))*",
        rf"(?:still )?(?:(?:have|has|had|did|ha)(?:{_N_T}| never)|never|not|aint|ain't) ?(?:yet |even |actually |still )*(?:heard|hear|herd) (?:a (?:word|thing|peep)|anything|nothing|nout|back|from|bk|owt)(?: back| bk)?",
        rf"(?:do|have|has|did){_N_T} (?:yet )?(?:have|had|got|gotten|received?|get) (?:a |an |any )?(?:reply|replies|answer|response|word|news|feedback|update)(?: back| yet)*",
        r"(?:been |got |getting |was |i've been |totally )*ghosted",
    ),
    _cue(
        News.met,
        "aos",
        rf"(?:(?:i've|ive|i|just|already|have|also|did|done|came out of|back from|out of|finished|attended|sat|completed|went to|went for|been to|been for|aced|bombed|survived) )*(?:had|did|done|finished|attended|came out of|out of|back from|sat|completed|went to|went for|been to|been for|aced|bombed|survived|have done) (?:(?:my|an|a|the|that|their|our|first|second|2nd|1st|final|third|3rd|phone|video|job|panel|online|telephone|zoom|teams|technical|last|quick|nice|good|great|long|short|lovely|informal|initial|hr|\d+[- ]?min(?:ute)?s?) )*{_MEETING}(?! (?:booked|scheduled|invite|lined up))",
        r"(?:i've |ive |i |just |was |got |been |have |i was |already )*(?:interviewed|interviewd|interveiwed|intervewed)(?: (?:me|for|there|yesterday|today))*",
        r"(?:i |just |i've |ive |have )*met(?: up)?(?: with)?(?= )",
        r"(?:i |just |i've |ive |have )*(?:spoke|spoken|talked) (?:to|with)",
        rf"{_MEETING} (?:with|at|for) .{{2,40}}? (?:went|is done|is over|was (?:ok|good|fine|grand|great|alright|tough|hard|a))",
        rf"{_MEETING} (?:went|done|is done|is over|was(?! (?:moved|cancell?ed|rescheduled|meant|supposed|put|pushed|postponed|changed|booked|for|due)))",
    ),
    _cue(
        News.interview,
        "s",
        r"(?:want|wants|wanted|would like|asked|like|going|wish) to (?:see|meet|speak|talk|interview|chat)(?: to| with)? ?(?:me)?(?! again)",
    ),
    _cue(
        News.interview,
        "san",
        r"(?:(?:want|wants|like|wanted|asked|invited|asking|inviting|having|have|has|calling|called|need|booked|got|bringing|would|would like|just|have asked|offered) )+me (?:to )?(?:in|come in|come|over|an|a|for|to|down|up|on site|onsite|by|at)(?= |$)(?: (?:come )?(?:for|in))*(?: (?:an|a|the|my))?"
        rf"(?: {_MEETING})?",
        r"(?:is |are )?(?:seeing|interviewing|meeting) me",
        r"(?:can|could) (?:only )?(?:see|meet|do) me",
        r"resched\w*(?: (?:from|with|by|me|my interview))?",
    ),
    _cue(
        News.interview,
        "ano",
        rf"(?:(?:l[1-4]|r[1-4]|preliminary|prelim|introductory|2|two|3|three|got|have|an|a|my|the|i've|ive|there's|another|next|second|2nd|first|1st|final|third|3rd|job|phone|video|telephone|panel|online|virtual|in[- ]person|zoom|teams|technical|hr|tech|face[- ]to[- ]face|booked|landed|got a|got an|confirmed|invited to|invite|invitation|for|to|moved|rescheduled|postponed|upcoming|informal|quick|short|\d+[- ]?min(?:ute)?s?) )*{_MEETING}(?: (?:invite|invitation|slot|booked|confirmed|scheduled|moved|rescheduled|interview|call))*",
        r"invited (?:to|for)(?= )",
        r"interviewing(?= (?:with|at|for) )",
        r"(?:meeting|seeing) (?=\w)",
    ),
    _cue(
        News.nothing,
        "ao",
        r"(?:i'm |im |am |been |still |just |and |keep )*(?:waiting|awaiting)(?: (?:to hear|on|for|hear|an? (?:answer|reply|decision)|to hear back|back|on word))*",
    ),
    _cue(
        News.on_hold,
        "sna",
        r"(?:(?:have|has|had|put|puts|is|are|was|been|gone|went|everything|it|the|role|job|post|position|hiring|recruitment|vacancy|application|my|now|all) )*(?:on (?:hold|ice|pause)|paused|frozen|suspended)(?: (?:the|their|hiring|recruitment|it|role|post|position|until|till))*",
        r"(?:hiring|recruitment) freeze(?: (?:at|with))?",
        r"(?:has |have )?froze(?:n)? (?:hiring|recruitment|the \w+)",
        r"no budget(?: (?:now|for it|at))?",
        r"not hiring (?:till|until|now|at the moment|anymore)",
    ),
    _cue(
        News.promised,
        "sna",
        r"(?:(?:have|has|had|will|'ll|are|is|been|was|be|just|now|say|says|said|it) )*(?:moved|pushed|delayed|delaying|postponed|extended|changed|shifted|moving|pushing)(?: back)? (?:(?:the|their|its|my) )?(?:decision|answer|deadline|response|result|results|outcome|decision day|decision date|date|announcement)(?: back| out| by)?",
        r"(?:(?:the|their|a|my) )?(?:decision|answer|result|results|outcome|verdict)(?: (?:date|day))?(?: (?:is|has|are|was|been|from|at|of|due|expected|coming|now|comes|will|be|pushed|moved|delayed|on|by|in|postponed|out|back|til|till|until|with|for))*(?=[^\n]*[\ue000-\ue0ff])",
        r"(?:will |'ll |to |would |gonna |going to |said |says |promised |promise |now |should |supposed to |meant to |they'll |i'll |i |can |might |but |can't |cant |cannot |won't )*(?:hear(?: back)?|know(?: more)?|decide|deciding|let(?:ting)? me know|lmk|get(?:ting)? back(?: to me)?|tell me|text(?: me)?|message me|come back to me|come back|be in touch|get in touch|ring me|call me|phone me|contact me|email me|write to me|update me|inform me|give me (?:an? )?(?:answer|decision|update|call|ring)|shortlist|make (?:a |the |their )?decision|reply|respond|answer|revert|give news|announce)(?: (?:back|me|by|on|with|their decision|the result|results))*",
        r"(?:said|told|promised|says|reckon|reckons|quoted|gave|given|expect|promise|named|need|needs|want|wants)(?= (?:me |it |them |it'?ll |take |be |to |another |an extra |would |about |more |for |time |up |maybe )*[\ue000-\ue0ff])",
        r"(?:put|pushed|moved|kicked) (?:it |me |that |everything |things )?(?:back|off|out)(?: (?:to|by|til|till|until))",
    ),
    _cue(
        News.applied,
        "aos",
        r"(?:(?:i've|ive|i|just|also|have|already|finally|re|has|so|newly|now|then)[ -])*(?:applied|reapplied|re-applied|aplied|appllied|appied|applyed|aplyed)(?: (?:online|again|in person|directly|direct|today|there|here|successfully))*",
        rf"(?:sent|emailed|submitted|handed|dropped|gave|put|chucked|fired|posted|uploaded|threw|left|mailed|bunged|popped|filed|lodged|fired off|send)(?: (?:in|off|away|out|over|them|through))*(?: (?:my|an|a|the|their|our|another|that))?(?: (?:\w+ )?{_CV})(?: (?:in|off|over|round|into|form|sent|and cover letter|& cover letter))*",
        r"(?:have |just |i've |ive |i )*(?:submitted|put in|put my name (?:in|down|forward)|put my hat in|gone for|went for|going for|in for|entered|registered|enquired)(?: (?:for|to|at|with))",
        r"submitted(?: it| mine| this)?(?=[\s\ue000-\ue2ff]*$)",
        r"(?:(?:they|she|he|agency|recruiter|has|have|is|was|got|am|been|being|getting)[ ])*(?:put|putting|submitted|sent|proposed|recommended) (?:me|my cv|my profile)(?: (?:forward|up|over|in))?",
        r"(?:was|been|got|am|being|were) (?:put forward|submitted|proposed|referred)",
        r"(?:my |an |new |the |another |job )*(?:application|app|cv|resume)s? (?:is |has |was |now |been |all |just )*(?:in|sent|submitted|to|with|for|at|done|off|gone|received)(?: (?:in|off|to|with|at|for|it))*",
        r"(?:don|did|do|dey|have|logged|made me|had me) apply",
        r"sent (?:this|that|it|the)(?: one)? (?:off|in|over|away)",
        r"put me in(?: for)?\b",
        r"filled (?:in|out) (?:the|an?|their) (?:\w+ )?(?:form|application)",
        r"finished (?:the|my|an) (?:\w+ )?application",
    ),
)
"""In the order in which they are believed when several fit one piece."""

IGNORED_BEFORE_DAY = re.compile(
    r"(?:clos(?:ing|es|e|ed)|deadline|start(?:ing|s|ed)?|begin(?:ning|s)?|available|born|since|expires|posted|advertised|notice|contract|holiday)\b"
    r"(?: date)?[^,]{0,14}$",
    re.IGNORECASE,
)
ANSWER_BY = re.compile(
    r"\b(?:hear|know|decid\w+|decision|answer|result|outcome|reply|respond\w*|back|promis\w+|said|told|meant|supposed|due|"
    r"expect\w*|by|latest|shortlist\w*|within|feedback|verdict|announc\w+|update|before|until|till?|revert|let me)\b",
    re.IGNORECASE,
)
REASON = re.compile(
    r"^(?:(?:said|says|saying|apparently|reason(?: given)?(?: was| is)?:?|feedback(?: was| is)?:?|they said|she said|he said)\b.{8,}|"
    r".*\b(?:because|cos|cuz|coz|due to|not enough|too (?!late|bad|much time)\w+|lack(?:ed|ing|s)?|over-?qualified|under-?qualified|experience|wanted|"
    r"wants|wanted more|looking for|preferred|needed|need|stronger|more (?:senior|junior|\w+ (?:experience|background))|didn'?t have|don'?t have|"
    r"no (?:\w+ )?(?:licen[cs]e|experience|degree|visa|sponsorship|certificate|car)|qualif\w+|budget|salary|asking|internal(?:ly)?|closer|"
    r"with more|who had|already (?:had|knew|worked)|skills?)\b.*)",
    re.IGNORECASE,
)

ALONE = (
    (
        News.no,
        re.compile(
            r"(?:a |an |the )?(?:no|nope|nah|rejected|rejection|reject|declined|unsuccessful|not selected|not successful|not shortlisted|turned down|regret|no luck|no thanks|closed|failed)(?: from them| again| too| already)?",
            re.I,
        ),
    ),
    (
        News.offer,
        re.compile(
            r"(?:a |an )?(?:yes+|offer|offered|accepted|hired|got it|got the job|success|successful)", re.I
        ),
    ),
    (
        News.next_round,
        re.compile(r"(?:shortlisted|next round|through|second round|final round|2nd round)", re.I),
    ),
    (News.withdrew, re.compile(r"(?:withdrawn|withdrew|pulled out|i said no)", re.I)),
    (News.on_hold, re.compile(r"(?:paused|on hold|frozen)", re.I)),
    (
        News.nothing,
        re.compile(
            r"(?:still )?(?:nothing|nothing yet|nowt|ghosted|silence|waiting|pending|no reply|no response|no answer|no news|no word|tbc|awaiting|crickets|waiting to hear)(?: yet| still| so far)?",
            re.I,
        ),
    ),
    (News.interview, re.compile(r"(?:an? )?(?:interview|interviewing|phone screen|screening)", re.I)),
    (News.met, re.compile(r"(?:interviewed|interview done|had interview)", re.I)),
    (
        News.applied,
        re.compile(r"(?:applied|sent|submitted|in|application sent|cv sent|in progress|under review)", re.I),
    ),
)
"""What stands alone beside a name, as in a list: "Acme - no"."""

SPECIFIC = re.compile(
    r"\b(?:(?:they |the )?(?:role|job|post|position|vacancy|it)(?: is| was|'s| has been| got)? )?(?:went|gone|going|chose|chosen|picked|hired|gave it|given it|filled|appointed|promoted|took|found)"
    r" (?:with|to|someone|somebody|an?|another|already|internally|by|in)\b|\b(?:role|job|post|position)(?: was| is| has been)? filled\b|\b(?:experience|qualified|skills|certificate|licen[cs]e)\b",
    re.IGNORECASE,
)
"""A no that says why in itself."""

TELLING = re.compile(
    r"\b(?:internal\w*|already|more|better|experience\w*|filled|with an?|closer|cheaper|local|qualif\w+|degree|skills?)\b",
    re.IGNORECASE,
)
"""Words by which such a no is specific enough to be a reason."""
