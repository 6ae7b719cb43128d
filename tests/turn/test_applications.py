"""Many applications, the list of them, and where a text leads that no question waits for."""

from datetime import date, datetime, timedelta

import pytest

from bot.coach.facts.application import Application, Stage, Via
from bot.coach.facts.history import Established, History
from bot.coach.facts.records import Lives, Logged, NudgeHour, Promised, Staged
from bot.events import Commanded, Tapped, Wrote
from bot.message import Message
from bot.turn.model.outcome import Loaded
from bot.turn.model.person import RunState
from tests.support.app import START
from tests.support.chat import Chat

MANY = 200


def held(run: int, key: str, fact: object, at: datetime = START - timedelta(days=3)) -> Established:
    return Established(run, key, at + timedelta(seconds=run), fact)


def with_applications(count: int) -> Chat:
    """Somebody in Berlin who has logged so many, each promised for another day."""
    facts = [held(1000, "lives", Lives("DE", "Europe/Berlin")), held(1000, "hour", NudgeHour(9))]
    for number in range(1, count + 1):
        one = Application(number, f"Company {number}", "Nurse", Stage.first, Via.manager, "Kim")
        facts.append(held(number, "logged", Logged(one)))
        facts.append(held(number, "staged", Staged(number, Stage.first, date(2026, 11, 20))))
        facts.append(held(number, "promised", Promised(number, date(2026, 11, 26) + timedelta(days=number))))
    chat = Chat()
    person = chat.loaded.person
    chat.loaded = Loaded(
        type(person)(id=1, name="Ada", last=1000, country="DE", zone_name="Europe/Berlin"),
        History(tuple(sorted(facts, key=lambda h: (h.at, h.run, h.key)))),
    )
    return chat


def labels(message: Message) -> dict[str, str]:
    return {button.label: button.data or "" for row in message.rows for button in row}


def test_the_200th_application_is_reached_page_by_page() -> None:
    """Each page holds a few; the last one opens like the first, and can be chased, muted and put away."""
    chat = with_applications(MANY)
    [message] = chat.does(Commanded("list"))
    seen = [label for label in labels(message) if label.startswith("Company")]
    assert "1–6 of 200" in (message.html or "")
    while "More ›" in labels(message):
        [message] = chat.does(Tapped(labels(message)["More ›"], 1))
        seen += [label for label in labels(message) if label.startswith("Company")]
    assert len(seen) == len(set(seen)) == MANY
    [message] = chat.does(Tapped(labels(message)["Company 200 · Nurse"], 1))
    assert {"There's news", "What to send", "Put away", "Don't remind me", "Edit"} <= labels(message).keys()
    [draft] = chat.does(Tapped(labels(message)["What to send"], 1))
    assert "Company 200: it's a little early" in (draft.html or "")
    muted = chat.does(Tapped(labels(message)["Don't remind me"], 1))
    assert "I won't ask about this one" in (muted[0].html or "")
    chat.does(Tapped(labels(message)["Put away"], 1))
    [closed] = chat.does(Tapped("x:closed:0", 1))
    assert "put away" in (closed.html or "")


def test_a_choice_among_many_is_turned_page_by_page_or_made_by_name() -> None:
    """/chase with 200 open ones: a page of buttons, or a few words, for the hundred longest overdue."""
    chat = with_applications(MANY)
    [message] = chat.does(Commanded("chase"))
    assert sum(label.startswith("Company") for label in labels(message)) == 6
    [message] = chat.does(Tapped(labels(message)["›"], 1))
    assert "Company 7 · Nurse" in labels(message)
    said = chat.does(Wrote("company 87", 5))
    assert "Company 87" in (said[0].html or "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("still nothing from company 137", "Silence is normal at this stage"),
        ("how do I chase them", "Which one do you mean?"),
        ("got rejected by Company 12 today", "How heavy is it right now?"),
        ("they made me an offer", "Is it an offer, or the next round?"),
        ("the waiting is so hard", "Waiting on several at once is tiring"),
        ("show my applications", "1–6 of 200"),
        ("what's the weather like", "not something I can help with"),
        ("thanks", "You're welcome."),
    ],
)
def test_a_text_that_no_question_waits_for_leads_somewhere(text: str, said: str) -> None:
    """To the one application that it names, or to the question which."""
    assert said in (with_applications(MANY).does(Wrote(text, 5))[0].html or "")


def test_news_gets_through_while_a_button_is_asked_for() -> None:
    """What was open is kept, and offered again afterwards; a question in words takes any text."""
    chat = with_applications(2)
    chat.does(Tapped("x:begin:overdue:1:chase", 1))
    said = chat.does(Wrote("got rejected today", 5))
    assert "How heavy is it right now?" in (said[0].html or "")
    chat.does(Commanded("log"))
    assert "How heavy" in (chat.does(Wrote("they said no", 6))[0].html or "")


def test_a_day_in_the_text_is_the_answer() -> None:
    """An interview tomorrow needs no second look at the calendar: it is shown as it was understood."""
    chat = with_applications(1)
    [shown] = chat.does(Wrote("interview tomorrow at Company 1", 5))
    assert "Interview Wed 25 Nov" in (shown.html or "")
    assert "That's right" in labels(shown)


def test_what_was_left_is_mentioned_once_a_day_and_by_name() -> None:
    """The same dialogue begun anew takes its place."""
    chat = with_applications(2)
    chat.does(Tapped("x:begin:prepare:1:", 1))
    chat.does(Wrote("that I'm out of luck", 5))
    said = [message.html or "" for message in chat.does(Tapped("x:begin:mark:2:mute", 1))]
    assert any("getting ready for a no (Company 1)" in html for html in said)
    said = [message.html or "" for message in chat.does(Tapped("x:begin:mark:2:unmute", 1))]
    assert not any("getting ready for a no" in html for html in said)
    chat.does(Tapped("x:begin:prepare:1:", 1))
    parked = [run for run in chat.loaded.person.runs if run.state is RunState.parked]
    assert parked == []


def test_how_heavy_it_is_holds_for_the_day() -> None:
    """Very heavy on one evening: the next day it is asked again, and the review is there."""
    chat = with_applications(0)
    chat.does(Commanded("no"))
    chat.does(Wrote("Very heavy", 5))
    chat.does(Wrote("Later", 6))
    chat.does(Wrote("This time tomorrow", 7))
    [reminder] = chat.waits(25)
    said = chat.does(Tapped(labels(reminder)["Go on"], 1))
    assert "How heavy is it right now?" in (said[0].html or "")
