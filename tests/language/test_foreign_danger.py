"""The phrases of danger in languages that the coach doesn't speak: each is found, and in its language.

The texts that are typed here are none that anything was learned from.
"""

import pytest

from bot.coach.safety import Tier
from bot.language.understanding.foreign_danger import ForeignDanger
from bot.language.understanding.phrases.phrase_trie import spelled_out
from bot.language.understanding.screen import Lexicon
from tests.support.bounded import is_bounded
from tests.support.by_typing import says
from tests.support.chat import Chat
from tests.support.words import CONTENT, READER

ABROAD = ForeignDanger(CONTENT.folder)

FIRES = ("explicit", "unclear", "others", "threats")


def _texts(lexicon: Lexicon, section: str) -> list[str]:
    """The texts that the phrases of a section stand for, with the first word of each kind."""
    kinds = {f"@{name}": words[0] for name, words in lexicon.kinds}
    phrases = [phrase for line in getattr(lexicon, section) for phrase in spelled_out(line)]
    return [" ".join(kinds.get(word, word) for word in phrase if word != "*") for phrase in phrases]


@pytest.mark.parametrize("language", sorted(file.stem for file in ABROAD.files))
def test_every_phrase_is_found_in_its_language(language: str) -> None:
    """No idiom hides it, and the word by which its language is looked for is the right one."""
    lexicon = ABROAD.lexicon(language)
    for section in FIRES:
        for number, text in enumerate(_texts(lexicon, section)):
            found = ABROAD.look(text)
            assert found.seen.tier is not None, f"{language}, {section}, phrase {number}"


@pytest.mark.parametrize(
    ("text", "language", "tier"),
    [
        ("marne ka mann karta hai", "hi", Tier.explicit),
        ("mrne ka man krta h", "hi", Tier.explicit),
        ("jeene ka mann nahi karta", "hi", Tier.explicit),
        ("jine ka man nhi krta yr", "hi", Tier.explicit),
        ("mar jana chahta hu", "hi", Tier.explicit),
        ("mar jaana chahti hoon", "hi", Tier.explicit),
        ("zinda nahi rehna chahta", "hi", Tier.explicit),
        ("khud kushi", "hi", Tier.explicit),
        ("chhat par khadi hun", "hi", Tier.unclear),
        ("wo bol rahi hai ki wo mar jaayegi", "hi", Tier.other),
        ("woh kehta hai marna hai", "hi", Tier.other),
        ("tne sie od tygodnia", "pl", Tier.explicit),
        ("tnę się od tygodnia", "pl", Tier.explicit),
        ("stoję na moście", "pl", Tier.unclear),
        ("mówi że się zabije", "pl", Tier.other),
        ("chciałabym zasnąć i się nie obudzić", "pl", Tier.unclear),
        ("me quiero morir", "es", Tier.explicit),
        ("he regalado mis cosas", "es", Tier.unclear),
        ("me da igual todo ya", "es", Tier.unclear),
        ("ich mach dem ganzen heute abend ein ende", "de", Tier.explicit),
        ("er hat seine sachen verschenkt", "de", Tier.other),
    ],
)
def test_danger_is_found_however_it_is_spelled(text: str, language: str, tier: Tier) -> None:
    """With accents or without, and in the many spellings of Hindi in Latin letters."""
    found = ABROAD.look(text)
    assert (found.language, found.seen.tier) == (language, tier)


@pytest.mark.parametrize(
    "text",
    [
        "me quiero morir de la vergüenza, le llamé Marta",
        "no puedo mas con tanto formulario",
        "ma coloc va me tuer si je paye pas le loyer",
        "je suis crevé",
        "j'ai le seum",
        "я умираю от скуки",
        "bhook se mar raha hu yaar",
        "company ne mana kar diya",
        "chat pe baat karte hai",
    ],
)
def test_what_nobody_means_is_left_alone(text: str) -> None:
    """It is how people speak of being tired, ashamed or cross."""
    assert READER.screen("en", text) is None


@pytest.mark.parametrize(("text", "language"), [("me quiero morir", "es"), ("marne ka mann karta hai", "hi")])
def test_the_card_is_in_the_language_of_the_phrase(text: str, language: str) -> None:
    """A few words tell no language by themselves."""
    chat = Chat()
    says(chat, text)
    assert chat.loaded.person.hold is Tier.explicit
    assert chat.loaded.person.held_in == language


def test_english_stays_english() -> None:
    """Where an English phrase fires, the card is in English."""
    assert READER.language_of_danger("i want to die") is None
    assert READER.language_of_danger("see you on Thursday") is None


@pytest.mark.parametrize("said", ["marna chahta ", "quiero morir nie chce zyc ", "a b c marna "])
def test_the_longest_message_is_looked_at_in_bounded_time(said: str) -> None:
    """Also where it has words of all languages."""
    assert is_bounded(ABROAD.look, (said * 4_096)[:4_096])
