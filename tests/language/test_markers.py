"""Words anywhere in a text mark what it is about."""

import pytest

from bot.turn.readings.marker import Marker
from tests.support.words import heard


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("they've just called", Marker.just_now),
        ("It’s  literally\nnow", Marker.just_now),
        ("harbour offered me the job two years ago", Marker.long_ago),
        ("they asked me about harbour's offer", Marker.of_the_talk),
        ("she offered me the role", Marker.offers_the_job),
        ("I’ve got that job", Marker.offers_the_job),
        ("i'm pretty sure", Marker.guessed),
        ("they didn’t like me", Marker.not_chosen),
        ("acme hired somebody else", Marker.another_chosen),
        ("it didn't go too well", Marker.no_good),
        ("interview tomorrow at 10", Marker.ahead),
        ("also applied there", Marker.another_one),
        ("no word yet", Marker.still_open),
        ("what does the silence mean", Marker.asks_what_it_means),
        ("am i still in the running", Marker.still_in),
        ("with no feedback at all", Marker.no_reason),
        ("they want an answer by friday", Marker.from_me),
    ],
)
def test_a_text_has_the_marker_whose_words_stand_in_it(text: str, marker: Marker) -> None:
    """However apostrophes, blanks and capitals are typed."""
    assert heard(text).has(marker)


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("it was just a chat", Marker.just_now),
        ("i got it", Marker.long_ago),
        ("they offered me the job of making tea", Marker.offers_the_job),
        ("i got the job title right", Marker.offers_the_job),
        ("i hired somebody else", Marker.another_chosen),
        ("forwarded", Marker.still_open),
        ("i think they gave no reason yet", Marker.no_reason),
        ("they gave no reason yet", Marker.no_reason),
        ("what a day", Marker.asks_what_it_means),
    ],
)
def test_words_that_are_only_like_them_mark_nothing(text: str, marker: Marker) -> None:
    """Part of a word, somebody else's doing, or words that go on otherwise."""
    assert not heard(text).has(marker)
