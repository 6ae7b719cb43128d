"""Tell which options of a selection some words name, and whether a clause says that they apply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.language.understanding.answers.ordinals import positions
from bot.language.understanding.answers.tick_words import Named, Question, TickWords
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("answers/tick_options")

FEW = 5
"""The most words of a clause that does no more than name options."""

_SEPARATOR = _TABLE.pattern("separator", re.IGNORECASE)
_LABEL = re.compile(r"⟦(\d+)⟧")
_PAIRS = _TABLE.pattern("pairs", re.IGNORECASE)


class TickOptions:
    """Hold the options of one selection, and the words for them."""

    def __init__(self, words: TickWords, family: str, options: Sequence[tuple[str, str]]) -> None:
        """options: stored value and label of each, in the order shown."""
        self._words = words
        self._question: Question = words.of(family)
        self.placed = False  # whether some option was named by its place
        self.values = [value for value, _ in options]
        labels = [(plain_words(label), index) for index, (_, label) in enumerate(options)]
        self._labels = sorted(labels, key=lambda pair: -len(pair[0]))

    def words_for(self, index: int) -> Named | None:
        """Return the words that name an option; None if there are none."""
        return self._question.options.get(self.values[index])

    def mentioned(self, clause: str) -> set[int]:
        """Return the options of which a clause has a word, or one for their opposite."""
        return {
            index
            for index in range(len(self.values))
            if (option := self.words_for(index)) is not None
            and (option.names.search(clause) is not None or option.against.search(clause) is not None)
        }

    def with_labels(self, plain: str) -> str:
        """Put a sign in the place of each label in the text."""
        for label, index in self._labels:
            if label:
                plain = re.sub(rf"(?<!\w){re.escape(label)}(?!\w)", f"⟦{index}⟧", plain)
        return plain

    def pairs(self, plain: str) -> tuple[set[int], set[int]] | None:
        """Return the options with a yes and those with a no, from "1 yes 2 no"; None for anything else."""
        found = _PAIRS.findall(plain)
        if len(found) < 2 or _PAIRS.sub("", plain).strip(" ,;.and"):
            return None
        at = [(int(number) - 1, word in ("yes", "true", "y", "✓", "✔")) for number, word in found]
        if not all(0 <= index < len(self.values) for index, _ in at):
            return None
        return {index for index, yes in at if yes}, {index for index, yes in at if not yes}

    def turned(self, clause: str, index: int, sign: int) -> int:
        """Return the sign (1: applies, -1: doesn't) of an option, turned if the clause says its opposite."""
        option = self._question.options.get(self.values[index])
        if self._question.binding.search(clause) is not None:
            return 1
        if self._question.yields.search(clause) is not None:
            return -sign
        opposite = option is not None and option.against.search(_LABEL.sub("", clause)) is not None
        return -sign if opposite else sign

    def yields(self, clause: str) -> bool:
        """Tell whether a clause says that what it names doesn't have to stay."""
        question = self._question
        return question.yields.search(clause) is not None and question.binding.search(clause) is None

    def named(self, words: str) -> set[int]:
        """Return the options that some words name exactly: by a label, a place, or few words for one."""
        found = {int(index) for index in _LABEL.findall(words)}
        if found:
            return found
        bare = re.sub(
            r"^(?:the |that |this |a )?(?:bit|part|thing|one|tick|option) (?:about|with|on|for) ", "", words
        )
        bare = re.sub(rf"^(?:(?:{self._words.denies.pattern})\s+)+", "", bare)
        if bare.isdecimal() and 0 < int(bare) <= len(self.values):
            self.placed = True
            return {int(bare) - 1}
        placed = positions(f"the {bare}" if bare in ("first", "last", "second") else bare, len(self.values))
        if placed:
            self.placed = True
            return set(placed)
        if len(bare.split()) > FEW or self._words.subject.match(bare) is not None:
            return set()
        return {
            index
            for index, value in enumerate(self.values)
            if (option := self._question.options.get(value)) is not None
            and option.names.search(bare) is not None
        }

    def bare(self, clause: str) -> str:
        """Return a clause without the words at its ends that add nothing."""
        match = self._words.before.match(clause)
        bare = clause[match.end() :] if match is not None else clause
        return self._words.after.sub("", bare).strip(" ,")

    def denies(self, clause: str) -> bool:
        """Tell whether a clause denies what it names."""
        words = self._words
        clause = words.no_denial.sub(" ", clause)
        parted = words.parted.search(clause)
        if parted is not None and words.denies.search(clause, parted.end()) is not None:
            return False
        return words.denies.search(clause) is not None or words.ends_in_no.search(clause) is not None


def plain_words(text: str) -> str:
    """Return a text in small letters, with single spaces, and without marks at its ends."""
    return " ".join(text.casefold().replace("’", "'").split()).strip(" .!")


def clauses_of(plain: str) -> Iterator[tuple[str, str]]:
    """Cut a text into clauses, each with what comes before it."""
    separator, start = "", 0
    for match in _SEPARATOR.finditer(plain):
        if clause := plain[start : match.start()].strip():
            yield separator, clause
            separator = ""
        separator = (match["word"] or match["mark"] or "").strip() or separator
        start = match.end()
    if clause := plain[start:].strip():
        yield separator, clause
