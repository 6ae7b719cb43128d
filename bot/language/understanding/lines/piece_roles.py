"""Find the role that a piece of a message names, and the company beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.understanding.lines import people
from bot.language.understanding.lines.companies import allowed, like_a_company
from bot.language.understanding.lines.fillers import FILLERS
from bot.language.understanding.lines.names_in import BRAND, Name, name_at, only_a_role
from bot.language.understanding.lines.piece import Piece
from bot.language.understanding.lines.role_and_stage import ROLES, role_of
from bot.language.understanding.lines.roles import is_role, role_in
from bot.language.understanding.lines.words import COMPANY_WORDS, EMPLOYER_KINDS, HEADS, MODIFIERS, WELL_KNOWN
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("lines/piece_roles")
_ARTICLE = _TABLE.pattern("article", re.IGNORECASE)
_BEFORE_ROLE = _TABLE.pattern("before_role", re.IGNORECASE)
_JOB_AT = _TABLE.pattern("job_at", re.IGNORECASE)
_ROLE_AT = _TABLE.pattern("role_at", re.IGNORECASE)


def role_and_place(piece: Piece) -> None:
    """Find the role of a piece; "porter at Lyle Hospital" names the company too."""
    plain = people.VIA_SOMEBODY.sub("", FILLERS.sub("", piece.rest)).rstrip()
    cleaned = _BEFORE_ROLE.sub("", plain)
    named = any(name.text in cleaned for name in piece.names)
    if _is_role_beside_news(piece, cleaned):
        piece.role = cleaned
        return
    if not piece.matches and not piece.names and _take_name_and_role(piece, plain):
        return
    if not named and is_role(cleaned) and only_a_role(cleaned.casefold().split()):
        piece.role = cleaned
        return
    job, at = _JOB_AT.match(plain), _ROLE_AT.match(plain)
    if job is not None and role_of(job["role"], "a", set()) == job["role"] and _take_place(piece, plain, job):
        piece.role = job["role"]
    elif at is not None and piece.matches and people.BOSS.fullmatch(at["role"]) is not None:
        return  # "the manager at acme said no" names who said it
    elif at is not None and is_role(_ARTICLE.sub("", at["role"])):
        piece.role = _ARTICLE.sub("", at["role"])
        _take_place(piece, plain, at)
    else:
        _find_role(piece)


def _is_role_beside_news(piece: Piece, plain: str) -> bool:
    """Tell whether a piece behind a comma is a job in small letters: "rejected by dpd, parcel sorter"."""
    alone = piece.comma and not (piece.first or piece.matches or piece.names)
    if not (alone and plain.islower() and is_role(plain)):
        return False
    return BRAND.match(plain) is None and plain.split()[0] not in WELL_KNOWN


def _take_name_and_role(piece: Piece, plain: str) -> bool:
    """Take a name with capitals and a role in small letters: "City of Hallam library assistant"."""
    if MODIFIERS.union(HEADS).issuperset(plain.casefold().split()):
        return False
    both = _NAME_AND_ROLE.fullmatch(plain)
    if both is None:
        return _take_small_name_and_role(piece, plain)
    if both["role"] in COMPANY_WORDS | EMPLOYER_KINDS and not both["post"]:
        return False
    if not is_role(both["role"]) and both["role"] not in MODIFIERS:
        return False
    name = name_at(both["name"], 0)
    if name is None or name.end < len(both["name"]):
        return False
    short = name.text.isupper() and name.text.casefold() not in MODIFIERS | HEADS and both["post"]
    if not like_a_company(name) and " " not in name.text and not short:
        return False
    piece.only_name, piece.role = name, both["role"]
    return True


def _take_small_name_and_role(piece: Piece, plain: str) -> bool:
    """Take a strange word and a job behind it, all in small letters: "dunnes till job"."""
    name = allowed(piece, name_at(plain, 0), strict=True, places=False)
    if name is None or not name.text.islower() or people.is_first_name(name.text):
        return False
    job = _POST.sub("", plain[name.end :]).strip()
    if not is_role(job):
        return False
    piece.only_name, piece.role = name, job
    return True


_POST = _TABLE.pattern("post", re.IGNORECASE)
_NAME_AND_ROLE = _TABLE.pattern("name_and_role")


def _take_place(piece: Piece, plain: str, at: re.Match[str]) -> bool:
    """Take what follows a role for its company, if it is a name and nothing else."""
    if piece.names or piece.matches:
        return False
    name = allowed(piece, name_at(plain, at.end()), strict=True)
    whole = _CAPITALS.fullmatch(plain, at.end())
    if whole is not None and (name is None or name.end < len(plain) - 1):
        name = Name(whole[0], whole.start(), whole.end(), 0.9)  # "Tamar Physio" is no physio
    if name is None or name.end < len(plain) - 1:
        return False
    if at.groupdict().get("inside") and not like_a_company(name):
        return False
    piece.names, piece.role_at = [name], True
    return True


_CAPITALS = re.compile(r"[A-Z][\w'&-]+(?: [A-Z&][\w'&-]*){1,3}")


def _find_role(piece: Piece) -> None:
    """Find a role among other words."""
    text = piece.rest
    taken = {name.text for name in piece.names}
    for kind, pattern in ROLES:
        for match in pattern.finditer(text):
            if (said := role_of(match["role"], kind, taken)) is not None:
                piece.role, piece.role_said = said, True
                return
    if piece.names and (
        behind := _BEHIND_NAME.match(text, text.find(piece.names[-1].text) + len(piece.names[-1].text))
    ):
        said = next((s for s in _shorter(behind["role"]) if is_role(s)), None)
        if said is not None and (len(said.split()) > 1 or _stands_alone(piece, said)):
            piece.role = said
            return
    last = _BEHIND_SIGN.search(piece.text) if piece.names else None
    if last is not None and is_role(last["role"]):
        piece.role = last["role"]
        return
    if piece.matches and (found := role_in(_without(text, piece))) and len(found[0].split()) > 1:
        piece.role = found[0]


def _stands_alone(piece: Piece, said: str) -> bool:
    """Tell whether a job of one word is all that stands between a name and its news, or behind both."""
    start = piece.text.find(piece.names[-1].text) + len(piece.names[-1].text)
    news = [match.start() for match in piece.matches.values()]
    return any(piece.text[start:end].strip() == said for end in (*news, len(piece.text)))


_BEHIND_NAME = _TABLE.pattern("behind_name")


_BEHIND_SIGN = _TABLE.pattern("behind_sign")


def _shorter(words: str) -> Iterator[str]:
    """Go through the beginnings of some words, the longest first."""
    said = words.split()
    return (" ".join(said[:count]) for count in range(len(said), 0, -1))


def _without(text: str, piece: Piece) -> str:
    for name in piece.names:
        text = text.replace(name.text, "\n")
    if piece.person is not None:
        text = re.sub(
            r"\bhead of \w+|\b(?:hiring |line )?(?:manager|owner|recruiter|hr|consultant|head chef)\b",
            "\n",
            text,
            flags=re.I,
        )
    return text
