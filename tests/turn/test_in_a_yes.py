"""In the good news a text is heard for what it says, whichever of its questions is open."""

from datetime import date

import pytest

from bot.coach.facts.application import State
from bot.coach.facts.lessons import Noted
from bot.coach.facts.records import ReplyBy
from bot.events import Commanded
from bot.turn.interpreting.yes_said import Wish, elsewhere, has_no_day, is_in_writing, what_helped
from tests.support.by_typing import history, names, once, says, somebody
from tests.support.chat import Chat
from tests.support.words import READER


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("what helped was practising", "practising"),
        ("What helped: the STAR thing", "the STAR thing"),
        ("practising out loud with my sister helped", "practising out loud with my sister"),
        ("my examples really helped me", "my examples"),
        ("i think reading their site beforehand paid off", "reading their site beforehand"),
        ("a friend at the ward helped me a lot", "a friend at the ward"),
    ],
)
def test_what_helped_is_heard_without_the_words_that_say_so(text: str, what: str) -> None:
    """As they put it."""
    assert what_helped(READER, text) == what


@pytest.mark.parametrize(
    "text",
    [
        "nothing helped",
        "did it help",
        "you helped",
        "it didn't help",
        "what helped?",
        "they want an answer",
        "a" * 5000,
    ],
)
def test_where_nothing_helped_nothing_is_kept(text: str) -> None:
    """Nothing is kept either where it is asked."""
    assert what_helped(READER, text) is None


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("I'd tell Specsavers no thanks", Wish.withdraw),
        ("yes i still have Specsavers open, i'd withdraw", Wish.withdraw),
        ("i want to pull out of specsavers", Wish.withdraw),
        ("i wont withdraw from specsavers", Wish.keep),
        ("i'd keep Specsavers for now", Wish.keep),
        ("ive still got one application open at Specsavers, should i tell them", Wish.asks),
        ("what about Specsavers?", Wish.asks),
        ("withdraw Specsavers", None),
        ("specsavers said no", None),
    ],
)
def test_what_they_would_do_elsewhere_is_heard(text: str, wish: Wish | None) -> None:
    """What is bidden plainly is done at once, and is no such wish."""
    assert elsewhere(READER, text) is wish


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("they phoned, nothing in writing", False),
        ("not in writing yet", False),
        ("she rang me this morning", False),
        ("they emailed the contract", True),
        ("it's in writing", True),
        ("they rang and mailed the contract", True),
        ("they will send a contract", None),
        ("they'll email the contract on monday", None),
        ("i got the job", None),
    ],
)
def test_whether_it_is_in_writing_is_heard(text: str, written: bool | None) -> None:
    """What they are still going to send is not there."""
    assert is_in_writing(READER, text) is written


@pytest.mark.parametrize(
    "text", ["no deadline", "they didnt say by when", "there's no rush", "no date given"]
)
def test_that_there_is_no_day_is_heard(text: str) -> None:
    """A no is none of it."""
    assert has_no_day(READER, text)
    assert not has_no_day(READER, "they said no")


@once
def at_the_advice(*, written: bool = False, others: tuple[str, ...] = ()) -> Chat:
    """An offer from Bupa, with the word of caution before them."""
    chat = somebody(*others) if others else Chat()
    says(chat, "i got an offer from Bupa, receptionist")
    said = says(chat, "a written offer" if written else "they phoned, nothing in writing")
    assert "Enjoy it." in said
    return chat


def answered(chat: Chat, key: str) -> str | None:
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == "yes"
    return run.answers[key].value if key in run.answers else None


@pytest.mark.parametrize("written", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "they want an answer by wednesday",
        "i have to let them know by wednesday",
        "wednesday",
        "wed 25th",
        "by wednesday",
        "deadline is wed",
        "Bupa need my decision by wednesday",
        "ive got till wednesday to decide",
    ],
)
def test_a_deadline_at_the_advice_is_kept(text: str, written: bool) -> None:
    """The advice has been read then, and the day isn't asked for."""
    chat = at_the_advice(written=written)
    said = says(chat, text)
    assert "They want your answer by Wed 25 Nov" in said
    assert answered(chat, "reply_by") == "2026-11-25"
    assert answered(chat, "caution") == "go_on"


@pytest.mark.parametrize(
    "text",
    [
        *("i start on monday", "they'll send the contract by monday", "my other interview is on monday"),
        *("i'll tell them on monday", "i accepted on monday", "should i answer by monday?"),
    ],
)
def test_the_day_of_something_else_is_no_deadline(text: str) -> None:
    """Nothing is kept of it as one."""
    chat = at_the_advice()
    says(chat, text)
    run = chat.loaded.person.current
    assert run is None or run.script != "yes" or "reply_by" not in run.answers


def test_what_helped_is_kept_wherever_it_is_said() -> None:
    """At the advice, and at the questions for where they live."""
    chat = at_the_advice()
    assert "I've kept what helped: “practising”." in says(chat, "what helped was practising")
    says(chat, "they want an answer by friday")
    assert "“practising out loud with my sister”" in says(chat, "practising out loud with my sister helped")
    assert answered(chat, "worked") == "practising out loud with my sister"


def test_a_mere_yes_is_not_what_helped() -> None:
    """It is asked on; a no leaves it open."""
    chat = at_the_advice(others=("Acme",))
    says(chat, "no deadline")
    for text in ("what helped: yes", "yes"):
        assert "what helped?" in says(chat, text)
    says(chat, "what helped: being early")
    assert {fact.text for _, fact in history(chat).of(Noted)} == {"being early"}


def test_after_a_spoken_yes_nobody_is_told() -> None:
    """The other one is left open, and the advice stands."""
    chat = at_the_advice(others=("Acme",))
    for text in ("I'd tell Acme no thanks", "ive still got one application open at Acme, should i tell them"):
        said = says(chat, text)
        assert "I'd leave Acme as it is for now" in said
        assert names(chat)["Acme"] is State.waiting
    assert answered(chat, "kind") == "verbal"


def test_after_a_written_one_the_lines_come() -> None:
    """It isn't asked whether to keep the other one."""
    chat = at_the_advice(written=True, others=("Acme",))
    assert "I'll write you the lines for Acme in a moment." in says(chat, "I'd tell Acme no thanks")
    assert "accepted another offer" in says(chat, "friday")
    says(chat, "sent")
    assert names(chat)["Acme"] is State.withdrawn


def test_what_it_is_can_be_put_right() -> None:
    """The advice for it comes then."""
    chat = at_the_advice(written=True)
    assert "ask for it in writing" in says(chat, "no, they only told me on the phone")
    assert answered(chat, "kind") == "verbal"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bupa rang, I got the job as a receptionist", "verbal"),
        ("i got an offer from Bupa, receptionist! they phoned, nothing in writing", "verbal"),
        ("Bupa offered me the receptionist job, they emailed the contract", "written"),
    ],
)
def test_what_was_told_with_it_is_not_asked(text: str, kind: str) -> None:
    """The advice comes at once."""
    chat = Chat()
    assert "Enjoy it." in says(chat, text)
    assert answered(chat, "kind") == kind


@pytest.mark.parametrize("text", ["I mean Bupa wants my answer by monday", "they need my answer by monday"])
def test_a_deadline_that_is_told_afterwards_is_kept(text: str) -> None:
    """An offer that waits for an answer isn't closed."""
    chat = at_the_advice(others=("Acme",))
    says(chat, "no deadline")
    says(chat, "skip")
    assert chat.loaded.person.current is None
    said = says(chat, text)
    assert "wants your answer by Mon 30 Nov" in said
    [*_, (_, last)] = history(chat).of(ReplyBy)
    assert last.day == date(2026, 11, 30)


def test_good_news_that_was_begun_twice_is_not_taken_up_again() -> None:
    """Once it is through, nothing of it is open."""
    chat = somebody("Acme")
    chat.does(Commanded("yes"))
    says(chat, "later")
    chat.does(Commanded("cancel"))
    says(chat, "Bupa rang, I got the job as a receptionist")
    says(chat, "no deadline")
    said = says(chat, "skip")
    assert "We were in the middle" not in said
    assert not [run for run in chat.loaded.person.left if run.script == "yes"]


def test_the_day_by_which_they_answer_is_no_deadline_of_an_offer() -> None:
    """An application that is waited for has none."""
    chat = somebody("Acme")
    says(chat, "Acme will let me know by monday")
    assert not list(history(chat).of(ReplyBy))
    [case] = history(chat).cases
    assert (case.state, case.due) == (State.waiting, date(2026, 11, 30))


def test_another_one_that_is_not_noted_is_left_alone() -> None:
    """Wherever it is said: the question that was open stands."""
    chat = at_the_advice(written=True)
    for text in ("go on", "wednesday", "skip"):
        said = says(chat, text)
    assert "Which country" in said
    said = says(chat, "yes i still have Specsavers, i'd withdraw")
    assert "I don't have that one noted" in said
    assert "Which country" in said


@pytest.mark.parametrize(
    "text",
    ["i might turn Bupa down", "i'd decline", "withdraw it now", "i want to pull out", "no thanks, UK"],
)
def test_what_names_no_other_company_is_not_about_one(text: str) -> None:
    """The offer itself isn't either."""
    chat = at_the_advice(written=True)
    for line in ("go on", "wednesday", "skip"):
        says(chat, line)
    assert "I don't have that one noted" not in says(chat, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("in writing", "written"), ("they said it", "verbal"), ("nothing in writing", "verbal")],
)
def test_what_a_label_denies_is_not_said_by_its_words(text: str, kind: str) -> None:
    """It takes the words before a denial, or all of them."""
    chat = Chat()
    says(chat, "i got an offer from Bupa, receptionist")
    says(chat, text)
    assert answered(chat, "kind") == kind


def told_at_first(*lines: str) -> tuple[str, dict[str, str]]:
    """Return what was said to the last line, and what the yes knows by then."""
    chat = Chat()
    said = [says(chat, line) for line in lines]
    run = chat.loaded.person.current
    assert run is not None
    assert run.script == "yes"
    return said[-1], {key: answer.value for key, answer in run.answers.items()}


@pytest.mark.parametrize(
    ("text", "company", "role"),
    [
        ("lidl", "lidl", None),
        ("its lidl", "lidl", None),
        ("its at lidl", "lidl", None),
        ("Lidl, picker", "Lidl", "picker"),
    ],
)
def test_the_company_is_kept_where_the_kind_is_asked_for(text: str, company: str, role: str | None) -> None:
    """It isn't asked for again."""
    said, known = told_at_first("i got the job", text)
    assert known.get("company") == company
    assert known.get("role") == role
    assert "Is it an offer, or the next round?" in said
    said, _ = told_at_first("i got the job", text, "they rang me")
    assert "Which company" not in said


@pytest.mark.parametrize("text", ["starts monday", "i start on monday", "my first day is monday"])
def test_the_day_on_which_the_work_starts_is_said_back(text: str) -> None:
    """It is neither the kind of yes nor the day for the answer."""
    said, known = told_at_first("i got the job", text)
    assert "So you start on Mon 30 Nov." in said
    assert "Is it an offer, or the next round?" in said
    assert not known


@pytest.mark.parametrize(
    "before", [["lidl", "they rang"], ["lidl", "they rang", "skip"], ["lidl", "they rang", "skip", "go on"]]
)
def test_the_start_of_the_work_is_no_role_and_no_day_for_the_answer(before: list[str]) -> None:
    """What is asked is asked again."""
    _, known = told_at_first("i got the job", *before)
    said, after = told_at_first("i got the job", *before, "starts monday")
    assert "So you start on Mon 30 Nov." in said
    assert after == known


@pytest.mark.parametrize(
    ("text", "kind"), [("by email", "written"), ("in an email", "written"), ("they phoned", "verbal")]
)
def test_how_it_came_says_what_kind_of_yes_it_is(text: str, kind: str) -> None:
    """It is no question about how the coach writes."""
    assert told_at_first("i got the job", text)[1]["kind"] == kind


def test_a_day_is_no_company() -> None:
    """Where the company is asked for it is asked back."""
    said, known = told_at_first("i got the job", "in writing", "monday")
    assert "company" not in known
    assert "“monday”" in said


@pytest.mark.parametrize("text", ["wow", "so happy", "yes", "cool", "im shaking", "its mad", "omg"])
def test_a_word_of_joy_is_no_company(text: str) -> None:
    """It is answered as what it is."""
    assert not told_at_first("i got the job", text)[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("yes im taking it", "You're taking it, good"),
        ("i'm gonna accept it", "You're taking it, good"),
        ("1200 a month, start monday", "their letter says exactly that"),
        ("£12 an hour", "their letter says exactly that"),
    ],
)
def test_what_is_told_before_its_kind_is_heard(text: str, said: str) -> None:
    """The kind is asked for again."""
    chat = Chat()
    says(chat, "i got the lidl job!!")
    reply = says(chat, text)
    assert said in reply
    assert "Is it an offer, or the next round?" in reply
