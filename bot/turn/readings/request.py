"""Define what a text asks for in words that hand in the values: "rename Acme to Acme Ltd"."""

from __future__ import annotations

from enum import Enum

from bot.coach.facts.application import Field, Via
from bot.talk.frozen import frozen


class Intent(Enum):
    """The intents say what is asked for in a request."""

    undo = "undo"  # take the last thing back
    cancel_that = "cancel_that"  # the same, if there is a last thing
    wrong = "wrong"  # something is, and it isn't said what
    no_refusal = "no_refusal"  # what was taken for a no is none
    meant = "meant"  # "I meant Globex", whatever it is that was said instead
    correct = "correct"  # what was said or written down is something else
    applied_on = "applied_on"  # the day of an application is another one
    day_is = "day_is"  # what the day on a card should be
    due_is = "due_is"  # what the day of the answer on it should be
    set_field = "set_field"  # a field of one application has another value
    accepted = "accepted"  # an offer was answered with a yes
    declined = "declined"  # an offer was turned down
    away = "away"
    moved = "moved"  # an interview, to another day
    put_off = "put_off"  # an interview, by the other side
    is_at = "is_at"  # the day or the hour of an interview is another one
    withdraw = "withdraw"
    called_no = "called_no"  # one is given up, and counts as a no
    show = "show"  # how one stands
    carry_on = "carry_on"  # with what was begun about one
    come_back = "come_back"  # they are back, and go on with what was left
    go_on = "go_on"  # with what was left, whatever it is
    hold_on = "hold_on"  # they are called away for a moment
    called = "called"  # they have asked there how it stands
    sent_it = "sent_it"  # what was written for them went out
    will_send = "will_send"  # it will, and hasn't yet
    got_in_touch = "got_in_touch"  # those have from whom an answer is awaited; it isn't said with what
    write_it = "write_it"  # a message to those
    look_back = "look_back"  # on a no that is noted
    never_asked = "never_asked"  # they were not asked how it stands
    mute = "mute"
    reopen = "reopen"
    delete = "delete"
    unremind = "unremind"
    count = "count"
    overdue = "overdue"  # which ones should have been answered by now
    what_called = "what_called"  # the one that they only describe
    coming_up = "coming_up"
    applied = "applied"  # whether they have applied there
    rejected = "rejected"  # whether there was a no from there
    refused = "refused"  # all that ended in a no
    applied_when = "applied_when"  # on which day they applied there
    quiet = "quiet"  # how long nothing has come from there
    reached_at = "reached_at"  # a mail or a number of somebody there
    evening_suits = "evening_suits"  # to be reminded of an interview the evening before
    contact = "contact"  # whom they deal with there
    interview = "interview"  # when it is
    compare = "compare"
    ask_feedback = "ask_feedback"  # to write a request for it
    resume = "resume"  # that the coach sends nudges again
    paused = "paused"  # whether it does
    pause = "pause"  # that it doesn't for a while; `new` says for how long
    pause_this = "pause_this"  # what is open, or that the coach writes; it isn't said which
    is_back = "is_back"  # they say that they are back, or that it may go on
    worry = "worry"  # a time to worry; `new` says when
    worry_set = "worry_set"  # the same in words that may be a plan of their own
    no_card = "no_card"  # to see what they prepared for the case of a no
    journal = "journal"  # to see what they keep there
    enough = "enough"  # to say no more here
    enough_today = "enough_today"  # to go on another day
    waiting = "waiting"  # which ones are still open
    reply_by = "reply_by"  # by when an offer has to be answered
    call_by = "call_by"  # by when a call has to be made that they offered
    should_call = "should_call"  # whether to make it
    pay = "pay"  # how much an offer pays
    worry_at = "worry_at"  # when the time to worry is
    not_asked = "not_asked"  # what was said doesn't answer what they wanted to know
    erase = "erase"  # the one that it was asked about, or that was spoken of last
    prepare = "prepare"  # to be prepared for an interview that is told along with it
    tips = "tips"  # what could be done, in general
    practise = "practise"  # for interviews, in general
    language = "language"  # to be spoken to in another language; `new` is its code
    cancelled = "cancelled"  # an interview was, or the job; `new` says that it was the interview
    list = "list"  # to see all
    note_new = "note_new"  # to note one that isn't named yet
    remind_to = "remind_to"  # to be reminded of something to do
    note = "note"  # to note an application, as with the command
    another = "another"  # none of those to pick from


@frozen
class Request:
    """A request is one thing that is asked for, with what was named along with it, as it was typed.

    of: which application. old, new: what it is not, and what it is. guess: the new value is only said in
    words that may mean something else too ("it was Friday"). past: it says that something was so.
    """

    intent: Intent
    of: str | None = None
    field: Field | None = None
    old: str | None = None
    new: str | None = None
    via: Via | None = None
    guess: bool = False
    past: bool = False
