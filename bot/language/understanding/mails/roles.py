"""Find the title of the job that a mail is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.language.understanding.mails.parts import Parts, sentences_of
from bot.language.understanding.mails.title_cleaning import JOB_OF_TIMES, cleaned
from bot.language.understanding.mails.title_lines import title_lines, with_its_kind
from bot.language.understanding.mails.titles import ends_with_noun, has_capitals, title_score
from bot.language.understanding.phrases.word_tables import WordTable

LONGEST_ROLE = 90
"""Characters of a title. Our own choice."""

_TABLE = WordTable("mails/roles")
_JOB = _TABLE.part("job")
_A = _TABLE.part("a")
_ENDS = _TABLE.part("ends")
_SHORTENED = _TABLE.part("shortened")

_TEXT = (
    rf"(?P<role>[A-Za-z0-9](?:[^.,;:!?\n|]|{_SHORTENED}){{1,80}}?"
    r"(?:, (?:[A-Z][\w&'-]*(?: [A-Z&][\w&'-]*){0,3}))?"
    r"(?: \([^()]{2,30}\)(?=,))?)"
)
_PATTERNS = [
    (weight, re.compile(pattern))
    for weight, pattern in (
        (
            3.0,
            rf"(?i:\b{_JOB}) (?i:of|as|for|titled|called|entitled)(?: (?i:an?|the"
            rf"|our))? ['\"“]?{_TEXT}['\"”]?{_ENDS}",
        ),
        (2.6, rf"(?i:\b{_JOB})[:] ?{_TEXT}{_ENDS}"),
        (2.6, rf"(?i:\b(?:role|position|post|job|profile)) ['\"“]?(?=[A-Z]){_TEXT}['\"”]?{_ENDS}"),
        (
            3.6,
            r"^(?i:job(?: title)?|title|position|role|post|vacancy|job role|job name|designation"
            r"|opening) ?: ?(?P<role>[^|]{2,90})$",
        ),
        (
            1.5,
            r"(?P<role>(?:[A-Z][\w/&+#'-]*[ /]){0,5}[A-Z][\w/&+#'-]*(?: (?:of|and|&"
            r"|[-–]) (?:(?!I')[A-Z][\w/&+#'-]{2,} ?){1,4})?)",
        ),
        (1.0, r"\b(?i:to|as|for|on|a|the|our) (?P<role>(?:[a-z][\w/&-]+ ){0,3}[a-z][\w/&-]+)"),
        (
            2.8,
            rf"\b(?i:the|our|this|an?|your|that|re|for|about|on)\b:? (?i:the |our "
            rf"|an? )?(?P<role>[A-Za-z0-9][^.,;:!?\n|]{{1,70}}?),? (?i:{_JOB})\b",
        ),
        (2.4, r"\b(?i:the|that|your) (?P<role>[A-Za-z][^.,;:!?\n|]{1,60}?) one\b"),
        (1.6, r"^(?P<role>[A-Z][\w-]+(?: [a-z][\w-]+){1,3}),"),
        (
            2.7,
            r"\b(?i:the|our|those|all) (?P<role>(?:[a-z][\w/&-]+ ){0,3}[a-z][\w/&-]+)"
            r" (?:applications|applicants|cvs|CVs)\b",
        ),
        (
            2.6,
            rf"(?i:\bappl(?:y|ying|ied|ication)(?: you (?:sent|made"
            rf"|submitted))?(?: to [A-Z][\w' &]{{1,40}}?)? (?:for|as|to be"
            rf"|to become)) {_A}['\"“]?{_TEXT}['\"”]?{_ENDS}",
        ),
        (
            2.2,
            rf"(?i:\b(?:join us|work|working|start|join|joining|employment|appointment|engage you|you"
            rf"|someone|appointed|hired|candidacy|candidature|profile|pile|papers|selected|considered"
            rf"|interest(?:ed)?(?: in joining us)?|join [A-Z][\w ]{{1,30}}|at [A-Z][\w' &]{{1,40}}) (?:as"
            rf"|for)) (?i:our |the |an? )?{_TEXT}{_ENDS}",
        ),
        (
            2.0,
            rf"(?i:\b(?:interview|interviews|interviewing|screen|call|chat|talk|test|shortlist"
            rf"|recruitment|hiring|search|feedback|offer|news|update|decision|stage|round|vacancies"
            rf"|assessment|trial shift)) (?i:for|on|about|regarding|as)(?: (?i:the|our"
            rf"|an?))? {_TEXT}{_ENDS}",
        ),
        (
            2.2,
            r"\b(?i:the|our) (?P<role>[A-Z0-9][\w&/+#'-]*(?: (?:[A-Z0-9][\w&/+#'-]*|of|and|for"
            r"|[-–])){0,9}?) (?i:application"
            r"|interviews?|panel|process|search|campaign|hire|team|shortlist|file|offer)\b",
        ),
        (
            1.4,
            r"(?i:\bfor) (?i:the |our |an? )?(?P<role>[A-Z][\w/&+#-]*(?: (?:[A-Z0-9(][\w/&+#)'-]*|of|and"
            r"|[-–&/]))*)",
        ),
        (1.2, r"(?i:\bas) (?i:our|the|an?) (?P<role>[A-Za-z][\w/&+#' -]{2,60}?)" + _ENDS),
        (1.6, rf"(?i:\bon|re|regarding|in) (?i:the|our) {_TEXT}{_ENDS}"),
        (2.0, rf"(?i:\bre:?|\bregarding) (?P<role>(?:[a-z][\w/&-]+ ){{1,3}}[a-z][\w/&-]+){_ENDS}"),
        (
            2.0,
            r"\b(?i:as) (?i:an? |our |the )?(?P<role>(?:[a-z][\w/&-]+ ){1,2}[a-z][\w/&-]+)(?= (?:just"
            r"|right|for|at|any|after|until|before|here|in|this|now)\b|[,.;])",
        ),
        (
            2.0,
            r"\b(?:for|at|with) (?:[A-Z][\w'&-]+ ){1,4}?[A-Z][\w'&-]+, "
            r"(?P<role>(?:[a-z][\w/&-]+ ){0,3}[a-z][\w/&-]+)(?=[.,;!]|$)",
        ),
    )
]
_SUBJECT = _TABLE.pattern("subject")
_NO_TITLE = _TABLE.pattern("no_title", re.IGNORECASE)
_A_COUNT = _TABLE.pattern("a_count", re.IGNORECASE)

_NUMERAL = re.compile(r" I$")
"""The number of a grade, which is no "I"."""


def role_in(parts: Parts) -> str | None:
    """Return the title that a mail names most clearly; else an older mail under it; None if none does."""
    role = _most_named(_candidates(parts))
    if role is None:
        return _most_named(_of_older(parts)) if parts.older else None
    return with_its_kind(role, (parts.subject, *parts.head, *parts.sentences[:25], *parts.body[:6]))


def _most_named(candidates: Iterable[tuple[float, str]]) -> str | None:
    counted: dict[str, float] = {}
    written: dict[str, str] = {}
    for weight, text in candidates:
        role = cleaned(text)
        looks = title_score(role)
        if weight >= 2.6 and role[:1].isupper() and len(role.split()) <= 4:
            looks = max(looks, 0.4)
        elif weight >= 2.7 and role.islower() and len(role.split()) <= 3:
            looks = max(looks, 0.25)  # "the counter sales job"
        if weight < 1.6 and (
            looks < 1
            or (weight < 1.2 and not ends_with_noun(role))
            or (role.islower() and len(role.split()) > 3)
        ):
            continue
        if (
            not role
            or len(role) > LONGEST_ROLE
            or _A_COUNT.match(role)
            or _NO_TITLE.search(_NUMERAL.sub("", role))
        ):
            continue
        if not looks and (weight < 2.2 or not role[0].isupper() or len(role.split()) > 6):
            continue
        key = role.casefold()
        score = weight * (0.35 + looks) + 0.1 * min(len(role.split()), 4)
        counted[key] = max(counted.get(key, 0.0), score) + 0.3 * (key in counted)
        if key not in written or (role[0].isupper() and not written[key][0].isupper()):
            written[key] = role
    return _best(counted, written)


def _best(counted: dict[str, float], written: dict[str, str]) -> str | None:
    """Return the title that counts most, or a longer one that ends with it."""
    best = max(counted, key=lambda key: counted[key], default="")
    if counted.get(best, 0.0) < 1.2:
        return None
    for longer in counted:  # "Export Sales Manager" rather than "Sales Manager", where both are read
        if (
            longer.endswith(" " + best)
            and longer.removesuffix(best).strip() not in _RANKS
            and counted[longer] >= counted[best] - 1.2
            and len(longer.split()) <= 6
        ):
            return written[longer]
    return written[best]


_RANKS = frozenset(
    {"assistant", "deputy", "junior", "senior", "trainee", "associate", "lead", "chief", "first"}
)
"""What before a title makes it another one: they may want an assistant manager instead of a manager."""


def _of_older(parts: Parts) -> Iterator[tuple[float, str]]:
    """Go through what may be a title in the mails that this one answers or passes on."""
    for line in parts.older:
        subject = _OLDER_SUBJECT.match(line)
        for piece in pieces_of(line[subject.end() :]) if subject is not None else ():
            if ends_with_noun(piece):
                yield 2.7, piece
    yield from _by_patterns(
        sentences_of([line for line in parts.older if not _OLDER_HEADER.match(line)])[:10]
    )


_OLDER_SUBJECT = _TABLE.pattern("older_subject", re.IGNORECASE)
_OLDER_HEADER = re.compile(r"[A-Z][a-zé]{1,11} ?: ")


def _candidates(parts: Parts) -> Iterator[tuple[float, str]]:
    for title in title_lines(parts):
        yield 3.6, title
    for piece in pieces_of(parts.subject):
        if title_score(piece):
            yield 2.7, piece
    for line in (*parts.head, *parts.body[:6]):
        short = line.strip(" .:")
        if len(short) < 70 and not short.endswith(("?", "!")) and not _PEOPLE.search(short):
            for piece in pieces_of(
                re.sub(r"^(?:re|role|position|post|job title|title|vacancy)\s*: ?", "", short, flags=re.I)
            ):
                if title_score(piece) and piece[:1].isupper() and has_capitals(piece):
                    yield 2.4, piece
    yield from _in_sentences(parts)


def _in_sentences(parts: Parts) -> Iterator[tuple[float, str]]:
    yield from _by_patterns((parts.subject, *parts.head, *parts.sentences[:25]))


def _by_patterns(sentences: Sequence[str]) -> Iterator[tuple[float, str]]:
    for text in sentences:
        if _OF_OTHERS.match(text):
            continue
        for weight, pattern in _PATTERNS:
            for match in pattern.finditer(text[:400]):
                if _SOMEBODY.search(text[: match.start("role")]):
                    continue
                behind = text[match.end("role") :][: len(" job")]
                for less, said in enumerate(
                    dict.fromkeys((match["role"], _after_last_article(match["role"])))
                ):
                    if JOB_OF_TIMES.fullmatch(said + behind):
                        yield weight, said + behind
                    elif less or not _RUNS_INTO_TITLE.match(said):
                        yield weight - 0.1 * less, said


_OF_OTHERS = _TABLE.pattern("of_others", re.IGNORECASE)
_SOMEBODY = _TABLE.pattern("somebody")

_PEOPLE = re.compile(
    rf"{_OF_OTHERS.pattern}|\b(?:discussion|meeting|chat|call|interview|talk|round) with\b"
    r"|\b(?:Mrs?|Ms|Miss|Prof)\.? [A-Z][\w'-]+(?: [A-Z][\w'-]+)?(?:,| \()",
    re.IGNORECASE,
)
"""A line that names people along with their titles."""

_RUNS_INTO_TITLE = _TABLE.pattern("runs_into_title")


def _after_last_article(text: str) -> str:
    return re.split(r"\b(?:the|our|an?|for|your|of the|on|about|to)\s", text, flags=re.IGNORECASE)[-1]


def pieces_of(subject: str) -> Sequence[str]:
    """Split a subject at its dashes, bars and the like."""
    plain = re.sub(r"^(?:(?:re|fw|fwd|aw)\s*: ?)+", "", subject[:200].strip(), flags=re.IGNORECASE)
    return [plain, *(piece.strip() for piece in _SUBJECT.split(plain) if piece)]
