"""Try what a text may mean at a question, in order; the first rule that fits acts.

Begin reading at `ORDER`, at the end: groups of rules, tried from top to bottom. A rule is a function that
returns whether it has acted on the text (`rules` says what it is called with). A rule stands above all that
would take its texts for something else, and the comment beside it says what would go wrong further down. So
a new rule goes into the group that says what the rule hears, as far down as its own texts allow.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.events import Wrote
from bot.talk.ask import Ask
from bot.talk.kinds import Pick, Unkept, Write
from bot.turn.corrections import card_values, earlier_answers, erasing, near_names, several
from bot.turn.interpreting.doubted_names import forget_doubt
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.questions import extra_answers, moves, no_option, promised_day, rating, remind_when, selecting
from bot.turn.questions.continuation import continue_answer
from bot.turn.questions.read_answers import take_hour_beside_day
from bot.turn.readings.reading import CERTAIN
from bot.turn.reports import filing
from bot.turn.requests import actions, moved_by, worrying
from bot.turn.routing import noting
from bot.turn.texts import (
    acting,
    added,
    answer_ahead,
    asides,
    asked_for_words,
    asking_back,
    at_a_name,
    beside_a_name,
    company_alone,
    details_of_application,
    details_of_no,
    feedback_arrived,
    feedback_mailed,
    feelings_in_news,
    foreign,
    guesses,
    how_it_went,
    in_a_yes,
    last_resort,
    letters,
    more_names,
    name_among_words,
    news_at_question,
    none_given,
    not_that_one,
    not_understood,
    nothing_decided,
    of_themselves,
    of_this_no,
    offer_replies,
    past_the_card,
    person_told,
    plain_answer,
    preparing_for_no,
    put_off,
    reactions,
    repeated_answers,
    rest_in_a_yes,
    sent_already,
    silence_asked,
    somebody_elses,
    this_one,
    told_at_card,
    told_before_name,
    told_late,
    undecided,
    unfit,
    unlisted,
    vague,
    what_they_said,
    while_idle,
    work_begun,
)
from bot.turn.texts.rules import Group, ReadAs, Rule, Typed, try_in_order


def act_on(turn: Turn, event: Wrote) -> None:
    """Act on what somebody typed; if it means nothing that is known, say so.

    If the text begins to note an application without its company, keep what else it tells of that one.
    """
    last, run = turn.person.last, turn.person.current
    picked = run is not None and turn.hear(event.text.strip()).option(run) is not None
    _act_on(turn, event)
    forget_doubt(turn, run)
    if not picked:  # the label "just applied or interviewed" tells neither of the two
        told_before_name.keep_what_began(turn, last, event.text)


def _act_on(turn: Turn, event: Wrote) -> None:
    """Try the rules at a question if one is open that the text may be about, else those for none."""
    run = turn.person.current
    ask = run.open(run.position) if run is not None else None
    if run is not None and ask is not None and last_resort.has_lapsed(turn, run):
        turn.remove(run.number)
        run = ask = None
    if run is not None and ask is None and no_option.leave_listed(turn, run, event.text):
        return
    if run is None or ask is None:
        while_idle.act_idle(turn, event.text)
        return
    text = name_among_words.named_instead(turn, run, ask, event.text.strip())
    event = event if text == event.text.strip() else replace(event, text=text)
    if isinstance(ask.kind, Unkept):
        last_resort.keep_nothing(turn, run, ask, text, event.message)
    else:
        try_in_order(ORDER, Typed(turn, text, run, ask, event))


def _go_on_past_the_card(turn: Turn, run: Run, ask: Ask[Any], event: Wrote) -> bool:
    return past_the_card.go_on(turn, run, ask, event, act_on)


def _is_pick(ask: Ask[Any]) -> bool:
    return isinstance(ask.kind, Pick)


def _asks_for_value(ask: Ask[Any]) -> bool:
    """Tell whether a name, a day or an option is asked for, rather than own words."""
    return not isinstance(ask.kind, Write) or is_name(ask)


ORDER = (
    Group(  # the card or nudge that was said last is what they have just read
        "before_all",
        offer_replies.by_words_over_question,  # "yes" is to the card below the question, not to the question
        unfit.refuse_empty,  # an empty text, so that no rule below meets one
        _go_on_past_the_card,  # notes what the card shows; then all rules are tried anew
    ),
    Group(  # the question itself, or a part of its dialogue, is what the text is about
        "about_question",
        letters.take_letter,  # "Dear Ada, they chose another" is to a friend, and no mail with a no
        feedback_mailed.take_mail,  # a mail with feedback tells of a no too, but of no new one
        actions.come_back,  # "back now" is no answer anywhere
        put_off.answer_put_off,  # "actually, write me something" is to the no that was put off, and no chase
        reactions.meet_reaction,  # "hm", "oh": no answer, and no name
        name_among_words.take_role,  # "call centre agent" where a role is asked for is no call
        not_that_one.take_denial,  # "not them" is about the no that is open
        details_of_no.take_how_it_came,  # "they rang me" is no news, and "by phone" no question
        of_themselves.meet_self_blame,  # "what's the point, my wife keeps asking" asks nothing back
        asking_back.answer_asking_back,  # "which company?" is neither a name nor news of one
        company_alone.ask_what_they_said,  # "Acme rang me" doesn't tell yet what they said
        nothing_decided.take_nothing_decided,  # "they got it" is neither a yes nor a no
        work_begun.take_taken_back,  # "they've changed their mind, i'm in": no answer after a no
        work_begun.take_work_begun,  # "started my new job": no answer after a no either
        near_names.put_right,  # "it should say Larkhill Farms" corrects a name, and adds none
        told_at_card.take_told,  # at a card: a promise, an interview, another company, "forget it"
        earlier_answers.ask_wrong_again,  # "the role is wrong" may stand beside what looks like details
        noting.remind_afterwards,  # "remind me of it on friday": the friday is no day of the application
    ),
    Group(  # another application, which must not be taken for the one that is open
        "about_another",
        somebody_elses.answer,  # "my sister got a no from Acme" looks like news
        actions.about_known,  # "bin the Acme one" looks like words to keep, or a name
    ),
    Group(  # told beyond the question: kept, and not asked again; first what is about the open application
        "told",
        none_given.take_nothing_of_it,  # "no not really" refuses nothing here
        none_given.take_no_day,  # "they'll be in touch, no date given" is no detail with a day
        undecided.answer,  # "should i withdraw" and "not pulling out" close nothing
        sent_already.take_sent,  # "i have sent that mail" answers the question whether to write one
        rest_in_a_yes.close_rest,  # "i accepted it, close the rest" is about all others, not a single one
        person_told.take_person,  # "manager called Dave" is no role
        in_a_yes.take_in_a_yes,  # at a question about good news, the answer to a later question
        details_of_no.take_stage,  # "oral panel. i was shaking" tells of an interview, not of panic now
        details_of_no.take_details,  # at a question about a no, the role, the stage and who told them
        added.take_whole,  # "also lidl, cashier, monday" is one more application, and no detail of this one
        told_before_name.take_before_name,  # where a name is asked for, a day or a stage
        what_they_said.take_interview,  # "a trial shift" is what they said, and no new interview
        news_at_question.take_news,  # a mail anywhere, and a line where a name is asked for
        news_at_question.take_breaking_news,  # a line where own words are asked for
        news_at_question.note_in_review,  # "note my interview on friday" is no answer to the review
        feedback_arrived.take_feedback_at_question,  # feedback, after the news that it may come with
        beside_a_name.take_told_beside,  # "bookkeeper, through Reed": a name and more
        answer_ahead.take_ahead,  # "they gave no reason", where a name is asked for
        asked_for_words.take_words,  # a whole plan where half of one is asked for, or a mere yes
        details_of_application.take_details,  # details of the one being noted: the broadest rule, so the last
    ),
    Group(  # no answer here, whatever it says: in the groups below, a text may become the answer
        "no_answer",
        unfit.refuse_long,  # what was told was heard above; this is longer than an answer may be
        continue_answer,  # it goes on from the answer before: the new question can't have been seen yet
        none_given.take_none_given,  # "they didn't say" is neither a name nor a day
        this_one.take_still_waiting,  # "still waiting for Dunmore" while Dunmore is being noted
        name_among_words.take_name_within,  # the name in "a startup called Later"
        Rule(at_a_name.take_news_or_foreign, only=is_name),  # news, or another language, and no name
        unfit.refuse_denied_name,  # "no", where it was asked back whether this is the name
        unfit.refuse_no_name,  # not shaped like a name; what stands in it was looked for above
    ),
    Group(  # more than a plain answer: an answer with something else, or to something else
        "more_than_answer",
        ReadAs(repeated_answers.meant_at_last),  # "a 6, no, a 7" is "a 7" from here on
        actions.at_once,  # what is asked of the coach: to be quiet, a time to worry
        preparing_for_no.take_for_card,  # what a no would mean: asked for here, however sad it sounds
        earlier_answers.correct_earlier,  # "what went well was the demo", at a later question
        remind_when.take_reminder_time,  # the day when to be reminded, in a sentence
        moves.take_move,  # "ask me that tomorrow", "remind me on friday": the day is no answer
        several.correct_one_of_several,  # "the second is a nurse job" is no news of another application
        extra_answers.take_withdrawal,  # "withdraw Umbrella" says yes to withdrawing that one
        news_at_question.take_late_decision,  # a decision where words were asked for long ago
        take_hour_beside_day,  # "at 3" goes with the day before it
        promised_day.take_promised_day,  # the day of the answer, where another day is asked for
        card_values.correct_card,  # a mere value at a card is no answer to whether it is right
        more_names.take_several_names,  # "Acme, cashier" is no single name
        erasing.take_confirmation,  # a yes to erasing, in any words, where that is asked
        worrying.take_worry_hour,  # an hour, where the hour to worry at is asked
        selecting.follow,  # "all but the last" ticks several options; "rewrote my cv for them" is no news
        extra_answers.take_after_question,  # "would it look needy? ah sure, do it" answers the doubt itself
        Rule(plain_answer.take_by_age, only=_is_pick),  # "the oldest"
        Rule(unlisted.act_on_unlisted, only=_is_pick),  # "none of these, it's Kings"
        Rule(actions.by_words, only=_is_pick),  # "put Acme away" asks for something, and doesn't pick Acme
        Rule(of_this_no.take_line, only=_is_pick),  # "Tesco, cashier" after a no that names nobody
        Rule(filing.file_text, only=_is_pick),  # "Acme said no" is news, and doesn't pick Acme
        news_at_question.take_decision_at_pick,  # a yes or a no of one that is listed, in other words
        how_it_went.begin_over_question,  # "it went well" of another interview is no step of the scale
        rating.rate,  # "a 7 i guess", at a scale
        no_option.change_nothing,  # "nothing" where it is asked what to change
        no_option.ask_which,  # "both" is no single option
        Rule(repeated_answers.act_on_repeated, only=_asks_for_value),  # "i told you already" alone
    ),
    Group(  # the answer as it stands; and what is none, where any words would be taken for one
        "answer",
        ReadAs(plain_answer.answer_in),  # from here on without "as i said", "role:", "i dunno"
        plain_answer.take_no_answer,  # a feeling, a request, where words would be kept
        plain_answer.take_move,  # "skip", "back"; an option of that name comes first
        name_among_words.take_name_of_workplace,  # "little acorns" after "a nursery" is no role
        plain_answer.doubt_name,  # a sentence where a name is asked for
        plain_answer.take,  # a label, a day, a name, or own words
    ),
    Group(  # exact words that are not the answer, before what was only learned from examples
        "exact_words",
        unfit.refuse_day,  # a day that can't be the answer here is no day of anything else either
        plain_answer.take_pointed_at,  # "the tesco one please"
        not_understood.ask_which_answer,  # two equally likely answers: asked back, before one is acted on
        silence_asked.answer_if_normal,  # "is it normal that it's quiet" asks for no message to send
        actions.by_words,  # a request in its exact words
        of_this_no.take_line,  # a line about the no that is open, before it makes a new no
        moved_by.take_moved,  # "Sarah moved it to thursday" names no company
        guesses.answer_guessed_no,  # "i think it's a no" is not a no yet
        filing.file_text,  # a line, a mail, a table of applications
    ),
    Group(  # as it was learned from examples: the sure before the likely
        "learned",
        guesses.answer_guess,  # what others think can't be known, however it feels
        feelings_in_news.act_on_priority,  # a no with a feeling is a no first
        extra_answers.take_after_a_no,  # "no, not yet" says no twice, "nah not rn" puts it off
        Rule(acting.act_on_reading, bar=CERTAIN),  # whatever is certain
        told_late.take_late,  # an answer to an earlier question, or a later one, at a button
        acting.act_on_answer,  # an answer in other words, before phrases that lead elsewhere
        extra_answers.take_leading_answer,  # "sent. she never answers": the answer stands first
        extra_answers.take_opening,  # "yes cos i'd forget": the rest only says why
        extra_answers.take_step_on_scale,  # "pretty bad tbh, 4 interviews"
        actions.by_guess,  # "it was friday", where it fits something said before
        foreign.answer_foreign,  # another language, of which what follows understands nothing
        extra_answers.note_informant,  # "Sarah told me" is not yet a reason
        of_this_no.take_name,  # a company alone, for the no that is open
        silence_asked.answer_silence,  # what it means that nobody answers
        last_resort.leads_elsewhere,  # by phrases, to another dialogue
        last_resort.come_back_to,  # an old question isn't what the text is about
        acting.act_on_reading,  # whatever is likely
    ),
    Group(  # something of the text is clear, though not what it is for
        "last",
        asides.answer_aside,  # a question to the coach in one part of the text
        vague.answer_vague,  # only its kind is clear: something hard, or a question
        company_alone.ask_about,  # a company and nothing else
        not_understood.at_question,  # acts always
    ),
)
"""The rules for a text at a question, in the order in which they are tried."""
