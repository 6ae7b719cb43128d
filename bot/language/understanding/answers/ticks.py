"""Read what a text says about the options of a selection, clause by clause.

What a clause denies is never ticked, and is taken off if it was. So "I came prepared. I don't think I
explained it clearly" ticks one, and "not the first" takes one off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.language.understanding.answers.ordinals import positions
from bot.language.understanding.answers.tick_options import FEW, TickOptions, clauses_of, plain_words
from bot.language.understanding.answers.tick_words import TickWords
from bot.language.understanding.phrases.word_tables import WordTable
from bot.turn.readings.ticks import Ticks

_TABLE = WordTable("answers/ticks")

LONGEST = 600
"""The most characters of a text that is read by its clauses."""

MOST_CLAUSES, MOST_GUESSED = 12, 5
"""The most clauses of such a text, and the most of them that the head weighs, which takes 2 ms each."""

TICKED, MENTIONED = 0.7, 0.25
"""How likely a clause has to be about an option: by itself, and beside a word that names the option."""

AS_A_WHOLE, SURELY = 0.3, 0.8
"""How likely the whole text has to be about an option that one of its clauses is about; and, in a text that
denies nothing, about an option that no clause is about by itself."""

MOST_OF_A_GUESS = 2
"""The most options that a clause is about if it names none."""

NONE = "none"
"""The learned meaning of a text that picks no option."""

_BARRING = frozenset({"but", "except", "except for", "apart from", "other than", "bar"})
_JOINING = _TABLE.words("joining")
Likely = Callable[[str], Mapping[str, float]]
"""Tells how likely a clause is about each option, learned from examples."""


@dataclass
class _State:
    """Hold what is read so far. yes, no, last: indexes of options that apply, that don't, named last."""

    yes: set[int] = field(default_factory=set)
    no: set[int] = field(default_factory=set)
    last: set[int] = field(default_factory=set)
    only: bool = False  # no other options stay ticked
    emptied: bool = False  # what was ticked before is taken off
    done: bool = False  # the selection is finished
    exact: bool = False  # something was said exactly, not guessed
    which: bool = False  # it has to be asked which option is meant
    taken_off: bool = False  # an option is taken off expressly
    guessed: int = 0  # how many clauses the head has weighed
    negated: bool = False  # some clause denies something
    whole: Mapping[str, float] | None = None  # how likely the whole text is about each option
    denied: bool = False  # the clause before denies something
    yielding: bool = False  # what was said before may change: then what is denied may not
    swept: bool = False  # the clause before names all options
    instead: bool = False  # the clause before says that something else is meant


class TickReader:
    """Reads texts about one selection."""

    def __init__(
        self, words: TickWords, family: str, options: Sequence[tuple[str, str]], likely: Likely
    ) -> None:
        """options: stored value and label of each, in the order shown."""
        self._words = words
        self._options = TickOptions(words, family, options)
        self._likely = likely

    def read(self, text: str, before: Sequence[str]) -> Ticks | None:
        """Return what is ticked after a text; None if it says nothing about the options.

        before: the stored values that were ticked before it.
        """
        if len(text) > LONGEST:
            return None
        plain = self._options.with_labels(plain_words(text))
        drafted = {self._options.values.index(value) for value in before if value in self._options.values}
        clauses = list(clauses_of(plain))
        if len(clauses) > MOST_CLAUSES:
            return None
        state = _State()
        self._options.placed = False
        bare = self._options.bare(plain)
        placed = () if self._options.denies(plain) else positions(bare, len(self._options.values))
        pairs = self._options.pairs(plain)
        if placed or pairs:
            state.yes, state.no = pairs or (set(placed), set())
            state.exact = self._options.placed = True
            state.only = len(drafted) == 1 and self._words.instead.match(plain) is not None
            return self._result(state, drafted)
        if len(clauses) > 1:
            state.whole = self._likely(plain)
        for separator, clause in clauses:
            self._clause(state, separator, clause, drafted)
        if not state.exact and state.whole is not None:
            if state.whole.get(NONE, 0.0) >= TICKED:
                return None
            self._across_clauses(state, state.whole)
        return self._result(state, drafted)

    def _across_clauses(self, state: _State, whole: Mapping[str, float]) -> None:
        """Add the options that the text as a whole is surely about, though no clause is by itself."""
        if not state.negated:
            sure = {i for i, value in enumerate(self._options.values) if whole.get(value, 0.0) >= SURELY}
            state.yes |= sure - state.no

    def _result(self, state: _State, drafted: set[int]) -> Ticks | None:
        if not (state.yes or state.no or state.done or state.emptied or state.only or state.which):
            return None
        base = set() if state.emptied or (state.only and state.yes) else drafted
        chosen = (base | state.yes) - state.no
        values = tuple(self._options.values[index] for index in sorted(chosen))
        done = state.done and not state.which
        placed = self._options.placed
        return Ticks(values, done, state.exact, state.which, placed, state.taken_off)

    # ---------------------------------------------------------------- a clause

    def _clause(self, state: _State, separator: str, clause: str, drafted: set[int]) -> None:
        """Follow one clause. separator: what comes before it."""
        words = self._words
        barred = separator in _BARRING and state.swept
        inherits = state.denied and separator in _JOINING and words.subject.match(clause) is None
        inherits = inherits and not self._options.denies(clause)  # else it denies by itself
        state.denied = state.swept = False
        if separator.startswith("?") and state.last and words.said_no.fullmatch(clause) is not None:
            state.no |= state.last
            state.yes -= state.last
            return
        instead = state.instead or words.instead.match(clause) is not None
        state.instead = words.instead.fullmatch(clause) is not None
        if state.instead:
            return
        bare = self._options.bare(clause)
        for each in (clause, bare):
            if self._whole_clause(state, each, drafted) or self._moved(state, each, drafted):
                return
        denied = barred or inherits
        if not bare or self._not_the_rest(state, bare, denied=denied) or self._only(state, bare):
            return
        if self._name(state, bare, denied=denied, whole=clause):
            nominal = words.subject.match(bare) is None and state.yes == state.last
            state.only |= nominal and instead and len(drafted) == 1

    def _not_the_rest(self, state: _State, clause: str, *, denied: bool) -> bool:
        """Follow "not the others": only what was named stays ticked."""
        words = self._words
        rest = re.sub(rf"^(?:{words.denies.pattern})\s+", "", clause)
        if not (denied or self._options.denies(clause)) or words.rest.fullmatch(rest) is None:
            return False
        state.only = state.exact = True
        return True

    def _only(self, state: _State, clause: str) -> bool:
        """Follow "only the first": nothing else stays ticked."""
        for pattern in self._words.only:
            match = pattern.fullmatch(clause)
            if match is None or self._options.denies(match["what"]):
                continue
            if self._name(state, match["what"], denied=False):
                state.only = state.exact = True
                return True
        return False

    def _moved(self, state: _State, clause: str, drafted: set[int]) -> bool:
        """Follow a clause that takes options off, or puts one in the place of another."""
        return self._removed(state, clause, drafted) or self._swapped(state, clause)

    def _whole_clause(self, state: _State, clause: str, drafted: set[int]) -> bool:
        """Follow a clause that says something of all options, or ends the selection."""
        words = self._words
        if words.clear.fullmatch(clause) is not None or words.none.fullmatch(clause) is not None:
            state.emptied, state.exact = True, True
            state.done = words.clear.fullmatch(clause) is None and not state.yes
        elif words.all.fullmatch(clause) is not None and not state.yes:
            state.yes |= set(range(len(self._options.values)))
            state.swept = state.exact = True
        elif state.yes and (
            words.those.fullmatch(clause) is not None
            or (words.rest.match(clause) is not None and self._options.denies(clause))
        ):
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
            what = self._options.bare(match["what"])
            if words.rest.fullmatch(what) is not None:
                state.only = state.exact = True
                return True
            named = self._options.named(what)
            if words.that.fullmatch(what) is not None:
                named = state.no & state.last or state.last or (drafted if len(drafted) == 1 else set())
                state.which |= not named
            elif not named:
                continue
            state.no |= named
            state.yes -= named
            state.last, state.exact, state.denied, state.taken_off = named, True, True, True
            return True
        return False

    def _swapped(self, state: _State, clause: str) -> bool:
        """Put one option in the place of another."""
        for pattern in self._words.swap:
            match = pattern.fullmatch(clause)
            if match is None:
                continue
            old, new = (self._options.named(self._options.bare(match[part])) for part in ("old", "new"))
            if old and new and not old & new:
                state.no |= old
                state.yes |= new
                state.last, state.exact = new, True
                return True
        return False

    def _name(self, state: _State, clause: str, *, denied: bool, whole: str = "") -> bool:
        """Add the options that a clause names to those that apply or to those that don't; tell if it did."""
        exact = self._options.named(clause)
        if exact:
            signs = {index: -1 if denied or self._options.denies(clause) else 1 for index in exact}
            signs = {index: self._options.turned(clause, index, sign) for index, sign in signs.items()}
            state.exact = True
        else:
            signs = self._said(state, whole or clause, denied=denied)
        if self._options.yields(clause):
            state.yielding = True
        elif state.yielding and (denied or self._options.denies(clause)):
            signs = dict.fromkeys(signs, 1)  # "I'd change the hours, but not the town"
        else:
            state.yielding = False
        state.done &= not signs
        yes = {index for index, sign in signs.items() if sign > 0}
        no = {index for index, sign in signs.items() if sign < 0}
        state.yes = (state.yes | yes) - no
        state.no = (state.no - yes) | no
        state.denied = bool(no) or (self._options.denies(clause) and not yes)
        state.last = yes | no or state.last
        return bool(signs)

    def _said(self, state: _State, clause: str, *, denied: bool) -> dict[int, int]:
        """Return the options that a clause is about, each with 1 if it says that it applies, else -1."""
        mentioned = self._options.mentioned(clause)
        few = len(clause.split()) <= FEW and self._words.subject.match(clause) is None
        likely: Mapping[str, float] = {}
        guesses = state.guessed < MOST_GUESSED and not state.emptied
        if guesses and not (few and mentioned) and (mentioned or len(clause.split()) > 1):
            likely = self._likely(clause)
            state.guessed += 1
        negated = denied or self._options.denies(clause)
        state.negated |= negated
        signs: dict[int, int] = {}
        guessed: dict[int, int] = {}
        for index, value in enumerate(self._options.values):
            sure = likely.get(value, 0.0)
            if state.whole and state.whole.get(value, 0.0) < AS_A_WHOLE and index not in mentioned:
                continue
            option = self._options.words_for(index)
            if index in mentioned:
                sign = self._options.turned(clause, index, -1 if negated else 1)
                surely = option is not None and option.surely.search(clause) is not None
                state.exact |= surely
                if sign < 0 or few or not likely or surely or sure >= MENTIONED:
                    signs[index] = sign
                continue
            bad = option is not None and option.bad
            alone = not mentioned or len(clause.split()) > FEW
            if sure >= TICKED and alone:
                turned = self._options.turned(clause, index, -1 if negated else 1)
                guessed[index] = 1 if negated and bad and not denied else turned
        if state.whole is not None and len(guessed) > MOST_OF_A_GUESS:  # so it is about one at most
            best = max(guessed, key=lambda index: likely.get(self._options.values[index], 0.0))
            guessed = {best: guessed[best]}
        signs |= guessed
        return signs
