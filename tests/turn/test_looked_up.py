"""What somebody wants to know of their list is answered from it, also that there is none."""

import pytest

from bot.coach.facts.application import State
from bot.events import Commanded
from tests.support.by_typing import names, says, somebody
from tests.support.chat import Chat


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("have i got anything in with globex?", "Globex"),
        ("do i have an application open with Globex", "Globex"),
        ("have i anything in with tesco", "nothing noted"),
        ("is there anything at lidl", "nothing noted"),
    ],
)
def test_whether_there_is_one_there(text: str, shown: str) -> None:
    """The one is told, or that there is none."""
    assert shown in says(somebody("Acme", "Globex"), text)


@pytest.mark.parametrize(
    "text",
    ["who still has to answer", "who hasnt got back to me yet", "whos yet to reply", "who owes me an answer"],
)
def test_who_has_not_answered(text: str) -> None:
    """All that are open are shown."""
    said = says(somebody("Acme", "Globex"), text)
    assert "Acme" in said
    assert "Globex" in said


@pytest.mark.parametrize(
    "text", ["is anything late?", "any of them overdue", "whats overdue", "who should i chase"]
)
def test_what_is_late(text: str) -> None:
    """At first none is; weeks later they are named."""
    chat = somebody("Acme", "Globex")
    assert "Nothing's overdue" in says(chat, text)
    chat.waits(24 * 21)
    assert "Acme" in says(chat, text)


@pytest.mark.parametrize(
    "text", ["what was the bakery one called", "whats the name of the baker place again"]
)
def test_one_that_is_described(text: str) -> None:
    """By what it is about; else the list shows it."""
    assert "Globex" in says(somebody("Globex"), text)


def applied_to_globex() -> Chat:
    """They wait for Acme, and applied to Globex three weeks ago."""
    chat = somebody("Acme")
    says(chat, "applied to Globex as a baker on 3 November, nobody named, haven't chased")
    says(chat, "yes that's right")
    assert names(chat)["Globex"] is State.waiting
    return chat


@pytest.mark.parametrize(
    "text",
    [
        "when did i apply to globex",
        "when did I send my cv to Globex?",
        "what day did i apply at globex again",
        "how long ago did i apply to globex",
        "when was my globex application",
        "when i applied in globex",
        "so when did i send in the globex application",
    ],
)
def test_when_they_applied(text: str) -> None:
    """The day is told, and how long that is ago; the other application isn't."""
    said = says(applied_to_globex(), text)
    assert "Globex · baker: you applied on Tue 3 Nov, 21 days ago" in said
    assert "Acme" not in said


@pytest.mark.parametrize(
    "text",
    [
        "how long has globex been quiet",
        "how long have i been waiting on globex",
        "how long am i waiting for globex now?",
        "how long since i heard from globex",
        "when did i last hear from globex",
        "how many days is globex silent",
        "how long i wait for globex already",
    ],
)
def test_how_long_it_is_quiet(text: str) -> None:
    """It is told since when, and from when on it is fair to ask; nothing is closed."""
    said = says(applied_to_globex(), text)
    assert "Globex · baker: 15 working days since you applied, Tue 3 Nov" in said
    assert "fair to ask" in said
    assert "Acme" not in said
    assert "How shall I close it" not in said


@pytest.mark.parametrize(
    "text",
    [
        "when did i apply to initech",
        "how long has initech been quiet",
    ],
)
def test_since_when_of_one_that_is_not_noted(text: str) -> None:
    """It is said that there is none, as of every other look-up."""
    assert "nothing noted" in says(somebody("Acme"), text)


@pytest.mark.parametrize(
    "text",
    [
        "list everyone who said no",
        "who said no so far",
        "which ones rejected me",
        "show me all the rejections",
        "who all turned me down already",
        "show the ones that said no",
        "list my noes",
        "where did i get a no",
    ],
)
def test_who_said_no(text: str) -> None:
    """It is told, and nothing is taken for a no itself, whatever was spoken of last."""
    chat = somebody("Acme", "Globex")
    assert "None so far" in says(chat, text)
    says(chat, "no from globex")
    assert "Globex" in says(chat, text)
    assert names(chat)["Acme"] is State.waiting


@pytest.mark.parametrize(
    "text", ["when did i apply to globex", "how long has globex been quiet", "who said no so far"]
)
def test_a_look_up_at_any_question_leaves_it_open(text: str) -> None:
    """At the question for a name, for own words, for a day: it is answered, and asked again."""
    for way in ("log", "settings"):
        chat = somebody("Acme", "Globex")
        chat.does(Commanded(way))
        run = chat.loaded.person.current
        assert run is not None
        said = says(chat, text)
        assert "Globex" in said or "None so far" in said
        after = chat.loaded.person.current
        assert after is not None
        assert after.position.ask == run.position.ask


@pytest.mark.parametrize(
    "text",
    [
        "how long should i wait for globex",
        "how long does globex take to answer",
        "when should i apply to globex",
        "when will they answer",
        "list everyone i applied to",
    ],
)
def test_what_only_looks_like_since_when(text: str) -> None:
    """Those ask for something else."""
    said = says(somebody("Acme", "Globex"), text)
    assert "you applied on" not in said
    assert "working days since" not in said
    assert "None so far" not in said


@pytest.mark.parametrize("text", ["who have i left", "who do i have left", "what have i still open"])
def test_who_is_left(text: str) -> None:
    """All that are open."""
    said = says(somebody("Acme", "Globex"), text)
    assert "Acme" in said
    assert "Globex" in said


@pytest.mark.parametrize(
    "text",
    [
        "acme's number is 0211234567",
        "the recruiter at acme has a new mail, sarah.k@hays.ie",
        "the recruiter's new mail is sarah.k@hays.ie",
        "the girl at acme's number changed, its 0871234567",
        "new number for karen at globex: 087 123 4567",
    ],
)
def test_addresses_are_not_kept(text: str) -> None:
    """That is said, and what is kept instead."""
    assert "don't keep addresses" in says(somebody("Acme"), text)


@pytest.mark.parametrize("text", ["evening before is good", "the night before works for me"])
def test_the_evening_before(text: str) -> None:
    """It is no greeting, and changes no settings: the next interview is told, if there is one."""
    chat = somebody("Acme")
    assert "evening before" in says(chat, text)
    says(chat, "interview at acme next friday at 2")
    says(chat, "yes")
    assert "Acme" in says(chat, text)


@pytest.mark.parametrize("text", ["any tips", "got any advice?", "some tips for waiting"])
def test_tips(text: str) -> None:
    """They are for the wait, where one waits."""
    assert "fair to ask" in says(somebody("Acme"), text)


@pytest.mark.parametrize(
    "text", ["id practise my answers before the next interview", "can i practice interview questions"]
)
def test_who_would_practise_notes_no_interview(text: str) -> None:
    """It is told what comes up in interviews."""
    chat = somebody("Acme")
    assert "Say them aloud" in says(chat, text)
    assert chat.loaded.person.current is None


@pytest.mark.parametrize(
    "text",
    [
        "when will globex answer",
        "when should i hear from globex",
        "have i heard from globex",
        "did globex reply yet",
        "by when does globex decide",
    ],
)
def test_whether_and_when_they_answer(text: str) -> None:
    """It is told how long it has been, and by when they said they would; nothing is asked."""
    chat = applied_to_globex()
    says(chat, "globex said they'd reply by the 10th of december")
    said = says(chat, text)
    assert "They said by Thu 10 Dec" in said
    assert chat.loaded.person.current is None


@pytest.mark.parametrize(
    "text", ["what did i apply for at globex", "whats the job at globex again", "and globex?"]
)
def test_what_the_job_is(text: str) -> None:
    """The one is shown, and not the list."""
    said = says(applied_to_globex(), text)
    assert "baker" in said
    assert "Acme" not in said


@pytest.mark.parametrize(
    "text", ["add Priya as the contact for globex", "put down priya as my recruiter at globex"]
)
def test_a_contact_is_added(text: str) -> None:
    """It is kept with the one that is named."""
    chat = applied_to_globex()
    assert "riya" in says(chat, text)
    assert "riya" in says(chat, "whos my contact at globex")


def test_what_was_put_away_is_brought_back() -> None:
    """In the words in which that was offered."""
    chat = somebody("Acme", "Globex")
    says(chat, "put globex away")
    assert names(chat)["Globex"] is State.away
    says(chat, "bring it back")
    assert names(chat)["Globex"] is State.waiting
