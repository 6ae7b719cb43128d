"""A batch in one transaction: what can't be decided or written is set aside, and its neighbours go on."""

import logging
from datetime import datetime, timedelta

import pytest

from bot.coach.facts.application import Application, Stage, Via
from bot.coach.facts.refused import AboutNo
from bot.coach.scripts import SCRIPTS
from bot.events import Commanded, Event, Incoming, Wrote
from bot.service.inbound import inbox as inbox_module
from bot.talk.script import Answer
from bot.turn.decide import decide
from bot.turn.model.outcome import Loaded, Outcome
from bot.turn.model.person import Person, Run
from bot.turn.model.reader import Reader
from bot.turn.model.says import Asked
from tests.support.app import START, Sit
from tests.support.databases import ON_BOTH, Store
from tests.support.words import RENDERER

pytestmark = ON_BOTH
SECRET = "otters in the boardroom"


def update(number: int, chat: int, event: Event) -> Incoming:
    return Incoming(0, number, chat, event, START)


async def test_an_update_that_makes_a_decision_raise_is_set_aside_and_its_neighbours_go_on(
    sit: Sit, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The person gets an apology and keeps the open question; the log has the frames and not the text."""

    def breaks(loaded: Loaded, event: Event, now: datetime, reader: Reader) -> Outcome:
        if event == Wrote(SECRET, 7):
            raise ValueError(f"{SECRET!r} is not a valid Mood")
        return decide(loaded, event, now, reader)

    monkeypatch.setattr(inbox_module, "decide", breaks)
    async with sit() as sitting:
        with caplog.at_level(logging.DEBUG, "bot"):
            await sitting.app.inbox.receive(
                [
                    update(1, 1, Commanded("no")),
                    update(2, 1, Wrote(SECRET, 7)),
                    update(3, 2, Commanded("no")),
                    update(4, 1, Commanded("help")),
                ]
            )
        assert SECRET not in caplog.text
        assert "ValueError at test_inbox.py" in caplog.text
        await sitting.app.outbox.drain()
        said = sitting.paper.getvalue()
    assert "Something broke on my side" in said
    assert said.count("How heavy is it") == 2
    assert "Where you are: talking about the job you didn't get" in said
    [(sealed, error)] = await store.rows("SELECT sealed, error FROM parked")
    assert SECRET.encode() not in bytes(sealed)
    assert SECRET not in str(error)
    assert await store.value("SELECT count(*) FROM seen") == 4


async def test_an_update_that_can_not_be_written_is_set_aside_alone(sit: Sit, store: Store) -> None:
    """The database refuses a row of one of them: the others are committed all the same."""
    async with sit() as sitting:
        await sitting.app.inbox.receive([update(1, 5, Commanded("help"))])
        await sitting.app.inbox.receive([update(2, 6, Commanded("help"))])
        trigger = "CREATE TRIGGER refuses BEFORE INSERT ON outbox"
        if store.on_sqlite:
            await store.change(f"{trigger} WHEN NEW.person = 1 BEGIN SELECT RAISE(ABORT, 'no'); END")
        else:
            says = "BEGIN RAISE EXCEPTION 'no'; END"
            await store.change(f"CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ {says} $$")
            await store.change(f"{trigger} FOR EACH ROW WHEN (NEW.person = 1) EXECUTE FUNCTION no()")
        await sitting.app.inbox.receive([update(3, 5, Commanded("no")), update(4, 6, Commanded("no"))])
    assert await store.rows('SELECT person, "update" FROM parked') == [(1, 3)]
    assert await store.rows("SELECT person, script FROM runs") == [(2, "no")]
    assert await store.rows('SELECT "update" FROM seen ORDER BY 1') == [(1,), (2,), (3,), (4,)]


async def test_what_is_fed_again_takes_back_what_the_coach_was_about_to_say(sit: Sit, store: Store) -> None:
    """As it would have been, had it been dealt with when it came."""
    async with sit() as sitting:
        await sitting.say_all("/no", "Low", "Later", "In 2 hours")
        sitting.clock.move_to(sitting.clock() + timedelta(hours=3))
        await sitting.app.nudges.say_due()
        assert await store.rows("SELECT key FROM outbox") == [("reminder:2",)]
        late = update(9001, 1, Commanded("list"))
        await sitting.app.inbox.dead_letters.add_locked(late)
        await sitting.app.inbox.again(late, 1, sitting.clock())
        assert await store.rows("SELECT key FROM outbox WHERE NOT edits") == [(None,)]


@pytest.mark.parametrize(
    ("company", "copied"), [("Acme", True), ("The Much Longer Name of a Company Ltd", False)]
)
def test_a_text_to_copy_has_a_button_or_stands_in_a_code_block(company: str, copied: bool) -> None:
    """Up to 256 units Telegram's button copies it."""
    role = "Principal platform reliability engineer for payments"
    known = Application(
        1, company, role if not copied else "Baker", Stage.first, Via.recruiter, "Bartholomew the Third"
    )
    name = "Ada" if copied else "Ada Augusta King Lovelace"
    values = {"mood": "3", "fits_now": "reply", "which": "1", "given": "bare"}
    answers = {key: Answer(value, START) for key, value in values.items()}
    run = Run(2, "no", SCRIPTS["no"].version, AboutNo(2, (known,), own_name=name), START, START, answers)
    message = RENDERER.message(Person(1, runs=(run,)), Asked(run), START)
    html = message.html or ""
    buttons = [button.copy for row in message.rows for button in row if button.copy is not None]
    folded = "<blockquote expandable><code>" in html
    assert ("<blockquote>" in html, "<pre>" in html or folded, len(buttons)) == (
        (True, False, 1) if copied else (False, True, 0)
    )
