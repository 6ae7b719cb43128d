"""When the screen has fired: a card stands until they resume, and nothing less clear takes its place."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.safety import Tier
from bot.turn.model.callback_data import HoldAnswer
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.wellbeing import crisis, on_hold
from tests.support.app import START
from tests.support.turns import a_no, a_turn, said

LATER = START + timedelta(minutes=5)


def held(tier: Tier) -> Turn:
    return a_turn(a_no(1), now=LATER, hold=tier, held_at=START)


@pytest.mark.parametrize(
    ("tier", "card"),
    [(Tier.explicit, "safety"), (Tier.other, "safety_other"), (Tier.threat, "safety_threat")],
)
def test_what_is_clear_puts_up_its_card(tier: Tier, card: str) -> None:
    """What was open stays, and waits."""
    turn = a_turn(a_no(1))
    crisis.hold(turn, tier)
    assert (turn.person.hold, turn.person.held_at) == (tier, START)
    assert said(turn) == [card]


def test_what_is_unclear_is_asked_about_and_takes_no_card_back() -> None:
    """The card that stands is shown again."""
    turn = a_turn()
    crisis.hold(turn, Tier.unclear)
    assert said(turn) == ["safety_ask"]
    turn = held(Tier.threat)
    crisis.hold(turn, Tier.unclear)
    assert (turn.person.hold, said(turn)) == (Tier.threat, ["safety_threat"])


def test_since_when_it_holds_changes_with_what_was_found_only() -> None:
    """The same once more is not a new beginning."""
    turn = held(Tier.explicit)
    crisis.hold(turn, Tier.explicit)
    assert turn.person.held_at == START
    crisis.hold(turn, Tier.threat)
    assert turn.person.held_at == LATER


@pytest.mark.parametrize("answer", [HoldAnswer.yes, HoldAnswer.rather_not])
def test_a_yes_and_no_answer_are_taken_seriously(answer: HoldAnswer) -> None:
    """The card of what is explicit; where another card stands, that one."""
    turn = held(Tier.unclear)
    crisis.tap(turn, answer)
    card = "safety" if answer is HoldAnswer.yes else "safety_rather_not"
    assert (turn.person.hold, said(turn)) == (Tier.explicit, [card])
    turn = held(Tier.threat)
    crisis.tap(turn, answer)
    assert (turn.person.hold, said(turn)) == (Tier.threat, ["safety_threat"])


def test_a_no_releases_from_the_question_and_not_from_a_card() -> None:
    """Under a card its button is an old one."""
    turn = held(Tier.unclear)
    crisis.tap(turn, HoldAnswer.no)
    assert (turn.person.hold, turn.person.held_at) == (None, None)
    assert said(turn) == ["safety_no", "asks again mood"]
    turn = held(Tier.explicit)
    crisis.tap(turn, HoldAnswer.no)
    assert (turn.person.hold, turn.toast, said(turn)) == (Tier.explicit, "settled", [])


def test_who_resumes_gets_the_open_question_without_an_argument() -> None:
    """Nothing was planned meanwhile, so all of it is worked out anew."""
    turn = held(Tier.explicit)
    crisis.tap(turn, HoldAnswer.differently)
    assert (turn.person.hold, said(turn)) == (None, ["asks again mood"])
    assert turn.stale
    turn = a_turn(last=1, hold=Tier.explicit, held_at=START)
    crisis.release(turn)
    assert said(turn) == ["menu_after_hold"]


TYPED = (
    *("otters", "otters", "otters", "otters", "why?", "goodnight", "no, only tired", "goodbye then"),
    *("i took them", "she is coming", "nobody picked up", "im safe now", "im scared", "what do i do"),
    *("it was a joke", "I'm in Germany"),
)


@pytest.mark.parametrize("country", [None, "DE"])
def test_every_card_of_a_crisis_can_be_made_beforehand(country: str | None) -> None:
    """Each of them is there, whatever was typed, and whatever breaks later."""
    cards = []
    for tier in Tier:
        for answer in HoldAnswer:
            turn = a_turn(a_no(1), now=LATER, hold=tier, held_at=START, country=country)
            crisis.hold(turn, tier)
            for text in TYPED if country else TYPED[:-1]:
                if turn.person.hold is None:
                    turn.person = replace(turn.person, hold=tier, held_at=START)
                on_hold.respond_on_hold(turn, text)
            turn.person = replace(turn.person, hold=tier, held_at=START)
            crisis.tap(turn, answer)
            cards += [say for say in turn.says if isinstance(say, Card) and say.file == crisis.FILE]
    known = crisis.cards(country)
    assert [card for card in cards if card not in known] == []
    cards += crisis.URGENT.values()  # that they come is shown in test_after_danger.py
    cards += [crisis.BACK, crisis.BEREAVED, crisis.AT_HOME, crisis.AT_HOME_AGAIN]  # for whom nothing is held
    assert [card for card in known if card not in cards] == []


def test_help_lines_are_there_in_any_case() -> None:
    """Also for whoever is not on hold any more; the other buttons are old ones then."""
    turn = a_turn(a_no(1))
    crisis.tap(turn, HoldAnswer.others)
    assert said(turn) == ["helplines"]
    crisis.tap(turn, HoldAnswer.yes)
    assert (turn.person.hold, turn.toast, said(turn)) == (None, "settled", [])
    turn = held(Tier.explicit)
    crisis.tap(turn, HoldAnswer.later)
    assert (turn.person.hold, said(turn)) == (Tier.explicit, ["resume_later"])
