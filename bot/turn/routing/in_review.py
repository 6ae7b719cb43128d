"""Keep a person in the review after a no: what doesn't have to lead out of it is answered in place."""

from __future__ import annotations

from typing import Any

from bot.coach.routing import Aim
from bot.coach.scripts import REVIEWS
from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn.interpreting import mentions
from bot.turn.interpreting.names import is_name
from bot.turn.model.heard import Heard
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import Kind, Reading
from bot.turn.reports import filing
from bot.turn.routing import noting
from bot.turn.runs.say_back import ask_once_more

SURE_AMONG_WORDS = 0.75
"""How sure a wish has to be where the review asks for own words. Our own choice."""

IN_PLACE = frozenset(
    {
        "edit",
        "feedback",
        "for_coach",
        "log",
        "mark",
        "no",
        "overdue",
        "patterns",
        "prepare",
        "values",
        "waiting",
        "writing",
    }
)
"""Dialogues that can wait until the review is done, unless another application is named.

A yes can't wait: after a no it is about another application. Nor can the wish for later messages, or none."""


TELLS_OF_TALKS = frozenset({"log", "next_round", "next_interview", "interview_moved"})
"""Wishes for which a text that only tells of an interview may be taken."""


def answer_about_the_yes(turn: Turn, run: Run | None, aim: Aim, number: int | None) -> bool:
    """Say how to answer the offer that the open dialogue is about. Return False if the text leads elsewhere.

    number: the application that the text names, if it names one that is known.
    """
    if run is None or run.script != "yes" or aim != Aim("overdue", "chase"):
        return False
    about = mentions.application_of(run)
    if number is not None and (about is None or about.number != number):
        return False
    turn.say(Asked(run, before=Card("asked", "offer_call")))
    return True


def stay_in_review(turn: Turn, run: Run | None, aim: Aim, number: int | None, text: str = "") -> bool:
    """Say that what the text wants comes after the review. Return False where the text leads elsewhere.

    number: the application that the text names, if it names one that is known. What the text tells of another
    company is filed at once: the review waits meanwhile.
    """
    if answer_about_the_yes(turn, run, aim, number) or (number is None and noting.note_first(turn, run, aim)):
        return True
    if run is None or run.script not in REVIEWS or aim.script not in IN_PLACE or not run.position.path:
        return False
    about = mentions.application_of(run)
    if number is not None and (about is None or about.number != number):
        return False
    if _tells_of_another(turn, run, text) and filing.file_text(turn, text, run):
        return True
    if _brings_an_hour(turn, aim, text):
        return False
    ask_once_more(turn, run, Card("meta", "after_the_review"))
    return True


def _tells_of_another(turn: Turn, run: Run, text: str) -> bool:
    """Tell whether a text surely tells of companies, none of which the review is about."""
    about, named = mentions.application_of(run), run.answers.get(mentions.COMPANY)
    own = about.company if about is not None else named.value if named is not None else ""
    told = filing.reports_in(turn, text) if text else ()
    if not own or not told or turn.hear(text).mentioned([own]) or turn.hear(text).has(Marker.long_ago):
        return False
    return all(one.company and one.sure >= filing.SURE for one in told)


def _brings_an_hour(turn: Turn, aim: Aim, text: str) -> bool:
    """Tell whether a text brings an interview with a day ahead and an hour, which is still to be noted."""
    if aim.script != "log" or not text:
        return False
    at, rest = turn.hear(text).time_in()
    day = turn.hear(rest).day_in()
    return at is not None and day is not None and day >= turn.today


def means_words(run: Run, ask: Ask[Any], reading: Reading, heard: Heard) -> bool:
    """Tell whether what was heard as a wish is an answer in own words, which are worth more than a wish.

    "They went with someone else" is about the no under review: news of another no name a company, and are
    read as a report. A text about when its interview was, or what was said there, is an answer too.
    """
    own = isinstance(ask.kind, Write) and not is_name(ask)
    about_it = reading.kind is Kind.wish and reading.name == "no"
    of_the_talk = heard.has(Marker.of_the_talk) or heard.has(Marker.talk_held)
    told = reading.kind is Kind.wish and reading.name in TELLS_OF_TALKS and of_the_talk
    return own and run.script in REVIEWS and (about_it or told or reading.sure < SURE_AMONG_WORDS)


WAITS = frozenset({"log", "overdue", "waiting", "prepare"})
"""Dialogues of a person who waits for a decision."""


def _was_refused(turn: Turn) -> bool:
    return any(case.refused_at is not None for case in turn.history.cases)


def aside_for(turn: Turn, run: Run | None, name: str, heard: Heard | None = None) -> Card:
    """Return the answer to a question to the coach, as it fits the open dialogue: a review, or a wait."""
    in_review = run is not None and run.script in REVIEWS and not getattr(run.facts, "silent", False)
    asks_still_in = heard is not None and heard.has(Marker.still_in)
    if name in ("silence_means_no", "kept_on_file", "resign_now") and asks_still_in:
        name = "still_in_after_a_no" if in_review else "still_in"
    elif name == "silence_means_no" and in_review:
        name = "is_it_a_no"
    elif name == "what_now" and run is not None and run.script in WAITS and not _was_refused(turn):
        name = "what_now_waiting"
    elif name == "ask_feedback" and heard is not None and heard.has(Marker.fears_to_annoy):
        name = "feedback_annoys"
    return Card("asked", name)
