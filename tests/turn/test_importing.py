"""A file that lists applications is shown, and noted once it is right; nothing becomes a double."""

import csv
from datetime import date, timedelta
from typing import Any

from bot.coach.dialogues.importing import QUIET
from bot.coach.facts.application import Stage, State
from bot.coach.facts.imported import MOST_ROWS, Row, text_of
from bot.coach.facts.records import Imported, Refused
from bot.events import Brought, Commanded, Incoming, Tapped, Wrote
from bot.message import Message
from bot.service.inbound.batches import in_parts
from bot.turn.runs.limits import MOST_APPLICATIONS
from tests.support.app import START
from tests.support.chat import Chat

TODAY = START.date()
LATELY, LONG_AGO = TODAY - timedelta(days=5), TODAY - QUIET - timedelta(days=1)

ACME = Row(0, "Acme", "Nurse", on=LATELY, sent=LATELY)
OLD = Row(0, "Globex", "Cook", on=LONG_AGO, sent=LONG_AGO)
REFUSED = Row(0, "Initech", "Cook", State.no, Stage.first, reason="No visa", sent=LATELY)
GHOSTED = Row(0, "Hooli", "Cook", State.no, silent=True, sent=LATELY)
ALL = (ACME, OLD, REFUSED, GHOSTED)


def brings(chat: Chat, *rows: Row, **more: Any) -> list[Message]:
    return chat.does(Brought(text_of(rows), **more))


def taps(chat: Chat, number: int) -> list[Message]:
    return chat.does(Tapped(*chat.open_taps[number - 1]))


def a_chat() -> Chat:
    chat = Chat()
    chat.does(Commanded("start"))
    return chat


def told(messages: list[Message]) -> str:
    return "\n".join(message.html or "" for message in messages)


def known(chat: Chat) -> dict[str, State]:
    """What is known of applications, watched or not."""
    assert chat.loaded.history is not None
    return {case.application.name: case.state for case in chat.loaded.history.every_case}


def watched(chat: Chat) -> set[str]:
    assert chat.loaded.history is not None
    return {case.application.name for case in chat.loaded.history.cases}


def noted(chat: Chat, *rows: Row) -> str:
    brings(chat, *rows)
    return told(taps(chat, 1))


def test_it_is_shown_and_nothing_is_noted_before_it_is_right() -> None:
    """Counts of each kind with the first names, and from when to when."""
    chat = a_chat()
    said = told(brings(chat, *ALL))
    for part in (
        "<b>1</b> waiting for an answer: Acme",
        "quiet",
        "nobody ever answered: Hooli",
        "a no: Initech",
    ):
        assert part in said
    assert known(chat) == {}
    assert "2 to watch" not in (after := told(taps(chat, 1)))
    assert "1 to watch, 3 put away" in after
    assert known(chat) == {
        "Acme": State.waiting,
        "Globex": State.away,
        "Initech": State.no,
        "Hooli": State.no,
    }
    assert watched(chat) == {"Acme"}


def test_a_newcomer_has_all_of_it_within_three_messages() -> None:
    """They send the file, say that it is right, and say where they live."""
    chat = Chat()
    brings(chat, *ALL)
    taps(chat, 1)
    assert "around six" in told(chat.does(Wrote("Germany", 9)))
    assert len(known(chat)) == len(ALL)
    assert chat.loaded.history is not None
    assert chat.loaded.history.has_settings


def test_a_no_in_the_file_opens_no_dialogue_and_no_nudge() -> None:
    """It is no fresh one."""
    chat = a_chat()
    assert "heavy" not in noted(chat, REFUSED, GHOSTED)
    assert chat.loaded.person.current is None
    assert not chat.dues


def test_left_it_leaves_nothing() -> None:
    chat = a_chat()
    brings(chat, *ALL)
    assert "haven't noted anything" in told(taps(chat, 3))
    assert known(chat) == {}


def test_the_same_file_twice_makes_no_doubles() -> None:
    """Capitals make none either, nor does a row that stands there twice."""
    chat = a_chat()
    noted(chat, *ALL, ACME)
    assert len(known(chat)) == len(ALL)
    said = told(brings(chat, *ALL, ACME._replace(company="ACME  ")))
    assert "I know all 5 in your file already" in said
    assert len(known(chat)) == len(ALL)


def test_two_of_one_name_with_different_days_are_two() -> None:
    """People apply again."""
    chat = a_chat()
    noted(chat, ACME, ACME._replace(on=LONG_AGO, sent=LONG_AGO))
    assert chat.loaded.history is not None
    assert len(chat.loaded.history.every_case) == 2


def test_only_news_change_what_is_known() -> None:
    """A no stays a no; who was waited for, or put away, may have answered since."""
    chat = a_chat()
    noted(chat, *ALL)
    said = told(
        brings(
            chat,
            ACME._replace(state=State.no),
            OLD._replace(state=State.no),
            REFUSED._replace(state=State.waiting),
            Row(0, "Bolt", "Cook", sent=LATELY),
        )
    )
    assert "<b>1</b> I know already, with news" in said
    taps(chat, 1)
    assert known(chat) == {
        "Acme": State.no,
        "Globex": State.no,
        "Initech": State.no,
        "Hooli": State.no,
        "Bolt": State.waiting,
    }
    assert chat.loaded.history is not None
    assert len(chat.loaded.history.of(Refused)) == 1, (
        "what isn't watched costs a line, and no fact of its own"
    )


def test_undo_takes_all_of_it_back() -> None:
    """What a file before it told holds again."""
    chat = a_chat()
    noted(chat, *ALL)
    chat.does(Wrote("Germany", 9))
    noted(chat, OLD._replace(state=State.no), Row(0, "Bolt", None, sent=LATELY))
    assert "Undone: noting what your file lists" in told(chat.does(Wrote("undo", 10)))
    assert known(chat)["Globex"] is State.away
    assert "Bolt" not in known(chat)
    chat.does(Wrote("undo", 11))
    assert known(chat) == {}


def test_who_isnt_watched_may_have_news_after_all() -> None:
    """It is found by its name, gets a fact of its own, and is watched from then on."""
    chat = a_chat()
    noted(chat, *ALL)
    chat.does(Wrote("Germany", 9))
    assert "They only saw your application" in told(chat.does(Wrote("Globex rejected me", 10)))
    chat.does(Wrote("Low", 11))
    assert known(chat)["Globex"] is State.no
    assert "Globex" in watched(chat)


def test_the_list_shows_those_that_are_over_too() -> None:
    """Page by page; each can be opened, taken up again, and erased for good."""
    chat = a_chat()
    noted(chat, ACME, *(GHOSTED._replace(company=f"Firm {n}") for n in range(20)))
    chat.does(Wrote("Germany", 9))
    chat.does(Commanded("list"))
    said = told(taps(chat, 2))
    assert "1–6 of 20" in said
    assert "Firm 0" in said
    assert "Firm 0" in told(taps(chat, 1))
    taps(chat, 1)  # take it up again
    assert "Firm 0" in watched(chat)


def test_one_is_erased_and_the_others_stay() -> None:
    """The file's text doesn't hold it any more."""
    chat = a_chat()
    noted(chat, *ALL)
    chat.does(Wrote("Germany", 9))
    chat.does(Wrote("delete Acme", 10))
    taps(chat, 1)
    assert known(chat).keys() == {"Globex", "Initech", "Hooli"}
    chat.does(Wrote("delete Globex", 11))
    taps(chat, 1)
    assert known(chat).keys() == {"Initech", "Hooli"}
    assert chat.loaded.history is not None
    (fact,) = [fact for _, fact in chat.loaded.history.of(Imported)]
    assert not {"Acme", "Globex"} & {*fact.live.split("\t"), *fact.put_by.split("\t")}


def test_old_ones_may_be_watched_and_closed_ones_left_out() -> None:
    """Change something, then look again."""
    chat = a_chat()
    brings(chat, *ALL)
    taps(chat, 2)
    said = told(taps(chat, 1))  # keep asking about the quiet ones
    assert "<b>2</b> waiting" in said
    taps(chat, 2)
    said = told(taps(chat, 1))  # leave out what is over
    assert "Initech" not in said
    taps(chat, 1)
    assert known(chat) == {"Acme": State.waiting, "Globex": State.waiting}


def test_days_can_be_read_the_other_way_round() -> None:
    """Where the file shows no order, the person's country decides; they may say otherwise."""
    chat = a_chat()
    row = Row(0, "Acme", None, on=date(2026, 10, 11), sent=date(2026, 10, 11))
    assert "Sun 11 Oct 2026" in told(brings(chat, row, swaps=True))
    taps(chat, 2)
    assert "Tue 10 Nov 2026" in told(taps(chat, 1))


def test_rows_that_cant_be_used_come_back_as_a_file_without_formulas() -> None:
    """Each with the reason."""
    chat = a_chat()
    unused = (
        '{"header": ["Company", "Notes"], "rows": [["nameless", "", "=cmd()"], ["saved", "@Bolt", "-1"]]}'
    )
    document, *_ = brings(chat, ACME, unused=unused)
    assert document.document is not None
    assert document.filename == "Not-used.csv"
    header, *rows = csv.reader(document.document.removeprefix("\ufeff").splitlines())
    assert header == ["Company", "Notes", "Why I couldn't use it"]
    assert [row[:2] for row in rows] == [["", "'=cmd()"], ["'@Bolt", "'-1"]]
    assert "no company and no job" in rows[0][2]


def test_no_more_are_watched_or_kept_than_there_is_room_for() -> None:
    """The rest is put away; what is beyond even that comes back."""
    chat = a_chat()
    waiting = [ACME._replace(company=f"Firm {n}") for n in range(MOST_APPLICATIONS + 2)]
    assert f"{MOST_APPLICATIONS} to watch, 2 put away" in noted(chat, *waiting)
    chat.does(Wrote("Germany", 9))
    document, *_ = brings(chat, *(GHOSTED._replace(company=f"Old {n}") for n in range(MOST_ROWS)))
    assert document.document is not None
    assert document.document.count("I have no room for more") == 2


def test_an_interview_ahead_gets_its_card_on_the_evening_before() -> None:
    chat = a_chat()
    ahead = Row(0, "Acme", "Nurse", State.waiting, Stage.first, TODAY + timedelta(days=3))
    noted(chat, ahead)
    chat.does(Wrote("Germany", 9))
    assert any(due.key.startswith("evening") for due in chat.dues)


def test_words_beneath_the_file_are_screened() -> None:
    """As beneath anything else."""
    chat = a_chat()
    assert "helpline" in told(brings(chat, ACME, caption="I want to kill myself")).casefold() or (
        chat.loaded.person.hold is not None
    )
    assert known(chat) == {}


def test_a_large_list_weighs_in_a_batch() -> None:
    """A large one is taken in after what others wrote."""
    large = Brought("x" * 350_000)
    short = [Incoming(1, n, n, Wrote("hi"), START) for n in range(2, 5)]
    parts = list(in_parts([Incoming(1, 1, 1, large, START), *short]))
    assert [[one.update for one in part] for part in parts] == [[2, 3, 4, 1]]
