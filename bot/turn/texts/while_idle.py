"""Try what a text may mean while no question is open, in order; the first rule that fits acts.

The order is `ORDER`, which is read as the one in `order`.
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
    """Begin with a no that a statement tells of and names nobody. Return False if it tells of none."""
    if not unnamed.tells_of_a_no(turn, text):
        return False
    routes.begin_no(turn, text, None)
    return True


def _take_agreement(turn: Turn, text: str) -> bool:
    """Answer a yes to the change that was said back just now. Return False if it is no yes, or to nothing."""
    last = next(iter(repairs.recent_changes(turn)), None)
    if last is None or turn.now - last.at >= LEFT_ALONE or not turn.hear(text).agrees():
        return False
    turn.say(Card("meta", "ok"))
    return True


ORDER = (
    Group(  # what was said last is what they read last
        "before_all",
        feedback_mailed.take_mail,  # a mail with feedback tells a no as well, and is no new one
        offer_replies.by_words,  # "yes" is to the card that was shown
        asking_back.answer_idle,  # what is asked about buttons or questions is no request
        actions.come_back,  # "i'm back" goes on with what was left
        reactions.meet_idle,  # "hm", "oh": nothing that could be done
    ),
    Group(  # what is noted already, or isn't theirs
        "about_known",
        somebody_elses.answer,  # "my sister got a no from Acme" looks like news
        undecided.answer,  # "should i withdraw" and "not pulling out" close nothing
        earlier_answers.correct_closed,  # "what went well was the demo", of the dialogue that ended
        near_names.put_right,  # "it should say Larkhill Farms" corrects a name
        promised_by_one.take_promise,  # "they said monday", where several may have
        coming_back.take_pace,  # "quick one", of the review that was left
        work_begun.take_work_begun,  # "started my new job" is no application
        silence_asked.answer_if_normal,  # "is it normal that it's quiet since i applied" applies for nothing
        added.take_added,  # "oh and dunnes, sent it yesterday" is one more
        nothing_decided.take_with_contact,  # "they asked for my references" is no decision
    ),
    Group(  # exact words, and nerves: else nothing that was learned from examples comes before these
        "exact_words",
        actions.by_words,  # a request in its exact words
        interview_time.take_hour,  # "it's at 3", of an interview that was noted without its hour
        nudge_hour.take_hour,  # a bare hour, if that was the last thing set
        interview_nerves.respond,  # nerves name the interview, and are no news of it
        how_it_went.begin_once_over,  # "just out of it" is the interview, and no news of one
        feedback_arrived.take_feedback,  # feedback often tells a no as well
        offer_due.take_offer_day,  # the day by which they have to answer, after good news
        moved_by.take_moved,  # "Sarah moved it to thursday" names no company
        guesses.answer_guessed_no,  # "i think it's a no" is none yet
        filing.file_text,  # a line, a mail, a table of applications
        news_at_question.note_in_passing,  # an interview, told only to have it noted
    ),
    Group(  # as it was learned from examples: the sure before the likely
        "learned",
        offer_replies.by_meaning,  # a yes in other words to what was offered
        actions.by_guess,  # "it was friday", where it fits something said before
        feelings_in_news.no_with_a_feeling,  # a no with a feeling is a no first
        offer_replies.begin_notes,  # how it was, where that was asked
        how_it_went.begin,  # how it was, where it wasn't asked
        guesses.answer_guess,  # what others think can't be known, however it feels
        company_alone.ask_what_they_said,  # a company that got in touch
        _begin_unnamed_no,  # a statement, before it is taken for a question about such noes
        Rule(acting_idle.act_idle, bar=CERTAIN),  # whatever is certain
        foreign.answer_foreign,  # another language, of which what follows understands nothing
        acting_idle.act_on_feeling,  # a feeling, before phrases that lead elsewhere
        feelings_in_news.answer_beside_silence,  # a feeling beside waiting
        acting_idle.act_on_question,  # a question to the coach that is rather clear
        silence_asked.answer_silence,  # what it means that nobody answers
        routes.elsewhere,  # by phrases, to a dialogue
        acting_idle.act_idle,  # whatever is likely
    ),
    Group(  # something of it is clear, if not what it is for
        "last",
        routes.open_named,  # "the nursing one" and no more
        vague.answer_vague,  # its kind alone: something hard, or a question
        _take_agreement,  # "ok" to what was said back just now
        company_alone.ask_about,  # a company and nothing else
    ),
)
"""What may be meant by a text while no question is open, in the order in which it is tried."""
