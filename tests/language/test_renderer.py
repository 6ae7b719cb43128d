"""What a turn says is put into words and buttons."""

from datetime import date, time, timedelta

import pytest

from bot.coach.facts.application import Pace
from bot.coach.facts.known import AboutWait, AboutWords, AboutWriting
from bot.coach.facts.refused import AboutReview
from bot.coach.scripts import SCRIPTS
from bot.language.wording.changeable import PAGE
from bot.language.wording.content import plain
from bot.message import Message
from bot.talk.ask import SKIPPED
from bot.talk.frozen import changed
from bot.turn.model.callback_data import (
    BeginTap,
    ChangesTap,
    ChangeTap,
    Control,
    RunAction,
    RunTap,
    Tap,
    parse,
)
from bot.turn.model.person import Person, Run, RunState
from bot.turn.model.says import Answered, Asked, Card, CardButton, Changes, Ended, LeftOff, Redrawn, Say
from tests.support.app import START
from tests.support.routes import routes_of
from tests.support.turns import ACME, a_no, a_run
from tests.support.words import RENDERER

ADA = Person(1, name="Ada", zone_name="Europe/Berlin", country="DE")


def shown(say: Say) -> Message:
    return RENDERER.message(ADA, say, START)


def taps(message: Message) -> list[list[Tap | None]]:
    return [[parse(button.data or "") for button in row] for row in message.rows]


def a_log(**answers: str) -> Run:
    return a_run(1, "log", AboutWait(1, START.date()), START, **answers)


def test_a_question_says_which_it_is_and_whether_it_is_new() -> None:
    """What was written before it arrived is no answer to it."""
    first, again = shown(Asked(a_no(1), first=True)), shown(Asked(a_no(1)))
    assert (first.run, first.key, first.first, first.edits) == (1, "mood", True, False)
    assert (again.html, again.rows, again.first) == (first.html, first.rows, False)
    redrawn = shown(Redrawn(a_no(1), 77))
    assert (redrawn.edits, redrawn.message, redrawn.html) == (True, 77, first.html)


def test_an_answer_that_was_typed_takes_the_buttons_away_and_nothing_else() -> None:
    """It stands below the question anyway."""
    message = shown(Answered(a_log(), "company", 77))
    assert message == Message(None, edits=True, message=77, run=1, key="company")


@pytest.mark.parametrize(
    ("run", "choice", "control", "label"),
    [
        (a_no(1), "1", None, "All right"),
        (a_log(), None, Control.skip, None),
        (a_log(company="Acme"), None, Control.back, "Back"),
        (a_log(company="Acme", role="Nurse", stage="applied"), "2026-11-20", None, "20 Nov"),
    ],
)
def test_a_choice_stands_in_the_place_of_the_buttons(
    run: Run, choice: str | None, control: Control | None, label: str | None
) -> None:
    """As it was seen: an option by its label, a day as a day, a control by its name."""
    ask = run.position.ask
    assert ask is not None
    message = shown(Answered(run, ask.key, 77, choice, control))
    assert message.rows == ()
    assert (message.edits, message.message) == (True, 77)
    if label is not None:
        assert label in (message.html or "").rpartition("\n\n")[2]
    assert message.html != shown(Asked(run)).html


def test_a_selection_is_shown_by_its_labels_or_as_none() -> None:
    """What is no option any more is left out."""
    run = a_run(1, "reflection", AboutReview(ACME, Pace.quick, 2), went_well=SKIPPED, reply="no")
    both = RENDERER.answer(ADA, run, "experience,clear,nonsense")
    assert both.count(", ") >= 1
    assert both.startswith(RENDERER.answer(ADA, run, "experience"))
    assert RENDERER.answer(ADA, run, "") == RENDERER.answer(ADA, run, "nonsense") != ""


def test_a_day_that_is_not_confirmed_is_asked_back_in_place_of_the_question() -> None:
    """Several that may be meant in other words than one that is far away."""
    run = a_log(company="Acme", role="Nurse", stage="applied")
    plain = shown(Asked(run)).html
    several = shown(Asked(run.but(draft_answer="?2026-04-03,2026-03-04"))).html
    far = shown(Asked(run.but(draft_answer="?2016-04-03"))).html
    assert len({plain, several, far}) == 3
    assert shown(Asked(run.but(draft_answer="2026-10"))).html == plain  # a month is no day


def names(run: Run) -> list[str]:
    """The keys on its path that have a name."""
    blocks = RENDERER.content.blocks("en", run.script)
    return [key for key in run.position.path if f"{key}__name" in blocks]


def listed(run: Run, page: int = 0) -> list[str]:
    buttons = [row[0] for row in taps(shown(Changes(run, page)))]
    return [tap.key for tap in buttons if isinstance(tap, ChangeTap)]


def test_answers_to_change_are_listed_page_by_page() -> None:
    """The last page leads back to the first; where there is nothing to name that is said."""
    routes = routes_of(SCRIPTS["reflection"])
    walked = ((a_run(1, "reflection", about, START, **dict(route))) for about, route in routes)
    run = next(run for run in walked if PAGE < len(names(run)) < 2 * PAGE)
    for page, keys, to in ((0, names(run)[:PAGE], 1), (1, names(run)[PAGE:], 0)):
        assert listed(run, page) == keys
        assert taps(shown(Changes(run, page)))[-2:] == [[ChangesTap(1, to)], [RunTap(RunAction.go, 1)]]
    assert shown(Changes(run, 9)).rows == shown(Changes(a_no(1))).rows == ()
    few = a_no(1, mood="2", fits_now="quick", company="Acme", role="Nurse", stage="first")
    assert taps(shown(Changes(few)))[-1] == [RunTap(RunAction.go, 1)]
    assert listed(few) == ["company", "role", "stage"]


def test_in_what_is_over_only_texts_can_be_changed() -> None:
    """Nothing there may open a new question; what was skipped is no text."""
    run = a_no(1, mood="2", fits_now="quick", company="Acme", role=SKIPPED, stage="first")
    assert listed(run) == ["company", "role", "stage"]
    for state in (RunState.correcting, RunState.closed):
        assert listed(run.but(state=state)) == ["company"]


def test_the_buttons_of_a_card_stand_beside_each_other_where_they_are_to() -> None:
    """Else each in a row of its own; the first has none to stand beside."""
    begin = BeginTap("no")
    buttons = (
        CardButton("menu__no", begin, beside=True),
        CardButton("menu__log", begin, beside=True),
        CardButton("menu__yes", begin),
    )
    assert [len(row) for row in shown(Card("coach", "menu", buttons)).rows] == [2, 1]


def test_what_was_left_shows_what_it_has_brought_so_far() -> None:
    """Where that is nothing, a word of its own."""
    assert shown(LeftOff(a_run(1, "writing", AboutWriting(ACME)))).html
    assert not shown(LeftOff(a_no(1, START - timedelta(days=1)))).rows


@pytest.mark.parametrize(
    ("zone", "marked"),
    [("Europe/Berlin", '<tg-time unix="1795701600" format="wdt">Thu 26 Nov at 15:00</tg-time>'), (None, "")],
)
def test_a_day_with_an_hour_is_marked_where_the_zone_is_known(zone: str | None, marked: str) -> None:
    """Telegram shows it by the reader's own clock, and the words stand inside for all others."""
    day = {"day": date(2026, 11, 26), "at": time(15), "today": START.date()}
    card = Card("found", "worry_at", shows=day)
    html = RENDERER.message(changed(ADA, zone_name=zone), card, START).html or ""
    assert marked in html
    assert plain(html).startswith("Your quarter of an hour to worry is Thu 26 Nov at 15:00")
    assert ("<tg-time" in html) is (zone is not None)


@pytest.mark.parametrize(("way", "glad"), [("accepted", True), ("declined", False), ("away", False)])
def test_only_an_offer_that_was_accepted_is_celebrated(way: str, glad: bool) -> None:
    """It is when it is told after the dialogue about it, too."""
    said = Ended(a_run(1, "change", AboutWords((ACME,), way), START))
    assert shown(said).celebrates is glad


@pytest.mark.parametrize(
    ("letters", "block"), [(301, "<blockquote expandable><code>"), (300, "<pre>"), (256, "<blockquote>")]
)
def test_a_long_text_to_copy_is_folded(letters: int, block: str) -> None:
    """One that fits has a button that copies it."""
    html, rows = RENDERER.with_copy(ADA, "Well?", "x" * letters)
    assert html.startswith(block)
    assert bool(rows) is (letters == 256)
