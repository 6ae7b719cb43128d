"""The store keeps what it should on a real file, and nobody can read what is sealed."""

import stat
from pathlib import Path

import pytest

from bot.channels.terminal import CHAT
from bot.coach.safety import Tier
from bot.coach.scripts import SCRIPTS
from bot.config import Settings
from bot.errors import SettingsError
from bot.store.codec import FACTS
from bot.store.crypto import KeyRefusedError, Keyring
from bot.store.key_file import read_keyring
from bot.talk.paths import positions
from tests.support.app import START, Sit
from tests.support.databases import ON_BOTH, Store
from tests.support.postgres import Postgres
from tests.support.routes import routes_of
from tests.support.unsealed import person

pytestmark = ON_BOTH
SECRETS = ("Globex Secret", "Chief whisperer", "we talked about otters")
REVIEW = (
    *("/no", "Low", "The full review, 8 to 11 minutes", SECRETS[0], SECRETS[1]),
    *("The final round", "Nobody in particular"),
)


async def test_nothing_typed_can_be_read_in_the_files(
    sit: Sit, store: Store, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Not in the database, not in its journal, not in what pg_dump makes of it."""
    async with sit() as sitting:
        await sitting.say_all(*REVIEW, "No, they gave no reason", SECRETS[2])
        kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    if not store.on_sqlite:
        server: Postgres = request.getfixturevalue("postgres")
        kept = server.dump(store.engine.url.database or "").encode()
    assert b"wrapped_key" in kept
    for secret in SECRETS:
        assert secret.encode() not in kept
        assert secret.casefold().encode() not in kept.lower()


async def test_the_key_is_for_its_owner_and_beside_the_database(sit: Sit, tmp_path: Path) -> None:
    """Made on the first start, mode 0600, and there is no start without it."""
    async with sit() as sitting:
        await sitting.say_all(*REVIEW)
    key = tmp_path / "master.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    key.unlink()
    with pytest.raises(SettingsError, match=r"Put the key file at .*master\.key"):
        async with sit():
            pass
    assert not key.exists()


async def test_what_the_screen_found_is_kept_and_its_words_are_not(
    sit: Sit, store: Store, tmp_path: Path, database_url: str
) -> None:
    """Tier and time, sealed, and nothing else: the update leaves no row that holds it."""
    async with sit() as sitting:
        await sitting.say_all("/no", "3", "I want to die")
    found = await person(Settings(data_dir=tmp_path, database_url=database_url), 0, CHAT)
    assert (found.hold, found.held_at) == (Tier.explicit, START)
    assert await store.value("SELECT count(*) FROM parked") == 0
    assert await store.value("SELECT count(*) FROM messages WHERE NOT ours") == 0


async def test_how_it_went_this_evening_is_kept_without_a_word_of_it(
    sit: Sit, store: Store, tmp_path: Path, database_url: str
) -> None:
    """A restart doesn't begin it all anew: counts, and which feelings were answered, are sealed."""
    async with sit() as sitting:
        await sitting.say_all("/no", "3", "i keep crying", "leave me alone", "velvet hammers whisper")
    lately = (await person(Settings(data_dir=tmp_path, database_url=database_url), 0, CHAT)).lately
    assert (lately.felt, lately.refused, lately.misread, lately.at) == (("crying",), 1, 1, START)
    assert b"crying" not in bytes(await store.value("SELECT sealed FROM people"))


async def test_the_applications_follow_the_facts(sit: Sit, store: Store) -> None:
    """Logged and refused when that is said; gone again when it is taken back."""

    async def applications() -> list[tuple[int, str, bool]]:
        rows = await store.rows("SELECT number, stage, refused_at IS NOT NULL FROM applications")
        return [(number, stage, bool(refused)) for number, stage, refused in rows]

    async with sit() as sitting:
        await sitting.say_all(*REVIEW[:-1])
        assert await applications() == []
        await sitting.say(REVIEW[-1])
        assert await applications() == [(1, "final", True)]
        await sitting.say_all(
            "/no", "Low", "A short review, 5 to 9 minutes", "Globex Secret · Chief whisperer", "Back"
        )
        assert await applications() == [(1, "final", True)]
        await sitting.say_all("/cancel", "Discard it")
        assert await applications() == [(1, "final", True)]


async def test_an_answer_taken_back_takes_its_facts_back(sit: Sit, store: Store) -> None:
    """Back from the question after `via`: there is no such application yet."""
    async with sit() as sitting:
        await sitting.say_all(*REVIEW, "Back")
    assert await store.value("SELECT count(*) FROM facts") == 0
    assert await store.value("SELECT count(*) FROM applications") == 0


def test_every_kind_of_fact_can_be_stored() -> None:
    """A record that a dialogue makes and the store doesn't know would be lost."""
    made = {
        type(fact)
        for script in SCRIPTS.values()
        for about, route in routes_of(script)
        for position in positions(script, about, route)
        for fact in position.records.values()
    }
    assert len(made) >= 8
    assert made <= set(FACTS.values())


def test_a_new_master_key_is_listed_first_and_the_old_one_still_opens() -> None:
    """Rotation."""
    old, new = b"a" * 32, b"b" * 32
    wrapped = Keyring([old]).new()
    sealed = Keyring([old]).sealer(wrapped, 1).seal(b"words")
    assert Keyring([new, old]).sealer(wrapped, 1).open(sealed) == b"words"
    with pytest.raises(KeyRefusedError):
        Keyring([new]).sealer(wrapped, 1)
    with pytest.raises(KeyRefusedError):
        Keyring([old]).sealer(wrapped, 2).open(sealed)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("TELEGRAM_BOT_TOKEN", "", "Set TELEGRAM_BOT_TOKEN"),
        ("TELEGRAM_BOT_TOKEN", "no token", "Set TELEGRAM_BOT_TOKEN"),
        ("SEND_RATE", "-1", "Set SEND_RATE"),
        ("SEND_RATE", "fast", "Set SEND_RATE"),
        ("DATABASE_URL", "mysql://x", "Set DATABASE_URL"),
        ("DATABASE_URL", "???", "Set DATABASE_URL"),
        ("MASTER_KEYS", "c2hvcnQ=", "Set MASTER_KEYS"),
        ("MASTER_KEY_FILE", "/nowhere/key", "Set MASTER_KEY_FILE"),
    ],
)
def test_a_wrong_setting_gets_one_line_that_says_what_to_set(
    name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It never repeats the value."""
    from bot.config import read_settings

    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv(name, value)

    def everything() -> None:
        settings: Settings = read_settings()
        settings.url()
        read_keyring(settings)
        _ = settings.token

    with pytest.raises(SettingsError) as caught:
        everything()
    line = str(caught.value)
    assert line.startswith(says)
    assert "\n" not in line
    assert not value or value not in line
