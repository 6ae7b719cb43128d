"""In a review, what doesn't have to lead out of it is answered in place."""

import pytest

from bot.coach.facts.application import Application, Pace, Stage, Via
from bot.coach.facts.records import Logged
from bot.coach.facts.refused import AboutReview
from bot.coach.routing import Aim
from bot.events import Wrote
from bot.turn.decide import decide
from bot.turn.model.outcome import Loaded
from bot.turn.model.says import Asked
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import Kind, Reading
from bot.turn.routing import in_review
from tests.support.app import START
from tests.support.turns import ACME, GLOBEX, a_no, a_run, a_turn, held, now_open
from tests.support.words import READER, heard

TOLD = Application(100, "Acme", "Nurse", Stage.first, Via.manager, "Kim")
FACTS = (held(100, Logged(ACME)), held(101, Logged(GLOBEX)))


def reviewing() -> Turn:
    """In the short review of a no from Acme, at the offer of a request for feedback."""
    run = a_run(2, "reflection", AboutReview(TOLD, Pace.quick, 3), went_well="The tour")
    return a_turn(run, facts=FACTS, welcomed=True)


def script_after(turn: Turn, text: str) -> str:
    found = decide(Loaded(turn.person, turn.loaded.history), Wrote(text, 7), START, READER)
    assert found.person.current is not None
    return found.person.current.script


@pytest.mark.parametrize(
    "text",
    [
        "i'd like to log another job",
        "they gave me feedback on the phone",
        "no request please, just go on",
        "we were in the middle of the review",
        "did they answer the feedback request",
        "i want to prepare for a no",
        "what helps while i wait",
    ],
)
def test_wishes_stay_in_it(text: str) -> None:
    """The review is open afterwards."""
    assert script_after(reviewing(), text) == "reflection"


def test_news_of_another_application_leads_out_of_it() -> None:
    """As does a yes."""
    assert script_after(reviewing(), "Globex rejected me too") == "no"
    assert script_after(reviewing(), "i got an offer from Initech") == "yes"


def test_what_was_already_given_as_feedback_is_no_request() -> None:
    """The question is answered, and the review goes on."""
    turn = reviewing()
    found = decide(
        Loaded(turn.person, turn.loaded.history), Wrote("they've told me their feedback", 7), START, READER
    )
    assert found.person.current is not None
    assert found.person.current.answers["reply"].value == "no"


def test_only_what_can_wait_is_kept_waiting() -> None:
    """Another application, the settings, and whatever is wanted before anything was said."""
    turn = reviewing()
    run = turn.person.current
    assert in_review.stay_in_review(turn, run, Aim("log", "new"), None)
    assert in_review.stay_in_review(turn, run, Aim("overdue", "news"), 100)
    assert not in_review.stay_in_review(turn, run, Aim("overdue", "news"), 101)
    assert not in_review.stay_in_review(turn, run, Aim("yes"), None)
    assert not in_review.stay_in_review(turn, run, Aim("settings"), None)
    assert not in_review.stay_in_review(turn, None, Aim("log", "new"), None)
    assert not in_review.stay_in_review(turn, a_no(3), Aim("log", "new"), None)


def test_whether_it_is_a_no_is_known_where_one_is_open() -> None:
    """Silence is another matter."""
    assert in_review.aside_for(a_turn(), a_no(1), "silence_means_no").block == "is_it_a_no"
    assert (
        in_review.aside_for(a_turn(), a_run(1, "log", None), "silence_means_no").block == "silence_means_no"
    )
    assert in_review.aside_for(a_turn(), a_no(1), "age").block == "age"


def test_a_question_whether_it_is_a_no_is_answered() -> None:
    """The open question is there again."""
    turn = a_turn(a_no(1), welcomed=True)
    found = decide(
        Loaded(turn.person, turn.loaded.history), Wrote("does silence mean it's a no", 7), START, READER
    )
    [asked] = [say for say in found.says if isinstance(say, Asked)]
    assert asked.before is not None
    assert asked.before.block == "is_it_a_no"


def test_own_words_are_worth_more_than_what_they_resemble() -> None:
    """In a review; a wish that is very sure is one all the same."""
    said = heard("i wrote it all out for them")
    like, sure = (Reading(Kind.wish, "write_out", sure) for sure in (0.7, 0.8))
    run = a_run(2, "reflection", AboutReview(TOLD, Pace.quick, 3))
    _, ask = now_open(a_turn(run))
    assert in_review.means_words(run, ask, like, said)
    assert not in_review.means_words(run, ask, sure, said)
    assert not in_review.means_words(a_run(1, "log", None), ask, like, said)
    naming = a_no(3, mood="2", fits_now="quick")
    _, name = now_open(a_turn(naming))
    assert not in_review.means_words(naming, name, like, said)


@pytest.mark.parametrize(
    "text", ["the interview was on thursday at 11", "i told them i had another one on friday"]
)
def test_what_is_told_of_the_interview_is_no_wish_to_note_one(text: str) -> None:
    """However sure the wish is."""
    run = a_run(2, "reflection", AboutReview(TOLD, Pace.quick, 3))
    _, ask = now_open(a_turn(run))
    assert in_review.means_words(run, ask, Reading(Kind.wish, "log", 0.9), heard(text))
