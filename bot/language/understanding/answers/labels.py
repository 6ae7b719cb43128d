"""Match a text with the labels of buttons: those under a question, and those of cards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from typing import Any
from unicodedata import combining, normalize

from rapidfuzz.distance import OSA

from bot.language.understanding.answers.ordinals import positions
from bot.language.understanding.phrases.exclusions import EXCLUDING
from bot.language.understanding.phrases.phrases import mentioned
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.wording.content import Content, plain
from bot.language.wording.templates import CARDS, FALLBACK
from bot.talk.ask import Ask
from bot.talk.kinds import Choose, ChooseMany, Pick, PickHour, Rate
from bot.talk.script import Position
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.wellbeing import crisis

_TABLE = WordTable("answers/labels")

CONTROLS = {
    "skip": Control.skip,
    "back": Control.back,
    "later": Control.later,
    "done": Control.done,
    "none": Control.done,
    "another_day": Control.another,
}
"""For each label its control. "none" is the label of Done as long as nothing is selected."""

LONGEST_FILLER = 4
"""Least letters of a word that says enough to stand for a label. Our own choice."""


_WRAPPED = _TABLE.pattern("wrapped")
"""A label with words around it that add nothing: "all right today", "heavy I think"."""

SLIP_FROM = 4
"""Least letters of a text in which a slip is looked for: shorter words are one slip from too many others."""

LONGEST_WRAPPED = 80
"""The most characters of a text in which such words are looked for."""

LONGEST_SCALED = 400
"""How many characters of a text are searched for steps of a scale."""

_CLAUSE = re.compile(r"[.;!?\n]+\s*|,\s+|\s[–—-]\s")


def normalised(text: str) -> str:
    """Return a text as labels are compared: in small letters, without marks at its ends."""
    return " ".join(text.casefold().replace("’", "'").split()).strip(" .!")


def _unaccented(text: str) -> str:
    """Return a label as it is compared where few people type its accents: "si" for "Sí"."""
    return "".join(sign for sign in normalize("NFKD", normalised(text)) if not combining(sign))


def _bare(wanted: str) -> str:
    """Return a text without the words at its ends that add nothing."""
    match = _WRAPPED.fullmatch(wanted) if len(wanted) <= LONGEST_WRAPPED else None
    return match["bare"].strip(" ,.…") if match is not None else wanted


def _said_first(wanted: str, labels: Mapping[str, str]) -> str | None:
    """Find the step of a scale that comes before all else: "heavy. they were so nice".

    Return None if another step follows: it isn't clear which is meant. The mildest step doesn't count:
    "all right" is also how people begin a sentence.
    """
    clauses = [_bare(clause) for clause in _CLAUSE.split(wanted[:LONGEST_SCALED]) if clause]
    first, others = (clauses[0], clauses[1:]) if clauses else ("", [])
    value = labels.get(first)
    if value is None or not others or value == min(labels.values()):
        return None
    return value if all(other not in labels for other in others) else None


def _with_a_slip(wanted: str, labels: Mapping[str, str]) -> str | None:
    """Find the only option whose label is one slip of the finger away: "hevy"."""
    if len(wanted) < SLIP_FROM:
        return None
    near = {
        value
        for label, value in labels.items()
        if label[:1] == wanted[:1] and OSA.distance(wanted, label, score_cutoff=1) == 1
    }
    return near.pop() if len(near) == 1 else None


def _only_option_with(wanted: str, options: Sequence[tuple[str, str]]) -> str | None:
    """Find the only option whose label has all the words of the text, such as "tomorrow"; else None."""
    words = set(wanted.split())
    if not any(len(word) >= LONGEST_FILLER for word in words):
        return None
    values = [value for value, label in options if words <= _said_in(label, words)]
    return values[0] if len(values) == 1 else None


def _said_in(label: str, words: Set[str]) -> set[str]:
    """Return the words of a label that may stand for it: not "in writing" of "nothing in writing"."""
    said = normalised(label).split()
    denied = next((at for at, word in enumerate(said) if word in _DENYING - words), len(said))
    return set(said[:denied])


_DENYING = _TABLE.words("denying")
"""Words of a label that turn what follows into the opposite."""


def _at_its_place(ask: Ask[Any], text: str, options: Sequence[tuple[str, str]]) -> str | None:
    """Find the option that is named by its place, as shown; in a selection all of them, joined by commas."""
    values = [value for value, _ in options]

    def named(words: str) -> int | None:
        value = _only_option_with(words, options)
        return values.index(value) if value is not None else None

    found = [values[index] for index in positions(text, len(values), named)]
    if isinstance(ask.kind, ChooseMany):
        return ",".join(found) or None
    return found[0] if len(found) == 1 and isinstance(ask.kind, Choose | Rate | PickHour) else None


MOST_BESIDE = 6
"""The most words besides a name in a text that picks it: a longer text is about the name."""


_UNKNOWN = dict.fromkeys(("helpline", "emergency", "helplines"), "")
"""What questions may name that depends on the person's country. Any other field has to be there."""


_QUOTED = re.compile("“[^”]*”")


class Labels:
    """Find the labels of the content in texts, in every language."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._controls = lru_cache(maxsize=None)(self._control_labels)

    def option(self, language: str, run: Run, position: Position, text: str) -> str | None:
        """Return the stored answer whose label is `text`, or is the only one with all the words of `text`."""
        ask = run.open(position)
        if ask is None:
            return None
        if isinstance(ask.kind, Rate) and text.strip() in ask.kind.samples():
            return text.strip()
        options = self._content.options(language, run.dialogue, run.facts, position, ask)
        wanted = normalised(text)
        labels = {normalised(label): value for value, label in reversed(options)}
        exact = labels.get(wanted)
        if exact is None and isinstance(ask.kind, Pick):
            return self._picked(ask.kind, text)
        exact = exact or labels.get(_bare(wanted)) or _with_a_slip(_bare(wanted), labels)
        if exact is None and isinstance(ask.kind, Rate) and wanted in labels.values():
            return wanted  # the step by its number
        if exact is None and isinstance(ask.kind, Rate):
            exact = _said_first(wanted, labels)
        return exact or _only_option_with(wanted, options) or _at_its_place(ask, text, options)

    def options(self, language: str, run: Run, ask: Ask[Any]) -> list[tuple[str, str]]:
        """Return the stored value and the label of each option of a question, in the order shown."""
        return list(self._content.options(language, run.dialogue, run.facts, run.position, ask))

    def question(self, language: str, run: Run, ask: Ask[Any]) -> str:
        """Return the words of a question, without the numbers of helplines, which aren't known here.

        Without what it quotes, too: an answer may be worded like the example, and doesn't ask about it.
        """
        live = {**_UNKNOWN, "nth": run.nth}
        html = self._content.question_alone(language, run.dialogue, run.facts, run.position, ask, live)
        return _QUOTED.sub(" ", plain(html))

    def _picked(self, kind: Pick, text: str) -> str | None:
        """Find the item whose name is in the text: there may be too many items to tap."""
        names = [getattr(item, "name", "") for item in kind.items.values()]
        longest = max((len(name.split()) for name in names), default=0)
        if len(text.split()) > longest + MOST_BESIDE:
            return None
        indexes = mentioned(text, names)
        excluded = EXCLUDING.match(text) is not None
        if len(indexes) == 1 and not excluded:
            return list(kind.items)[indexes[0]]

        def one_named(words: str) -> int | None:
            found = mentioned(words, names)
            return found[0] if len(found) == 1 else None

        found = positions(text, len(names), one_named)
        return list(kind.items)[found[0]] if len(found) == 1 else None

    def control(self, language: str, run: Run, text: str) -> Control | None:
        """Return the control whose label is `text`; Skip may have a label of its own under a question."""
        wanted = normalised(text)
        ask = run.open(run.position)
        skip = self._content.skip_label(language, run.dialogue, ask) if ask is not None else None
        if skip is not None and normalised(skip) == wanted:
            return Control.skip
        if ask is not None and ask.suggest is not None:
            use = self._content.label(language, "controls", "use", {"suggest": ask.suggest})
            if normalised(use) == wanted:
                return Control.use
        found = self._controls(language).get(wanted)
        chooses = ask is not None and isinstance(ask.kind, Choose)
        return None if chooses and found is Control.done else found  # at a choice, "done" is an answer

    def _control_labels(self, language: str) -> dict[str, Control]:
        labels = {c: normalised(self._content.label(language, "controls", c)) for c in reversed(CONTROLS)}
        return {label: CONTROLS[block] for block, label in labels.items()}

    def of_card(self, language: str, text: str, blocks: tuple[str, ...]) -> str | None:
        """Return the block of a card whose label the text is, word for word; None if it is no such label."""
        wanted = _unaccented(text)
        of_crisis = self._content.blocks(FALLBACK, crisis.FILE)
        files = {block: crisis.FILE if block in of_crisis else CARDS for block in blocks}
        labels = {b: _unaccented(self._content.label(language, file, b)) for b, file in files.items()}
        return next((block for block, label in labels.items() if label == wanted), None)
