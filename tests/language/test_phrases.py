"""What people write when nothing was asked leads where they would expect it to, or to the menu."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.routing import AIMS, DEEDS, ELSEWHERE, NEWS, Aim, aim_named
from bot.language.understanding.phrases.phrases import SPECIAL, aim_of, mentioned, ready
from tests.support.bounded import is_bounded
from tests.support.folders import CONTENT, TESTS

PHRASES: dict[str, list[str]] = tomllib.loads((CONTENT / "en" / "phrases.toml").read_text(encoding="utf-8"))
READY = ready(PHRASES)
SECTIONS = [section for section in PHRASES if section not in SPECIAL]

ROWS = [
    pytest.param(text, None if aim == "none" else aim, id=f"{aim}: {text[:60]}")
    for file in sorted((TESTS / "phrasings").glob("*.toml"))
    for aim, texts in tomllib.loads(file.read_text(encoding="utf-8")).items()
    for text in texts
]


@pytest.mark.parametrize(("text", "aim"), ROWS)
def test_what_people_write_leads_where_it_belongs(text: str, aim: str | None) -> None:
    """On a bad day: typos, no punctuation, slang. A greeting or a question about the weather: the menu."""
    assert aim is None or aim in SECTIONS
    assert aim_of(text, READY) == aim


def test_the_phrases_and_the_aims_are_the_same_set() -> None:
    """A section that leads nowhere, or an aim that nothing leads to, is a mistake."""
    assert {aim_named(section) for section in SECTIONS} == AIMS
    assert len(SECTIONS) == len(AIMS)
    assert DEEDS | NEWS | ELSEWHERE.keys() <= set(SECTIONS)
    assert set(SPECIAL) <= PHRASES.keys()


def test_an_aim_has_a_dialogue_and_a_way_into_it() -> None:
    """The section's name, but for the next round: a yes to the person, a new date to the bot."""
    assert aim_named("no") == Aim("no")
    assert aim_named("overdue.chase") == Aim("overdue", "chase")
    assert aim_named("yes.next_round") == Aim("log", "round")
    with pytest.raises(KeyError):
        aim_named("none")


@pytest.mark.parametrize(
    "text", ["no", "No.", "yes", "YES!!", "nooo", "", " ", "👍", "?", "\u200b", "ok", "да"]
)
def test_a_bare_yes_or_no_answers_nothing(text: str) -> None:
    """No question is open."""
    assert aim_of(text, READY) is None


@pytest.mark.parametrize("text", ["they have not answered", "Acme didn't answer my mail", "still no answer"])
def test_no_answer_is_theirs_not_one_of_the_person(text: str) -> None:
    """Their silence leads to what can be done about it."""
    assert aim_of(text, READY) == "overdue.nothing"


@pytest.mark.parametrize(
    "text",
    [
        "I kept thinking about the one question I could not answer",
        "I couldn't answer their question about scaling",
        "I didn't answer the salary question well",
    ],
)
def test_what_somebody_could_not_answer_is_no_silence(text: str) -> None:
    """Somebody broods over an interview: nobody is to be asked about a decision for that."""
    assert aim_of(text, READY) is None


@pytest.mark.parametrize(
    "text",
    [
        "I haven't been rejected yet",
        "not an offer yet, still waiting",
        "they never said no",
        "if they reject me I'll cry",
        "did they reject me?",
        "my sister got rejected",
        "I think it's a no",
        "my visa was rejected",
        "I rejected their offer",
        "I don't get it",
        "I haven't got a job",
        "I couldn't make it to the interview",
        "Acme said no but Globex made me an offer",
        "please don't delete everything",
        "can you delete that message",
        "they haven't made me an offer",
        "my brother got the job",
    ],
)
def test_it_is_careful_with_a_no_a_yes_and_erasing(text: str) -> None:
    """A wrong "I'm sorry" hurts; the menu doesn't."""
    assert aim_of(text, READY) not in {"no", "yes", "delete"}


def test_a_no_counts_beside_what_it_does_to_them() -> None:
    """A "not" undoes only what follows it right away, and news comes before feelings."""
    assert aim_of("can’t sleep i got rejected by acme", READY) == "no"
    assert aim_of("I got rejected and can't stop thinking about it", READY) == "no"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I got the job", "I GOT THE JOB!!!"),
        ("They’ve rejected me", "theyve rejectd me"),
        ("Réjected", "rejected"),
    ],
)
def test_spelling_does_not_matter(one: str, other: str) -> None:
    """Case, quotes, accents, and one slip in five letters."""
    assert aim_of(one, READY) == aim_of(other, READY) != None  # noqa: E711 - both, and not the menu


@given(st.text() | st.lists(st.sampled_from([w for s in PHRASES.values() for w in s])).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_any_text_has_a_known_aim_or_none(text: str) -> None:
    """It never raises."""
    assert aim_of(text, READY) in {*SECTIONS, None}


@pytest.mark.parametrize(
    "text", ["they said no ", "no ", "i got been was not ", "qwertz asdfgh ", "x", "😀", "a.", "\u0301"]
)
def test_the_longest_message_takes_no_longer(text: str) -> None:
    """Only its beginning is looked at."""
    assert is_bounded(aim_of, (text * 4096)[:4096], READY)


NAMES = [
    "Acme Corp.",
    "Acme Labs",
    "On",
    "Next",
    "Target",
    "Siemens GmbH",
    "Goldman Sachs",
    "Data engineer",
    "🚀🦄",
    "J.P. Morgan",
    "Booking.com",
    "Royal Society for the Prevention of Accidents and Whatever Else Can Go Wrong on Mondays",
    "St Thomas' Hospital",
    "???",
    " ",
]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("still nothing from acme labs", ["Acme Labs"]),
        ("Acme's recruiter", ["Acme Corp."]),
        ("interview next tuesday, on time", []),
        ("Next week I hear more", []),
        ("still nothing from On", ["On"]),
        ("nothing from next", ["Next"]),
        ("interview at Target tomorrow", ["Target"]),
        ("what is my target", []),
        ("simens rejected me", ["Siemens GmbH"]),
        ("goldman went quiet", ["Goldman Sachs"]),
        ("the data enginer job", ["Data engineer"]),
        ("🚀🦄 said no", ["🚀🦄"]),
        ("jpmorgan called", ["J.P. Morgan"]),
        ("jp morgan called", ["J.P. Morgan"]),
        ("booking.com's recruiter", ["Booking.com"]),
        ("applied at st thomas", ["St Thomas' Hospital"]),
        ("acme corp and goldman", ["Acme Corp.", "Goldman Sachs"]),
        ("royal society for the prevention of accidents and whatever else can go wrong", [NAMES[11]]),
        ("what??? the data", []),
        ("", []),
    ],
)
def test_a_name_is_found_where_it_is_meant(text: str, names: list[str]) -> None:
    """Without GmbH and Inc., with a slip, by its start; a company that is called a word only as a name."""
    assert [NAMES[index] for index in mentioned(text, NAMES)] == names


@given(st.text(), st.lists(st.text(max_size=120), max_size=5))
@settings(max_examples=200, deadline=None)
def test_any_name_in_any_text(text: str, names: list[str]) -> None:
    """It never raises, and no index comes twice."""
    found = mentioned(text, names)
    assert len(set(found)) == len(found)
    assert set(found) <= set(range(len(names)))


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("i know im not getting it", "prepare"),
        ("i bet i won't get it", "prepare"),
        ("im not getting it am i", "prepare"),
        ("i'm probably not getting the job", "prepare"),
        ("i didnt get it", "no"),
        ("turns out i'm not getting it", "no"),
    ],
)
def test_who_fears_a_no_has_not_had_one(text: str, aim: str) -> None:
    """It can be prepared for."""
    assert aim_of(text, READY) == aim
