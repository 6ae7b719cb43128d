"""Find the company that a piece of news is about, in the places where it may stand."""

from __future__ import annotations

import re

from bot.language.understanding.lines import people
from bot.language.understanding.lines.cue import Cue
from bot.language.understanding.lines.evidence import Evidence, evidence_of
from bot.language.understanding.lines.names_in import Name, name_at, without_position
from bot.language.understanding.lines.ordinary import ORDINARY
from bot.language.understanding.lines.piece import Piece
from bot.language.understanding.lines.placeholders import ANY
from bot.language.understanding.lines.roles import is_role
from bot.language.understanding.lines.trailing_names import is_last_behind_a_day, trailing_name
from bot.language.understanding.lines.words import COMPANY_WORDS, EMPLOYER_KINDS, HEADS, MODIFIERS, WELL_KNOWN
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.places.place_names import country_in
from bot.language.understanding.places.towns import towns
from bot.turn.readings.report import News

_TABLE = WordTable("lines/companies")
_PREP = _TABLE.pattern("prep", re.IGNORECASE)


_SPELLED = {"frm": "from", "wit": "with", "w": "with"}
"""How prepositions are typed in a hurry."""

_FIRST_CHOICE = _TABLE.words("first_choice")


_LAST_PREP = _TABLE.pattern("last_prep", re.IGNORECASE)


_PREPOSITIONS = {
    News.withdrew: "from of at with to",
    News.no: "by from at for with of on off in",
    News.offer: "from at with by of for in",
    News.next_round: "at with for by in of",
    News.nothing: "from of off on for with at by",
    News.met: "at with @ w for in of by",
    News.interview: "at with by for w in of from",
    News.on_hold: "at by with",
    News.promised: "from with at of on",
    News.applied: "at to with for in into from via by",
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
    """Return the company of a piece of news, from the places that its cue lists; None if none is there."""
    for place in cue.order:
        name = _at_place(piece, match, cue, place)
        if name is not None and not (_may_be_somebody(match, place) and _is_person(piece, name)):
            return name
    inside = re.search(
        r"\b(?:the|that|a|my)\s+(.+?)\s+(?:job|role|post|position|gig|interview|trial|assessment)$",
        match[0],
        re.IGNORECASE,
    )
    if inside is not None and (name := name_at(inside[1], 0)) is not None and name.end == len(inside[1]):
        return allowed(piece, name._replace(start=match.start() + 1), strict=True)
    return None


def _at_place(piece: Piece, match: re.Match[str], cue: Cue, place: str) -> Name | None:
    """Return the name in one of the places where the company of a piece of news may be."""
    if place in "sn":
        name = allowed(piece, trailing_name(piece.text[: match.start()]), strict=True, places=place == "s")
        bare = name is not None and place == "n" and name.text.islower()
        sure = piece.dated or (name is not None and (like_a_company(name) or name.text in WELL_KNOWN))
        return None if bare and not sure else name
    if place == "o":
        return _right_behind(piece, match, cue)
    if place == "m":
        said = match["mid"] or match.groupdict().get("mid2") or ""
        name = name_at(said, 0)
        return name if name is not None and name.end == len(said) else None
    if place == "a" and _WRITTEN.match(match[0]) is not None:
        name = name_at(piece.text, _spaced(piece.text, match.end()))
        if name is not None and (where := _employer_of(piece, name, strict=True)) is not None:
            return where
    return _after_preposition(piece, match, cue.news) if place == "a" else None


def _right_behind(piece: Piece, match: re.Match[str], cue: Cue) -> Name | None:
    """Return the name right behind news or, where that is a person's, the company at which they work."""
    name = allowed(piece, _at_once(piece.text, match), strict=not _LAST_PREP.search(match[0]))
    if name is None:
        return None
    in_person = _IN_PERSON.search(match[0]) is not None
    if in_person and (where := _employer_of(piece, name, strict=True)) is not None:
        return where
    if people.is_first_name(name.text) or not _stands_for_itself(piece.text, match, name):
        return None
    return None if cue.news is News.met and in_person and people.is_somebody(name.text) else name


def _may_be_somebody(match: re.Match[str], place: str) -> bool:
    """Tell whether a name in a place is as likely a person's: of whoever says something, or was met."""
    return place in "sn" or _IN_PERSON.search(match[0]) is not None


def _is_person(piece: Piece, name: Name) -> bool:
    """Tell whether a name is that of a person whose part is said: "Anouk (recruiter there) says friday"."""
    if " " in name.text:
        return False
    person = people.person_in(piece.text)
    return person is not None and person.strong and person.via is not None and person.name == name.text


def allowed(piece: Piece, name: Name | None, *, strict: bool, places: bool = True) -> Name | None:
    """Return a name if enough speaks for it. strict: its place in the sentence hardly does."""
    if name is None:
        return None
    if _OF_A_PERSON.match(name.text):
        return None
    name = without_position(name)
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


_OF_A_PERSON = _TABLE.pattern("of_a_person")


def _at_once(text: str, match: re.Match[str]) -> Name | None:
    space = re.compile(r"[\s\ue000-\ue2ff]*").match(text, match.end())
    return name_at(text, space.end() if space else match.end())


_WRITTEN = _TABLE.pattern("written", re.IGNORECASE)
_IN_PERSON = _TABLE.pattern("in_person", re.IGNORECASE)
_AT_A_PLACE = _TABLE.pattern("at_a_place", re.IGNORECASE)


def _stands_for_itself(text: str, match: re.Match[str], name: Name) -> bool:
    """Tell whether what follows news is a name even in lower case, as in "the harborview job"."""
    small = name.text.islower() and name.text not in WELL_KNOWN
    if _LAST_PREP.search(match[0]) or not small or like_a_company(name):
        return True
    if is_last_behind_a_day(text, match, name):
        return not is_role(name.text)  # "interview tomorrow at 1 lidl"
    job = re.match(r"\s*(?:job|role|position|post|gig|application|one\b|[\ue000-\ue1ff])", text[name.end :])
    return job is not None or is_role(ANY.split(text[name.end :], maxsplit=1)[0])


def _employer_of(piece: Piece, name: Name, *, strict: bool = False) -> Name | None:
    """Return where somebody works, and note them: "met Farida from Solent Shipbuilders HR"."""
    if " " in name.text or (not name.text[:1].isupper() and not people.is_first_name(name.text)):
        return None
    place = _AT_A_PLACE.match(piece.text, name.end)
    where = allowed(piece, name_at(piece.text, place.end()), strict=strict) if place is not None else None
    if where is not None:
        via = people.via_in(f"at {piece.text[where.end :].strip()}")
        called = people.proper(name.text) or name.text
        piece.person = people.Person(called, name.start, name.end, via, True)
    return where


def _after_preposition(piece: Piece, match: re.Match[str], news: News) -> Name | None:
    text = piece.text
    last = _LAST_PREP.search(match[0])
    if last is not None and last[0].strip().casefold() in _PREPOSITIONS[news].split():
        name = _behind(piece, match.end(), strict=False)
        if name is not None and (where := _employer_of(piece, name)) is not None:
            return where
        if name is not None and not people.is_first_name(name.text):
            return name
    later: list[Name] = []
    for prep in _PREP.finditer(text, match.end()):
        said = _SPELLED.get((prep["prep"] or prep["near"]).casefold().strip("/."), "")
        said = said or (prep["prep"] or prep["near"]).casefold().strip("/.")
        if not _may_name(said, news, match[0]):
            continue
        near = len(ANY.sub("", text[match.end() : prep.start()]).split()) <= _NEAR
        strict = not near or said not in _SURE_PREPOSITIONS.get(news, "")
        name = _behind(piece, prep.end(), strict=strict)
        if name is None or people.is_first_name(name.text):
            continue
        if said in ("with", "w", "to") and (where := _employer_of(piece, name)) is not None:
            return where
        if said in _FIRST_CHOICE:
            return name
        between = _FOR_A_JOB.sub("", text[match.end() : prep.start()]).strip()
        at_once = said == "in" and (not between or is_role(between))
        if (
            said in ("in", "via")
            and not (like_a_company(name) or (name.text[:1].isupper() and " " in name.text))
            and not (at_once and news in _HELD_IN and _is_no_place(name.text))
        ):
            continue
        later.append(name._replace(sure=name.sure - (0.05 if at_once else 0.15)))
    return later[0] if later else None


_FOR_A_JOB = _TABLE.pattern("for_a_job", re.IGNORECASE)


_HELD_IN = frozenset({News.applied, News.met, News.interview, News.offer, News.no})
"""News that are told of a company with "in" before it: "an interview in Lidl"."""


def _is_no_place(name: str) -> bool:
    """Tell whether a name behind "in" is a company: "I applied in Amazon"."""
    words = name.casefold().split()
    if (
        ORDINARY.union(MODIFIERS, HEADS).issuperset(words)
        or words[0] in EMPLOYER_KINDS
        or name.casefold() in towns()
    ):
        return False
    return country_in(name, "en", frozenset()) is None


def _may_name(preposition: str, news: News, said: str) -> bool:
    """Tell whether a company may follow a preposition after some news."""
    task = preposition == "to" and _TASK.search(said) is not None
    return preposition in _PREPOSITIONS[news].split() or preposition in "@w" or task


def _behind(piece: Piece, at: int, *, strict: bool) -> Name | None:
    """Return the name behind a preposition; None if it is behind who was chosen instead."""
    if at > len(before_the_chosen(piece.text)):
        return None
    return allowed(piece, name_at(piece.text, _spaced(piece.text, at)), strict=strict)


_CHOSEN_FROM = _TABLE.pattern("chosen_from", re.IGNORECASE)


def before_the_chosen(text: str) -> str:
    """Return a text up to the words for whom the company took instead; all of it if it has none."""
    found = _CHOSEN_FROM.search(ANY.sub(" ", text))
    return text[: found.start()] if found is not None else text


_TASK = _TABLE.pattern("task", re.IGNORECASE)


def like_a_company(name: Name) -> bool:
    """Tell whether a name ends as names of companies do."""
    return name.text.casefold().split()[-1].strip(".") in COMPANY_WORDS


def _spaced(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def has_written(text: str) -> bool:
    """Tell whether the company of a piece called or wrote, so that its name counts in small letters too."""
    return _WROTE.search(text) is not None


_WROTE = _TABLE.pattern("wrote", re.IGNORECASE)
