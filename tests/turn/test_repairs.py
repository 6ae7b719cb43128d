"""Changes are taken back and put right in words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.facts.application import State
from bot.coach.facts.lessons import Noted
from bot.coach.facts.records import Lives
from bot.events import Commanded
from bot.turn.corrections.new_values import replaced
from bot.turn.model.person import Run, RunState
from tests.support.by_typing import history, names, says, somebody
from tests.support.chat import Chat
from tests.support.turns import a_turn


def test_a_no_is_taken_back_whole() -> None:
    """All that was asked about it goes with it."""
    chat = somebody("Acme", "Globex")
    says(chat, "globex said no")
    assert names(chat)["Globex"] is State.no
    assert "the no from Globex" in says(chat, "undo")
    assert names(chat)["Globex"] is State.waiting
    assert chat.loaded.person.current is None


def test_what_was_open_is_there_again_after_undo() -> None:
    """A misheard no doesn't end the dialogue that it came into."""
    chat = somebody("Acme")
    chat.does(Commanded("log"))
    says(chat, "Globex")
    says(chat, "Cook")
    assert "How heavy" in says(chat, "got rejected by acme today")
    said = says(chat, "undo")
    assert "the no from Acme" in said
    assert "How far along are you?" in said


def test_what_was_written_down_during_a_dialogue_is_taken_back_first() -> None:
    """It came after the last answer, and "undo" was offered with it."""
    chat = somebody("Acme", "Globex")
    for text in ("acme said no", "low", "short review"):
        says(chat, text)
    assert "withdrawn" in says(chat, "withdraw from globex")
    assert "withdrawing from Globex" in says(chat, "undo")
    assert names(chat)["Globex"] is State.waiting
    assert "Back one step" in says(chat, "undo")


def test_undo_goes_back_one_answer_while_a_question_is_open() -> None:
    """Then another one, and then the dialogue itself."""
    chat = somebody("Acme")
    chat.does(Commanded("no"))
    says(chat, "2")
    assert "Back one step" in says(chat, "undo")
    says(chat, "undo")
    assert chat.loaded.person.current is None
    assert names(chat) == {"Acme": State.waiting}


def test_undoing_the_first_log_keeps_where_they_live() -> None:
    """Country and hour were told at the same time, but are no part of the application."""
    chat = somebody("Acme")
    assert "noting Acme" in says(chat, "undo")
    assert not history(chat).cases
    assert history(chat).lives == Lives("DE", "Europe/Berlin")
    assert history(chat).hour == 9


def test_nothing_older_than_a_day_is_taken_back() -> None:
    """Nobody has it in mind any more."""
    chat = somebody("Acme")
    chat.now += timedelta(days=2)
    assert "nothing else" in says(chat, "undo")
    assert names(chat) == {"Acme": State.waiting}


def test_words_of_their_own_are_never_thrown_away_by_undo() -> None:
    """What can be changed in them is listed instead."""
    chat = somebody("Acme")
    chat.does(Commanded("no"))
    for text in (
        "All right",
        "A short review, 5 to 9 minutes",
        "Acme",
        "No, they gave no reason",
        "I was calm",
    ):
        says(chat, text)
    chat.does(Commanded("list"))
    run = chat.loaded.person.current
    assert run is not None
    assert history(chat).of(Noted)
    chat.loaded = replace(chat.loaded, person=replace(chat.loaded.person, runs=_closed(chat)))
    said = says(chat, "undo")
    assert "your own words" in said
    assert history(chat).of(Noted)


def test_a_draft_is_shown_again_with_the_right_name() -> None:
    """A briefing never changes otherwise; a wrong name in it does."""
    chat = somebody("Acme")
    says(chat, "the recruiter at acme is called Karin")
    chat.does(Commanded("chase"))
    if "Karin" not in (shown := says(chat, "I'd rather ask now")):
        shown = says(chat, "1")
    assert "Karin" in shown
    shown = says(chat, "her name is Karen not Karin")
    assert "Hello Karen" in shown
    assert "Karin" not in shown


def test_i_meant_another_one_moves_the_no() -> None:
    """The answers stay; only what it is about changes."""
    chat = somebody("Acme", "Globex")
    says(chat, "acme said no")
    assert "Globex" in says(chat, "i meant Globex")
    assert names(chat) == {"Acme": State.waiting, "Globex": State.no}


def test_a_refusal_that_was_none_is_taken_back() -> None:
    """That holds in the middle of the questions about it, too."""
    chat = somebody("Acme")
    says(chat, "acme said no")
    says(chat, "2")
    assert "not a no" in says(chat, "they haven't rejected me, i misread")
    assert names(chat) == {"Acme": State.waiting}


def _closed(chat: Chat) -> tuple[Run, ...]:
    return tuple(run.but(state=RunState.closed) for run in chat.loaded.person.runs)


def test_undo_after_something_that_changed_nothing_takes_nothing_back() -> None:
    """What was written down before it is offered by name."""
    chat = somebody("Acme")
    says(chat, "delete acme")
    assert "stays as it is" in says(chat, "no keep it")
    assert "didn't change anything" in says(chat, "undo")
    assert set(names(chat)) == {"Acme"}


def test_small_words_quote_no_earlier_answer() -> None:
    """A "not" before such words answers the question, and corrects nothing that was said before."""
    chat = Chat()
    for line in (
        "got rejected today",
        "low",
        "short",
        "Acme",
        "cook",
        "first interview",
        "hiring manager",
        "no",
    ):
        says(chat, line)
    says(chat, "i really liked the kitchen")
    before = dict(chat.loaded.person.current.answers) if chat.loaded.person.current else {}
    for text in ("not really, it's an internal candidate", "not much, it was fine"):
        says(chat, text)
    after = chat.loaded.person.current.answers if chat.loaded.person.current else {}
    assert before
    assert {key: after[key].value for key in before} == {key: answer.value for key, answer in before.items()}


@pytest.mark.parametrize(
    ("stored", "new", "old", "right"),
    [
        ("i'll speak for six minutes", "ten minutes", "six", "i'll speak for ten minutes"),
        ("i'll speak for six minutes", "ten", "six", "i'll speak for ten minutes"),
        ("about six minutes.", "about ten minutes", "six", "about ten minutes."),
        ("six, then questions", "ten", "six", "ten, then questions"),
    ],
)
def test_a_corrected_word_is_not_said_twice(stored: str, new: str, old: str, right: str) -> None:
    """A word beside the old one that is typed again stands there once."""
    assert replaced(a_turn(), stored, new, old, name=False) == right


def test_minutes_are_no_measure_of_how_heavy_it_is() -> None:
    """A correction in own words moves nobody on the scale."""
    chat = Chat()
    for line in (
        "got rejected today",
        "heavy",
        "short",
        "Acme",
        "cook",
        "first interview",
        "hiring manager",
        "no",
    ):
        says(chat, line)
    says(chat, "it should be ten minutes, not six")
    run = chat.loaded.person.current
    assert run is not None
    facts = run.facts if run.script == "reflection" else None
    assert facts is None or facts.mood == 4


@pytest.mark.parametrize(
    ("text", "company", "right"),
    [
        ("its wexford MOTORS not cars", "Wexford Cars", "Wexford Motors"),
        ("it's Wexford Motors, not cars", "Wexford Cars", "Wexford Motors"),
        ("no its harbour care not harbour", "Harbour", "Harbour Care"),
        ("the company is tarn SYSTEMS not IT", "Tarn IT", "Tarn Systems"),
        ("its boots UK not ireland", "Boots Ireland", "Boots UK"),
        ("Kindly rename Tarn IT to Tarn Systems", "Tarn IT", "Tarn Systems"),
        ("would you mind renaming harbour to Harbour Care", "Harbour", "Harbour Care"),
        ("i'd like you to change Tarn IT to Tarn IT Ltd, thank you so much", "Tarn IT", "Tarn IT Ltd"),
    ],
)
def test_a_company_is_renamed_by_the_word_in_it_that_is_wrong(text: str, company: str, right: str) -> None:
    """It may be asked politely, and typed in any way; the new name is said back."""
    chat = somebody("Zeal", company)
    assert f"{company} is now {right}" in says(chat, text)
    assert set(names(chat)) == {"Zeal", right}


@pytest.mark.parametrize(
    "text", ["its harbour not zeal", "its wednesday not tuesday", "not it, the other one", "harbour not cars"]
)
def test_a_name_that_is_right_is_kept(text: str) -> None:
    """Words for another application, or for a day, correct no name."""
    chat = somebody("Zeal", "Harbour")
    says(chat, text)
    assert set(names(chat)) == {"Zeal", "Harbour"}


def test_it_says_which_one_was_withdrawn() -> None:
    """It was named by half its name, and they may have several."""
    chat = somebody("Zeal", "Harbour Care")
    assert "Harbour Care" in says(chat, "take harbour off my list pls, i pulled out this morning")
    assert names(chat) == {"Zeal": State.waiting, "Harbour Care": State.withdrawn}


@pytest.mark.parametrize("text", ["cancel that", "no wait, cancel that", "scratch that", "oops, strike that"])
def test_cancelling_what_was_just_noted_takes_it_back(text: str) -> None:
    """It is taken back, whether or not something is open; nothing that was said before goes with it."""
    chat = somebody("Acme", "Globex")
    says(chat, "put globex away")
    assert "Undone" in says(chat, text)
    assert names(chat) == {"Acme": State.waiting, "Globex": State.waiting}
    says(chat, "globex said no")
    assert "Undone" in says(chat, text)
    assert names(chat) == {"Acme": State.waiting, "Globex": State.waiting}


def test_cancelling_that_in_a_dialogue_discards_nothing() -> None:
    """The last answer is taken back."""
    chat = somebody("Acme")
    for said in ("acme said no", "3", "the short review"):
        says(chat, said)
    assert "help now" in says(chat, "cancel that")
    assert names(chat) == {"Acme": State.no}


def test_cancelling_that_erases_nothing() -> None:
    """Asked whether to erase everything, it is a no."""
    chat = somebody("Acme")
    says(chat, "delete everything")
    assert "Everything is still here" in says(chat, "cancel that")
    assert names(chat) == {"Acme": State.waiting}
