"""Train the heads on the examples, and measure them on writers that they have not learned from.

Only `afterword learn` comes here: scikit-learn is an extra, and a running coach does without it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple
from warnings import catch_warnings, simplefilter

from bot.language.understanding.learned.encoder import ENCODER
from bot.language.understanding.learned.examples import Example
from bot.language.understanding.learned.heads import ANYWHERE, ELSE, Heads
from bot.language.understanding.learned.heads_file import PLACES
from bot.language.understanding.learned.training_sets import (
    ANSWER,
    SAID_ANYWHERE,
    SEVERAL,
    TELLING,
    training_sets,
)
from bot.language.understanding.learned.vocabulary import Vocabulary
from bot.language.understanding.learned.word_features import WordFeatures

if TYPE_CHECKING:
    from bot.language.understanding.learned.encoder import Vector
    from bot.language.understanding.learned.word_features import Numbers


class Scored(NamedTuple):
    """Score a line of a writer from whom nothing was learned: the guess, how likely, whether it is right."""

    example: Example
    guess: str
    likely: float
    right: bool


def train(examples: Sequence[Example]) -> Heads:
    """Train a head for each family. Raises ImportError where scikit-learn is not installed.

    Each head is the sum of two that have learned apart: one from the vectors, one from the words. On writers
    kept out that is better than one that learns from both at once, which mostly listens to the vectors.
    """
    import numpy as np

    sets = training_sets(examples)
    texts = list(dict.fromkeys(text for pairs in sets.values() for text, _ in pairs))
    vectors, features = dict(zip(texts, _vectors(texts), strict=True)), WordFeatures.of(texts)
    several = frozenset(one.family.removesuffix(SEVERAL) for one in examples if one.family.endswith(SEVERAL))
    meanings: dict[str, list[str]] = {}
    weights: dict[str, Numbers] = {}
    hidden: dict[str, Numbers] = {}
    for family, pairs in sets.items():
        said = [text for text, _ in pairs]
        named = [meaning for _, meaning in pairs]
        meanings[family] = sorted({meaning for one in named for meaning in one.split("+")})
        often = OFTEN_APART.get(family, OFTEN)
        learn = _each_of_several if family in several else partial(_one_of_all, often=often)
        table = np.stack([vectors[text] for text in said])
        if family in LAYERED:
            hidden[family], by_meaning, bias = _through_a_layer(table, named, often)
        else:
            by_meaning, bias = learn(table, named, BY_MEANING)
        by_words, bias_of_words = learn(_rows(features, said), named, BY_WORDS)
        words = np.round(SHARE * by_words / STEP) * STEP
        both = (SHARE * by_meaning, words, SHARE * (bias + bias_of_words)[:, None])
        weights[family] = np.concatenate(both, axis=1).astype(np.float32)
    vocabulary = Vocabulary.of(one.text for one in examples if one.family != "other")
    return Heads(meanings, weights, features, several, vocabulary, hidden)


def _one_of_all(
    table: Any, named: Sequence[str], how: Mapping[str, Any], often: Mapping[str, float]
) -> tuple[Numbers, Numbers]:
    """Train rows that tell which one of all meanings a text has; return them and their biases."""
    import numpy as np

    model = _fitted(table, named, _shares(named, often), how)
    rows, biases = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # scikit-learn gives one row for both
        rows, biases = np.concatenate([-rows, rows]) / 2, np.concatenate([-biases, biases]) / 2
    return rows, biases


def _shares(named: Sequence[str], often: Mapping[str, float]) -> list[float]:
    """Return how much each example counts.

    Each meaning counts alike, however many examples it has; what is said most often counts for more.
    """
    counts = Counter(named)
    usual = median(counts.values())
    weight = {meaning: often.get(meaning, 1.0) * usual / count for meaning, count in counts.items()}
    return [weight[meaning] for meaning in named]


def _through_a_layer(
    table: Numbers, named: Sequence[str], often: Mapping[str, float]
) -> tuple[Numbers, Numbers, Numbers]:
    """Train a hidden layer, and rows that tell by what comes out of it which one of all meanings a text has.

    Several are trained and put side by side. Returns the layer, with its biases as the last row; the rows;
    and their biases.
    """
    import numpy as np
    from sklearn.neural_network import MLPClassifier

    share = np.array(_shares(named, often))
    models = [MLPClassifier(**LAYER, random_state=seed) for seed in range(TIMES)]
    for model in models:
        with _unfinished():
            model.fit(table * SCALE, named, sample_weight=share / share.mean())
    units = np.concatenate([model.coefs_[0] * SCALE for model in models], axis=1)
    layer = np.concatenate([units, np.concatenate([model.intercepts_[0] for model in models])[None, :]])
    rows = np.concatenate([model.coefs_[1] / TIMES for model in models]).T
    return layer.astype(np.float32), rows, np.mean([model.intercepts_[1] for model in models], axis=0)


def _each_of_several(table: Any, named: Sequence[str], how: Mapping[str, Any]) -> tuple[Numbers, Numbers]:
    """Train rows that tell, for each meaning, whether a text has it; return them and their biases."""
    import numpy as np

    rows: list[Numbers] = []
    biases: list[Numbers] = []
    for meaning in sorted({meaning for one in named for meaning in one.split("+")}):
        says = [meaning in one.split("+") for one in named]
        share = [1.0 if yes else 1.5 * sum(says) / (len(says) - sum(says)) for yes in says]
        model = _fitted(table, says, share, how)
        rows.append(model.coef_)
        biases.append(model.intercept_)
    return np.concatenate(rows), np.concatenate(biases)


def _fitted(table: Any, named: Sequence[Any], share: Sequence[float], how: Mapping[str, Any]) -> Any:
    from sklearn.linear_model import LogisticRegression

    with _unfinished():
        return LogisticRegression(**how).fit(table, named, sample_weight=share)


@contextmanager
def _unfinished() -> Iterator[None]:
    """Let a model stop before it has settled: that is on purpose, see `BY_WORDS`."""
    from sklearn.exceptions import ConvergenceWarning

    with catch_warnings():
        simplefilter("ignore", ConvergenceWarning)
        yield


BY_MEANING: Mapping[str, Any] = {"C": 32.0, "max_iter": 400}
BY_WORDS: Mapping[str, Any] = {"C": 8.0, "max_iter": 40}
"""How closely each of the two follows the examples (the inverse of scikit-learn's regularization) and after
how many rounds it stops: from then on, the words of kept-out writers are heard worse, not better."""

LAYERED = frozenset({"danger"})
"""Families whose vectors go through a hidden layer. Danger is worth it: of writers kept out it hears 76 lines
in a hundred that say it plainly and 55 that imply it, instead of 71 and 49, at as many false alarms (five in
a hundred of what stands close to danger). The heads of hearing hear no more with one."""

LAYER: Mapping[str, Any] = {"hidden_layer_sizes": (128,), "alpha": 1e-3, "max_iter": 20, "batch_size": 256}
"""Units of that layer, how closely it follows the examples, and after how many rounds it stops. Twice the
units, or a second layer, hear no more."""

TIMES = 4
"""How many such layers are trained, from other first weights each, to stand side by side: what only one of
them takes for danger, in a harmless text unlike any example, counts a quarter."""

SCALE = 4.0
"""By how much vectors are multiplied before it: its first weights suit numbers of about 0.2, not of 0.04."""

SHARE = 0.5
"""The weight of each of the two in their sum. With 0.6, two or three more in a hundred of kept-out writers'
lines are heard, and as many more are acted on wrongly."""

STEP = 1 / 16
"""The step to which weights of words are rounded. That costs nothing that shows, and the file is a quarter as
long."""

OFTEN = {ELSE: 2.0, ANSWER: 3.0, "text": 4.0, "name": 1.0, "other": 5.0}
"""How often each of these is said, compared with any one other meaning. Our own estimate, tried on writers
kept out: with 8 for `other`, a quarter fewer stray texts were acted on, and one wish in a hundred fewer was
heard."""

OFTEN_APART: Mapping[str, Mapping[str, float]] = {
    "mail": {"rest": 2.0, "other": 2.0},
    "danger": {"none": 8.0},
}
"""The same for families that are read apart. Most sentences in mails bring no news, which was chosen on mails
that were kept out; and most of what people type is no danger."""


def _vectors(texts: Sequence[str]) -> list[Vector]:
    batches = (texts[start : start + BATCH] for start in range(0, len(texts), BATCH))
    return [vector for batch in batches for vector in ENCODER.vectors(batch)]


def _rows(features: WordFeatures, texts: Sequence[str]) -> Any:
    """Return a sparse matrix with a row for each text: its values at the places of its words."""
    import numpy as np
    from scipy.sparse import csr_matrix

    rows = [features.row(text) for text in texts]
    ends = np.cumsum([0, *(len(row.places) for row in rows)])
    places, values = (np.concatenate([row[part] for row in rows]) for part in (0, 1))
    return csr_matrix((values.astype(np.float64), places, ends), shape=(len(texts), PLACES))


BATCH = 256
"""How many texts are encoded at a time."""


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
