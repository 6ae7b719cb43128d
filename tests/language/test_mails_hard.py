"""A pasted text of any kind and length raises nothing, and is read in bounded time."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.understanding.learned.encoder import ENCODER
from bot.language.understanding.mails import read_mail
from bot.language.understanding.mails.news import MOST_ENCODED, weighed
from bot.language.understanding.mails.parts import LONGEST_SENTENCE, MOST_SENTENCES, take_apart
from tests.mail_figures import heads

HARD = {
    "one line": "we regret that the role of Senior Nurse at Acme Ltd on 3 December at 10am " * 400,
    "ten thousand lines": "you are\n" * 10_000,
    "nested quotes": "".join(">" * (at % 200) + " you said that we regret\n" for at in range(400)),
    "control characters": "\x00\x01\x1b[2J\u202e you were not selected " * 1_000,
    "broken tags": "<" * 10_000 + "<style>" * 2_000,
    "headers": "From: a@b.example\nSubject: x\n" * 1_000,
    "dates": "3 December 2026 at 10am, " * 1_200,
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_no_more_is_looked_at_than_a_letter_has(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work is bounded by what is looked at: sentences, their length, and how many are encoded."""
    encoded: list[str] = []
    vectors = ENCODER.vectors
    learned = heads()

    def counting(texts: list[str]) -> object:
        encoded.extend(texts)
        return vectors(texts)

    monkeypatch.setattr(ENCODER, "vectors", counting)
    parts = take_apart("Dear Sam,\n\nThank you for your application.\n" + text + "\nKind regards\nAnn")
    weighed(parts.sentences, learned)
    assert len(parts.sentences) <= MOST_SENTENCES
    assert all(len(sentence) <= LONGEST_SENTENCE for sentence in parts.sentences)
    assert len(set(encoded)) <= MOST_ENCODED


PIECES = st.sampled_from(
    [
        *("Dear Sam,", "your application ", "not selected ", "on 31 February ", "at 25:99 ", "\n", "> "),
        *("From: ", "<p>", "Kind regards\n", "Acme & Co ", "within 999 weeks ", "week commencing ", "@", "("),
        *("99/99/9999 ", "the role of ", "by the 31st ", "end of next month "),
    ]
)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join),
    st.dates(date(2020, 1, 1), date(2090, 1, 1)),
)
def test_no_text_trips_it(text: str, today: date) -> None:
    """Whatever is pasted is read, or is no mail."""
    found = read_mail("Dear Sam, thank you for your application. " + text, today, "GB")
    assert found is None or found.mail
