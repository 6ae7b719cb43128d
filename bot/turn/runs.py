"""What can happen to a run: it begins, is answered, goes back, is left, taken up again, changed, ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.coach.briefing import facts_for
from bot.coach.facts.known import AboutLater, AboutWait, subject
from bot.coach.scripts import SCRIPTS
from bot.talk.ask import SKIPPED, Ask
from bot.talk.script import Answer, back
from bot.turn.callback_data import Control, RunAction, RunTap
from bot.turn.person import Run, RunState
from bot.turn.says import Answered, Asked, CardButton, Changes, Ended, LeftOff
from bot.turn.turn import Turn


def begin(turn: Turn, script: str, about: Any = None) -> None:
    """Start a dialogue; whatever was current is left."""
    park(turn)
    number = turn.person.last + 1
    facts = facts_for(script, about, turn.beginning(number))
    version = SCRIPTS[script].version
    _take_the_place_of_older(turn, script, facts)
    proceed(turn, turn.put(Run(number, script, version, facts, turn.now, turn.now)))


def _take_the_place_of_older(turn: Turn, script: str, facts: Any) -> None:
    """The same dialogue about the same application, left earlier, is not worth coming back to any more."""
    chosen = getattr(facts, "chosen", None)
    for run in turn.person.runs:
        same = run.script == script and getattr(run.facts, "chosen", None) == chosen
        if run.state is RunState.parked and chosen is not None and same:
            turn.put(run.but(state=RunState.closed, draft_answer=None, changing=None))


def proceed(turn: Turn, run: Run) -> None:
    """Ask what is open, or end."""
    if run.state is RunState.correcting:
        turn.put(run.but(state=RunState.closed, changing=None, draft_answer=None))
        turn.card("corrected")
        offer_parked(turn)
    elif run.open(run.position) is not None:
        turn.say(Asked(run, first=True))
    else:
        end(turn, run)


def end(turn: Turn, run: Run) -> None:
    """Close a run that is done: its last words, and what comes next."""
    ending = run.position.ending
    closed = turn.put(run.but(state=RunState.closed, draft_answer=None, changing=None))
    if ending is None:
        return
    if ending.words is not None:
        turn.say(Ended(closed))
    if ending.then is not None:
        begin(turn, ending.then.script, ending.then.about)
    elif not ending.rests:
        offer_parked(turn)


def offer_parked(turn: Turn) -> None:
    """Mention the dialogue that was left last, if there is one; once a day at most."""
    if turn.person.current is not None:
        return
    drop_what_is_over(turn)
    parked = turn.person.parked
    if parked is None:
        return
    if parked.mentioned is None or turn.person.day_of(parked.mentioned) != turn.today:
        turn.put(parked.but(mentioned=turn.now))
        turn.card("parked", *go_on_or_not(parked), script=parked.script, name=named(parked))


def drop_what_is_over(turn: Turn) -> None:
    """What was left in the middle of waiting for an answer is over once there is one."""
    for run in turn.person.runs:
        about = subject(run.facts) if isinstance(run.facts, AboutWait) and run.script != "yes" else None
        case = turn.now_established().case(about.number) if about is not None else None
        over = case is not None and (not case.open or (case.muted and run.script == "overdue"))
        if over and run.state is RunState.parked:
            turn.put(run.but(state=RunState.closed, draft_answer=None, changing=None))


def named(run: Run) -> str | None:
    """What a run is about, by name: as it started, or as it was answered since."""
    about = subject(run.facts)
    if about is not None:
        return about.name
    values = run.position.values
    return values.get("company") or values.get("role")


def go_on_or_not(run: Run) -> tuple[CardButton, CardButton]:
    """The two buttons under the mention of a run that was left."""
    return (
        CardButton("go_on", RunTap(RunAction.go, run.number)),
        CardButton("not_now", RunTap(RunAction.stay, run.number)),
    )


def park(turn: Turn, *, even_empty: bool = False) -> Run | None:
    """Leave the current run, so that it can be taken up again; a brief one is dropped, and an empty one."""
    run = turn.person.current
    if run is None:
        return None
    if run.state is RunState.current and not even_empty and not run.position.path:
        turn.remove(run.number)
        return None
    lasting = run.state is RunState.current and not run.dialogue.brief
    state = RunState.parked if lasting else RunState.closed
    return turn.put(run.but(state=state, draft_answer=None, changing=None))


def resume(turn: Turn, run: Run) -> Run:
    """Take up a run that was left. How heavy it is may have changed overnight."""
    park(turn)
    last = run.position.path[-1] if run.position.path else ""
    answers = run.answers
    if last in run.dialogue.fades and turn.person.day_of(answers[last].at) != turn.today:
        answers = back(run.position, answers)
    return turn.put(run.but(answers=answers, state=RunState.current, taken_up=turn.now))


def later(turn: Turn) -> None:
    """Leave the current run, show what there is so far, and ask when to come back."""
    run = park(turn, even_empty=True)
    if run is None or run.state is not RunState.parked:
        return
    position = run.position
    if run.dialogue.left is not None and run.dialogue.left(run.facts, position) is not None:
        turn.say(LeftOff(run))
    begin(turn, "later", AboutLater(run.number))


def answer(turn: Turn, run: Run, ask: Ask[Any], value: str, sources: Mapping[int, str]) -> None:
    """Store what parses as an answer, and go on."""
    proceed(turn, turn.put(run.answered(ask.key, Answer(value, turn.now, dict(sources)))))


def mark_answered(
    turn: Turn,
    run: Run,
    ask: Ask[Any],
    message: int | None,
    *,
    choice: str | None = None,
    control: Control | None = None,
) -> None:
    """Take the buttons of a question away that has been dealt with; after what is asked next."""
    turn.say(Answered(run, ask.key, message, choice, control))


def go_back(turn: Turn, run: Run) -> None:
    """Take the last answer away and ask it again."""
    if run.changing is not None:
        unchanged(turn, run)
        return
    answers = back(run.position, run.answers)
    turn.say(Asked(turn.put(run.but(answers=answers, draft_answer=None))))


def unchanged(turn: Turn, run: Run) -> None:
    """They leave the answers as they are: back to where they were."""
    if run.state is RunState.correcting:
        turn.put(run.but(state=RunState.closed, changing=None, draft_answer=None))
        turn.card("unchanged")
        offer_parked(turn)
    else:
        proceed(turn, turn.put(run.but(changing=None, draft_answer=None)))


def change(turn: Turn, run: Run, key: str = "") -> None:
    """Change an answer: without a key, list them first."""
    if key:
        stored = run.answers[key].value
        draft = stored if stored != SKIPPED else None
        turn.say(Asked(turn.put(run.but(changing=key, draft_answer=draft))))
    else:
        turn.say(Changes(turn.put(run.but(changing=None, draft_answer=None))))


def correct(turn: Turn, run: Run) -> None:
    """List the texts of a closed run, to change one. What was current is left meanwhile."""
    if not turn.reader.named(turn.person.language, run, run.position):
        turn.card("changes_none")
        return
    park(turn)
    change(turn, run.but(state=RunState.correcting))
