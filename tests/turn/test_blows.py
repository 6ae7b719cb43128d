"""A death, an illness or a lay-off beside how heavy it is: it is met before anything else."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import says
from tests.support.chat import Chat


def after(text: str) -> tuple[str, str | None]:
    """What is said to it where it is asked how heavy it is, and the step that was taken."""
    chat = Chat()
    chat.does(Commanded("no"))
    said = says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    return said, run.answers["mood"].value if "mood" in run.answers else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("all right, but my granny passed away", "so sorry"),
        ("a bit low, we buried my uncle on tuesday", "so sorry"),
        ("fine i guess. my husband left me", "so sorry"),
        ("not too bad but i was made redundant last week", "Losing the job"),
    ],
)
def test_a_blow_beside_a_light_answer_is_met(text: str, words: str) -> None:
    """A light step is not taken at its word then: it is asked for again."""
    said, step = after(text)
    assert words in said
    assert "good" not in said
    assert step is None


def test_a_blow_beside_a_heavy_answer_is_met_and_the_answer_holds() -> None:
    """What is offered for a heavy day follows."""
    said, step = after("heavy, my granny passed away")
    assert said.startswith("I'm so sorry")
    assert step == "4"


@pytest.mark.parametrize(
    "text", ["fine, just hungry", "all good, my mum says hello", "not bad, i died laughing at the mail"]
)
def test_what_is_no_blow_is_small_talk(text: str) -> None:
    """The answer is taken."""
    assert after(text)[1] == "1"
