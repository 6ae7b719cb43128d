"""Requests in exact words are read, with the values that they name."""

import tomllib

import pytest

from bot.coach.facts.application import Field
from bot.language.understanding.requests.patterns import LONGEST, RequestPatterns
from bot.language.understanding.requests.references import names_something, referenced
from bot.service.app import content_folder
from bot.turn.readings.request import Intent, Request
from tests.support.bounded import is_bounded

DATA = tomllib.loads((content_folder() / "en" / "requests.toml").read_text())
WANTS = RequestPatterns(DATA)

MEANT: dict[str, Request] = {
    "undo": Request(Intent.undo),
    "Acme should be called Acme Care": Request(Intent.correct, old="Acme", new="Acme Care"),
    "Acme is now called Acme Care": Request(Intent.correct, old="Acme", new="Acme Care"),
    "move the Acme interview to 4 December at 5 pm": Request(Intent.moved, of="Acme"),
    "they moved the Acme interview": Request(Intent.moved, of="Acme"),
    "When is my next interview?": Request(Intent.interview),
    "what time is my interview": Request(Intent.interview),
    "until when do they want my answer?": Request(Intent.reply_by),
    "by when do I have to answer Acme?": Request(Intent.reply_by, of="Acme"),
    "by when do I have to call?": Request(Intent.call_by),
    "when is my worry time?": Request(Intent.worry_at),
    "that's not what i asked": Request(Intent.not_asked),
    "you didn't answer my question": Request(Intent.not_asked),
    "none of them": Request(Intent.another),
    "it's a new one": Request(Intent.another),
    "neither, it's Harborline": Request(Intent.another, new="Harborline"),
    "yes, delete it": Request(Intent.erase),
    "Undo!": Request(Intent.undo),
    "please undo that": Request(Intent.undo),
    "take that back": Request(Intent.undo),
    "oh, take it back please": Request(Intent.undo),
    "undo the no from Initech": Request(Intent.undo, of="Initech"),
    "no that's wrong": Request(Intent.wrong),
    "You misunderstood me": Request(Intent.wrong),
    "wait, that's not what i said": Request(Intent.wrong),
    "rename acme to Acme Ltd": Request(Intent.correct, old="acme", new="Acme Ltd"),
    "can you rename Acme to “Acme Ltd” please": Request(Intent.correct, old="Acme", new="Acme Ltd"),
    "her name is Karen not Karin": Request(Intent.correct, old="Karin", new="Karen"),
    "her name isn't Karin, it's Karen": Request(Intent.correct, old="Karin", new="Karen"),
    "it's called Globex, not Glovex": Request(Intent.correct, old="Glovex", new="Globex"),
    "its Larkhill Farms not Larkhill Foods": Request(
        Intent.correct, old="Larkhill Foods", new="Larkhill Farms"
    ),
    "it was the second round not the first": Request(
        Intent.correct, old="the first", new="the second round", past=True
    ),
    "i meant Globex": Request(Intent.meant, new="Globex", guess=True),
    "actually it was yesterday": Request(Intent.correct, new="yesterday", guess=True, past=True),
    "no, it's wednesday": Request(Intent.correct, new="wednesday", guess=True),
    "change the role at initech to data engineer": Request(
        Intent.set_field, of="initech", field=Field.role, new="data engineer"
    ),
    "put acme away": Request(Intent.away, of="acme"),
    "close globex, i'm not interested": Request(Intent.away, of="globex"),
    "delete globex": Request(Intent.delete, of="globex"),
    "reopen acme": Request(Intent.reopen, of="acme"),
    "i withdrew from globex": Request(Intent.withdraw, of="globex"),
    "stop asking about initech": Request(Intent.mute, of="initech"),
    "don't remind me": Request(Intent.unremind),
    "cancel the reminder for acme": Request(Intent.unremind, of="acme"),
    "how many did i apply to": Request(Intent.count),
    "What's next?": Request(Intent.coming_up),
    "did acme reject me before?": Request(Intent.rejected, of="acme"),
    "have i applied to globex already?": Request(Intent.applied, of="globex"),
    "which ones are waiting": Request(Intent.waiting),
    "which should i wait for": Request(Intent.compare),
    "they haven't rejected me, i misread": Request(Intent.no_refusal),
}


@pytest.mark.parametrize("text", MEANT)
def test_the_words_say_what_and_hand_in_the_values(text: str) -> None:
    """The first reading is the surest."""
    assert WANTS.read(text)[0] == MEANT[text]


ASKED = [
    text
    for text in MEANT
    if not text.casefold().startswith(("wait", "no", "that", "you", "actually", "i ", "it", "her ", "oh"))
]


@pytest.mark.parametrize(
    "politely",
    [
        "Kindly {}",
        "pls {}",
        "Hi there, {}",
        "could u {}",
        "can you kindly {} please",
        "would you please {} for me",
        "i'd like you to {}",
        "I need you to {}, thanks in advance",
        "are you able to {}",
        "it'd be great if you could {}",
        "{}, if you don't mind",
        "{} if possible, thank you so much",
        "{} when you get a chance pls",
    ],
)
def test_politeness_changes_nothing_about_what_is_wanted(politely: str) -> None:
    """Before it and behind it, in whatever words."""
    for text in ASKED:
        asked = politely.format(text.rstrip("?!"))
        assert MEANT[text] in WANTS.read(asked), asked


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("would you mind renaming Acme to Acme Ltd", Request(Intent.correct, old="Acme", new="Acme Ltd")),
        ("Hi, do you mind deleting globex please?", Request(Intent.delete, of="globex")),
        ("would u mind just undoing that", Request(Intent.undo)),
        ("mind closing initech?", Request(Intent.away, of="initech")),
        ("would you mind telling me when my interview at Acme is", Request(Intent.interview, of="Acme")),
        ("please would you mind putting acme away, thanks", Request(Intent.away, of="acme")),
    ],
)
def test_what_somebody_is_asked_to_mind_doing_is_asked_for(text: str, wanted: Request) -> None:
    """The word for it ends on "ing" there."""
    assert WANTS.read(text)[0] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "deleting globex was easy",
        "no, closing acme was my idea",
        "they asked if i would mind moving to Leeds",
        "kindly they said no",
        "would you mind if they asked you that",
        "i wonder",
    ],
)
def test_a_polite_word_makes_no_wish_of_talk(text: str) -> None:
    """Only what follows it can be wished."""
    assert not WANTS.read(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I had an interview at Acme and it went well, I think",
        "they said the recruiter would call me",
        "how many should i apply to a week",
        "it went badly",
        "should i undo my tie",
        "next week they tell me",
        "the shop",
        "i was asked about my last job",
    ],
)
def test_talk_wants_nothing(text: str) -> None:
    """No pattern is so wide that it takes what somebody tells for a wish."""
    assert WANTS.read(text) == ()


@pytest.mark.parametrize(
    "piece", ["it's ", "not ", "a to ", "no, ", "at of ", "the role at ", "please ", ",", "x"]
)
def test_whatever_is_typed_is_read_in_bounded_time(piece: str) -> None:
    """A longer text is not even looked at."""
    assert is_bounded(WANTS.read, (piece * LONGEST)[:LONGEST])
    assert WANTS.read(piece * 4_096) == ()


TITLES = [
    ("Acme Care", "Nurse"),
    ("Initech", "Van driver"),
    ("Acme Foods", "Line cook"),
    ("", "Night porter"),
]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("initech", (1,)),
        ("the one at initech", (1,)),
        ("acme", (0, 2)),
        ("acme care", (0,)),
        ("the nursing one", (0,)),
        ("the driving job", (1,)),
        ("close the second one", (1,)),
        ("the last one", (3,)),
        ("the seventh one", ()),
        ("night porter", (3,)),
        ("zorp", ()),
        ("it was the second time that they asked me first", ()),
    ],
)
def test_an_application_is_pointed_at_by_company_role_or_place(text: str, places: tuple[int, ...]) -> None:
    """Where the words fit two, both are meant."""
    assert referenced(text, TITLES, DATA["order"]) == places


def test_a_name_is_told_from_other_words() -> None:
    """A wish about one that isn't known is not done to another one."""
    no_names = frozenset(DATA["no_names"])
    assert names_something("i withdrew from zorp", no_names)
    assert not names_something("i withdrew from it", no_names)
    assert not names_something("i withdrew", no_names)
    assert names_something("zorp", no_names, alone=True)
    assert not names_something("everything", no_names, alone=True)


def test_no_application_at_all_is_pointed_at_by_nothing() -> None:
    """A place in an empty list is none."""
    assert referenced("the first one", [], DATA["order"]) == ()
