"""Tell what only looks like news: questions, wishes, plans, regrets, what happened to others, feelings."""

from __future__ import annotations

import re

_POLITE = (
    r"(?:(?:please|pls|plz|kindly|hey|hi|hello|ok|okay|so|and|also|but|well|right|then|now|just|"
    r"oh|um|actually|sorry|sry|bot|coach)[,.!]? )*"
)
_ASKED = re.compile(
    rf"^{_POLITE}(?:(?:should|shall|could|would|can|may|might|does|do|didn'?t|doesn'?t|"
    rf"is|are|isn'?t|aren'?t)"
    r" (?:i|you|we|they|he|she|it|there|that|this|my|the|anyone|anybody|people|u|ye|a|an|any|"
    r"not|companies|employers|recruiters)\b|"
    r"(?:do|does) (?:your|its)\b|(?:did|was|were|am|wasn'?t|have|has|had|will|won'?t|hasn'?t|"
    r"haven'?t) (?:i|you|we|they|he|she|it|there|anyone|anybody|people|u|ye)\b|"
    r"(?:what|whats|what's|when|whens|when's|where|wheres|why|how|hows|how's|which|who|whos|"
    r"who's|whom|whose|any (?:chance|idea|tips|advice|way|news|point)|"
    r"wdyt|thoughts|is it|isit|wat|wot|y did|hw)\b)",
    re.IGNORECASE,
)
_DID_SOMEBODY = re.compile(
    rf"^{_POLITE}(?:did|does|is|are|was|were|has|should|would|could|will) [\w&'. -]{{1,40}}? "
    r"(?:reject|say|tell|want|offer|ever|reply|answer|hire|call|ask|pick|a good|good|still|"
    r"hiring|legit|turn|give|take|next|have|get|before|know|said)\b",
    re.IGNORECASE,
)
_NOTING = r"(?:note|log|add|save|record|track|put down|write down|jot|register|put (?:it|this|that|me) down)"
_PUT_IN = (
    r"(?:put|pop|stick|enter) (?:me )?in(?= (?:for )?(?:an? |my |the )?(?:\w+ )?(?:interview|trial|call)\b)"
)
_MAY_NOTE = re.compile(
    rf"^{_POLITE}(?:(?:can|could|will|would) (?:you|u) |i (?:want|would like|'d like|need) "
    rf"(?:you )?to |let me )?(?:please |pls )?(?:{_NOTING}|{_PUT_IN})(?: down| this| that| it)?\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    rf"^{_POLITE}(?:(?:can|could|will|would) (?:you|u|we) |i (?:want|need) you to |i(?:'d| "
    rf"would) like (?:you )?to |let'?s |i want to |i wanna |let me )?(?:please |pls |just )?"
    r"(?:delete|remove|erase|bin|scrap|drop|forget|remind|rename|change|edit|correct|fix|"
    r"show|list|pull up|pull|open|reopen|bring|close|mute|unmute|"
    r"stop|pause|resume|draft|compose|write|help|tell|give|let|find|export|send me|send us|"
    r"make|undo|compare|prep|prepare|practi[sc]e|rehearse|flag|nudge|chase|ask|ping|"
    r"poke|move|swap|update(?! ?[:,-])|cancel|wipe|clear|lose|hide|skip|go back|back to|look "
    r"at|look up|search|check|read|see|view|display|say|call(?! (?:with|at|booked|on|from|scheduled)\b)"
    r"|email|"
    r"explain|advise|recommend|suggest|keep|leave|(?:don'?t|do not)(?! (?:have|know|get|got|"
    r"think))|never mind|no more|quit|refrain|reminder|sort|count|play|talk|tag|archive|put "
    r"back|take|"
    r"set|turn off|turn on|switch|book|follow|wake|buzz|notify|inform me|review|go through|"
    r"reflect|brace|discuss|think about|start|begin|do the|do a|do me)\b"
    r"(?! me (?:in|an|the job|over)| up with| word|(?: just| back| now| came| came in| in| through)* from\b)",
    re.IGNORECASE,
)
_WISH_ANYWHERE = re.compile(
    r"\b(?:remind me|delete (?:it|that|this|them|everything)|take (?:it|that|them|this) "
    r"(?:off|out)|bring (?:it|that) back|show me|tell me (?:again|about|what|how|if|why)|"
    r"help me|can (?:you|u|we)|could (?:you|u|we)|would you|will you|i need (?:a|an|help|you"
    r"|to(?! (?:answer|decide|reply|respond|accept|sign|confirm|say|give|let (?:them|her|him)"
    r"|tell (?:them|her|him)|get back)\b))|i(?:'d| would) (?:like|love|prefer)|i want|i wanna|let's|"
    r"don'?t (?:remind|ask|write|message|bother)|stop (?:asking|reminding|writing)|no "
    r"(?:more )?reminders?|reminder|practise|practice|rehearse|put (?:it|them|that) back|"
    r"call it|rename|change it|instead of|not .{1,30} but|i never applied|never applied|tell "
    r"me\s+to|check (?:on|in on)|(?:is|was|are) wrong|must correct|correction|i meant|not as|"
    r"typo|should be|spelled|spelt|entry|twice|duplicate|on the list|in (?:your|the|my) list|"
    r"your (?:messages?|reminders?|list|notes?|question)|this (?:app|bot|chat)|draft|"
    r"template|pep talk|advice|tips?)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:if|unless|whenever|in case|suppose|supposing|imagine|what if|even if|even though|"
    r"as if|like (?:nobody|they|no one)|wish|hope|hoping|hopefully|fingers crossed|"
    r"(?:should|could|would|might|must|needn)(?:n'?t)?(?: have|'ve|ve| of)? |i'd|i should|"
    r"ought|used to|dream\w*|pray\w*|pretend\w*|lest|rather than|instead|"
    r"before i|before (?:the|my) next|"
    r"when(?:ever)? i|when they|when you|after i|every time|each time|once i|until "
    r"i|(?:done|through|finished|enough|not|stop\w*|no longer|sick|tired|ceased|done with) "
    r"(?:of |to )?(?:waiting|hoping|expect\w*)|mock|by the time|the more|always|usually|"
    r"normally|never again|again and again|"
    r"years? ago|back in (?:19|20)|in (?:19|20)[0-2]\d\b(?!\d)|decades?|as a kid|at school|"
    r"in college|one day|some ?day|thought (?:i|about|of)|"
    r"scared|afraid|worried|nervous|terrified|anxious|jealous|proud|ashamed|"
    r"dread(?:ed)?\b(?! (?:e-?mail|letter|mail|call|text))|"
    r"embarrass\w*|feel|feeling|felt|feels|hate|love|tired|sick of|fed up|"
    r"cry|crying|cried|"
    r"maybe i|perhaps|not sure (?:if|whether)|wonder\w*|ponder\w*|(?<!not )(?<!n't )consider\w*|tempted|"
    r"deciding (?:if|whether)|don'?t know (?:if|whether|how|what|why)|no idea)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:(?:want|wanna|wants|going|gonna|goin|planning|plan|thinking|think|might|may|will|"
    r"'ll|shall|need|needs|have|has|got|ought|hope|hoping|wish|about|"
    r"supposed|meant|trying|try|tried|forgot|forget|like|intend|intending|ready|able|able to|"
    r"decided|looking|look|keen|want) (?:to |of |about |on )?(?:\w+ )?(?:apply|applying|"
    r"withdraw|send|submit)\b|"
    r"(?:i'?ll|i will|i'm gonna|im gonna|i shall|i'm going to|im going to|going to|gonna) "
    r"(?:\w+ )?(?:apply|send|submit|withdraw|hand|drop|put|go for|email|call|ring|pull|turn|"
    r"tell|ask|say|try|wait|write)|"
    r"(?:haven'?t|have not|didn'?t|did not|never|not|hadn'?t|yet to|no) (?:\w+ )?(?:applied|"
    r"apply|sent|submitted|withdrawn|interviewed|even applied)|"
    r"(?:to|still) apply (?:to|for|at|with)|applying (?:to|for|at|with)|(?:worth|before|"
    r"about|after|of|for|keep|kept|stop|stopped|regret|from|by|start|started) applying|"
    r"about to|(?:still )?(?:to|need to) (?:send|submit|withdraw)|to be rejected|not (?:been "
    r")?rejected|without)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:^|\b(?:and|but|so|because|cos|that|when) )(?!the boss\b)(?:my|our|his|her|their|a|an|the|one of "
    r"my|some|another) (?:\w+'s )?(?:\w+ )?(?:friends?|mates?|sister|brother|mum|mom|dad|mother|father|"
    r"cousin|"
    r"wife|husband|partner|girlfriend|boyfriend|flatmate|roommate|neighbou?r|colleague|"
    r"classmates?|son|daughter|uncle|aunt|nephew|niece|ex|bro|sis|kids?|kuya|ate|best friend|"
    r"pal|buddy|boss|other half|better half|mam|da|ma|nan|gran|granny|grandson|fianc[eé]e?|"
    r"(?:girl|lad|lass|fella|bloke|guy)(?! (?:from|at|in|who|that)\b)|everyone|landlord|husband's"
    r"|friend's|mate's|brother's|"
    r"sister's|teacher)\b|"
    r"^(?:he|she|everyone|everybody|people|folk|nobody|no one|lads?|others?) (?:\w+ )?(?:got|"
    r"was|were|has|have|had|applied|interviewed|is|are|gets|did|just|works?|said they|told)"
    r"\b|"
    r"\b(?:hired|offered|rejected|gave|told) (?:him|her|them|my (?:friend|mate|sister|"
    r"brother|cousin|\w+ friend))\b",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"^[^\S\n]*(?:from|to|subject|date|sent|cc|fwd|re):|\b(?:kind|best|warm)? ?regards\b|\byours "
    r"(?:sincerely|faithfully)\b|^dear (?!coach|sir,? i\b)\w+|^hi \w+,\s*$|\bunsubscribe\b",
    re.IGNORECASE | re.MULTILINE,
)
_REVIEW = re.compile(
    r"\b(?:i (?:was|am|got|were|had|could|did|do|don'?t|didn'?t|wasn'?t|froze|forgot|asked|"
    r"talked|said|spoke|rambled|answered|waffled|stumbled|looked|wore|arrived|mentioned|"
    r"explained|knew|think|know|learned|"
    r"learnt|prepared|practi[sc]ed|researched|studied|made|showed|gave|took|kept|let|left|"
    r"read|tried|used|brought|came|went|seemed|sounded|panicked|blanked|cracked|nailed)"
    r" (?!(?:my|all) (?:\w+ ){0,2}(?:interviews?|trial|assessment|call|round|application|cv|form)\b)"
    r"(?:too|so|not|quiet|nervous|late|early|unprepared|prepared|very|really|rushed|honest|"
    r"myself|more|much|about|less|well|badly|up|blank|enough|better|bit|a bit|the question|"
    r"questions|on|"
    r"over|my|all|everything|nothing about|them about))\b|\b(?:next time|in future|lesson|"
    r"went blank|mind went|my answers?|my examples?|questions? about|the question)\b",
    re.IGNORECASE,
)


def is_question(sentence: str, asked: bool) -> bool:
    """Tell whether a sentence asks something. asked: it ends with a question mark."""
    return asked or bool(_ASKED.search(sentence)) or bool(_DID_SOMEBODY.search(sentence))


def is_wish(sentence: str) -> bool:
    """Tell whether a sentence wants something done, other than noting what it says."""
    if _MAY_NOTE.search(sentence):
        return False
    return bool(_WISH.search(sentence) or _WISH_ANYWHERE.search(sentence))


_PLEA = re.compile(
    rf"^{_POLITE}(?:(?:can|could|would|will) (?:you|u|we)|help me|i(?:'d| would) (?:like|love|rather)|"
    r"i (?:just |only |really )?(?:want|need|wanna)(?! to (?:reply|answer|respond|decide|tell|let|sign))|"
    r"let'?s|(?:just |only )?(?:write|draft|give) me)\b"
    r"(?=.*\b(?:reply|repl(?:y|ies)|message|letter|mail|e-?mail|lines?|draft|words|review|talk|help"
    r"|advice)\b)",
    re.IGNORECASE,
)


def is_plea(piece: str) -> bool:
    """Tell whether a piece asks for a reply or for help with what the pieces before it tell."""
    return bool(_PLEA.search(piece))


def asks_to_note(sentence: str) -> bool:
    """Tell whether a sentence asks to note something down."""
    return bool(_MAY_NOTE.search(sentence))


def without_noting(sentence: str) -> str:
    """Take the request to note something away."""
    return re.sub(
        r"^\s*(?::|for me|my|an?|the|new|one|of|that|this|as)(?:\s|$)",
        " ",
        _MAY_NOTE.sub("", sentence, count=1),
    ).strip(" :")


def is_unreal(piece: str) -> bool:
    """Tell whether a piece is no fact about the person: a condition, a plan, a feeling, somebody else's."""
    others = _OTHERS.search(piece) and not _FOR_ME.search(piece)
    return bool(_UNREAL.search(piece) or _PLANNED.search(piece) or others)


_FOR_ME = re.compile(
    r"\b(?:referred|recommended|forwarded|passed|put|handed|sent) (?:me|my)\b", re.IGNORECASE
)
"""What a friend did for the person."""


def is_review(piece: str) -> bool:
    """Tell whether a piece looks back at how something went."""
    return bool(_REVIEW.search(piece))


def is_mail(text: str) -> bool:
    """Tell whether a text is a mail and no line."""
    return bool(_MAIL.search(text))
