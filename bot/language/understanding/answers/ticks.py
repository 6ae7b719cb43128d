"""Read what a text says about the options of a selection, clause by clause.

What a clause denies is never ticked, and is taken off if it was. So "I came prepared. I don't think I explained
it clearly" ticks one, and "not the first" takes one off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.language.understanding.answers.ordinals import positions
from bot.language.understanding.answers.tick_words import Question, TickWords
from bot.turn.readings.ticks import Ticks

LONGEST = 600
"""Characters of a text that is read by its clauses."""

MOST_CLAUSES, MOST_GUESSED = 12, 5
"""Clauses of such a text, and how many of them are held against examples: that takes 2 ms each."""

TICKED, MENTIONED = 0.5, 0.25
"""How likely a clause has to be about an option: by itself, and beside a word that names the option."""

AS_A_WHOLE, SURELY = 0.3, 0.8
"""How likely the whole text has to be about an option that a clause is about; and about one that no clause is
about by itself, in a text that denies nothing."""

NONE = "none"
"""The meaning, among those that are learned, of a text that picks none."""

FEW = 5
"""Words of a clause that does no more than name options."""

_SEPARATOR = re.compile(
    r"\s*(?P<mark>[.;!?\n]+|,(?= )|,$|[&+]|\s[–—-]\s)\s*"
    r"|\s+(?P<word>but|though|although|however|except(?: for)?|apart from|other than|bar|and|or|nor|plus)\s+",
    re.IGNORECASE,
)
_BARRING = frozenset({"but", "except", "except for", "apart from", "other than", "bar"})
_JOINING = frozenset({"and", "or", "nor", "plus", "&", "+"})
_LABEL = re.compile(r"⟦(\d+)⟧")
_PAIRS = re.compile(r"(\d{1,2})[ :=.)-]*(yes|no|true|false|y|n|x|✓|✔)(?=[\s,;]|$)", re.IGNORECASE)

Likely = Callable[[str], Mapping[str, float]]
"""Tells how likely a clause is about each option, learned from examples."""


@dataclass
class _State:
    """What has been read of a text so far. last: the options named last. By index."""

    yes: set[int] = field(default_factory=set)
    no: set[int] = field(default_factory=set)
    last: set[int] = field(default_factory=set)
    only: bool = False
    emptied: bool = False
    done: bool = False
    exact: bool = False
    which: bool = False
    guessed: int = 0
    negated: bool = False  # some clause does
    whole: Mapping[str, float] | None = None  # how likely the whole text is about each option
    denied: bool = False  # the clause before denies something
    swept: bool = False  # the clause before says all
    instead: bool = False  # the clause before says that something else is meant


class TickReader:
    """Reads texts about one selection."""

    def __init__(
        self, words: TickWords, family: str, options: Sequence[tuple[str, str]], likely: Likely
    ) -> None:
        """options: stored value and label of each, in the order shown."""
        self._words = words
        self._question: Question = words.of(family)
        self._values = [value for value, _ in options]
        labels = [(_plain(label), index) for index, (_, label) in enumerate(options)]
        self._labels = sorted(labels, key=lambda pair: -len(pair[0]))
        self._likely = likely

    def read(self, text: str, before: Sequence[str]) -> Ticks | None:
        """Return what is ticked after a text; None if it says nothing about the options.

        before: stored values that are ticked.
        """
        if len(text) > LONGEST:
            return None
        plain = self._with_labels(_plain(text))
        drafted = {self._values.index(value) for value in before if value in self._values}
        clauses = list(_clauses(plain))
        if len(clauses) > MOST_CLAUSES:
            return None
        state = _State()
        placed = positions(self._bare(plain), len(self._values)) if not self._denies(plain) else ()
        if placed:
            state.yes, state.exact = set(placed), True
            return self._result(state, drafted)
        if len(clauses) > 1:
            state.whole = self._likely(plain)
        if pairs := self._pairs(plain):
            state.yes, state.no, state.exact = *pairs, True
        else:
            for separator, clause in clauses:
                self._clause(state, separator, clause, drafted)
        if not state.exact and state.whole is not None:
            if state.whole.get(NONE, 0.0) >= TICKED:
                return None
            self._across_clauses(state, state.whole)
        return self._result(state, drafted)

    def _across_clauses(self, state: _State, whole: Mapping[str, float]) -> None:
        """Add what the text as a whole is surely about, though no clause says it alone."""
        if not state.negated:
            sure = {i for i, value in enumerate(self._values) if whole.get(value, 0.0) >= SURELY}
            state.yes |= sure - state.no

    def _result(self, state: _State, drafted: set[int]) -> Ticks | None:
        if not (state.yes or state.no or state.done or state.emptied or state.only or state.which):
            return None
        base = set() if state.emptied or (state.only and state.yes) else drafted
        chosen = (base | state.yes) - state.no
        values = tuple(self._values[index] for index in sorted(chosen))
        return Ticks(values, state.done and not state.which, state.exact, state.which)

    def _with_labels(self, plain: str) -> str:
        """Put a sign in the place of each label that stands in the text."""
        for label, index in self._labels:
            if label:
                plain = re.sub(rf"(?<!\w){re.escape(label)}(?!\w)", f"⟦{index}⟧", plain)
        return plain

    def _pairs(self, plain: str) -> tuple[set[int], set[int]] | None:
        """Read numbers with a yes or a no each: "1 yes 2 no"."""
        found = _PAIRS.findall(plain)
        if len(found) < 2 or _PAIRS.sub("", plain).strip(" ,;.and"):
            return None
        at = [(int(number) - 1, word in ("yes", "true", "y", "✓", "✔")) for number, word in found]
        if not all(0 <= index < len(self._values) for index, _ in at):
            return None
        return {index for index, yes in at if yes}, {index for index, yes in at if not yes}

    # ---------------------------------------------------------------- a clause

    def _clause(self, state: _State, separator: str, clause: str, drafted: set[int]) -> None:
        """Follow one clause. separator: what stands before it."""
        words = self._words
        barred = separator in _BARRING and state.swept
        inherits = state.denied and separator in _JOINING and words.subject.match(clause) is None
        denied_before, state.denied, state.swept = inherits, False, False
        if separator.startswith("?") and state.last and words.said_no.fullmatch(clause) is not None:
            state.no |= state.last
            state.yes -= state.last
            return
        instead, state.instead = state.instead, words.instead.fullmatch(clause) is not None
        if self._whole_clause(state, clause, drafted):
            return
        if self._removed(state, clause, drafted) or self._swapped(state, clause):
            return
        bare = self._bare(clause)
        if self._whole_clause(state, bare, drafted) or not bare:
            return
        if self._removed(state, bare, drafted) or self._swapped(state, bare):
            return
        if barred or self._denies(bare):
            rest = re.sub(rf"^(?:{words.denies.pattern})\s+", "", bare)
            if words.rest.fullmatch(self._bare(rest)) is not None:
                state.only = state.exact = True
                return
        for pattern in words.only:
            match = pattern.fullmatch(bare)
            if match is not None and not self._denies(match["what"]):
                if self._name(state, match["what"], denied=False):
                    state.only = state.exact = True
                    return
        if self._name(state, bare, denied=barred or denied_before, whole=clause):
            nominal = words.subject.match(clause) is None and state.yes == state.last
            if nominal and len(drafted) == 1 and (instead or words.instead.match(clause) is not None):
                state.only = True

    def _whole_clause(self, state: _State, clause: str, drafted: set[int]) -> bool:
        """Follow a clause that says something of all options, or ends the selection."""
        words = self._words
        if words.clear.fullmatch(clause) is not None or words.none.fullmatch(clause) is not None:
            state.emptied, state.exact = True, True
            state.done = words.clear.fullmatch(clause) is None and not state.yes
        elif words.all.fullmatch(clause) is not None and not state.yes:
            state.yes |= set(range(len(self._values)))
            state.swept = state.exact = True
        elif words.those.fullmatch(clause) is not None and state.yes:
            state.only = state.exact = True
        elif state.yes and words.rest.match(clause) is not None and self._denies(clause):
            state.only = state.exact = True
        elif words.done.fullmatch(clause) is not None or (
            (drafted or state.yes) and words.kept.fullmatch(clause) is not None
        ):
            state.done = True
            state.only = state.only or bool(state.yes and not drafted)
            state.exact = state.exact or not (state.yes or state.no)
        else:
            return False
        return True

    def _removed(self, state: _State, clause: str, drafted: set[int]) -> bool:
        """Take off what a clause says is to be taken off."""
        words = self._words
        for pattern in words.remove:
            match = pattern.fullmatch(clause)
            if match is None:
                continue
            what = self._bare(match["what"])
            if words.rest.fullmatch(what) is not None:
                state.only = state.exact = True
                return True
            named = self._named(what)
            if words.that.fullmatch(what) is not None:
                named = state.no & state.last or state.last or (drafted if len(drafted) == 1 else set())
                state.which |= not named
            elif not named:
                continue
            state.no |= named
            state.yes -= named
            state.last, state.exact, state.denied = named, True, True
            return True
        return False

    def _swapped(self, state: _State, clause: str) -> bool:
        """Put one option in the place of another."""
        for pattern in self._words.swap:
            match = pattern.fullmatch(clause)
            if match is None:
                continue
            old, new = self._named(self._bare(match["old"])), self._named(self._bare(match["new"]))
            if old and new and not old & new:
                state.no |= old
                state.yes |= new
                state.last, state.exact = new, True
                return True
        return False

    def _name(self, state: _State, clause: str, *, denied: bool, whole: str = "") -> bool:
        """Put the options that a clause names among those that are so, or among those that are not."""
        exact = self._named(clause)
        if exact:
            signs = {index: -1 if denied or self._denies(clause) else 1 for index in exact}
            signs = {index: self._turned(clause, index, sign) for index, sign in signs.items()}
            state.exact = True
        else:
            signs = self._said(state, whole or clause, denied=denied)
        yes = {index for index, sign in signs.items() if sign > 0}
        no = {index for index, sign in signs.items() if sign < 0}
        state.yes = (state.yes | yes) - no
        state.no = (state.no - yes) | no
        state.denied = bool(no) or (self._denies(clause) and not yes)
        state.last = yes | no or state.last
        return bool(signs)

    def _said(self, state: _State, clause: str, *, denied: bool) -> dict[int, int]:
        """Return which options a sentence is about, and whether it says that they are so."""
        mentioned = {
            index
            for index, value in enumerate(self._values)
            if (option := self._question.options.get(value)) is not None
            and (option.names.search(clause) is not None or option.against.search(clause) is not None)
        }
        few = len(clause.split()) <= FEW and self._words.subject.match(clause) is None
        likely: Mapping[str, float] = {}
        if (
            not (few and mentioned)
            and state.guessed < MOST_GUESSED
            and len(clause.split()) > 1 - bool(mentioned)
        ):
            likely = self._likely(clause)
            state.guessed += 1
        negated = denied or self._denies(clause)
        state.negated |= negated
        signs: dict[int, int] = {}
        for index, value in enumerate(self._values):
            sure = likely.get(value, 0.0)
            if state.whole and state.whole.get(value, 0.0) < AS_A_WHOLE and index not in mentioned:
                continue
            option = self._question.options.get(value)
            if index in mentioned:
                sign = self._turned(clause, index, -1 if negated else 1)
                if sign < 0 or few or not likely or sure >= MENTIONED:
                    signs[index] = sign
            elif sure >= TICKED and (not mentioned or len(clause.split()) > FEW) and not denied:
                if not negated or (option is not None and option.bad):
                    signs[index] = self._turned(clause, index, 1) if not negated else 1
        return signs

    def _turned(self, clause: str, index: int, sign: int) -> int:
        """Turn what is said of an option into its opposite where the words for it are the opposite."""
        option = self._question.options.get(self._values[index])
        if self._question.binding.search(clause) is not None:
            return 1
        if self._question.yields.search(clause) is not None:
            return -sign
        opposite = option is not None and option.against.search(_LABEL.sub("", clause)) is not None
        return -sign if opposite else sign

    def _named(self, words: str) -> set[int]:
        """Return the options that some words name exactly: by a label, a place, or few words for it."""
        found = {int(index) for index in _LABEL.findall(words)}
        if found:
            return found
        bare = re.sub(
            r"^(?:the |that |this |a )?(?:bit|part|thing|one|tick|option) (?:about|with|on|for) ", "", words
        )
        bare = re.sub(rf"^(?:(?:{self._words.denies.pattern})\s+)+", "", bare)
        if bare.isdecimal() and 0 < int(bare) <= len(self._values):
            return {int(bare) - 1}
        placed = positions(f"the {bare}" if bare in ("first", "last", "second") else bare, len(self._values))
        if placed:
            return set(placed)
        if len(bare.split()) > FEW or self._words.subject.match(bare) is not None:
            return set()
        return {
            index
            for index, value in enumerate(self._values)
            if (option := self._question.options.get(value)) is not None
            and option.names.search(bare) is not None
        }

    # ---------------------------------------------------------------- words

    def _bare(self, clause: str) -> str:
        """Return a clause without the words at its ends that add nothing."""
        match = self._words.before.match(clause)
        bare = clause[match.end() :] if match is not None else clause
        return self._words.after.sub("", bare).strip(" ,")

    def _denies(self, clause: str) -> bool:
        """Tell whether a clause denies what it names."""
        words = self._words
        clause = words.no_denial.sub(" ", clause)
        parted = words.parted.search(clause)
        if parted is not None and words.denies.search(clause, parted.end()) is not None:
            return False
        return words.denies.search(clause) is not None or words.ends_in_no.search(clause) is not None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).strip(" .!")


def _clauses(plain: str) -> Iterator[tuple[str, str]]:
    """Cut a text into clauses, each with what stands before it."""
    separator, start = "", 0
    for match in _SEPARATOR.finditer(plain):
        if clause := plain[start : match.start()].strip():
            yield separator, clause
            separator = ""
        separator = (match["word"] or match["mark"] or "").strip() or separator
        start = match.end()
    if clause := plain[start:].strip():
        yield separator, clause
