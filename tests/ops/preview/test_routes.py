"""The page's data: a dialogue, route by route, and what stands beside each question."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.coach.scripts import SCRIPTS
from bot.language.wording.content import Content
from bot.ops.preview.routes import Routes, UnknownRouteError
from bot.talk.ask import SKIPPED
from tests.support.changed_words import change, words_in
from tests.support.words import CONTENT, HELPLINES

ROUTES = Routes(CONTENT, HELPLINES)


def keys(route: dict[str, Any]) -> list[str]:
    return [step["key"] for step in route["steps"] if step["kind"] == "question"]


def buttons(step: dict[str, Any]) -> dict[str, str | None]:
    return {button["label"]: button["takes"] for row in step["rows"] for button in row}


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_first_and_the_last_route_of_every_dialogue_can_be_shown(name: str) -> None:
    """From its first facts and from its last, with words that a person could have written."""
    for sample in {0, len(SCRIPTS[name].samples) - 1}:
        _, found = ROUTES.from_sample(SCRIPTS[name], sample)
        for index in {0, len(found) - 1}:
            route = ROUTES.of(name, sample, "en", index)
            assert route["route"] == index
            assert [step for step in route["steps"] if "trouble" in step] == []
            written = json.dumps(route)
            assert "<<<<" not in written
            assert "BBBB" not in written


def test_a_question_is_a_bubble_with_its_buttons_and_an_answer() -> None:
    """Each button says which answer it stands for; one that leads out of the dialogue stands for none."""
    [mood, fits, *_] = ROUTES.of("no", 0, "en", 0, (("mood", "4"),))["steps"]
    assert "How heavy is it" in json.dumps(mood["words"])
    assert buttons(mood) == {
        **{"All right": "1", "A bit low": "2", "Low": "3", "Heavy": "4", "Very heavy": "5"},
        "Later": None,
    }
    assert (mood["chosen"], mood["answer"]) == ("4", "Heavy")
    assert {"label": "Skip", "takes": SKIPPED} in mood["others"]
    assert fits["key"] == "fits_now"


def test_another_answer_is_another_route() -> None:
    """What follows is what the dialogue asks after it."""
    whole = ROUTES.of("later", 0, "en", 0, (("when", "day"),))
    assert keys(whole) == ["when", "day"]
    short = ROUTES.of("later", 0, "en", 0, (("when", "never"),))
    assert keys(short) == ["when"]
    assert short["steps"][-1]["block"] == "later/done__never"


def test_a_route_says_where_it_leads_on() -> None:
    """The next dialogue is named."""
    route = ROUTES.of("start", 0, "en", 0, (("now", "no"),))
    assert route["steps"][-1]["then"] == "no"


def test_what_stands_beside_a_question_is_told() -> None:
    """Its block and where that is, its labels, its explanation, and what people type."""
    beside = ROUTES.of("no", 0, "en", 0)["steps"][0]["beside"]
    file, line = beside["block"]["place"].removeprefix("content/").split(":")
    assert "block mood" in (CONTENT.folder / file).read_text().splitlines()[int(line) - 1]
    assert "How heavy is it" in beside["block"]["text"]
    assert [label["text"] for label in beside["labels"][:2]] == ["All right", "A bit low"]
    assert "how it feels" in json.dumps(beside["explanation"])
    heavy = next(one for one in beside["examples"] if one["named"] == "mood.4")
    assert heavy["count"] > len(heavy["lines"]) > 2


def test_the_variants_of_a_question_are_told() -> None:
    """The other ways in which the same question is asked."""
    fits = ROUTES.of("no", 0, "en", 0)["steps"][1]["beside"]
    names = {fits["block"]["name"], *(one["name"] for one in fits["variants"])}
    assert {"fits_now", "fits_now_if_very_heavy"} <= names
    assert "fits_now__leave" in [label["name"] for label in fits["labels"]]
    assert [one["value"] for one in fits["examples"]] == ["quick", "whole", "reply", "later", "leave"]


@pytest.mark.parametrize(
    ("name", "sample", "language", "index"),
    [
        ("nothing", 0, "en", 0),
        ("no", 999, "en", 0),
        ("no", -1, "en", 0),
        ("no", 0, "xx", 0),
        ("no", 0, "en", 999),
    ],
)
def test_what_is_not_there_is_refused(name: str, sample: int, language: str, index: int) -> None:
    """A dialogue, a sample, a language or a route."""
    with pytest.raises(UnknownRouteError):
        ROUTES.of(name, sample, language, index)


def test_words_that_belong_to_no_dialogue_are_told_by_their_blocks() -> None:
    """Cards, nudges, drafts; of a dialogue's own file nothing is told that way."""
    blocks = {block["name"]: block for block in ROUTES.words("controls", "en")}
    assert blocks["skip"]["text"] == "Skip"
    assert blocks["skip"]["place"].startswith("content/en/controls.j2:")
    for file, language in (("no", "en"), ("../no", "en"), ("controls", "xx")):
        with pytest.raises(UnknownRouteError):
            ROUTES.words(file, language)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("How heavy is it", "{{ weight }} is it", "'weight' is undefined"),
        ("How heavy is it", "{{ nth + }} is it", "unexpected 'end of print"),
        ("{% block mood %}", "{% block mode %}", "no block mood"),
    ],
)
def test_a_block_that_cannot_be_shown_is_said_with_its_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    """In one sentence, and the rest of the route stays."""
    folder = words_in(tmp_path)
    change(folder / "en" / "no.j2", old, new)
    [mood, fits, *_] = Routes(Content(folder), HELPLINES).of("no", 0, "en", 0)["steps"]
    assert said in mood["trouble"]
    assert "content/en/no.j2" in mood["trouble"]
    assert "\n" not in mood["trouble"]
    assert "trouble" not in fits
