"""Find which of several applications a text points at: by company, by role, or by its place in the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.language.understanding.phrases.exclusions import in_capitals, left_out
from bot.language.understanding.phrases.phrases import LOOKED_AT, mentioned
from bot.language.understanding.phrases.word_tables import WordTable

NO_KINDS: Mapping[str, Sequence[str]] = {}
"""What stands for no kinds of places being known."""

STEM, OF_A_WORD = 4, 0.6
"""For "the nursing one" to be the one for a nurse: the fewest letters with which both words begin alike, and
the least share of the role's word that these make up. Our own choice, see its test."""

MOST_WORDS = 5
"""The most words of a text that names a place in a list: "put the second one away"."""

MOST_IN_A_NAME = 2
"""The most words of a text that is taken to be nothing but a name."""

_TABLE = WordTable("requests/references")
_THE_ONE = _TABLE.pattern("the_one")
_OF_TWO = _TABLE.pattern("of_two", re.IGNORECASE)
_BESIDE_ONE = _TABLE.words("beside_one")
"""Words beside the name or the role of what is left out."""

_A_KIND = _TABLE.pattern("a_kind")

_WORD = re.compile(r"[^\W\d_]+")
_NAMED = _TABLE.pattern("named", re.IGNORECASE)


def referenced(
    text: str,
    titles: Sequence[tuple[str, str]],
    order: Mapping[str, Sequence[str]],
    kinds: Mapping[str, Sequence[str]] = NO_KINDS,
) -> tuple[int, ...]:
    """Return the indexes of the applications that a text points at; () if none.

    titles: company and role of each, "" where one isn't known. order: words for each place in the list.
    kinds: the words for work at each kind of place.
    """
    by_role = set(mentioned(text, [role for _, role in titles])) | set(_by_stem(text, titles))
    by_company = mentioned(text, [company for company, _ in titles])
    if by_company:
        both = tuple(index for index in by_company if index in by_role)
        return both or by_company
    if by_role:
        return tuple(sorted(by_role))
    words = _words(text)
    started = tuple(index for index, (company, _) in enumerate(titles) if words and _begins(company, words))
    if started:  # the whole text is the beginning of a name, however short
        return started
    if (alone := _by_kind(text, titles, kinds)) is not None:
        return (alone,)
    place = place_in(text, order)
    if place is None or not -1 <= place < len(titles) or not titles:
        return ()
    return (place if place >= 0 else len(titles) - 1,)


def excepted(
    text: str, titles: Sequence[tuple[str, str]], kinds: Mapping[str, Sequence[str]] = NO_KINDS
) -> tuple[int, ...]:
    """Return the indexes of the applications that are left when a text only says which ones it doesn't mean.

    () if it rules none out, or names one that isn't known: "not heard from them" leaves nothing out.
    """
    out: set[int] = set()
    for part in left_out(text):
        said = {word for word in _words(part) if word not in _BESIDE_ONE or word in in_capitals(part, text)}
        meant = [
            index
            for index, title in enumerate(titles)
            if said and all(any(_is_same(word, of, part) for of in _words(" ".join(title))) for word in said)
        ]
        if not meant and (alone := _of_kind(said, titles, kinds)) is not None:
            meant = [alone]
        if len(meant) != 1:
            return ()
        out.update(meant)
    return tuple(index for index in range(len(titles)) if index not in out) if out else ()


def _by_kind(text: str, titles: Sequence[tuple[str, str]], kinds: Mapping[str, Sequence[str]]) -> int | None:
    """Return the one application with work at the kind of place that a text names; None if it says more."""
    match = _A_KIND.fullmatch(text[:LOOKED_AT].casefold().strip(" .!"))
    return _of_kind({match["kind"]}, titles, kinds) if match is not None else None


def _of_kind(
    said: set[str], titles: Sequence[tuple[str, str]], kinds: Mapping[str, Sequence[str]]
) -> int | None:
    """Return the one application with a word for work at the kind of place said; None if several or none."""
    words = next(
        (kinds[each] for word in said for each in (word, word.removesuffix("s")) if each in kinds), ()
    )
    found = [at for at, title in enumerate(titles) if not set(words).isdisjoint(_words(" ".join(title)))]
    return found[0] if len(said) == 1 and len(found) == 1 else None


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text[:LOOKED_AT])]


def _begins(name: str, words: list[str]) -> bool:
    return _words(name)[: len(words)] == words


def _by_stem(text: str, titles: Sequence[tuple[str, str]]) -> Iterator[int]:
    plain = text[:LOOKED_AT].casefold()
    said = [match[1] for match in _THE_ONE.finditer(plain)]
    short = {match[1] for match in _OF_TWO.finditer(plain)}
    for index, title in enumerate(titles):
        words = _words(" ".join(title))
        if not short.isdisjoint(words) or any(_same_stem(one, word) for one in said for word in words):
            yield index


def _is_same(said: str, word: str, text: str) -> bool:
    """Tell whether a word of a text is one of a title; a short word has to be in capitals or of 3 letters."""
    short = len(said) < STEM and said == word and (len(said) == STEM - 1 or said.upper() in text)
    return short or _same_stem(said, word)


def _same_stem(said: str, word: str) -> bool:
    alike = next((at for at, (a, b) in enumerate(zip(said, word, strict=False)) if a != b), None)
    same = alike if alike is not None else min(len(said), len(word))
    return same >= STEM and same >= OF_A_WORD * len(word)


def place_in(text: str, order: Mapping[str, Sequence[str]]) -> int | None:
    """Return the place, from 0, that a text like "close the second one" names; -1 for the last; else None."""
    plain = " ".join(text[:LOOKED_AT].casefold().split()).strip(" .!?")
    if len(plain.split()) > MOST_WORDS:
        return None
    for place, says in order.items():
        words = "|".join(map(re.escape, says))
        if re.search(
            rf"(?:^|\b(?:the|my|no) )(?:{words})(?: (?:one|application|job))?(?: (?:away|off)"
            r"|(?: one)? (?:on|in|of) (?:the|that|your|this|my) list|(?: one)? down)?$",
            plain,
        ):
            return -1 if place == "last" else int(place) - 1
    return None


def names_something(text: str, no_names: frozenset[str], *, alone: bool = False) -> bool:
    """Tell whether a text names a company that it is about, known or not: "from Initech".

    alone: the text stands where a name would, so a short one is a name.
    """
    words = _words(text)
    if alone and 0 < len(words) <= MOST_IN_A_NAME and words[0] not in no_names:
        return True  # the text is a name alone
    return any(match[1].casefold().strip("'.") not in no_names for match in _NAMED.finditer(text[:LOOKED_AT]))
