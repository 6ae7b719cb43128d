"""Screen a text for danger by both readers: the phrases, and what was learned from examples.

Either of the two may fire. Only where a phrase alone is unclear, and by what was learned the text certainly
is harmless, nothing is asked: "I can't go on with this company, they don't pay".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.coach.safety import Tier, gravest
from bot.language.understanding.foreign_danger import ForeignDanger
from bot.language.understanding.learned.danger import IMPLIED, DangerGuess, DangerReader, ended
from bot.language.understanding.screen import Seen, Why, look
from bot.language.understanding.word_lists.loading import Tables
from bot.language.wording.templates import FALLBACK

HARMLESS, FEW = 0.07, 8
"""Where what was learned finds danger less likely than this, an unclear phrase is not asked about, unless the
text has only a few words."""

PLAIN_IN_FEW, SO_FEW = 0.9, 5
"""How sure what was learned has to be, in a text of so few words at most, for the card to be shown without a
question: "gonna do it tonight" may be the answer to whether a letter was sent. Our own choice."""

FAINT = 0.02
"""How likely danger has to be by what was learned for a text to be read together with the next ones. Of the
1,700 texts of conversations and cases that were at hand, one in ten is as likely as that."""

LEANS, LEANS_IMPLIED = 0.2, 0.4
"""How likely danger has to be in an answer to the question about it for the answer to count as a yes: where
it is most likely said, and where it is implied. Somebody who isn't asked is asked at more; whoever answers
may have the card for less, since it costs them a glance. Below these stood the answers of people who speak of
their work."""

TOGETHER = 0.9
"""How likely danger has to be in texts that are read together. With 0.85 it asked in a conversation of the
tests in which nobody is in danger: a joke and a sigh together sound dark, too."""

CERTAIN, DOUBTFUL = 0.85, 0.6
"""How likely danger has to be by what was learned, for somebody to be asked again who has said this evening
that they are safe: where it is only implied, and where a phrase is unclear. As likely as the second it has to
be for words that are usually about the search, such as "what's the point". Our own choice."""


SAID = 24
"""The most words of a text of which an unasked denial, or a death that is told of, is believed."""


class Found(NamedTuple):
    """Hold what each reader has found. guess: by what was learned; None where that can't be read just now.

    why: why the words are less than they sound, by the phrases.
    """

    by_phrases: Tier | None
    guess: DangerGuess | None
    words: int
    why: frozenset[Why] = frozenset()

    def tier(self, *, held: bool = False, safe: bool = False) -> Tier | None:
        """Return the tier to act on.

        held: the person is on hold, so that no phrase is passed over. safe: they have said this evening that
        they are safe, and are not asked about one thing twice.
        """
        if self.guess is None:
            return self.by_phrases
        learned = self.guess.tier
        if learned is Tier.explicit and self.words <= SO_FEW and self.guess.sure < PLAIN_IN_FEW:
            learned = Tier.unclear
        if not held:
            learned = self._less(learned)
        if self.by_phrases is Tier.weary and learned is Tier.unclear and self.guess.likely < DOUBTFUL:
            learned = None
        if held:
            return gravest((self.by_phrases, learned))
        harmless = self.guess.likely < HARMLESS and self.words > FEW
        if safe:
            harmless = self.guess.likely < DOUBTFUL
            learned = learned if self.guess.likely >= CERTAIN or learned is not Tier.unclear else None
        doubtful = (Tier.unclear,) if safe else (Tier.unclear, Tier.other)
        phrases = None if self.by_phrases in doubtful and harmless else self.by_phrases
        return gravest((phrases, learned))

    def _less(self, learned: Tier | None) -> Tier | None:
        """Return what was learned says, as far as the phrases leave it: it hardly hears a "not".

        A plain denial isn't asked about, nor an idiom with little beside it, nor what is over. What is
        laughed at or denied is asked about, and no card is shown for it at once.
        """
        if self.words > SAID or learned is Tier.threat:
            return learned
        if self.by_phrases is None:
            if Why.denied in self.why:
                return None
            if Why.over in self.why and learned is not Tier.explicit:
                return None
            if Why.idiom in self.why and learned is Tier.unclear:
                return None
            if self.why & {Why.idiom, Why.beside} and learned is Tier.explicit:
                return Tier.unclear  # its words are what danger was learned from: "suicide removals"
        if Why.softened in self.why and learned is Tier.explicit and self.by_phrases is Tier.unclear:
            return Tier.unclear
        return learned


class SafetyScreen:
    """Screens what people type in any language."""

    def __init__(self, tables: Tables, danger: DangerReader) -> None:
        self._tables = tables
        self._danger = danger
        self._abroad = ForeignDanger(tables.folder)

    def by_phrases(self, language: str, text: str) -> Tier | None:
        """Return the gravest tier of the phrases, of English and its dialects and of all others."""
        return self._seen(language, text).tier

    def find(self, language: str, text: str) -> Found:
        """Find what both readers say of a text."""
        seen = self._seen(language, text)
        return Found(seen.tier, self._danger.likeliest(text), len(text.split()), seen.why)

    def language_of(self, text: str) -> str | None:
        """Return the language of the phrase that fires at a text; None where one in English does, or none."""
        abroad = self._abroad.look(text)
        fired = abroad.seen.tier is not None and look(text, self._tables.lexicon(FALLBACK)).tier is None
        return abroad.language if fired else None

    def _seen(self, language: str, text: str) -> Seen:
        said = dict.fromkeys((text, self._tables.dialect(language).read(text)))
        tongues = dict.fromkeys((language, FALLBACK))
        found = [look(each, self._tables.lexicon(tongue)) for each in said for tongue in tongues]
        found.append(self._abroad.look(text).seen)
        why = frozenset(one for seen in found for one in seen.why)
        return Seen(gravest(seen.tier for seen in found), why)

    def find_together(self, texts: Sequence[str]) -> Tier | None:
        """Return `Tier.unclear` where danger is likely in texts that are read as one; else None."""
        guess = self._danger.likeliest(" ".join(map(ended, map(str.strip, texts))))
        return Tier.unclear if guess is not None and guess.likely >= TOGETHER else None

    def leans(self, text: str) -> bool:
        """Tell whether an answer to the question about danger is rather a yes, by what was learned."""
        guess = self._danger.likeliest(text)
        if guess is None:
            return False
        return guess.likely >= (LEANS_IMPLIED if guess.meaning == IMPLIED else LEANS)

    def sounds_dark(self, text: str) -> bool:
        """Tell whether a text sounds faintly of danger by what was learned."""
        guess = self._danger.likeliest(text)
        return guess is not None and guess.likely >= FAINT
