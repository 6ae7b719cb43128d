"""What is picked in words that no label has: a stage, none of those listed, a country."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import kept_of, names, says, somebody
from tests.support.chat import Chat
from tests.support.words import heard


@pytest.mark.parametrize(
    "text",
    [
        "i never so much as met a human",
        "didn't even get to speak to anyone",
        "cv's in, that's it so far",
    ],
)
def test_only_the_application_was_sent(text: str) -> None:
    """Nobody asks for a person with it, and nothing is given up."""
    assert kept_of("no", ["low", "a short review", "Globex", "Baker"], text, "stage") == "applied"


@pytest.mark.parametrize("text", ["none of these, a different outfit", "neither, it's another lot"])
def test_none_of_those_listed_is_meant(text: str) -> None:
    """What only says so is no name."""
    chat = somebody("Acme", "Globex")
    chat.does(Commanded("no"))
    says(chat, "low")
    says(chat, "a short review")
    assert "Which company was it" in says(chat, text)


@pytest.mark.parametrize(("text", "country"), [("down under", "AU"), ("Cork, in the emerald isle", "IE")])
def test_a_country_may_go_by_another_name(text: str, country: str) -> None:
    """Where it is asked for."""
    to_country = ["Acme", "Baker", "I've applied", "yesterday", "Nobody in particular", "No date given"]
    assert (kept_of("log", to_country, text, "country") or "").startswith(country)


def told_in_a_review(text: str) -> Chat:
    """Somebody with two open applications says it where it is asked what went well at a third."""
    chat = somebody("Acme", "Globex", "Initech")
    says(chat, "Initech said no")
    for line in ("low", "a short review", "No, they gave no reason", text):
        says(chat, line)
    return chat


@pytest.mark.parametrize("text", ["done with acme", "Umbrella wanna take me on"])
def test_news_and_wishes_of_others_are_no_answer_in_own_words(text: str) -> None:
    """They are acted on, and the review waits."""
    chat = told_in_a_review(text)
    assert chat.loaded.person.current is not None
    assert chat.loaded.person.current.script in ("overdue", "yes")
    assert len(names(chat)) == 3


@pytest.mark.parametrize("text", ["done with long answers", "Umbrella would take me on", "no acme jargon"])
def test_what_may_be_an_answer_is_kept(text: str) -> None:
    """A name alone makes no news."""
    chat = told_in_a_review(text)
    assert chat.loaded.person.current is not None
    assert chat.loaded.person.current.script == "reflection"
    assert chat.loaded.person.current.answers["went_well"].value == text


TITLES = [("Dunmore IT", "helpdesk analyst"), ("Quill House", "care assistant"), ("Elm Lodge", "staff nurse")]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the computer place", (0,)),
        ("it's the hospital one", (2,)),
        ("the hospital said no", ()),
        ("the school", ()),
        ("that place", ()),
    ],
)
def test_a_kind_of_place_is_where_such_work_is_done(text: str, meant: tuple[int, ...]) -> None:
    """Where one application alone has it, and nothing else is said."""
    assert heard(text).referenced(TITLES) == meant


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("neither the nurse nor the IT", (1,)),
        ("not the nurse one or the IT one", (1,)),
        ("not the IT one and not the hospital", (1,)),
        ("not the hospital", (0, 1)),
        ("not it", ()),
    ],
)
def test_what_is_left_when_kinds_of_places_are_not_meant(text: str, left: tuple[int, ...]) -> None:
    """A short word is a name where it is written as one."""
    assert heard(text).excepted(TITLES) == left


@pytest.mark.parametrize(
    "text",
    [
        "I tailored my cv for it",
        "rewrote the cv for them",
        "wrote it for them only",
        "customised the resume for this JD",
        "changed my CV for that job",
    ],
)
def test_what_was_done_to_a_cv_ticks_that_it_was_written_for_this(text: str) -> None:
    """It is no news of a company, and no question about a CV."""
    chat = Chat()
    chat.does(Commanded("no"))
    for line in ("low", "a short review", "Acme", "Nurse", "cv only", "nobody by name", "just the no"):
        says(chat, line)
    says(chat, "my cover letter")
    says(chat, "not this time")
    assert "written for this job" in says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.draft_answer == "prepared"
