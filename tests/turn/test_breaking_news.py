"""News that come while own words are asked for are news, and what is told of the interview is an answer."""

import pytest

from bot.coach.facts.application import State
from tests.support.by_typing import names, once, says, somebody
from tests.support.chat import Chat


@once
def in_a_review(words: str = "just the no") -> Chat:
    """Of a no from Tarn, at its first question for own words; Harbour is waited for.

    words: whether Tarn said why; "yes, something" leads to the question what that was.
    """
    chat = somebody("Tarn", "Harbour")
    for line in ("tarn said no", "low", "short review", words):
        says(chat, line)
    return chat


def script_of(chat: Chat) -> str | None:
    run = chat.loaded.person.current
    return run.script if run is not None else None


def answers(chat: Chat) -> list[str]:
    return [answer.value for run in chat.loaded.person.runs for answer in run.answers.values()]


@pytest.mark.parametrize(
    "text",
    [
        "oh wow hold on harbour just phoned while i was writing this, they offered me the job im crying",
        "omg they have just offered me the job on the phone im shaking so much i can hardly type",
        "stop the press!! harbour called, i got the job",
        "harbour has offered me the job!",
        "sorry my phone rang, and they offered me the job",
        "tarn just rang, they changed their mind and offered me the job",
    ],
)
def test_an_offer_is_good_news_wherever_it_comes(text: str) -> None:
    """The review waits."""
    chat = in_a_review()
    said = says(chat, text)
    assert any(word in said for word in ("good", "Congratulations"))
    assert script_of(chat) == "yes"
    assert text not in answers(chat)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("wait, harbour just emailed, they want me in for a second interview on the 10th of december", "log"),
        ("as im writing this harbour emailed to say im through to the next round", "log"),
        ("sorry got to stop, harbour has just turned me down as well, its in my inbox", "no"),
        ("hang on, harbour just said no too while i was writing. great", "no"),
    ],
)
def test_other_news_of_a_known_company_is_news(text: str, script: str) -> None:
    """A further round, an interview, a no."""
    chat = in_a_review()
    says(chat, text)
    assert script_of(chat) == script
    assert text not in answers(chat)
    assert script != "no" or names(chat)["Harbour"] is State.no


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("plover rejected me as well", "no"),
        ("Plover said no too", "no"),
        ("i got a no from Globex today", "no"),
        ("someone from Globex rang, its a no", "no"),
        ("Plover want me back for a second round", "log"),
        ("got an interview at Plover on friday", "log"),
        ("plover offered me the job", "yes"),
        ("harbour put it on hold", "overdue"),
    ],
)
@pytest.mark.parametrize("words", ["just the no", "yes, something"])
def test_a_short_line_with_news_of_another_company_is_news(text: str, script: str, words: str) -> None:
    """Whether the company is known or not, and also where they were asked what the other one wrote."""
    chat = in_a_review(words)
    says(chat, text)
    assert script_of(chat) == script
    assert text not in answers(chat)


def test_an_offer_of_a_company_that_is_not_known_names_it() -> None:
    """It need not be asked for any more."""
    assert "An offer from Plover." in says(in_a_review(), "plover offered me the job!!")


def test_the_day_that_came_with_such_news_is_kept() -> None:
    """It is not asked for."""
    chat = in_a_review()
    assert "Noted: Harbour, an answer by" in says(chat, "harbour say they'll decide by friday")


@pytest.mark.parametrize(
    "text",
    [
        "they said no to my idea of a night rota",
        "i told them harbour offered me more last year",
        "i said i had an interview with harbour next week and they liked it",
        "they asked about harbour and i had a good answer",
        "harbour said no last year for the same thing so i was ready for it",
        "they offered me a coffee and we had a laugh",
        "the panel offered me the job of explaining it on the board",
        "i got the job title right this time",
        "tarn said no because i froze but the start was good",
        "i would have taken it if they offered me the job",
        "they just said no to my suggestion, nicely",
        "i had just got a no from harbour that morning and was low",
        "harbour had offered me an interview the same day so i was in a rush",
        "they gave me the job spec and i hadnt read it",
        "tarn just said no without a word of why, the talk itself was fine",
        "they said no to my salary",
        "i mentioned my offer from Plover",
        "i told them Plover rejected me",
        "they offered me water and Sarah was nice",
        "my answer on Excel was rejected",
        "they went with someone from Deloitte",
        "they went with someone from harbour",
        "i talked about the interview at Tesco i had",
        "i'd go to Plover next time",
        "my Tesco project",
        "i got rejected by Globex last year",
        "they hired a woman from Globex",
    ],
)
def test_what_is_told_of_the_interview_is_the_answer(text: str) -> None:
    """It is kept as it was typed."""
    chat = in_a_review()
    says(chat, text)
    assert text in answers(chat)
    assert names(chat)["Harbour"] is State.waiting


@pytest.mark.parametrize(
    "text",
    [
        "im back… sure start, they want me in on wednesday at 10",
        "they want me in on wednesday at 10",
        "the bakery wants to see me thursday 9am",
        "they've invited me for an interview on friday at 2pm",
        "harbour want me back thursday at 11",
        "greggs have invited me for an interview on friday at 2pm",
    ],
)
def test_an_invitation_with_its_day_and_hour_is_news(text: str) -> None:
    """It is noted as an interview, whoever it is with."""
    chat = in_a_review()
    says(chat, text)
    assert script_of(chat) == "log"
    assert text not in answers(chat)


@pytest.mark.parametrize(
    "text",
    [
        "on wednesday at 10 i'll ring the recruiter",
        "i'll practise on sunday at 6pm",
        "set an alarm for monday at 8",
        "they asked if i could start on monday at 9 and i said yes",
        "they wanted to see me on monday at 9 and i was there at 8",
        "the manager said they'd want me in on wednesday at 10 and i agreed at once",
        "ask them to move it to friday at 3",
    ],
)
def test_a_day_and_an_hour_alone_are_no_news(text: str) -> None:
    """A plan has them too, and what happened in the interview."""
    chat = in_a_review()
    says(chat, text)
    assert script_of(chat) == "reflection"
