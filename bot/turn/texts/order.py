"""Try what a text may mean at a question, in order, and act on the first.

The order is the decision: a reply to what was offered, what is told beyond an answer, requests
that can't wait, corrections, more than a plain answer, the answer, and then what leads elsewhere, as far as
it was learned from examples. Everywhere what is sure comes before what is likely. Each step says whether it
has acted; some that come first do so only at few questions.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.events import Wrote
from bot.talk.ask import Ask
from bot.talk.days import DayQuestion
from bot.talk.kinds import LONGEST_TEXT, Choose, ChooseMany, Pick, Rate, Unkept, Write
from bot.talk.visible import is_visible
from bot.turn.corrections import card_values, earlier_answers, erasing, near_names, several
from bot.turn.interpreting import mentions
from bot.turn.interpreting.answers import interpret, readings_at, too_long
from bot.turn.interpreting.doubted_names import confirmed, is_denied, is_doubtful
from bot.turn.interpreting.hedges import without_hedge
from bot.turn.interpreting.names import is_name, is_no_name, without_label
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions import at_large, extra_answers, moves, promised_day, rating, remind_when, selecting
from bot.turn.questions.answering import take_answer, take_control
from bot.turn.questions.continuation import continue_answer
from bot.turn.questions.read_answers import take_hour_beside_day, take_interpreted
from bot.turn.readings.reading import ANSWER, CERTAIN, Kind, Readings
from bot.turn.reports import filing
from bot.turn.requests import actions, moved_by, worrying
from bot.turn.routing import in_review, noting
from bot.turn.runs.say_back import ask_once_more
from bot.turn.texts import (
    acting,
    added,
    among_own_words,
    answer_ahead,
    asides,
    asking_back,
    at_a_name,
    beside_a_name,
    beside_pick,
    company_alone,
    details_of_application,
    details_of_no,
    feedback_arrived,
    feelings_in_news,
    foreign,
    guesses,
    in_a_yes,
    last_resort,
    more_names,
    name_among_words,
    news_at_question,
    none_given,
    not_that_one,
    not_understood,
    of_this_no,
    offer_replies,
    past_the_card,
    preparing_for_no,
    put_off,
    repeated_answers,
    silence_asked,
    somebody_elses,
    this_one,
    told_at_card,
    told_before_name,
    unlisted,
    vague,
    what_they_said,
    while_idle,
)


def act_on(turn: Turn, event: Wrote) -> None:
    """Act on what somebody typed, and keep what it tells of one that it begins to note.

    If it means nothing that is known, say so.
    """
    last, run = turn.person.last, turn.person.current
    picked = run is not None and turn.hear(event.text.strip()).option(run) is not None
    _act_on(turn, event)
    if not picked:  # "just applied or interviewed" tells neither
        told_before_name.keep_what_began(turn, last, event.text)


def _act_on(turn: Turn, event: Wrote) -> None:
    run = turn.person.current
    ask = run.open(run.position) if run is not None else None
    if run is not None and ask is not None and last_resort.has_lapsed(turn, run):
        turn.remove(run.number)
        run = ask = None
    if run is not None and ask is None and at_large.leave_listed(turn, run, event.text):
        return
    if run is None or ask is None:
        while_idle.act_idle(turn, event.text)
        return
    text = name_among_words.named_instead(run, ask, event.text.strip())
    event = event if text == event.text.strip() else replace(event, text=text)
    if isinstance(ask.kind, Unkept):
        last_resort.keep_nothing(turn, run, ask, text)
    elif not (
        offer_replies.by_words_over_question(turn, text) or _try_at_question(turn, run, ask, text, event)
    ):
        ask_once_more(turn, run)


def _try_at_question(turn: Turn, run: Run, ask: Ask[Any], text: str, event: Wrote) -> bool:
    """Act on a text at a question. Return False if the question has to be asked again."""
    if offer_replies.by_words_over_question(turn, text):
        return True
    if not is_visible(text):
        turn.card("empty")
    elif past_the_card.go_on(turn, run, ask, event, act_on) or _try_told(turn, run, ask, text):
        return True
    elif len(text) > LONGEST_TEXT and not (event.forwarded and isinstance(ask.kind, Write)):
        turn.card(too_long(ask))
    elif (run.number, ask.key) in turn.loaded.unread and run.changing is None:
        return continue_answer(turn, run, ask, text, event)
    elif _try_surely_no_answer(turn, run, ask, text):
        return True
    elif is_denied(turn, run, ask, text):
        asked = turn.put(run.but(draft_answer=None))
        turn.say(Asked(asked, before=Card("told", "not_the_name")))
        return True
    elif is_no_name(ask, event):
        if not event.forwarded and at_a_name.take_remark(turn, run, ask, text):
            return True
        turn.card("no_name", asked=True)
    else:
        return _try_answer(turn, run, ask, text, event)
    return False


def _try_told(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on what is asked about the question, or told: of an offer, news, feedback, more than a name."""
    return (
        actions.come_back(turn, text, run)
        or name_among_words.take_role(turn, run, ask, text)
        or not_that_one.take_denial(turn, run, ask, text)
        or asking_back.answer_asking_back(turn, run, ask, text)
        or near_names.put_right(turn, run, ask, text)
        or told_at_card.take_told(turn, run, ask, text)
        or earlier_answers.ask_wrong_again(turn, run, ask, text)
        or noting.remind_first(turn, run, ask, text)
        or somebody_elses.answer(turn, run, ask, text)
        or actions.about_known(turn, text, run)
        or none_given.take_no_day(turn, run, ask, text)
        or in_a_yes.take_in_a_yes(turn, run, ask, text)
        or details_of_no.take_details(turn, run, ask, text)
        or added.take_whole(turn, run, ask, text)
        or told_before_name.take_before_name(turn, run, ask, text)
        or what_they_said.take_interview(turn, run, ask, text)
        or news_at_question.take_news(turn, run, ask, text)
        or news_at_question.take_breaking_news(turn, run, ask, text)
        or (run.script in in_review.REVIEWS and news_at_question.note_in_passing(turn, text))
        or feedback_arrived.take_feedback_at_question(turn, run, ask, text)
        or beside_a_name.take_told_beside(turn, run, ask, text)
        or answer_ahead.take_ahead(turn, run, ask, text)
        or details_of_application.take_details(turn, run, ask, text)
    )


def _try_surely_no_answer(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on what is no plain answer: that none was given, which one it is, a name among other words."""
    return (
        none_given.take_none_given(turn, run, ask, text)
        or this_one.take_still_waiting(turn, run, ask, text)
        or name_among_words.take_name_within(turn, run, ask, text)
        or (is_name(ask) and at_a_name.take_news_or_foreign(turn, run, text))
    )


def _try_more_than_an_answer(turn: Turn, run: Run, ask: Ask[Any], text: str, event: Wrote) -> bool:
    """Try what is more than a plain answer: corrections, further details, picks with news."""
    return (
        actions.at_once(turn, text, run)
        or put_off.until_reminded(turn, run, ask, text)
        or preparing_for_no.take_for_card(turn, run, ask, text)
        or earlier_answers.correct_earlier(turn, run, ask, text)
        or remind_when.take_reminder_time(turn, run, ask, text)
        or moves.take_move(turn, run, ask, text)
        or several.correct_one_of_several(turn, run, ask, text)
        or extra_answers.take_withdrawal(turn, run, ask, text)
        or news_at_question.take_late_decision(turn, run, ask, text)
        or take_hour_beside_day(turn, run, text, event)
        or promised_day.take_promised_day(turn, run, ask, text)
        or card_values.correct_card(turn, run, ask, text)
        or more_names.take_several_names(turn, run, ask, text)
        or erasing.take_confirmation(turn, run, ask, text)
        or worrying.take_worry_hour(turn, run, ask, text)
        or beside_pick.take_beside_pick(turn, run, ask, text)
    )


def _try_answer(turn: Turn, run: Run, ask: Ask[Any], text: str, event: Wrote) -> bool:
    """Act on a text that is an answer, a control or asks for something else; if it is none, say so."""
    text = repeated_answers.meant_at_last(turn, run, ask, text)
    if _try_more_than_an_answer(turn, run, ask, text, event):
        return True
    if selecting.follow(turn, run, ask, text) or rating.rate(turn, run, ask, text):
        return True
    if at_large.change_nothing(turn, run, ask, text) or at_large.ask_which(turn, run, ask, text):
        return True
    if isinstance(ask.kind, Write) and not is_name(ask):
        text = without_hedge(turn, text)
    else:
        if repeated_answers.act_on_repeated(turn, run, ask, text):
            return True
        text = repeated_answers.rest_of(turn, text)
    text = unlisted.name_in(turn, ask, without_label(ask, confirmed(turn, run, ask, text)))
    elsewhere = isinstance(ask.kind, DayQuestion) and mentions.is_about_another(turn, run, text)
    stored = interpret(turn, run, ask, text) if not elsewhere else None
    control = turn.hear(text).control(run)
    if (
        control is None
        and isinstance(ask.kind, Write)
        and among_own_words.act_on_non_answer(turn, run, ask, text)
    ):
        return True
    if control is not None and (stored is None or isinstance(ask.kind, Write)):
        take_control(turn, run, ask, control, None)
    elif is_name(ask) and is_doubtful(turn, run, ask, text):
        at_a_name.doubt(turn, run, ask, text)
    elif stored is not None:
        take_interpreted(turn, run, ask, stored, text, event)
    else:
        return _try_readings(turn, run, ask, text)
    return True


def _try_readings(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a text that is none of the labels, days or names that are known here.

    Return False if it stays unclear, where the question is asked again after a word about what is needed.
    """
    other = isinstance(ask.kind, DayQuestion) and mentions.is_about_another(turn, run, text)
    numbered = isinstance(ask.kind, Choose | ChooseMany | Rate)
    if not numbered and not other and last_resort.refuse_day(turn, ask, text):
        return False
    if isinstance(ask.kind, Pick) and (stored := mentions.picked(turn, ask.kind, text)) is not None:
        take_answer(turn, run, ask, stored, None, choice=stored)
        return True
    heard = readings_at(turn, run, ask, text)
    if heard.is_torn():
        not_understood.at_question(turn, run, ask, heard, text)
        return True
    if (
        actions.by_words(turn, text, run)
        or of_this_no.take_line(turn, run, ask, text)
        or moved_by.take_moved(turn, text)
        or guesses.answer_guessed_no(turn, run, text)
        or filing.file_text(turn, text, run)
    ):
        return True
    done = (
        guesses.answer_guess(turn, run, text)
        or feelings_in_news.act_on_priority(turn, run, text)
        or acting.act(turn, run, ask, heard, text, CERTAIN)
        or _answers(turn, run, ask, heard, text)
        or extra_answers.take_after_a_no(turn, run, ask, text)
        or extra_answers.take_leading_answer(turn, run, ask, text)
        or extra_answers.take_opening(turn, run, ask, text)
        or extra_answers.take_step_on_scale(turn, run, ask, text)
        or actions.by_guess(turn, text)
        or foreign.answer_foreign(turn, text)
        or extra_answers.note_informant(turn, run, ask, text)
        or of_this_no.take_name(turn, run, ask, text)
        or silence_asked.answer_silence(turn, run, heard, text)
        or last_resort.leads_elsewhere(turn, run, ask, text)
        or last_resort.come_back_to(turn, run, text)
        or acting.act(turn, run, ask, heard, text)
        or asides.answer_aside(turn, run, text)
        or vague.answer_vague(turn, run, heard, text)
    )
    if not done and not company_alone.ask_about(turn, run, text):
        not_understood.at_question(turn, run, ask, heard, text)
    return True


def _answers(turn: Turn, run: Run, ask: Ask[Any], readings: Readings, text: str) -> bool:
    """Take a text that is most likely an answer; it comes before phrases that lead elsewhere."""
    best = readings.clear(ANSWER)
    return best is not None and best.kind is Kind.answer and acting.act(turn, run, ask, readings, text)
