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
"""The most characters of a title. Our own choice."""

A_TITLE = 0.8
"""How much a piece of a subject has to look like a title for the other pieces to be something else."""

_TABLE = WordTable("mails/roles")
_PATTERNS = [(float(of), re.compile(says)) for of, says in _TABLE.pairs("patterns")]
_SUBJECT = _TABLE.pattern("subject")
_NO_TITLE = _TABLE.pattern("no_title", re.IGNORECASE)
_A_COUNT = _TABLE.pattern("a_count", re.IGNORECASE)

_NUMERAL = re.compile(r" I$")
"""The Roman number of a grade, which isn't the word "I"."""


def role_in(parts: Parts) -> str | None:
    """Return the title that a mail, else an older mail under it, names most clearly; None if neither does."""
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
            and (before := longer.removesuffix(best).strip()) not in _RANKS
            and before[-1:] not in _PARTING
            and counted[longer] >= counted[best] - 1.2
            and len(longer.split()) <= 6
        ):
            return written[longer]
    return written[best]


_PARTING = frozenset("-–—|:/")
"""What stands between a title and the name before it: "Acme - Data Engineer"."""

_RANKS = _TABLE.words("ranks")
"""Words that make another title of the one behind them: an assistant manager is no manager."""


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
    whole, *split = pieces_of(parts.subject)
    titles = [piece for piece in split if title_score(piece) >= A_TITLE]
    if title_score(whole):
        yield (2.7 if len(titles) == len(split) else 2.0), whole
    for piece in split:
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
    labelled = (line for line in parts.signature[1:] if _LABELLED.match(line))
    yield from _by_patterns((parts.subject, *parts.head, *parts.sentences[:25], *labelled))


_LABELLED = re.compile(r"[A-Z][a-z ]{2,15} ?: ?[A-Z]")


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
