"""Define what words in a text may mark, wherever they are in it."""

from __future__ import annotations

from enum import Enum


class Marker(Enum):
    """The markers say what a text is about. Their values are keys of `markers.toml`, which explains each."""

    just_now = "just_now"
    long_ago = "long_ago"
    of_the_talk = "of_the_talk"
    offers_the_job = "offers_the_job"
    invites = "invites"
    starts_work = "starts_work"
    guessed = "guessed"
    not_chosen = "not_chosen"
    another_chosen = "another_chosen"
    liked = "liked"
    others = "others"
    told = "told"
    no_good = "no_good"
    talk_held = "talk_held"
    went_well = "went_well"
    ahead = "ahead"
    another_one = "another_one"
    still_open = "still_open"
    asks_what_it_means = "asks_what_it_means"
    still_in = "still_in"
    of_reasons = "of_reasons"
    no_reason = "no_reason"
    to_decide = "to_decide"
    deadline = "deadline"
    of_something_else = "of_something_else"
    from_me = "from_me"
    how_it_went = "how_it_went"
    wanted = "wanted"
    reply_wanted = "reply_wanted"
    reply_told = "reply_told"
    done_by_somebody = "done_by_somebody"
    something_else_judged = "something_else_judged"
    only_told = "only_told"
