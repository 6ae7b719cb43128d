"""Offer a request for feedback (step 2 of the review), or say why there is none to send."""

from __future__ import annotations

from enum import Enum

from bot.coach.dialogues import drafts
from bot.coach.facts.application import Via, YesNo
from bot.coach.facts.lessons import FeedbackWanted, MessageSent
from bot.coach.facts.refused import AboutReview
from bot.talk.ask import Record
from bot.talk.kinds import Choose


class GoOn(Enum):
    """The options say whether to go on to the next step."""

    go_on = "go_on"
    enough = "enough"


class Shall(Enum):
    """The options say whether to ask for feedback."""

    yes = "yes"
    already = "already"
    no = "no"


def worded(about: AboutReview, key: str) -> str:
    """Return the usual block, or the one for a person who never got to talk with the employer."""
    return key if about.application.interviewed else f"{key}_if_applied"


def answered(about: AboutReview) -> bool:
    """Tell whether the employer answered: one who didn't isn't asked for feedback."""
    return about.application.answered


def can_be_asked(about: AboutReview) -> bool:
    """Tell whether somebody there would read a request for feedback."""
    return answered(about) and about.mail.replies


async def ask_them(about: AboutReview) -> tuple[bool, bool | None]:
    """Ask (step 2) whether to write a request for feedback, and whether the person would work there later.

    Return both; the second is None if nobody there would read a request.
    """
    if not can_be_asked(about):
        words = "no_request_if_unread" if answered(about) else "no_request"
        await Choose("no_request", GoOn, offer=(GoOn.go_on,), words=words)
        return False, None
    words = "ask_agency" if about.application.via is Via.agency else worded(about, "ask")
    words = "ask_if_offered" if about.mail.feedback else words
    shall = await Choose("ask", Shall, passed=Shall.no, words=words)
    if shall is Shall.already:
        await Record("asked_before", MessageSent(about.application.number, drafts.ASKED_BEFORE))
    asks = shall is Shall.yes
    later_there = await Choose("later_there", YesNo).or_skip()
    if asks:
        there = None if later_there is None else later_there is YesNo.yes
        await Record("feedback", FeedbackWanted(about.application.number, there))
    return asks, later_there is YesNo.yes
