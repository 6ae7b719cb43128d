"""Every draft that people copy and send reads well at every step, with all fields and with none."""

import pytest

from bot.coach.dialogues import chasing, drafts, overdue
from bot.coach.facts.application import Application, Rung, Stage, Via
from bot.talk.ask import Draft
from tests.support.words import CONTENT

RUNGS = [
    (rung, via)
    for rung in (Rung.first, Rung.second, Rung.third)
    for via in Via
    if not (rung is Rung.second and via is Via.nobody)
]
FULL = Application(3, "Acme", "Data engineer", Stage.final, Via.recruiter, "Dana")
BARE = Application(4, "", None, Stage.applied, Via.nobody)
FITS = Application(5, "C" * 60, "R" * 60, Stage.final, Via.manager, "N" * 30)
LONG = Application(5, "C" * 120, "R" * 120, Stage.final, Via.manager, "N" * 120)


def words(draft: Draft) -> str:
    return CONTENT.draft("en", draft)


@pytest.mark.parametrize(("rung", "via"), RUNGS)
def test_a_chase_is_short_and_asks_one_thing(rung: Rung, via: Via) -> None:
    """Up to 90 words, one question mark at most, nothing left over where a field is missing."""
    for bare in (False, True):
        wait = chasing.sample(via, rung, bare=bare)
        text = words(chasing.chase(rung, wait, None if bare else "Ada"))
        assert len(text.split()) <= 90
        assert text.count("?") <= 1
        assert "None" not in text
        assert "  " not in text
        assert " ." not in text
        assert " ," not in text
        assert "!" not in text
        filled = ("Ada", "Data engineer") if not bare else ()
        assert all(field in text for field in filled)


def test_the_third_asks_for_a_yes_or_no_either_way() -> None:
    """Whoever it goes to."""
    for via in Via:
        text = words(chasing.chase(Rung.third, chasing.sample(via, Rung.third), "Ada"))
        assert "even if it's a no" in text


def test_a_silent_agency_is_rung_up_with_one_question() -> None:
    """Is it still open; on the third step only, and an agency only."""
    assert "is it still open?" in words(chasing.phone(chasing.sample(Via.agency, Rung.third), "Ada"))
    may = {(via, rung) for via in Via for rung in Rung if chasing.may_phone(rung, chasing.sample(via, rung))}
    assert may == {(Via.agency, Rung.third)}


def test_who_is_written_to_follows_from_who_they_deal_with() -> None:
    """An agency's recruiter and the company's read alike; the manager is written to directly."""
    to = {via: chasing.chase(Rung.first, chasing.sample(via, Rung.first), None).name for via in Via}
    assert to == {
        Via.agency: "chase_first_recruiter",
        Via.recruiter: "chase_first_recruiter",
        Via.manager: "chase_first_manager",
        Via.nobody: "chase_first_application",
    }


REQUESTS = {
    "request": (drafts.feedback_request, 250),
    "keep in touch": (drafts.keep_in_touch, 250),
    "connection": (drafts.connection_note, 200),
    "thanks anyway": (drafts.thanks_anyway, 400),
    "thanks": (drafts.thanks, 400),
    "withdraw": (chasing.withdraw, 500),
}


@pytest.mark.parametrize("name", REQUESTS)
@pytest.mark.parametrize("application", [FULL, BARE, FITS, LONG], ids=["full", "bare", "fits", "long"])
def test_requests_fit_where_they_are_pasted(name: str, application: Application) -> None:
    """Under 250 characters, a note to connect under 200; whatever the names are."""
    draft, longest = REQUESTS[name]
    for own_name in (None, "Ada", "O" * 64):
        text = words(draft(application, own_name))
        assert 0 < len(text) < longest, text
        assert "None" not in text
        assert " ." not in text
        assert " ," not in text


def test_a_name_stands_whole_in_a_draft_or_not_at_all() -> None:
    """Nobody sends a role that breaks off in its middle."""
    role = "band 6 nurse, acute medicine, cardiology ward"
    for draft in (drafts.feedback_request, drafts.thanks, chasing.withdraw):
        application = Application(5, "St James's", role, Stage.final, Via.manager, "Helen")
        assert f"the {role} role" in words(draft(application, "Ada"))
        for text in (words(draft(LONG, "Ada")), words(draft(application, "Ada"))):
            assert "…" not in text
        assert " role" not in words(draft(LONG, "Ada"))


def test_thanks_for_feedback_promise_nothing_that_is_not_meant() -> None:
    """That it will be used only where it will."""
    assert "good use" in words(drafts.thanks_for_feedback(FULL, "Ada", useful=True))
    assert "good use" not in words(drafts.thanks_for_feedback(FULL, "Ada", useful=False))


def test_who_only_sent_paper_thanks_for_no_talk() -> None:
    """Nobody enjoyed getting to know them."""
    for draft in (drafts.thanks, chasing.withdraw):
        assert "enjoyed" not in words(draft(BARE, None))
        assert "enjoyed" in words(draft(FULL, None))


def test_in_ontario_the_law_stands_beside_the_third_message_alone() -> None:
    """Only for somebody who was interviewed; the message itself is the same for everybody."""
    law = "sent_if_third_in_ontario"
    for rung, via in RUNGS:
        wait = chasing.sample(via, rung)
        due = rung is Rung.third and wait.application.interviewed
        assert (overdue.because(rung, wait, ontario=True) == law) is due
        assert overdue.because(rung, wait) != law
        assert "45" not in words(chasing.chase(rung, wait, "Ada"))
