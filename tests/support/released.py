"""The database that a release has left behind: `tests/released/README.md` says how it was made."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Boolean, Connection, MetaData, create_engine, insert, select, text
from sqlalchemy.engine import make_url

from bot.config import Settings
from bot.store.database import Database, _upgrade
from bot.store.permissions import OWNER
from tests.support.folders import TESTS

FOLDER = TESTS / "released"
REVISION = "0004"
"""The schema of 0.1."""


@dataclass(frozen=True)
class Somebody:
    """A person of the release: what they said, and where they stand (run and key of the open question)."""

    chat: int
    says: list[str]
    run: int | None
    key: str | None


PEOPLE = [
    Somebody(one["chat"], one["says"], *one["stands"])
    for one in json.loads((FOLDER / "0.1.json").read_text())
]


async def lay_down(settings: Settings) -> None:
    """Put the database of 0.1 and its key where these settings look for them, on either database."""
    settings.prepare()
    key = settings.data_dir / "master.key"
    shutil.copy(FOLDER / "0.1.key", key)
    key.chmod(OWNER)
    file = FOLDER / "0.1.sqlite3"
    url = make_url(settings.url())
    if url.get_backend_name() == "sqlite":
        shutil.copy(file, url.database or "")
        return
    database = Database(settings.url())
    async with database.write() as connection:
        await connection.run_sync(lambda c: _upgrade(c, REVISION))
        await connection.run_sync(lambda c: _copied(file, c))
    await database.close()


def _copied(file: Path, to: Connection) -> None:
    """Copy all rows of a file into the same tables of a server, and let it number on from there."""
    kept = MetaData()
    kept.reflect(to)
    engine = create_engine(f"sqlite:///file:{file}?immutable=1&uri=true")
    with engine.connect() as source:
        for table in kept.sorted_tables:
            if table.name == "alembic_version":
                continue
            columns = [text(f'"{column.name}"') for column in table.columns]
            truths = {column.name for column in table.columns if isinstance(column.type, Boolean)}
            rows = source.execute(select(*columns).select_from(text(table.name))).mappings()
            values = [{k: bool(v) if k in truths else v for k, v in row.items()} for row in rows]
            if values:
                to.execute(insert(table), values)
    engine.dispose()
    for name in ("people", "outbox", "parked"):
        to.execute(text(f"SELECT setval('{name}_id_seq', 1 + (SELECT coalesce(max(id), 0) FROM {name}))"))  # noqa: S608 - ours
