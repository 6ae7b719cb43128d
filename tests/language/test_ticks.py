"""What somebody says about a selection ticks the right options."""

import tomllib
from collections.abc import Sequence

import pytest

from bot.language.understanding.answers.tick_words import TickWords
from bot.language.understanding.answers.ticks import LONGEST, TickReader
from bot.language.understanding.learned.classifier import Classifier
from bot.service.app import content_folder
from bot.turn.readings.ticks import Ticks

CLASSIFIER = Classifier(content_folder())
WORDS = TickWords(tomllib.loads((content_folder() / "en" / "ticks.toml").read_text()))
OPTIONS = {
    "true_of_you": {
        "experience": "I showed the experience that mattered",
        "clear": "I explained it clearly",
        "prepared": "I came prepared",
        "off_day": "It wasn't my day",
    },
    "must_stay": {"place": "Where I live", "hours": "My hours", "pay": "My pay", "field": "My field"},
    "direction": {"level": "Another level", "contract": "A contract", "remote": "Remote work"},
    "direction ": {"travel": "Travelling further", "relocate": "Moving"},
}
SHORT = {"e": "experience", "c": "clear", "p": "prepared", "o": "off_day"}


def read(text: str, before: Sequence[str] = (), family: str = "true_of_you") -> Ticks | None:
    """Read a text as it is read at the question, with what was learned from examples."""
    options, name = list(OPTIONS[family].items()), family.strip()
    reader = TickReader(WORDS, name, options, lambda clause: CLASSIFIER.each("en", name, clause))
    return reader.read(text, before)


def ticked(text: str, before: str = "") -> str:
    """Return the first letters of what is ticked then; "-" if the text says nothing about it."""
    found = read(text, [SHORT[letter] for letter in before])
    return "".join(value[0] for value in found.chosen) if found is not None else "-"


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("I came prepared and I showed my experience. I don't think I explained the tax stuff clearly", "ep"),
        ("i showed my experience and i was prepared", "ep"),
        ("showed my experience and explained well", "ec"),
        ("clear and prepared, those two only", "cp"),
        ("i wasn't clear", ""),
        ("wasnt that prepared tbh but they liked my background", "e"),
        ("i was prepared, just not very clear", "p"),
        ("prepared yes, clear no", "p"),
        ("neither clear nor prepared", ""),
        ("i didn't prepare and i rambled", ""),
        ("i waffled a lot", ""),
        ("they didn't get what i meant", ""),
        ("no experience, but clear and prepared", "cp"),
        ("was prepared n clear", "cp"),
        ("hmm the 2nd and 3rd i think", "cp"),
        ("my english was not clear but i have experience", "e"),
        ("didn't waffle, and did my homework", "cp"),
        ("they didn't understand me", ""),
        ("it wasn't a bad day, i was prepared", "p"),
        ("it wasn't my day", "o"),
        ("not my best day but i had done my homework", "po"),
        ("i should have prepared more", ""),
        ("I could've been clearer, experience was fine", "e"),
        ("im not sure i was clear", ""),
        ("not only prepared but also clear", "cp"),
        ("everything except the last", "ecp"),
        ("all but the second", "epo"),
        ("all of them but not the off day one", "ecp"),
        ("the first and the last", "eo"),
        ("just the one about experience", "e"),
        ("only the third one", "p"),
        ("experience only", "e"),
        ("1 yes 2 no 3 yes 4 no", "ep"),
        ("experience. the others aren't true", "e"),
        ("i didn't sleep the night before so i couldn't think straight", "o"),
        ("can't fault my prep", "p"),
        ("rewrote the cv for them", "p"),
        ("I customised the CV for this JD only", "p"),
        ("i make cv new for this job", "p"),
        ("did a cover letter special for them", "p"),
        ("I have ten years in care and they saw that. Was I clear? No.", "e"),
    ],
)
def test_a_text_ticks_the_options_it_names(text: str, chosen: str) -> None:
    """Where nothing is ticked yet."""
    assert ticked(text) == chosen


@pytest.mark.parametrize(
    ("before", "text", "chosen"),
    [
        ("ecp", "not the explaining one", "ep"),
        ("ecp", "untick I explained it clearly", "ep"),
        ("ecp", "take the explaining one off", "ep"),
        ("ecp", "untick the second", "ep"),
        ("ep", "no, I wasn't that prepared, take that one off", "e"),
        ("ecp", "not the experience one. just clear and prepared", "cp"),
        ("ecp", "no, not the experience one. just clear and prepared", "cp"),
        ("ecp", "clear and prepared, those two only", "cp"),
        ("ecp", "i didn't say i explained it clearly, take that one out", "ep"),
        ("p", "oh and also the first", "ep"),
        ("p", "and experience too", "ep"),
        ("p", "i explained it well as well", "cp"),
        ("e", "swap experience for prepared", "p"),
        ("e", "prepared instead of experience", "p"),
        ("e", "not experience but clear", "c"),
        ("e", "no, the third one", "p"),
        ("e", "sorry i meant prepared", "p"),
        ("ec", "drop the first", "c"),
        ("ec", "forget the second one", "e"),
        ("e", "hmm no not that one, the second", "c"),
        ("e", "i meant 2", "c"),
        ("e", "the other one, prepared", "p"),
        ("ec", "im not so sure about clear", "e"),
        ("e", "yes and clear", "ec"),
        ("ec", "remove the rest, only clear", "c"),
        ("ec", "actually i wasn't clear", "e"),
        ("ec", "the clear one should not be there", "e"),
        ("ecp", "without the last two", "ec"),
        ("ecp", "untick everything", ""),
        ("ecp", "take them all off, only prepared", "p"),
        ("e", "take that off", ""),
        ("e", "add the last one", "eo"),
        ("ep", "i never said prepared", "e"),
        ("ep", "keep only the first", "e"),
    ],
)
def test_what_a_text_changes(before: str, text: str, chosen: str) -> None:
    """Where something is ticked."""
    assert ticked(text, before) == chosen


@pytest.mark.parametrize(
    "text",
    [
        "that's all",
        "that's it",
        "done",
        "leave that",
        "leave it like that",
        "nothing else",
        "no more",
        "yes",
        "ok that's everything",
        "keep it like that",
        "yeah looks right",
        "yep all good",
        "happy with that",
        "that will do",
        "go on",
    ],
)
def test_the_end_of_it(text: str) -> None:
    """It keeps what is ticked."""
    found = read(text, ["clear"])
    assert found is not None
    assert (found.chosen, found.done) == (("clear",), True)


@pytest.mark.parametrize(
    ("text", "chosen"), [("experience, that's all", "e"), ("clear and prepared. done", "cp")]
)
def test_a_text_may_tick_an_option_and_end_the_selection(text: str, chosen: str) -> None:
    """With what was named."""
    found = read(text)
    assert found is not None
    assert found.done
    assert "".join(value[0] for value in found.chosen) == chosen


def test_none_of_them_unticks_all() -> None:
    """Whatever was ticked before."""
    for text in ("none of these", "none", "nothing applies", "no to all", "not really any of them"):
        found = read(text, ["clear"])
        assert found is not None
        assert (found.chosen, found.done) == ((), True)


def test_it_is_asked_which() -> None:
    """One is to go, of two, and it isn't said which."""
    found = read("take that one off", ["clear", "prepared"])
    assert found is not None
    assert found.which
    assert found.chosen == ("clear", "prepared")


@pytest.mark.parametrize(
    "text",
    [
        "what does that mean",
        "i was nervous",
        "the interviewer was late",
        "can i see my list",
        "skip",
        "hello?",
        "x" * (LONGEST + 1),
    ],
)
def test_what_says_nothing_of_it(text: str) -> None:
    """Nothing is ticked for it."""
    assert ticked(text) == "-"


@pytest.mark.parametrize(
    ("family", "text", "chosen"),
    [
        ("must_stay", "not the pay", ()),
        ("must_stay", "here", ("place",)),
        ("must_stay", "same town, same money", ("place", "pay")),
        ("must_stay", "home by three and the same wage", ("hours", "pay")),
        ("must_stay", "my timetable and what i take home", ("hours", "pay")),
        ("must_stay", "part time and at least what i'm on", ("hours", "pay")),
        ("must_stay", "not a penny less", ("pay",)),
        ("must_stay", "i'd take any hours but not another trade", ("field",)),
        ("must_stay", "hours we can talk about, the town stays", ("place",)),
        ("must_stay", "the hours and where i live", ("place", "hours")),
        ("must_stay", "i can't move", ("place",)),
        ("must_stay", "not moving, but the pay could change", ("place",)),
        ("must_stay", "I don't mind the hours, pay has to stay", ("pay",)),
        ("must_stay", "can't do more than 20 hours", ("hours",)),
        ("must_stay", "pay isn't negotiable", ("pay",)),
        ("must_stay", "open to moving, not flexible on hours", ("hours",)),
        ("must_stay", "my salary cant go down", ("pay",)),
        ("must_stay", "all but the field", ("place", "hours", "pay")),
        ("direction", "remote but no contract", ("remote",)),
        ("direction", "I wouldn't mind a contract", ("contract",)),
        ("direction ", "both", ("travel", "relocate")),
        ("direction ", "not moving, but i'd travel", ("travel",)),
        ("direction ", "i could move, no commute", ("relocate",)),
    ],
)
def test_the_other_selections_are_read_too(family: str, text: str, chosen: tuple[str, ...]) -> None:
    """A denial of change says that it stays."""
    found = read(text, family=family)
    assert found is not None
    assert found.chosen == chosen
