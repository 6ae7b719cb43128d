"""Take what is told at any question of `yes` for the question that it answers, so nothing is asked again."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.coach.dialogues.answer import Kind, Other, Ready
from bot.coach.facts.application import State
from bot.coach.facts.known import AboutWait, Wait
from bot.talk.ask import SKIPPED, Ask
from bot.talk.kinds import LONGEST_TEXT
from bot.talk.script import Answer
from bot.turn.interpreting import mentions, yes_said
from bot.turn.interpreting.parts import parts
from bot.turn.interpreting.yes_said import Wish
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer, take_control
from bot.turn.readings import reading
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import ANSWER
from bot.turn.runs import runs
from bot.turn.runs.say_back import ask_once_more, say_back
from bot.turn.texts import named_in_a_yes

KIND, CAUTION, REPLY_BY, WORKED = "kind", "caution", "reply_by", "worked"
"""The questions of `yes` that are the same for every application."""

OTHER = "other_"
"""The beginning of the keys of questions about other applications."""

MOST_OF_KIND = 8
"""The most words of a text that only says what kind of yes it is."""

MOST_WORDS = 4
"""The most words of a text that is only a day, or only says how the yes came."""


def take_in_a_yes(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take a text for what it says about the offer. Return False if it says something else."""
    if run.script != "yes" or run.changing is not None or len(text) > LONGEST_TEXT:
        return False
    if (
        ask.key == WORKED
        and yes_said.elsewhere(turn, text) is Wish.asks
        and _take_of_another(turn, run, ask, text)
    ):
        return True
    if ask.key == WORKED:
        due = yes_said.is_from_me(turn.hear(text)) and _take_deadline(turn, run, ask, text)
        return due or _take_what_helped(turn, run, ask, text)
    if turn.hear(text).option(run) is not None or turn.hear(text).control(run) is not None:
        return False
    if ask.key == KIND and _says_kind(turn, ask, text):
        return False  # taking that answer keeps the day that stands beside it
    if ask.key == KIND and (written := _says_how(turn, text)) is not None:
        kind = Kind.written if written else Kind.verbal
        take_answer(turn, run, ask, kind.value, None, choice=kind.value)
        say_back(turn, Card("said", f"kind_of_yes__{kind.value}"))
        return True
    if named_in_a_yes.take_start(turn, run, text):
        return True
    return (
        _take_deadline(turn, run, ask, text)
        or _takes_it(turn, run, ask, text)
        or _helped(turn, run, ask, text)
        or _take_of_another(turn, run, ask, text)
        or _correct_kind(turn, run, ask, text)
        or (ask.key == KIND and named_in_a_yes.take_named(turn, run, text))
        or _take_terms(turn, run, ask, text)
        or _take_reaction(turn, run, ask, text)
    )


def _says_kind(turn: Turn, ask: Ask[Any], text: str) -> bool:
    """Tell whether a text, or a part of it, says what kind of yes it is."""
    heard = (turn.hear(part).readings(ask).clearest(ANSWER) for part in (text, *parts(text)))
    return any(one is not None and one.kind is reading.Kind.answer for one in heard)


def _says_how(turn: Turn, text: str) -> bool | None:
    """Tell whether a few words say that the yes came in writing ("by email"); None if they don't say how."""
    few = len(text.split()) <= MOST_WORDS and not turn.hear(text).asks()
    return yes_said.is_in_writing(turn, text) if few else None


# ---------------------------------------------------------------- the day by which to answer the offer


def _take_deadline(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Keep the day by which the person has to answer, or that there is none. Return False if none is told."""
    if _others_named(turn, run, text):
        return False
    if yes_said.has_no_day(turn, text) and ask.key in (KIND, CAUTION, REPLY_BY):
        _keep(turn, run, ask, {REPLY_BY: SKIPPED}, Card("said", "no_day"))
        return True
    day = day_of_answer(turn, text, alone=ask.key == CAUTION)
    if day is None or (ask.key == REPLY_BY and turn.hear(text).days(past=False)):
        return False  # a mere day answers the question by itself
    _keep(turn, run, ask, {REPLY_BY: day.isoformat()}, Card("said", "reply_by", shows={"day": day}))
    return True


def day_of_answer(turn: Turn, text: str, *, alone: bool = False) -> date | None:
    """Return the day by which a text says that the person has to answer; None if it says no day.

    alone: whether a text that is a day and nothing else says so too.
    """
    if turn.hear(text).asks():
        return None
    day = None
    if yes_said.is_for_their_answer(turn.hear(text)):
        day = turn.hear(text).answer_day() or turn.hear(text).day_in()
    elif alone and len(text.split()) <= MOST_WORDS and not turn.hear(text).is_said():
        days = turn.hear(text).days(past=False)
        day = days[0] if len(days) == 1 else None
    return day if day is not None and day >= turn.today else None


def _takes_it(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Skip the question by when to answer, for somebody who will take the offer; else return False."""
    if (
        ask.key not in (KIND, CAUTION, REPLY_BY)
        or not yes_said.will_take(turn, text)
        or _others_named(turn, run, text)
    ):
        return False
    _keep(turn, run, ask, {REPLY_BY: SKIPPED}, Card("said", "will_take"))
    return True


# ---------------------------------------------------------------- what helped


def _helped(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Keep what helped as the answer to its own question, which comes later. Return False if none is told."""
    what = yes_said.what_helped(turn, text)
    if what is None or turn.hear(what).agrees() or turn.hear(what).denies():
        return False
    _keep(turn, run, ask, {WORKED: what}, Card("said", "helped", shows={"words": what}))
    return True


def _take_what_helped(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take what helped without the words around it. After a mere yes, which names nothing, ask again."""
    what = yes_said.what_helped(turn, text)
    said = (what or text).strip()
    if turn.hear(said).agrees():
        ask_once_more(turn, run, explained=True)
    elif turn.hear(said).denies():
        take_control(turn, run, ask, Control.skip, None)
    elif what is not None and what != text.strip():
        take_answer(turn, run, ask, what, None)
    else:
        return False
    return True


# ---------------------------------------------------------------- other applications


def _take_of_another(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Say what becomes of another application that is still open, and keep what the person wants to do."""
    wish = yes_said.elsewhere(turn, text)
    if wish is None and yes_said.goes_on_to(turn, text) and _others_named(turn, run, text):
        wish = Wish.asks
    if wish is Wish.withdraw and _is_unknown(turn, run, text):
        ask_once_more(turn, run, Card("said", "other_unknown"))
        return True
    still_open = _open_ones(run)
    named = _others_named(turn, run, text)
    if wish is None or not still_open or len(named) > 1:
        return False
    one = named[0] if named else still_open[0] if len(still_open) == 1 and wish is Wish.asks else None
    if one is None and wish is Wish.asks and _speaks_of_one(text):
        others = {"name": "the others", "several": True}
        ask_once_more(turn, run, Card("said", "other_waits", shows=others))
        return True
    if one is None or (not named and not _speaks_of_one(text)):
        return False
    key = f"{OTHER}{one.application.number}"
    name = {"name": one.name}
    if ask.key == key and wish is not Wish.asks:
        take_answer(turn, run, ask, Other(wish.value).value, None, choice=wish.value)
        return True
    if wish is Wish.keep:
        _keep(turn, run, ask, {key: Other.keep.value}, Card("said", "other_kept", shows=name))
    elif _kind(run) is Kind.written and wish is Wish.withdraw:
        _keep(turn, run, ask, {key: Other.withdraw.value}, Card("said", "other_lines", shows=name))
    else:
        ask_once_more(turn, run, Card("said", "other_waits", shows=name))
    return True


def _is_unknown(turn: Turn, run: Run, text: str) -> bool:
    """Tell whether a text is about a company that isn't noted and didn't make the offer."""
    taken, noting = mentions.application_of(run), run.answers.get("company")
    own = taken.name if taken is not None else noting.value if noting is not None else ""
    if own and turn.hear(text).mentioned([own]):
        return False
    return mentions.is_about_a_stranger(turn, text, anywhere=True)


def _speaks_of_one(text: str) -> bool:
    words = set(text.casefold().split())
    return not words.isdisjoint({"other", "others", "application", "applications", "open", "one", "ones"})


def _open_ones(run: Run) -> tuple[Wait, ...]:
    """Return the other applications that were still open when the run began."""
    facts = run.facts
    taken = mentions.application_of(run)
    if not isinstance(facts, AboutWait):
        return ()
    number = taken.number if taken is not None else None
    return tuple(w for w in facts.waits if w.state is State.waiting and w.application.number != number)


def _others_named(turn: Turn, run: Run, text: str) -> tuple[Wait, ...]:
    still_open = _open_ones(run)
    named = turn.hear(text).mentioned([wait.name for wait in still_open]) if still_open else ()
    return tuple(still_open[index] for index in named)


def _kind(run: Run) -> Kind | None:
    answer = run.answers.get(KIND)
    return Kind(answer.value) if answer is not None else None


# ---------------------------------------------------------------- what kind of yes it is


def _correct_kind(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Correct whether the yes is in writing, if a text says so after that was answered; else return False."""
    written = yes_said.is_in_writing(turn, text)
    if ask.key not in (KIND, CAUTION, REPLY_BY) or written is None or turn.hear(text).asks():
        return False
    kind = Kind.written if written else Kind.verbal
    again = _kind(run) is kind and ask.key == CAUTION and not turn.hear(text).requests()
    if again and len(text.split()) <= MOST_OF_KIND:
        _keep(turn, run, ask, {}, Card("said", f"kind_of_yes__{kind.value}"))
        return True
    if _kind(run) in (kind, Kind.next_round):
        return False
    answers = {**run.answers, KIND: Answer(kind.value, turn.now)}
    runs.proceed(turn, turn.put(run.but(answers=answers, draft_answer=None)))
    say_back(turn, Card("said", f"kind_of_yes__{kind.value}"))
    return True


def _take_terms(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Say what to do with pay, hours or the first day, if a text tells these with the good news."""
    heard = turn.hear(text)
    if ask.key not in (KIND, CAUTION) or heard.asks() or not heard.has(Marker.offer_terms):
        return False
    _keep(turn, run, ask, {}, Card("said", "offer_terms"))
    return True


def _take_reaction(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Go on from the word of caution after a text that only says what somebody feels: "oh wow"."""
    if ask.key != CAUTION or not turn.hear(text).has(Marker.only_reacts):
        return False
    take_answer(turn, run, ask, Ready.go_on.value, None, choice=Ready.go_on.value)
    return True


def tell_kind(turn: Turn, run: Run, text: str) -> Run:
    """Take whether the yes is in writing from the text that has just begun `yes`, which then doesn't ask."""
    ask = run.open(run.position)
    written = yes_said.is_in_writing(turn, text)
    if ask is None or ask.key != KIND or written is None or yes_said.is_about_applying(turn, text):
        return run
    before = next((say.before for say in turn.says if isinstance(say, Asked) and say.first), None)
    turn.says = [say for say in turn.says if not (isinstance(say, Asked) and say.first)]
    take_answer(turn, run, ask, (Kind.written if written else Kind.verbal).value, None)
    say_back(turn, before if before is not None else Card("said", "news__yes"))  # never without a warm word
    return turn.person.current or run


def _keep(turn: Turn, run: Run, ask: Ask[Any], answers: dict[str, str], understood: Card) -> None:
    """Keep answers for the questions they belong to. An open word of caution counts as read."""
    if ask.key == CAUTION:
        answers = {**answers, CAUTION: Ready.go_on.value}
    given = {key: Answer(value, turn.now) for key, value in answers.items()}
    kept = turn.put(run.but(answers={**run.answers, **given}, draft_answer=None))
    following = kept.open(kept.position)
    if following is None or following.key != ask.key:
        runs.proceed(turn, kept)
        say_back(turn, understood, ended=True)
    else:
        ask_once_more(turn, kept, understood)
