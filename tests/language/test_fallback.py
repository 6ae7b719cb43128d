"""A message that is refused for its content is replaced by a plain one."""

from bot.language.wording.fallback import Fallback
from bot.message import LONGEST_CAPTION, LONGEST_LABEL, LONGEST_MESSAGE, Button, Message, utf16
from tests.support.words import CONTENT

FALLBACK = Fallback(CONTENT)


def same(message: Message) -> Message:
    return FALLBACK.same(message, "en")


def test_the_same_words_stand_there_without_markup() -> None:
    """What looks like markup in what they typed is no markup."""
    assert same(Message("<b>Acme</b> &amp; <i>Sons &lt;b&gt;</i>")).html == "Acme &amp; Sons &lt;b&gt;"
    assert same(Message(None, edits=True)).html is None


def test_it_is_cut_to_what_fits() -> None:
    """Less beneath a file."""
    long = "x" * 5000
    assert utf16(same(Message(long)).html or "") == LONGEST_MESSAGE
    beneath = same(Message(long, document="all of it", filename="afterword.txt"))
    assert utf16(beneath.html or "") == LONGEST_CAPTION
    assert (beneath.document, beneath.filename) == ("all of it", "afterword.txt")


def test_what_can_be_tapped_can_be_tapped_and_what_copies_is_left_out() -> None:
    """A row of which nothing is left is none; a label is to be seen, and fits."""
    tap, copy = Button("Low", "a:1:mood:1"), Button("Copy", copy="x" * 1000)
    rows = ((tap, copy), (copy,), (Button("\u200b", "a:1:mood:2"),), (Button("y" * 500, "a:1:mood:3"),))
    first, second, third = same(Message("x", rows)).rows
    assert first == (tap,)
    assert second[0].label.strip("\u200b")
    assert utf16(third[0].label) == LONGEST_LABEL


def test_it_is_about_the_same_question() -> None:
    """It changes the same message."""
    about = {"run": 1, "key": "mood", "first": True, "edits": True, "message": 9}
    shown = same(Message("<b>x</b>", run=1, key="mood", first=True, edits=True, message=9))
    assert {name: getattr(shown, name) for name in about} == about


def test_where_they_are_to_see_nothing_they_are_told_how_to_go_on() -> None:
    """In words that can be sent whatever was in the message."""
    for message, command in ((Message("<b>x</b>"), "/help"), (Message("x", document="{}"), "/export")):
        sorry = FALLBACK.sorry(message, "en")
        assert command in (sorry.html or "")
        assert not sorry.rows
        assert sorry.document is None
