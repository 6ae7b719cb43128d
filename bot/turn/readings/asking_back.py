"""Define what somebody may ask about the question they were asked, instead of answering it."""

from __future__ import annotations

from enum import Enum

from bot.talk.frozen import frozen


class About(Enum):
    """The topics say what is asked about. Their values are the keys of `asking_back.toml`."""

    several = "several"  # whether more than one may be picked
    person = "person"  # whether they can talk to a person instead
    reaches = "reaches"  # in which way the coach's messages reach them
    difference = "difference"  # how several options differ
    thing = "thing"  # what an option, or words of the question, mean
    button = "button"  # what a button does that gives no answer, such as Later
    they = "they"  # who is meant by "they"
    place = "place"  # why the coach asks where they live
    means = "means"  # what the question means, and why it is asked
    must = "must"  # whether they have to answer
    says = "says"  # what the message would say
    sends = "sends"  # who sends the message
    sees = "sees"  # who gets to see what they answer
    complains = "complains"  # no question: the coach's questions are too many or too long
    drags = "drags"  # no question: "this" takes too long, the questions or the wait
    left = "left"  # how many questions are left
    meanwhile = "meanwhile"  # what to do while they wait
    next = "next"  # what comes after this question
    often = "often"  # how often the coach writes
    stop = "stop"  # whether they may stop here
    erases = "erases"  # what is erased
    doubts = "doubts"  # what the use of asking is, as they never answer
    chooses = "chooses"  # an option that is named in a question, and not picked


@frozen
class AskingBack:
    """Hold what is asked. options: the stored values of the options that are named; () if all are meant.

    For `About.button` it holds the button's name among the blocks of `asking_back.j2`.
    """

    about: About
    options: tuple[str, ...] = ()
