"""What else an answer says is taken where the next question asks for just that."""

from bot.turn import said_along
from bot.turn.person import Run
from bot.turn.says import Asked
from bot.turn.turn import Turn
from tests.support.app import START
from tests.support.turns import a_no, a_turn, now_open, said

TOLD = {
    "mood": "2",
    "fits_now": "quick",
    "company": "Acme",
    "role": "Nurse",
    "stage": "first",
    "via": "manager",
}


def at_given(answer: str) -> tuple[Turn, Run]:
    """They have just said whether there was a reason, and the next question is on its way."""
    run = a_no(1, START, **TOLD)
    turn = a_turn(run)
    before, ask = now_open(turn)
    assert ask.key == "given"
    after = turn.put(before.answered("given", a_no(1, given=answer).answers["given"]))
    turn.say(Asked(after, first=True))
    return turn, before


def test_a_reason_is_taken_and_said_back() -> None:
    """So it isn't asked for again."""
    turn, before = at_given("reason")
    _, ask = now_open(a_turn(before))
    card = said_along.take(turn, ask, "reason", "yes, they said i was too quiet")
    assert card is not None
    assert card.shows == {"reason": "they said i was too quiet"}
    assert turn.person.runs[0].answers["reason"].value == "they said i was too quiet"
    assert "asks reason" not in said(turn)


def test_no_reason_is_taken_from_the_word_that_there_was_one() -> None:
    """Nor from a text after which none is asked for."""
    for answer, text in (("reason", "yes they told me why"), ("bare", "no, they said i was too quiet")):
        turn, before = at_given(answer)
        _, ask = now_open(a_turn(before))
        assert said_along.take(turn, ask, answer, text) is None
        assert "reason" not in turn.person.runs[0].answers
