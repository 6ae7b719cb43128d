"""What people ask about the question they were asked, by its words and those of its options."""

import pytest

from bot.coach.scripts import SCRIPTS
from bot.language.understanding.word_lists.loading import Tables
from bot.language.wording.content import options_of, words_of
from bot.talk.paths import positions
from bot.turn.readings.asking_back import About, AskingBack
from tests.support.routes import routes_of
from tests.support.words import CONTENT

WORDS = Tables(CONTENT.folder).asking_back("en")

REVIEWS = (
    ("quick", "A short review, 5 to 9 minutes"),
    ("whole", "The full review, 8 to 11 minutes"),
    ("reply", "Only a reply to send"),
    ("later", "Later"),
    ("leave", "Leave it"),
)
DEALING = (
    ("agency", "A recruiter from an agency"),
    ("recruiter", "A recruiter from the company"),
    ("manager", "The hiring manager"),
    ("nobody", "Nobody in particular"),
)
MOMENT = "Which moment do you want to be ready for?"


def asked(text: str, options: tuple[tuple[str, str], ...] = (), question: str = MOMENT) -> AskingBack | None:
    return WORDS.read(text, lambda: options, lambda: question)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("hang on, what does this mean", About.means),
        ("what d'you mean by moment?", About.means),
        ("moment meaning what", About.means),
        ("what counts as a moment", About.means),
        ("why do you need to know", About.means),
        ("sorry, how would that work", About.means),
        ("like what?", About.means),
        ("what am I supposed to put", About.means),
        ("do i really have to answer that", About.must),
        ("can i leave this one out", About.must),
        ("what if i don't know", About.must),
        ("who reads these", About.sees),
        ("does anybody else see what i write", About.sees),
        ("is this kept private", About.sees),
        ("will it be shared with the company", About.sees),
        ("where does it all go", None),
        ("where does this go", About.sees),
        ("what do you do with my answers", About.sees),
        ("how much longer is this", About.left),
        ("how many questions are left", About.left),
        ("are we nearly done", About.left),
        ("ok and what happens after that", About.next),
        ("whats next", About.next),
        ("show me what it would say", About.says),
        ("what's it going to look like", None),
        ("what will the message say", About.says),
        ("can i read it before it goes out", About.says),
        ("do you send it to them for me", About.sends),
        ("will you write to them", About.sends),
        ("what would i send them", About.says),
        ("does one phone call count", About.means),
        ("heavy compared to what", About.means),
        ("is a rough guess ok", About.means),
        ("what happens if i don't know", About.must),
        ("how often are you going to message me", About.often),
        ("will you text me every single day", About.often),
        ("could we leave it here for tonight", About.stop),
        ("can we carry on tomorrow please", About.stop),
        ("what exactly will be deleted", About.erases),
        ("does it delete my notes too", About.erases),
    ],
)
def test_what_it_is_about_is_heard(text: str, about: About | None) -> None:
    """With a question mark or without one."""
    found = asked(text)
    assert (found.about if found is not None else None) is about


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("what's different about the first one", ("quick",)),
        ("difference between the short and the full one?", ("quick", "whole")),
        ("short vs full whats the difference", ("quick", "whole")),
        ("how is the second different from the first", ("whole", "quick")),
        ("what is the difference between the last two", ("later", "leave")),
        ("whats the difference", ()),
        ("which one is quicker", ()),
        ("what do these buttons mean", ()),
    ],
)
def test_options_are_compared_by_words_of_their_labels_or_by_place(
    text: str, options: tuple[str, ...]
) -> None:
    """None are named where all are meant."""
    assert asked(text, REVIEWS) == AskingBack(About.difference, options)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("what's in the full one", ("whole",)),
        ("what do we do in the review", ("quick", "whole")),
        ("what if i tap later", ("later",)),
        ("how long does the short one take", ("quick",)),
        ("is the short review enough", ("quick",)),
    ],
)
def test_an_option_is_asked_about(text: str, options: tuple[str, ...]) -> None:
    """Also where a word names several."""
    assert asked(text, REVIEWS) == AskingBack(About.thing, options)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("whats a hiring manager", ("manager",)),
        ("agency recruiter as in what", ("agency",)),
        ("what do you mean, nobody in particular?", ("nobody",)),
    ],
)
def test_people_are_asked_about(text: str, options: tuple[str, ...]) -> None:
    """By the words of their labels, with or without an ending."""
    found = asked(text, DEALING)
    assert (found.options if found is not None else ()) == options


@pytest.mark.parametrize(
    "text",
    [
        "ask what the role is really about",
        "why did i say that",
        "they asked what happens next and i froze",
        "what's the difference between a process and a thread",
        "explain what the gap was for",
        "how i explained the rota",
        "ask them how long it takes to hear back",
        "say what i would do differently",
        "if they ask who sees the reports",
        "what my manager said about me",
        "what is your biggest weakness",
        "tell them what i can do for them",
        "they wanted to know how many people i managed",
        "stop for a second and breathe",
        "stop here and count to ten",
        "i'd leave it there and ask for the next question",
        "nothing",
        "short and full of praise",
        "what the hell",
    ],
)
def test_what_is_told_asks_nothing_about_the_question(text: str) -> None:
    """It is a plan, a lesson or a reason, whatever question stands in it."""
    assert asked(text) is None


def test_every_option_that_is_explained_is_one_of_a_question() -> None:
    """Words that nobody can reach would be forgotten when the dialogue changes."""
    there = set()
    for script in SCRIPTS.values():
        for facts, route in routes_of(script):
            for position in positions(script, facts, route):
                if position.ask is not None:
                    file, block = words_of(script, position.ask)
                    usual, key = block.partition("_if_")[0], position.ask.key.rpartition(".")[2]
                    for value, _ in options_of(position.ask.kind):
                        there |= {f"{file}__{block}__{value}", f"{file}__{usual}__{value}", f"{key}__{value}"}
    assert set(CONTENT.blocks("en", "options")) <= there


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("god this is long", About.drags),
        ("honestly this is way too long", About.drags),
        ("this is taking ages", About.drags),
        ("ffs this goes on and on", About.drags),
        ("this is longer than the interview was", About.drags),
        ("ugh so many questions", About.complains),
        ("you ask too much", About.complains),
        ("you keep asking me stuff", About.complains),
        ("youre going on a bit", About.complains),
        ("your questions are annoying", About.complains),
        ("these questions go on forever", About.complains),
        ("this review is too long", About.complains),
        ("omg not another question", About.complains),
        ("whats with all the questions", About.complains),
        ("im sick of all these questions", About.complains),
        ("is this an interrogation?", About.complains),
        ("can we speed this up", About.complains),
        ("i dont have time for this right now", About.complains),
        ("this is a lot of typing", About.complains),
    ],
)
def test_a_complaint_about_the_talk_is_heard(text: str, about: About) -> None:
    """What it is about is here: "this", "you", "your questions"."""
    found = asked(text)
    assert found is not None
    assert found.about is about


@pytest.mark.parametrize(
    "text",
    [
        "the interview was too long",
        "they asked too many questions",
        "they kept asking about the gap",
        "i went on a bit",
        "i keep going on and on when nervous",
        "my answers were too long",
        "it felt like an interrogation",
        "so many questions i couldnt answer",
        "ask fewer questions",
        "another question about sql threw me",
        "this was too long for a first interview",
        "i didnt have time for the last task",
        "the panel was boring",
        "you go on too long when nervous",
    ],
)
def test_what_is_said_of_the_interview_is_no_complaint(text: str) -> None:
    """It is told in the past, of them or of oneself."""
    assert asked(text) is None
