"""The screen: what it has to catch, in any spelling, and what people say about jobs, which it leaves alone.

The phrases are in tests/safety/, one a line. A test is named by file and line: they stay out of reports.
"""

import re
import tomllib
from dataclasses import dataclass
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.safety import Tier, gravest
from bot.language.understanding.phrases.spelling import Speller, normalised, plain
from bot.language.understanding.screen import Lexicon, screen
from bot.turn.model.person import Person
from tests.support.bounded import is_bounded
from tests.support.folders import TESTS
from tests.support.words import CONTENT, HELPLINES, READER

LEXICON = Lexicon.of(tomllib.loads((CONTENT.folder / "en" / "safety.toml").read_text(encoding="utf-8")))
TABLES = TESTS / "safety"


@dataclass(frozen=True)
class Case:
    """A phrase of a table. wanted: the tier that it should get; None where it should be left alone."""

    file: str
    line: int
    text: str
    wanted: Tier | None

    def __repr__(self) -> str:
        return f"{self.file}:{self.line}"


def screened(text: str) -> Tier | None:
    """What the screen says in English. Called before an assertion, which would print its arguments."""
    return screen(text, LEXICON)


def cases() -> list[Case]:
    """All phrases of all tables: lists of phrases, each phrase on a line of its own."""
    found = []
    for file in sorted(TABLES.glob("*.toml")):
        source = file.read_text(encoding="utf-8")
        lines = [n for n, line in enumerate(source.split("\n"), 1) if re.match(r"\s*['\"]", line)]
        phrases = [(text, name) for name, texts in tomllib.loads(source).items() for text in texts]
        assert len(phrases) == len(lines), f"{file.name}: one phrase a line"
        for (text, name), line in zip(phrases, lines, strict=True):
            found.append(Case(file.stem, line, text, Tier(name) if "must_fire" in file.stem else None))
    return found


@dataclass(frozen=True)
class Figures:
    """How the screen does on a table, per tier that is wanted. fired: whatever the tier."""

    file: str
    wanted: str
    phrases: int
    fired: int
    as_wanted: int


def figures() -> list[Figures]:
    """Recall and false alarms, per table."""
    found = []
    every = cases()
    for file, wanted in dict.fromkeys((case.file, case.wanted) for case in every):
        got = [screened(c.text) for c in every if (c.file, c.wanted) == (file, wanted)]
        fired = sum(tier is not None for tier in got)
        found.append(Figures(file, wanted.value if wanted else "none", len(got), fired, got.count(wanted)))
    return found


FIRE = [case for case in cases() if case.wanted is not None]
ALONE = [case for case in cases() if case.wanted is None]
FIRST = [case for case in FIRE if case.file == "must_fire_first"]


@pytest.mark.parametrize("case", FIRE, ids=repr)
def test_what_has_to_be_caught_is_caught(case: Case) -> None:
    """Said plainly or not, and however it is spelled: a miss costs more than a false alarm."""
    tier = screened(case.text)
    assert tier is not None, case


@pytest.mark.parametrize("case", FIRST, ids=repr)
def test_what_is_caught_is_answered_as_what_it_is(case: Case) -> None:
    """A card now, a card for somebody else, a question, or a stop."""
    tier = screened(case.text)
    assert tier is case.wanted, case


@pytest.mark.parametrize("case", ALONE, ids=repr)
def test_what_people_say_about_jobs_is_left_alone(case: Case) -> None:
    """Else nobody would write freely."""
    tier = screened(case.text)
    assert tier is None, case


@pytest.mark.parametrize("case", [c for c in FIRST if c.wanted is Tier.explicit], ids=repr)
def test_an_idiom_beside_it_hides_nothing(case: Case) -> None:
    """Idioms are taken out, what remains counts."""
    said = f"That interview killed me and I am dying to know why.\n{case.text}\nThe deadline is a dead end."
    tier = screened(said)
    assert tier in (Tier.explicit, Tier.threat), case


@pytest.mark.parametrize("before", ["I would never", "They said they don't"])
@pytest.mark.parametrize("case", [c for c in FIRST if c.wanted is Tier.explicit], ids=repr)
def test_a_blank_line_parts_what_is_said_as_a_new_line_does(case: Case, before: str) -> None:
    """What was denied before it has nothing to do with what comes after."""
    tier = screened(f"{before}\n\n{case.text}")
    assert tier is screened(f"{before}\n{case.text}"), case


@pytest.mark.parametrize("case", FIRE, ids=repr)
def test_capitals_and_curly_quotes_hide_nothing(case: Case) -> None:
    """Spaces hide nothing either, as many as there are."""
    tier = screened(case.text.upper().replace("'", "’").replace(" ", "   "))
    assert tier is not None, case


def test_a_slip_of_two_words_is_always_read_as_the_same_one() -> None:
    """Which one comes first is decided, and not left to the order in a set."""
    words = [f"suicide{letter}" for letter in "stuvwx"]
    speller = Speller(words, telling=words, ordinary=(), same={})
    assert speller.read("suicidez") == (["suicides"], [True])


def test_a_threat_goes_before_what_is_explicit_and_that_before_a_question() -> None:
    """One text, one answer."""
    assert gravest([None, Tier.unclear, Tier.threat, Tier.explicit]) is Tier.threat
    assert gravest([Tier.unclear, Tier.other, Tier.explicit]) is Tier.explicit
    assert gravest([Tier.unclear, Tier.other]) is Tier.other
    assert gravest([None]) is None


def test_a_denial_is_asked_about_where_it_is_no_figure_of_speech() -> None:
    """Nobody had asked: it costs one question. Over a job it is a saying."""
    assert screened("I'm not going to kill myself") is Tier.unclear
    assert screened("I'm not going to kill myself over a job") is None
    assert screened("No. I am going to kill myself") is Tier.explicit


WORTH = {
    "explicit": Tier.explicit,
    "others": Tier.other,
    "threats": Tier.threat,
    "unclear": Tier.unclear,
}


def _as_written(line: str) -> list[str]:
    """The texts that a phrase of the lexicon stands for, with the first word of each kind."""
    kinds = {f"@{name}": (words[0],) for name, words in LEXICON.kinds}
    ways = [
        kinds.get(word, tuple(word.split("/"))) for word in line.replace("*", " ").replace("#", "30").split()
    ]
    ways = [tuple(kinds.get(word, (word,))[0] for word in way) for way in ways]
    return [" ".join(way) for way in product(*ways)]


@pytest.mark.parametrize("section", WORTH)
def test_every_phrase_is_found_as_what_it_is_listed_for(section: str) -> None:
    """No idiom hides it, and none of its words is one that is skipped."""
    least = list(Tier).index(WORTH[section])
    for number, line in enumerate(getattr(LEXICON, section)):
        for text in _as_written(line):
            tier = screened(text)
            assert tier is not None, f"{section}, phrase {number}"
            assert list(Tier).index(tier) <= least, f"{section}, phrase {number}: {tier}"


def test_no_word_alone_is_more_than_a_question() -> None:
    """Whoever writes "die" may be writing German."""
    texts = {text for section in WORTH for line in getattr(LEXICON, section) for text in _as_written(line)}
    alone = {word for text in texts for word in text.split()} - texts
    assert {screened(word) for word in alone} <= {None, Tier.unclear}


def test_no_phrase_has_a_word_that_is_skipped() -> None:
    """It would say less than it seems to."""
    for section in (*WORTH, "idioms"):
        for number, line in enumerate(getattr(LEXICON, section)):
            assert set(line.replace("/", " ").split()).isdisjoint(LEXICON.skip), f"{section}, phrase {number}"


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    """Whatever is sent, there is an answer."""
    assert screened(text) in (None, *Tier)


PIECES = [
    "k",
    "i",
    "l",
    "myself",
    "kill",
    "not",
    "*",
    "!",
    "su",
    "cide",
    "'",
    "\u200b",
    "ї",
    "😂",
    "1",
    " ",
    "  ",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_piece_of_a_phrase_breaks_it(text: str) -> None:
    """The same, with what it looks for."""
    assert screened(text) in (None, *Tier)


LONG = {
    "prose": "The panel asked about my last project and I explained how we moved to the new system. ",
    "beginnings": "friend friend kill my not going to want to ",
    "letters": "k i l l m y ",
    "glued": "iwanttoiwanttoiwanttoiwanttoiwantto ",
    "slips": "suixide myselx killinq qverdose ",
    "laughs": "lol kms ",
    "phrases": "I want to kill myself. ",
    "stars": "k*l m*f s**e ",
    "scripts": "собеседование прошло хорошо ",
}


@pytest.mark.parametrize("name", LONG)
def test_the_longest_message_is_screened_in_bounded_time(name: str) -> None:
    """A file may hold one that is four times as long: that is bounded too."""
    for length in (4_096, 16_384):
        assert is_bounded(screened, (LONG[name] * length)[:length])


def test_a_language_without_phrases_of_its_own_is_screened_in_english() -> None:
    """People write English to an English bot, whatever their phone speaks."""
    assert READER.screen("xx", "I want to die") is Tier.explicit


def test_the_words_that_other_parts_compare_are_those_they_were() -> None:
    """Lower case, no accents, nothing invisible, no letter twice."""
    assert normalised("I’m  kiiill\u200bing tïme!") == "im kiling time"
    assert normalised("a" * 100_000) == "a"


def test_every_helpline_has_a_number_and_an_emergency_number() -> None:
    """The languages name countries that are there."""
    for country, line in HELPLINES.lines.items():
        assert len(country) == 2
        assert any(c.isdigit() for c in line.helpline)
        assert line.emergency[:3].isdecimal()
    assert "Samaritans, <code>116 123</code>" in HELPLINES.words("GB", "en")["helpline"]
    assert "988" in HELPLINES.words(None, "en")["helpline"]
    assert "findahelpline.com" in HELPLINES.words(None, Person(1).language)["helpline"]


@pytest.mark.parametrize("sign", ["\ufdfa", "\ufdfb"])
def test_a_sign_that_stands_for_a_phrase_makes_no_text_longer(sign: str) -> None:
    """Eighteen letters each: a text of nothing else would hold everybody up; what is between is read."""
    text = f"{sign * 2_000} i want to die {sign * 2_000}"
    assert len(plain(text)) <= len(text)
    assert screened(text) is not None
