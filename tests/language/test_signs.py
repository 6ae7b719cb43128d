"""A face says something, if it stands alone."""

from bot.language.understanding.phrases.emoji import FILE, in_words, load
from bot.service.app import content_folder

WORDS = load(content_folder() / "en" / FILE)


def test_signs_alone_are_put_into_words() -> None:
    """In whatever colour, and however many of a kind."""
    assert in_words("😢", WORDS) == "i'm sad"
    assert in_words("👍🏽 !", WORDS) == "ok"
    assert in_words("😭😭😭", WORDS) == "i keep crying"


def test_words_stay_as_they_are() -> None:
    """Signs that nobody has filed stay as they are, and so does a text that is too long to be one."""
    for text in ("ok 👍", "", "...", "🦄", "😢" * 40):
        assert in_words(text, WORDS) == text


def test_a_language_without_the_file_has_none() -> None:
    """Nothing is put into words there."""
    assert load(content_folder() / "xx" / FILE) == {}
