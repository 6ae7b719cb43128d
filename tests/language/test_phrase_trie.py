"""Phrases are found in a text: every one, at every place, as its syntax says."""

import pytest

from bot.language.understanding.phrases.phrase_trie import PhraseTrie, spelled_out


def found(line: str, text: str, trie: PhraseTrie | None = None) -> list[tuple[int, int, int]]:
    """(weight, start, end) of a line's phrases in a text; a comma ends a clause."""
    trie = trie or PhraseTrie()
    for phrase in spelled_out(line):
        trie.add("here", phrase)
    words, starts = [], []
    for clause in text.split(","):
        starts += [at == 0 for at, _ in enumerate(clause.split())]
        words += clause.split()
    return [(one.weight, one.start, one.end) for one in trie.matches(words, starts)]


def test_a_slash_parts_words_that_may_each_stand_there() -> None:
    """One line is several phrases."""
    assert list(spelled_out("they said no/nothing")) == [("they", "said", "no"), ("they", "said", "nothing")]


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("they said no", True),
        ("they just said no", True),
        ("they have just said no", True),
        ("they have only just said no", False),
        ("they, have said no", False),
        ("they have, said no", True),  # of the words that are passed over none begins a clause
        ("they i said no", False),
        ("they said", False),
    ],
)
def test_a_star_stands_for_two_words_of_one_clause_at_most(text: str, stands: bool) -> None:
    """It never stands for a word that may not be passed over."""
    assert bool(found("they * said no", text, PhraseTrie(never_in_gap=frozenset({"i"})))) is stands


def test_a_name_stands_for_every_word_of_its_kind() -> None:
    """A word of a kind stands for itself too."""

    def days() -> PhraseTrie:
        return PhraseTrie({"day": ("monday", "friday")})

    assert found("on @day", "not on friday", days()) == [(2, 1, 3)]
    assert found("on friday", "not on friday", days()) == [(2, 1, 3)]
    assert found("on @day", "not on sunday", days()) == []


def test_every_place_counts_and_the_words_of_a_gap_have_no_weight() -> None:
    """Overlapping ones too: which of them counts is for whoever asked."""
    assert sorted(found("still * no", "still still no")) == [(2, 0, 3), (2, 1, 3)]


@pytest.mark.parametrize("line", ["", "* no", "said *"])
def test_a_phrase_begins_and_ends_with_a_word(line: str) -> None:
    """Else it would end where nothing stands."""
    with pytest.raises(ValueError, match="begins and ends"):
        PhraseTrie().add("here", tuple(line.split()))
