"""Move a run: begin, answer, go back, park, resume, change and end it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bot.coach.briefing import briefing_for
from bot.coach.dialogues.changing import ERASED, FORGET
from bot.coach.dialogues.choosing import ANOTHER
from bot.coach.dialogues.later import When
from bot.coach.dialogues.no import NEW
from bot.coach.dialogues.reminding import REMIND
from bot.coach.facts.application import Application, Pace
from bot.coach.facts.known import AboutLater, AboutWords, Topic, subject
from bot.coach.facts.records import Postponed
from bot.coach.facts.refused import AboutReview, NoOf
from bot.coach.scripts import SCRIPTS
from bot.talk.ask import SKIPPED, Ask
from bot.talk.kinds import Choose
from bot.talk.script import Answer, Then, back
from bot.turn.model.callback_data import Control
from bot.turn.model.person import MOST_PARKED, Run, RunState
from bot.turn.model.says import Answered, Asked, Card, Changes, Ended, LeftOff
from bot.turn.model.turn import Turn
from bot.turn.runs import forgetting, limits, parked, place_card, removing, sector_card
from bot.turn.runs.say_back import say_back

AFTERWARDS = "afterwards"
"""The key, among a run's answers, of the dialogue that is wished for after it. No question has this key."""

LISTED = "=listed"
"""The draft answer of a question with options while the run's answers are listed for a change."""

TOLD = "told."
"""How the keys begin under which a run keeps what was told of an interview before its review."""

LOG = "log"
"""The dialogue that notes an application."""

YES = "yes"
"""The dialogue after a yes."""


def begin(turn: Turn, script: str, about: Any = None, given: Mapping[str, str] | None = None) -> None:
    """Begin a dialogue; the current run is parked. given: answers known already, by key, as stored."""
    park(turn)
    number = turn.person.last + 1
    facts = briefing_for(script, about, turn.beginning(number))
    if not limits.has_room(turn.now_established(), script, facts):
        turn.card("no_room", most=limits.MOST_APPLICATIONS)
        parked.offer_parked(turn)
        return
    version = SCRIPTS[script].version
    _close_older(turn, script, facts)
    _close_oldest(turn, about.run if isinstance(about, AboutLater) else None)
    answers = {key: Answer(value, turn.now) for key, value in (given or {}).items()}
    run = Run(number, script, version, facts, turn.now, turn.now, answers, nth=turn.count(script))
    proceed(turn, turn.put(run))


def aside(turn: Turn, script: str, about: Any = None, given: Mapping[str, str] | None = None) -> None:
    """Run a dialogue, if all its answers are known, beside the current run, which goes on; else begin it."""
    number = turn.person.last + 1
    facts = briefing_for(script, about, turn.beginning(number))
    answers = {key: Answer(value, turn.now) for key, value in (given or {}).items()}
    run = Run(number, script, SCRIPTS[script].version, facts, turn.now, turn.now, answers)
    if run.position.ask is not None:
        begin(turn, script, about, given)
        return
    turn.say(Ended(turn.put(run.but(state=RunState.closed, nth=turn.count(script)))))
    turn.ask_again()


def _close_older(turn: Turn, script: str, facts: Any) -> None:
    """Close parked runs of the same dialogue about the same application: the new run replaces them."""
    chosen = getattr(facts, "chosen", None)
    for run in turn.person.runs:
        same = run.script == script and getattr(run.facts, "chosen", None) == chosen
        if run.state is RunState.parked and chosen is not None and same:
            turn.put(run.but(state=RunState.closed, draft_answer=None, changing=None))


def _close_oldest(turn: Turn, left: int | None) -> None:
    """Close the oldest parked runs if there are too many, those with a reminder last.

    What was answered in them, and what they recorded, stays. left: the number of the run that was left just
    now, which is kept.
    """
    parked = [run for run in reversed(turn.person.left) if run.number != left]
    over = len(turn.person.left) - MOST_PARKED
    if over > 0:
        reminded = {fact.run for _, fact in turn.now_established().of(Postponed) if fact.day or fact.delay}
        for run in sorted(parked, key=lambda run: run.number in reminded)[:over]:
            turn.put(run.but(state=RunState.closed, draft_answer=None, changing=None))


def proceed(turn: Turn, run: Run) -> None:
    """Ask the open question, or end the run."""
    if run.state is RunState.correcting:
        turn.put(run.but(state=RunState.closed, changing=None, draft_answer=None))
        turn.card("corrected")
        parked.offer_parked(turn)
    elif run.open(run.position) is not None:
        turn.say(Asked(run, first=True))
    else:
        end(turn, run)


def end(turn: Turn, run: Run) -> None:
    """Close a run that is done: say its last words, and go on to what comes next."""
    ending = run.position.ending
    closed = turn.put(run.but(state=RunState.closed, draft_answer=None, changing=None))
    if ending is None:
        return
    if closed.script == YES:
        _close_same_news(turn, closed)
    if ending.words == ERASED and closed.script == FORGET.name:
        forgetting.forget(turn, ending.shows["application"])
    half = _half_noted(turn) if ending.then is not None and ending.then.script == LOG else None
    if ending.words is not None and half is None:
        turn.say(Ended(closed))
        removing.offer(turn, closed)
    if half is not None:
        unchanged(turn, resume(turn, half))
        say_back(turn, Card("told", "half_noted", shows={"name": parked.named(half)}))
    elif ending.then is not None:
        script, about, given = _with_what_was_told(closed, ending.then)
        begin(turn, script, about, given)
    elif (wished := closed.answers.get(AFTERWARDS)) is not None and wished.value.split()[0] in SCRIPTS:
        _begin_wished(turn, wished.value, ending.shows.get("application"))
    elif not ending.rests and not parked.offer_parked(turn):
        sector_card.show_once(turn, closed)
        place_card.show_once(turn, closed)


def _begin_wished(turn: Turn, wished: str, application: object) -> None:
    """Begin what was wished for before the application was noted: its dialogue, perhaps with a day."""
    script, _, day = wished.partition(" ")
    if script != REMIND.name:
        begin(turn, script, Topic(getattr(application, "number", None)))
    elif isinstance(application, Application):
        settled = turn.now_established().has_settings
        on = date.fromisoformat(day) if day else None
        begin(turn, script, AboutWords((application,), day=on, settled=settled))


def _half_noted(turn: Turn) -> Run | None:
    """Return the first application that somebody had begun to note, and left; None if there is none."""
    if turn.history.cases:
        return None
    begun = [
        run for run in turn.person.left if run.script == LOG and {"company", "role"} & run.answers.keys()
    ]
    return begun[0] if begun else None


def _with_what_was_told(closed: Run, then: Then) -> tuple[str, Any, dict[str, str] | None]:
    """Return what to begin after a run, with the answers that the person gave before their questions."""
    told = {key[len(TOLD) :]: answer.value for key, answer in closed.answers.items() if key.startswith(TOLD)}
    if not told or not isinstance(then.about, AboutReview):
        return _with_the_name(closed, then)
    about = then.about
    if about.pace is Pace.quick:
        about = replace(about, badly=told.pop("went_badly", None))
        if (better := told.pop("prepare_better", None)) is not None:
            told["differently"] = better
    return then.script, about, told


def _with_the_name(closed: Run, then: Then) -> tuple[str, Any, dict[str, str] | None]:
    """Return what to begin after a run; after `start`, with the company that was named there."""
    given = {key: closed.answers[key].value for key in ("company", "role") if key in closed.answers}
    if closed.script != "start" or not given:
        return then.script, then.about, None
    if then.script == "no":
        return "no", Topic(of=NoOf(given["company"], given.get("role"))), {"which": NEW, **given}
    if then.script == YES:
        return YES, then.about, {"which": ANOTHER, "role": SKIPPED, **given}
    return "log", Topic(way="new"), given  # an application that is waited for has to be noted first


def _close_same_news(turn: Turn, done: Run) -> None:
    """Close dialogues after a yes that were left, about the same company or one that wasn't named yet."""

    def company(run: Run) -> str:
        about = subject(run.facts)
        named = run.answers.get("company")
        return (about.company if about is not None else named.value if named is not None else "").casefold()

    for run in turn.person.left:
        if run.script == YES and company(run) in ("", company(done)):
            turn.put(run.but(state=RunState.closed, draft_answer=None, changing=None))


def park(turn: Turn, *, even_empty: bool = False) -> Run | None:
    """Park the current run, so that it can be taken up again; close a brief one and remove an empty one.

    A run with a record is not empty, even if nothing was answered yet: a no that was told stays a no.
    """
    run = turn.person.current
    if run is None:
        return None
    kept = even_empty or run.script == FORGET.name  # so that "erase it" still means what that run is about
    if run.state is RunState.current and not kept and not (run.position.path or run.position.records):
        turn.remove(run.number)
        return None
    lasting = run.state is RunState.current and not run.dialogue.brief
    state = RunState.parked if lasting else RunState.closed
    return turn.put(run.but(state=state, draft_answer=None, changing=None))


def resume(turn: Turn, run: Run) -> Run:
    """Take up a parked run. On another day an answer that fades, such as the mood, is asked for again."""
    park(turn)
    run = parked.with_known_place(turn, run)
    last = run.position.path[-1] if run.position.path else ""
    answers = run.answers
    if last in run.dialogue.fades and turn.person.day_of(answers[last].at) != turn.today:
        answers = back(run.position, answers)
    return turn.put(run.but(answers=answers, state=RunState.current, taken_up=turn.now))


def later(turn: Turn, when: When | None = None) -> None:
    """Park the current run, show what there is so far, and ask when to come back, unless that is known."""
    run = park(turn, even_empty=True)
    if run is None or run.state is not RunState.parked:
        return
    position = run.position
    if run.dialogue.left is not None and run.dialogue.left(run.facts, position) is not None:
        turn.say(LeftOff(run))
    begin(turn, "later", AboutLater(run.number), {"when": when.value} if when is not None else None)


def answer(turn: Turn, run: Run, ask: Ask[Any], value: str, sources: Mapping[int, str]) -> None:
    """Store an answer that parses, and go on."""
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
    """Remove the buttons of a question that has been dealt with. Call this after saying what comes next."""
    turn.say(Answered(run, ask.key, message, choice, control))


def go_back(turn: Turn, run: Run) -> None:
    """Remove the last answer and ask its question again."""
    if run.changing is not None:
        unchanged(turn, run)
        return
    answers = back(run.position, run.answers)
    turn.say(Asked(turn.put(run.but(answers=answers, draft_answer=None))))


def unchanged(turn: Turn, run: Run) -> None:
    """Leave the answers as they are, and return to where the person was."""
    if run.state is RunState.correcting:
        turn.put(run.but(state=RunState.closed, changing=None, draft_answer=None))
        turn.card("unchanged")
        parked.offer_parked(turn)
    else:
        proceed(turn, turn.put(run.but(changing=None, draft_answer=None)))


def change(turn: Turn, run: Run, key: str = "") -> None:
    """Ask again for an answer that is to be changed; without a key, list the answers first."""
    if key:
        stored = run.answers[key].value
        draft = stored if stored != SKIPPED else None
        turn.say(Asked(turn.put(run.but(changing=key, draft_answer=draft))))
    else:
        ask = run.open(run.position)
        listed = LISTED if ask is not None and isinstance(ask.kind, Choose) else None
        turn.say(Changes(turn.put(run.but(changing=None, draft_answer=listed))))


def correct(turn: Turn, run: Run) -> None:
    """List the answers of a closed run, to change one. The current run is parked."""
    if not turn.reader.named(turn.person.language, run, run.position):
        turn.card("changes_none")
        return
    park(turn)
    change(turn, run.but(state=RunState.correcting))
