"""Find in each piece of a message its news, names and all else that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.language.understanding.lines import cues, guards, people
from bot.language.understanding.lines.bare_news import find_bare_news
from bot.language.understanding.lines.companies import (
    allowed,
    before_the_chosen,
    company,
    like_a_company,
)
from bot.language.understanding.lines.cutting import AND, MOST_IN_SENTENCE, cut_up, sentences
from bot.language.understanding.lines.ellipsis import with_verb
from bot.language.understanding.lines.fillers import FILLERS
from bot.language.understanding.lines.known_names import is_known, mentioned
from bot.language.understanding.lines.names_in import Name, name_at, only_a_role
from bot.language.understanding.lines.ordinary import ORDINARY
from bot.language.understanding.lines.piece import Piece
from bot.language.understanding.lines.piece_roles import role_and_place
from bot.language.understanding.lines.placeholders import ANY, Placeholders
from bot.language.understanding.lines.plain_text import plainly
from bot.language.understanding.lines.roles import is_role
from bot.language.understanding.lines.trailing_names import trailing_name
from bot.language.understanding.lines.words import EMPLOYER_KINDS, ENDS, NEVER_FIRST
from bot.language.understanding.phrases.word_tables import WordTable
from bot.turn.readings.report import News

_TABLE = WordTable("lines/pieces")
_FINISHED = _TABLE.pattern("finished", re.IGNORECASE)
_HAD = _TABLE.pattern("had", re.IGNORECASE)
_SURE_SOON = _TABLE.pattern("sure_soon", re.IGNORECASE)


def pieces_of(signs: Placeholders, known: Sequence[str]) -> Iterator[Piece]:
    """Cut a message into its pieces, without those that are no news of the person's own."""
    verb, dated, met_before, told = None, False, False, False
    for sentence, asked in sentences(plainly(signs.text)):
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
            before = text
            text = with_verb(text, joined=joined or sign == "then", listed=listed, verb=verb)
            elided = text != before
            if re.match(r"\W*(?:if|when|unless|whenever|in case|what if|even if|once) ", text, re.IGNORECASE):
                break
            if guards.is_unreal(text):
                continue
            piece = Piece(text, joined, number == 0, sign in ",()", asked_to_note=noting, asking=asking)
            piece.bracketed = sign == "("
            piece.among_noes = several or (len(cut) > 1 and _is_list_item(text))
            piece.dated = bool(ANY.search(text)) or (bool(signs.days) and "interview" in text.casefold())
            piece.opens = (
                cut[number + 1][1] in (":", "-", "–", "—", "=", "->", "→")
                if number + 1 < len(cut)
                else sentence.rstrip().endswith(":")
            )
            piece.bulleted = _BULLET.match(sentence) is not None
            piece.elided = elided
            _fill(piece, known)
            said = _ALL_OF_IT.match(piece.text) if told and not piece.matches else None
            if said is not None and piece.only_name is not None and _is_timed(piece, signs):
                piece.names, piece.only_name = [piece.only_name], None
                piece.matches = {News.interview: said}
            told = told or piece.news is not None
            if piece.news is not None:
                verb, dated = _APPLIED if piece.news is News.applied else None, piece.dated
                met_before = piece.news is News.interview
            yield piece


def _is_timed(piece: Piece, signs: Placeholders) -> bool:
    """Tell whether a day and an hour are beside a name: among other news that is a meeting."""
    said = ANY.findall(piece.text)
    return any(signs.hour(sign) for sign in said) and any(signs.day(sign) for sign in said)


_ALL_OF_IT = re.compile(r".*", re.DOTALL)
_BULLET = re.compile(r"\s*[-–—*•·▪●✓]\s*\S")
_ANOTHER = _TABLE.pattern("another", re.IGNORECASE)


def _is_list_item(text: str) -> bool:
    """Tell whether a piece beside others is a strange word and a no: "aldi no, lidl interview friday"."""
    said = _NAME_NO.fullmatch(text.strip())
    return (
        said is not None
        and len(said[1]) > SHORTEST
        and said[1].casefold() not in ORDINARY | ENDS | NEVER_FIRST
    )


SHORTEST = 2
"""The most letters of a sigh before a no ("oh no"): a name has more. Our own choice."""

_NAME_NO = _TABLE.pattern("name_no", re.IGNORECASE)
_ANOTHER_NO = _TABLE.pattern("another_no", re.IGNORECASE)

_APPLIED = "applied"
"""The verb that a continued list leaves out. None is added for invitations: each has a day of its own."""


_PLAIN_NEWS = _TABLE.pattern("plain_news", re.IGNORECASE)


def _fill(piece: Piece, known: Sequence[str]) -> None:
    """Find all that a piece says."""
    _find_news(piece)
    _settle(piece)
    _settle_dates(piece)
    find_bare_news(piece, known)
    if piece.person is None or piece.person.via is None:
        found = people.person_in(piece.text)
        if found is not None and (piece.person is None or found.name == piece.person.name):
            piece.person = found
    if not piece.names and not piece.matches and piece.person is not None:
        piece.only_name = _place_of(piece)
    role_and_place(piece)
    if not piece.names and piece.matches and (name := mentioned(before_the_chosen(piece.text), known)):
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


def _settle_dates(piece: Piece) -> None:
    """Tell an interview that was held or has no day yet from one that lies ahead."""
    if _NONE_YET.search(piece.text) is not None:  # "applied 10 days ago, no interview yet"
        piece.matches = {news: said for news, said in piece.matches.items() if news not in _MEETINGS}
    met = piece.matches.get(News.met)
    if met is not None and _HELD.match(met[0]) and not _MOVED.search(piece.text):
        piece.matches = {News.met: met, **piece.matches}
    ahead = piece.matches.get(News.interview)
    if ahead is not None and not _MOVED.search(piece.text):
        if (since := cues.SINCE_MEETING.search(piece.text)) is not None:
            del piece.matches[News.interview]
            piece.matches = {**piece.matches, News.met: since}
        elif piece.news is News.interview and _WAS_ON.search(piece.text):
            piece.matches = {News.met: ahead, **piece.matches}
    if ahead is not None and News.next_round not in piece.matches and _NO_DATE.search(piece.text):
        piece.matches = {News.next_round: ahead}


_HELD = _TABLE.pattern("held", re.IGNORECASE)
_NONE_YET = _TABLE.pattern("none_yet", re.IGNORECASE)
_MEETINGS = (News.met, News.interview)
_WAS_ON = _TABLE.pattern("was_on", re.IGNORECASE)
_MOVED = _TABLE.pattern("moved", re.IGNORECASE)
_NO_DATE = _TABLE.pattern("no_date", re.IGNORECASE)


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
        name = people.proper(piece.rest) or piece.rest[:1].upper() + piece.rest[1:]
        piece.person, piece.only_name = people.Person(name, 0, len(name), None, True), None
    elif piece.only_name is None:
        piece.only_name = _only_name(piece, known)


def _settle_bracketed(piece: Piece, known: Sequence[str]) -> None:
    """Take a name in brackets for a person or a role, unless it is known or clearly a company's."""
    name = piece.only_name
    if (
        name is not None
        and " " in name.text
        and name.text[:1].isupper()
        and (like_a_company(name) or name.text.casefold().split()[-1] in EMPLOYER_KINDS)
    ):
        return
    if name is None or is_known(name.text, known) is not None or ANY.search(piece.text):
        return
    words = piece.rest.split()
    piece.only_name = None
    if len(words) == 1 and words[0][:1].isupper() and words[0][1:].islower():
        piece.person = people.Person(words[0], 0, len(words[0]), None, True)
    elif (
        len(words) <= 4
        and piece.rest.islower()
        and people.via_in(piece.text) is None
        and words[0] not in _HIDDEN
    ):
        piece.role = piece.rest


_HIDDEN = _TABLE.words("hidden")
"""Words that stand in brackets instead of a company's name."""


def _only_name(piece: Piece, known: Sequence[str]) -> Name | None:
    """Return the name that a piece is, and nothing else."""
    text = people.VIA_SOMEBODY.sub("", people.VIA_BOARD.sub("", FILLERS.sub("", piece.rest))).rstrip()
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
    name = name_at(text, 0)
    if name is None:
        return None
    left = text[name.end :].strip(" .'")
    over = piece.joined and (not left or left.split()[0].casefold() in ENDS | NEVER_FIRST)
    shifted = name._replace(start=0) if len(text) == len(piece.rest) else name._replace(start=1)
    return allowed(piece, shifted, strict=not piece.joined) if over or not left else None


_SPOKE = _TABLE.pattern("spoke", re.IGNORECASE)


_REGARDING = _TABLE.pattern("regarding", re.IGNORECASE)


def _spoke(piece: Piece) -> Name | None:
    """Return the company that did something which is no news in itself: "Hollin Partners liked me"."""
    verb = _SPOKE.search(piece.text)
    if verb is None:
        return None
    name = allowed(piece, trailing_name(piece.text[: verb.start()]), strict=True)
    if name is None and (about := _REGARDING.search(piece.text, verb.end())) is not None:
        name = allowed(piece, name_at(piece.text, about.end()), strict=True)
    return name


def _place_of(piece: Piece) -> Name | None:
    """Return the company at which the person of a piece works: "Mrs Adeyemi from HR at Crestline rang"."""
    at = piece.person.end if piece.person is not None else 0
    for prep in re.finditer(r"\b(?:at|from|of|@)\s+", piece.text[at:], re.IGNORECASE):
        name = allowed(piece, name_at(piece.text, at + prep.end()), strict=True)
        if name is not None and name.text.casefold() not in ("hr", "talent", "recruitment"):
            return name
    return None
