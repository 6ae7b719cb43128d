"""The dialogues after a no start with the noes before it, and with what was learned from them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, timedelta

from bot.coach.facts import after_a_no
from bot.coach.facts.application import Application, Pace, Stage, State, Via
from bot.coach.facts.context import Beginning
from bot.coach.facts.history import Established, History
from bot.coach.facts.known import Topic
from bot.coach.facts.lessons import About, FeedbackCame, Got, MessageSent, Noted, Prepared, Valued
from bot.coach.facts.records import Became, Logged, Refused
from bot.coach.facts.refused import AboutFeedback, AboutNo, AboutPatterns, AboutReview, Earlier
from bot.coach.workdays import ANYWHERE
from tests.support.app import START


def job(number: int, role: str | None = "Nurse", stage: Stage = Stage.first) -> Application:
    return Application(number, f"Company {number}", role, stage, Via.nobody)


def same(role: str, roles: Sequence[str]) -> tuple[bool, ...]:
    return tuple(role == other for other in roles)


def history(*facts: object) -> History:
    """Facts, each told an hour after the one before."""
    return History(
        tuple(Established(at, "key", START + at * timedelta(hours=1), fact) for at, fact in enumerate(facts))
    )


def beginning(*facts: object) -> Beginning:
    now = START + timedelta(days=9)
    return Beginning(history(*facts), 99, now, UTC, ANYWHERE, "Ada", same)


def refused(*applications: Application) -> list[object]:
    """All of them are logged, then refused in that order."""
    return [*map(Logged, applications), *(Refused(one.number, None) for one in applications)]


def test_a_no_is_like_another_one_after_an_interview_for_such_a_job() -> None:
    """Not without one, nor for another job, nor where the role is not known; itself least of all."""
    others = [job(1), job(2, "Cook"), job(3, stage=Stage.applied), job(4, None), job(5)]
    found = history(*refused(*others), Logged(job(6)))
    assert after_a_no.similar_noes(found, job(6), same) == (job(1), job(5))
    assert after_a_no.similar_noes(found, job(5), same) == (job(1),)
    assert after_a_no.similar_noes(found, job(6, stage=Stage.applied), same) == ()
    assert after_a_no.similar_noes(found, job(6, None), same) == ()


def test_noes_are_laid_side_by_side_with_what_was_said_of_them() -> None:
    """A reason that is known is compared; where none was given, nothing is said."""
    facts = [*map(Logged, (job(1), job(2))), Refused(1, "too junior"), Refused(1, None), Refused(2, None)]
    found = after_a_no.as_reviewed((job(1), job(2)), history(*facts))
    assert [told.reason for told in found] == ["too junior", None]


def test_the_latest_no_is_the_one_that_others_are_held_against() -> None:
    """By when it came; the earliest of them first, and that one last."""
    found = history(*map(Logged, (job(1), job(2), job(3))), *(Refused(n, None) for n in (3, 1, 2)))
    assert after_a_no.latest_similar(found, same) == (3, 1, 2)
    assert after_a_no.latest_similar(history(Logged(job(1))), same) == ()


def test_a_review_knows_what_earlier_ones_brought_from_the_third_on() -> None:
    """Before that only that there were any."""
    about = AboutReview(job(9), Pace.quick, 2)
    notes = [Noted(n, About.went_well, f"well {n}") for n in (1, 2)]
    one = after_a_no.with_earlier(about, beginning(*refused(job(1)), Logged(job(9)), *notes))
    assert (one.similar, one.earlier, one.told) == (("Nurse",), Earlier(), ())
    two = after_a_no.with_earlier(about, beginning(*refused(job(1), job(2)), Logged(job(9)), *notes))
    assert (two.similar, two.earlier.went_well) == (("Nurse", "Nurse"), "well 2")
    assert [(told.application.number, told.went_well) for told in two.told] == [(1, "well 1"), (2, "well 2")]
    unrelated = [job(1), job(2), job(3, "Cook")]
    other = Noted(3, About.went_well, "of a cook")
    two = after_a_no.with_earlier(about, beginning(*refused(*unrelated), Logged(job(9)), *notes, other))
    assert two.earlier.went_well == "well 2"


def test_three_are_enough_to_be_laid_side_by_side() -> None:
    """Fewer are not compared."""
    assert after_a_no.about_patterns(beginning(*refused(job(1), job(2)))) == AboutPatterns()
    about = after_a_no.about_patterns(beginning(*refused(job(1), job(2), job(3))))
    assert [told.application.number for told in about.told] == [1, 2, 3]


def test_a_card_is_there_for_what_is_open_or_was_chosen() -> None:
    """What was prepared for one that is over is not shown, unless it is about that one."""
    card = Prepared(1, "means", "not", "walk", own=True)
    facts = [Logged(job(1)), Logged(job(2)), card, Valued(1, "growth")]
    about = after_a_no.about_no(Topic(), beginning(*facts))
    assert [(one.prepared, one.values) for one in about.cards] == [(card, "growth")]
    assert [one.number for one in about.applications] == [2, 1]
    over = [*facts, Became(1, State.withdrawn)]
    assert after_a_no.about_no(Topic(), beginning(*over)).cards == ()
    about = after_a_no.about_no(Topic(1), beginning(*over))
    assert (about.applications, len(about.cards), about.chosen) == ((job(1),), 1, 1)


def test_how_they_came_to_it_is_known() -> None:
    """Silence, and looking back on one that was told already."""

    def about(way: str | None) -> AboutNo:
        return after_a_no.about_no(Topic(way=way), beginning())

    assert [(about(way).silent, about(way).again) for way in (None, "silence", "again")] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    assert not about(None).settled


def test_where_feedback_was_asked_for_comes_first_until_it_came() -> None:
    """That it was asked for stays known."""
    facts = [*refused(job(1), job(2), job(3)), MessageSent(1, "feedback_first"), MessageSent(2, "thanks")]

    def about(*more: object) -> AboutFeedback:
        return after_a_no.about_feedback(Topic(), beginning(*facts, *more))

    assert ([one.number for one in about().applications], about().asked) == ([1, 3, 2], (1,))
    came = FeedbackCame(1, Got.nothing)
    assert ([one.number for one in about(came).applications], about(came).asked) == ([3, 2, 1], (1,))
    assert replace(about(), own_name=None).later_there == ()
