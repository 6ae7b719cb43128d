"""Read feedback in a mail that somebody there wrote: what spoke for the person, and what didn't."""

from __future__ import annotations

import re
from typing import NamedTuple

FEWEST, LONGEST = 12, 4000
"""Words of a mail at least, and characters of one at most. Our own choice."""

MOST_KEPT = 400
"""Characters of what is kept of one half. Our own choice."""

_ADDRESSED = re.compile(
    r"(?:^|\n|[.!>]\s+)\s*(?:dear|hi|hello|hey|hiya|good\s(?:morning|afternoon"
    r"|evening))\s\w[\w'-]*(?:\s\w+)?\s*[,!.\n–-]"
    r"|^\s*(?:from|subject|re|fwd?)\s*:"
    r"|\b(?:kind|best|warm|many)\s(?:regards|wishes)\b|\bregards\b|\byours\s(?:sincerely|faithfully)\b"
    r"|\b(?:best|thanks|cheers|all\sthe\sbest),?\s+[A-Z]\w+\s*$",
    re.IGNORECASE,
)
"""How a mail begins or ends."""

_GIVES = re.compile(
    r"\bfeed\s?back\s(?:request|from|on|for|following|regarding|re)\b(?!\s(?:our|the)\s(?:process"
    r"|website|survey))"
    r"|\b(?:as|like)\s(?:you\s)?(?:requested|asked|promised|discussed)\b"
    r"|\b(?:happy|glad|pleased|able)\sto\s(?:give|share|provide|offer|pass\son"
    r"|send)[^.]{0,30}\b(?:feed\s?back|comments|thoughts)"
    r"|\b(?:here(?:'s|\sis|\sare)|below\sis|please\sfind|this\sis|following\sis|some|brief|your|my"
    r"|our|the\spanel's)\b"
    r"[^.?!]{0,30}\b(?:feed\s?back|comments|notes)\b"
    r"|\b(?:asked|asking|request(?:ed|ing)?|emailed?|e-?mail(?:ed)?|wrote"
    r"|writing)\b[^.?!]{0,30}\bfor[^.?!]{0,15}\sfeed\s?back\b"
    r"|\bfeed\s?back\s*:|\bstrengths?\s*:|\bareas?\s(?:to|for)\s(?:develop\w*|improve\w*|work\son)",
    re.IGNORECASE,
)
"""What says that feedback is in a mail."""

_WITHHELD = re.compile(
    r"\b(?:if|should)\syou\s(?:would|'d|want|wish|like|require)\b[^.]{0,40}\bfeed\s?back\b"
    r"|\bwould\syou\slike[^.?]{0,30}feed\s?back"
    r"|\b(?:unable|not\sable|can\s?not|can't|don't|do\snot|not\sin\sa\sposition|regret|won't"
    r"|will\snot)\b[^.]{0,50}\bfeed\s?back\b"
    r"|\byour\sfeed\s?back\b[^.]{0,40}\b(?:on|about|survey|process|experience|helps|would|is\simportant)\b"
    r"|\b(?:for|request|receive|arrange)\sfeed\s?back,?\s(?:please|contact|call|reply|email|click)\b"
    r"|\bfeed\s?back\s(?:is|will\sbe|can\sbe|shall\sbe|to\sfollow|call)\b",
    re.IGNORECASE,
)
"""What says that it is only offered, ruled out, still to come, or wanted of the person."""

_OF_YOU = re.compile(r"\b(?:you|your|you're|you'd|you've)\b|\bcandidates?\b", re.IGNORECASE)
_PANEL = re.compile(
    r"\b(?:panel|interviewers?|we|team|they|i|manager|client)\s(?:all\s)?"
    r"(?:felt|thought|noted|liked|loved|found|said|agreed|enjoyed|were|was|would\shave|wanted"
    r"|scored|saw)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?P<good>\b(?:strengths?|positives?|what\swent\swell|went\swell)\s*[:–-]\s*)"
    r"|(?P<bad>\b(?:areas?\s(?:to|for)\s\w+|weaknesses|to\s(?:improve|develop|work\son)"
    r"|development\s(?:points|areas)"
    r"|improvements?|even\sbetter\sif)\s*[:–-]\s*)",
    re.IGNORECASE,
)
_PRAISES = re.compile(
    r"\b(?:good|great|lovely|warm\w*|liked?|loved?|strong\w*|impress\w*|nice|well|clear(?:ly)?"
    r"|friendly|confident\w*"
    r"|excellent|knowledg\w*|enthusias\w*|personable|enjoyed|brilliant|fantastic|positive"
    r"|polite|calm|kind|amazing"
    r"|wonderful|outstanding|solid|experienced|passion\w*|engag\w*|professional|genuine\w*"
    r"|thoughtful|care|caring"
    r"|honest\w*|organi[sz]ed|stood\sout|real\sasset)\b",
    re.IGNORECASE,
)
_LACKS = re.compile(
    r"\b(?:too|lack\w*|should|weak\w*|nervous\w*|quiet|missing|improv\w*|develop\w*|work\son"
    r"|vague|unclear|rushed"
    r"|rambl\w*|brief|short|long|longer|lost|general|generic|hesita\w*|unprepared|limited|thin"
    r"|struggl\w*|less|fuller|stronger"
    r"|however|benefit\sfrom|would\shave\s(?:liked|helped|been)|wanted\s(?:to\ssee|more)"
    r"|could\s(?:have|be|do|also)|more\s(?:detail|depth"
    r"|specific|experience|examples?|structure|evidence|confiden\w*|clear\w*)|not\s(?:enough"
    r"|quite|as|always|fully|give|show|mention)"
    r"|didn't|did\snot|wasn't|weren't|other\scandidates|another\scandidate)\b",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(
    r"\b(?:thank(?:s|\syou)|hope|encourage|apply\sagain|good\sluck|wish\syou|best\sof\sluck"
    r"|keep\sin\stouch|keep\san\seye"
    r"|happy\sto\s(?:give|share|provide|talk|chat|discuss)|feel\sfree|do\snot\shesitate"
    r"|don't\shesitate|pleased\sto\smeet"
    r"|nice\sto\s(?:meet|hear)|good\sto\s(?:meet|hear)|as\srequested|please\sfind|please\s(?:note"
    r"|call|contact)"
    r"|sorry\sfor\sthe\sdelay|unsuccessful|not\s(?:been\s)?successful|unfortunately|decided\s(?:to"
    r"|not)|went\swith|highest\sscoring"
    r"|not\sthe\sright|difficult\sdecision|come\sback\sto\syou)\b",
    re.IGNORECASE,
)
"""Sentences that belong to every mail."""

_HEAD = re.compile(
    r"^.*?\b(?:dear|hi|hello|hey|hiya)\s\w[\w'-]*(?:\s\w+)?\s*[,!.\n–-]+\s*", re.IGNORECASE | re.DOTALL
)
_END = re.compile(
    r"\b(?:(?:kind|best|warm|many|with)\s(?:regards|wishes)|regards|yours\s(?:sincerely"
    r"|faithfully)|all\sthe\sbest"
    r"|best,|cheers,|thanks,|many\sthanks)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS = re.compile(r"\b(?:feed\s?back|comments)\b[^.:]{0,40}:\s*", re.IGNORECASE)
"""What stands right before it."""

_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+|;\s+|\s+[•*]\s+")
_OTHER_SIDE = re.compile(r",?\s*(?:\bbut\b|\bhowever\b|\balthough\b|\bthough\b),?\s+", re.IGNORECASE)


class FeedbackMail(NamedTuple):
    """Hold what a mail says of the person: the good, and the criticism; None where it says none.

    asked: it is an answer to a request.
    """

    good: str | None
    criticism: str | None
    asked: bool


_ASKED = re.compile(
    r"\bre:.{0,40}feed\s?back|\b(?:as|like)\s(?:you\s)?(?:requested|asked)\b|\bthank(?:s"
    r"|\syou)\sfor\s(?:your|the)\s(?:e-?mail|message"
    r"|note|request|reply|getting)|\byou(?:'ve|\shave)?\sasked\b|\byour\srequest\b|\b(?:asking"
    r"|request\w*)\b[^.]{0,20}feed\s?back",
    re.IGNORECASE,
)


def feedback_in_mail(text: str) -> FeedbackMail | None:
    """Return what a mail says of the person's interview; None if it is no mail, or gives no feedback."""
    plain = text.replace("’", "'").strip()
    if len(plain) > LONGEST or len(plain.split()) < FEWEST or _ADDRESSED.search(plain) is None:
        return None
    gives = _GIVES.search(plain) is not None
    if not gives or (_WITHHELD.search(plain) is not None and _HEADING.search(plain) is None):
        return None
    good, bad = _halves(_END.sub("", _HEAD.sub("", plain, count=1)))
    if not good and not bad:
        return None
    return FeedbackMail(_joined(good), _joined(bad), _ASKED.search(plain) is not None)


def _halves(body: str) -> tuple[list[str], list[str]]:
    """Return what is good and what isn't, a sentence each; under a heading all of it is what that says."""
    good: list[str] = []
    bad: list[str] = []
    under: list[str] | None = None
    told = False
    for sentence in _SENTENCES.split(body):
        heading, begins = _HEADING.search(sentence), _BEGINS.search(sentence)
        if heading is not None:
            under = good if heading["good"] else bad
        elif _OF_YOU.search(sentence) is not None and _PANEL.search(sentence) is not None:
            under = None
        told = told or begins is not None
        lead = heading or begins
        said = sentence[lead.end() :] if lead is not None else sentence
        if under is None:
            _sort(said, good, bad, told=told)
        elif _SAYS_NOTHING.search(said) is None:
            under.append(said)
    return [one for one in good if one.strip()], [one for one in bad if one.strip()]


def _sort(sentence: str, good: list[str], bad: list[str], *, told: bool) -> None:
    """Put the sides of a sentence where they belong. told: the feedback has begun."""
    for piece in _OTHER_SIDE.split(sentence):
        of_you = _OF_YOU.search(piece) is not None or _PANEL.search(piece) is not None
        if _SAYS_NOTHING.search(piece) is not None or not (told or good or bad or of_you):
            continue
        if _LACKS.search(piece) is not None:
            bad.append(piece)
        elif _PRAISES.search(piece) is not None:
            good.append(piece)


def _joined(pieces: list[str]) -> str | None:
    """Return sentences as one text, as far as there is room for whole ones."""
    kept = ""
    for piece in pieces:
        longer = f"{kept} {piece.strip()}".strip()
        if kept and len(longer) > MOST_KEPT:
            break
        kept = longer
    return kept.strip(" ,;:–-") or None
