"""Cut a message into sentences and pieces, and find in each piece its news, names and all else that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from bot.coach.facts.application import Stage
from bot.language.understanding.lines import cues, guards, people
from bot.language.understanding.lines.names_in import (
    Evidence,
    Name,
    evidence_of,
    is_role,
    name_after,
    role_in,
)
from bot.language.understanding.lines.signs import ANY, Signs
from bot.language.understanding.lines.words import COMPANY_WORDS, ENDS, MODIFIERS, NEVER
from bot.turn.told import News

MOST_IN_SENTENCE = 48
"""The most words of a sentence that are news and no story. Our own choice."""

_SENTENCE = re.compile(
    r"(?:(?<!\bst)(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bmt)(?<!\bco)(?<!\bmrs)(?<!\bltd)(?<!\binc)\.+(?=\s|$)|[!;\n…]+|(?P<asked>\?+)[?!]*)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*(?:,|:(?=\s|$)|\s[-–—]+\s|[–—]|\s\|\s|\||[()]|\s=\s|\s/\s|\t|->|→"
    r"|[\U0001F300-\U0001FAFF\u2600-\u27bf]\ufe0f?|\s(?:but|then|whereas|while|however|though|bt)\s|\s(?P<and>and|n|plus|also|\+)\s)\s*",
    re.IGNORECASE,
)
_FILLERS = re.compile(
    r"^(?:\W|(?:so|well|good news|bad news|great news|sad news|update|news|hi|hey|hello|hiya|morning|evening|ok|okay|okey|unfortunately|sadly|yay|ugh|omg|wow|argh|and|but|then|"
    r"also|now|i heard|heard that|it seems|it seems that|seems|seems like|looks like|apparently|turns out|i think|guess what|finally|pls note|please note|note|fyi|btw|oh|lol|"
    r"right|(?:my|the) (?:recruiter|agent|agency|consultant|headhunter) (?:says|said|told me|reckons|confirmed)|says|said|reckons|told me|confirmed|that|just|today|yesterday|there|all|yes|yeah|yep|amazing|brilliant|dear|sir|coach|mate|the people at|the guys at|people at|folks at|someone at|somebody at|"
    r"i got (?:a|an) (?:call|email|mail|text|letter|message) from|got (?:a|an) (?:call|email|mail|text|letter|message) from|(?:call|email|mail|text|letter|message) from|heard (?:back )?from|"
    r"just heard (?:back )?from|word from|both|in the end|meanwhile|as for|re|about|two|three|four|i see|no surprise|surprise surprise|sigh|eh|ah|nice one|thank god|praise god)"
    r"(?![\w'’&-]))+",
    re.IGNORECASE,
)
_AUX = re.compile(
    r"(?:(?:'s|'ve|’s|’ve)?(?:\s+(?:have|has|had|just|already|finally|also|now|then|are|is|was|were|both|people|guys|lot|hr|team|recruiter|manager|owner|they|it|it's|its|all|will|only|never|still|"
    r"even|today|actually|me|have been|did|who|that|again|there|would|kindly|told me|tells me|told|says|said|reckons|id|i'd|i'll|i|they'd|theyd|they'll|we'll|we|regarding|that i|liked me|got in touch|came back|rang|called|emailed|wrote|mailed|texted|replied|phoned|and|to say|job|role|position|application|one))+|\W+)$",
    re.IGNORECASE,
)
_PREP = re.compile(
    r"(?<![\w'])(?:(?P<near>@|w/)\s*|(?P<prep>at|from|by|with|w|to|for|of|into|in|on|off|via|through)\s+)",
    re.IGNORECASE,
)
_FIRST_CHOICE = frozenset("at @ from by with w/ w to into of off".split())
_LAST_PREP = re.compile(r"(?<![\w'])(?:at|from|of|with|by|to|for|w|w/|@)\s*$", re.IGNORECASE)
_SURE_SOON = re.compile(
    r"\b(?:should|would|might|could|hope to|hoping to|hopefully|need to|have to|'d|ought to|must) (?=(?:\w+ )?(?:hear|know|let|decide|get back|be in touch|ring|call|phone|contact|tell|email|reply|"
    r"respond|answer|text|accept|be told|have an answer|have news|be my (?:boss|manager|line manager)|come back|come in|be deciding|give|accept|sign)\b)",
    re.IGNORECASE,
)
_WORDS = r"(?:[\w&+#./'-]+ ){0,4}?[\w&+#./'-]+"
_POST = r"(?:role|job|position|post|vacancy|gig|opening)"
_ROLES = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "a",
            rf"\b(?:as|for|:)\s+(?:(?:an?|the|their|his|her|some|this|that|our) )?(?P<role>{_WORDS})\s+{_POST}\b",
        ),
        ("a", rf"\b{_POST} (?:of|as|for) (?:an? |the )?(?P<role>{_WORDS})(?= (?:at|in|with|for|from)\b|$)"),
        ("b", r"\b(?:as|for)\s+(?:(?:an?|the|their|some) )?(?P<role>(?:[\w&+#./'-]+ ){0,5}[\w&+#./'-]+)"),
        ("c", rf"\b(?:an?|the|their|his|this|that|my)\s+(?P<role>{_WORDS})\s+{_POST}\b"),
        ("c", rf"(?:^|\s)(?P<role>(?:[\w&+#./'-]+ ){{0,4}}[\w&+#./'-]+)\s+{_POST}\b"),
    )
)
_STAGES = (
    (
        Stage.final,
        re.compile(
            r"\bfinal(?:s| round| interview| stage| one| panel)?\b|\blast (?:round|stage|interview)\b", re.I
        ),
    ),
    (
        Stage.later,
        re.compile(
            r"\b(?:second|2nd|third|3rd|fourth|next) (?:\w+ )?(?:round|stage|interview|chat|call|meeting|one)\b|\bround (?:2|3|two|three)\b|\bsee me again\b|\bmeet (?:me )?again\b|\bback (?:in )?for\b",
            re.I,
        ),
    ),
    (
        Stage.screening,
        re.compile(
            r"\b(?:phone|telephone|recruiter|hr|intro|initial) (?:screen\w*|call|interview|chat)\b|\bscreen(?:ing)?\b|\bassessment\b|\b(?:coding|tech(?:nical)?|aptitude|online) (?:test|task|challenge)\b|\bhirevue\b|\btest\b",
            re.I,
        ),
    ),
    (Stage.first, re.compile(r"\b(?:interview\w*|trial|panel|audition|onsite|on-site)\b|\bmet\b", re.I)),
)


@dataclass
class Piece:
    """A piece of a message. joined: "and" stands before it. first: it begins a sentence. comma: one before it."""

    text: str
    joined: bool
    first: bool
    comma: bool = False
    matches: dict[News, re.Match[str]] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    only_name: Name | None = None
    role: str | None = None
    person: people.Person | None = None
    asked_to_note: bool = False
    role_at: bool = False
    alone: bool = False
    role_said: bool = False
    asking: bool = False
    dated: bool = False
    opens: bool = False

    @property
    def news(self) -> News | None:
        """Return the news that is believed first."""
        return next(iter(self.matches), None)

    @property
    def rest(self) -> str:
        """Return the piece without signs."""
        return ANY.sub(" ", self.text).strip(" .'\"*•-\t")


def pieces_of(signs: Signs, known: Sequence[str]) -> Iterator[Piece]:
    """Cut a message into its pieces, without those that are no news of the person's own."""
    for sentence, asked in _sentences(signs.text):
        plain = re.sub(r"^\W+", "", ANY.sub(" ", sentence))
        if (
            len(sentence.split()) > MOST_IN_SENTENCE
            or guards.is_question(plain, asked)
            or guards.is_wish(plain)
        ):
            continue
        noting = guards.asks_to_note(plain)
        body = guards.without_noting(sentence.strip()) if noting else sentence
        cut = list(_cut(body))
        asking = any(guards.is_question(ANY.sub(" ", text), False) for text, _ in cut)
        for number, (text, sign) in enumerate(cut):
            joined = sign in _AND
            text = re.sub(r"\s+will ", " will ", _SURE_SOON.sub(" will ", text)).strip()
            if re.match(r"\W*(?:if|when|unless|whenever|in case|what if|even if|once) ", text, re.IGNORECASE):
                break
            if guards.is_unreal(text):
                continue
            piece = Piece(text, joined, number == 0, sign in ",()", asked_to_note=noting, asking=asking)
            piece.dated = bool(ANY.search(text)) or (bool(signs.days) and "interview" in text.casefold())
            piece.opens = number + 1 < len(cut) and cut[number + 1][1] in (":", "-", "–", "—", "=", "->", "→")
            _fill(piece, known)
            yield piece


def _sentences(text: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for end in _SENTENCE.finditer(text):
        yield text[at : end.start()], end["asked"] is not None
        at = end.end()
    yield text[at:], False


_AND = frozenset(("and", "n", "plus", "also", "+"))


def _cut(sentence: str) -> Iterator[tuple[str, str]]:
    """Cut a sentence into pieces, each with what stood before it."""
    at, joined = 0, ":"
    for cut in _CUT.finditer(sentence):
        if cut["and"] and re.match(
            r"(?:sons?|daughters?|co|spencer|johnson|young|gamble|noble|barrett|general|partners|crown|hounds|associates|community|surrounding)\b",
            sentence[cut.end() :],
            re.I,
        ):
            continue
        if _belong_together(sentence[at : cut.start()], sentence[cut.end() :], cut[0]):
            continue
        if piece := sentence[at : cut.start()].strip():
            yield piece, joined
        at, joined = cut.end(), cut[0].strip().casefold()
    if piece := sentence[at:].strip():
        yield piece, joined


_ROLE_OF_PERSON = r"(?:owner|manager|boss|recruiter|hr|consultant|chef|headteacher|director|founder|matron|head|supervisor|head of \w+)"
_WITH_NAME = re.compile(rf"\b{_ROLE_OF_PERSON}\s*$", re.IGNORECASE)
_PLAIN_NEWS = re.compile(r"reject|offer|appl|interview|declin|unsuccess|withdr", re.IGNORECASE)
"""News that even stand among words that all have capitals, as in a name: "Waiting Room Coffee" has none."""

_NAME_ALONE = re.compile(r"(?:(?:mr|mrs|ms|miss|dr)\.? )?[^\W\d_\ue000-\uf8ff]+\s*(?:$|[,.)])", re.IGNORECASE)
_ITS_ROLE = re.compile(rf"(?:the |their |my )?(?:\w+ )?{_ROLE_OF_PERSON}\b", re.IGNORECASE)


def _belong_together(before: str, after: str, cut: str) -> bool:
    """Tell whether a comma stands between a person and what they are: "the owner, Jean"."""
    if "," not in cut and "(" not in cut:
        return False
    if re.search(r"\b(?:with|w/?|to) [^\W\d_]+\s*$", before) and re.match(
        rf"(?:the |their )?(?:{_ROLE_OF_PERSON}|talent|people)(?: team)? (?:at|from|of) ",
        after,
        re.IGNORECASE,
    ):
        return True
    if _WITH_NAME.search(before) and _NAME_ALONE.match(after):
        return True
    last = before.split()[-1:] or [""]
    return people.is_first_name(last[0]) and _ITS_ROLE.match(after) is not None


def _fill(piece: Piece, known: Sequence[str]) -> None:
    review = guards.is_review(piece.text)
    words = piece.text.split()
    titled = (
        len(words) > 1
        and all(word[0].isupper() or not word[0].isalnum() for word in words)
        and not ANY.search(piece.text)
    )
    for cue in cues.CUES:
        match = cue.pattern.search(piece.text)
        if match is None or (review and cue.news in (News.met, News.interview)):
            continue
        if titled and not _PLAIN_NEWS.search(match[0]):
            continue
        if cue.news not in piece.matches:
            piece.matches[cue.news] = match
        if not piece.names and (name := _company(piece, match, cue)):
            piece.names = [name]
    if (
        not piece.matches
        and (no := re.fullmatch(r"(.+?) (?:no|nope)", piece.rest, re.IGNORECASE)) is not None
    ):
        name = name_after(no[1], 0)
        if (
            name is not None
            and name.end == len(no[1])
            and (name.text[:1].isupper() and len(name.text) > 2 or _is_known(name.text, known))
        ):
            piece.names, piece.matches = [name], {News.no: no}
    for news, alone in cues.ALONE:
        if alone.fullmatch(piece.rest):
            piece.matches = {news: re.match(".*", piece.text) or piece.matches[news]}
            piece.alone = True
    piece.person = people.person_in(piece.text) or piece.person
    if not piece.names and not piece.matches and piece.person is not None:
        piece.only_name = _place_of(piece)
    _role_and_place(piece)
    if not piece.names and piece.matches and (name := _mentioned(piece.text, known)):
        piece.names = [name]
    if not piece.names and not piece.matches and piece.only_name is None:
        piece.only_name = _spoke(piece)
    if piece.person is None and not piece.matches and people.is_first_name(_FILLERS.sub("", piece.rest)):
        piece.person = people.Person(piece.rest[:1].upper() + piece.rest[1:], 0, len(piece.rest), None, True)
        piece.only_name = None
    elif not piece.matches and not piece.names and piece.only_name is None:
        piece.only_name = _only_name(piece, known)


def _role_and_place(piece: Piece) -> None:
    """Find the role of a piece; "porter at Lyle Hospital" names the company too."""
    text = piece.rest
    cleaned = re.sub(
        r"^(?:all|both|for|as|a|an|the|role|job title|position|post|title)[: ]+(?:an? |the )?",
        "",
        _FILLERS.sub("", text),
        flags=re.I,
    )
    if is_role(cleaned):
        piece.role = cleaned
        return
    job = re.match(
        r"(?:an? |the )?(?P<role>[\w -]{2,40}?) (?:job|role|post|position|vacancy|gig) (?:at|@|with|for|in) (?=\S)",
        _FILLERS.sub("", text),
        re.I,
    )
    if job is not None and not piece.names and not piece.matches and _role_of(job["role"], "a", set()):
        name = _allowed(piece, name_after(_FILLERS.sub("", text), job.end()), strict=True)
        if name is not None and name.end >= len(_FILLERS.sub("", text)) - 1:
            piece.names, piece.role_at, piece.role = [name], True, job["role"]
            return
    at = re.match(
        r"(?P<role>.{2,60}?)\s+(?:at|@|with|for|in)\s+(?=\S)", _FILLERS.sub("", text), re.IGNORECASE
    )
    if at is not None and is_role(re.sub(r"^(?:an?|the) ", "", at["role"], flags=re.I)):
        piece.role = re.sub(r"^(?:an?|the) ", "", at["role"], flags=re.I)
        if not piece.names and not piece.matches:
            name = _allowed(piece, name_after(_FILLERS.sub("", text), at.end()), strict=True)
            inside = re.search(r"\sin\s+$", _FILLERS.sub("", text)[: at.end()], re.IGNORECASE)
            if name is not None and inside and not _like_a_company(name):
                name = None
            if name is not None and name.end >= len(_FILLERS.sub("", text)) - 1:
                piece.names, piece.role_at = [name], True
        return
    taken = {name.text for name in piece.names}
    for kind, pattern in _ROLES:
        for match in pattern.finditer(text):
            if (said := _role_of(match["role"], kind, taken)) is not None:
                piece.role, piece.role_said = said, True
                return
    if piece.matches and (found := role_in(_without(text, piece))) and len(found[0].split()) > 1:
        piece.role = found[0]


def _role_of(said: str, kind: str, taken: set[str]) -> str | None:
    """Return the role in what stands where a role may; it is cut from the end after "for", else from the start."""
    while said:
        if any(name.startswith(said) or said.startswith(name) for name in taken):
            said = said.rpartition(" ")[0] if kind == "b" else said.partition(" ")[2]
            continue
        known = said.casefold() not in _NO_ROLES and all(
            word in MODIFIERS for word in said.casefold().split()
        )
        short = kind == "a" and len(said.split()) <= 4 and not _GENERIC.search(said)
        if is_role(said) or known or short:
            return re.sub(r"^(?:an?|the|their|some|my) ", "", said, flags=re.I)
        said = said.rpartition(" ")[0] if kind == "b" else said.partition(" ")[2]
    return None


_NO_ROLES = frozenset(
    "it second first third final 1 2 3 4 5 6 7 8 next last senior junior full full-time part-time temporary".split()
)
_GENERIC = re.compile(
    r"\b(?:the|that|this|new|same|dream|my|his|her|their|best|good|first|second|next|another|other|in|at|with|from|me|it|a|an|for|to|of|and|interview|same|day|days|one|was|is|them|no)\b",
    re.I,
)


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
    text = _FILLERS.sub("", piece.rest)
    if not text or is_role(text) or len(text.split()) > 6 or piece.person is not None:
        return None
    if best := _is_known(text, known):
        return Name(best, 0, len(text), 0.97)
    text = re.sub(r"^(?:at|with|from|for|company)[: ]+", "", text, flags=re.I)
    name = name_after(text, 0)
    if name is None:
        return None
    left = text[name.end :].strip(" .'")
    over = piece.joined and (not left or left.split()[0].casefold() in ENDS | NEVER)
    shifted = name._replace(start=0) if len(text) == len(piece.rest) else name._replace(start=1)
    return _allowed(piece, shifted, strict=not piece.joined) if over or not left else None


_SPOKE = re.compile(
    r"\b(?:liked|loved|called|rang|phoned|emailed|got back|replied|came back|wrote|messaged|texted|contacted|got in touch|reached out|responded|confirmed|have confirmed)\b",
    re.IGNORECASE,
)
_REGARDING = re.compile(r"\b(?:regarding|about|re:?) (?=\S)", re.IGNORECASE)


def _spoke(piece: Piece) -> Name | None:
    """Return the company that did something which is no news in itself: "Hollin Partners liked me"."""
    verb = _SPOKE.search(piece.text)
    if verb is None:
        return None
    name = _allowed(piece, _subject(piece.text[: verb.start()]), strict=True)
    if name is None and (about := _REGARDING.search(piece.text, verb.end())) is not None:
        name = _allowed(piece, name_after(piece.text, about.end()), strict=True)
    return name


def _place_of(piece: Piece) -> Name | None:
    """Return the company at which the person of a piece works: "Mrs Adeyemi from HR at Crestline rang"."""
    at = piece.person.end if piece.person is not None else 0
    for prep in re.finditer(r"\b(?:at|from|of|@)\s+", piece.text[at:], re.IGNORECASE):
        name = _allowed(piece, name_after(piece.text, at + prep.end()), strict=True)
        if name is not None and name.text.casefold() not in ("hr", "talent", "recruitment"):
            return name
    return None


_PREPOSITIONS = {
    News.withdrew: "from of at with to",
    News.no: "by from at for with of on off in",
    News.offer: "from at with by of for",
    News.next_round: "at with for by in of",
    News.nothing: "from on for with at by",
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


def _company(piece: Piece, match: re.Match[str], cue: cues.Cue) -> Name | None:
    """Look for the company of a piece of news where it may stand."""
    text = piece.text
    for place in cue.order:
        name = None
        if place in "sn":
            name = _allowed(piece, _subject(text[: match.start()]), strict=True, places=place == "s")
            if (
                name is not None
                and place == "n"
                and name.text.islower()
                and not (piece.dated or _like_a_company(name))
            ):
                name = None
        elif place == "o":
            name = _allowed(piece, _at_once(text, match), strict=not _LAST_PREP.search(match[0]))
            if name is not None and (
                people.is_first_name(name.text) or not _stands_for_itself(text, match, name)
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
        r"\b(?:the|that|a|my)\s+(.+?)\s+(?:job|role|post|position|gig)$", match[0], re.IGNORECASE
    )
    if inside is not None and (name := name_after(inside[1], 0)) is not None and name.end == len(inside[1]):
        return _allowed(piece, name._replace(start=match.start() + 1), strict=True)
    return None


def _allowed(piece: Piece, name: Name | None, *, strict: bool, places: bool = True) -> Name | None:
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


_AT_A_PLACE = re.compile(
    r"\s*[(,]?\s*(?:the |their |from |in )?(?:(?:talent|hr|recruitment|recruiter|manager|owner|director|head|people|team|consultant|boss|chef|cto|ceo)(?: team)? )?(?:at|from|of|in(?= the))\s+",
    re.IGNORECASE,
)


def _stands_for_itself(text: str, match: re.Match[str], name: Name) -> bool:
    """Tell whether a name right after news is one in lower case too: "the harborview job", "interview acme fri"."""
    if _LAST_PREP.search(match[0]) or not name.text.islower() or _like_a_company(name):
        return True
    return (
        re.match(r"\s*(?:job|role|position|post|gig|application|one\b|[\ue000-\ue1ff])", text[name.end :])
        is not None
    )


def _after_preposition(piece: Piece, match: re.Match[str], news: News) -> Name | None:
    text = piece.text
    last = _LAST_PREP.search(match[0])
    if (
        last is not None
        and last[0].strip().casefold() in _PREPOSITIONS[news].split()
        and (name := _allowed(piece, name_after(text, _spaced(text, match.end())), strict=False))
    ):
        if not people.is_first_name(name.text):
            return name
    later: list[Name] = []
    for prep in _PREP.finditer(text, match.end()):
        said = (prep["prep"] or prep["near"]).casefold().strip("/")
        if said not in _PREPOSITIONS[news].split() and said not in "@w":
            continue
        near = len(ANY.sub("", text[match.end() : prep.start()]).split()) <= _NEAR
        strict = not near or said not in _SURE_PREPOSITIONS.get(news, "")
        name = _allowed(piece, name_after(text, _spaced(text, prep.end())), strict=strict)
        if name is None or people.is_first_name(name.text):
            continue
        if (
            said in ("with", "w", "to")
            and " " not in name.text
            and (place := _AT_A_PLACE.match(text, name.end))
        ):
            where = _allowed(piece, name_after(text, place.end()), strict=False)
            if where is not None:
                piece.person = people.Person(
                    people.proper(name.text) or name.text, name.start, name.end, None, True
                )
                return where
        if said in _FIRST_CHOICE:
            return name
        if said in ("in", "via") and not (
            _like_a_company(name) or (name.text[:1].isupper() and " " in name.text)
        ):
            continue
        later.append(name._replace(sure=name.sure - 0.15))
    return later[0] if later else None


def _like_a_company(name: Name) -> bool:
    return name.text.casefold().split()[-1] in COMPANY_WORDS


def _spaced(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _subject(text: str) -> Name | None:
    """Return the name that a text ends with, if nothing else but fillers stands before it."""
    plain = ANY.sub(" ", text)
    plain = _FILLERS.sub("", plain)
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
    if name is None or name.end < len(plain) - 1 or people.is_first_name(name.text):
        return None
    return Name(name.text, offset + name.start, offset + name.end, name.sure)


def _is_known(text: str, known: Sequence[str]) -> str | None:
    if not known:
        return None
    best = process.extractOne(text, known, scorer=fuzz.ratio, processor=_folded, score_cutoff=87)
    return str(best[0]) if best is not None else None


def _folded(text: str) -> str:
    return re.sub(r"\b(?:the|ltd|limited|inc|llc|plc|gmbh)\b|[^\w ]", "", text.casefold()).strip()


def as_known(name: str, known: Sequence[str]) -> str | None:
    """Return the known name that a name stands for, whole, by its start or with a slip; None if none."""
    if not known:
        return None
    folded = _folded(name)
    if len(folded) < 3:
        return next((one for one in known if _folded(one) == folded), None)
    for one in known:
        if _folded(one) == folded or (len(folded) >= 5 and _folded(one).startswith(f"{folded} ")):
            return one
    return _is_known(name, known) if len(folded) > 4 else None


def _mentioned(text: str, known: Sequence[str]) -> Name | None:
    """Return the known company that a piece mentions anywhere."""
    plain = f" {_folded(ANY.sub(' ', text))} "
    for one in sorted(known, key=len, reverse=True):
        if len(_folded(one)) > 2 and f" {_folded(one)} " in plain:
            return Name(one, 0, 0, 0.97)
    return None


def stage_in(text: str) -> Stage | None:
    """Return the stage that a text speaks of."""
    return next((stage for stage, pattern in _STAGES if pattern.search(text)), None)
