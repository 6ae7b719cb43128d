"""Try what a text may mean while no question is open, in order, and act on the first.

The order is the decision, as it is at a question (`order`).
"""

from __future__ import annotations

from bot.turn.corrections import earlier_answers, near_names, offer_due, repairs
from bot.turn.model.person import LEFT_ALONE
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import CERTAIN
from bot.turn.reports import filing, promised_by_one, unnamed
from bot.turn.requests import actions, coming_back, moved_by, nudge_hour
from bot.turn.routing import routes
from bot.turn.texts import (
    acting,
    added,
    asking_back,
    company_alone,
    feedback_arrived,
    feelings_in_news,
    foreign,
    guesses,
    how_it_went,
    news_at_question,
    not_understood,
    offer_replies,
    silence_asked,
    somebody_elses,
    vague,
)
from bot.turn.wellbeing import interview_nerves


def act_idle(turn: Turn, text: str) -> None:
    """Act on a text while no question is open. If it means nothing that is known, say so."""
    if not try_idle(turn, text):
        not_understood.idle(turn, turn.hear(text).readings())


def try_idle(turn: Turn, text: str) -> bool:
    """Act on a text as while no question is open. Return False if it means nothing that is known."""
    readings = turn.hear(text).readings()
    return (
        offer_replies.by_words(turn, text)
        or asking_back.answer_idle(turn, text)
        or actions.come_back(turn, text)
        or somebody_elses.answer(turn, None, None, text)
        or earlier_answers.correct_closed(turn, text)
        or near_names.put_right(turn, None, None, text)
        or promised_by_one.take_promise(turn, text)
        or coming_back.take_pace(turn, text)
        or added.take_added(turn, text)
        or actions.by_words(turn, text)
        or nudge_hour.take_hour(turn, text)
        or interview_nerves.respond(turn, readings, text)
        or feedback_arrived.take_feedback(turn, text)
        or offer_due.take_offer_day(turn, text)
        or moved_by.take_moved(turn, text)
        or guesses.answer_guessed_no(turn, None, text)
        or filing.file_text(turn, text)
        or news_at_question.note_in_passing(turn, text)
        or offer_replies.by_meaning(turn, text)
        or actions.by_guess(turn, text)
        or feelings_in_news.no_with_a_feeling(turn, text)
        or offer_replies.begin_notes(turn, readings, text)
        or how_it_went.begin(turn, readings, text)
        or guesses.answer_guess(turn, None, text)
        or company_alone.ask_what_they_said(turn, text)
        or _tells_of_a_no(turn, text)
        or acting.act_idle(turn, readings, text, CERTAIN)
        or foreign.answer_foreign(turn, text)
        or acting.act_on_feeling(turn, readings, text)
        or feelings_in_news.answer_beside_silence(turn, None, text)
        or acting.act_on_question(turn, readings, text)
        or silence_asked.answer_silence(turn, None, readings, text)
        or routes.elsewhere(turn, text)
        or acting.act_idle(turn, readings, text)
        or routes.open_named(turn, text)
        or vague.answer_vague(turn, None, readings, text)
        or _agrees_to_change(turn, text)
        or company_alone.ask_about(turn, None, text)
    )


def _tells_of_a_no(turn: Turn, text: str) -> bool:
    """Begin with the no that a statement tells, before it is taken for a question about such noes."""
    if not unnamed.tells_of_a_no(turn, text):
        return False
    routes.begin_no(turn, text, None)
    return True


def _agrees_to_change(turn: Turn, text: str) -> bool:
    """Take a yes to what was said back just now as read. Return False if it is none, or to nothing."""
    last = next(iter(repairs.recent_changes(turn)), None)
    if last is None or turn.now - last.at >= LEFT_ALONE or not turn.hear(text).agrees():
        return False
    turn.say(Card("meta", "ok"))
    return True
