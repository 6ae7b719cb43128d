"""Look for the company of a piece of news where it may stand."""

from __future__ import annotations

import re

from bot.language.understanding.lines import people
from bot.language.understanding.lines.cue import Cue
from bot.language.understanding.lines.evidence import Evidence, evidence_of
from bot.language.understanding.lines.names_in import Name, name_after
from bot.language.understanding.lines.piece import Piece
from bot.language.understanding.lines.placeholders import ANY
from bot.language.understanding.lines.roles import is_role
from bot.language.understanding.lines.sets import set_of
from bot.language.understanding.lines.words import COMPANY_WORDS
from bot.turn.readings.report import News

FILLERS = re.compile(
    r"^(?:\W|(?:so|well|just to say|i had|one more|another one|next one|good news|bad news|"
    r"great news|sad news|update|news|hi|hey|hello|hiya|"
    r"morning|evening|ok|okay|okey|unfortunately|sadly|yay|ugh|omg|wow|argh|and|but|then|"
    r"also|now|i heard|heard that|it seems|it seems that|seems|seems like|looks like|"
    r"apparently|turns out|i think|guess what|finally|pls note|please note|note|fyi|btw|oh|"
    r"lol|"
    r"right|(?:my|the) (?:recruiter|agent|agency|consultant|headhunter) (?:says|said|told me|"
    r"reckons|confirmed)|says|said|reckons|told me|confirmed|that|just|today|yesterday|there|"
    r"all|yes|yeah|yep|amazing|brilliant|dear|sir|coach|mate|the people at|the guys at|"
    r"people at|folks at|someone at|somebody at|"
    r"i got (?:a|an) (?:call|callback|reply|email|mail|text|letter|message) from|got (?:(?:a|"
    r"an) )?(?:call|callback|email|"
    r"mail|text|letter|message) from|(?:call|callback|reply|email|mail|text|letter|message) from|heard "
    r"(?:back )?from|"
    r"just heard (?:back )?from|word from|both|in the end|meanwhile|as for|re|about|two|"
    r"three|four|i see|no surprise|surprise surprise|sigh|eh|ah|nice one|thank god|praise "
    r"god|(?:and |so )?(?:the |my )?(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|last|next|other|"
    r"latest|one)(?: (?:one|job|application))?(?:'s| is| was|:))"
    r"(?![\w'’&-]))+",
    re.IGNORECASE,
)


_AUX = re.compile(
    r"(?:(?:'s|'ve|’s|’ve)?(?:\s+(?:have|has|had|just|already|finally|also|now|then|are|is|"
    r"was|were|both|people|guys|lot|hr|team|recruiter|manager|owner|they|it|it's|its|all|"
    r"will|only|never|still|where|which|"
    r"even|today|actually|me|have been|did|who|that|again|there|would|kindly|told me|tells "
    r"me|told|says|said|reckons|id|i'd|i'll|i|they'd|theyd|they've|theyve|they'll|we'll|we|regarding|that i|"
    r"liked me|got in touch|came back|rang|called|emailed|wrote|mailed|texted|replied|phoned|"
    r"and|to say|job|role|position|application|one))+|\W+)$",
    re.IGNORECASE,
)


_PREP = re.compile(
    r"(?<![\w'])(?:(?P<near>@|w/)\s*|(?P<prep>at|from|frm|by|with|wit|w\.?|to|for|of|into|in|on|off|via|through)\s+)",
    re.IGNORECASE,
)


_SPELLED = {"frm": "from", "wit": "with", "w": "with"}
"""How prepositions are typed in a hurry."""

_FIRST_CHOICE = set_of("at @ from by with w/ w to into of off")


_LAST_PREP = re.compile(r"(?<![\w'])(?:at|on|from|of|with|by|to|for|w|w/|@)\s*$", re.IGNORECASE)


_PREPOSITIONS = {
    News.withdrew: "from of at with to",
    News.no: "by from at for with of on off in",
    News.offer: "from at with by of for",
    News.next_round: "at with for by in of",
    News.nothing: "from of on for with at by",
    News.met: "at with @ w for in of",
    News.interview: "at with by for w in of from",
    News.on_hold: "at by with",
    News.promised: "from with at of on",
    News.applied: "at to with for in into from via",
}
"""The prepositions after which the company of each kind of news stands."""


_SURE_PREPOSITIONS = {
    News.withdrew: ("from",),
    News.no: ("by", "from", "at"),
    News.offer: ("from", "at", "by"),
    News.interview: ("at",),
    News.met: ("at",),
    News.applied: ("at", "to"),
}
"""The prepositions after which even ordinary words in lower case are taken for a company."""


_NEAR = 2
"""The most words between news and the preposition of a company that is nothing but ordinary words."""


def company(piece: Piece, match: re.Match[str], cue: Cue) -> Name | None:
    """Look for the company of a piece of news where it may stand."""
    text = piece.text
    for place in cue.order:
        name = None
        if place in "sn":
            name = allowed(piece, trailing_name(text[: match.start()]), strict=True, places=place == "s")
            if (
                name is not None
                and place == "n"
                and name.text.islower()
                and not (piece.dated or like_a_company(name))
            ):
                name = None
        elif place == "o":
            name = allowed(piece, _at_once(text, match), strict=not _LAST_PREP.search(match[0]))
            if name is not None and (
                people.is_first_name(name.text)
                or (cue.news is News.met and _IN_PERSON.search(match[0]) and people.is_somebody(name.text))
                or not _stands_for_itself(text, match, name)
            ):
                name = None
        elif place == "m":
            said = match["mid"] or match["mid2"]
            name = name_after(said, 0)
            name = name if name is not None and name.end == len(said) else None
        elif place == "a":
            name = _after_preposition(piece, match, cue.news)
        if name is not None:
            return name
    inside = re.search(
        r"\b(?:the|that|a|my)\s+(.+?)\s+(?:job|role|post|position|gig|interview)$", match[0], re.IGNORECASE
    )
    if inside is not None and (name := name_after(inside[1], 0)) is not None and name.end == len(inside[1]):
        return allowed(piece, name._replace(start=match.start() + 1), strict=True)
    return None


def allowed(piece: Piece, name: Name | None, *, strict: bool, places: bool = True) -> Name | None:
    """Return a name if enough speaks for it. strict: its place in the sentence says little."""
    if name is None:
        return None
    initial = piece.first and name.start <= len(piece.text) - len(piece.text.lstrip("\"' "))
    evidence = evidence_of(name.text, initial=initial)
    if evidence is None:
        return None
    if evidence is Evidence.ordinary:
        return None if strict else name._replace(sure=min(name.sure, 0.55))
    if evidence is Evidence.place:
        article = re.search(r"\b(?:the|local)\s*$", piece.text[: name.start], re.IGNORECASE) is not None
        if not places or (strict and not article and " " not in name.text):
            return None
        return name._replace(sure=min(name.sure, 0.7))
    return name


def _at_once(text: str, match: re.Match[str]) -> Name | None:
    space = re.compile(r"[\s\ue000-\ue2ff]*").match(text, match.end())
    return name_after(text, space.end() if space else match.end())


_IN_PERSON = re.compile(r"\b(?:met|spoke|spoken|talked)\b", re.IGNORECASE)
"""Whom one meets is mostly a person: elsewhere a first name and a surname may be a company."""

_AT_A_PLACE = re.compile(
    r"\s*[(,]?\s*(?:the |their |from |in )?(?:(?:talent|hr|recruitment|recruiter|manager|"
    r"owner|director|head|people|team|consultant|boss|chef|cto|ceo)(?: team)? )?(?:at|from|"
    r"of|in(?= the))\s+",
    re.IGNORECASE,
)


def _stands_for_itself(text: str, match: re.Match[str], name: Name) -> bool:
    """Tell whether a name right after news is one in lower case too, as in "the harborview job"."""
    if _LAST_PREP.search(match[0]) or not name.text.islower() or like_a_company(name):
        return True
    return (
        re.match(r"\s*(?:job|role|position|post|gig|application|one\b|[\ue000-\ue1ff])", text[name.end :])
        is not None
    )


def _after_preposition(piece: Piece, match: re.Match[str], news: News) -> Name | None:
    text = piece.text
    last = _LAST_PREP.search(match[0])
    if last is not None and last[0].strip().casefold() in _PREPOSITIONS[news].split():
        name = allowed(piece, name_after(text, _spaced(text, match.end())), strict=False)
        if name is not None and not people.is_first_name(name.text):
            return name
    later: list[Name] = []
    for prep in _PREP.finditer(text, match.end()):
        said = _SPELLED.get((prep["prep"] or prep["near"]).casefold().strip("/."), "")
        said = said or (prep["prep"] or prep["near"]).casefold().strip("/.")
        if said not in _PREPOSITIONS[news].split() and said not in "@w":
            continue
        near = len(ANY.sub("", text[match.end() : prep.start()]).split()) <= _NEAR
        strict = not near or said not in _SURE_PREPOSITIONS.get(news, "")
        name = allowed(piece, name_after(text, _spaced(text, prep.end())), strict=strict)
        if name is None or people.is_first_name(name.text):
            continue
        if (
            said in ("with", "w", "to")
            and " " not in name.text
            and (place := _AT_A_PLACE.match(text, name.end))
        ):
            where = allowed(piece, name_after(text, place.end()), strict=False)
            if where is not None:
                piece.person = people.Person(
                    people.proper(name.text) or name.text, name.start, name.end, None, True
                )
                return where
        if said in _FIRST_CHOICE:
            return name
        if said in ("in", "via") and not (
            like_a_company(name) or (name.text[:1].isupper() and " " in name.text)
        ):
            continue
        later.append(name._replace(sure=name.sure - 0.15))
    return later[0] if later else None


def like_a_company(name: Name) -> bool:
    """Tell whether a name ends as names of companies do."""
    return name.text.casefold().split()[-1] in COMPANY_WORDS


def _spaced(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def trailing_name(text: str) -> Name | None:
    """Return the name that a text ends with, if nothing else but fillers stands before it."""
    plain = ANY.sub(" ", text)
    plain = FILLERS.sub("", plain)
    for _ in range(3):
        plain = _AUX.sub("", plain).rstrip()
    if not plain:
        return None
    offset = text.find(plain) if plain in text else 0
    for prep in reversed(
        list(re.finditer(r"(?<![\w'])(?:at|from|with|of|by|to|for|w/|@)\s+", plain, re.IGNORECASE))
    ):
        name = name_after(plain, prep.end())
        if name is not None and name.end >= len(plain) - 1 and not people.is_first_name(name.text):
            if (
                prep[0].strip().casefold() == "of"
                and plain[: prep.start()].split()[-1:][0:1]
                and not re.match(
                    r"(?:\w+ )*(?:manager|owner|head|people|hr|team|one|recruiter)\b",
                    plain[: prep.start()],
                    re.I,
                )
            ):
                break
            return Name(name.text, offset + name.start, offset + name.end, name.sure)
    name = name_after(plain, 0)
    if name is None or people.is_first_name(name.text):
        return None
    if name.end < len(plain) - 1 and not is_role(plain[name.end :].strip()):
        return None
    return Name(name.text, offset + name.start, offset + name.end, name.sure)
