"""Define what a text asks for in words that hand in the values: "rename Acme to Acme Ltd"."""

from __future__ import annotations

from enum import Enum

from bot.coach.facts.application import Field, Via
from bot.talk.frozen import frozen


class Intent(Enum):
    """The intents say what is asked for in a request."""

    undo = "undo"  # take the last thing back
    cancel_that = "cancel_that"  # take the last thing back, if there is one
    wrong = "wrong"  # something is wrong, and it isn't said what
    no_refusal = "no_refusal"  # what was noted as a no isn't one
    meant = "meant"  # "I meant Globex", whatever was said instead
    correct = "correct"  # what was said or noted is to be replaced
    applied_on = "applied_on"  # the noted day of an application is wrong
    day_is = "day_is"  # what the day on a card should be
    due_is = "due_is"  # what the promised day on a card should be
    set_field = "set_field"  # a field of one application has another value
    accepted = "accepted"  # an offer was answered with a yes
    declined = "declined"  # an offer was turned down
    away = "away"
    moved = "moved"  # an interview was moved to another day
    put_off = "put_off"  # the other side put an interview off
    is_at = "is_at"  # the noted day or hour of an interview is wrong
    withdraw = "withdraw"
    called_no = "called_no"  # an application is given up, and counts as a no
    show = "show"  # how one application stands
    carry_on = "carry_on"  # go on with the dialogue about one application
    come_back = "come_back"  # the person is back, and goes on with what was left
    go_on = "go_on"  # go on with what was left, whatever it is
    hold_on = "hold_on"  # the person is called away for a moment
    called = "called"  # the person has asked the employer how it stands
    sent_it = "sent_it"  # what the coach wrote for the person went out
    will_send = "will_send"  # what the coach wrote will go out, and hasn't yet
    got_in_touch = "got_in_touch"  # somebody who owes an answer got in touch; it isn't said with what
    write_it = "write_it"  # write a message to somebody who owes an answer
    look_back = "look_back"  # look back on a noted no
    never_asked = "never_asked"  # the employer was not asked how it stands
    mute = "mute"
    reopen = "reopen"
    delete = "delete"
    unremind = "unremind"
    count = "count"
    overdue = "overdue"  # which ones should have been answered by now
    what_called = "what_called"  # what an application that the text only describes is called
    coming_up = "coming_up"
    applied = "applied"  # whether the person has applied there
    rejected = "rejected"  # whether there was a no from there
    refused = "refused"  # all that ended in a no
    applied_when = "applied_when"  # on which day the person applied there
    quiet = "quiet"  # how long nothing has come from there
    reached_at = "reached_at"  # the mail address or the number of somebody there
    evening_suits = "evening_suits"  # to be reminded of an interview the evening before
    contact = "contact"  # whom the person deals with there
    interview = "interview"  # when an interview is
    compare = "compare"
    ask_feedback = "ask_feedback"  # to write a request for feedback
    resume = "resume"  # that the coach sends nudges again
    paused = "paused"  # whether nudges are paused
    pause = "pause"  # that no nudges come for a while; `new` says for how long
    pause_this = "pause_this"  # to pause the open dialogue or all nudges; it isn't said which
    is_back = "is_back"  # the person is back, or wants the pause to end
    worry = "worry"  # to set a time to worry; `new` says when
    worry_set = "worry_set"  # the same as `worry` in words that may be the person's own plan
    no_card = "no_card"  # to see what the person prepared for the case of a no
    for_coach = "for_coach"  # to show something to their own career coach
    values = "values"  # to write about what matters to the person
    journal = "journal"  # to see what is kept in the journal
    enough = "enough"  # to say no more here
    enough_today = "enough_today"  # to go on another day
    waiting = "waiting"  # which ones are still open
    reply_by = "reply_by"  # by when an offer has to be answered
    call_by = "call_by"  # by when to make the call that the employer offered
    should_call = "should_call"  # whether to make that call
    pay = "pay"  # how much an offer pays
    worry_at = "worry_at"  # when the time to worry is
    not_asked = "not_asked"  # what the coach said doesn't answer what the person wanted to know
    erase = "erase"  # to erase what the coach asked about erasing, or what was spoken of last
    prepare = "prepare"  # to be prepared for an interview, of which the text tells too
    tips = "tips"  # what could be done, in general
    practise = "practise"  # to practise for interviews, in general
    language = "language"  # to be spoken to in another language; `new` is its code
    cancelled = "cancelled"  # an interview was cancelled, or the job; `new` is set if it was the interview
    list = "list"  # to see all applications
    note_new = "note_new"  # to note an application that isn't named yet
    remind_to = "remind_to"  # to be reminded of something to do
    note = "note"  # to note an application, as with the command
    another = "another"  # none of those to pick from


@frozen
class Request:
    """A request is one thing that a text asks for, with what the text names, as it was typed.

    of: which application. old, new: the wrong value and the right one. guess: the words for the new value may
    mean something else too ("it was Friday"). past: the words say that something was so.
    """

    intent: Intent
    of: str | None = None
    field: Field | None = None
    old: str | None = None
    new: str | None = None
    via: Via | None = None
    guess: bool = False
    past: bool = False
