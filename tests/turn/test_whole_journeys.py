"""What people say on the way from an application to the end of it is heard where it is said."""

import pytest

from bot.coach.facts.application import State
from bot.coach.facts.lessons import About, FreshNote
from bot.coach.facts.records import ChaseSent
from bot.turn.interpreting.feedback_told import feedback_told
from tests.support.by_typing import history, names, once, says
from tests.support.chat import Chat
from tests.support.words import READER


@once
def offered(kind: str = "in writing") -> Chat:
    chat = Chat()
    lines = ("applied to Tesco as a driver on monday and to Argos as a packer last week", "yes", "uk")
    for line in (*lines, f"got an offer from Redhill Motors for fleet driver, {kind}"):
        says(chat, line)
    return chat


@pytest.mark.parametrize(
    "text",
    [
        "i accepted it, close the rest",
        "im taking it. tell the others im out",
        "I've signed the contract and you can drop everything else",
        "i said yes, i dont need the others anymore",
        "close all the others",
    ],
)
def test_the_rest_is_closed_with_lines_for_each(text: str) -> None:
    """No day is asked for, and nothing is closed before its lines went out."""
    chat = offered()
    said = says(chat, text)
    assert "write you the lines for each, one by one" in said
    assert "withdraw my application" in said
    assert names(chat)["Tesco"] is names(chat)["Argos"] is State.waiting
    says(chat, "sent")
    assert "what helped" in says(chat, "sent that too")
    assert names(chat)["Tesco"] is names(chat)["Argos"] is State.withdrawn


@pytest.mark.parametrize("text", ["should i close the rest?", "i don't want to close anything", "nice"])
def test_nothing_is_closed_where_that_is_not_said(text: str) -> None:
    """A question is answered."""
    assert "withdraw my application" not in says(offered(), text)


def test_nothing_is_closed_on_a_spoken_yes() -> None:
    """It is said why."""
    chat = offered("they told me on the phone, nothing in writing")
    assert "once this one is signed" in says(chat, "close the rest")


@pytest.mark.parametrize("text", ["automated email", "just a generic rejection", "a template letter"])
def test_a_no_that_came_bare_gave_no_reason(text: str) -> None:
    """It isn't asked for then."""
    chat = Chat()
    says(chat, "no from Kestrel Kitchens, sous chef")
    assert "they gave no reason" in says(chat, text)


@pytest.mark.parametrize(
    "text", ["by phone", "over the phone", "they rang me", "the recruiter called me", "by email"]
)
def test_how_a_no_came_is_no_other_news(text: str) -> None:
    """How heavy it is is still asked."""
    chat = Chat()
    says(chat, "no from Kestrel Kitchens, sous chef")
    said = says(chat, text)
    assert "how you heard" in said
    assert "How heavy" in said


@pytest.mark.parametrize(
    "text", ["i was there. it was so so", "the oral panel, i was shaking", "face to face"]
)
def test_who_was_there_was_at_an_interview(text: str) -> None:
    """It is no final round."""
    chat = Chat()
    says(chat, "no from Kestrel Kitchens, sous chef")
    assert "An interview, then" in says(chat, text)


@once
def asked_how_it_was() -> Chat:
    chat = Chat()
    for line in ("interview at Marlow Foods tomorrow 2pm, chef de partie", "yes", "uk"):
        says(chat, line)
    assert any("how did it go?" in (message.html or "") for message in chat.waits(48))
    return chat


@pytest.mark.parametrize(
    "text",
    [
        "went terrible. i froze",
        "awful. my mind went blank on costing",
        "really bad, i was shaking the whole time",
        "horrible, i rambled and they looked bored",
    ],
)
def test_an_interview_that_went_badly_is_noted_when_asked(text: str) -> None:
    """It sounds like a feeling, and was asked for."""
    assert "I've noted" in says(asked_how_it_was(), text)


@pytest.mark.parametrize("text", ["i feel terrible, im useless", "my dad died this morning"])
def test_how_they_are_is_no_note_on_it(text: str) -> None:
    """It is answered as what it is."""
    assert "I've noted" not in says(asked_how_it_was(), text)


def test_feedback_is_heard_behind_the_news_that_they_answered() -> None:
    """Nobody need stand before what was said."""
    for text in (
        "she wrote back, said I should give more examples",
        "Denise wrote back and said I should give more examples",
        "he replied: said i should give more examples",
    ):
        told = feedback_told(READER, text)
        assert told is not None
        assert told.criticism is not None
        assert "should give more examples" in told.criticism


@pytest.mark.parametrize(
    "text", ["wont they think im annoying if i ask for feedback", "isn't it pushy to ask them for feedback"]
)
def test_asking_for_feedback_annoys_nobody(text: str) -> None:
    """A yes would say that it does."""
    chat = Chat()
    says(chat, "no from Kestrel Kitchens, sous chef")
    assert "No. One short, friendly message is normal" in says(chat, text)


def test_both_halves_of_an_interview_are_told_apart_at_a_comma() -> None:
    """What went well stands before it."""
    chat = Chat()
    for line in ("I had my interview today at Juniper for office clerk", "that's right", "uk"):
        says(chat, line)
    says(chat, "just back. it went ok, the tour landed, stumbled on costing again")
    says(chat, "they cared about teamwork")
    says(chat, "no date given")
    notes = {fact.about: fact.text for _, fact in history(chat).of(FreshNote)}
    assert notes == {
        About.went_well: "it went ok, the tour landed",
        About.went_badly: "stumbled on costing again",
        About.they_cared: "they cared about teamwork",
    }


@pytest.mark.parametrize(
    "text",
    [
        "still waiting after my final interview at Acme on the 12th",
        "waiting since my final interview at Acme on the 12th",
        "final interview at Acme on the 12th, still waiting",
        "waiting on a decision after my final interview at Acme on the 12th",
        "waiting on a final interview at Acme, had it on the 12th",
    ],
)
def test_who_waits_after_an_interview_has_had_it(text: str) -> None:
    """The day is behind them, and not the same day of the next month."""
    chat = Chat()
    says(chat, text)
    assert "Final round Thu 12 Nov" in says(chat, "welder")


def test_who_waits_for_an_interview_has_not() -> None:
    """It lies ahead."""
    chat = Chat()
    says(chat, "waiting for my interview at Acme on the 12th of December")
    assert "12 Dec" in says(chat, "welder")


@pytest.mark.parametrize("text", ["nope not a word", "not a word", "nothing still", "not yet"])
def test_a_nudge_is_answered_over_a_question_that_was_left(text: str) -> None:
    """It is what they read last."""
    chat = Chat()
    for line in (
        "I applied to Tesco as a driver two weeks ago",
        "yes",
        "uk",
        "it gets me down, this waiting",
    ):
        says(chat, line)
    chat.waits(24 * 2)
    assert chat.loaded.person.offered is not None
    assert "Did you send it?" in says(chat, text)


@pytest.mark.parametrize("text", ["needs to be in leeds", "i have to stay near my mum in Hull"])
def test_a_place_that_has_to_stay_is_named(text: str) -> None:
    """Any town will do."""
    chat = Chat()
    for line in (
        *("no from Kestrel Kitchens, sous chef, after the interview", "low", "quick", "no reason", "plating"),
        *("no", "done", "look wider", "cooking"),
    ):
        says(chat, line)
    assert "Where I live" in says(chat, text)


@pytest.mark.parametrize(
    "text", ["oral panel. i was shaking", "i was there, i froze", "face to face, i rambled"]
)
def test_what_went_badly_beside_the_stage_is_kept_for_the_review(text: str) -> None:
    """It is no feeling of today."""
    chat = Chat()
    for line in ("no from Kestrel Kitchens, sous chef", "low", "full"):
        says(chat, line)
    assert "An interview, then" in says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert any("i " in answer.value for key, answer in run.answers.items() if key.endswith("went_badly"))


@pytest.mark.parametrize(
    "text", ["it went well, the kids loved the story", "it went ok, but i froze on safeguarding"]
)
def test_how_another_interview_went_is_no_step_of_a_no_that_was_left(text: str) -> None:
    """It belongs to the one that was held since."""
    chat = Chat()
    says(chat, "got a no from Kingsway School, teaching assistant, first interview")
    chat.waits(24 * 40)
    for line in ("interview at Oakfield primary tomorrow 9am, TA", "yes", "uk"):
        says(chat, line)
    chat.waits(30)
    assert "How heavy" in says(chat, "back again")
    assert "noted for Oakfield primary" in says(chat, text)


def test_how_it_went_beside_a_no_is_kept_for_its_review() -> None:
    """It doesn't say how heavy the no is."""
    chat = Chat()
    says(chat, "got a no from Kingsway School, teaching assistant, first interview")
    said = says(chat, "it went well, the kids loved the story")
    assert "what went well" in said
    assert "How heavy" in said
    assert "All right, good" in says(chat, "it went well")


@pytest.mark.parametrize("text", ["i have sent that mail", "sent sir", "i did email them"])
def test_that_it_was_sent_is_noted_where_it_is_asked_whether_to_ask(text: str) -> None:
    """Nothing is asked twice."""
    chat = Chat()
    for line in ("I applied to Tesco as a driver six weeks ago", "yes", "uk"):
        says(chat, line)
    chat.waits(24 * 20)
    assert "still like to ask" in says(chat, "still nothing")
    assert "with them now" in says(chat, text)
    assert list(history(chat).of(ChaseSent))


@pytest.mark.parametrize("text", ["should i have sent it", "i never sent anything", "let it go"])
def test_what_was_not_sent_is_not_noted(text: str) -> None:
    """Nothing went out."""
    chat = Chat()
    for line in ("I applied to Tesco as a driver six weeks ago", "yes", "uk"):
        says(chat, line)
    chat.waits(24 * 20)
    says(chat, "still nothing")
    says(chat, text)
    assert not list(history(chat).of(ChaseSent))
