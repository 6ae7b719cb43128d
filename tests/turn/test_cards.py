"""Cards: the list and one of it, the journal, help, the menu, and what is kept of them."""

from datetime import timedelta

import pytest

from bot.coach.facts.application import Application, Stage, State, Via
from bot.coach.facts.history import Established
from bot.coach.facts.lessons import Heard, Judged
from bot.coach.facts.records import Became, Logged, Muted
from bot.turn.cards import applications, journal, overview, privacy
from bot.turn.model.callback_data import ApplicationTap, BeginTap, ListTap, RunAction, RunTap
from bot.turn.model.outcome import Loaded, NeedMoreError
from bot.turn.model.person import RunState
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from tests.support.app import START
from tests.support.turns import ACME, a_no, a_start, a_turn, held, said, states

PARKED = RunState.parked


def noted(count: int) -> tuple[Established, ...]:
    return tuple(
        held(n, Logged(Application(n, f"Company {n}", "Nurse", Stage.first, Via.manager)))
        for n in range(1, count + 1)
    )


def became(number: int, state: State = State.withdrawn) -> Established:
    return held(500 + number, Became(number, state), START + timedelta(hours=1))


def card(turn: Turn) -> Card:
    [say] = turn.says
    turn.says.clear()
    assert isinstance(say, Card)
    return say


def taps(turn: Turn, *kinds: type) -> list[object]:
    return [button.tap for button in card(turn).buttons if not kinds or isinstance(button.tap, kinds)]


# ---------------------------------------------------------------- the list


def test_a_page_leads_to_the_one_before_and_the_one_after() -> None:
    """The first to the second alone, and the last back alone."""
    turn = a_turn(facts=noted(2 * applications.PAGE + 1))
    for page, others in ((0, [1]), (1, [0, 2]), (2, [1])):
        applications.show(turn, page)
        assert taps(turn, ListTap) == [ListTap(other) for other in others]


def test_a_full_page_has_none_after_it() -> None:
    """A page that there is not is the first one."""
    turn = a_turn(facts=noted(applications.PAGE))
    for page in (0, 1, 7):
        applications.show(turn, page)
        assert taps(turn, ListTap, ApplicationTap) == [
            ApplicationTap(n) for n in range(1, applications.PAGE + 1)
        ]


def test_what_is_closed_is_folded_away_behind_a_button() -> None:
    """It says how many; they have a list of their own, that leads back."""
    turn = a_turn(facts=(*noted(3), became(2)))
    applications.show(turn)
    shown = card(turn)
    assert ApplicationTap(2) not in [button.tap for button in shown.buttons]
    assert (shown.shows["count"], shown.shows["over"]) == (2, 1)
    assert ListTap(closed=True) in [button.tap for button in shown.buttons]
    applications.show(turn, closed=True)
    assert taps(turn) == [ApplicationTap(2), ListTap()]


def test_what_can_be_done_with_one_follows_from_where_it_stands() -> None:
    """A closed one is opened again; a no has its review besides; one that is muted can be asked about."""
    turn = a_turn(facts=(*noted(3), became(2), became(3, State.no)))
    applications.opened(turn, 1)
    assert BeginTap("mark", 1, "mute") in taps(turn)
    applications.opened(turn, 2)
    assert taps(turn) == [BeginTap("mark", 2, "reopen"), BeginTap("edit", 2), ListTap(closed=True)]
    applications.opened(turn, 3)
    assert {BeginTap("no", 3, "again"), BeginTap("feedback", 3), BeginTap("writing", 3)} <= set(taps(turn))
    turn = a_turn(facts=(*noted(1), held(9, Muted(1), START + timedelta(1))))
    applications.opened(turn, 1)
    found = taps(turn)
    assert BeginTap("mark", 1, "unmute") in found
    assert BeginTap("mark", 1, "mute") not in found
    applications.opened(turn, 77)
    assert said(turn) == ["application_gone"]


# ---------------------------------------------------------------- the journal


def heard(run: int, text: str, judged: Judged | None, application: int | None = None) -> Established:
    return held(run, Heard(application or run, text, judged), START + timedelta(minutes=run))


def test_what_came_back_counts_and_what_they_disagree_with_does_not() -> None:
    """Unless it came back; from one application twice it came once."""
    point, other = "You should prepare examples for leadership", "Your salary expectation was too high"
    turn = a_turn(
        facts=(
            heard(1, "A warm and clear talk", None),
            heard(2, point, Judged.disagree),
            heard(3, other, Judged.disagree),
        )
    )
    assert journal.ledger(turn) == (["A warm and clear talk"], [], [])
    turn = a_turn(facts=(heard(2, point, Judged.disagree), heard(4, point, Judged.disagree)))
    assert journal.ledger(turn) == ([], [(point, 2)], [])
    agree = next(judged for judged in Judged if judged is not Judged.disagree)
    turn = a_turn(facts=(heard(2, point, agree, 9), heard(4, point, agree, 9), heard(5, other, agree, 9)))
    assert journal.ledger(turn) == ([], [], [other, point])


# ---------------------------------------------------------------- help, the menu, leaving


def test_help_is_about_what_is_open_or_was_left_last() -> None:
    """A brief dialogue that stands there is not what they are in the middle of."""
    left = [a_no(n, START + timedelta(minutes=n), mood="2").but(state=PARKED) for n in (1, 2, 3, 4, 5)]
    turn = a_turn(*left, a_start(6))
    overview.show_help(turn)
    assert taps(turn, RunTap) == [
        RunTap(RunAction.go, 5),
        RunTap(RunAction.stop, 5),
        RunTap(RunAction.go, 4),
        RunTap(RunAction.go, 3),
    ]
    turn = a_turn(left[0], a_no(2, mood="2"))
    overview.show_help(turn)
    assert taps(turn, RunTap)[0] == RunTap(RunAction.go, 2)
    turn = a_turn()
    overview.show_help(turn)
    assert taps(turn, RunTap) == []


def test_somebody_new_is_welcomed_where_others_get_the_menu() -> None:
    """Never silence."""
    turn = a_turn()
    overview.show_menu(turn)
    assert said(turn) == ["asks now"]
    overview.show_menu(turn)
    assert said(turn) == ["menu"]


def test_leaving_asks_where_something_would_be_lost() -> None:
    """Nothing is, where nothing was said yet, or in a tap or two."""
    turn = a_turn(a_no(1, mood="2"))
    overview.cancel(turn)
    assert (said(turn), states(turn)) == (["cancel"], {1: RunState.current})
    for turn, word in ((a_turn(), "nothing_to_cancel"), (a_turn(a_no(1)), "cancelled")):
        overview.cancel(turn)
        assert (said(turn), states(turn)) == ([word], {})
    turn = a_turn(a_start(1))
    overview.cancel(turn)
    assert said(turn) == ["fine"]
    assert turn.person.current is None


# ---------------------------------------------------------------- what is kept


def test_files_are_made_once_at_a_time() -> None:
    """Whether some are under way is looked for first."""
    turn = a_turn()
    with pytest.raises(NeedMoreError) as need:
        privacy.export(turn)
    assert need.value.files
    for under_way, word in ((True, "export_coming"), (False, "export")):
        turn.loaded = Loaded(turn.person, turn.loaded.history, files=under_way)
        privacy.export(turn)
        assert (said(turn), turn.exports) == ([word], not under_way)


def test_what_will_go_is_counted() -> None:
    """They know what they erase."""
    turn = a_turn(facts=(*noted(3), held(ACME.number, Logged(ACME))), last=9)
    privacy.ask_to_erase(turn)
    shows = card(turn).shows
    assert (shows["applications"], shows["reviews"], shows["runs"]) == (4, 0, 9)
    assert not turn.erases
    privacy.erase(turn)
    assert turn.erases
