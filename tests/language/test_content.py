"""The words: every question of every route has them, and every limit of Telegram holds."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes

from bot.coach.facts.application import Application, Stage, Via
from bot.coach.schedule.nudges import QUIET
from bot.coach.scripts import SCRIPTS as BY_NAME
from bot.language.wording.content import Content, RenderedQuestion, plain, words_of
from bot.language.wording.filters import clip
from bot.language.wording.templates import NoWordsError
from bot.ops.check import descriptions
from bot.ops.checking.routes import LONGEST_QUESTION, SHORT_LABEL
from bot.talk.paths import positions
from bot.talk.script import Script
from bot.turn.nudge import LIMITED_KINDS, SAYS
from tests.support.folders import ROOT
from tests.support.routes import routes_of
from tests.support.words import CONTENT, HELPLINES

LIVE = {**HELPLINES.words(None, "en"), "check_in": None, "nth": 0, "today": date(2026, 11, 24)}
SOME_DAY = date(2026, 12, 24)
SCRIPTS = tuple(BY_NAME.values())


def shown(script: Script) -> list[tuple[str, RenderedQuestion]]:
    """(key, message) of every question and ending on every route, each different one once."""
    found: dict[tuple[str, str], RenderedQuestion] = {}
    seen: set[tuple[object, ...]] = set()  # many routes begin alike
    for facts, route in routes_of(script):
        for position in positions(script, facts, route):
            stands = (id(facts), tuple(str(value) for value in position.values.values()), position.path)
            if stands in seen:
                continue
            seen.add(stands)
            if position.ask is not None:
                asked = CONTENT.question("en", script, facts, position, LIVE)
                found[position.ask.key, asked.html] = asked
                continue
            for check_in in (None, SOME_DAY):
                message = CONTENT.ending("en", script, facts, position, {**LIVE, "check_in": check_in})
                if message is not None:
                    found["(end)", message.html] = message
    return [(key, message) for (key, _), message in found.items()]


@pytest.fixture(scope="module", params=SCRIPTS, ids=lambda script: script.name)
def messages(request: Any) -> list[tuple[str, RenderedQuestion]]:
    return shown(request.param)


def test_a_question_is_short_whatever_was_typed(messages: list[tuple[str, RenderedQuestion]]) -> None:
    """As it is seen, quotes clipped."""
    for key, message in messages:
        assert 0 < len(plain(message.html)) < LONGEST_QUESTION, key


def test_what_was_typed_is_shown_as_typed(messages: list[tuple[str, RenderedQuestion]]) -> None:
    """Only our own tags are tags."""
    for key, message in messages:
        rest = message.html
        for tag in ("<b>", "</b>", "<i>", "</i>", "<code>", "</code>", "<tg-spoiler>", "</tg-spoiler>"):
            rest = rest.replace(tag, "")
        assert "<" not in rest, key


def test_a_label_fits_on_a_button(messages: list[tuple[str, RenderedQuestion]]) -> None:
    """It carries no entities."""
    for key, message in messages:
        for _, label in message.options:
            assert 0 < len(label) <= SHORT_LABEL, (key, label)
            assert "&amp;" not in label


def test_a_text_to_copy_fits_the_copy_button(messages: list[tuple[str, RenderedQuestion]]) -> None:
    """Requests are under 250 characters with every field at its longest."""
    for key, message in messages:
        if message.copy is not None and key.startswith("request"):
            assert len(message.copy) < 250, message.copy
        if message.copy is not None:
            assert "None" not in message.copy


def test_no_exclamation_mark_and_no_slogan(messages: list[tuple[str, RenderedQuestion]]) -> None:
    """These are sad moments."""
    for key, message in messages:
        assert "!" not in message.html, key
        assert "stay positive" not in message.html.lower()


DIALOGUES = {*BY_NAME, "choosing", "reply", "drafts"}
"""Files whose blocks are reached from dialogues; the others are cards."""


def test_every_block_is_reachable() -> None:
    """A block that nothing shows is a sentence that somebody will translate for nothing."""
    used: set[tuple[str, str]] = set()
    for script in SCRIPTS:
        for facts, route in routes_of(script):
            for position in positions(script, facts, route):
                endings = [position.ending, script.left(facts, position) if script.left is not None else None]
                used |= {(script.name, f"done__{ending.words}") for ending in endings if ending is not None}
                asked = [position.ask] if position.ask is not None else []
                used |= {words_of(script, ask) for ask in asked}
                used |= {(words_of(script, ask)[0], ask.key.rpartition(".")[2]) for ask in asked}
                drafts = [one.draft for one in (*asked, *endings) if one is not None]
                used |= {("drafts", draft.name) for draft in drafts if draft is not None}
    for file in DIALOGUES:
        for block in CONTENT.blocks("en", file):
            assert {(file, block), (file, block.rpartition("__")[0])} & used, f"{file}: {block}"


def test_every_card_has_its_words() -> None:
    """Each block that a turn names is there, in `coach` or `nudges`; and none is there for nothing."""
    source = "".join(path.read_text() for path in (ROOT / "bot").rglob("*.py"))
    named = set(re.findall(r'"([a-z]+[a-z_0-9]*)"', source)) | {"left_off_empty", "changes__more"}
    for file in ("coach", "nudges"):
        for block in CONTENT.blocks("en", file):
            part = block.partition("__")[0]
            assert {block, part} & named or part in ("place", "chase", "changes") or file == "nudges", block
    kinds = {"chase_first", "chase_second", "chase_third", "chase_close"} | set(SAYS) - {"chase", "reminder"}
    assert {b for b in CONTENT.blocks("en", "nudges") if "__" not in b} == kinds


LIMITED = ("nudges.py", "after_a_no.py")
"""The files of the schedule that plan what the coach says of its own accord."""


def test_whatever_the_ladder_plans_can_be_said() -> None:
    """A kind of thing that nobody can put into words would be due for ever."""
    schedule = ROOT / "bot" / "coach" / "schedule"
    source = "".join((schedule / name).read_text() for name in (*LIMITED, "reminders.py", "coming_back.py"))
    planned = set(re.findall(r'f"([a-z_]+):\{', source)) | set(re.findall(r'QUIET = "([a-z_]+)"', source))
    assert planned == set(SAYS)
    limited = "".join((schedule / name).read_text() for name in LIMITED)
    assert set(re.findall(r'f"([a-z_]+):\{', limited)) | {QUIET} == LIMITED_KINDS


def test_a_label_keeps_an_ampersand() -> None:
    """It is plain text."""
    item = Application(1, "Acme & Sons <b>", None, Stage.first, Via.nobody)
    assert CONTENT.label("en", "choosing", "which__item", {"item": item}) == "Acme & Sons <b>"


def test_a_missing_block_is_named() -> None:
    """The message says where the words are missing."""
    with pytest.raises(NoWordsError, match=r"no\.j2 has no block nothing"):
        CONTENT.message("en", "no", "nothing", {})


def test_a_language_without_a_block_falls_back_to_english(tmp_path: Path) -> None:
    """A person reads English rather than nothing."""
    for language, text in (
        ("en", "{% block a %}A{% endblock %}{% block b %}B{% endblock %}"),
        ("de", "{% block a %}Ä{% endblock %}"),
    ):
        (tmp_path / language).mkdir()
        (tmp_path / language / "x.j2").write_text(text)
    content = Content(tmp_path)
    assert [content.message("de", "x", block, {}) for block in "ab"] == ["Ä", "B"]


def test_the_end_mark_is_said_nowhere(tmp_path: Path) -> None:
    """It adds no line where one file's words stand in the middle of another's."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "x.j2").write_text(
        '{% block a %}It is {% include "en/y.j2" %}.{% endblock %}\n{% block b %}B{% endblock %}\n{# end #}\n'
    )
    (tmp_path / "en" / "y.j2").write_text("{{ 1 + 1 }}\n{# end #}\n")
    content = Content(tmp_path)
    assert [content.message("en", "x", block, {}) for block in "ab"] == ["It is 2.", "B"]
    assert content.label("en", "x", "a") == "It is 2."


@pytest.mark.parametrize("file", sorted(CONTENT.folder.glob("*/*.j2")), ids=lambda path: path.stem)
def test_a_file_has_the_blocks_that_jinja_sees_in_it(file: Path) -> None:
    """They are found without it, and each is compiled by itself; everything in them can be."""
    seen = Environment(autoescape=True).parse(file.read_text(encoding="utf-8")).find_all(nodes.Block)
    assert list(CONTENT.blocks(file.parent.name, file.stem)) == [block.name for block in seen]
    assert CONTENT.broken(file.parent.name, file.stem) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% block a %}A{% endblock %}\n{% block b %}\n{{ nobody\n{% endblock %}", "line 4: expected token"),
        ("{# no #}\n{% block a %}{% if a %}A{% endblock %}", "line 2: Encountered unknown tag 'endblock'"),
        ("{% block a %}A{% endblock %}\n\n{% block a %}B{% endblock %}", "line 3: block 'a' is there twice"),
        ("{% block a %}A{% endblock %}\n{% block b %}B", "line 2: this stands in no block"),
        ("{% block a %}A{% block b %}B{% endblock %}{% endblock %}", "line 1: this stands in no block"),
        ("{% block a %}A{% endblock %}\nB", "line 2: this stands in no block"),
        ("{% if a %}A", "line 1: Unexpected end of template"),
        (
            "{% block a %}A{% endblock %}\n{% block b %}{{ a | nobody }}{% endblock %}",
            "line 2: unknown filter",
        ),
    ],
)
def test_what_is_written_wrongly_is_found_wherever_it_stands(text: str, said: str, tmp_path: Path) -> None:
    """Though a block is compiled only when somebody is about to see it."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "x.j2").write_text(text)
    (line,) = Content(tmp_path).broken("en", "x")
    assert line.startswith(said)


def test_a_clipped_quote_says_so() -> None:
    """It stays on one line and ends with an ellipsis."""
    assert clip("one\ntwo", 20) == "one two"
    assert clip("a" * 50, 10) == "a" * 9 + "…"


@pytest.mark.parametrize("script", BY_NAME)
def test_every_dialogue_has_a_name_for_what_was_left_and_what_is_exported(script: str) -> None:
    """Without one, nobody who went through it could export anything."""
    assert CONTENT.label("en", "coach", f"place__{script}")


def test_what_stands_in_an_empty_chat_fits() -> None:
    """`afterword check` tells where it doesn't."""
    assert list(descriptions(CONTENT, "en")) == []


def test_a_description_that_telegram_would_refuse_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the block and how long it may be."""
    monkeypatch.setattr(CONTENT, "label", lambda *_: "x" * 513)
    assert list(descriptions(CONTENT, "en")) == [
        "en/controls.j2: description is 513 units long; 1 to 512 are allowed",
        "en/controls.j2: short_description is 513 units long; 1 to 120 are allowed",
    ]
