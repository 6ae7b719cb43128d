"""News in a line, a mail or a table begins the right dialogue, with what it tells answered already."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coach.facts.application import Application, Stage, State, Via
from bot.coach.facts.history import Established
from bot.coach.facts.records import Became, Corrected, Lives, Logged, NudgeHour, Promised, Refused, Staged
from bot.language.understanding.heard import HeardText
from bot.talk.ask import SKIPPED
from bot.talk.kinds import Pick
from bot.turn.model.person import Person, Run
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News, Report
from bot.turn.reports import filing
from bot.turn.runs import runs
from tests.support.app import START
from tests.support.turns import ACME, GLOBEX, a_no, a_turn, held, now_open, said, states
from tests.support.words import READER, heard

TODAY = START.date()
SETTLED = (held(1, Lives("GB", "Europe/London")), held(1, NudgeHour(9)))
KNOWN = (*SETTLED, held(100, Logged(ACME)), held(101, Logged(GLOBEX)))


class Tells:
    """A text that tells this, whatever it says."""

    def __init__(self, heard: HeardText, told: tuple[Report, ...]) -> None:
        self._heard, self._told = heard, told

    def reports(self, _: Sequence[str]) -> tuple[Report, ...]:
        return self._told

    def __getattr__(self, name: str) -> object:
        return getattr(self._heard, name)


class Hears:
    """A reader to which every text tells the same."""

    def __init__(self, *told: Report) -> None:
        self._told = told

    def hear(self, person: Person, today: date, text: str) -> Tells:
        return Tells(READER.hear(person, today, text), self._told)

    def __getattr__(self, name: str) -> object:
        return getattr(READER, name)


def hearing(
    *told: Report,
    facts: tuple[Established, ...] = SETTLED,
    runs_before: tuple[Run, ...] = (),
    new: bool = False,
) -> Turn:
    about: dict[str, Any] = {} if runs_before else {"last": 0 if new else 5}
    turn = a_turn(*runs_before, facts=facts, **about)
    turn.reader = Hears(*told)  # type: ignore[assignment] # it has the rest by __getattr__
    return turn


def facts_of(turn: Turn) -> list[object]:
    """What the turn has established by now."""
    before = {(e.run, e.key) for e in turn.history.facts}
    return [e.fact for e in turn.now_established().facts if (e.run, e.key) not in before]


def values(turn: Turn) -> dict[str, str]:
    return {key: answer.value for key, answer in now_open(turn)[0].answers.items()}


def test_a_whole_line_is_shown_and_noted_with_nothing_else_asked() -> None:
    """One question is open: whether it is right."""
    turn = hearing(
        Report(News.applied, "Initech", "Cook", stage=Stage.applied, applied=TODAY, day=date(2026, 12, 10))
    )
    assert filing.file_text(turn, "…")
    run, ask = now_open(turn)
    assert ask.key == "right"
    assert Logged(Application(6, "Initech", "Cook", Stage.applied, Via.nobody)) in facts_of(turn)
    assert Promised(6, date(2026, 12, 10)) in facts_of(turn)
    assert run.script == "log"


def test_only_the_role_is_asked_where_a_line_names_a_company() -> None:
    """It may be skipped."""
    turn = hearing(Report(News.applied, "Initech"))
    assert filing.file_text(turn, "…")
    assert now_open(turn)[1].key == "role"
    assert now_open(turn)[1].can_skip


def test_an_interview_of_a_known_application_goes_on_with_that() -> None:
    """Who they will meet is noted too."""
    day = TODAY + timedelta(days=3)
    turn = hearing(Report(News.interview, "globex", contact="Sam", via=Via.recruiter, day=day), facts=KNOWN)
    assert filing.file_text(turn, "…")
    assert now_open(turn)[1].key == "right"
    assert Staged(GLOBEX.number, Stage.first, day) in facts_of(turn)
    assert [fact.value for fact in facts_of(turn) if isinstance(fact, Corrected)] == ["Sam", "recruiter"]
    assert not any(isinstance(fact, Logged) for fact in facts_of(turn))


def test_a_no_that_tells_it_all_is_noted_before_the_first_question() -> None:
    """What they said is kept for the question whether they said why."""
    turn = hearing(Report(News.no, "Initech", "Cook", stage=Stage.final, reason="they wanted more SQL"))
    assert filing.file_text(turn, "…")
    assert now_open(turn)[1].key == "mood"
    assert Refused(6, None) in facts_of(turn)
    assert values(turn)["reason"] == "they wanted more SQL"


def test_a_no_that_leaves_out_how_far_it_got_asks_how_heavy_it_is_first() -> None:
    """Nothing else comes before that."""
    turn = hearing(Report(News.no, "Initech"))
    assert filing.file_text(turn, "…")
    assert now_open(turn)[1].key == "mood"
    assert facts_of(turn) == []


def test_a_mail_that_gives_no_reason_answers_that_question() -> None:
    """Nobody is asked for what the mail said, or didn't."""
    turn = hearing(Report(News.no, "Initech", mail=True))
    assert filing.file_text(turn, "…")
    assert values(turn)["given"] == "bare"


@pytest.mark.parametrize("news", [News.no, News.offer, News.promised, News.on_hold, News.withdrew])
def test_news_of_a_known_application_log_nothing_anew(news: News) -> None:
    """It is named as it is known, whatever the case of its letters."""
    turn = hearing(Report(news, "ACME", day=TODAY + timedelta(days=9)), facts=KNOWN)
    assert filing.file_text(turn, "…")
    assert not any(isinstance(fact, Logged) for fact in facts_of(turn))


def test_pulling_out_of_something_unknown_changes_nothing() -> None:
    """It is said."""
    turn = hearing(Report(News.withdrew, "Initech"), facts=KNOWN)
    assert filing.file_text(turn, "…")
    assert said(turn) == ["nothing_noted"]
    assert facts_of(turn) == []


def test_what_is_not_sure_enough_is_not_heard() -> None:
    """Other readings get their chance."""
    turn = hearing(Report(News.no, "Initech", sure=0.5))
    assert not filing.file_text(turn, "…")
    assert turn.says == []


def test_what_is_likely_is_shown_beside_what_is_sure() -> None:
    """To leave it out would lose it; nothing is noted before the person has seen it."""
    turn = hearing(Report(News.interview, "Initech"), Report(News.no, "the vets", sure=0.55))
    assert filing.file_text(turn, "…")
    run, _ = now_open(turn)
    assert run.script == "several"
    assert len(run.facts.entries) == 2
    assert facts_of(turn) == []


def test_a_line_takes_the_place_of_an_open_dialogue_of_its_kind() -> None:
    """What was answered there still counts."""
    turn = hearing(Report(News.no, "Initech", "Cook", stage=Stage.first), runs_before=(a_no(1, mood="4"),))
    assert filing.file_text(turn, "…", turn.person.current)
    run, ask = now_open(turn)
    assert (run.number, ask.key) == (2, "fits_now")
    assert 1 not in states(turn)


def test_several_are_noted_once_they_are_right() -> None:
    """Each has a number of its own, which no later run takes."""
    turn = hearing(*(Report(News.applied, name) for name in ("A", "B", "C")))
    assert filing.file_text(turn, "…")
    run, ask = now_open(turn)
    assert facts_of(turn) == []
    runs.answer(turn, run, ask, "right", {})
    logged = [fact.application for fact in facts_of(turn) if isinstance(fact, Logged)]
    assert [a.company for a in logged] == ["A", "B", "C"]
    assert len({a.number for a in logged}) == 3
    runs.begin(turn, "start")
    assert now_open(turn)[0].number > max(a.number for a in logged)


def test_the_one_that_is_wrong_is_left_out() -> None:
    """The rest is shown again."""
    turn = hearing(*(Report(News.applied, name) for name in ("A", "B")))
    filing.file_text(turn, "…")
    run, ask = now_open(turn)
    runs.answer(turn, run, ask, "change", {})
    run, ask = now_open(turn)
    assert isinstance(ask.kind, Pick)
    runs.answer(turn, run, ask, next(iter(ask.kind.items)), {})
    run, ask = now_open(turn)
    runs.answer(turn, run, ask, "right", {})
    assert [f.application.company for f in facts_of(turn) if isinstance(f, Logged)] == ["B"]


def test_rows_of_a_table_with_a_no_among_them_begin_no_review() -> None:
    """They are noted as they are."""
    rows = [Report(News.no, "A", status="Rejected"), Report(News.applied, "B", status="Applied")]
    turn = hearing(*rows)
    filing.file_text(turn, "…")
    run, ask = now_open(turn)
    runs.answer(turn, run, ask, "right", {})
    assert turn.person.current is None
    assert [f.reason for f in facts_of(turn) if isinstance(f, Refused)] == [None]


def test_of_several_news_the_no_is_talked_about() -> None:
    """How far it got is asked, since the first words depend on it."""
    turn = hearing(Report(News.no, "A"), Report(News.withdrew, "Acme"), facts=KNOWN)
    filing.file_text(turn, "…")
    run, ask = now_open(turn)
    runs.answer(turn, run, ask, "right", {})
    run, ask = now_open(turn)
    assert ask.words == "stage"
    runs.answer(turn, run, ask, "final", {})
    assert now_open(turn)[1].key == "mood"
    assert Became(ACME.number, State.withdrawn) in facts_of(turn)


names = st.none() | st.sampled_from(["Acme", "globex", "Initech", "x" * 120])
days = st.none() | st.dates(date(2025, 1, 1), date(2028, 1, 1))
anything_told = st.builds(
    Report,
    st.sampled_from(News),
    names,
    names,
    names,
    st.none() | st.sampled_from(Via),
    st.none() | st.sampled_from(Stage),
    days,
    days,
    reason=st.none() | st.text(min_size=1, max_size=50),
    feedback=st.none() | st.booleans(),
    replies=st.none() | st.booleans(),
    call=st.booleans(),
    mail=st.booleans(),
)


@given(st.lists(anything_told, min_size=1, max_size=4), st.booleans())
def test_whatever_is_told_is_answered_and_opens_a_question_or_says_something(
    told: list[Report], known: bool
) -> None:
    """Every answer that is filled in is one that its question takes."""
    turn = hearing(*told, facts=KNOWN if known else (), new=not known)
    if not filing.file_text(turn, "…"):
        return
    assert turn.says
    run = turn.person.current
    if run is not None:
        for key in run.position.path:
            assert (
                run.answers[key].value == SKIPPED
                or run.position.asks[key].parse(run.answers[key].value) is not None
            )


def test_words_about_an_item_do_not_pick_it() -> None:
    """The name alone does, or with a few words around it."""
    turn = hearing(*(Report(News.applied, name) for name in ("Initech", "Globex")))
    filing.file_text(turn, "…")
    run, ask = now_open(turn)
    runs.answer(turn, run, ask, "change", {})
    run, _ = now_open(turn)
    assert heard("the initech one please").option(run) is not None
    said = "its initech on church road, they wanted somebody with a bit more experience"
    assert heard(said).option(run) is None
