"""What a card or a nudge offers is taken up by typing: its labels, a yes, a no, a later, and no more."""

from datetime import timedelta

import pytest

from bot.coach.facts.application import Stage
from bot.coach.facts.history import Established
from bot.coach.facts.known import AboutPerson
from bot.coach.facts.lessons import About, FreshNote
from bot.coach.facts.records import AllPaused, Lives, Logged, NudgeHour, Staged
from bot.events import Commanded, Tapped, Wrote
from bot.turn.cards import overview, privacy
from bot.turn.decide import decide
from bot.turn.model.callback_data import BeginTap, RunAction, RunTap, Shown, ShowTap, encode
from bot.turn.model.last_offer import OFFER_LASTS
from bot.turn.model.outcome import Loaded, Outcome
from bot.turn.model.person import Person, RunState
from bot.turn.model.says import Card, CardButton
from bot.turn.model.turn import Turn
from bot.turn.nudge import send_planned
from bot.turn.runs.parked import go_on_or_not
from tests.support.app import START
from tests.support.turns import ACME, a_no, a_run, a_turn, held, in_short
from tests.support.words import READER

SETTLED = (held(100, Lives("DE", "Europe/Berlin")), held(100, NudgeHour(9)))
FACTS = (held(100, Logged(ACME)), *SETTLED)


def says(outcome: Outcome) -> list[str]:
    return [in_short(say) for say in outcome.says]


def after(turn: Turn) -> Loaded:
    """What is loaded for the next turn of the same person."""
    outcome = turn.outcome()
    looked_for = frozenset(("run", number) for number in range(outcome.person.last + 1))
    return Loaded(outcome.person, turn.loaded.history, looked_for=looked_for, files=False)


def types(loaded: Loaded, text: str, minutes: int = 1) -> Outcome:
    return decide(loaded, Wrote(text, 1), START + timedelta(minutes=minutes), READER)


def shown(block: str, *buttons: tuple[str, BeginTap], file: str = "nudges") -> Loaded:
    """A nudge with these buttons was said while nothing was open."""
    turn = a_turn(facts=FACTS, last=100)
    turn.say(Card(file, block, tuple(CardButton(*button) for button in buttons)))
    return after(turn)


def parked() -> Loaded:
    """They were asked whether to go on with what they had left."""
    run = a_no(1, mood="2").but(state=RunState.parked)
    turn = a_turn(run, facts=FACTS, last=100)
    turn.card("parked", *go_on_or_not(run), script="no", name=None)
    return after(turn)


def notes() -> Loaded:
    turn = a_turn(facts=FACTS, last=100)
    go, no = CardButton("notes__go", BeginTap("notes", 100)), CardButton("not_now", ShowTap(Shown.fine))
    turn.say(Card("nudges", "notes", (go, no)))
    return after(turn)


def overdue() -> Loaded:
    ways = ("nothing.first", "news", "not_now.first", "done", "mute")
    buttons = ((f"chase__{way.partition('.')[0]}", BeginTap("overdue", 100, way)) for way in ways)
    return shown("chase_first", *buttons)


def asked_to_erase() -> Loaded:
    turn = a_turn(facts=FACTS, last=100)
    privacy.ask_to_erase(turn)
    return after(turn)


@pytest.mark.parametrize("text", ["yes", "ok go on then", "yes please", "sure why not", "continue", "ok"])
def test_a_left_dialogue_is_gone_on_with(text: str) -> None:
    """By its label, a word or two more, or a yes."""
    outcome = types(parked(), text)
    assert outcome.person.current is not None
    assert outcome.person.current.number == 1


@pytest.mark.parametrize(
    "text", ["no", "not now", "no not now", "nah", "later", "don't go on", "maybe later"]
)
def test_or_it_stays(text: str) -> None:
    """A no and a later leave it where it is."""
    outcome = types(parked(), text)
    assert says(outcome) == ["stays"]
    assert outcome.person.current is None


@pytest.mark.parametrize("text", ["what do you mean", "go on about it for hours", "i can't go on"])
def test_what_only_has_the_words_of_a_label_is_not_it(text: str) -> None:
    """A negation, or more words than a label is said in."""
    outcome = types(parked(), text)
    assert outcome.person.current is None
    assert "stays" not in says(outcome)


def test_it_is_forgotten_after_three_days() -> None:
    """Nobody has it in mind by then."""
    loaded = parked()
    late = START + OFFER_LASTS
    assert decide(loaded, Wrote("yes", 1), late - timedelta(minutes=1), READER).person.current is not None
    assert decide(loaded, Wrote("yes", 1), late, READER).person.current is None


def test_it_is_forgotten_once_something_else_is_asked_or_it_was_answered() -> None:
    """A yes after that is about the other thing, or about nothing."""
    loaded = parked()
    other = decide(loaded, Commanded("log"), START, READER)
    assert other.person.offered is None
    tapped = decide(loaded, Tapped(encode(RunTap(RunAction.stay, 1)), 1), START, READER)
    assert tapped.person.offered is None


def test_a_bare_yes_is_about_the_last_thing_that_was_said() -> None:
    """Once something else has been said, only the label itself is meant."""
    outcome = types(notes(), "thank you")
    assert says(outcome) == ["thanked"]
    loaded = Loaded(outcome.person, notes().history)
    assert types(loaded, "yes").person.current is None
    opened = types(loaded, "note it down please").person.current
    assert opened is not None
    assert opened.script == "notes"


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("nothing yet", "nothing.first"),
        ("still nothing", "nothing.first"),
        ("no, nothing yet", "nothing.first"),
        ("no", "nothing.first"),
        ("nope nothing", "nothing.first"),
        ("yes there's news", "news"),
        ("they called", "news"),
        ("not now please", "not_now.first"),
        ("later", "not_now.first"),
        ("i'm done waiting now", "done"),
        ("stop asking me", "mute"),
    ],
)
def test_the_nudge_about_an_overdue_answer_hears_its_answers(text: str, way: str) -> None:
    """Each leads where its button does."""
    tapped = decide(overdue(), Tapped(encode(BeginTap("overdue", 100, way)), 1), START, READER)
    typed = types(overdue(), text)
    assert says(typed) == says(tapped)
    assert [run.script for run in typed.changed] == [run.script for run in tapped.changed]


@pytest.mark.parametrize("text", ["waiting", "ok", "thanks"])
def test_what_says_no_more_than_that_it_was_read_takes_up_nothing(text: str) -> None:
    """Part of a label isn't the label, and an "ok" says neither that there is news nor that there's none."""
    assert not any(run.script == "overdue" for run in types(overdue(), text).changed if run.position.path)


def test_how_it_was_begins_the_notes() -> None:
    """It's the first of them, and is said back."""
    outcome = types(notes(), "it was ok I think, the head of dept smiled a lot")
    [noted] = [fact for fact in outcome.new if isinstance(fact.fact, FreshNote)]
    assert noted.fact == FreshNote(100, About.went_well, "it was ok I think, the head of dept smiled a lot")
    assert says(outcome) == ["asks went_badly"]


def test_what_went_badly_is_never_noted_as_what_went_well() -> None:
    """It would be shown the evening before the next one as what to keep."""
    outcome = types(notes(), "it went terribly, i froze at the numbers")
    assert outcome.person.current is not None
    assert set(outcome.person.current.answers) == {About.went_badly.value}
    assert says(outcome) == ["asks went_well"]


@pytest.mark.parametrize(
    "text",
    ["they cancelled it this morning", "i didn't go in the end", "should i write to them?", "yes", "no"],
)
def test_what_does_not_tell_how_it_was_is_no_note(text: str) -> None:
    """News, a question, a yes or a no."""
    assert not any(isinstance(fact.fact, FreshNote) for fact in types(notes(), text).new)


@pytest.mark.parametrize("text", ["yes", "ok", "sure", "yes please", "erase", "delete everything"])
def test_nothing_is_erased_by_a_mere_yes_or_by_asking_twice(text: str) -> None:
    """Nothing erased comes back."""
    assert not types(asked_to_erase(), text).erases


@pytest.mark.parametrize("text", ["yes erase everything", "Erase everything.", "yes, delete it all please"])
def test_everything_is_erased_at_the_very_words(text: str) -> None:
    """A yes and what is to be erased; or the label."""
    assert types(asked_to_erase(), text).erases


def test_the_same_words_twice_in_one_breath_do_not_erase() -> None:
    """The question in between can't have been read."""
    assert not types(asked_to_erase(), "erase everything", minutes=0).erases
    assert types(asked_to_erase(), "yes, erase everything", minutes=0).erases


def test_nothing_is_erased_that_was_not_offered() -> None:
    """Without the question the words only lead to it."""
    turn = a_turn(facts=FACTS, last=100)
    outcome = types(after(turn), "yes erase everything")
    assert not outcome.erases


@pytest.mark.parametrize("text", ["no", "no keep it", "don't", "i changed my mind", "no, keep everything"])
def test_who_keeps_it_is_told_that_it_is_all_there(text: str) -> None:
    """Plainly."""
    assert says(types(asked_to_erase(), text)) == ["nothing_erased"]


def a_cancelled() -> Loaded:
    turn = a_turn(a_no(1, mood="2"), facts=FACTS, last=100)
    overview.cancel(turn)
    return after(turn)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("keep it", "kept"),
        ("yes keep it please", "kept"),
        ("yes", "kept"),
        ("just discard it", "discarded"),
        ("bin it", "discarded"),
    ],
)
def test_a_card_over_an_open_question_is_answered_first(text: str, block: str) -> None:
    """It was said last."""
    assert says(types(a_cancelled(), text)) == [block]


def test_what_answers_the_question_below_a_card_goes_to_the_question() -> None:
    """The card is passed by."""
    outcome = types(a_cancelled(), "the short review")
    assert outcome.person.current is not None
    assert outcome.person.current.position.values["fits_now"].value == "quick"


def test_what_is_offered_is_kept_with_the_person() -> None:
    """As labels and taps, and never with a name."""
    offered = parked().person.offered
    assert offered is not None
    assert [(choice.label, choice.tap) for choice in offered.choices] == [
        ("go_on", "x:go:1"),
        ("not_now", "x:stay:1"),
    ]


def test_a_nudge_is_remembered_too() -> None:
    """It is said by a turn like any other."""
    facts = (
        held(100, Logged(ACME)),
        held(100, Staged(ACME.number, Stage.first, (START - timedelta(days=3)).date())),
        *SETTLED,
    )
    later = START + timedelta(days=30)
    turn = a_turn(facts=facts, now=later, zone_name="Europe/Berlin", country="DE")
    [key] = [due.key for due in turn.dues(turn.history) if due.at <= later]
    offered = send_planned(turn.loaded, key, later, READER).person.offered
    assert offered is not None
    assert offered.block == "chase_first"


def paused(*facts: Established) -> Loaded:
    return after(a_turn(facts=(*FACTS, *facts), last=100))


def test_a_pause_is_ended_and_told_of_in_words() -> None:
    """Somebody who isn't on pause hears so, and gets none."""
    quiet = held(90, AllPaused((START + timedelta(days=9)).date()), key="paused")
    on = types(paused(quiet), "stop the pause")
    assert [fact.fact for fact in on.new] == [AllPaused(None)]
    assert says(types(paused(quiet), "am i paused")) == ["told_paused"]
    assert says(types(paused(), "am i paused")) == ["told_not_paused"]
    off = types(paused(), "actually don't pause me")
    assert (says(off), off.new) == (["told_not_paused"], ())


def test_a_stretch_of_time_said_for_a_pause_is_its_length() -> None:
    """It isn't asked for again."""
    turn = a_turn(a_run(1, "pause", AboutPerson()))
    outcome = types(Loaded(turn.person, turn.history), "for two weeks")
    [fact] = outcome.new
    assert fact.fact == AllPaused((START + timedelta(days=14)).date())


def test_a_person_without_an_offer_is_as_before() -> None:
    """Nothing is kept for somebody who was offered nothing."""
    assert Person(1).offered is None
