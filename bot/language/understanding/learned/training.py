"""Train the heads on the examples, and measure them on writers that they have not learned from.

Only `afterword learn` comes here: scikit-learn is an extra, and a running coach does without it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from bot.language.understanding.learned.encoder import ENCODER
from bot.language.understanding.learned.examples import Example
from bot.language.understanding.learned.heads import ANYWHERE, ELSE, Heads, with_vector
from bot.language.understanding.learned.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAID_ANYWHERE = ("move", "meta", "person", "feeling", "wish", "ask")
"""Families whose meanings stand in it as `family.meaning`."""

TELLING = ("text", "name", "other")
"""Families that stand in it as one meaning each: words that are meant as they are."""

APART = ("mail",)
"""Families of what others write: their sentences mean nothing where a person types, and the other way
round."""

SEVERAL = "_several"
"""Ends the name of a family whose examples mean several things of the family without it: `pay+place`."""

NONE = "none"
"""The meaning, among these, of a text that picks none of them."""

ANSWER = "answer"
"""The meaning, in it, of whatever answers some question with buttons."""

ALSO: dict[str, tuple[str, ...]] = {
    "mood.3": ("feeling.sad",),
    "news.no": ("wish.no",),
    "news.yes": ("wish.yes", "wish.next_round"),
    "news.date": ("wish.new_date",),
    "news.paused": ("wish.on_hold",),
    "news.withdrew": ("wish.withdraw",),
    "now.no": ("wish.no",),
    "now.yes": ("wish.yes",),
    "now.log": ("wish.log",),
    "now.waiting": ("wish.chase",),
    "overdue.nothing": ("wish.chase",),
    "overdue.done": ("wish.done_waiting",),
    "overdue.mute": ("wish.mute_one",),
    "overdue.not_now": ("move.later",),
    "kind_of_yes.next_round": ("wish.next_round",),
    "fits.later": ("move.later",),
    "sent.later": ("move.later",),
    "go_on.go_on": ("move.go_on", "meta.ok", "yes_no.yes"),
    "go_on.enough": ("move.later", "move.stop", "yes_no.no"),
    "yes_no.yes": ("meta.ok",),
    "write_it.yes": ("yes_no.yes", "meta.ok"),
    "write_it.no": ("yes_no.no",),
    "work_there.yes": ("yes_no.yes",),
    "work_there.no": ("yes_no.no",),
    "reopen.yes": ("yes_no.yes",),
    "reopen.no": ("yes_no.no",),
    "summary.right": ("yes_no.yes", "meta.ok"),
    "summary.change": ("yes_no.no", "meta.wrong", "wish.rename"),
    "past_due.right": ("yes_no.yes",),
    "past_due.wrong": ("yes_no.no",),
    "same.update": ("yes_no.yes",),
    "same.another": ("yes_no.no",),
    "fits_you.fits": ("yes_no.yes",),
    "fits_you.doesnt": ("yes_no.no",),
    "settings_what.where": ("wish.where",),
    "settings_what.hour": ("wish.hour",),
    "settings_what.pause": ("wish.pause",),
    "pause_what.until": ("wish.pause",),
    "pause_what.go_on": ("wish.resume",),
    "look_wider.look": ("yes_no.yes",),
    "look_wider.leave": ("yes_no.no",),
    "chased.not_yet": ("yes_no.no",),
}
"""Meanings of a question that are said like others: their examples are examples of these too."""

NEXT: dict[str, tuple[str, ...]] = {"mood": ("fits",)}
"""Families whose meanings are said already at the question before: there they are no answer."""

STEADY = 8.0
"""How far the weights may grow (`C` of scikit-learn): chosen by the likelihood on writers kept out."""


class Scored(NamedTuple):
    """Score a line of a writer from whom nothing was learned: the guess, how likely, whether it is right."""

    example: Example
    guess: str
    likely: float
    right: bool


def training_sets(examples: Sequence[Example]) -> dict[str, list[tuple[str, str]]]:
    """Collect, for each family with a head, texts with their meanings in it."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for one in examples:
        by_name[f"{one.family}.{one.meaning}"].append(one.text)
    sets: dict[str, list[tuple[str, str]]] = {}
    several = {one.family for one in examples if one.family.endswith(SEVERAL)}
    anywhere: list[tuple[str, str]] = []
    for one in examples:
        if one.family in SAID_ANYWHERE:
            anywhere.append((one.text, f"{one.family}.{one.meaning}"))
        elif one.family in TELLING:
            anywhere.append((one.text, one.family))
        else:
            sets.setdefault(one.family.removesuffix(SEVERAL), []).append((one.text, one.meaning))
    for family, texts in sets.items():
        if family in APART:
            continue
        if family + SEVERAL in several:
            sets[family] = texts = [(text, _spelled_out(meaning, texts)) for text, meaning in texts]
        meanings = {meaning for _, meaning in texts}
        taken = {name for meaning in meanings for name in ALSO.get(f"{family}.{meaning}", ())}
        also = [
            (text, meaning)
            for meaning in sorted(meanings)
            for name in ALSO.get(f"{family}.{meaning}", ())
            for text in by_name[name]
        ]
        texts += also
        others = [text for text, name in anywhere if name not in taken and name not in ("name", "other")]
        others = others[:: max(1, len(others) // MOST_ELSE)] + [
            text for text, name in anywhere if name == "other"
        ]
        others += [one.text for one in examples if one.family in NEXT.get(family, ())]
        texts += [(text, ELSE) for text in others]
    asked = [texts for family, texts in sets.items() if family not in APART]
    answers = [(text, ANSWER) for texts in asked for text, meaning in texts[:24] if meaning != ELSE]
    if anywhere:
        sets[ANYWHERE] = anywhere + answers
    return sets


def _spelled_out(meaning: str, texts: Iterable[tuple[str, str]]) -> str:
    """Return the meanings that one text has, in order: all of the family's for `all`."""
    if meaning == "all":
        return "+".join(sorted({one for _, one in texts if "+" not in one} - {"all", NONE}))
    return "+".join(sorted(meaning.split("+")))


def train(examples: Sequence[Example]) -> Heads:
    """Train a head for each family. Raises ImportError where scikit-learn is not installed."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    sets = training_sets(examples)
    texts = list(dict.fromkeys(text for pairs in sets.values() for text, _ in pairs))
    rows = dict(zip(texts, _rows(texts), strict=True))
    several = frozenset(one.family.removesuffix(SEVERAL) for one in examples if one.family.endswith(SEVERAL))
    meanings: dict[str, list[str]] = {}
    weights: dict[str, NDArray[np.float32]] = {}
    for family, pairs in sets.items():
        table = np.stack([rows[text] for text, _ in pairs])[:, :-1]
        named = [meaning for _, meaning in pairs]
        if family in several:
            meanings[family] = sorted({meaning for one in named for meaning in one.split("+")})
            weights[family] = np.stack(
                [_one_of_several(table, named, meaning) for meaning in meanings[family]]
            )
            continue
        counts = Counter(named)
        usual = median(counts.values())
        often = OFTEN_IN_MAILS if family in APART else OFTEN
        # Each meaning counts alike, however many examples it has; what is said most often counts for more.
        weight = {meaning: often.get(meaning, 1.0) * usual / count for meaning, count in counts.items()}
        share = np.array([weight[meaning] for meaning in named])
        model = LogisticRegression(C=STEADY, max_iter=400).fit(table, named, sample_weight=share)
        coefficients, biases = model.coef_, model.intercept_
        if len(model.classes_) == 2:  # one row stands for both
            coefficients = np.concatenate([-coefficients / 2, coefficients / 2])
            biases = np.concatenate([-biases / 2, biases / 2])
        meanings[family] = [str(name) for name in model.classes_]
        weights[family] = np.concatenate([coefficients, biases[:, None]], axis=1).astype(np.float32)
    vocabulary = Vocabulary.of(one.text for one in examples if one.family != "other")
    return Heads(meanings, weights, several, vocabulary)


def _one_of_several(table: NDArray[np.float32], named: Sequence[str], meaning: str) -> NDArray[np.float32]:
    """Train the row that tells whether a text means this, whatever else it means."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    says = [meaning in one.split("+") for one in named]
    share = np.array([1.0 if yes else 1.5 * sum(says) / (len(says) - sum(says)) for yes in says])
    model = LogisticRegression(C=STEADY, max_iter=400).fit(table, says, sample_weight=share)
    return np.concatenate([model.coef_[0], model.intercept_]).astype(np.float32)


OFTEN = {ELSE: 2.0, ANSWER: 3.0, "text": 4.0, "name": 1.0, "other": 8.0}
"""How often something of this kind is said, beside any one other meaning. Our own estimate, tried on writers
kept out: with half of it for `other`, a half more stray texts were acted on, and no more lines understood."""

OFTEN_IN_MAILS = {"rest": 2.0, "other": 2.0}
"""The same of sentences in mails: most of them bring no news. Chosen on mails that were kept out."""

MOST_ELSE = 2_500
"""The most examples of something else that the head of a question learns from, evenly picked from all."""


def _rows(texts: Sequence[str]) -> list[NDArray[np.float32]]:
    rows: list[NDArray[np.float32]] = []
    for start in range(0, len(texts), BATCH):
        part = texts[start : start + BATCH]
        rows += [with_vector(text, vector) for text, vector in zip(part, ENCODER.vectors(part), strict=True)]
    return rows


BATCH = 256
"""Texts that are encoded at a time."""


def kept_out(examples: Sequence[Example], writers: Iterable[str]) -> list[Scored]:
    """Train without some writers, and guess what each of their lines means where it was said."""
    out = set(writers)
    heads = train([one for one in examples if one.writer not in out])
    return [scored(heads, one) for one in examples if one.writer in out and not one.family.endswith(SEVERAL)]


def scored(heads: Heads, one: Example) -> Scored:
    """Guess what a line means among what could be said where it was said."""
    if one.family in SAID_ANYWHERE:
        family, truth = ANYWHERE, f"{one.family}.{one.meaning}"
    elif one.family in TELLING:
        family, truth = ANYWHERE, one.family
    else:
        family, truth = one.family, one.meaning
    guess = heads.guesses(family, one.text)[0]
    return Scored(one, guess.meaning, guess.likely, guess.meaning == truth)
