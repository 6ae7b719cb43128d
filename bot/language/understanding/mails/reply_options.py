"""Tell whether anybody reads an answer to a mail, and whether feedback or a call is offered in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.understanding.mails.parts import Parts, addresses_in

_UNREAD = re.compile(
    r"(?:do not|don't|please don't|cannot|can't|not be able to) (?:reply|respond"
    r"|answer)(?! (?:to )?(?:everyone|every|all|each|individually))|not (?:be )?(?:monitored|staffed"
    r"|checked|attended)|(?:are|is|be) not read\b|outgoing (?:mail|email)|(?:can't|cannot|can not"
    r"|unable to|does not|doesn't) (?:receive|accept|take) (?:mail|email|repl|incoming)"
    r"|not (?:to )?revert|unmonitored|unattended|nobody (?:reads|sees|checks|monitors)|no one (?:reads"
    r"|sees|checks|monitors)|"
    r"replies (?:to|sent|will)[^.]{0,60}(?:not|never|bounce|deleted|nobody)|(?:mailbox|inbox"
    r"|address)[^.]{0,40}(?:send only|outgoing|not accept|does not (?:take|accept|receive))"
    r"|answers? (?:to this)[^.]{0,30}not|send-only|outgoing (?:mail|messages) only|not (?:a )?monitored",
    re.IGNORECASE,
)

_UNREAD_ADDRESS = re.compile(r"no-?_?reply|do-?_?not-?_?reply|notreply|noanswer|no-?response", re.IGNORECASE)

_READ = re.compile(
    r"\b(?:just |simply |please |do |can |you can |feel free to |welcome to |happy for you to |hit "
    r"|kindly |to accept,? |and )?(?:reply|replying|(?<!how you )respond|responding|write back"
    r"|replied) (?:directly )?(?:to|with|on|by|back|here|whenever|any ?time|if)\b(?! (?:each|every|all"
    r"|everyone|applicants|candidates|those|you\b|the advert))"
    r"|^(?:please |kindly )?(?:reply|respond|answer|write back) (?:with|to|here|by)|acknowledge (?:on"
    r"|this|by)|(?:revert|confirm) (?:on|by|back to) (?:trailing|this|return) (?:mail|email)"
    r"|\bjust (?:reply|hit reply|answer)|hit reply|"
    r"(?:drop|shoot|send|ping|fire) (?:me|us) (?:an? )?(?:line|reply|e-?mail back|note back|message back)|"
    r"(?:reply|replies) (?:is"
    r"|are) (?:welcome|read)|reach me (?:by|at this|on this)|reply to (?:this|me)|by return"
    r"|answer (?:this|me)",
    re.IGNORECASE,
)

_NO_FEEDBACK = re.compile(
    r"(?:unable|not able|cannot|can't|can not|not possible|won't|will not|don't|do not|regret"
    r"|not in a position|aren't able|\bnever|\bno|\bnot)\b[^.;]{0,60}\b(?:feedback|reasons|comments)\b"
    r"|(?:feedback|marks)[^.;]{0,40}(?:not|cannot|can't|unable|only (?:be )?(?:given|provided|available"
    r"|offered) to)",
    re.IGNORECASE,
)

_FEEDBACK = re.compile(
    r"feedback[^.;]{0,60}(?:please|available|contact|ring|call|reply|let (?:me|us) know|on request|happy"
    r"|just|can be|ask|email|drop|glad|request)|(?:happy|glad|like|welcome|able|can|could|pleased|offer"
    r"|request|ask|want|if you'd|available|would)\b[^.;]{0,70}\bfeedback"
    r"|(?:if|should)\b[^.;]{0,40}\b(?:know (?:more|what|why|how)|notes|hear more|feedback|talk it over"
    r"|pointers)\b[^.;]{0,60}|(?:happy|glad|pleased|willing|free|fine)\b[^.;]{0,40}(?:talk|go|walk"
    r"|take) (?:you )?(?:it |that |this )?through|(?:talk|go|walk) (?:you )?through (?:how|what|why"
    r"|where|your (?!profile|application|cv|resume|details|documents)"
    r"|the (?:scor|interview|panel))|(?:happy|glad) to (?:tell you more|explain|say more"
    r"|share)",
    re.IGNORECASE,
)

_HAD_FEEDBACK = re.compile(
    r"\b(?:client|hiring team|manager|panel|received|got|waiting|chased?|pending|their"
    r"|awaiting)\b[^.;]{0,20}feedback|feedback (?:from|is|was|on (?:our|the) (?:process|site))",
    re.IGNORECASE,
)


LONGEST_ADDRESS = 100
"""Characters of a line that is the address of whoever writes, with a name beside it. Our own choice."""


def replies_of(parts: Parts) -> bool | None:
    """Tell whether somebody reads an answer; None where the mail says nothing of it."""
    everything = " \n".join((*parts.head, *parts.body, *parts.signature, *parts.footer))[:12_000]
    around = (*parts.signature[-2:], *parts.footer[:2])
    own = [line for line in around if len(line) < LONGEST_ADDRESS]
    sender = " ".join(addresses_in(" ".join((parts.sender, parts.headers.get("reply-to", ""), *own))))
    if _UNREAD.search(everything) or _UNREAD_ADDRESS.search(sender):
        return False
    return True if any(_READ.search(one) for one in parts.sentences[:40]) else None


def feedback_of(sentences: tuple[str, ...]) -> bool | None:
    """Tell whether feedback was offered (True), ruled out (False), or not spoken of (None)."""
    for one in _about_feedback(sentences):
        if _NO_FEEDBACK.search(one):
            return False
        if _FEEDBACK.search(one) and not _HAD_FEEDBACK.search(one):
            return True
    return None


def _about_feedback(sentences: tuple[str, ...]) -> Iterator[str]:
    return (one for one in sentences[:40])


_CALL = re.compile(
    r"(?:happy|glad|free|pleased|feel free|like|welcome|do|please|just|can)\b[^.;]{0,50}\b(?:call|ring"
    r"|phone|chat|talk|speak|jump on)\b|give (?:me|us) a (?:ring|call|shout)|i'll (?:call|ring) you",
    re.IGNORECASE,
)


def call_offered(sentences: tuple[str, ...]) -> bool:
    """Tell whether they offered to talk on the phone."""
    return any(_CALL.search(one) for one in sentences[:40])
