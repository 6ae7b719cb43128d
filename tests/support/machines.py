"""A machine of its own: a network namespace behind a router, which can begin to swallow what is sent.

Packets vanish then without a word, as where a route is gone or a machine has lost its power: neither side is
told that the other one is not there.
"""

import asyncio
import os
import shutil
import subprocess
import sys
from asyncio.subprocess import PIPE, Process
from itertools import count
from typing import Self

from tests.support.postgres import Postgres

PORT = 5432

_NUMBERS = count(os.getpid())


def missing() -> str | None:
    """Why there can be no such machine here; None where there can."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("ip") is None:
        return "it needs Linux, root, and the program `ip`"
    try:
        with Machine():
            return None
    except subprocess.CalledProcessError:
        return "network namespaces can't be made here"


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True)  # noqa: S603, S607 - ours


class Machine:
    """There as long as the `with` lasts. address: its own. telegram, database: of this one, as it sees it."""

    def __init__(self) -> None:
        number = next(_NUMBERS) % 4096
        net = f"10.{224 + number // 256}.{number % 256}"
        self.telegram, self.database, self._router = f"{net}.1", f"{net}.2", f"{net}.3"
        self.address, self._gateway = f"{net}.66", f"{net}.65"
        self._name, self._between = f"afterword-{number}", f"afterword-{number}-router"
        self._ends = f"aw{number}a", f"aw{number}b"

    def __enter__(self) -> Self:
        try:
            self._make()
        except subprocess.CalledProcessError:
            self.__exit__()
            raise
        return self

    def _make(self) -> None:
        here, there = self._ends
        for name in (self._name, self._between):
            _ip("netns", "add", name)
            _ip("-n", name, "link", "set", "lo", "up")
        _ip("link", "add", here, "type", "veth", "peer", "name", "wan", "netns", self._between)
        _ip(
            "-n",
            self._between,
            "link",
            "add",
            "lan",
            "type",
            "veth",
            "peer",
            "name",
            there,
            "netns",
            self._name,
        )
        for address in (self.telegram, self.database):
            _ip("address", "add", f"{address}/26", "dev", here)
        _ip("-n", self._between, "address", "add", f"{self._router}/26", "dev", "wan")
        _ip("-n", self._between, "address", "add", f"{self._gateway}/26", "dev", "lan")
        _ip("-n", self._name, "address", "add", f"{self.address}/26", "dev", there)
        _ip("link", "set", here, "up")
        for link in ("wan", "lan"):
            _ip("-n", self._between, "link", "set", link, "up")
        _ip("-n", self._name, "link", "set", there, "up")
        forwards = "echo 1 > /proc/sys/net/ipv4/ip_forward"
        _ip("netns", "exec", self._between, "sh", "-c", forwards)
        _ip("-n", self._name, "route", "add", "default", "via", self._gateway)
        _ip("route", "add", f"{self.address}/32", "via", self._router)

    def __exit__(self, *_: object) -> None:
        for name in (self._name, self._between):  # and all that hangs on them, both ways
            subprocess.run(["ip", "netns", "delete", name], check=False, capture_output=True)  # noqa: S603, S607 - ours

    def swallow(self, *addresses: str) -> None:
        """From here on nothing that it sends to these arrives."""
        for address in addresses:
            _ip("-n", self._between, "route", "add", "blackhole", f"{address}/32")

    def let_through(self, *addresses: str) -> None:
        for address in addresses:
            _ip("-n", self._between, "route", "delete", "blackhole", f"{address}/32")

    async def start(self, *arguments: str, environment: dict[str, str]) -> Process:
        """`python -m arguments` on it."""
        inside = ("ip", "netns", "exec", self._name, sys.executable, "-m", *arguments)
        return await asyncio.create_subprocess_exec(*inside, env=environment, stdout=PIPE, stderr=PIPE)

    def url(self, url: str) -> str:
        """The address of a database of `tests.support.postgres`, from there."""
        user, _, name = url.partition("://")[2].partition("@/")
        return f"postgresql://{user}@{self.database}:{PORT}/{name.partition('?')[0]}"


class Listening:
    """As long as this lasts, a server of PostgreSQL answers at an address of a machine's network too."""

    def __init__(self, server: Postgres, machine: Machine) -> None:
        self._server = server
        self._machine = machine

    def __enter__(self) -> None:
        with (self._server.folder / "data" / "pg_hba.conf").open("a") as allowed:
            allowed.write(f"host all all {self._machine.address}/32 trust\n")
        self._server.sql(f"ALTER SYSTEM SET listen_addresses = '{self._machine.database}'")
        self._server.stop()
        self._server.start()

    def __exit__(self, *_: object) -> None:
        self._server.sql("ALTER SYSTEM RESET listen_addresses")  # from its next start on
