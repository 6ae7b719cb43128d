"""Answer what is said under a card about danger, by its first plain word, and never twice in the same words.

What is done already, or what the body tells of, comes before all else. Who means something else than it was
taken for, or wants to go on, is let go: that costs nothing, since what is plain brings the card each time.
"""

from __future__ import annotations

from datetime import timedelta

from bot.coach.safety import Tier
from bot.talk.frozen import changed
from bot.turn.interpreting.one_line import on_one_line
from bot.turn.model.turn import Turn
from bot.turn.readings.danger_reply import DangerReply
from bot.turn.wellbeing import crisis, feelings

WORDS = "wellbeing/after_card"

NEXT_DAY = timedelta(hours=20)
"""How long after a card an everyday line is that of another day: somebody writes at their own hour, give or
take a few. Our own choice."""

LOOKED_AT = 1000
"""The most characters of a text that are looked at."""

LONGEST = 160
"""The most characters of a text that lets somebody go: a longer one says more than that."""

NAMES = ("unreached", "told", "safe", "what", "scared")
"""What is looked for in a text, in this order: "I called, nobody answered" tells of both."""


def of_themselves(turn: Turn, tier: Tier, text: str) -> Tier:
    """Return the tier of what the screen has found, without what is only said of things.

    A knife that nobody is threatened with is no threat, and a medicine that is taken every day no attempt:
    both are asked about.
    """
    says, plain = turn.words(WORDS), _plain(text)
    alone = tier is Tier.threat and says["means"].fullmatch(plain) is not None
    routine = tier is Tier.explicit and says["routine"].fullmatch(plain) is not None
    return Tier.unclear if alone or routine else tier


def is_urgent(turn: Turn, text: str) -> bool:
    """Tell whether something is done already, or the means are at hand."""
    return turn.words(WORDS)["urgent"].search(_plain(text)) is not None


def is_done(turn: Turn, text: str) -> bool:
    """Tell whether somebody has done something that leaves no time to ask whether they meant it."""
    says, plain = turn.words(WORDS), _plain(text)
    return says["done"].search(plain) is not None and says["not_done"].search(plain) is None


def answer_plain(turn: Turn, text: str) -> bool:
    """Answer what is urgent, and a goodbye for good; else return False."""
    says, plain = turn.words(WORDS), _plain(text)
    other = turn.person.hold is Tier.other
    if is_urgent(turn, text):
        turn.say(crisis.UNDER["urgent_other" if other else "urgent"])
    elif says["farewell"].search(plain) is not None and not other:
        turn.say(crisis.UNDER["stay"])
    else:
        return False
    return True


def let_go(turn: Turn, text: str) -> bool:
    """Let somebody go who says that they meant something else, or that they want to go on."""
    if not _wants_out(turn, text):
        return False
    let_go_now(turn, denies=turn.hear(text).danger_reply() in (DangerReply.no, DangerReply.otherwise))
    return True


def let_go_now(turn: Turn, *, denies: bool) -> None:
    """End a card that stands, kindly, and go on where the person was.

    denies: they have said that it isn't so, and not only that they want to go on.
    """
    if denies and turn.person.hold is Tier.explicit:
        turn.person = feelings.with_feeling(turn, feelings.SAFE)
    turn.say(crisis.LET_GO)
    crisis.release(turn)


def answer(turn: Turn, text: str) -> None:
    """Answer by what the text says first; where nothing is plain, say that someone is there, in turn."""
    says, plain = turn.words(WORDS), _plain(text)
    found = [name for name in NAMES if says[name].search(plain) is not None]
    if "safe" in found and says["unsafe"].search(plain) is not None:
        found.remove("safe")
    if found:
        other = turn.person.hold is Tier.other and found[0] in ("what", "unreached")
        turn.say(crisis.UNDER[f"{found[0]}_other" if other else found[0]])
        return
    lately = turn.person.lately.with_misread(turn.now)
    turn.person = changed(turn.person, lately=lately)
    turn.say(crisis.ON_HOLD[(lately.misread - 1) % len(crisis.ON_HOLD)])


def welcome_back(turn: Turn, text: str) -> bool:
    """Welcome somebody who writes an everyday line on another day, and end the hold; else return False.

    The screen has found nothing in it. The line is then heard as any other.
    """
    since = turn.person.held_at
    says, plain = turn.words(WORDS), _plain(text)
    names = ("urgent", "farewell", *NAMES)
    if since is None or turn.now - since < NEXT_DAY or turn.reader.sounds_dark(text):
        return False
    if any(says[name].search(plain) is not None for name in names):
        return False
    turn.say(crisis.BACK)
    crisis.lift(turn)
    return True


def _wants_out(turn: Turn, text: str) -> bool:
    says, plain = turn.words(WORDS), _plain(text)
    if len(text) > LONGEST:
        return False
    allowed = [says["out"], *([says["out_if_other"]] if turn.person.hold is Tier.other else ())]
    clauses = [clause for part in says["clauses"].split(plain) if (clause := part.strip())]
    out = [any(pattern.fullmatch(clause) is not None for pattern in allowed) for clause in clauses]
    rest = (clause for clause, is_out in zip(clauses, out, strict=True) if not is_out)
    return any(out) and all(says["beside"].fullmatch(clause) is not None for clause in rest)


def _plain(text: str) -> str:
    return on_one_line(text, LOOKED_AT)
