"""A letter to a friend is taken as it is, though it reads like a no by mail; and it is shown once more."""

from datetime import timedelta
from typing import Any

import pytest

from bot.coach.facts.application import Pace
from bot.coach.facts.lessons import FriendLetter
from bot.coach.facts.records import Lives, Logged, NudgeHour, OwnName, Refused
from bot.coach.facts.refused import AboutReview
from bot.coach.safety import Tier
from bot.events import Wrote
from bot.talk.ask import SKIPPED
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.nudge import send_planned
from bot.turn.texts import order
from tests.support.app import START
from tests.support.turns import ACME, a_run, a_turn, held, now_open
from tests.support.words import READER

ABOUT = AboutReview(ACME, Pace.whole, 3, own_name="Ada Byron", letter=True)
UP_TO_IT = {
    **dict.fromkeys(("went_well", "went_badly", "disconnect", "prepare_better", "later_there"), SKIPPED),
    **dict.fromkeys((f"breather_{step}" for step in range(1, 5)), "go_on"),
    **{"ask": "no", "true_of_you": "", "look_wider": "leave"},
}
FACTS = (held(100, Logged(ACME)), held(50, Refused(ACME.number, None)))


def asked() -> Turn:
    turn = a_turn(a_run(1, "reflection", ABOUT, START, **UP_TO_IT), facts=FACTS)
    assert now_open(turn)[1].key == "friend"
    return turn


def kept(text: str, **event: Any) -> str | None:
    turn = asked()
    order.act_on(turn, Wrote(text, 9, **event))
    run = turn.find(1)
    assert run is not None
    return run.answers["friend"].value if "friend" in run.answers else None


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ada, I'm sorry you didn't get it. It wasn't about you, they could only take one.",
        "Dear Tom,\n\nUnfortunately they went with someone else. That is not a verdict.\n\nLove, Tom",
        "Hi Sarah, they decided not to hire you but someone will. Keep going!",
        "Dear Ada, you will be fine. Don't give up on yourself. Please eat something.",
        "Ada, you were rejected by people who saw you for an hour. I've known you for ten years.",
        "Dear friend, remember when you got the job at Tesco? Same feeling the week before.",
        "Dear Ada, we regret nothing! You'll get an offer soon.",
    ],
)
def test_a_letter_is_the_answer(text: str) -> None:
    """Whatever it tells of a no, a yes or a feeling."""
    assert kept(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ada, thank you for your application. We have decided to move on with others. Kind regards",
        "what do you mean?",
        "leave it",
    ],
)
def test_what_is_no_letter_is_read_as_before(text: str) -> None:
    """A mail of an employer, a question, a move."""
    assert kept(text) is None


@pytest.mark.parametrize("forwarded", [True, False])
def test_a_mail_with_the_next_no_is_no_letter(forwarded: bool) -> None:
    """Forwarded or pasted, it begins alike."""
    mail = (
        "Dear Ada,\n\nUnfortunately you were not selected for the cook position at Globex.\n\nSam Lee\nGlobex"
    )
    assert kept(mail, forwarded=forwarded) is None


def sent_back(**about: Any) -> tuple[list[Card], bool]:
    settled = (held(2, Lives("GB", "Europe/London")), held(2, NudgeHour(9)), held(2, OwnName("Ada")))
    facts = (*FACTS, *settled, held(1, FriendLetter(ACME.number, "Dear Ada,\nit isn't you.")))
    now = START + timedelta(days=2)
    turn = a_turn(facts=facts, now=now, zone_name="Europe/London", country="GB", **about)
    keys = [due.key for due in turn.dues(turn.history) if due.key.startswith("letter") and due.at <= now]
    if not keys:
        return [], False
    outcome = send_planned(turn.loaded, keys[0], now, READER)
    return [say for say in outcome.says if isinstance(say, Card)], outcome.person.nudged


def test_it_is_shown_to_them_by_name_and_owes_no_answer() -> None:
    """It counts for no nudge that may be left alone."""
    [card], nudged = sent_back()
    assert (card.block, card.buttons) == ("letter", ())
    assert (card.shows["letter"], card.shows["own_name"]) == ("Dear Ada,\nit isn't you.", "Ada")
    assert not nudged


def test_it_is_not_shown_while_a_card_of_danger_holds() -> None:
    """Nothing comes then."""
    assert sent_back(hold=Tier.explicit) == ([], False)
