"""Define what somebody may ask about the question they were asked, instead of answering it."""

from __future__ import annotations

from enum import Enum

from bot.talk.frozen import frozen


class About(Enum):
    """The topics say what is asked about. Their values are the keys of `asking_back.toml`."""

    several = "several"  # whether more than one may be picked
    person = "person"  # for a person instead
    reaches = "reaches"  # how what the coach sends reaches them
    difference = "difference"  # between several options
    thing = "thing"  # an option, or words of the question
    button = "button"  # what a button does that is no answer
    they = "they"  # who is meant by "they"
    place = "place"  # why it is asked where they live
    means = "means"  # what is meant at all, and why it is asked
    must = "must"  # whether they have to answer
    says = "says"  # what the message would say
    sends = "sends"  # who sends it
    sees = "sees"  # who gets to see it
    complains = "complains"  # that there are too many questions, or too long ones
    drags = "drags"  # that "this" is too long, which may be the wait
    left = "left"  # how much there still is
    meanwhile = "meanwhile"  # what to do while they wait
    next = "next"  # what follows
    often = "often"  # how often the coach writes
    stop = "stop"  # whether it may end here
    erases = "erases"  # what is erased


@frozen
class AskingBack:
    """Hold what is asked. options: the stored values of those that are named; none where all are meant.

    Of a button: its name among the blocks of `asking_back.j2`.
    """

    about: About
    options: tuple[str, ...] = ()
