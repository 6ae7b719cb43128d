"""A question that was just read is asked again in few words."""

from bot.language.wording.asking import what_it_asks


def test_only_what_it_asks_is_left() -> None:
    """From the sentence that asks, in the last paragraph with one."""
    assert (
        what_it_asks("I'm sorry.\n\nThat hurts. How heavy is it? It only helps.")
        == "How heavy is it? It only helps."
    )
    assert what_it_asks("Thanks. What would fit?\n\nBoth end with a plan.") == "What would fit?"


def test_a_shortened_word_ends_no_sentence() -> None:
    """A name that has some is shown whole."""
    asked = "And the role at St. Mary's Hospital & Co. Ltd.?"
    assert what_it_asks(f"It's noted.\n\n{asked}") == asked


def test_what_asks_nothing_stays_whole() -> None:
    """What has marks that may stand open stays whole too."""
    for html in ("Only this.\n\nAnd that.", "A.\n\n<b>Really?", "", None):
        assert what_it_asks(html) == html
