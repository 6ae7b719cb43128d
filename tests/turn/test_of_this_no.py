"""What tells of the no that is open, while it isn't known yet whose it was."""

import pytest

from bot.coach.facts.application import State
from bot.events import Commanded
from tests.support.by_typing import names, once, says, somebody
from tests.support.chat import Chat


@once
def with_a_no(*before: str, companies: tuple[str, ...] = ()) -> Chat:
    """Somebody who has said that a no came, and not whose it was. before: what they have answered."""
    chat = somebody(*companies)
    chat.does(Commanded("no"))
    for text in before:
        says(chat, text)
    return chat


def answers(chat: Chat) -> dict[str, str]:
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == "no", run.script
    return {key: answer.value for key, answer in run.answers.items()}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Tesco, cashier, after the first interview. they never said why",
            ("Tesco", "cashier", "first", "bare"),
        ),
        ("Kite, data analyst, final round, no feedback at all", ("Kite", "data analyst", "final", "bare")),
        ("Kite, nurse. no feedback", ("Kite", "nurse", None, "bare")),
        ("i interviewed at Kite for driver", ("Kite", "driver", "first", None)),
        ("i applied to Kite for driver three weeks ago", ("Kite", "driver", None, None)),
        ("it was for a cashier job at Tesco", ("Tesco", "cashier", None, None)),
        ("Tesco cashier job, first interview was last week", ("Tesco", "cashier", "first", None)),
        ("Kite, nurse, never got to interview", ("Kite", "nurse", "applied", None)),
        ("Kite, made it to the last round, receptionist", ("Kite", "receptionist", "final", None)),
        ("Plover, chef, two interviews", ("Plover", "chef", "first", None)),
        (
            "i think its the Royal Mail one, postie, only applied online, just an automated no",
            ("Royal Mail", "postie", "applied", "bare"),
        ),
        (
            "its the tesco one, night shelf stacker, after the interview",
            ("Tesco", "night shelf stacker", "first", None),
        ),
        (
            "just the automated email from boots, pharmacy assistant, never got an interview",
            ("Boots", "pharmacy assistant", "applied", "bare"),
        ),
        ("i think it was acme, data analyst", ("Acme", "data analyst", None, None)),
    ],
)
@pytest.mark.parametrize("before", [(), ("low",)])
def test_a_line_is_about_the_no_that_is_open(
    text: str, told: tuple[str | None, ...], before: tuple[str, ...]
) -> None:
    """It is said back, and the question that was open stands."""
    chat = with_a_no(*before)
    company, role, _, given = told
    said = says(chat, text)
    assert f"I've got that: {company}, {role}" in said
    assert ("They gave no reason" in said) is (given is not None)
    assert ("What would help now?" if before else "How heavy") in said
    found = answers(chat)
    assert (found["company"], found["role"], found.get("stage"), found.get("given")) == told


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Kite want me back for a second interview on thursday", "log"),
        ("Kite, driver, interview tomorrow at 10", "log"),
        ("got an interview at Kite on friday", "log"),
        ("also applied to Plover yesterday, for chef", "log"),
        ("waiting to hear from Kite, driver", "log"),
        ("Kite offered me the job", "yes"),
    ],
)
def test_other_news_is_not_filed_as_that_no(text: str, script: str) -> None:
    """An offer, another round, and what is still open begin as they always do."""
    chat = with_a_no()
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == script


@pytest.mark.parametrize(
    "text",
    ["its a nightmare, i'm gutted", "a bit flat, could be worse", "meh", "it was brutal", "Gutted"],
)
def test_how_heavy_it_is_names_no_company(text: str) -> None:
    """It is the answer, and goes on."""
    chat = with_a_no()
    says(chat, text)
    assert answers(chat).keys() == {"mood"}


@pytest.mark.parametrize("text", ["it was Tesco", "the company is Tesco", "from Tesco"])
def test_a_name_that_is_said_to_be_one_is_taken(text: str) -> None:
    """Nothing is asked back."""
    chat = with_a_no()
    assert "I've got that: Tesco." in says(chat, text)
    assert answers(chat)["company"] == "Tesco"


@pytest.mark.parametrize("text", ["Tesco", "it was tesco", "the tesco one"])
def test_a_mere_word_is_asked_back(text: str) -> None:
    """It counts once they say yes to it."""
    chat = with_a_no()
    assert "the company that said no?" in says(chat, text)
    assert "company" not in answers(chat)
    says(chat, "yes")
    assert answers(chat)["company"].casefold() == "tesco"


def test_a_name_that_was_none_is_dropped() -> None:
    """The question stands, and is answered as ever."""
    chat = with_a_no()
    says(chat, "Offside")
    assert "my mistake" in says(chat, "no")
    says(chat, "low")
    assert answers(chat) == {"mood": "3"}


def test_words_that_mean_nothing_are_asked_back_as_a_name_once() -> None:
    """The second time is as ever when something isn't understood."""
    chat = with_a_no()
    says(chat, "Qwert")
    assert "the company that said no?" not in says(chat, "Zuiop")
    assert "the company that said no?" not in says(with_a_no(), "velvet hammers whisper")


@pytest.mark.parametrize("text", ["it was Acme", "the acme one", "Acme"])
def test_one_that_is_noted_is_meant(text: str) -> None:
    """Its no is recorded, and no second one of that name begins."""
    chat = with_a_no(companies=("Acme", "Globex"))
    assert "I've got that: Acme" in says(chat, text)
    assert names(chat) == {"Acme": State.no, "Globex": State.waiting}


def test_how_far_it_got_may_be_said_before_it_is_asked() -> None:
    """It begins no application."""
    chat = with_a_no("Kite, driver")
    assert "An interview, then." in says(chat, "first interview")
    assert answers(chat)["stage"] == "first"


def test_that_no_reason_was_given_may_answer_what_is_asked_now() -> None:
    """Where all else is known it goes on at once."""
    chat = with_a_no("low", "short", companies=("Acme",))
    assert "So they gave no reason." in says(chat, "Acme, baker, no reason")


def test_a_reason_that_was_not_given_is_not_asked_for() -> None:
    """Whatever told of the no."""
    assert "They gave no reason" in says(Chat(), "Kite turned me down. generic email, no explanation")
    assert "They gave no reason" not in says(
        Chat(), "Kite said no, i asked why and they're thinking about it"
    )


@pytest.mark.parametrize("text", ["low, leave it", "low"])
def test_who_leaves_it_is_asked_nothing_more(text: str) -> None:
    """The no is noted as far as it was told."""
    chat = Chat()
    says(chat, "no from Kite, chef")
    for line in (*text.split(", "), "leave it")[:2]:
        said = says(chat, line)
    assert "put it away." in said
    assert chat.loaded.person.current is None
    assert names(chat) == {"Kite": State.no}


def test_who_leaves_a_no_of_nobody_is_not_asked_whose_it_was() -> None:
    """Nothing is known that would go on being waited for."""
    chat = with_a_no("low")
    assert "we'll leave it" in says(chat, "leave it")
    assert names(chat) == {}


def test_only_a_reply_asks_what_its_lines_need() -> None:
    """Whom they dealt with, and what was said, stand in none of them."""
    chat = with_a_no("low", "only a reply", "Kite", "chef")
    assert "Thank you for letting me know your decision on the chef role." in says(chat, "first interview")


@pytest.mark.parametrize("before", [(), ("low",), ("low", "short")])
def test_a_no_of_another_company_begins_beside_the_open_one(before: tuple[str, ...]) -> None:
    """The first stays recorded, and is there again."""
    chat = somebody("Lumen")
    for text in ("lumen said no", *before):
        says(chat, text)
    assert "I've got that: Plover." in says(chat, "i got a no from plover")
    assert names(chat)["Lumen"] is State.no
    assert any(run.script == "no" for run in chat.loaded.person.left)
    assert "mood" not in answers(chat)


def test_no_reason_is_no_reason() -> None:
    """It isn't quoted as what they said."""
    said = says(Chat(), "no from Kite, chef, after an interview, they gave no reason")
    assert "They said" not in said
    assert "They gave no reason" in said
