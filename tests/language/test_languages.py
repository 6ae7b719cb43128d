"""Another language is told from English by its letters and its most frequent words, in short texts too."""

import tomllib

import pytest

from bot.language.understanding.phrases.languages import Languages
from bot.service.app import content_folder
from tests.hearing_figures import lines
from tests.support.bounded import is_bounded
from tests.support.words import CONTENT

LANGUAGES = Languages(tomllib.loads((content_folder() / "en" / "languages.toml").read_text(encoding="utf-8")))

FOREIGN = [
    ("es", "no quiero hablar de esto"),
    ("es", "hola, ¿alguien me puede ayudar?"),
    ("fr", "j'ai eu un entretien hier et j'attends la réponse"),
    ("fr", "je comprends pas"),
    ("de", "ich warte seit drei Wochen auf eine Antwort"),
    ("de", "mir geht es schlecht"),
    ("it", "sto aspettando la risposta"),
    ("it", "non parlo inglese"),
    ("pt", "estou à espera de resposta"),
    ("pt", "não falo inglês"),
    ("pl", "czekam na odpowiedź od dwóch tygodni"),
    ("pl", "nie mówię po angielsku"),
    ("nl", "ik ben vandaag afgewezen"),
    ("nl", "spreek je nederlands?"),
    ("tr", "hâlâ cevap bekliyorum"),
    ("tr", "bugün reddedildim"),
    ("ru", "мне отказали сегодня"),
    ("uk", "чекаю на відповідь вже два тижні"),
    ("hi", "आज मना कर दिया"),
    ("ar", "تم رفضي اليوم"),
    ("other", "私は英語が話せません"),
]

NOT_FOREIGN = [
    "no",
    "ok",
    "si",
    "oui",
    "ja",
    "me",
    "Zalando München",
    "Deutsche Bahn",
    "El Corte Inglés",
    "Société Générale",
    "interview at Crédit Agricole in Paris",
    "I told them merci and left",
    "I applied to Volkswagen AG in Wolfsburg",
    "c'est la vie",
    "they said nein danke und tschüss to me",
    "chef de cuisine at Le Petit Jardin",
    "Jean de la Fontaine",
    "Vincent van der Berg",
    "no no no",
    "i was a die hard fan",
    "so so",
    "a la carte chef",
    "São Paulo",
    "abeg no wahala",
    "",
    "42",
    "🙂",
    "π",
    "Ω3",
]

NAMES = [
    "La Casa de las Flores",
    "Für die Familie GmbH",
    "Banco de España",
    "Mein Laden",
    "Mi Casa",
    "Ben van Dam",
    "東京支社",
]


@pytest.mark.parametrize(("code", "text"), FOREIGN)
def test_a_sentence_in_another_language_is_recognised(code: str, text: str) -> None:
    """Without its accents written in capitals, too."""
    assert LANGUAGES.of(text) == LANGUAGES.of(text.upper()) == code


@pytest.mark.parametrize("text", NOT_FOREIGN)
def test_names_single_words_and_english_are_not_foreign(text: str) -> None:
    """What can't be told stays English."""
    assert LANGUAGES.of(text) is None


@pytest.mark.parametrize("text", NAMES)
def test_where_a_name_is_asked_for_a_foreign_name_is_one(text: str) -> None:
    """Only what somebody says of themselves is surely none."""
    assert LANGUAGES.of(text, sentence=True) is None
    assert LANGUAGES.of("ich habe heute keine Zeit", sentence=True) == "de"


def test_next_to_nothing_of_what_english_speakers_write_is_called_foreign() -> None:
    """A word of Spanish or Polish in it is common among them."""
    called = [line.text for line in lines("first_judge") if LANGUAGES.of(line.text)]
    assert len(called) <= 1


def test_each_language_that_is_recognised_has_its_sentence() -> None:
    """Others get the English one."""
    blocks = CONTENT.blocks("en", "meta")
    codes = {code for code, _ in FOREIGN}
    assert {f"foreign_{code}" for code in codes} <= set(blocks)


@pytest.mark.parametrize("piece", ["ich bin ", "х", "a", "' ", "@", "http://", "é"])
def test_a_long_text_takes_no_time(piece: str) -> None:
    """Whatever is in it."""
    text = (piece * 4096)[:4096]
    assert is_bounded(LANGUAGES.of, text)
