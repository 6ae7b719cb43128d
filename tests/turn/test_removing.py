"""What was written where nothing is kept can be removed from the chat, and so can two days with /delete."""

from dataclasses import replace

import pytest

from bot.coach.facts.known import AboutWriting
from bot.events import Wrote
from bot.turn.cards import privacy
from bot.turn.decide import decide
from bot.turn.model.callback_data import EraseTap, RunAction, RunTap
from bot.turn.model.in_chat import AT_ONCE, REMOVABLE, InChat, removed, unkept_run
from bot.turn.model.outcome import NeedMoreError
from bot.turn.model.says import Card, Removed
from bot.turn.model.turn import Turn
from bot.turn.routing import commands
from bot.turn.runs import runs
from tests.support.app import START
from tests.support.turns import ACME, a_no, a_run, a_turn, said
from tests.support.words import READER

WRITTEN = (InChat(4, ours=False, run=1), InChat(5, ours=False, run=1))
OTHERS = (InChat(2, ours=False), InChat(3, ours=True), InChat(6, ours=False, run=2))


def writes(*in_chat: InChat, about: int = 0, **answers: str) -> Turn:
    """Somebody writes about a no, or is done with that."""
    turn = a_turn(
        a_run(1, "writing", AboutWriting(ACME, evenings=about), START, mood="2", minutes="10", **answers)
    )
    turn.loaded = replace(turn.loaded, in_chat=in_chat)
    return turn


def test_whoever_is_done_is_offered_to_have_it_removed() -> None:
    """After the last words, with one button; the question of the evenings is as it was."""
    turn = writes(*WRITTEN, *OTHERS, page="done")
    runs.proceed(turn, turn.person.runs[0])
    card = turn.says[1]
    assert isinstance(card, Card)
    assert [button.tap for button in card.buttons] == [RunTap(RunAction.remove, 1)]
    assert said(turn) == ["ends writing", "remove"]
    turn = writes(*WRITTEN, about=2, page="done")
    runs.proceed(turn, turn.person.runs[0])
    assert said(turn) == ["asks evenings"]
    turn = writes(*WRITTEN, about=2, page="done", evenings="yes")
    runs.proceed(turn, turn.person.runs[0])
    assert said(turn) == ["ends writing", "remove"]


def test_nothing_is_offered_where_nothing_was_written() -> None:
    """Where it never came to that, nothing is even looked up."""
    turn = writes(*OTHERS, page="done")
    runs.proceed(turn, turn.person.runs[0])
    assert said(turn) == ["ends writing"]
    turn = a_turn(a_run(1, "writing", AboutWriting(ACME, "early")))
    runs.proceed(turn, turn.person.runs[0])
    assert said(turn) == ["ends writing"]


def test_what_was_written_in_the_run_is_removed_and_nothing_else() -> None:
    """Then it is said what that comes to."""
    turn = writes(*OTHERS, *WRITTEN, page="done")
    commands.tap(turn, RunTap(RunAction.remove, 1))
    assert said(turn) == ["removes [4, 5]", "removed"]
    turn = writes(*OTHERS, page="done")
    commands.tap(turn, RunTap(RunAction.remove, 1))
    assert said(turn) == ["nothing_to_remove"]


def test_messages_are_looked_up_for_as_long_as_they_can_be_removed() -> None:
    """By whoever needs them, and not before."""
    turn = a_turn(a_no())
    with pytest.raises(NeedMoreError) as need:
        commands.tap(turn, RunTap(RunAction.remove, 1))
    assert need.value.in_chat_since == START - REMOVABLE
    commands.tap(turn, EraseTap(sure=True))
    assert (turn.erases, said(turn)) == (True, ["erased"])


def test_two_days_of_the_chat_go_with_everything_else() -> None:
    """The coach's own messages too, before the last word."""
    turn = writes(*OTHERS, *WRITTEN)
    commands.tap(turn, EraseTap(sure=True, chat=True))
    assert (turn.erases, said(turn)) == (True, ["removes [2, 3, 4, 5, 6]", "erased_chat"])


def test_the_button_for_that_comes_last() -> None:
    """The others are where they were."""
    turn = a_turn()
    commands.command(turn, "delete", "")
    card = turn.says[-1]
    assert isinstance(card, Card)
    assert [button.label for button in card.buttons] == [
        *("delete__yes", "delete__export", "delete__no"),
        "delete__chat",
    ]


@pytest.mark.parametrize(
    ("text", "chat"),
    [
        ("erase everything", False),
        ("please erase everything and the messages too", True),
        ("Erase it, and two days of this chat", True),
        ("erase everything and this chat", True),
    ],
)
def test_exact_words_say_whether_the_messages_go_too(text: str, chat: bool) -> None:
    """Whoever writes them has everything erased, and a batch with them is taken in one by one."""
    turn = a_turn()
    privacy.ask_to_erase(turn)
    asked = turn.outcome()
    later = START.replace(minute=59)
    loaded = replace(turn.loaded, person=asked.person, in_chat=OTHERS)
    outcome = decide(loaded, Wrote(text, 9), later, READER)
    assert outcome.erases
    assert any(isinstance(say, Removed) for say in outcome.says) is chat
    assert privacy.erases(Wrote(text, 9), READER)


@pytest.mark.parametrize("text", ["yes", "remove them", "delete what I wrote", "Remove what I wrote"])
def test_the_offer_is_taken_up_by_typing(text: str) -> None:
    """As others are."""
    turn = writes(*WRITTEN, page="done")
    runs.proceed(turn, turn.person.runs[0])
    over = turn.outcome()
    loaded = replace(turn.loaded, person=over.person, in_chat=WRITTEN)
    outcome = decide(loaded, Wrote(text, 9), START, READER)
    assert [say for say in outcome.says if isinstance(say, Removed)] == [Removed((4, 5))]


def test_only_what_is_written_where_nothing_is_kept_counts_as_that() -> None:
    """Not what is typed while another question is open, or none."""
    assert unkept_run(writes().person) == 1
    assert unkept_run(writes(about=2, page="done").person) is None
    assert unkept_run(a_turn(a_no()).person) is None
    assert unkept_run(a_turn().person) is None


def test_as_many_are_removed_at_a_time_as_telegram_takes() -> None:
    """In the order in which they were sent."""
    many = [InChat(number, ours=False) for number in range(2 * AT_ONCE + 1, 0, -1)]
    parts = removed(many)
    assert [len(part.messages) for part in parts] == [AT_ONCE, AT_ONCE, 1]
    assert [number for part in parts for number in part.messages] == sorted(one.message for one in many)
    assert removed([]) == []
