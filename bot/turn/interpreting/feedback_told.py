"""Read feedback that somebody tells of in their own words: that it came, what was good, and what wasn't."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 1200
"""Characters of a text in which feedback is told; a longer one is somebody else's mail. Our own choice."""

FEWEST = 2
"""Words of what they said; fewer say nothing that could be kept."""

MOST_BEFORE = 3
"""Words like "and she said that" which may stand before a piece of what was said."""

_FEEDBACK = r"(?:feed ?back|comments)"
_SOME = r"(?:\s+(?!no\b|any\b|for\b|about\b|without\b|to\b|asked\b)[\w'-]+){0,4}?"

_ARRIVED = re.compile(
    rf"\b(?:got|gotten|received|had|have|has|'ve|'s|ive|given)\b{_SOME}\s+{_FEEDBACK}\b"
    rf"|\b(?:gave|sent|given|shared|left|emailed|mailed|wrote|texted)\b{_SOME}\s+{_FEEDBACK}\b"
    rf"|\b(?:wrote|got|came|comes|mailed|emailed|replied|rang|called|phoned|answered|responded|been|back)\b"
    rf"(?:\s+back)?(?:\s+to\s+me)?\s+with{_SOME}\s+{_FEEDBACK}\b"
    rf"|\b{_FEEDBACK}(?:\s+(?:from|off|by)\s+[\w'& -]{{2,40}}?)?\s+"
    r"(?:just |finally |has |have |did )*(?:came|come|arrived|is\sin|is\shere|was|is\sthat|said|says)\b"
    rf"|\b{_FEEDBACK}(?:\s+(?:from|off|by)\s+[\w'& -]{{2,40}}?)?\s*:",
    re.IGNORECASE,
)
"""Clauses that say that feedback has come."""

_NOT_YET = re.compile(
    r"\b(?:no|not|never|any|anything|if|when|once|until|unless|would|could|should|can|might|may|will|shall"
    r"|want\w*|like|wish\w*|hop(?:e|ed|ing)|need\w*|ask\w*|wait\w*|(?<!as\s)promised?|offer\w*|expect\w*|request\w*"
    r"|without|before|instead|please|how|rather|love|supposed|only)\b|n't\b|'ll\b|'d\b"
    r"|\b(?:dont|didnt|havent|hasnt|hadnt|wasnt|isnt|wont|cant|couldnt|wouldnt)\b",
    re.IGNORECASE,
)
"""Words that say that feedback hasn't come: it is denied, wished for, promised or asked for."""

_OWN = r"(?!(?:i|you|we|who|mum|mom|mam|dad|wife|husband|sister|brother|friend|friends|partner|girlfriend"
_OWN += r"|boyfriend|mate|son|daughter|everyone|everybody|nobody|people|family"
_OWN += r"|have|has|had|would)\b)"
"""Those who are near to them gave no feedback on an interview."""

_WHO = rf"(?:(?:and|but|so|also|apparently)\s+)?(?:the\s+{_OWN}[\w'-]+(?:\s+[\w'-]+)?|{_OWN}[\w'-]{{2,30}})"
_SAYS = (
    r"(?:(?:also|just|basically|mainly|kindly)\s+)?(?:said|says|saying|thought|felt|reckoned|mentioned"
    r"|noted|told\sme|tells\sme|liked|loved|praised|found|suggested|pointed\sout"
    r"|wrote(?!\s+(?:back|to|me|again|with)\b))"
)
_BACK = (
    r"\b(?:replied|answered|responded"
    r"|(?:wrote|got|came|mailed|emailed|rang|called|phoned|texted)\s+(?:me\s+)?back)"
)
_SAID = (
    re.compile(rf"\b{_WHO}\s+(?P<verb>{_SAYS})\b(?:\s+that\b)?\s*:?\s*(?P<what>\S.*)", re.IGNORECASE),
    re.compile(
        rf"\b{_FEEDBACK}\b[^.!?]{{0,40}}?"
        r"(?::|\b(?:was|is|saying|said|says)\b(?!\s+(?:in|here|there)\b)(?:\s+that\b)?)\s*(?P<what>\S.*)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_BACK}\s*[,;:.–-]*\s*(?:and\s+)?(?P<verb>{_SAYS})\b(?:\s+that\b)?\s*:?\s*(?P<what>\S.*)",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_FEEDBACK}\s+that\s+(?P<what>\S.*)", re.IGNORECASE),
    re.compile(
        r"\b(?:apparently|basically|in\sshort|it\sturns\sout|turns\sout)\b[\s,:]+(?P<what>\S.*)",
        re.IGNORECASE,
    ),
)
"""Where what they said begins."""

_LIKED = frozenset({"liked", "loved", "praised"})
"""Verbs that belong to what was said: "liked my lesson"."""

_ANSWERED = re.compile(
    rf"\b{_WHO}\s+(?:just |has |have |finally |did |actually )*"
    r"(?:replied|answered|responded|(?:wrote|got|came|mailed|emailed|rang|called|phoned|texted)\s+"
    r"(?:me\s+)?(?:back|to\sme|back\sto\sme))\b",
    re.IGNORECASE,
)
"""Somebody has answered, whatever they said."""

_OF_ME = re.compile(r"\b(?:i|i'm|i'd|i've|im|ive|me|my|mine)\b", re.IGNORECASE)
"""What is said of the person."""

_BY_THEM = re.compile(
    r"^\W*(?:(?:so|and|well|oh|ok|okay|btw|just\sheard|by\sthe\sway)[\s,:]+)*"
    r"(?:they|(?:the|their)\s+(?:panel|hr|agency|interviewers?|recruiter|employer|(?:hiring\s|store\s|shop\s|team\s)?manager|head(?:teacher)?))\s",
    re.IGNORECASE,
)
"""It begins with those who decided."""

_SIGNED = re.compile(
    r"(?<=[.!?])\s+(?:(?:all\s(?:the|my)|with|very|kind(?:est)?|warm(?:est)?|many|good\sluck|we\swish|i\swish|wishing)"
    r"\s.{0,120}|(?:best|regards|cheers|thanks|thank\syou|yours|sincerely)\b.{0,60})$",
    re.IGNORECASE,
)
"""How a mail ends: good wishes, and who wrote it."""

_OF_NEWS = re.compile(
    r"\b(?:offer\w*|hir(?:e|ed|ing)|start(?:ing)?\s(?:on|date|monday)|decision|decide\w*|hear\s(?:back|by|from)"
    r"|let\sme\sknow|get\sback|going\s(?:with|ahead)|went\swith|filled|interview\s(?:is|on|at)|next\s(?:round|step)"
    r"|by\s(?:monday|tuesday|wednesday|thursday|friday|next|the\send)|come\sin|second\sinterview"
    r"|got\sthe\sjob|the\sjob\sis)\b",
    re.IGNORECASE,
)
"""What an employer says that is news, and not feedback."""

_BUT = re.compile(r"\s*[,;.–-]*\s*\b(?:but|however|though|although|except|whereas)\b[\s,]+", re.IGNORECASE)
_PIECES = re.compile(r"\s*[.!;\n]+\s*|\s*,\s*(?:and\s+)?|\s+and\s+(?=(?:that\s+)?(?:i|my)\b)", re.IGNORECASE)
_BEFORE = re.compile(
    rf"^(?:and|but|so|that|also|,|:|-|–|{_WHO}\s+{_SAYS}\b(?:\s+that\b)?)\s*(?=\S)", re.IGNORECASE
)

_LACKS = re.compile(
    r"\b(?:too|more|less|need\w*|lack\w*|should|could(?:'ve| have)?|not|never|without|weak\w*|slow\w*|nervous"
    r"|quiet|missing|better|improv\w*|work\son|vague|short|long|short\sof|unclear|rushed|rambl\w*|waffl\w*"
    r"|hesita\w*|didn't|wasn't|couldn't|weren't|don't|doesn't|didnt|wasnt|couldnt|hard|fewer|struggl\w*"
    r"|disorgani[sz]ed|unprepared|stiff|shy|confus\w*|miss(?:ed)?|forgot|stop|avoid|try|practi[sc]e"
    r"|next\stime)\b",
    re.IGNORECASE,
)
_PRAISES = re.compile(
    r"\b(?:good|great|lovely|warm\w*|lik(?:e|ed)|lov(?:e|ed)|strong\w*|impress\w*|nice|well|clear\w*|friendly"
    r"|confident\w*|excellent|knowledg\w*|prepared|enthusias\w*|personable|best|enjoyed|brilliant|fantastic"
    r"|positive|happy|polite|calm|kind\w*|amazing|wonderful|outstanding|solid|experienced|easy\sto"
    r"|passion\w*|engag\w*|charming|professional|perfect|super|praised|honest|organi[sz]ed|fit)\b",
    re.IGNORECASE,
)


class FeedbackTold(NamedTuple):
    """Hold what a text tells of feedback: what spoke for them, and what didn't; None where neither is clear.

    named: the text itself says that it is feedback. answered: it says that somebody answered. by_them: it
    begins with those who decided, without saying that it is feedback.
    """

    good: str | None = None
    criticism: str | None = None
    named: bool = False
    answered: bool = False
    by_them: bool = False


def feedback_told(text: str) -> FeedbackTold | None:
    """Return what a text tells of feedback that has come; None if it tells of none."""
    plain = _SIGNED.sub("", " ".join(text.replace("’", "'").split()))
    if len(plain) > LONGEST or plain.endswith("?"):
        return None
    named = any(
        _ARRIVED.search(clause) is not None and _NOT_YET.search(_before_content(clause)) is None
        for clause in _clauses(plain)
    )
    answered = _ANSWERED.search(plain) is not None
    said = _said(plain)
    what = _content(said) if said is not None else ""
    if len(what.split()) < FEWEST or not (named or _OF_ME.search(what)) or _OF_NEWS.search(what):
        return FeedbackTold(named=True, answered=answered) if named else None
    good, criticism = halves(what)
    return FeedbackTold(good, criticism, named, answered, by_them=_BY_THEM.match(plain) is not None)


def _clauses(text: str) -> list[str]:
    return [clause for clause in re.split(r"[.!?;]+\s+|,\s+(?=(?:she|he|they|i)\b)", text) if clause]


def _said(text: str) -> re.Match[str] | None:
    """Return where what they said begins: with whoever said it, if that is told."""
    return next((found for pattern in _SAID if (found := pattern.search(text)) is not None), None)


def _before_content(clause: str) -> str:
    """Return a clause without what they said, which may have any word in it."""
    said = _said(clause)
    return clause[: said.start("what")] if said is not None else clause


def _content(said: re.Match[str]) -> str:
    verb = (said.groupdict().get("verb") or "").casefold().split()[-1:]
    return f"{verb[0]} {said['what']}" if verb and verb[0] in _LIKED else said["what"]


def halves(what: str) -> tuple[str | None, str | None]:
    """Return what is good and what isn't in what was said of the person; None where that is unclear."""
    before, *after = _BUT.split(what, maxsplit=1)
    if after and before.strip():
        return _of_two(before, after[0])
    good: list[str] = []
    bad: list[str] = []
    for piece in _PIECES.split(what):
        if not piece.strip():
            continue
        praises, lacks = _tone(piece)
        if praises and lacks:
            return None, None
        (bad if lacks else good if praises else (bad if bad else good)).append(piece)
    if not any(_tone(piece) != (False, False) for piece in (*good, *bad)):
        return None, None
    return _joined(good), _joined(bad)


def _of_two(first: str, second: str) -> tuple[str | None, str | None]:
    """Return both sides of a "but": usually the praise comes first, and what matters after it."""
    praised, lacked = _tone(first)
    praised_after, lacked_after = _tone(second)
    if lacked and not praised:
        return (
            (_joined([second]), _joined([first]))
            if praised_after and not lacked_after
            else (
                None,
                _joined([f"{first}, but {second}"]),
            )
        )
    if praised_after and not lacked_after:
        return (_joined([f"{first}, but {second}"]), None) if praised and not lacked else (None, None)
    return _joined([first]), _joined([second])


def _tone(piece: str) -> tuple[bool, bool]:
    """Tell whether a piece praises, and whether it says that something lacks."""
    lacks = _LACKS.search(piece) is not None
    return _PRAISES.search(piece) is not None and not lacks, lacks


def _joined(pieces: list[str]) -> str | None:
    cleaned = []
    for piece in pieces:
        words = piece.strip()
        for _ in range(MOST_BEFORE):
            begins = _BEFORE.match(words)
            words = words[begins.end() :] if begins is not None else words
        if words := words.strip(" ,;:.!–-"):
            cleaned.append(words)
    return ", ".join(cleaned) or None
