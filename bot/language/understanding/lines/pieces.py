"""Find in each piece of a message its news, names and all else that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.language.understanding.lines import cues, guards, people
from bot.language.understanding.lines.bare_news import find_bare_news
from bot.language.understanding.lines.companies import (
    FILLERS,
    allowed,
    company,
    like_a_company,
    trailing_name,
)
from bot.language.understanding.lines.cutting import AND, MOST_IN_SENTENCE, cut_up, sentences
from bot.language.understanding.lines.ellipsis import with_verb
from bot.language.understanding.lines.known_names import is_known, mentioned
from bot.language.understanding.lines.names_in import Name, name_after, only_a_role
from bot.language.understanding.lines.piece import Piece
from bot.language.understanding.lines.placeholders import ANY, Placeholders
from bot.language.understanding.lines.role_and_stage import ROLES, role_of
from bot.language.understanding.lines.roles import is_role, role_in
from bot.language.understanding.lines.words import ENDS, NEVER
from bot.turn.readings.report import News

_FINISHED = re.compile(r"\b(?:finished|done) applying\b", re.IGNORECASE)
_HAD = re.compile(r"\bi'?d (?=(?:an?|my|the|another|two|2) )", re.IGNORECASE)
"""What is no wish: "I'd an interview this morning"."""

_SURE_SOON = re.compile(
    r"\b(?:should|would|might|could|hope to|hoping to|hopefully|need to|have to|'d|ought to|"
    r"must) (?=(?:\w+ )?(?:hear|know|let|decide|get back|be in touch|ring|call|phone|contact|"
    r"tell|email|reply|"
    r"respond|answer|text|accept|be told|have an answer|have news|be my (?:boss|manager|line "
    r"manager)|come back|come in|be deciding|give|accept|sign)\b)",
    re.IGNORECASE,
)


def pieces_of(signs: Placeholders, known: Sequence[str]) -> Iterator[Piece]:
    """Cut a message into its pieces, without those that are no news of the person's own."""
    verb, dated, met_before = None, False, False
    for sentence, asked in sentences(signs.text):
        plain = re.sub(r"^\W+", "", ANY.sub(" ", sentence))
        noting = guards.asks_to_note(plain)
        asks = guards.is_question(plain, asked) and not noting
        body = guards.without_noting(sentence.strip()) if noting else sentence
        cut = list(cut_up(body))
        if len(cut) > 1 and guards.is_plea(cut[-1][0]):
            cut = cut[:-1]
            plain = ", ".join(ANY.sub(" ", text) for text, _ in cut)
        if len(sentence.split()) > MOST_IN_SENTENCE or asks or guards.is_wish(plain):
            continue
        several = len(_ANOTHER_NO.findall(sentence)) > 1
        asking = any(guards.is_question(ANY.sub(" ", text), False) for text, _ in cut)
        for number, (text, sign) in enumerate(cut):
            joined = sign in AND
            text = _HAD.sub("i had ", text)
            text = re.sub(
                r"\s+will ", " will ", _SURE_SOON.sub(" will ", _FINISHED.sub("applied", text))
            ).strip()
            listed = number > 0 and not dated
            if met_before and not guards.is_unreal(text):
                text = _ANOTHER.sub("another interview", text)
            text = with_verb(text, joined=joined or sign == "then", listed=listed, verb=verb)
            if re.match(r"\W*(?:if|when|unless|whenever|in case|what if|even if|once) ", text, re.IGNORECASE):
                break
            if guards.is_unreal(text):
                continue
            piece = Piece(text, joined, number == 0, sign in ",()", asked_to_note=noting, asking=asking)
            piece.bracketed = sign == "("
            piece.among_noes = several
            piece.dated = bool(ANY.search(text)) or (bool(signs.days) and "interview" in text.casefold())
            piece.opens = number + 1 < len(cut) and cut[number + 1][1] in (":", "-", "–", "—", "=", "->", "→")
            _fill(piece, known)
            if piece.news is not None:
                verb, dated = _APPLIED if piece.news is News.applied else None, piece.dated
                met_before = piece.news is News.interview
            yield piece


_ANOTHER = re.compile(r"^(?:and )?another(?: one)?(?= [\ue000-\ue1ff]| (?:with|at|for)\b)", re.IGNORECASE)
_ANOTHER_NO = re.compile(r"\S (?:no|nope)(?=\s*(?:[,.;!]|$))", re.IGNORECASE)
"""A no right behind a name: several in a sentence are a list of companies."""

_APPLIED = "applied"
"""The verb that is left out where somebody goes on with a list. Invitations have their own day each time."""


_PLAIN_NEWS = re.compile(r"reject|offer|appl|interview|declin|unsuccess|withdr", re.IGNORECASE)
"""News that even stand among words that all have capitals, as in a name: "Waiting Room Coffee" has none."""


def _fill(piece: Piece, known: Sequence[str]) -> None:
    """Find all that a piece says."""
    _find_news(piece)
    _settle(piece)
    find_bare_news(piece, known)
    piece.person = people.person_in(piece.text) or piece.person
    if not piece.names and not piece.matches and piece.person is not None:
        piece.only_name = _place_of(piece)
    _role_and_place(piece)
    if not piece.names and piece.matches and (name := mentioned(piece.text, known)):
        piece.names = [name]
    if not piece.names and not piece.matches:
        _find_only_name(piece, known)
    if piece.bracketed and not piece.matches:
        _settle_bracketed(piece, known)


def _find_news(piece: Piece) -> None:
    """Find the kinds of news of a piece, and the company of the first that has one."""
    review, titled = guards.is_review(piece.text), _is_titled(piece.text)
    for cue in cues.CUES:
        match = cue.pattern.search(piece.text)
        if match is None or (review and cue.news in (News.met, News.interview)):
            continue
        if titled and not _PLAIN_NEWS.search(match[0]):
            continue
        piece.matches.setdefault(cue.news, match)
        if not piece.names and (name := company(piece, match, cue)):
            piece.names = [name]


def _settle(piece: Piece) -> None:
    """Prefer "waiting" to "interview" where no day is said."""
    waits = News.nothing in piece.matches and not ANY.search(piece.text)
    if waits and piece.news in (News.interview, News.met):
        piece.matches = {News.nothing: piece.matches[News.nothing], **piece.matches}


def _is_titled(text: str) -> bool:
    """Tell whether all words of a text have capitals, as in a name."""
    words = text.split()
    return (
        len(words) > 1 and not ANY.search(text) and all(w[0].isupper() or not w[0].isalnum() for w in words)
    )


def _find_only_name(piece: Piece, known: Sequence[str]) -> None:
    """Find the name in a piece without news: of a company, or of a person."""
    if piece.only_name is None:
        piece.only_name = _spoke(piece)
    if piece.person is None and people.is_first_name(FILLERS.sub("", piece.rest)):
        name = piece.rest[:1].upper() + piece.rest[1:]
        piece.person, piece.only_name = people.Person(name, 0, len(name), None, True), None
    elif piece.only_name is None:
        piece.only_name = _only_name(piece, known)


def _settle_bracketed(piece: Piece, known: Sequence[str]) -> None:
    """Take a name in brackets for a person or a role; it is a company only if it is known."""
    name = piece.only_name
    if name is None or is_known(name.text, known) is not None or ANY.search(piece.text):
        return
    words = piece.rest.split()
    piece.only_name = None
    if len(words) == 1 and words[0][:1].isupper() and words[0][1:].islower():
        piece.person = people.Person(words[0], 0, len(words[0]), None, True)
    elif len(words) <= 4 and piece.rest.islower() and people.via_in(piece.text) is None:
        piece.role = piece.rest


_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)
_BEFORE_ROLE = re.compile(
    r"^(?:all|both|for|as|a|an|the|role|job title|position|post|title)[: ]+(?:an? |the )?", re.IGNORECASE
)
_JOB_AT = re.compile(
    r"(?:for |as )?(?:an? |the )?(?P<role>[\w -]{2,40}?) (?:job|role|post|position|vacancy|gig) "
    r"(?:at|@|with|for|in) (?=\S)",
    re.IGNORECASE,
)
_ROLE_AT = re.compile(r"(?P<role>.{2,60}?)\s+(?:at|@|with|for|(?P<inside>in))\s+(?=\S)", re.IGNORECASE)


def _role_and_place(piece: Piece) -> None:
    """Find the role of a piece; "porter at Lyle Hospital" names the company too."""
    plain = people.VIA_SOMEBODY.sub("", FILLERS.sub("", piece.rest)).rstrip()
    cleaned = _BEFORE_ROLE.sub("", plain)
    if is_role(cleaned) and only_a_role(cleaned.casefold().split()):
        piece.role = cleaned
        return
    job, at = _JOB_AT.match(plain), _ROLE_AT.match(plain)
    if job is not None and role_of(job["role"], "a", set()) == job["role"] and _take_place(piece, plain, job):
        piece.role = job["role"]
    elif at is not None and is_role(_ARTICLE.sub("", at["role"])):
        piece.role = _ARTICLE.sub("", at["role"])
        _take_place(piece, plain, at)
    else:
        _find_role(piece)


def _take_place(piece: Piece, plain: str, at: re.Match[str]) -> bool:
    """Take what follows a role for its company, if it is a name and nothing else."""
    if piece.names or piece.matches:
        return False
    name = allowed(piece, name_after(plain, at.end()), strict=True)
    if name is None or name.end < len(plain) - 1:
        return False
    if at.groupdict().get("inside") and not like_a_company(name):
        return False
    piece.names, piece.role_at = [name], True
    return True


def _find_role(piece: Piece) -> None:
    """Find a role among other words."""
    text = piece.rest
    taken = {name.text for name in piece.names}
    for kind, pattern in ROLES:
        for match in pattern.finditer(text):
            if (said := role_of(match["role"], kind, taken)) is not None:
                piece.role, piece.role_said = said, True
                return
    if piece.matches and (found := role_in(_without(text, piece))) and len(found[0].split()) > 1:
        piece.role = found[0]


def _without(text: str, piece: Piece) -> str:
    for name in piece.names:
        text = text.replace(name.text, "\n")
    if piece.person is not None:
        text = re.sub(
            r"\b(?:hiring |line )?(?:manager|owner|recruiter|hr|consultant|head chef)\b",
            "\n",
            text,
            flags=re.I,
        )
    return text


def _only_name(piece: Piece, known: Sequence[str]) -> Name | None:
    """Return the name that a piece is, and nothing else."""
    text = people.VIA_SOMEBODY.sub("", FILLERS.sub("", piece.rest)).rstrip()
    if (
        not text
        or (is_role(text) and only_a_role(text.casefold().split()))
        or len(text.split()) > 6
        or piece.person is not None
    ):
        return None
    if best := is_known(text, known):
        return Name(best, 0, len(text), 0.97)
    text = re.sub(r"^(?:at|with|from|for|company)[: ]+", "", text, flags=re.I)
    name = name_after(text, 0)
    if name is None:
        return None
    left = text[name.end :].strip(" .'")
    over = piece.joined and (not left or left.split()[0].casefold() in ENDS | NEVER)
    shifted = name._replace(start=0) if len(text) == len(piece.rest) else name._replace(start=1)
    return allowed(piece, shifted, strict=not piece.joined) if over or not left else None


_SPOKE = re.compile(
    r"\b(?:liked|loved|called|rang|phoned|emailed|got back|replied|came back|wrote|messaged|"
    r"texted|contacted|got in touch|reached out|responded|confirmed|have confirmed)\b",
    re.IGNORECASE,
)


_REGARDING = re.compile(r"\b(?:regarding|about|re:?) (?=\S)", re.IGNORECASE)


def _spoke(piece: Piece) -> Name | None:
    """Return the company that did something which is no news in itself: "Hollin Partners liked me"."""
    verb = _SPOKE.search(piece.text)
    if verb is None:
        return None
    name = allowed(piece, trailing_name(piece.text[: verb.start()]), strict=True)
    if name is None and (about := _REGARDING.search(piece.text, verb.end())) is not None:
        name = allowed(piece, name_after(piece.text, about.end()), strict=True)
    return name


def _place_of(piece: Piece) -> Name | None:
    """Return the company at which the person of a piece works: "Mrs Adeyemi from HR at Crestline rang"."""
    at = piece.person.end if piece.person is not None else 0
    for prep in re.finditer(r"\b(?:at|from|of|@)\s+", piece.text[at:], re.IGNORECASE):
        name = allowed(piece, name_after(piece.text, at + prep.end()), strict=True)
        if name is not None and name.text.casefold() not in ("hr", "talent", "recruitment"):
            return name
    return None
