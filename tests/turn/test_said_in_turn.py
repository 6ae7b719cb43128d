"""What is said often has several wordings, which take turns: nobody reads the same twice in a row."""

import re
from itertools import pairwise

from bot.events import Commanded
from bot.language.wording.content import plain
from bot.service.app import content_folder
from tests.support.by_typing import says
from tests.support.chat import Chat
from tests.support.words import RENDERER

WORDINGS = re.compile(r"one_of\((.*?)\)", re.DOTALL)
USED = re.findall(WORDINGS, "\n".join(file.read_text() for file in (content_folder() / "en").glob("*.j2")))


def said_first(chat: Chat) -> str:
    """What the coach says first after /no, without the welcome of a first time."""
    said = "\n".join(plain(message.html or "") for message in chat.does(Commanded("no")))
    return said[said.index("I'm sorry") :].partition("\n")[0]


def test_everything_that_takes_turns_has_four_wordings() -> None:
    """With fewer the same comes back too soon; and none of them is there twice, or holds what was typed."""
    assert USED
    for wordings in USED:
        assert re.fullmatch(r'\s*(?:"[^"{}~|]+"(?:,\s*)?)+', wordings)
        each = re.findall(r'"((?:[^"\\]|\\.)+)"', wordings)
        assert len(each) >= 4
        assert len({*each}) == len(each)


def test_a_no_is_met_in_other_words_than_the_last_one() -> None:
    """After the last wording comes the first one again."""
    chat, said = Chat(), list[str]()
    for _ in range(6):
        said.append(said_first(chat))
        says(chat, "leave it for today")
    assert all(one != other for one, other in pairwise(said))
    assert said[4] == said[0]


def test_a_question_that_is_shown_anew_has_the_words_that_it_had() -> None:
    """Whatever was begun meanwhile."""
    chat = Chat()
    for _ in range(3):
        chat.does(Commanded("log"))
        says(chat, "stop")
    asked = plain(chat.does(Commanded("log"))[-1].html or "")
    run = chat.loaded.person.current
    assert run is not None
    chat.does(Commanded("help"))
    shown = RENDERER.question(chat.loaded.person, run, run.position, chat.now)
    assert plain(shown.html or "") in asked
