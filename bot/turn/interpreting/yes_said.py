"""Read what somebody says about an offer: that they want an answer, what helped, what to do elsewhere."""

from __future__ import annotations

from enum import Enum

from bot.turn.model.heard import Heard
from bot.turn.readings.marker import Marker
from bot.turn.readings.words import HasWords

WORDS = "interpreting/yes_said"
"""The file of this module's patterns in `content/en/turn/`."""

LONGEST = 300
"""Characters of a text that says one of these, and not a whole story. Our own choice."""

FEW = 5
"""Words of a text that goes on with another name: "and finch"."""


class Wish(Enum):
    """The options say what somebody would do with another application after a yes. asks: they ask what."""

    withdraw = "withdraw"
    keep = "keep"
    asks = "asks"


def is_for_their_answer(heard: Heard) -> bool:
    """Tell whether a day in a text may be the one by which the person has to answer an offer."""
    due = heard.has(Marker.deadline) or heard.has(Marker.from_me)
    return due and heard.has(Marker.to_decide) and not heard.has(Marker.of_something_else)


def is_from_me(heard: Heard) -> bool:
    """Tell whether a text says that it is the person who has to answer, and not the employer."""
    return heard.has(Marker.from_me) and not heard.has(Marker.of_something_else)


def will_take(reader: HasWords, text: str) -> bool:
    """Tell whether a text says that they are going to take the offer, and no more."""
    return (
        len(text) <= LONGEST
        and reader.words(WORDS)["will_take"].fullmatch(text.replace("’", "'")) is not None
    )


def goes_on_to(reader: HasWords, text: str) -> bool:
    """Tell whether a text goes on with another name where something was asked of one: "and finch"."""
    return len(text.split()) <= FEW and reader.words(WORDS)["goes_on"].match(text) is not None


def has_no_day(reader: HasWords, text: str) -> bool:
    """Tell whether a text says that there is no day by which to answer, and no more."""
    return (
        len(text) <= LONGEST and reader.words(WORDS)["no_day"].fullmatch(text.replace("’", "'")) is not None
    )


def what_helped(reader: HasWords, text: str) -> str | None:
    """Return what helped, where a text says that something did; None if it says something else."""
    says = reader.words(WORDS)
    plain = text.strip().replace("’", "'")
    if not plain or len(plain) > LONGEST or "?" in plain:
        return None
    for pattern in (says["helped_was"], says["helped"]):
        found = pattern.fullmatch(plain)
        if found is None:
            continue
        what = found["what"]
        if pattern is says["helped"]:
            what = says["leads"].sub("", what)
            if says["nothing_helped"].search(what) is not None:
                return None
        return what.strip(" .!,") or None
    return None


def elsewhere(reader: HasWords, text: str) -> Wish | None:
    """Return what a text says is to become of another application; None if it says nothing of that."""
    says = reader.words(WORDS)
    plain = text.replace("’", "'")
    if len(plain) > LONGEST or says["bids"].match(plain) is not None:
        return None
    withdraws = says["withdraws"].search(plain)
    if says["asks"].search(plain) is not None:
        about_it = withdraws is not None or says["about_it"].search(plain) is not None
        return Wish.asks if about_it or says["keeps"].search(plain) is not None else None
    if withdraws is not None and says["denied"].search(plain[: withdraws.end()]) is None:
        return Wish.withdraw
    return Wish.keep if withdraws is not None or says["keeps"].search(plain) is not None else None


def is_in_writing(reader: HasWords, text: str) -> bool | None:
    """Tell whether a text says that a yes is in writing, or that it was only spoken; None if neither."""
    says = reader.words(WORDS)
    plain = text.replace("’", "'")
    written, spoken = says["written"].search(plain), says["spoken"].search(plain) is not None
    if written is not None and says["not_written"].search(plain[: written.start()]) is None:
        return True
    denied = written is not None and says["nothing_written"].search(plain) is not None
    return False if spoken or denied else None


def is_about_applying(reader: HasWords, text: str) -> bool:
    """Tell whether a text tells how somebody applied: a mail that it speaks of may be the application."""
    return reader.words(WORDS)["applying"].search(text) is not None
