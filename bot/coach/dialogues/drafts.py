"""Choose the draft to offer after a no, and its fields. The words are in `content/*/drafts.j2`."""

from __future__ import annotations

from enum import Enum
from typing import Any

from bot.coach.facts.application import Application, Via
from bot.coach.facts.lessons import MessageSent
from bot.coach.facts.refused import NoByMail
from bot.coach.schedule.reminders import HELLO
from bot.talk.ask import Draft, Record
from bot.talk.kinds import Choose

REQUEST = "feedback_"
"""The beginning of the names of drafts that ask for feedback."""

ASKED_BEFORE = f"{REQUEST}before"
"""The name for a feedback request that the person sent without a draft; its result is asked about too."""


LONGEST_CALLED = 2
"""The most words of a name: a first and a last one."""


class Sent(Enum):
    """The options say what became of a draft."""

    sent = "sent"
    soon = "soon"
    no = "no"


def _fields(application: Application, own_name: str | None) -> dict[str, Any]:
    return {
        "name": application.contact,
        "role": application.role,
        "company": application.company,
        "talked": application.interviewed,
        "own_name": own_name,
    }


def feedback_request(application: Application, own_name: str | None, mail: NoByMail | None = None) -> Draft:
    """Return a short request: after an interview to the manager or the recruiter, else to whoever reads it.

    An offer of feedback is answered with a yes.
    """
    if mail is not None and mail.feedback:
        return Draft("feedback_accepted", {**_fields(application, own_name), "call": mail.call})
    to = "interviewer" if application.via is Via.manager else "recruiter"
    name = f"feedback_{to}" if application.interviewed else "feedback_application"
    return Draft(name, _fields(application, own_name))


def thanks(application: Application, own_name: str | None) -> Draft:
    """Return a gracious reply to a no, which asks for nothing."""
    return Draft("thanks_for_telling", _fields(application, own_name))


def keep_in_touch(application: Application, own_name: str | None) -> Draft:
    """Return a message to an employer where the person would still like to work."""
    return Draft("keep_in_touch", _fields(application, own_name))


def thanks_for_feedback(application: Application, own_name: str | None, *, useful: bool) -> Draft:
    """Return thanks for the time taken, whatever the feedback said; only if useful, say it will be used."""
    return Draft("thanks_for_feedback", {**_fields(application, own_name), "useful": useful})


def thanks_anyway(application: Application, own_name: str | None) -> Draft:
    """Return a gracious reply to an employer who gives no feedback, without a second request."""
    return Draft("thanks_anyway", _fields(application, own_name))


def connection_note(application: Application, own_name: str | None) -> Draft:
    """Return a few words to go with a request to connect."""
    return Draft("connection_note", _fields(application, own_name))


def to_acquaintance(whom: str, title: str | None, own_name: str | None) -> Draft:
    """Return a few lines to somebody whom the person knows a little.

    They are called by name only if `whom` is a name, with capitals: "my old boss" is nobody's name.
    """
    words = whom.split()
    named = len(words) <= LONGEST_CALLED and all(word.isalpha() and word[0].isupper() for word in words)
    name = words[0] if named else None
    return Draft(HELLO, {"name": name, "title": title, "own_name": own_name})


async def offer(draft: Draft, application: Application) -> Sent:
    """Show a draft to copy, and ask whether it went out."""
    words = "reply/sent_if_known" if draft.name == HELLO else "reply/sent"
    words = "reply/sent_if_request" if draft.name.startswith(REQUEST) else words
    sent = await Choose("sent", Sent, passed=Sent.no, words=words, draft=draft)
    if sent is Sent.sent:
        await Record("sent", MessageSent(application.number, draft.name))
    return sent
