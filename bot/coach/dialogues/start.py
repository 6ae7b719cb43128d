"""Say what this is, and ask where the person is right now."""

from __future__ import annotations

from enum import Enum

from bot.coach.facts.known import AboutStart, Topic
from bot.talk.kinds import Choose
from bot.talk.script import Ending, Script, Then


class Now(Enum):
    """The options say where the person is. Each but `look` (around) is the name of a dialogue."""

    no = "no"
    waiting = "waiting"
    log = "log"
    yes = "yes"
    look = "look"


async def start(about: AboutStart) -> Ending:
    """Ask where they are; each answer leads on to the dialogue of that name, except a look around."""
    now = await Choose("now", Now, words="now_again" if about.known else None)
    return Ending("look") if now is Now.look else Ending(then=Then(now.value, Topic()))


START = Script("start", 2, start, AboutStart, (AboutStart(), AboutStart(known=True)), brief=True)
