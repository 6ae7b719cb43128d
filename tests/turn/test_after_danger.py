"""What is said once the question about danger was asked, under its cards, and after a no."""

from datetime import timedelta

import pytest

from bot.coach.safety import Tier
from bot.events import Commanded
from bot.talk.frozen import changed
from tests.support.by_typing import once, says
from tests.support.chat import Chat

ASKED = "thinking about ending your life"
CARD = "In danger"
UNCLEAR = "nobody would miss me if i was gone"
PLAIN = "I want to die"


@once
def in_a_no() -> Chat:
    """They have just said that they were rejected."""
    chat = Chat()
    chat.does(Commanded("no"))
    return chat


def after(*lines: str) -> tuple[Chat, str]:
    """Return the conversation, and what was said last."""
    chat, last = in_a_no(), ""
    for line in lines:
        last = says(chat, line)
    return chat, last


def hold(chat: Chat) -> Tier | None:
    return chat.loaded.person.hold


@pytest.fixture
def asked() -> Chat:
    """They were asked."""
    chat, _ = after(UNCLEAR)
    assert hold(chat) is Tier.unclear
    return chat


@pytest.fixture
def under_card() -> Chat:
    """The card stands."""
    chat, _ = after(PLAIN)
    assert hold(chat) is Tier.explicit
    return chat


# ------------------------------------------------------------ a no that is taken back


TAKEN_BACK = """
i lied
i said no but i lied
that wasn't true
i'm not ok actually
i said i was fine but im not
it was a lie
actually i lied about that
still want to
i meant it tho
doch
das war gelogen
mentí
kłamałam
"""


@pytest.mark.parametrize("text", TAKEN_BACK.strip().splitlines())
@pytest.mark.parametrize("ended", ["no", "i meant it differently", "just tired, i didnt mean it like that"])
def test_a_no_that_is_taken_back_brings_the_card(text: str, ended: str, asked: Chat) -> None:
    """Whatever question is open by then, and without asking whether they mean it."""
    says(asked, ended)
    assert hold(asked) is None
    says(asked, "low")
    says(asked, text)
    assert hold(asked) is Tier.explicit


def test_the_wish_to_go_on_is_taken_back_too(under_card: Chat) -> None:
    """To go on ends a card, and says nothing of how they are."""
    says(under_card, "go on here")
    says(under_card, "still want to")
    assert hold(under_card) is Tier.explicit


def test_two_days_later_the_words_are_about_something_else(asked: Chat) -> None:
    """They are then about a CV."""
    says(asked, "no")
    asked.now += timedelta(days=2)
    says(asked, "i lied")
    assert hold(asked) is None


def test_nobody_takes_back_what_was_never_said() -> None:
    """Without a no before it, the same words are an answer."""
    chat, _ = after("low", "i lied")
    assert hold(chat) is None


def test_what_is_only_implied_counts_after_a_no(asked: Chat) -> None:
    """A first no closes what was asked, and no more; after a second one it has to be clearer."""
    says(asked, "no")
    says(asked, "they'd be better off without me")
    assert hold(asked) is Tier.unclear
    says(asked, "no")
    says(asked, "i just dont see the point of going on with this, nobody ever answers")
    assert hold(asked) is None


@pytest.mark.parametrize("text", ["i still think theyd be better off", "itll be better for them"])
def test_that_it_is_still_there_is_asked_about(text: str, asked: Chat) -> None:
    """By itself it says too little to be heard."""
    says(asked, "no")
    says(asked, text)
    assert hold(asked) is Tier.unclear


# ------------------------------------------------------------ answers in own words


YES = """
been thinking how id do it
i know where the bridge is
ive got a plan
its too late
tonight
i already did
i took them
im on the bridge
i have a knife
one step thats all it is
its not to die its just so it stops
I have thoughts but i would never do it because of my kids
on my arms
only when its really bad
as in not alive
not the job
all of it
no one would care anyway
no idea how to stop it
he should have everything when im gone
i went home and tied something up in the garage
im scared itll happen again
meine es ernst
ich mach dem ganzen heute abend ein ende
serio mówię
no lo sé
no puedo más
goodbye then
"""
NO = """
noo just sad bout my nan
i said im bored
neither, just fed up
lol what no, its a job
jesus no
that was about work not me
no its fine im used to it, its my work
no not hurting myself or anything jesus
no im not gonna hurt myself
no i dont want to die, im just bored
im not thinking of suicide
hayır
non c'est une expression
jaja no hombre es una forma de hablar
нет
nein, nur müde
nie, spokojnie
nahi yaar
não, tô só cansada
ні, дякую
ma no, è un modo di dire
لا، أنا بخير
"""


@pytest.mark.parametrize("text", YES.strip().splitlines())
def test_an_answer_in_own_words_is_a_yes(text: str, asked: Chat) -> None:
    """The question is open, so what tells of it is the answer."""
    says(asked, text)
    assert hold(asked) is Tier.explicit


@pytest.mark.parametrize("text", NO.strip().splitlines())
def test_an_answer_in_own_words_is_a_no(text: str, asked: Chat) -> None:
    """They are let go, in whatever words and language."""
    says(asked, text)
    assert hold(asked) is None


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        ("de", "nein, nur müde", True),
        ("de", "Nee, alles gut", True),
        ("de", "nein. es hat keinen sinn", False),
        ("de", "doch", False),
        ("es", "jaja no hombre es una forma de hablar", True),
        ("es", "no", True),
        ("es", "no lo sé", False),
        ("es", "no puedo más", False),
        ("fr", "non c'est une expression", True),
        ("fr", "j'en peux plus", False),
        ("it", "ma va, scherzavo", True),
        ("pl", "nie, spokojnie", True),
        ("pl", "no", False),
        ("pl", "nie wiem", False),
        ("pt", "que nada, só cansado", True),
        ("ru", "да нет, просто устала", True),
        ("ru", "нет сил", False),
        ("uk", "ні, все добре", True),
        ("tr", "yok, sadece yorgunum", True),
        ("tr", "kimsem yok", False),
        ("hi", "nahi yaar", True),
        ("hi", "नहीं, बस थक गया हूँ", True),
        ("hi", "pata nahi", False),
        ("ar", "لا، أنا بخير", True),
        ("ar", "لا أعرف", False),
    ],
)
def test_a_no_is_heard_in_the_language_of_the_card(language: str, text: str, ends: bool, asked: Chat) -> None:
    """What only looks like one isn't."""
    asked.loaded = changed(asked.loaded, person=changed(asked.loaded.person, held_in=language))
    says(asked, text)
    assert (hold(asked) is None) is ends


def test_the_question_never_comes_a_third_time(asked: Chat) -> None:
    """Twice, and then the numbers stand there once, and the talk goes on."""
    assert ASKED in says(asked, "short review")
    said = says(asked, "first interview")
    assert ASKED not in said
    assert "You don't have to answer" in said
    assert "988" in said
    assert hold(asked) is None
    assert "You don't have to answer" not in says(asked, "low")


def test_whoever_goes_on_saying_it_gets_the_card_and_no_question(asked: Chat) -> None:
    """They never said no; what sounds of it again is not asked about again."""
    says(asked, "short review")
    says(asked, "first interview")
    said = says(asked, "they'd be better off without me")
    assert ASKED not in said.replace("If you're thinking about ending your life", "")
    assert hold(asked) is Tier.explicit


@pytest.mark.parametrize("text", ["yes", "no es broma", "i'd rather not say"])
def test_a_late_yes_is_heard(text: str, asked: Chat) -> None:
    """The question was left a moment ago; an hour later a yes is about something else."""
    says(asked, "short review")
    says(asked, "first interview")
    says(asked, text)
    assert hold(asked) is Tier.explicit


def test_what_was_not_answered_may_be_asked_about_again(asked: Chat) -> None:
    """Nobody said no to it; the numbers come instead of the question."""
    for text in ("short review", "first interview", UNCLEAR):
        says(asked, text)
    assert hold(asked) is Tier.explicit


def test_whoever_would_rather_not_say_need_not(asked: Chat) -> None:
    """The card still comes; nobody is glad of what wasn't told."""
    said = says(asked, "I'd rather not say")
    assert "That's all right" in said
    assert "glad you told me" not in said
    assert "911" in said
    assert hold(asked) is Tier.explicit


# ------------------------------------------------------------ under the card


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ok i texted my mum", "someone knows"),
        ("she is coming", "someone knows"),
        ("i called, engaged", "right to try"),
        ("i called them they hung up", "right to try"),
        ("nobody picked up", "right to try"),
        ("im safe now", "I'm glad"),
        ("im scared", "frightened"),
        ("what do i do", "One call is enough"),
        ("i took them", "Please ring"),
        ("i feel sick", "Please ring"),
        ("feeling sleepy", "Please ring"),
        ("it bled quite a lot", "Please ring"),
        ("goodbye then", "don't go yet"),
        ("he should have everything when im gone", "don't go yet"),
    ],
)
def test_the_first_line_answers_what_is_said_under_the_card(text: str, words: str, under_card: Chat) -> None:
    """The emergency number comes first where something is done already."""
    said = says(under_card, text)
    assert words in said
    assert "rest now" not in said
    assert "911" in said
    assert hold(under_card) is Tier.explicit


def test_the_line_under_the_card_has_four_wordings(under_card: Chat) -> None:
    """Whoever goes on writing doesn't read the same each time."""
    said = [says(under_card, text) for text in ("the train was late", "hmm", "ok", "it rained", "tea")]
    assert len(set(said[:4])) == len(said[:4])
    assert said[4] == said[0]
    assert not any("haven't saved" in one for one in said)


@pytest.mark.parametrize(
    "text",
    [
        "im not suicidal",
        "stop it im ok",
        "lol no chill",
        "i was quoting a game",
        "a reply please",
        "forget i said it, go on",
        "can we just do the reply now",
        "no its just how i talk",
        "no im fine lol that was about the patients",
        "jaja no hombre es una forma de hablar",
        "non c'est une expression",
    ],
)
def test_out_of_the_card_in_own_words(text: str, under_card: Chat) -> None:
    """Kindly, with the number beside it."""
    said = says(under_card, text)
    assert hold(under_card) is None
    assert "go on" in said


@pytest.mark.parametrize(
    "text", ["no", "no nobody", "forget it", "im not ok", "can you help write him something too"]
)
def test_what_is_no_way_out(text: str, under_card: Chat) -> None:
    """The card asks whether somebody can be with them."""
    says(under_card, text)
    assert hold(under_card) is Tier.explicit


def test_an_everyday_line_two_days_later_is_welcomed(under_card: Chat) -> None:
    """It is heard as any other, too."""
    under_card.now += timedelta(days=2)
    said = says(under_card, "they moved it to monday. relief")
    assert "Good to hear from you again" in said
    assert hold(under_card) is None


def test_what_is_dark_two_days_later_is_not(under_card: Chat) -> None:
    """The card stands."""
    under_card.now += timedelta(days=2)
    says(under_card, "im so scared")
    assert hold(under_card) is Tier.explicit


@pytest.mark.parametrize("text", ["i have a knife", "so i have a knife here"])
def test_what_is_at_hand_is_no_threat_to_others(text: str) -> None:
    """It is asked about, as nobody is named whom it is meant for; somebody who is, is."""
    chat, _ = after(text)
    assert hold(chat) is Tier.unclear
    chat, _ = after("i have a knife and my boss will get it")
    assert hold(chat) is Tier.threat


def test_a_knife_under_the_card_gets_the_emergency_number(under_card: Chat) -> None:
    """Before anything else."""
    assert "Please ring" in says(under_card, "i have a knife")
    assert hold(under_card) is Tier.explicit


# ------------------------------------------------------------ at home


@pytest.mark.parametrize(
    "text",
    [
        "my husband hits me when he hears about the rejections",
        "he put his hands round my neck",
        "my boyfriend punched me last night",
        "im scared of my dad",
        "he beats me",
        "my ex says he'll kill me",
    ],
)
def test_who_is_hurt_at_home_gets_the_numbers_and_no_question(text: str) -> None:
    """What follows goes with it, and is no name of a company."""
    chat, said = after(text)
    assert "911" in said
    assert "1 800 799 7233" in said
    assert "?" not in said
    assert hold(chat) is None
    said = says(chat, "hes home at six")
    assert "glad you're telling someone" in said
    assert "glad you're telling someone" in says(chat, "im scared of him")


@pytest.mark.parametrize(
    "text",
    [
        "my boss hit me with more work",
        "he hit me with a question about my gap",
        "my brother beats me at chess",
        "they asked me about domestic abuse cases",
        "my dad hit me when i was a kid so i work with kids",
        "she'll kill me lol",
    ],
)
def test_what_only_sounds_like_it(text: str) -> None:
    """Words of work, of games and of long ago."""
    _, said = after(text)
    assert "1 800 799 7233" not in said


# ------------------------------------------------------------ who has died already


@pytest.mark.parametrize(
    "text",
    [
        "my best friends brother killed himself last week and ive to give a reading at the funeral thurs",
        "my mate killed himself in spring",
        "we lost our neighbour to suicide",
        "my uncle took his own life on sunday",
    ],
)
def test_who_has_lost_somebody_that_way_is_met_with_sorrow(text: str) -> None:
    """Nobody is in danger this minute, and nothing is held."""
    chat, said = after(text)
    assert "so sorry" in said
    assert "this minute" not in said
    assert hold(chat) is None


@pytest.mark.parametrize(
    "text", ["my mate nearly killed himself laughing", "my brother tried to kill himself tonight"]
)
def test_what_is_no_such_death(text: str) -> None:
    """Neither a joke nor somebody who is alive."""
    _, said = after(text)
    assert "that way is hard to bear" not in said


@pytest.mark.parametrize("text", ["lol haha ok " * 12, "no im ok lol " * 12 + "x", "my husband " * 400])
def test_what_repeats_is_read_in_no_time(text: str, under_card: Chat) -> None:
    """A pattern that tries every way through it would never end."""
    says(under_card, text)


# ------------------------------------------------------------ done already


@pytest.mark.parametrize(
    ("text", "says_first"),
    [
        ("i've taken 30 paracetamol, i want to die", "ring now, even if you feel all right"),
        ("ive taken some pills", "ring now, even if you feel all right"),
        ("im standing on a bridge and want to kill myself", "ring now, even if you feel all right"),
        ("i want to kill myself", "I'm glad you told me"),
    ],
)
def test_what_is_done_already_gets_the_number_first(text: str, says_first: str) -> None:
    """At once, and not only under a card that stands."""
    _, said = after(text)
    assert says_first in said


@pytest.mark.parametrize("text", ["i took them", "im on the bridge"])
def test_who_answers_with_what_is_done_gets_the_number_first(text: str) -> None:
    """The question was open, and this is a yes."""
    chat, said = after("everyones better without me")
    assert "Are you thinking about ending your life" in said
    assert "ring now, even if you feel all right" in says(chat, text)


@pytest.mark.parametrize("text", ["i took my tablets as usual", "took two ibuprofen for my headache"])
def test_what_was_taken_as_it_should_be_is_no_danger(text: str) -> None:
    """No card comes at once."""
    chat, said = after(text)
    assert "ring now" not in said
    assert hold(chat) is not Tier.explicit


def test_who_worries_about_somebody_who_does_not_answer_gets_a_card_for_them() -> None:
    """The first words are no comfort to a mother who can't reach her son."""
    chat, _ = after("my son says he wants to kill himself")
    assert "can't reach them" in says(chat, "he's not answering")
    assert "ring now" in says(chat, "he took tablets")
