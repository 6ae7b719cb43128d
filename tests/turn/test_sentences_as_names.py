"""No sentence becomes the name of a company, a role or a person, so that none stands where a name stands."""

import pytest

from bot.ops.checking.prose import prose_of
from tests.support.by_typing import kept_of
from tests.support.words import CONTENT

PROSE = prose_of(CONTENT.folder, "en")
TYPED = (
    *(PROSE.messages + PROSE.sentences if PROSE is not None else ()),
    "Can you call me tomorrow at five?",
    "Thank you for applying to us, we will be in touch soon.",
    "why did they not tell me anything",
)


@pytest.mark.parametrize("text", TYPED)
@pytest.mark.parametrize(
    ("before", "key"),
    [([], "company"), (["Tesco"], "role"), (["Tesco", "Driver", "An interview"], "contact")],
)
def test_a_sentence_is_not_kept_as_a_name(text: str, before: list[str], key: str) -> None:
    """It is heard, or asked back; a part of it may be a name."""
    kept = kept_of("log", before, text, key)
    assert kept is None or text not in kept
