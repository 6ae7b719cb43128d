"""A request in words is carried out for the application it names, said back, and undone with a word."""

from datetime import date

import pytest

from bot.coach.facts.application import Application, Stage, State, Via
from bot.coach.facts.history import Established, History
from bot.coach.facts.records import Promised, Staged
from bot.events import Commanded, Tapped, Wrote
from bot.turn.model.person import RunState
from tests.support.by_typing import history, names, says, somebody
from tests.support.chat import Chat


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("put globex away", State.away),
        ("close globex, i'm not interested", State.away),
        ("i withdrew from globex", State.withdrawn),
        ("please put globex away, thanks", State.away),
        ("close the second one", State.away),
    ],
)
def test_one_is_closed_and_undo_opens_it_again(text: str, state: State) -> None:
    """Only the one that is named; the others stay as they are."""
    chat = somebody("Acme", "Globex")
    said = says(chat, text)
    assert "Globex" in said
    assert names(chat) == {"Acme": State.waiting, "Globex": state}
    assert "Undone" in says(chat, "undo")
    assert names(chat) == {"Acme": State.waiting, "Globex": State.waiting}


@pytest.mark.parametrize(
    "text",
    [
        "put zorp away",
        "i withdrew from zorp",
        "delete zorp",
        "reopen zorp",
        "mute zorp",
        "stop asking about zorp",
        "undo zorp",
        "remind me about zorp tomorrow",
        "i told them i withdraw my application at zorp",
    ],
)
def test_a_name_that_is_not_known_changes_nothing(text: str) -> None:
    """Not even where there is just one that could be meant."""
    chat = somebody("Acme")
    before = history(chat)
    says(chat, text)
    assert history(chat) == before


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("rename acme to acme ltd", "acme ltd"),
        ("it's called Hooli not Acme", "Hooli"),
        ("it's not Acme, it's Hooli", "Hooli"),
        ("i meant Hooli, not Acme", "Hooli"),
        ("change the company at acme to Hooli", "Hooli"),
    ],
)
def test_a_company_is_renamed(text: str, name: str) -> None:
    """However it is said; and the name that was there before comes back with a word."""
    chat = somebody("Acme", "Globex")
    assert name in says(chat, text)
    assert set(names(chat)) == {name, "Globex"}
    says(chat, "undo")
    assert set(names(chat)) == {"Acme", "Globex"}


@pytest.mark.parametrize(
    "text",
    [
        "it's fine not great",
        "it was long not hard",
        "the recruiter at globex is really nice",
        "her name is nice",
    ],
)
def test_talk_renames_nothing(text: str) -> None:
    """It has the shape of a correction, and what it says it is not stands nowhere."""
    chat = somebody("Acme", "Globex")
    before = [case.application for case in history(chat).cases]
    says(chat, text)
    assert [case.application for case in history(chat).cases] == before


def test_where_two_fit_it_is_asked_which() -> None:
    """Both are buttons."""
    chat = somebody("Acme North", "Acme South")
    [message, *_] = chat.does(Wrote("put acme away", 99))
    assert sum("Acme" in button.label for row in message.rows for button in row) == 2
    chat.does(Tapped(message.rows[0][0].data or "", chat.messages))
    assert sorted(case.state.value for case in history(chat).cases) == ["away", "waiting"]


def test_erasing_one_takes_that_one_only_and_asks_first() -> None:
    """Nothing of it is left among the facts, and nothing else is missing."""
    chat = somebody("Acme", "Globex")
    says(chat, "remind me about acme in 3 days")
    number = next(
        case.application.number for case in history(chat).cases if case.application.company == "Acme"
    )
    for asked in (Commanded("delete", "acme"), Wrote("delete acme", 70)):
        chat.does(asked)
        assert "Acme" in names(chat)
    says(chat, "Erase it")
    assert set(names(chat)) == {"Globex"}
    assert all(_about(one) != number for one in history(chat).facts)
    assert history(chat).lives is not None
    assert "Acme" not in says(chat, "/list")
    assert all(run.state is RunState.closed for run in chat.loaded.person.runs)


def _about(established: Established) -> object:
    about = getattr(established.fact, "application", None)
    return about.number if isinstance(about, Application) else about


def test_delete_with_a_name_never_offers_to_erase_everything() -> None:
    """Known or not."""
    chat = somebody("Acme", "Globex")
    for name in ("globex", "zorp"):
        [message, *_] = chat.does(Commanded("delete", name))
        assert "everything:" not in (message.html or "")


def test_a_moved_interview_keeps_the_promised_day_if_it_still_comes_after() -> None:
    """Else the day can't be right any more, and is dropped."""
    for due, kept in ((date(2026, 12, 10), True), (date(2026, 11, 26), False)):
        chat = with_interview(due)
        said = says(chat, "they moved the acme interview to friday")
        [case] = history(chat).cases
        assert case.on == date(2026, 11, 27)
        assert case.due == (due if kept else None)
        assert ("dropped" in said) is not kept


def with_interview(due: date) -> Chat:
    """An interview at Acme lies ahead, and the day of the answer is named."""
    chat = somebody("Acme")
    [case] = history(chat).cases
    number = case.application.number
    facts = [one for one in history(chat).facts if not isinstance(one.fact, Staged | Promised)]
    at = chat.now
    facts += [
        Established(number, "staged", at, Staged(number, Stage.first, date(2026, 11, 26))),
        Established(number, "promised", at, Promised(number, due)),
    ]
    chat.loaded = type(chat.loaded)(chat.loaded.person, History(tuple(facts)))
    return chat


def test_a_reminder_neither_ends_a_date_nor_mutes_the_ladder() -> None:
    """What is due besides comes as it would have; only not on the same day."""
    chat = somebody("Acme")
    before = history(chat).cases
    planned = {due.key for due in chat.dues}
    says(chat, "remind me about acme on friday")
    assert [(c.due, c.muted, c.snoozed) for c in history(chat).cases] == [
        (c.due, c.muted, c.snoozed) for c in before
    ]
    assert planned <= {due.key for due in chat.dues}
    assert any(due.kind == "remind" for due in chat.dues)
    says(chat, "don't remind me")
    assert {due.key for due in chat.dues} == planned


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("next interview?", "None yet"),
        ("how many did i apply to", "2 applications"),
        ("did zorp reject me before?", "nothing noted under “zorp”"),
        ("have i applied to globex already?", "Yes: Globex"),
        ("who was the recruiter at acme", "agency"),
        ("compare acme and globex", "side by side"),
        ("which should i wait for", "side by side"),
        ("show me the rejected ones", "None so far"),
        ("what's next", "Acme"),
    ],
)
def test_finding_says_the_fact_and_changes_nothing(text: str, said: str) -> None:
    """With at most one door."""
    chat = somebody("Acme", "Globex")
    before = history(chat)
    [message] = chat.does(Wrote(text, 50))
    assert said in (message.html or "")
    assert sum(len(row) for row in message.rows) <= 1
    assert history(chat) == before


def test_a_question_stays_open_while_something_is_found() -> None:
    """The fact comes first, then where they were."""
    chat = somebody("Acme", "Globex")
    chat.does(Commanded("no"))
    said = says(chat, "have i applied to globex already?")
    assert "Yes: Globex" in said
    assert "How heavy" in said


def test_via_is_known_to_the_application() -> None:
    """A hiring manager that is named is dealt with from then on."""
    chat = somebody("Acme")
    says(chat, "the manager at acme is called Bob")
    [case] = history(chat).cases
    assert (case.application.contact, case.application.via) == ("Bob", Via.manager)
