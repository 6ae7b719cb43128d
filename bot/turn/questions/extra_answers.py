"""Take what else an answer says, where the next question asks for just that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.coach.dialogues.answer import Other
from bot.coach.dialogues.no import Given
from bot.coach.facts.heaviness import HEAVY
from bot.talk.ask import Ask
from bot.talk.days import PickDate
from bot.talk.kinds import Choose, Rate, Write
from bot.talk.script import Answer
from bot.turn.interpreting.answers import interpret
from bot.turn.interpreting.parts import parts
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions import answering
from bot.turn.readings.reading import ANSWER, CERTAIN, INSTEAD, Kind
from bot.turn.runs.say_back import ask_once_more, say_back

WORDS = "questions/extra_answers"
"""The file of this module's patterns in `content/en/turn/`."""

GIVEN, REASON = "given", "reason"
"""The question whether the employer gave a reason, and the question for the reason, which follows it."""

KIND, REPLY_BY = "kind", "reply_by"
"""The question what kind of yes it is, and a later question, for the day by which to answer it."""

AGAIN, CLOSE = "again", "close"
"""The question whether to let the application go, and the question how to close it then."""

CONTACT = "contact"
"""The question for the name of the contact."""

LONGEST_FIRST = 6
"""The most words of an answer that stands before something else. Our own choice."""

LONGEST_REASON = 14
"""The most words of a reason that follows a yes or a no. Our own choice."""

FEWEST_BEHIND = 3
"""The fewest words behind a "but" that say how it is now. Our own choice."""


def take_leading_answer(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take the answer that comes before something else: "sent. she never answers"."""
    says = turn.words(WORDS)
    kind = ask.kind
    if not isinstance(kind, Choose | Rate) or (isinstance(kind, Choose) and kind.otherwise is not None):
        return False
    first, *others = says["first"].split(text.strip(), maxsplit=1)
    rest = others[0] if others else ""
    if not rest or not 0 < len(first.split()) <= LONGEST_FIRST or says["not_sure"].search(rest) is not None:
        return False
    return _take_part(turn, run, ask, first, text)


def take_after_question(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take the answer that follows a doubt they ask aloud: "would it look needy? ah sure, do it"."""
    doubt, asked, last = text.strip().rpartition("?")
    if not asked or not isinstance(ask.kind, Choose) or ask.kind.otherwise is not None:
        return False
    last = last.strip(" .!")
    if not 0 < len(last.split()) <= LONGEST_FIRST or turn.words(WORDS)["unsure"].search(last) is not None:
        return False
    if turn.hear(last).option(run) is None:
        reading = turn.hear(last).readings(ask).clearest(ANSWER)
        if reading is None or reading.kind is not Kind.answer:
            return False
    return _take_part(turn, run, ask, last, doubt)


def take_opening(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take the yes or no that a text opens with, where what follows only says why: "yes cos i'd forget"."""
    opened = turn.hear(text).opening()
    if opened is None or not isinstance(ask.kind, Choose) or ask.kind.otherwise is not None:
        return False
    first, rest = opened
    if len(rest.split()) > LONGEST_REASON or turn.words(WORDS)["not_sure"].search(rest) is not None:
        return False
    meant, besides = turn.hear(first).readings(ask).clearest(CERTAIN), turn.hear(rest).readings(ask)
    other = besides.clearest(ANSWER) or besides.clearest(INSTEAD)
    opposed = other is not None and other.kind in (Kind.answer, Kind.move)
    if meant is None or (opposed and other is not None and other.name != meant.name):
        return False
    return _take_part(turn, run, ask, first, text)


def take_after_a_no(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take the answer that comes after a no with the same meaning: "no, not yet"."""
    match = turn.words(WORDS)["no_twice"].match(text)
    if match is None or not isinstance(ask.kind, Choose) or ask.kind.otherwise is not None:
        return False
    return _take_part(turn, run, ask, text[match.end() :], text)


def _take_part(turn: Turn, run: Run, ask: Ask[Any], first: str, text: str) -> bool:
    """Take the answer that a part of the text gives, with what the text says besides."""
    reading = turn.hear(first).readings(ask).clearest(ANSWER)
    sure = reading is not None and reading.kind is Kind.answer
    stored = turn.hear(first).option(run)
    stored = stored or (reading.name if reading is not None and sure else None)
    if stored is None:
        return False
    if isinstance(ask.kind, Rate) and (step := _no_lighter(turn, ask, text, stored)) != stored:
        answering.take_answer(turn, run, ask, step, None, choice=step)
        say_back(turn, Card("said", f"mood__{step}"))
        return True
    if not answering.run_option_action(turn, run, ask, stored, None):
        answering.take_answer(turn, run, ask, stored, None, choice=stored)
        if (more := take_extra(turn, ask, stored, text)) is not None:
            say_back(turn, more)
        elif reading is not None and sure and reading.said:
            say_back(turn, Card("said", reading.said))
    return True


def _no_lighter(turn: Turn, ask: Ask[Any], text: str, step: str) -> str:
    """Return the step of a part of the text; `HEAVY` at least, if the whole most likely says the heaviest."""
    answers = turn.hear(text).readings(ask).only(Kind.answer).ranked
    heaviest = isinstance(ask.kind, Rate) and bool(answers) and answers[0].name == str(ask.kind.top)
    return max(step, str(HEAVY)) if heaviest else step


def take_step_on_scale(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take the one step of a scale that the parts of a text say: "pretty bad tbh, 4 interviews"."""
    if not isinstance(ask.kind, Rate):
        return False
    meant = _meant_now(turn, text)
    heard = [turn.hear(part).readings(ask).clearest(ANSWER) for part in meant]
    steps = {
        reading.name: reading for reading in heard if reading is not None and reading.kind is Kind.answer
    }
    if len(steps) != 1:
        return False
    step = _no_lighter(turn, ask, text, next(iter(steps)))
    answering.take_answer(turn, run, ask, step, None, choice=step)
    say_back(turn, Card("said", f"mood__{step}"))
    return True


def _meant_now(turn: Turn, text: str) -> list[str]:
    """Return the parts of a text that say how it is now, not what was expected or how it once was.

    Only what stands behind the last "but" is looked at, if it is more than a word or two.
    """
    words = turn.words(WORDS)
    last = words["but"].split(text)[-1]
    said = parts(last if len(last.split()) >= FEWEST_BEHIND else text)
    return [part for part in said if words["expected"].search(part) is None]


def note_informant(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Acknowledge who brought the no, at the question whether there was a reason, and ask again."""
    name = turn.hear(text).person() if ask.key == GIVEN else None
    if name is None:
        return False
    ask_once_more(turn, run, Card("told", "from_somebody", shows={"name": name}))
    return True


def take_extra(turn: Turn, ask: Ask[Any], stored: str, text: str) -> Card | None:
    """Take what the text says besides its answer, such as the reason of a no, a day or a contact's name.

    ask, stored: the question that was just answered, and its answer. Returns the card that says back what was
    taken; None if there is nothing to say back.
    """
    run = turn.person.current
    following = run.open(run.position) if run is not None else None
    if run is not None and following is not None and (ask.key, following.key) == (AGAIN, CLOSE):
        return _take_how_to_close(turn, run, following, text)
    if run is not None and (run.script, ask.key) == ("yes", KIND):
        return reply_by(turn, run, text)
    if (
        run is not None
        and following is not None
        and isinstance(following.kind, PickDate)
        and run.dialogue.brief
    ):
        return _take_day(turn, run, following, text)
    if run is None or following is None or not isinstance(following.kind, Write):
        return None
    if following.key == CONTACT and (name := _contact(turn, text)) is not None:
        _take_answer(turn, run, following, name)
        return Card("said", "contact", shows={"name": name})
    if (ask.key, stored, following.key) != (GIVEN, Given.reason.value, REASON):
        return None
    reason = turn.hear(text).reason()
    if reason is None:
        return None
    _take_answer(turn, run, following, reason)
    return Card("said", "reason", shows={"reason": reason})


def _contact(turn: Turn, text: str) -> str | None:
    named = turn.words(WORDS)["named"].search(text)
    return named[1] if named is not None else turn.hear(text).contact()


def _take_how_to_close(turn: Turn, run: Run, ask: Ask[Any], text: str) -> Card | None:
    """Take how to close an application from the text that lets it go: "call it a no, I suppose"."""
    reading = turn.hear(text).readings(ask).clearest(CERTAIN)
    if reading is None or reading.kind is not Kind.answer:
        return None
    _take_answer(turn, run, ask, reading.name)
    return Card("said", reading.said)


def reply_by(turn: Turn, run: Run, text: str) -> Card | None:
    """Store the day by which to answer an offer, before its question comes; return what says it back."""
    day = turn.hear(text).answer_day()
    if day is None or day < turn.today or REPLY_BY in run.answers:
        return None
    kept = turn.put(run.but(answers={**run.answers, REPLY_BY: Answer(day.isoformat(), turn.now)}))
    turn.says = [
        replace(say, run=kept) if isinstance(say, Asked) and say.run.number == run.number else say
        for say in turn.says
    ]
    return Card("said", "reply_by", shows={"day": day})


def _take_answer(turn: Turn, run: Run, ask: Ask[Any], value: str) -> None:
    """Answer the question that was about to be asked, so that it isn't asked."""
    turn.says = [say for say in turn.says if not (isinstance(say, Asked) and say.first)]
    answering.take_answer(turn, run, ask, value, None)


def _take_day(turn: Turn, run: Run, ask: Ask[Any], text: str) -> Card | None:
    """Take a day from the answer that leads to the question for it ("for two weeks"). Return None."""
    stored = interpret(turn, run, ask, text)
    if isinstance(stored, str):
        _take_answer(turn, run, ask, stored)
    return None


def take_withdrawal(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take "withdraw Umbrella" as the answer to whether to withdraw: the lines to send come with that."""
    wait = ask.shows.get("wait")
    if not isinstance(ask.kind, Choose) or ask.kind.options is not Other or wait is None:
        return False
    name = wait.application.company or wait.application.role or ""
    if turn.words(WORDS)["withdraw"].match(text) is None or not turn.hear(text).mentioned([name]):
        return False
    answering.take_answer(turn, run, ask, Other.withdraw.value, None, choice=Other.withdraw.value)
    return True
