"""Only what can be seen counts in a text, and is kept of a name."""

import shutil
from pathlib import Path
from unicodedata import bidirectional, category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.facts.application import Application, Stage, Via
from bot.language.wording.content import Content
from bot.language.wording.filters import clip
from bot.language.wording.helplines import Helplines
from bot.language.wording.renderer import Renderer
from bot.message import LONGEST_LABEL, Button, cut, labelled, utf16
from bot.service.app import content_folder
from bot.talk.kinds import Write
from bot.talk.visible import is_visible, one_line
from bot.turn.interpreting.names import may_be_name
from bot.turn.model.callback_data import RunAction, RunTap, encode
from bot.turn.model.person import Person
from bot.turn.model.says import Card, CardButton
from tests.support.app import START
from tests.support.unseen import UNSEEN

AS_TYPED = [
    *("شركة الأمل", "نرم\u200cافزار", "क्\u200dषेत्र", "한국 회사", "日本電気", "Ελλάς", "Ünïcødé", "e\u0301"),
    *("👩🏽‍🚀", "❤️‍🔥", "1️⃣", "🇩🇪", "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"),
    *("\U0001fae8", "\U0001fae9", "A & B, Inc.", "7"),
]
TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

ANYTHING = st.text(st.characters(codec="utf-8") | st.sampled_from("".join(UNSEEN) + TURNING + " \n"))


@pytest.mark.parametrize("text", UNSEEN, ids=ascii)
def test_there_is_nothing_to_see(text: str) -> None:
    """Alone, several of them, and between blanks."""
    assert not is_visible(text)
    assert not is_visible(f" {text}\n{text} ")
    assert is_visible(f"{text}a")


@pytest.mark.parametrize("text", AS_TYPED, ids=ascii)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    """Every script, and emoji of several characters, newer ones than Python knows too."""
    assert is_visible(text)
    assert one_line(text) == clip(text, 60) == Write("company", longest=120).parse(text) == text


@given(ANYTHING)
def test_what_is_left_stands_on_one_line_and_turns_nothing(text: str) -> None:
    """Cleaned once more it is the same; nothing comes to be, and nothing that can be seen goes."""
    line = one_line(text)
    assert one_line(line) == line == line.strip()
    assert not set(line) & set(TURNING)
    assert all(category(c) not in ("Cc", "Cs", "Co", "Zl", "Zp") for c in line)
    assert all(bidirectional(c) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "B") for c in line)
    assert is_visible(line) == is_visible(text)

    def drawn(of: str) -> list[str]:
        return [c for c in of if category(c)[0] in "LMNPS"]

    assert drawn(line) == drawn(text)


@given(ANYTHING)
def test_a_name_is_taken_where_there_is_something_to_see(text: str) -> None:
    """What is kept of it can be seen, or is what was typed."""
    try:
        name = Write("company", longest=120).parse(text)
    except ValueError:
        assert not text.strip() or len(text) > 120 or text == "\x00"
    else:
        assert name == (one_line(text) if is_visible(text) else text)


@given(st.lists(st.lists(ANYTHING, min_size=1, max_size=3), max_size=4))
def test_every_button_has_a_label_that_fits(labels: list[list[str]]) -> None:
    """Whatever it was to be; what it brings is never changed."""
    rows = tuple(tuple(Button(label, data=str(n)) for n, label in enumerate(row)) for row in labels)
    shown = labelled(rows, "[blank]")
    assert [[b.data for b in row] for row in shown] == [[b.data for b in row] for row in rows]
    for row, before in zip(shown, rows, strict=True):
        for button, one in zip(row, before, strict=True):
            assert is_visible(button.label)
            assert utf16(button.label) <= LONGEST_LABEL
            assert button.label == one.label or not is_visible(one.label) or utf16(one.label) > LONGEST_LABEL


@given(ANYTHING, st.integers(1, 30))
def test_what_is_cut_fits_and_breaks_no_character(text: str, longest: int) -> None:
    """An ellipsis stands in place of what is missing."""
    kept = cut(text, longest)
    assert utf16(kept) <= longest
    assert kept == text or (kept.endswith("…") and text.startswith(kept[:-1]))


NAMES = [
    *("Acme", "Acme\n", "A. B. Smith & Sons, Inc.", "Amazon.com, Inc. or its affiliates", "Yahoo! Inc."),
    *("St. Mary's Hospital of the Good Shepherd", "J. P. Morgan Chase & Co. Asset Management Division"),
    *(
        "Dr. August Oetker Nahrungsmittel KG",
        "Telefónica S.A. de la Comunidad",
        "Toys “R” Us",
        "Who Gives A Crap?",
    ),
    *(
        "Senior Data Engineer (m/f/d). Berlin",
        "Smith, Jones & Partners Ltd. United Kingdom and Ireland",
        "株式会社。",
    ),
]
NO_NAMES = [
    "Dear Ada,\nthank you for your application.",
    "Thank you for applying with us. Unfortunately we have chosen somebody else.",
    "We regret to tell you no! Do not give up, please.",
    "Globex\n\nWe went with somebody else",
]


@pytest.mark.parametrize("name", NAMES)
def test_what_may_be_a_name(name: str) -> None:
    """With full stops, commas, a line break at its end."""
    assert may_be_name(name)


@pytest.mark.parametrize("text", NO_NAMES)
def test_what_is_plainly_no_name(text: str) -> None:
    """Several lines, or several sentences."""
    assert not may_be_name(text)


@pytest.mark.parametrize("name", ["\u3164", "\u202e", "W" * 500, "👩🏽‍🚀" * 90], ids=ascii)
def test_no_card_has_a_button_without_a_label(name: str, tmp_path: Path) -> None:
    """Even where the words of a language forget to clip a name."""
    shutil.copytree(content_folder(), tmp_path / "content")
    coach = tmp_path / "content" / "en" / "coach.j2"
    clipped = "{% block review_line %}{{ application.name | clip(30) }}"
    text = coach.read_text()
    assert clipped in text
    start = text.index(clipped)
    end = text.index("{% endblock %}", start)
    coach.write_text(text[:start] + clipped.replace(" | clip(30)", "") + text[end:])
    content = Content(tmp_path / "content")
    renderer = Renderer(content, Helplines(content.folder / "helplines.toml"))
    application = Application(1, name, None, Stage.first, Via.nobody)
    review = RunTap(RunAction.review, 1)
    buttons = (CardButton("review_line", review, {"application": application}),)
    person = Person(id=1, name=None, last=1)
    message = renderer.message(person, Card("coach", "fine", buttons, {"nth": 0}), START)
    [[button]] = message.rows
    assert button.data == encode(review)
    assert is_visible(button.label)
    assert utf16(button.label) <= LONGEST_LABEL
