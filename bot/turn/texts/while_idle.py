"""Try what a text may mean while no question is open, in order; the first rule that fits acts.

The order is `ORDER`, at the end; `order.py` says how to read it.
"""

from __future__ import annotations

from bot.turn.corrections import earlier_answers, near_names, offer_due, repairs
from bot.turn.model.person import LEFT_ALONE
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import CERTAIN
from bot.turn.reports import filing, promised_by_one, unnamed
from bot.turn.requests import actions, coming_back, interview_time, moved_by, nudge_hour
from bot.turn.routing import routes
from bot.turn.texts import (
    acting_idle,
    added,
    asking_back,
    company_alone,
    feedback_arrived,
    feedback_mailed,
    feelings_in_news,
    foreign,
    guesses,
    how_it_went,
    news_at_question,
    not_understood,
    nothing_decided,
    offer_replies,
    reactions,
    sector_told,
    silence_asked,
    somebody_elses,
    undecided,
    vague,
    work_begun,
)
from bot.turn.texts.rules import Group, Rule, Typed, try_in_order
from bot.turn.wellbeing import interview_nerves


def act_idle(turn: Turn, text: str) -> None:
    """Act on a text while no question is open. If it means nothing that is known, say so."""
    if not try_idle(turn, text):
        not_understood.idle(turn, turn.hear(text).readings())


def try_idle(turn: Turn, text: str) -> bool:
    """Act on a text as while no question is open. Return False if it means nothing that is known."""
    return try_in_order(ORDER, Typed(turn, text)) is not None


def _begin_unnamed_no(turn: Turn, text: str) -> bool:
    """Begin with a no that a text states without naming a company. Return False if it states none."""
    if not unnamed.tells_of_a_no(turn, text):
        return False
    routes.begin_no(turn, text, None)
    return True


def _take_agreement(turn: Turn, text: str) -> bool:
    """Answer an "ok" to a change that was just said back. Return False if the text is no yes, or none was."""
    last = next(iter(repairs.recent_changes(turn)), None)
    if last is None or turn.now - last.at >= LEFT_ALONE or not turn.hear(text).agrees():
        return False
    turn.say(Card("meta", "ok"))
    return True


ORDER = (
    Group(  # the card or nudge that was said last is what they have just read
        "before_all",
        feedback_mailed.take_mail,  # a mail with feedback tells of a no too, but of no new one
        offer_replies.by_words,  # "yes" is to the card that was shown
        sector_told.take,  # "a bar" is to that card, and no news of a company of that name
        asking_back.answer_idle,  # a question about buttons or questions is no request
        actions.come_back,  # "i'm back" goes on with what was left
        reactions.meet_idle,  # "hm", "oh": nothing that could be done
    ),
    Group(  # about what is noted already, or about somebody else's application
        "about_known",
        somebody_elses.answer,  # "my sister got a no from Acme" looks like news
        undecided.answer,  # "should i withdraw" and "not pulling out" close nothing
        earlier_answers.correct_closed,  # "what went well was the demo", about the dialogue that has ended
        near_names.put_right,  # "it should say Larkhill Farms" corrects a name
        promised_by_one.take_promise,  # "they said monday", where several companies may have said it
        coming_back.take_pace,  # "quick one", about the review that was left
        work_begun.take_work_begun,  # "started my new job" notes no application
        silence_asked.answer_if_normal,  # "is it normal that it's quiet since i applied" notes none either
        added.take_added,  # "oh and dunnes, sent it yesterday" is one more application
        nothing_decided.take_with_contact,  # "they asked for my references" is no decision
    ),
    Group(  # exact words, before what was only learned from examples (but for nerves)
        "exact_words",
        actions.by_words,  # a request in its exact words
        interview_time.take_hour,  # "it's at 3", of an interview that was noted without its hour
        nudge_hour.take_hour,  # a bare hour, if the hour of nudges was the last thing set
        interview_nerves.respond,  # nerves name an interview, but are no news of it
        how_it_went.begin_once_over,  # "just out of it" is about an interview that is noted
        feedback_arrived.take_feedback,  # feedback often tells a no as well
        offer_due.take_offer_day,  # the day by which the person has to answer an offer
        moved_by.take_moved,  # "Sarah moved it to thursday" names no company
        guesses.answer_guessed_no,  # "i think it's a no" is not a no yet
        filing.file_text,  # a line, a mail, a table of applications
        news_at_question.note_in_passing,  # an interview, told only to have it noted
    ),
    Group(  # as it was learned from examples: the sure before the likely
        "learned",
        offer_replies.by_meaning,  # a yes in other words to what was offered
        actions.by_guess,  # "it was friday", where it fits something said before
        feelings_in_news.no_with_a_feeling,  # a no with a feeling is a no first
        offer_replies.begin_notes,  # how an interview was, where a nudge asked for it
        how_it_went.begin,  # how an interview was, unasked
        guesses.answer_guess,  # what others think can't be known, however it feels
        company_alone.ask_what_they_said,  # a company that got in touch
        _begin_unnamed_no,  # a no that is stated, before it is taken for a question about noes
        Rule(acting_idle.act_idle, bar=CERTAIN),  # whatever is certain
        foreign.answer_foreign,  # another language, of which what follows understands nothing
        acting_idle.act_on_feeling,  # a feeling, before phrases that lead elsewhere
        feelings_in_news.answer_beside_silence,  # a feeling beside waiting
        acting_idle.act_on_question,  # a question to the coach that is rather clear
        silence_asked.answer_silence,  # what it means that nobody answers
        routes.elsewhere,  # by phrases, to a dialogue
        acting_idle.act_idle,  # whatever is likely
    ),
    Group(  # something of the text is clear, though not what it is for
        "last",
        routes.open_named,  # "the nursing one" and no more
        vague.answer_vague,  # only its kind is clear: something hard, or a question
        _take_agreement,  # "ok" to what was said back just now
        company_alone.ask_about,  # a company and nothing else
    ),
)
"""The rules for a text while no question is open, in the order in which they are tried."""
