"""What `afterword check` proves of the words: each proof fails on a small content that breaks it."""

from collections.abc import Mapping
from pathlib import Path
from shutil import copytree, ignore_patterns
from types import SimpleNamespace
from typing import Any

import pytest

from bot.coach.facts.application import Application, Stage, State, Via
from bot.language.wording.content import Content
from bot.language.wording.renderer import Renderer
from bot.message import Button, Message
from bot.ops.check import _of_routes, block_problems, problems
from bot.ops.checking.applications import applications, cases
from bot.ops.checking.combining import ABSENT, contexts
from bot.ops.checking.prose import Prose, prose_of
from bot.ops.checking.quoting import put_into_sentences
from bot.ops.checking.reading_age import grade, reading_age, syllables
from bot.ops.checking.routes import LONGEST_QUESTION, faults, takes_messages
from bot.ops.checking.swapping import swapped, texts_in
from bot.ops.checking.watched import Watch, watched
from bot.talk.kinds import Write
from tests.support.sampled import unsampled
from tests.support.words import CONTENT, HELPLINES

RULES = CONTENT.folder / "en" / "prose.toml"


def english() -> Prose:
    rules = prose_of(CONTENT.folder, "en")
    assert rules is not None
    return rules


PROSE = english()
SAID, ASKED = PROSE.sentences
VALUES: dict[str, tuple[Any, ...]] = {
    "name": ("Acme", None),
    "company": ("Acme",),
    "role": ("Driver",),
    "days": (0, 1, 2),
    "note": (SAID,),
    "lines": (("one",), ()),
    "day": (None,),
    "application": (Application(1, "Acme", "Driver", Stage.first, Via.recruiter, "Jo"),),
}


def found(folder: Path, body: str, file: str = "told", values: Mapping[str, Any] = VALUES) -> list[str]:
    """Return what is found in a block `a` with this body, without what it is called."""
    words = folder / "en"
    words.mkdir(exist_ok=True)
    (words / "prose.toml").write_text(RULES.read_text())
    (words / f"{file}.j2").write_text(f"{{% block a %}}\n{body}\n{{% endblock %}}\n{{# end #}}\n")
    watch = Watch()
    content, templates = watched(folder, watch)
    lines = block_problems(content, templates, watch, "en", values)
    return [line.removeprefix(f"en/{file}.j2: a").lstrip(": ") for line in lines]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("One.  Two.", "has two spaces in a line: 'One.  Two.'"),
        ("One.\n\n\nTwo.", "has more than one empty line in a row: 'One.\\n\\n\\nTwo.'"),
        ("One. \nTwo.", "has a space at the edge of a line: 'One. \\nTwo.'"),
        ("One.Two.", "has no space after a sentence: 'One.Two.'"),
        ("One?“Two.”", "has no space after a sentence: 'One?“Two.”'"),
        ("One,two.", "has no space after a comma: 'One,two.'"),
        ("One , two.", "has a space before a punctuation mark: 'One , two.'"),
        ("One ( two).", "has a space after an opening mark: 'One ( two).'"),
        ("One..", "has two punctuation marks in a row: 'One..'"),
        ("One?.", "has two punctuation marks in a row: 'One?.'"),
        ("One,, two.", "has two punctuation marks in a row: 'One,, two.'"),
        ("One. two.", "begins a sentence with a small letter: 'two.'"),
        ("one.", "begins a sentence with a small letter: 'one.'"),
        ("One.\n\ntwo.", "begins a sentence with a small letter: 'two.'"),
        ("One “two.", "leaves ” open"),
        ("One two”.", "has ” with nothing to close: 'One two”'"),
        ("One (two].", "has ] with nothing to close: 'One (two]'"),
        ("One (two.", "leaves ) open"),
        ("It is a interview.", "says 'a interview'"),
        ("It is an job.", "says 'an job'"),
        ("It takes a hour.", "says 'a hour'"),
        ("It is an useful one.", "says 'an useful'"),
        ("An screening call.", "says 'An screening'"),
        ("That's {{ days }} days.", "says '1 days'"),
        ("That's {{ days }} working day.", "says '2 working day'"),
        ("It's at {{ day }}.", "shows None"),
        ("It's at {{ day | clip(9) }}.", "puts a missing field through clip"),
        ("It's at {{ day ~ '' }}.", "shows 'None'"),
        ("Got {{ lines }}.", "shows ('one',)"),
        ("Noted{% if name %}: {{ name }}{% endif %} at{% if name %} {{ name }}{% endif %}.", "ends in 'at.'"),
        ("It's from{% if name %} {{ name | clip(9) }}{% endif %}", "ends in 'from'"),
        ("{% if name %}Acme.{% endif %}", "says nothing"),
        ("{{ note | clip(90) }}. Good.", "shows a sentence of theirs without quotes"),
        ("So it was {{ note | clip(20) }} then.", "shows a sentence of theirs without quotes"),
        ("{{ note | clip(90) }}.", "has two punctuation marks in a row"),
        ("A{{ nobody }}.", "nobody shows it: no route, and no sample of its fields"),
        ("{% if days > 2 %}More.{% else %}Few.{% endif %}", "nobody shows a part of it (line 2, if 1: true)"),
        ("{{ 'More.' if days > 2 else 'Few.' }}", "nobody shows a part of it (line 2, condexpr 1: true)"),
        ("{% for one in lines %}One.{% endfor %}{{ name.other }}", "can't be shown: UndefinedError"),
    ],
)
def test_a_text_that_is_put_together_badly_is_found(tmp_path: Path, body: str, fault: str) -> None:
    """Each of these is a fault of its own."""
    assert any(line.startswith(fault) for line in found(tmp_path, body)), found(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        "One. Two? “Three.” (Four.) Five …",
        "One:\n\nTwo\nand more.",
        "An hour, a use, a one, an NHS job, a European, an X-ray, a user, an MP, a UK job.",
        "“Skip” leaves it. You can write “back”, or a .eml file, or /help.",
        "It's what it is about.",
        "{% if name %}{{ name | clip(30) }}{% else %}One{% endif %} is noted.",
        "You said: “{{ note | clip(20) }}”.",
        "{{ note | clip(20) }}",
        "Keep: {{ note | clip(20) }}",
        "None of these{% if name %}, {{ name | clip(20) }}{% endif %}.",
        "{{ days }} {{ 'day' if days == 1 else 'days' }}, a 3-day wait.",
    ],
)
def test_a_text_that_is_put_together_well_passes(tmp_path: Path, body: str) -> None:
    """What looks like a fault and is none stays unsaid."""
    assert found(tmp_path, body) == []


def test_every_name_is_tried(tmp_path: Path) -> None:
    """What is right before one company is wrong before another that begins with a vowel."""
    assert "says 'a Ikea'" in found(tmp_path, "It's a {{ company | clip(60) }} job.")
    assert "says 'an Hodges'" in found(tmp_path, "It's an {{ company | clip(60) }} job.")
    body = "It's {{ application.name | clip(60) }}, a {{ application.role | clip(60) }}."
    assert "says 'a Electrician'" in found(tmp_path, body)


def test_names_are_of_all_kinds() -> None:
    """One begins with a vowel, one ends in s, one has an apostrophe, and one has 60 characters."""
    for names in (PROSE.names, PROSE.roles, PROSE.contacts):
        assert any(name[0] in "AEIOU" for name in names[1:])
        assert any(name.endswith("s") for name in names)
        assert any("'" in name for name in names)
        assert {60} == {len(name) for name in names if len(name) > 30}


LONG = (
    "Nevertheless, when you are considering the circumstances surrounding your application,"
    " notwithstanding organisational difficulties encountered previously,"
    " immediate communication concerning anticipated developments is recommended,"
    " particularly regarding potential future alternatives."
)


def test_a_text_that_asks_for_too_old_a_reader_is_found(tmp_path: Path) -> None:
    """Unless it is short, is quoted, or is sent to somebody who hires people."""
    assert found(tmp_path, LONG)[0].startswith("needs a reading age of ")
    assert found(tmp_path, LONG[:100] + ".") == []
    assert found(tmp_path, f"“{LONG}”") == []
    assert found(tmp_path, LONG, "drafts") == []


def test_the_grade_is_that_of_its_authors() -> None:
    """It is 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    assert grade("The cat sat. The dog ran.", {}) == pytest.approx(0.39 * 3 + 11.8 - 15.59)
    assert grade("A recruiter has an answer.", {}) == pytest.approx(0.39 * 5 + 11.8 * 8 / 5 - 15.59)
    assert list(reading_age(LONG, [LONG], PROSE)) == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("role", 1), ("asked", 1), ("wanted", 2), ("application", 4), ("hopeful", 2), ("isn't", 2)),
        *(("people", 2), ("answers", 2), ("wishes", 2), ("easier", 3), ("follow-up", 3), ("business", 2)),
        *(("somebody's", 3), ("called", 1), ("they", 1), ("lately", 2), ("criticism", 4), ("don't", 1)),
    ],
)
def test_syllables_are_counted_by_letters(word: str, count: int) -> None:
    """A dictionary of how words are spoken agrees on 99.9 % of the words in `content/en`."""
    assert syllables(word, PROSE.syllables) == count


def test_a_question_for_a_name_takes_no_message() -> None:
    """Whoever pastes a mail there is told so; what is typed where words are asked for is taken."""
    assert not list(takes_messages(Write("company", longest=120), PROSE.messages))
    assert list(takes_messages(Write("company", longest=120), ["Acme"])) == [
        "takes a message for a name: 'Acme'"
    ]
    assert not list(takes_messages(Write("went_well"), ["Acme"]))


def test_a_draft_takes_no_sentence_into_its_own() -> None:
    """A few words may stand after "what we said about"."""
    assert not list(put_into_sentences(PROSE.sentences))
    assert list(put_into_sentences(["the night shift"]))


def test_a_question_is_short_and_its_labels_are_there() -> None:
    """Telegram's limits and ours hold for it."""
    assert not list(faults(Message("A?", ((Button("Yes", "x"),),)), asks=True))
    assert list(faults(Message("a" * (LONGEST_QUESTION + 1)), asks=True))
    assert list(faults(Message("<b>A"), asks=False)) == ["is not Telegram's HTML"]
    assert list(faults(Message("A", ((Button("", "x"),),)), asks=False)) == ["has a label of 0 characters"]


def test_a_field_that_a_question_lacks_is_found(tmp_path: Path) -> None:
    """Nobody may see it first."""
    folder = tmp_path / "content"
    copytree(CONTENT.folder, folder, ignore=ignore_patterns("examples", "*.npz"))
    words = folder / "en" / "later.j2"
    words.write_text(words.read_text().replace("{% block when %}", "{% block when %}{{ nobody }}"))
    lines = _of_routes(Renderer(Content(folder), HELPLINES), "en", 3)
    assert "en/later.j2: 'nobody' is undefined" in lines


def test_fields_are_combined() -> None:
    """All of a few; of many each by itself, without each other one, and without any."""
    assert list(contexts({"a": (1, 2), "b": (3, ABSENT)})) == [
        *({"a": 1, "b": 3}, {"a": 1}),
        *({"a": 2, "b": 3}, {"a": 2}),
    ]
    many = dict.fromkeys("abcdef", (1, 2, None))
    shown = list(contexts(many, most=100))
    assert len(shown) < 3**6
    assert {"a": 1, "b": 2, "c": 1, "d": None, "e": 1, "f": 1} in shown
    assert dict.fromkeys("abcdef") in shown


def test_what_somebody_typed_is_swapped_wherever_it_stands() -> None:
    """In a field, in an application, in a list, and in the answers of a route."""
    others = {"company": "Ikea", "name": "Jo", "words": "Why?"}
    held = {"wait": SimpleNamespace(company="Acme", n=1), "all": [("words", {"name": "A"})]}
    assert texts_of(swapped(held, others)) == ["Ikea", "words", "Jo"]
    assert swapped({"answers": {"x": "<" * 4000, "y": "<" * 120}}, others) == {
        "answers": {"x": "Why?", "y": "Jo"}
    }
    ours = Application(1, "Acme", None, Stage.first, Via.nobody)
    assert swapped(ours, others).name == "Ikea"
    assert ours.company == "Acme"


def texts_of(value: object) -> list[str]:
    return list(texts_in(value))


def test_a_language_without_rules_has_its_layout_checked(tmp_path: Path) -> None:
    """Its words are not held to those of English."""
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "x.j2").write_text("{% block a %}Un  a ?{% endblock %}\n{# end #}\n")
    watch = Watch()
    content, templates = watched(tmp_path, watch)
    assert list(block_problems(content, templates, watch, "fr", VALUES)) == [
        "fr/x.j2: a has two spaces in a line: 'Un  a ?'"
    ]


def test_the_samples_have_every_stage_and_state() -> None:
    """Else a branch of a card would be shown by nobody."""
    assert {one.stage for one in applications(PROSE)} == set(Stage)
    assert {one.via for one in applications(PROSE)} == set(Via)
    assert {case.state for case in cases(PROSE)} == set(State)


def test_the_words_of_the_coach_have_no_fault() -> None:
    """All of them, in every language."""
    assert problems(CONTENT, HELPLINES, 500) == []


def test_a_field_that_no_sample_leaves_out_is_told() -> None:
    """The transcripts hold the samples to what the code gives."""
    assert list(unsampled("told", "a_no", {"name": None, "told": object(), "bare": False})) == []
    assert list(unsampled("said", "company", {"name": None})) == ["said.company.name: None"]
    assert list(unsampled("said", "company", {"name": ""})) == ["said.company.name: ''"]
    assert list(unsampled("said", "company", {})) == ["said.company.name: absent"]
    assert list(unsampled("said", "other_waits", {"name": "Acme"})) == []
